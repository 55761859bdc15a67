-- Ranked search: postings of a corpus, and the best articles for a query.

-- Without postings

CREATE FUNCTION @extschema@.document_length(words pg_catalog.tsvector)
    RETURNS pg_catalog.int4
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_document_length';

COMMENT ON FUNCTION @extschema@.document_length(pg_catalog.tsvector)
    IS 'length of a document as BM25 counts it: positions of all its words, 65,534 at most';

CREATE FUNCTION @extschema@.scored_words(query pg_catalog.tsquery)
    RETURNS pg_catalog.tsquery[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_scored_words';

COMMENT ON FUNCTION @extschema@.scored_words(pg_catalog.tsquery)
    IS 'words of a query that add to a score, each once, in their order: all that are somewhere not below a NOT';

CREATE FUNCTION @extschema@.bm25(
    words pg_catalog.tsvector,
    query pg_catalog.tsquery,
    articles pg_catalog.int8,
    mean_length pg_catalog.float8,
    counts pg_catalog.int8[],
    weights pg_catalog.float4[] DEFAULT '{1, 1, 2, 3}',
    k1 pg_catalog.float8 DEFAULT 1.2,
    b pg_catalog.float8 DEFAULT 0.75,
    boosts pg_catalog.float4[] DEFAULT '{}'
) RETURNS pg_catalog.float8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_bm25';

COMMENT ON FUNCTION @extschema@.bm25(
    pg_catalog.tsvector, pg_catalog.tsquery, pg_catalog.int8,
    pg_catalog.float8, pg_catalog.int8[], pg_catalog.float4[],
    pg_catalog.float8, pg_catalog.float8, pg_catalog.float4[])
    IS 'BM25 score of a document for a query (Robertson and others 1994, with Lucene''s idf): the sum, over the words of scored_words(query), of ln(1 + (N - n + 0.5) / (n + 0.5)) f (k1 + 1) / (f + k1 (1 - b + b length / mean_length)), where N is articles, n is of counts, and f the places of the word, each with the weight of its class in {D, C, B, A}; what a word adds is multiplied by its number in boosts, if there are any: as many as scored_words(query)';

CREATE FUNCTION @extschema@.bm25_statistics(
    corpus pg_catalog.text,
    query pg_catalog.tsquery,
    OUT articles pg_catalog.int8,
    OUT mean_length pg_catalog.float8,
    OUT counts pg_catalog.int8[]
)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    EXECUTE format('SELECT count(*),'
                   ' coalesce(avg(@extschema@.document_length(words)), 0)'
                   ' FROM %I.article WHERE words IS NOT NULL', corpus)
        INTO articles, mean_length;
    EXECUTE format('SELECT array(SELECT (SELECT count(*) FROM %I.article'
                   ' WHERE words @@ w.word)'
                   ' FROM unnest(@extschema@.scored_words($1))'
                   ' WITH ORDINALITY AS w (word, n) ORDER BY n)', corpus)
        INTO counts USING query;
END;
$$;

COMMENT ON FUNCTION @extschema@.bm25_statistics(
    pg_catalog.text, pg_catalog.tsquery)
    IS 'what bm25() needs to know of a corpus, counted in article: number of articles, mean of document_length(words), and for each of scored_words(query) the articles that have it';

-- The tables of a corpus

CREATE FUNCTION @extschema@.posting_changed() RETURNS trigger
    LANGUAGE c
    AS 'MODULE_PATHNAME', 'zhn_posting_changed';

COMMENT ON FUNCTION @extschema@.posting_changed()
    IS 'trigger of article in a corpus, after each row: notes articles that are not in the postings as they are now';

CREATE FUNCTION @extschema@.posting_truncated() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('TRUNCATE %1$I.posting, %1$I.posting_short,'
                   ' %1$I.posting_length, %1$I.posting_change',
                   TG_TABLE_SCHEMA);
    EXECUTE format('UPDATE %I.posting_state SET articles = 0, positions = 0',
                   TG_TABLE_SCHEMA);
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.posting_truncated()
    IS 'trigger of article in a corpus: empties the postings when article is truncated';

CREATE FUNCTION @extschema@.fold(
    corpus pg_catalog.text,
    rebuild pg_catalog.bool DEFAULT false
) RETURNS pg_catalog.int8
    LANGUAGE c STRICT
    AS 'MODULE_PATHNAME', 'zhn_fold_corpus';

COMMENT ON FUNCTION @extschema@.fold(pg_catalog.text, pg_catalog.bool)
    IS 'brings the articles of a corpus that changed into its postings, so that searches need not read them one by one; with rebuild => true, all articles, anew; returns how many';

CREATE FUNCTION @extschema@.posted_words(
    corpus pg_catalog.text,
    OUT word pg_catalog.text,
    OUT articles pg_catalog.int8
) RETURNS SETOF pg_catalog.record
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 100000 ROWS 100000
    AS 'MODULE_PATHNAME', 'zhn_posted_words';

COMMENT ON FUNCTION @extschema@.posted_words(pg_catalog.text)
    IS 'every word in the postings of a corpus, in no order, and how many articles had it when they were folded last';

CREATE FUNCTION @extschema@.create_postings(corpus pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- A row is one tuple in a page and never moves out of it.
    CREATE TABLE posting (
        term text COLLATE "C" NOT NULL,
        first_id bigint NOT NULL,
        last_id bigint NOT NULL,
        postings integer NOT NULL,
        block bytea NOT NULL,
        PRIMARY KEY (term, first_id)
    ) WITH (toast_tuple_target = 8160);
    ALTER TABLE posting ALTER term SET STORAGE PLAIN,
        ALTER block SET STORAGE PLAIN;
    COMMENT ON TABLE posting
        IS 'words that are in many articles, with these, packed, for zhnews.rank(); zhnews.fold() writes it';
    COMMENT ON COLUMN posting.term IS 'the word, as in article.words';
    COMMENT ON COLUMN posting.first_id IS 'first article of the row';
    COMMENT ON COLUMN posting.last_id IS 'last article of the row';
    COMMENT ON COLUMN posting.postings IS 'number of articles in the row';
    COMMENT ON COLUMN posting.block
        IS 'articles, how often each has the word, where, and what bounds their scores';

    CREATE TABLE posting_short (
        first_word text COLLATE "C" PRIMARY KEY,
        words integer NOT NULL,
        block bytea NOT NULL
    ) WITH (toast_tuple_target = 8160);
    ALTER TABLE posting_short ALTER first_word SET STORAGE PLAIN,
        ALTER block SET STORAGE PLAIN;
    COMMENT ON TABLE posting_short
        IS 'words that are in few articles, with these, packed, many words in a row';
    COMMENT ON COLUMN posting_short.first_word IS 'first word of the row';
    COMMENT ON COLUMN posting_short.words IS 'number of words in the row';
    COMMENT ON COLUMN posting_short.block
        IS 'words, their articles, how often each has the word, and where';

    CREATE TABLE posting_length (
        first_id bigint NOT NULL,
        last_id bigint PRIMARY KEY,
        lengths bytea NOT NULL
    ) WITH (toast_tuple_target = 8160);
    ALTER TABLE posting_length ALTER lengths SET STORAGE PLAIN;
    COMMENT ON TABLE posting_length
        IS 'lengths of the articles that are in posting';
    COMMENT ON COLUMN posting_length.first_id IS 'first article of the row';
    COMMENT ON COLUMN posting_length.last_id IS 'last article of the row';
    COMMENT ON COLUMN posting_length.lengths
        IS 'zhnews.document_length(words) of each, packed';

    CREATE TABLE posting_change (
        number bigint GENERATED BY DEFAULT AS IDENTITY,
        article bigint NOT NULL,
        was tsvector
    );
    COMMENT ON TABLE posting_change
        IS 'articles that are not in posting as they are now; must have no index';
    COMMENT ON COLUMN posting_change.number IS 'numbers rise with the changes';
    COMMENT ON COLUMN posting_change.article
        IS 'article.id; an article may be here many times';
    COMMENT ON COLUMN posting_change.was
        IS 'words of the article before this change; NULL if there was none';

    CREATE TABLE posting_state (
        articles bigint NOT NULL,
        positions bigint NOT NULL,
        folded_at timestamptz,
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row)
    );
    COMMENT ON TABLE posting_state IS 'what is in posting; one row, none before the first fold';
    COMMENT ON COLUMN posting_state.articles IS 'articles in posting';
    COMMENT ON COLUMN posting_state.positions IS 'sum of their lengths';
    COMMENT ON COLUMN posting_state.folded_at IS 'time of the last fold';
    COMMENT ON COLUMN posting_state.only_row IS 'always true';

    CREATE TRIGGER article_posting
        AFTER INSERT OR DELETE OR UPDATE ON article
        FOR EACH ROW EXECUTE FUNCTION @extschema@.posting_changed();
    CREATE TRIGGER article_posting_truncate AFTER TRUNCATE ON article
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.posting_truncated();

    IF EXISTS (SELECT FROM article) THEN
        RETURN @extschema@.fold(corpus, true);
    END IF;
    RETURN 0;
END;
$$;

COMMENT ON FUNCTION @extschema@.create_postings(pg_catalog.text)
    IS 'makes the tables and triggers of ranked search in a corpus, and fills them; create_corpus() does it, too; returns the number of articles';

CREATE FUNCTION @extschema@.drop_postings(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    DROP TRIGGER IF EXISTS article_posting ON article;
    DROP TRIGGER IF EXISTS article_posting_truncate ON article;
    DROP TABLE IF EXISTS posting, posting_short, posting_length,
        posting_change, posting_state;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_postings(pg_catalog.text)
    IS 'drops what create_postings() made in a corpus';

-- The best articles

CREATE FUNCTION @extschema@.rank(
    corpus pg_catalog.text,
    query pg_catalog.tsquery,
    k pg_catalog.int4 DEFAULT 10,
    condition pg_catalog.text DEFAULT NULL,
    ids pg_catalog.int8[] DEFAULT NULL,
    weights pg_catalog.float4[] DEFAULT '{1, 1, 2, 3}',
    k1 pg_catalog.float8 DEFAULT 1.2,
    b pg_catalog.float8 DEFAULT 0.75,
    exact_total pg_catalog.bool DEFAULT false,
    time_limit pg_catalog.interval DEFAULT NULL,
    boosts pg_catalog.float4[] DEFAULT '{}'
) RETURNS TABLE (
    article pg_catalog.int8,
    score pg_catalog.float8,
    total pg_catalog.int8,
    total_is_exact pg_catalog.bool,
    complete pg_catalog.bool
)
    LANGUAGE c STABLE PARALLEL SAFE COST 10000 ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_rank_articles';

COMMENT ON FUNCTION @extschema@.rank(
    pg_catalog.text, pg_catalog.tsquery, pg_catalog.int4, pg_catalog.text,
    pg_catalog.int8[], pg_catalog.float4[], pg_catalog.float8,
    pg_catalog.float8, pg_catalog.bool, pg_catalog.interval,
    pg_catalog.float4[])
    IS 'the k articles of a corpus with the highest bm25() for a query, by falling score, then id; only those that meet condition, SQL on the columns of article, and are among ids; total is how many match or, where total_is_exact is false, a number that is not more than that; complete is false if time_limit ended the search before all articles were looked at';
