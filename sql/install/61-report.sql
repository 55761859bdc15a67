-- Reports: views of a corpus for charts and tables.
--
-- Every view is a security_invoker one, so that the rights of the reader and
-- row-level security on article hold in it; each takes paper and day from
-- article.  What would take long to count is counted ahead: into daily_freq
-- and monthly_freq (85-daily.sql), and into tables report_*
-- (67-report-refresh.sql).

-- Comments: the columns that mean the same wherever they stand, and those of
-- a view of its own.

CREATE FUNCTION @extschema@.report_column_notes()
    RETURNS pg_catalog.jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT '{
        "article": "number of the article; joins article_overview.article (稿件编号)",
        "paper": "name of the newspaper (报纸)",
        "published": "day of publication; joins calendar.day (出版日期)",
        "page_no": "page number as printed (版次)",
        "page_name": "name of the page, such as 要闻 (版名)",
        "headline": "headline on one line (标题)",
        "articles": "number of articles (稿件数)",
        "characters": "length of these articles in characters (字数)",
        "mentions": "how often they are named (提及次数)",
        "person": "name of the person (人物)",
        "organisation": "name of the organisation (机构)",
        "place": "name of the place (地点)",
        "author": "name in the byline or photo credit (作者)",
        "title": "title as printed, where there is one (职务)",
        "word": "the word (词)",
        "count": "how often it occurs (词频)",
        "per_million": "occurrences in a million words (每百万词频次)",
        "stop_word": "whether it is in zhnews.stop_words(), as words are that say little by themselves (停用词)",
        "confidence": "how sure that is, 0 to 1 (置信度)",
        "phrase": "the phrase, as in table phrase (提法)"
    }'::pg_catalog.jsonb;
END;

COMMENT ON FUNCTION @extschema@.report_column_notes()
    IS 'part of create_reports(): comments of columns that views have in common';

CREATE FUNCTION @extschema@.describe_report(
    corpus pg_catalog.text,
    relation pg_catalog.text,
    note pg_catalog.text,
    columns pg_catalog.jsonb
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    notes CONSTANT jsonb := @extschema@.report_column_notes() || columns;
    attribute name;
BEGIN
    EXECUTE format('COMMENT ON %s %I.%I IS %L',
                   (SELECT CASE c.relkind WHEN 'v' THEN 'VIEW'
                                          ELSE 'TABLE' END
                    FROM pg_class AS c
                    WHERE c.oid = format('%I.%I', corpus, relation)::regclass),
                   corpus, relation, note);
    FOR attribute IN
        SELECT a.attname FROM pg_attribute AS a
        WHERE a.attrelid = format('%I.%I', corpus, relation)::regclass
            AND a.attnum > 0 AND NOT a.attisdropped
    LOOP
        EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L',
                       corpus, relation, attribute, notes ->> attribute);
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.describe_report(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.jsonb)
    IS 'part of create_reports(): comments on a view or table and on all its columns';

-- Making and dropping

CREATE FUNCTION @extschema@.create_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM @extschema@.create_calendar(corpus);
    PERFORM @extschema@.create_report_tables(corpus);
    IF to_regclass(format('%I.daily_freq', corpus)) IS NULL THEN
        PERFORM @extschema@.create_daily_freq(corpus);
    END IF;
    PERFORM @extschema@.create_article_reports(corpus);
    PERFORM @extschema@.create_name_reports(corpus);
    PERFORM @extschema@.create_word_reports(corpus);
    PERFORM @extschema@.create_phrase_reports(corpus);
    PERFORM @extschema@.create_speech_reports(corpus);
    PERFORM @extschema@.create_reprint_reports(corpus);
    PERFORM @extschema@.create_code_reports(corpus);
    PERFORM @extschema@.create_quality_reports(corpus);
    PERFORM @extschema@.refresh_reports(corpus);
END;
$$;

COMMENT ON FUNCTION @extschema@.create_reports(pg_catalog.text)
    IS 'makes the views of a corpus and the tables that they need, or makes them anew after an upgrade, and fills the tables';

CREATE FUNCTION @extschema@.report_views(corpus pg_catalog.text)
    RETURNS TABLE (name pg_catalog.text)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    -- Tables to read beside the views come first.
    SELECT r.name
    FROM pg_catalog.unnest(ARRAY[
        'calendar', 'phrase', 'article_overview', 'article_body',
        'article_mention', 'article_word', 'page_line', 'paper_day',
        'desk_day', 'author_article', 'author_day', 'person_article',
        'organisation_article', 'place_article', 'person_day',
        'organisation_day', 'place_day', 'person_pair', 'person_pair_day',
        'word_day',
        'word_month', 'word_frequency', 'keyword_week', 'phrase_article',
        'phrase_day', 'quotation_overview', 'quantity_overview',
        'reprint_article', 'reprint_group', 'code_article', 'code_day',
        'quality_day', 'uncertain_name', 'rejected_overview',
        'stale_article', 'report_status']) WITH ORDINALITY AS r (name, n)
    WHERE pg_catalog.to_regclass(pg_catalog.format(
        '%I.%I', report_views.corpus, r.name)) IS NOT NULL
    ORDER BY r.n;
END;

COMMENT ON FUNCTION @extschema@.report_views(pg_catalog.text)
    IS 'names of the views of a corpus that create_reports() makes, and of the tables that are read beside them';

CREATE FUNCTION @extschema@.drop_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    IF to_regclass(format('%I.report_day', corpus)) IS NULL THEN
        RETURN;
    END IF;
    PERFORM @extschema@.drop_report_schema(corpus);
    -- All at once, as some are made of others.
    EXECUTE (SELECT 'DROP VIEW '
                    || string_agg(format('%I.%I', corpus, r.name), ', ')
             FROM @extschema@.report_views(corpus) AS r
             JOIN pg_class AS c
                 ON c.oid = format('%I.%I', corpus, r.name)::regclass
             -- That one is of create_coding().
             WHERE c.relkind = 'v' AND r.name <> 'code_day');
    PERFORM @extschema@.drop_report_tables(corpus);
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_reports(pg_catalog.text)
    IS 'drops the views of a corpus that create_reports() made, and the tables that were filled for them; table phrase is kept if there is anything in it';
