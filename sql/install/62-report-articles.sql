-- Reports: articles, papers, desks, authors.

CREATE FUNCTION @extschema@.create_article_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW article_overview WITH (security_invoker) AS
        SELECT a.id AS article, a.paper, a.published, a.page_no, a.position,
               a.kind, a.kicker,
               replace(a.headline, E'\n', ' ') AS headline,
               a.subtitle, a.column_name,
               (SELECT string_agg(c.name, '、' ORDER BY c.position)
                FROM credit AS c WHERE c.article = a.id) AS authors,
               a.dateline, a.dateline_date, a.length, a.page_name,
               a.dateline_place, a.agency, a.source, a.url, a.script,
               a.page
        FROM article AS a;
    PERFORM @extschema@.describe_report(corpus, 'article_overview',
        'one row is an article, without its text (稿件)',
        '{"article": "number of the article in this corpus (稿件编号)",
          "position": "number of the article on its page (版面位置)",
          "kind": "news, photo or notice (稿件类型)",
          "kicker": "line above the headline (引题)",
          "subtitle": "line below the headline (副题)",
          "column_name": "column or series (栏目)",
          "authors": "names of the byline, separated by 、 (作者)",
          "dateline": "mark, place and date that open the body (电头)",
          "dateline_date": "day of the dateline where it is exact (电头日期)",
          "length": "length of the body in characters, line ends not counted (字数)",
          "dateline_place": "place of the dateline (电头地点)",
          "agency": "news agency or paper that the dateline names (通讯社)",
          "source": "where the article was taken from (来源)",
          "url": "address of the article or of its page (网址)",
          "page": "number of the page; joins page_line.page (版面编号)",
          "script": "Hans for simplified characters, Hant for traditional ones, Hani for both (字体)"}');

    CREATE OR REPLACE VIEW article_body WITH (security_invoker) AS
        SELECT a.id AS article, a.paper, a.published, a.kicker, a.headline,
               a.subtitle, a.summary, a.note, a.body, a.caption
        FROM article AS a;
    PERFORM @extschema@.describe_report(corpus, 'article_body',
        'one row is the text of an article (正文)',
        '{"kicker": "line above the headline (引题)",
          "headline": "headline; several lines are separated by a newline (标题)",
          "subtitle": "line below the headline (副题)",
          "summary": "abstract set before the body (提要)",
          "note": "note of the editor (编者按)",
          "body": "paragraphs, separated by a newline (正文)",
          "caption": "text under a picture (图片说明)"}');

    -- Lines outside all articles are shown with a page of which the reader
    -- may see an article.
    CREATE OR REPLACE VIEW page_line WITH (security_invoker) AS
        SELECT p.page, l.number, p.paper, p.published, l.article, l.role,
               l.joined, l.text
        FROM (SELECT DISTINCT b.page, b.paper, b.published
              FROM article AS b WHERE b.page IS NOT NULL) AS p
        JOIN line AS l ON l.page = p.page
        LEFT JOIN article AS a ON a.id = l.article
        WHERE l.article IS NULL OR a.id IS NOT NULL;
    PERFORM @extschema@.describe_report(corpus, 'page_line',
        'one row is a line of a page, as printed, that is not blank (版面行)',
        '{"page": "number of the page in this corpus (版面编号)",
          "number": "number of the line in its page, from 1 (行号)",
          "article": "number of the article; NULL for a line outside all articles (稿件编号)",
          "role": "what the line was read as: headline, byline, body … (行类别)",
          "joined": "whether the line continues the paragraph of the line before it (是否接上行)",
          "text": "the line, verbatim (原文)"}');

    PERFORM @extschema@.create_day_report(corpus, 'paper',
        'paper_day', 'd.paper, d.published, d.articles, d.characters');
    PERFORM @extschema@.describe_report(corpus, 'paper_day',
        'one row is a newspaper and a day (报纸每日)', '{}');

    PERFORM @extschema@.create_day_report(corpus, 'desk', 'desk_day',
        'd.name AS desk, d.paper, d.published, d.articles, d.characters');
    PERFORM @extschema@.describe_report(corpus, 'desk_day',
        'one row is a desk of a newspaper and a day: a named page or, where pages have no names, a column (版面、栏目每日)',
        '{"desk": "name of the page or column (版面或栏目)"}');

    CREATE OR REPLACE VIEW author_article WITH (security_invoker) AS
        SELECT c.article, c.position, a.paper, a.published,
               c.name AS author, c.role, c.organisation,
               replace(a.headline, E'\n', ' ') AS headline, a.length
        FROM credit AS c
        JOIN article AS a ON a.id = c.article;
    PERFORM @extschema@.describe_report(corpus, 'author_article',
        'one row is a name in the byline or a photo credit of an article (署名)',
        '{"position": "place in the byline, from 1 (署名顺序)",
          "role": "as printed: 记者, 通讯员, 摄影 … (身份)",
          "organisation": "what the person belongs to, where the byline says so (单位)",
          "length": "length of the article in characters (字数)"}');

    PERFORM @extschema@.create_day_report(corpus, 'author', 'author_day',
        'd.name AS author, d.paper, d.published, d.articles, d.characters');
    PERFORM @extschema@.describe_report(corpus, 'author_day',
        'one row is an author and a day of publication in a paper (作者每日)',
        '{"articles": "number of articles that the author signed (署名稿件数)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_article_reports(pg_catalog.text)
    IS 'part of create_reports(): views of articles, papers, desks and authors';
