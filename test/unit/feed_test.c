/*-------------------------------------------------------------------------
 *
 * feed_test.c
 *	  Unit test of src/read/feed.c: text, days and authors of feeds, and what
 *	  a body tells of itself.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "read/article.h"
#include "read/feed.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

static ZhnText
text(const char *string)
{
	ZhnText		t = {string, strlen(string)};

	return t;
}

/* Is the text this string, or, for NULL, none? */
static bool
is(ZhnText t, const char *string)
{
	if (string == NULL || t.at == NULL)
		return string == NULL && t.at == NULL;
	return t.length == strlen(string) && memcmp(t.at, string, t.length) == 0;
}

static void
test_paragraphs(TestEnv *t)
{
	static const char *const cases[][2] = {
		{"一段", "一段"},
		{"　　一\r\n\r\n　　二 \t\n三", "一\n二\n三"},
		{"一　　二", "一\n二"},
		{"一　二", "一　二"},
		{"一　 　二", "一　 　二"},
		{" 一 二 ", "一 二"},
		{"一\xE2\x80\xA8二\xC2\x85三", "一\n二\n三"},
		{"\xEF\xBB\xBF一", "一"},
		{"\n　\n", NULL},
		{"", NULL},
		{"\xFF一\n", "\xFF一"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
		ok(is(zhn_paragraphs(&t->env, text(cases[i][0])), cases[i][1]),
		   "paragraphs %zu", i);
}

static void
test_days(TestEnv *t)
{
	static const struct
	{
		const char *text;
		ZhnFeedDay	found;
		ZhnDay		day;
	}			cases[] = {
		{"2022-07-06", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"2022-7-6 08:30", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{" 2022/07/06", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"2022.7.6", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"2022年 7 月 6 日", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"２０２２－０７－０６", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"2022-07-06T08:30:00+08:00", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"20220706", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"20220706T0830", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"202207060830", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"20220706083000 ", ZHN_FEED_DAY_GIVEN, {2022, 7, 6}},
		{"2024-02-29", ZHN_FEED_DAY_GIVEN, {2024, 2, 29}},
		{"2023-02-29", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"1900-02-29", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"2022-00-06", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"0000-01-01", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"2022-07-061", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"2022070608", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"1657065600", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"7月6日", ZHN_FEED_DAY_WRONG, {0, 0, 0}},
		{"　\n", ZHN_FEED_DAY_NONE, {0, 0, 0}},
		{"", ZHN_FEED_DAY_NONE, {0, 0, 0}},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		ZhnDay		day = {0, 0, 0};
		ZhnFeedDay	found = zhn_feed_day(&t->env, text(cases[i].text), &day);

		ok(found == cases[i].found &&
		   (found != ZHN_FEED_DAY_GIVEN ||
			(day.year == cases[i].day.year &&
			 day.month == cases[i].day.month &&
			 day.day == cases[i].day.day)), "day %s", cases[i].text);
	}
}

/* Authors as "role name/role name", without the roles that there are not. */
static void
test_authors(TestEnv *t)
{
	static const char *const cases[][2] = {
		{"记者 李明亮 王志强", "记者 李明亮/记者 王志强"},
		{"李明亮, 王志强", "李明亮/王志强"},
		{"本刊编辑部；新闻中心", "本刊编辑部/新闻中心"},
		{"Karl Melander/TT", "Karl Melander/TT"},
		{"Karl Melander, Anna Berg", "Karl Melander/Anna Berg"},
		{" ,、 ", ""},
		{"", ""},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		ZhnCredit  *credits;
		int			n = zhn_read_authors(&t->env, text(cases[i][0]),
										 &credits);
		char		found[256] = "";

		for (int k = 0; k < n; k++)
			snprintf(found + strlen(found), sizeof(found) - strlen(found),
					 "%s%.*s%s%.*s", k > 0 ? "/" : "",
					 (int) credits[k].role.length,
					 credits[k].role.at ? credits[k].role.at : "",
					 credits[k].role.at ? " " : "",
					 (int) credits[k].name.length, credits[k].name.at);
		ok(strcmp(found, cases[i][1]) == 0, "authors of \"%s\": %s",
		   cases[i][0], found);
	}
}

/* Names that are many are read in linear time. */
static void
test_many_authors(TestEnv *t)
{
	enum
	{
		N = 100000
	};
	char	   *names = zhn_alloc(&t->env, N * 7 + 1);
	ZhnCredit  *credits;

	for (int i = 0; i < N; i++)
		memcpy(names + 7 * i, "编辑,", 7);
	names[N * 7] = '\0';
	ok(zhn_read_authors(&t->env, text(names), &credits) == N,
	   "all of many authors");
}

static void
test_head(TestEnv *t)
{
	ZhnArticle	head;

	zhn_read_body(&t->env, text(
		"新华社北京7月5日电（记者 李明亮）第一段说明了事情的经过。\n"
		"第二段也说明了事情的经过。（通讯员 王志强）"), &head);
	ok(is(head.agency, "新华社"), "agency");
	ok(is(head.dateline_place, "北京"), "place");
	ok(is(head.dateline_date, "7月5日"), "day");
	ok(head.ncredits == 2 && is(head.credits[0].name, "李明亮") &&
	   is(head.credits[1].name, "王志强"), "people of head and end");

	zhn_read_body(&t->env, text("第一段说明了事情的经过。"), &head);
	ok(head.source_mark.at == NULL && head.ncredits == 0,
	   "a body that tells nothing of itself");
	zhn_read_body(&t->env, text("\n"), &head);
	ok(head.ncredits == 0, "a body of nothing");

	zhn_read_body(&t->env, text(
		"央视网消息(新闻联播)：第一段说明了事情的经过。\n第二段也是。\n"
		"(视频编辑：李明亮 文字编辑：王志强)"), &head);
	ok(is(head.source_mark, "央视网消息") || is(head.agency, "央视网"),
	   "mark of a station");
	ok(is(head.body, "第一段说明了事情的经过。\n第二段也是。"),
	   "mark and staff are no text of the body");
	ok(head.ncredits == 2 && is(head.credits[0].role, "视频编辑") &&
	   is(head.credits[1].name, "王志强"), "staff are credits");
	zhn_read_body(&t->env, text(
		"央视网消息（新闻联播）：\n第一条消息说明了事情的经过。(责任编辑：李明亮)"),
		&head);
	ok(is(head.body, "第一条消息说明了事情的经过。"),
	   "a mark on a line of its own, staff after the last sentence");
	zhn_read_body(&t->env, text("(视频编辑：李明亮)"), &head);
	ok(is(head.body, "(视频编辑：李明亮)") || head.body.length == 0,
	   "a body of staff alone");
	zhn_read_body(&t->env, text("中国网络电视台消息(新闻联播)：今天有雨。"),
				  &head);
	ok(is(head.agency, "中国网络电视台"), "an agency in the name of another");
}

int
main(void)
{
	TestEnv		t;

	test_env_open(&t);
	test_paragraphs(&t);
	test_days(&t);
	test_authors(&t);
	test_many_authors(&t);
	test_head(&t);
	test_env_close(&t);
	return done_testing();
}
