-- Corpora: ordinary tables in a schema of the user.
--
-- What the triggers of a corpus do can also be called without them:
-- article_words() and load_page().  All of it runs with the rights of the
-- caller.

-- The words of an article

CREATE FUNCTION @extschema@.article_words(
    headline pg_catalog.text,
    display pg_catalog.text,
    context pg_catalog.text,
    body pg_catalog.text
) RETURNS pg_catalog.tsvector
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.setweight(
               @extschema@.index_words(COALESCE(headline, '')), 'A')
        OPERATOR(pg_catalog.||)
        pg_catalog.setweight(
               @extschema@.index_words(COALESCE(display, '')), 'B')
        OPERATOR(pg_catalog.||)
        pg_catalog.setweight(
               @extschema@.index_words(COALESCE(context, '')), 'C')
        OPERATOR(pg_catalog.||)
        @extschema@.index_words(COALESCE(body, ''));
END;

COMMENT ON FUNCTION @extschema@.article_words(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'words of an article for search: headline with weight A; kicker and subtitle (display) B; column, summary and note (context) C; body D';

CREATE FUNCTION @extschema@.article_text(
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text,
    body pg_catalog.text
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.concat_ws(E'\n', kicker, headline, subtitle, body);
END;

COMMENT ON FUNCTION @extschema@.article_text(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'text of an article as it is read: kicker, headline, subtitle and body, each on a line of its own';

-- Triggers of a corpus

CREATE FUNCTION @extschema@.article_before() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- The version first: if the lexicon is edited in between, the words are
    -- newer than it says, and not older.
    NEW.lexicon_version := @extschema@.lexicon_version();
    NEW.segmented_at := clock_timestamp();
    NEW.words := @extschema@.article_words(
        NEW.headline,
        concat_ws(E'\n', NEW.kicker, NEW.subtitle),
        concat_ws(E'\n', NEW.column_name, NEW.summary, NEW.note),
        CASE WHEN NEW.body IS DISTINCT FROM NEW.caption
             THEN concat_ws(E'\n', NEW.body, NEW.caption)
             ELSE NEW.body END);
    NEW.script := @extschema@.script(@extschema@.article_text(
        NEW.kicker, NEW.headline, NEW.subtitle, NEW.body));
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_before()
    IS 'trigger of article in a corpus: fills words, lexicon_version, segmented_at and script';

CREATE FUNCTION @extschema@.article_after() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(
        'UPDATE %1$I.credit SET paper = $2, published = $3 WHERE article = $1',
        TG_TABLE_SCHEMA) USING NEW.id, NEW.paper, NEW.published;
    EXECUTE format(
        'UPDATE %1$I.line SET paper = $2, published = $3 WHERE article = $1',
        TG_TABLE_SCHEMA) USING NEW.id, NEW.paper, NEW.published;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_after()
    IS 'trigger of article in a corpus: carries a new paper or day over to credit and line';

CREATE FUNCTION @extschema@.credit_before() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(
        'SELECT paper, published FROM %I.article WHERE id = $1',
        TG_TABLE_SCHEMA) INTO NEW.paper, NEW.published USING NEW.article;
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION @extschema@.credit_before()
    IS 'trigger of credit in a corpus: fills paper and day from the article';

-- Reading a page of a corpus

CREATE FUNCTION @extschema@.content_hash(body pg_catalog.text)
    RETURNS pg_catalog.bytea
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.sha256(pg_catalog.convert_to(body, 'UTF8'));
END;

COMMENT ON FUNCTION @extschema@.content_hash(pg_catalog.text)
    IS 'SHA-256 of a text: equal for equal texts, and for no others';

CREATE FUNCTION @extschema@.page_articles(
    body pg_catalog.text,
    published pg_catalog.date DEFAULT NULL,
    format pg_catalog.text DEFAULT 'text'
) RETURNS @extschema@.item[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- A page below this many bytes cannot have more words than a tsvector
    -- holds (1 MB); for a larger one it is tried.
    always_fits CONSTANT integer := 32768;
    articles @extschema@.item[];
    twice text;
BEGIN
    IF body IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'page has no text',
            HINT = 'Give the text of the page in column "body".';
    END IF;

    articles := ARRAY(SELECT a FROM @extschema@.read_document(
                          body, published, format) AS a);
    IF NOT EXISTS (SELECT FROM unnest(articles) AS a
                   WHERE concat(a.headline, a.body, a.caption)
                         ~ '[\u3400-\u9fff]') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = 'no article found in the page',
            HINT = CASE WHEN format = 'text'
                THEN 'An article has a paragraph of Chinese text;'
                     ' zhnews.page_lines() shows how each line was read.'
                ELSE 'An article has a headline or a body in Chinese;'
                     ' zhnews.read_document() shows what was read.' END;
    END IF;
    SELECT a.external_id INTO twice
    FROM unnest(articles) AS a
    WHERE a.external_id IS NOT NULL
    GROUP BY a.external_id, a.paper HAVING count(*) > 1
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('two articles of the page have the identifier'
                             ' "%s"', twice),
            HINT = 'An identifier is that of one article of a paper.';
    END IF;

    IF octet_length(body) > always_fits THEN
        PERFORM @extschema@.article_words(
            a.headline, concat_ws(E'\n', a.kicker, a.subtitle),
            concat_ws(E'\n', a.column_name, a.summary, a.note),
            concat_ws(E'\n', a.body, a.caption))
        FROM unnest(articles) AS a;
    END IF;
    RETURN articles;
END;
$$;

COMMENT ON FUNCTION @extschema@.page_articles(
    pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'articles of a page that can be loaded into a corpus; an error that says why, if it cannot';

CREATE FUNCTION @extschema@.page_before() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    problem_state text;
    problem_message text;
    problem_hint text;
    articles @extschema@.item[];
    loaded bigint;
BEGIN
    -- A document may tell of itself what its row does not, so what the row
    -- does not tell is not compared.
    EXECUTE format(
        'SELECT p.id FROM %I.page AS p'
        ' WHERE p.content_hash = $1 AND p.format = $2'
        ' AND (p.paper = $3 OR $3 IS NULL)'
        ' AND (p.published = $4 OR $4 IS NULL)'
        ' AND (p.page_no = $5 OR $5 IS NULL)'
        ' AND (p.external_id = $6 OR $6 IS NULL)', TG_TABLE_SCHEMA)
        INTO loaded
        USING @extschema@.content_hash(NEW.body), NEW.format, NEW.paper,
            NEW.published, NEW.page_no, NEW.external_id;
    IF loaded IS NOT NULL THEN
        RAISE NOTICE USING
            MESSAGE = format('page is loaded already, as page %s of corpus'
                             ' "%s", skipping', loaded, TG_TABLE_SCHEMA);
        RETURN NULL;
    END IF;

    -- Nothing is written inside this block, so it takes no transaction id,
    -- however many pages a statement loads.
    BEGIN
        articles := @extschema@.page_articles(NEW.body, NEW.published,
                                              NEW.format);
    EXCEPTION
        WHEN data_exception OR program_limit_exceeded OR no_data_found THEN
            GET STACKED DIAGNOSTICS
                problem_state = RETURNED_SQLSTATE,
                problem_message = MESSAGE_TEXT,
                problem_hint = PG_EXCEPTION_HINT;
    END;

    IF articles IS NULL THEN
        EXECUTE format(
            'INSERT INTO %I.rejected (paper, published, page_no, format, url,'
            ' external_id, body, sqlstate, message, hint)'
            ' VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, nullif($10, ''''))'
            ' ON CONFLICT DO NOTHING',
            TG_TABLE_SCHEMA)
            USING NEW.paper, NEW.published, NEW.page_no, NEW.format, NEW.url,
                NEW.external_id, NEW.body,
                problem_state, problem_message, problem_hint;
        RETURN NULL;
    END IF;

    -- A page that is not only text may say of itself what it is.
    IF NEW.format <> 'text' THEN
        NEW.paper := coalesce(NEW.paper, articles[1].paper);
        NEW.published := coalesce(NEW.published, articles[1].published);
        IF articles[1].page_no = ALL (ARRAY(SELECT a.page_no
                                            FROM unnest(articles) AS a)) THEN
            NEW.page_no := coalesce(NEW.page_no, articles[1].page_no);
        END IF;
        IF cardinality(articles) = 1 THEN
            NEW.external_id := coalesce(NEW.external_id,
                                        articles[1].external_id);
        END IF;
    END IF;
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION @extschema@.page_before()
    IS 'trigger of page in a corpus: puts a page that cannot be read into rejected, and passes over one that is loaded already';

CREATE FUNCTION @extschema@.same_articles(
    corpus pg_catalog.text,
    page pg_catalog.int8,
    items @extschema@.item[],
    OUT "position" pg_catalog.int4,
    OUT id pg_catalog.int8
) RETURNS SETOF pg_catalog.record
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    -- What makes two articles the same, the surest first: identifier, text,
    -- headline, body.
    rules CONSTANT integer := 4;
    positions integer[] := '{}';
    ids bigint[] := '{}';
    more_positions integer[];
    more_ids bigint[];
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- An article with an identifier may have come in another page, or alone.
    SELECT coalesce(array_agg(i.position), '{}'),
           coalesce(array_agg(a.id), '{}')
    INTO positions, ids
    FROM unnest(items) AS i
    JOIN article AS a ON a.external_id = i.external_id
        AND a.paper IS NOT DISTINCT FROM i.paper;

    FOR rule IN 2 .. rules LOOP
        SELECT array_agg(n.position), array_agg(o.id)
        INTO more_positions, more_ids
        FROM (SELECT i.position, k.key,
                     row_number() OVER (PARTITION BY k.key
                                        ORDER BY i.position) AS nth
              FROM unnest(items) AS i,
                  LATERAL (SELECT CASE rule
                      WHEN 2 THEN concat(i.headline, E'\n\n', i.body)
                      WHEN 3 THEN i.headline
                      WHEN 4 THEN i.body END) AS k (key)
              WHERE i.position <> ALL (positions) AND k.key IS NOT NULL) AS n
        JOIN (SELECT a.id, k.key,
                     row_number() OVER (PARTITION BY k.key
                                        ORDER BY a.position, a.id) AS nth
              FROM article AS a,
                  LATERAL (SELECT CASE rule
                      WHEN 2 THEN concat(a.headline, E'\n\n', a.body)
                      WHEN 3 THEN a.headline
                      WHEN 4 THEN a.body END) AS k (key)
              WHERE a.page = $2 AND a.id <> ALL (ids)
                  AND k.key IS NOT NULL) AS o
            USING (key, nth);
        positions := positions || more_positions;
        ids := ids || more_ids;
    END LOOP;
    RETURN QUERY SELECT s.position, s.id
                 FROM unnest(positions, ids) AS s (position, id);
END;
$$;

COMMENT ON FUNCTION @extschema@.same_articles(
    pg_catalog.text, pg_catalog.int8, @extschema@.item[])
    IS 'which articles of a corpus the items of a page are: by identifier, else, among the articles of the page, by headline and body, headline or body';

CREATE FUNCTION @extschema@.changed_keys(
    before pg_catalog.jsonb,
    after pg_catalog.jsonb
) RETURNS pg_catalog.text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT coalesce(array_agg(e.key ORDER BY e.key COLLATE "C"), '{}')
    FROM jsonb_each(after) AS e
    WHERE before -> e.key IS DISTINCT FROM e.value;
END;

COMMENT ON FUNCTION @extschema@.changed_keys(
    pg_catalog.jsonb, pg_catalog.jsonb)
    IS 'keys of the second object that have another value in the first';

CREATE FUNCTION @extschema@.reload_page(
    corpus pg_catalog.text,
    page pg_catalog.int8,
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
    input record;
    items @extschema@.item[];
    -- The articles that are there already: their places in items, and ids.
    positions integer[] := '{}';
    ids bigint[] := '{}';
    changed integer[] := '{}';
    old record;
BEGIN
    -- With the corpus in the search path, the statements below are planned
    -- once and not for every page.  The path is put back on return.
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    SELECT * INTO input FROM page AS p WHERE p.id = $2;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = format('corpus "%s" has no page %s', $1, $2),
            HINT = 'Give the value of column "id" of table "page".';
    END IF;
    items := @extschema@.complete_items(
        @extschema@.page_articles(input.body, input.published, input.format),
        input.paper, input.published, input.page_no, input.url,
        CASE WHEN input.format <> 'text' THEN input.external_id END);

    IF EXISTS (SELECT FROM article AS a WHERE a.page = $2)
        OR EXISTS (SELECT FROM unnest(items) AS i
                   JOIN article AS a ON a.external_id = i.external_id
                       AND a.paper IS NOT DISTINCT FROM i.paper) THEN
        SELECT coalesce(array_agg(s.position), '{}'),
               coalesce(array_agg(s.id), '{}')
        INTO positions, ids
        FROM @extschema@.same_articles($1, $2, items) AS s;

        RETURN QUERY
            SELECT a.id, a.position, 'removed', a.headline, NULL::text[]
            FROM article AS a
            WHERE a.page = $2 AND a.id <> ALL (ids)
            ORDER BY a.position;
        -- A role that only loads needs no right to delete.
        IF FOUND THEN
            DELETE FROM article AS a
            WHERE a.page = $2 AND a.id <> ALL (ids);
        END IF;
        IF EXISTS (SELECT FROM line AS l WHERE l.page = $2) THEN
            DELETE FROM line AS l WHERE l.page = $2;
        END IF;

        FOR old IN
            SELECT a.id, i.position, i.headline,
                   @extschema@.changed_keys(
                       to_jsonb(a) || jsonb_build_object('credits', (
                           SELECT jsonb_agg(jsonb_build_object(
                                      'role', c.role, 'name', c.name,
                                      'organisation', c.organisation)
                                      ORDER BY c.position)
                           FROM credit AS c WHERE c.article = a.id)),
                       to_jsonb(i) - 'original'
                           || jsonb_build_object('page', $2)) AS columns
            FROM unnest(positions, ids) AS s (position, id)
            JOIN article AS a ON a.id = s.id
            JOIN unnest(items) AS i ON i.position = s.position
            ORDER BY i.position
        LOOP
            article := old.id;
            position := old.position;
            headline := old.headline;
            changed_columns := nullif(old.columns, '{}');
            change := CASE
                WHEN changed_columns IS NULL THEN 'same'
                WHEN changed_columns <@ '{page,position,line_from,line_to}'
                THEN 'moved'
                ELSE 'changed' END;
            RETURN NEXT;
            IF change <> 'same' THEN
                changed := changed || old.position;
            END IF;
        END LOOP;

        -- Articles that change places leave them first, as two must never be
        -- in one place.
        UPDATE article AS a SET position = NULL
        FROM unnest(positions, ids) AS s (position, id)
        WHERE a.id = s.id AND a.page = $2 AND a.position <> s.position;
        UPDATE article AS a
        SET page = $2, paper = i.paper, published = i.published,
            page_no = i.page_no, page_name = i.page_name,
            position = i.position, kind = i.kind, kicker = i.kicker,
            headline = i.headline, subtitle = i.subtitle,
            summary = i.summary, note = i.note,
            column_name = i.column_name, source = i.source,
            original_title = i.original_title, source_mark = i.source_mark,
            agency = i.agency, dateline = i.dateline,
            dateline_place = i.dateline_place,
            dateline_date = i.dateline_date, body = i.body,
            caption = i.caption, sections = i.sections, url = i.url,
            external_id = i.external_id, line_from = i.line_from,
            line_to = i.line_to, reader_version = @extschema@.reader_version()
        FROM unnest(positions, ids) AS s (position, id)
        JOIN unnest(items) AS i ON i.position = s.position
        WHERE a.id = s.id AND i.position = ANY (changed);
        UPDATE article AS a
        SET reader_version = @extschema@.reader_version()
        WHERE a.id = ANY (ids)
            AND a.reader_version IS DISTINCT FROM @extschema@.reader_version();
        DELETE FROM credit AS c
        USING unnest(positions, ids) AS s (position, id)
        WHERE c.article = s.id AND s.position = ANY (changed);
    END IF;

    RETURN QUERY
        INSERT INTO article AS a (page, paper, published, page_no, page_name,
                             position, kind, kicker, headline, subtitle,
                             summary, note, column_name, source,
                             original_title, source_mark, agency, dateline,
                             dateline_place, dateline_date, body, caption,
                             sections, url, external_id, line_from, line_to,
                             reader_version)
        SELECT $2, i.paper, i.published, i.page_no, i.page_name,
               i.position, i.kind, i.kicker, i.headline, i.subtitle,
               i.summary, i.note, i.column_name, i.source,
               i.original_title, i.source_mark, i.agency, i.dateline,
               i.dateline_place, i.dateline_date, i.body, i.caption,
               i.sections, i.url, i.external_id, i.line_from, i.line_to,
               @extschema@.reader_version()
        FROM unnest(items) AS i
        WHERE i.position <> ALL (positions)
        ORDER BY i.position
        RETURNING a.id, a.position, 'added', a.headline, NULL::text[];

    INSERT INTO credit (article, position, role, name, organisation,
                        paper, published)
    SELECT a.id, c.position, c.role, c.name, c.organisation,
           i.paper, i.published
    FROM unnest(items) AS i
    JOIN article AS a ON a.page = $2 AND a.position = i.position,
        unnest(i.credits) WITH ORDINALITY
            AS c (role, name, organisation, position)
    WHERE i.position = ANY (changed) OR i.position <> ALL (positions);

    IF input.format = 'text' THEN
        INSERT INTO line (page, number, role, article, joined, text,
                          paper, published)
        SELECT $2, l.line, l.role, a.id, l.joined, l.text,
               input.paper, input.published
        FROM @extschema@.page_lines(input.body) AS l
        LEFT JOIN article AS a
            ON a.page = $2 AND a.position = l.article;
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.reload_page(
    pg_catalog.text, pg_catalog.int8)
    IS 'reads a page of a corpus into article, line and credit; articles that are there already keep their id; returns what became of each article: added, changed (and which columns), moved, same or removed';

CREATE FUNCTION @extschema@.load_page(
    corpus pg_catalog.text,
    page pg_catalog.int8
) RETURNS pg_catalog.int4
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT count(*)
            FROM @extschema@.reload_page(corpus, page) AS a
            WHERE a.change <> 'removed');
END;
$$;

COMMENT ON FUNCTION @extschema@.load_page(pg_catalog.text, pg_catalog.int8)
    IS 'reads a page of a corpus, or reads it again, into article, line and credit; returns the number of articles';

CREATE FUNCTION @extschema@.page_after() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.load_page(TG_TABLE_SCHEMA, NEW.id);
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.page_after()
    IS 'trigger of page in a corpus: calls load_page()';

-- Which corpora there are

CREATE VIEW @extschema@.corpus AS
    SELECT n.nspname::pg_catalog.text AS name,
           pg_catalog.pg_get_userbyid(n.nspowner)::pg_catalog.text AS owner,
           pg_catalog.obj_description(n.oid, 'pg_namespace') AS note
    FROM pg_catalog.pg_trigger AS t
    JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) t.tgrelid
    JOIN pg_catalog.pg_namespace AS n
        ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
    WHERE t.tgfoid OPERATOR(pg_catalog.=)
              '@extschema@.page_before()'::pg_catalog.regprocedure
        AND c.relname OPERATOR(pg_catalog.=) 'page'
        AND NOT t.tgisinternal;

COMMENT ON VIEW @extschema@.corpus
    IS 'corpora of this database: the schemas that create_corpus() made';
COMMENT ON COLUMN @extschema@.corpus.name
    IS 'name of the corpus and of its schema';
COMMENT ON COLUMN @extschema@.corpus.owner
    IS 'role that owns the corpus';
COMMENT ON COLUMN @extschema@.corpus.note
    IS 'comment on the schema';

GRANT SELECT ON @extschema@.corpus TO PUBLIC;

CREATE FUNCTION @extschema@.require_corpus(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM @extschema@.corpus AS c
               WHERE c.name = require_corpus.corpus) THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM pg_namespace AS n
               WHERE n.nspname = require_corpus.corpus) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'wrong_object_type',
            MESSAGE = format('schema "%s" is not a corpus', corpus),
            HINT = 'View zhnews.corpus lists the corpora of this database.';
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'invalid_schema_name',
        MESSAGE = format('corpus "%s" does not exist', corpus),
        HINT = 'View zhnews.corpus lists the corpora of this database.';
END;
$$;

COMMENT ON FUNCTION @extschema@.require_corpus(pg_catalog.text)
    IS 'raises an error unless there is a corpus of this name';

-- Making and dropping a corpus

CREATE FUNCTION @extschema@.check_corpus_name(name pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF name IS NULL OR name ~ '^\s*$' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = 'name of a corpus must not be empty',
            HINT = 'Give a name such as ''pinghu''.';
    END IF;
    IF octet_length(name) > 63 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'name_too_long',
            MESSAGE = format('name of corpus "%s" is too long', name),
            HINT = 'A name has at most 63 bytes: 63 Latin letters or'
                   ' 21 Chinese characters.';
    END IF;
    IF starts_with(name, 'pg_') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'reserved_name',
            MESSAGE = format('name of corpus "%s" is reserved', name),
            HINT = 'Names that begin with "pg_" belong to the system.';
    END IF;
    IF EXISTS (SELECT FROM pg_namespace AS n WHERE n.nspname = name) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'duplicate_schema',
            MESSAGE = format('schema "%s" already exists', name),
            HINT = 'Choose another name: a corpus is a schema of its own.';
    END IF;
    IF NOT has_database_privilege(current_database(), 'CREATE') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'insufficient_privilege',
            MESSAGE = format('permission denied to create corpus "%s"', name),
            HINT = format('A corpus is a schema. Ask the owner of the'
                          ' database for GRANT CREATE ON DATABASE %I TO %I.',
                          current_database(), current_user);
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.check_corpus_name(pg_catalog.text)
    IS 'raises an error that says why, if no corpus of this name can be made';

CREATE FUNCTION @extschema@.create_corpus(name pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.check_corpus_name(name);
    EXECUTE format('CREATE SCHEMA %I', name);
    PERFORM set_config('search_path', format('%I, pg_temp', name), true);

    CREATE TABLE page (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        paper text,
        published date,
        page_no text,
        format text NOT NULL DEFAULT 'text',
        url text,
        body text NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT current_timestamp,
        external_id text,
        content_hash bytea GENERATED ALWAYS AS
            (@extschema@.content_hash(body)) STORED
    );
    COMMENT ON TABLE page IS 'pages as they came; insert or COPY here to load';
    COMMENT ON COLUMN page.id IS 'number of the page in this corpus';
    COMMENT ON COLUMN page.paper IS 'name of the newspaper';
    COMMENT ON COLUMN page.published IS 'day of publication';
    COMMENT ON COLUMN page.page_no IS 'page number as printed: 1, 02, A3 …';
    COMMENT ON COLUMN page.format
        IS 'format of body: text, founder, ninjs, or a mapping for JSON';
    COMMENT ON COLUMN page.url IS 'where the page came from';
    COMMENT ON COLUMN page.body IS 'text of the page, verbatim';
    COMMENT ON COLUMN page.loaded_at IS 'time of loading';
    COMMENT ON COLUMN page.external_id
        IS 'identifier of the page in the system that it came from';
    COMMENT ON COLUMN page.content_hash IS 'SHA-256 of body';

    -- A page is loaded once, and one that has an identifier, in one version.
    CREATE UNIQUE INDEX page_external_id_index ON page (paper, external_id)
        NULLS NOT DISTINCT WHERE external_id IS NOT NULL;
    CREATE UNIQUE INDEX page_content_index
        ON page (content_hash, paper, published, page_no, external_id)
        NULLS NOT DISTINCT;

    CREATE TABLE article (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        page bigint REFERENCES page ON DELETE CASCADE,
        paper text,
        published date,
        page_no text,
        position integer,
        kind text NOT NULL DEFAULT 'news',
        kicker text,
        headline text,
        subtitle text,
        summary text,
        note text,
        column_name text,
        source text,
        original_title text,
        source_mark text,
        agency text,
        dateline text,
        dateline_place text,
        dateline_date date,
        body text,
        caption text,
        sections jsonb,
        length integer GENERATED ALWAYS AS
            (char_length(replace(body, E'\n', ''))) STORED,
        url text,
        external_id text,
        script text,
        line_from integer,
        line_to integer,
        words tsvector,
        lexicon_version bigint,
        segmented_at timestamptz,
        reader_version integer,
        page_name text,
        original text,
        UNIQUE (page, position)
    );
    COMMENT ON TABLE article
        IS 'articles: read from pages, or inserted here when they came one by one';
    COMMENT ON COLUMN article.id IS 'number of the article in this corpus';
    COMMENT ON COLUMN article.page
        IS 'page that the article was read from; NULL if it came by itself';
    COMMENT ON COLUMN article.paper IS 'name of the newspaper';
    COMMENT ON COLUMN article.published IS 'day of publication';
    COMMENT ON COLUMN article.page_no IS 'page number as printed';
    COMMENT ON COLUMN article.position IS 'number of the article on its page';
    COMMENT ON COLUMN article.kind IS 'news, photo or notice';
    COMMENT ON COLUMN article.kicker IS 'line above the headline (引题)';
    COMMENT ON COLUMN article.headline
        IS 'headline (主题); several lines are separated by a newline';
    COMMENT ON COLUMN article.subtitle IS 'line below the headline (副题)';
    COMMENT ON COLUMN article.summary IS 'abstract set before the body (提要)';
    COMMENT ON COLUMN article.note IS 'note of the editor (编者按)';
    COMMENT ON COLUMN article.column_name IS 'column or series (栏目)';
    COMMENT ON COLUMN article.source
        IS 'where the article was taken from, as a line 来源 says';
    COMMENT ON COLUMN article.original_title
        IS 'headline that it had there, as a line 原标题 says';
    COMMENT ON COLUMN article.source_mark
        IS 'mark of origin that opens the body, such as 本报讯';
    COMMENT ON COLUMN article.agency
        IS 'news agency or paper that the mark names';
    COMMENT ON COLUMN article.dateline
        IS 'mark, place and date that open the body, as printed';
    COMMENT ON COLUMN article.dateline_place IS 'place of the dateline';
    COMMENT ON COLUMN article.dateline_date
        IS 'day of the dateline where it is exact';
    COMMENT ON COLUMN article.body
        IS 'paragraphs, separated by a newline';
    COMMENT ON COLUMN article.caption IS 'text under a picture';
    COMMENT ON COLUMN article.sections
        IS 'labelled sections: label, first_paragraph, last_paragraph, counted from 0';
    COMMENT ON COLUMN article.length IS 'length of the body in characters, line ends not counted';
    COMMENT ON COLUMN article.url IS 'address of the article or of its page';
    COMMENT ON COLUMN article.external_id
        IS 'identifier in the system that the article came from';
    COMMENT ON COLUMN article.script
        IS 'Hans for simplified characters, Hant for traditional ones, Hani for both';
    COMMENT ON COLUMN article.line_from IS 'first line in the page';
    COMMENT ON COLUMN article.line_to IS 'last line in the page';
    COMMENT ON COLUMN article.words
        IS 'words for search: headline A; kicker and subtitle B; column, summary and note C; body D';
    COMMENT ON COLUMN article.lexicon_version
        IS 'state of zhnews.lexicon that words was made with';
    COMMENT ON COLUMN article.segmented_at
        IS 'time at which words was made; NULL if it came with the article';
    COMMENT ON COLUMN article.reader_version
        IS 'version of the rules that read the page; NULL if there was none';

    COMMENT ON COLUMN article.page_name IS 'name of the page, such as 要闻';
    COMMENT ON COLUMN article.original
        IS 'the article as it came, verbatim, if it came without a page';

    CREATE UNIQUE INDEX article_external_id_index
        ON article (external_id, paper)
        NULLS NOT DISTINCT WHERE external_id IS NOT NULL;
    CREATE INDEX article_words_index ON article USING gin (words);
    CREATE INDEX article_published_index ON article (published, paper);

    CREATE TABLE credit (
        article bigint NOT NULL REFERENCES article ON DELETE CASCADE,
        position integer NOT NULL DEFAULT 1,
        role text,
        name text NOT NULL,
        organisation text,
        paper text,
        published date,
        PRIMARY KEY (article, position)
    );
    COMMENT ON TABLE credit IS 'people of the bylines and photo credits';
    COMMENT ON COLUMN credit.article IS 'article.id';
    COMMENT ON COLUMN credit.position IS 'place in the byline, from 1';
    COMMENT ON COLUMN credit.role IS 'as printed: 记者, 通讯员, 摄影 …';
    COMMENT ON COLUMN credit.name IS 'name of the person';
    COMMENT ON COLUMN credit.organisation
        IS 'what the person belongs to, where the byline says so';
    COMMENT ON COLUMN credit.paper IS 'name of the newspaper';
    COMMENT ON COLUMN credit.published IS 'day of publication';

    CREATE INDEX credit_name_index ON credit (name);

    CREATE TABLE line (
        page bigint NOT NULL REFERENCES page ON DELETE CASCADE,
        number integer NOT NULL,
        role text NOT NULL,
        article bigint REFERENCES article ON DELETE SET NULL,
        joined boolean NOT NULL,
        text text NOT NULL,
        paper text,
        published date,
        PRIMARY KEY (page, number)
    );
    COMMENT ON TABLE line IS 'every line of every page that is not blank';
    COMMENT ON COLUMN line.page IS 'page.id';
    COMMENT ON COLUMN line.number IS 'number of the line in its page, from 1';
    COMMENT ON COLUMN line.role
        IS 'what the line was read as: headline, byline, body …';
    COMMENT ON COLUMN line.article
        IS 'article.id; NULL for a line outside all articles';
    COMMENT ON COLUMN line.joined
        IS 'whether the line continues the paragraph of the line before it';
    COMMENT ON COLUMN line.text IS 'the line, verbatim';
    COMMENT ON COLUMN line.paper IS 'name of the newspaper';
    COMMENT ON COLUMN line.published IS 'day of publication';

    CREATE INDEX line_article_index ON line (article);

    CREATE TABLE rejected (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        paper text,
        published date,
        page_no text,
        format text,
        url text,
        body text,
        sqlstate text NOT NULL,
        message text NOT NULL,
        hint text,
        rejected_at timestamptz NOT NULL DEFAULT current_timestamp,
        external_id text,
        content_hash bytea GENERATED ALWAYS AS
            (@extschema@.content_hash(body)) STORED
    );
    COMMENT ON TABLE rejected
        IS 'pages that could not be read, as they came, with the reason';
    COMMENT ON COLUMN rejected.id IS 'number of the rejected page';
    COMMENT ON COLUMN rejected.paper IS 'name of the newspaper';
    COMMENT ON COLUMN rejected.published IS 'day of publication';
    COMMENT ON COLUMN rejected.page_no IS 'page number as printed';
    COMMENT ON COLUMN rejected.format IS 'format of body';
    COMMENT ON COLUMN rejected.url IS 'where the page came from';
    COMMENT ON COLUMN rejected.body IS 'text of the page, verbatim';
    COMMENT ON COLUMN rejected.sqlstate IS 'SQLSTATE of the error';
    COMMENT ON COLUMN rejected.message IS 'what is wrong with the page';
    COMMENT ON COLUMN rejected.hint IS 'what can be done about it';
    COMMENT ON COLUMN rejected.rejected_at IS 'time of the attempt to load';
    COMMENT ON COLUMN rejected.external_id
        IS 'identifier of the page in the system that it came from';
    COMMENT ON COLUMN rejected.content_hash IS 'SHA-256 of body';

    CREATE UNIQUE INDEX rejected_content_index
        ON rejected (content_hash, paper, published, page_no, external_id,
                     format)
        NULLS NOT DISTINCT;

    -- The words are made anew when a text changes or words is set to NULL.
    -- Words that are inserted with the article are kept.  Triggers fire in
    -- the order of their names.
    CREATE TRIGGER article_changed
        BEFORE UPDATE OF kicker, headline, subtitle, summary, note,
                         column_name, body, caption
        ON article FOR EACH ROW WHEN (NEW.words IS NOT NULL)
        EXECUTE FUNCTION @extschema@.article_before();
    CREATE TRIGGER article_words
        BEFORE INSERT OR UPDATE ON article
        FOR EACH ROW WHEN (NEW.words IS NULL)
        EXECUTE FUNCTION @extschema@.article_before();
    CREATE TRIGGER article_moved
        AFTER UPDATE OF paper, published ON article
        FOR EACH ROW WHEN ((OLD.paper, OLD.published)
                           IS DISTINCT FROM (NEW.paper, NEW.published))
        EXECUTE FUNCTION @extschema@.article_after();
    CREATE TRIGGER credit_article
        BEFORE INSERT OR UPDATE OF article ON credit
        FOR EACH ROW WHEN (NEW.published IS NULL)
        EXECUTE FUNCTION @extschema@.credit_before();
    CREATE TRIGGER page_check
        BEFORE INSERT ON page FOR EACH ROW
        EXECUTE FUNCTION @extschema@.page_before();
    CREATE TRIGGER page_load
        AFTER INSERT ON page FOR EACH ROW
        EXECUTE FUNCTION @extschema@.page_after();
    CREATE TRIGGER page_load_again
        AFTER UPDATE OF paper, published, page_no, format, url, body,
                        external_id
        ON page FOR EACH ROW
        EXECUTE FUNCTION @extschema@.page_after();

    PERFORM @extschema@.create_extraction(name);
    PERFORM @extschema@.create_refresh(name);
    PERFORM @extschema@.create_likeness(name);
    PERFORM @extschema@.create_reports(name);
    RETURN name;
END;
$$;

COMMENT ON FUNCTION @extschema@.create_corpus(pg_catalog.text)
    IS 'makes a schema of this name with the tables, indexes, triggers and views of a corpus; the caller owns them';

CREATE FUNCTION @extschema@.drop_corpus(
    name pg_catalog.text,
    force pg_catalog.bool DEFAULT false
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
DECLARE
    pages bigint;
    articles bigint;
    rejects bigint;
BEGIN
    PERFORM @extschema@.require_corpus(name);
    IF force THEN
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
        RETURN;
    END IF;

    -- An older snapshot would not see what was loaded while this waited.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_transaction_state',
            MESSAGE = format('cannot tell in this transaction whether corpus'
                             ' "%s" is empty', name),
            HINT = 'Use isolation level READ COMMITTED.';
    END IF;
    PERFORM set_config('search_path', format('%I, pg_temp', name), true);
    LOCK TABLE page, article, rejected;
    SELECT count(*) INTO pages FROM page;
    SELECT count(*) INTO articles FROM article;
    SELECT count(*) INTO rejects FROM rejected;
    IF pages + articles + rejects > 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'object_not_in_prerequisite_state',
            MESSAGE = format('corpus "%s" is not empty', name),
            DETAIL = format('It holds %s page(s), %s article(s) and'
                            ' %s rejected page(s).',
                            pages, articles, rejects),
            HINT = format('To delete them too, use'
                          ' SELECT zhnews.drop_corpus(%L, force => true).',
                          name);
    END IF;

    -- Without CASCADE, so that what a user has added to the corpus, or
    -- built on it elsewhere, is never dropped along with it.
    PERFORM @extschema@.drop_reports(name);
    PERFORM @extschema@.drop_refresh(name);
    PERFORM @extschema@.drop_likeness(name);
    PERFORM @extschema@.drop_extraction(name);
    PERFORM @extschema@.drop_daily_freq(name);
    DROP TABLE line, credit, article, page, rejected;
    EXECUTE format('DROP SCHEMA %I', name);
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_corpus(pg_catalog.text, pg_catalog.bool)
    IS 'drops an empty corpus; with force => true, a corpus with all that is in its schema';
