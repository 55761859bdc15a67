/*-------------------------------------------------------------------------
 *
 * query_date.c
 *	  Days and spans of days as they are written in a query.
 *
 * Chinese digits are read as well: 二〇二二年.  What a day may be written
 * with is small, so it is matched against three shapes: digits alone, digits
 * with one separator, digits with 年 月 日.
 *
 *-------------------------------------------------------------------------
 */
#include <stdint.h>
#include <string.h>

#include "index/query_date.h"
#include "text/digits.h"
#include "text/fold.h"
#include "text/month.h"
#include "text/utf8.h"

/* Characters of a span at most. */
#define SPAN_MAX 64

/* The folded characters of a span; a digit is its ASCII form. */
typedef struct Span
{
	uint32_t	c[SPAN_MAX];
	int			n;
} Span;

static bool
read_span(const char *text, size_t length, Span *span)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;

	span->n = 0;
	while (p < end)
	{
		uint32_t	cp;

		if (span->n == SPAN_MAX)
			return false;
		p += zhn_utf8_decode(p, end, &cp);
		cp = zhn_fold_char(cp);
		span->c[span->n++] = zhn_digit_in_run(cp) < 0 ? cp :
			'0' + (uint32_t) zhn_digit_in_run(cp);
	}
	return true;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/*
 * Read up to max digits at *at; returns their number and their value.
 */
static int
read_number(const Span *span, int *at, int end, int max, int *value)
{
	int			n = 0;

	*value = 0;
	while (*at < end && n < max && is_digit(span->c[*at]))
	{
		*value = *value * 10 + (int) (span->c[(*at)++] - '0');
		n++;
	}
	return n;
}

/*
 * Read year, month and day from characters from and on, before to.  Returns
 * how many of the three are there, or 0 if it is none of the shapes.
 */
static int
read_values(const Span *span, int from, int to, int values[3])
{
	static const uint32_t units[] = {0x5E74, 0x6708, 0x65E5};	/* 年月日 */
	uint32_t	separator = 0;
	int			at = from;
	int			n = 0;

	while (at < to && n < 3)
	{
		int			digits = read_number(span, &at, to, n == 0 ? 4 : 2,
										 &values[n]);

		if (digits == 0 || (n == 0 && digits < 4))
			return 0;
		n++;
		if (at == to)
			break;
		if (n == 1)
			separator = span->c[at];
		if (is_digit(separator))
		{
			if (to - from != 6 && to - from != 8)
				return 0;
			continue;
		}
		if (separator == units[0] ? span->c[at] != units[n - 1] :
			span->c[at] != separator || n == 3 || at + 1 == to ||
			(separator != '-' && separator != '/' && separator != '.'))
			return 0;
		at++;
	}
	if (at < to || (separator == units[0] && span->c[to - 1] != units[n - 1]))
		return 0;
	return n;
}

/* Read one day, month or year: its first and last day. */
static bool
read_day(const Span *span, int from, int to, ZhnDay *first, ZhnDay *last)
{
	int			values[3];
	int			n = read_values(span, from, to, values);

	if (n == 0 || values[0] < 1 ||
		(n > 1 && (values[1] < 1 || values[1] > 12)) ||
		(n > 2 && (values[2] < 1 ||
				   values[2] > zhn_days_in_month(values[0], values[1]))))
		return false;
	first->year = last->year = values[0];
	first->month = n > 1 ? values[1] : 1;
	last->month = n > 1 ? values[1] : 12;
	first->day = n > 2 ? values[2] : 1;
	last->day = n > 2 ? values[2] : zhn_days_in_month(last->year, last->month);
	return true;
}

static bool
is_after(const ZhnDay *a, const ZhnDay *b)
{
	if (a->year != b->year)
		return a->year > b->year;
	if (a->month != b->month)
		return a->month > b->month;
	return a->day > b->day;
}

bool
zhn_query_dates(const char *text, size_t length, ZhnDay *first, ZhnDay *last)
{
	Span		span;
	int			dots = 0;
	ZhnDay		ignored;

	*first = *last = (ZhnDay) {0, 0, 0};
	if (!read_span(text, length, &span))
		return false;
	while (dots + 1 < span.n &&
		   (span.c[dots] != '.' || span.c[dots + 1] != '.'))
		dots++;
	if (dots + 1 >= span.n)
		return read_day(&span, 0, span.n, first, last);
	if (span.n == 2 ||
		(dots > 0 && !read_day(&span, 0, dots, first, &ignored)) ||
		(dots + 2 < span.n &&
		 !read_day(&span, dots + 2, span.n, &ignored, last)))
		return false;
	return first->year == 0 || last->year == 0 || !is_after(first, last);
}
