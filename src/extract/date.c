/*-------------------------------------------------------------------------
 *
 * date.c
 *	  Dates and times: 7月4日晚, 去年底, 今年以来, “七一”之前, 近日.
 *
 * A date is read as a point (year, month, day, time of day, each optional),
 * perhaps a second point after 至 or a dash, and a word that turns the whole
 * into an interval (以来, 之前, 期间).  What is not said is taken from the
 * day of publication, never from the clock: a month or day without a year is
 * in the year that news means by it, and a vague word stays open.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/calendar.h"
#include "extract/doc.h"
#include "extract/number.h"

/* What the smallest unit is that a date names. */
typedef enum Grain
{
	GRAIN_NONE,
	GRAIN_VAGUE,
	GRAIN_CENTURY,
	GRAIN_YEAR,
	GRAIN_PART,					/* half, quarter, season, decade, plan */
	GRAIN_MONTH,
	GRAIN_TENDAY,
	GRAIN_WEEK,
	GRAIN_DAY,
	GRAIN_TIME					/* a time of day without a day */
} Grain;

typedef struct When
{
	Grain		grain;
	int32_t		first;			/* ZHN_DAY_UNKNOWN if not known */
	int32_t		last;
	int			year;			/* 0 if not known */
	int			month;
	int			day;
	bool		own_year;		/* said, not inferred */
	bool		own_month;
	bool		at_end;			/* 底 or 末: before it is before its end */
	bool		approximate;
	bool		open;			/* has an end that is open by itself */
	const char *part;			/* of the day */
	const char *part_timex;
	int			hour;			/* -1 if none */
	int			minute;			/* -1 if none */
	char		timex[ZHN_TIMEX_MAX];
} When;

typedef struct Dates
{
	ZhnDoc	   *doc;
	int32_t		base;			/* or ZHN_DAY_UNKNOWN */
	int			year;			/* of base, 0 if unknown */
	int			month;
	int			day;
	When		last;			/* the last point with a month or year */
	uint32_t	last_end;
	int32_t		last_day;		/* the last exact day, for 当天 */
} Dates;

/* ------------------------------------------------------------ helpers */

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == '~' || cp == U'—' || cp == U'–' || cp == U'―' ||
		cp == U'─' || cp == U'～';
}

/* 至, 到 or a dash at i; returns its length. */
static uint32_t
connector_at(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	c = doc->cp[i];

	if (c == U'至' || c == U'到')
		return 1;
	if (is_dash(c))
		return is_dash(doc->cp[i + 1]) ? 2 : 1;
	return 0;
}

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
		cp == '_' || cp == '/';
}

/* Length of the first of the words that stands at i; words end with 0. */
static uint32_t
any_at(const ZhnDoc *doc, uint32_t i, const char32_t *const *words)
{
	for (; *words != NULL; words++)
	{
		uint32_t	n = zhn_doc_is(doc, i, *words);

		if (n > 0)
			return n;
	}
	return 0;
}

static uint32_t
space_at(const ZhnDoc *doc, uint32_t i)
{
	return doc->cp[i] == ' ';
}

static bool
valid_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
		day <= zhn_days_in_month(year == 0 ? 2000 : year, month);
}

static void
when_clear(When *w)
{
	memset(w, 0, sizeof(When));
	w->first = ZHN_DAY_UNKNOWN;
	w->last = ZHN_DAY_UNKNOWN;
	w->hour = -1;
	w->minute = -1;
}

static void
when_days(When *w, int32_t first, int32_t last)
{
	w->first = first;
	w->last = last;
}

/* Is something said to come: 将于, 计划, 拟? */
static bool
is_future(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	uint32_t	p = start;

	for (int n = 0; n < 10 && p > 0; n++)
	{
		uint32_t	c = doc->cp[--p];

		if (c == ',' || c == U'。' || c == '\n' || c == ';')
			break;
		if (c == U'将' || c == U'拟' || zhn_doc_is(doc, p, U"计划") ||
			zhn_doc_is(doc, p, U"预计") || zhn_doc_is(doc, p, U"定于"))
			return true;
	}
	for (p = end; p < end + 6; p++)
	{
		uint32_t	c = doc->cp[p];

		if (c == U'。' || c == '\n' || c == ';' || c == 0)
			break;
		if (c == U'将' && doc->cp[p + 1] != U'近' && doc->cp[p + 1] != U'军')
			return true;
	}
	return false;
}

/* ------------------------------------------------------ year and month */

/* A year of four digits at i, without 年. */
static uint32_t
four_digits(const ZhnDoc *doc, uint32_t i, int *year)
{
	int			v = 0;

	for (uint32_t k = 0; k < 4; k++)
	{
		uint32_t	c = doc->cp[i + k];
		int			d = zhn_is_digit(c) ? (int) (c - '0') : zhn_chinese_digit(c);

		if (d < 0 || c == U'两')
			return 0;
		v = v * 10 + d;
	}
	if (zhn_is_digit(doc->cp[i + 4]) || zhn_chinese_digit(doc->cp[i + 4]) >= 0)
		return 0;
	if (v < 1000 || v > 2999)
		return 0;
	*year = v;
	return 4;
}

/* 2021年 二〇二一年 98年10月 今年 去年 */
static uint32_t
read_year(const Dates *d, uint32_t i, int *year, bool *relative)
{
	static const struct
	{
		const char32_t *word;
		int			offset;
	}			words[] =
	{
		{U"今年", 0}, {U"本年度", 0}, {U"本年", 0}, {U"去年", -1},
		{U"上一年", -1}, {U"上年", -1}, {U"前年", -2}, {U"明年", 1},
		{U"后年", 2},
	};
	const ZhnDoc *doc = d->doc;
	uint32_t	n = four_digits(doc, i, year);

	*relative = false;
	if (n > 0)
	{
		n += space_at(doc, i + n);
		if (doc->cp[i + n] != U'年' || zhn_doc_is(doc, i + n, U"年级"))
			return 0;
		return n + 1 + (doc->cp[i + n + 1] == U'度');
	}
	if (zhn_is_digit(doc->cp[i]) && zhn_is_digit(doc->cp[i + 1]) &&
		doc->cp[i + 2] == U'年' && zhn_is_digit(doc->cp[i + 3]))
	{
		int			month;

		n = zhn_digits_at(doc, i + 3, 2, &month);
		if (doc->cp[i + 3 + n] == U'月' && month >= 1 && month <= 12)
		{
			zhn_digits_at(doc, i, 2, year);
			*year += *year >= 40 ? 1900 : 2000;
			return 3;
		}
	}
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
	{
		n = zhn_doc_is(doc, i, words[k].word);
		if (n == 0)
			continue;
		if (!zhn_doc_edge(doc, i) || zhn_doc_is(doc, i + n - 1, U"年级") ||
			zhn_doc_is(doc, i + n - 1, U"年轻") ||
			zhn_doc_is(doc, i + n - 1, U"年龄"))
			return 0;
		*relative = true;
		*year = d->year == 0 ? 0 : d->year + words[k].offset;
		if (doc->cp[i + n] == U'度')
			n++;
		return n;
	}
	n = zhn_doc_is(doc, i, U"同年");
	if (n == 0 && zhn_doc_is(doc, i, U"当年") &&
		zhn_is_digit(doc->cp[i + 2]))
		n = 2;
	if (n > 0 && d->last.year != 0)
	{
		*relative = true;
		*year = d->last.year;
		return n;
	}
	return 0;
}

/* 7月 十二月 7月份 元月 */
static uint32_t
read_month(const ZhnDoc *doc, uint32_t i, int *month)
{
	uint32_t	n;

	if (zhn_doc_is(doc, i, U"元月"))
	{
		*month = 1;
		return 2;
	}
	n = zhn_small_number_at(doc, i, month);
	if (n == 0 || n > 2 || *month < 1 || *month > 12)
		return 0;
	if (zhn_is_digit(doc->cp[i]))
		n += space_at(doc, i + n);
	if (doc->cp[i + n] != U'月')
		return 0;
	n++;
	if (doc->cp[i + n] == U'份')
		n++;
	else if (zhn_doc_is(doc, i + n - 1, U"月亮") ||
			 zhn_doc_is(doc, i + n - 1, U"月球") ||
			 zhn_doc_is(doc, i + n - 1, U"月子") ||
			 zhn_doc_is(doc, i + n - 1, U"月大"))
		return 0;
	return n;
}

/* The year of a month and day that are said without one; 0: not known. */
static int
infer_year(const Dates *d, int month, int day, uint32_t start, uint32_t end)
{
	int32_t		there;
	bool		future;

	if (d->year == 0)
		return 0;
	/* 2019年3月入伍,5月…: the sentence goes on in that year. */
	if (d->last.own_year && d->last.year != 0 && d->last.year != d->year &&
		d->last.month <= month && d->last.month != 0 &&
		d->last_end + 60 > start &&
		zhn_doc_sentence_start(d->doc, start) < d->last_end)
		return d->last.year;
	if (month == 2 && day == 29)
	{
		int			year = d->year;

		while (zhn_days_in_month(year, 2) != 29)
			year--;
		return year;
	}
	there = zhn_day_number(d->year, month, day);
	future = is_future(d->doc, start, end);
	if (there > d->base + 150 && !future)
		return d->year - 1;
	if (there < d->base - 31 && future && d->base - there > 150)
		return d->year + 1;
	return d->year;
}

