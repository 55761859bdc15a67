/*-------------------------------------------------------------------------
 *
 * date_part.c
 *	  Parts of dates: quarters and halves of years, 上旬, parts of the day and
 *	  the clock.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include "extract/calendar.h"
#include "extract/date.h"
#include "extract/number.h"

/* ------------------------------------------------------ parts of years */

void
zhn_date_set_months(When *w, int year, int from, int to, const char *name)
{
	w->grain = GRAIN_PART;
	w->year = year;
	if (year == 0)
		return;
	zhn_date_when_days(w, zhn_day_number(year, from, 1),
			  zhn_day_number(year, to, zhn_days_in_month(year, to)));
	if (name != NULL)
		snprintf(w->timex, sizeof(w->timex), "%04d-%s", year, name);
	else
		zhn_date_set_span(w, GRAIN_PART, w->first, w->last);
}

/* 前三季度, 前两个季度, 前5个月: the first months of the year. */
static uint32_t
read_first_months(const ZhnDoc *doc, uint32_t i, When *w)
{
	int			v;
	uint32_t	n = doc->cp[i] == U'前'
		? zhn_small_number_at(doc, i + 1, &v) : 0;
	uint32_t	quarter;

	if (n == 0)
		return 0;
	quarter = i + 1 + n + (doc->cp[i + 1 + n] == U'个');
	if (zhn_doc_is(doc, quarter, U"季度") && v >= 2 && v <= 4)
	{
		zhn_date_set_months(w, w->year, 1, v * 3, NULL);
		return quarter + 2 - i;
	}
	if (zhn_doc_is(doc, i + 1 + n, U"个月") && v >= 2 && v <= 12 &&
		doc->cp[i + n + 3] != U'前')
	{
		zhn_date_set_months(w, w->year, 1, v, NULL);
		return n + 3;
	}
	return 0;
}

/* 一季度, 首季度, 三季度末; 第三季 only after a year: a programme has some. */
static uint32_t
read_quarter(const ZhnDoc *doc, uint32_t i, When *w, bool after_year)
{
	static const char *const quarters[] = {"Q1", "Q2", "Q3", "Q4"};
	int			year = w->year;
	uint32_t	p = i + (doc->cp[i] == U'第');
	int			v;
	uint32_t	n = zhn_small_number_at(doc, p, &v);

	if (doc->cp[p] == U'首' && zhn_doc_is(doc, p + 1, U"季"))
	{
		v = 1;
		n = 1;
	}
	else if (doc->cp[p] == U'四' && n == 1)
		v = 4;
	if (n == 0 || v < 1 || v > 4 || doc->cp[p + n] != U'季' ||
		(doc->cp[p + n + 1] != U'度' && !(p > i && after_year)))
		return 0;
	zhn_date_set_months(w, year, v * 3 - 2, v * 3, quarters[v - 1]);
	p += n + 1 + (doc->cp[p + n + 1] == U'度');
	if (doc->cp[p - 1] == U'度' &&
		(doc->cp[p] == U'末' || doc->cp[p] == U'初') && year != 0)
	{
		zhn_date_set_month(w, year, v * 3 - (doc->cp[p] == U'初' ? 2 : 0));
		w->grain = GRAIN_PART;
		w->at_end = doc->cp[p] == U'末';
		w->approximate = true;
		p++;
	}
	return p - i;
}

/* 初, 年初, 底, 末, 年底, 岁末 after a year. */
static uint32_t
read_end_of_year(const ZhnDoc *doc, uint32_t i, When *w)
{
	bool		first = doc->cp[i] == U'初' || zhn_doc_is(doc, i, U"年初");

	if (!first && doc->cp[i] != U'底' && doc->cp[i] != U'末' &&
		!zhn_doc_is(doc, i, U"年底") && !zhn_doc_is(doc, i, U"年末") &&
		!zhn_doc_is(doc, i, U"岁末"))
		return 0;
	zhn_date_set_month(w, w->year, first ? 1 : 12);
	w->grain = GRAIN_PART;
	w->approximate = true;
	w->at_end = !first;
	return doc->cp[i] == U'年' || doc->cp[i] == U'岁' ? 2 : 1;
}

/* 春天, 夏季 after a year. */
static uint32_t
read_season(const ZhnDoc *doc, uint32_t i, When *w)
{
	int			year = w->year;

	if (doc->cp[i + 1] != U'天' && doc->cp[i + 1] != U'季' &&
		doc->cp[i + 1] != ',')
		return 0;
	switch (doc->cp[i])
	{
		case U'春':
			zhn_date_set_months(w, year, 3, 5, "SP");
			break;
		case U'夏':
			zhn_date_set_months(w, year, 6, 8, "SU");
			break;
		case U'秋':
			zhn_date_set_months(w, year, 9, 11, "FA");
			break;
		case U'冬':
			zhn_date_set_months(w, year, 12, 12, "WI");
			if (year != 0)
				w->last = zhn_day_number(year + 1, 2, 28);
			break;
		default:
			return 0;
	}
	w->approximate = true;
	return doc->cp[i + 1] == ',' ? 1 : 2;
}

