-- headline(), snippets() and hits(): where a text has what was asked for.
SET search_path = zhnews, public;
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
CREATE TABLE page AS SELECT n, line FROM string_to_table(:'body', E'\n') WITH ORDINALITY v (line, n) WHERE length(line) > 60;

-- The best sentence, or the best clauses of a long one; touching hits joined.
SELECT n, headline(line, '优待证发放 OR 残疾人', max_characters => 40)
FROM page WHERE line ~ '优待证发放|残疾人';
SELECT headline(:'body', '优待证 发放 OR 残疾人 OR 群团', '[', ']', 200, 4);
SELECT * FROM snippets(:'body', '优待证 OR 残疾人 OR 群团', 120, 3);
SELECT headline('今天发放优待证和证件。', '优待证 OR 发放 OR 证件');

-- A text without a hit shows its beginning, and one without words nothing.
SELECT headline('今天开会。明天休息。', '优待证', max_characters => 10), headline('', '优待证'), headline(E' \n', '优待证'),
    headline(NULL, '优待证') IS NULL, headline('今天', NULL::text) IS NULL;

-- Inside other words, but not Latin words and numbers inside others; width,
-- case, traditional characters and Chinese digits; words side by side.
SELECT * FROM hits('平湖市公安局的公安干警,ＧＤＰ gdps 2022年二〇二二年120223優待證', '公安 OR gdp OR 2022 OR 优待证');
SELECT * FROM hits('各展所长、各显其能。优待证首发、优待证。', '"所长 各显" OR 优待证首发 OR 优* -各显其能');
SELECT * FROM hits('各展所长、各显其能。', phraseto_tsquery('zhnews.news', '各显其能') || to_tsquery('zhnews.news', '所长'));
SELECT * FROM hits('平湖', 'author:平湖');

-- The whole text, marked; and nothing in it is changed.
SELECT headline('今天发放优待证。明天休息。', '优待证', '<b>', '</b>', max_characters => NULL);
SELECT count(*) > 20 AS lines, bool_and(translate(headline(line, '优待证 OR 残疾人 OR 党员 OR 的', max_characters => NULL), '«»', '') = line) AS same
FROM page;

-- A piece without its marks is a substring, and no mark is half in it, of
-- lines that columns did not cut between two marks.
SELECT string_agg(line, E'\n') AS lines FROM page
WHERE length(replace(line, '“', '')) = length(replace(line, '”', ''))
\gset
SELECT count(*) AS pieces, bool_and(strpos(:'lines', s.text) > 0 AND substr(:'lines', s.start, s.length) = s.text) AS substrings,
    bool_and(length(replace(s.text, '“', '')) = length(replace(s.text, '”', ''))) AS balanced, max(s.length) AS longest
FROM (SELECT DISTINCT word FROM unnest(words(:'lines')) word) w,
    snippets(:'lines', plain_query(word), 60, 2) s;

-- Options.
\set VERBOSITY terse
SELECT headline('今天', '今天', max_characters => 9);
SELECT headline('今天', '今天', max_characters => -1);
SELECT headline('今天', '今天', max_characters => 2147483647);
SELECT headline('今天', '今天', max_pieces => 0);
SELECT headline('今天', '今天', max_pieces => 101, max_characters => 100000);
SELECT headline('今天', '今天', max_pieces => NULL);
SELECT headline('今天', '今天', repeat('x', 32768));
SELECT headline('今天', '今天', stop_mark => NULL);
SELECT headline('今天', '今天', separator => repeat('x', 1001));
SELECT headline('今天', '今天', repeat('x', 1000)) = repeat('x', 1000) || '今天»' AS long_mark;
SELECT headline('今天', '"今天');
SELECT headline('今天', ''::tsquery), headline('今天', '!a'::tsquery);

-- Phrases with many readings are looked for word by word.
SELECT count(*) FROM hits(repeat('甲乙丙丁戊己庚辛', 3), '(甲|乙) <-> (丙|乙) <-> (丙|丁) <-> (丁|戊) <-> (戊|己) <-> (己|庚) <-> (庚|辛)'::tsquery);

-- Hostile texts take no long time.
SELECT length(headline(repeat('甲', 300000), '甲 OR 乙')), length(headline(repeat('“甲', 100000), '甲')), length(headline(repeat('甲,', 100000), '甲', max_characters => 1000));

DROP TABLE page;
