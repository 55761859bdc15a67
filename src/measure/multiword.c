/*-------------------------------------------------------------------------
 *
 * multiword.c
 *	  Do these words stand together more often than their parts explain?
 *
 *-------------------------------------------------------------------------
 */
#include "measure/multiword.h"

#include <math.h>

#include "measure/sum.h"

double
zhn_multiword(const double *at_least, int k, double smoothing, double *z)
{
	double		exactly[1 << ZHN_MULTIWORD_MAX];
	ZhnSum		lambda = {0};
	ZhnSum		variance = {0};
	double		value;

	*z = NAN;
	if (k < 2 || k > ZHN_MULTIWORD_MAX)
		return NAN;

	/* Take what is at more places from what is at least at these. */
	for (int b = 0; b < 1 << k; b++)
		exactly[b] = at_least[b];
	for (int place = 0; place < k; place++)
		for (int b = 0; b < 1 << k; b++)
			if ((b & 1 << place) == 0)
				exactly[b] -= exactly[b | 1 << place];

	for (int b = 0; b < 1 << k; b++)
	{
		double		n = exactly[b] + smoothing;
		int			missing = 0;

		for (int place = 0; place < k; place++)
			missing += (b & 1 << place) == 0;
		if (!(exactly[b] >= 0 && n > 0))
			return NAN;
		zhn_sum_add(&lambda, missing % 2 == 0 ? log(n) : -log(n));
		zhn_sum_add(&variance, 1.0 / n);
	}
	value = zhn_sum_value(&lambda);
	*z = value / sqrt(zhn_sum_value(&variance));
	return value;
}
