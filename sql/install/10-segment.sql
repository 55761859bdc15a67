
-- segmentation

CREATE FUNCTION @extschema@.segment_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT
    AS 'MODULE_PATHNAME', 'zhn_segment_support';

COMMENT ON FUNCTION @extschema@.segment_support(pg_catalog.internal)
    IS 'planner support of segment(): rows from the length of the text';

REVOKE EXECUTE ON FUNCTION @extschema@.segment_support(pg_catalog.internal)
    FROM PUBLIC;

CREATE FUNCTION @extschema@.segment(
        body pg_catalog.text,
        cut pg_catalog.text DEFAULT 'news')
    RETURNS TABLE (
        "position" pg_catalog.int4,
        start pg_catalog.int4,
        length pg_catalog.int4,
        word pg_catalog.text,
        kind pg_catalog.text)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 100 ROWS 1000 SUPPORT @extschema@.segment_support
    AS 'MODULE_PATHNAME', 'zhn_segment';

COMMENT ON FUNCTION @extschema@.segment(pg_catalog.text, pg_catalog.text)
    IS 'tokens of a text: number, first character (from 1), length in characters, the token as it stands (substr(body, start, length)) and its kind; cut is fine, news or long; the tokens concatenated are the text';

CREATE FUNCTION @extschema@.words(
        body pg_catalog.text,
        cut pg_catalog.text DEFAULT 'news')
    RETURNS pg_catalog.text[]
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 100
    AS 'MODULE_PATHNAME', 'zhn_words';

COMMENT ON FUNCTION @extschema@.words(pg_catalog.text, pg_catalog.text)
    IS 'tokens of a text without punctuation and white space; cut is fine, news or long';

CREATE FUNCTION @extschema@.explain_segment(
        body pg_catalog.text,
        cut pg_catalog.text DEFAULT 'news')
    RETURNS TABLE (
        "position" pg_catalog.int4,
        start pg_catalog.int4,
        length pg_catalog.int4,
        word pg_catalog.text,
        kind pg_catalog.text,
        reason pg_catalog.text,
        cost pg_catalog.float8,
        readings pg_catalog.jsonb)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 1000 ROWS 1000 SUPPORT @extschema@.segment_support
    AS 'MODULE_PATHNAME', 'zhn_explain_segment';

COMMENT ON FUNCTION @extschema@.explain_segment(pg_catalog.text, pg_catalog.text)
    IS 'tokens of a text as segment() gives them, and why each was cut so: reason (dictionary, lexicon, name, numeral …), cost in nats (the natural logarithm of how rare the word is after the one before it), and the readings that were weighed where it begins, cheapest first';
