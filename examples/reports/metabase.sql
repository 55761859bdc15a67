-- Metabase: a data source, a model, five questions.
--
-- Data source (Admin, Databases, Add database): PostgreSQL; host, port and
-- database; user "reporter" of reader.sql; schemas: only CORPUS_report.
-- Comments of views and columns arrive as descriptions.
--
-- Views have no foreign keys, as PostgreSQL gives these to tables only.  Set
-- them once (Admin, Table metadata): article in any view → Entity key of
-- article_overview; published in any view → day of calendar.
--
-- Questions are native queries.  {{since}} and {{until}} are variables of type
-- Date, {{paper}} and {{person}} of type Text; what is in [[ ]] is left out as
-- long as its variable is empty.

-- Model "Articles": save as a model; the questions of editors start from it.
SELECT a.*, c.year, c.month_start, c.week_start, c.weekday_name, c.lunar_name, c.holiday
FROM article_overview AS a
LEFT JOIN calendar AS c ON c.day = a.published;

-- Question 1: articles of each paper by week. Line, one for each paper.
SELECT c.week_start AS week, p.paper, sum(p.articles) AS articles
FROM paper_day AS p
JOIN calendar AS c ON c.day = p.published
WHERE true [[AND p.published >= {{since}}]] [[AND p.published <= {{until}}]]
GROUP BY c.week_start, p.paper
ORDER BY week, p.paper;

-- Question 2: who is in the news. Bar, the twenty most frequent.
SELECT person, sum(articles) AS articles, sum(mentions) AS mentions
FROM person_day
WHERE true [[AND published >= {{since}}]] [[AND published <= {{until}}]] [[AND paper = {{paper}}]]
GROUP BY person
ORDER BY articles DESC, mentions DESC, person
LIMIT 20;

-- Question 3: what this week is about. Table or word cloud.
SELECT week, paper, word, count, before_count, log_ratio
FROM keyword_week
WHERE rank <= 10 [[AND week >= {{since}}]] [[AND paper = {{paper}}]]
ORDER BY week DESC, paper, rank;

-- Question 4: what somebody said. Table.
SELECT published, paper, title, verb, text, headline
FROM quotation_overview
WHERE by_person [[AND speaker = {{person}}]] [[AND published >= {{since}}]]
ORDER BY published DESC, article, position
LIMIT 200;

-- Question 5: how the phrases that we follow are doing. Area.
SELECT c.month_start AS month, p.phrase, sum(p.articles) AS articles
FROM phrase_day AS p
JOIN calendar AS c ON c.day = p.published
GROUP BY c.month_start, p.phrase
ORDER BY month, p.phrase;
