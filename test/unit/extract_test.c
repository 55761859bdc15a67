/*-------------------------------------------------------------------------
 *
 * extract_test.c
 *	  Unit test of src/extract: tables of dates, quantities and quotations,
 *	  and texts that are hostile.
 *
 * The tables are test/data/dates.tsv, quantities.tsv and quotations.tsv; what
 * is found in a text must be exactly what the table says.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/calendar.h"
#include "extract/extract.h"
#include "harness.h"

/* A line of text that grows. */
typedef struct Line
{
	char		text[16384];
	size_t		n;
} Line;

static ZhnExtractor *extractor;
static ZhnSegmenter *segmenter;

static void
put(Line *line, const char *text, size_t n)
{
	if (line->n + n >= sizeof(line->text))
		n = sizeof(line->text) - 1 - line->n;
	memcpy(line->text + line->n, text, n);
	line->n += n;
	line->text[line->n] = '\0';
}

static void
put_string(Line *line, const char *string)
{
	if (string != NULL)
		put(line, string, strlen(string));
}

static void
put_slice(Line *line, ZhnSlice slice)
{
	if (slice.at != NULL)
		put(line, slice.at, slice.length);
}

static void
put_day(Line *line, int32_t day)
{
	char		text[32];
	int			y;
	int			m;
	int			d;

	if (day == ZHN_DAY_OPEN)
	{
		put_string(line, "..");
		return;
	}
	zhn_day_parts(day, &y, &m, &d);
	snprintf(text, sizeof(text), "%04d-%02d-%02d", y, m, d);
	put_string(line, text);
}

/* In plain decimals, as the tables have it. */
static void
put_decimal(Line *line, const ZhnDecimal *v)
{
	char		digits[32];
	int			n;

	if (!v->known)
		return;
	n = snprintf(digits, sizeof(digits), "%lld", (long long) v->digits);
	if (v->exponent >= 0)
	{
		put(line, digits, (size_t) n);
		for (int e = v->digits != 0 ? v->exponent : 0; e > 0; e--)
			put_string(line, "0");
		return;
	}
	for (int k = n; k <= -v->exponent; k++)
		put_string(line, k == n ? "0." : "0");
	for (int k = 0; k < n; k++)
	{
		if (n - k == -v->exponent && k > 0)
			put_string(line, ".");
		put(line, digits + k, 1);
	}
}

static void
extract(TestEnv *t, const char *text, size_t length, int32_t base,
		ZhnExtracted *result)
{
	ZhnExtractOptions options = {base, {NULL, 0}};
	ZhnDoc	   *doc = zhn_extractor_begin(extractor, &t->env, text, length);
	ZhnToken	token;

	zhn_segmenter_start(segmenter, text, length, ZHN_NEWS, NULL);
	while (zhn_segmenter_next(segmenter, &token))
		zhn_extractor_token(doc, &token);
	zhn_extract(doc, &options, result);
}

static void
dates_of(const ZhnExtracted *found, Line *line)
{
	for (uint32_t i = 0; i < found->nmentions; i++)
	{
		const ZhnMention *m = &found->mentions[i];

		if (m->kind != ZHN_MENTION_DATE)
			continue;
		put_string(line, line->n > 0 ? " ; " : "");
		put_slice(line, m->surface);
		put_string(line, "|");
		if (m->period.known)
		{
			put_day(line, m->period.first);
			put_string(line, "/");
			put_day(line, m->period.last);
		}
		put_string(line, "|");
		put_string(line, m->timex);
		put_string(line, "|");
		put_string(line, m->part_of_day);
		put_string(line, m->approximate ? "|~" : "|");
	}
}

static void
quantities_of(const ZhnExtracted *found, Line *line)
{
	for (uint32_t i = 0; i < found->nmentions; i++)
	{
		const ZhnMention *m = &found->mentions[i];

		if (m->kind != ZHN_MENTION_QUANTITY && m->kind != ZHN_MENTION_CHANGE)
			continue;
		put_string(line, line->n > 0 ? " ; " : "");
		put_string(line, zhn_mention_kind_name(m->kind));
		put_string(line, "|");
		put_slice(line, m->surface);
		put_string(line, "|");
		put_decimal(line, &m->value);
		put_string(line, "|");
		put_decimal(line, &m->value_to);
		put_string(line, "|");
		put_slice(line, m->unit);
		put_string(line, "|");
		put_string(line, m->bound);
		put_string(line, m->approximate ? "|~" : "|");
		put_string(line, m->ordinal ? "#|" : "|");
		put_string(line, m->direction);
	}
}

