-- Formats: JSON feeds, ninjs and Founder e-papers become articles.
--
-- Whatever the format, an article is a zhnews.item.

-- Text

CREATE FUNCTION @extschema@.html_text(html pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_html_text_sql';

COMMENT ON FUNCTION @extschema@.html_text(pg_catalog.text)
    IS 'text of an HTML document or of a part of one: paragraphs separated by a newline, entities replaced, tags, comments, scripts and style sheets left out';

CREATE FUNCTION @extschema@.paragraphs(text pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10
    AS 'MODULE_PATHNAME', 'zhn_paragraphs_sql';

COMMENT ON FUNCTION @extschema@.paragraphs(pg_catalog.text)
    IS 'text with one newline between paragraphs and no white space around them; two ideographic spaces begin a paragraph; NULL if nothing is left';

CREATE FUNCTION @extschema@.publication_day(text pg_catalog.text)
    RETURNS pg_catalog.date
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_publication_day';

COMMENT ON FUNCTION @extschema@.publication_day(pg_catalog.text)
    IS 'day that a feed gives as 2022-07-06, 2022/7/6, 20220706 or 2022年7月6日, with or without a time; an error if it is none';

-- People and datelines

CREATE FUNCTION @extschema@.read_byline(byline pg_catalog.text)
    RETURNS @extschema@.credit[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_read_byline_sql';

COMMENT ON FUNCTION @extschema@.read_byline(pg_catalog.text)
    IS 'people that the author field of a feed names: those of a byline, or each part of a list';

CREATE FUNCTION @extschema@.complete_item(item @extschema@.item)
    RETURNS @extschema@.item
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_complete_item';

COMMENT ON FUNCTION @extschema@.complete_item(@extschema@.item)
    IS 'an item with the columns that can be read from its body: dateline with mark, agency, place and day at its head, and the people named there and in a signature at its end';

CREATE FUNCTION @extschema@.named_credits(credits @extschema@.credit[])
    RETURNS @extschema@.credit[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10
    AS 'MODULE_PATHNAME', 'zhn_named_credits';

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
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 10
    AS 'MODULE_PATHNAME', 'zhn_complete_items';

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

CREATE FUNCTION @extschema@.read_json(
    doc pg_catalog.jsonb,
    mapping pg_catalog.text DEFAULT 'json',
    published pg_catalog.date DEFAULT NULL
) RETURNS SETOF @extschema@.item
    LANGUAGE c STABLE PARALLEL SAFE COST 1000 ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_read_json';

COMMENT ON FUNCTION @extschema@.read_json(
    pg_catalog.jsonb, pg_catalog.text, pg_catalog.date)
    IS 'articles of a JSON feed by the keys in json_mapping: one article, a list of them, or issues with pages or articles; what has neither headline nor text is left out; published is the day of those that have none';

CREATE FUNCTION @extschema@.json_items(
    body pg_catalog.text,
    mapping pg_catalog.text,
    published pg_catalog.date
) RETURNS @extschema@.item[]
    LANGUAGE c STABLE PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_json_items';

COMMENT ON FUNCTION @extschema@.json_items(
    pg_catalog.text, pg_catalog.text, pg_catalog.date)
    IS 'part of loading: what read_json() returns of a document, but for the originals; NULL if there is no such mapping';

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
    IS 'an article as a ninjs 3.1 item; article is a row of table article or of zhnews.item; byline names the people of the first, who are in table credit';

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

CREATE FUNCTION @extschema@.json_document(body pg_catalog.text)
    RETURNS pg_catalog.jsonb
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
    AS 'MODULE_PATHNAME', 'zhn_json_document';

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
        RETURN QUERY SELECT * FROM @extschema@.read_page(body, published);
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
