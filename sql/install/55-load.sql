-- Loading much: from a staging table in batches; reading pages again.

CREATE FUNCTION @extschema@.staging_columns(
    staging pg_catalog.regclass,
    format pg_catalog.text
) RETURNS pg_catalog.text
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    known CONSTANT text[] := '{paper,published,page_no,format,url,external_id}';
    columns text[] := ARRAY(
        SELECT a.attname::text FROM pg_attribute AS a
        WHERE a.attrelid = staging AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum);
    text_column text := CASE WHEN 'body' = ANY (columns)
                             THEN 'body' ELSE 'doc' END;
    unknown text[];
    kind "char" := (SELECT c.relkind FROM pg_class AS c WHERE c.oid = staging);
BEGIN
    IF kind <> 'r' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'wrong_object_type',
            MESSAGE = format('"%s" is not an ordinary table', staging),
            HINT = 'Rows are taken out of the staging table as they are'
                   ' loaded: use CREATE TABLE … AS to make one.';
    END IF;
    IF text_column <> ALL (columns) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'undefined_column',
            MESSAGE = format('staging table "%s" has no column "body" or'
                             ' "doc"', staging),
            HINT = 'The text of a page, or a JSON document, is in one of'
                   ' these.';
    END IF;
    unknown := ARRAY(SELECT c FROM unnest(columns) AS c
                     WHERE c <> text_column AND c <> ALL (known));
    IF cardinality(unknown) > 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'undefined_column',
            MESSAGE = format('column "%s" of staging table "%s" is no column'
                             ' of a page', unknown[1], staging),
            HINT = format('It would be lost. Columns are: %s, and body or doc.',
                          array_to_string(known, ', '));
    END IF;
    RETURN (SELECT string_agg(
                CASE WHEN k.name = 'format' AND k.name = ANY (columns)
                     THEN format('coalesce(s.format::text, %L)', format)
                     WHEN k.name = 'format' THEN quote_literal(format)
                     WHEN k.name = ANY (columns)
                     THEN format('s.%I::text', k.name)
                     ELSE 'NULL' END,
                ', ' ORDER BY k.number)
            FROM unnest(known || text_column) WITH ORDINALITY
                AS k (name, number));
END;
$$;

COMMENT ON FUNCTION @extschema@.staging_columns(
    pg_catalog.regclass, pg_catalog.text)
    IS 'part of load(): the columns of a staging table as those of zhnews.staged; an error if it cannot be one';

CREATE TYPE @extschema@.staged AS (
    paper pg_catalog.text,
    published pg_catalog.text,
    page_no pg_catalog.text,
    format pg_catalog.text,
    url pg_catalog.text,
    external_id pg_catalog.text,
    body pg_catalog.text
);

COMMENT ON TYPE @extschema@.staged
    IS 'part of load(): a row of a staging table';
COMMENT ON COLUMN @extschema@.staged.paper IS 'name of the newspaper';
COMMENT ON COLUMN @extschema@.staged.published IS 'day of publication';
COMMENT ON COLUMN @extschema@.staged.page_no IS 'page number as printed';
COMMENT ON COLUMN @extschema@.staged.format IS 'format of body';
COMMENT ON COLUMN @extschema@.staged.url IS 'where the page came from';
COMMENT ON COLUMN @extschema@.staged.external_id
    IS 'identifier of the page in the system that it came from';
COMMENT ON COLUMN @extschema@.staged.body
    IS 'text of the page or document, verbatim';

CREATE FUNCTION @extschema@.load_rows(
    corpus pg_catalog.text,
    staged @extschema@.staged[],
    OUT added pg_catalog.int8,
    OUT replaced pg_catalog.int8,
    OUT unchanged pg_catalog.int8,
    OUT rejected pg_catalog.int8
) RETURNS pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- xmax is zero in a row that this statement has made.
    WITH written AS (
        INSERT INTO page AS p (paper, published, page_no, format, url,
                               external_id, body)
        SELECT s.paper, @extschema@.publication_day(s.published), s.page_no,
               s.format, s.url, s.external_id, s.body
        FROM unnest(staged) AS s
        ON CONFLICT (paper, external_id) WHERE external_id IS NOT NULL
        DO UPDATE SET published = excluded.published,
                      page_no = excluded.page_no, format = excluded.format,
                      url = excluded.url, body = excluded.body,
                      loaded_at = current_timestamp
        RETURNING p.xmax = 0 AS is_new
    )
    SELECT count(*) FILTER (WHERE w.is_new),
           count(*) FILTER (WHERE NOT w.is_new)
    INTO added, replaced
    FROM written AS w;

    -- What is there now but was not written was there before.
    SELECT count(*) FILTER (WHERE t.is_there) - added - replaced,
           count(*) FILTER (WHERE NOT t.is_there)
    INTO unchanged, rejected
    FROM (SELECT EXISTS (
              SELECT FROM page AS p
              WHERE p.content_hash = @extschema@.content_hash(s.body)
                  AND p.format = s.format) AS is_there
          FROM unnest(staged) AS s) AS t;
