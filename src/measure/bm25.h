/*-------------------------------------------------------------------------
 *
 * bm25.h
 *	  The score of a document for a query: BM25 (Robertson and others, 1994).
 *
 * With f, the weighted number of places of a word in a document; l, the
 * number of all its words; L, the mean of these; and n of N documents that
 * have the word, a word adds
 *
 *		ln(1 + (N - n + 0.5) / (n + 0.5)) * f (k1 + 1) / (f + k1 (1 - b + b l / L))
 *
 * to the score, which is never negative.  The form of the first factor is
 * Lucene's.  What is written here in one way is used by all that scores, so
 * that results agree to the last bit.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_BM25_H
#define ZHN_BM25_H

#include <math.h>

typedef struct ZhnBm25
{
	double		k1;				/* how much more often counts; 1.2 */
	double		b;				/* how much length counts, 0 to 1; 0.75 */
	double		documents;		/* N */
	double		mean_length;	/* L */
} ZhnBm25;

/* What a word weighs that n documents have: the factors without f and l. */
static inline double
zhn_bm25_weight(const ZhnBm25 *bm25, double n)
{
	double		others = bm25->documents > n ? bm25->documents - n : 0;

	return log(1 + (others + 0.5) / (n + 0.5)) * (bm25->k1 + 1);
}

/* What is added to f below the line, for a document of this length. */
static inline double
zhn_bm25_norm(const ZhnBm25 *bm25, double length)
{
	double		mean = bm25->mean_length > 0 ? bm25->mean_length : 1;

	return bm25->k1 * (1 - bm25->b + bm25->b * length / mean);
}

/* What a word adds to the score. */
static inline double
zhn_bm25_share(double weight, double frequency, double norm)
{
	return frequency > 0 ? weight * frequency / (frequency + norm) : 0;
}

#endif							/* ZHN_BM25_H */
