/*-------------------------------------------------------------------------
 *
 * codebook.h
 *	  Coding of texts: which terms of a codebook a text has, of what
 *	  categories these are, and whether they are negated.
 *
 * Terms are matched on the text and not on its words, after folding (width,
 * case, traditional characters); of terms that overlap, the longest is kept,
 * and of equally long ones the first.  So a term of its own keeps a longer
 * word from being taken for a shorter one.  A term that begins or ends with a
 * Latin letter or a digit does not match inside a run of these.
 *
 * A hit is negated if one of the negators is a word among so many words
 * before it, in its clause, or stands right before it in the word that it is
 * in.  A negator that is only a part of a word does not count.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_CODEBOOK_H
#define ZHN_CODEBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "segment/segmenter.h"
#include "text/env.h"

typedef struct ZhnCodeTerm
{
	const char *term;			/* UTF-8, not zero-terminated */
	size_t		length;			/* bytes */
	int			category;		/* any number of the caller's */
} ZhnCodeTerm;

typedef struct ZhnCodebook ZhnCodebook;

typedef struct ZhnCodeHit
{
	size_t		start;			/* in the text, bytes */
	size_t		length;
	size_t		term;			/* the first of the terms that match */
	size_t		n_terms;		/* more than one if categories share a term */
	bool		whole;			/* begins and ends with a word of the text */
	bool		negated;
	size_t		negator;		/* where the negator is, bytes */
	size_t		negator_length;
} ZhnCodeHit;

/*
 * Terms may be in any order; they are copied.  Fails if a term is empty,
 * longer than ZHN_LEXICON_WORD_MAX characters or not UTF-8.
 */
extern ZhnCodebook *zhn_codebook_build(const ZhnEnv *env,
									   const ZhnCodeTerm *terms, size_t n,
									   const ZhnCodeTerm *negators,
									   size_t n_negators, int window);

/* A term by its number, as it was given. */
extern const ZhnCodeTerm *zhn_codebook_term(const ZhnCodebook *codebook,
											size_t term);

/*
 * The hits in a text, in order, in memory from env; the tokens are those of
 * the text.
 */
extern ZhnCodeHit *zhn_code(const ZhnCodebook *codebook, const ZhnEnv *env,
							const char *text, size_t length,
							const ZhnToken *tokens, size_t n_tokens,
							size_t *n_hits);

#endif							/* ZHN_CODEBOOK_H */
