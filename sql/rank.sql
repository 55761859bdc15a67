-- Ranked search: the best articles of a corpus for a query.
\set VERBOSITY terse
SELECT zhnews.create_corpus('ranked');
-- Words are given, so that scores can be reckoned by hand.
INSERT INTO ranked.article (headline, published, words) VALUES
    ('one', '2022-07-01', '会议:1A,4 党建:2 平湖:3'),
    ('two', '2022-07-02', '会议:1 党建:2,3 平湖:4'),
    ('three', '2022-07-03', '党建:1,2,3,4'),
    ('four', '2022-07-04', '平湖:1 会议:2 城投:3,5 集团:4');

-- 会议 is in 3 of 4 articles: ln(1 + (4 - 3 + 0.5) / (3 + 0.5)) = 0.356675.
-- Article 1: frequency 3 + 1 = 4, length 4, mean length (4 + 4 + 4 + 5) / 4:
-- 0.356675 * 4 * 2.2 / (4 + 1.2 * (0.25 + 0.75 * 4 / 4.25)) = 0.61047.
SELECT article, score::numeric(8, 5), total, total_is_exact, complete
FROM zhnews.rank('ranked', '会议');
SELECT (0.356675 * 4 * 2.2 / (4 + 1.2 * (0.25 + 0.75 * 4 / 4.25)))::numeric(8, 5);

-- The same before and after a fold, and as bm25() says.
CREATE VIEW compared AS
SELECT q.query, article, score::numeric(8, 5),
    zhnews.bm25(a.words, q.query, articles, mean_length, counts)::numeric(8, 5) AS formula
FROM (VALUES (1, '会议 & 党建'::tsquery), (2, '会议 <-> 党建'), (3, '党建 & !会议'),
             (4, '会议:A'), (5, '城投 <2> 城投'), (6, '平:* | 集:*'), (7, '!会议'),
             (8, '没有'), (9, '会议 | 党建 | 平湖 | 城投')) AS q (n, query),
    zhnews.bm25_statistics('ranked', q.query), zhnews.rank('ranked', q.query) AS r
    JOIN ranked.article AS a ON a.id = r.article
ORDER BY q.n, r.score DESC, r.article;
SELECT * FROM compared;
CREATE TABLE before AS SELECT * FROM compared;
SELECT zhnews.fold('ranked');
SELECT count(*) FROM ((TABLE before EXCEPT TABLE compared) UNION ALL (TABLE compared EXCEPT TABLE before)) AS d;
SELECT articles, positions FROM ranked.posting_state;
SELECT * FROM zhnews.posted_words('ranked') ORDER BY word COLLATE "C";
SELECT first_word, words FROM ranked.posting_short;

-- Changes are seen at once, also those of the same transaction.
BEGIN;
INSERT INTO ranked.article (words) VALUES ('城投:1');
UPDATE ranked.article SET words = '会议:1' WHERE id = 4;
DELETE FROM ranked.article WHERE id = 1;
SELECT article, score::numeric(8, 5) FROM zhnews.rank('ranked', '城投 | 平湖');
SELECT zhnews.fold('ranked');
SELECT article, score::numeric(8, 5) FROM zhnews.rank('ranked', '城投 | 平湖');
ROLLBACK;
SELECT article, score::numeric(8, 5) FROM zhnews.rank('ranked', '城投 | 平湖');
-- What leaves the words as they are needs no fold.
UPDATE ranked.article SET published = '2022-08-01' WHERE id = 3;
SELECT count(*) FROM ranked.posting_change;

-- Filters: a condition on the columns of article, and a list.
SELECT article FROM zhnews.rank('ranked', '党建 | 会议', condition => $$published < '2022-07-03'$$);
SELECT article FROM zhnews.rank('ranked', '党建 | 会议', condition => $$headline IN ('two', 'three') -- so$$);
SELECT article FROM zhnews.rank('ranked', '党建 | 会议', ids => '{4, 2, 2, NULL, 99}');
SELECT article FROM zhnews.rank('ranked', '党建 | 会议', condition => 'id > 2', ids => '{1, 4}');
SELECT article FROM zhnews.rank('ranked', '!党建', condition => 'id < 3', ids => '{1, 4}');

