-- Articles of a corpus that reprint one another.
--
-- Each text gets a sketch: the least of its shingles, which depend on the
-- text alone, so that texts which share much have some of them in common
-- (Broder 1997).  A table of these fingerprints leads from a text to the
-- first and to the last one before it within some weeks that have the same;
-- so the work grows with the number of articles, however often a phrase
-- comes.  What is found so is compared shingle by shingle, and the articles
-- that are linked, directly or by others, are a story.

CREATE FUNCTION @extschema@.reprint_text_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('DELETE FROM %I.reprint_sketch WHERE article = $1',
                   TG_TABLE_SCHEMA) USING OLD.id;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.reprint_text_changed()
    IS 'trigger of article in a corpus: has an article compared again whose text, paper or day changed';

CREATE FUNCTION @extschema@.reprint_sketch_gone() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        EXECUTE format('TRUNCATE %I.reprint_fingerprint', TG_TABLE_SCHEMA);
    ELSE
        EXECUTE format('DELETE FROM %I.reprint_fingerprint AS f'
                       ' USING gone AS g, unnest(g.fingerprints) AS v (value)'
                       ' WHERE f.value = v.value AND f.article = g.article',
                       TG_TABLE_SCHEMA);
    END IF;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.reprint_sketch_gone()
    IS 'trigger of reprint_sketch in a corpus: takes the fingerprints along';

CREATE FUNCTION @extschema@.reprint_link_gone() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Two reprints of one article may have been linked by it only.
    EXECUTE format('UPDATE %I.reprint_sketch SET linked = false'
                   ' WHERE linked AND article IN'
                   ' (SELECT article FROM gone UNION SELECT other FROM gone)',
                   TG_TABLE_SCHEMA);
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.reprint_link_gone()
    IS 'trigger of reprint_link in a corpus: has articles compared again that were like one which is gone';

