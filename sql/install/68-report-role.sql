-- Reports: a role that reads the views of a corpus, and nothing else.
--
-- Since the views check the rights of the reader, the reader needs rights on
-- the columns of tables that they read.  So that these tables cannot be read
-- themselves, past the row-level security of article, the reader is not let
-- into the schema of the corpus, but into another one, that has the same
-- views.

CREATE FUNCTION @extschema@.report_schema(corpus pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT corpus OPERATOR(pg_catalog.||) '_report';
END;

COMMENT ON FUNCTION @extschema@.report_schema(pg_catalog.text)
    IS 'name of the schema for readers of the views of a corpus';

-- What a schema of readers is known by.

CREATE FUNCTION @extschema@.report_schema_note(corpus pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.format('views of corpus "%s" for readers', corpus);
END;

COMMENT ON FUNCTION @extschema@.report_schema_note(pg_catalog.text)
    IS 'part of grant_reports(): comment on the schema that it makes';

CREATE FUNCTION @extschema@.create_report_schema(corpus pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
DECLARE
    schema CONSTANT text := @extschema@.report_schema(corpus);
    comments text;
    view text;
BEGIN
    IF octet_length(schema) > 63 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'name_too_long',
            MESSAGE = format('name of schema "%s" is too long', schema),
            HINT = 'A corpus whose views are granted has a name of at most'
                   ' 56 bytes.';
    END IF;
    IF to_regnamespace(quote_ident(schema)) IS NULL THEN
        EXECUTE format('CREATE SCHEMA %I', schema);
        EXECUTE format('COMMENT ON SCHEMA %I IS %L', schema,
                       @extschema@.report_schema_note(corpus));
    ELSIF obj_description(to_regnamespace(quote_ident(schema)),
                          'pg_namespace')
            IS DISTINCT FROM @extschema@.report_schema_note(corpus) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'duplicate_schema',
            MESSAGE = format('schema "%s" already exists', schema),
            HINT = format('It is needed for readers of corpus "%s".',
                          corpus);
    END IF;

    FOR view IN SELECT r.name FROM @extschema@.report_views(corpus) AS r LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %1$I.%3$I'
                       ' WITH (security_invoker) AS SELECT * FROM %2$I.%3$I',
                       schema, corpus, view);
        SELECT string_agg(CASE d.objsubid WHEN 0
                   THEN format('COMMENT ON VIEW %I.%I IS %L;',
                               schema, view, d.description)
                   ELSE format('COMMENT ON COLUMN %I.%I.%I IS %L;',
                               schema, view, a.attname, d.description)
                   END, ' ')
        INTO comments
        FROM pg_description AS d
        LEFT JOIN pg_attribute AS a
            ON a.attrelid = d.objoid AND a.attnum = d.objsubid
        WHERE d.classoid = 'pg_class'::regclass
            AND d.objoid = format('%I.%I', corpus, view)::regclass;
        EXECUTE comments;
    END LOOP;
    RETURN schema;
END;
$$;

COMMENT ON FUNCTION @extschema@.create_report_schema(pg_catalog.text)
    IS 'part of grant_reports(): makes the schema for readers, or adds to it the views that are missing';

CREATE FUNCTION @extschema@.drop_report_schema(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
DECLARE
    schema CONSTANT text := @extschema@.report_schema(corpus);
    view text;
BEGIN
    IF obj_description(to_regnamespace(quote_ident(schema)), 'pg_namespace')
            IS DISTINCT FROM @extschema@.report_schema_note(corpus) THEN
        RETURN;
    END IF;
    FOR view IN SELECT r.name FROM @extschema@.report_views(corpus) AS r LOOP
        EXECUTE format('DROP VIEW IF EXISTS %I.%I', schema, view);
    END LOOP;
    EXECUTE format('DROP SCHEMA %I', schema);
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_report_schema(pg_catalog.text)
    IS 'part of drop_reports(): drops the schema for readers, if there is one and nothing of somebody else in it';

CREATE FUNCTION @extschema@.grant_reports(
    corpus pg_catalog.text,
    reader pg_catalog.text,
    search pg_catalog.bool DEFAULT false
) RETURNS pg_catalog.text
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    schema text;
    statement text;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    IF to_regrole(quote_ident(reader)) IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'undefined_object',
            MESSAGE = format('role "%s" does not exist', reader),
            HINT = format('Make it with CREATE ROLE %I LOGIN PASSWORD ….',
                          reader);
    END IF;
    schema := @extschema@.create_report_schema(corpus);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema, reader);

    -- The views, and what is beneath them, down to the columns.
    FOR statement IN
        WITH RECURSIVE used AS (
            SELECT c.oid AS relation, NULL::integer AS attribute
            FROM pg_class AS c
            WHERE c.relnamespace = quote_ident(schema)::regnamespace
                AND c.relkind = 'v'
            UNION
            SELECT d.refobjid, d.refobjsubid
            FROM used AS u
            JOIN pg_rewrite AS r ON r.ev_class = u.relation
            JOIN pg_depend AS d
                ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                    AND d.refclassid = 'pg_class'::regclass
                    AND d.refobjsubid > 0 AND d.refobjid <> u.relation
        )
        SELECT format('GRANT SELECT (%s) ON %s TO %I',
                      string_agg(quote_ident(a.attname), ', '
                                 ORDER BY a.attnum),
                      u.relation::regclass, reader)
        FROM used AS u
        JOIN pg_attribute AS a ON a.attrelid = u.relation
            AND a.attnum = u.attribute
        JOIN pg_class AS c ON c.oid = u.relation
        WHERE c.relnamespace = quote_ident(corpus)::regnamespace
        GROUP BY u.relation
        UNION ALL
        SELECT format('GRANT SELECT ON %s TO %I', u.relation::regclass, reader)
        FROM used AS u
        JOIN pg_class AS c ON c.oid = u.relation
        WHERE c.relkind = 'v' AND u.attribute IS NULL
    LOOP
        EXECUTE statement;
    END LOOP;

    IF search THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', corpus, reader);
        EXECUTE format('GRANT SELECT ON %I.article TO %I', corpus, reader);
    END IF;
    RETURN schema;
END;
$$;

COMMENT ON FUNCTION @extschema@.grant_reports(
    pg_catalog.text, pg_catalog.text, pg_catalog.bool)
    IS 'lets a role read the views of a corpus, by their names in another schema, whose name is returned, and nothing else; with search => true also table article and the functions of search, for which the role must be let into the schema of the corpus: row-level security on article then has to be repeated on mention, quotation, credit and line';

CREATE FUNCTION @extschema@.revoke_reports(
    corpus pg_catalog.text,
    reader pg_catalog.text
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    schema text;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    FOREACH schema IN ARRAY ARRAY[corpus, @extschema@.report_schema(corpus)]
    LOOP
        IF to_regnamespace(quote_ident(schema)) IS NOT NULL THEN
            EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I',
                           schema, reader);
            EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %I',
                           schema, reader);
        END IF;
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.revoke_reports(
    pg_catalog.text, pg_catalog.text)
    IS 'takes all rights on a corpus and its views from a role';
