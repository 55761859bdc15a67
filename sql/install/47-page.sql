-- Pages: reading them, and refusing those that cannot be read.

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
