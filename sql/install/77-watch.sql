
-- Watches: stored queries that tell of new articles

CREATE FUNCTION @extschema@.watch_words(query pg_catalog.tsquery)
    RETURNS pg_catalog.text[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_watch_words';

COMMENT ON FUNCTION @extschema@.watch_words(pg_catalog.tsquery)
    IS 'the whole words of a query, in their order';

CREATE FUNCTION @extschema@.watch_keys(
    query pg_catalog.tsquery,
    words pg_catalog.text[],
    counts pg_catalog.int8[]
) RETURNS pg_catalog.text[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_watch_keys';

COMMENT ON FUNCTION @extschema@.watch_keys(
    pg_catalog.tsquery, pg_catalog.text[], pg_catalog.int8[])
    IS 'words of which an article has one if a query is true for it, the rarest by the counts of articles that are given for words; NULL if the query may be true without any';

CREATE FUNCTION @extschema@.watch_before() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    parsed record;
    all_words text[];
    counts bigint[];
BEGIN
    SELECT * INTO parsed FROM @extschema@.parse_query(
        CASE WHEN NEW.synonyms THEN @extschema@.with_synonyms(NEW.query)
             ELSE NEW.query END);
    IF parsed.conditions
            @? '$.** ? (@."not" == true).**.field ? (@ == "author")' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'feature_not_supported',
            MESSAGE = 'a watch cannot exclude an author',
            HINT = 'Bylines come after their article; leave -author: out.';
    END IF;
    NEW.words := CASE WHEN NOT parsed.is_mixed THEN parsed.words END;
    NEW.conditions := nullif(parsed.conditions, '[]');
    NEW.keys := NULL;
    IF NEW.words IS NOT NULL THEN
        all_words := @extschema@.watch_words(NEW.words);
        EXECUTE format(
            'SELECT array_agg(coalesce((SELECT sum(p.postings)'
            '     FROM %I.posting AS p WHERE p.term = w.word COLLATE "C"), 0)'
            '     ORDER BY w.n)'
            ' FROM unnest($1) WITH ORDINALITY AS w (word, n)',
            TG_TABLE_SCHEMA) INTO counts USING all_words;
        NEW.keys := @extschema@.watch_keys(NEW.words, all_words,
                                           coalesce(counts, '{}'));
    END IF;
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION @extschema@.watch_before()
    IS 'trigger of watch in a corpus: reads the query';

CREATE FUNCTION @extschema@.watch_after() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('DELETE FROM %I.watch_key WHERE watch = $1',
                       TG_TABLE_SCHEMA) USING OLD.id;
    END IF;
    EXECUTE format(
        'INSERT INTO %I.watch_key (key, watch, words)'
        ' SELECT DISTINCT k.key, $2, $3 FROM unnest(coalesce($1, ''{""}''))'
        '     AS k (key)', TG_TABLE_SCHEMA)
        USING NEW.keys, NEW.id,
            CASE WHEN pg_column_size(NEW.words) < 1000 THEN NEW.words END;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.watch_after()
    IS 'trigger of watch in a corpus: keeps watch_key';

CREATE FUNCTION @extschema@.meets(
    corpus pg_catalog.text,
    article pg_catalog.int8,
    conditions pg_catalog.jsonb
) RETURNS pg_catalog.bool
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    answer boolean;
BEGIN
    EXECUTE format('SELECT %s FROM %I.article AS article WHERE id = $1',
                   @extschema@.condition_sql(corpus, conditions), corpus)
        INTO answer USING article;
    RETURN answer IS TRUE;
END;
$$;

COMMENT ON FUNCTION @extschema@.meets(
    pg_catalog.text, pg_catalog.int8, pg_catalog.jsonb)
    IS 'whether an article of a corpus meets the conditions of parse_query()';

CREATE FUNCTION @extschema@.note_hits(
    corpus pg_catalog.text,
    watches pg_catalog.int8[],
    articles pg_catalog.int8[]
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    told bigint;
BEGIN
    IF watches IS NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    WITH new_hit AS (
        INSERT INTO hit (watch, article, paper, published)
        SELECT f.watch, a.id, a.paper, a.published
        FROM unnest(watches, articles) AS f (watch, article)
        JOIN article AS a ON a.id = f.article
        ON CONFLICT DO NOTHING
        RETURNING watch, article
    ), numbered AS (
        SELECT h.watch, h.article,
               row_number() OVER (PARTITION BY h.watch ORDER BY h.article) AS n
        FROM new_hit AS h
    ), message AS (
        SELECT jsonb_build_object('corpus', corpus, 'watch', m.watch,
                   'articles', jsonb_agg(m.article ORDER BY m.article)) AS text
        FROM numbered AS m
        GROUP BY m.watch, (m.n - 1) / 200
    )
    SELECT count(pg_notify('zhnews_hit', m.text::text)) INTO told
    FROM message AS m;
END;
$$;

COMMENT ON FUNCTION @extschema@.note_hits(
    pg_catalog.text, pg_catalog.int8[], pg_catalog.int8[])
    IS 'puts pairs of watches and articles into hit of a corpus, and notifies channel zhnews_hit of those that are new: {"corpus", "watch", "articles"}, at most 200 articles each';

CREATE FUNCTION @extschema@.article_watch() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found_watches bigint[];
    found_articles bigint[];
BEGIN
    PERFORM set_config('search_path',
                       format('%I, pg_temp', TG_TABLE_SCHEMA), true);
    IF NOT EXISTS (SELECT FROM watch_key) THEN
        RETURN NULL;
    END IF;

    -- Most watches that have a key in common with an article are not true
    -- for it, so their words are tested where the key is found.  Each OFFSET
    -- keeps the order: the words of an article are unpacked once.
    SELECT array_agg(w.id), array_agg(c.article)
    INTO found_watches, found_articles
    FROM (SELECT k.watch, k.words IS NOT NULL AS is_true, n.id AS article,
                 n.words
          FROM (SELECT r.id, r.words || ''::tsvector AS words
                FROM new_rows AS r OFFSET 0) AS n,
              LATERAL (SELECT t.lexeme FROM unnest(n.words) AS t
                       UNION ALL SELECT '') AS t
              JOIN watch_key AS k ON k.key = t.lexeme
          WHERE k.words IS NULL OR n.words @@ k.words
          OFFSET 0) AS c
    JOIN watch AS w ON w.id = c.watch AND w.is_active
    WHERE (c.is_true OR w.words IS NULL OR c.words @@ w.words)
        AND (w.conditions IS NULL
             OR (NOT w.conditions @> '[{"field": "author"}]'
                 AND @extschema@.meets(TG_TABLE_SCHEMA, c.article,
                                       w.conditions)));
    PERFORM @extschema@.note_hits(TG_TABLE_SCHEMA, found_watches,
                                  found_articles);
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_watch()
    IS 'trigger of article in a corpus, after a statement: looks up the watches that its articles answer';

CREATE FUNCTION @extschema@.credit_watch() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found_watches bigint[];
    found_articles bigint[];
BEGIN
    PERFORM set_config('search_path',
                       format('%I, pg_temp', TG_TABLE_SCHEMA), true);
    SELECT array_agg(w.id), array_agg(a.id)
    INTO found_watches, found_articles
    FROM watch AS w
    JOIN (SELECT DISTINCT article FROM new_rows) AS n ON true
    JOIN article AS a ON a.id = n.article
        AND (w.words IS NULL OR a.words @@ w.words)
    WHERE w.is_active AND w.conditions @? '$.**.field ? (@ == "author")'
        AND @extschema@.meets(TG_TABLE_SCHEMA, a.id, w.conditions);
    PERFORM @extschema@.note_hits(TG_TABLE_SCHEMA, found_watches,
                                  found_articles);
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.credit_watch()
    IS 'trigger of credit in a corpus, after a statement: looks up the watches for authors that its articles answer';

CREATE FUNCTION @extschema@.create_watches(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE TABLE watch (
        id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
        query text NOT NULL,
        name text,
        is_active boolean NOT NULL DEFAULT true,
        synonyms boolean NOT NULL DEFAULT false,
        owner text NOT NULL DEFAULT current_user,
        created_at timestamptz NOT NULL DEFAULT current_timestamp,
        words tsquery,
        conditions jsonb,
        keys text[]
    );
    COMMENT ON TABLE watch
        IS 'stored queries: an article that answers one when it is inserted or changed is noted in hit and told on channel zhnews_hit';
    COMMENT ON COLUMN watch.id IS 'number of the watch in this corpus';
    COMMENT ON COLUMN watch.query IS 'query in the language of zhnews.query()';
    COMMENT ON COLUMN watch.name IS 'name to show';
    COMMENT ON COLUMN watch.is_active IS 'false: it is not looked at';
    COMMENT ON COLUMN watch.synonyms
        IS 'true: synonyms of its words are looked for, too, those of table zhnews.synonym when the watch was made or changed last';
    COMMENT ON COLUMN watch.owner IS 'who made it';
    COMMENT ON COLUMN watch.created_at IS 'when it was made';
    COMMENT ON COLUMN watch.words IS 'words of the query; filled by a trigger';
    COMMENT ON COLUMN watch.conditions
        IS 'conditions of the query; filled by a trigger';
    COMMENT ON COLUMN watch.keys
        IS 'words of which an article must have one; filled by a trigger';
    CREATE INDEX watch_author_index ON watch (id)
        WHERE is_active AND conditions @? '$.**.field ? (@ == "author")';

    CREATE TABLE watch_key (
        key text COLLATE "C" NOT NULL,
        watch bigint NOT NULL REFERENCES watch ON DELETE CASCADE,
        words tsquery,
        PRIMARY KEY (key, watch) INCLUDE (words)
    );
    COMMENT ON TABLE watch_key
        IS 'watches by the words that they need; filled by a trigger of watch';
    COMMENT ON COLUMN watch_key.key
        IS 'word; empty for a watch that is looked at for every article';
    COMMENT ON COLUMN watch_key.watch IS 'watch.id';
    COMMENT ON COLUMN watch_key.words IS 'watch.words, so that the index has them; NULL for many';
    CREATE INDEX watch_key_watch_index ON watch_key (watch);

    CREATE TABLE hit (
        watch bigint NOT NULL REFERENCES watch ON DELETE CASCADE,
        article bigint NOT NULL REFERENCES article ON DELETE CASCADE,
        hit_at timestamptz NOT NULL DEFAULT current_timestamp,
        paper text,
        published date,
        PRIMARY KEY (watch, article)
    );
    COMMENT ON TABLE hit IS 'articles that answer a watch';
    COMMENT ON COLUMN hit.watch IS 'watch.id';
    COMMENT ON COLUMN hit.article IS 'article.id';
    COMMENT ON COLUMN hit.hit_at
        IS 'time of the transaction that inserted the article';
    COMMENT ON COLUMN hit.paper IS 'name of the newspaper';
    COMMENT ON COLUMN hit.published IS 'day of publication';
    CREATE INDEX hit_article_index ON hit (article);

    CREATE TRIGGER watch_read BEFORE INSERT OR UPDATE ON watch
        FOR EACH ROW EXECUTE FUNCTION @extschema@.watch_before();
    CREATE TRIGGER watch_keys AFTER INSERT OR UPDATE ON watch
        FOR EACH ROW EXECUTE FUNCTION @extschema@.watch_after();
    CREATE TRIGGER article_watch AFTER INSERT ON article
        REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.article_watch();
    CREATE TRIGGER article_watch_again AFTER UPDATE ON article
        REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.article_watch();
    CREATE TRIGGER credit_watch AFTER INSERT ON credit
        REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.credit_watch();
END;
$$;

COMMENT ON FUNCTION @extschema@.create_watches(pg_catalog.text)
    IS 'makes the tables and triggers of a corpus for watches; create_corpus() calls it';

CREATE FUNCTION @extschema@.drop_watches(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    DROP TRIGGER IF EXISTS article_watch ON article;
    DROP TRIGGER IF EXISTS article_watch_again ON article;
    DROP TRIGGER IF EXISTS credit_watch ON credit;
    DROP TABLE IF EXISTS hit, watch_key, watch;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_watches(pg_catalog.text)
    IS 'drops the tables and triggers of a corpus that create_watches() made, with all watches and hits';
