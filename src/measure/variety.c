/*-------------------------------------------------------------------------
 *
 * variety.c
 *	  Lexical variety: how many different words a text uses.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/variety.h"

#include <math.h>
#include <string.h>

#include "measure/sum.h"

/* A quotient, or NaN where it is infinite or undefined. */
static double
quotient(double a, double b)
{
	double		q = a / b;

	return isfinite(q) ? q : NAN;
}

void
zhn_variety(const int64_t *count, size_t n, ZhnVariety *result)
{
	ZhnSum		squares = {0};
	ZhnSum		pairs = {0};
	ZhnSum		sum = {0};
	double		tokens;
	double		types = n;

	for (size_t i = 0; i < n; i++)
		zhn_sum_add(&sum, (double) count[i]);
	tokens = zhn_sum_value(&sum);
	for (size_t i = 0; i < n; i++)
	{
		double		f = count[i];

		zhn_sum_add(&squares, f / tokens * (f / tokens));
		zhn_sum_add(&pairs, f / tokens * ((f - 1.0) / (tokens - 1.0)));
	}

	result->tokens = (int64_t) tokens;
	result->types = (int64_t) n;
	result->ttr = quotient(types, tokens);
	result->r = quotient(types, sqrt(tokens));
	result->c = quotient(log(types), log(tokens));
	result->s = quotient(log10(log10(types)), log10(log10(tokens)));
	result->k = n == 0 ? NAN :
		1e4 * (zhn_sum_value(&squares) - 1.0 / tokens);
	result->d = tokens < 2 ? NAN : zhn_sum_value(&pairs);
	result->maas = tokens < 2 ? NAN :
		sqrt(fmax(0.0, log10(tokens) - log10(types))) / log10(tokens);
}

double
zhn_mattr(const uint32_t *type, size_t n, size_t n_types, size_t window,
		  uint32_t *seen)
{
	size_t		width = window < n ? window : n;
	size_t		different = 0;
	ZhnSum		sum = {0};

	if (width == 0)
		return NAN;
	memset(seen, 0, n_types * sizeof(uint32_t));
	for (size_t i = 0; i < n; i++)
	{
		if (seen[type[i]]++ == 0)
			different++;
		if (i >= width && --seen[type[i - width]] == 0)
			different--;
		if (i + 1 >= width)
			zhn_sum_add(&sum, (double) different);
	}
	return zhn_sum_value(&sum) / width / (double) (n - width + 1);
}
