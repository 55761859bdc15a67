
-- Refuse a database that is not encoded in UTF8, before anything is made.

CREATE FUNCTION @extschema@.require_utf8() RETURNS pg_catalog.void
    LANGUAGE c
    AS 'MODULE_PATHNAME', 'zhn_require_utf8';

SELECT @extschema@.require_utf8();

DROP FUNCTION @extschema@.require_utf8();

COMMENT ON SCHEMA @extschema@
    IS 'Chinese news as data: words, articles, search, counts';

GRANT USAGE ON SCHEMA @extschema@ TO PUBLIC;
