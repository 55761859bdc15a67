-- Measures: keyness, collocates, dispersion, trend, bursts, variety.  Their
-- formulas are checked in test/unit/measure_test.c; here it is how they are
-- called, and what they do with nothing.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
\set SHOW_CONTEXT never
SET search_path = zhnews, public;
SET extra_float_digits = -3;
CREATE TABLE story AS SELECT position AS id, body FROM read_page(:'page', '2022-07-06');

-- Keyness of the article about people's organisations against the others.
SELECT word, lrc > 0 AS key, p_bonferroni < 0.05 AS sure
FROM keyness((SELECT freqlist(body) FROM story WHERE id = 4),
             (SELECT freqlist(body) FROM story WHERE id <> 4)) LIMIT 2;
\pset expanded on
SELECT * FROM keyness('25/3 会议:7/3 党:5/2', '100/9 会议:1/1 的:50/9');
\pset expanded off
SELECT word, g2, chi2 FROM keyness('25/3 会议:7/3 党:5/2', '100/9 会议:1/1 的:50/9',
    terms => 2, yates => true);
SELECT word, simple_maths, log_ratio_low FROM keyness('25/3 会议:7/3 党:5/2', '100/9 会议:1/1 的:50/9',
    lambda => 100, level => 0.5, min_count => 6, top => 1);
-- Words that are equally key are in the order of their bytes.
SELECT word, g2 FROM keyness('9/1 c:1/1 a:1/1 b:1/1', '9/1 f:1/1 d:1/1 e:1/1');
-- The family of all words is that of p_bonferroni and of LRC.
SELECT k.word, k.g2 = c.g2 AS g2, k.chi2 = c.chi2 AS chi2, k.p = c.p AS p, k.lrc = c.lrc AS lrc,
    k.log_ratio_high = c.log_ratio_high AS high, k.simple_maths = c.simple_maths AS maths
FROM keyness('1000/3 会议:200/3 党:5/2', '1000/9 会议:1/1 的:50/9') AS k,
    keyness(target_count, 1000, reference_count, 1000, family => 3) AS c;
-- Nothing, huge, wrong.
SELECT word, target_count, target_per_million, reference_per_million, g2, p_bh, log_ratio, lrc, simple_maths
FROM keyness('12/3 会议:7/3', '0/0');
SELECT count(*) FROM keyness('0/0', '0/0');
SELECT count(*) FROM keyness(NULL, '1/1 a:1/1');
SELECT g2, lrc, log_ratio_high FROM keyness('9000000000000000000/1 a:4000000000000000000/1', '9000000000000000000/1 a:1/1');
SELECT * FROM keyness(0, 0, 0, 0);
SELECT * FROM keyness(NULL, 1, 1, 1);
SELECT * FROM keyness(-1, 1, 1, 1);
SELECT * FROM keyness(2, 1, 1, 1);
SELECT * FROM keyness(1, 1, 1, 1, terms => 3);
SELECT * FROM keyness(1, 1, 1, 1, lambda => -1);
SELECT * FROM keyness(1, 1, 1, 1, level => 1);
EXPLAIN SELECT * FROM keyness('25/3 会议:7/3 党:5/2', '100/9 会议:1/1');

-- Association and collocates.
\pset expanded on
SELECT * FROM association(8, 389, 230, 100000);
\pset expanded off
SELECT * FROM association(0, 0, 0, 0);
SELECT * FROM association(5, 4, 10, 100);
SELECT neighbours(b, '先行', 2, 1) FROM (VALUES ('我们奋力先行,先行示范。党建引领')) AS v (b);
SELECT neighbours(b, '会议', NULL, NULL) FROM (VALUES ('党建引领。我市舉行會議!引领'), ('无'), (NULL)) AS v (b);
SELECT neighbours(b, '舉行會議', 1, 0) FROM (VALUES ('我市举行会议')) AS v (b);
SELECT neighbours(b, '', 5, 5), neighbours(b, NULL, 5, 5) AS null_node FROM (VALUES ('我市举行会议')) AS v (b);
SELECT neighbours(b, '会议', -1, 5) FROM (VALUES ('我市举行会议')) AS v (b);
SELECT bool_and(observed <= count AND g2 <= lag) AS sorted, bool_and(log_dice <= 14) AS dice
FROM (SELECT *, lag(g2, 1, 'Infinity') OVER () AS lag
      FROM collocates((SELECT neighbours(body, '残疾人', 5, 5) FROM story), (SELECT freqlist(body) FROM story),
                      (SELECT freqlist(body) -> '残疾人' FROM story))) AS c;
