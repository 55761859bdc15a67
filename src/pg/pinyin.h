/*-------------------------------------------------------------------------
 *
 * pinyin.h
 *	  Is a word read as somebody typed, or does it sound like another?
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_PINYIN_H
#define ZHN_PG_PINYIN_H

#include "text/pinyin.h"

/* Longer words have no reading here: nobody types them so. */
#define ZHN_READ_MAX	16

#define ZHN_READ_LETTERS (ZHN_READ_MAX * ZHN_SYLLABLE_MAX)

/* What was typed. */
typedef struct ZhnTyped
{
	size_t		n;
	char		letters[ZHN_READ_LETTERS];
	char		tones[ZHN_READ_LETTERS];	/* 0 for any */
	bool		has_tones;
} ZhnTyped;

/* What a word sounds like, as zhn_pinyin_near() has it, in one way or two. */
typedef struct ZhnSound
{
	int			nreadings;
	size_t		n[2];
	char		letters[2][ZHN_READ_LETTERS];
} ZhnSound;

/* Read what was typed; false if it is no pinyin. */
extern bool zhn_typed_read(ZhnTyped *typed, const char *text, size_t length);

/* Is a word read so, or do its syllables begin so? */
extern bool zhn_typed_is(const ZhnTyped *typed, const char *word,
						 size_t length);

/* What a word sounds like; false for one that cannot be read. */
extern bool zhn_sound_read(ZhnSound *sound, const char *word, size_t length);

/* Does another word sound like it, in one of its readings? */
extern bool zhn_sound_is(const ZhnSound *sound, const char *word,
						 size_t length);

/* Is a word read like another, but for tones, in one of their readings? */
extern bool zhn_same_reading(const char *word, size_t length,
							 const char *other, size_t other_length);

#endif							/* ZHN_PG_PINYIN_H */
