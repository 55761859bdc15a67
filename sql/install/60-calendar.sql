-- The Chinese calendar, and table calendar of a corpus.

CREATE FUNCTION @extschema@.chinese_calendar(
    first pg_catalog.date,
    last pg_catalog.date
) RETURNS TABLE (
    day pg_catalog.date,
    lunar_year pg_catalog.int4,
    lunar_month pg_catalog.int4,
    lunar_leap pg_catalog.bool,
    lunar_day pg_catalog.int4,
    lunar_name pg_catalog.text,
    solar_term pg_catalog.text,
    festival pg_catalog.text,
    holiday pg_catalog.text)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 1000 ROWS 366
    AS 'MODULE_PATHNAME', 'zhn_chinese_calendar';

COMMENT ON FUNCTION @extschema@.chinese_calendar(
    pg_catalog.date, pg_catalog.date)
    IS 'days from 1901 to 2099 with their date in the Chinese calendar, the solar term that begins, feasts, and the statutory holiday by the law in force (State Council, 1949, 1999, 2007, 2013, 2024); days off that the State Council moves for a year follow no rule and are not told';

CREATE FUNCTION @extschema@.extend_calendar(
    corpus pg_catalog.text,
    days pg_catalog.date[]
) RETURNS pg_catalog.int8
    LANGUAGE plpgsql STRICT
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- The years that the almanac has, and not those that are there.
    years integer[];
    added bigint;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    years := ARRAY(
        SELECT DISTINCT extract(year FROM n.day)::integer AS y
        FROM unnest(days) AS d,
            -- The day, and the Monday before, as weeks are joined by it.
            unnest(ARRAY[d, d - 6]) AS n (day)
        WHERE isfinite(d) AND extract(year FROM n.day) BETWEEN 1901 AND 2099
            AND NOT EXISTS (SELECT FROM calendar AS c
                            WHERE c.day = make_date(
                                extract(year FROM n.day)::integer, 1, 1)));

    INSERT INTO calendar (day, year, quarter, month, month_start,
                          iso_year, iso_week, week_start, weekday,
                          weekday_name, weekend, lunar_year, lunar_month,
                          lunar_leap, lunar_day, lunar_name, solar_term,
                          festival, holiday, statutory_holiday)
    SELECT c.day, extract(year FROM c.day), extract(quarter FROM c.day),
           extract(month FROM c.day), date_trunc('month', c.day::timestamp),
           extract(isoyear FROM c.day), extract(week FROM c.day),
           date_trunc('week', c.day::timestamp), extract(isodow FROM c.day),
           '星期' || substr('一二三四五六日',
                            extract(isodow FROM c.day)::integer, 1),
           extract(isodow FROM c.day) >= 6,
           c.lunar_year, c.lunar_month, c.lunar_leap, c.lunar_day,
           c.lunar_name, c.solar_term, c.festival, c.holiday,
           c.holiday IS NOT NULL
    FROM unnest(years) AS y,
        @extschema@.chinese_calendar(make_date(y, 1, 1),
                                     make_date(y, 12, 31)) AS c
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
END;
$$;

COMMENT ON FUNCTION @extschema@.extend_calendar(
    pg_catalog.text, pg_catalog.date[])
    IS 'adds the years of days, and of the weeks that they are in, to table calendar of a corpus, as far as they lie in 1901 to 2099; returns the number of days';

CREATE FUNCTION @extschema@.create_calendar(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    IF to_regclass('calendar') IS NULL THEN
        CREATE TABLE calendar (
            day date PRIMARY KEY,
            year integer NOT NULL,
            quarter integer NOT NULL,
            month integer NOT NULL,
            month_start date NOT NULL,
            iso_year integer NOT NULL,
            iso_week integer NOT NULL,
            week_start date NOT NULL,
            weekday integer NOT NULL,
            weekday_name text NOT NULL,
            weekend boolean NOT NULL,
            lunar_year integer NOT NULL,
            lunar_month integer NOT NULL,
            lunar_leap boolean NOT NULL,
            lunar_day integer NOT NULL,
            lunar_name text NOT NULL,
            solar_term text,
            festival text,
            holiday text,
            statutory_holiday boolean NOT NULL
        );
        CREATE INDEX calendar_week_index ON calendar (week_start);
    END IF;
    PERFORM @extschema@.describe_report(corpus, 'calendar',
        'one row is a day, of the years that the corpus has articles of (日历); official swaps of working days (调休) are not computable and not in it',
        '{"day": "the day (日期)",
          "year": "year (年)",
          "quarter": "quarter, 1 to 4 (季度)",
          "month": "month, 1 to 12 (月)",
          "month_start": "first day of the month (月初)",
          "iso_year": "year that the week belongs to (周所属年)",
          "iso_week": "number of the week, 1 to 53, by ISO 8601 (周次)",
          "week_start": "Monday of the week (周一日期)",
          "weekday": "day of the week, 1 for Monday to 7 for Sunday (星期序号)",
          "weekday_name": "day of the week: 星期一 to 星期日 (星期)",
          "weekend": "whether it is Saturday or Sunday (周末)",
          "lunar_year": "year in which the lunar year began (农历年)",
          "lunar_month": "month of the Chinese calendar, 1 to 12 (农历月)",
          "lunar_leap": "whether that month is an intercalary one (闰月)",
          "lunar_day": "day of that month, 1 to 30 (农历日)",
          "lunar_name": "date of the Chinese calendar in words: 六月初八 (农历日期)",
          "solar_term": "solar term that begins on the day (节气)",
          "festival": "feast or day of commemoration (节日)",
          "holiday": "statutory holiday by the law then in force, on each of its days (法定节假日)",
          "statutory_holiday": "whether it is a statutory holiday (是否法定节假日)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_calendar(pg_catalog.text)
    IS 'part of create_reports(): makes table calendar';
