-- Reading: lines of a page get roles, and articles come out.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
CREATE TEMP TABLE sample AS SELECT :'page' AS page;
\pset null NULL
SET datestyle = 'ISO';

-- The articles of the sample page.
SELECT position, kind, kicker, headline, subtitle, column_name
FROM sample, zhnews.read_page(page, '2022-07-06');
SELECT position, source_mark, agency, dateline, dateline_place, dateline_date,
    line_from, line_to
FROM sample, zhnews.read_page(page, '2022-07-06');
SELECT position, c.*
FROM sample, zhnews.read_page(page) a, unnest(credits) c;
SELECT position, jsonb_pretty(sections) AS sections
FROM sample, zhnews.read_page(page) WHERE sections IS NOT NULL;

-- Their bodies, whose paragraphs the columns of the page had cut.
SELECT position, length(replace(body, E'\n', '')) AS characters,
    array_length(string_to_array(body, E'\n'), 1) AS paragraphs,
    left(encode(sha256(body::bytea), 'hex'), 16) AS sha256
FROM sample, zhnews.read_page(page);

-- Every line that is not blank has a role, and is there verbatim.
SELECT role, count(*), string_agg(line::text, ' ' ORDER BY line) AS lines
FROM sample, zhnews.page_lines(page) GROUP BY role ORDER BY min(line);
SELECT string_agg(text, E'\n' ORDER BY line)
        = regexp_replace(trim(E'\n' FROM page), E'\n{2,}', E'\n', 'g') AS same
FROM sample, zhnews.page_lines(page) GROUP BY page;
SELECT string_agg(line::text, ' ' ORDER BY line) AS joined
FROM sample, zhnews.page_lines(page) WHERE joined;
SELECT bool_and(confidence BETWEEN 0 AND 1) AS confident,
    bool_and(join_score > 0.9) FILTER (WHERE joined) AS joins_are_clear,
    max(join_score) FILTER (WHERE NOT joined) < 0.1 AS others_too
FROM sample, zhnews.page_lines(page);

-- The same page with other line ends, widths and indents reads the same;
-- without its marks of headlines, nearly so.
CREATE TEMP TABLE variant AS
SELECT 'CRLF' AS name, replace(page, E'\n', E'\r\n') AS page FROM sample
UNION ALL
SELECT 'full width', translate(page, ',()?;:!', '，（）？；：！') FROM sample
UNION ALL
SELECT 'indent', regexp_replace(page, '^(?=[^\n#■])', '　　', 'gn') FROM sample
UNION ALL
SELECT 'no marks', replace(page, '## ', '') FROM sample;
SELECT name, count(*) AS lines,
    count(*) FILTER (WHERE v.role = l.role) >= 66 AS at_least_66,
    count(*) FILTER (WHERE v.role = l.role) = 68 AS all
FROM sample, variant, zhnews.page_lines(sample.page) l
    LEFT JOIN LATERAL zhnews.page_lines(variant.page) v USING (line)
GROUP BY name ORDER BY name;

-- Days of datelines: relative to the day of publication, or left open.
SELECT d AS said, (zhnews.read_page(
    E'## 市政府召开常务会议研究防汛工作\n\n本报讯 ' || d
    || ',市政府召开常务会议,研究部署全市防汛工作。会议强调,要压实责任。', p)).dateline_date
FROM (VALUES ('7月4日', date '2022-07-06'), ('７月４日晚', '2022-07-06'),
    ('七月四日上午', '2022-07-06'), ('12月31日', '2022-01-02'),
    ('昨天下午', '2022-07-01'), ('昨日', '2020-03-01'), ('今天', '2022-07-06'),
    ('5日', '2022-07-06'), ('30日', '2022-07-06'), ('近日', '2022-07-06'),
    ('2月29日', '2020-03-01'), ('2021年12月3日', NULL), ('7月4日', NULL),
    ('昨天', NULL), ('7月4日', 'infinity')) AS t (d, p);

-- Datelines of agencies.
SELECT (a).source_mark, (a).agency, (a).dateline_place, (a).dateline_date
FROM (VALUES ('新华社北京7月4日电 国务院总理主持召开会议,研究部署防汛抗旱工作。'),
    ('新华社北京7月4日电(记者王小明、李华)国务院召开会议,研究部署防汛抗旱工作。'),
    ('中新网杭州2月24日电 浙江省召开会议,研究部署全省防汛抗旱工作。')) AS t (lead),
    zhnews.read_page(E'## 国务院召开会议研究防汛工作\n\n' || lead, '2022-07-06') AS a;

-- Little, nothing, and what is no text.
SELECT count(*) FROM zhnews.read_page(NULL);
SELECT count(*) FROM zhnews.read_page('');
SELECT count(*) FROM zhnews.read_page(E' \n\t\r\n　\n');
SELECT count(*) FROM zhnews.page_lines(NULL);
SELECT count(*) FROM zhnews.page_lines(E'\n\n\n');
SELECT * FROM zhnews.read_page(E'\x01\x02\x03中\x04文\x05');
SELECT count(*) FROM zhnews.page_lines(repeat(E'\x7f', 1000));
SELECT count(*) FROM zhnews.read_page(repeat('中', 6 * 1024 * 1024));

-- One control character does not spoil a page.
SELECT headline, body FROM zhnews.read_page(
    E'## 市政府召开会议\n\n本报讯 7月4日,市政府\x02召开会议,研究部署全市防汛工作。');

-- Scripts.
SELECT t, zhnews.script(t) FROM (VALUES ('国务院召开会议'), ('國務院召開會議'),
    ('国务院國務院'), ('人民日'), ('abc'), ('')) AS v (t);
DROP TABLE sample, variant;

-- The name of a digest is that of all its items; a signed report is none.
SELECT position, column_name, headline FROM zhnews.read_page(E'国内快讯\n\n市图书馆新馆开放\n\n市图书馆新馆今天开放,首日接待读者两千人。\n\n全国铁路发送旅客创今年以来新高\n\n铁路部门昨天发送旅客一百万人次,创今年新高。\n\n我市启动防汛演练\n\n本报记者 李明亮\n\n本报讯 昨天,我市启动防汛演练,各部门参加。');
