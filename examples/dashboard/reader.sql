-- The role that the dashboard connects as: it reads a corpus and can do
-- nothing else.
--
--	psql -X -q -v corpus=demo -v reader=zhnews_reader -f examples/dashboard/reader.sql
--
-- Run by the owner of the corpus, who may create roles.  The role may log in
-- and has no password: give it one (\password zhnews_reader), or a line in
-- pg_hba.conf.  Row-level security on article holds on all pages; someone who
-- has this role in a tool of their own can read the tables at the end past it,
-- unless they have a policy, too.

\set ON_ERROR_STOP on

CREATE ROLE :"reader" LOGIN
    NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 20;
SELECT zhnews.grant_reports(:'corpus', :'reader', search => true) AS views \gset
GRANT SELECT ON :"corpus".page, :"corpus".mention, :"corpus".quotation,
    :"corpus".credit, :"corpus".daily_freq, :"corpus".monthly_freq,
    :"corpus".yearly_freq TO :"reader";
