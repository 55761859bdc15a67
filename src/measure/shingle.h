/*-------------------------------------------------------------------------
 *
 * shingle.h
 *	  The shingles of a text: all runs of so many characters or words, by
 *	  which texts are compared (Broder 1997, "On the resemblance and
 *	  containment of documents").
 *
 *	zhn_shingles_begin(&shingles, env, 5);
 *	zhn_shingles_add_text(&shingles, text, length);		characters, or
 *	zhn_shingles_add_word(&shingles, word, length);		each word
 *	zhn_shingles_end(&shingles);
 *
 * Characters are folded, and only letters, ideographs and digits are taken,
 * so that width, letter case, traditional characters, punctuation and line
 * ends make no difference.  A text that is shorter than a shingle is one
 * shingle; one that has nothing to take has none.
 *
 * A shingle is a number of 64 bits.  What is made of it is stored, so the
 * numbers are part of the format: they are the same on every machine and in
 * every version.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SHINGLE_H
#define ZHN_SHINGLE_H

#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

/* Characters or words of a shingle at most. */
#define ZHN_SHINGLE_MAX		64

typedef struct ZhnShingles
{
	const ZhnEnv *env;
	int			size;			/* units of a shingle */
	uint64_t	unit[ZHN_SHINGLE_MAX];	/* the last units, in a ring */
	size_t		n_units;		/* units so far */
	uint64_t	hash;			/* of the last units */
	uint64_t	oldest;			/* factor of the unit that leaves the hash */
	uint64_t   *shingle;		/* in the order of the text, then see _set */
	size_t		n;
	size_t		room;
} ZhnShingles;

/* size is 1 to ZHN_SHINGLE_MAX, or it fails. */
extern void zhn_shingles_begin(ZhnShingles *shingles, const ZhnEnv *env,
							   int size);
extern void zhn_shingles_add_text(ZhnShingles *shingles, const char *text,
								  size_t length);
extern void zhn_shingles_add_word(ZhnShingles *shingles, const char *word,
								  size_t length);
extern void zhn_shingles_end(ZhnShingles *shingles);

/* Sort the shingles and take out those that are there twice. */
extern void zhn_shingles_set(ZhnShingles *shingles);

/* Shingles that two sets have in common. */
extern size_t zhn_shingles_common(const ZhnShingles *a, const ZhnShingles *b);

/*
 * Of two sets: resemblance |A and B| / |A or B| (Jaccard), containment of A
 * in B |A and B| / |A|.  NaN if that is 0/0.
 */
extern double zhn_resemblance(size_t n_a, size_t n_b, size_t common);
extern double zhn_containment(size_t n_a, size_t common);

/* Spread the bits of a number: the finalizer of SplitMix64 (Steele 2014). */
static inline uint64_t
zhn_mix(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

#endif							/* ZHN_SHINGLE_H */
