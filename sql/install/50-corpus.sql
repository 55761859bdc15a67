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
    SELECT pg_catalog.setweight(pg_catalog.to_tsvector(
               '@extschema@.news'::pg_catalog.regconfig,
               COALESCE(headline, '')), 'A')
        OPERATOR(pg_catalog.||)
        pg_catalog.setweight(pg_catalog.to_tsvector(
               '@extschema@.news'::pg_catalog.regconfig,
               COALESCE(display, '')), 'B')
        OPERATOR(pg_catalog.||)
        pg_catalog.setweight(pg_catalog.to_tsvector(
               '@extschema@.news'::pg_catalog.regconfig,
               COALESCE(context, '')), 'C')
        OPERATOR(pg_catalog.||)
        pg_catalog.to_tsvector(
               '@extschema@.news'::pg_catalog.regconfig,
               COALESCE(body, ''));
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
    NEW.words := @extschema@.article_words(
        NEW.headline,
        concat_ws(E'\n', NEW.kicker, NEW.subtitle),
        concat_ws(E'\n', NEW.column_name, NEW.summary, NEW.note),
        CASE WHEN NEW.body IS DISTINCT FROM NEW.caption
             THEN concat_ws(E'\n', NEW.body, NEW.caption)
             ELSE NEW.body END);
    NEW.lexicon_version := @extschema@.lexicon_version();
    NEW.script := @extschema@.script(@extschema@.article_text(
        NEW.kicker, NEW.headline, NEW.subtitle, NEW.body));
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_before()
    IS 'trigger of article in a corpus: fills words, lexicon_version and script';

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

CREATE FUNCTION @extschema@.page_articles(
    body pg_catalog.text,
    published pg_catalog.date DEFAULT NULL,
    format pg_catalog.text DEFAULT 'text'
) RETURNS @extschema@.page_article[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- A page below this many bytes cannot have more words than a tsvector
    -- holds (1 MB); for a larger one it is tried.
    always_fits CONSTANT integer := 131072;
    articles @extschema@.page_article[];
BEGIN
    IF body IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'page has no text',
            HINT = 'Give the text of the page in column "body".';
    END IF;
    IF format IS DISTINCT FROM 'text' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('page format "%s" is not known', format),
            HINT = 'Formats are: text.';
    END IF;

    articles := ARRAY(SELECT a FROM @extschema@.read_page(body, published) AS a);
    IF cardinality(articles) = 0 OR body !~ '[\u3400-\u9fff]' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = 'no article found in the page',
            HINT = 'An article has a paragraph of Chinese text;'
                   ' zhnews.page_lines() shows how each line was read.';
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
BEGIN
    -- Nothing is written inside this block, so it takes no transaction id,
    -- however many pages a statement loads.
    BEGIN
        PERFORM @extschema@.page_articles(NEW.body, NEW.published, NEW.format);
        RETURN NEW;
    EXCEPTION
        WHEN data_exception OR program_limit_exceeded OR no_data_found THEN
            GET STACKED DIAGNOSTICS
                problem_state = RETURNED_SQLSTATE,
                problem_message = MESSAGE_TEXT,
                problem_hint = PG_EXCEPTION_HINT;
    END;

    EXECUTE format(
        'INSERT INTO %I.rejected (paper, published, page_no, format, url,'
        ' body, sqlstate, message, hint)'
        ' VALUES ($1, $2, $3, $4, $5, $6, $7, $8, nullif($9, ''''))',
        TG_TABLE_SCHEMA)
        USING NEW.paper, NEW.published, NEW.page_no, NEW.format, NEW.url,
            NEW.body, problem_state, problem_message, problem_hint;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.page_before()
    IS 'trigger of page in a corpus: puts a page that cannot be read into rejected';

CREATE FUNCTION @extschema@.load_page(
    corpus pg_catalog.text,
    page pg_catalog.int8
) RETURNS pg_catalog.int4
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    input record;
    articles @extschema@.page_article[];
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
    articles := @extschema@.page_articles(input.body, input.published,
                                          input.format);

    -- A role that only loads needs no right to delete.
    IF EXISTS (SELECT FROM line AS l WHERE l.page = $2) THEN
        DELETE FROM line AS l WHERE l.page = $2;
        DELETE FROM article AS a WHERE a.page = $2;
    END IF;

    INSERT INTO article (page, paper, published, page_no, position, kind,
                         kicker, headline, subtitle, summary, note,
                         column_name, source, original_title,
                         source_mark, agency, dateline, dateline_place,
                         dateline_date, body, caption, sections, url,
                         line_from, line_to, reader_version)
    SELECT input.id, input.paper, input.published, input.page_no,
           a.position, a.kind,
           a.kicker, a.headline, a.subtitle, a.summary, a.note,
           a.column_name, a.source, a.original_title,
           a.source_mark, a.agency, a.dateline, a.dateline_place,
           a.dateline_date, a.body, a.caption, a.sections, input.url,
           a.line_from, a.line_to, @extschema@.reader_version()
    FROM unnest(articles) AS a
    ORDER BY a.position;

    INSERT INTO credit (article, position, role, name, organisation,
                        paper, published)
    SELECT t.id, c.position, c.role, c.name, c.organisation,
           input.paper, input.published
    FROM unnest(articles) AS a
    JOIN article AS t ON t.page = input.id AND t.position = a.position,
        unnest(a.credits) WITH ORDINALITY
            AS c (role, name, organisation, position);

    INSERT INTO line (page, number, role, article, joined, text,
                      paper, published)
    SELECT input.id, l.line, l.role, t.id, l.joined, l.text,
           input.paper, input.published
    FROM @extschema@.page_lines(input.body) AS l
    LEFT JOIN article AS t
        ON t.page = input.id AND t.position = l.article;

    RETURN cardinality(articles);
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
        loaded_at timestamptz NOT NULL DEFAULT current_timestamp
    );
    COMMENT ON TABLE page IS 'pages as they came; insert or COPY here to load';
    COMMENT ON COLUMN page.id IS 'number of the page in this corpus';
    COMMENT ON COLUMN page.paper IS 'name of the newspaper';
    COMMENT ON COLUMN page.published IS 'day of publication';
    COMMENT ON COLUMN page.page_no IS 'page number as printed: 1, 02, A3 …';
    COMMENT ON COLUMN page.format IS 'format of body: text';
    COMMENT ON COLUMN page.url IS 'where the page came from';
    COMMENT ON COLUMN page.body IS 'text of the page, verbatim';
    COMMENT ON COLUMN page.loaded_at IS 'time of loading';

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
        reader_version integer,
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
    COMMENT ON COLUMN article.reader_version
        IS 'version of the rules that read the page; NULL if there was none';

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
        rejected_at timestamptz NOT NULL DEFAULT current_timestamp
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
        AFTER UPDATE OF paper, published, page_no, format, url, body
        ON page FOR EACH ROW
        EXECUTE FUNCTION @extschema@.page_after();

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
    DROP TABLE line, credit, article, page, rejected;
    EXECUTE format('DROP SCHEMA %I', name);
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_corpus(pg_catalog.text, pg_catalog.bool)
    IS 'drops an empty corpus; with force => true, a corpus with all that is in its schema';
