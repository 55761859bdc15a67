-- ninjs 3, IPTC's News in JSON, both ways.
\pset null NULL
\pset format unaligned
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
\x

-- An item by all that it says.
SELECT * FROM zhnews.read_ninjs('{
    "uri": "http://example.org/news/4711",
    "standard": {"name": "ninjs", "version": "3.1"},
    "type": "text", "pubStatus": "usable", "language": "zh-Hans",
    "versionCreated": "2022-07-06T08:00:00+08:00", "firstCreated": "2022-07-05T22:00:00+08:00",
    "by": "记者 王小明 通讯员 李华", "located": "平湖",
    "headlines": [
        {"role": "kicker", "value": "传承红色基因"},
        {"role": "main", "contentType": "text/html", "value": "优待证首发<br>仪式举行"},
        {"role": "subtitle", "value": "市领导出席"}],
    "descriptions": [{"role": "summary", "contentType": "text/plain", "value": "摘要"}],
    "bodies": [
        {"role": "nitf", "contentType": "application/xml", "value": "<nitf/>"},
        {"role": "html", "contentType": "text/html", "value": "<p>HTML</p>"},
        {"role": "main", "contentType": "text/html", "value": "<p>本报讯 昨天下午,仪式举行。</p><p>会上,&ldquo;代表&rdquo;发言。</p>"},
        {"role": "main", "contentType": "text/plain", "value": "本报讯 昨天下午,仪式举行。\n会上,“代表”发言。"}],
    "infoSources": [{"name": "平湖日报", "rel": "publisher"}, {"name": "新华社", "rel": "agency"}, {"name": "浙江新闻"}],
    "renditions": [{"name": "web", "href": "http://example.org/4711.htm"}]}');
\x

-- Parts without roles, only HTML, roles of others, a picture, a list.
SELECT position, kind, external_id, published, headline, body, caption
FROM zhnews.read_ninjs('[
    {"uri": "urn:1", "headlines": [{"value": "没有角色"}], "bodies": [{"value": "一\n二"}], "contentCreated": "2022-07-01"},
    {"uri": "urn:2", "headlines": [{"role": "main", "value": "只有HTML"}], "bodies": [{"role": "html5", "contentType": "text/html", "value": "<p>一<p>二"}]},
    {"uri": "urn:3", "bodies": [{"role": "story", "contentType": "text/plain", "value": "别的角色"}]},
    {"uri": "urn:4", "type": "picture", "headlines": [{"value": "图片"}], "descriptions": [{"value": "图片说明"}]},
    {"uri": "urn:5", "headlines": "不是列表", "bodies": {}, "infoSources": null},
    {"uri": "urn:6"}]') ORDER BY position;

-- There and back again.
CREATE TEMP TABLE story AS
SELECT i.* FROM zhnews.read_json('[
    {"id": "4711", "paper": "平湖日报", "date": "2022-07-06", "引题": "引题", "title": "标题\n第二行", "副题": "副题", "摘要": "摘要", "编者按": "编者的话",
     "栏目": "栏目", "source": "浙江新闻", "author": "记者 王小明 通讯员 李华", "url": "http://example.org/1", "content": "新华社北京7月5日电 第一段说明了事情的经过。\n第二段。"},
    {"id": "http://example.org/2", "title": "優待證發放", "content": "退役軍人優待證開始發放。"},
    {"title": "没有标识", "caption": "图片说明"}]') AS i;
SELECT jsonb_pretty(zhnews.to_ninjs(s)) FROM story s WHERE external_id = '4711';
SELECT n ->> 'uri' AS uri, n ->> 'language' AS language, n ->> 'type' AS type, n -> 'altIds' AS ids
FROM story s, zhnews.to_ninjs(s) AS n ORDER BY position;
SELECT s.position, key, s.value AS before, b.value AS after
FROM (SELECT t.position, e.key, e.value FROM story t, jsonb_each(to_jsonb(t)) e) s
    FULL JOIN (SELECT t.position, e.key, e.value
        FROM story t, zhnews.read_ninjs(zhnews.to_ninjs(t)) n, jsonb_each(to_jsonb(n) || jsonb_build_object('position', t.position)) e) b
    USING (position, key)
WHERE s.value IS DISTINCT FROM b.value AND key NOT IN ('original') ORDER BY 1, 2;

-- From a corpus, whose people are in a table of their own.
SELECT zhnews.create_corpus('pinghu') AS corpus;
INSERT INTO pinghu.page (paper, published, page_no, body)
    VALUES ('平湖', '2022-07-06', '1', E'## 优待证首发仪式举行\n\n■记者 汤娟娟 通讯员 陈杰\n\n本报讯 昨天下午,我市举行优待证首发仪式,市领导出席并讲话。');
SELECT zhnews.to_ninjs(a, (SELECT string_agg(concat_ws(' ', c.role, c.name), ' ' ORDER BY c.position) FROM pinghu.credit c WHERE c.article = a.id))
    - 'uri' AS ninjs
FROM pinghu.article a;
SELECT zhnews.to_ninjs(p) - 'uri' - 'standard' AS ninjs FROM zhnews.read_page(E'## 会议召开\n\n本报讯 昨天,会议召开,研究部署防汛工作。', '2022-07-06') p;
SELECT zhnews.drop_corpus('pinghu', force => true);

-- What is no ninjs says so.
SELECT * FROM zhnews.read_ninjs('{"title": "甲"}');
SELECT * FROM zhnews.read_ninjs('["甲"]');
SELECT zhnews.to_ninjs(row(1));
SELECT zhnews.to_ninjs(NULL::zhnews.item);
