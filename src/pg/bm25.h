/*-------------------------------------------------------------------------
 *
 * bm25.h
 *	  Parameters of BM25 as SQL functions take them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_BM25_H
#define ZHN_PG_BM25_H

#include "utils/array.h"

#include "index/block.h"
#include "measure/bm25.h"

/* Check k1 and b, and take the weights of {D, C, B, A}. */
extern void zhn_bm25_parameters(ArrayType *weights, double k1, double b,
								ZhnBm25 *bm25, double factors[ZHN_CLASSES]);

/* What the weight of a word of a query is multiplied by; '{}' for 1. */
extern double zhn_bm25_boost(ArrayType *boosts, int word);

#endif							/* ZHN_PG_BM25_H */
