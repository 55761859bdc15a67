/*-------------------------------------------------------------------------
 *
 * trend.c
 *	  Does a series rise or fall, and how steeply?
 *
 *-------------------------------------------------------------------------
 */
#include "measure/trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measure/probability.h"

static int
compare_double(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

static double
pairs_of(double n)
{
	return n * (n - 1.0) / 2.0;
}

/*
 * Sort y by merging, and return the number of pairs that stood in falling
 * order.  buffer has room for n.
 */
static double
sort_counting(double *y, double *buffer, size_t n)
{
	double		falling = 0;

	for (size_t width = 1; width < n; width *= 2)
	{
		for (size_t start = 0; start < n; start += 2 * width)
		{
			size_t		middle = start + width < n ? start + width : n;
			size_t		end = start + 2 * width < n ? start + 2 * width : n;
			size_t		i = start;
			size_t		j = middle;

			for (size_t k = start; k < end; k++)
			{
				if (i < middle && (j >= end || y[i] <= y[j]))
					buffer[k] = y[i++];
				else
				{
					falling += middle - i;
					buffer[k] = y[j++];
				}
			}
		}
		memcpy(y, buffer, n * sizeof(double));
	}
	return falling;
}

/*
 * Pairs of equal values among the sorted y, and what they take from the
 * variance: the sum of t (t - 1) (2 t + 5) over groups of t.
 */
static double
count_ties(const double *y, size_t n, double *correction)
{
	double		pairs = 0;
	size_t		start = 0;

	*correction = 0;
	for (size_t i = 1; i <= n; i++)
	{
		double		t;

		if (i < n && y[i] == y[start])
			continue;
		t = i - start;
		pairs += pairs_of(t);
		*correction += t * (t - 1.0) * (2.0 * t + 5.0);
		start = i;
	}
	return pairs;
}

/* Variance of Kendall's S over n values without a trend. */
static double
variance_of_s(double n, double correction)
{
	return (n * (n - 1.0) * (2.0 * n + 5.0) - correction) / 18.0;
}

void
zhn_mann_kendall(const ZhnEnv *env, const double *y, size_t n,
				 ZhnMannKendall *result)
{
	double	   *known = zhn_alloc(env, (n + 1) * sizeof(double));
	double	   *buffer = zhn_alloc(env, (n + 1) * sizeof(double));
	size_t		k = 0;
	double		falling;
	double		tied;
	double		correction;
	double		all;

	*result = (ZhnMannKendall) {0, NAN, NAN, NAN, NAN, NAN, NAN};
	for (size_t i = 0; i < n; i++)
		if (!isnan(y[i]))
			known[k++] = y[i];
	result->n = k;
	if (k >= 2)
	{
		falling = sort_counting(known, buffer, k);
		tied = count_ties(known, k, &correction);
		all = pairs_of(k);
		result->s = all - tied - 2.0 * falling;
		result->variance = variance_of_s(k, correction);
		result->z = 0;
		if (result->s > 0)
			result->z = (result->s - 1.0) / sqrt(result->variance);
		else if (result->s < 0)
			result->z = (result->s + 1.0) / sqrt(result->variance);
		result->p = zhn_normal_two_tails(result->z);
		result->tau_a = result->s / all;
		if (tied < all)
			result->tau_b = result->s / (sqrt(all) * sqrt(all - tied));
	}
	zhn_release(env, buffer);
	zhn_release(env, known);
}

/* The k-th smallest of values, from 0, which are reordered; Hoare 1961. */
static double
select_nth(const ZhnEnv *env, double *values, size_t n, size_t k)
{
	size_t		low = 0;
	size_t		high = n - 1;

	while (low < high)
	{
		double		a = values[low];
		double		b = values[low + (high - low) / 2];
		double		c = values[high];
		double		pivot = fmax(fmin(a, b), fmin(fmax(a, b), c));
		size_t		i = low;
		size_t		j = high;

		zhn_interrupts(env);
		for (;;)
		{
			while (values[i] < pivot)
				i++;
			while (pivot < values[j])
				j--;
			if (i >= j)
				break;
			a = values[i];
			values[i++] = values[j];
			values[j--] = a;
		}
		/*
		 * All up to j are at most pivot, all from j + 1 on at least.  Two of
		 * the three that the pivot is the median of are not below it, so j
		 * is below high and each round has less to do.
		 */
		if (k <= j)
			high = j;
		else
			low = j + 1;
	}
	return values[k];
}

static double
median(const ZhnEnv *env, double *values, size_t n)
{
	double		upper = select_nth(env, values, n, n / 2);

	if (n % 2 == 1)
		return upper;
	return (select_nth(env, values, n, n / 2 - 1) + upper) / 2.0;
}

/* Slopes of all pairs of values that are known; returns their number. */
static size_t
all_slopes(const ZhnEnv *env, const double *x, const double *y, size_t n,
		   double *slope)
{
	size_t		k = 0;

	for (size_t i = 0; i < n; i++)
	{
		zhn_interrupts(env);
		for (size_t j = i + 1; j < n; j++)
			slope[k++] = (y[j] - y[i]) / (x[j] - x[i]);
	}
	return k;
}

/* Sen's interval: slopes so many ranks from the middle. */
static void
interval(const ZhnEnv *env, double *slope, size_t n_slopes, double variance,
		 double level, ZhnTheilSen *result)
{
	double		reach = zhn_normal_quantile(0.5 + level / 2.0) *
		sqrt(variance);
	double		low = nearbyint((n_slopes - reach) / 2.0) - 1.0;
	double		high = nearbyint((n_slopes + reach) / 2.0);

	low = fmin(fmax(low, 0.0), n_slopes - 1.0);
	high = fmin(fmax(high, 0.0), n_slopes - 1.0);
	result->low = select_nth(env, slope, n_slopes, (size_t) low);
	result->high = select_nth(env, slope, n_slopes, (size_t) high);
}

void
zhn_theil_sen(const ZhnEnv *env, const double *y, size_t n, double level,
			  ZhnTheilSen *result)
{
	double	   *known = zhn_alloc(env, (n + 1) * sizeof(double));
	double	   *time = zhn_alloc(env, (n + 1) * sizeof(double));
	double	   *slope;
	size_t		n_slopes;
	double		correction;
	size_t		k = 0;

	*result = (ZhnTheilSen) {0, NAN, NAN, NAN, NAN};
	for (size_t i = 0; i < n; i++)
		if (!isnan(y[i]))
		{
			known[k] = y[i];
			time[k++] = i;
		}
	result->n = k;
	if (k > ZHN_THEIL_SEN_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT, "series of more than 10000 values",
				 "Use longer periods: months instead of days.");
	if (k >= 2)
	{
		slope = zhn_alloc(env, k * (k - 1) / 2 * sizeof(double));
		n_slopes = all_slopes(env, time, known, k, slope);
		result->slope = median(env, slope, n_slopes);
		qsort(known, k, sizeof(double), compare_double);
		count_ties(known, k, &correction);
		interval(env, slope, n_slopes, variance_of_s(k, correction), level,
				 result);
		result->intercept = median(env, known, k) -
			result->slope * median(env, time, k);
		zhn_release(env, slope);
	}
	zhn_release(env, time);
	zhn_release(env, known);
}
