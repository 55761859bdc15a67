-- Reading: a page of text becomes articles.

CREATE TYPE @extschema@.credit AS (
    role pg_catalog.text,
    name pg_catalog.text,
    organisation pg_catalog.text
);

COMMENT ON TYPE @extschema@.credit
    IS 'one person of a byline or photo credit';
COMMENT ON COLUMN @extschema@.credit.role
    IS 'what the person did, as printed: 记者, 通讯员, 摄影 …';
COMMENT ON COLUMN @extschema@.credit.name
    IS 'name of the person';
COMMENT ON COLUMN @extschema@.credit.organisation
    IS 'what the person belongs to, where the byline says so';

-- An article as a reader finds it.  Every reader gives these columns, and
-- table article of a corpus has them, in this order: to add a column, add it
-- here.

CREATE TYPE @extschema@.item AS (
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
    external_id pg_catalog.text,
    line_from pg_catalog.int4,
    line_to pg_catalog.int4,
    original pg_catalog.text
);

COMMENT ON TYPE @extschema@.item
    IS 'one article as read_page(), read_json(), read_ninjs(), read_founder() and read_document() find it';
COMMENT ON COLUMN @extschema@.item.paper
    IS 'name of the newspaper';
COMMENT ON COLUMN @extschema@.item.published
    IS 'day of publication';
COMMENT ON COLUMN @extschema@.item.page_no
    IS 'page number as printed: 1, 02, A3 …';
COMMENT ON COLUMN @extschema@.item.page_name
    IS 'name of the page, such as 要闻';
COMMENT ON COLUMN @extschema@.item.position
    IS 'number of the article on its page or in its document, from 1';
COMMENT ON COLUMN @extschema@.item.kind
    IS 'news, photo or notice';
COMMENT ON COLUMN @extschema@.item.kicker
    IS 'line above the headline (引题)';
COMMENT ON COLUMN @extschema@.item.headline
    IS 'headline (主题); several lines are separated by a newline';
COMMENT ON COLUMN @extschema@.item.subtitle
    IS 'line below the headline (副题)';
COMMENT ON COLUMN @extschema@.item.summary
    IS 'abstract set before the body (提要)';
COMMENT ON COLUMN @extschema@.item.note
    IS 'note of the editor (编者按)';
COMMENT ON COLUMN @extschema@.item.column_name
    IS 'column or series that the article belongs to (栏目)';
COMMENT ON COLUMN @extschema@.item.source
    IS 'where the article was taken from, as a line 来源 says';
COMMENT ON COLUMN @extschema@.item.original_title
    IS 'headline that it had there, as a line 原标题 says';
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
    IS 'paragraphs, separated by a newline; paragraphs that a column cut are joined';
COMMENT ON COLUMN @extschema@.item.caption
    IS 'text under a picture';
COMMENT ON COLUMN @extschema@.item.credits
    IS 'people of the byline, in the order printed';
COMMENT ON COLUMN @extschema@.item.sections
    IS 'labelled sections: [{"label", "first_paragraph", "last_paragraph"}], paragraphs counted from 0';
COMMENT ON COLUMN @extschema@.item.url
    IS 'address of the article, or of its page';
COMMENT ON COLUMN @extschema@.item.external_id
    IS 'identifier in the system that the article came from';
COMMENT ON COLUMN @extschema@.item.line_from
    IS 'first line of the article in a page of text, from 1';
COMMENT ON COLUMN @extschema@.item.line_to
    IS 'last line of the article in a page of text';
COMMENT ON COLUMN @extschema@.item.original
    IS 'the article as it came, verbatim; NULL where the page or document is the original';

CREATE FUNCTION @extschema@.read_page(
    page pg_catalog.text,
    published pg_catalog.date DEFAULT NULL
) RETURNS SETOF @extschema@.item
    LANGUAGE c IMMUTABLE PARALLEL SAFE ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_read_page_sql';

COMMENT ON FUNCTION @extschema@.read_page(pg_catalog.text, pg_catalog.date)
    IS 'articles of a page of text; published is the day that 昨天 and 7月4日 are counted from';

CREATE TYPE @extschema@.page_line AS (
    line pg_catalog.int4,
    role pg_catalog.text,
    article pg_catalog.int4,
    confidence pg_catalog.float4,
    joined pg_catalog.bool,
    join_score pg_catalog.float4,
    text pg_catalog.text
);

COMMENT ON TYPE @extschema@.page_line
    IS 'one line of a page as page_lines() finds it';
COMMENT ON COLUMN @extschema@.page_line.line
    IS 'number of the line in the page, from 1; blank lines count';
COMMENT ON COLUMN @extschema@.page_line.role
    IS 'what the line was read as: headline, byline, body …';
COMMENT ON COLUMN @extschema@.page_line.article
    IS 'position of its article on the page; NULL for a line outside all articles';
COMMENT ON COLUMN @extschema@.page_line.confidence
    IS 'how sure the role is, 0 to 1';
COMMENT ON COLUMN @extschema@.page_line.joined
    IS 'whether the line continues the paragraph of the line before it';
COMMENT ON COLUMN @extschema@.page_line.join_score
    IS 'how much punctuation and wording speak for that, 0 to 1';
COMMENT ON COLUMN @extschema@.page_line.text IS 'the line, verbatim';

CREATE FUNCTION @extschema@.page_lines(page pg_catalog.text)
    RETURNS SETOF @extschema@.page_line
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 100
    AS 'MODULE_PATHNAME', 'zhn_page_lines';

COMMENT ON FUNCTION @extschema@.page_lines(pg_catalog.text)
    IS 'every line of a page that is not blank: its number, its role, how sure that is, its article, whether it continues the paragraph before it, and how much punctuation and wording speak for that (0 to 1)';

CREATE FUNCTION @extschema@.read_text_page(
    page pg_catalog.text,
    published pg_catalog.date,
    OUT items @extschema@.item[],
    OUT lines @extschema@.page_line[]
) RETURNS pg_catalog.record
    LANGUAGE c IMMUTABLE PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_read_text_page';

COMMENT ON FUNCTION @extschema@.read_text_page(
    pg_catalog.text, pg_catalog.date)
    IS 'part of loading: what read_page() and page_lines() return, by one reading';

CREATE FUNCTION @extschema@.reader_version() RETURNS pg_catalog.int4
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_reader_version';

COMMENT ON FUNCTION @extschema@.reader_version()
    IS 'version of the rules of read_page(); grows when they would read some page differently';

CREATE FUNCTION @extschema@.script(text pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_script_sql';

COMMENT ON FUNCTION @extschema@.script(pg_catalog.text)
    IS 'script of a text by ISO 15924: Hans for simplified characters, Hant for traditional ones, Hani for both; NULL if no character tells';
