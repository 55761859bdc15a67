/*-------------------------------------------------------------------------
 *
 * trend.h
 *	  Does a series rise or fall, and how steeply?
 *
 * A series has one value for each period, in order.  NaN is a period of
 * which nothing is known: it is left out, and still takes its time.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TREND_H
#define ZHN_TREND_H

#include <stddef.h>

#include "text/env.h"

/*
 * Mann 1945, Kendall 1975.  As in pyMannKendall and R's Kendall, the variance
 * is corrected for ties and z for continuity; scipy and R's cor.test do not
 * correct z by default.  tau_a is what pyMannKendall shows, tau_b what scipy
 * and R show.
 */
typedef struct ZhnMannKendall
{
	size_t		n;				/* values known */
	double		s;				/* rising pairs less falling pairs */
	double		variance;		/* of s, if there is no trend */
	double		z;				/* (s - 1 or + 1) / sqrt(variance), or 0 */
	double		p;				/* two-sided, normal approximation */
	double		tau_a;			/* s over all pairs */
	double		tau_b;			/* s over pairs, corrected for ties */
} ZhnMannKendall;

/* With fewer than two values all but n is NaN. */
extern void zhn_mann_kendall(const ZhnEnv *env, const double *y, size_t n,
							 ZhnMannKendall *result);

/*
 * Sen 1968: the slope is the median of the slopes of all pairs, per period;
 * the intercept, at the first period, makes the line pass through the medians
 * of values and periods; the interval is Sen's, as in scipy's theilslopes.
 */
typedef struct ZhnTheilSen
{
	size_t		n;				/* values known */
	double		slope;
	double		intercept;
	double		low;
	double		high;
} ZhnTheilSen;

/* Values in a series at most: all slopes are kept, 400 MB then. */
#define ZHN_THEIL_SEN_MAX	10000

/*
 * level is that of the interval, for example 0.95.  With fewer than two
 * values all but n is NaN.
 */
extern void zhn_theil_sen(const ZhnEnv *env, const double *y, size_t n,
						  double level, ZhnTheilSen *result);

#endif							/* ZHN_TREND_H */
