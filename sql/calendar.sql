-- The Chinese calendar: facts that almanacs print.
SET datestyle = 'ISO';
\set SHOW_CONTEXT never

-- New Year's days, and intercalary months.
SELECT count(*) AS new_years FROM unnest('{1949-01-29,1984-02-02,2012-01-23,2019-02-05,2020-01-25,2021-02-12,
    2022-02-01,2023-01-22,2024-02-10,2025-01-29}'::date[]) AS d, zhnews.chinese_calendar(d, d) AS c
WHERE c.festival = '春节' AND c.lunar_name = '正月初一' AND c.lunar_year = extract(year FROM d) AND c.holiday IS NOT DISTINCT FROM
    CASE WHEN d >= '1950-01-01' THEN '春节' END;
SELECT c.day, c.lunar_year, c.lunar_month, c.lunar_leap, c.lunar_day, c.lunar_name
FROM unnest('{2020-05-22,2020-05-23,2020-06-21,2023-03-22,2033-12-22,2022-01-31,2022-07-06,2022-07-18}'::date[]) AS d,
    zhnews.chinese_calendar(d, d) AS c;

-- Feasts: two on one day, one of the year before, the eve.
SELECT day, lunar_name, solar_term, festival, holiday
FROM zhnews.chinese_calendar('2020-01-01', '2022-12-31')
WHERE day IN ('2020-10-01', '2022-01-10', '2022-01-31', '2022-02-15', '2022-04-05', '2020-04-04', '2022-06-03',
    '2022-09-10', '2022-10-04', '2022-11-08', '2022-08-04', '2022-06-21', '2021-12-21')
ORDER BY day;
SELECT extract(year FROM day) AS year, count(solar_term) AS terms, count(DISTINCT solar_term) AS different
FROM zhnews.chinese_calendar('1950-01-01', '2049-12-31')
GROUP BY 1 HAVING count(DISTINCT solar_term) <> 24 OR count(solar_term) <> 24;

-- Days off by the law in force.
SELECT extract(year FROM day) AS year, count(*) AS days,
    string_agg(to_char(day, 'MMDD'), ' ' ORDER BY day) FILTER (WHERE holiday = '春节') AS spring,
    string_agg(to_char(day, 'MMDD'), ' ' ORDER BY day) FILTER (WHERE holiday <> '春节') AS others
FROM zhnews.chinese_calendar('1949-01-01', '2026-12-31')
WHERE holiday IS NOT NULL AND extract(year FROM day) IN (1949, 1990, 1999, 2000, 2007, 2008, 2013, 2014, 2020, 2024, 2025)
GROUP BY 1 ORDER BY 1;

-- Each day once, in order; what there is no calendar of.
SELECT count(*), count(DISTINCT day), min(day), max(day) FROM zhnews.chinese_calendar('1901-01-01', '1902-12-31');
SELECT count(*) FROM zhnews.chinese_calendar('2022-01-02', '2022-01-01');
SELECT count(*) FROM zhnews.chinese_calendar(NULL, '2022-01-01');
SELECT * FROM zhnews.chinese_calendar('1900-12-31', '2022-01-01');
SELECT * FROM zhnews.chinese_calendar('2022-01-01', 'infinity');

-- Table calendar of a corpus has the years of its articles; days that no
-- calendar has are in no report, and disturb none.
SELECT zhnews.create_corpus('gazette');
INSERT INTO gazette.article (paper, published, headline, body) VALUES
    ('平湖', '2022-01-01', '新年', '新年到了。'), ('平湖', '1946-05-15', '旧闻', '旧闻。'), ('平湖', '1800-01-01', '旧闻', '旧闻。'), ('平湖', NULL, '无日期', '新年。');
SELECT zhnews.refresh_reports('gazette') AS days;
SELECT year, count(*), min(week_start) FROM gazette.calendar GROUP BY year ORDER BY year;
SELECT * FROM gazette.paper_day ORDER BY published;
SELECT day, year, quarter, month, month_start, iso_year, iso_week, week_start, weekday, weekday_name, weekend, statutory_holiday
FROM gazette.calendar WHERE day IN ('2022-01-01', '2022-01-03', '2021-12-31') ORDER BY day;
SELECT word, count FROM gazette.word_frequency WHERE word IN ('新年', '旧闻') ORDER BY rank;
SELECT zhnews.drop_corpus('gazette', force => true);