SELECT word, observed, expected, documents, count, pmi, dice
FROM collocates('4/1 a:3/1 b:1/1', '100/5 a:5/2 b:10/5 c:1/1', min_count => 1);
SELECT * FROM collocates('4/1 a:3/1', '100/5 b:10/5');
SELECT count(*) FROM collocates('0/0', '0/0');
SELECT count(*) FROM collocates(NULL, '0/0');

-- N-grams and multi-word units, as in quanteda.
SELECT words, count, length, lambda, z_lambda, pmi, log_dice
FROM multiword_units((SELECT ngrams(string_to_array('a b c a b d e b d a b', ' '), 2)), 1);
SELECT ngrams(b, 2), ngrams(b, 3) AS three, ngrams(b, 1) = freqlist(b) AS one
FROM (VALUES ('我市举行会议,会议 会议'), ('New York 会议'), (NULL)) AS v (b);
SELECT ngrams(ARRAY['a', 'b', NULL, 'c', '', 'd', 'e'], 2);
SELECT words, count, length, lambda, z_lambda, pmi
FROM multiword_units((SELECT ngrams(string_to_array('a b c a b c a b d', ' '), 3)), 1, smoothing => 1);
SELECT words FROM multiword_units((SELECT ngrams(body, 2) FROM story), 5) LIMIT 1;
SELECT ngrams('{a,"b c"}'::text[], 2);
SELECT ngrams('{a}'::text[], 6);
SELECT * FROM multiword_units($$2/1 'a b':1/1 c:1/1$$);
SELECT * FROM multiword_units($$6/1 'a b':1/1 'a b c d e f':1/1$$);
SELECT * FROM multiword_units('0/0', smoothing => -1);
SELECT count(*) FROM multiword_units('0/0');

-- TF-IDF, as in scikit-learn.
SELECT * FROM tfidf('6/1 浙江:1/1 平湖:1/1 残联:2/1 共同:1/1 富裕:1/1',
    '16/3 浙江:1/1 平湖:3/3 残联:2/1 共同:1/1 富裕:1/1 城投:1/1 党员:3/1 车驾通:1/1 驾驶:1/1 安全:2/1');
SELECT * FROM tfidf('1/1 a:1/1', '0/0');
SELECT count(*) FROM tfidf('0/0', '0/0');
SELECT word, documents FROM tfidf((SELECT freqlist(body) FROM story WHERE id = 3), (SELECT freqlist(body) FROM story)) LIMIT 1;

-- Dispersion.
\pset expanded on
SELECT * FROM dispersion('{0,0,1,2,5}', '{1000,1000,1000,1000,1000}');
SELECT * FROM dispersion('{}', '{}');
SELECT * FROM dispersion('{0,0}', '{5,5}');
SELECT * FROM dispersion('{3}', '{5}');
\pset expanded off
SELECT d.range, d.dp BETWEEN 0 AND 1 AS dp FROM
    (SELECT array_agg(list -> '的') AS counts, array_agg(tokens(list)) AS sizes
     FROM (SELECT freqlist(body) AS list FROM story GROUP BY id) AS a) AS a, dispersion(counts, sizes) AS d;
SELECT * FROM dispersion('{1}', '{1,2}');
SELECT * FROM dispersion('{1,NULL}', '{1,2}');
SELECT * FROM dispersion('{3}', '{2}');
SELECT arf('{750,0,250,500}', 1000) AS even, arf('{1,2,3,4}', 1000) AS cluster, arf('{}', 10) AS none;
SELECT arf('{11}', 10);

