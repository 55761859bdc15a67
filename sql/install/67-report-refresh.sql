-- Reports: what is counted ahead.
--
-- Table report_day has the counts of each day.  A change of articles puts
-- their days into daily_freq_change (85-daily.sql), and the refresh counts
-- these days again, in one transaction, while readers go on.  A view of daily
-- counts has three parts: rows of report_day for days that have not changed;
-- days that have, counted when they are read; and, for a reader whom
-- row-level security keeps from some articles, all days counted when they are
-- read, from the articles that are left, and nothing of report_day.  So it is
-- right at any time and for everybody; the refresh only makes it fast.

-- One definition of these counts for the refresh and for the views, which
-- count the articles for which a condition holds.

CREATE FUNCTION @extschema@.day_count_query(
    kind pg_catalog.text,
    condition pg_catalog.text
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT format(CASE
        WHEN kind IN ('person', 'organisation', 'place') THEN
            'SELECT n.published, n.paper, %1$L AS kind, n.name,'
            ' NULL::text AS other,'
            ' count(*)::integer AS articles,'
            ' sum(n.mentions)::integer AS mentions,'
            ' NULL::bigint AS characters'
            ' FROM (SELECT a.published, a.paper, m.name, count(*) AS mentions'
            '  FROM article AS a JOIN mention AS m ON m.article = a.id'
            '  WHERE m.kind = %1$L AND a.published IS NOT NULL AND %2$s'
            '  GROUP BY a.id, a.published, a.paper, m.name'
            '  HAVING max(m.confidence) >= @extschema@.sure_confidence(%1$L)) AS n'
            ' GROUP BY n.published, n.paper, n.name'
        WHEN kind = 'pair' THEN
            'SELECT n.published, n.paper, %1$L AS kind, n.name, n.other,'
            ' count(*)::integer AS articles, NULL::integer AS mentions,'
            ' NULL::bigint AS characters'
            ' FROM (SELECT a.published, a.paper, m.name, o.name AS other'
            '  FROM article AS a JOIN mention AS m ON m.article = a.id'
            '  JOIN mention AS o ON o.article = a.id AND o.name <> m.name'
            '  WHERE m.kind = ''person'' AND o.kind = ''person'''
            '  AND a.published IS NOT NULL AND %2$s'
            '  GROUP BY a.id, a.published, a.paper, m.name, o.name'
            '  HAVING max(m.confidence) >= @extschema@.sure_confidence(''person'')'
            '  AND max(o.confidence) >= @extschema@.sure_confidence(''person'')) AS n'
            ' GROUP BY n.published, n.paper, n.name, n.other'
        WHEN kind = 'author' THEN
            'SELECT a.published, a.paper, %1$L AS kind, c.name,'
            ' NULL::text AS other,'
            ' count(*)::integer AS articles, NULL::integer AS mentions,'
            ' sum(a.length)::bigint AS characters'
            ' FROM article AS a JOIN credit AS c ON c.article = a.id'
            ' WHERE %2$s AND a.published IS NOT NULL AND NOT EXISTS ('
            'SELECT FROM credit AS d WHERE d.article = c.article'
            ' AND d.name = c.name AND d.position < c.position)'
            ' GROUP BY a.published, a.paper, c.name'
        WHEN kind = 'desk' THEN
            'SELECT a.published, a.paper, %1$L AS kind,'
            ' coalesce(a.page_name, a.column_name) AS name,'
            ' NULL::text AS other,'
            ' count(*)::integer AS articles, NULL::integer AS mentions,'
            ' sum(a.length)::bigint AS characters'
            ' FROM article AS a'
            ' WHERE %2$s AND coalesce(a.page_name, a.column_name) IS NOT NULL'
            ' AND a.published IS NOT NULL'
            ' GROUP BY a.published, a.paper,'
            ' coalesce(a.page_name, a.column_name)'
        WHEN kind = 'paper' THEN
            'SELECT a.published, a.paper, %1$L AS kind, ''''::text AS name,'
            ' NULL::text AS other,'
            ' count(*)::integer AS articles, NULL::integer AS mentions,'
            ' sum(a.length)::bigint AS characters'
            ' FROM article AS a WHERE a.published IS NOT NULL AND %2$s'
            ' GROUP BY a.published, a.paper'
        WHEN kind = 'problem' THEN
            'SELECT a.published, a.paper, %1$L AS kind, p.name,'
            ' NULL::text AS other,'
            ' count(*)::integer AS articles, NULL::integer AS mentions,'
            ' NULL::bigint AS characters'
            ' FROM article AS a CROSS JOIN LATERAL (VALUES'
            ' (''no headline'', a.headline IS NULL),'
            ' (''no body'', a.body IS NULL AND a.caption IS NULL),'
            ' (''no author'', NOT EXISTS (SELECT FROM credit AS c'
            '  WHERE c.article = a.id)),'
            ' (''unsure names'', EXISTS (SELECT FROM mention AS m'
            '  WHERE m.article = a.id'
            '  AND m.kind IN (''person'', ''organisation'', ''place'')'
            '  GROUP BY m.kind, m.name'
            '  HAVING max(m.confidence) < @extschema@.sure_confidence(m.kind))))'
            ' AS p (name, has)'
            ' WHERE p.has AND a.published IS NOT NULL AND %2$s'
            ' GROUP BY a.published, a.paper, p.name'
        END, kind, condition);
END;

COMMENT ON FUNCTION @extschema@.day_count_query(
    pg_catalog.text, pg_catalog.text)
    IS 'part of create_reports(): the query that counts a kind of things by day';

CREATE FUNCTION @extschema@.create_day_report(
    corpus pg_catalog.text,
    kind pg_catalog.text,
    view pg_catalog.text,
    columns pg_catalog.text
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    EXECUTE format(
        'CREATE OR REPLACE VIEW %1$I WITH (security_invoker) AS'
        ' SELECT %2$s FROM report_day AS d WHERE d.kind = %3$L'
        ' AND NOT row_security_active(''article''::regclass)'
        ' AND NOT EXISTS (SELECT FROM daily_freq_change AS c'
        '  WHERE c.published = d.published)'
        ' UNION ALL SELECT %2$s FROM (%4$s) AS d'
        ' WHERE NOT row_security_active(''article''::regclass)'
        ' UNION ALL SELECT %2$s FROM (%5$s) AS d'
        ' WHERE row_security_active(''article''::regclass)',
        view, columns, kind,
        @extschema@.day_count_query(kind,
            'a.published IN (SELECT c.published'
            ' FROM daily_freq_change AS c)'),
        @extschema@.day_count_query(kind, 'true'));
END;
$$;

COMMENT ON FUNCTION @extschema@.create_day_report(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'part of create_reports(): makes a view of counts by day';

-- Tables

CREATE FUNCTION @extschema@.create_report_tables(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    IF to_regclass('report_day') IS NOT NULL THEN
        RETURN;
    END IF;

    CREATE TABLE report_day (
        published date NOT NULL REFERENCES calendar,
        paper text,
        kind text NOT NULL,
        name text NOT NULL,
        other text,
        articles integer NOT NULL,
        mentions integer,
        characters bigint,
        UNIQUE NULLS NOT DISTINCT (kind, published, paper, name, other)
    );
    COMMENT ON TABLE report_day
        IS 'counts of each day, for views that end in _day; zhnews.refresh_reports() keeps them up';
    COMMENT ON COLUMN report_day.published IS 'day of publication';
    COMMENT ON COLUMN report_day.paper IS 'name of the newspaper';
    COMMENT ON COLUMN report_day.kind
        IS 'what is counted: paper, desk, author, person, organisation, place, pair or problem';
    COMMENT ON COLUMN report_day.name IS 'its name; empty for a paper';
    COMMENT ON COLUMN report_day.other IS 'the other person of a pair';
    COMMENT ON COLUMN report_day.articles IS 'number of articles';
    COMMENT ON COLUMN report_day.mentions
        IS 'how often a person, organisation or place is named';
    COMMENT ON COLUMN report_day.characters
        IS 'length of the articles of an author, desk or paper';
    CREATE INDEX report_day_name_index ON report_day (name, kind, published);
    CREATE INDEX report_day_paper_index ON report_day (paper, kind, published);

    CREATE TABLE report_keyword (
        week date NOT NULL REFERENCES calendar,
        paper text,
        rank integer NOT NULL,
        word text NOT NULL,
        count integer NOT NULL,
        articles integer NOT NULL,
        per_million numeric(9, 1) NOT NULL,
        before_count integer NOT NULL,
        before_per_million numeric(9, 1) NOT NULL,
        g2 numeric(12, 1) NOT NULL,
        log_ratio numeric(6, 2) NOT NULL,
        UNIQUE NULLS NOT DISTINCT (week, paper, rank)
    );
    COMMENT ON TABLE report_keyword
        IS 'key words of each week, for view keyword_week; zhnews.refresh_reports() keeps them up';
    COMMENT ON COLUMN report_keyword.week IS 'Monday of the week';
    COMMENT ON COLUMN report_keyword.paper IS 'name of the newspaper';
    COMMENT ON COLUMN report_keyword.rank IS 'rank in the week, from 1';
    COMMENT ON COLUMN report_keyword.word IS 'the word';
    COMMENT ON COLUMN report_keyword.count IS 'how often it occurs';
    COMMENT ON COLUMN report_keyword.articles
        IS 'number of articles that have it';
    COMMENT ON COLUMN report_keyword.per_million
        IS 'occurrences in a million words';
    COMMENT ON COLUMN report_keyword.before_count
        IS 'how often it occurs in the thirteen weeks before';
    COMMENT ON COLUMN report_keyword.before_per_million
        IS 'occurrences in a million words then';
    COMMENT ON COLUMN report_keyword.g2 IS 'log-likelihood';
    COMMENT ON COLUMN report_keyword.log_ratio
        IS 'binary logarithm of the ratio of the frequencies';
    CREATE INDEX report_keyword_paper_index ON report_keyword (paper, week);
    CREATE INDEX report_keyword_word_index ON report_keyword (word);

    CREATE TABLE report_refresh (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        refreshed_at timestamptz,
        seconds numeric(12, 3),
        days integer
    );
    COMMENT ON TABLE report_refresh
        IS 'the last refresh of the reports, for view report_status';
    COMMENT ON COLUMN report_refresh.one IS 'true: there is one row at most';
    COMMENT ON COLUMN report_refresh.refreshed_at IS 'time at which it began';
    COMMENT ON COLUMN report_refresh.seconds IS 'how long it took';
    COMMENT ON COLUMN report_refresh.days IS 'how many days it counted';

    PERFORM @extschema@.create_phrase_tables(corpus);

    -- Articles of a paper in order of time.
    CREATE INDEX article_paper_index ON article (paper, published);
    CREATE INDEX rejected_published_index ON rejected (published);
    CREATE INDEX rejected_paper_index ON rejected (paper);

    -- As for daily_freq.
    ALTER TABLE report_day ENABLE ROW LEVEL SECURITY;
    CREATE POLICY sees_all_articles ON report_day
        USING (NOT row_security_active('article'::regclass));
    ALTER TABLE report_keyword ENABLE ROW LEVEL SECURITY;
    CREATE POLICY sees_all_articles ON report_keyword
        USING (NOT row_security_active('article'::regclass));

    -- Daily lists that are there already have been counted without these.
    IF to_regclass('daily_freq_change') IS NOT NULL THEN
        INSERT INTO daily_freq_change SELECT DISTINCT published FROM article;
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.create_report_tables(pg_catalog.text)
    IS 'part of create_reports(): tables of what is counted ahead';

CREATE FUNCTION @extschema@.drop_report_tables(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    DROP TABLE report_phrase, report_refresh, report_keyword, report_day;
    DROP INDEX article_paper_index, rejected_published_index,
        rejected_paper_index;
    DROP TRIGGER phrase_count ON phrase;
    IF NOT EXISTS (SELECT FROM phrase) THEN
        DROP TABLE phrase;
    END IF;
    DROP TABLE calendar;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_report_tables(pg_catalog.text)
    IS 'part of drop_reports(): drops the tables of what is counted ahead';

CREATE FUNCTION @extschema@.truncate_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    IF to_regclass('report_day') IS NOT NULL THEN
        TRUNCATE report_day, report_keyword;
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.truncate_reports(pg_catalog.text)
    IS 'part of daily_freq_changed(): empties the reports of a corpus that has no articles any more';

-- Key words of weeks

CREATE FUNCTION @extschema@.refresh_keywords(
    corpus pg_catalog.text,
    weeks pg_catalog.date[]
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    weeks_before CONSTANT integer := 13;
    most CONSTANT integer := 50;
    min_count CONSTANT integer := 3;
    min_articles CONSTANT integer := 2;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- A change of a week is one of those that it is compared with, too.
    weeks := ARRAY(SELECT DISTINCT w + 7 * n
                   FROM unnest(weeks) AS w,
                        generate_series(0, weeks_before) AS n);
    DELETE FROM report_keyword AS k WHERE k.week = ANY (weeks);
    WITH list AS MATERIALIZED (
        SELECT c.week_start AS week, d.paper,
               @extschema@.freqlist(d.list) AS list
        FROM daily_freq AS d
        JOIN calendar AS c ON c.day = d.published
        WHERE d.published >= (SELECT min(w) FROM unnest(weeks) AS w)
                             - 7 * weeks_before
        GROUP BY c.week_start, d.paper
    ), compared AS MATERIALIZED (
        SELECT t.week, t.paper, t.list, (
                   SELECT @extschema@.freqlist(b.list) FROM list AS b
                   WHERE b.paper IS NOT DISTINCT FROM t.paper
                       AND b.week >= t.week - 7 * weeks_before
                       AND b.week < t.week) AS before
        FROM list AS t
        WHERE t.week = ANY (weeks)
    ), word AS (
        SELECT c.week, c.paper, k.*
        FROM compared AS c,
            @extschema@.keyness(
                @extschema@.without(c.list, @extschema@.stop_words()),
                @extschema@.without(c.before, @extschema@.stop_words()),
                min_count => min_count, top => 10 * most) AS k
        WHERE k.log_ratio >= 1 AND k.p < 0.001
            AND k.target_documents >= min_articles
            AND char_length(k.word) >= 2
    )
    INSERT INTO report_keyword (week, paper, rank, word, count, articles,
                                per_million, before_count,
                                before_per_million, g2, log_ratio)
    SELECT r.week, r.paper, r.rank, r.word, r.target_count,
           r.target_documents, r.target_per_million, r.reference_count,
           r.reference_per_million, r.g2, r.log_ratio
    FROM (SELECT w.*, row_number() OVER (
                     PARTITION BY w.week, w.paper
                     ORDER BY w.g2 DESC, w.word COLLATE "C") AS rank
          FROM word AS w
          -- Dates and amounts are no topics.
          WHERE NOT EXISTS (
              SELECT FROM @extschema@.segment(w.word) AS t
              WHERE t.kind IN ('date', 'number', 'quantity'))) AS r
    WHERE r.rank <= most;
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh_keywords(
    pg_catalog.text, pg_catalog.date[])
    IS 'part of refresh_reports(): finds the key words of weeks, given by their Mondays, and of the weeks after, from the daily lists';

-- The refresh

CREATE FUNCTION @extschema@.refresh_phrases(
    corpus pg_catalog.text,
    days pg_catalog.date[],
    undated pg_catalog.bool
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    DELETE FROM report_phrase AS r USING article AS a
    WHERE a.id = r.article
        AND (a.published = ANY (days) OR (undated AND a.published IS NULL));
    INSERT INTO report_phrase (phrase, article, occurrences)
    SELECT p.phrase, a.id, @extschema@.occurrences(t.text, p.phrase)
    FROM article AS a
    CROSS JOIN LATERAL (
        SELECT @extschema@.article_text(
            a.kicker, a.headline, a.subtitle,
            coalesce(a.body, a.caption))) AS t (text)
    JOIN phrase AS p ON strpos(t.text, p.phrase) > 0
    WHERE a.published = ANY (days) OR (undated AND a.published IS NULL);
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh_phrases(
    pg_catalog.text, pg_catalog.date[], pg_catalog.bool)
    IS 'part of refresh_reports(): looks for phrases in the articles of some days';

CREATE FUNCTION @extschema@.refresh_report_days(
    corpus pg_catalog.text,
    days pg_catalog.date[],
    undated pg_catalog.bool
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    -- Compiling takes seconds here, and tens of milliseconds is what it saves.
    SET jit = off
AS $$
#variable_conflict use_variable
DECLARE
    kinds CONSTANT text[] := '{paper,desk,author,person,organisation,place,pair,problem}';
    began CONSTANT timestamptz := clock_timestamp();
    of_calendar date[];
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    IF to_regclass('report_day') IS NULL THEN
        RETURN;
    END IF;

    IF cardinality(days) = 0 AND NOT undated THEN
        UPDATE report_refresh SET refreshed_at = began, days = 0, seconds = 0;
        RETURN;
    END IF;

    -- A day that no calendar has is in no report by day.
    PERFORM @extschema@.extend_calendar(corpus, days);
    of_calendar := ARRAY(SELECT c.day FROM calendar AS c
                         WHERE c.day = ANY (days));

    DELETE FROM report_day AS r
    WHERE r.kind = ANY (kinds) AND r.published = ANY (of_calendar);
    FOR i IN 1 .. cardinality(kinds) LOOP
        EXECUTE 'INSERT INTO report_day (published, paper, kind, name,'
                ' other, articles, mentions, characters) '
                || @extschema@.day_count_query(
                    kinds[i], 'a.published = ANY ($1)') USING of_calendar;
    END LOOP;
    PERFORM @extschema@.refresh_keywords(corpus, ARRAY(
        SELECT DISTINCT c.week_start FROM calendar AS c
        WHERE c.day = ANY (of_calendar)));
    PERFORM @extschema@.refresh_phrases(corpus, days, undated);

    INSERT INTO report_refresh AS r (refreshed_at, days, seconds)
    VALUES (began, cardinality(days) + undated::integer,
            extract(epoch FROM clock_timestamp() - began))
    ON CONFLICT (one) DO UPDATE
        SET refreshed_at = excluded.refreshed_at, days = excluded.days,
            seconds = excluded.seconds;
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh_report_days(
    pg_catalog.text, pg_catalog.date[], pg_catalog.bool)
    IS 'part of refresh_daily_freq(): counts days again for the reports';

CREATE FUNCTION @extschema@.refresh_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.refresh_reprints(corpus);
    PERFORM @extschema@.refresh_codes(corpus);
    RETURN @extschema@.refresh_daily_freq(corpus);
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh_reports(pg_catalog.text)
    IS 'counts those days of a corpus again whose articles changed: words, key words, names, papers, authors, phrases; and looks for reprints and codes new articles; readers are not kept waiting; returns how many days that were; to be called from a job, and after a load';
