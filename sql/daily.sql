-- Daily frequency lists of a corpus.
\set SHOW_CONTEXT never
SET search_path = public, zhnews;
SET datestyle = 'ISO';
SET extra_float_digits = -3;
SELECT zhnews.create_corpus('gazette');
INSERT INTO gazette.article (paper, published, column_name, headline, body) VALUES
    ('平湖', '2022-07-01', NULL, '会议', '我市举行会议。'),
    ('平湖', '2022-07-01', NULL, '党建', '党建引领。'),
    ('平湖', '2022-07-01', '观察', '会议', '会议'),
    ('嘉兴', '2022-07-04', NULL, '会议', '会议'),
    (NULL, NULL, NULL, '会议', '会议');
SELECT count(*) FROM gazette.daily_freq;
SELECT zhnews.refresh_daily_freq('gazette') AS days;
SELECT published, paper, column_name, list FROM gazette.daily_freq
ORDER BY published, paper COLLATE "C", column_name COLLATE "C";

SELECT month, paper, list FROM gazette.monthly_freq ORDER BY month, paper COLLATE "C";
SELECT year, paper, list FROM gazette.yearly_freq ORDER BY year, paper COLLATE "C";

-- Changes are counted by the next refresh: days that changed, no others.
CREATE VIEW all_counted AS
    SELECT count(*) AS lists, freqlist(list) = (SELECT freqlist(zhnews.article_text(kicker, headline, subtitle, body))
        FROM gazette.article) AS same,
        (SELECT freqlist(list) FROM gazette.monthly_freq)
            = freqlist(list) FILTER (WHERE published IS NOT NULL) AS months,
        (SELECT freqlist(list) FROM gazette.yearly_freq)
            = freqlist(list) FILTER (WHERE published IS NOT NULL) AS years
    FROM gazette.daily_freq;
SELECT * FROM all_counted;
SELECT zhnews.refresh_daily_freq('gazette') AS days;
INSERT INTO gazette.article (paper, published, headline, body) VALUES
    ('平湖', '2022-07-20', '新', '新'), ('平湖', '2022-07-20', '新', '会议');
SELECT * FROM all_counted;
SELECT zhnews.refresh_daily_freq('gazette') AS days;
SELECT * FROM all_counted;
UPDATE gazette.article SET published = '2022-07-05' WHERE paper = '嘉兴';
DELETE FROM gazette.article WHERE column_name = '观察';
UPDATE gazette.article SET body = '党' WHERE published IS NULL;
SELECT zhnews.refresh_daily_freq('gazette') AS days;
SELECT * FROM all_counted;
SELECT published, paper, column_name, list FROM gazette.daily_freq
ORDER BY published, paper COLLATE "C", column_name COLLATE "C";
BEGIN;
INSERT INTO gazette.page (paper, published, body) VALUES ('平湖', '2022-07-06',
    E'## 我市举行会议\n■记者 王小明\n本报讯 7月5日,我市举行会议,市领导参加会议。会议指出,要坚持党建引领,推动高质量发展。\n');
SELECT zhnews.refresh_daily_freq('gazette') AS days;
SELECT * FROM all_counted;
ROLLBACK;
SELECT zhnews.refresh_daily_freq('gazette') AS days;

-- A word in time; periods without it are there.
SELECT * FROM zhnews.timeline('gazette', '会议', 'week');
SELECT * FROM zhnews.timeline('gazette', '会议');
SELECT * FROM zhnews.timeline('gazette', '会议', 'day', '2022-07-03', '2022-07-06');
SELECT * FROM zhnews.timeline('gazette', '会议', 'year', '2020-12-31', '2022-01-01');
SELECT period, count FROM zhnews.timeline('gazette', '会议', 'quarter', '2022-05-01');
SELECT z, p FROM mann_kendall((SELECT array_agg(per_million ORDER BY period) FROM zhnews.timeline('gazette', '会议', 'day')));
-- A phrase of several words, which no list has.
SELECT period, count, tokens, articles, all_articles FROM zhnews.timeline('gazette', '举行会议', 'week');
SELECT period, count, articles FROM zhnews.timeline('gazette', '舉行會議');
SELECT sum(count) FROM zhnews.timeline('gazette', '会议举行');
SELECT * FROM zhnews.timeline('gazette', '会议', 'hour');
SELECT * FROM zhnews.timeline('gazette', '会议', NULL);
SELECT * FROM zhnews.timeline('public', '会议');

-- The words of a span of days: of whole months, and of days around them.
INSERT INTO gazette.article (paper, published, headline)
SELECT CASE n % 2 WHEN 0 THEN '平湖' ELSE '嘉兴' END, '2020-11-15'::date + n, '会议' || n
FROM generate_series(0, 599) AS n;
SELECT zhnews.refresh_daily_freq('gazette') AS days;
SELECT count(*) AS spans, bool_and(words_between('gazette', since, until) = (
        SELECT freqlist(article_text(kicker, headline, subtitle, body)) FROM gazette.article
        WHERE published BETWEEN since AND until)) AS same
FROM (SELECT since::date, until::date
      FROM unnest('{2020-01-01,2020-12-31,2021-01-01,2021-01-02,2021-11-14,2021-11-15,2021-11-30,2021-12-01,2021-12-02,2022-01-30,2022-01-31,2022-03-01}'::date[]) AS since,
          unnest('{2020-12-31,2021-11-30,2021-12-01,2021-12-30,2021-12-31,2022-01-01,2022-01-31,2022-02-27,2022-02-28,2022-06-02}'::date[]) AS until
      WHERE since <= until) AS span;
SELECT documents(words_between('gazette')), documents(words_between('gazette', until => '2021-12-31', paper => '嘉兴')) AS jiaxing,
    words_between('gazette', '2022-12-01', '2022-11-01') AS none;
SELECT bool_and(m.articles = (SELECT sum(d.articles) FROM timeline('gazette', '会议', 'day', '2021-11-20', '2022-05-20') AS d
        WHERE date_trunc('month', d.period) = m.period)) AS same, count(*)
FROM timeline('gazette', '会议', 'month', '2021-11-20', '2022-05-20') AS m;
SELECT words_between('public');

-- A corpus is emptied, and has lists no more.
SET client_min_messages = warning;
TRUNCATE gazette.article CASCADE;
RESET client_min_messages;
SELECT count(*) FROM gazette.daily_freq;
SELECT * FROM zhnews.timeline('gazette', '会议');
SELECT zhnews.refresh_daily_freq('gazette') AS days;
DROP VIEW all_counted;
SELECT zhnews.drop_reports('gazette');
SELECT zhnews.drop_daily_freq('gazette');
SELECT zhnews.drop_daily_freq('gazette');
SELECT * FROM zhnews.timeline('gazette', '会议');
SELECT zhnews.create_daily_freq('nowhere');
SELECT zhnews.refresh_daily_freq('gazette');
SELECT zhnews.create_daily_freq('gazette');
SELECT zhnews.drop_corpus('gazette');
