
-- Where a text has what was asked for

CREATE FUNCTION @extschema@.headline(
    body pg_catalog.text,
    query pg_catalog.tsquery,
    start_mark pg_catalog.text DEFAULT '«',
    stop_mark pg_catalog.text DEFAULT '»',
    max_characters pg_catalog.int4 DEFAULT 100,
    max_pieces pg_catalog.int4 DEFAULT 1,
    separator pg_catalog.text DEFAULT ' … '
) RETURNS pg_catalog.text
    LANGUAGE c STABLE PARALLEL SAFE
    COST 100
    AS 'MODULE_PATHNAME', 'zhn_headline';

CREATE FUNCTION @extschema@.headline(
    body pg_catalog.text,
    query pg_catalog.text,
    start_mark pg_catalog.text DEFAULT '«',
    stop_mark pg_catalog.text DEFAULT '»',
    max_characters pg_catalog.int4 DEFAULT 100,
    max_pieces pg_catalog.int4 DEFAULT 1,
    separator pg_catalog.text DEFAULT ' … '
) RETURNS pg_catalog.text
    LANGUAGE c STABLE PARALLEL SAFE
    COST 100
    AS 'MODULE_PATHNAME', 'zhn_headline_text';

COMMENT ON FUNCTION @extschema@.headline(
    pg_catalog.text, pg_catalog.tsquery, pg_catalog.text, pg_catalog.text,
    pg_catalog.int4, pg_catalog.int4, pg_catalog.text)
    IS 'the best sentences of a text for a query, with what was found between marks: max_pieces pieces of about max_characters in sum, cut at the end of a sentence or clause, no pair of quotation marks or brackets cut in two; a piece without its marks is a substring of the text; max_characters NULL is the whole text. The text is not escaped for HTML';
COMMENT ON FUNCTION @extschema@.headline(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text,
    pg_catalog.int4, pg_catalog.int4, pg_catalog.text)
    IS 'the same for a query in the language of zhnews.query()';

CREATE FUNCTION @extschema@.snippets(
    body pg_catalog.text,
    query pg_catalog.tsquery,
    max_characters pg_catalog.int4 DEFAULT 100,
    max_pieces pg_catalog.int4 DEFAULT 1
) RETURNS TABLE (
        start pg_catalog.int4,
        length pg_catalog.int4,
        text pg_catalog.text,
        hits pg_catalog.int4)
    LANGUAGE c STABLE PARALLEL SAFE
    COST 100 ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_snippets';

CREATE FUNCTION @extschema@.snippets(
    body pg_catalog.text,
    query pg_catalog.text,
    max_characters pg_catalog.int4 DEFAULT 100,
    max_pieces pg_catalog.int4 DEFAULT 1
) RETURNS TABLE (
        start pg_catalog.int4,
        length pg_catalog.int4,
        text pg_catalog.text,
        hits pg_catalog.int4)
    LANGUAGE c STABLE PARALLEL SAFE
    COST 100 ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_snippets_text';

COMMENT ON FUNCTION @extschema@.snippets(
    pg_catalog.text, pg_catalog.tsquery, pg_catalog.int4, pg_catalog.int4)
    IS 'the pieces that headline() shows: first character, from 1, length in characters, text, and number of hits';
COMMENT ON FUNCTION @extschema@.snippets(
    pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'the same for a query in the language of zhnews.query()';

CREATE FUNCTION @extschema@.hits(
    body pg_catalog.text,
    query pg_catalog.tsquery
) RETURNS TABLE (
        start pg_catalog.int4,
        length pg_catalog.int4,
        text pg_catalog.text)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 100 ROWS 5
    AS 'MODULE_PATHNAME', 'zhn_hits';

CREATE FUNCTION @extschema@.hits(
    body pg_catalog.text,
    query pg_catalog.text
) RETURNS TABLE (
        start pg_catalog.int4,
        length pg_catalog.int4,
        text pg_catalog.text)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 100 ROWS 5
    AS 'MODULE_PATHNAME', 'zhn_hits_text';

COMMENT ON FUNCTION @extschema@.hits(pg_catalog.text, pg_catalog.tsquery)
    IS 'where a text has words or phrases of a query: first character, from 1, length in characters, and text; of two that overlap the first, and the longer one';
COMMENT ON FUNCTION @extschema@.hits(pg_catalog.text, pg_catalog.text)
    IS 'the same for a query in the language of zhnews.query()';