static void
set_year(When *w, int year, bool own)
{
	w->grain = GRAIN_YEAR;
	w->year = year;
	w->own_year = own;
	if (year != 0)
	{
		when_days(w, zhn_day_number(year, 1, 1), zhn_day_number(year, 12, 31));
		snprintf(w->timex, sizeof(w->timex), "%04d", year);
	}
}

static void
set_month(When *w, int year, int month)
{
	w->grain = GRAIN_MONTH;
	w->year = year;
	w->month = month;
	if (year != 0)
	{
		when_days(w, zhn_day_number(year, month, 1),
				  zhn_day_number(year, month, zhn_days_in_month(year, month)));
		snprintf(w->timex, sizeof(w->timex), "%04d-%02d", year, month);
	}
	else
		snprintf(w->timex, sizeof(w->timex), "XXXX-%02d", month);
}

static void
set_day(When *w, int year, int month, int day)
{
	w->grain = GRAIN_DAY;
	w->year = year;
	w->month = month;
	w->day = day;
	if (year != 0)
	{
		int32_t		n = zhn_day_number(year, month, day);

		when_days(w, n, n);
		snprintf(w->timex, sizeof(w->timex), "%04d-%02d-%02d", year, month,
				 day);
	}
	else if (month != 0)
		snprintf(w->timex, sizeof(w->timex), "XXXX-%02d-%02d", month, day);
	else
		snprintf(w->timex, sizeof(w->timex), "XXXX-XX-%02d", day);
}

static void
set_day_number(When *w, int32_t n)
{
	int			year;
	int			month;
	int			day;

	zhn_day_parts(n, &year, &month, &day);
	set_day(w, year, month, day);
}

/* A span with its own ISO text. */
static void
set_span(When *w, Grain grain, int32_t first, int32_t last)
{
	int			y;
	int			m;
	int			day;
	int			y2;
	int			m2;
	int			day2;

	w->grain = grain;
	when_days(w, first, last);
	zhn_day_parts(first, &y, &m, &day);
	zhn_day_parts(last, &y2, &m2, &day2);
	snprintf(w->timex, sizeof(w->timex), "%04d-%02d-%02d/%04d-%02d-%02d",
			 y, m, day, y2, m2, day2);
}

/* ------------------------------------------------------ parts of years */

static void
set_months(When *w, int year, int from, int to, const char *name)
{
	w->grain = GRAIN_PART;
	w->year = year;
	if (year == 0)
		return;
	when_days(w, zhn_day_number(year, from, 1),
			  zhn_day_number(year, to, zhn_days_in_month(year, to)));
	if (name != NULL)
		snprintf(w->timex, sizeof(w->timex), "%04d-%s", year, name);
	else
		set_span(w, GRAIN_PART, w->first, w->last);
}

/* 上半年 一季度 前三季度 前5个月 年初 底 夏天, at i, of the year in w. */
static uint32_t
read_part_of_year(const ZhnDoc *doc, uint32_t i, When *w, bool after_year)
{
	static const char *const quarters[] = {"Q1", "Q2", "Q3", "Q4"};
	int			year = w->year;
	uint32_t	n;
	uint32_t	p = i;
	int			v;

	if (zhn_doc_is(doc, i, U"上半年"))
	{
		set_months(w, year, 1, 6, "H1");
		return 3;
	}
	if (zhn_doc_is(doc, i, U"下半年"))
	{
		set_months(w, year, 7, 12, "H2");
		return 3;
	}
	if (doc->cp[i] == U'前' && (n = zhn_small_number_at(doc, i + 1, &v)) > 0)
	{
		if (zhn_doc_is(doc, i + 1 + n, U"季度") && v >= 2 && v <= 4)
		{
			set_months(w, year, 1, v * 3, NULL);
			return n + 3;
		}
		if (zhn_doc_is(doc, i + 1 + n, U"个月") && v >= 2 && v <= 12 &&
			doc->cp[i + n + 3] != U'前')
		{
			set_months(w, year, 1, v, NULL);
			return n + 3;
		}
	}
	if (doc->cp[p] == U'第')
		p++;
	n = zhn_small_number_at(doc, p, &v);
	if (doc->cp[p] == U'首' && zhn_doc_is(doc, p + 1, U"季"))
	{
		v = 1;
		n = 1;
	}
	else if (doc->cp[p] == U'四' && n == 1)
		v = 4;
	if (n > 0 && v >= 1 && v <= 4 && doc->cp[p + n] == U'季' &&
		(doc->cp[p + n + 1] == U'度' || p > i))
	{
		set_months(w, year, v * 3 - 2, v * 3, quarters[v - 1]);
		return p + n + 1 + (doc->cp[p + n + 1] == U'度') - i;
	}
	if (!after_year)
		return 0;

	if (doc->cp[i] == U'初' || zhn_doc_is(doc, i, U"年初"))
	{
		set_month(w, year, 1);
		w->grain = GRAIN_PART;
		w->approximate = true;
		return doc->cp[i] == U'初' ? 1 : 2;
	}
	if (doc->cp[i] == U'底' || doc->cp[i] == U'末' ||
		zhn_doc_is(doc, i, U"年底") || zhn_doc_is(doc, i, U"年末") ||
		zhn_doc_is(doc, i, U"岁末"))
	{
		set_month(w, year, 12);
		w->grain = GRAIN_PART;
		w->approximate = true;
		w->at_end = true;
		return doc->cp[i] == U'底' || doc->cp[i] == U'末' ? 1 : 2;
	}
	if (doc->cp[i + 1] == U'天' || doc->cp[i + 1] == U'季' ||
		doc->cp[i + 1] == ',')
	{
		switch (doc->cp[i])
		{
			case U'春':
				set_months(w, year, 3, 5, "SP");
				break;
			case U'夏':
				set_months(w, year, 6, 8, "SU");
				break;
			case U'秋':
				set_months(w, year, 9, 11, "FA");
				break;
			case U'冬':
				set_months(w, year, 12, 12, "WI");
				if (year != 0)
					w->last = zhn_day_number(year + 1, 2, 28);
				break;
			default:
				return 0;
		}
		w->approximate = true;
		return doc->cp[i + 1] == ',' ? 1 : 2;
	}
	return 0;
}

/* 初 上旬 中旬 下旬 底 末 after a month. */
static uint32_t
read_part_of_month(const ZhnDoc *doc, uint32_t i, When *w)
{
	int			from;
	int			to;
	uint32_t	n = 2;

	if (zhn_doc_is(doc, i, U"上旬"))
		from = 1, to = 10;
	else if (zhn_doc_is(doc, i, U"中旬"))
		from = 11, to = 20;
	else if (zhn_doc_is(doc, i, U"下旬"))
		from = 21, to = 31;
	else
	{
		n = 1;
		if (doc->cp[i] == U'初')
			from = 1, to = 10;
		else if (doc->cp[i] == U'底' || doc->cp[i] == U'末')
			from = 21, to = 31;
		else
			return 0;
		if (zhn_doc_is(doc, i, U"末端") || zhn_doc_is(doc, i, U"初步") ||
			zhn_doc_is(doc, i, U"初级"))
			return 0;
	}
	w->at_end = to == 31;
	w->approximate = true;
	w->grain = GRAIN_TENDAY;
	if (w->year != 0)
	{
		int			days = zhn_days_in_month(w->year, w->month);

		set_span(w, GRAIN_TENDAY, zhn_day_number(w->year, w->month, from),
				 zhn_day_number(w->year, w->month, to > days ? days : to));
	}
	return n;
}

/* -------------------------------------------------------- time of day */

/* 上午 晚 凌晨; alone tells that a day stands before it. */
static uint32_t
read_part_of_day(const ZhnDoc *doc, uint32_t i, When *w, bool after_day)
{
	static const struct
	{
		const char32_t *word;
		const char *part;
		const char *timex;
	}			parts[] =
	{
		{U"凌晨", "dawn", "TMO"}, {U"清晨", "morning", "TMO"},
		{U"早晨", "morning", "TMO"}, {U"早上", "morning", "TMO"},
		{U"一早", "morning", "TMO"}, {U"一大早", "morning", "TMO"},
		{U"早间", "morning", "TMO"}, {U"晨间", "morning", "TMO"},
		{U"上午", "morning", "TMO"}, {U"中午", "noon", "TMI"},
		{U"正午", "noon", "TMI"}, {U"午间", "noon", "TMI"},
		{U"下午", "afternoon", "TAF"}, {U"午后", "afternoon", "TAF"},
		{U"傍晚", "evening", "TEV"}, {U"晚上", "evening", "TEV"},
		{U"晚间", "evening", "TEV"}, {U"当晚", "evening", "TEV"},
		{U"深夜", "night", "TNI"}, {U"午夜", "night", "TNI"},
		{U"夜间", "night", "TNI"}, {U"夜里", "night", "TNI"},
		{U"夜晚", "night", "TNI"}, {U"半夜", "night", "TNI"},
	};
	uint32_t	c = doc->cp[i];
	uint32_t	n = 0;

	for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
	{
		n = zhn_doc_is(doc, i, parts[k].word);
		if (n > 0)
		{
			w->part = parts[k].part;
			w->part_timex = parts[k].timex;
			return n;
		}
	}
	if (!after_day || (c != U'晚' && c != U'早' && c != U'晨' && c != U'夜'))
		return 0;
	if (!zhn_doc_edge(doc, i + 1) && !zhn_is_digit(doc->cp[i + 1]))
		return 0;
	w->part = c == U'晚' ? "evening" : c == U'夜' ? "night" : "morning";
	w->part_timex = c == U'晚' ? "TEV" : c == U'夜' ? "TNI" : "TMO";
	return 1;
}

