/*-------------------------------------------------------------------------
 *
 * kind.h
 *	  The kind of a word of the dictionary.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_KIND_H
#define ZHN_TOOL_KIND_H

#include "segment/segmenter.h"

/* Kind of a folded word by its part-of-speech tag; most are ZHN_WORD. */
extern ZhnKind kind_by_tag(const char *folded, const char *tag);

/* The same, but by its first character where that is not Chinese. */
extern ZhnKind kind_by_char(const char *folded, const char *tag);

#endif							/* ZHN_TOOL_KIND_H */
