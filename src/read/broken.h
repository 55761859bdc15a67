/*-------------------------------------------------------------------------
 *
 * broken.h
 *	  Is a page text at all?
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_BROKEN_H
#define ZHN_BROKEN_H

#include <stddef.h>

#include "text/env.h"

/*
 * Count the characters of a text that no text is made of: control characters
 * but those of layout, private use, unassigned, U+FFFD, invalid bytes.
 * *printed gets the number of all characters that are not white space.
 */
extern size_t zhn_count_broken(const ZhnEnv *env, const char *text,
							   size_t length, size_t *printed);

#endif							/* ZHN_BROKEN_H */
