/*-------------------------------------------------------------------------
 *
 * date_point.c
 *	  A point in time from its year, month, day and hour, each optional.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>

#include "extract/calendar.h"
#include "extract/date.h"
#include "extract/number.h"

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

	if (!zhn_is_digit(doc->cp[i]) || zhn_date_four_digits(doc, i, &year) == 0 ||
		(mark != '-' && mark != '/' && mark != '.'))
		return 0;
	n = zhn_digits_at(doc, p + 1, 2, &month);
	p += 1 + n;
	if (n == 0 || doc->cp[p] != mark)
		return 0;
	n = zhn_digits_at(doc, p + 1, 2, &day);
	p += 1 + n;
	if (n == 0 || zhn_is_digit(doc->cp[p]) || !zhn_date_valid_day(year, month, day))
		return 0;
	zhn_date_set_day(w, year, month, day);
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
	c = zhn_date_connector_at(doc, p);
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
		zhn_date_when_days(w, zhn_day_number(from, 1, 1), zhn_day_number(to, 12, 31));
		snprintf(w->timex, sizeof(w->timex), "%04d/%04d", from, to);
		p++;
		return p + (doc->cp[p] == U'度') - i;
	}
	/* 10—14世纪 */
	if (zhn_doc_is(doc, p, U"世纪") && from >= 1 && from < to && to <= 22)
	{
		w->grain = GRAIN_CENTURY;
		zhn_date_when_days(w, zhn_day_number((from - 1) * 100 + 1, 1, 1),
						   zhn_day_number(to * 100, 12, 31));
		snprintf(w->timex, sizeof(w->timex), "%02d/%02d", from - 1, to - 1);
		return p + 2 - i;
	}
	if (doc->cp[p] == U'月' && from >= 1 && to <= 12 && from < to)
	{
		bool		own = year != 0;

		p++;
		if (doc->cp[p] == U'份')
			p++;
		if (year == 0)
			year = zhn_date_infer_year(d, from, 1, i, p);
		zhn_date_set_months(w, year, from, to, NULL);
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
		else if (y != 0 && zhn_date_valid_day(y, month, from) &&
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
		if (y != 0 && zhn_date_valid_day(y, month, from) &&
			zhn_date_valid_day(y, month, to))
		{
			zhn_date_set_span(w, GRAIN_DAY, zhn_day_number(y, month, from),
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

	if (n == 0 || (c = zhn_date_connector_at(doc, p)) == 0)
		return 0;
	p += c;
	n = zhn_small_number_at(doc, p, &to);
	p += n;
	if (n == 0 || doc->cp[p] != U'日' || from >= to ||
		!zhn_date_valid_day(year, month, to))
		return 0;
	w->month = month;
	w->year = year;
	w->grain = GRAIN_DAY;
	if (year != 0)
		zhn_date_set_span(w, GRAIN_DAY, zhn_day_number(year, month, from),
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
	uint32_t	p = i + (have_year ? zhn_date_space_at(doc, i) : 0);
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
	n = zhn_date_read_month(doc, p, &month);
	if (n == 0)
		return 0;
	p += n;
	n = zhn_date_read_day_of_month(doc, p, &day);
	if (n > 0 && !zhn_date_valid_day(have_year ? year : 0, month, day))
		return 0;
	if (n > 0)
	{
		if (!have_year)
			year = zhn_date_infer_year(d, month, day, i, p + n);
		if (year != 0 && !zhn_date_valid_day(year, month, day))
			return 0;
		zhn_date_set_day(w, year, month, day);
		p += n;
	}
	else
	{
		int			y = have_year ? year : zhn_date_infer_year(d, month, 1, i, p);
		uint32_t	r = read_days_of_month(doc, p, y, month, w);

		if (r > 0)
			p += r;
		else
		{
			zhn_date_set_month(w, y, month);
			p += zhn_date_read_part_of_month(doc, p, w);
		}
	}
	w->own_year = own_year;
	w->own_month = true;
	return p - i;
}

/* One point in time at i; returns its length. */
uint32_t
zhn_date_read_point(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	p = i;
	uint32_t	n;
	int			year;
	bool		relative;

	zhn_date_when_clear(w);
	n = read_iso(doc, i, w);
	if (n > 0)
		return n + zhn_date_read_time(doc, i + n, w);
	n = zhn_date_read_lunar(d, i, w);
	if (n > 0)
		return n;
	n = read_short_range(d, i, 0, w);
	if (n > 0)
		return n;
	n = zhn_date_read_plan(doc, i, w);
	if (n > 0)
		return n;
	n = zhn_date_read_century(d, i, w);
	if (n > 0)
		return n;
	zhn_date_when_clear(w);

	n = zhn_date_read_year(d, i, &year, &relative);
	if (n > 0)
	{
		p += n;
		zhn_date_set_year(w, year, true);
		n = read_month_and_day(d, p, year, true, true, w);
		if (n == 0)
			n = zhn_date_read_part_of_year(doc, p, w, true);
		if (n == 0)
		{
			n = zhn_date_read_named_day(d, p, year, true, w);
			if (n == 0)
				n = zhn_date_read_dotted(d, p, year, w);
		}
		p += n;
		if (w->grain == GRAIN_DAY)
			p += zhn_date_read_time(doc, p, w);
		return p - i;
	}

	n = read_month_and_day(d, i, 0, false, false, w);
	if (n == 0)
	{
		n = zhn_date_read_near_month(d, i, w);
		if (n > 0)
		{
			int			day;
			uint32_t	r = zhn_date_read_day_of_month(doc, i + n, &day);

			if (r > 0 && w->year != 0 && zhn_date_valid_day(w->year, w->month, day))
			{
				zhn_date_set_day(w, w->year, w->month, day);
				w->own_month = true;
				n += r;
			}
			else if (w->month != 0)
				n += zhn_date_read_part_of_month(doc, i + n, w);
		}
	}
	if (n == 0)
		n = zhn_date_read_near_day(d, i, w);
	if (n == 0)
		n = zhn_date_read_week(d, i, w);
	if (n == 0)
		n = zhn_date_read_bare_day(d, i, w);
	if (n == 0)
		n = zhn_date_read_named_day(d, i, 0, false, w);
	if (n == 0)
		n = zhn_date_read_dotted(d, i, 0, w);
	if (n > 0)
	{
		p = i + n;
		if (w->grain == GRAIN_DAY)
			p += zhn_date_read_time(doc, p, w);
		return p - i;
	}

	w->year = d->year;
	n = zhn_date_read_part_of_year(doc, i, w, false);
	if (n > 0 && zhn_doc_edge(doc, i))
		return n;
	zhn_date_when_clear(w);
	n = zhn_date_read_rest_of_year(d, i, w);
	return n;
}
