/*-------------------------------------------------------------------------
 *
 * query_date.h
 *	  Days and spans of days as they are written in a query.
 *
 *	2022				the year
 *	2022-07				the month; also 2022年7月
 *	2022-07-06			the day; also 20220706, 2022年7月6日, 2022/7/6
 *	2022-07..2022-09	from the first of July to the last of September
 *	2022-07..			from then on; ..2022-07 until then
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_QUERY_DATE_H
#define ZHN_QUERY_DATE_H

#include <stdbool.h>
#include <stddef.h>

/* A day of the Gregorian calendar; year 0 for none. */
typedef struct ZhnDay
{
	int			year;			/* 1 to 9999 */
	int			month;			/* 1 to 12 */
	int			day;			/* 1 to 31 */
} ZhnDay;

/*
 * Read a day or span: its first and last day, one of which may be none.
 * Digits and marks may have any width.  Returns false if it is neither, if
 * there is no such day, or if it ends before it begins.
 */
extern bool zhn_query_dates(const char *text, size_t length,
							ZhnDay *first, ZhnDay *last);

#endif							/* ZHN_QUERY_DATE_H */
