-- Corpora: made, listed, owned, and dropped with care.
SET datestyle = 'ISO';
\set VERBOSITY terse
SELECT zhnews.create_corpus('pinghu');
TABLE zhnews.corpus;
COMMENT ON SCHEMA pinghu IS 'papers of Pinghu';
SELECT note FROM zhnews.corpus WHERE name = 'pinghu';

-- What is in it is commented, down to the columns.
SELECT c.relname, a.attname FROM pg_class c
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND col_description(a.attrelid, a.attnum) IS NULL
WHERE c.relnamespace = 'pinghu'::regnamespace AND c.relkind IN ('r', 'v')
    AND (a.attnum IS NOT NULL OR obj_description(c.oid, 'pg_class') IS NULL);
SELECT count(*) > 20 AS many FROM pg_class WHERE relnamespace = 'pinghu'::regnamespace AND relkind = 'r';

-- Views are ordinary tables to a chart: plain types only, and checked with
-- the rights of the reader.
SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'pinghu'::regnamespace AND c.relkind = 'v'
    AND a.atttypid NOT IN ('text'::regtype, 'bigint'::regtype,
        'integer'::regtype, 'date'::regtype,
        'numeric'::regtype, 'boolean'::regtype, 'timestamptz'::regtype);
SELECT count(*) > 20 AS many,
    bool_and('security_invoker=true' = ANY (c.reloptions)) AS invoker
FROM pg_class c
WHERE c.relnamespace = 'pinghu'::regnamespace AND c.relkind = 'v';

-- Nothing in it belongs to the extension, so that it is dumped whole.
SELECT count(*) FROM pg_depend d JOIN pg_class c ON c.oid = d.objid
WHERE d.deptype = 'e' AND c.relnamespace = 'pinghu'::regnamespace;

-- Names.
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT zhnews.create_corpus('pinghu');
SELECT zhnews.create_corpus('public');
SELECT zhnews.create_corpus('');
SELECT zhnews.create_corpus('   ');
SELECT zhnews.create_corpus(NULL);
SELECT zhnews.create_corpus('pg_news');
SELECT zhnews.create_corpus(repeat('长', 22));
SELECT zhnews.create_corpus(repeat('长', 21));
SELECT zhnews.create_corpus('平湖"日报; DROP');
SELECT name FROM zhnews.corpus ORDER BY name COLLATE "C";
SELECT zhnews.drop_corpus(repeat('长', 21)), zhnews.drop_corpus('平湖"日报; DROP');

-- Dropping: only a corpus, and only what is empty.
SELECT zhnews.drop_corpus('public');
SELECT zhnews.drop_corpus('nowhere');
SELECT zhnews.drop_corpus(NULL);
INSERT INTO pinghu.article (headline) VALUES ('市政府召开会议');
INSERT INTO pinghu.page (body) VALUES ('no page');
SELECT zhnews.drop_corpus('pinghu');
TRUNCATE pinghu.article CASCADE;
SELECT zhnews.drop_corpus('pinghu');
TRUNCATE pinghu.rejected;
CREATE TABLE pinghu.mine ();
SELECT zhnews.drop_corpus('pinghu');
DROP TABLE pinghu.mine;
SELECT zhnews.drop_corpus('pinghu');
SELECT zhnews.create_corpus('pinghu');
INSERT INTO pinghu.article (headline) VALUES ('市政府召开会议');
SELECT zhnews.drop_corpus('pinghu', force => true);
SELECT count(*) FROM zhnews.corpus;

-- An extension that corpora use is not dropped from under them.
SELECT zhnews.create_corpus('pinghu');
\set VERBOSITY terse
DROP EXTENSION zhnews;
\set VERBOSITY default
SELECT zhnews.drop_corpus('pinghu');

-- Making one takes the right to make schemas; what is made is the caller's.
CREATE ROLE regress_zhnews_owner;
CREATE ROLE regress_zhnews_loader;
CREATE ROLE regress_zhnews_reader;
SELECT current_database() AS database \gset
SET ROLE regress_zhnews_owner;
SELECT zhnews.create_corpus('pinghu');
RESET ROLE;
GRANT CREATE ON DATABASE :"database" TO regress_zhnews_owner;
SET ROLE regress_zhnews_owner;
SELECT zhnews.create_corpus('pinghu');
SELECT name, owner FROM zhnews.corpus;
SELECT DISTINCT relowner::regrole FROM pg_class
WHERE relnamespace = 'pinghu'::regnamespace;

-- A role that loads needs no right to change or delete; one that reads sees
-- tables and views, and changes nothing.
GRANT USAGE ON SCHEMA pinghu TO regress_zhnews_loader, regress_zhnews_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA pinghu TO regress_zhnews_loader, regress_zhnews_reader;
GRANT INSERT ON ALL TABLES IN SCHEMA pinghu TO regress_zhnews_loader;
SET ROLE regress_zhnews_loader;
INSERT INTO pinghu.page (paper, published, body) VALUES ('日报', '2022-07-06',
    E'## 市政府召开会议\n\n■记者 王小明\n\n本报讯 7月4日,市长李华主持召开会议,研究部署全市防汛工作。'),
    ('日报', '2022-07-06', 'no page');
INSERT INTO pinghu.article (published, headline, body)
    VALUES ('2022-07-07', '李华调研防汛', '市长李华调研防汛。');
DELETE FROM pinghu.page;
RESET ROLE;
SET ROLE regress_zhnews_reader;
SELECT headline, authors, dateline FROM pinghu.article_overview ORDER BY article;
SELECT person, title, mentions FROM pinghu.person_article ORDER BY article;
SELECT message FROM pinghu.rejected;
INSERT INTO pinghu.page (body) VALUES ('市政府召开会议');
SELECT zhnews.load_page('pinghu', 1);
SELECT zhnews.drop_corpus('pinghu', force => true);

-- Policies on rows hold in the views.
RESET ROLE;
SET ROLE regress_zhnews_owner;
ALTER TABLE pinghu.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY recent ON pinghu.article FOR SELECT USING (published > '2022-07-06');
RESET ROLE;
SET ROLE regress_zhnews_reader;
SELECT headline FROM pinghu.article_overview;
SELECT DISTINCT published FROM pinghu.article_word;
RESET ROLE;
SELECT zhnews.drop_corpus('pinghu', force => true);
REVOKE CREATE ON DATABASE :"database" FROM regress_zhnews_owner;
DROP ROLE regress_zhnews_owner, regress_zhnews_loader, regress_zhnews_reader;
