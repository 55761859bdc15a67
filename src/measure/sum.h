/*-------------------------------------------------------------------------
 *
 * sum.h
 *	  Sums of many numbers that do not lose the small ones.
 *
 *	ZhnSum		sum = {0};
 *
 *	zhn_sum_add(&sum, x);
 *	total = zhn_sum_value(&sum);
 *
 * Each addition keeps what rounding took away (Neumaier 1974, after Kahan),
 * so that the result is as if it had been added in twice the precision, and
 * in practice does not depend on the order of the numbers.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SUM_H
#define ZHN_SUM_H

#include <math.h>

typedef struct ZhnSum
{
	double		high;
	double		low;			/* what high has lost so far */
} ZhnSum;

static inline void
zhn_sum_add(ZhnSum *sum, double x)
{
	double		next = sum->high + x;

	if (fabs(sum->high) >= fabs(x))
		sum->low += (sum->high - next) + x;
	else
		sum->low += (x - next) + sum->high;
	sum->high = next;
}

static inline double
zhn_sum_value(const ZhnSum *sum)
{
	return isfinite(sum->high) ? sum->high + sum->low : sum->high;
}

#endif							/* ZHN_SUM_H */
