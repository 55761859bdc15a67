
-- The query language of search

CREATE FUNCTION @extschema@.query(query pg_catalog.text)
    RETURNS pg_catalog.tsquery
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 50
    AS 'MODULE_PATHNAME', 'zhn_query';

COMMENT ON FUNCTION @extschema@.query(pg_catalog.text)
    IS 'words of a query as tsquery, for words @@ zhnews.query(…): words (all of them), OR, "phrase", -word, word*, (…), headline:word; text without a space is looked for as it stands; an error with its place if it cannot be read';

CREATE FUNCTION @extschema@.plain_query(query pg_catalog.text)
    RETURNS pg_catalog.tsquery
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 50
    AS 'MODULE_PATHNAME', 'zhn_plain_query';

COMMENT ON FUNCTION @extschema@.plain_query(pg_catalog.text)
    IS 'tsquery that finds any word of a text, for ranked search with what somebody typed or a whole question; never an error';

CREATE FUNCTION @extschema@.parse_query(
    query pg_catalog.text,
    OUT words pg_catalog.tsquery,
    OUT conditions pg_catalog.jsonb,
    OUT strings pg_catalog.text[],
    OUT hidden pg_catalog.text[],
    OUT is_mixed pg_catalog.bool)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 50
    AS 'MODULE_PATHNAME', 'zhn_parse_query';

COMMENT ON FUNCTION @extschema@.parse_query(pg_catalog.text)
    IS 'a query in its parts: words as query() has them, NULL for none; conditions, an array of {"field", "not", "values", "prefixes"} for author, column, person, organisation, place and paper, or {"field": "date", "not", "from", "to"}; strings, the text that is looked for; hidden, those of them that an article may have inside a word, where words do not show them; is_mixed, whether a condition is an alternative to words or excluded with them: then words is any of the words, for ranking, and conditions has all that is asked for, also as {"any" or "all": array, "not"} and {"words": tsquery, "query": text, "not"}';
