
-- Refuse a database that is not encoded in UTF8, before anything is made.

CREATE FUNCTION @extschema@.require_utf8() RETURNS pg_catalog.void
    LANGUAGE c
    AS 'MODULE_PATHNAME', 'zhn_require_utf8';

SELECT @extschema@.require_utf8();

DROP FUNCTION @extschema@.require_utf8();

COMMENT ON SCHEMA @extschema@
    IS 'Chinese news as data: words, articles, search, counts';

GRANT USAGE ON SCHEMA @extschema@ TO PUBLIC;

-- Rows of a type go into tables that are made like it.

CREATE FUNCTION @extschema@.columns_of(
    type pg_catalog.regtype,
    but pg_catalog.text[],
    "table" pg_catalog.text DEFAULT NULL
) RETURNS pg_catalog.text
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT string_agg(concat_ws('.', "table", quote_ident(a.attname)),
                      ', ' ORDER BY a.attnum)
    FROM pg_type AS t
    JOIN pg_attribute AS a ON a.attrelid = t.typrelid
    WHERE t.oid = type AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname <> ALL (but);
END;

COMMENT ON FUNCTION @extschema@.columns_of(
    pg_catalog.regtype, pg_catalog.text[], pg_catalog.text)
    IS 'columns of a row type, but for some, as a list for a statement, each as one of a table if that is given';
