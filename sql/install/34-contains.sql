
-- Strings anywhere in a text, also inside words

CREATE FUNCTION @extschema@.contains(
    headline pg_catalog.text,
    body pg_catalog.text,
    query pg_catalog.text
) RETURNS pg_catalog.bool
    LANGUAGE c STABLE PARALLEL SAFE
    COST 100
    AS 'MODULE_PATHNAME', 'zhn_contains';

COMMENT ON FUNCTION @extschema@.contains(
    pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'whether an article has the strings of a query in the language of query(), anywhere, also inside words; conditions such as author: are taken to hold';

CREATE FUNCTION @extschema@.characters(body pg_catalog.text)
    RETURNS pg_catalog.tsvector
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 100
    AS 'MODULE_PATHNAME', 'zhn_characters';

COMMENT ON FUNCTION @extschema@.characters(pg_catalog.text)
    IS 'the characters and pairs of neighbouring characters of a text, folded, for an index in which character_query() looks; see create_character_index()';

CREATE FUNCTION @extschema@.character_query(query pg_catalog.text)
    RETURNS pg_catalog.tsquery
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_character_query';

COMMENT ON FUNCTION @extschema@.character_query(pg_catalog.text)
    IS 'tsquery that finds in characters() every text for which contains() is true, and some more; NULL for a query without strings to look for';
