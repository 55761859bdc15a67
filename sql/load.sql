-- Loading: pages and articles into a corpus, and out again.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
\set SHOW_CONTEXT never
\pset null NULL
SET datestyle = 'ISO';
SELECT zhnews.create_corpus('pinghu');

-- A page yields all its rows in one statement.
INSERT INTO pinghu.page (paper, published, page_no, body)
    VALUES ('平湖', '2022-07-06', '1', :'page') RETURNING id, paper, published, page_no, format;
SELECT id, page, paper, published, page_no, position, kind, length, script,
    line_from, line_to, reader_version = zhnews.reader_version() AS reader,
    lexicon_version = zhnews.lexicon_version() AS lexicon
FROM pinghu.article ORDER BY id;
SELECT * FROM pinghu.credit ORDER BY article, position;

-- Every line that is not blank is accounted for.
SELECT count(*), count(article) AS in_articles, count(*) FILTER (WHERE joined) AS joined,
    min(paper), min(published)
FROM pinghu.line;
SELECT count(*) FROM regexp_split_to_table(:'page', E'\n') WITH ORDINALITY AS t (text, number)
    FULL JOIN pinghu.line l USING (number)
WHERE t.text IS DISTINCT FROM l.text AND t.text ~ '\S';

-- Words are those of the parts, with their weights, and are found.
SELECT words = zhnews.article_words(headline, concat_ws(E'\n', kicker, subtitle),
    concat_ws(E'\n', column_name, summary, note), body) AS same
FROM pinghu.article WHERE position IN (4, 7);
SELECT position FROM pinghu.article
WHERE words @@ to_tsquery('zhnews.news', '优待证') ORDER BY 1;
SELECT position FROM pinghu.article
WHERE words @@ to_tsquery('zhnews.news', '创新学堂:B') ORDER BY 1;
SET enable_seqscan = off;
EXPLAIN (COSTS off) SELECT position FROM pinghu.article WHERE words @@ '优待证'::tsquery;
RESET enable_seqscan;

-- It is one transaction.
BEGIN;
INSERT INTO pinghu.page (paper, body) VALUES ('日报', :'page');
ROLLBACK;
SELECT count(*) AS pages, (SELECT count(*) FROM pinghu.article) AS articles FROM pinghu.page;

-- A page that cannot be read is kept with the reason, and the others of the
-- statement are loaded.
INSERT INTO pinghu.page (paper, published, page_no, format, url, body) VALUES
    ('平湖', '2022-07-07', '1', 'text', 'a', E'## 市政府召开会议\n\n本报讯 昨天,市长李华主持召开会议,研究部署全市防汛工作。'),
    ('平湖', '2022-07-07', '2', 'text', 'b', E'\x01\x02GIF\x03'),
    ('平湖', '2022-07-07', '3', 'text', 'c', E' \n \n'),
    ('平湖', '2022-07-07', '4', 'text', 'd', NULL),
    ('平湖', '2022-07-07', '5', 'text', 'e', ''),
    ('平湖', '2022-07-07', '6', 'pdf', 'f', '市政府召开会议'),
    ('平湖', '2022-07-07', '7', 'text', 'g', 'Æ½ºþÈÕ±¨'),
    ('平湖', '2022-07-07', '8', 'text', 'h', repeat('中', 6 * 1024 * 1024)),
    (NULL, NULL, NULL, 'text', NULL, E'## 区政府召开会议\n\n本报讯 7月4日,区长李华主持召开会议,研究部署全区防汛工作。')
RETURNING page_no;
SELECT paper, published, page_no, format, url, length(body), sqlstate, message, hint
FROM pinghu.rejected ORDER BY id;
SELECT published, headline, dateline_date FROM pinghu.article WHERE page > 1 ORDER BY id;

-- More words than a tsvector holds.
INSERT INTO pinghu.page (body)
    SELECT E'## 市政府召开会议\n\n市政府公布了编号:' || string_agg(md5(i::text), '、') || '。'
    FROM generate_series(1, 40000) i;
SELECT sqlstate, regexp_replace(message, '\d+', 'N', 'g') AS message
FROM pinghu.rejected ORDER BY id DESC LIMIT 1;

-- What was rejected is tried again by moving it back.
WITH again AS (
    DELETE FROM pinghu.rejected WHERE page_no = '6' RETURNING paper, published, page_no, url
)
INSERT INTO pinghu.page (paper, published, page_no, url, body)
SELECT paper, published, page_no, url, E'## 市政府召开会议\n\n本报讯 昨天,市长李华主持召开会议,研究部署全市防汛工作。' FROM again;
SELECT count(*) FROM pinghu.rejected WHERE page_no = '6';

