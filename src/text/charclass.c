/*-------------------------------------------------------------------------
 *
 * charclass.c
 *	  Character classes outside the BMP.
 *
 *-------------------------------------------------------------------------
 */
#include "text/charclass.h"

/*
 * Class of a code point from U+10000 on.  There are some hundred runs of one
 * class, so they are searched instead of tabulated; anything above U+10FFFF,
 * as ZHN_INVALID is, belongs to none.
 */
ZhnCharClass
zhn_char_class_beyond(uint32_t cp)
{
	const ZhnClassRun *runs = zhn_class_runs();
	uint32_t	low = 0;
	uint32_t	high = ZHN_CLASS_RUNS;

	if (cp < 0x10000 || cp > 0x10FFFF)
		return ZHN_CHAR_OTHER;

	/* Find the last run that begins at or before cp; the first does. */
	while (high - low > 1)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (runs[middle].first <= cp)
			low = middle;
		else
			high = middle;
	}
	return (ZhnCharClass) runs[low].class;
}