/* 9时30分 9点半 14:30 19时许 */
static uint32_t
read_clock(const ZhnDoc *doc, uint32_t i, When *w, bool anchored)
{
	int			hour;
	int			minute = -1;
	int			v;
	uint32_t	p = i;
	uint32_t	n;

	p += space_at(doc, p);
	n = zhn_small_number_at(doc, p, &hour);
	if (n == 0 || n > 3 || hour > 24)
		return 0;
	if (!anchored && !zhn_is_digit(doc->cp[p]))
		return 0;
	p += n;
	if (doc->cp[p] == ':' && zhn_is_digit(doc->cp[p + 1]) &&
		zhn_is_digit(doc->cp[p + 2]) && !zhn_is_digit(doc->cp[p + 3]))
	{
		zhn_digits_at(doc, p + 1, 2, &minute);
		if (minute > 59)
			return 0;
		p += 3;
		if (doc->cp[p] == ':')
			return 0;
	}
	else if (doc->cp[p] == U'时' || (doc->cp[p] == U'点' && anchored))
	{
		uint32_t	next = doc->cp[p + 1];

		if (next == U'代' || next == U'期' || next == U'间' || next == U'速' ||
			next == U'尚' || next == U'常' || next == U'刻' || next == U'长')
			return 0;
		if (doc->cp[p] == U'点' && next == U'钟')
			p++;
		p++;
		n = zhn_small_number_at(doc, p, &v);
		if (n > 0 && v < 60 && doc->cp[p + n] == U'分')
		{
			minute = v;
			p += n + 1;
			n = zhn_small_number_at(doc, p, &v);
			if (n > 0 && v < 60 && doc->cp[p + n] == U'秒')
				p += n + 1;
		}
		else if (n > 0 && v < 60 && n == 2 && doc->cp[p - 1] == U'点')
		{
			minute = v;
			p += n;
		}
		else if (doc->cp[p] == U'半' && zhn_doc_edge(doc, p + 1))
		{
			minute = 30;
			p++;
		}
		else if (doc->cp[p] == U'整')
		{
			minute = 0;
			p++;
		}
	}
	else
		return 0;
	if (doc->cp[p] == U'许' && doc->cp[p + 1] != U'多')
		p++;
	if (w->part != NULL && hour < 12 &&
		(strcmp(w->part, "afternoon") == 0 || strcmp(w->part, "evening") == 0 ||
		 (strcmp(w->part, "night") == 0 && hour > 5)))
		hour += 12;
	w->hour = hour;
	w->minute = minute;
	return p - i;
}

/* The time of day after a day. */
static uint32_t
read_time(const ZhnDoc *doc, uint32_t i, When *w)
{
	uint32_t	p = i;
	uint32_t	n;

	if (w->part == NULL)
	{
		n = read_part_of_day(doc, p + space_at(doc, p), w, true);
		if (n > 0)
			p += space_at(doc, p) + n;
	}
	p += read_clock(doc, p, w, true);
	return p - i;
}

/* ---------------------------------------------------------------- days */

/* 4日, 4号 after a month. */
static uint32_t
read_day_of_month(const ZhnDoc *doc, uint32_t i, int *day)
{
	uint32_t	p = i + space_at(doc, i);
	uint32_t	n = zhn_small_number_at(doc, p, day);

	if (n == 0 || n > 3 || *day < 1 || *day > 31)
		return 0;
	p += n;
	if (zhn_is_digit(doc->cp[p - 1]))
		p += space_at(doc, p);
	if (doc->cp[p] != U'日' && doc->cp[p] != U'号')
		return 0;
	return p + 1 - i;
}

/* 20日 without a month. */
static uint32_t
read_bare_day(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	prev = i > 0 ? doc->cp[i - 1] : 0;
	int			day;
	int			year = d->year;
	int			month = d->month;
	uint32_t	n = read_day_of_month(doc, i, &day);
	uint32_t	next = doc->cp[i + n];
	bool		list = prev == U'、' || (i > 0 && connector_at(doc, i - 1) > 0) ||
		prev == U'和';

	if (n == 0 || prev == U'第' || prev == U'每' || prev == U'月' || prev == '.')
		return 0;
	if (!zhn_is_digit(doc->cp[i]) && n < 3)
		return 0;
	if (next == U'内' || next == U'游' || next == U'元' || next == U'均' ||
		next == U'刊' || next == U'本')
		return 0;
	if (next == U'报' && doc->cp[i + n + 1] != U'道' &&
		doc->cp[i + n + 1] != U'告' && doc->cp[i + n + 1] != U'到')
		return 0;
	if (doc->cp[i + n - 1] == U'号' && !list && next != U'上' && next != U'下' &&
		next != U'凌' && next != U'晚' && next != U'起' && next != U'早')
		return 0;

	/* In a sentence or list that has a month already, it is of that month. */
	if (d->last.month != 0 && (list || d->last_end + 40 > i) &&
		d->last.grain >= GRAIN_MONTH && d->last.own_month &&
		zhn_doc_sentence_start(doc, i) < d->last_end)
	{
		year = d->last.year;
		month = d->last.month;
		if (valid_day(year, month, day))
		{
			set_day(w, year, month, day);
			return n;
		}
	}
	if (d->year == 0)
	{
		set_day(w, 0, 0, day);
		return n;
	}
	for (int tries = 0; tries < 3; tries++)
	{
		bool		future = is_future(doc, i, i + n);

		/* 预计15日夜间 is also said of what has just begun. */
		if (valid_day(year, month, day) &&
			(future ? zhn_day_number(year, month, day) >= d->base - 7
			 : zhn_day_number(year, month, day) <= d->base))
		{
			set_day(w, year, month, day);
			return n;
		}
		month += future ? 1 : -1;
		if (month < 1 || month > 12)
		{
			year += month < 1 ? -1 : 1;
			month = month < 1 ? 12 : 1;
		}
	}
	return 0;
}

/* 今天 昨晚 当天 次日 */
static uint32_t
read_near_day(const Dates *d, uint32_t i, When *w)
{
	static const struct
	{
		const char32_t *word;
		int			offset;
	}			words[] =
	{
		{U"大前天", -3}, {U"大后天", 3}, {U"前天", -2}, {U"前日", -2},
		{U"昨天", -1}, {U"昨日", -1}, {U"今天", 0}, {U"今日", 0},
		{U"明天", 1}, {U"明日", 1}, {U"后天", 2},
	};
	static const struct
	{
		const char32_t *word;
		int			offset;
	}			after[] =
	{
		{U"当天", 0}, {U"当日", 0}, {U"当晚", 0}, {U"同日", 0}, {U"同一天", 0},
		{U"次日", 1}, {U"翌日", 1},
	};
	const ZhnDoc *doc = d->doc;
	uint32_t	c = doc->cp[i];
	uint32_t	next = doc->cp[i + 1];

	if (!zhn_doc_edge(doc, i))
		return 0;
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
	{
		uint32_t	n = zhn_doc_is(doc, i, words[k].word);

		if (n > 0)
		{
			w->grain = GRAIN_DAY;
			if (d->base != ZHN_DAY_UNKNOWN)
				set_day_number(w, d->base + words[k].offset);
			return n;
		}
	}
	if ((c == U'今' || c == U'昨' || c == U'明' || c == U'前') &&
		(next == U'晚' || next == U'早' || next == U'晨' || next == U'夜') &&
		!(c == U'明' && next == U'晨') && !(c == U'前' && next != U'晚'))
	{
		w->grain = GRAIN_DAY;
		if (d->base != ZHN_DAY_UNKNOWN)
			set_day_number(w, d->base + (c == U'今' ? 0 : c == U'昨' ? -1 :
										 c == U'明' ? 1 : -2));
		w->part = next == U'晚' ? "evening" : next == U'夜' ? "night" : "morning";
		w->part_timex = next == U'晚' ? "TEV" : next == U'夜' ? "TNI" : "TMO";
		return zhn_doc_is(doc, i + 1, U"晚间") ||
			zhn_doc_is(doc, i + 1, U"晚上") || zhn_doc_is(doc, i + 1, U"夜里") ||
			zhn_doc_is(doc, i + 1, U"早上") ? 3 : 2;
	}
	if (d->last_day != ZHN_DAY_UNKNOWN)
		for (size_t k = 0; k < sizeof(after) / sizeof(after[0]); k++)
		{
			uint32_t	n = zhn_doc_is(doc, i, after[k].word);

			if (n > 0)
			{
				set_day_number(w, d->last_day + after[k].offset);
				if (k == 2)
				{
					w->part = "evening";
					w->part_timex = "TEV";
				}
				return n;
			}
		}
	return 0;
}