-- COPY.
COPY pinghu.page (paper, published, body) FROM STDIN;
日报	2022-07-08	## 镇政府召开会议\n\n■记者 王小明\n\n本报讯 昨天,镇长李华主持召开会议,研究部署全镇防汛工作。
日报	2022-07-08	nothing
\.
SELECT a.headline, c.name, a.dateline_date FROM pinghu.article a JOIN pinghu.credit c ON c.article = a.id
WHERE a.paper = '日报';
SELECT body FROM pinghu.rejected WHERE paper = '日报';

-- A page that is corrected is read again; one that would not be readable is
-- not taken.
UPDATE pinghu.page SET published = '2022-07-10', body = replace(body, '镇', '乡') WHERE paper = '日报';
SELECT a.headline, a.published, a.dateline_date, c.name, c.published
FROM pinghu.article a JOIN pinghu.credit c ON c.article = a.id WHERE a.paper = '日报';
SELECT DISTINCT l.published FROM pinghu.line l WHERE l.paper = '日报';
UPDATE pinghu.page SET body = 'nothing' WHERE paper = '日报';
UPDATE pinghu.page SET url = 'x' WHERE paper = '日报';
SELECT zhnews.load_page('pinghu', id) FROM pinghu.page WHERE paper = '日报';
SELECT count(*), count(DISTINCT number) FROM pinghu.line WHERE paper = '日报';
SELECT zhnews.load_page('pinghu', 0);

-- What came from a page goes with it.
DELETE FROM pinghu.page WHERE paper IS DISTINCT FROM '平湖' OR published > '2022-07-06';
SELECT (SELECT count(*) FROM pinghu.article) AS articles,
    (SELECT count(*) FROM pinghu.credit) AS credits, (SELECT count(*) FROM pinghu.line) AS lines;
DELETE FROM pinghu.page;
SELECT (SELECT count(*) FROM pinghu.article) AS articles,
    (SELECT count(*) FROM pinghu.credit) AS credits, (SELECT count(*) FROM pinghu.line) AS lines;

-- Articles that come one by one.
INSERT INTO pinghu.article (id, paper, published, headline, body, external_id)
SELECT (doc ->> 'n')::bigint, '新闻', (doc ->> 'date')::date, doc ->> 'title', doc ->> 'body', doc ->> 'id'
FROM (VALUES (jsonb '{"n": 101, "date": "2022-07-01", "title": "優待證發放", "body": "退役軍人優待證開始發放。", "id": "A1"}'),
    ('{"n": 102, "date": "2022-07-02", "title": "没有正文", "id": "A2"}'),
    ('{"n": 103, "date": "2022-07-03", "body": "没有标题", "id": "A3"}')) AS t (doc);
SELECT id, headline, length, script,
    words @@ to_tsquery('zhnews.news', '优待证') AS cards, words @@ to_tsquery('zhnews.news', '没有') AS none
FROM pinghu.article ORDER BY id;

-- Their words follow an edit, are kept when they are given, and are made
-- again when they are taken away.
UPDATE pinghu.article SET body = '新的正文' WHERE id = 102;
INSERT INTO pinghu.article (id, headline, words) VALUES (104, '标题', 'own:1A');
UPDATE pinghu.article SET url = 'x' WHERE id = 104;
SELECT id, words FROM pinghu.article WHERE id IN (102, 104) ORDER BY id;
UPDATE pinghu.article SET words = NULL WHERE id = 104;
SELECT id, words FROM pinghu.article WHERE id = 104;
INSERT INTO zhnews.lexicon VALUES ('新的正文');
UPDATE pinghu.article SET words = NULL
WHERE lexicon_version <> zhnews.lexicon_version() AND body LIKE '%新的正文%';
SELECT id, words @@ '新的正文'::tsquery AS found, lexicon_version = zhnews.lexicon_version() AS new
FROM pinghu.article ORDER BY id;
DELETE FROM zhnews.lexicon;

-- Credits take paper and day from their article, and follow it.
INSERT INTO pinghu.credit (article, role, name) VALUES (101, '记者', '王小明');
UPDATE pinghu.article SET published = '2022-07-05' WHERE id = 101;
SELECT * FROM pinghu.credit;

-- Two corpora in one session do not mix.
SELECT zhnews.create_corpus('haiyan');
INSERT INTO haiyan.page (body) VALUES (E'## 县政府召开会议\n\n本报讯 昨天,县长李华主持召开会议,研究部署全县防汛工作。');
INSERT INTO pinghu.page (body) VALUES (E'## 市政府召开会议\n\n本报讯 昨天,市长李华主持召开会议,研究部署全市防汛工作。');
INSERT INTO haiyan.page (body) VALUES (E'## 县政府召开会议\n\n本报讯 昨天,县长李华主持召开会议,研究部署全县抗旱工作。');
SELECT headline FROM haiyan.article;
SELECT headline FROM pinghu.article WHERE page IS NOT NULL;
SHOW search_path;
SELECT zhnews.drop_corpus('haiyan', force => true), zhnews.drop_corpus('pinghu', force => true);
