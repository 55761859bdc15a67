-- What a role finds, counts and is shown: only of articles that it may see,
-- whatever it puts before pg_catalog, and with no right but to read article.
SET search_path = zhnews, public;
\set SHOW_CONTEXT never
SELECT create_corpus('pinghu');
INSERT INTO pinghu.article (paper, published, headline, body) VALUES
    ('平湖', '2022-07-06', '秘密会议', '市委书记仲旭东说：“秘密优待证今天发放。”宋怡玲参加。'),
    ('嘉兴', '2022-07-07', '公开会议', '市委书记毛捷说：“优待证今天发放。”');
SELECT fold('pinghu');
INSERT INTO pinghu.article (paper, published, headline, body) VALUES ('平湖', '2022-07-08', '秘密二', '仲旭东再谈秘密优待证。');
INSERT INTO synonym VALUES ('公开', '秘密');
CREATE ROLE regress_reader;
GRANT USAGE ON SCHEMA pinghu TO regress_reader;
GRANT SELECT ON pinghu.article, pinghu.mention, pinghu.credit TO regress_reader;
ALTER TABLE pinghu.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_paper ON pinghu.article FOR SELECT TO regress_reader USING (paper = '嘉兴');

-- What the reader makes is found before the server's own.
CREATE SCHEMA evil AUTHORIZATION regress_reader;
SET ROLE regress_reader;
CREATE FUNCTION evil.matches(tsvector, tsquery) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR evil.@@ (LEFTARG = tsvector, RIGHTARG = tsquery, FUNCTION = evil.matches);
CREATE FUNCTION evil.format(text, VARIADIC text[]) RETURNS text LANGUAGE sql AS $$ SELECT 'evil' $$;
CREATE FUNCTION evil.folded(text) RETURNS text LANGUAGE sql AS $$ SELECT 'evil' $$;
CREATE TABLE evil.article (id bigint, words tsvector);
SET search_path = evil, zhnews, pg_catalog;

SELECT article, snippet, total FROM zhnews.search('pinghu', '优待证');
SELECT count(*) FROM zhnews.search('pinghu', '秘密');
SELECT count(*) FROM zhnews.search('pinghu', '秘密', look_in => 'characters');
SELECT article, total FROM zhnews.search('pinghu', '秘密 OR person:仲旭东 OR paper:平湖 OR 优待证');
SELECT article, total FROM zhnews.search('pinghu', '公开', synonyms => true);
SELECT count(*) FROM zhnews.search('pinghu', 'mimi 仲旭东', plain => true, pinyin => true, synonyms => true);
SELECT count(*) FROM zhnews.search('pinghu', 'pinyin:zhongxudong');
SELECT zhnews.with_pinyin('pinghu', 'pinyin:mimi');
SELECT count(*) FROM zhnews.suggest('pinghu', '米迷');
SELECT article, node FROM zhnews.kwic('pinghu', '优待证', 4);
SELECT article, node FROM zhnews.kwic_mentions('pinghu', 'person', width => 4);
SELECT count(*) FROM zhnews.rank('pinghu', '秘密'::tsquery, condition => 'true');
SELECT zhnews.posted_words('pinghu');
SELECT count(*) FROM pinghu.posting;
RESET ROLE;
SET search_path = zhnews, public;

-- Scores are those of a corpus that has only what is seen.
SELECT create_corpus('open');
INSERT INTO open.article (paper, published, headline, body) SELECT paper, published, headline, body FROM pinghu.article WHERE paper = '嘉兴';
SELECT fold('open');
SELECT score AS open_score FROM search('open', '优待证 发放') \gset
SET ROLE regress_reader;
SELECT abs(score - :open_score) < 1e-9 AS same FROM search('pinghu', '优待证 发放');
RESET ROLE;

-- A filter that fails, a query that is much too long, a call that is stopped.
\set VERBOSITY terse
SELECT search('pinghu', '优待证', filter => '1 / (id - id) = 1');
SELECT search('pinghu', '优待证', filter => 'true) OR (true');
SELECT search('pinghu', repeat('优待证 ', 10000));
SELECT count(*) FROM search('pinghu', repeat('优待证 ', 10000), plain => true);
SELECT search('pinghu', '优待证', snippet_characters => -1);
SET statement_timeout = '200ms';
SELECT count(*) FROM search('pinghu', '优待证', filter => 'pg_sleep(10) IS NULL');
RESET statement_timeout;
\set VERBOSITY default
DELETE FROM synonym;
SELECT drop_corpus('pinghu', force => true), drop_corpus('open', force => true);
DROP OWNED BY regress_reader;
DROP ROLE regress_reader;
