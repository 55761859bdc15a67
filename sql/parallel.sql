-- Parallel workers segment, each with the words of the lexicon.
CREATE TABLE article (body text) WITH (parallel_workers = 2);
INSERT INTO article SELECT '发展民营经济' || i FROM generate_series(1, 1000) i;
ANALYZE article;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
CREATE VIEW found AS
SELECT count(*) FILTER (WHERE zhnews.words(body) @> '{民营经济}') AS words,
    count(*) FILTER (WHERE to_tsvector('zhnews.news', body) @@ '民营经济'::tsquery) AS news,
    count(*) FILTER (WHERE to_tsvector('zhnews.icu', body) @@ '经济'::tsquery) AS icu,
    count(DISTINCT zhnews.lexicon_version()) AS versions
FROM article;
CREATE VIEW tokens AS
SELECT count(*) FROM article, LATERAL zhnews.segment(body) WHERE word = '民营经济';
EXPLAIN (COSTS off) TABLE tokens;
EXPLAIN (COSTS off) SELECT count(*) FROM article WHERE to_tsvector('zhnews.news', body) @@ '民营经济'::tsquery;

TABLE found;
INSERT INTO zhnews.lexicon VALUES ('民营经济');
TABLE found;
TABLE tokens;
SELECT count(*) FROM article WHERE to_tsvector('zhnews.news', body) @@ '民营经济'::tsquery;

-- An edit that is not committed yet is seen by the transaction's workers.
BEGIN;
DELETE FROM zhnews.lexicon;
TABLE tokens;
ROLLBACK;
TABLE tokens;

-- An index is built in parallel with the same words, and is used.
CREATE INDEX ON article USING gin (to_tsvector('zhnews.news', body));
SET enable_seqscan = off;
SELECT count(*) FROM article WHERE to_tsvector('zhnews.news', body) @@ to_tsquery('zhnews.news', '民营经济');
RESET enable_seqscan;

DROP VIEW tokens;
DROP VIEW found;
DROP TABLE article;
DELETE FROM zhnews.lexicon;
