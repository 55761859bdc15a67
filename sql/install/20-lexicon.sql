
-- lexicon

CREATE FUNCTION @extschema@.check_lexicon_row(
        word pg_catalog.text, kind pg_catalog.text)
    RETURNS pg_catalog.bool
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_check_lexicon_row';

COMMENT ON FUNCTION @extschema@.check_lexicon_row(pg_catalog.text, pg_catalog.text)
    IS 'true if the word may be in the lexicon, otherwise an error that says why not';

CREATE TABLE @extschema@.lexicon (
    word pg_catalog.text COLLATE pg_catalog."C"
        CONSTRAINT lexicon_pkey PRIMARY KEY,
    kind pg_catalog.text NOT NULL DEFAULT 'word',
    note pg_catalog.text,
    CONSTRAINT lexicon_check CHECK (@extschema@.check_lexicon_row(word, kind))
);

COMMENT ON TABLE @extschema@.lexicon
    IS 'words that are always kept whole, longest first; an edit counts from the next statement on, in every session';
COMMENT ON COLUMN @extschema@.lexicon.word
    IS '2 to 64 characters; width, case and traditional characters make no difference';
COMMENT ON COLUMN @extschema@.lexicon.kind
    IS 'word, person, place or organisation';
COMMENT ON COLUMN @extschema@.lexicon.note
    IS 'anything worth noting; not used';
COMMENT ON CONSTRAINT lexicon_pkey ON @extschema@.lexicon
    IS 'a word is listed once';
COMMENT ON CONSTRAINT lexicon_check ON @extschema@.lexicon
    IS 'a word has 2 to 64 characters, a letter or digit among them, and no white space around it; the kind is known';

SELECT pg_catalog.pg_extension_config_dump('@extschema@.lexicon', '');

CREATE FUNCTION @extschema@.lexicon_changed() RETURNS pg_catalog.trigger
    LANGUAGE c
    AS 'MODULE_PATHNAME', 'zhn_lexicon_changed';

COMMENT ON FUNCTION @extschema@.lexicon_changed()
    IS 'tells every session that the lexicon was edited';

CREATE TRIGGER lexicon_changed
    AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON @extschema@.lexicon
    FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.lexicon_changed();

COMMENT ON TRIGGER lexicon_changed ON @extschema@.lexicon
    IS 'makes an edit known to every session';

-- Logical replication calls row triggers only, and of those only the ones
-- that are enabled for a replica.

CREATE TRIGGER lexicon_replicated
    AFTER INSERT OR UPDATE OR DELETE ON @extschema@.lexicon
    FOR EACH ROW EXECUTE FUNCTION @extschema@.lexicon_changed();

COMMENT ON TRIGGER lexicon_replicated ON @extschema@.lexicon
    IS 'makes an edit known that came by logical replication';

ALTER TABLE @extschema@.lexicon
    ENABLE ALWAYS TRIGGER lexicon_changed;
ALTER TABLE @extschema@.lexicon
    ENABLE REPLICA TRIGGER lexicon_replicated;

CREATE FUNCTION @extschema@.lexicon_version() RETURNS pg_catalog.int8
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_lexicon_version';

COMMENT ON FUNCTION @extschema@.lexicon_version()
    IS 'fingerprint of the words and kinds in the lexicon, 0 for none; equal for equal words, so also on a standby and after a restore; larger is not later';

GRANT SELECT ON @extschema@.lexicon TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE
    ON @extschema@.lexicon TO @extowner@ WITH GRANT OPTION;
