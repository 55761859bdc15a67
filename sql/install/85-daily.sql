-- Daily frequency lists of a corpus, kept up by maintenance.

CREATE FUNCTION @extschema@.daily_freq_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        EXECUTE format('TRUNCATE %1$I.daily_freq, %1$I.monthly_freq,'
                       ' %1$I.yearly_freq, %1$I.daily_freq_change', TG_TABLE_SCHEMA);
        PERFORM @extschema@.truncate_reports(TG_TABLE_SCHEMA);
        RETURN NULL;
    END IF;
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        EXECUTE format('INSERT INTO %I.daily_freq_change (published)'
                       ' SELECT DISTINCT published FROM new_article',
                       TG_TABLE_SCHEMA);
    END IF;
    IF TG_OP IN ('DELETE', 'UPDATE') THEN
        EXECUTE format('INSERT INTO %I.daily_freq_change (published)'
                       ' SELECT DISTINCT published FROM old_article',
                       TG_TABLE_SCHEMA);
    END IF;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.daily_freq_changed()
    IS 'trigger of article in a corpus with daily lists: notes the days to count again';

CREATE FUNCTION @extschema@.require_daily_freq(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    IF to_regclass(format('%I.daily_freq', corpus)) IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'undefined_table',
            MESSAGE = format('corpus "%s" has no daily lists', corpus),
            HINT = format('Make them with SELECT zhnews.create_daily_freq(%L).',
                          corpus);
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.require_daily_freq(pg_catalog.text)
    IS 'raises an error unless the name is that of a corpus with daily lists';

CREATE FUNCTION @extschema@.refresh_daily_freq(corpus pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    days date[];
    undated boolean;
BEGIN
    PERFORM @extschema@.require_daily_freq(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- One refresh at a time.  An article that is committed after the days
    -- were taken has left its day to the next one.
    LOCK TABLE daily_freq IN SHARE ROW EXCLUSIVE MODE;
    WITH taken AS (DELETE FROM daily_freq_change RETURNING published)
    SELECT array_agg(DISTINCT published) FILTER (WHERE published IS NOT NULL),
           bool_or(published IS NULL)
    INTO days, undated
    FROM taken;

    DELETE FROM daily_freq
    WHERE published = ANY (days) OR (undated AND published IS NULL);
    INSERT INTO daily_freq (published, paper, column_name, list,
                            lexicon_version)
    SELECT a.published, a.paper, a.column_name,
           @extschema@.freqlist(@extschema@.article_text(
               a.kicker, a.headline, a.subtitle, a.body)),
           @extschema@.lexicon_version()
    FROM article AS a
    WHERE a.published = ANY (days) OR (undated AND a.published IS NULL)
    GROUP BY a.published, a.paper, a.column_name;

    DELETE FROM monthly_freq
    WHERE month IN (SELECT date_trunc('month', d::timestamp)
                    FROM unnest(days) AS d);
    INSERT INTO monthly_freq (month, paper, list)
    SELECT m.month, d.paper, @extschema@.freqlist(d.list)
    FROM (SELECT DISTINCT date_trunc('month', d::timestamp)::date AS month
          FROM unnest(days) AS d) AS m
    JOIN daily_freq AS d ON d.published >= m.month
        AND d.published < m.month + interval '1 month'
    GROUP BY m.month, d.paper;

    DELETE FROM yearly_freq
    WHERE year IN (SELECT date_trunc('year', d::timestamp)
                   FROM unnest(days) AS d);
    INSERT INTO yearly_freq (year, paper, list)
    SELECT y.year, m.paper, @extschema@.freqlist(m.list)
    FROM (SELECT DISTINCT date_trunc('year', d::timestamp)::date AS year
          FROM unnest(days) AS d) AS y
    JOIN monthly_freq AS m ON m.month >= y.year
        AND m.month < y.year + interval '1 year'
    GROUP BY y.year, m.paper;
    PERFORM @extschema@.refresh_report_days(
        corpus, coalesce(days, '{}'), coalesce(undated, false));
    RETURN coalesce(cardinality(days), 0) + coalesce(undated, false)::integer;
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh_daily_freq(pg_catalog.text)
    IS 'counts the words of those days of a corpus again whose articles changed; returns how many days that were';

CREATE FUNCTION @extschema@.create_daily_freq(corpus pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE TABLE daily_freq (
        published date,
        paper text,
        column_name text,
        list @extschema@.freqlist NOT NULL,
        lexicon_version bigint NOT NULL,
        CONSTRAINT daily_freq_key
            UNIQUE NULLS NOT DISTINCT (published, paper, column_name)
    );
    CREATE INDEX daily_freq_paper_index ON daily_freq (paper, published);
    COMMENT ON TABLE daily_freq
        IS 'word counts of each day, paper and column; zhnews.refresh_reports() keeps them up';
    COMMENT ON COLUMN daily_freq.published
        IS 'day of publication; NULL for articles without one';
    COMMENT ON COLUMN daily_freq.paper IS 'name of the newspaper';
    COMMENT ON COLUMN daily_freq.column_name IS 'column or series (栏目)';
    COMMENT ON COLUMN daily_freq.list
        IS 'words of kickers, headlines, subtitles and bodies';
    COMMENT ON COLUMN daily_freq.lexicon_version
        IS 'state of zhnews.lexicon that the words were counted with';

    CREATE TABLE monthly_freq (
        month date NOT NULL,
        paper text,
        list @extschema@.freqlist NOT NULL,
        CONSTRAINT monthly_freq_key UNIQUE NULLS NOT DISTINCT (month, paper)
    );
    CREATE INDEX monthly_freq_paper_index ON monthly_freq (paper, month);
    COMMENT ON TABLE monthly_freq
        IS 'word counts of each month and paper, made of those of daily_freq';
    COMMENT ON COLUMN monthly_freq.month IS 'first day of the month';
    COMMENT ON COLUMN monthly_freq.paper IS 'name of the newspaper';
    COMMENT ON COLUMN monthly_freq.list
        IS 'words of kickers, headlines, subtitles and bodies';

    CREATE TABLE yearly_freq (
        year date NOT NULL,
        paper text,
        list @extschema@.freqlist NOT NULL,
        CONSTRAINT yearly_freq_key UNIQUE NULLS NOT DISTINCT (year, paper)
    );
    COMMENT ON TABLE yearly_freq
        IS 'word counts of each year and paper, made of those of monthly_freq';
    COMMENT ON COLUMN yearly_freq.year IS 'first day of the year';
    COMMENT ON COLUMN yearly_freq.paper IS 'name of the newspaper';
    COMMENT ON COLUMN yearly_freq.list
        IS 'words of kickers, headlines, subtitles and bodies';

    -- Counts of articles that row-level security hides from a reader are not
    -- for that reader.
    ALTER TABLE daily_freq ENABLE ROW LEVEL SECURITY;
    CREATE POLICY sees_all_articles ON daily_freq
        USING (NOT row_security_active('article'::regclass));
    ALTER TABLE monthly_freq ENABLE ROW LEVEL SECURITY;
    CREATE POLICY sees_all_articles ON monthly_freq
        USING (NOT row_security_active('article'::regclass));

    ALTER TABLE yearly_freq ENABLE ROW LEVEL SECURITY;
    CREATE POLICY sees_all_articles ON yearly_freq
        USING (NOT row_security_active('article'::regclass));

    CREATE TABLE daily_freq_change (published date);
    COMMENT ON TABLE daily_freq_change
        IS 'days whose articles changed since their words were counted';
    COMMENT ON COLUMN daily_freq_change.published
        IS 'day of publication; a day may be here many times';

    CREATE TRIGGER daily_freq_insert AFTER INSERT ON article
        REFERENCING NEW TABLE AS new_article
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.daily_freq_changed();
    CREATE TRIGGER daily_freq_update AFTER UPDATE ON article
        REFERENCING OLD TABLE AS old_article NEW TABLE AS new_article
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.daily_freq_changed();
    CREATE TRIGGER daily_freq_delete AFTER DELETE ON article
        REFERENCING OLD TABLE AS old_article
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.daily_freq_changed();
    CREATE TRIGGER daily_freq_truncate AFTER TRUNCATE ON article
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.daily_freq_changed();

    INSERT INTO daily_freq_change SELECT DISTINCT published FROM article;
    RETURN @extschema@.refresh_daily_freq(corpus);
END;
$$;

COMMENT ON FUNCTION @extschema@.create_daily_freq(pg_catalog.text)
    IS 'makes tables daily_freq, monthly_freq and yearly_freq in a corpus, with the words of each day, month and year, and counts them; returns the number of days';

CREATE FUNCTION @extschema@.drop_daily_freq(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    DROP TRIGGER IF EXISTS daily_freq_insert ON article;
    DROP TRIGGER IF EXISTS daily_freq_update ON article;
    DROP TRIGGER IF EXISTS daily_freq_delete ON article;
    DROP TRIGGER IF EXISTS daily_freq_truncate ON article;
    DROP TABLE IF EXISTS daily_freq, monthly_freq, yearly_freq,
        daily_freq_change;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_daily_freq(pg_catalog.text)
    IS 'drops what create_daily_freq() made in a corpus';

-- The months, or years, that are all within a span of days: from the first to
-- before the second.

CREATE FUNCTION @extschema@.unit_from(
    unit pg_catalog.text,
    first pg_catalog.date
) RETURNS pg_catalog.date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE WHEN pg_catalog.isfinite(first) THEN
        pg_catalog.date_trunc(unit, first::timestamp
            + ('1 ' || unit)::interval - interval '1 day')::date
        ELSE first END;
END;

COMMENT ON FUNCTION @extschema@.unit_from(pg_catalog.text, pg_catalog.date)
    IS 'first day of the first month or year that begins on the day or later';

CREATE FUNCTION @extschema@.unit_until(
    unit pg_catalog.text,
    last pg_catalog.date
) RETURNS pg_catalog.date
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE WHEN pg_catalog.isfinite(last) THEN
        pg_catalog.date_trunc(unit, last::timestamp + interval '1 day')::date
        ELSE last END;
END;

COMMENT ON FUNCTION @extschema@.unit_until(pg_catalog.text, pg_catalog.date)
    IS 'first day after the last month or year that ends on the day or earlier';

CREATE FUNCTION @extschema@.timeline(
    corpus pg_catalog.text,
    word pg_catalog.text,
    unit pg_catalog.text DEFAULT 'month',
    since pg_catalog.date DEFAULT NULL,
    until pg_catalog.date DEFAULT NULL
) RETURNS TABLE (
    period pg_catalog.date,
    count pg_catalog.int8,
    tokens pg_catalog.int8,
    per_million pg_catalog.float8,
    articles pg_catalog.int8,
    all_articles pg_catalog.int8
)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    first date;
    last date;
    months_from date := 'infinity';
    months_until date := '-infinity';
BEGIN
    PERFORM @extschema@.require_daily_freq(corpus);
    IF unit IS NULL OR unit NOT IN ('day', 'week', 'month', 'quarter', 'year')
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('unknown unit of time "%s"',
                             coalesce(unit, 'NULL')),
            HINT = 'The units are day, week, month, quarter and year.';
    END IF;
    EXECUTE format('SELECT coalesce($1, min(published)),'
                   ' coalesce($2, max(published)) FROM %I.daily_freq', corpus)
        INTO first, last USING since, until;
    IF unit NOT IN ('day', 'week') THEN
        months_from := @extschema@.unit_from('month', first);
        months_until := @extschema@.unit_until('month', last);
    END IF;

    RETURN QUERY EXECUTE format(
        'SELECT p.period::date, coalesce(sum(c.count), 0)::bigint,'
        ' coalesce(sum(c.tokens), 0)::bigint,'
        ' 1e6::float8 * sum(c.count)::float8'
        '     / nullif(sum(c.tokens), 0)::float8,'
        ' coalesce(sum(c.articles), 0)::bigint,'
        ' coalesce(sum(c.all_articles), 0)::bigint'
        ' FROM generate_series(date_trunc($3, $1::timestamp), $2::timestamp,'
        '                      $4) AS p (period)'
        ' LEFT JOIN (SELECT date_trunc($3, l.day::timestamp) AS period,'
        '                @extschema@.freqlist_count(l.list, $5) AS count,'
        '                @extschema@.tokens(l.list) AS tokens,'
        '                @extschema@.documents(l.list, $5) AS articles,'
        '                @extschema@.documents(l.list) AS all_articles'
        '            FROM (SELECT m.month, m.list FROM %1$I.monthly_freq AS m'
        '                  WHERE m.month >= $6 AND m.month < $7'
        '                  UNION ALL'
        '                  SELECT d.published, d.list FROM %1$I.daily_freq AS d'
        '                  WHERE d.published BETWEEN $1 AND $2'
        '                      AND (d.published < $6 OR d.published >= $7)'
        '                 ) AS l (day, list)'
        '            UNION ALL'
        '            SELECT date_trunc($3, p.published::timestamp),'
        '                   p.count, 0, 1, 0'
        '            FROM (SELECT a.published,'
        '                      @extschema@.node_count(@extschema@.article_text('
        '                          a.kicker, a.headline, a.subtitle, a.body),'
        '                          $5) AS count'
        '                  FROM %1$I.article AS a'
        '                  WHERE $8 AND a.published BETWEEN $1 AND $2'
        '                      AND a.words @@ phraseto_tsquery('
        '                          ''@extschema@.news'', $5)) AS p'
        '            WHERE p.count > 0) AS c'
        '     USING (period)'
        ' GROUP BY p.period ORDER BY p.period', corpus)
        USING first, last, unit,
            CASE unit WHEN 'quarter' THEN interval '3 months'
                      ELSE format('1 %s', unit)::interval END,
            word, months_from, months_until,
            cardinality(@extschema@.words(word)) > 1;
END;
$$;

COMMENT ON FUNCTION @extschema@.timeline(
    pg_catalog.text, pg_catalog.text, pg_catalog.text,
    pg_catalog.date, pg_catalog.date)
    IS 'how often a word was used in a corpus in each day, week, month, quarter or year, also in those without it; from the daily lists, and, if it is a phrase of several words, from the articles that have it; per_million is per million words, NULL where there are none';

CREATE FUNCTION @extschema@.words_between(
    corpus pg_catalog.text,
    since pg_catalog.date DEFAULT NULL,
    until pg_catalog.date DEFAULT NULL,
    paper pg_catalog.text DEFAULT NULL
) RETURNS @extschema@.freqlist
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    first CONSTANT date := coalesce(since, '-infinity');
    last CONSTANT date := coalesce(until, 'infinity');
    result @extschema@.freqlist;
BEGIN
    PERFORM @extschema@.require_daily_freq(corpus);
    EXECUTE format(
        'SELECT @extschema@.freqlist(p.list) FROM ('
        'SELECT y.list FROM %1$I.yearly_freq AS y'
        ' WHERE y.year >= $6 AND y.year < $7'
        ' AND ($3 IS NULL OR y.paper = $3)'
        ' UNION ALL '
        'SELECT m.list FROM %1$I.monthly_freq AS m'
        ' WHERE m.month >= $4 AND m.month < $5'
        ' AND (m.month < $6 OR m.month >= $7)'
        ' AND ($3 IS NULL OR m.paper = $3)'
        ' UNION ALL '
        'SELECT d.list FROM %1$I.daily_freq AS d'
        ' WHERE d.published BETWEEN $1 AND $2'
        ' AND (d.published < $4 OR d.published >= $5)'
        ' AND ($3 IS NULL OR d.paper = $3)) AS p (list)', corpus)
        INTO result
        USING first, last, paper, @extschema@.unit_from('month', first),
            @extschema@.unit_until('month', last),
            @extschema@.unit_from('year', first),
            @extschema@.unit_until('year', last);
    RETURN result;
END;
$$;

COMMENT ON FUNCTION @extschema@.words_between(
    pg_catalog.text, pg_catalog.date, pg_catalog.date, pg_catalog.text)
    IS 'words of a corpus from a day to a day, both included, of all papers or of one; from the daily, monthly and yearly lists';
