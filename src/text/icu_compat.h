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

#endif							/* ZHN_ICU_COMPAT_H */
