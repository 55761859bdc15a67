-- How like texts are: resemblance, containment, MinHash, SimHash.  What is
-- computed is checked in test/unit/likeness_test.c.
\set SHOW_CONTEXT never
SET search_path = zhnews, public;
SET extra_float_digits = -3;

-- Characters: punctuation, width, case and script do not count.
SELECT resemblance('平湖市残联', '平湖市文联', 2), containment('平湖市残联', '平湖市文联', 2),
    containment('市残联', '平湖市残联', 2) AS part, resemblance('会议,在平湖 举行。', '会議在“平湖”舉行') AS same;
SELECT * FROM compare_texts('市残联', '平湖市残联', 2);
SELECT resemblance('', '') AS nothing, resemblance('', '会议') AS one, containment('', '会议') AS part, resemblance(NULL, '会议') AS null;
SELECT resemblance('会议', '会议', 0);
SELECT resemblance('会议', '会议', 65);

-- Words.
SELECT resemblance('{我市,举行,会议}'::text[], '{全市,举行,会议}'), containment('{举行,会议}'::text[], '{我市,举行,会议}'),
    resemblance('{a,NULL,"",b}'::text[], '{a,b}') AS gaps, resemblance('{}'::text[], '{}') AS nothing;

-- MinHash and SimHash are the same everywhere.
SELECT minhash('ab', 2, 2), simhash('ab', 2), minhash('{ab}'::text[], 1, 1) AS word, simhash('{ab}'::text[]) AS word_simhash;
SELECT cardinality(minhash('会议')) AS values, resemblance(minhash('我市举行会议'), minhash('我市舉行會議！')) AS same,
    resemblance(minhash('我市举行会议'), minhash('党建引领')) AS other;
SELECT abs(resemblance(minhash(a, 3, 4096), minhash(b, 3, 4096)) - resemblance(a, b, 3)) < 0.04 AS near
FROM (VALUES ('我市举行退役军人优待证首发仪式', '市里举行退役军人优待证发放仪式')) AS v (a, b);
SELECT minhash('。') AS no_text, simhash('。'), minhash(NULL) AS null;
SELECT simhash_distance(0, -1) AS all, simhash_distance(5, 6), simhash_distance(simhash('我市举行会议'), simhash('我市,举行会议')) AS same;
SELECT minhash('会议', 5, 0);
SELECT minhash('会议', 5, 4097);
SELECT resemblance('{1,2}'::int[], '{1}');
SELECT resemblance('{1,NULL}'::int[], '{1,2}');
SELECT resemblance('{}'::int[], '{}') AS nothing;

-- What finds reprints.
SELECT shingles, cardinality(fingerprints) FROM text_sketch('平湖市残联', 2, 3);
SELECT * FROM text_sketch('', 2, 3);
SELECT * FROM text_sketch('会议', 2, 0);
SELECT * FROM connected('{9,5,2,7,30}', '{5,2,9,7,40}');
SELECT count(*) FROM connected('{}', '{}');
SELECT * FROM connected('{1}', '{}');
SELECT * FROM connected('{NULL}', '{1}');

-- A long text is cancelled.
SET statement_timeout = '50ms';
SELECT resemblance(repeat('我市举行会议', 20000000), repeat('会议', 20000000));
RESET statement_timeout;
