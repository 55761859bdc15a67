-- Dates and times of a text.
\pset null ''
SET datestyle = 'ISO';
CREATE FUNCTION pg_temp.dates(body text, published date DEFAULT NULL)
    RETURNS TABLE (surface text, period daterange, timex text, part_of_day text, approximate boolean)
    LANGUAGE sql AS $$
    SELECT surface, period, timex, part_of_day, approximate FROM zhnews.mentions(body, published) WHERE kind = 'date' $$;

-- Exact, partial, and relative to the day of publication.
SELECT * FROM pg_temp.dates('7月4日晚,我市举行活动。昨天下午,副市长出席。上周五下雨,去年底通车。', '2022-07-06');
SELECT * FROM pg_temp.dates('一九九八年十二月三十一日建成,2022-07-04 10:30启用。', '2022-07-06');
-- Intervals, closed and open.
SELECT * FROM pg_temp.dates('今年以来,6日至8日,2020年12月15日后,“七一”之前,年内。', '2022-07-06');
-- Vague words stay vague.
SELECT * FROM pg_temp.dates('近日,近年来,目前,今后。', '2022-07-06');
-- Feasts, the Chinese calendar, plans, decades.
SELECT * FROM pg_temp.dates('去年国庆,2021年春节,中秋节,“3·15”,“十四五”期间,20世纪90年代。', '2022-07-06');
-- The base is an argument, never the clock: without it what is relative
-- stays open.
SELECT * FROM pg_temp.dates('7月4日,昨天,2022年7月4日。');
SELECT * FROM pg_temp.dates('昨天。', 'infinity');
SELECT * FROM pg_temp.dates('昨天,今年。', '0044-03-15 BC');
-- The end of a month, a year and a leap year.
SELECT p::date AS published, d.surface, d.period FROM (VALUES ('2022-01-01'), ('2020-03-01'), ('2021-03-01')) v (p), pg_temp.dates('昨天,上个月,去年底。', p::date) d;
-- Not dates.
SELECT * FROM pg_temp.dates('第三年级,12月亮,3个月,1比2,人民日报,5G,2月30日。', '2022-07-06');
