/*-------------------------------------------------------------------------
 *
 * day.h
 *	  The day that a dateline names: 7月4日晚, 昨天下午.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_DAY_H
#define ZHN_DAY_H

#include <stdbool.h>

#include "read/page.h"
#include "text/env.h"

/* A day of the Gregorian calendar. */
typedef struct ZhnDay
{
	int			year;
	int			month;			/* from 1 */
	int			day;			/* from 1 */
} ZhnDay;

/*
 * Store the day that text names, as said on the day published, which is
 * NULL if it is not known.  A day without year or month is the last such day
 * that is not after published.  Returns false, and stores nothing, if text
 * does not name exactly one day: 近日, 7月初, 7月4日以来, 2月30日.
 */
extern bool zhn_read_day(const ZhnEnv *env, ZhnText text,
						 const ZhnDay *published, ZhnDay *day);

#endif							/* ZHN_DAY_H */
