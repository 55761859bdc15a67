/*-------------------------------------------------------------------------
 *
 * dispersion.c
 *	  How evenly a word is spread over the parts of a collection.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/dispersion.h"

#include <math.h>
#include <stdlib.h>

#include "measure/sum.h"

static int
compare_double(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

/*
 * Check the parts and add them up.  Sets n_parts, the number of those that
 * are not empty, and min_size, the size of the smallest.
 */
static int
total_parts(const double *count, const double *size, size_t n,
			double *total, double *words, double *min_size, size_t *n_parts)
{
	ZhnSum		total_sum = {0};
	ZhnSum		words_sum = {0};

	*min_size = INFINITY;
	*n_parts = 0;
	for (size_t i = 0; i < n; i++)
	{
		if (!(isfinite(count[i]) && isfinite(size[i]) &&
			  count[i] >= 0 && size[i] >= count[i]))
			return 0;
		if (size[i] == 0)
			continue;
		zhn_sum_add(&total_sum, count[i]);
		zhn_sum_add(&words_sum, size[i]);
		*min_size = fmin(*min_size, size[i]);
		++*n_parts;
	}
	*total = zhn_sum_value(&total_sum);
	*words = zhn_sum_value(&words_sum);
	return 1;
}

/*
 * Measures of the n relative frequencies r.  They are sorted, by which the
 * mean difference of all pairs needs one pass and all sums have one order.
 */
static void
measure_rates(double *r, size_t n, ZhnDispersion *result)
{
	ZhnSum		sum = {0};
	ZhnSum		square = {0};
	ZhnSum		entropy = {0};
	ZhnSum		pairs = {0};
	double		all;
	double		mean;

	qsort(r, n, sizeof(double), compare_double);
	for (size_t i = 0; i < n; i++)
		zhn_sum_add(&sum, r[i]);
	all = zhn_sum_value(&sum);
	mean = all / n;

	for (size_t i = 0; i < n; i++)
	{
		zhn_sum_add(&square, (r[i] - mean) * (r[i] - mean));
		if (r[i] > 0)
			zhn_sum_add(&entropy, -r[i] / all * log(r[i] / all));
		/* r[i] is the larger one of i pairs, the smaller of n - 1 - i. */
		zhn_sum_add(&pairs, r[i] * (2.0 * i - (n - 1.0)));
	}
	result->d = 1.0 -
		sqrt(zhn_sum_value(&square) / n) / mean / sqrt(n - 1.0);
	result->d2 = zhn_sum_value(&entropy) / log((double) n);
	result->da = 1.0 -
		zhn_sum_value(&pairs) / (n * (n - 1.0) / 2.0) / (2.0 * mean);
}

int
zhn_dispersion(const ZhnEnv *env, const double *count, const double *size,
			   size_t n, ZhnDispersion *result)
{
	double		total;
	double		words;
	double		min_size;
	double		min_used = INFINITY;
	size_t		n_parts;
	size_t		k = 0;
	double	   *r;
	ZhnSum		root = {0};
	ZhnSum		distance = {0};
	ZhnSum		divergence = {0};

	*result = (ZhnDispersion) {0, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
		NAN};
	if (!total_parts(count, size, n, &total, &words, &min_size, &n_parts))
		return 0;
	result->total = total;
	if (n_parts == 0)
		return 1;
	result->relative_range = 0.0;
	if (total == 0)
		return 1;

	r = zhn_alloc(env, n_parts * sizeof(double));
	for (size_t i = 0; i < n; i++)
	{
		double		t = count[i] / total;
		double		w = size[i] / words;

		if (size[i] == 0)
			continue;
		r[k++] = count[i] / size[i];
		zhn_sum_add(&root, sqrt(w * count[i]));
		zhn_sum_add(&distance, fabs(t - w));
		if (count[i] > 0)
		{
			result->range++;
			min_used = fmin(min_used, size[i]);
			zhn_sum_add(&divergence, t * log2(t / w));
		}
	}
	result->relative_range = (double) result->range / n_parts;
	result->s = zhn_sum_value(&root) * zhn_sum_value(&root) / total;
	result->dp = zhn_sum_value(&distance) / 2.0;
	result->dkl = 1.0 / (1.0 + zhn_sum_value(&divergence));
	if (n_parts > 1)
	{
		result->dp_norm = result->dp / (1.0 - min_size / words);
		result->dp_even = 1.0 - result->dp / (1.0 - min_used / words);
		measure_rates(r, n_parts, result);
	}
	zhn_release(env, r);
	return 1;
}

double
zhn_arf(const int64_t *position, size_t n, int64_t size)
{
	double		v;
	ZhnSum		sum = {0};

	if (n == 0 || size <= 0)
		return NAN;
	v = (double) size / n;
	for (size_t i = 0; i < n; i++)
	{
		double		d = i > 0 ? (double) position[i] - position[i - 1] :
			(double) position[0] + size - position[n - 1];

		zhn_sum_add(&sum, fmin(d, v));
	}
	return zhn_sum_value(&sum) / v;
}
