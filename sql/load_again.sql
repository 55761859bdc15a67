-- Loading again: the same page, a corrected page, an article that comes twice,
-- pages in every format, a newer reader.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
\set SHOW_CONTEXT never
\pset null NULL
SET datestyle = 'ISO';
SELECT zhnews.create_corpus('pinghu');
CREATE FUNCTION pg_temp.state() RETURNS text LANGUAGE sql AS $$
    SELECT md5(string_agg(r::text, E'\n' ORDER BY r::text COLLATE "C"))
    FROM (SELECT to_jsonb(a) || '{"t": "article"}' FROM pinghu.article a
          UNION ALL SELECT to_jsonb(c) || '{"t": "credit"}' FROM pinghu.credit c
          UNION ALL SELECT to_jsonb(l) || '{"t": "line"}' FROM pinghu.line l
          UNION ALL SELECT to_jsonb(p) || '{"t": "page"}' FROM pinghu.page p
          UNION ALL SELECT to_jsonb(j) || '{"t": "rejected"}' FROM pinghu.rejected j) AS r
$$;

-- The same page again changes nothing, and says so; by each way of loading.
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'page');
SELECT pg_temp.state() AS before \gset
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'page') RETURNING id;
INSERT INTO pinghu.page (paper, published, page_no, body) SELECT paper, published, page_no, body FROM pinghu.page;
INSERT INTO pinghu.page (body) VALUES (:'page') ON CONFLICT DO NOTHING;
UPDATE pinghu.page SET page_no = page_no;
SELECT pg_temp.state() = :'before' AS same;
COPY pinghu.page (paper, published, body) FROM STDIN;
海盐	2022-07-06	## 县政府召开会议\n\n本报讯 昨天,县长李华主持召开会议,研究部署全县防汛工作。
海盐	2022-07-06	## 县政府召开会议\n\n本报讯 昨天,县长李华主持召开会议,研究部署全县防汛工作。
海盐	2022-07-07	## 县政府召开会议\n\n本报讯 昨天,县长李华主持召开会议,研究部署全县防汛工作。
\.
SELECT paper, published FROM pinghu.page ORDER BY id;
DELETE FROM pinghu.page WHERE paper = '海盐';
-- In one statement, too.
INSERT INTO pinghu.page (paper, body) SELECT '晚报', :'page' FROM generate_series(1, 3);
SELECT count(*) FROM pinghu.page;
DELETE FROM pinghu.page WHERE paper = '晚报';
-- A page that cannot be read is kept once.
INSERT INTO pinghu.page (body) VALUES ('nothing'), ('nothing'), (NULL), (NULL);
INSERT INTO pinghu.page (body) VALUES ('nothing'), (NULL);
SELECT count(*) FROM pinghu.rejected;
-- Moved back, they come again, as README shows it.
WITH again AS (DELETE FROM pinghu.rejected RETURNING paper, published, page_no, format, url, external_id, body)
INSERT INTO pinghu.page (paper, published, page_no, format, url, external_id, body) SELECT * FROM again;
SELECT count(*) FROM pinghu.rejected;
DELETE FROM pinghu.rejected;

-- A corrected page replaces its articles; those that are the same keep their
-- ids: here the headline of one is corrected, the body of another, a third
-- is new at the head of the page, and the photo is gone.
SELECT array_agg(id ORDER BY position) AS ids FROM pinghu.article \gset
BEGIN;
UPDATE pinghu.page SET body = regexp_replace(regexp_replace(replace(
    E'## 市政府召开防汛会议\n\n■记者 王小明\n\n本报讯 昨天,市长李华主持召开会议,研究部署全市防汛工作,要求做好各项准备。\n\n' || body,
    '被征地农民安置补助出新政', '被征地农民安置补助有新政'), '3·13', '3.13'), '(## “荷”意渐浓).*?(\n\n##? |\n\n---)', '\2')
WHERE paper = '平湖';
SELECT array_position(:'ids'::bigint[], id) AS was, position, kind, headline FROM pinghu.article ORDER BY position;
SELECT count(*), count(DISTINCT article) FROM pinghu.line;
SELECT count(*) FROM pinghu.credit c JOIN pinghu.article a ON a.id = c.article;
ROLLBACK;
SELECT pg_temp.state() = :'before' AS same;

