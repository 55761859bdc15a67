-- Codebooks: categories of texts with their evidence.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
\set SHOW_CONTEXT never
SET search_path = public, zhnews;
SET datestyle = 'ISO';

-- The longest term counts, whatever the words of the text are.
SELECT category, term, surface, start, length, whole FROM code('印度尼西亚与印度签约,印度洋', '{"国家": ["印度", "印度尼西亚"], "海洋": "印度洋"}');
SELECT category, surface FROM code('议党建', '{"x": ["议党"], "y": ["党建"]}');
SELECT category, surface FROM code('人民公园民公', '{"x": ["人民", "公园"], "y": ["民公"]}');
-- Width, case and traditional characters do not count; Latin words are whole.
SELECT category, term, surface, whole FROM code('ＧＤＰ增長,gdp2增长,GDPs,5G和15G', '{"经济": ["GDP", "增长"], "技术": ["5g"]}');
-- A term in the middle of words is told.
SELECT surface, whole FROM code('发展中国家,中国', '{"国家": "中国"}');
-- One term of two categories; one that is listed twice; levels.
SELECT category, term FROM code('养老保险', '{"民生": {"养老": ["养老保险", "養老保險"], "保险": ["养老保险"]}, "经济": [["养老保险"]]}');
-- Places are characters from 1, lines from 0.
SELECT surface, paragraph, start, substr(body, start, length) = surface AS same
FROM (VALUES (U&'\+020BB7会议\000A\000A党建,会议')) AS v (body), code(body, '{"x": ["会议", "党建"]}');

-- Negated in its clause, by a word, within the window.
SELECT body, surface, negated, negator FROM unnest(ARRAY[
    '没有风险', '不存在任何风险', '并未造成人员伤亡和损失', '不仅有风险,而且有损失', '没有问题,风险很大',
    '无风险', '不断出现风险', '没有伤亡、损失', '没有人说过今天会有什么风险', '没“风险”', '未来有风险', '非常有风险'
    ]) WITH ORDINALITY AS v (body, n), code(body, '{"x": ["风险", "损失", "伤亡"]}') ORDER BY n, start;
SELECT negated FROM code('没有任何风险', '{"x": "风险"}', 1);
SELECT negated, negator FROM code('没有任何风险', '{"x": "风险"}', negators => '{任何}');
SELECT negated FROM code('没有风险', '{"x": "风险"}', 4, '{}');

-- Nothing, wrong.
SELECT count(*) FROM code('', '{"x": "风险"}');
SELECT count(*) FROM code('风险', '{}');
SELECT count(*) FROM code(NULL, '{}');
SELECT count(*) FROM code('风险', '{"x": [], "y": {}}');
SELECT * FROM code('风险', '["风险"]');
SELECT * FROM code('风险', '"风险"');
SELECT * FROM code('风险', '{"x": 1}');
SELECT * FROM code('风险', '{"x": null}');
SELECT * FROM code('风险', '{"x": [{"y": "风险"}]}');
SELECT * FROM code('风险', '{"x": ""}');
SELECT * FROM code('风险', jsonb_build_object('x', repeat('长', 65)));
SELECT length FROM code(repeat('长', 65), jsonb_build_object('x', repeat('长', 64)));
SELECT * FROM code('风险', '{"x": "风险"}', -1);
SELECT * FROM code('风险', (repeat('{"a":', 17) || '"风险"' || repeat('}', 17))::jsonb);
SELECT category FROM code('风险', (repeat('{"a":', 16) || '"风险"' || repeat('}', 16))::jsonb);
-- Hits are what a search of each place finds, on random text.
SELECT setseed(0.5);
SELECT count(*) > 100 AS hits, bool_and(substr(body, start, length) = surface AND surface = term) AS same, bool_and(apart) AS apart
FROM (SELECT *, start >= coalesce(lag(start + length) OVER (PARTITION BY n ORDER BY start), 0) AS apart
      FROM (SELECT n, string_agg(substr('会议党建风险不a1', 1 + (random() * 8)::int, 1), '') AS body
            FROM generate_series(1, 200) AS n, generate_series(1, 30) GROUP BY n) AS t,
          code(body, '{"x": ["会", "会议", "议党", "议党建"], "y": ["风险", "险不"]}')) AS c;

-- A codebook of a corpus.
SELECT create_corpus('gazette');
INSERT INTO gazette.page (paper, published, body) VALUES ('平湖', '2022-07-06', :'page');
INSERT INTO gazette.codebook (codebook, category, term) VALUES
    ('topics', '民生/养老', '养老保险'), ('topics', '民生/养老', '养老'), ('topics', '民生/残疾人', '残疾人'),
    ('topics', '交通', '交通'), ('topics', '体育', '奥运');
SELECT codebook('gazette', 'topics');
SELECT refresh_codes('gazette');
SELECT category, articles, hits, negated, all_articles, round(share, 2) AS share FROM gazette.code_day ORDER BY category COLLATE "C";
SELECT count(*) AS codes, bool_and(substr(CASE part WHEN 'headline' THEN a.headline WHEN 'kicker' THEN a.kicker WHEN 'subtitle' THEN a.subtitle
    ELSE a.body END, c.start, c.length) = surface) AS same, count(DISTINCT part) AS parts FROM gazette.code c JOIN gazette.article a ON a.id = c.article;
SELECT refresh_codes('gazette');
-- What is new or changed is coded.
INSERT INTO gazette.article (paper, published, headline, body) VALUES ('嘉兴', '2022-07-07', '奥运', '没有交通');
UPDATE gazette.article SET headline = '新' WHERE id = 5;
UPDATE gazette.article SET summary = '新' WHERE id = 6;
SELECT refresh_codes('gazette');
SELECT published, paper, category, articles, hits, negated, all_articles FROM gazette.code_day WHERE published = '2022-07-07' ORDER BY category COLLATE "C";
INSERT INTO gazette.codebook VALUES ('people', '党员', '党员');
SELECT refresh_codes('gazette');
UPDATE gazette.codebook SET term = '运动会' WHERE term = '奥运';
SELECT refresh_codes('gazette');
SELECT sum(hits) FROM gazette.code_day WHERE category = '体育';
DELETE FROM gazette.codebook WHERE codebook = 'topics';
SELECT refresh_codes('gazette'), (SELECT count(DISTINCT codebook) FROM gazette.code) AS books;
SELECT DISTINCT codebook FROM gazette.code;
SELECT codebook('gazette', 'topics');
SELECT refresh_codes('nowhere');
INSERT INTO gazette.codebook VALUES ('people', '党员', '');
SET client_min_messages = warning;
TRUNCATE gazette.article, gazette.page CASCADE;
RESET client_min_messages;
SELECT count(*) FROM gazette.coded;
DELETE FROM gazette.codebook;
SELECT drop_corpus('gazette');