/* 周三 上周五 本周 下周末 */
static uint32_t
read_week(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	p = i;
	int			weeks = 0;
	bool		said = true;
	int			weekday = 0;
	int32_t		monday;
	uint32_t	c;

	if (!zhn_doc_edge(doc, i))
		return 0;
	if (zhn_doc_is(doc, p, U"上上"))
		weeks = -2, p += 2;
	else if (doc->cp[p] == U'上')
		weeks = -1, p++;
	else if (doc->cp[p] == U'下')
		weeks = 1, p++;
	else if (doc->cp[p] == U'本' || doc->cp[p] == U'这')
		p++;
	else
		said = false;
	if (said && doc->cp[p] == U'个')
		p++;
	if (doc->cp[p] == U'周')
		p++;
	else if (zhn_doc_is(doc, p, U"星期") || zhn_doc_is(doc, p, U"礼拜"))
		p += 2;
	else
		return 0;
	c = doc->cp[p];
	if (c == U'日' || c == U'天')
		weekday = 7;
	else if (c == U'末')
		weekday = 8;
	else if (zhn_chinese_digit(c) >= 1 && zhn_chinese_digit(c) <= 6 && c != U'两')
		weekday = zhn_chinese_digit(c);
	if (weekday > 0)
		p++;
	if (!said && (weekday == 0 || weekday == 8))
		return 0;
	if (!zhn_doc_edge(doc, p) || (said && weekday == 0 && (doc->cp[p] == U'期' ||
														  doc->cp[p] == U'岁')))
		return 0;
	if (!said && i > 0 && (doc->cp[i - 1] == U'每' || doc->cp[i - 1] == U'一'))
		return 0;
	/* 周一至周五 is every week. */
	if (!said && ((connector_at(doc, p) > 0 && weekday > 0 &&
				   (doc->cp[p + 1] == U'周' || doc->cp[p + 1] == U'星')) ||
				  (i > 1 && connector_at(doc, i - 1) > 0)))
		return 0;

	w->grain = weekday == 0 ? GRAIN_WEEK : GRAIN_DAY;
	if (d->base == ZHN_DAY_UNKNOWN)
		return p - i;
	monday = d->base - zhn_weekday(d->base) + 1 + 7 * weeks;
	if (weekday == 0)
	{
		int			year;
		int			week;

		when_days(w, monday, monday + 6);
		zhn_iso_week(monday, &year, &week);
		snprintf(w->timex, sizeof(w->timex), "%04d-W%02d", year, week);
	}
	else if (weekday == 8)
	{
		int			year;
		int			week;

		when_days(w, monday + 5, monday + 6);
		zhn_iso_week(monday, &year, &week);
		snprintf(w->timex, sizeof(w->timex), "%04d-W%02d-WE", year, week);
	}
	else
	{
		int32_t		day = monday + weekday - 1;

		/* Without 上 or 本 it is the last one, or the next to come. */
		if (!said && is_future(doc, i, p))
			day += day < d->base ? 7 : 0;
		else if (!said && day > d->base)
			day -= 7;
		set_day_number(w, day);
	}
	return p - i;
}

/* 本月 上个月 下月 当月 */
static uint32_t
read_near_month(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	p = i + 1;
	int			months;
	int			year = d->year;
	int			month = d->month;

	switch (doc->cp[i])
	{
		case U'本':
		case U'这':
			months = 0;
			break;
		case U'上':
			months = -1;
			break;
		case U'下':
			months = 1;
			break;
		case U'当':
		case U'同':
			if (d->last.month == 0)
				return 0;
			months = 0;
			year = d->last.year;
			month = d->last.month;
			break;
		default:
			return 0;
	}
	if (!zhn_doc_edge(doc, i))
		return 0;
	if (doc->cp[p] == U'个')
		p++;
	if (doc->cp[p] != U'月' || zhn_doc_is(doc, p, U"月球") ||
		zhn_doc_is(doc, p, U"月亮"))
		return 0;
	p++;
	if (year == 0)
	{
		w->grain = GRAIN_MONTH;
		return p - i;
	}
	month += months;
	if (month < 1 || month > 12)
	{
		year += month < 1 ? -1 : 1;
		month = month < 1 ? 12 : 1;
	}
	set_month(w, year, month);
	w->own_month = true;
	return p - i;
}

/* -------------------------------------------------------- named days */

/* A feast or another day with a name at i, perhaps in quotation marks. */
static uint32_t
read_named_day(const Dates *d, uint32_t i, int year, bool own_year, When *w)
{
	const ZhnDoc *doc = d->doc;
	const ZhnWordInfo *info;
	const ZhnNamedDay *named;
	bool		quoted = doc->cp[i] == U'“' || doc->cp[i] == '"';
	uint32_t	p = i + quoted;
	uint32_t	n = zhn_doc_word_at(doc, p, ZHN_W_DAY, &info);
	int32_t		day;
	bool		numeral;

	if (n == 0)
		return 0;
	if (quoted && doc->cp[p + n] != U'”' && doc->cp[p + n] != '"')
		return 0;
	numeral = n == 2 && zhn_chinese_digit(doc->cp[p]) > 0 &&
		zhn_chinese_digit(doc->cp[p + 1]) > 0;
	if (!quoted)
	{
		static const char32_t *const follow[] =
		{U"期间", U"假期", U"小长假", U"节", U"前", U"当天", U"长假", NULL};

		if (numeral && !(zhn_doc_edge(doc, p) && any_at(doc, p + n, follow)))
			return 0;
		if (!numeral && !zhn_doc_edge(doc, p))
			return 0;
		if (!numeral && !zhn_doc_edge(doc, p + n) && doc->cp[p + n] != U'假' &&
			doc->cp[p + n] != U'期' && doc->cp[p + n] != U'前' &&
			doc->cp[p + n] != U'后' && doc->cp[p + n] != U'当')
			return 0;
		/* A name such as 王国庆, or 春节 in the name of a show. */
		if (zhn_doc_is(doc, p + n, U"联欢") || zhn_doc_is(doc, p + n, U"路") ||
			zhn_doc_is(doc, p + n, U"镇") || zhn_doc_is(doc, p + n, U"村"))
			return 0;
	}
	named = zhn_named_day(info->day);
	w->grain = GRAIN_DAY;
	if (year == 0 && d->year != 0)
	{
		/* The nearest one, or by the words around it the next. */
		int32_t		best = ZHN_DAY_UNKNOWN;
		bool		future = is_future(doc, i, p + n);

		for (int y = d->year - 1; y <= d->year + 1; y++)
		{
			int32_t		there = zhn_named_day_of(doc->env, named, y);

			if (there == ZHN_DAY_UNKNOWN || (future && there < d->base))
				continue;
			if (best == ZHN_DAY_UNKNOWN ||
				abs(there - d->base) < abs(best - d->base))
				best = there;
		}
		day = best;
	}
	else
		day = year == 0 ? ZHN_DAY_UNKNOWN
			: zhn_named_day_of(doc->env, named, year);
	if (day != ZHN_DAY_UNKNOWN)
		set_day_number(w, day);
	w->own_year = own_year;
	return p + n + quoted - i;
}

/* “3·13”: month and day. */
static uint32_t
read_dotted(const Dates *d, uint32_t i, int year, When *w)
{
	const ZhnDoc *doc = d->doc;
	bool		quoted = doc->cp[i] == U'“' || doc->cp[i] == '"';
	uint32_t	p = i + quoted;
	int			month;
	int			day;
	uint32_t	n = zhn_digits_at(doc, p, 2, &month);

	if (n == 0)
		return 0;
	p += n;
	if (doc->cp[p] != U'·' && doc->cp[p] != U'•' && doc->cp[p] != U'‧' &&
		doc->cp[p] != U'・')
		return 0;
	p++;
	n = zhn_digits_at(doc, p, 2, &day);
	if (n == 0 || !valid_day(0, month, day) || zhn_is_digit(doc->cp[p + n]))
		return 0;
	p += n;
	if (quoted && doc->cp[p] != U'”' && doc->cp[p] != '"')
		return 0;
	if (year == 0)
		year = month == 9 && day == 11 ? 2001
			: infer_year(d, month, day, i, p);
	if (year != 0 && !valid_day(year, month, day))
		return 0;
	set_day(w, year, month, day);
	w->approximate = true;
	return p + quoted - i;
}

/* -------------------------------------------------------- long times */

