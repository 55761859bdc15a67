-- zhnews.lexicon: a listed word always wins, from the next statement on.

SELECT zhnews.words('发展民营经济'), zhnews.lexicon_version();
INSERT INTO zhnews.lexicon VALUES ('民营经济');
SELECT zhnews.words('发展民营经济');
SELECT to_tsvector('zhnews.news', '发展民营经济') @@ to_tsquery('zhnews.news', '民营经济') AS found;

-- Its kind is the token's; width, case and traditional characters are alike.
INSERT INTO zhnews.lexicon VALUES ('数据港A1', 'organisation', 'a company'), ('优待证', DEFAULT, NULL);
SELECT word, kind FROM zhnews.segment('民營經濟看数据港ａ１');
UPDATE zhnews.lexicon SET kind = 'place' WHERE word = '数据港A1';
SELECT word, kind FROM zhnews.segment('民营经济看数据港a1');

-- The longest word wins, also over one that begins before it.
INSERT INTO zhnews.lexicon VALUES ('民营经济促进会');
SELECT zhnews.words('发展民营经济促进会'), zhnews.words('发展民营经济');

-- DELETE and TRUNCATE.
DELETE FROM zhnews.lexicon WHERE word = '民营经济促进会';
SELECT zhnews.words('发展民营经济促进会') @> '{民营经济}' AS kept;
TRUNCATE zhnews.lexicon;
SELECT zhnews.words('发展民营经济'), zhnews.lexicon_version();

-- COPY.
COPY zhnews.lexicon (word) FROM stdin;
民营经济
优待证
\.
SELECT zhnews.words('优待证发展民营经济');

-- An edit is undone with its transaction, or with its savepoint.
BEGIN;
DELETE FROM zhnews.lexicon;
SELECT zhnews.words('发展民营经济') AS in_transaction;
ROLLBACK;
SELECT zhnews.words('发展民营经济') AS rolled_back;
BEGIN;
DELETE FROM zhnews.lexicon;
SAVEPOINT s;
INSERT INTO zhnews.lexicon VALUES ('发展民营');
SELECT zhnews.words('发展民营经济') AS in_savepoint;
ROLLBACK TO s;
SELECT zhnews.words('发展民营经济') AS savepoint_rolled_back;
SAVEPOINT t;
INSERT INTO zhnews.lexicon VALUES ('营经');
RELEASE t;
SELECT zhnews.words('发展民营经济') AS released;
ROLLBACK;
SELECT zhnews.words('发展民营经济') AS rolled_back;

-- An edit counts inside a function too, and is undone with its block.
DO $$
BEGIN
    DELETE FROM zhnews.lexicon;
    RAISE NOTICE 'without: %', zhnews.words('发展民营经济');
    BEGIN
        INSERT INTO zhnews.lexicon VALUES ('发展民营');
        RAISE NOTICE 'with: %', zhnews.words('发展民营经济');
        RAISE division_by_zero;
    EXCEPTION WHEN division_by_zero THEN
        RAISE NOTICE 'undone: %', zhnews.words('发展民营经济');
    END;
END $$;

-- Prepared statements and cached plans see it.
PREPARE cut AS SELECT zhnews.words('发展民营经济');
SET plan_cache_mode = force_generic_plan;
EXECUTE cut;
INSERT INTO zhnews.lexicon VALUES ('民营经济');
EXECUTE cut;
DELETE FROM zhnews.lexicon;
EXECUTE cut;
RESET plan_cache_mode;
DEALLOCATE cut;

-- A run that has begun keeps the words that it began with.
BEGIN;
DECLARE run CURSOR FOR SELECT (zhnews.segment('发展民营经济，发展民营经济')).word;
FETCH 1 FROM run;
INSERT INTO zhnews.lexicon VALUES ('民营经济');
SELECT zhnews.words('发展民营经济');
FETCH ALL FROM run;
CLOSE run;
ROLLBACK;

-- The version depends on words and kinds, not on order, notes or history.
INSERT INTO zhnews.lexicon VALUES ('民营经济'), ('优待证');
SELECT zhnews.lexicon_version() AS version \gset
SELECT zhnews.lexicon_version() = :version AS same;
INSERT INTO zhnews.lexicon VALUES ('领跑者');
SELECT zhnews.lexicon_version() = :version AS one_more;
DELETE FROM zhnews.lexicon;
INSERT INTO zhnews.lexicon VALUES ('优待证', 'word', 'a card'), ('民营经济', 'word', NULL);
SELECT zhnews.lexicon_version() = :version AS the_same_again;
UPDATE zhnews.lexicon SET kind = 'person' WHERE word = '优待证';
SELECT zhnews.lexicon_version() = :version AS another_kind;
TRUNCATE zhnews.lexicon;

-- What cannot be in a lexicon.
INSERT INTO zhnews.lexicon VALUES ('');
INSERT INTO zhnews.lexicon VALUES ('   ');
INSERT INTO zhnews.lexicon VALUES (U&'\3000民营经济');
INSERT INTO zhnews.lexicon VALUES (E'民营经济\n');
INSERT INTO zhnews.lexicon VALUES (E'民营\n经济');
INSERT INTO zhnews.lexicon VALUES ('，。');
INSERT INTO zhnews.lexicon VALUES ('市');
INSERT INTO zhnews.lexicon VALUES (repeat('市', 65));
INSERT INTO zhnews.lexicon VALUES ('民营经济', 'company');
INSERT INTO zhnews.lexicon VALUES ('民营经济', NULL);
INSERT INTO zhnews.lexicon VALUES (NULL);
INSERT INTO zhnews.lexicon VALUES ('民营经济'), ('民营经济');
\set VERBOSITY sqlstate
INSERT INTO zhnews.lexicon VALUES ('市');
\set VERBOSITY default
SELECT count(*) FROM zhnews.lexicon;

-- What can: the longest word, words with spaces and marks inside.
INSERT INTO zhnews.lexicon VALUES (repeat('市长', 32)), ('New York'), ('3·13'), ('C++');
SELECT zhnews.words('a' || repeat('市长', 33)) @> ARRAY[repeat('市长', 32)] AS longest;
SELECT zhnews.words('在New York说C++和3·13');
TRUNCATE zhnews.lexicon;

-- Many words: read once, and fast enough not to be noticed.
INSERT INTO zhnews.lexicon SELECT '词' || i FROM generate_series(1, 100000) i;
SELECT zhnews.words('在词99999说');
TRUNCATE zhnews.lexicon;
DELETE FROM zhnews.lexicon_change;
