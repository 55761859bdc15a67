-- Articles of a corpus that reprint one another.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
\set SHOW_CONTEXT never
SET search_path = public, zhnews;
SET datestyle = 'ISO';
SELECT zhnews.create_corpus('gazette');

-- Two stories of the sample page, printed whole, cut, edited, joined to a
-- digest, and again after a year.
CREATE TABLE story AS SELECT position AS n, headline, body FROM read_page(:'page', '2022-07-06');
CREATE FUNCTION put(id bigint, paper text, published date, body text) RETURNS void LANGUAGE sql AS
    'INSERT INTO gazette.article (id, paper, published, headline, body) VALUES ($1, $2, $3, $2, $4)';
SELECT put(1, '平湖', '2022-07-06', body), put(2, '嘉兴', '2022-07-07', left(body, 250)),
    put(3, '浙江', '2022-07-08', replace(body, '全市', '平湖全市') || '本报综合报道。'),
    put(4, '平湖', '2023-07-06', body)
FROM story WHERE n = 2;
SELECT put(5, '平湖', '2022-07-06', body), put(6, '嘉兴', '2022-07-05', body) FROM story WHERE n = 3;
SELECT put(7, '平湖', '2022-07-06', string_agg(body, E'\n' ORDER BY n)) FROM story;
SELECT put(8, '平湖', '2022-07-06', '平湖市残联今日举行会议。'), put(9, '嘉兴', '2022-07-06', '平湖市残联今日举行会议。');
SELECT put(10, '平湖', NULL, body), put(11, '嘉兴', NULL, body), put(12, '平湖', '2022-07-06', NULL) FROM story WHERE n = 1;
SELECT refresh_reprints('gazette');
SELECT article, story, is_first, round(copied::numeric, 2) AS copied, round(kept::numeric, 2) AS kept, paper, published
FROM gazette.reprint ORDER BY article;
SELECT story, article, is_first, published, paper, headline, articles, papers FROM reprints('gazette', until => '2022-07-06');
SELECT count(*) FROM reprints('gazette', since => '2022-07-07');

-- Only what is new is compared, and the result is that of all at once.
CREATE VIEW all_at_once AS
    SELECT c.node AS article, first_value(c.node) OVER (PARTITION BY c.component
        ORDER BY coalesce(a.published, 'infinity'), c.node) AS story
    FROM (SELECT array_agg(a.id) AS later, array_agg(b.id) AS earlier
          FROM gazette.article a JOIN gazette.article b ON a.id < b.id
              AND abs(coalesce(a.published - b.published, CASE WHEN a.published IS NULL AND b.published IS NULL THEN 0 ELSE 99 END)) <= 30,
              compare_texts(a.body, b.body, 8) v, text_sketch(a.body, 8, 1) s, text_sketch(b.body, 8, 1) t
          WHERE greatest(v.a_in_b, v.b_in_a) >= 0.7 AND least(s.shingles, t.shingles) >= 16
              AND least(s.shingles, t.shingles) >= 0.25 * greatest(s.shingles, t.shingles)) AS e, connected(later, earlier) AS c
    JOIN gazette.article AS a ON a.id = c.node;
CREATE VIEW difference AS
    (TABLE all_at_once EXCEPT SELECT article, story FROM gazette.reprint)
    UNION ALL (SELECT article, story FROM gazette.reprint EXCEPT TABLE all_at_once);
TABLE difference;
SELECT refresh_reprints('gazette');
SELECT put(13, '杭州', '2022-07-04', body) FROM story WHERE n = 2;
SELECT refresh_reprints('gazette');
SELECT article, story FROM gazette.reprint ORDER BY article;
TABLE difference;

-- The first publication goes, then a link between others; a text changes.
DELETE FROM gazette.article WHERE id = 13;
SELECT refresh_reprints('gazette');
TABLE difference;
DELETE FROM gazette.article WHERE id = 1;
SELECT refresh_reprints('gazette');
TABLE difference;
SELECT article, story FROM gazette.reprint ORDER BY article;
UPDATE gazette.article SET body = (SELECT body FROM story WHERE n = 4) WHERE id = 3;
UPDATE gazette.article SET published = '2022-07-07' WHERE id = 6;
UPDATE gazette.article SET headline = '新' WHERE id = 5;
SELECT refresh_reprints('gazette');
TABLE difference;
SELECT article, story, paper, published FROM gazette.reprint ORDER BY article;
SELECT count(*) FROM gazette.reprint_fingerprint AS f
WHERE NOT EXISTS (SELECT FROM gazette.reprint_sketch s WHERE s.article = f.article AND f.value = ANY (s.fingerprints));

-- Many copies of one story, loaded in any order.
INSERT INTO gazette.article (id, paper, published, headline, body)
SELECT 100 + k * 37 % 101, '报' || k, date '2022-08-01' + k % 40, '同', left(body, 500 + k) || k
FROM story, generate_series(0, 100) AS k WHERE n = 6;
SELECT refresh_reprints('gazette');
TABLE difference;
SELECT articles, papers, count(*) FROM reprints('gazette', '2022-08-01') GROUP BY articles, papers;

-- Emptied, dropped.
SET client_min_messages = warning;
TRUNCATE gazette.article CASCADE;
RESET client_min_messages;
SELECT count(*) FROM gazette.reprint_fingerprint;
SELECT refresh_reprints('gazette');
SELECT count(*) FROM reprints('gazette');
SELECT refresh_reprints('nowhere');
SELECT * FROM reprints('public');
DROP VIEW difference, all_at_once;
SELECT zhnews.drop_corpus('gazette');
DROP FUNCTION put;
DROP TABLE story;
