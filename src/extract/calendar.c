/*-------------------------------------------------------------------------
 *
 * calendar.c
 *	  Days as numbers, and days with names.
 *
 * Feasts of the Chinese calendar are computed by ICU.  Solar terms are
 * computed from the mean motion of the sun, which is right to the day for
 * nearly all terms of 1901 to 2099.
 *
 *-------------------------------------------------------------------------
 */
#include <unicode/ucal.h>

#include "extract/calendar.h"
#include "extract/extract.h"
#include "text/icu_compat.h"

/* Days from 1970-01-01, which ICU counts from, to 2000-01-01. */
#define EPOCH_1970 10957
#define MS_PER_DAY 86400000

/* Years begin in March here, so that the leap day is the last one. */
int32_t
zhn_day_number(int year, int month, int day)
{
	int			y = month > 2 ? year : year - 1;
	int			era = (y >= 0 ? y : y - 399) / 400;
	int			of_era = y - era * 400;
	int			of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
		- 730425;
}

void
zhn_day_parts(int32_t number, int *year, int *month, int *day)
{
	int32_t		z = number + 730425;
	int32_t		era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t		doe = z - era * 146097;
	int32_t		yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t		doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t		mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

/* 2000-01-01 was a Saturday. */
int
zhn_weekday(int32_t number)
{
	int			w = (int) ((number + 5) % 7);

	return (w < 0 ? w + 7 : w) + 1;
}

void
zhn_iso_week(int32_t number, int *year, int *week)
{
	int32_t		thursday = number - zhn_weekday(number) + 4;
	int			month;
	int			day;

	zhn_day_parts(thursday, year, &month, &day);
	*week = (thursday - zhn_day_number(*year, 1, 1)) / 7 + 1;
}

/* Day of the Chinese year that begins in the year, by ICU. */
static int32_t
lunar_day(const ZhnEnv *env, int year, int month, int day)
{
	UErrorCode	status = U_ZERO_ERROR;
	UCalendar  *calendar;
	UDate		date;
	int32_t		offset;
	int32_t		result = ZHN_DAY_UNKNOWN;

	calendar = ucal_open(u"UTC", -1, "zh@calendar=chinese", UCAL_DEFAULT,
						 &status);
	if (U_FAILURE(status))
		zhn_fail(env, ZHN_ERROR_LIBRARY, u_errorName(status), NULL);
	offset = zhn_chinese_year_offset(calendar, &status);
	ucal_clear(calendar);
	ucal_set(calendar, UCAL_EXTENDED_YEAR, year + offset);
	ucal_set(calendar, UCAL_MONTH, month - 1);
	ucal_set(calendar, UCAL_IS_LEAP_MONTH, 0);
	ucal_set(calendar, UCAL_DATE, day);
	date = ucal_getMillis(calendar, &status);
	ucal_close(calendar);
	if (U_SUCCESS(status))
	{
		int64_t		ms = (int64_t) date;

		result = (int32_t) (ms / MS_PER_DAY - (ms % MS_PER_DAY < 0)) -
			EPOCH_1970;
	}
	return result;
}

/*
 * Solar term: the day when the sun has gone so far, by the well-known rule
 * of constants for a century.
 */
static int32_t
solar_term(int year, int term)
{
	static const double of_20th[] =
	{
		6.11, 20.84, 4.6295, 19.4599, 6.3826, 21.4155, 5.59, 20.888, 6.318,
		21.86, 6.5, 22.20, 7.928, 23.65, 8.35, 23.95, 8.44, 23.822, 9.098,
		24.218, 8.218, 23.08, 7.9, 22.60
	};
	static const double of_21st[] =
	{
		5.4055, 20.12, 3.87, 18.73, 5.63, 20.646, 4.81, 20.1, 5.52, 21.04,
		5.678, 21.37, 7.108, 22.83, 7.5, 23.13, 7.646, 23.042, 8.318, 23.438,
		7.438, 22.36, 7.18, 21.94
	};
	const double *constant;
	int			y;
	int			leaps;
	int			day;

	if (year < 1901 || year > 2099)
		return ZHN_DAY_UNKNOWN;
	constant = year <= 2000 ? of_20th : of_21st;
	y = year <= 2000 ? year - 1900 : year - 2000;
	leaps = term < 4 ? (y - 1) / 4 : y / 4;
	day = (int) (y * 0.2422 + constant[term]) - leaps;
	/* Terms so near midnight that the rule misses the day. */
	if ((year == 2019 && term == 0) || (year == 2021 && term == 23) ||
		(year == 2026 && term == 3) || (year == 1982 && term == 0))
		day += year == 1982 ? 1 : -1;
	return zhn_day_number(year, term / 2 + 1, day);
}

int32_t
zhn_named_day_of(const ZhnEnv *env, const ZhnNamedDay *named, int year)
{
	int32_t		day;

	if (year < 1900 || year > 2100)
		return ZHN_DAY_UNKNOWN;
	switch (named->rule)
	{
		case ZHN_DAY_SOLAR:
			return zhn_day_number(year, named->month, named->day);
		case ZHN_DAY_LUNAR:
			return lunar_day(env, year, named->month, named->day);
		case ZHN_DAY_LUNAR_EVE:
			day = lunar_day(env, year, named->month, named->day);
			return day == ZHN_DAY_UNKNOWN ? day : day - 1;
		case ZHN_DAY_TERM:
			return solar_term(year, named->month);
		case ZHN_DAY_WEEKDAY:
			day = zhn_day_number(year, named->month, 1);
			return day + 7 - zhn_weekday(day) + 7 * (named->day - 1);
	}
	return ZHN_DAY_UNKNOWN;
}
