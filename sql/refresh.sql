-- zhnews.stale() and zhnews.refresh(): after an edit of the lexicon, only the
-- articles that have the word are made anew.
\set SHOW_CONTEXT never
DELETE FROM zhnews.lexicon_change;
SELECT zhnews.create_corpus('papers');
INSERT INTO papers.article (id, headline, body) VALUES
    (1, '发展民营经济', '市长说,要发展民营经济。'),
    (2, '优待证首发', '全市退役军人优待证首发仪式举行。'),
    (3, '發展民營經濟', NULL),
    (4, '今天下雨', '记者看到,今天下雨。'),
    (5, NULL, NULL);
INSERT INTO papers.article (id, subtitle, summary, note, column_name, caption) VALUES
    (6, '民营经济', NULL, NULL, NULL, NULL), (7, NULL, '民营经济', NULL, NULL, NULL),
    (8, NULL, NULL, '民营经济', NULL, NULL), (9, NULL, NULL, NULL, '民营经济', NULL),
    (10, NULL, NULL, NULL, NULL, '民营经济');
INSERT INTO papers.article (id, headline, words) VALUES (11, '民营经济', 'own:1A');
TABLE zhnews.lexicon_change;
SELECT * FROM zhnews.stale('papers');
SELECT zhnews.refresh('papers');

-- What was written is what has changed since this.
CREATE TABLE was AS SELECT id, xmin::text AS written_by, words FROM papers.article;
CREATE VIEW written AS
    SELECT id, a.words IS DISTINCT FROM w.words AS other_words
    FROM papers.article a JOIN was w USING (id)
    WHERE a.xmin::text <> w.written_by;
CREATE PROCEDURE look() LANGUAGE sql BEGIN ATOMIC
    DELETE FROM was;
    INSERT INTO was SELECT id, xmin::text, words FROM papers.article;
END;

-- A new word, found in any text of an article, in traditional characters too.
INSERT INTO zhnews.lexicon VALUES ('民营经济');
SELECT * FROM zhnews.stale('papers') ORDER BY article;
SELECT zhnews.refresh('papers');
SELECT * FROM written ORDER BY id;
SELECT id FROM papers.article WHERE words @@ '民营经济'::tsquery ORDER BY id;
SELECT id, lexicon_version = zhnews.lexicon_version() AS current FROM papers.article ORDER BY id;

-- Nothing is left to do, and the other articles need not be read again.
CALL look();
SELECT * FROM zhnews.stale('papers');
SELECT * FROM zhnews.stale_groups('papers');
SELECT zhnews.refresh('papers');
SELECT * FROM written;
SELECT articles, checked_version = zhnews.lexicon_version() AS current FROM papers.lexicon_check;

-- Another word, and an article that arrives after it.
INSERT INTO zhnews.lexicon VALUES ('优待证首发');
INSERT INTO papers.article (id, headline) VALUES (12, '优待证首发');
SELECT * FROM zhnews.stale('papers');
SELECT zhnews.refresh('papers'), zhnews.refresh('papers') AS again;
SELECT * FROM written ORDER BY id;

-- Another kind; a word that is struck; one that takes the place of another.
CALL look();
UPDATE zhnews.lexicon SET kind = 'organisation' WHERE word = '民营经济';
SELECT * FROM zhnews.stale('papers') ORDER BY article;
SELECT zhnews.refresh('papers');
SELECT article, kind, surface FROM papers.mention WHERE surface = '民营经济' ORDER BY article;
UPDATE zhnews.lexicon SET kind = 'word', note = 'x' WHERE word = '民营经济';
SELECT zhnews.refresh('papers');
SELECT count(*) FROM papers.mention WHERE surface = '民营经济';
UPDATE zhnews.lexicon SET note = 'y' WHERE word = '民营经济';
SELECT * FROM zhnews.stale('papers') ORDER BY article;
DELETE FROM zhnews.lexicon WHERE word = '民营经济';
SELECT * FROM zhnews.stale('papers') ORDER BY article;
SELECT zhnews.refresh('papers');
SELECT id FROM papers.article WHERE words @@ '民营经济'::tsquery ORDER BY id;
UPDATE zhnews.lexicon SET word = '退役军人' WHERE word = '优待证首发';
SELECT * FROM zhnews.stale('papers') ORDER BY article;
SELECT zhnews.refresh('papers');

