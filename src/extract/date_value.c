/*-------------------------------------------------------------------------
 *
 * date_value.c
 *	  What a date says, and how what it leaves out is inferred: years and
 *	  months as they are written, and the setters of a point in time.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/calendar.h"
#include "extract/date.h"
#include "extract/number.h"

/* ------------------------------------------------------------ helpers */

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == '~' || cp == U'—' || cp == U'–' || cp == U'―' ||
		cp == U'─' || cp == U'～';
}

/* 至, 到 or a dash at i; returns its length. */
uint32_t
zhn_date_connector_at(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	c = doc->cp[i];

	if (c == U'至' || c == U'到')
		return 1;
	if (is_dash(c))
		return is_dash(doc->cp[i + 1]) ? 2 : 1;
	return 0;
}

bool
zhn_date_is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
		cp == '_' || cp == '/';
}

/* Length of the first of the words that stands at i; words end with 0. */
uint32_t
zhn_date_any_at(const ZhnDoc *doc, uint32_t i, const char32_t *const *words)
{
	for (; *words != NULL; words++)
	{
		uint32_t	n = zhn_doc_is(doc, i, *words);

		if (n > 0)
			return n;
	}
	return 0;
}

uint32_t
zhn_date_space_at(const ZhnDoc *doc, uint32_t i)
{
	return doc->cp[i] == ' ';
}

bool
zhn_date_valid_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
		day <= zhn_days_in_month(year == 0 ? 2000 : year, month);
}

void
zhn_date_when_clear(When *w)
{
	memset(w, 0, sizeof(When));
	w->first = ZHN_DAY_UNKNOWN;
	w->last = ZHN_DAY_UNKNOWN;
	w->hour = -1;
	w->minute = -1;
}

void
zhn_date_when_days(When *w, int32_t first, int32_t last)
{
	w->first = first;
	w->last = last;
}

/* Is something said to come: 将于, 计划, 拟? */
bool
zhn_date_is_future(const ZhnDoc *doc, uint32_t start, uint32_t end)
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
uint32_t
zhn_date_four_digits(const ZhnDoc *doc, uint32_t i, int *year)
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
uint32_t
zhn_date_read_year(const Dates *d, uint32_t i, int *year, bool *relative)
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
	uint32_t	n = zhn_date_four_digits(doc, i, year);

	*relative = false;
	if (n > 0)
	{
		n += zhn_date_space_at(doc, i + n);
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
uint32_t
zhn_date_read_month(const ZhnDoc *doc, uint32_t i, int *month)
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
		n += zhn_date_space_at(doc, i + n);
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
int
zhn_date_infer_year(const Dates *d, int month, int day, uint32_t start,
					uint32_t end)
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
	future = zhn_date_is_future(d->doc, start, end);
	if (there > d->base + 150 && !future)
		return d->year - 1;
	if (there < d->base - 31 && future && d->base - there > 150)
		return d->year + 1;
	return d->year;
}

/* Write a number of at least width digits, or Xs for 0; returns the end. */
static char *
put_part(char *to, int value, int width)
{
	bool		unknown = value == 0;
	int			n = width;

	for (int v = value; v >= 10000; v /= 10)
		n++;
	for (int k = n; k > 0; k--)
	{
		to[k - 1] = unknown ? 'X' : (char) ('0' + value % 10);
		value /= 10;
	}
	return to + n;
}

/*
 * Write a day as 2022-07-04, without it or its month if they are negative, and
 * what is 0 as Xs; returns the length.  Sixteen bytes of room are needed.
 */
size_t
zhn_date_write(char *to, int year, int month, int day)
{
	char	   *p = to;

	if (year < 0)
		*p++ = '-';
	p = put_part(p, year < 0 ? -year : year, 4);
	if (month >= 0)
	{
		*p++ = '-';
		p = put_part(p, month, 2);
	}
	if (month >= 0 && day >= 0)
	{
		*p++ = '-';
		p = put_part(p, day, 2);
	}
	*p = '\0';
	return (size_t) (p - to);
}

/* The same of a day by its number. */
size_t
zhn_date_write_number(char *to, int32_t number)
{
	int			year;
	int			month;
	int			day;

	zhn_day_parts(number, &year, &month, &day);
	return zhn_date_write(to, year, month, day);
}

void
zhn_date_set_year(When *w, int year, bool own)
{
	w->grain = GRAIN_YEAR;
	w->year = year;
	w->own_year = own;
	if (year != 0)
	{
		zhn_date_when_days(w, zhn_day_number(year, 1, 1), zhn_day_number(year, 12, 31));
		zhn_date_write(w->timex, year, -1, -1);
	}
}

void
zhn_date_set_month(When *w, int year, int month)
{
	w->grain = GRAIN_MONTH;
	w->year = year;
	w->month = month;
	if (year != 0)
		zhn_date_when_days(w, zhn_day_number(year, month, 1),
						   zhn_day_number(year, month,
										  zhn_days_in_month(year, month)));
	zhn_date_write(w->timex, year, month, -1);
}

void
zhn_date_set_day(When *w, int year, int month, int day)
{
	w->grain = GRAIN_DAY;
	w->year = year;
	w->month = month;
	w->day = day;
	if (year != 0)
	{
		int32_t		n = zhn_day_number(year, month, day);

		zhn_date_when_days(w, n, n);
	}
	zhn_date_write(w->timex, year, month, day);
}

void
zhn_date_set_day_number(When *w, int32_t n)
{
	int			year;
	int			month;
	int			day;

	zhn_day_parts(n, &year, &month, &day);
	zhn_date_set_day(w, year, month, day);
}

/* A span with its own ISO text. */
void
zhn_date_set_span(When *w, Grain grain, int32_t first, int32_t last)
{
	size_t		at;

	w->grain = grain;
	zhn_date_when_days(w, first, last);
	at = zhn_date_write_number(w->timex, first);
	w->timex[at++] = '/';
	zhn_date_write_number(w->timex + at, last);
}
