-- Synonyms: table synonym, and searches that ask for it.
SET search_path = zhnews, public;
\set SHOW_CONTEXT never
SELECT create_corpus('pinghu');
INSERT INTO pinghu.article (paper, published, headline, body) VALUES
    ('平湖', '2022-07-06', '残障人士就业', '残障人士在新仓镇就业。'), ('平湖', '2022-07-07', '残疾人之家', '该残疾人之家有员工53人。'),
    ('平湖', '2022-07-08', '防控', '做好新型冠状病毒感染的肺炎疫情防控。'), ('平湖', '2022-07-09', '通报', 'COVID-19疫情的通报。'),
    ('平湖', '2022-07-10', '巡逻', '警方巡逻。'), ('平湖', '2022-07-11', '公安', '平湖市公安局通报。');

-- None is asked for, none is there.
SELECT with_synonyms('残疾人 -headline:"公安 局" OR 优待*');
INSERT INTO synonym (word, synonym) VALUES ('残疾人', '残障人士'), ('新冠肺炎', 'ＣＯＶＩＤ-19'), ('新冠肺炎', '新型冠狀病毒感染的肺炎');
INSERT INTO synonym (word, synonym, is_mutual) VALUES ('公安机关', '警方', false), ('警方', '公安局', false), ('公安局', '公安机关', false);
SELECT array_agg(article) FROM search('pinghu', '残疾人');
SELECT article, snippet FROM search('pinghu', '残疾人', synonyms => true, snippet_characters => 20) ORDER BY article;
SELECT article, snippet FROM search('pinghu', '残障人士在哪里', synonyms => true, plain => true, snippet_characters => 20) ORDER BY article;

-- Mutual rows with a word in common are a group; a phrase is found as one,
-- and as a part of what stands around it.
SELECT q, array_agg(article ORDER BY article) FROM unnest('{covid-19,新冠肺炎疫情,新冠肺炎通报,headline:新冠肺炎,-新冠肺炎 疫情}'::text[]) q, search('pinghu', q, synonyms => true, look_in => 'words') GROUP BY q ORDER BY q COLLATE "C";

-- Rows of one direction go on, and may come round.
SELECT * FROM synonyms('{公安机关,警方,公安局,無,公安局}');
SELECT q, with_synonyms(q) FROM unnest('{公安机关,残疾人 OR (警方 -covid-19),"平湖市公安局通报 author:(甲 OR 乙) date:2022..",headline:残障人士,标题：優待*,"\"警方 通报\" -(残疾人 OR 甲 乙)"}'::text[]) q;
DELETE FROM synonym WHERE NOT is_mutual;
INSERT INTO synonym (word, synonym, is_mutual) VALUES ('公安机关', '警方', false);
SELECT * FROM synonyms('{公安机关,警方}');

-- Inside words, in context, in a watch's query.
SELECT array_agg(article ORDER BY article), min(found_by) FROM search('pinghu', '公安机关', synonyms => true, look_in => 'characters');
SELECT article, node FROM kwic('pinghu', with_synonyms('残疾人'), 5) ORDER BY 1, start;
SELECT headline('残障人士', with_synonyms('残疾人'));

-- A transaction sees its own edits, and no more after its end.
BEGIN;
INSERT INTO synonym VALUES ('巡逻', '通报');
SELECT count(*) FROM search('pinghu', '巡逻', synonyms => true);
SAVEPOINT s;
DELETE FROM synonym;
SELECT count(*) FROM search('pinghu', '巡逻', synonyms => true);
ROLLBACK TO s;
SELECT count(*) FROM search('pinghu', '巡逻', synonyms => true);
ROLLBACK;
SELECT count(*) FROM search('pinghu', '巡逻', synonyms => true);

-- What cannot be a synonym, and what cannot be asked.
\set VERBOSITY terse
INSERT INTO synonym VALUES ('甲', '"乙"');
INSERT INTO synonym VALUES (' 甲', '乙');
INSERT INTO synonym VALUES ('甲', '。');
INSERT INTO synonym VALUES ('甲', repeat('乙', 65));
INSERT INTO synonym VALUES ('甲', E'乙\n丙');
INSERT INTO synonym VALUES ('残疾人', '残障人士');
SELECT with_synonyms('"残疾人');
SELECT with_synonyms(NULL) IS NULL AS none;
SELECT with_synonyms(repeat('残疾人', 12));
\set VERBOSITY default

-- A list of 100,000 costs no search more than the rows it needs.
BEGIN;
INSERT INTO synonym SELECT '词' || n, '語' || n + 1 FROM generate_series(1, 100000) n;
ANALYZE synonym;
SELECT * FROM synonyms('{词77}');
CREATE FUNCTION rows_read() RETURNS bigint LANGUAGE sql AS
    $$ SELECT pg_stat_get_xact_tuples_returned('zhnews.synonym'::regclass) + pg_stat_get_xact_tuples_fetched('zhnews.synonym'::regclass) $$;
SELECT rows_read() AS before \gset
SELECT with_synonyms('词77 残疾人');
SELECT rows_read() - :before < 100 AS few;
ROLLBACK;

-- Anybody may use them, few may edit.
CREATE ROLE regress_reader;
SET ROLE regress_reader;
SELECT with_synonyms('残疾人');
INSERT INTO synonym VALUES ('甲', '乙');
RESET ROLE;
DROP ROLE regress_reader;
DELETE FROM synonym;
SELECT drop_corpus('pinghu', force => true);
