/*-------------------------------------------------------------------------
 *
 * pairs.h
 *	  Pairs of words that were counted, and what they gain.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_PAIRS_H
#define ZHN_TOOL_PAIRS_H

#include "tool/words.h"

typedef struct Pair
{
	Word	   *left;
	Word	   *right;
	double		count;
} Pair;

/* The pairs point to words, so no word may be added after the first pair. */
typedef struct Pairs
{
	Words	   *words;
	Pair	   *list;
	uint32_t	n;
} Pairs;

/* Use a line of a table (see table.h) of pairs: left, right, count. */
extern void pairs_use(void *pairs, char **fields);

/*
 * Add up pairs that became equal by folding, set the backoffs of all words,
 * and mark words that begin a pair with a class.
 */
extern void pairs_estimate(Pairs *pairs);

/* Nats by which a pair is likelier than its words alone; may be negative. */
extern double pair_gain(const Pair *pair);

#endif							/* ZHN_TOOL_PAIRS_H */