-- Words that no article has: nothing is written.
CALL look();
INSERT INTO zhnews.lexicon VALUES ('高山流水'), ('New York'), ('3·13');
SELECT zhnews.refresh('papers');
SELECT * FROM written;

-- An edit that is undone, whole or in part.
BEGIN;
DELETE FROM zhnews.lexicon;
SELECT * FROM zhnews.stale('papers') ORDER BY article;
ROLLBACK;
SELECT * FROM zhnews.stale('papers');
BEGIN;
INSERT INTO zhnews.lexicon VALUES ('今天下雨');
SAVEPOINT s;
INSERT INTO zhnews.lexicon VALUES ('发展民营');
SELECT * FROM zhnews.stale('papers') ORDER BY article;
SELECT zhnews.refresh('papers');
ROLLBACK TO s;
SELECT * FROM zhnews.stale('papers') ORDER BY article;
SELECT zhnews.refresh('papers');
COMMIT;
SELECT * FROM zhnews.stale('papers');
SELECT * FROM written ORDER BY id;

-- A list that is emptied and filled again with the same words, in one
-- transaction, is the same list.
SELECT count(*) AS changes FROM zhnews.lexicon_change \gset
CREATE TEMP TABLE list AS TABLE zhnews.lexicon;
BEGIN;
TRUNCATE zhnews.lexicon;
SELECT count(*) FROM zhnews.stale('papers');
INSERT INTO zhnews.lexicon TABLE list;
COMMIT;
SELECT * FROM zhnews.stale('papers');
SELECT count(*) - :changes AS more FROM zhnews.lexicon_change;

-- In two transactions too, but that is remembered.
TRUNCATE zhnews.lexicon;
SELECT count(*) FROM zhnews.stale('papers');
INSERT INTO zhnews.lexicon TABLE list;
SELECT * FROM zhnews.stale('papers');
SELECT count(*) - :changes > 0 AS more FROM zhnews.lexicon_change;

-- Also an article of the time in between is known to be stale, or not.
TRUNCATE zhnews.lexicon;
INSERT INTO papers.article (id, headline) VALUES (13, '全市退役军人'), (14, '全市');
INSERT INTO zhnews.lexicon TABLE list;
SELECT * FROM zhnews.stale('papers');
SELECT zhnews.refresh('papers');

-- In batches.
INSERT INTO zhnews.lexicon VALUES ('民营经济');
SELECT zhnews.refresh('papers', 3), zhnews.refresh('papers', 3) AS second, zhnews.refresh('papers', 3) AS third, zhnews.refresh('papers', 3) AS last;
SELECT * FROM zhnews.stale('papers');
SELECT zhnews.refresh('papers', 0);
SELECT zhnews.refresh('nowhere');
SELECT * FROM zhnews.stale('public');

-- A word that is deleted behind the back of the triggers is found all the
-- same, but if it is not known which words an article was segmented with, it
-- is made anew.
CALL look();
ALTER TABLE zhnews.lexicon DISABLE TRIGGER lexicon_delete_recorded;
DELETE FROM zhnews.lexicon WHERE word = '民营经济';
ALTER TABLE zhnews.lexicon ENABLE TRIGGER lexicon_delete_recorded;
SELECT count(*), array_agg(DISTINCT words::text) FROM zhnews.stale('papers');
DELETE FROM zhnews.lexicon_change;
INSERT INTO zhnews.lexicon VALUES ('优待证');
SELECT article, words FROM zhnews.stale('papers') ORDER BY article;
SELECT zhnews.refresh('papers'), zhnews.refresh('papers') AS again;
SELECT * FROM written ORDER BY id;
SELECT * FROM zhnews.stale('papers');

