/*-------------------------------------------------------------------------
 *
 * month.h
 *	  Lengths of the months of the Gregorian calendar.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_MONTH_H
#define ZHN_MONTH_H

/* Days of a month (1 to 12) of a year. */
static inline int
zhn_days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int			is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && is_leap);
}

#endif							/* ZHN_MONTH_H */
