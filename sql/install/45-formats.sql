-- Formats: JSON feeds, ninjs and Founder e-papers become articles.
--
-- Whatever the format, an article is an item: the columns of
-- zhnews.page_article and those that a feed knows besides.

CREATE TYPE @extschema@.item AS (
    external_id pg_catalog.text,
    paper pg_catalog.text,
    published pg_catalog.date,
    page_no pg_catalog.text,
    page_name pg_catalog.text,
    position pg_catalog.int4,
    kind pg_catalog.text,
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text,
    summary pg_catalog.text,
    note pg_catalog.text,
    column_name pg_catalog.text,
    source pg_catalog.text,
    original_title pg_catalog.text,
    source_mark pg_catalog.text,
    agency pg_catalog.text,
    dateline pg_catalog.text,
    dateline_place pg_catalog.text,
    dateline_date pg_catalog.date,
    body pg_catalog.text,
    caption pg_catalog.text,
    credits @extschema@.credit[],
    sections pg_catalog.jsonb,
    url pg_catalog.text,
    line_from pg_catalog.int4,
    line_to pg_catalog.int4,
    original pg_catalog.text
);

COMMENT ON TYPE @extschema@.item
    IS 'one article as read_json(), read_ninjs(), read_founder() and read_document() find it';
COMMENT ON COLUMN @extschema@.item.external_id
    IS 'identifier in the system that the article came from';
COMMENT ON COLUMN @extschema@.item.paper IS 'name of the newspaper';
COMMENT ON COLUMN @extschema@.item.published IS 'day of publication';
COMMENT ON COLUMN @extschema@.item.page_no
    IS 'page number as printed: 1, 02, A3 …';
COMMENT ON COLUMN @extschema@.item.page_name
    IS 'name of the page, such as 要闻';
COMMENT ON COLUMN @extschema@.item.position
    IS 'number of the article in its document, from 1';
COMMENT ON COLUMN @extschema@.item.kind IS 'news, photo or notice';
COMMENT ON COLUMN @extschema@.item.kicker
    IS 'line above the headline (引题)';
COMMENT ON COLUMN @extschema@.item.headline
    IS 'headline (主题); several lines are separated by a newline';
COMMENT ON COLUMN @extschema@.item.subtitle
    IS 'line below the headline (副题)';
COMMENT ON COLUMN @extschema@.item.summary IS 'abstract (提要)';
COMMENT ON COLUMN @extschema@.item.note IS 'note of the editor (编者按)';
COMMENT ON COLUMN @extschema@.item.column_name
    IS 'column or series that the article belongs to (栏目)';
COMMENT ON COLUMN @extschema@.item.source
    IS 'where the article was taken from';
COMMENT ON COLUMN @extschema@.item.original_title
    IS 'headline that it had there';
COMMENT ON COLUMN @extschema@.item.source_mark
    IS 'mark of origin that opens the body, such as 本报讯 or 新华社';
COMMENT ON COLUMN @extschema@.item.agency
    IS 'news agency or paper that the mark names';
COMMENT ON COLUMN @extschema@.item.dateline
    IS 'mark, place and date that open the body, as printed';
COMMENT ON COLUMN @extschema@.item.dateline_place
    IS 'place of the dateline';
COMMENT ON COLUMN @extschema@.item.dateline_date
    IS 'day of the dateline where it is exact; NULL for 近日 and the like';
COMMENT ON COLUMN @extschema@.item.body
    IS 'paragraphs, separated by a newline';
COMMENT ON COLUMN @extschema@.item.caption IS 'text under a picture';
COMMENT ON COLUMN @extschema@.item.credits
    IS 'people of the byline, in the order given';
COMMENT ON COLUMN @extschema@.item.sections
    IS 'labelled sections: [{"label", "first_paragraph", "last_paragraph"}], paragraphs counted from 0';
COMMENT ON COLUMN @extschema@.item.url IS 'address of the article';
COMMENT ON COLUMN @extschema@.item.line_from
    IS 'first line of the article in a page of text, from 1';
COMMENT ON COLUMN @extschema@.item.line_to
    IS 'last line of the article in a page of text';
COMMENT ON COLUMN @extschema@.item.original
    IS 'the article as the feed has it; NULL where the document is the original';

-- Text

