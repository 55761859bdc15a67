/*-------------------------------------------------------------------------
 *
 * pinyin.h
 *	  How Chinese words are read.
 *
 * Each character has one reading, its commonest; words in which a character
 * is read otherwise are listed (银行 yín háng), and so are surnames (查 zhā).
 * The lists come from data/ and are linked in, so a reading does not depend
 * on the version of ICU.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PINYIN_H
#define ZHN_PINYIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZHN_SYLLABLE_MAX 6

/* A syllable: small letters, v for ü, without a zero, and a tone. */
typedef struct ZhnSyllable
{
	unsigned char n;			/* letters; 0 for a character without reading */
	unsigned char tone;			/* 1 to 4; 5 for none */
	char		letters[ZHN_SYLLABLE_MAX];
} ZhnSyllable;

/*
 * Read a word of n folded characters: out gets as many syllables.  Characters
 * that are not Chinese have none.
 */
extern void zhn_pinyin_word(const uint32_t *word, size_t n, ZhnSyllable *out);

/*
 * Read a folded character that is read in one way in all words; false for
 * another, and for what is no Chinese character.
 */
extern bool zhn_pinyin_only(uint32_t c, ZhnSyllable *out);

/*
 * Read the surname at the head of a name, where it is not read as other
 * words are; returns the number of its characters, 0 if there is none such.
 */
extern size_t zhn_pinyin_surname(const uint32_t *name, size_t n,
								 ZhnSyllable *out);

/*
 * Write a syllable with the mark of its tone (lǜ); returns the number of
 * bytes, at most ZHN_MARKED_MAX.
 */
#define ZHN_MARKED_MAX (ZHN_SYLLABLE_MAX + 4)
extern size_t zhn_pinyin_marked(const ZhnSyllable *syllable, char *out);

/*
 * What a syllable sounds like to those who do not tell apart zh and z, ch and
 * c, sh and s, n and l, f and h, ng and n at its end: letters, without a
 * zero, at most ZHN_SYLLABLE_MAX; returns their number.
 */
extern size_t zhn_pinyin_near(const ZhnSyllable *syllable, char *out);

/*
 * Reading of what somebody typed: the letters, small, v for ü, in letters,
 * and in tones the tone that stands at or behind each, 0 for none.  Accents
 * and digits are tones; spaces, hyphens and apostrophes are passed over.
 * Returns the number of letters, at most room, or 0 if text is no pinyin.
 */
extern size_t zhn_pinyin_typed(const char *text, size_t length,
							   char *letters, char *tones, size_t room);

#endif							/* ZHN_PINYIN_H */
