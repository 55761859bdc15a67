-- Grafana: a data source, a variable, five panels.
--
-- Data source: PostgreSQL; host, database, user "reporter"; TLS as your server
-- has it; version 15 or later.  Comments are not shown by Grafana: \d+ in psql.
--
-- $__timeFilter(published) is the time range of the dashboard, and is answered
-- by index; $__timeGroup(published, '1w') is the beginning of a week.

-- Variable "paper" (type Query, multi-value, include All):
SELECT DISTINCT paper FROM paper_day ORDER BY paper;

-- Panel 1: articles by paper. Time series.
SELECT $__timeGroup(published, '1w') AS time, paper AS metric, sum(articles) AS value
FROM paper_day
WHERE $__timeFilter(published) AND paper IN (${paper:sqlstring})
GROUP BY 1, 2
ORDER BY 1, 2;

-- Panel 2: a person by week. Time series; ${person} is a text box.
SELECT $__timeGroup(published, '1w') AS time, person AS metric, sum(mentions) AS value
FROM person_day
WHERE $__timeFilter(published) AND person = ${person:sqlstring}
GROUP BY 1, 2
ORDER BY 1;

-- Panel 3: places in the news. Bar gauge.
SELECT place AS metric, sum(articles) AS value
FROM place_day
WHERE $__timeFilter(published)
GROUP BY place
ORDER BY value DESC, metric
LIMIT 15;

-- Panel 4: holidays and feasts, as annotations.
SELECT day AS time, coalesce(holiday, festival) AS text
FROM calendar
WHERE $__timeFilter(day) AND coalesce(holiday, festival) IS NOT NULL
ORDER BY day;

-- Panel 5: is loading well? Table.
SELECT problem, sum(articles) AS articles
FROM quality_day
WHERE $__timeFilter(published)
GROUP BY problem
UNION ALL
SELECT 'rejected: ' || message, count(*) FROM rejected_overview GROUP BY message
UNION ALL
SELECT 'days to refresh', changed_days FROM report_status
ORDER BY 2 DESC, 1;
