-- Frequency lists: input, operators, aggregates.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
\set SHOW_CONTEXT never
SET search_path = zhnews, public;

-- Text form.
SELECT '12/3 会议:7/3 党:5/2'::freqlist;
SELECT '0/0'::freqlist;
SELECT $$3/1 'it''s':1/1 "a":1/1 'a b':1/1$$::freqlist;
SELECT '9223372036854775807/2 的:9223372036854775806/2'::freqlist;
SELECT ''::freqlist;
SELECT '12'::freqlist;
SELECT '12/3 会议'::freqlist;
SELECT '12/3 会议:7'::freqlist;
SELECT '12/3 会议:7/4'::freqlist;
SELECT '12/3 会议:2/3'::freqlist;
SELECT '12/3 会议:13/3'::freqlist;
SELECT '12/3 会议:7/3 党:6/1'::freqlist;
SELECT '12/3 会议:7/3 会议:1/1'::freqlist;
SELECT '9223372036854775808/1'::freqlist;
SELECT '-1/1'::freqlist;
SELECT ('1/1 ''' || repeat('长', 5461) || ''':1/1')::freqlist ->
    repeat('长', 5461) AS longest;
SELECT ('1/1 ''' || repeat('长', 5462) || ''':1/1')::freqlist;

-- Operators.
CREATE TABLE list (id int PRIMARY KEY, list freqlist);
INSERT INTO list VALUES
    (1, '12/3 会议:7/3 党:5/2'), (2, '5/1 党:3/1 平湖:2/1'), (3, '0/0'), (4, NULL);
SELECT id, tokens(list), documents(list), types(list), list -> '党' AS count,
    documents(list, '党') AS with_it, list -> '无' AS none
FROM list ORDER BY id;
SELECT a.id, b.id, a.list + b.list AS sum, a.list + b.list - b.list = a.list AS back
FROM list a, list b WHERE a.id <= b.id ORDER BY a.id, b.id;
SELECT '5/2 a:5/2'::freqlist - '6/1 a:1/1'::freqlist;
SELECT '9/2 a:5/2'::freqlist - '1/1 b:1/1'::freqlist;
SELECT '9223372036854775807/1'::freqlist + '1/1';
SELECT a.id, b.id, a.list = b.list AS eq, a.list <> b.list AS ne
FROM list a, list b WHERE a.id <= b.id ORDER BY a.id, b.id;
SELECT list, count(*) FROM (SELECT list FROM list UNION ALL SELECT list FROM list) AS l
GROUP BY list ORDER BY tokens(list);
SELECT list::jsonb FROM list ORDER BY id;
SELECT without('12/3 会议:7/3 党:5/2', ARRAY['党', '无', NULL, '']);
SELECT without('12/3 会议:7/3 党:5/2', '{}') = '12/3 会议:7/3 党:5/2' AS same;

-- Rows.
SELECT id, e.* FROM list, each(list) AS e ORDER BY id, word COLLATE "C";
SELECT * FROM each('1/1') LIMIT 1;
SELECT each('12/3 会议:7/3 党:5/2') LIMIT 1;
EXPLAIN SELECT * FROM each('12/3 会议:7/3 党:5/2');

-- The binary form is checked.
CREATE TABLE restored (id int, list freqlist);
\copy list TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
SELECT count(*) FROM list JOIN restored USING (id)
WHERE list.list IS NOT DISTINCT FROM restored.list;
TRUNCATE restored;
\copy list TO 'results/freqlist.txt'
\copy restored FROM 'results/freqlist.txt'
SELECT count(*) FROM list JOIN restored USING (id)
WHERE list.list IS NOT DISTINCT FROM restored.list;
SELECT encode(freqlist_send('300/2 a:200/2 ab:1/1'), 'hex');
-- nothing; wrong version; cut off; too long; no order; more documents than
-- words; a number longer than needed; no UTF-8
\copy (SELECT 1, '\x'::bytea) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
\copy (SELECT 1, '\x0200000'::text) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
\copy (SELECT 1, '\x0101ac02020001'::bytea) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
\copy (SELECT 1, '\x0100000000'::bytea) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
\copy (SELECT 1, '\x010202010001620101000161010100'::bytea) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
\copy (SELECT 1, '\x01010202000161010200'::bytea) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
\copy (SELECT 1, '\x0100800000'::bytea) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)
\copy (SELECT 1, '\x010101010001ff0101'::bytea) TO 'results/freqlist.bin' (FORMAT binary)
\copy restored FROM 'results/freqlist.bin' (FORMAT binary)

-- Counting.
CREATE TABLE story (id int, day date, body text);
INSERT INTO story SELECT position, '2022-07-01'::date + position % 3, body
FROM read_page(:'page', '2022-07-06');
INSERT INTO story VALUES (8, '2022-07-01', NULL), (9, '2022-07-04', ''), (10, '2022-07-04', '。');
SELECT freqlist(b) FROM (VALUES ('我市舉行ＧＤＰ會議。'), ('会议,会议')) AS v (b);
SELECT freqlist(words(b)) FROM (VALUES ('我市舉行ＧＤＰ會議。'), ('会议,会议')) AS v (b);
SELECT freqlist(to_tsvector('zhnews.news', b)), freqlist(strip(to_tsvector('zhnews.news', b))) AS stripped
FROM (VALUES ('平湖市公安局会议'), ('会议,会议')) AS v (b);
SELECT freqlist(ARRAY['a', NULL, '', 'a']);
SELECT freqlist('{}'::text[]), freqlist(NULL::text[]) AS null_text;
SELECT freqlist(b, '{number,date,latin}') FROM (VALUES ('7月4日GDP增长5.5%')) AS v (b);
SELECT freqlist(b, NULL) FROM (VALUES ('7月4日')) AS v (b);
SELECT freqlist(b, '{nouns}') FROM (VALUES ('7月4日')) AS v (b);
SELECT freqlist(body) FROM story WHERE false;
SELECT tokens(l) = (SELECT count(*) FROM story, segment(body) WHERE kind NOT IN ('punctuation', 'space')) AS tokens,
    documents(l), l -> '优待证' AS youdaizheng, documents(l, '优待证') AS with_it
FROM (SELECT freqlist(body) AS l FROM story) AS s;
SELECT word FROM each((SELECT without(freqlist(body, '{number,date}'), stop_words()) FROM story))
ORDER BY count DESC, word COLLATE "C" LIMIT 1;
SELECT freqlist(ARRAY[repeat('长', 6000)]);

SELECT count_words('我市舉行ＧＤＰ會議。'::text), count_words('7月会议'::text, '{date}') AS without_dates,
    count_words('{a,b,a}'::text[]) AS words, count_words(to_tsvector('simple', 'a b a')) AS vector,
    count_words(NULL::text) AS nothing;
SELECT bool_and(count_words(body) = (SELECT freqlist(body) FROM story AS o WHERE o.id = story.id)) AS same
FROM story WHERE body IS NOT NULL;

-- Lists of parts add up to the list of all.
SELECT freqlist(list) = (SELECT freqlist(body) FROM story) AS same, count(*)
FROM (SELECT freqlist(body) AS list FROM story GROUP BY day) AS days;
SELECT freqlist(body) FILTER (WHERE id < 4) + freqlist(body) FILTER (WHERE id >= 4) = freqlist(body) AS same
FROM story;
SELECT freqlist(body ORDER BY id) = freqlist(body ORDER BY id DESC) AS same FROM story;
SELECT freqlist(DISTINCT body) = freqlist(body) AS same FROM story;

-- What ts_stat() counts.
CREATE TABLE indexed AS SELECT id, to_tsvector('zhnews.news', body) AS words FROM story;
SELECT count(*) > 500 AS many, bool_and(s.nentry = e.count AND s.ndoc = e.documents) AS same
FROM ts_stat('SELECT words FROM indexed') AS s
    FULL JOIN each((SELECT freqlist(words) FROM indexed)) AS e USING (word);

-- Window frames, which take out what they leave.
SELECT id, list, list = (SELECT freqlist(b) FROM (VALUES
        (1, '党 会议'), (2, '会议'), (3, '党 党 新'), (4, NULL), (5, '会议')) AS w (i, b)
        WHERE w.i BETWEEN v.id - 1 AND v.id) AS same
FROM (SELECT id, freqlist(body) OVER (ORDER BY id ROWS 1 PRECEDING) AS list
      FROM (VALUES (1, '党 会议'), (2, '会议'), (3, '党 党 新'), (4, NULL), (5, '会议')) AS v (id, body)) AS v;
SELECT bool_and(text = (SELECT freqlist(body) FROM story AS s WHERE s.id BETWEEN w.id - 2 AND w.id)) AS texts,
    bool_and(vector = (SELECT freqlist(words) FROM indexed AS s WHERE s.id BETWEEN w.id - 2 AND w.id)) AS vectors,
    bool_and(arrays = (SELECT freqlist(words(body)) FROM story AS s WHERE s.id BETWEEN w.id - 2 AND w.id)) AS arrays,
    bool_and(kinds = (SELECT freqlist(body, '{date}') FROM story AS s WHERE s.id BETWEEN w.id - 2 AND w.id)) AS kinds,
    bool_and(growing = (SELECT freqlist(body) FROM story AS s WHERE s.id <= w.id)) AS growing
FROM (SELECT id, freqlist(body) OVER three AS text, freqlist(words) OVER three AS vector,
          freqlist(words(body)) OVER three AS arrays, freqlist(body, '{date}') OVER three AS kinds,
          freqlist(body) OVER (ORDER BY id) AS growing
      FROM story JOIN indexed USING (id)
      WINDOW three AS (ORDER BY id ROWS 2 PRECEDING)) AS w;
SELECT bool_and(moving = (SELECT freqlist(list) FROM list AS s WHERE s.id BETWEEN w.id - 1 AND w.id)) AS lists
FROM (SELECT id, freqlist(list) OVER (ORDER BY id ROWS 1 PRECEDING) AS moving FROM list) AS w;

-- In parallel, and over partitions.
CREATE TABLE part (id int, body text) PARTITION BY HASH (id);
CREATE TABLE part0 PARTITION OF part FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE part1 PARTITION OF part FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO part SELECT n, body FROM story, generate_series(1, 20) AS n;
ANALYZE part;
SELECT freqlist(body) AS serial FROM part \gset
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SET enable_partitionwise_aggregate = on;
EXPLAIN (COSTS off) SELECT freqlist(body) FROM part;
SELECT freqlist(body) = :'serial' AS same FROM part;
SELECT bool_and(list = (SELECT freqlist(body) FROM story)) AS same, count(*)
FROM (SELECT id, freqlist(body) AS list FROM part GROUP BY id) AS ids;
RESET enable_partitionwise_aggregate;
RESET max_parallel_workers_per_gather;
RESET min_parallel_table_scan_size;
RESET parallel_tuple_cost;
RESET parallel_setup_cost;

-- Parts of an aggregate are not for calling.
SELECT freqlist_add_words('0/0', '{a}');

-- A list is compressed and moved out of line as other values are.
INSERT INTO list SELECT 5, freqlist(ARRAY['word ' || n]) FROM generate_series(1, 10000) AS n;
SELECT pg_column_size(list) < 100000 AS small, tokens(list) FROM list WHERE id = 5;
SELECT list::text::freqlist = list AS same FROM list WHERE id = 5;

-- Stop words are built in, and changed by a table.
SELECT cardinality(stop_words()) > 100 AS some, '的' = ANY (stop_words()) AS de,
    '平湖' = ANY (stop_words()) AS pinghu;
BEGIN;
INSERT INTO stop_word VALUES ('平湖', false, 'the place'), ('的', true, NULL);
SELECT '的' = ANY (stop_words()) AS de, '平湖' = ANY (stop_words()) AS pinghu;
ROLLBACK;

DROP TABLE list, restored, story, indexed, part;
