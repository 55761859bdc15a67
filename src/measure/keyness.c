/*-------------------------------------------------------------------------
 *
 * keyness.c
 *	  How much more often a word is used in one collection than in another.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/keyness.h"

#include <math.h>

#include "measure/probability.h"
#include "measure/sum.h"

/* Counts that can be: nothing negative, no part larger than its whole. */
static int
is_table(double f1, double n1, double f2, double n2)
{
	return f1 >= 0 && f2 >= 0 && f1 <= n1 && f2 <= n2 && n1 > 0 && n2 > 0;
}

/* observed times log(observed / expected), where 0 log 0 is 0. */
static double
cell(double observed, double expected)
{
	return observed > 0 ? observed * log(observed / expected) : 0.0;
}

double
zhn_g2(double f1, double n1, double f2, double n2)
{
	double		f = f1 + f2;
	double		n = n1 + n2;
	ZhnSum		sum = {0};

	if (!is_table(f1, n1, f2, n2))
		return NAN;
	zhn_sum_add(&sum, cell(f1, f * n1 / n));
	zhn_sum_add(&sum, cell(f2, f * n2 / n));
	zhn_sum_add(&sum, cell(n1 - f1, (n - f) * n1 / n));
	zhn_sum_add(&sum, cell(n2 - f2, (n - f) * n2 / n));
	return fmax(0.0, 2.0 * zhn_sum_value(&sum));
}

double
zhn_g2_short(double f1, double n1, double f2, double n2)
{
	double		f = f1 + f2;
	double		n = n1 + n2;

	if (!is_table(f1, n1, f2, n2))
		return NAN;
	return fmax(0.0, 2.0 * (cell(f1, f * n1 / n) + cell(f2, f * n2 / n)));
}

/* A word that is all there is, or that is not there, has no deviation. */
double
zhn_chi2(double f1, double n1, double f2, double n2, int yates)
{
	double		f = f1 + f2;
	double		n = n1 + n2;
	double		difference;

	if (!is_table(f1, n1, f2, n2))
		return NAN;
	if (f == 0 || f == n)
		return 0.0;
	difference = fabs(f1 * (n2 - f2) - f2 * (n1 - f1));
	if (yates)
		difference = fmax(0.0, difference - n / 2.0);
	return difference / n1 * difference / n2 * (n / f) / (n - f);
}

int
zhn_direction(double f1, double n1, double f2, double n2)
{
	double		left = f1 * n2;
	double		right = f2 * n1;

	return (left > right) - (left < right);
}

double
zhn_log_ratio(double f1, double n1, double f2, double n2)
{
	if (!is_table(f1, n1, f2, n2))
		return NAN;
	return log2((f1 + 0.5) / (n1 + 0.5)) - log2((f2 + 0.5) / (n2 + 0.5));
}

/* Lower end for f1 against f2 with error chance p on that side. */
static double
lower_end(double f1, double n1, double f2, double n2, double p)
{
	double		share;

	if (f1 == 0)
		return -INFINITY;
	share = zhn_beta_quantile(p, f1, f2 + 1.0);
	return log2(n2 / n1) + log2(share) - log2(1.0 - share);
}

double
zhn_lrc(double f1, double n1, double f2, double n2,
		double alpha, double family, double *low, double *high)
{
	double		p = alpha / family / 2.0;

	*low = NAN;
	*high = NAN;
	if (!is_table(f1, n1, f2, n2) || f1 + f2 == 0 || !(p > 0 && p < 0.5))
		return NAN;
	*low = lower_end(f1, n1, f2, n2, p);
	*high = -lower_end(f2, n2, f1, n1, p);
	if (*low > 0)
		return *low;
	if (*high < 0)
		return *high;
	return 0.0;
}

double
zhn_simple_maths(double f1, double n1, double f2, double n2, double lambda)
{
	double		below = 1e6 * f2 / n2 + lambda;

	if (!is_table(f1, n1, f2, n2) || !(below > 0))
		return NAN;
	return (1e6 * f1 / n1 + lambda) / below;
}

double
zhn_jlh(double f1, double n1, double f, double n)
{
	double		foreground = f1 / n1;
	double		background = f / n;

	if (!is_table(f1, n1, f, n) || f == 0)
		return NAN;
	if (foreground <= background)
		return 0.0;
	return (foreground - background) * (foreground / background);
}
