/*-------------------------------------------------------------------------
 *
 * day_test.c
 *	  Unit test of src/read/day.c and broken.c: days of datelines, and pages
 *	  that are no text.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "harness.h"
#include "read/broken.h"
#include "read/day.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

static const ZhnDay unknown = {0, 0, 0};

/* What a text names on a day; all zero: no day that is known. */
static const struct
{
	const char *text;
	ZhnDay		published;
	ZhnDay		day;
}			cases[] =
{
	/* In full; the day of publication makes no difference. */
	{"2022年7月4日", {0, 0, 0}, {2022, 7, 4}},
	{"2022年7月4日", {1999, 1, 1}, {2022, 7, 4}},
	{"二〇二二年七月四日", {0, 0, 0}, {2022, 7, 4}},
	{"２０２２年７月４日", {0, 0, 0}, {2022, 7, 4}},
	{"2024年2月29日", {0, 0, 0}, {2024, 2, 29}},
	{"2000年2月29日", {0, 0, 0}, {2000, 2, 29}},

	/* Without a year or a month: the last one. */
	{"7月4日", {2022, 7, 6}, {2022, 7, 4}},
	{"7月6日", {2022, 7, 6}, {2022, 7, 6}},
	{"7月7日", {2022, 7, 6}, {2021, 7, 7}},
	{"12月31日", {2022, 1, 1}, {2021, 12, 31}},
	{"十二月三十一日", {2022, 1, 1}, {2021, 12, 31}},
	{"十月十日", {2022, 12, 1}, {2022, 10, 10}},
	{"二十日", {2022, 7, 21}, {2022, 7, 20}},
	{"5号", {2022, 7, 6}, {2022, 7, 5}},
	{"31日", {2022, 1, 6}, {2021, 12, 31}},
	{"今年7月4日", {2022, 7, 6}, {2022, 7, 4}},

	/* Near days, over the ends of months and years. */
	{"今天", {2022, 7, 6}, {2022, 7, 6}},
	{"昨天", {2022, 7, 1}, {2022, 6, 30}},
	{"昨日", {2022, 1, 1}, {2021, 12, 31}},
	{"昨晚", {2020, 3, 1}, {2020, 2, 29}},
	{"前天", {2021, 3, 1}, {2021, 2, 27}},
	{"明天", {2022, 12, 31}, {2023, 1, 1}},

	/* The time of day makes it no less exact. */
	{"7月4日晚", {2022, 7, 6}, {2022, 7, 4}},
	{"昨天下午", {2022, 7, 6}, {2022, 7, 5}},
	{"7月4日上午9时30分许", {2022, 7, 6}, {2022, 7, 4}},
	{"昨日 晚间", {2022, 7, 6}, {2022, 7, 5}},

	/* Not known without the day of publication. */
	{"7月4日", {0, 0, 0}, {0, 0, 0}},
	{"昨天", {0, 0, 0}, {0, 0, 0}},

	/* Vague, a span of time, or no day at all. */
	{"近日", {2022, 7, 6}, {0, 0, 0}},
	{"日前", {2022, 7, 6}, {0, 0, 0}},
	{"7月", {2022, 7, 6}, {0, 0, 0}},
	{"7月初", {2022, 7, 6}, {0, 0, 0}},
	{"2022年", {2022, 7, 6}, {0, 0, 0}},
	{"2021年4日", {2022, 7, 6}, {0, 0, 0}},
	{"7月4日至5日", {2022, 7, 6}, {0, 0, 0}},
	{"7月4日以来", {2022, 7, 6}, {0, 0, 0}},
	{"2月30日", {2022, 7, 6}, {0, 0, 0}},
	{"2月29日", {2022, 7, 6}, {0, 0, 0}},
	{"2100年2月29日", {0, 0, 0}, {0, 0, 0}},
	{"13月1日", {2022, 7, 6}, {0, 0, 0}},
	{"0月1日", {2022, 7, 6}, {0, 0, 0}},
	{"日", {2022, 7, 6}, {0, 0, 0}},
	{"", {2022, 7, 6}, {0, 0, 0}},
	{"99999999999999999999日", {2022, 7, 6}, {0, 0, 0}},
	{"7月4日7月4日7月4日7月4日7月4日7月4日7月4日7月4日7月4日7月4日7月4日",
	{2022, 7, 6}, {0, 0, 0}},
};

static void
test_days(TestEnv *t)
{
	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		const ZhnDay *published = &cases[i].published;
		const ZhnDay *expected = &cases[i].day;
		ZhnText		text = {cases[i].text, strlen(cases[i].text)};
		ZhnDay		day = unknown;
		bool		found = zhn_read_day(&t->env, text,
										 published->year == 0 ? NULL : published,
										 &day);

		ok(found == (expected->year != 0) && day.year == expected->year &&
		   day.month == expected->month && day.day == expected->day,
		   "%s in %d-%02d-%02d: %d-%02d-%02d", cases[i].text,
		   published->year, published->month, published->day,
		   day.year, day.month, day.day);
	}
	ok(!zhn_read_day(&t->env, (ZhnText) {NULL, 0}, NULL, &(ZhnDay) {0, 0, 0}),
	   "no text names no day");
}

static void
test_broken(TestEnv *t)
{
	static const char text[] =
		"中文,a\t\r\n"			/* 4 characters, and white space */
		"\x01\x7F"				/* control characters */
		"\xEE\x80\x80"			/* private use */
		"\xEF\xBF\xBD"			/* U+FFFD */
		"\xC2\x80"				/* U+0080 */
		"\xFF";					/* no UTF-8 */
	size_t		printed;
	size_t		broken = zhn_count_broken(&t->env, text, sizeof(text) - 1,
										  &printed);

	ok(broken == 6, "%zu broken characters", broken);
	ok(printed == 10, "of %zu that are printed", printed);
	broken = zhn_count_broken(&t->env, "", 0, &printed);
	ok(broken == 0 && printed == 0, "none in no text");
}

int
main(void)
{
	TestEnv		t;

	test_env_open(&t);
	test_days(&t);
	test_broken(&t);
	test_env_close(&t);
	return done_testing();
}