-- What became of each article: by identifier, text, headline or body.
CREATE TEMP TABLE version (n int, body text);
INSERT INTO version VALUES
    (1, '[{"title": "甲会议", "content": "正文甲。"}, {"title": "乙会议", "content": "正文乙。"}, {"id": "c", "title": "丙会议", "content": "正文丙。", "author": "王小明"}, {"title": "丁会议", "content": "正文丁。"}]'),
    (2, '[{"id": "c", "title": "丙丙会议", "content": "正文丙丙。", "author": "王小明"}, {"title": "乙会议", "content": "正文乙乙。"}, {"title": "甲甲会议", "content": "正文甲。"}, {"title": "戊会议", "content": "正文戊。"}]'),
    (3, '[{"id": "c", "title": "丙丙会议", "content": "正文丙丙。", "author": "王小明、李华"}, {"title": "乙会议", "content": "正文乙乙。"}, {"title": "甲甲会议", "content": "正文甲。"}, {"title": "戊会议", "content": "正文戊。"}]');
INSERT INTO pinghu.page (id, paper, published, format, external_id, body)
    SELECT 100, '晚报', '2022-07-07', 'json', 'wb-1', body FROM version WHERE n = 1;
ALTER TABLE pinghu.page DISABLE TRIGGER page_load_again;
UPDATE pinghu.page SET body = (SELECT body FROM version WHERE n = 2) WHERE id = 100;
SELECT position, change, headline, changed_columns FROM zhnews.reload_page('pinghu', 100) ORDER BY position, change;
SELECT change, count(*) FROM zhnews.reload_page('pinghu', 100) GROUP BY 1;
UPDATE pinghu.page SET body = (SELECT body FROM version WHERE n = 3) WHERE id = 100;
SELECT position, change, headline, changed_columns FROM zhnews.reload_page('pinghu', 100) ORDER BY position, change;
SELECT c.name FROM pinghu.credit c JOIN pinghu.article a ON a.id = c.article WHERE a.external_id = 'c' ORDER BY c.position;
ALTER TABLE pinghu.page ENABLE TRIGGER page_load_again;

-- A new version by ON CONFLICT, in the place of the old one.
SELECT id AS old FROM pinghu.article WHERE external_id = 'c' \gset
INSERT INTO pinghu.page (paper, published, format, external_id, body)
    SELECT '晚报', '2022-07-07', 'json', 'wb-1', body FROM version WHERE n = 2
ON CONFLICT (paper, external_id) WHERE external_id IS NOT NULL DO UPDATE SET body = excluded.body
RETURNING id;
SELECT id = :old AS same, headline FROM pinghu.article WHERE external_id = 'c';
-- Without it, the identifier is refused.
\set VERBOSITY terse
INSERT INTO pinghu.page (paper, format, external_id, body)
    SELECT '晚报', 'json', 'wb-1', body FROM version WHERE n = 1;
\set VERBOSITY default
-- An article that comes in another page is the same article there.
INSERT INTO pinghu.page (id, paper, format, body)
    VALUES (101, '晚报', 'json', '[{"id": "c", "title": "丙丙会议", "content": "正文丙丙。"}, {"title": "己会议", "content": "正文己。"}]');
SELECT id = :old AS same, page, position, headline FROM pinghu.article WHERE external_id = 'c';
-- One that came by itself is, too.
INSERT INTO pinghu.article (paper, external_id, headline, original) VALUES ('晚报', 'g', '庚会议', '{"id": "g"}') RETURNING id AS g \gset
INSERT INTO pinghu.article (paper, external_id, headline) VALUES ('晚报', 'g', '庚庚会议')
ON CONFLICT (external_id, paper) WHERE external_id IS NOT NULL DO UPDATE SET headline = excluded.headline
RETURNING id = :g AS same;
INSERT INTO pinghu.page (paper, format, body) VALUES ('晚报', 'json', '{"id": "g", "title": "庚庚会议", "content": "会议研究了防汛工作。"}');
SELECT id = :g AS same, page IS NOT NULL AS in_page, body, words @@ '防汛'::tsquery AS found FROM pinghu.article WHERE external_id = 'g';
-- Two articles of a page with one identifier are refused.
INSERT INTO pinghu.page (format, body) VALUES ('json', '[{"id": "x", "title": "子会议"}, {"id": "x", "title": "丑会议"}]');
SELECT sqlstate, message, hint FROM pinghu.rejected;
DELETE FROM pinghu.rejected;

