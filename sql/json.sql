-- JSON feeds: flat items, lists and issues, by a mapping of keys to columns.
\pset null NULL
\pset format unaligned
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
\x

-- A flat item by the mapping that comes with the extension.
SELECT * FROM zhnews.read_json('{
    "id": 4711, "date": "2022-07-06 08:30:00", "source": "平湖发布", "page": 2,
    "title": "优待证首发仪式举行", "subtitle": "市领导出席", "引题": "传承红色基因",
    "author": "记者 汤娟娟 通讯员 陈杰", "url": "http://example.org/1.htm",
    "content": "　　本报讯 昨天下午,我市举行优待证首发仪式。\r\n\r\n　　会上,代表发言。　　随后,领导讲话。", "tags": ["a"]}');
\x

-- Other names of the same keys; numbers and lists for strings; HTML; what the
-- body says of itself.
SELECT position, headline, published, credits, body, dateline, agency, dateline_place AS place, dateline_date AS day
FROM zhnews.read_json('[
    {"标题": "一", "日期": "2022年7月6日 星期三", "作者": ["张三", "李四"], "正文": ["第一段。", "第二段。"]},
    {"headline": ["二", "第二行"], "pubDate": "20220706", "author": {"name": "本刊编辑部"}, "body_html": "<p>新华社北京7月5日电(记者 王小明)第一段&mdash;&mdash;内容在这里,说明了经过。</p><p>第二段</p>"},
    {"title": "三", "publish_time": "2022/7/6 12:00", "author": "", "text": "第一段说明了事情经过。\n第二段也说明了事情的经过。(记者 王小明)"},
    {"title": "四", "datetime": "2022-07-06T08:00:00+08:00", "author": "Karl Melander, Anna Berg", "content": null},
    {"caption": "图片说明"},
    {"title": "  ", "content": "\n　　\n"}, {}, 7, null]') ORDER BY position;

-- What a broadcaster puts around a report is not its text.
SELECT headline, source_mark, agency, dateline_date AS day, credits, body
FROM zhnews.read_json('[
    {"title": "一", "date": "2022-07-06", "content": "央视网消息（新闻联播）：今天，第一段说明了事情的经过。\n第二段也是。\n(视频编辑：李明亮 文字编辑：王志强)"},
    {"title": "二", "content": "央视网消息（新闻联播）：\n第一条\n第一条消息说明了事情的经过。（责任编辑：李明亮）"},
    {"title": "三", "date": "2022-07-06", "content": "中国网络电视台消息(新闻联播)：明天出版的报纸将发表社论。"}]') ORDER BY position;

-- An issue, its pages, their articles; or articles without pages.
SELECT position, paper, published, page_no AS no, page_name AS name, external_id AS id, headline, credits, url, body
FROM zhnews.read_json('{"source": "海南日报", "date": "2024-05-01", "page_count": 2, "pages": [
    {"page": "001", "page_name": "头版", "page_url": "http://example.org/node_1.htm", "pdf_url": "x", "articles": [
        {"seq": 1, "title": "甲", "url": "http://example.org/1", "author": "李艳玫 刘梦晓", "content": "正文甲。"},
        {"seq": 2, "title": "乙", "author": null, "content": "正文乙。", "date": "2024-05-02"}]},
    {"page": "002", "page_name": "要闻", "articles": []},
    {"page": "003", "articles": [{"title": "丙", "content": "正文丙。"}, "丁"]}, 4]}');
SELECT position, paper, published, page_no, external_id, headline
FROM zhnews.read_json('[{"paper": "日报", "published": "2024-05-01", "articles": [{"id": "a", "title": "甲"}, {"id": "b", "title": "乙"}]},
    {"paper": "晚报", "items": [{"id": "c", "title": "丙"}]}]');
SELECT count(*) FROM zhnews.read_json('{"pages": []}');
SELECT original FROM zhnews.read_json('{"items": [{"title": "原文", "x": [1, {"y": "z"}]}]}');

