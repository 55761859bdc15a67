-- A notebook for psql: what have the papers been writing about?
--
--	psql -X -q -f examples/reports/notebook.sql
--
-- Run as the role of reader.sql, or with the corpus in the search path.

\set ON_ERROR_STOP on
\pset footer off
\pset null '-'
\pset linestyle unicode
\set ECHO queries

-- How fresh are the counts?
SELECT refreshed_at IS NOT NULL AS refreshed, changed_days FROM report_status;

-- What is there?
SELECT p.paper, min(p.published) AS first, max(p.published) AS last, count(*) AS days,
       sum(p.articles) AS articles, sum(p.characters) AS characters
FROM paper_day AS p GROUP BY p.paper ORDER BY articles DESC, p.paper;

-- On which days of the week are papers thick?
SELECT c.weekday_name, round(avg(p.articles), 1) AS articles
FROM paper_day AS p JOIN calendar AS c ON c.day = p.published
GROUP BY c.weekday, c.weekday_name ORDER BY c.weekday;

-- Who is in the news, and as what?
SELECT d.person, sum(d.articles) AS articles, sum(d.mentions) AS mentions,
       (SELECT string_agg(DISTINCT a.title, ', ') FROM person_article AS a WHERE a.person = d.person) AS titles
FROM person_day AS d GROUP BY d.person ORDER BY articles DESC, mentions DESC, d.person LIMIT 8;

-- With whom?
SELECT person, other_person, sum(articles) AS articles
FROM person_pair_day WHERE person < other_person
GROUP BY person, other_person ORDER BY articles DESC, person, other_person LIMIT 5;

-- What did they say?
SELECT published, speaker, verb, left(text, 24) || '…' AS text
FROM quotation_overview WHERE by_person ORDER BY published DESC, article, position LIMIT 5;

-- What was each week about?
SELECT week, paper, string_agg(word, ' ' ORDER BY rank) AS words
FROM keyword_week WHERE rank <= 8 GROUP BY week, paper ORDER BY week DESC, paper LIMIT 6;

-- Which amounts are told?
SELECT published, surface, value, unit, context FROM quantity_overview
WHERE unit = '元' ORDER BY value DESC NULLS LAST, article, position LIMIT 5;

-- What is wrong with the data?
SELECT problem, sum(articles) AS articles FROM quality_day GROUP BY problem ORDER BY articles DESC, problem;
SELECT name, evidence, confidence FROM uncertain_name ORDER BY confidence, name COLLATE "C" LIMIT 5;
