/*-------------------------------------------------------------------------
 *
 * date_day.c
 *	  Days: 4日, 昨天, 上周五, and the days with names.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>

#include "extract/calendar.h"
#include "extract/date.h"
#include "extract/number.h"

/* ---------------------------------------------------------------- days */

/* 4日, 4号 after a month. */
uint32_t
zhn_date_read_day_of_month(const ZhnDoc *doc, uint32_t i, int *day)
{
	uint32_t	p = i + zhn_date_space_at(doc, i);
	uint32_t	n = zhn_small_number_at(doc, p, day);

	if (n == 0 || n > 3 || *day < 1 || *day > 31)
		return 0;
	p += n;
	if (zhn_is_digit(doc->cp[p - 1]))
		p += zhn_date_space_at(doc, p);
	if (doc->cp[p] != U'日' && doc->cp[p] != U'号')
		return 0;
	return p + 1 - i;
}

/* What may stand before a day number: the clause's begin, a name, 于. */
static bool
may_precede_day(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	prev = i > 0 ? doc->cp[i - 1] : '\n';

	/* 3号、4号: the one before tells. */
	if (prev == U'、' || prev == U'和' || prev == U'至' || prev == U'到')
		return i > 1 && doc->claim[i - 2] == ZHN_MENTION_DATE;
	if (!zhn_is_han(prev))
		return true;
	switch (doc->tokens[doc->token_of[i - 1]].kind)
	{
		case ZHN_PLACE:
		case ZHN_ORGANISATION:
		case ZHN_PERSON:
			return true;
		default:
			return doc->claim[i - 1] == ZHN_MENTION_DATE ||
				(zhn_doc_word_before(doc, i, ZHN_W_TITLE | ZHN_W_SAID_BY |
									 ZHN_W_ORG_HEAD | ZHN_W_ORG, NULL) >= 2) ||
				prev == U'于' || prev == U'从' || prev == U'自' ||
				prev == U'在';
	}
}

/* Is the number from i to end, written with 号, a day, not 4号坑道? */
static bool
is_day_number(const ZhnDoc *doc, uint32_t i, uint32_t end)
{
	static const char32_t numbered[] =
		U"线楼机坑柴汽文院门车船井站台馆厅桥洞洲公州高国省令球选种病店厂墙灶矿"
		U"炉堆舰星箭提议建案法决卫火运航码样电字灯气油仓库沟泊泳赛地区田村塔架"
		U"段标泵隧渠舱库池岛丘厂坝仓嘴营哨山谷";
	uint32_t	next = doc->cp[end];

	if (next == U'上' || next == U'下' || next == U'凌' || next == U'晚' ||
		next == U'起' || next == U'早')
		return true;
	if (!zhn_is_digit(doc->cp[i]) || !may_precede_day(doc, i))
		return false;
	for (const char32_t *p = numbered; *p != 0; p++)
		if (*p == next)
			return false;
	return zhn_doc_edge(doc, end) && next != '(' && next != 0;
}

