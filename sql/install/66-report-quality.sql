-- Reports: how far the data can be trusted, and how fresh they are.

CREATE FUNCTION @extschema@.create_quality_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    PERFORM @extschema@.create_day_report(corpus, 'problem', 'quality_day',
        'd.name AS problem, d.paper, d.published, d.articles');
    PERFORM @extschema@.describe_report(corpus, 'quality_day',
        'one row is a problem that articles of a newspaper have on a day (数据质量每日)',
        '{"problem": "no headline, no body, no author, or unsure names (问题)",
          "articles": "number of articles that have the problem (稿件数)"}');

    CREATE OR REPLACE VIEW uncertain_name WITH (security_invoker) AS
        SELECT m.article, m.position, a.paper, a.published, m.kind, m.name,
               m.title, m.evidence,
               m.confidence::numeric(3, 2) AS confidence
        FROM mention AS m
        JOIN article AS a ON a.id = m.article
        WHERE m.kind IN ('person', 'organisation', 'place')
            AND m.confidence < @extschema@.sure_confidence(m.kind)
            AND NOT EXISTS (
                SELECT FROM mention AS s
                WHERE s.article = m.article AND s.name = m.name
                    AND s.kind = m.kind
                    AND s.confidence >= @extschema@.sure_confidence(m.kind));
    PERFORM @extschema@.describe_report(corpus, 'uncertain_name',
        'one row is a mention of what may be a name; it is not counted in the views of people, organisations and places (存疑名称)',
        '{"position": "number of the mention in its article (序号)",
          "kind": "person, organisation or place (类别)",
          "name": "what may be a name (名称)",
          "evidence": "why it was taken for a name (依据)"}');

    CREATE OR REPLACE VIEW rejected_overview WITH (security_invoker) AS
        SELECT r.id AS rejected, r.paper, r.published, r.page_no, r.format,
               r.url, r.sqlstate, r.message, r.hint, r.rejected_at
        FROM rejected AS r
        WHERE NOT row_security_active('article'::regclass);
    PERFORM @extschema@.describe_report(corpus, 'rejected_overview',
        'one row is a page that could not be read, without its text (拒收版面); empty for a reader whom row-level security keeps from some articles',
        '{"rejected": "number of the rejected page (拒收编号)",
          "format": "format that it was said to have (格式)",
          "url": "where the page came from (网址)",
          "sqlstate": "SQLSTATE of the error (错误代码)",
          "message": "what is wrong with the page (错误)",
          "hint": "what can be done about it (建议)",
          "rejected_at": "time of the attempt to load (拒收时间)"}');

    CREATE OR REPLACE VIEW stale_article WITH (security_invoker) AS
        SELECT a.id AS article, a.paper, a.published,
               replace(a.headline, E'\n', ' ') AS headline,
               a.segmented_at
        FROM article AS a
        WHERE a.lexicon_version <> (SELECT @extschema@.lexicon_version())
            AND NOT EXISTS (
                SELECT FROM lexicon_check AS c
                WHERE c.lexicon_version = a.lexicon_version
                    AND c.checked_version
                        = (SELECT @extschema@.lexicon_version()));
    PERFORM @extschema@.describe_report(corpus, 'stale_article',
        'one row is an article that was segmented with another lexicon and not looked through since, so that words may be out of date (待更新稿件); zhnews.stale() tells which are, zhnews.refresh() makes them anew',
        '{"segmented_at": "time at which its words were made (切词时间)"}');

    CREATE OR REPLACE VIEW report_status WITH (security_invoker) AS
        SELECT r.refreshed_at, r.seconds, r.days,
               (SELECT count(DISTINCT c.published)::integer
                FROM daily_freq_change AS c) AS changed_days
        FROM (VALUES (true)) AS v (one)
        LEFT JOIN report_refresh AS r USING (one);
    PERFORM @extschema@.describe_report(corpus, 'report_status',
        'one row: how fresh the counts are (报表状态)',
        '{"refreshed_at": "time of the last refresh of words, key words and daily counts; NULL before the first (刷新时间)",
          "seconds": "how long it took, in seconds (耗时)",
          "days": "how many days were counted then (刷新天数)",
          "changed_days": "days whose articles changed since: daily counts of names, papers, authors and phrases count these when they are read; words and key words do not have the change yet (待刷新天数)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_quality_reports(pg_catalog.text)
    IS 'part of create_reports(): views of the quality and freshness of data';
