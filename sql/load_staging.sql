-- Loading from a staging table, in batches.
\set SHOW_CONTEXT never
\pset null NULL
SET datestyle = 'ISO';
SELECT zhnews.create_corpus('pinghu');

-- Rows move from the table to the corpus: documents by column doc.
CREATE TABLE staging (doc text);
INSERT INTO staging SELECT format('{"id": "%s", "paper": "日报", "date": "2022-07-%s", "title": "第%s号新闻", "content": "第%s条正文。"}', i, to_char(1 + i % 28, 'FM00'), i, i)
FROM generate_series(1, 25) i;
INSERT INTO staging VALUES ('{"id": "x", "title": "坏的"'), (NULL), ('{"id": "1", "paper": "日报", "date": "2022-07-02", "title": "第1号新闻", "content": "第1条正文。"}');
CALL zhnews.load('pinghu', 'staging', batch_size => 10);
SELECT count(*) FROM staging;
SELECT count(*), count(DISTINCT external_id), min(published), max(published) FROM pinghu.article;
SELECT count(*) FROM pinghu.page WHERE external_id IS NOT NULL AND paper = '日报';
SELECT split_part(message, ':', 1) AS message, body FROM pinghu.rejected ORDER BY id;

-- Again: nothing changes, and the numbers say so.  A new version takes the
-- place of the old one, the last of several.
SELECT md5(string_agg(a::text, '' ORDER BY id)) AS before FROM pinghu.article a \gset
INSERT INTO staging SELECT format('{"id": "%s", "paper": "日报", "date": "2022-07-%s", "title": "第%s号新闻", "content": "第%s条正文。"}', i, to_char(1 + i % 28, 'FM00'), i, i)
FROM generate_series(1, 25) i;
CALL zhnews.load('pinghu', 'staging');
SELECT md5(string_agg(a::text, '' ORDER BY id)) = :'before' AS same FROM pinghu.article a;
INSERT INTO staging VALUES ('{"id": "1", "paper": "日报", "title": "更正一", "content": "正文。"}'),
    ('{"id": "1", "paper": "日报", "title": "更正二", "content": "正文。"}'),
    ('{"id": "26", "paper": "日报", "title": "新的新闻", "content": "正文。"}'),
    ('{"id": "2", "paper": "日报", "date": "2022-07-03", "title": "第2号新闻", "content": "第2条正文。"}');
CALL zhnews.load('pinghu', 'staging');
SELECT id, external_id, headline FROM pinghu.article WHERE external_id IN ('1', '26') ORDER BY id;

-- Pages of text by column body, and what is known of each; types are cast,
-- and a row that cannot be is rejected alone.
CREATE TABLE "Staging 2" (page_no int, published text, body varchar, paper text, format text, url text, external_id text);
INSERT INTO "Staging 2" VALUES
    (1, '2022-07-06', E'## 市政府召开会议\n\n本报讯 昨天,市长李华主持召开会议,研究部署全市防汛工作。', '平湖', NULL, 'u1', 'p1'),
    (2, '20220706', E'## 区政府召开会议\n\n本报讯 昨天,区长李华主持召开会议,研究部署全区防汛工作。', '平湖', 'text', 'u2', 'p2'),
    (3, '昨天', E'## 县政府召开会议\n\n本报讯 昨天,县长李华主持召开会议,研究部署全县防汛工作。', '平湖', NULL, 'u3', 'p3'),
    (4, NULL, '{"title": "四版新闻"}', '平湖', 'json', NULL, NULL),
    (5, NULL, '{"title": "五版新闻"}', '平湖', 'jason', NULL, NULL),
    (6, '2022-07-06', 'nothing', '平湖', NULL, NULL, NULL);
CALL zhnews.load('pinghu', '"Staging 2"');
SELECT paper, published, page_no, format, url, external_id FROM pinghu.page WHERE paper = '平湖' ORDER BY page_no;
SELECT paper, published, page_no, format, url, external_id, message, left(body, 10) AS body FROM pinghu.rejected WHERE paper = '平湖' ORDER BY page_no;
INSERT INTO "Staging 2" VALUES (1, '2022-07-06', E'## 市政府召开会议\n\n本报讯 昨天,市长李华主持召开会议,研究部署全市抗旱工作。', '平湖', NULL, 'u1', 'p1');
SELECT id AS old FROM pinghu.article WHERE url = 'u1' \gset
CALL zhnews.load('pinghu', '"Staging 2"', format => 'text');
SELECT id = :old AS same, right(body, 5) AS body FROM pinghu.article WHERE url = 'u1';

-- An empty table is loaded at once.
CALL zhnews.load('pinghu', 'staging');

-- It takes what can be moved, and says what cannot.
CREATE TABLE wrong (doc text, note text);
CALL zhnews.load('pinghu', 'wrong');
CREATE TABLE nothing (url text);
CALL zhnews.load('pinghu', 'nothing');
CREATE VIEW looking AS SELECT * FROM staging;
CALL zhnews.load('pinghu', 'looking');
CALL zhnews.load('nowhere', 'staging');
CALL zhnews.load('pinghu', 'staging', format => 'jason');
CALL zhnews.load('pinghu', 'staging', batch_size => 0);
CREATE TEMP TABLE staged (doc text);
CALL zhnews.load('pinghu', 'staged');
INSERT INTO staging VALUES ('{"title": "新闻"}');
BEGIN;
\set VERBOSITY terse
CALL zhnews.load('pinghu', 'staging');
ROLLBACK;
\set VERBOSITY default
SELECT count(*) FROM staging;

-- Operators that somebody has put before those of the system are not used.
CREATE SCHEMA hostile;
CREATE FUNCTION hostile.never(bigint, bigint) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RAISE 'hostile operator'; END $$;
CREATE FUNCTION hostile.never(bigint, integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'hostile operator'; END $$;
CREATE OPERATOR hostile.+ (FUNCTION = hostile.never, LEFTARG = bigint, RIGHTARG = bigint);
CREATE OPERATOR hostile.= (FUNCTION = hostile.never, LEFTARG = bigint, RIGHTARG = integer);
CREATE OPERATOR hostile.< (FUNCTION = hostile.never, LEFTARG = bigint, RIGHTARG = integer);
SET search_path = hostile, pg_catalog;
CALL zhnews.load('pinghu', 'public.staging');
RESET search_path;
INSERT INTO staging VALUES ('{"title": "又一条新闻"}');

-- A role that loads needs no right to delete from the corpus.
CREATE ROLE regress_zhnews_loader;
GRANT USAGE ON SCHEMA pinghu TO regress_zhnews_loader;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA pinghu TO regress_zhnews_loader;
GRANT UPDATE ON pinghu.page TO regress_zhnews_loader;
ALTER TABLE staging OWNER TO regress_zhnews_loader;
SET ROLE regress_zhnews_loader;
CALL zhnews.load('pinghu', 'staging');
RESET ROLE;
DROP SCHEMA hostile CASCADE;
DROP TABLE staging, "Staging 2", wrong, nothing CASCADE;
SELECT zhnews.drop_corpus('pinghu', force => true);
DROP ROLE regress_zhnews_loader;