/* 20日 without a month. */
uint32_t
zhn_date_read_bare_day(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	prev = i > 0 ? doc->cp[i - 1] : 0;
	int			day;
	int			year = d->year;
	int			month = d->month;
	uint32_t	n = zhn_date_read_day_of_month(doc, i, &day);
	uint32_t	next = doc->cp[i + n];
	bool		range = i > 0 && zhn_date_connector_at(doc, i - 1) > 0;
	bool		list = prev == U'、' || range || prev == U'和';

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
	/* The end of a range has been found by its begin. */
	if (doc->cp[i + n - 1] == U'号' && !(range && d->last_end == i) &&
		!is_day_number(doc, i, i + n))
		return 0;

	/* In a sentence or list that has a month already, it is of that month. */
	if (d->last.month != 0 && (list || d->last_end + 40 > i) &&
		d->last.grain >= GRAIN_MONTH && d->last.own_month &&
		zhn_doc_sentence_start(doc, i) < d->last_end)
	{
		year = d->last.year;
		month = d->last.month;
		if (zhn_date_valid_day(year, month, day))
		{
			zhn_date_set_day(w, year, month, day);
			return n;
		}
	}
	if (d->year == 0)
	{
		zhn_date_set_day(w, 0, 0, day);
		return n;
	}
	for (int tries = 0; tries < 3; tries++)
	{
		bool		future = zhn_date_is_future(doc, i, i + n);

		/* 预计15日夜间 is also said of what has just begun. */
		if (zhn_date_valid_day(year, month, day) &&
			(future ? zhn_day_number(year, month, day) >= d->base - 7
			 : zhn_day_number(year, month, day) <= d->base))
		{
			zhn_date_set_day(w, year, month, day);
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

/* The day that 当天 at i means: the last one, but one named aside only here. */
static int32_t
that_day(const Dates *d, uint32_t i)
{
	return d->aside_day != ZHN_DAY_UNKNOWN && d->last_day != ZHN_DAY_UNKNOWN &&
		zhn_doc_sentence_start(d->doc, i) < d->aside_end
		? d->aside_day : d->last_day;
}

/* 今天 昨晚 当天 次日 */
uint32_t
zhn_date_read_near_day(const Dates *d, uint32_t i, When *w)
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
				zhn_date_set_day_number(w, d->base + words[k].offset);
			return n;
		}
	}
	if ((c == U'今' || c == U'昨' || c == U'明' || c == U'前') &&
		(next == U'晚' || next == U'早' || next == U'晨' || next == U'夜') &&
		!(c == U'明' && next == U'晨') && !(c == U'前' && next != U'晚'))
	{
		w->grain = GRAIN_DAY;
		if (d->base != ZHN_DAY_UNKNOWN)
			zhn_date_set_day_number(w, d->base + (c == U'今' ? 0 : c == U'昨' ? -1 :
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

			/* 同日本 is 同 and 日本. */
			if (n > 0 && k == 3 && doc->cp[i + 2] == U'本')
				return 0;
			if (n > 0)
			{
				zhn_date_set_day_number(w, that_day(d, i) + after[k].offset);
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
uint32_t
zhn_date_read_week(const Dates *d, uint32_t i, When *w)
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
	if (!said && ((zhn_date_connector_at(doc, p) > 0 && weekday > 0 &&
				   (doc->cp[p + 1] == U'周' || doc->cp[p + 1] == U'星')) ||
				  (i > 1 && zhn_date_connector_at(doc, i - 1) > 0)))
		return 0;

	w->grain = weekday == 0 ? GRAIN_WEEK : GRAIN_DAY;
	if (d->base == ZHN_DAY_UNKNOWN)
		return p - i;
	monday = d->base - zhn_weekday(d->base) + 1 + 7 * weeks;
	if (weekday == 0)
	{
		int			year;
		int			week;

		zhn_date_when_days(w, monday, monday + 6);
		zhn_iso_week(monday, &year, &week);
		snprintf(w->timex, sizeof(w->timex), "%04d-W%02d", year, week);
	}
	else if (weekday == 8)
	{
		int			year;
		int			week;

		zhn_date_when_days(w, monday + 5, monday + 6);
		zhn_iso_week(monday, &year, &week);
		snprintf(w->timex, sizeof(w->timex), "%04d-W%02d-WE", year, week);
	}
	else
	{
		int32_t		day = monday + weekday - 1;

		/* Without 上 or 本 it is the last one, or the next to come. */
		if (!said && zhn_date_is_future(doc, i, p))
			day += day < d->base ? 7 : 0;
		else if (!said && day > d->base)
			day -= 7;
		zhn_date_set_day_number(w, day);
	}
	return p - i;
}

/* 本月 上个月 下月 当月 */
uint32_t
zhn_date_read_near_month(const Dates *d, uint32_t i, When *w)
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
	zhn_date_set_month(w, year, month);
	w->own_month = true;
	return p - i;
}

/* -------------------------------------------------------- named days */

/*
 * The nearest day of that name, or if it is to come the next.  It is asked of
 * other years than the present one only if that can make a difference, since
 * a day of the Chinese calendar costs as much as a sentence: between two days
 * of one name lie 353 days at least.
 */
int32_t
zhn_date_nearest(const Dates *d, const ZhnNamedDay *named, bool future)
{
	const ZhnEnv *env = d->doc->env;
	int32_t		best = zhn_named_day_of(env, named, d->year);

	if (best != ZHN_DAY_UNKNOWN && abs(best - d->base) <= 176 &&
		!(future && best < d->base))
		return best;
	if (best != ZHN_DAY_UNKNOWN && future && best < d->base)
		best = ZHN_DAY_UNKNOWN;
	for (int y = d->year - 1; y <= d->year + 1; y += 2)
	{
		int32_t		there = zhn_named_day_of(env, named, y);

		if (there == ZHN_DAY_UNKNOWN || (future && there < d->base))
			continue;
		if (best == ZHN_DAY_UNKNOWN ||
			abs(there - d->base) < abs(best - d->base))
			best = there;
	}
	return best;
}

/* A feast or another day with a name at i, perhaps in quotation marks. */
uint32_t
zhn_date_read_named_day(const Dates *d, uint32_t i, int year, bool own_year,
						When *w)
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

		if (numeral && !(zhn_doc_edge(doc, p) && zhn_date_any_at(doc, p + n, follow)))
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
		day = zhn_date_nearest(d, named, zhn_date_is_future(doc, i, p + n));
	else
		day = year == 0 ? ZHN_DAY_UNKNOWN
			: zhn_named_day_of(doc->env, named, year);
	if (day != ZHN_DAY_UNKNOWN)
		zhn_date_set_day_number(w, day);
	w->own_year = own_year;
	return p + n + quoted - i;
}

/* “3·13”: month and day. */
uint32_t
zhn_date_read_dotted(const Dates *d, uint32_t i, int year, When *w)
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
	if (n == 0 || !zhn_date_valid_day(0, month, day) || zhn_is_digit(doc->cp[p + n]))
		return 0;
	p += n;
	if (quoted && doc->cp[p] != U'”' && doc->cp[p] != '"')
		return 0;
	if (year == 0)
		year = month == 9 && day == 11 ? 2001
			: zhn_date_infer_year(d, month, day, i, p);
	if (year != 0 && !zhn_date_valid_day(year, month, day))
		return 0;
	zhn_date_set_day(w, year, month, day);
	w->approximate = true;
	return p + quoted - i;
}
