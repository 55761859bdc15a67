/*-------------------------------------------------------------------------
 *
 * parts.h
 *	  From words to lexemes: folding, and the parts of long words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_PARTS_H
#define ZHN_PG_PARTS_H

#include "segment/segmenter.h"

/* Words of more characters are not cut. */
#define ZHN_PARTS_WORD_MAX ZHN_LEXICON_WORD_MAX

/* The parts of one word: where each ends, in bytes. */
typedef struct ZhnParts
{
	int			n;
	size_t		ends[ZHN_PARTS_WORD_MAX];
} ZhnParts;

/* Are words of a kind found by their parts, in configuration zhnews.news? */
static inline bool
zhn_kind_has_parts(ZhnKind kind)
{
	return kind != ZHN_LATIN && kind != ZHN_PERSON && kind != ZHN_OTHER;
}

/* Cut a folded word into parts; returns their number, 1 if it has none. */
extern int	zhn_parts_of(const char *word, size_t length, ZhnParts *parts);

/*
 * The lexeme of a token: folded, digits such as 二〇二二 plain, in memory of
 * the current context.
 *
 * A few characters fold to as many as eighteen.  A token that would become
 * longer than a lexeme may be stays as it is: it is found by the same text.
 */
extern char *zhn_lexeme_text(const char *token, int length,
							 size_t *folded_length);

/* The same, in buffer where there is room for it: nearly always. */
#define ZHN_LEXEME_BUFFER	128

extern char *zhn_lexeme_in(const char *token, int length,
						   char buffer[ZHN_LEXEME_BUFFER],
						   size_t *folded_length);

/* A segmenter for single words, while a run has the other one. */
extern ZhnSegmenter *zhn_word_segmenter(void);

#endif							/* ZHN_PG_PARTS_H */