-- Each format fills the same columns; what a page says of itself fills its row.
INSERT INTO pinghu.page (paper, format, body) VALUES
    ('日报', 'founder', '<founder-title>优待证首发</founder-title><!--enpproperty <articleid>4711</articleid><date>2022-07-06 00:00:00.0</date><author>记者 王小明</author><introtitle>传承</introtitle><nodename>第01版：要闻</nodename>/enpproperty--><!--enpcontent--><p>本报讯 昨天下午,我市举行优待证首发仪式。</p><!--/enpcontent-->'),
    (NULL, 'ninjs', '{"uri": "urn:1", "versionCreated": "2022-07-06T08:00:00+08:00", "by": "记者 李华", "infoSources": [{"name": "日报", "rel": "publisher"}], "headlines": [{"value": "二号新闻"}], "bodies": [{"value": "正文二。"}]}'),
    ('日报', 'json', '{"date": "2022-07-06", "pages": [{"page": "2", "page_name": "民生", "articles": [{"title": "三号新闻", "content": "正文三。", "author": "陈杰"}]}]}'),
    ('日报', 'json', '{"title": "坏日期", "date": "2022-13-01"}'),
    ('日报', 'json', '{"title": "坏的", '),
    ('日报', 'json', '{"title": "\u0000"}'),
    ('日报', 'ninjs', ''),
    ('日报', 'founder', '<p>不是方正</p>'),
    ('日报', 'json', '{"title": "English only"}');
SELECT format, paper, published, page_no, external_id FROM pinghu.page WHERE paper = '日报' ORDER BY id;
SELECT a.paper, a.published, a.page_no, a.page_name, a.external_id, a.kicker, a.headline, a.dateline_date, c.role, c.name, a.body
FROM pinghu.article a LEFT JOIN pinghu.credit c ON c.article = a.id WHERE a.paper = '日报' ORDER BY a.id;
SELECT format, sqlstate, split_part(message, ':', 1) AS message, hint FROM pinghu.rejected ORDER BY id;
-- The day of the page is that of an article without one.
INSERT INTO pinghu.page (published, format, body) VALUES ('2022-07-09', 'json', '{"title": "四号新闻", "content": "本报讯 昨天下午,我市举行优待证首发仪式。"}');
SELECT published, dateline_date FROM pinghu.article WHERE headline = '四号新闻';

-- Who signs without a name has the signature as name.
INSERT INTO pinghu.page (format, body) VALUES ('json', '{"title": "评论新闻", "author": "本报评论员", "content": "正文。"}');
SELECT c.role, c.name, c.organisation FROM pinghu.credit c JOIN pinghu.article a ON a.id = c.article WHERE headline = '评论新闻';
SELECT change FROM pinghu.article a, zhnews.reload_page('pinghu', a.page) WHERE a.headline = '评论新闻';

-- A newer reader reads again what an older one has read, and says what
-- changes; here the older one is feigned.
SELECT count(*) FROM zhnews.reread('pinghu');
UPDATE pinghu.article SET reader_version = 0, headline = '旧读法', dateline = NULL WHERE headline = '优待证首发';
DELETE FROM pinghu.credit WHERE name = '陈杰';
UPDATE pinghu.article SET reader_version = 0 WHERE headline IN ('二号新闻', '三号新闻');
SELECT headline, change, changed_columns FROM zhnews.reread('pinghu', max_pages => 1);
SELECT headline, change, changed_columns FROM zhnews.reread('pinghu');
SELECT count(*) FROM zhnews.reread('pinghu');
SELECT count(*) FROM pinghu.article WHERE reader_version < zhnews.reader_version();
-- Another mapping of keys is a reason to read everything.
INSERT INTO zhnews.json_mapping (key, field) VALUES ('content', 'summary');
SELECT headline, change, changed_columns FROM zhnews.reread('pinghu', everything => true) WHERE headline LIKE '%号新闻' ORDER BY page;
DELETE FROM zhnews.json_mapping WHERE NOT shipped;
-- A page that cannot be read any more keeps its articles.
INSERT INTO zhnews.json_mapping (mapping, key, field) VALUES ('mine', 'biaoti', 'headline');
INSERT INTO pinghu.page (id, format, body) VALUES (200, 'mine', '{"biaoti": "五号新闻"}');
UPDATE zhnews.json_mapping SET key = 'timu' WHERE mapping = 'mine';
UPDATE pinghu.article SET reader_version = 0 WHERE page = 200;
SELECT count(*) FROM zhnews.reread('pinghu');
SELECT headline FROM pinghu.article WHERE page = 200;
DELETE FROM zhnews.json_mapping WHERE NOT shipped;

SELECT zhnews.reread('nowhere');
SELECT zhnews.drop_corpus('pinghu', force => true);