END;
$$;

COMMENT ON FUNCTION @extschema@.load_rows(
    pg_catalog.text, @extschema@.staged[])
    IS 'part of load(): puts rows into table page of a corpus, a new version in the place of the old one; returns what became of how many';

CREATE FUNCTION @extschema@.load_row(
    corpus pg_catalog.text,
    staged @extschema@.staged,
    OUT added pg_catalog.int8,
    OUT replaced pg_catalog.int8,
    OUT unchanged pg_catalog.int8,
    OUT rejected pg_catalog.int8
) RETURNS pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    problem_state text;
    problem_message text;
    problem_hint text;
BEGIN
    BEGIN
        SELECT r.* INTO added, replaced, unchanged, rejected
        FROM @extschema@.load_rows(corpus, ARRAY[staged]) AS r;
        RETURN;
    EXCEPTION
        WHEN data_exception OR integrity_constraint_violation
            OR program_limit_exceeded THEN
            GET STACKED DIAGNOSTICS
                problem_state = RETURNED_SQLSTATE,
                problem_message = MESSAGE_TEXT,
                problem_hint = PG_EXCEPTION_HINT;
    END;
    EXECUTE format(
        'INSERT INTO %I.rejected (paper, page_no, format, url, external_id,'
        ' body, sqlstate, message, hint)'
        ' VALUES ($1, $2, $3, $4, $5, $6, $7, $8, nullif($9, ''''))'
        ' ON CONFLICT DO NOTHING', corpus)
        USING staged.paper, staged.page_no, staged.format, staged.url,
            staged.external_id, staged.body,
            problem_state, problem_message, problem_hint;
    added := 0;
    replaced := 0;
    unchanged := 0;
    rejected := 1;
END;
$$;

COMMENT ON FUNCTION @extschema@.load_row(
    pg_catalog.text, @extschema@.staged)
    IS 'part of load(): the same for one row, which goes to rejected if it cannot be loaded';

CREATE FUNCTION @extschema@.load_batch(
    corpus pg_catalog.text,
    staging pg_catalog.regclass,
    format pg_catalog.text,
    batch_size pg_catalog.int4,
    INOUT place pg_catalog.tid,
    OUT taken pg_catalog.int8,
    OUT added pg_catalog.int8,
    OUT replaced pg_catalog.int8,
    OUT unchanged pg_catalog.int8,
    OUT rejected pg_catalog.int8
) RETURNS pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- A batch ends with the row that makes it larger than this.
    bytes_max CONSTANT bigint := 16777216;
    bytes bigint := 0;
    incoming record;
    places tid[] := '{}';
    staged @extschema@.staged[] := '{}';
BEGIN
    -- Rows that another load() has locked are left to it.
    FOR incoming IN EXECUTE format(
        'SELECT s.ctid AS place, ROW(%s)::@extschema@.staged AS row'
        ' FROM %s AS s WHERE s.ctid > $1 LIMIT $2 FOR UPDATE SKIP LOCKED',
        @extschema@.staging_columns(staging, format), staging)
        USING place, batch_size
    LOOP
        places := places || incoming.place;
        staged := staged || incoming.row;
        place := incoming.place;
        bytes := bytes + coalesce(octet_length((incoming.row).body), 0);
        EXIT WHEN bytes > bytes_max;
    END LOOP;
    taken := cardinality(places);
    EXECUTE format('DELETE FROM %s AS s WHERE s.ctid = ANY ($1)', staging)
        USING places;

    -- Nearly all batches have no bad row; if one has, each row of it is
    -- tried by itself.
    BEGIN
        SELECT r.* INTO added, replaced, unchanged, rejected
        FROM @extschema@.load_rows(corpus, staged) AS r;
    EXCEPTION
        WHEN data_exception OR integrity_constraint_violation
            OR cardinality_violation OR program_limit_exceeded THEN
            SELECT coalesce(sum(r.added), 0), coalesce(sum(r.replaced), 0),
                   coalesce(sum(r.unchanged), 0), coalesce(sum(r.rejected), 0)
            INTO added, replaced, unchanged, rejected
            FROM unnest(staged) AS s,
                @extschema@.load_row(corpus, s) AS r;
    END;
END;
$$;

COMMENT ON FUNCTION @extschema@.load_batch(
    pg_catalog.text, pg_catalog.regclass, pg_catalog.text, pg_catalog.int4,
    pg_catalog.tid)
    IS 'part of load(): moves the rows of a staging table that come after a place into a corpus, as many as make a batch; returns the new place and what became of how many';

CREATE FUNCTION @extschema@.check_load(
    corpus pg_catalog.text,
    staging pg_catalog.regclass,
    INOUT format pg_catalog.text,
    batch_size pg_catalog.int4
) RETURNS pg_catalog.text
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    persistence "char";
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    format := coalesce(format, CASE WHEN EXISTS (
        SELECT FROM pg_attribute AS a
        WHERE a.attrelid = staging AND a.attname = 'body'
            AND NOT a.attisdropped) THEN 'text' ELSE 'json' END);
    PERFORM @extschema@.require_format(format);
    PERFORM @extschema@.staging_columns(staging, format);
    IF batch_size IS NULL OR batch_size < 1 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('batch size %s is not positive',
                             coalesce(batch_size::text, 'NULL')),
            HINT = 'It is the number of rows that are loaded in one'
                   ' transaction.';
    END IF;
    SELECT c.relpersistence INTO persistence
    FROM pg_class AS c WHERE c.oid = staging;
    IF persistence <> 'p' THEN
        RAISE WARNING USING
            MESSAGE = format('staging table "%s" is %s', staging,
                             CASE persistence WHEN 't' THEN 'temporary'
                                              ELSE 'unlogged' END),
            HINT = 'Rows that are not loaded yet are lost if the server or,'
                   ' with a temporary table, the session stops.';
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.check_load(
    pg_catalog.text, pg_catalog.regclass, pg_catalog.text, pg_catalog.int4)
    IS 'part of load(): raises an error if the arguments are wrong; returns the format of rows that have none';

CREATE PROCEDURE @extschema@.load(
    corpus pg_catalog.text,
    staging pg_catalog.regclass,
    format pg_catalog.text DEFAULT NULL,
    batch_size pg_catalog.int4 DEFAULT 500,
    INOUT added pg_catalog.int8 DEFAULT NULL,
    INOUT replaced pg_catalog.int8 DEFAULT NULL,
    INOUT unchanged pg_catalog.int8 DEFAULT NULL,
    INOUT rejected pg_catalog.int8 DEFAULT NULL
)
    LANGUAGE plpgsql
AS $$
-- A procedure that commits cannot have a search path of its own, so every
-- name and operator here is qualified.
DECLARE
    start CONSTANT pg_catalog.tid := '(0,0)';
    pause CONSTANT pg_catalog.interval := '5 seconds';
    place pg_catalog.tid := start;
    batch pg_catalog.record;
    in_pass pg_catalog.int8 := 0;
    began CONSTANT pg_catalog.timestamptz := pg_catalog.clock_timestamp();
    reported pg_catalog.timestamptz := began;
    now pg_catalog.timestamptz;
BEGIN
    format := @extschema@.check_load(corpus, staging, format, batch_size);
    added := 0;
    replaced := 0;
    unchanged := 0;
    rejected := 0;
    LOOP
        SELECT b.* INTO batch
        FROM @extschema@.load_batch(corpus, staging, format, batch_size,
                                    place) AS b;
        place := batch.place;
        in_pass := in_pass OPERATOR(pg_catalog.+) batch.taken;
        added := added OPERATOR(pg_catalog.+) batch.added;
        replaced := replaced OPERATOR(pg_catalog.+) batch.replaced;
        unchanged := unchanged OPERATOR(pg_catalog.+) batch.unchanged;
        rejected := rejected OPERATOR(pg_catalog.+) batch.rejected;
        COMMIT;

        -- Rows may have come into places that the pass was past already.
        IF batch.taken OPERATOR(pg_catalog.=) 0 THEN
            EXIT WHEN in_pass OPERATOR(pg_catalog.=) 0;
            place := start;
            in_pass := 0;
        END IF;

        now := pg_catalog.clock_timestamp();
        IF now OPERATOR(pg_catalog.-) reported OPERATOR(pg_catalog.>) pause
        THEN
            RAISE NOTICE 'loading "%": % added, % replaced, % unchanged, % rejected, after % seconds',
                corpus, added, replaced, unchanged, rejected,
                pg_catalog.round(EXTRACT(epoch FROM
                    now OPERATOR(pg_catalog.-) began));
            reported := now;
        END IF;
    END LOOP;
END;
$$;

COMMENT ON PROCEDURE @extschema@.load(
    pg_catalog.text, pg_catalog.regclass, pg_catalog.text, pg_catalog.int4,
    pg_catalog.int8, pg_catalog.int8, pg_catalog.int8, pg_catalog.int8)
    IS 'moves all rows of a staging table into a corpus, in batches that are committed one by one; after a stop at any point, call it again; several sessions may load from one table';

-- Articles of feeds, one by one

CREATE FUNCTION @extschema@.load_item(
    corpus pg_catalog.text,
    item @extschema@.item,
    OUT article pg_catalog.int8,
    OUT change pg_catalog.text
) RETURNS pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    before jsonb;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    IF item.headline IS NULL AND item.body IS NULL AND item.caption IS NULL
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'item has neither headline nor body nor caption',
            HINT = 'Give what zhnews.read_json() or the like returns.';
    END IF;

    item.credits := @extschema@.named_credits(item.credits);
    -- Without an identifier, an article is the same if its text is.
    item.external_id := coalesce(
        item.external_id,
        'sha256:' || encode(@extschema@.content_hash(concat_ws(E'\n',
            item.published, item.kicker, item.headline, item.subtitle,
            item.body, item.caption)), 'hex'));

    SELECT a.id, to_jsonb(a) || jsonb_build_object('credits', (
               SELECT jsonb_agg(jsonb_build_object(
                          'role', c.role, 'name', c.name,
                          'organisation', c.organisation)
                          ORDER BY c.position)
               FROM credit AS c WHERE c.article = a.id))
    INTO article, before
    FROM article AS a
    WHERE a.external_id = item.external_id
        AND a.paper IS NOT DISTINCT FROM item.paper;
    IF @extschema@.changed_keys(before, to_jsonb(item) - 'position') = '{}'
    THEN
        change := 'same';
        RETURN;
    END IF;

    item.kind := coalesce(item.kind, 'news');
    EXECUTE format(
        'INSERT INTO article AS a (reader_version, %1$s)'
        ' SELECT $2, %1$s FROM unnest($1) AS i'
        ' ON CONFLICT (external_id, paper) WHERE external_id IS NOT NULL'
        ' DO UPDATE SET (reader_version, %1$s)'
        ' = ROW (excluded.reader_version, %2$s)'
        ' RETURNING a.id',
        @extschema@.columns_of('@extschema@.item', '{credits}'),
        @extschema@.columns_of('@extschema@.item', '{credits}', 'excluded'))
        INTO article
        USING ARRAY[item], @extschema@.reader_version();
    change := CASE WHEN before IS NULL THEN 'added' ELSE 'changed' END;

    IF before -> 'credits' <> 'null' THEN
        DELETE FROM credit AS c WHERE c.article = load_item.article;
    END IF;
    INSERT INTO credit (article, position, role, name, organisation,
                        paper, published)
    SELECT load_item.article, c.position, c.role, c.name, c.organisation,
           item.paper, item.published
    FROM unnest(item.credits) WITH ORDINALITY
        AS c (role, name, organisation, position);
END;
$$;

COMMENT ON FUNCTION @extschema@.load_item(
    pg_catalog.text, @extschema@.item)
    IS 'puts an article of a feed into article and credit of a corpus, without a page; one that is there already, by paper and identifier or by its text, keeps its id; returns whether it was added, changed or is the same';

-- Reading again

CREATE FUNCTION @extschema@.reread(
    corpus pg_catalog.text,
    max_pages pg_catalog.int8 DEFAULT NULL,
    everything pg_catalog.bool DEFAULT false,
    OUT page pg_catalog.int8,
    OUT article pg_catalog.int8,
    OUT "position" pg_catalog.int4,
    OUT change pg_catalog.text,
    OUT headline pg_catalog.text,
    OUT changed_columns pg_catalog.text[]
) RETURNS SETOF pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    problem text;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    FOR page IN EXECUTE format(
        'SELECT a.page FROM %I.article AS a'
        ' WHERE a.page IS NOT NULL'
        ' AND ($1 OR coalesce(a.reader_version, 0) < $2)'
        ' GROUP BY a.page ORDER BY a.page LIMIT $3', corpus)
        USING everything, @extschema@.reader_version(), max_pages
    LOOP
        BEGIN
            RETURN QUERY
                SELECT page, r.article, r.position, r.change, r.headline,
                       r.changed_columns
                FROM @extschema@.reload_page(corpus, page) AS r
                WHERE r.change <> 'same'
                ORDER BY r.position;
        EXCEPTION
            WHEN data_exception OR program_limit_exceeded OR no_data_found
                OR integrity_constraint_violation THEN
                GET STACKED DIAGNOSTICS problem = MESSAGE_TEXT;
                RAISE WARNING USING
                    MESSAGE = format('page %s of corpus "%s" could not be'
                                     ' read again: %s',
                                     page, corpus, problem),
                    HINT = 'Its articles are kept as they were.';
        END;
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.reread(
    pg_catalog.text, pg_catalog.int8, pg_catalog.bool)
    IS 'reads the pages again that an older reader has read, or everything, and returns the articles that this added, changed, moved or removed; with max_pages, so many pages at once';
