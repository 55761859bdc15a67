-- Hostile input: whatever the text, its tokens are the text.

-- Random texts from characters of all kinds, and from pieces that rules look
-- at: numbers, dates, names, marks, half words.
CREATE FUNCTION random_text(n int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    pieces text[] := ARRAY['中', '国', '人', '民', '的', '一', '二', '十', '百', '千', '万', '亿', '年', '月', '日', '时', '分', '点',
        '省', '市', '县', '局', '说', '书', '记', '王', '李', '欧', '阳', '·', '—', '…', '“', '”', '《', '》', '，', '。',
        '.', ',', '-', '/', ':', '@', '%', '％', '+', '#', '_', '0', '1', '9', '０', '９', '〇', '々', 'a', 'Z', 'Ａ', 'ｚ', 'é', 'ß', 'Ω', 'Я',
        'ば', 'カ', 'ｶ', 'ﾞ', '한', 'ส', 'ว', 'ا', 'ש', ' ', E'\t', E'\n', E'\r\n', '　',
        U&'\00A0', U&'\0301', U&'\200B', U&'\200D', U&'\FEFF', U&'\FE0F', U&'\FFFD', U&'\E000', U&'\0001',
        U&'\+01F004', U&'\+020BB7', U&'\+02F800', U&'\+0E0100', U&'\+10FFFF', U&'\FDFA', '國', '務', '發',
        '2022年6月30日', 'http://a.b/c?d=1', 'x@y.cn', '3·13', 'COVID-19', '仲旭东', '人民代表大会', '百分之三十'];
    result text := '';
BEGIN
    FOR i IN 1..n LOOP
        result := result || pieces[1 + floor(random() * array_length(pieces, 1))::int];
    END LOOP;
    RETURN result;
END $$;

SELECT setseed(0.5);
CREATE TABLE hostile AS
SELECT i AS id, random_text(1 + (i % 97)) AS body FROM generate_series(1, 1500) i
UNION ALL
SELECT 2000 + i, random_text(3000) FROM generate_series(1, 20) i;

-- Code points of all planes, in order.
INSERT INTO hostile
SELECT 3000 + c / 4096, string_agg(chr(c), '' ORDER BY c)
FROM generate_series(1, 1114111) c
WHERE NOT c BETWEEN 55296 AND 57343 AND (c < 204800 OR c > 917504)
GROUP BY c / 4096;

-- One character or piece again and again.
INSERT INTO hostile
SELECT 4000 + row_number() OVER (), repeat(piece, 20000)
FROM unnest(ARRAY['中', '一', '９', 'a', ' ', '，', '·', '—', U&'\0301', U&'\200D', U&'\+01F004', 'ば', 'ส', '1.', '1,', 'a-', '@', '王', '市', '十月', '人民代表大会']) piece;

SELECT cut, count(*) AS texts, bool_and(same) AS same, bool_and(longest <= 2046) AS short, bool_and(empty = 0) AS never_empty
FROM unnest('{fine,news,long}'::text[]) cut, hostile, LATERAL (
    SELECT string_agg(word, '' ORDER BY "position") = body AS same, max(octet_length(word)) AS longest, count(*) FILTER (WHERE word = '') AS empty
    FROM zhnews.segment(body, cut)) s
GROUP BY cut ORDER BY cut;

SELECT parser, count(*) AS texts, bool_and(same) AS same, bool_and(longest <= 2046) AS short
FROM unnest('{zhnews.news,zhnews.icu}'::text[]) parser, hostile, LATERAL (
    SELECT string_agg(token, '') = body AS same, max(octet_length(token)) AS longest
    FROM ts_parse(parser, body)) s
GROUP BY parser ORDER BY parser;

-- With a lexicon full of the same characters.
DO $$
DECLARE
    word text;
BEGIN
    FOR word IN SELECT DISTINCT substr(body, 3, 2 + id % 5) FROM hostile WHERE id < 300 LOOP
        BEGIN
            INSERT INTO zhnews.lexicon VALUES (word);
        EXCEPTION WHEN check_violation THEN NULL;
        END;
    END LOOP;
END $$;
SELECT count(*) > 50 AS listed FROM zhnews.lexicon;
SELECT cut, count(*) AS texts, bool_and(same) AS same, bool_and(longest <= 2046) AS short
FROM unnest('{fine,news,long}'::text[]) cut, hostile, LATERAL (
    SELECT string_agg(word, '' ORDER BY "position") = body AS same, max(octet_length(word)) AS longest
    FROM zhnews.segment(body, cut)) s
WHERE id < 3000
GROUP BY cut ORDER BY cut;
TRUNCATE zhnews.lexicon;

-- All of it can be indexed, and each text finds itself.
SET client_min_messages = warning;
SELECT count(*) AS texts, bool_and(to_tsvector('zhnews.news', body) @@ query OR numnode(query) = 0) AS found
FROM (SELECT body, phraseto_tsquery('zhnews.news', body) AS query FROM hostile WHERE id <= 500) q;
RESET client_min_messages;
SELECT bool_and(length(to_tsvector('zhnews.news', body)) >= 0) AS indexed FROM hostile WHERE id < 4000;
SELECT bool_and(length(to_tsvector('zhnews.icu', body)) >= 0) AS indexed FROM hostile WHERE id < 4000;
DROP TABLE hostile;
DROP FUNCTION random_text;

-- One million identical characters.
SELECT sum(length), count(*) > 0 AS tokens FROM zhnews.segment(repeat('中', 1000000));
SELECT cardinality(zhnews.words(repeat('a', 1000000))) > 0 AS words;
SELECT length(to_tsvector('zhnews.news', repeat('啊', 1000000))) > 0 AS indexed;

-- A text of 100 MB is cancelled at once.
CREATE TABLE large AS SELECT repeat('我市召开经济工作会议，部署明年工作。', 2000000) AS body;
SELECT octet_length(body) > 100000000 AS large FROM large;
CREATE FUNCTION cancelled(query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    start timestamptz := clock_timestamp();
BEGIN
    EXECUTE query;
    RETURN false;
EXCEPTION WHEN query_canceled THEN
    RETURN clock_timestamp() - start < interval '5 s';
END $$;
SET statement_timeout = '1s';
SELECT cancelled('SELECT zhnews.words(body) FROM large');
SELECT cancelled('SELECT count(*) FROM large, zhnews.segment(body)');
SELECT cancelled($$SELECT to_tsvector('zhnews.news', body) FROM large$$);
SELECT cancelled($$SELECT to_tsvector('zhnews.icu', body) FROM large$$);
RESET statement_timeout;
DROP FUNCTION cancelled;

-- LIMIT does not read it to the end.
SET statement_timeout = '5s';
SELECT (zhnews.segment(body)).word FROM large LIMIT 3;
RESET statement_timeout;
DROP TABLE large;

-- After errors in the middle of a text, the next text is cut as ever.
SELECT 1 / ("position" - 3) FROM (SELECT (zhnews.segment('发展民营经济')).*) s;
SELECT zhnews.words('发展民营经济');