static void
quotations_of(const ZhnExtracted *found, Line *line)
{
	for (uint32_t i = 0; i < found->nquotations; i++)
	{
		const ZhnQuotation *q = &found->quotations[i];

		put_string(line, line->n > 0 ? " ; " : "");
		put_string(line, q->kind == ZHN_SPEECH_DIRECT ? "direct|" : "indirect|");
		put_slice(line, q->speaker);
		put_string(line, "|");
		put_slice(line, q->title);
		put_string(line, "|");
		put_slice(line, q->verb);
		put_string(line, "|");
		put_string(line, q->position);
		put_string(line, "|");
		put_slice(line, q->text);
	}
}

static int32_t
parse_day(const char *text)
{
	int			y;
	int			m;
	int			d;

	if (sscanf(text, "%d-%d-%d", &y, &m, &d) != 3)
		return ZHN_DAY_UNKNOWN;
	return zhn_day_number(y, m, d);
}

/* Check each line of a table; with_base if a day stands before the text. */
static void
test_table(const char *path, bool with_base, size_t least,
		   void (*list) (const ZhnExtracted *found, Line *line))
{
	TestEnv		file;
	size_t		length;
	size_t		texts = 0;
	char	   *table;

	test_env_open(&file);
	table = test_read_file(&file, path, &length);
	if (!ok(table != NULL, "%s is there", path))
		return;
	for (char *row = strtok(table, "\n"); row != NULL; row = strtok(NULL, "\n"))
	{
		TestEnv		t;
		ZhnExtracted found;
		static Line line;
		int32_t		base = ZHN_DAY_UNKNOWN;
		char	   *text = row;
		char	   *expected;

		if (row[0] == '#')
			continue;
		if (with_base)
		{
			text = strchr(row, '\t') + 1;
			base = parse_day(row);
		}
		expected = strchr(text, '\t');
		*expected++ = '\0';
		test_env_open(&t);
		extract(&t, text, strlen(text), base, &found);
		line.n = 0;
		line.text[0] = '\0';
		list(&found, &line);
		ok(strcmp(line.text, expected) == 0, "%s: %s, expected %s", text,
		   line.text, expected);
		test_env_close(&t);
		texts++;
	}
	ok(texts >= least, "%s has %zu texts", path, texts);
	test_env_close(&file);
}

/* ------------------------------------------------------------- calendar */

static void
test_calendar(void)
{
	int			y;
	int			m;
	int			d;

	ok(zhn_day_number(2000, 1, 1) == 0, "2000-01-01 is day 0");
	ok(zhn_day_number(1970, 1, 1) == -10957, "1970-01-01");
	ok(zhn_weekday(zhn_day_number(2022, 7, 6)) == 3, "a Wednesday");
	ok(zhn_weekday(zhn_day_number(1949, 10, 1)) == 6, "a Saturday");
	for (int32_t day = -400000; day < 400000; day += 97)
	{
		zhn_day_parts(day, &y, &m, &d);
		if (zhn_day_number(y, m, d) != day || m < 1 || m > 12 || d < 1 ||
			d > zhn_days_in_month(y, m))
			ok(false, "day %d is %d-%d-%d", (int) day, y, m, d);
	}
	zhn_iso_week(zhn_day_number(2021, 1, 3), &y, &m);
	ok(y == 2020 && m == 53, "2021-01-03 is in week 53 of 2020");
}

/* -------------------------------------------------------------- hostile */

