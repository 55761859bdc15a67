-- A report to files, for a job at night: the thirty days up to the last issue.
--
--	psql -X -q -v dir=/srv/reports -f examples/reports/scheduled.sql
--
-- In crontab, after the owner of the corpus had the counts made anew:
--
--	30 5 * * *	psql -X -q -c "SELECT zhnews.refresh_reports('pinghu')" news
--	40 5 * * *	psql -X -q -U reporter -v dir=/srv/reports -f scheduled.sql news
--
-- Writes articles.csv, people.csv (with a byte order mark, so that Excel reads
-- Chinese) and report.html into the folder.  Run as the role of reader.sql.

\set ON_ERROR_STOP on
\cd :dir
\encoding UTF8

\copy (SELECT published, paper, page_no, headline, authors, length FROM article_overview WHERE published > (SELECT max(published) - 30 FROM paper_day) ORDER BY published, paper, article) TO 'articles.csv' (FORMAT csv, HEADER)
SELECT max(published) - 30 AS since FROM paper_day \gset

-- \copy takes no variables; COPY to a file of the client, by \g, does.
COPY (
    SELECT person AS U&"\FEFFperson", sum(articles) AS articles, sum(mentions) AS mentions,
           min(published) AS first, max(published) AS last
    FROM person_day
    WHERE published > :'since'
    GROUP BY person
    ORDER BY articles DESC, mentions DESC, person
) TO STDOUT (FORMAT csv, HEADER) \g people.csv

\o report.html
\qecho '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>新闻日报</title>'
\qecho '<style>body{font:16px/1.6 "Noto Sans CJK SC",sans-serif;margin:2em}td,th{padding:.2em .8em;border:0;border-bottom:1px solid #ddd}</style>'
\pset format html
\pset tableattr 'class="report"'
\pset footer off
\pset title '稿件数'
SELECT p.paper AS "报纸", sum(p.articles) AS "稿件", sum(p.characters) AS "字数"
FROM paper_day AS p WHERE p.published > :'since' GROUP BY p.paper ORDER BY 2 DESC, 1;
\pset title '新闻人物'
SELECT person AS "人物", sum(articles) AS "稿件", sum(mentions) AS "提及"
FROM person_day WHERE published > :'since' GROUP BY person ORDER BY 2 DESC, 3 DESC, 1 LIMIT 20;
\pset title '关键词'
SELECT week AS "周", paper AS "报纸", string_agg(word, ' ' ORDER BY rank) AS "关键词"
FROM keyword_week WHERE week > :'since' AND rank <= 10 GROUP BY week, paper ORDER BY week, paper;
\o
