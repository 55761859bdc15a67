-- Whatever is typed: text of a search box is never an error, a query is read
-- or told what is wrong with it, and a snippet is a piece of its text.
SET search_path = zhnews, public;
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
CREATE TABLE alphabet (marks text, words text[]);
INSERT INTO alphabet VALUES (
    (SELECT string_agg(chr(i), '' ORDER BY i) FROM generate_series(32, 126) i) || U&'“”‘’「」（）：－＊｜＂　。，、·…—\200B\FEFF\+01F600',
    (words(:'body'))[400:460] || '{OR,AND,NOT,headline:,author:,标题:,date:,2022-07,date:2022..,pinyin:,\",“,”,(,),-,*,|,:}'::text[]);

-- The nth text of a kind, of up to 12 pieces.
CREATE FUNCTION random_text(kind text, n int) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(CASE WHEN kind = 'marks' OR h % 3 = 0 THEN substr(marks, 1 + h / 3 % length(marks), 1) ELSE words[1 + h / 3 % cardinality(words)] END, '' ORDER BY i)
    FROM alphabet, generate_series(1, 1 + abs(hashint4(n)) % 12) i, LATERAL (SELECT (hashint8extended(i, n) & 1073741823)::int) v (h);
$$;

SELECT kind, count(DISTINCT t) > 45000 AS many, count(plain_query(t)) = count(*) AS all_read
FROM unnest('{marks,words}'::text[]) kind, generate_series(1, 50000) n, random_text(kind, n) t GROUP BY kind ORDER BY kind;

-- A query that is read is the same written as text; of the others, the problem
-- has a place in it and a hint.
CREATE FUNCTION reading(q text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    message text;
    hint text;
BEGIN
    IF parse_query(q) IS DISTINCT FROM parse_query(with_synonyms(q)) AND (parse_query(q)).words::text IS DISTINCT FROM (parse_query(with_synonyms(q))).words::text THEN
        RETURN 'differs';
    END IF;
    RETURN 'read';
EXCEPTION WHEN syntax_error THEN
    GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT;
    RETURN CASE WHEN hint <> '' AND substring(message FROM 'at character ([0-9]+)')::int BETWEEN 1 AND length(q) + 1 THEN 'told' ELSE message END;
END $$;
SELECT reading, count(*) > 1000 AS many FROM unnest('{marks,words}'::text[]) kind, generate_series(1, 4000) n, reading(random_text(kind, n)) GROUP BY reading ORDER BY reading;

-- Without its marks, a piece is a substring of the text; characters of the text
-- that are marks are not among them here.
SELECT count(*) > 4000 AS many, bool_and(strpos(body, translate(piece, '«»', '')) > 0) AS substrings,
    bool_and(length(piece) - length(replace(piece, '«', '')) = length(piece) - length(replace(piece, '»', ''))) AS in_pairs
FROM generate_series(1, 2000) n, unnest(ARRAY[10, 30, 100]) size,
    LATERAL (SELECT string_agg(random_text('words', n * 7 + i), '') FROM generate_series(1, 8) i) b (body),
    LATERAL (SELECT plain_query(substr(body, 1 + n % 20, 5))) q (query),
    LATERAL (SELECT headline(body, query, max_characters => size)) h (piece)
WHERE body !~ '[«»]';

SELECT create_corpus('pinghu');
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'body');
INSERT INTO synonym VALUES ('优待证', '残疾人');
SELECT count(t) FROM generate_series(1, 200) n, random_text('words', n) t, LATERAL (SELECT count(*) FROM search('pinghu', t, plain => true, synonyms => true, pinyin => true)) s;
DELETE FROM synonym;
SELECT drop_corpus('pinghu', force => true);
DROP FUNCTION random_text, reading;
DROP TABLE alphabet;
