-- A role for a BI tool: it reads the views of a corpus, and nothing else.
--
--	psql -X -q -v corpus=pinghu -v reader=reporter -f examples/reports/reader.sql
--
-- Run by the owner of the corpus, who may create roles.  Give the role a
-- password with \password reporter.  Its views are in schema CORPUS_report,
-- and found there without naming the schema.

\set ON_ERROR_STOP on

CREATE ROLE :"reader" LOGIN
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 20;
SELECT zhnews.grant_reports(:'corpus', :'reader') AS views \gset
ALTER ROLE :"reader" SET search_path = :"views";

-- What it is protected by are its grants.  These are defaults that it can
-- change; they keep a chart that was drawn by mistake from taking long.
ALTER ROLE :"reader" SET default_transaction_read_only = on;
ALTER ROLE :"reader" SET statement_timeout = '60s';
-- Charts of millions of rows may gain from it, all others lose.
ALTER ROLE :"reader" SET jit = off;