/* “十四五”: a five-year plan. */
static uint32_t
read_plan(const ZhnDoc *doc, uint32_t i, When *w)
{
	static const char32_t *const follow[] =
	{
		U"时期", U"期间", U"规划", U"计划", U"末", U"初", U"以来", U"开局",
		U"收官", NULL
	};
	bool		quoted = doc->cp[i] == U'“' || doc->cp[i] == '"';
	uint32_t	p = i + quoted;
	int			n = 0;
	int			first;

	if (doc->cp[p] == U'十')
	{
		n = 10;
		p++;
	}
	if (zhn_chinese_digit(doc->cp[p]) >= 1 && doc->cp[p] != U'两' &&
		doc->cp[p + 1] == U'五' && n + zhn_chinese_digit(doc->cp[p]) <= 19)
		n += zhn_chinese_digit(doc->cp[p++]);
	else if (doc->cp[p] != U'五' || n != 10)
		return 0;
	if (doc->cp[p] != U'五')
		return 0;
	p++;
	if (quoted && doc->cp[p] != U'”' && doc->cp[p] != '"')
		return 0;
	p += quoted;
	if (!quoted && !any_at(doc, p, follow) && n <= 10)
		return 0;
	if (!quoted && (!zhn_doc_edge(doc, i) || zhn_chinese_digit(doc->cp[p]) >= 0 ||
					doc->cp[p] == U'十' || doc->cp[p] == U'百' || doc->cp[p] == U'个'))
		return 0;
	first = n == 1 ? 1953 : n == 2 ? 1958 : 1951 + 5 * n;
	if (n > 2 && first < 1966)
		return 0;
	w->grain = GRAIN_PART;
	w->year = 0;
	when_days(w, zhn_day_number(first, 1, 1),
			  zhn_day_number(first + 4, 12, 31));
	snprintf(w->timex, sizeof(w->timex), "%04d/%04d", first, first + 4);
	if (doc->cp[p] == U'末')
	{
		set_year(w, first + 4, false);
		w->approximate = true;
		w->at_end = true;
		return p + 1 - i;
	}
	if (zhn_doc_is(doc, p, U"时期") || zhn_doc_is(doc, p, U"期间"))
		p += 2;
	return p - i;
}

/* 20世纪90年代 上世纪八十年代初 21世纪 本世纪中叶 */
static uint32_t
read_century(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	p = i;
	int			century = 0;
	int			decade = -1;
	int			v;
	uint32_t	n;

	if (zhn_doc_is(doc, p, U"上世纪") || zhn_doc_is(doc, p, U"上个世纪"))
	{
		if (d->year == 0)
			return 0;
		century = (d->year + 99) / 100 - 1;
		p += doc->cp[p + 1] == U'个' ? 4 : 3;
	}
	else if (zhn_doc_is(doc, p, U"本世纪"))
	{
		if (d->year == 0)
			return 0;
		century = (d->year + 99) / 100;
		p += 3;
	}
	else if ((n = zhn_small_number_at(doc, p, &v)) > 0 &&
			 zhn_doc_is(doc, p + n, U"世纪") && v >= 10 && v <= 22)
	{
		century = v;
		p += n + 2;
	}
	n = zhn_small_number_at(doc, p, &v);
	if (n > 0 && zhn_doc_is(doc, p + n, U"年代") && v % 10 == 0 && v <= 90 &&
		(century != 0 || v >= 30))
	{
		decade = v;
		p += n + 2;
		if (century == 0)
			century = 20;
	}
	else if (century == 0)
		return 0;
	w->grain = GRAIN_CENTURY;
	if (decade >= 0)
	{
		int			first = (century - 1) * 100 + decade;
		int			from = 0;
		int			to = 9;

		snprintf(w->timex, sizeof(w->timex), "%03d", first / 10);
		if (doc->cp[p] == U'初' || zhn_doc_is(doc, p, U"初期"))
			to = 3, p += 1 + (doc->cp[p + 1] == U'期');
		else if (zhn_doc_is(doc, p, U"中期"))
			from = 3, to = 6, p += 2;
		else if (doc->cp[p] == U'末' || zhn_doc_is(doc, p, U"后期") ||
				 zhn_doc_is(doc, p, U"末期"))
			from = 6, p += 1 + (doc->cp[p + 1] == U'期');
		w->approximate = from > 0 || to < 9;
		when_days(w, zhn_day_number(first + from, 1, 1),
				  zhn_day_number(first + to, 12, 31));
	}
	else
	{
		int			first = (century - 1) * 100;

		when_days(w, zhn_day_number(first + 1, 1, 1),
				  zhn_day_number(first + 100, 12, 31));
		snprintf(w->timex, sizeof(w->timex), "%02d", century - 1);
		if (zhn_doc_is(doc, p, U"中叶"))
		{
			when_days(w, zhn_day_number(first + 40, 1, 1),
					  zhn_day_number(first + 60, 12, 31));
			snprintf(w->timex, sizeof(w->timex), "%04d/%04d", first + 40,
					 first + 60);
			w->approximate = true;
			p += 2;
		}
		else if (doc->cp[p] == U'初' || doc->cp[p] == U'末')
		{
			int			from = doc->cp[p] == U'初' ? first + 1 : first + 81;

			when_days(w, zhn_day_number(from, 1, 1),
					  zhn_day_number(from + 19, 12, 31));
			snprintf(w->timex, sizeof(w->timex), "%04d/%04d", from, from + 19);
			w->approximate = true;
			p++;
		}
	}
	return p - i;
}

/* Move a day by years, months or days. */
static int32_t
moved(const Dates *d, int n, uint32_t unit)
{
	int			year = d->year;
	int			month = d->month;
	int			day = d->day;

	if (unit == U'天')
		return d->base + n;
	if (unit == U'周')
		return d->base + 7 * n;
	if (unit == U'年')
		year += n;
	else
	{
		int			months = year * 12 + month - 1 + n;

		year = months / 12;
		month = months % 12 + 1;
	}
	if (year < 1 || year > 9999)
		return ZHN_DAY_UNKNOWN;
	if (day > zhn_days_in_month(year, month))
		day = zhn_days_in_month(year, month);
	return zhn_day_number(year, month, day);
}

/* Number and unit of a length of time: 三年, 5个月, 10天; unit to *unit. */
static uint32_t
read_duration(const ZhnDoc *doc, uint32_t i, int *number, bool *some,
			  uint32_t *unit)
{
	ZhnNumber	v;
	uint32_t	n = zhn_number_at(doc, i, &v);
	uint32_t	p = i + n;

	if (n == 0)
	{
		if (doc->cp[i] != U'几' && doc->cp[i] != U'数' && doc->cp[i] != U'多')
			return 0;
		*some = true;
		*number = 0;
		p = i + 1;
	}
	else
	{
		/* Four digits are a year, not a number of them. */
		if (v.value.exponent != 0 || v.value.digits >= 1000)
			return 0;
		*some = v.bound != NULL || v.value_to.known;
		*number = (int) v.value.digits;
	}
	if (doc->cp[p] == U'个')
		p++;
	if (doc->cp[p] == U'年' && !zhn_doc_is(doc, p, U"年级") &&
		!zhn_doc_is(doc, p, U"年代"))
		*unit = U'年';
	else if (doc->cp[p] == U'月' && doc->cp[p - 1] == U'个')
		*unit = U'月';
	else if (doc->cp[p] == U'天')
		*unit = U'天';
	else if (doc->cp[p] == U'周')
		*unit = U'周';
	else if (zhn_doc_is(doc, p, U"星期"))
	{
		*unit = U'周';
		p++;
	}
	else
		return 0;
	return p + 1 - i;
}

/* 近三年来 过去五年 未来10年 三年来 两年前 */
static uint32_t
read_span_of_time(const Dates *d, uint32_t i, When *w)
{
	static const char32_t *const past[] =
	{U"最近", U"过去的", U"过去", U"此前", U"近", U"前", NULL};
	static const char32_t *const future[] =
	{U"未来", U"今后", NULL};
	const ZhnDoc *doc = d->doc;
	uint32_t	p = i;
	uint32_t	n;
	int			number;
	bool		some;
	uint32_t	unit;
	int			way = 0;
	int32_t		there;

	if (!zhn_doc_edge(doc, i))
		return 0;
	if ((n = any_at(doc, p, past)) > 0)
		way = -1;
	else if ((n = any_at(doc, p, future)) > 0)
		way = 1;
	p += n;
	if (way > 0 && doc->cp[p] == U'的')
		return 0;
	n = read_duration(doc, p, &number, &some, &unit);
	if (n == 0)
		return 0;
	p += n;
	if (way == -1 && doc->cp[i] == U'前')
	{
		/* 前三年 is said of any three years. */
		return 0;
	}
	if (way == 0)
	{
		if (doc->cp[p] == U'来' && doc->cp[p + 1] != U'自' &&
			doc->cp[p + 1] != U'到')
			way = -1;
		else if (zhn_doc_is(doc, p, U"以来") || zhn_doc_is(doc, p, U"多来"))
			way = -1;
		else if (doc->cp[p] == U'前' && zhn_doc_edge(doc, p + 1) &&
				 doc->cp[p + 1] != U'后')
		{
			if (some || d->base == ZHN_DAY_UNKNOWN || number == 0)
			{
				w->grain = GRAIN_VAGUE;
				strcpy(w->timex, "PAST_REF");
				if (d->base != ZHN_DAY_UNKNOWN)
					when_days(w, ZHN_DAY_OPEN, d->base);
				return p + 1 - i;
			}
			there = moved(d, -number, unit);
			if (there == ZHN_DAY_UNKNOWN)
				return 0;
			if (unit == U'年')
			{
				int			year;
				int			month;
				int			day;

				zhn_day_parts(there, &year, &month, &day);
				set_year(w, year, false);
			}
			else
				set_day_number(w, there);
			w->approximate = true;
			return p + 1 - i;
		}
		else
			return 0;
	}
	if (doc->cp[p] == U'来' || doc->cp[p] == U'间' || doc->cp[p] == U'里' ||
		doc->cp[p] == U'内' || doc->cp[p] == U'中')
	{
		if (doc->cp[p] != U'中' || zhn_doc_edge(doc, p + 1))
			p++;
	}
	else if (zhn_doc_is(doc, p, U"以来"))
		p += 2;
	else if (zhn_doc_is(doc, p, U"时间"))
		p += zhn_doc_is(doc, p + 2, U"里") ? 3 : 2;
	/* 近三年 alone counts years; 近百年 is a number. */
	w->grain = GRAIN_VAGUE;
	w->approximate = true;
	if (d->base == ZHN_DAY_UNKNOWN || some || number == 0)
	{
		strcpy(w->timex, way < 0 ? "PAST_REF" : "FUTURE_REF");
		if (d->base != ZHN_DAY_UNKNOWN)
		{
			if (way < 0)
				when_days(w, ZHN_DAY_OPEN, d->base);
			else
				when_days(w, d->base, ZHN_DAY_OPEN);
		}
		return p - i;
	}
	there = moved(d, way * number, unit);
	if (there == ZHN_DAY_UNKNOWN)
		return 0;
	if (way < 0)
		set_span(w, GRAIN_VAGUE, there, d->base);
	else
		set_span(w, GRAIN_VAGUE, d->base, there);
	return p - i;
}

