-- Coding with a codebook: which categories texts are about, with evidence.

CREATE FUNCTION @extschema@.negators()
    RETURNS pg_catalog.text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT '{不,没,没有,未,无,非,别,勿,莫,并非,并不,并未,并没有,不是,不会,不能,
             不可,不可能,不得,不准,不许,不允许,不再,不存在,不需要,不必,不用,不要,
             没什么,无法,无须,无需,未能,未曾,未必,从未,从不,从来不,尚未,毫无,毫不,
             绝不,决不,绝非,绝无,请勿,切勿,而非,而不是,谈不上,称不上,不至于
             }'::pg_catalog.text[];
END;

COMMENT ON FUNCTION @extschema@.negators()
    IS 'words that negate what follows them in their clause; the default of code()';

CREATE FUNCTION @extschema@.code(
        body pg_catalog.text,
        codebook pg_catalog.jsonb,
        "window" pg_catalog.int4 DEFAULT 5,
        negators pg_catalog.text[] DEFAULT @extschema@.negators())
    RETURNS TABLE (
        category pg_catalog.text,
        term pg_catalog.text,
        surface pg_catalog.text,
        negated pg_catalog.bool,
        negator pg_catalog.text,
        whole pg_catalog.bool,
        paragraph pg_catalog.int4,
        start pg_catalog.int4,
        length pg_catalog.int4)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 300 ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_code_text';

COMMENT ON FUNCTION @extschema@.code(
    pg_catalog.text, pg_catalog.jsonb, pg_catalog.int4, pg_catalog.text[])
    IS 'terms of a codebook that a text has: surface is substr(body, start, length), folded as for search it is the term, paragraph counts lines from 0; of terms that overlap the longest counts; negated by a word of negators among so many words before it in its clause; whole if it begins and ends where words of the text do; codebook is {"category": ["term", …], "broader": {"narrower": [ … ]}}, of which the category is broader/narrower';

-- The codebooks of a corpus

CREATE FUNCTION @extschema@.codebook(
    corpus pg_catalog.text,
    name pg_catalog.text
) RETURNS pg_catalog.jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    result jsonb;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    EXECUTE format(
        'SELECT jsonb_object_agg(c.category, c.terms)'
        ' FROM (SELECT c.category,'
        '              jsonb_agg(c.term ORDER BY c.term COLLATE "C") AS terms'
        '       FROM %I.codebook AS c WHERE c.codebook = $1'
        '       GROUP BY c.category) AS c', corpus) INTO result USING name;
    IF result IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = format('corpus "%s" has no codebook "%s"', corpus, name),
            HINT = format('Insert its categories and terms into %I.codebook.',
                          corpus);
    END IF;
    RETURN result;
END;
$$;

COMMENT ON FUNCTION @extschema@.codebook(pg_catalog.text, pg_catalog.text)
    IS 'a codebook of a corpus as code() takes it';

CREATE FUNCTION @extschema@.coded_text_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('DELETE FROM %I.coded WHERE article = $1',
                   TG_TABLE_SCHEMA) USING OLD.id;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.coded_text_changed()
    IS 'trigger of article in a corpus: has an article coded again whose text, paper or day changed';

