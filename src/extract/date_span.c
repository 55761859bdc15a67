/*-------------------------------------------------------------------------
 *
 * date_span.c
 *	  Long times: plans of five years, centuries, 三年来, 近日, 年内.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include "extract/calendar.h"
#include "extract/date.h"
#include "extract/number.h"

/* -------------------------------------------------------- long times */

static void
set_plan(When *w, int number)
{
	int			first = number == 1 ? 1953 : number == 2 ? 1958
		: 1951 + 5 * number;

	w->grain = GRAIN_PART;
	w->year = 0;
	zhn_date_when_days(w, zhn_day_number(first, 1, 1),
					   zhn_day_number(first + 4, 12, 31));
	snprintf(w->timex, sizeof(w->timex), "%04d/%04d", first, first + 4);
}

/* 第十五个五年规划 */
static uint32_t
read_numbered_plan(const ZhnDoc *doc, uint32_t i, When *w)
{
	int			number;
	uint32_t	n;

	if (doc->cp[i] != U'第')
		return 0;
	n = zhn_small_number_at(doc, i + 1, &number);
	if (n == 0 || number < 1 || number > 30 ||
		!(zhn_doc_is(doc, i + 1 + n, U"个五年规划") > 0 ||
		  zhn_doc_is(doc, i + 1 + n, U"个五年计划") > 0))
		return 0;
	set_plan(w, number);
	return 1 + n + 5;
}

/* “十四五”: a five-year plan. */
uint32_t
zhn_date_read_plan(const ZhnDoc *doc, uint32_t i, When *w)
{
	static const char32_t *const follow[] =
	{
		U"时期", U"期间", U"规划", U"计划", U"末", U"初", U"以来", U"开局",
		U"收官", NULL
	};
	bool		quoted = doc->cp[i] == U'“' || doc->cp[i] == '"';
	uint32_t	p = i + quoted;
	int			n = 0;

	if (doc->cp[p] == U'第')
		return read_numbered_plan(doc, p, w);
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
	if (!quoted && !zhn_date_any_at(doc, p, follow) && n <= 10)
		return 0;
	if (!quoted && (!zhn_doc_edge(doc, i) || zhn_chinese_digit(doc->cp[p]) >= 0 ||
					doc->cp[p] == U'十' || doc->cp[p] == U'百' || doc->cp[p] == U'个'))
		return 0;
	set_plan(w, n);
	if (doc->cp[p] == U'末')
	{
		int			year;
		int			month;
		int			day;

		zhn_day_parts(w->last, &year, &month, &day);
		zhn_date_set_year(w, year, false);
		w->approximate = true;
		w->at_end = true;
		return p + 1 - i;
	}
	if (zhn_doc_is(doc, p, U"时期") || zhn_doc_is(doc, p, U"期间"))
		p += 2;
	return p - i;
}

