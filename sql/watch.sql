-- Watches: stored queries that new articles are matched with.
SET search_path = zhnews, public;
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
SELECT create_corpus('pinghu');
INSERT INTO pinghu.watch (query) VALUES
    ('优待证'), ('优待证 OR 残疾人 OR 不存在'), ('"群团改革" -残联'), ('群团改革 残联'), ('headline:聚焦'), ('优待*'), ('person:毛捷 date:2022-07'),
    ('author:金睿敏'), ('优待证 author:汤娟娟'), ('优待证 author:金睿敏'), ('優待證 paper:嘉兴日报'), ('-优待证 paper:嘉兴日报'), ('养老保险');
SELECT id, query, words, keys FROM pinghu.watch ORDER BY id;
UPDATE pinghu.watch SET is_active = false WHERE query = '养老保险';

-- An article that comes is matched, whichever way; hits are where its
-- transaction is.
BEGIN;
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'body');
SELECT watch, query, array_agg(article ORDER BY article) AS articles FROM pinghu.hit JOIN pinghu.watch ON watch.id = watch GROUP BY watch, query ORDER BY watch;
ROLLBACK;
SELECT count(*) FROM pinghu.hit;

-- Each is what search() finds.
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'body');
INSERT INTO pinghu.article (paper, published, headline, body) VALUES
    ('嘉兴日报', '2022-07-05', '优待证', '发放优待证。'), ('嘉兴日报', '2022-07-05', '大会', '大会开幕。');
SELECT w.id, w.query, f.articles FROM pinghu.watch w
JOIN LATERAL (SELECT array_agg(h.article ORDER BY h.article) AS articles FROM pinghu.hit h WHERE h.watch = w.id) h ON w.is_active
JOIN LATERAL (SELECT array_agg(s.article ORDER BY s.article) AS articles FROM search('pinghu', w.query, look_in => 'words') s) f ON true
WHERE h.articles IS DISTINCT FROM f.articles;
SELECT count(*), count(DISTINCT watch) FROM pinghu.hit;

-- An article that changes may answer another watch; it is told once.
UPDATE pinghu.article SET body = '大会发放优待证。' WHERE headline = '大会';
UPDATE pinghu.article SET body = '大会上发放优待证。' WHERE headline = '大会';
SELECT array_agg(watch ORDER BY watch) FROM pinghu.hit JOIN pinghu.article ON id = article WHERE headline = '大会';

-- A watch that changes, or goes.
UPDATE pinghu.watch SET query = '开幕' WHERE query = '优待*';
INSERT INTO pinghu.article (headline, body) VALUES ('开幕', '优待卡');
SELECT query FROM pinghu.hit JOIN pinghu.watch w ON w.id = watch JOIN pinghu.article a ON a.id = article WHERE a.headline = '开幕' ORDER BY w.id;
DELETE FROM pinghu.watch WHERE query = '开幕';
SELECT key, watch FROM pinghu.watch_key WHERE key IN ('开幕', '') ORDER BY watch;

-- A long query is no different.
INSERT INTO pinghu.watch (query) SELECT string_agg('甲' || md5(n::text), ' OR ') || ' OR 首发仪式' FROM generate_series(1, 40) n;
INSERT INTO pinghu.article (headline, body) VALUES ('丁', '今天举行首发仪式。'), ('戊', '今天举行仪式。');
SELECT a.headline FROM pinghu.hit JOIN pinghu.watch w ON w.id = watch JOIN pinghu.article a ON a.id = article WHERE w.query LIKE '%首发仪式';

-- Keys: the rarest of what is required.
SELECT q, watch_keys(q::tsquery, '{a,b,c,d}', '{10,5,7,1}') FROM unnest('{a & b,a | b,(a | b) & c,a <-> c,a & b:*,a:*,!a,a & !d,(a | !b),(a|b) & (c|d)}'::text[]) q;

-- Synonyms, as they are when a watch is made or changed.
INSERT INTO synonym VALUES ('残障人士', '伤残人员');
INSERT INTO pinghu.watch (query, synonyms) VALUES ('残障人士 就业', true), ('残障人士 就业', false);
INSERT INTO pinghu.article (headline, body) VALUES ('己', '伤残人员就业。');
DELETE FROM synonym;
INSERT INTO pinghu.article (headline, body) VALUES ('庚', '伤残人员就业。');
UPDATE pinghu.watch SET query = query WHERE synonyms;
INSERT INTO pinghu.article (headline, body) VALUES ('辛', '伤残人员就业。');
SELECT w.synonyms, a.headline FROM pinghu.hit JOIN pinghu.watch w ON w.id = watch JOIN pinghu.article a ON a.id = article WHERE w.query = '残障人士 就业' ORDER BY a.id;

-- Conditions as alternatives to words.
INSERT INTO pinghu.watch (query) VALUES ('首映式 OR author:金睿敏'), ('首映式 -(paper:嘉兴日报 headline:首映式)') RETURNING id, words, keys;
INSERT INTO pinghu.article (paper, headline, body) VALUES ('嘉兴日报', '首映式', '今天举行首映式。'), ('平湖', '首映式', '今天举行首映式。');
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-07', '1', :'body');
SELECT w.query, w.id, h.found = s.found AS same, cardinality(s.found) AS articles
FROM pinghu.watch w, LATERAL (SELECT array_agg(article ORDER BY article) AS found FROM pinghu.hit WHERE watch = w.id) h,
    LATERAL (SELECT array_agg(article ORDER BY article) AS found FROM search('pinghu', w.query) JOIN pinghu.article a ON a.id = article AND a.id > (SELECT max(id) FROM pinghu.article WHERE headline = '戊')) s
WHERE w.query ~ '首映式' ORDER BY w.id;

-- What cannot be watched.
\set VERBOSITY terse
INSERT INTO pinghu.watch (query) VALUES ('"优待证');
INSERT INTO pinghu.watch (query) VALUES (NULL);
INSERT INTO pinghu.watch (query) VALUES ('优待证 -author:甲');
INSERT INTO pinghu.watch (query) VALUES ('优待证 -(乙 author:甲)');
INSERT INTO pinghu.watch (query) VALUES ('优待证 -(乙 OR -author:甲)');
SELECT drop_corpus('pinghu', force => true);
SELECT create_corpus('empty'), drop_corpus('empty');