-- The versions of concurrent transactions: each has committed what it edited
-- in an order that the history does not show.
DELETE FROM zhnews.lexicon;
DELETE FROM zhnews.lexicon_change;
INSERT INTO zhnews.lexicon VALUES ('甲词'), ('乙词'), ('丙词'), ('丁词');
DELETE FROM zhnews.lexicon_change;
INSERT INTO zhnews.lexicon_change (word, kind, changed_at, transaction_at) VALUES
    ('甲词', 'word', '2026-01-01', '2026-01-01'), ('乙词', 'word', '2026-01-02', '2026-01-02'),
    ('丙词', 'word', '2026-01-03', '2026-01-03'), ('丁词', 'word', '2026-01-04', '2026-01-04');
SELECT v.had, ARRAY(SELECT unnest(d.words) COLLATE "C" ORDER BY 1) AS differs, d.words IS NULL AS unknown
FROM (VALUES ('{甲词,乙词,丙词,丁词}'::text[]), ('{甲词,乙词,丙词}'), ('{甲词,乙词}'), ('{甲词}'), ('{}'),
        ('{乙词,丙词,丁词}'), ('{甲词,丙词}'), ('{丁词}'), ('{乙词,丙词}'), ('{甲词,丁词}'), ('{乙词,丁词}'), ('{戊词}')) v (had),
    LATERAL (SELECT zhnews.version_sum(coalesce(sum(zhnews.lexicon_hash(w, 'word')), 0)) FROM unnest(had) w) s (version),
    LATERAL zhnews.lexicon_difference(ARRAY[s.version]) d;
SELECT zhnews.version_sum(sum(zhnews.lexicon_hash(word, kind))) = zhnews.lexicon_version() AS same FROM zhnews.lexicon;
SELECT zhnews.version_sum(s) FROM (VALUES (0), (9223372036854775807), (9223372036854775808), (-9223372036854775808), (-9223372036854775809), (18446744073709551616), (1e30)) v (s);
DELETE FROM zhnews.lexicon;
DELETE FROM zhnews.lexicon_change;

-- Which words a text has: those that overlap too, however they are written.
SELECT zhnews.listed_words('發展民營經濟,ｇｄｐ', '{民营经济,民营,营经,GDP,发展民,经济学,NULL}');
SELECT zhnews.listed_words('发展民营经济', '{优待证}') IS NULL AS none, zhnews.listed_words('', '{优待证}') IS NULL AS empty,
    zhnews.listed_words('优待证', '{}') IS NULL AS no_words;
SELECT zhnews.listed_words(repeat('一', n) || repeat('长', 64) || '二', ARRAY[repeat('长', 64)]) IS NOT NULL AS found, count(*)
FROM generate_series(900, 1100) n GROUP BY 1;
SELECT zhnews.listed_words(body, words) FROM (VALUES ('优待证', '{优待证}'::text[]), ('优待证', '{民营}'), ('民营', '{民营}')) v (body, words);

-- Editors need no right on the history, and cannot write it.
CREATE ROLE regress_zhnews_editor;
GRANT INSERT, DELETE, SELECT ON zhnews.lexicon TO regress_zhnews_editor;
SET ROLE regress_zhnews_editor;
INSERT INTO zhnews.lexicon VALUES ('民营经济');
SELECT word, kind FROM zhnews.lexicon_change;
DELETE FROM zhnews.lexicon_change;
CREATE TEMP TABLE mine (word text, kind text);
CREATE TRIGGER mine AFTER INSERT ON mine REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION zhnews.record_lexicon_change();
RESET ROLE;
REVOKE ALL ON zhnews.lexicon FROM regress_zhnews_editor;
DROP OWNED BY regress_zhnews_editor;
DROP ROLE regress_zhnews_editor;

-- A list from elsewhere by logical replication: row triggers only.
SET session_replication_role = replica;
INSERT INTO zhnews.lexicon VALUES ('优待证');
UPDATE zhnews.lexicon SET word = '优待证首发', kind = 'person' WHERE word = '优待证';
DELETE FROM zhnews.lexicon WHERE word = '民营经济';
RESET session_replication_role;
SELECT word, kind FROM zhnews.lexicon_change ORDER BY changed_at, word;
SELECT zhnews.words('优待证首发');

DROP PROCEDURE look();
DROP VIEW written;
DROP TABLE was;
SELECT zhnews.drop_corpus('papers', force => true);
DELETE FROM zhnews.lexicon;
DELETE FROM zhnews.lexicon_change;
