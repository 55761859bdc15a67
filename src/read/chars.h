/*-------------------------------------------------------------------------
 *
 * chars.h
 *	  The folded characters of a line, and words to look for in them.
 *
 * All rules of the reader compare folded characters, so that ， is , and
 * 訊 is 讯 to each of them.  Words in rules are written as UTF-8 in folded
 * form: simplified, half width, lower case.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_CHARS_H
#define ZHN_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "read/page.h"
#include "text/charclass.h"
#include "text/env.h"

typedef struct ZhnChars
{
	const char *text;			/* what the characters were read from */
	uint32_t   *cp;				/* folded code points */
	uint32_t   *at;				/* byte in text of each; n + 1 entries */
	int			n;
	int			room;
} ZhnChars;

/* Read text into *chars, whose memory is used again from call to call. */
extern void zhn_chars_read(const ZhnEnv *env, ZhnChars *chars, ZhnText text);

/* Give the memory of *chars back. */
extern void zhn_chars_done(const ZhnEnv *env, ZhnChars *chars);

/* Read only the last max characters of text. */
extern void zhn_chars_read_tail(const ZhnEnv *env, ZhnChars *chars,
								ZhnText text, int max);

/* Read only the first max characters of text. */
extern void zhn_chars_read_head(const ZhnEnv *env, ZhnChars *chars,
								ZhnText text, int max);

/*
 * A list of words is one string with spaces between them.
 *
 * Length of the longest of words that stands at i and ends by end, else 0.
 */
extern int	zhn_chars_match(const ZhnChars *chars, int i, int end,
							const char *words);

/* Length of the longest of words between begin and end that ends at end. */
extern int	zhn_chars_ends(const ZhnChars *chars, int begin, int end,
						   const char *words);

/* Place of the first of words between begin and end, or -1. */
extern int	zhn_chars_find(const ZhnChars *chars, int begin, int end,
						   const char *words);

/* Is cp one of the characters of set, a UTF-8 string? */
extern bool zhn_char_in(uint32_t cp, const char *set);

/* The text from character i to before character j. */
extern ZhnText zhn_chars_text(const ZhnChars *chars, int i, int j);

static inline bool
zhn_is_han(uint32_t cp)
{
	return zhn_char_class(cp) == ZHN_CHAR_HAN;
}

static inline bool
zhn_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static inline bool
zhn_is_space(uint32_t cp)
{
	return zhn_char_class(cp) == ZHN_CHAR_SPACE;
}

/* First place from i on that is not a space, or end. */
static inline int
zhn_chars_skip_spaces(const ZhnChars *chars, int i, int end)
{
	while (i < end && zhn_is_space(chars->cp[i]))
		i++;
	return i;
}

/* Place after the digits that stand at i. */
static inline int
zhn_chars_skip_digits(const ZhnChars *chars, int i, int end)
{
	while (i < end && zhn_is_digit(chars->cp[i]))
		i++;
	return i;
}

#endif							/* ZHN_CHARS_H */
