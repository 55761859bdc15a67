-- Part of reprints.sh: load, find, score.
\pset footer off
SET client_min_messages = warning;
CREATE UNLOGGED TABLE item (paper text, id text, published date, body text, source text, kept text);
CREATE UNLOGGED TABLE pair (x text, a text, b text, j float8);
\copy item FROM 'item.tsv'
\copy pair FROM 'pair.tsv'
SELECT zhnews.create_corpus('tv') \g /dev/null

-- Words and names are not what is measured.
SET session_replication_role = replica;
INSERT INTO tv.article (paper, published, external_id, headline, body, words)
SELECT paper, published, id, id, body, '' FROM item WHERE paper <> 'copy' ORDER BY published, id;
SET session_replication_role = origin;
ANALYZE;
SELECT clock_timestamp() AS started \gset
SELECT zhnews.refresh_reprints('tv') AS articles \gset
SELECT :articles AS articles, count(*) AS in_stories, count(DISTINCT story) AS stories,
       round(extract(epoch FROM clock_timestamp() - :'started'), 1) AS seconds
FROM tv.reprint;

CREATE TEMP TABLE found AS
SELECT a.external_id AS a, b.external_id AS b
FROM tv.reprint AS r JOIN tv.reprint AS s ON s.story = r.story
JOIN tv.article AS a ON a.id = r.article AND a.paper = 'xwlb'
JOIN tv.article AS b ON b.id = s.article AND b.paper = 'xwlb2';
CREATE TEMP TABLE wanted AS
SELECT p.a, p.b, p.j, f.a IS NOT NULL AS is_found
FROM pair AS p
JOIN item AS a ON a.id = p.a AND a.paper = 'xwlb'
JOIN item AS b ON b.id = p.b AND b.paper = 'xwlb2'
LEFT JOIN found AS f ON f.a = p.a AND f.b = p.b;
SELECT 'two crawls' AS pairs, w.n AS wanted, f.n AS found, round(w.hit / w.n, 4) AS recall,
       round(w.hit / f.n, 4) AS precision
FROM (SELECT count(*)::numeric AS n, count(*) FILTER (WHERE is_found) AS hit FROM wanted) AS w,
    (SELECT count(*)::numeric AS n FROM found) AS f
UNION ALL
SELECT 'of these, resemblance 0.5 or more', count(*), NULL,
       round(count(*) FILTER (WHERE is_found)::numeric / count(*), 4), NULL
FROM wanted WHERE j >= 0.5;

-- Copies that come later.
SET session_replication_role = replica;
INSERT INTO tv.article (paper, published, external_id, headline, body, words)
SELECT paper, published, id, id, body, '' FROM item WHERE paper = 'copy' ORDER BY published, id;
SET session_replication_role = origin;
ANALYZE;
SELECT clock_timestamp() AS started \gset
SELECT zhnews.refresh_reprints('tv') AS articles \gset
SELECT :articles AS copies, round(extract(epoch FROM clock_timestamp() - :'started'), 1) AS seconds;
SELECT i.kept, count(*) AS copies, round(avg(coalesce(r.story = o.story, false)::int), 3) AS found,
       round(avg(coalesce(r.story <> o.story, false)::int), 3) AS in_another_story
FROM item AS i
JOIN tv.article AS a ON a.external_id = i.id AND a.paper = 'copy'
LEFT JOIN tv.reprint AS r ON r.article = a.id
LEFT JOIN tv.article AS s ON s.external_id = i.source AND s.paper = 'xwlb'
LEFT JOIN tv.reprint AS o ON o.article = s.id
WHERE i.paper = 'copy' GROUP BY i.kept ORDER BY i.kept;
