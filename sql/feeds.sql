-- RSS, Atom, NITF and NewsML-G2: recipes with XMLTABLE, as README shows them.
-- What XMLTABLE finds goes through read_json(), which knows the columns by
-- their names, and load_item() puts it into the corpus.
\pset null NULL
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
SELECT zhnews.create_corpus('news');
CREATE TABLE feed (format text, doc xml);
INSERT INTO feed VALUES ('rss', '<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>平湖新闻网</title><link>http://example.org/</link>
<item><title>优待证首发仪式举行</title><link>http://example.org/1</link><guid>http://example.org/1</guid>
  <dc:creator>记者 王小明</dc:creator><pubDate>Wed, 06 Jul 2022 07:30:00 +0800</pubDate>
  <description>摘要&amp;nbsp;一</description>
  <content:encoded><![CDATA[<p>　　本报讯 昨天下午,我市举行优待证首发仪式。</p><p>会上,代表发言。</p>]]></content:encoded></item>
<item><title>我市召开防汛会议</title><link>http://example.org/2</link>
  <pubDate>Tue, 05 Jul 2022 23:30:00 GMT</pubDate><description>&lt;p&gt;本报讯 7月5日,我市召开防汛会议。&lt;/p&gt;</description></item>
</channel></rss>'),
('atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>平湖新闻网</title>
<entry><id>tag:example.org,2022:3</id><title>优待证发放</title><updated>2022-07-06T08:00:00+08:00</updated>
  <author><name>王小明</name></author><author><name>李华</name></author><link rel="alternate" href="http://example.org/3"/><link rel="edit" href="http://example.org/edit"/>
  <summary>摘要三</summary><content type="html">&lt;p&gt;新华社北京7月5日电 第一段说明了事情的经过。&lt;/p&gt;&lt;p&gt;第二段。&lt;/p&gt;</content></entry></feed>'),
('nitf', '<nitf><head><title>t</title><docdata><doc-id id-string="4"/><date.issue norm="20220706T080000+0800"/></docdata>
<pubdata name="平湖日报" position.section="A" position.page="02"/></head>
<body><body.head><hedline><hl1>两个先行</hl1><hl2>奋力开创新局面</hl2></hedline><byline>记者 <person>王小明</person></byline><dateline><location>平湖</location></dateline></body.head>
<body.content><p>第一段说明了事情的经过。</p><p>第二段<em>也</em>说明了。</p></body.content></body></nitf>'),
('newsml', '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.org:5" version="1">
<itemMeta><versionCreated>2022-07-06T08:00:00+08:00</versionCreated><provider><name>平湖日报</name></provider></itemMeta>
<contentMeta><located><name>平湖</name></located><headline>共同富裕</headline><headline role="sub">副题</headline><by>王小明</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>第一段说明了事情的经过。</p><p>第二段。</p></body></html></inlineXML></contentSet></newsItem>');

-- RSS 2.0
SELECT i.headline, l.* FROM feed,
    XMLTABLE(XMLNAMESPACES('http://purl.org/rss/1.0/modules/content/' AS content, 'http://purl.org/dc/elements/1.1/' AS dc),
        '/rss/channel/item' PASSING doc COLUMNS
        paper text PATH '../title', id text PATH '(guid | link)[1]', title text PATH 'title', url text PATH 'link',
        time timestamptz PATH 'pubDate', author text PATH '(dc:creator | author)[1]',
        html text PATH '(content:encoded | description[not(../content:encoded)])[1]', original xml PATH '.') AS x,
    zhnews.read_json(to_jsonb(x) || jsonb_build_object('date', (x.time AT TIME ZONE 'Asia/Shanghai')::date) - 'time') AS i,
    zhnews.load_item('news', i) AS l
WHERE format = 'rss';

-- Atom
SELECT i.headline, l.* FROM feed,
    XMLTABLE(XMLNAMESPACES('http://www.w3.org/2005/Atom' AS a), '/a:feed/a:entry' PASSING doc COLUMNS
        paper text PATH '../a:title', id text PATH 'a:id', title text PATH 'a:title', url text PATH 'a:link[@rel="alternate" or not(@rel)]/@href',
        date text PATH '(a:published | a:updated)[1]', author text PATH 'a:author[1]/a:name', summary text PATH 'a:summary',
        html text PATH 'a:content', original xml PATH '.') AS x,
    zhnews.read_json(to_jsonb(x)) AS i, zhnews.load_item('news', i) AS l
WHERE format = 'atom';

-- NITF 3
SELECT i.headline, l.* FROM feed,
    XMLTABLE('/nitf' PASSING doc COLUMNS
        id text PATH 'head/docdata/doc-id/@id-string', paper text PATH 'head/pubdata/@name', page text PATH 'head/pubdata/@position.page',
        date text PATH 'head/docdata/date.issue/@norm', title text PATH 'body/body.head/hedline/hl1', subtitle text PATH 'body/body.head/hedline/hl2',
        author text PATH 'string(body/body.head/byline)', html xml PATH 'body/body.content', original xml PATH '.') AS x,
    zhnews.read_json(to_jsonb(x)) AS i, zhnews.load_item('news', i) AS l
WHERE format = 'nitf';

-- NewsML-G2
SELECT i.headline, l.* FROM feed,
    XMLTABLE(XMLNAMESPACES('http://iptc.org/std/nar/2006-10-01/' AS n, 'http://www.w3.org/1999/xhtml' AS h), '//n:newsItem' PASSING doc COLUMNS
        id text PATH '@guid', paper text PATH 'n:itemMeta/n:provider/n:name', date text PATH 'n:itemMeta/n:versionCreated',
        title text PATH 'n:contentMeta/n:headline[not(@role)]', subtitle text PATH 'n:contentMeta/n:headline[@role="sub"]', author text PATH 'n:contentMeta/n:by',
        html xml PATH 'n:contentSet/n:inlineXML/h:html', original xml PATH '.') AS x,
    zhnews.read_json(to_jsonb(x)) AS i, zhnews.load_item('news', i) AS l
WHERE format = 'newsml';

SELECT a.external_id, a.paper, a.published, a.page_no AS page, a.headline, a.subtitle, a.summary, a.dateline, a.dateline_date AS day,
    (SELECT string_agg(concat_ws(' ', c.role, c.name), ', ' ORDER BY c.position) FROM news.credit c WHERE c.article = a.id) AS people, replace(a.body, E'\n', '|') AS body
FROM news.article a ORDER BY id;
SELECT left(original, 20) AS original FROM news.article ORDER BY id;

-- The same feed again changes nothing; a new version keeps the id.
CREATE VIEW atom AS
SELECT i::zhnews.item AS item FROM feed,
    XMLTABLE(XMLNAMESPACES('http://www.w3.org/2005/Atom' AS a), '/a:feed/a:entry' PASSING doc COLUMNS
        paper text PATH '../a:title', id text PATH 'a:id', title text PATH 'a:title', author text PATH 'a:author[1]/a:name', html text PATH 'a:content') AS x,
    zhnews.read_json(to_jsonb(x)) AS i
WHERE format = 'atom';
SELECT l.* FROM atom, zhnews.load_item('news', item) l;
SELECT l.* FROM atom, zhnews.load_item('news', item) l;
UPDATE feed SET doc = replace(replace(doc::text, '王小明', '陈杰'), '优待证发放', '优待证开始发放')::xml WHERE format = 'atom';
SELECT l.* FROM atom, zhnews.load_item('news', item) l;
SELECT a.headline, c.name FROM news.article a JOIN news.credit c ON c.article = a.id WHERE a.id = 3;

-- Without an identifier, the text is what makes an article the same.
SELECT l.change FROM zhnews.read_json('[{"title": "没有标识", "content": "正文。"}, {"title": "没有标识", "content": "正文。"}, {"title": "没有标识", "content": "又一条。"}]') i,
    zhnews.load_item('news', i) l ORDER BY i.position;
SELECT headline, left(external_id, 15) AS id FROM news.article WHERE external_id LIKE 'sha256:%' ORDER BY article.id;
SELECT zhnews.load_item('news', NULL);
SELECT zhnews.load_item('nowhere', NULL);
DROP TABLE feed CASCADE;
SELECT zhnews.drop_corpus('news', force => true);