-- A mapping of one's own: nested keys, keys with dots, ranks.
INSERT INTO zhnews.json_mapping (mapping, level, key, field, rank) VALUES
    ('rmrb', 'issue', 'data.list', 'articles', 0), ('rmrb', 'issue', 'data.day', 'published', 0),
    ('rmrb', 'article', 'meta.title', 'headline', 2), ('rmrb', 'article', 'meta.long.title', 'headline', 1),
    ('rmrb', 'article', 'a.b', 'body', 0), ('rmrb', 'article', 'zuozhe', 'byline', 0);
SELECT published, headline, body, credits FROM zhnews.read_json('{"data": {"day": "1946-05-15", "list": [
    {"meta": {"title": "短", "long": {"title": "长标题"}}, "a.b": "带点的键"},
    {"meta": {"title": "短", "long": {"title": ""}}, "a": {"b": "嵌套的键"}, "zuozhe": "王小明", "title": "无关"}]}}', 'rmrb');
-- Keys may be added to the mapping that is there.
INSERT INTO zhnews.json_mapping (key, field) VALUES ('biaoti', 'headline');
SELECT headline FROM zhnews.read_json('{"biaoti": "加上的键", "title": "原有的键"}');
DELETE FROM zhnews.json_mapping WHERE NOT shipped;

-- What cannot be read says why.
\set VERBOSITY default
SELECT * FROM zhnews.read_json('{}', 'none');
SELECT * FROM zhnews.read_json('{"title": "甲", "date": "2022-02-30"}');
SELECT * FROM zhnews.read_json('{"title": "甲", "date": "昨天"}');
INSERT INTO zhnews.json_mapping (mapping, key, field) VALUES ('ninjs', 'a', 'body');
INSERT INTO zhnews.json_mapping (key, field) VALUES ('a', 'nothing');
INSERT INTO zhnews.json_mapping (level, key, field) VALUES ('page', 'a', 'headline');
SELECT * FROM zhnews.read_json(NULL);

-- Days.
SELECT d AS text, zhnews.publication_day(d) AS day
FROM unnest('{2022-07-06,2022-7-6,2022/07/06,2022.7.6,20220706,202207060830,20220706083000,2022年07月06日,2022年 7 月 6 日,2024-02-29 10:00,"",NULL}'::text[]) d;
\set VERBOSITY terse
SELECT zhnews.publication_day('2023-02-29');
SELECT zhnews.publication_day('0000-01-01');
SELECT zhnews.publication_day('2022-07-061');
SELECT zhnews.publication_day('1657065600');
SELECT zhnews.publication_day('7月6日');

-- Bylines.
SELECT b AS byline, zhnews.read_byline(b) AS credits
FROM unnest('{记者 汤娟娟 陈杰,■记者 金睿敏 通讯员 王小明,"张三, 李四","王小明、李华",本刊编辑部,Karl Melander/TT,"  ",""}'::text[]) b;

-- Paragraphs.
SELECT replace(zhnews.paragraphs(t), E'\n', '|') AS paragraphs
FROM unnest(ARRAY[E'　　一\r\n\r\n　　二 \t\n三', '一　　二', '一　二', E' \n ', '', E'一\u2028二']) t;

-- JSON Lines: the csv form of COPY, with a quote and a delimiter that no text
-- has, takes each line as it is.
CREATE TEMP TABLE item (doc jsonb);
COPY item FROM STDIN (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02');
{"title": "“引号”与\"引号\"", "content": "第一段\n第二段\t制表\\反斜杠, 逗号", "date": "2022-07-06"}
{"title": "逃逸\u4e2d\u6587", "content": "a,b;c|d", "date": "2022-07-07"}
\.
SELECT r.published, r.headline, r.body FROM item, zhnews.read_json(doc) r ORDER BY published;
