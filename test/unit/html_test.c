/*-------------------------------------------------------------------------
 *
 * html_test.c
 *	  Unit test of src/read/html_text.c and founder.c: text, entities, broken
 *	  and hostile HTML, and memory when the caller leaves.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "harness.h"
#include "read/founder.h"
#include "read/html_text.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

static const struct
{
	const char *html;
	const char *text;
	const char *claim;
}			cases[] =
{
	{"<p>第一段</p><p>第二段</p>", "第一段\n第二段", "paragraphs"},
	{"一<br>二<br/>三<BR />四", "一\n二\n三\n四", "line breaks"},
	{"<p>　　缩进&nbsp;的 段落　</p>", "缩进 的 段落", "indents and spaces"},
	{"<p>第一行\n  第二行</p>", "第一行第二行", "a line end between ideographs"},
	{"<p>line one\nline two</p>", "line one line two", "and between words"},
	{"&#x4e2d;&#22269;&lt;&amp;&gt;&quot;&ldquo;", "中国<&>\"“", "entities"},
	{"A&B &unknown; &", "A&B &unknown; &", "what is no entity"},
	{"<div><div><p>深<b>层<i>嵌</b>套</i></p></div>", "深层嵌套", "crossed tags"},
	{"<p>没有结束<p>也没有<div>还是没有", "没有结束\n也没有\n还是没有", "missing end tags"},
	{"</p></div>多余</td>", "多余", "end tags of nothing"},
	{"前<script>var a = '<p>假</p>';</script>后", "前后", "scripts"},
	{"前<style>p { color: red }</style>后", "前后", "style sheets"},
	{"前<!-- 注释 <p>假</p> -->后", "前后", "comments"},
	{"<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>",
	"甲 乙\n丙", "cells and rows"},
	{"<founder-title>标题</founder-title><x-y>正文</x-y>", "标题\n正文", "unknown elements"},
	{"<meta charset=\"gb2312\"><p>编码</p>", "编码", "what the page says of its encoding"},
	{"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gbk\"><p>编码</p>",
	"编码", "and says otherwise"},
	{"<?xml version=\"1.0\" encoding=\"GBK\"?><p>编码</p>", "编码", "an XML declaration"},
	{"<p>1 < 2 且 3 > 2</p>", "1 < 2 且 3 > 2", "signs that are no tags"},
	{"<a href='x>y'>链接</a>", "链接", "a quoted bracket"},
	{"", "", "nothing"},
	{"   \n ", "", "white space"},
	{"没有标记的文字", "没有标记的文字", "no tags at all"},
	{"文字<p", "文字", "half a tag"},
	{"文字<!-- 没有结束", "文字", "half a comment"},
};

static bool
is_text(ZhnText text, const char *expected)
{
	if (text.at == NULL || expected == NULL)
		return text.at == NULL && expected == NULL;
	return text.length == strlen(expected) &&
		memcmp(text.at, expected, text.length) == 0;
}

static void
test_text(void)
{
	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		TestEnv		t;
		ZhnText		text;

		test_env_open(&t);
		text = zhn_html_text(&t.env, cases[i].html, strlen(cases[i].html));
		ok(is_text(text, cases[i].text), "%s: \"%.*s\"", cases[i].claim,
		   (int) text.length, text.at);
		test_env_close(&t);
	}
}

static const char page[] =
"<html><head><title>平湖日报</title>"
"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head>"
"<body><table><tr><td>第01版:要闻</td></tr></table>\n"
"<founder-title>优待证首发<BR/>仪式举行</founder-title>\n"
"<founder-author>■记者 王小明</founder-author>"
"<founder-date>2022年07月06日</founder-date>"
"<founder-content><!--enpproperty <articleid>4711</articleid>"
"<date>2022-07-06 00:00:00.0</date><author>记者 王小明</author>"
"<title><p>优待证首发仪式举行</p></title><keyword></keyword>"
"<subtitle>市&nbsp;领导&#20986;席</subtitle>"
"<INTROTITLE><p>传承<br>红色基因</p></INTROTITLE>"
"<siteid>1</siteid><nodeid>2</nodeid><nodename>第01版：要闻</nodename>"
"<nodesearchname></nodesearchname><picurl></picurl>/enpproperty-->"
"<!--enpcontent--><!--enpcontent--><P>　　本报讯&nbsp;昨天下午,仪式举行。</P>"
"<!--npm:1--><P>　　会上，<div>代表发言。</P><p></p><!--/enpcontent-->"
"<p>打印 关闭</p></founder-content></body></html>";

static void
test_founder(void)
{
	TestEnv		t;
	ZhnFounder	founder;

	test_env_open(&t);
	ok(zhn_read_founder(&t.env, page, strlen(page), &founder),
	   "a page of an e-paper");
	ok(is_text(founder.id, "4711"), "its identifier");
	ok(is_text(founder.date, "2022-07-06 00:00:00.0"), "its date");
	ok(is_text(founder.author, "记者 王小明"), "its author");
	ok(is_text(founder.kicker, "传承\n红色基因"), "its kicker: \"%.*s\"",
	   (int) founder.kicker.length, founder.kicker.at);
	ok(is_text(founder.headline, "优待证首发\n仪式举行"), "its headline");
	ok(is_text(founder.subtitle, "市 领导出席"), "its subtitle");
	ok(is_text(founder.page, "第01版：要闻"), "the name of its page");
	ok(is_text(founder.body, "本报讯 昨天下午,仪式举行。\n会上，\n代表发言。"),
	   "its body: \"%.*s\"", (int) founder.body.length, founder.body.at);
	test_env_close(&t);
}

static bool
reads(const char *html, const char *headline, const char *body)
{
	TestEnv		t;
	ZhnFounder	founder;
	bool		good;

	test_env_open(&t);
	good = zhn_read_founder(&t.env, html, strlen(html), &founder) &&
		is_text(founder.headline, headline) && is_text(founder.body, body);
	test_env_close(&t);
	return good;
}

static void
test_parts(void)
{
	TestEnv		t;
	ZhnFounder	founder;

	ok(reads("<founder-title>题</founder-title><founder-content>文"
			 "</founder-content>尾", "题", "文"), "tags without comments");
	ok(reads("头<!--enpproperty <title>题</title>/enpproperty-->"
			 "<!--enpcontent-->文<!--/enpcontent-->尾", "题", "文"),
	   "comments without tags");
	ok(reads("<!--enpcontent-->文", NULL, "文"), "marks that do not end");
	ok(reads("<founder-content></founder-content>", NULL, NULL),
	   "a page without text");
	ok(reads("<!--/enpcontent--><founder-content>文", NULL, "文"),
	   "an end without a begin");
	ok(reads("<!--enpproperty <title>题<title>/enpproperty--><!--enpcontent-->文",
			 NULL, "文"), "a property that does not end");
	ok(reads("<!-- ENPCONTENT -->一<!-- /ENPCONTENT -->间<!--enpcontent-->二"
			 "<!--/enpcontent-->", NULL, "一\n间\n二"), "text in two parts");

	test_env_open(&t);
	ok(!zhn_read_founder(&t.env, "<p>新闻</p>", 13, &founder),
	   "other HTML is none");
	test_env_close(&t);
}

/* n times part, in memory from t. */
static char *
repeated(TestEnv *t, const char *part, size_t n)
{
	size_t		length = strlen(part);
	char	   *text = zhn_alloc(&t->env, n * length + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(text + i * length, part, length);
	text[n * length] = '\0';
	return text;
}

static void
read_text(TestEnv *t, void *arg)
{
	zhn_html_text(&t->env, arg, strlen(arg));
}

static void
test_hostile(void)
{
	TestEnv		t;
	char	   *html;
	ZhnText		text;

	test_env_open(&t);
	html = repeated(&t, "<div>", 200000);
	ok(test_fails(&t, read_text, html) && t.error == ZHN_ERROR_LIMIT,
	   "200,000 open elements are refused: %s", t.message);
	html = repeated(&t, "</span>", 200000);
	ok(!test_fails(&t, read_text, html), "200,000 end tags");
	html = repeated(&t, "&", 300000);
	text = zhn_html_text(&t.env, html, 300000);
	ok(text.length == 300000, "300,000 ampersands: %zu", text.length);
	html = repeated(&t, "<p>", 200000);
	ok(!test_fails(&t, read_text, html), "200,000 paragraphs of nothing");
	html = repeated(&t, "<!--", 100000);
	ok(!test_fails(&t, read_text, html), "100,000 comments that do not end");

	/* Characters of three bytes fall on every place of a slice. */
	html = repeated(&t, "中国新闻", 30001);
	text = zhn_html_text(&t.env, html, strlen(html));
	ok(is_text(text, html), "a long text comes back whole");
	html = repeated(&t, "中a", 30001);
	text = zhn_html_text(&t.env, html, strlen(html));
	ok(is_text(text, html), "another one");
	test_env_close(&t);
}

/* Whatever is cancelled or refused, the parser is freed: see LeakSanitizer. */
static void
test_leaving(void)
{
	TestEnv		t;
	char	   *html;

	test_env_open(&t);
	html = repeated(&t, "<p>新闻</p>", 10000);
	t.fail_interrupt = 3;
	ok(test_fails(&t, read_text, html), "reading is cancelled");
	for (size_t i = 1; i <= 4; i++)
	{
		t.fail_alloc = i;
		test_fails(&t, read_text, html);
	}
	t.fail_alloc = 0;
	ok(true, "or has no memory");
	test_env_close(&t);
}

int
main(void)
{
	test_text();
	test_founder();
	test_parts();
	test_hostile();
	test_leaving();
	return done_testing();
}
