-- Who may do what: creating, editing, searching.

-- The owner of a database creates the extension without being superuser.
DROP EXTENSION zhnews;
CREATE ROLE regress_zhnews_owner;
CREATE ROLE regress_zhnews_reader;
SELECT current_database() AS database \gset
GRANT CREATE ON DATABASE :"database" TO regress_zhnews_owner;
GRANT CREATE ON SCHEMA public TO regress_zhnews_reader;
SET ROLE regress_zhnews_reader;
CREATE EXTENSION zhnews;
RESET ROLE;
SET ROLE regress_zhnews_owner;
CREATE EXTENSION zhnews;

-- He edits the lexicon, and may let others do so.
INSERT INTO zhnews.lexicon VALUES ('民营经济');
UPDATE zhnews.lexicon SET note = 'x';
SELECT zhnews.words('发展民营经济');
RESET ROLE;
SET ROLE regress_zhnews_reader;

-- Others search and count, with the words that are listed.
SELECT zhnews.words('发展民营经济');
SELECT count(*) FROM zhnews.segment('发展民营经济');
SELECT to_tsvector('zhnews.news', '发展民营经济') @@ to_tsquery('zhnews.news', '民营经济') AS news,
    to_tsvector('zhnews.icu', '发展经济') @@ to_tsquery('zhnews.icu', '经济') AS icu;
SELECT ts_headline('zhnews.news', '发展民营经济', to_tsquery('zhnews.news', '民营经济'));
TABLE zhnews.lexicon;
CREATE TEXT SEARCH CONFIGURATION mine (COPY = zhnews.news);
SELECT to_tsvector('mine', '发展民营经济');
DROP TEXT SEARCH CONFIGURATION mine;

-- They do not edit, unless allowed to.
INSERT INTO zhnews.lexicon VALUES ('优待证');
DELETE FROM zhnews.lexicon;
RESET ROLE;
SET ROLE regress_zhnews_owner;
GRANT INSERT ON zhnews.lexicon TO regress_zhnews_reader;
RESET ROLE;
SET ROLE regress_zhnews_reader;
INSERT INTO zhnews.lexicon VALUES ('优待证');
SELECT zhnews.words('发优待证');

-- A search path of the caller's changes nothing.
RESET ROLE;
CREATE SCHEMA regress_zhnews_reader AUTHORIZATION regress_zhnews_reader;
SET ROLE regress_zhnews_reader;
CREATE TABLE regress_zhnews_reader.lexicon (word text, kind text);
SET search_path = regress_zhnews_reader;
INSERT INTO lexicon VALUES ('展民');
SELECT zhnews.words('发展民营经济');
RESET search_path;
RESET ROLE;
DROP SCHEMA regress_zhnews_reader CASCADE;

-- Functions that take or return internal are not for PUBLIC.
SELECT p.oid::regprocedure AS open_to_all
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'zhnews')
    AND ('internal'::regtype = ANY (p.proargtypes) OR p.prorettype = 'internal'::regtype)
    AND has_function_privilege('regress_zhnews_reader', p.oid, 'EXECUTE');

-- The trigger function is for triggers.
SELECT zhnews.lexicon_changed();

-- Functions that are not in C fix their search path, or were parsed when
-- they were created.  A procedure that commits cannot: load() qualifies all
-- names and operators, and is called with a hostile path in load_staging.
SELECT p.oid::regprocedure AS depends_on_search_path
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
    JOIN pg_language l ON l.oid = p.prolang
WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'zhnews')
    AND l.lanname <> 'c' AND p.prokind NOT IN ('a', 'p') AND p.prosqlbody IS NULL
    AND NOT coalesce(array_to_string(p.proconfig, ' ') ~ 'search_path=', false);

-- Restore what other tests expect.
SET ROLE regress_zhnews_owner;
DROP EXTENSION zhnews;
RESET ROLE;
CREATE EXTENSION zhnews;
REVOKE CREATE ON DATABASE :"database" FROM regress_zhnews_owner;
REVOKE CREATE ON SCHEMA public FROM regress_zhnews_reader;
DROP ROLE regress_zhnews_owner;
DROP ROLE regress_zhnews_reader;