/* 近日 目前 今后: vague words, which stay so. */
static uint32_t
read_vague(const Dates *d, uint32_t i, When *w)
{
	static const struct
	{
		const char32_t *word;
		char		ref;		/* past, now, future */
	}			words[] =
	{
		{U"近日来", 'p'}, {U"近日", 'p'}, {U"日前", 'p'}, {U"近年来", 'p'},
		{U"近些年来", 'p'}, {U"近些年", 'p'}, {U"近几年来", 'p'},
		{U"近几年", 'p'}, {U"近年", 'p'}, {U"近来", 'p'}, {U"近期", 'p'},
		{U"近一段时间", 'p'}, {U"近一段时期", 'p'}, {U"近段时间", 'p'},
		{U"最近几年", 'p'}, {U"最近一段时间", 'p'}, {U"最近", 'p'},
		{U"前不久", 'p'}, {U"不久前", 'p'}, {U"此前", 'p'}, {U"早前", 'p'},
		{U"早些时候", 'p'}, {U"前些年", 'p'}, {U"前几年", 'p'},
		{U"前几天", 'p'}, {U"前段时间", 'p'}, {U"前一段时间", 'p'},
		{U"连日来", 'p'}, {U"连日", 'p'}, {U"多年来", 'p'},
		{U"长期以来", 'p'}, {U"一直以来", 'p'}, {U"一段时间以来", 'p'},
		{U"历年来", 'p'}, {U"往年", 'p'}, {U"多年前", 'p'},
		{U"截至目前", 'n'}, {U"到目前为止", 'n'}, {U"目前为止", 'n'},
		{U"目前", 'n'}, {U"当前", 'n'}, {U"眼下", 'n'}, {U"如今", 'n'},
		{U"现如今", 'n'}, {U"现在", 'n'}, {U"现阶段", 'n'}, {U"当下", 'n'},
		{U"时下", 'n'}, {U"当今", 'n'},
		{U"今后一个时期", 'f'}, {U"今后一段时期", 'f'}, {U"今后", 'f'},
		{U"日后", 'f'}, {U"未来几年", 'f'}, {U"未来几天", 'f'},
		{U"未来一段时间", 'f'}, {U"下一步", 'f'}, {U"下一阶段", 'f'},
		{U"下阶段", 'f'}, {U"不久的将来", 'f'}, {U"不久后", 'f'},
	};
	const ZhnDoc *doc = d->doc;

	if (!zhn_doc_edge(doc, i))
		return 0;
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
	{
		uint32_t	n;

		if (words[k].word[0] != doc->cp[i])
			continue;
		n = zhn_doc_is(doc, i, words[k].word);
		if (n == 0)
			continue;
		if (!zhn_doc_edge(doc, i + n))
			continue;
		/* 离家最近, 生日前 */
		if (zhn_doc_is(doc, i, U"最近") && n == 2 &&
			(doc->cp[i + 2] == U'的' || doc->cp[i + 2] == U'处'))
			return 0;
		w->grain = GRAIN_VAGUE;
		strcpy(w->timex, words[k].ref == 'p' ? "PAST_REF" :
			   words[k].ref == 'n' ? "PRESENT_REF" : "FUTURE_REF");
		if (d->base != ZHN_DAY_UNKNOWN && words[k].ref == 'p')
			when_days(w, ZHN_DAY_OPEN, d->base);
		if (d->base != ZHN_DAY_UNKNOWN && words[k].ref == 'f')
			when_days(w, d->base, ZHN_DAY_OPEN);
		return n;
	}
	return 0;
}

/* 年初 年底 年内 月底 月初, of the year or month of publication. */
static uint32_t
read_rest_of_year(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	next = doc->cp[i + 1];

	if (!zhn_doc_edge(doc, i))
		return 0;
	if (i > 0 && (zhn_is_digit(doc->cp[i - 1]) ||
				  zhn_chinese_digit(doc->cp[i - 1]) >= 0 ||
				  doc->cp[i - 1] == U'每' || doc->cp[i - 1] == U'全' ||
				  doc->cp[i - 1] == U'个' || doc->cp[i - 1] == U'几'))
		return 0;
	if (doc->cp[i] == U'年')
	{
		if (next == U'内' || zhn_doc_is(doc, i, U"年之内"))
		{
			w->grain = GRAIN_PART;
			if (d->base != ZHN_DAY_UNKNOWN)
				set_span(w, GRAIN_PART, d->base,
						 zhn_day_number(d->year, 12, 31));
			return next == U'内' ? 2 : 3;
		}
		if (next == U'终' || next == U'初' || next == U'底' || next == U'末')
		{
			if (!zhn_doc_edge(doc, i + 2) || zhn_doc_is(doc, i, U"年终奖"))
				return 0;
			w->grain = GRAIN_PART;
			if (d->year != 0)
			{
				set_month(w, d->year, next == U'初' ? 1 : 12);
				w->grain = GRAIN_PART;
			}
			w->at_end = next != U'初';
			w->approximate = true;
			return 2;
		}
	}
	if (doc->cp[i] == U'月' && (next == U'底' || next == U'初' || next == U'末'))
	{
		w->year = d->year;
		w->month = d->month;
		w->grain = GRAIN_TENDAY;
		if (d->year != 0)
			read_part_of_month(doc, i + 1, w);
		return 2;
	}
	return 0;
}

/* -------------------------------------------------------------- points */

/* 2022-07-04, 2022/7/4, 2022.7.4 */
static uint32_t
read_iso(const ZhnDoc *doc, uint32_t i, When *w)
{
	int			year;
	int			month;
	int			day;
	uint32_t	p = i + 4;
	uint32_t	n;
	uint32_t	mark = doc->cp[p];

	if (!zhn_is_digit(doc->cp[i]) || four_digits(doc, i, &year) == 0 ||
		(mark != '-' && mark != '/' && mark != '.'))
		return 0;
	n = zhn_digits_at(doc, p + 1, 2, &month);
	p += 1 + n;
	if (n == 0 || doc->cp[p] != mark)
		return 0;
	n = zhn_digits_at(doc, p + 1, 2, &day);
	p += 1 + n;
	if (n == 0 || zhn_is_digit(doc->cp[p]) || !valid_day(year, month, day))
		return 0;
	set_day(w, year, month, day);
	w->own_year = true;
	w->own_month = true;
	return p - i;
}

/* 2016-2020年, 1至5月, 6-8日: the unit comes once. */
static uint32_t
read_short_range(const Dates *d, uint32_t i, int year, When *w)
{
	const ZhnDoc *doc = d->doc;
	int			from;
	int			to;
	uint32_t	n;
	uint32_t	p;
	uint32_t	c;

	if (!zhn_is_digit(doc->cp[i]) && zhn_chinese_digit(doc->cp[i]) < 0 &&
		doc->cp[i] != U'十')
		return 0;
	n = zhn_small_number_at(doc, i, &from);
	if (n == 0)
		return 0;
	p = i + n;
	c = connector_at(doc, p);
	if (c == 0)
		return 0;
	p += c;
	n = zhn_small_number_at(doc, p, &to);
	if (n == 0)
		return 0;
	p += n;
	if (doc->cp[p] == U'年' && from >= 1000 && to >= 1000 && from <= to &&
		to < 3000)
	{
		w->grain = GRAIN_YEAR;
		w->year = to;
		w->own_year = true;
		when_days(w, zhn_day_number(from, 1, 1), zhn_day_number(to, 12, 31));
		snprintf(w->timex, sizeof(w->timex), "%04d/%04d", from, to);
		p++;
		return p + (doc->cp[p] == U'度') - i;
	}
	if (doc->cp[p] == U'月' && from >= 1 && to <= 12 && from < to)
	{
		bool		own = year != 0;

		p++;
		if (doc->cp[p] == U'份')
			p++;
		if (year == 0)
			year = infer_year(d, from, 1, i, p);
		set_months(w, year, from, to, NULL);
		if (year != 0)
			snprintf(w->timex, sizeof(w->timex), "%04d-%02d/%04d-%02d",
					 year, from, year, to);
		w->month = to;
		w->own_month = true;
		w->own_year = own;
		return p - i;
	}
	if ((doc->cp[p] == U'日' || doc->cp[p] == U'号') && from >= 1 && to <= 31 &&
		from < to && doc->cp[p + 1] != U'内')
	{
		int			month = d->month;
		int			y = d->year;

		if (d->last.month != 0 && d->last.own_month &&
			zhn_doc_sentence_start(doc, i) < d->last_end)
		{
			month = d->last.month;
			y = d->last.year;
		}
		else if (y != 0 && valid_day(y, month, from) &&
				 zhn_day_number(y, month, from) > d->base + 15)
		{
			month--;
			if (month == 0)
			{
				month = 12;
				y--;
			}
		}
		w->grain = GRAIN_DAY;
		if (y != 0 && valid_day(y, month, from) && valid_day(y, month, to))
		{
			set_span(w, GRAIN_DAY, zhn_day_number(y, month, from),
					 zhn_day_number(y, month, to));
			w->month = month;
			w->year = y;
		}
		return p + 1 - i;
	}
	return 0;
}

