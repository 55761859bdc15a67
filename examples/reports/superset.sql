-- Apache Superset: a data source, a dataset, five charts.
--
-- Data source (Settings, Database connections): PostgreSQL, SQLAlchemy URI
-- postgresql://reporter@HOST:5432/DATABASE; in SQL Lab choose schema
-- CORPUS_report.  Comments of columns arrive as descriptions of a dataset.
--
-- Each query is a virtual dataset; published, week or month is its temporal
-- column.  Enable ENABLE_TEMPLATE_PROCESSING, so that the time range of the
-- dashboard gets into the query and is answered by index.

-- Dataset "articles": counts, sums and filters are drawn from it.
SELECT a.article, a.published, a.paper, a.page_no, a.kind, a.headline, a.authors, a.length,
       c.weekday_name, c.holiday, c.festival
FROM article_overview AS a
LEFT JOIN calendar AS c ON c.day = a.published
{% if from_dttm %} WHERE a.published >= '{{ from_dttm }}' {% endif %};

-- Chart 1: calendar heat map of articles.
SELECT published, sum(articles) AS articles, sum(characters) AS characters
FROM paper_day
GROUP BY published
ORDER BY published;

-- Chart 2: pivot table, authors by month.
SELECT c.month_start AS month, a.author, a.paper, sum(a.articles) AS articles, sum(a.characters) AS characters
FROM author_day AS a
JOIN calendar AS c ON c.day = a.published
GROUP BY c.month_start, a.author, a.paper
ORDER BY month, articles DESC, author;

-- Chart 3: word cloud of the words of the last month that there is.
SELECT word, sum(count) AS count
FROM word_month
WHERE month = (SELECT date_trunc('month', max(published)::timestamp)::date FROM paper_day)
    AND NOT stop_word AND length(word) > 1
GROUP BY word
ORDER BY count DESC, word
LIMIT 150;

-- Chart 4: graph chart of people who are in the news together.
SELECT person AS source, other_person AS target, sum(articles) AS articles
FROM person_pair_day
WHERE person < other_person
GROUP BY person, other_person
ORDER BY articles DESC, source, target
LIMIT 100;

-- Chart 5: stories that were printed more than once. Table.
SELECT published, paper, headline, articles, papers, last_published
FROM reprint_group
ORDER BY articles DESC, published;