-- k, parameters and the end of time.
SELECT count(*) FROM zhnews.rank('ranked', '会议', k => 0);
SELECT article, total, total_is_exact FROM zhnews.rank('ranked', '会议 | 党建', k => 1, exact_total => true);
SELECT article, score::numeric(8, 5) FROM zhnews.rank('ranked', '会议', weights => '{1, 1, 1, 1}', k1 => 0);
SELECT article, complete FROM zhnews.rank('ranked', '会议', time_limit => '1 hour') LIMIT 1;
SELECT count(*) FROM zhnews.rank('ranked', NULL);
SELECT count(*) FROM zhnews.rank('ranked', '');
SELECT zhnews.rank('ranked', '会议', k => -1);
SELECT zhnews.rank('ranked', '会议', k => NULL);
SELECT zhnews.rank('ranked', '会议', k1 => 'NaN');
SELECT zhnews.rank('ranked', '会议', b => 1.5);
SELECT zhnews.rank('ranked', '会议', b => NULL);
SELECT zhnews.rank('ranked', '会议', weights => '{1, 2}');
SELECT zhnews.rank('ranked', '会议', weights => '{1, 2, 3, -1}');
SELECT zhnews.rank('ranked', '会议', condition => 'no_such_column');
SELECT zhnews.rank('nowhere', '会议');
SELECT zhnews.bm25('会议:1', '会议', 1, 1, '{}');
SELECT zhnews.scored_words('a & !b | (c:*A <-> a) & d');

-- A word of every length, positions to the end, and a word that is
-- everywhere in an article.
INSERT INTO ranked.article (words)
SELECT array_to_string(array(SELECT 'w:' || n FROM generate_series(1, 16383, 64) AS n), ' ')::tsvector
    || (repeat('长', 682) || ':16383')::tsvector FROM generate_series(1, 300);
SELECT zhnews.fold('ranked');
SELECT count(*), min(total) FROM zhnews.rank('ranked', (repeat('长', 682) || ' & w')::tsquery, k => 1000);
SELECT count(*) FROM zhnews.rank('ranked', 'w <64> w', k => 1000);
SELECT max(pg_column_size(p.*)) < 8160 AS fits_a_page FROM ranked.posting AS p;
SELECT term = 'w' AS has_rows FROM ranked.posting GROUP BY term;
SELECT sum(words) FROM ranked.posting_short;

-- Another id, and ids of any size.
UPDATE ranked.article SET id = 9223372036854775806 WHERE id = 2;
UPDATE ranked.article SET id = -9223372036854775807 WHERE id = 3;
SELECT zhnews.fold('ranked');
SELECT article FROM zhnews.rank('ranked', '党建') ORDER BY article;

-- Rows that are not what they should be are an error.
BEGIN;
UPDATE ranked.posting SET block = '\x0101' WHERE term = 'w';
SELECT article FROM zhnews.rank('ranked', 'w');
ROLLBACK;
BEGIN;
UPDATE ranked.posting_short SET block = '\x0109';
SELECT article FROM zhnews.rank('ranked', '党建');
ROLLBACK;
BEGIN;
UPDATE ranked.posting_length SET lengths = '\x09';
SELECT article FROM zhnews.rank('ranked', '党建');
ROLLBACK;
BEGIN;
CREATE INDEX ON ranked.posting_change (article);
INSERT INTO ranked.article (words) VALUES ('a:1');
ROLLBACK;