/* 7月4日至6日 and 7月6-8日 after a month has been read. */
static uint32_t
read_days_of_month(const ZhnDoc *doc, uint32_t i, int year, int month, When *w)
{
	int			from;
	int			to;
	uint32_t	n = zhn_small_number_at(doc, i, &from);
	uint32_t	c;
	uint32_t	p = i + n;

	if (n == 0 || (c = connector_at(doc, p)) == 0)
		return 0;
	p += c;
	n = zhn_small_number_at(doc, p, &to);
	p += n;
	if (n == 0 || doc->cp[p] != U'日' || from >= to || !valid_day(year, month, to))
		return 0;
	w->month = month;
	w->year = year;
	w->grain = GRAIN_DAY;
	if (year != 0)
		set_span(w, GRAIN_DAY, zhn_day_number(year, month, from),
				 zhn_day_number(year, month, to));
	else
		snprintf(w->timex, sizeof(w->timex), "XXXX-%02d-%02d/XXXX-%02d-%02d",
				 month, from, month, to);
	return p + 1 - i;
}

/* After a year that has been read, or without one (year 0, own false). */
static uint32_t
read_month_and_day(const Dates *d, uint32_t i, int year, bool own_year,
				   bool have_year, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	p = i + (have_year ? space_at(doc, i) : 0);
	uint32_t	n;
	int			month;
	int			day;

	/* 每年3月 is of no year. */
	if (!have_year && (zhn_doc_was(doc, i, U"每年") ||
					   zhn_doc_was(doc, i, U"历年")))
	{
		have_year = true;
		year = 0;
	}
	n = read_short_range(d, p, have_year ? year : 0, w);
	if (n > 0)
		return p + n - i;
	n = read_month(doc, p, &month);
	if (n == 0)
		return 0;
	p += n;
	n = read_day_of_month(doc, p, &day);
	if (n > 0 && !valid_day(have_year ? year : 0, month, day))
		return 0;
	if (n > 0)
	{
		if (!have_year)
			year = infer_year(d, month, day, i, p + n);
		if (year != 0 && !valid_day(year, month, day))
			return 0;
		set_day(w, year, month, day);
		p += n;
	}
	else
	{
		int			y = have_year ? year : infer_year(d, month, 1, i, p);
		uint32_t	r = read_days_of_month(doc, p, y, month, w);

		if (r > 0)
			p += r;
		else
		{
			set_month(w, y, month);
			p += read_part_of_month(doc, p, w);
		}
	}
	w->own_year = own_year;
	w->own_month = true;
	return p - i;
}

/* One point in time at i; returns its length. */
static uint32_t
read_point(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	p = i;
	uint32_t	n;
	int			year;
	bool		relative;

	when_clear(w);
	n = read_iso(doc, i, w);
	if (n > 0)
		return n + read_time(doc, i + n, w);
	n = read_short_range(d, i, 0, w);
	if (n > 0)
		return n;
	n = read_plan(doc, i, w);
	if (n > 0)
		return n;
	n = read_century(d, i, w);
	if (n > 0)
		return n;
	when_clear(w);

	n = read_year(d, i, &year, &relative);
	if (n > 0)
	{
		p += n;
		set_year(w, year, true);
		n = read_month_and_day(d, p, year, true, true, w);
		if (n == 0)
			n = read_part_of_year(doc, p, w, true);
		if (n == 0)
		{
			n = read_named_day(d, p, year, true, w);
			if (n == 0)
				n = read_dotted(d, p, year, w);
		}
		p += n;
		if (w->grain == GRAIN_DAY)
			p += read_time(doc, p, w);
		return p - i;
	}

	n = read_month_and_day(d, i, 0, false, false, w);
	if (n == 0)
	{
		n = read_near_month(d, i, w);
		if (n > 0)
		{
			int			day;
			uint32_t	r = read_day_of_month(doc, i + n, &day);

			if (r > 0 && w->year != 0 && valid_day(w->year, w->month, day))
			{
				set_day(w, w->year, w->month, day);
				w->own_month = true;
				n += r;
			}
			else if (w->month != 0)
				n += read_part_of_month(doc, i + n, w);
		}
	}
	if (n == 0)
		n = read_near_day(d, i, w);
	if (n == 0)
		n = read_week(d, i, w);
	if (n == 0)
		n = read_bare_day(d, i, w);
	if (n == 0)
		n = read_named_day(d, i, 0, false, w);
	if (n == 0)
		n = read_dotted(d, i, 0, w);
	if (n > 0)
	{
		p = i + n;
		if (w->grain == GRAIN_DAY)
			p += read_time(doc, p, w);
		return p - i;
	}

	w->year = d->year;
	n = read_part_of_year(doc, i, w, false);
	if (n > 0 && zhn_doc_edge(doc, i))
		return n;
	when_clear(w);
	n = read_rest_of_year(d, i, w);
	return n;
}

/* ------------------------------------------------------------ intervals */

/* The ISO text of an interval whose ends may be open. */
static void
interval_timex(When *w)
{
	int			y;
	int			m;
	int			day;
	size_t		at = 0;

	if (w->first == ZHN_DAY_OPEN)
		at += (size_t) snprintf(w->timex, sizeof(w->timex), "..");
	else
	{
		zhn_day_parts(w->first, &y, &m, &day);
		at += (size_t) snprintf(w->timex, sizeof(w->timex), "%04d-%02d-%02d",
								y, m, day);
	}
	if (w->last == ZHN_DAY_OPEN)
		snprintf(w->timex + at, sizeof(w->timex) - at, "/..");
	else
	{
		zhn_day_parts(w->last, &y, &m, &day);
		snprintf(w->timex + at, sizeof(w->timex) - at, "/%04d-%02d-%02d",
				 y, m, day);
	}
}

/* 以来 之后 前 期间 左右 after a date. */
static uint32_t
read_suffix(const Dates *d, uint32_t i, When *w)
{
	static const char32_t *const since[] =
	{U"以来", U"至今", U"迄今", NULL};
	static const char32_t *const from[] =
	{U"之后", U"以后", U"过后", U"起", U"后", NULL};
	static const char32_t *const before[] =
	{U"之前", U"以前", U"前", NULL};
	static const char32_t *const same[] =
	{U"期间", U"当天", U"当日", U"当晚", U"间", NULL};
	static const char32_t *const about[] =
	{U"左右", U"前后", U"前夕", NULL};
	const ZhnDoc *doc = d->doc;
	uint32_t	n;
	uint32_t	next;
	bool		known = w->first != ZHN_DAY_UNKNOWN;

	n = any_at(doc, i, about);
	if (n > 0)
	{
		w->approximate = true;
		return n;
	}
	n = any_at(doc, i, since);
	if (n > 0)
	{
		if (known && w->first != ZHN_DAY_OPEN)
		{
			w->last = d->base == ZHN_DAY_UNKNOWN ? ZHN_DAY_OPEN : d->base;
			if (w->last != ZHN_DAY_OPEN && w->last < w->first)
				w->last = ZHN_DAY_OPEN;
			interval_timex(w);
		}
		w->grain = GRAIN_PART;
		return n;
	}
	n = any_at(doc, i, from);
	next = doc->cp[i + n];
	if (n == 1 && (next == U'来' || next == U'续' || next == U'期' ||
				   next == U'者' || next == U'半' || next == U'台' || next == U'勤' ||
				   next == U'到' || next == U'草' || next == U'诉' || next == U'源' ||
				   next == U'点'))
		n = 0;
	if (n == 1 && doc->cp[i] == U'后' && !zhn_doc_edge(doc, i + 1))
		n = 0;
	if (n > 0)
	{
		if (known && w->first != ZHN_DAY_OPEN)
		{
			w->last = ZHN_DAY_OPEN;
			interval_timex(w);
		}
		w->grain = GRAIN_PART;
		return n;
	}
	n = any_at(doc, i, before);
	next = doc->cp[i + n];
	if (n == 1 && (!zhn_doc_edge(doc, i + 1) || next == U'往' || next == U'来' ||
				   next == U'后'))
		n = 0;
	if (n > 0)
	{
		if (known && w->first != ZHN_DAY_OPEN)
		{
			if (!w->at_end)
				w->last = w->first - 1;
			w->first = ZHN_DAY_OPEN;
			interval_timex(w);
		}
		w->grain = GRAIN_PART;
		return n;
	}
	n = any_at(doc, i, same);
	if (n == 1 && (!zhn_doc_edge(doc, i + 1) || w->grain == GRAIN_DAY))
		n = 0;
	if (n > 0 && w->grain == GRAIN_DAY && w->first == w->last &&
		zhn_doc_is(doc, i, U"期间"))
		w->approximate = true;
	return n;
}