CREATE FUNCTION @extschema@.create_coding(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE TABLE codebook (
        codebook text NOT NULL,
        category text NOT NULL,
        term text NOT NULL CHECK (char_length(term) BETWEEN 1 AND 64),
        note text,
        PRIMARY KEY (codebook, category, term)
    );
    COMMENT ON TABLE codebook
        IS 'codebooks, kept by the user: the terms of each category; refresh_codes() codes the articles with them';
    COMMENT ON COLUMN codebook.codebook IS 'name of the codebook';
    COMMENT ON COLUMN codebook.category
        IS 'category; broader/narrower where there are levels';
    COMMENT ON COLUMN codebook.term
        IS 'word or phrase that stands for it, 1 to 64 characters';
    COMMENT ON COLUMN codebook.note IS 'anything worth noting; not used';

    CREATE TABLE coded (
        article bigint REFERENCES article ON DELETE CASCADE,
        codebook text,
        version bigint NOT NULL,
        paper text,
        published date,
        PRIMARY KEY (article, codebook)
    );
    COMMENT ON TABLE coded
        IS 'articles that refresh_codes() has coded, whether they have a code or not';
    COMMENT ON COLUMN coded.article IS 'article.id';
    COMMENT ON COLUMN coded.codebook IS 'name of the codebook';
    COMMENT ON COLUMN coded.version
        IS 'hash of the codebook that the article was coded with';
    COMMENT ON COLUMN coded.paper IS 'name of the newspaper';
    COMMENT ON COLUMN coded.published IS 'day of publication';

    CREATE TABLE code (
        article bigint,
        codebook text,
        position integer,
        category text NOT NULL,
        term text NOT NULL,
        surface text NOT NULL,
        negated boolean NOT NULL,
        negator text,
        whole boolean NOT NULL,
        part text NOT NULL,
        paragraph integer NOT NULL,
        start integer NOT NULL,
        length integer NOT NULL,
        paper text,
        published date,
        PRIMARY KEY (article, codebook, position),
        FOREIGN KEY (article, codebook) REFERENCES coded ON DELETE CASCADE
    );
    COMMENT ON TABLE code
        IS 'terms of codebooks in articles, as of the last refresh_codes(): what each article was coded for, and why';
    COMMENT ON COLUMN code.article IS 'article.id';
    COMMENT ON COLUMN code.codebook IS 'name of the codebook';
    COMMENT ON COLUMN code.position
        IS 'number of the code in its article and codebook, from 1';
    COMMENT ON COLUMN code.category IS 'category';
    COMMENT ON COLUMN code.term IS 'term as the codebook has it';
    COMMENT ON COLUMN code.surface IS 'as printed';
    COMMENT ON COLUMN code.negated IS 'whether it is negated in its clause';
    COMMENT ON COLUMN code.negator IS 'the word that negates it';
    COMMENT ON COLUMN code.whole
        IS 'whether it begins and ends where words of the text do; if not, look whether it is a term at all';
    COMMENT ON COLUMN code.part
        IS 'part of the article: kicker, headline, subtitle or body';
    COMMENT ON COLUMN code.paragraph IS 'line of that part, from 0';
    COMMENT ON COLUMN code.start
        IS 'first character in that part, from 1';
    COMMENT ON COLUMN code.length IS 'length in characters';
    COMMENT ON COLUMN code.paper IS 'name of the newspaper';
    COMMENT ON COLUMN code.published IS 'day of publication';
    CREATE INDEX code_category_index ON code (codebook, category, published);

    CREATE VIEW code_day WITH (security_invoker) AS
        SELECT e.published, e.paper, e.codebook, e.category,
               count(e.article) FILTER (WHERE e.hits > 0) AS articles,
               coalesce(sum(e.hits), 0)::bigint AS hits,
               coalesce(sum(e.negated), 0)::bigint AS negated,
               max(e.all_articles) AS all_articles,
               round(count(e.article) FILTER (WHERE e.hits > 0)::numeric
                     / max(e.all_articles), 6) AS share
        FROM (SELECT a.published, a.paper, c.codebook, c.category, c.article,
                     count(*) FILTER (WHERE NOT c.negated) AS hits,
                     count(*) FILTER (WHERE c.negated) AS negated,
                     NULL::bigint AS all_articles
              FROM code AS c
              JOIN article AS a ON a.id = c.article
              GROUP BY a.published, a.paper, c.codebook, c.category, c.article
              UNION ALL
              SELECT d.published, d.paper, d.codebook, b.category, NULL,
                     NULL, NULL, d.articles
              FROM (SELECT a.published, a.paper, e.codebook,
                           count(*) AS articles
                    FROM coded AS e
                    JOIN article AS a ON a.id = e.article
                    GROUP BY a.published, a.paper, e.codebook) AS d
              JOIN (SELECT DISTINCT codebook, category FROM codebook) AS b
                  USING (codebook)) AS e
        GROUP BY e.published, e.paper, e.codebook, e.category;
    COMMENT ON VIEW code_day
        IS 'one row is a category on a day in a paper, also where it has no article';
    COMMENT ON COLUMN code_day.published IS 'day of publication';
    COMMENT ON COLUMN code_day.paper IS 'name of the newspaper';
    COMMENT ON COLUMN code_day.codebook IS 'name of the codebook';
    COMMENT ON COLUMN code_day.category IS 'category';
    COMMENT ON COLUMN code_day.articles
        IS 'articles with a term that is not negated';
    COMMENT ON COLUMN code_day.hits IS 'terms that are not negated';
    COMMENT ON COLUMN code_day.negated IS 'terms that are negated';
    COMMENT ON COLUMN code_day.all_articles
        IS 'articles of the paper on that day that were coded';
    COMMENT ON COLUMN code_day.share IS 'articles / all_articles, 0 to 1';

    CREATE TRIGGER article_coded
        AFTER UPDATE OF kicker, headline, subtitle, body, caption, paper,
                        published ON article
        FOR EACH ROW
        WHEN ((OLD.kicker, OLD.headline, OLD.subtitle, OLD.body, OLD.caption,
               OLD.paper, OLD.published) IS DISTINCT FROM
              (NEW.kicker, NEW.headline, NEW.subtitle, NEW.body, NEW.caption,
               NEW.paper, NEW.published))
        EXECUTE FUNCTION @extschema@.coded_text_changed();
END;
$$;

COMMENT ON FUNCTION @extschema@.create_coding(pg_catalog.text)
    IS 'makes the tables of a corpus for codebooks and codes; create_corpus() calls it';

CREATE FUNCTION @extschema@.drop_coding(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    DROP TRIGGER IF EXISTS article_coded ON article;
    DROP VIEW IF EXISTS code_day;
    DROP TABLE IF EXISTS code, coded, codebook;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_coding(pg_catalog.text)
    IS 'part of drop_corpus(): drops what create_coding() made';

-- The parts of an article in the text that article_text() makes of it

CREATE FUNCTION @extschema@.article_part(
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text,
    body pg_catalog.text
) RETURNS TABLE (
    part pg_catalog.text,
    start pg_catalog.int4,
    length pg_catalog.int4,
    paragraph pg_catalog.int4)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 4
BEGIN ATOMIC
    SELECT p.part,
           (pg_catalog.sum(pg_catalog.char_length(p.text)
                OPERATOR(pg_catalog.+) 1) OVER earlier)::pg_catalog.int4
               OPERATOR(pg_catalog.-) pg_catalog.char_length(p.text),
           pg_catalog.char_length(p.text),
           (pg_catalog.sum(pg_catalog.char_length(p.text)
                OPERATOR(pg_catalog.-) pg_catalog.char_length(
                    pg_catalog.replace(p.text, E'\n', ''))
                OPERATOR(pg_catalog.+) 1) OVER earlier)::pg_catalog.int4
               OPERATOR(pg_catalog.-) pg_catalog.char_length(p.text)
               OPERATOR(pg_catalog.+) pg_catalog.char_length(
                   pg_catalog.replace(p.text, E'\n', ''))
               OPERATOR(pg_catalog.-) 1
    FROM (VALUES (1, 'kicker', kicker), (2, 'headline', headline),
                 (3, 'subtitle', subtitle), (4, 'body', body))
        AS p (n, part, text)
    WHERE p.text IS NOT NULL
    WINDOW earlier AS (ORDER BY p.n);
END;

COMMENT ON FUNCTION @extschema@.article_part(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'where kicker, headline, subtitle and body begin in the text that article_text() makes of them: first character, from 1, length, and number of the first line, from 0';

CREATE FUNCTION @extschema@.refresh_codes(corpus pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    book record;
    fresh bigint[];
    all_fresh bigint := 0;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path',
                       format('pg_catalog, %I, pg_temp', corpus), true);

    -- One refresh at a time; loading goes on.
    LOCK TABLE code IN SHARE UPDATE EXCLUSIVE MODE;
    DELETE FROM coded AS d
    WHERE NOT EXISTS (SELECT FROM codebook AS b
                      WHERE b.codebook = d.codebook);
    FOR book IN
        SELECT b.name, b.terms, hashtextextended(b.terms::text, 0) AS version
        FROM (SELECT n.name, @extschema@.codebook(corpus, n.name) AS terms
              FROM (SELECT DISTINCT c.codebook AS name
                    FROM codebook AS c) AS n) AS b
        ORDER BY b.name COLLATE "C"
    LOOP
        DELETE FROM coded AS d
        WHERE d.codebook = book.name AND d.version <> book.version;
        fresh := ARRAY(SELECT a.id FROM article AS a
                       WHERE NOT EXISTS (SELECT FROM coded AS d
                                         WHERE d.article = a.id
                                             AND d.codebook = book.name));

        -- A text that is being changed is waited for, and then its new
        -- version is read.
        WITH text AS MATERIALIZED (
            SELECT a.id, a.paper, a.published, a.kicker, a.headline,
                   a.subtitle, coalesce(a.body, a.caption) AS body
            FROM article AS a
            WHERE a.id = ANY (fresh)
            FOR SHARE OF a
        ), noted AS (
            INSERT INTO coded (article, codebook, version, paper, published)
            SELECT t.id, book.name, book.version, t.paper, t.published
            FROM text AS t
        ), hit AS MATERIALIZED (
            SELECT t.id, c.*,
                   row_number() OVER (
                       PARTITION BY t.id
                       ORDER BY c.start, c.category COLLATE "C") AS position
            FROM text AS t,
                @extschema@.code(@extschema@.article_text(
                    t.kicker, t.headline, t.subtitle, t.body), book.terms) AS c
        ), part AS MATERIALIZED (
            SELECT t.id, t.paper, t.published,
                   array_agg(p.part ORDER BY p.start) AS names,
                   array_agg(p.start ORDER BY p.start) AS starts,
                   array_agg(p.paragraph ORDER BY p.start) AS paragraphs
            FROM text AS t,
                @extschema@.article_part(t.kicker, t.headline, t.subtitle,
                                         t.body) AS p
            WHERE t.id IN (SELECT h.id FROM hit AS h)
            GROUP BY t.id, t.paper, t.published
        )
        INSERT INTO code (article, codebook, position, category, term,
                          surface, negated, negator, whole, part, paragraph,
                          start, length, paper, published)
        SELECT h.id, book.name, h.position, h.category, h.term, h.surface,
               h.negated, h.negator, h.whole, p.names[w.n],
               h.paragraph - p.paragraphs[w.n], h.start - p.starts[w.n] + 1,
               h.length, p.paper, p.published
        FROM hit AS h
        JOIN part AS p USING (id),
            LATERAL (SELECT width_bucket(h.start, p.starts)) AS w (n);
        all_fresh := all_fresh + cardinality(fresh);
    END LOOP;
    RETURN all_fresh;
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh_codes(pg_catalog.text)
    IS 'codes the articles of a corpus that are new or changed with each of its codebooks, and all articles with a codebook that changed; returns how many it coded';
