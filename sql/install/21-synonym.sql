
-- Synonyms
--
-- A search that asks for it reads this table, so an edit counts from the next
-- statement on, in every session, and is undone with its transaction.

CREATE FUNCTION @extschema@.check_synonym(word pg_catalog.text)
    RETURNS pg_catalog.bool
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_check_synonym';

COMMENT ON FUNCTION @extschema@.check_synonym(pg_catalog.text)
    IS 'true if the word may be in table synonym, otherwise an error that says why not';

CREATE TABLE @extschema@.synonym (
    word pg_catalog.text COLLATE pg_catalog."C" NOT NULL,
    synonym pg_catalog.text COLLATE pg_catalog."C" NOT NULL,
    is_mutual pg_catalog.bool NOT NULL DEFAULT true,
    note pg_catalog.text,
    CONSTRAINT synonym_pkey PRIMARY KEY (word, synonym),
    CONSTRAINT synonym_check CHECK (@extschema@.check_synonym(word)
                                    AND @extschema@.check_synonym(synonym))
);

COMMENT ON TABLE @extschema@.synonym
    IS 'words that a search finds by others, if it asks for synonyms; an edit counts from the next statement on, in every session';
COMMENT ON COLUMN @extschema@.synonym.word
    IS 'what is looked for: a word or several, 1 to 64 characters; width, case and traditional characters make no difference';
COMMENT ON COLUMN @extschema@.synonym.synonym
    IS 'what is found by it, likewise; and what is found by that, in turn';
COMMENT ON COLUMN @extschema@.synonym.is_mutual
    IS 'true: each is found by the other, so that rows that share a word make a group; false: only synonym by word';
COMMENT ON COLUMN @extschema@.synonym.note
    IS 'anything worth noting; not used';
COMMENT ON CONSTRAINT synonym_pkey ON @extschema@.synonym
    IS 'a pair is listed once';
COMMENT ON CONSTRAINT synonym_check ON @extschema@.synonym
    IS 'a word has 1 to 64 characters, a letter or digit among them, no quotation mark and no white space around it';

CREATE FUNCTION @extschema@.folded(body pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_fold_sql';

COMMENT ON FUNCTION @extschema@.folded(pg_catalog.text)
    IS 'a text as search compares it: half width, lower case, simplified characters';

CREATE INDEX synonym_word_index
    ON @extschema@.synonym (@extschema@.folded(word));
CREATE INDEX synonym_synonym_index
    ON @extschema@.synonym (@extschema@.folded(synonym)) WHERE is_mutual;

COMMENT ON INDEX @extschema@.synonym_word_index
    IS 'what is found by a word';
COMMENT ON INDEX @extschema@.synonym_synonym_index
    IS 'what is found by the other word of a mutual pair';

SELECT pg_catalog.pg_extension_config_dump('@extschema@.synonym', '');

GRANT SELECT ON @extschema@.synonym TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE
    ON @extschema@.synonym TO @extowner@ WITH GRANT OPTION;

CREATE FUNCTION @extschema@.synonyms(words pg_catalog.text[])
    RETURNS TABLE (word pg_catalog.text, synonym pg_catalog.text)
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH RECURSIVE reached (word, synonym) AS (
        SELECT w.word, w.word
        FROM (SELECT DISTINCT @extschema@.folded(u.word) COLLATE "C" AS word
              FROM unnest(words) AS u (word)) AS w
        UNION
        SELECT r.word, n.synonym
        FROM reached AS r
        CROSS JOIN LATERAL (
            SELECT @extschema@.folded(s.synonym) AS synonym
            FROM @extschema@.synonym AS s
            WHERE @extschema@.folded(s.word) = r.synonym
            UNION ALL
            SELECT @extschema@.folded(s.word)
            FROM @extschema@.synonym AS s
            WHERE @extschema@.folded(s.synonym) = r.synonym AND s.is_mutual
        ) AS n
    )
    SELECT r.word, r.synonym FROM reached AS r WHERE r.synonym <> r.word
    ORDER BY r.word, r.synonym;
END;

COMMENT ON FUNCTION @extschema@.synonyms(pg_catalog.text[])
    IS 'what is found by each of some words by table synonym, near and far; all as folded() has them';
