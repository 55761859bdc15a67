
-- How words are read

CREATE FUNCTION @extschema@.pinyin(
    body pg_catalog.text,
    style pg_catalog.text DEFAULT 'marks',
    is_name pg_catalog.bool DEFAULT false
) RETURNS pg_catalog.text
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 200
    AS 'MODULE_PATHNAME', 'zhn_pinyin';

COMMENT ON FUNCTION @extschema@.pinyin(
    pg_catalog.text, pg_catalog.text, pg_catalog.bool)
    IS 'how a text is read, a syllable for each Chinese character: style marks (píng hú), digits (ping2 hu2), plain (ping hu, v for ü) or initials (ph); names of persons by their surname (查 zhā), with is_name the whole text as one';

CREATE FUNCTION @extschema@.reads_as(
    word pg_catalog.text,
    typed pg_catalog.text
) RETURNS pg_catalog.bool
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 10
    AS 'MODULE_PATHNAME', 'zhn_reads_as';

COMMENT ON FUNCTION @extschema@.reads_as(pg_catalog.text, pg_catalog.text)
    IS 'whether a word is read as somebody typed: pinghu, ping hu, píng hú, ping2hu, or ph by the letters that begin its syllables; tones that are not given may be any';
