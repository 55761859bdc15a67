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
#include <string.h>

#include "extract/calendar.h"
#include "extract/date.h"
#include "extract/number.h"

/* ------------------------------------------------------------ intervals */

/* An end of an interval, or two dots. */
static size_t
write_end(char *to, int32_t day)
{
	if (day != ZHN_DAY_OPEN)
		return zhn_date_write_number(to, day);
	strcpy(to, "..");
	return 2;
}

/* The ISO text of an interval whose ends may be open. */
static void
interval_timex(When *w)
{
	size_t		at = write_end(w->timex, w->first);

	w->timex[at++] = '/';
	write_end(w->timex + at, w->last);
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

	n = zhn_date_any_at(doc, i, about);
	if (n > 0)
	{
		w->approximate = true;
		return n;
	}
	n = zhn_date_any_at(doc, i, since);
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
	n = zhn_date_any_at(doc, i, from);
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
	n = zhn_date_any_at(doc, i, before);
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
	n = zhn_date_any_at(doc, i, same);
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
	char		day[ZHN_TIMEX_MAX];

	strcpy(day, w->timex);
	if (w->hour_to > 0)
		snprintf(w->timex + at, sizeof(w->timex) - at, "T%02d/%.10sT%02d",
				 w->hour, day, w->hour_to);
	else if (w->hour >= 0)
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

/* A second time: 上午9时至11时; both are added to the ISO text. */
static uint32_t
read_second_time(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	c = zhn_date_connector_at(doc, i);
	char		day[ZHN_TIMEX_MAX];
	When		second;
	uint32_t	n;

	if (c == 0)
		return 0;
	zhn_date_when_clear(&second);
	second.part = w->part;
	n = zhn_date_read_part_of_day(doc, i + c, &second, false);
	n += zhn_date_read_clock(doc, i + c + n, &second, true);
	if (n == 0)
		return 0;
	strcpy(day, w->timex);
	time_timex(w);
	time_timex_from(w, day, &second);
	return c + n;
}

/* A second point: 至6日, 到2025年. */
static uint32_t
read_second(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	uint32_t	c = zhn_date_connector_at(doc, i);
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
	n = zhn_date_read_point(&inner, i + c, &second);
	if (n == 0 && w->grain == GRAIN_DAY)
		return read_second_time(d, i, w);
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
		if (second.own_year || !zhn_date_valid_day(year + 1, month, day))
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

/*
 * Remember what later dates refer to.  本月6日 and 此前 tell of something that
 * was before what the news is about.
 */
static void
remember(Dates *d, const When *w, uint32_t start, uint32_t end)
{
	uint32_t	c = d->doc->cp[start];

	if (w->year != 0 && (w->own_year || w->own_month || w->grain == GRAIN_DAY))
	{
		d->last = *w;
		d->last_end = end;
	}
	if (w->grain == GRAIN_DAY && w->first == w->last &&
		w->first != ZHN_DAY_UNKNOWN && w->first != ZHN_DAY_OPEN)
	{
		if (d->last_day != ZHN_DAY_UNKNOWN && (c == U'本' || c == U'上'))
		{
			d->aside_day = w->first;
			d->aside_end = end;
			return;
		}
		d->aside_day = ZHN_DAY_UNKNOWN;
		d->last_day = w->first;
	}
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

	zhn_date_when_clear(&w);
	n = zhn_date_read_span_of_time(d, i, &w);
	if (n == 0)
	{
		zhn_date_when_clear(&w);
		n = zhn_date_read_vague(d, i, &w);
	}
	if (n > 0)
	{
		add_date(d, i, n, &w);
		return i + n;
	}

	n = zhn_date_read_point(d, i, &w);
	if (n == 0)
	{
		/* 9时30分 without a day. */
		zhn_date_when_clear(&w);
		n = zhn_date_read_part_of_day(doc, i, &w, false);
		p = i + n;
		n += zhn_date_read_clock(doc, p, &w, n > 0);
		if (w.hour < 0 || (i > 0 && (doc->cp[i - 1] == ':' || doc->cp[i - 1] == '.' )))
			return i + 1;
		w.grain = GRAIN_TIME;
		if (d->last_day != ZHN_DAY_UNKNOWN &&
			zhn_doc_sentence_start(doc, i) < d->last_end)
			zhn_date_set_day_number(&w, d->last_day);
		p = read_second_time(d, i + n, &w);
		if (p == 0)
			time_timex(&w);
		n += p;
		add_date(d, i, n, &w);
		return i + n;
	}
	p = i + n;
	point = w;
	/* 7月1日起至年底 */
	if (doc->cp[p] == U'起' && zhn_date_connector_at(doc, p + 1) > 0)
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
	remember(d, point.own_month && n == 0 ? &point : &w, i, p);
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
	d.aside_day = ZHN_DAY_UNKNOWN;
	zhn_date_when_clear(&d.last);
	if (d.base != ZHN_DAY_UNKNOWN)
		zhn_day_parts(d.base, &d.year, &d.month, &d.day);
	while (i < doc->n)
	{
		if (i % 4096 == 0)
			zhn_interrupts(doc->env);
		i = zhn_date_begins(doc, i) ? date_at(&d, i) : i + 1;
	}
}
