-- zhnews.segment() and zhnews.words(): tokens, where they are, what they are.

SELECT * FROM zhnews.segment('市委书记仲旭东２０２２年到GDP突破300亿元的工业园区调研。');

-- The column names and types are part of the interface.
SELECT pg_get_function_result('zhnews.segment'::regproc);

-- The three cuts: the same text, longer and shorter words.
SELECT cut, zhnews.words('平湖市公安局民警６月３０日走访12家企业', cut)
FROM unnest('{fine,news,long}'::text[]) cut;

-- words() leaves out punctuation and white space, and nothing else.
SELECT zhnews.words(E'稳增长、促发展。\n　“十四五”规划 (GDP)');
SELECT body, zhnews.words(body) = ARRAY(
    SELECT word FROM zhnews.segment(body)
    WHERE kind NOT IN ('punctuation', 'space') ORDER BY "position") AS same
FROM (VALUES ('我市召开经济工作会议，部署明年工作。'), ('，。 '), ('')) v (body);

-- Positions count tokens, start and length count characters, from 1 on; what
-- is there in the text is the token.
SELECT count(*) AS tokens,
    bool_and(word = substr(body, start, length)) AS substrings,
    bool_and(start = before + 1) AS without_gaps,
    bool_and("position" = n) AS numbered
FROM (VALUES ('a中𠮷野家é３，ば한국어 🀄')) v (body),
    LATERAL (
        SELECT *, row_number() OVER w AS n,
            coalesce(sum(length) OVER (ORDER BY "position"
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
        FROM zhnews.segment(body) WINDOW w AS (ORDER BY start)) s;

-- Nothing in, nothing out.
SELECT count(*) FROM zhnews.segment('');
SELECT count(*) FROM zhnews.segment(NULL);
SELECT zhnews.words(''), zhnews.words(NULL) IS NULL AS null_in, zhnews.words('我', NULL) IS NULL AS null_cut;

-- In the select list, in a lateral join, read to the end or not.
SELECT (zhnews.segment('发展经济')).word;
SELECT (zhnews.segment('发展经济')).word LIMIT 1;
SELECT id, word FROM (VALUES (1, '发展经济'), (2, '召开会议')) v (id, body),
    LATERAL zhnews.segment(body) ORDER BY id, "position";
SELECT word FROM zhnews.segment('发展经济') WITH ORDINALITY ORDER BY ordinality DESC;

-- Two runs at once, one inside the other.
SELECT outer_word || inner_word AS text, count(*) FROM (
    SELECT (zhnews.segment('召开会议')).word AS outer_word,
        (zhnews.segment('发展经济')).word AS inner_word) v,
    LATERAL zhnews.segment(outer_word || inner_word)
GROUP BY outer_word, inner_word ORDER BY outer_word COLLATE "C";

-- A cut that does not exist.
SELECT zhnews.words('发展经济', 'coarse');
SELECT * FROM zhnews.segment('发展经济', '');

-- The planner knows that a long text has many words.
CREATE FUNCTION estimate(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    plan json;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
    RETURN plan -> 0 -> 'Plan' -> 'Plan Rows';
END $$;
SELECT estimate($$SELECT * FROM zhnews.segment('发展经济')$$) BETWEEN 1 AND 4 AS few,
    estimate(format('SELECT * FROM zhnews.segment(%L)', repeat('发展经济', 1000))) BETWEEN 1000 AND 4000 AS many,
    estimate('SELECT * FROM zhnews.segment(NULL)') AS none,
    estimate($$SELECT * FROM zhnews.segment(current_setting('server_version'))$$) AS unknown;
DROP FUNCTION estimate;

-- The sample page, from its first line to its last.
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
SELECT cut, count(*) > 3000 AS tokens, string_agg(word, '' ORDER BY "position") = :'body' AS same
FROM unnest('{fine,news,long}'::text[]) cut, zhnews.segment(:'body', cut)
GROUP BY cut ORDER BY cut;
