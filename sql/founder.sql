-- Founder (方正) e-papers: HTML pages, each with an article.
\pset null NULL
\pset format unaligned
\set SHOW_CONTEXT never
SET datestyle = 'ISO';
\x

-- A page with tags, properties and marks, entities, line breaks and broken
-- nesting.
SELECT * FROM zhnews.read_founder('<html><head><title>平湖日报</title>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>
<body><script>document.write("<p>假</p>")</script><table><tr><td>第01版:要闻</td></tr></table>
<founder-title>优待证首发<BR/>仪式举行</founder-title><founder-author>■记者 王小明</founder-author>
<founder-date>2022年07月06日</founder-date><founder-content>
<!--enpproperty <articleid>4711</articleid><date>2022-07-06 00:00:00.0</date><author>记者 王小明 通讯员 李华</author><title><p>优待证首发仪式举行</p></title><keyword></keyword><subtitle>市领导&#20986;席&nbsp;并讲话</subtitle><introtitle><p>传承<br>红色基因</p></introtitle><siteid>1</siteid><nodeid>2</nodeid><nodename>第01版：要闻</nodename><nodesearchname></nodesearchname><picurl></picurl>/enpproperty-->
<!--enpcontent--><!--enpcontent--><P>　　本报讯&nbsp;昨天下午,我市举行优待证<b>首发<i>仪式</b></i>。</P><!--npm:1-->
<P>　　会上，<div>“代表”&mdash;&mdash;发言&#x3002;<br>随后
领导讲话。</P><p></p><!--/enpcontent--></founder-content><p>打印 关闭</p></body></html>');

-- Only tags; only marks; only a body.
SELECT published, headline, credits, body FROM zhnews.read_founder('<founder-title>标题</founder-title><founder-author>本报记者 王小明</founder-author><founder-date>2022-07-06</founder-date><founder-content><p>正文<p>第二段</founder-content>尾');
SELECT external_id, published, page_no, page_name, headline, body FROM zhnews.read_founder('头<!--enpproperty <articleid>5364886</articleid><date>2016-10-31 09:28:27.0</date><author></author><title>标题</title><introtitle></introtitle><nodename>本地时政</nodename>/enpproperty--><!--enpcontent-->正文<!--/enpcontent-->尾');
SELECT page_no, page_name, headline, body FROM zhnews.read_founder('<!--enpproperty <nodename>A01 要闻</nodename>/enpproperty--><!--enpcontent-->只有正文');
\x

-- Other HTML is refused, with a hint; a page without text has no article.
SELECT * FROM zhnews.read_founder('<p>新闻</p>');
SELECT count(*) FROM zhnews.read_founder('<founder-content> &nbsp; </founder-content>');
SELECT count(*) FROM zhnews.read_founder('<!--enpproperty <date>昨天</date>/enpproperty--><founder-content>文');

-- HTML to text.
SELECT replace(zhnews.html_text(h), E'\n', '|') AS text
FROM unnest(ARRAY['<p>一</p><p>二<br>三', 'a &lt; b &amp;&nbsp;c', '<ul><li>甲<li>乙</ul>', '<div>没有', '', '  ']) h;
SELECT zhnews.html_text(repeat('<div>', 100000));
SELECT length(zhnews.html_text(repeat('<p>新闻</p>', 100000)));

-- A document that fails is refused each time.
CREATE FUNCTION pg_temp.fails(h text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM zhnews.html_text(h);
    RETURN 'read';
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN 'refused';
END;
$$;
SELECT pg_temp.fails(repeat('<i>', 2000 + i)), count(*) FROM generate_series(1, 100) i GROUP BY 1;
