/*-------------------------------------------------------------------------
 *
 * dispersion.h
 *	  How evenly a word is spread over the parts of a collection.
 *
 * Parts are articles, days, papers: whatever has a number of words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_DISPERSION_H
#define ZHN_DISPERSION_H

#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

/*
 * All but dp, dp_norm and range are 1 for an even spread and 0 for a word
 * that is in one part only.  r is the relative frequency in a part, t the
 * share of the word's occurrences in it, w the share of all words.
 */
typedef struct ZhnDispersion
{
	double		total;			/* occurrences */
	size_t		range;			/* parts that have the word */
	double		relative_range; /* the same as a share of the parts */
	double		d;				/* 1 - (sd(r) / mean(r)) / sqrt(parts - 1), sd
								 * that of the population; Juilland and
								 * Chang-Rodriguez 1964 */
	double		d2;				/* entropy of r / sum(r) over log(parts);
								 * Carroll 1970 */
	double		s;				/* (sum sqrt(w f))^2 / total; Rosengren 1971 */
	double		dp;				/* sum |t - w| / 2: 0 is even; Gries 2008 */
	double		dp_norm;		/* dp / (1 - min w); Lijffijt and Gries 2012 */
	double		dp_even;		/* 1 - dp / (1 - min w of parts with the
								 * word); Egbert et al. 2020 */
	double		da;				/* 1 - mean |r_i - r_j| / (2 mean(r));
								 * Burch et al. 2017 */
	double		dkl;			/* 1 / (1 + sum t log2(t / w)); Gries 2024 */
} ZhnDispersion;

/*
 * Measure n parts: counts of the word and sizes.  Parts of size 0 are left
 * out.  Returns 0 and measures nothing if a number is negative, not finite,
 * or a count larger than its part.  What is undefined is NaN.
 */
extern int	zhn_dispersion(const ZhnEnv *env, const double *count,
						   const double *size, size_t n,
						   ZhnDispersion *result);

/*
 * Average reduced frequency (Savicky and Hlavacova 2002): sum of min(d, v)
 * over v, where v is size / n and d are the distances between the n sorted
 * positions, the last of which is around the end.  n for an even spread,
 * about 1 for one cluster, NaN for none.
 */
extern double zhn_arf(const int64_t *position, size_t n, int64_t size);

#endif							/* ZHN_DISPERSION_H */
