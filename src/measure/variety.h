/*-------------------------------------------------------------------------
 *
 * variety.h
 *	  Lexical variety: how many different words a text uses.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_VARIETY_H
#define ZHN_VARIETY_H

#include <stddef.h>
#include <stdint.h>

/*
 * Measures of N words of V types, f_i of which occur i times; names and
 * formulas as in quanteda.textstats.  What is undefined is NaN.
 */
typedef struct ZhnVariety
{
	int64_t		tokens;			/* N */
	int64_t		types;			/* V */
	double		ttr;			/* V / N */
	double		r;				/* V / sqrt(N); Guiraud 1954 */
	double		c;				/* log V / log N; Herdan 1960 */
	double		s;				/* log log V / log log N, to base 10; Somers
								 * 1966 */
	double		k;				/* 10^4 (sum f_i (i / N)^2 - 1 / N); Yule
								 * 1944 */
	double		d;				/* sum f_i i (i - 1) / (N (N - 1)); Simpson
								 * 1949 */
	double		maas;			/* sqrt((log N - log V) / log^2 N), base 10;
								 * Maas 1972 */
} ZhnVariety;

/* From the counts of n different words. */
extern void zhn_variety(const int64_t *count, size_t n, ZhnVariety *result);

/*
 * Moving-average TTR (Covington and McFall 2010): the mean over all windows
 * of so many words; over the whole text if it is shorter.
 *
 * type[i] is the number of the type of word i, from 0, below n_types; seen
 * has room for n_types and need not be set.
 */
extern double zhn_mattr(const uint32_t *type, size_t n, size_t n_types,
						size_t window, uint32_t *seen);

#endif							/* ZHN_VARIETY_H */
