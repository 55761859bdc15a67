/*-------------------------------------------------------------------------
 *
 * icu_compat.h
 *	  Differences between the versions of ICU, 67 to 78.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ICU_COMPAT_H
#define ZHN_ICU_COMPAT_H

#include <unicode/uversion.h>
#include <unicode/ubrk.h>
#include <unicode/ucal.h>

#if U_ICU_VERSION_MAJOR_NUM < 67
#error "zhnews needs ICU 67 or later"
#endif

/* ubrk_clone() came with ICU 69, which deprecates ubrk_safeClone(). */
static inline UBreakIterator *
zhn_ubrk_clone(const UBreakIterator *brk, UErrorCode *status)
{
#if U_ICU_VERSION_MAJOR_NUM >= 69
	return ubrk_clone(brk, status);
#else
	return ubrk_safeClone(brk, NULL, NULL, status);
#endif
}

/*
 * What to add to a year of the Gregorian calendar for the extended year of
 * the Chinese calendar that begins in it: ICU counts them from the Christian
 * era since 78, and before from 2637 BC.  The calendar is set to another day.
 */
static inline int32_t
zhn_chinese_year_offset(UCalendar *calendar, UErrorCode *status)
{
	/* The first of June 2000. */
	ucal_setMillis(calendar, 959817600000.0, status);
	return ucal_get(calendar, UCAL_EXTENDED_YEAR, status) - 2000;
}

#endif							/* ZHN_ICU_COMPAT_H */
