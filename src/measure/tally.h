/*-------------------------------------------------------------------------
 *
 * tally.h
 *	  A frequency list while it is counted: a hash table of words.
 *
 *	zhn_tally_begin(tally, 1);					each text
 *	zhn_tally_count(tally, word, length, 1);	each word of it
 *
 * A text can also be taken out again, by the same calls with -1.  The table
 * is turned into a list by zhn_freqlist_of_tally().
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TALLY_H
#define ZHN_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

/* Bytes of a word at most: an n-gram of eight of the longest tokens. */
#define ZHN_TALLY_WORD_MAX	16383

typedef struct ZhnTallyWord
{
	size_t		start;			/* in the tally's text */
	uint32_t	length;
	uint32_t	hash;
	int64_t		count;			/* occurrences; 0 if all were taken out */
	int64_t		documents;		/* texts that have the word */
	uint64_t	seen;			/* serial number of the last text with it */
} ZhnTallyWord;

typedef struct ZhnTally
{
	const ZhnEnv *env;
	ZhnTallyWord *words;		/* in the order they came */
	size_t		n_words;
	size_t		room;
	char	   *text;			/* their characters */
	size_t		text_used;
	size_t		text_room;
	uint64_t   *slots;			/* hash << 32 | index of a word + 1; 0: free */
	size_t		n_slots;		/* a power of 2 */
	int64_t		tokens;
	int64_t		documents;
	uint64_t	serial;			/* number of the text that is counted */
	int			sign;			/* 1 to add, -1 to take out */
} ZhnTally;

extern ZhnTally *zhn_tally_create(const ZhnEnv *env);

/* Begin a text; sign is 1 to add it, -1 to take it out. */
extern void zhn_tally_begin(ZhnTally *tally, int sign);

/*
 * Count n occurrences of a word in the text.  Fails if the word is too long,
 * or if there are fewer to take out.
 */
extern void zhn_tally_count(ZhnTally *tally, const char *word, size_t length,
							int64_t n);

/*
 * Add to a word, and to the list's tokens and documents, whatever text they
 * are of.  Amounts may be negative.
 */
extern void zhn_tally_add(ZhnTally *tally, const char *word, size_t length,
						  int64_t count, int64_t documents);
extern void zhn_tally_add_total(ZhnTally *tally, int64_t tokens,
								int64_t documents);

/* The word, or NULL. */
extern ZhnTallyWord *zhn_tally_find(const ZhnTally *tally, const char *word,
									size_t length);

static inline const char *
zhn_tally_text(const ZhnTally *tally, const ZhnTallyWord *word)
{
	return tally->text + word->start;
}

/*
 * Words that have occurrences, in the order of their bytes, as an array from
 * the tally's environment; their number in *n.
 */
extern ZhnTallyWord **zhn_tally_sorted(const ZhnTally *tally, size_t *n);

#endif							/* ZHN_TALLY_H */
