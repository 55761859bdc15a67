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
    LANGUAGE c STABLE PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_article_words';

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
    SET enable_seqscan = off
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', TG_TABLE_SCHEMA),
                       true);
    SELECT a.paper, a.published INTO NEW.paper, NEW.published
    FROM article AS a WHERE a.id = NEW.article;
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

CREATE FUNCTION @extschema@.page_reading(
    body pg_catalog.text,
    published pg_catalog.date,
    format pg_catalog.text,
    OUT items @extschema@.item[],
    OUT lines @extschema@.page_line[]
) RETURNS pg_catalog.record
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- A page below this many bytes cannot have more words than a tsvector
    -- holds (1 MB); for a larger one it is tried.
    always_fits CONSTANT integer := 32768;
    twice text;
BEGIN
    IF body IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'page has no text',
            HINT = 'Give the text of the page in column "body".';
    END IF;

    CASE format
        WHEN 'text' THEN
            SELECT r.items, r.lines INTO items, lines
            FROM @extschema@.read_text_page(body, published) AS r;
        WHEN 'founder', 'ninjs' THEN
            items := ARRAY(SELECT a FROM @extschema@.read_document(
                               body, published, format) AS a);
        ELSE
            items := @extschema@.json_items(body, format, published);
            IF items IS NULL THEN
                PERFORM @extschema@.require_format(format);
            END IF;
    END CASE;

    IF NOT EXISTS (SELECT FROM unnest(items) AS a
                   WHERE a.headline ~ '[\u3400-\u9fff]'
                       OR a.body ~ '[\u3400-\u9fff]'
                       OR a.caption ~ '[\u3400-\u9fff]') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = 'no article found in the page',
            HINT = CASE WHEN format = 'text'
                THEN 'An article has a paragraph of Chinese text;'
                     ' zhnews.page_lines() shows how each line was read.'
                ELSE 'An article has a headline or a body in Chinese;'
                     ' zhnews.read_document() shows what was read.' END;
    END IF;
    IF cardinality(items) > 1 AND format <> 'text' THEN
        SELECT a.external_id INTO twice
        FROM unnest(items) AS a
        WHERE a.external_id IS NOT NULL
        GROUP BY a.external_id, a.paper HAVING count(*) > 1
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION USING
                ERRCODE = 'invalid_parameter_value',
                MESSAGE = format('two articles of the page have the'
                                 ' identifier "%s"', twice),
                HINT = 'An identifier is that of one article of a paper.';
        END IF;
    END IF;

    IF octet_length(body) > always_fits THEN
        PERFORM @extschema@.article_words(
            a.headline, concat_ws(E'\n', a.kicker, a.subtitle),
            concat_ws(E'\n', a.column_name, a.summary, a.note),
            concat_ws(E'\n', a.body, a.caption))
        FROM unnest(items) AS a;
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.page_reading(
    pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'part of loading: articles of a page and, of a page of text, its lines; an error that says why, if the page cannot be loaded into a corpus';

CREATE FUNCTION @extschema@.page_articles(
    body pg_catalog.text,
    published pg_catalog.date DEFAULT NULL,
    format pg_catalog.text DEFAULT 'text'
) RETURNS @extschema@.item[]
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT r.items FROM @extschema@.page_reading(body, published, format) AS r;
END;

COMMENT ON FUNCTION @extschema@.page_articles(
    pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'articles of a page that can be loaded into a corpus; an error that says why, if it cannot';

-- A page is read before it is inserted, and its articles are inserted after
-- it.  Between these triggers of one statement the reading is kept.

CREATE FUNCTION @extschema@.keep_reading(
    content_hash pg_catalog.bytea,
    format pg_catalog.text,
    published pg_catalog.date,
    items @extschema@.item[],
    lines @extschema@.page_line[]
) RETURNS pg_catalog.void
    LANGUAGE c VOLATILE
    AS 'MODULE_PATHNAME', 'zhn_keep_reading';

COMMENT ON FUNCTION @extschema@.keep_reading(
    pg_catalog.bytea, pg_catalog.text, pg_catalog.date, @extschema@.item[],
    @extschema@.page_line[])
    IS 'part of loading: keeps what page_reading() has returned, until forget_readings() or the end of the transaction; at most 64 MB';

CREATE FUNCTION @extschema@.kept_reading(
    content_hash pg_catalog.bytea,
    format pg_catalog.text,
    published pg_catalog.date,
    OUT items @extschema@.item[],
    OUT lines @extschema@.page_line[]
) RETURNS pg_catalog.record
    LANGUAGE c VOLATILE
    AS 'MODULE_PATHNAME', 'zhn_kept_reading';

COMMENT ON FUNCTION @extschema@.kept_reading(
    pg_catalog.bytea, pg_catalog.text, pg_catalog.date)
    IS 'part of loading: what keep_reading() has kept of a page; NULLs if there is nothing';

CREATE FUNCTION @extschema@.forget_readings() RETURNS pg_catalog.void
    LANGUAGE c VOLATILE
    AS 'MODULE_PATHNAME', 'zhn_forget_readings';

COMMENT ON FUNCTION @extschema@.forget_readings()
    IS 'part of loading: gives up what keep_reading() has kept';

CREATE FUNCTION @extschema@.page_before() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
AS $$
DECLARE
    hash bytea := @extschema@.content_hash(NEW.body);
    given date := NEW.published;
    problem_state text;
    problem_message text;
    problem_hint text;
    articles @extschema@.item[];
    page_lines @extschema@.page_line[];
    loaded bigint;
BEGIN
    -- With the corpus in the search path, the statements below are planned
    -- once and not for every page.  The path is put back on return.  A plan
    -- must not depend on how many pages there were when it was made.
    PERFORM set_config('search_path', format('%I, pg_temp', TG_TABLE_SCHEMA),
                       true);

    -- A document may tell of itself what its row does not, so what the row
    -- does not tell is not compared.
    SELECT p.id INTO loaded
    FROM page AS p
    WHERE p.content_hash = hash AND p.format = NEW.format
        AND (p.paper = NEW.paper OR NEW.paper IS NULL)
        AND (p.published = NEW.published OR NEW.published IS NULL)
        AND (p.page_no = NEW.page_no OR NEW.page_no IS NULL)
        AND (p.external_id = NEW.external_id OR NEW.external_id IS NULL)
    LIMIT 1;
    IF FOUND THEN
        RAISE NOTICE USING
            MESSAGE = format('page is loaded already, as page %s of corpus'
                             ' "%s", skipping', loaded, TG_TABLE_SCHEMA);
        RETURN NULL;
    END IF;

    -- Nothing is written inside this block, so it takes no transaction id,
    -- however many pages a statement loads.
    BEGIN
        SELECT r.items, r.lines INTO articles, page_lines
        FROM @extschema@.page_reading(NEW.body, NEW.published, NEW.format)
            AS r;
    EXCEPTION
        WHEN data_exception OR program_limit_exceeded OR no_data_found THEN
            GET STACKED DIAGNOSTICS
                problem_state = RETURNED_SQLSTATE,
                problem_message = MESSAGE_TEXT,
                problem_hint = PG_EXCEPTION_HINT;
    END;

    IF articles IS NULL THEN
        INSERT INTO rejected (paper, published, page_no, format, url,
                              external_id, body, sqlstate, message, hint)
        VALUES (NEW.paper, NEW.published, NEW.page_no, NEW.format, NEW.url,
                NEW.external_id, NEW.body, problem_state, problem_message,
                nullif(problem_hint, ''))
        ON CONFLICT DO NOTHING;
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

    -- Datelines are read by the day of the page.
    IF NEW.published IS NOT DISTINCT FROM given
        OR cardinality(articles) = 1
    THEN
        PERFORM @extschema@.keep_reading(hash, NEW.format, NEW.published,
                                         articles, page_lines);
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

CREATE FUNCTION @extschema@.insert_articles(
    corpus pg_catalog.text,
    pages pg_catalog.int8[],
    items @extschema@.item[],
    OUT article pg_catalog.int8,
    OUT "position" pg_catalog.int4,
    OUT headline pg_catalog.text
) RETURNS SETOF pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    RETURN QUERY EXECUTE format(
        'INSERT INTO article AS a (page, reader_version, %1$s)'
        ' SELECT i.unnest, $3, %1$s'
        ' FROM ROWS FROM (unnest($1), unnest($2)) AS i'
        ' ORDER BY i.unnest, i.position'
        ' RETURNING a.id, a.position, a.headline',
        @extschema@.columns_of('@extschema@.item', '{credits,original}'))
        USING pages, items, @extschema@.reader_version();
    PERFORM @extschema@.insert_credits(corpus, pages, items);
END;
$$;

COMMENT ON FUNCTION @extschema@.insert_articles(
    pg_catalog.text, pg_catalog.int8[], @extschema@.item[])
    IS 'part of loading: inserts articles of pages and their credits; an element of pages is the page of the element of items in the same place';

CREATE FUNCTION @extschema@.insert_credits(
    corpus pg_catalog.text,
    pages pg_catalog.int8[],
    items @extschema@.item[]
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    INSERT INTO credit (article, position, role, name, organisation,
                        paper, published)
    SELECT a.id, c.position, c.role, c.name, c.organisation,
           i.paper, i.published
    FROM ROWS FROM (unnest(pages), unnest(items)) AS i
    JOIN article AS a ON a.page = i.unnest AND a.position = i.position,
        unnest(i.credits) WITH ORDINALITY
            AS c (role, name, organisation, position)
    WHERE i.credits IS NOT NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.insert_credits(
    pg_catalog.text, pg_catalog.int8[], @extschema@.item[])
    IS 'part of loading: inserts the credits of articles that are there';

CREATE FUNCTION @extschema@.insert_lines(
    corpus pg_catalog.text,
    pages pg_catalog.int8[],
    lines @extschema@.page_line[]
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    INSERT INTO line (page, number, role, article, joined, text,
                      paper, published)
    SELECT p.id, l.line, l.role, a.id, l.joined, l.text,
           p.paper, p.published
    FROM ROWS FROM (unnest(pages), unnest(lines)) AS l
    JOIN page AS p ON p.id = l.unnest
    LEFT JOIN article AS a ON a.page = l.unnest AND a.position = l.article;
END;
$$;

COMMENT ON FUNCTION @extschema@.insert_lines(
    pg_catalog.text, pg_catalog.int8[], @extschema@.page_line[])
    IS 'part of loading: inserts the lines of pages whose articles are there; an element of pages is the page of the element of lines in the same place';

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
    lines @extschema@.page_line[];
    -- The articles that are there already: their places in items, and ids.
    positions integer[] := '{}';
    ids bigint[] := '{}';
    changed @extschema@.item[] := '{}';
    added @extschema@.item[];
    old record;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    SELECT * INTO input FROM page AS p WHERE p.id = $2;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = format('corpus "%s" has no page %s', $1, $2),
            HINT = 'Give the value of column "id" of table "page".';
    END IF;
    SELECT r.items, r.lines INTO items, lines
    FROM @extschema@.page_reading(input.body, input.published, input.format)
        AS r;
    items := @extschema@.complete_items(
        items, input.paper, input.published, input.page_no, input.url,
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
            SELECT a.id, i.position, i.headline, i AS item,
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
                changed := changed || old.item;
            END IF;
        END LOOP;

        -- Articles that change places leave them first, as two must never be
        -- in one place.
        UPDATE article AS a SET position = NULL
        FROM unnest(positions, ids) AS s (position, id)
        WHERE a.id = s.id AND a.page = $2 AND a.position <> s.position;
        EXECUTE format(
            'UPDATE article AS a'
            ' SET (page, reader_version, %s) = ROW ($3, $4, %s)'
            ' FROM unnest($1, $2) AS s (place, id)'
            ' JOIN unnest($5) AS i ON i.position = s.place'
            ' WHERE a.id = s.id',
            @extschema@.columns_of('@extschema@.item', '{credits,original}'),
            @extschema@.columns_of('@extschema@.item', '{credits,original}',
                                   'i'))
            USING positions, ids, $2, @extschema@.reader_version(), changed;
        UPDATE article AS a
        SET reader_version = @extschema@.reader_version()
        WHERE a.id = ANY (ids)
            AND a.reader_version IS DISTINCT FROM @extschema@.reader_version();
        DELETE FROM credit AS c
        USING unnest(positions, ids) AS s (position, id), unnest(changed) AS i
        WHERE c.article = s.id AND s.position = i.position;
        PERFORM @extschema@.insert_credits(
            corpus, array_fill($2, ARRAY[cardinality(changed)]), changed);
    END IF;

    added := ARRAY(SELECT i FROM unnest(items) AS i
                   WHERE i.position <> ALL (positions));
    RETURN QUERY
        SELECT a.article, a.position, 'added', a.headline, NULL::text[]
        FROM @extschema@.insert_articles(
            corpus, array_fill($2, ARRAY[cardinality(added)]), added) AS a;
    IF lines IS NOT NULL THEN
        PERFORM @extschema@.insert_lines(
            corpus, array_fill($2, ARRAY[cardinality(lines)]), lines);
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

-- Many pages at once

CREATE FUNCTION @extschema@.new_page_reading(
    content_hash pg_catalog.bytea,
    body pg_catalog.text,
    published pg_catalog.date,
    format pg_catalog.text,
    OUT items @extschema@.item[],
    OUT lines @extschema@.page_line[]
) RETURNS pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    SELECT k.items, k.lines INTO items, lines
    FROM @extschema@.kept_reading(content_hash, format, published) AS k;
    IF items IS NULL THEN
        SELECT r.items, r.lines INTO items, lines
        FROM @extschema@.page_reading(body, published, format) AS r;
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.new_page_reading(
    pg_catalog.bytea, pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'part of loading: what was kept of a page, or else page_reading()';

CREATE FUNCTION @extschema@.load_pages_together(
    corpus pg_catalog.text,
    pages pg_catalog.int8[]
) RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
DECLARE
    item_pages bigint[];
    items @extschema@.item[];
    line_pages bigint[];
    lines @extschema@.page_line[];
    -- Pages that are not new, or have an article that is there already or
    -- comes twice: what becomes of each article depends on the others.
    one_by_one bigint[];
    loaded bigint;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    WITH reading AS MATERIALIZED (
        SELECT p.id, r.lines,
               @extschema@.complete_items(
                   r.items, p.paper, p.published, p.page_no, p.url,
                   CASE WHEN p.format <> 'text' THEN p.external_id END)
                   AS items
        FROM page AS p,
            @extschema@.new_page_reading(p.content_hash, p.body, p.published,
                                         p.format) AS r
        WHERE p.id = ANY (pages)
    ), item AS (
        SELECT array_agg(r.id) AS pages, array_agg(i) AS items
        FROM reading AS r, unnest(r.items) AS i
    ), line AS (
        SELECT array_agg(r.id) AS pages, array_agg(l) AS lines
        FROM reading AS r, unnest(r.lines) AS l
    )
    SELECT i.pages, i.items, l.pages, l.lines
    INTO item_pages, items, line_pages, lines
    FROM item AS i, line AS l;

    one_by_one := ARRAY(
        SELECT k.page
        FROM (SELECT i.unnest AS page, i.external_id, i.paper,
                     count(*) OVER (PARTITION BY i.external_id, i.paper) AS n
              FROM ROWS FROM (unnest(item_pages), unnest(items)) AS i
              WHERE i.external_id IS NOT NULL) AS k
        WHERE k.n > 1
            OR EXISTS (SELECT FROM article AS a
                       WHERE a.external_id = k.external_id
                           AND a.paper IS NOT DISTINCT FROM k.paper)
        UNION
        SELECT u.page FROM unnest(pages) AS u (page)
        WHERE EXISTS (SELECT FROM article AS a WHERE a.page = u.page));
    IF cardinality(one_by_one) > 0 THEN
        SELECT array_agg(i.page), array_agg(i.item) INTO item_pages, items
        FROM (SELECT p.page, u AS item
              FROM unnest(item_pages) WITH ORDINALITY AS p (page, n)
              JOIN (SELECT u, row_number() OVER () AS n
                    FROM unnest(items) AS u) AS u USING (n)
              WHERE p.page <> ALL (one_by_one)) AS i;
        SELECT array_agg(l.page), array_agg(l.line) INTO line_pages, lines
        FROM (SELECT p.page, u AS line
              FROM unnest(line_pages) WITH ORDINALITY AS p (page, n)
              JOIN (SELECT u, row_number() OVER () AS n
                    FROM unnest(lines) AS u) AS u USING (n)
              WHERE p.page <> ALL (one_by_one)) AS l;
    END IF;

    loaded := (SELECT count(*)
               FROM @extschema@.insert_articles(corpus, item_pages, items));
    IF lines IS NOT NULL THEN
        PERFORM @extschema@.insert_lines(corpus, line_pages, lines);
    END IF;
    RETURN loaded + (SELECT coalesce(sum(@extschema@.load_page(corpus, p.id)),
                                     0)
                     FROM (SELECT p.id FROM unnest(one_by_one) AS p (id)
                           ORDER BY p.id) AS p);
END;
$$;

COMMENT ON FUNCTION @extschema@.load_pages_together(
    pg_catalog.text, pg_catalog.int8[])
    IS 'part of load_pages(): so many pages that their articles go well into memory';

CREATE FUNCTION @extschema@.load_pages(
    corpus pg_catalog.text,
    pages pg_catalog.int8[]
) RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    batch_size CONSTANT integer := 500;
    loaded bigint := 0;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    FOR start IN 1 .. cardinality(pages) BY batch_size LOOP
        loaded := loaded + @extschema@.load_pages_together(
            corpus, pages[start : start + batch_size - 1]);
    END LOOP;
    RETURN loaded;
END;
$$;

COMMENT ON FUNCTION @extschema@.load_pages(
    pg_catalog.text, pg_catalog.int8[])
    IS 'does for each of these pages what load_page() does, but faster; returns the number of articles';

CREATE FUNCTION @extschema@.page_after() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_LEVEL = 'ROW' THEN
        PERFORM @extschema@.load_page(TG_TABLE_SCHEMA, NEW.id);
        RETURN NULL;
    END IF;
    PERFORM @extschema@.load_pages(
        TG_TABLE_SCHEMA, ARRAY(SELECT p.id FROM new_page AS p ORDER BY p.id));
    PERFORM @extschema@.forget_readings();
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.page_after()
    IS 'trigger of page in a corpus: calls load_page() for a row, load_pages() for the new pages of a statement';

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

    -- The people of an article have a table of their own.
    CREATE TABLE article (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        page bigint REFERENCES page ON DELETE CASCADE,
        LIKE @extschema@.item INCLUDING COMMENTS,
        length integer GENERATED ALWAYS AS
            (char_length(replace(body, E'\n', ''))) STORED,
        script text,
        words tsvector,
        lexicon_version bigint,
        segmented_at timestamptz,
        reader_version integer,
        UNIQUE (page, position)
    );
    ALTER TABLE article
        DROP COLUMN credits,
        ALTER COLUMN kind SET DEFAULT 'news',
        ALTER COLUMN kind SET NOT NULL;
    COMMENT ON TABLE article
        IS 'articles: read from pages, or inserted here when they came one by one';
    COMMENT ON COLUMN article.id IS 'number of the article in this corpus';
    COMMENT ON COLUMN article.page
        IS 'page that the article was read from; NULL if it came by itself';
    COMMENT ON COLUMN article.length
        IS 'length of the body in characters, line ends not counted';
    COMMENT ON COLUMN article.script
        IS 'Hans for simplified characters, Hant for traditional ones, Hani for both';
    COMMENT ON COLUMN article.words
        IS 'words for search: headline A; kicker and subtitle B; column, summary and note C; body D';
    COMMENT ON COLUMN article.lexicon_version
        IS 'state of zhnews.lexicon that words was made with';
    COMMENT ON COLUMN article.segmented_at
        IS 'time at which words was made; NULL if it came with the article';
    COMMENT ON COLUMN article.reader_version
        IS 'version of the rules that read the page; NULL if there was none';

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
        AFTER INSERT ON page REFERENCING NEW TABLE AS new_page
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.page_after();
    CREATE TRIGGER page_load_again
        AFTER UPDATE OF paper, published, page_no, format, url, body,
                        external_id
        ON page FOR EACH ROW
        EXECUTE FUNCTION @extschema@.page_after();

    PERFORM @extschema@.create_extraction(name);
    PERFORM @extschema@.create_search(name);
    PERFORM @extschema@.create_watches(name);
    PERFORM @extschema@.create_refresh(name);
    PERFORM @extschema@.create_likeness(name);
    PERFORM @extschema@.create_postings(name);
    PERFORM @extschema@.create_coding(name);
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
        PERFORM @extschema@.drop_report_schema(name);
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
    PERFORM @extschema@.drop_postings(name);
    PERFORM @extschema@.drop_coding(name);
    PERFORM @extschema@.drop_watches(name);
    PERFORM @extschema@.drop_extraction(name);
    PERFORM @extschema@.drop_daily_freq(name);
    DROP TABLE line, credit, article, page, rejected;
    EXECUTE format('DROP SCHEMA %I', name);
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_corpus(pg_catalog.text, pg_catalog.bool)
    IS 'drops an empty corpus; with force => true, a corpus with all that is in its schema';
