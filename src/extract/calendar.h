/*-------------------------------------------------------------------------
 *
 * calendar.h
 *	  Days as numbers (2000-01-01 is 0), and days with names.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_CALENDAR_H
#define ZHN_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "extract/words.h"
#include "text/env.h"
#include "text/month.h"

extern int32_t zhn_day_number(int year, int month, int day);
extern void zhn_day_parts(int32_t number, int *year, int *month, int *day);

/* 1 for Monday to 7 for Sunday. */
extern int	zhn_weekday(int32_t number);

/* Number and year of the ISO week. */
extern void zhn_iso_week(int32_t number, int *year, int *week);

/* The day of a year that has this name, or ZHN_DAY_UNKNOWN. */
extern int32_t zhn_named_day_of(const ZhnEnv *env, const ZhnNamedDay *named,
								int year);

#endif							/* ZHN_CALENDAR_H */