/* Add the time of day to the ISO text of a day. */
static void
time_timex(When *w)
{
	size_t		at = strlen(w->timex);

	if (w->hour >= 0)
		snprintf(w->timex + at, sizeof(w->timex) - at,
				 w->minute >= 0 ? "T%02d:%02d" : "T%02d", w->hour, w->minute);
	else if (w->part_timex != NULL)
		snprintf(w->timex + at, sizeof(w->timex) - at, "%s", w->part_timex);
}

/* Add a second time of the same day. */
static void
time_timex_from(When *w, const char *day, const When *second)
{
	When		end = *second;
	size_t		at = strlen(w->timex);

	snprintf(end.timex, sizeof(end.timex), "%.10s", day);
	time_timex(&end);
	snprintf(w->timex + at, sizeof(w->timex) - at, "/%.20s", end.timex);
}

/* A second point: 至6日, 到2025年. */
static uint32_t
read_second(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	c = connector_at(doc, i);
	Dates		inner = *d;
	When		second;
	uint32_t	n;

	if (c == 0 || w->first == ZHN_DAY_UNKNOWN || w->first == ZHN_DAY_OPEN ||
		w->grain == GRAIN_VAGUE)
		return 0;
	/* What the second point leaves out is as in the first. */
	inner.last = *w;
	inner.last.own_month = true;
	inner.last.own_year = true;
	inner.last_end = i + c;
	n = read_point(&inner, i + c, &second);
	if (n == 0 && w->grain == GRAIN_DAY)
	{
		/* 上午9时至11时 */
		char		day[ZHN_TIMEX_MAX];

		when_clear(&second);
		second.part = w->part;
		n = read_part_of_day(doc, i + c, &second, false);
		n += read_clock(doc, i + c + n, &second, true);
		if (n == 0)
			return 0;
		strcpy(day, w->timex);
		time_timex(w);
		time_timex_from(w, day, &second);
		return c + n;
	}
	if (n == 0 || second.first == ZHN_DAY_UNKNOWN ||
		second.grain == GRAIN_VAGUE)
		return 0;
	/* 7月4日至6日 has 6日 in the month of the first. */
	if (second.last < w->first)
	{
		int			year;
		int			month;
		int			day;

		zhn_day_parts(second.last, &year, &month, &day);
		if (second.own_year || !valid_day(year + 1, month, day))
			return 0;
		second.last = zhn_day_number(year + 1, month, day);
		if (second.last < w->first)
			return 0;
	}
	w->last = second.last;
	w->approximate |= second.approximate;
	w->at_end = second.at_end;
	w->month = second.month;
	w->year = second.year;
	if (w->part == NULL || second.part == NULL)
		w->part = w->part_timex = NULL;
	w->hour = -1;
	interval_timex(w);
	return c + n;
}

/* ---------------------------------------------------------------- main */

void
zhn_date_init(ZhnExtractor *extractor)
{
	static const char32_t starts[] =
		U"0123456789\""
		U"今去前明后昨当本上下近日目现眼如最早连多长一历往截到不未过此同次翌大"
		U"年月周星礼这元首第时十“七八五六三四二两九〇零几数千百凌晚午深傍";

	memset(extractor->begins_date, 0, sizeof(extractor->begins_date));
	for (const char32_t *p = starts; *p != 0; p++)
		extractor->begins_date[*p / 8] |= (uint8_t) (1 << *p % 8);
}

/*
 * May a date begin at i?  Dates that are not written with digits begin where
 * a token does; other characters than those of zhn_date_init() begin only
 * days with names.
 */
static inline bool
begins_date(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	cp = doc->cp[i];

	if (cp < 65536 && (doc->extractor->begins_date[cp / 8] & 1 << cp % 8) != 0)
		return cp < 128 || cp == U'“' || zhn_doc_edge(doc, i) ||
			zhn_chinese_digit(cp) >= 0 || cp == U'十';
	return doc->first_hit[i] < doc->first_hit[i + 1] &&
		zhn_doc_word_at(doc, i, ZHN_W_DAY, NULL) > 0;
}

static const char *
part_of_hour(int hour)
{
	return hour < 6 ? "dawn" : hour < 12 ? "morning" : hour == 12 ? "noon"
		: hour < 18 ? "afternoon" : hour < 22 ? "evening" : "night";
}

static void
add_date(Dates *d, uint32_t start, uint32_t length, const When *w)
{
	ZhnMention *m = zhn_doc_add(d->doc, ZHN_MENTION_DATE, start, length);

	if (w->first != ZHN_DAY_UNKNOWN)
	{
		m->period.known = true;
		m->period.first = w->first;
		m->period.last = w->last;
	}
	memcpy(m->timex, w->timex, sizeof(m->timex));
	m->part_of_day = w->part != NULL ? w->part
		: w->hour >= 0 ? part_of_hour(w->hour) : NULL;
	m->approximate = w->approximate;
	m->evidence = w->grain == GRAIN_VAGUE ? "vague" : "date";
	m->confidence = w->grain == GRAIN_VAGUE ? 0.8f : 0.95f;
	zhn_doc_claim(d->doc, start, length, ZHN_MENTION_DATE);
}

/* Remember what later dates refer to. */
static void
remember(Dates *d, const When *w, uint32_t end)
{
	if (w->year != 0 && (w->own_year || w->own_month || w->grain == GRAIN_DAY))
	{
		d->last = *w;
		d->last_end = end;
	}
	if (w->grain == GRAIN_DAY && w->first == w->last &&
		w->first != ZHN_DAY_UNKNOWN && w->first != ZHN_DAY_OPEN)
		d->last_day = w->first;
}

/* Read the date at i and return where to go on. */
static uint32_t
date_at(Dates *d, uint32_t i)
{
	ZhnDoc	   *doc = d->doc;
	When		w;
	When		point;
	uint32_t	n;
	uint32_t	p;

	when_clear(&w);
	n = read_span_of_time(d, i, &w);
	if (n == 0)
	{
		when_clear(&w);
		n = read_vague(d, i, &w);
	}
	if (n > 0)
	{
		add_date(d, i, n, &w);
		return i + n;
	}

	n = read_point(d, i, &w);
	if (n == 0)
	{
		/* 9时30分 without a day. */
		when_clear(&w);
		n = read_part_of_day(doc, i, &w, false);
		p = i + n;
		n += read_clock(doc, p, &w, n > 0);
		if (w.hour < 0 || (i > 0 && (doc->cp[i - 1] == ':' || doc->cp[i - 1] == '.' )))
			return i + 1;
		w.grain = GRAIN_TIME;
		if (d->last_day != ZHN_DAY_UNKNOWN &&
			zhn_doc_sentence_start(doc, i) < d->last_end)
			set_day_number(&w, d->last_day);
		time_timex(&w);
		add_date(d, i, n, &w);
		return i + n;
	}
	p = i + n;
	point = w;
	/* 7月1日起至年底 */
	if (doc->cp[p] == U'起' && connector_at(doc, p + 1) > 0)
	{
		n = read_second(d, p + 1, &w);
		p += n > 0;
	}
	else
		n = read_second(d, p, &w);
	p += n;
	if (n == 0 && w.grain == GRAIN_DAY)
		time_timex(&w);
	p += read_suffix(d, p, &w);
	remember(d, point.own_month && n == 0 ? &point : &w, p);
	add_date(d, i, p - i, &w);
	return p;
}

void
zhn_find_dates(ZhnDoc *doc)
{
	Dates		d;
	uint32_t	i = 0;

	memset(&d, 0, sizeof(d));
	d.doc = doc;
	d.base = doc->options->base;
	d.last_day = ZHN_DAY_UNKNOWN;
	when_clear(&d.last);
	if (d.base != ZHN_DAY_UNKNOWN)
		zhn_day_parts(d.base, &d.year, &d.month, &d.day);
	while (i < doc->n)
	{
		uint32_t	c = doc->cp[i];

		if (i % 4096 == 0)
			zhn_interrupts(doc->env);
		if (!begins_date(doc, i))
		{
			i++;
			continue;
		}
		/* Digits are read from their first one, and not within A-1. */
		if (zhn_is_digit(c) && i > 0 &&
			(zhn_is_digit(doc->cp[i - 1]) || is_letter(doc->cp[i - 1]) ||
			 ((doc->cp[i - 1] == '-' || doc->cp[i - 1] == '.') && i > 1 &&
			  zhn_is_digit(doc->cp[i - 2]))))
		{
			i++;
			continue;
		}
		if (zhn_chinese_digit(c) >= 0 && i > 0 &&
			(zhn_chinese_digit(doc->cp[i - 1]) >= 0 || doc->cp[i - 1] == U'十') &&
			!(c == U'七' || c == U'八' || c == U'五' || c == U'六' || c == U'三'))
		{
			i++;
			continue;
		}
		i = date_at(&d, i);
	}
}
