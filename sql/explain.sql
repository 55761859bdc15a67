-- zhnews.explain_segment(): why a text was cut so.

-- The column names and types are part of the interface.
SELECT pg_get_function_result('zhnews.explain_segment'::regproc);

-- Each token with its reason, and the words that could have begun there.  The
-- numbers depend on the counts that the dictionary is made from.
CREATE FUNCTION explained(body text, cut text DEFAULT 'news')
    RETURNS TABLE (word text, kind text, reason text, others text) LANGUAGE sql AS $$
    SELECT word, kind, reason, (
        SELECT string_agg(format('%s (%s)', r ->> 'word', r ->> 'reason'), ', ' ORDER BY r ->> 'word' COLLATE "C")
        FROM jsonb_array_elements(readings) r WHERE r ->> 'word' <> word)
    FROM zhnews.explain_segment(body, cut) ORDER BY "position"
$$;
SELECT * FROM explained('市民政局');
SELECT * FROM explained('仲旭东带队调研');
SELECT * FROM explained('2022年7月5日');
SELECT * FROM explained('2022年7月5日', 'long');
SELECT * FROM explained('12458');
SELECT * FROM explained('GDP，è');
SELECT * FROM explained('平湖市公安局', 'fine');
INSERT INTO zhnews.lexicon VALUES ('民营经济');
SELECT * FROM explained('发展民营经济');
DELETE FROM zhnews.lexicon;
SELECT * FROM explained('发展民营经济');
DROP FUNCTION explained(text, text);

-- The tokens are those of segment(); readings come cheapest first, and the
-- word that was chosen is among them unless it was joined or divided.
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
SELECT cut,
    (SELECT array_agg((s."position", s.start, s.length, s.word, s.kind)::text) FROM zhnews.segment(:'body', cut) s)
    = (SELECT array_agg((e."position", e.start, e.length, e.word, e.kind)::text) FROM zhnews.explain_segment(:'body', cut) e) AS same
FROM unnest('{fine,news,long}'::text[]) cut;
SELECT count(*) > 3000 AS tokens,
    count(*) FILTER (WHERE NOT EXISTS (
        SELECT FROM jsonb_array_elements(readings) r
        WHERE r ->> 'word' = word AND r ->> 'kind' = kind AND r ->> 'reason' = reason)) AS chosen_missing,
    count(*) FILTER (WHERE cost < 0) AS negative,
    count(*) FILTER (WHERE EXISTS (
        SELECT FROM (
            SELECT cost, lag(cost) OVER (ORDER BY n) AS before
            FROM jsonb_array_elements(readings) WITH ORDINALITY r (reading, n),
                LATERAL (SELECT (reading ->> 'cost')::float8) c (cost)) v
        WHERE before > cost)) AS out_of_order
FROM zhnews.explain_segment(:'body');

-- Nothing in, nothing out; a cut that does not exist.
SELECT count(*) FROM zhnews.explain_segment('');
SELECT count(*) FROM zhnews.explain_segment(NULL);
SELECT * FROM zhnews.explain_segment('经济', 'coarse');
