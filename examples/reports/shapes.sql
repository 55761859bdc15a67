-- Data in the shapes that chart libraries take.
--
--	psql -X -q -f examples/reports/shapes.sql
--
-- Run as the role of reader.sql.

\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
\if :{?top}
\else
    \set top 20
\endif

-- Word cloud, as ECharts (echarts-wordcloud) and D3 take it: [{name, value}].
SELECT jsonb_agg(jsonb_build_object('name', word, 'value', count) ORDER BY rank)
FROM (SELECT word, count, rank FROM word_frequency
      WHERE NOT stop_word AND length(word) > 1
      ORDER BY rank LIMIT :top) AS w;

-- Network, as ECharts (graph) and D3 (force) take it: {nodes, links}.
WITH link AS (
    SELECT person AS source, other_person AS target, sum(articles) AS value
    FROM person_pair_day
    WHERE person < other_person
    GROUP BY person, other_person
    ORDER BY value DESC, source, target LIMIT :top
), node AS (
    SELECT d.person AS name, sum(d.articles) AS value
    FROM person_day AS d
    WHERE d.person IN (SELECT source FROM link UNION SELECT target FROM link)
    GROUP BY d.person
)
SELECT jsonb_build_object(
    'nodes', (SELECT jsonb_agg(to_jsonb(n) ORDER BY n.value DESC, n.name) FROM node AS n),
    'links', (SELECT jsonb_agg(to_jsonb(l) ORDER BY l.value DESC, l.source, l.target) FROM link AS l));

-- Network, as Gephi takes it: a CSV of edges.
\pset format csv
\pset tuples_only off
SELECT person AS "Source", other_person AS "Target", 'Undirected' AS "Type", sum(articles) AS "Weight"
FROM person_pair_day
WHERE person < other_person
GROUP BY person, other_person
ORDER BY "Weight" DESC, "Source", "Target" LIMIT :top;

-- Calendar heat map, as ECharts (calendar) takes it: [[day, value]].
\pset format unaligned
\pset tuples_only on
SELECT jsonb_agg(jsonb_build_array(published, articles) ORDER BY published)
FROM (SELECT published, sum(articles) AS articles FROM paper_day GROUP BY published) AS d;
