
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

-- Which words were listed when: for refresh(), which makes anew what an edit
-- of the lexicon has changed.
--
-- The history is a sequence of facts that do not refer to one another, so
-- that it can be dumped, restored, replicated and merged in any order.  That
-- it is complete and in the right order is nowhere taken for granted: see
-- lexicon_difference().

CREATE FUNCTION @extschema@.lexicon_hash(
        word pg_catalog.text, kind pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_lexicon_hash';

COMMENT ON FUNCTION @extschema@.lexicon_hash(pg_catalog.text, pg_catalog.text)
    IS 'what a word adds to lexicon_version(), which is the sum over all words, modulo two to the 64th';

CREATE TABLE @extschema@.lexicon_change (
    word pg_catalog.text COLLATE pg_catalog."C" NOT NULL,
    kind pg_catalog.text,
    changed_at pg_catalog.timestamptz NOT NULL
        DEFAULT pg_catalog.clock_timestamp(),
    transaction_at pg_catalog.timestamptz NOT NULL
        DEFAULT pg_catalog.transaction_timestamp(),
    CONSTRAINT lexicon_change_pkey PRIMARY KEY (word, changed_at)
);

COMMENT ON TABLE @extschema@.lexicon_change
    IS 'history of the lexicon, filled by its triggers; rows older than all that may still have to be refreshed can be deleted';
COMMENT ON COLUMN @extschema@.lexicon_change.word
    IS 'word that was listed, struck or given another kind';
COMMENT ON COLUMN @extschema@.lexicon_change.kind
    IS 'its kind from then on; NULL if it was struck';
COMMENT ON COLUMN @extschema@.lexicon_change.changed_at
    IS 'time of the edit';
COMMENT ON COLUMN @extschema@.lexicon_change.transaction_at
    IS 'time at which the transaction of the edit began';
COMMENT ON CONSTRAINT lexicon_change_pkey ON @extschema@.lexicon_change
    IS 'a word changes once at a time';

CREATE INDEX lexicon_change_at_index ON @extschema@.lexicon_change (changed_at);

COMMENT ON INDEX @extschema@.lexicon_change_at_index
    IS 'the newest changes first';

SELECT pg_catalog.pg_extension_config_dump('@extschema@.lexicon_change', '');

GRANT SELECT ON @extschema@.lexicon_change TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE
    ON @extschema@.lexicon_change TO @extowner@ WITH GRANT OPTION;

-- Editors need no right on the history.  Of what a transaction does with one
-- word, only the last counts, so that a list that is emptied and filled again
-- leaves no trace in it.

CREATE FUNCTION @extschema@.record_lexicon_change() RETURNS pg_catalog.trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    words text[];
    kinds text[];
BEGIN
    IF TG_LEVEL = 'ROW' THEN
        words := CASE WHEN TG_OP = 'INSERT' THEN ARRAY[NEW.word]
                      WHEN TG_OP = 'DELETE' THEN ARRAY[OLD.word]
                      WHEN NEW.word = OLD.word THEN ARRAY[NEW.word]
                      ELSE ARRAY[NEW.word, OLD.word] END;
        kinds := CASE WHEN TG_OP = 'DELETE' THEN ARRAY[NULL]
                      ELSE ARRAY[NEW.kind, NULL] END;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT array_agg(n.word), array_agg(n.kind) INTO words, kinds
        FROM new_rows AS n;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(o.word), array_agg(NULL::text) INTO words, kinds
        FROM old_rows AS o;
    ELSIF TG_OP = 'UPDATE' THEN
        SELECT array_agg(coalesce(n.word, o.word)), array_agg(n.kind)
        INTO words, kinds
        FROM new_rows AS n FULL JOIN old_rows AS o ON n.word = o.word;
    ELSE
        SELECT array_agg(l.word), array_agg(NULL::text) INTO words, kinds
        FROM @extschema@.lexicon AS l;
    END IF;

    DELETE FROM @extschema@.lexicon_change AS c
    USING unnest(words) AS w (word)
    WHERE c.word = w.word AND c.transaction_at = transaction_timestamp();
    INSERT INTO @extschema@.lexicon_change (word, kind, changed_at)
    SELECT w.word, w.kind, now.at
    FROM (SELECT clock_timestamp() OFFSET 0) AS now (at),
        unnest(words, kinds) AS w (word, kind)
    WHERE w.word IS NOT NULL
        AND w.kind IS DISTINCT FROM (
            SELECT c.kind FROM @extschema@.lexicon_change AS c
            WHERE c.word = w.word
            ORDER BY c.changed_at DESC LIMIT 1);
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.record_lexicon_change()
    IS 'trigger of lexicon: records an edit in lexicon_change';

REVOKE EXECUTE ON FUNCTION @extschema@.record_lexicon_change() FROM PUBLIC;

CREATE TRIGGER lexicon_insert_recorded
    AFTER INSERT ON @extschema@.lexicon
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.record_lexicon_change();
CREATE TRIGGER lexicon_update_recorded
    AFTER UPDATE ON @extschema@.lexicon
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.record_lexicon_change();
CREATE TRIGGER lexicon_delete_recorded
    AFTER DELETE ON @extschema@.lexicon
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.record_lexicon_change();
CREATE TRIGGER lexicon_truncate_recorded
    BEFORE TRUNCATE ON @extschema@.lexicon
    FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.record_lexicon_change();
CREATE TRIGGER lexicon_replicated_recorded
    AFTER INSERT OR UPDATE OR DELETE ON @extschema@.lexicon
    FOR EACH ROW EXECUTE FUNCTION @extschema@.record_lexicon_change();

COMMENT ON TRIGGER lexicon_insert_recorded ON @extschema@.lexicon
    IS 'records new words in lexicon_change';
COMMENT ON TRIGGER lexicon_update_recorded ON @extschema@.lexicon
    IS 'records other words and kinds in lexicon_change';
COMMENT ON TRIGGER lexicon_delete_recorded ON @extschema@.lexicon
    IS 'records struck words in lexicon_change';
COMMENT ON TRIGGER lexicon_truncate_recorded ON @extschema@.lexicon
    IS 'records in lexicon_change that all words were struck';
COMMENT ON TRIGGER lexicon_replicated_recorded ON @extschema@.lexicon
    IS 'records an edit in lexicon_change that came by logical replication';

ALTER TABLE @extschema@.lexicon
    ENABLE REPLICA TRIGGER lexicon_replicated_recorded;
ALTER TABLE @extschema@.lexicon
    ENABLE ALWAYS TRIGGER lexicon_truncate_recorded;
