-- Reports: articles that are reprints of one another, and topics of a codebook.

CREATE FUNCTION @extschema@.create_reprint_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW reprint_article WITH (security_invoker) AS
        SELECT r.story, r.article, a.paper, a.published, r.is_first,
               r.copied::numeric(4, 3) AS copied,
               r.kept::numeric(4, 3) AS kept,
               replace(a.headline, E'\n', ' ') AS headline, a.length
        FROM reprint AS r
        JOIN article AS a ON a.id = r.article;
    PERFORM @extschema@.describe_report(corpus, 'reprint_article',
        'one row is an article that was reprinted or is a reprint (转载稿件), as of the last refresh_reprints()',
        '{"story": "number of the article that was first; the same for all reprints of it; joins reprint_group.story (首发稿件编号)",
          "is_first": "whether it is the first publication (是否首发)",
          "copied": "share of the article that is in the first publication, 0 to 1 (转载比例)",
          "kept": "share of the first publication that is in the article, 0 to 1: less than 1 if it was cut (保留比例)",
          "length": "length of the article in characters (字数)"}');

    CREATE OR REPLACE VIEW reprint_group WITH (security_invoker) AS
        SELECT a.id AS story, replace(a.headline, E'\n', ' ') AS headline,
               a.paper, a.published, g.articles, g.papers, g.last_published
        FROM reprint AS f
        JOIN article AS a ON a.id = f.article
        CROSS JOIN LATERAL (
            SELECT count(*)::integer AS articles,
                   count(DISTINCT b.paper)::integer AS papers,
                   max(b.published) AS last_published
            FROM reprint AS r
            JOIN article AS b ON b.id = r.article
            WHERE r.story = f.article) AS g
        WHERE f.is_first;
    PERFORM @extschema@.describe_report(corpus, 'reprint_group',
        'one row is a story with all its reprints (转载组), as of the last refresh_reprints()',
        '{"story": "number of the article that was first (首发稿件编号)",
          "headline": "headline of the first publication (首发标题)",
          "paper": "newspaper of the first publication (首发报纸)",
          "published": "day of the first publication (首发日期)",
          "articles": "number of articles, the first one included (稿件数)",
          "papers": "number of newspapers (报纸数)",
          "last_published": "day of the last reprint (末次转载日期)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_reprint_reports(pg_catalog.text)
    IS 'part of create_reports(): views of reprints';

CREATE FUNCTION @extschema@.create_code_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW code_article WITH (security_invoker) AS
        SELECT c.codebook, c.category, a.id AS article, a.paper, a.published,
               count(*) FILTER (WHERE NOT c.negated)::integer AS hits,
               count(*) FILTER (WHERE c.negated)::integer AS negated,
               string_agg(DISTINCT c.surface, '、') AS evidence,
               replace(a.headline, E'\n', ' ') AS headline
        FROM code AS c
        JOIN article AS a ON a.id = c.article
        GROUP BY a.id, c.codebook, c.category;
    PERFORM @extschema@.describe_report(corpus, 'code_article',
        'one row is a category of a codebook that an article was coded for (稿件主题), as of the last refresh_reports()',
        '{"codebook": "name of the codebook (编码本)",
          "category": "category; broader/narrower where there are levels (类目)",
          "hits": "terms of the category in the article that are not negated (命中次数)",
          "negated": "terms that are negated (否定次数)",
          "evidence": "these terms as printed, separated by 、 (依据)"}');
    PERFORM @extschema@.describe_report(corpus, 'code_day',
        'one row is a category on a day in a paper, also where it has no article (主题每日), as of the last refresh_reports()',
        '{"codebook": "name of the codebook (编码本)",
          "category": "category; broader/narrower where there are levels (类目)",
          "articles": "articles with a term that is not negated (稿件数)",
          "hits": "terms that are not negated (命中次数)",
          "negated": "terms that are negated (否定次数)",
          "all_articles": "articles of the paper on that day that were coded (编码稿件数)",
          "share": "articles / all_articles, 0 to 1 (占比)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_code_reports(pg_catalog.text)
    IS 'part of create_reports(): views of topics';
