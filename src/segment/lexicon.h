/*-------------------------------------------------------------------------
 *
 * lexicon.h
 *	  The user's own words, which always win.
 *
 * A lexicon is built once from a list of words and then only read.  Words
 * are compared after folding (src/text/fold.h): width, case and traditional
 * characters make no difference.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_LEXICON_H
#define ZHN_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "segment/stretch.h"
#include "text/env.h"

typedef struct ZhnLexicon ZhnLexicon;

#define ZHN_LEXICON_WORD_MAX 64	/* characters of a word */

/* One word as the caller lists it. */
typedef struct ZhnLexiconWord
{
	const char *word;			/* UTF-8, not zero-terminated */
	size_t		length;			/* bytes */
	int			kind;			/* a ZhnKind */
} ZhnLexiconWord;

/*
 * Build a lexicon of n words in memory from env; the list may be freed
 * afterwards.  Of two entries that fold to the same word the first is kept.
 * Words that are empty, are not UTF-8 or are longer than ZHN_LEXICON_WORD_MAX
 * characters are left out (the SQL table refuses them).
 */
extern ZhnLexicon *zhn_lexicon_build(const ZhnEnv *env,
									 const ZhnLexiconWord *words, size_t n);

/* A stretch of text is split after punctuation unless a word holds some. */
extern bool zhn_lexicon_has_punctuation(const ZhnLexicon *lexicon);

/*
 * Lengths of the words that begin at the first of n folded characters, as a
 * bit set: bit k - 1 stands for k characters.
 */
extern uint64_t zhn_lexicon_lengths(const ZhnLexicon *lexicon,
									const uint32_t *characters, int n);

/*
 * Find the words of the lexicon in a stretch and decide which of those that
 * overlap are kept: the longest, and of equally long ones the first.
 * found[i] becomes the length in characters of the word that begins at i, or
 * 0, and kinds[i] its kind.  Returns whether there is any.
 */
extern bool zhn_lexicon_find(const ZhnLexicon *lexicon,
							 const ZhnStretch *stretch,
							 uint8_t *found, uint8_t *kinds);

#endif							/* ZHN_LEXICON_H */