/* 20世纪90年代 上世纪八十年代初 21世纪 本世纪中叶 */
uint32_t
zhn_date_read_century(const Dates *d, uint32_t i, When *w)
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
		zhn_date_when_days(w, zhn_day_number(first + from, 1, 1),
				  zhn_day_number(first + to, 12, 31));
	}
	else
	{
		int			first = (century - 1) * 100;

		zhn_date_when_days(w, zhn_day_number(first + 1, 1, 1),
				  zhn_day_number(first + 100, 12, 31));
		snprintf(w->timex, sizeof(w->timex), "%02d", century - 1);
		if (zhn_doc_is(doc, p, U"中叶"))
		{
			zhn_date_when_days(w, zhn_day_number(first + 40, 1, 1),
					  zhn_day_number(first + 60, 12, 31));
			snprintf(w->timex, sizeof(w->timex), "%04d/%04d", first + 40,
					 first + 60);
			w->approximate = true;
			p += 2;
		}
		else if (doc->cp[p] == U'初' || doc->cp[p] == U'末')
		{
			int			from = doc->cp[p] == U'初' ? first + 1 : first + 81;

			zhn_date_when_days(w, zhn_day_number(from, 1, 1),
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

/* A vague time before or after the day of publication. */
static void
set_vague(const Dates *d, int way, When *w)
{
	w->grain = GRAIN_VAGUE;
	strcpy(w->timex, way < 0 ? "PAST_REF" : "FUTURE_REF");
	if (d->base == ZHN_DAY_UNKNOWN)
		return;
	if (way < 0)
		zhn_date_when_days(w, ZHN_DAY_OPEN, d->base);
	else
		zhn_date_when_days(w, d->base, ZHN_DAY_OPEN);
}

/* So long before the day of publication: 两年前 is a year, 三天前 a day. */
static bool
set_ago(const Dates *d, int number, uint32_t unit, When *w)
{
	int32_t		there = moved(d, -number, unit);
	int			year;
	int			month;
	int			day;

	if (there == ZHN_DAY_UNKNOWN)
		return false;
	zhn_day_parts(there, &year, &month, &day);
	if (unit == U'年')
		zhn_date_set_year(w, year, false);
	else
		zhn_date_set_day_number(w, there);
	w->approximate = true;
	return true;
}

/* 来, 以来, 间, 里, 内, 时间里 after a length of time. */
static uint32_t
read_end_of_span(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	c = doc->cp[i];

	if (c == U'来' || c == U'间' || c == U'里' || c == U'内' ||
		(c == U'中' && zhn_doc_edge(doc, i + 1)))
		return 1;
	if (zhn_doc_is(doc, i, U"以来"))
		return 2;
	if (zhn_doc_is(doc, i, U"时间"))
		return zhn_doc_is(doc, i + 2, U"里") ? 3 : 2;
	return 0;
}

/* Does 来, 以来 or 多来 after a length of time make a past of it? */
static bool
tells_past(const ZhnDoc *doc, uint32_t i)
{
	return (doc->cp[i] == U'来' && doc->cp[i + 1] != U'自' &&
			doc->cp[i + 1] != U'到') ||
		zhn_doc_is(doc, i, U"以来") || zhn_doc_is(doc, i, U"多来");
}

/* 近三年来 过去五年 未来10年 三年来 两年前 */
uint32_t
zhn_date_read_span_of_time(const Dates *d, uint32_t i, When *w)
{
	static const char32_t *const past[] =
	{U"最近", U"过去的", U"过去", U"此前", U"近", NULL};
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

	/* 前三年 is said of any three years. */
	if (!zhn_doc_edge(doc, i) || doc->cp[i] == U'前')
		return 0;
	if ((n = zhn_date_any_at(doc, p, past)) > 0)
		way = -1;
	else if ((n = zhn_date_any_at(doc, p, future)) > 0)
		way = 1;
	p += n;
	n = way > 0 && doc->cp[p] == U'的' ? 0
		: read_duration(doc, p, &number, &some, &unit);
	if (n == 0)
		return 0;
	p += n;
	some |= d->base == ZHN_DAY_UNKNOWN || number == 0;
	if (way == 0 && doc->cp[p] == U'前' && zhn_doc_edge(doc, p + 1) &&
		doc->cp[p + 1] != U'后')
	{
		if (some)
			set_vague(d, -1, w);
		else if (!set_ago(d, number, unit, w))
			return 0;
		return p + 1 - i;
	}
	if (way == 0 && !tells_past(doc, p))
		return 0;
	way = way == 0 ? -1 : way;
	if (doc->cp[p] == U'多' && (doc->cp[p + 1] == U'来' ||
								doc->cp[p + 1] == U'以'))
	{
		some = true;
		p++;
	}
	p += read_end_of_span(doc, p);
	w->approximate = true;
	there = some ? ZHN_DAY_UNKNOWN : moved(d, way * number, unit);
	if (!some && there == ZHN_DAY_UNKNOWN)
		return 0;
	if (some)
		set_vague(d, way, w);
	else if (way < 0)
		zhn_date_set_span(w, GRAIN_VAGUE, there, d->base);
	else
		zhn_date_set_span(w, GRAIN_VAGUE, d->base, there);
	return p - i;
}

/* Vague words, which stay so. */
static const struct
{
	const char32_t *word;
	char		ref;			/* past, now, future */
}			vague_words[] =
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
	{U"时下", 'n'}, {U"当今", 'n'}, {U"这两天", 'n'}, {U"这几天", 'n'},
	{U"这些天", 'n'}, {U"这几年", 'n'}, {U"这些年", 'n'}, {U"这段时间", 'n'},
	{U"今后一个时期", 'f'}, {U"今后一段时期", 'f'}, {U"今后", 'f'},
	{U"日后", 'f'}, {U"未来几年", 'f'}, {U"未来几天", 'f'},
	{U"未来一段时间", 'f'}, {U"下一步", 'f'}, {U"下一阶段", 'f'},
	{U"下阶段", 'f'}, {U"不久的将来", 'f'}, {U"不久后", 'f'},
};

#define NVAGUE (sizeof(vague_words) / sizeof(vague_words[0]))

/* Vague word number k, NULL after the last. */
const char32_t *
zhn_date_vague_word(size_t k)
{
	return k < NVAGUE ? vague_words[k].word : NULL;
}

/* 近日 目前 今后 */
uint32_t
zhn_date_read_vague(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;

	if (!zhn_doc_edge(doc, i))
		return 0;
	for (size_t k = 0; k < NVAGUE; k++)
	{
		uint32_t	n;

		if (vague_words[k].word[0] != doc->cp[i])
			continue;
		n = zhn_doc_is(doc, i, vague_words[k].word);
		if (n == 0)
			continue;
		if (!zhn_doc_edge(doc, i + n))
			continue;
		/* 离家最近, 生日前 */
		if (zhn_doc_is(doc, i, U"最近") && n == 2 &&
			(doc->cp[i + 2] == U'的' || doc->cp[i + 2] == U'处'))
			return 0;
		w->grain = GRAIN_VAGUE;
		strcpy(w->timex, vague_words[k].ref == 'p' ? "PAST_REF" :
			   vague_words[k].ref == 'n' ? "PRESENT_REF" : "FUTURE_REF");
		if (d->base != ZHN_DAY_UNKNOWN && vague_words[k].ref == 'p')
			zhn_date_when_days(w, ZHN_DAY_OPEN, d->base);
		if (d->base != ZHN_DAY_UNKNOWN && vague_words[k].ref == 'f')
			zhn_date_when_days(w, d->base, ZHN_DAY_OPEN);
		return n;
	}
	return 0;
}

/* 年初 年底 年内 月底 月初, of the year or month of publication. */
uint32_t
zhn_date_read_rest_of_year(const Dates *d, uint32_t i, When *w)
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
				zhn_date_set_span(w, GRAIN_PART, d->base,
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
				zhn_date_set_month(w, d->year, next == U'初' ? 1 : 12);
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
			zhn_date_read_part_of_month(doc, i + 1, w);
		return 2;
	}
	return 0;
}
