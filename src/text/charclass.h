/*-------------------------------------------------------------------------
 *
 * charclass.h
 *	  What a character is to a segmenter.
 *
 * The tables are made at build time by src/tool/zhnews-fold.c from ICU's
 * character properties, and linked into the library.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_CHARCLASS_H
#define ZHN_CHARCLASS_H

#include <stdint.h>

#include "text/table.h"

typedef enum ZhnCharClass
{
	ZHN_CHAR_OTHER,				/* unassigned, private use, invalid byte */
	ZHN_CHAR_HAN,				/* ideographs, 々, 〇 and ○ typed for it */
	ZHN_CHAR_DIGIT,				/* what folds to one of 0-9, but not ² or ① */
	ZHN_CHAR_LATIN,				/* Latin, Greek, Cyrillic letters, their
								 * marks, and what folds to them: ² ㎡ Ⅱ */
	ZHN_CHAR_LETTER,			/* letters, marks, digits of other scripts */
	ZHN_CHAR_SPACE,				/* white space, control and format characters */
	ZHN_CHAR_PUNCTUATION		/* punctuation and symbols */
} ZhnCharClass;

/* Class of a code point outside the BMP, or of ZHN_INVALID. */
extern ZhnCharClass zhn_char_class_beyond(uint32_t cp);

static inline ZhnCharClass
zhn_char_class(uint32_t cp)
{
	return cp < 65536 ? (ZhnCharClass) zhn_char_class_table[cp]
		: zhn_char_class_beyond(cp);
}

#endif							/* ZHN_CHARCLASS_H */
