/*-------------------------------------------------------------------------
 *
 * probability.h
 *	  Tails and quantiles of the distributions that the measures need.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PROBABILITY_H
#define ZHN_PROBABILITY_H

#include <stddef.h>

/* Chance that a standard normal variable is further from 0 than z. */
extern double zhn_normal_two_tails(double z);

/* The z below which a standard normal variable is with chance p. */
extern double zhn_normal_quantile(double p);

/* Chance that a chi-squared variable with one degree of freedom exceeds x. */
extern double zhn_chi2_tail(double x);

/* Chance that a beta variable with parameters a, b > 0 is below x. */
extern double zhn_beta_cdf(double x, double a, double b);

/* The x below which it is with chance p. */
extern double zhn_beta_quantile(double p, double a, double b);

/*
 * Benjamini and Hochberg's adjustment of n p values that are sorted in
 * ascending order; in place.
 */
extern void zhn_adjust_bh(double *p, size_t n);

#endif							/* ZHN_PROBABILITY_H */