CREATE FUNCTION @extschema@.html_text(html pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_html_text_sql';

COMMENT ON FUNCTION @extschema@.html_text(pg_catalog.text)
    IS 'text of an HTML document or of a part of one: paragraphs separated by a newline, entities replaced, tags, comments, scripts and style sheets left out';

CREATE FUNCTION @extschema@.paragraphs(text pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    spaces CONSTANT text := E' \t\u00a0\u3000\ufeff';
    line_ends CONSTANT text := E'\n\r\f\v\u0085\u2028\u2029';
    indent CONSTANT text := E'\u3000\u3000';
BEGIN
    RETURN nullif(btrim(
        regexp_replace(text,
                       format('[%1$s]*(?:[%2$s]|%3$s)[%1$s%2$s]*',
                              spaces, line_ends, indent),
                       E'\n', 'g'),
        spaces || E'\n'), '');
END;
$$;

COMMENT ON FUNCTION @extschema@.paragraphs(pg_catalog.text)
    IS 'text with one newline between paragraphs and no white space around them; two ideographic spaces begin a paragraph; NULL if nothing is left';

CREATE FUNCTION @extschema@.publication_day(text pg_catalog.text)
    RETURNS pg_catalog.date
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    parts text[];
BEGIN
    IF text ~ '^\s*$' THEN
        RETURN NULL;
    END IF;
    parts := coalesce(
        regexp_match(text, '^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)'),
        regexp_match(text, '^\s*(\d{4})(\d\d)(\d\d)(?:T|\s|\d{4}(?:\d\d)?\s*$|$)'));
    IF parts IS NOT NULL AND parts[2]::integer BETWEEN 1 AND 12
        AND parts[1]::integer > 0
        AND parts[3]::integer BETWEEN 1 AND extract(day FROM
            make_date(parts[1]::integer, parts[2]::integer, 1)
            + interval '1 month' - interval '1 day') THEN
        RETURN make_date(parts[1]::integer, parts[2]::integer,
                         parts[3]::integer);
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'invalid_datetime_format',
        MESSAGE = format('"%s" is not a day of publication', left(text, 100)),
        HINT = 'Write it like 2022-07-06, 20220706 or 2022年7月6日;'
               ' what follows the day, such as a time, is left out.';
END;
$$;

COMMENT ON FUNCTION @extschema@.publication_day(pg_catalog.text)
    IS 'day that a feed gives as 2022-07-06, 2022/7/6, 20220706 or 2022年7月6日, with or without a time; an error if it is none';

-- People and datelines

CREATE FUNCTION @extschema@.byline_credits(byline pg_catalog.text)
    RETURNS @extschema@.credit[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_byline_credits';

COMMENT ON FUNCTION @extschema@.byline_credits(pg_catalog.text)
    IS 'people of a byline by the rules of read_page(); empty if it does not read as one';

CREATE FUNCTION @extschema@.read_byline(byline pg_catalog.text)
    RETURNS @extschema@.credit[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    credits @extschema@.credit[] := @extschema@.byline_credits(byline);
    separators text := '[,，、;；|\n]+';
BEGIN
    IF cardinality(credits) > 0 OR byline ~ '^\s*$' THEN
        RETURN nullif(credits, '{}');
    END IF;

    -- What a feed gives as author is one, though it may not look like a
    -- name: 本刊编辑部.  Spaces divide Chinese names, but not others.
    IF byline ~ '[\u3400-\u9fff]' THEN
        separators := '[,，、;；|\s\u3000]+';
    END IF;
    RETURN ARRAY(
        SELECT (NULL, btrim(n.name, E' \t\u00a0\u3000'), NULL)::@extschema@.credit
        FROM regexp_split_to_table(byline, separators)
            WITH ORDINALITY AS n (name, number)
        WHERE n.name ~ '[^\s\u00a0\u3000]'
        ORDER BY n.number);
END;
$$;

COMMENT ON FUNCTION @extschema@.read_byline(pg_catalog.text)
    IS 'people that the author field of a feed names: those of a byline, or each part of a list';

CREATE FUNCTION @extschema@.body_head(
    body pg_catalog.text,
    published pg_catalog.date
) RETURNS @extschema@.page_article
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- A dateline is at the head of the first paragraph, a signature at the
    -- end of the last one.
    first_characters CONSTANT integer := 200;
    last_characters CONSTANT integer := 80;
    first_paragraph text := left(split_part(body, E'\n', 1), first_characters);
    last_paragraph text := right(split_part(body, E'\n', -1), last_characters);
    head @extschema@.page_article;
    signature @extschema@.credit[];
BEGIN
    SELECT a.* INTO head
    FROM @extschema@.read_page(first_paragraph, published) AS a
    LIMIT 1;
    IF last_paragraph ~ '[)）摄]\s*$' THEN
        SELECT a.credits INTO signature
        FROM @extschema@.read_page(last_paragraph, published) AS a
        LIMIT 1;
        head.credits := coalesce(head.credits, '{}')
            || ARRAY(SELECT c FROM unnest(signature) AS c
                     WHERE c <> ALL (coalesce(head.credits, '{}')));
    END IF;
    head.credits := nullif(head.credits, '{}');
    RETURN head;
END;
$$;

COMMENT ON FUNCTION @extschema@.body_head(pg_catalog.text, pg_catalog.date)
    IS 'what a body tells of itself: dateline with mark, agency, place and day at its head, and the people named there and in a signature at its end';

CREATE FUNCTION @extschema@.complete_item(item @extschema@.item)
    RETURNS @extschema@.item
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    head @extschema@.page_article;
BEGIN
    item.kind := coalesce(item.kind,
                          CASE WHEN item.body IS NULL
                                    AND item.caption IS NOT NULL
                               THEN 'photo' ELSE 'news' END);
    IF item.body IS NULL THEN
        RETURN item;
    END IF;
    head := @extschema@.body_head(item.body, item.published);
    item.source_mark := head.source_mark;
    item.agency := coalesce(item.agency, head.agency);
    item.dateline := head.dateline;
    item.dateline_place := coalesce(item.dateline_place, head.dateline_place);
    item.dateline_date := head.dateline_date;
    item.credits := coalesce(item.credits, head.credits);
    RETURN item;
END;
$$;

COMMENT ON FUNCTION @extschema@.complete_item(@extschema@.item)
    IS 'an item with the columns that can be read from its body';

CREATE FUNCTION @extschema@.named_credits(credits @extschema@.credit[])
    RETURNS @extschema@.credit[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- Nearly always there is nothing to do.
    FOR i IN 1 .. cardinality(credits) LOOP
        IF credits[i].name IS NULL THEN
            credits[i].name := concat(credits[i].organisation,
                                      credits[i].role);
        END IF;
    END LOOP;
    RETURN credits;
END;
$$;

COMMENT ON FUNCTION @extschema@.named_credits(@extschema@.credit[])
    IS 'credits in which who signs without a name, such as 本报评论员, has that as name';

CREATE FUNCTION @extschema@.complete_items(
    items @extschema@.item[],
    paper pg_catalog.text,
    published pg_catalog.date,
    page_no pg_catalog.text,
    url pg_catalog.text,
    external_id pg_catalog.text
) RETURNS @extschema@.item[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    FOR i IN 1 .. cardinality(items) LOOP
        items[i].paper := coalesce(items[i].paper, paper);
        items[i].published := coalesce(items[i].published, published);
        items[i].page_no := coalesce(items[i].page_no, page_no);
        items[i].url := coalesce(items[i].url, url);
        items[i].credits := @extschema@.named_credits(items[i].credits);
        items[i].original := NULL;
    END LOOP;
    IF cardinality(items) = 1 THEN
        items[1].external_id := coalesce(items[1].external_id, external_id);
    END IF;
    RETURN items;
END;
$$;

COMMENT ON FUNCTION @extschema@.complete_items(
    @extschema@.item[], pg_catalog.text, pg_catalog.date, pg_catalog.text,
    pg_catalog.text, pg_catalog.text)
    IS 'the items of a page with what is known of the page where they do not say it; the page is their original';

-- JSON feeds: which key is which column

CREATE TABLE @extschema@.json_mapping (
    mapping pg_catalog.text NOT NULL DEFAULT 'json',
    level pg_catalog.text NOT NULL DEFAULT 'article',
    key pg_catalog.text NOT NULL,
    field pg_catalog.text NOT NULL,
    rank pg_catalog.int4 NOT NULL DEFAULT 0,
    shipped pg_catalog.bool NOT NULL DEFAULT false,
    CONSTRAINT json_mapping_pkey PRIMARY KEY (mapping, level, key, field),
    CONSTRAINT json_mapping_mapping CHECK (
        mapping OPERATOR(pg_catalog.~) '\S'
        AND mapping OPERATOR(pg_catalog.<>)
            ALL (ARRAY['text', 'ninjs', 'founder'])),
    CONSTRAINT json_mapping_field CHECK (CASE level
        WHEN 'issue' THEN field OPERATOR(pg_catalog.=) ANY (ARRAY[
            'paper', 'published', 'pages', 'articles'])
        WHEN 'page' THEN field OPERATOR(pg_catalog.=) ANY (ARRAY[
            'paper', 'published', 'page_no', 'page_name', 'url', 'articles'])
        WHEN 'article' THEN field OPERATOR(pg_catalog.=) ANY (ARRAY[
            'external_id', 'paper', 'published', 'page_no', 'page_name',
            'kind', 'kicker', 'headline', 'subtitle', 'summary', 'note',
            'column_name', 'source', 'original_title', 'agency',
            'dateline_place', 'byline', 'body', 'body_html', 'caption',
            'url', 'original'])
        ELSE false END)
);

COMMENT ON TABLE @extschema@.json_mapping
    IS 'which key of a JSON feed is which column; give the mapping of a feed of yours a name of its own';
COMMENT ON COLUMN @extschema@.json_mapping.mapping
    IS 'name of the mapping, as given to read_json() and in page.format';
COMMENT ON COLUMN @extschema@.json_mapping.level
    IS 'issue, page or article: what the object is that has the key';
COMMENT ON COLUMN @extschema@.json_mapping.key
    IS 'the key; a.b is key b of the object under key a';
COMMENT ON COLUMN @extschema@.json_mapping.field
    IS 'column of zhnews.item; or byline (people), body_html (HTML); pages and articles: the list of these';
COMMENT ON COLUMN @extschema@.json_mapping.rank
    IS 'where several keys have the same field, the lowest one that is not empty counts';
COMMENT ON COLUMN @extschema@.json_mapping.shipped
    IS 'whether the row came with the extension; such rows are not dumped';
COMMENT ON CONSTRAINT json_mapping_pkey ON @extschema@.json_mapping
    IS 'a key gives a field once';
COMMENT ON CONSTRAINT json_mapping_mapping ON @extschema@.json_mapping
    IS 'names of other formats are no names of mappings';
COMMENT ON CONSTRAINT json_mapping_field ON @extschema@.json_mapping
    IS 'the fields that each level has';

SELECT pg_catalog.pg_extension_config_dump('@extschema@.json_mapping',
                                           'WHERE NOT shipped');

GRANT SELECT ON @extschema@.json_mapping TO PUBLIC;

INSERT INTO @extschema@.json_mapping
    (mapping, level, field, key, rank, shipped)
SELECT 'json', m.level, m.field, k.key, k.rank, true
FROM (VALUES
    ('issue', 'paper', 'paper newspaper source name 报纸'),
    ('issue', 'published', 'published date pub_date publish_date 日期'),
    ('issue', 'pages', 'pages 版面'),
    ('issue', 'articles', 'articles items news 文章'),
    ('page', 'page_no', 'page_no page pageNo number no 版次'),
    ('page', 'page_name', 'page_name pageName name 版名'),
    ('page', 'url', 'url page_url pageUrl'),
    ('page', 'articles', 'articles items news 文章'),
    ('article', 'external_id',
     'external_id id article_id articleId guid uri _id'),
    ('article', 'paper', 'paper newspaper 报纸'),
    ('article', 'published',
     'published date pub_date pubDate publish_date publishDate published_at'
     ' publish_time publishTime pubtime datetime time 日期 发布时间'),
    ('article', 'page_no', 'page_no page pageNo 版次'),
    ('article', 'page_name', 'page_name pageName 版名'),
    ('article', 'kicker', 'kicker introtitle intro_title 引题 肩题'),
    ('article', 'headline', 'headline title 标题'),
    ('article', 'subtitle', 'subtitle sub_title subTitle 副题 副标题'),
    ('article', 'summary', 'summary abstract description digest 提要 摘要'),
    ('article', 'note', 'editor_note 编者按'),
    ('article', 'column_name', 'column column_name 栏目'),
    ('article', 'source', 'source 来源'),
    ('article', 'original_title', 'original_title 原标题'),
    ('article', 'byline', 'byline author authors reporter by 作者 记者'),
    ('article', 'body', 'body content text 正文 内容'),
    ('article', 'body_html', 'body_html content_html html'),
    ('article', 'caption', 'caption 图片说明'),
    ('article', 'url', 'url link 链接'),
    ('article', 'original', 'original')) AS m (level, field, keys),
    pg_catalog.string_to_table(m.keys, ' ') WITH ORDINALITY AS k (key, rank);

-- JSON feeds: reading

CREATE FUNCTION @extschema@.json_string(value pg_catalog.jsonb)
    RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE pg_catalog.jsonb_typeof(value)
        WHEN 'string' THEN value OPERATOR(pg_catalog.#>>) '{}'
        WHEN 'number' THEN value OPERATOR(pg_catalog.#>>) '{}'
        WHEN 'object' THEN COALESCE(value OPERATOR(pg_catalog.->>) 'name',
                                    value OPERATOR(pg_catalog.->>) 'value')
        WHEN 'array' THEN (
            SELECT pg_catalog.string_agg(
                CASE pg_catalog.jsonb_typeof(e.value)
                    WHEN 'object'
                    THEN COALESCE(e.value OPERATOR(pg_catalog.->>) 'name',
                                  e.value OPERATOR(pg_catalog.->>) 'value')
                    ELSE e.value OPERATOR(pg_catalog.#>>) '{}' END,
                E'\n' ORDER BY e.number)
            FROM pg_catalog.jsonb_array_elements(value)
                WITH ORDINALITY AS e (value, number))
        END;
END;

COMMENT ON FUNCTION @extschema@.json_string(pg_catalog.jsonb)
    IS 'text of a JSON value: a string or number; the name or value of an object; the elements of an array, a line each';

CREATE FUNCTION @extschema@.json_at(
    object pg_catalog.jsonb,
    key pg_catalog.text
) RETURNS pg_catalog.jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT COALESCE(
        object OPERATOR(pg_catalog.->) key,
        CASE WHEN pg_catalog.strpos(key, '.') OPERATOR(pg_catalog.>) 0
             THEN object OPERATOR(pg_catalog.#>)
                  pg_catalog.string_to_array(key, '.') END);
END;

COMMENT ON FUNCTION @extschema@.json_at(pg_catalog.jsonb, pg_catalog.text)
    IS 'value of a key of an object; a.b is a key, or key b of the object under key a';

CREATE FUNCTION @extschema@.json_fields(
    object pg_catalog.jsonb,
    mapping pg_catalog.text,
    level pg_catalog.text
) RETURNS pg_catalog.jsonb
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        WITH found AS (
            SELECT t.field, t.rank, t.key, e.value
            FROM jsonb_each(object) AS e
            JOIN @extschema@.json_mapping AS t
                ON t.mapping = $2 AND t.level = $3 AND t.key = e.key
                AND t.field NOT IN ('pages', 'articles')
            UNION ALL
            SELECT t.field, t.rank, t.key,
                   object #> string_to_array(t.key, '.')
            FROM @extschema@.json_mapping AS t
            WHERE t.mapping = $2 AND t.level = $3
                AND t.field NOT IN ('pages', 'articles')
                AND strpos(t.key, '.') > 0
        ), text AS MATERIALIZED (
            SELECT m.field, m.rank, m.key,
                   CASE jsonb_typeof(m.value)
                       WHEN 'string' THEN m.value #>> '{}'
                       ELSE @extschema@.json_string(m.value) END AS text
            FROM found AS m
        )
        SELECT coalesce(jsonb_object_agg(f.field, f.text), '{}')
        FROM (SELECT DISTINCT ON (t.field) t.field, t.text
              FROM text AS t
              WHERE t.text ~ '\S'
              ORDER BY t.field, t.rank, t.key COLLATE "C") AS f);
END;
$$;

COMMENT ON FUNCTION @extschema@.json_fields(
    pg_catalog.jsonb, pg_catalog.text, pg_catalog.text)
    IS 'the fields that a mapping finds in an object, each with its text';

CREATE FUNCTION @extschema@.json_list(
    object pg_catalog.jsonb,
    mapping pg_catalog.text,
    level pg_catalog.text,
    field pg_catalog.text
) RETURNS pg_catalog.jsonb
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT @extschema@.json_at(object, m.key)
    FROM @extschema@.json_mapping AS m
    WHERE m.mapping = $2 AND m.level = $3 AND m.field = $4
        AND jsonb_typeof(@extschema@.json_at(object, m.key)) = 'array'
    ORDER BY m.rank, m.key COLLATE "C"
    LIMIT 1;
END;

COMMENT ON FUNCTION @extschema@.json_list(
    pg_catalog.jsonb, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'the list of pages or articles that a mapping finds in an object; NULL if there is none';

CREATE FUNCTION @extschema@.json_articles(
    doc pg_catalog.jsonb,
    mapping pg_catalog.text,
    OUT context pg_catalog.jsonb,
    OUT article pg_catalog.jsonb
) RETURNS SETOF pg_catalog.record
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    top jsonb;
    page jsonb;
    pages jsonb;
    articles jsonb;
    issue jsonb;
BEGIN
    FOR top IN SELECT e.value
               FROM jsonb_array_elements(
                   CASE WHEN jsonb_typeof(doc) = 'array'
                        THEN doc ELSE jsonb_build_array(doc) END) AS e
               WHERE jsonb_typeof(e.value) = 'object' LOOP
        pages := @extschema@.json_list(top, mapping, 'issue', 'pages');
        articles := @extschema@.json_list(top, mapping, 'issue', 'articles');
        IF pages IS NULL AND articles IS NULL THEN
            context := '{}';
            article := top;
            RETURN NEXT;
            CONTINUE;
        END IF;
        issue := @extschema@.json_fields(top, mapping, 'issue');
        FOR page IN SELECT e.value FROM jsonb_array_elements(pages) AS e
                    WHERE jsonb_typeof(e.value) = 'object' LOOP
            RETURN QUERY
                SELECT issue || @extschema@.json_fields(page, mapping, 'page'),
                       e.value
                FROM jsonb_array_elements(@extschema@.json_list(
                    page, mapping, 'page', 'articles')) AS e
                WHERE jsonb_typeof(e.value) = 'object';
        END LOOP;
        RETURN QUERY
            SELECT issue, e.value FROM jsonb_array_elements(articles) AS e
            WHERE jsonb_typeof(e.value) = 'object';
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.json_articles(
    pg_catalog.jsonb, pg_catalog.text)
    IS 'the articles of a document, and for each what its issue and page say: one article, a list, an issue with pages or articles, or a list of issues';

CREATE FUNCTION @extschema@.require_mapping(mapping pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM @extschema@.json_mapping AS m
                   WHERE m.mapping = require_mapping.mapping) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('mapping "%s" does not exist', mapping),
            HINT = format('Mappings are: %s. Insert the keys of yours into'
                          ' zhnews.json_mapping.',
                          (SELECT string_agg(DISTINCT m.mapping, ', ')
                           FROM @extschema@.json_mapping AS m));
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.require_mapping(pg_catalog.text)
    IS 'raises an error unless json_mapping has a mapping of this name';

CREATE FUNCTION @extschema@.read_json(
    doc pg_catalog.jsonb,
    mapping pg_catalog.text DEFAULT 'json',
    published pg_catalog.date DEFAULT NULL
) RETURNS SETOF @extschema@.item
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    item @extschema@.item;
    part record;
    f jsonb;
    places integer := 0;
BEGIN
    PERFORM @extschema@.require_mapping(mapping);
    FOR part IN SELECT a.context, a.article
                FROM @extschema@.json_articles(doc, mapping) AS a LOOP
        f := part.context
            || @extschema@.json_fields(part.article, mapping, 'article');
        item := NULL;
        item.external_id := btrim(f ->> 'external_id');
        item.paper := btrim(f ->> 'paper');
        item.published := coalesce(
            @extschema@.publication_day(f ->> 'published'), published);
        item.page_no := btrim(f ->> 'page_no');
        item.page_name := btrim(f ->> 'page_name');
        item.kind := btrim(f ->> 'kind');
        item.kicker := @extschema@.paragraphs(f ->> 'kicker');
        item.headline := @extschema@.paragraphs(f ->> 'headline');
        item.subtitle := @extschema@.paragraphs(f ->> 'subtitle');
        item.summary := @extschema@.paragraphs(f ->> 'summary');
        item.note := @extschema@.paragraphs(f ->> 'note');
        item.column_name := btrim(f ->> 'column_name');
        item.source := btrim(f ->> 'source');
        item.original_title := btrim(f ->> 'original_title');
        item.agency := btrim(f ->> 'agency');
        item.dateline_place := btrim(f ->> 'dateline_place');
        item.body := coalesce(
            @extschema@.paragraphs(f ->> 'body'),
            @extschema@.paragraphs(@extschema@.html_text(f ->> 'body_html')));
        item.caption := @extschema@.paragraphs(f ->> 'caption');
        item.credits := @extschema@.read_byline(f ->> 'byline');
        item.url := btrim(f ->> 'url');
        item.original := coalesce(f ->> 'original', part.article::text);
        IF item.headline IS NULL AND item.body IS NULL
            AND item.caption IS NULL THEN
            CONTINUE;
        END IF;
        places := places + 1;
        item.position := places;
        RETURN NEXT @extschema@.complete_item(item);
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.read_json(
    pg_catalog.jsonb, pg_catalog.text, pg_catalog.date)
    IS 'articles of a JSON feed by the keys in json_mapping: one article, a list of them, or issues with pages or articles; what has neither headline nor text is left out; published is the day of those that have none';

-- ninjs

CREATE FUNCTION @extschema@.ninjs_text(
    list pg_catalog.jsonb,
    roles pg_catalog.text[]
) RETURNS pg_catalog.text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found record;
BEGIN
    SELECT e ->> 'value' AS value,
           coalesce(e ->> 'contentType', '') ~ 'html' AS is_html
    INTO found
    FROM jsonb_path_query(list, '$[*]') WITH ORDINALITY AS t (e, number)
    WHERE coalesce(e ->> 'role', '') = ANY (roles)
        AND coalesce(e ->> 'contentType', 'text/plain')
            ~ '^(text/(plain|html)|application/xhtml)'
    ORDER BY array_position(roles, coalesce(e ->> 'role', '')),
             coalesce(e ->> 'contentType', '') ~ 'html', number
    LIMIT 1;
    RETURN @extschema@.paragraphs(
        CASE WHEN found.is_html THEN @extschema@.html_text(found.value)
             ELSE found.value END);
END;
$$;

COMMENT ON FUNCTION @extschema@.ninjs_text(
    pg_catalog.jsonb, pg_catalog.text[])
    IS 'text of the first of these roles in a list of ninjs (headlines, bodies, descriptions), plain text before HTML; an entry without a role has the role ""';

CREATE FUNCTION @extschema@.ninjs_names(
    list pg_catalog.jsonb,
    rels pg_catalog.text[]
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT string_agg(t.e ->> 'name', '、' ORDER BY t.number)
    FROM jsonb_path_query(list, '$[*]') WITH ORDINALITY AS t (e, number)
    WHERE coalesce(t.e ->> 'rel', '') = ANY (rels);
END;

COMMENT ON FUNCTION @extschema@.ninjs_names(
    pg_catalog.jsonb, pg_catalog.text[])
    IS 'names in a list of ninjs with one of these relations; an entry without a relation has the relation ""';

CREATE FUNCTION @extschema@.read_ninjs(
    doc pg_catalog.jsonb,
    published pg_catalog.date DEFAULT NULL
) RETURNS SETOF @extschema@.item
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 1
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    item @extschema@.item;
    news jsonb;
    places integer := 0;
BEGIN
    FOR news IN SELECT jsonb_array_elements(
            CASE WHEN jsonb_typeof(doc) = 'array'
                 THEN doc ELSE jsonb_build_array(doc) END) LOOP
        IF jsonb_typeof(news) <> 'object' OR news ->> 'uri' IS NULL THEN
            RAISE EXCEPTION USING
                ERRCODE = 'invalid_parameter_value',
                MESSAGE = 'ninjs item has no "uri"',
                HINT = 'It is the one property that ninjs requires;'
                       ' other JSON is read by zhnews.read_json().';
        END IF;
        item := NULL;
        item.external_id := coalesce(
            jsonb_path_query_first(news,
                '$.altIds[*] ? (@.role == "external_id").value') #>> '{}',
            news ->> 'uri');
        item.paper := @extschema@.ninjs_names(
            news -> 'infoSources', '{publisher}');
        item.agency := @extschema@.ninjs_names(
            news -> 'infoSources', '{agency}');
        item.source := @extschema@.ninjs_names(
            news -> 'infoSources', '{source,""}');
        item.column_name := @extschema@.ninjs_names(
            news -> 'subjects', '{column}');
        item.published := coalesce(
            @extschema@.publication_day(
                coalesce(news ->> 'versionCreated', news ->> 'firstCreated',
                         news ->> 'contentCreated')),
            published);
        item.headline := @extschema@.ninjs_text(news -> 'headlines',
            '{main,headline,"",title,text}');
        item.kicker := @extschema@.ninjs_text(news -> 'headlines',
            '{kicker,introtitle,overline,eyebrow}');
        item.subtitle := @extschema@.ninjs_text(news -> 'headlines',
            '{subtitle,sub,subheadline,subhead}');
        item.summary := @extschema@.ninjs_text(news -> 'descriptions',
            '{summary,abstract,"",text,short,medium}');
        item.note := @extschema@.ninjs_text(news -> 'descriptions', '{note}');
        item.caption := @extschema@.ninjs_text(news -> 'descriptions',
            '{caption}');
        item.body := coalesce(
            @extschema@.ninjs_text(news -> 'bodies',
                '{main,text,body,"",plain,full}'),
            @extschema@.ninjs_text(news -> 'bodies',
                ARRAY(SELECT b ->> 'role'
                      FROM jsonb_path_query(news, '$.bodies[*]') AS b
                      WHERE b ->> 'role' IS NOT NULL)));
        item.credits := @extschema@.read_byline(news ->> 'by');
        item.dateline_place := news ->> 'located';
        item.url := jsonb_path_query_first(news,
            '$.renditions[*] ? (@.name == "web").href') #>> '{}';
        IF news ->> 'type' = 'picture' THEN
            item.kind := 'photo';
            item.caption := coalesce(item.caption, item.summary);
        END IF;
        item.original := news::text;
        IF item.headline IS NULL AND item.body IS NULL
            AND item.caption IS NULL THEN
            CONTINUE;
        END IF;
        places := places + 1;
        item.position := places;
        RETURN NEXT @extschema@.complete_item(item);
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.read_ninjs(pg_catalog.jsonb, pg_catalog.date)
    IS 'article of a ninjs item (IPTC News in JSON, version 3), or articles of a list of them; what has neither headline nor text is left out; published is the day of those that have none';

CREATE FUNCTION @extschema@.ninjs_entries(
    name pg_catalog.text,
    roles pg_catalog.text[],
    "values" pg_catalog.text[],
    value pg_catalog.text DEFAULT 'value'
) RETURNS pg_catalog.jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT jsonb_agg(jsonb_build_object(name, u.role, value, u.text)
                     ORDER BY u.number)
    FROM ROWS FROM (unnest(roles), unnest("values"))
        WITH ORDINALITY AS u (role, text, number)
    WHERE u.text IS NOT NULL;
END;

COMMENT ON FUNCTION @extschema@.ninjs_entries(
    pg_catalog.text, pg_catalog.text[], pg_catalog.text[], pg_catalog.text)
    IS 'list of ninjs with an entry for each value that is not NULL: name of its role property, roles, values, name of its value property';

CREATE FUNCTION @extschema@.to_ninjs(
    article anyelement,
    byline pg_catalog.text DEFAULT NULL
) RETURNS pg_catalog.jsonb
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    a jsonb := jsonb_strip_nulls(to_jsonb(article));
    id text := a ->> 'external_id';
    is_uri boolean := coalesce(id ~ '^[A-Za-z][A-Za-z0-9+.-]*:\S+$', false);
BEGIN
    IF article IS NULL THEN
        RETURN NULL;
    END IF;
    IF NOT a ?| '{headline,body,caption}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = 'article has neither headline nor body nor caption',
            HINT = 'Give a row of table article of a corpus, or of'
                   ' zhnews.read_page(), read_json() or the like.';
    END IF;
    byline := coalesce(byline, (
        SELECT string_agg(concat_ws(' ', c ->> 'role', c ->> 'name'), ' '
                          ORDER BY number)
        FROM jsonb_path_query(a, '$.credits[*]')
            WITH ORDINALITY AS t (c, number)));
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'uri', CASE WHEN is_uri THEN id
                    ELSE 'urn:zhnews:sha256:' || encode(sha256(convert_to(
                        concat_ws(E'\n', a ->> 'paper', a ->> 'published',
                                  id, a ->> 'headline', a ->> 'body',
                                  a ->> 'caption'), 'UTF8')), 'hex') END,
        'standard', jsonb_build_object(
            'name', 'ninjs', 'version', '3.1',
            'schema', 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json'),
        'type', CASE WHEN a ->> 'kind' = 'photo'
                     THEN 'picture' ELSE 'text' END,
        'altIds', CASE WHEN NOT is_uri
            THEN @extschema@.ninjs_entries('role', '{external_id}',
                                           ARRAY[id]) END,
        'versionCreated', (a ->> 'published') || 'T00:00:00Z',
        'language', CASE @extschema@.script(concat(a ->> 'headline',
                                                   a ->> 'body'))
            WHEN 'Hans' THEN 'zh-Hans' WHEN 'Hant' THEN 'zh-Hant'
            ELSE 'zh' END,
        'by', byline,
        'located', a ->> 'dateline_place',
        'headlines', @extschema@.ninjs_entries(
            'role', '{kicker,main,subtitle}',
            ARRAY[a ->> 'kicker', a ->> 'headline', a ->> 'subtitle']),
        'descriptions', @extschema@.ninjs_entries(
            'role', '{summary,note,caption}',
            ARRAY[a ->> 'summary', a ->> 'note', a ->> 'caption']),
        'bodies', CASE WHEN a ? 'body'
            THEN jsonb_build_array(jsonb_build_object(
                'role', 'main', 'contentType', 'text/plain',
                'charCount', char_length(replace(a ->> 'body', E'\n', '')),
                'value', a ->> 'body')) END,
        'infoSources', @extschema@.ninjs_entries(
            'rel', '{publisher,agency,source}',
            ARRAY[a ->> 'paper', a ->> 'agency', a ->> 'source'], 'name'),
        'subjects', @extschema@.ninjs_entries(
            'rel', '{column}', ARRAY[a ->> 'column_name'], 'name'),
        'renditions', @extschema@.ninjs_entries(
            'name', '{web}', ARRAY[a ->> 'url'], 'href')));
END;
$$;

COMMENT ON FUNCTION @extschema@.to_ninjs(anyelement, pg_catalog.text)
    IS 'an article as a ninjs 3.1 item; article is a row of table article, of zhnews.item or of zhnews.page_article; byline names the people of the first, who are in table credit';

-- Founder e-papers

CREATE FUNCTION @extschema@.founder_parts(
    html pg_catalog.text,
    OUT id pg_catalog.text,
    OUT date pg_catalog.text,
    OUT author pg_catalog.text,
    OUT kicker pg_catalog.text,
    OUT headline pg_catalog.text,
    OUT subtitle pg_catalog.text,
    OUT page pg_catalog.text,
    OUT body pg_catalog.text
) RETURNS pg_catalog.record
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_founder_parts';

COMMENT ON FUNCTION @extschema@.founder_parts(pg_catalog.text)
    IS 'parts of an article page of a Founder e-paper as text, as its tags and its properties give them';

CREATE FUNCTION @extschema@.read_founder(
    html pg_catalog.text,
    published pg_catalog.date DEFAULT NULL
) RETURNS SETOF @extschema@.item
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 1
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    item @extschema@.item;
    part record;
    number text[];
BEGIN
    SELECT p.* INTO part FROM @extschema@.founder_parts(html) AS p;
    item.external_id := part.id;
    item.published := coalesce(@extschema@.publication_day(part.date),
                               published);
    -- 第01版：要闻, A01 要闻, 要闻
    number := coalesce(
        regexp_match(part.page, '^第?\s*([A-Za-z]?\d{1,3})\s*版\s*[:：]?\s*(.*)$'),
        regexp_match(part.page, '^([A-Za-z]?\d{1,3})\s*[:：\s]\s*(.*)$'));
    item.page_no := number[1];
    item.page_name := CASE WHEN number IS NULL THEN part.page
                           ELSE nullif(number[2], '') END;
    item.kicker := part.kicker;
    item.headline := part.headline;
    item.subtitle := part.subtitle;
    item.body := @extschema@.paragraphs(part.body);
    item.credits := @extschema@.read_byline(part.author);
    item.position := 1;
    IF item.headline IS NOT NULL OR item.body IS NOT NULL THEN
        RETURN NEXT @extschema@.complete_item(item);
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.read_founder(
    pg_catalog.text, pg_catalog.date)
    IS 'article of an HTML page of a Founder (方正) e-paper; published is its day if it has none';

-- Any format

CREATE FUNCTION @extschema@.read_text(
    page pg_catalog.text,
    published pg_catalog.date DEFAULT NULL
) RETURNS SETOF @extschema@.item
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
    SELECT NULL::pg_catalog.text, NULL::pg_catalog.text,
           NULL::pg_catalog.date, NULL::pg_catalog.text,
           NULL::pg_catalog.text, a.position, a.kind,
           a.kicker, a.headline, a.subtitle, a.summary, a.note,
           a.column_name, a.source, a.original_title,
           a.source_mark, a.agency, a.dateline, a.dateline_place,
           a.dateline_date, a.body, a.caption, a.credits, a.sections,
           NULL::pg_catalog.text, a.line_from, a.line_to,
           NULL::pg_catalog.text
    FROM @extschema@.read_page(page, published) AS a;
END;

COMMENT ON FUNCTION @extschema@.read_text(pg_catalog.text, pg_catalog.date)
    IS 'articles of a page of text as items; the same as read_page()';

CREATE FUNCTION @extschema@.json_document(body pg_catalog.text)
    RETURNS pg_catalog.jsonb
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    state text;
    message text;
    detail text;
BEGIN
    RETURN body::jsonb;
EXCEPTION
    WHEN data_exception THEN
        GET STACKED DIAGNOSTICS
            state = RETURNED_SQLSTATE,
            message = MESSAGE_TEXT,
            detail = PG_EXCEPTION_DETAIL;
        RAISE EXCEPTION USING
            ERRCODE = state,
            MESSAGE = concat_ws(': ', 'document is not JSON', message,
                                nullif(detail, '')),
            HINT = 'Load each JSON document as one row, as it is in the'
                   ' file, without \u0000.';
END;
$$;

COMMENT ON FUNCTION @extschema@.json_document(pg_catalog.text)
    IS 'a JSON document; an error that says what is wrong with it';

CREATE FUNCTION @extschema@.require_format(format pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF format IN ('text', 'founder', 'ninjs')
        OR EXISTS (SELECT FROM @extschema@.json_mapping AS m
                   WHERE m.mapping = format) THEN
        RETURN;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'invalid_parameter_value',
        MESSAGE = format('page format "%s" is not known', format),
        HINT = format('Formats are: text, founder, ninjs, and the'
                      ' mappings of zhnews.json_mapping: %s.',
                      (SELECT string_agg(DISTINCT m.mapping, ', ')
                       FROM @extschema@.json_mapping AS m));
END;
$$;

COMMENT ON FUNCTION @extschema@.require_format(pg_catalog.text)
    IS 'raises an error unless there is a format of this name';

CREATE FUNCTION @extschema@.read_document(
    body pg_catalog.text,
    published pg_catalog.date DEFAULT NULL,
    format pg_catalog.text DEFAULT 'text'
) RETURNS SETOF @extschema@.item
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_format(format);
    IF format = 'text' THEN
        RETURN QUERY SELECT * FROM @extschema@.read_text(body, published);
    ELSIF format = 'founder' THEN
        RETURN QUERY SELECT * FROM @extschema@.read_founder(body, published);
    ELSIF format = 'ninjs' THEN
        RETURN QUERY SELECT * FROM @extschema@.read_ninjs(
                         @extschema@.json_document(body), published);
    ELSE
        RETURN QUERY SELECT * FROM @extschema@.read_json(
                         @extschema@.json_document(body), format, published);
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.read_document(
    pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'articles of a document in any format: text, founder, ninjs, or the name of a mapping for JSON';