/* 上半年 一季度 前三季度 前5个月 年初 底 夏天, at i, of the year in w. */
uint32_t
zhn_date_read_part_of_year(const ZhnDoc *doc, uint32_t i, When *w,
						   bool after_year)
{
	uint32_t	n;

	if (zhn_doc_is(doc, i, U"上半年"))
	{
		zhn_date_set_months(w, w->year, 1, 6, "H1");
		return 3;
	}
	if (zhn_doc_is(doc, i, U"下半年"))
	{
		zhn_date_set_months(w, w->year, 7, 12, "H2");
		return 3;
	}
	n = read_first_months(doc, i, w);
	if (n == 0)
		n = read_quarter(doc, i, w, after_year);
	if (n == 0 && after_year)
		n = read_end_of_year(doc, i, w);
	if (n == 0 && after_year)
		n = read_season(doc, i, w);
	return n;
}

/* 初 上旬 中旬 下旬 底 末 after a month. */
uint32_t
zhn_date_read_part_of_month(const ZhnDoc *doc, uint32_t i, When *w)
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

		zhn_date_set_span(w, GRAIN_TENDAY, zhn_day_number(w->year, w->month, from),
				 zhn_day_number(w->year, w->month, to > days ? days : to));
	}
	return n;
}

/* -------------------------------------------------------- time of day */

/* 上午 晚 凌晨; alone tells that a day stands before it. */
uint32_t
zhn_date_read_part_of_day(const ZhnDoc *doc, uint32_t i, When *w,
						  bool after_day)
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
	if ((!zhn_doc_edge(doc, i + 1) && !zhn_is_digit(doc->cp[i + 1])) ||
		doc->cp[i + 1] == U'些')
		return 0;
	w->part = c == U'晚' ? "evening" : c == U'夜' ? "night" : "morning";
	w->part_timex = c == U'晚' ? "TEV" : c == U'夜' ? "TNI" : "TMO";
	return 1;
}

/* Is the number from i to 点 at p an hour, not 5点建议 or 上涨5点? */
static bool
is_oclock(const ZhnDoc *doc, uint32_t i, uint32_t p)
{
	static const char32_t *const counted[] =
	{
		U"建议", U"意见", U"要求", U"主张", U"希望", U"倡议", U"共识", U"看法",
		U"体会", U"声明", U"原则", U"措施", U"理由", U"原因", U"经验", U"启示",
		U"想法", U"内容", U"思考", U"期望", U"感受", U"设想", NULL
	};

	return zhn_is_digit(doc->cp[i]) &&
		zhn_doc_word_before(doc, i, ZHN_W_UP | ZHN_W_DOWN, NULL) == 0 &&
		(i == 0 || (doc->cp[i - 1] != U'第' && doc->cp[i - 1] != U'以' &&
					doc->cp[i - 1] != U'了')) &&
		zhn_date_any_at(doc, p + 1, counted) == 0;
}

/* 9时30分 9点半 14:30 19时许 */
uint32_t
zhn_date_read_clock(const ZhnDoc *doc, uint32_t i, When *w, bool anchored)
{
	int			hour;
	int			minute = -1;
	int			v;
	uint32_t	p = i;
	uint32_t	n;

	p += zhn_date_space_at(doc, p);
	n = zhn_small_number_at(doc, p, &hour);
	if (n == 0 || n > 3 || hour > 24)
		return 0;
	if (!anchored && !zhn_is_digit(doc->cp[p]))
		return 0;
	p += n;
	/* 0—24时 begins at 0. */
	if (anchored && zhn_date_connector_at(doc, p) > 0)
	{
		uint32_t	c = zhn_date_connector_at(doc, p);

		n = zhn_small_number_at(doc, p + c, &v);
		if (n > 0 && v <= 24 && v > hour && doc->cp[p + c + n] == U'时')
		{
			w->hour = hour;
			w->hour_to = v;
			return p + c + n + 1 - i;
		}
		return 0;
	}
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
	else if (doc->cp[p] == U'时' ||
			 (doc->cp[p] == U'点' && (anchored || is_oclock(doc, i, p))))
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
uint32_t
zhn_date_read_time(const ZhnDoc *doc, uint32_t i, When *w)
{
	uint32_t	p = i;
	uint32_t	n;

	if (w->part == NULL)
	{
		n = zhn_date_read_part_of_day(doc, p + zhn_date_space_at(doc, p), w, true);
		if (n > 0)
			p += zhn_date_space_at(doc, p) + n;
	}
	p += zhn_date_read_clock(doc, p, w, true);
	return p - i;
}