-- Privileges: who may read article may search; nobody else.
CREATE ROLE regress_zhnews_reader;
SET ROLE regress_zhnews_reader;
SELECT zhnews.rank('ranked', '党建');
RESET ROLE;
GRANT USAGE ON SCHEMA ranked TO regress_zhnews_reader;
GRANT SELECT (id, headline) ON ranked.article TO regress_zhnews_reader;
SET ROLE regress_zhnews_reader;
SELECT zhnews.rank('ranked', '党建');
SELECT zhnews.posted_words('ranked');
RESET ROLE;
GRANT SELECT (words) ON ranked.article TO regress_zhnews_reader;
SET ROLE regress_zhnews_reader;
SELECT count(*) FROM zhnews.rank('ranked', '党建');
SELECT zhnews.rank('ranked', '党建', condition => 'body IS NOT NULL');
SELECT zhnews.fold('ranked');
RESET ROLE;
SELECT count(*) FROM zhnews.posted_words('ranked') WHERE word = 'w';
-- Who may write to article need not write to the postings.
ALTER TABLE ranked.article DISABLE TRIGGER USER;
ALTER TABLE ranked.article ENABLE TRIGGER article_posting;
ALTER TABLE ranked.article ENABLE TRIGGER article_posting_truncate;
GRANT INSERT (words), UPDATE (words), DELETE ON ranked.article TO regress_zhnews_reader;
SET ROLE regress_zhnews_reader;
INSERT INTO ranked.article (words) VALUES ('优待证:1 党建:2') RETURNING id > 0 AS inserted;
SELECT count(*) FROM zhnews.rank('ranked', '优待证');
RESET ROLE;

-- Row-level security: articles that are hidden are not found, and change no
-- score, whether they are folded or not.
INSERT INTO ranked.article (words) VALUES ('会议:1,2 党建:3');
CREATE TABLE visible AS SELECT id FROM ranked.article WHERE id IN (1, 4) OR words @@ '优待证';
ALTER TABLE ranked.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_some ON ranked.article USING (id IN (1, 4) OR words @@ '优待证');
SET ROLE regress_zhnews_reader;
CREATE TEMP TABLE seen AS
SELECT article, score::numeric(8, 5), total, s.* FROM zhnews.rank('ranked', '党建 | 会议') AS r, zhnews.bm25_statistics('ranked', '党建 | 会议') AS s;
SELECT score, total, articles, mean_length::numeric(8, 5), counts FROM seen;
SELECT zhnews.fold('ranked');
RESET ROLE;
SELECT zhnews.fold('ranked');
SET ROLE regress_zhnews_reader;
SELECT r.score::numeric(8, 5) = seen.score AS same
FROM zhnews.rank('ranked', '党建 | 会议') AS r JOIN seen USING (article);
SELECT count(*) FROM zhnews.rank('ranked', 'w');
SELECT count(*) FROM zhnews.rank('ranked', '!w');
SELECT zhnews.posted_words('ranked');
RESET ROLE;

-- Tables of others are not read for the postings of a corpus.
CREATE SCHEMA fake AUTHORIZATION regress_zhnews_reader;
SET ROLE regress_zhnews_reader;
CREATE TABLE fake.article (id bigint, words tsvector);
SELECT zhnews.rank('fake', 'a');
RESET ROLE;
CREATE TABLE fake.posting (LIKE ranked.posting INCLUDING ALL);
SET ROLE regress_zhnews_reader;
SELECT zhnews.rank('fake', 'a');
RESET ROLE;

SET client_min_messages = warning;
TRUNCATE ranked.article CASCADE;
SELECT count(*) FROM zhnews.rank('ranked', '党建');
INSERT INTO ranked.article (words) VALUES ('党建:1');
SELECT zhnews.drop_postings('ranked');
SELECT zhnews.rank('ranked', '党建');
SELECT zhnews.create_postings('ranked');
SELECT count(*) FROM zhnews.rank('ranked', '党建');
DROP VIEW compared;
DROP TABLE before, visible;
DROP SCHEMA ranked, fake CASCADE;
DROP OWNED BY regress_zhnews_reader;
DROP ROLE regress_zhnews_reader;
