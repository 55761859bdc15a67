-- The role that the dashboard connects as: it reads a corpus and can do
-- nothing else.
--
--	psql -X -q -v corpus=demo -v reader=zhnews_reader -f examples/dashboard/reader.sql
--
-- Run by the owner of the corpus, who may create roles.  The role may log in
-- and has no password: give it one (\password zhnews_reader), or a line in
-- pg_hba.conf.

\set ON_ERROR_STOP on

CREATE ROLE :"reader" LOGIN
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 20;
GRANT USAGE ON SCHEMA :"corpus" TO :"reader";
GRANT SELECT ON ALL TABLES IN SCHEMA :"corpus" TO :"reader";
