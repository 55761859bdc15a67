-- search(): query language, conditions, filters, snippets; by words and by
-- characters; for roles that see a part of the articles.
SET search_path = zhnews, public;
\set SHOW_CONTEXT never
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
SELECT create_corpus('pinghu');
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'body');
INSERT INTO pinghu.article (paper, published, headline, body) VALUES
    ('嘉興日報', '2022-07-05', '優待證', '退役軍人優待證今起發放。ＧＤＰ增长。二〇二二年。');

-- Words in any script, and what surrounds them.
SELECT article, score > 0 AS scored, headline, snippet, paper, published, total, found_by
FROM search('pinghu', '优待证', snippet_characters => 40) ORDER BY article;
SELECT article, snippet FROM search('pinghu', 'gdp 2022', snippet_characters => 20);
SELECT article, snippet, total FROM search('pinghu', '残疾人 OR 优待证', 1, snippet_characters => 0);

-- Conditions, alone and with words.
SELECT query, s.*
FROM unnest('{author:金睿敏,author:(金* OR 汤娟娟) -优待证,person:毛捷,person:毛捷 -headline:创新学堂 date:2022-07-06,"organisation:市民政局 平湖",
    place:平湖 残疾人,column:寻找数字化改革领跑者,paper:嘉兴日报,-paper:平湖,date:..2022-07-05,-date:2022 优待证,"date:2022-07-05.. 优待证"}'::text[]) query,
    LATERAL (SELECT array_agg(article) AS articles, min(found_by) AS found_by, min(total) AS total FROM search('pinghu', query)) s;

-- Conditions as alternatives to words, and excluded together with them:
-- ranked by what they have of the words, then the newest first.
SELECT query, s.*
FROM unnest('{优待证 OR author:金睿敏,author:金睿敏 OR paper:嘉兴日报,优待证 -(paper:平湖 headline:全市),优待证 -(优待证 paper:平湖),(person:毛捷 OR 今起发放) paper:平湖,
    役军 OR author:金睿敏,(date:2022-07-05 OR (column:寻找数字化改革领跑者 OR person:毛捷)) -优待证,date:2022 -(优待证 OR author:金睿敏)}'::text[]) query,
    LATERAL (SELECT array_agg(article) AS articles, min(found_by) AS found_by, min(total) AS total, count(score) AS scored FROM search('pinghu', query)) s;
SELECT look_in, array_agg(article) FROM unnest('{words,characters}'::text[]) look_in, search('pinghu', '役军 OR author:金睿敏 OR headline:仪式举', look_in => look_in) GROUP BY look_in ORDER BY look_in DESC;
SELECT array_agg(article), min(total) FROM search('pinghu', '优待证 OR author:金睿敏', 2, filter => 'id <> 1');

-- Any condition on the columns of article.
SELECT array_agg(article) FROM search('pinghu', '优待证 OR 残疾人', filter => 'length > 1000 AND page_no = ''1''');
SELECT search('pinghu', '优待证', filter => 'no_such_column = 1');

-- Inside words: where no word was found, or when asked for.
SELECT article, snippet, found_by FROM search('pinghu', '役军人', snippet_characters => 20);
SELECT count(*) FROM search('pinghu', '役军人', look_in => 'words');
SELECT array_agg(article ORDER BY article), min(found_by) FROM search('pinghu', '证', look_in => 'words');
SELECT array_agg(article ORDER BY article), min(found_by) FROM search('pinghu', '证', look_in => 'characters');
CREATE TEMP TABLE string AS
    SELECT DISTINCT substr(line, i, n) AS string
    FROM string_to_table(:'body', E'\n') line, generate_series(1, length(line), 79) i, generate_series(1, 4) n
    WHERE substr(line, i, n) ~ '^[一-龥]+$' AND length(substr(line, i, n)) = n;
CREATE TEMP TABLE wanted AS
    SELECT string, array_agg(id ORDER BY id) AS articles
    FROM string, pinghu.article WHERE strpos(concat_ws(E'\n', kicker, headline, subtitle, body, caption, column_name), string) > 0
    GROUP BY string;
SELECT count(*) > 100 AS strings, bool_and(found @> articles) AS complete
FROM wanted, LATERAL (SELECT array_agg(article) AS found FROM search('pinghu', string, look_in => 'characters')) s;
SELECT create_character_index('pinghu');
SET enable_seqscan = off;
SELECT count(*) > 100 AS strings, bool_and(found @> articles) AS complete
FROM wanted, LATERAL (SELECT array_agg(article) AS found FROM search('pinghu', string, look_in => 'characters')) s;
RESET enable_seqscan;
SELECT query, contains('优待证首发', '退役军人(试行)GDP二〇二二', query)
FROM unnest(ARRAY['待证', '待证 役军', 'headline:役军', 'headline:待证 -headline:役军', '"人(试"', 'dp', '〇二', '2022', '无 OR 首', '-首 役', 'author:甲',
    '-author:甲 首', '-date:2022 无']) query;
SELECT characters('退役军人, GDP'), character_query('(待证 OR "证 首") -无 G'), character_query('-无 date:2022') IS NULL AS none;

-- Text of a search box.
SELECT article, snippet FROM search('pinghu', '优待证(什么时候"发放?', plain => true, snippet_characters => 20) ORDER BY article;
SELECT count(*) FROM search('pinghu', ':-(', plain => true);

-- What cannot be asked.
\set VERBOSITY terse
SELECT search('pinghu', '"优待证');
SELECT search('nowhere', '优待证');
SELECT search('pinghu', NULL);
SELECT search('pinghu', '优待证', 0);
SELECT search('pinghu', '优待证', look_in => 'nowhere');
SELECT search('pinghu', '优待证', snippet_characters => 5);
\set VERBOSITY default

-- A reader finds, counts and is shown what the reader may see.
CREATE ROLE regress_reader;
SELECT count(*) FROM search('pinghu', '优待证');
GRANT USAGE ON SCHEMA pinghu TO regress_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA pinghu TO regress_reader;
ALTER TABLE pinghu.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_paper ON pinghu.article FOR SELECT TO regress_reader USING (paper = '平湖');
SET ROLE regress_reader;
SELECT article, total, found_by FROM search('pinghu', '优待证');
SELECT count(*) FROM search('pinghu', '今起', look_in => 'characters');
SELECT count(*) FROM search('pinghu', 'paper:嘉兴日报');
RESET ROLE;
REVOKE SELECT ON pinghu.article FROM regress_reader;
SET ROLE regress_reader;
SELECT search('pinghu', '优待证');
RESET ROLE;
DROP OWNED BY regress_reader;
DROP ROLE regress_reader;
SELECT drop_corpus('pinghu', force => true);