CREATE FUNCTION @extschema@.create_likeness(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE TABLE reprint_sketch (
        article bigint PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        published date NOT NULL,
        shingles bigint NOT NULL,
        fingerprints bigint[] NOT NULL,
        linked boolean NOT NULL DEFAULT false
    );
    COMMENT ON TABLE reprint_sketch
        IS 'articles that refresh_reprints() has looked at';
    COMMENT ON COLUMN reprint_sketch.article IS 'article.id';
    COMMENT ON COLUMN reprint_sketch.published
        IS 'day of publication; infinity for articles without one';
    COMMENT ON COLUMN reprint_sketch.shingles
        IS 'number of different runs of eight characters in the text';
    COMMENT ON COLUMN reprint_sketch.fingerprints
        IS 'the least of these as numbers, by which the text is found';
    COMMENT ON COLUMN reprint_sketch.linked
        IS 'whether the article has been compared with the others';
    CREATE INDEX reprint_sketch_new_index ON reprint_sketch (article)
        WHERE NOT linked;

    -- A foreign key would take longer to check than all the rest.
    CREATE TABLE reprint_fingerprint (
        value bigint,
        article bigint,
        PRIMARY KEY (value, article)
    );
    COMMENT ON TABLE reprint_fingerprint
        IS 'reprint_sketch.fingerprints, one to a row';
    COMMENT ON COLUMN reprint_fingerprint.value IS 'the fingerprint';
    COMMENT ON COLUMN reprint_fingerprint.article IS 'article.id';
    CREATE TRIGGER reprint_sketch_gone AFTER DELETE ON reprint_sketch
        REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.reprint_sketch_gone();
    CREATE TRIGGER reprint_sketch_emptied AFTER TRUNCATE ON reprint_sketch
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.reprint_sketch_gone();

    CREATE TABLE reprint_link (
        article bigint REFERENCES reprint_sketch ON DELETE CASCADE,
        other bigint REFERENCES reprint_sketch ON DELETE CASCADE,
        PRIMARY KEY (article, other)
    );
    COMMENT ON TABLE reprint_link
        IS 'pairs of articles of which one reprints the other; not all pairs of a story';
    COMMENT ON COLUMN reprint_link.article
        IS 'article.id of the later one';
    COMMENT ON COLUMN reprint_link.other
        IS 'article.id of the earlier one';
    CREATE INDEX reprint_link_other_index ON reprint_link (other);
    CREATE TRIGGER reprint_link_gone AFTER DELETE ON reprint_link
        REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.reprint_link_gone();

    CREATE TABLE reprint (
        article bigint PRIMARY KEY
            REFERENCES reprint_sketch ON DELETE CASCADE,
        story bigint NOT NULL,
        is_first boolean NOT NULL
            GENERATED ALWAYS AS (article = story) STORED,
        copied double precision NOT NULL,
        kept double precision NOT NULL,
        paper text,
        published date
    );
    COMMENT ON TABLE reprint
        IS 'articles that are reprints of one another, as of the last refresh_reprints(); an article that is not here has none';
    COMMENT ON COLUMN reprint.article IS 'article.id';
    COMMENT ON COLUMN reprint.story
        IS 'article.id of the first publication, the same for all reprints of a story';
    COMMENT ON COLUMN reprint.is_first
        IS 'whether the article is the first publication';
    COMMENT ON COLUMN reprint.copied
        IS 'share of the article that is in the first publication, 0 to 1';
    COMMENT ON COLUMN reprint.kept
        IS 'share of the first publication that is in the article, 0 to 1: less than 1 if it was cut';
    COMMENT ON COLUMN reprint.paper IS 'name of the newspaper';
    COMMENT ON COLUMN reprint.published IS 'day of publication';
    CREATE INDEX reprint_story_index ON reprint (story);
    CREATE INDEX reprint_published_index ON reprint (published, paper);

    CREATE TRIGGER article_reprint
        AFTER UPDATE OF body, caption, paper, published ON article
        FOR EACH ROW
        WHEN ((OLD.body, OLD.caption, OLD.paper, OLD.published)
              IS DISTINCT FROM
              (NEW.body, NEW.caption, NEW.paper, NEW.published))
        EXECUTE FUNCTION @extschema@.reprint_text_changed();
END;
$$;

COMMENT ON FUNCTION @extschema@.create_likeness(pg_catalog.text)
    IS 'makes the tables of a corpus that hold reprints; create_corpus() calls it';

CREATE FUNCTION @extschema@.drop_likeness(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    DROP TRIGGER IF EXISTS article_reprint ON article;
    DROP TABLE IF EXISTS reprint, reprint_link, reprint_fingerprint,
        reprint_sketch;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_likeness(pg_catalog.text)
    IS 'part of drop_corpus(): drops what create_likeness() made';

-- The three steps of a refresh.

CREATE FUNCTION @extschema@.sketch_articles(corpus pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- Characters of a shingle; fingerprints of a text, which has none if it
    -- is too short for so many.
    size CONSTANT integer := 8;
    at_least CONSTANT integer := 16;
    fresh bigint[];
    sketched bigint;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- Found before any is noted: a scan of reprint_sketch would pass over
    -- what is added meanwhile.
    fresh := ARRAY(SELECT a.id FROM article AS a
                   WHERE NOT EXISTS (SELECT FROM reprint_sketch AS s
                                     WHERE s.article = a.id));

    -- A text that is being changed is waited for, and then its new version
    -- is read.
    WITH fresh AS MATERIALIZED (
        SELECT a.id, coalesce(a.published, 'infinity') AS published,
               coalesce(a.body, a.caption) AS body
        FROM article AS a
        WHERE a.id = ANY (fresh)
        FOR SHARE OF a
    ), noted AS (
        INSERT INTO reprint_sketch AS s (article, published, shingles,
                                         fingerprints)
        SELECT f.id, f.published, t.shingles,
               CASE WHEN t.shingles >= at_least THEN t.fingerprints
                    ELSE '{}' END
        FROM fresh AS f,
            @extschema@.text_sketch(coalesce(f.body, ''), size, at_least) AS t
        RETURNING s.article, s.fingerprints
    )
    INSERT INTO reprint_fingerprint (value, article)
    SELECT v.value, n.article
    FROM noted AS n, unnest(n.fingerprints) AS v (value)
    ORDER BY v.value, n.article;
    SELECT count(*) INTO sketched FROM reprint_sketch AS s WHERE NOT s.linked;
    RETURN sketched;
END;
$$;

COMMENT ON FUNCTION @extschema@.sketch_articles(pg_catalog.text)
    IS 'part of refresh_reprints(): fills reprint_sketch and reprint_fingerprint from new articles; returns how many are to be compared';

CREATE FUNCTION @extschema@.link_articles(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    size CONSTANT integer := 8;
    -- Fingerprints in common that make it worth while to compare two texts.
    common CONSTANT integer := 2;
    -- A reprint comes within so many days, has so much of its text from the
    -- other or the other from it, and is not a small part of it.
    days CONSTANT integer := 30;
    share CONSTANT double precision := 0.7;
    part CONSTANT double precision := 0.25;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- The texts come by their keys, in the order of the first, which is what
    -- compare_texts() is fast with.
    INSERT INTO reprint_link (article, other)
    WITH touched AS (
        SELECT DISTINCT v.value
        FROM reprint_sketch AS s, unnest(s.fingerprints) AS v (value)
        WHERE NOT s.linked
    ), holder AS MATERIALIZED (
        SELECT f.value, f.article, s.published
        FROM touched AS t
        JOIN reprint_fingerprint AS f ON f.value = t.value
        JOIN reprint_sketch AS s ON s.article = f.article
    ), before AS MATERIALIZED (
        SELECT h.article,
               min(h.article) OVER (
                   PARTITION BY h.value ORDER BY h.published
                   RANGE BETWEEN '30 days' PRECEDING AND CURRENT ROW
               ) AS first,
               lag(h.article) OVER (PARTITION BY h.value
                                    ORDER BY h.published, h.article) AS last
        FROM holder AS h
    ), pair AS (
        SELECT b.article, b.first AS other FROM before AS b
        WHERE b.first <> b.article
        UNION ALL
        SELECT b.article, b.last FROM before AS b WHERE b.last <> b.first
    ), candidate AS MATERIALIZED (
        SELECT p.article, p.other
        FROM pair AS p
        JOIN reprint_sketch AS a ON a.article = p.article
        JOIN reprint_sketch AS b ON b.article = p.other
        WHERE NOT (a.linked AND b.linked)
            AND b.published >= a.published - days
            AND least(a.shingles, b.shingles)
                >= part * greatest(a.shingles, b.shingles)
        GROUP BY p.article, p.other
        HAVING count(*) >= common
        ORDER BY p.article, p.other
    ), held AS MATERIALIZED (
        -- An article that is being changed or deleted is waited for, and
        -- then passed over.
        SELECT s.article
        FROM reprint_sketch AS s
        WHERE s.article IN (SELECT c.article FROM candidate AS c
                            UNION SELECT c.other FROM candidate AS c)
        ORDER BY s.article
        FOR KEY SHARE
    )
    SELECT c.article, c.other
    FROM (SELECT c.article, c.other
          FROM candidate AS c
          WHERE c.article IN (SELECT h.article FROM held AS h)
              AND c.other IN (SELECT h.article FROM held AS h)
          ORDER BY c.article, c.other) AS c,
        @extschema@.compare_texts(
            (SELECT coalesce(a.body, a.caption) FROM article AS a
             WHERE a.id = c.article),
            (SELECT coalesce(a.body, a.caption) FROM article AS a
             WHERE a.id = c.other), size) AS v
    WHERE greatest(v.a_in_b, v.b_in_a) >= share
    ON CONFLICT DO NOTHING;
    UPDATE reprint_sketch SET linked = true WHERE NOT linked;
END;
$$;

COMMENT ON FUNCTION @extschema@.link_articles(pg_catalog.text)
    IS 'part of refresh_reprints(): compares new articles with those they may reprint, and fills reprint_link';

CREATE FUNCTION @extschema@.group_reprints(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    size CONSTANT integer := 8;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    WITH member AS MATERIALIZED (
        SELECT c.node AS article,
               first_value(c.node) OVER (
                   PARTITION BY c.component
                   ORDER BY s.published, c.node) AS story
        FROM (SELECT coalesce(array_agg(l.article), '{}') AS later,
                     coalesce(array_agg(l.other), '{}') AS earlier
              FROM reprint_link AS l) AS l,
            LATERAL @extschema@.connected(l.later, l.earlier) AS c
        JOIN reprint_sketch AS s ON s.article = c.node
    ), gone AS (
        DELETE FROM reprint AS r
        WHERE NOT EXISTS (SELECT FROM member AS m
                          WHERE m.article = r.article)
    ), changed AS MATERIALIZED (
        SELECT m.article, m.story
        FROM member AS m
        LEFT JOIN reprint AS r ON r.article = m.article
        WHERE r.story IS DISTINCT FROM m.story
        ORDER BY m.story, m.article
    ), held AS MATERIALIZED (
        SELECT c.article, c.story
        FROM changed AS c
        JOIN reprint_sketch AS s ON s.article = c.article
        ORDER BY c.article
        FOR KEY SHARE OF s
    )
    INSERT INTO reprint AS r (article, story, copied, kept, paper, published)
    SELECT c.article, c.story, v.b_in_a, v.a_in_b, a.paper, a.published
    FROM (SELECT h.article, h.story FROM held AS h
          ORDER BY h.story, h.article) AS c
    JOIN article AS a ON a.id = c.article,
        @extschema@.compare_texts(
            (SELECT coalesce(f.body, f.caption) FROM article AS f
             WHERE f.id = c.story),
            coalesce(a.body, a.caption), size) AS v
    ON CONFLICT (article) DO UPDATE
    SET story = excluded.story, copied = excluded.copied,
        kept = excluded.kept, paper = excluded.paper,
        published = excluded.published;
END;
$$;

COMMENT ON FUNCTION @extschema@.group_reprints(pg_catalog.text)
    IS 'part of refresh_reprints(): fills reprint from reprint_link';

CREATE FUNCTION @extschema@.refresh_reprints(corpus pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    compared bigint;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path',
                       format('pg_catalog, %I, pg_temp', corpus), true);

    -- One refresh at a time; loading goes on.
    LOCK TABLE reprint IN SHARE UPDATE EXCLUSIVE MODE;
    compared := @extschema@.sketch_articles(corpus);
    IF compared > 0 THEN
        PERFORM @extschema@.link_articles(corpus);
        PERFORM @extschema@.group_reprints(corpus);
    END IF;
    RETURN compared;
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh_reprints(pg_catalog.text)
    IS 'compares the articles of a corpus that are new or changed with the others, and brings table reprint up to date; returns how many it compared';

CREATE FUNCTION @extschema@.reprints(
    corpus pg_catalog.text,
    since pg_catalog.date DEFAULT NULL,
    until pg_catalog.date DEFAULT NULL
) RETURNS TABLE (
    story pg_catalog.int8,
    article pg_catalog.int8,
    is_first pg_catalog.bool,
    published pg_catalog.date,
    paper pg_catalog.text,
    headline pg_catalog.text,
    copied pg_catalog.float8,
    kept pg_catalog.float8,
    articles pg_catalog.int8,
    papers pg_catalog.int8
)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    RETURN QUERY EXECUTE format(
        'SELECT s.story, r.article, r.is_first, r.published, r.paper,'
        '       a.headline, r.copied, r.kept, s.articles, s.papers'
        ' FROM (SELECT r.story, count(*) AS articles,'
        '              count(DISTINCT r.paper) AS papers,'
        '              min(r.published) AS first'
        '       FROM %1$I.reprint AS r'
        '       WHERE r.story IN (SELECT w.story FROM %1$I.reprint AS w'
        '           WHERE w.is_first'
        '               AND ($1 IS NULL OR w.published >= $1)'
        '               AND ($2 IS NULL OR w.published <= $2))'
        '       GROUP BY r.story) AS s'
        ' JOIN %1$I.reprint AS r ON r.story = s.story'
        ' JOIN %1$I.article AS a ON a.id = r.article'
        ' ORDER BY s.articles DESC, s.first, s.story, r.published, r.article',
        corpus) USING since, until;
END;
$$;

COMMENT ON FUNCTION @extschema@.reprints(
    pg_catalog.text, pg_catalog.date, pg_catalog.date)
    IS 'stories of a corpus that were printed more than once, first published from a day to a day, both included; a row for each article, most printed story first; as of the last refresh_reprints()';