/* Spans lie within the text, and its parts are what they say. */
static bool
is_sound(const ZhnExtracted *found, const char *text, size_t length)
{
	for (uint32_t i = 0; i < found->nmentions; i++)
	{
		const ZhnMention *m = &found->mentions[i];

		if (m->length == 0 || m->surface.at < text ||
			m->surface.at + m->surface.length > text + length ||
			m->name.at == NULL || m->confidence <= 0 || m->confidence > 1)
			return false;
		if (m->period.known && m->period.first != ZHN_DAY_OPEN &&
			m->period.last != ZHN_DAY_OPEN && m->period.first > m->period.last)
			return false;
	}
	for (uint32_t i = 0; i < found->nquotations; i++)
	{
		const ZhnQuotation *q = &found->quotations[i];

		if (q->length == 0 || q->text.at < text ||
			q->text.at + q->text.length > text + length)
			return false;
	}
	return true;
}

/* Random pieces of news, bytes and marks. */
static void
test_random_texts(void)
{
	static const char *const pieces[] =
	{
		"“", "”", "《", "》", "7月", "4日", "2022年", "至", "第", "十", "亿", "万",
		"王建国", "说", ",", "。", "\n", "市", "局", "公司", "12", ".", "-", "元",
		"%", "以来", "前", "书记", "、", "等", "他", "今年", "底", "五", "零", "百",
		"\xff", "\xe4", "a", " ", "(", ")", "记者", "近", "几", "分之", "十四五",
		"增长", "到", "由", "·", "和", "中国", "浙江", ":", "强调", "99999999999",
	};
	uint32_t	seed = 20220706;
	size_t		unsound = 0;

	for (int round = 0; round < 3000; round++)
	{
		TestEnv		t;
		ZhnExtracted found;
		char		text[1024];
		size_t		n = 0;
		uint32_t	count = test_random(&seed) % 60;

		for (uint32_t k = 0; k < count; k++)
		{
			const char *piece = pieces[test_random(&seed) %
									   (sizeof(pieces) / sizeof(pieces[0]))];

			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		test_env_open(&t);
		extract(&t, text, n, round % 3 == 0 ? ZHN_DAY_UNKNOWN :
				zhn_day_number(2022, 7, 6), &found);
		unsound += !is_sound(&found, text, n);
		test_env_close(&t);
	}
	ok(unsound == 0, "3000 random texts are read soundly");
}

/* Time grows with length, whatever is repeated. */
static void
test_long_texts(void)
{
	static const char *const repeated[] =
	{
		"王建国说", "“", "《", "7月4日至", "市公司", "一", "9", "、王建国", "说,",
		"书记、", "强调", "增长到", "他说,", "“1个”", "他表示感谢", "1点", "5号、",
		"1年零", "零下", "翻了", "援引王建国", "数据显示,", "一一一一一一一一一一",
	};

	for (size_t k = 0; k < sizeof(repeated) / sizeof(repeated[0]); k++)
	{
		TestEnv		t;
		ZhnExtracted found;
		size_t		n = strlen(repeated[k]);
		size_t		length = n * (60000 / n);
		char	   *text;

		test_env_open(&t);
		text = zhn_alloc(&t.env, length);
		for (size_t i = 0; i < length; i += n)
			memcpy(text + i, repeated[k], n);
		extract(&t, text, length, zhn_day_number(2022, 7, 6), &found);
		ok(is_sound(&found, text, length), "%s many times", repeated[k]);
		test_env_close(&t);
	}
}

static void
extract_too_long(TestEnv *t, void *arg)
{
	(void) arg;
	zhn_extractor_begin(extractor, &t->env, "", (size_t) ZHN_EXTRACT_MAX + 1);
}

static void
test_limits(void)
{
	TestEnv		t;

	test_env_open(&t);
	ok(test_fails(&t, extract_too_long, NULL), "too long a text is refused");
	ok(t.error == ZHN_ERROR_LIMIT, "as that: %s", t.message);
	test_env_close(&t);
}

int
main(void)
{
	TestEnv		lasting;

	test_env_open(&lasting);
	extractor = zhn_extractor_create(&lasting.env);
	segmenter = zhn_segmenter_create(&lasting.env);
	test_calendar();
	test_table("test/data/dates.tsv", true, 300, dates_of);
	test_table("test/data/quantities.tsv", false, 300, quantities_of);
	test_table("test/data/quotations.tsv", false, 200, quotations_of);
	test_random_texts();
	test_long_texts();
	test_limits();
	test_env_close(&lasting);
	return done_testing();
}
