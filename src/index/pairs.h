/*-------------------------------------------------------------------------
 *
 * pairs.h
 *	  How much of a query texts have, by pairs of neighbouring characters.
 *
 * Words know nothing of what was cut in another way, or of the order that a
 * query has them in; pairs of characters do.  They are too many to be kept
 * for a whole corpus, but the few texts that words found best can be read:
 *
 *		zhn_pair_query(&query, &env, "…", n);
 *		for each text: zhn_pair_count(&query, text, length, &counts);
 *		zhn_pair_scores(&query, counts, ntexts, k1, b, scores);
 *
 * The score is BM25 among these texts, in which each pair of Chinese
 * characters is a word, and each word of letters and digits.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PAIRS_H
#define ZHN_PAIRS_H

#include <stdint.h>

#include "text/env.h"

/* Different pairs of a query that count, at most. */
#define ZHN_PAIRS_MAX	256
#define ZHN_PAIRS_SLOTS	1024

typedef struct ZhnPairQuery
{
	const ZhnEnv *env;
	int			n;
	uint64_t	pairs[ZHN_PAIRS_MAX];
	int			times[ZHN_PAIRS_MAX];	/* in the query */
	uint16_t	slots[ZHN_PAIRS_SLOTS]; /* number of a pair, plus one */
} ZhnPairQuery;

/* What a text has. */
typedef struct ZhnPairCounts
{
	uint32_t	length;			/* pairs, and words of letters and digits */
	uint32_t	counts[ZHN_PAIRS_MAX];	/* of each of the query */
} ZhnPairCounts;

extern void zhn_pair_query(ZhnPairQuery *query, const ZhnEnv *env,
						   const char *text, size_t length);
extern void zhn_pair_count(const ZhnPairQuery *query, const char *text,
						   size_t length, ZhnPairCounts *counts);

/* The score of each of n texts, among these. */
extern void zhn_pair_scores(const ZhnPairQuery *query,
							const ZhnPairCounts *counts, size_t n,
							double k1, double b, double *scores);

#endif							/* ZHN_PAIRS_H */
