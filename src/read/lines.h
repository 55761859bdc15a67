/*-------------------------------------------------------------------------
 *
 * lines.h
 *	  A page to the lines that are not blank.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_LINES_H
#define ZHN_LINES_H

#include "read/page.h"

/*
 * Cut text into lines and store those that are not blank in page->lines:
 * number, start, length, and content without spaces around it; the rest is
 * zero.  Fails with ZHN_ERROR_LIMIT as zhn_read_page() says.
 */
extern void zhn_cut_lines(const ZhnEnv *env, const char *text, size_t length,
						  ZhnPage *page);

/* Text without the white space around it, also U+3000. */
extern ZhnText zhn_trim(ZhnText text);

#endif							/* ZHN_LINES_H */