-- Trend.
SELECT * FROM mann_kendall('{2,1,4,3,6,8,7,9,10,12}');
SELECT * FROM mann_kendall('{5,5,5,5,5,5}');
SELECT * FROM mann_kendall('{1,NULL,3,4}');
SELECT * FROM mann_kendall('{}');
SELECT * FROM mann_kendall(NULL);
SELECT * FROM mann_kendall('{1,NaN}');
SELECT * FROM theil_sen('{2,1,4,3,6,8,7,9,10,12}');
SELECT * FROM theil_sen('{9,7,8,5,6,3,4,1}', 0.9);
SELECT * FROM theil_sen('{1,NULL,3,4}');
SELECT * FROM theil_sen('{1}');
SELECT * FROM theil_sen('{1,Infinity}');
SELECT * FROM theil_sen('{1,2}', 95);
SELECT * FROM theil_sen(array_fill(1::float8, '{10001}'));

-- Bursts.
SELECT * FROM bursts('{2,1,3,2,9,11,10,3,1,2,2,1}', array_fill(100::bigint, '{12}'));
SELECT * FROM bursts('{5,0,0,1,0,0,6,7,0,1}', '{40,30,50,45,20,60,55,50,35,40}', 3, 0.5);
SELECT * FROM bursts('{0,1,9,1,0,0,0,0}', '{10,10,10,10,0,100,100,100}', 2, 0.3, states => 5);
SELECT count(*) FROM bursts('{}', '{}');
SELECT count(*) FROM bursts('{0,0}', '{5,5}');
SELECT * FROM bursts('{6}', '{5}');
SELECT * FROM bursts('{1}', '{5,5}');
SELECT * FROM bursts('{1,NULL}', '{5,5}');
SELECT * FROM bursts('{1}', '{5}', s => 1);
SELECT * FROM bursts('{1}', '{5}', gamma => -1);
SELECT * FROM bursts('{1}', '{5}', states => 1);
SET timezone = 'UTC';
SET datestyle = 'ISO';
SELECT level, first, last FROM event_bursts(ARRAY(
    SELECT '2022-07-01'::timestamptz + make_interval(mins => o) FROM unnest('{10,20,30,40,100,101,102,103,104,
        105,106,107,108,109,110,160,210,260,262,264,266,268,270,330}'::int[]) AS o), 2, 0.5);
SELECT * FROM event_bursts('{2022-07-01,2022-07-01}');
SELECT * FROM event_bursts('{2022-07-01,infinity}');
SELECT count(*) FROM event_bursts('{2022-07-01}');
SELECT count(*) FROM event_bursts('{}');

-- Lexical variety; quanteda's words of the sample page are those of ICU.
SELECT v.* FROM story,
    LATERAL (SELECT array_agg(token) AS words FROM ts_parse('zhnews.icu', body)
             WHERE tokid NOT IN (12, 20, 21, 22) AND token !~ '^[[:punct:]，。、“”《》【】…·（）？；]+$') AS w,
    lexical_variety(words, 32) AS v WHERE id = 5;
SELECT * FROM lexical_variety(string_to_array('a b c a b d e b d a b', ' '), 5);
SELECT l.* FROM lexical_variety('5/1 a:3/1 b:2/1'::freqlist) AS l;
SELECT * FROM lexical_variety('{}'::text[]);
SELECT * FROM lexical_variety(ARRAY['a', NULL, '']);
SELECT * FROM lexical_variety('0/0'::freqlist);
SELECT * FROM lexical_variety('{a}'::text[], 0);


-- Neighbours of a query: in each sentence that answers it.
CREATE TABLE sentence AS SELECT * FROM (VALUES
    (1, '我市举行会议。党建引领发展,党员参加会议!'),
    (2, '平湖市公安局举行会议,公安局长参加。二〇二二年7月'),
    (3, NULL), (4, '会议会议')) AS v (id, body);
SELECT query, id, list, node_count(body, query::tsquery) AS n
FROM (SELECT n, query, id, body, neighbours(body, query::tsquery, 1, 1) AS list
      FROM sentence, unnest(ARRAY['会议', '会议 & 党建', '会议 | 党建', '会议 & !党建', '举行 <-> 会议', '!会议', '公安局', '公安 <-> 局', '党:*', '2022年'])
          WITH ORDINALITY AS q (query, n) WHERE id < 3 GROUP BY n, query, id, body) AS q
WHERE list <> '0/0' OR query = '!会议' ORDER BY q.n, id;
SELECT node_count('平湖市公安局举行会议', to_tsquery('zhnews.news', '平湖市公安局')) AS whole,
    node_count('平湖市公安局举行会议', to_tsquery('zhnews.news', '公安局')) AS part, node_count('我市舉行會議', '举行会议') AS phrase,
    node_count('会议会议', '会议'::tsquery) AS twice, node_count('会议', ''::tsquery) AS empty, node_count('', '会议'::tsquery) AS nothing;
-- Without a span: the whole sentence.  A text counts as one document.
SELECT neighbours(body, '会议 & 党建'::tsquery, NULL, NULL), neighbours(body, '会议'::tsquery, 0, 0) AS zero FROM sentence;
SELECT word, observed, count, round(dice::numeric, 4) AS dice
FROM collocates((SELECT neighbours(body, '会议 | 党建'::tsquery, 2, 2) FROM sentence), (SELECT freqlist(body) FROM sentence),
    (SELECT sum(node_count(body, '会议 | 党建'::tsquery))::bigint FROM sentence), 1) LIMIT 3;
SELECT neighbours('会议', to_tsquery('zhnews.news', '会议 <-> !党建'), 1, 1);
SELECT neighbours('会议', NULL::tsquery, 1, 1), neighbours('会议', '会议'::tsquery, -1, 1);
-- The query of a word says what the word does, but for the word itself.
SELECT count(*) AS words, bool_and(a = b) AS same
FROM (SELECT without(neighbours(body, word, 3, 2), ARRAY[word]) AS a, neighbours(body, word::tsquery, 3, 2) AS b
      FROM story, unnest('{残疾人,群团,工作,社区,出行}'::text[]) AS word GROUP BY word) AS w;
-- Window frames: a text leaves as it came.
SELECT bool_and(moving = (SELECT neighbours(body, '的', 3, 3) FROM story AS t WHERE t.id BETWEEN s.id - 1 AND s.id)) AS neighbours,
    bool_and(moving_query = (SELECT neighbours(body, '的'::tsquery, 3, 3) FROM story AS t WHERE t.id BETWEEN s.id - 1 AND s.id)) AS of_query,
    bool_and(moving_ngrams = (SELECT ngrams(body, 2) FROM story AS t WHERE t.id BETWEEN s.id - 1 AND s.id)) AS ngrams,
    bool_and(moving_words = (SELECT ngrams(words(body), 3) FROM story AS t WHERE t.id BETWEEN s.id - 1 AND s.id)) AS ngrams_of_words
FROM (SELECT id, neighbours(body, '的', 3, 3) OVER w AS moving, neighbours(body, '的'::tsquery, 3, 3) OVER w AS moving_query,
          ngrams(body, 2) OVER w AS moving_ngrams, ngrams(words(body), 3) OVER w AS moving_words
      FROM story WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)) AS s;
SELECT sum(tokens(list)) FROM (SELECT neighbours(body, '的'::tsquery, 1, 1) FILTER (WHERE id > 1) AS list FROM story GROUP BY id % 2) AS l;
-- One long sentence that is all nodes takes no longer than its length.
SELECT documents(neighbours(repeat('会议', 50000), '会议', NULL, NULL)) AS documents, node_count(repeat('会议', 50000), '会议 <-> 会议'::tsquery) AS phrases;
DROP TABLE sentence;
DROP TABLE story;
