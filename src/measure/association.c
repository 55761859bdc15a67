/*-------------------------------------------------------------------------
 *
 * association.c
 *	  How strongly two words attract each other.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/association.h"

#include <math.h>

#include "measure/keyness.h"
#include "measure/probability.h"

/*
 * The table of two words is that of keyness: y near x against y elsewhere.
 * Words that are everywhere or nowhere leave one side of it empty; G2 and
 * chi-squared are 0 then, as nothing deviates.
 */
int
zhn_associate(double f_xy, double f_x, double f_y, double n,
			  ZhnAssociation *result)
{
	double		elsewhere = n - f_x;

	*result = (ZhnAssociation) {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (!(f_xy >= 0 && f_xy <= f_x && f_xy <= f_y && n > 0 &&
		  f_x + f_y - f_xy <= n))
		return 0;

	result->expected = f_x / n * f_y;
	if (f_x > 0 && elsewhere > 0)
	{
		result->g2 = zhn_g2(f_xy, f_x, f_y - f_xy, elsewhere);
		result->chi2 = zhn_chi2(f_xy, f_x, f_y - f_xy, elsewhere, 0);
	}
	else
		result->g2 = result->chi2 = 0.0;
	result->p = zhn_chi2_tail(result->g2);

	if (result->expected > 0)
		result->z = (f_xy - result->expected) / sqrt(result->expected);
	if (f_xy > 0)
	{
		result->pmi = log2(f_xy / result->expected);
		result->mi3 = result->pmi + 2.0 * log2(f_xy);
		result->t = (f_xy - result->expected) / sqrt(f_xy);
		if (f_xy < n)
			result->npmi = result->pmi / -log2(f_xy / n);
	}
	return 1;
}

double
zhn_dice(double f_xy, double f_x, double f_y)
{
	if (!(f_xy >= 0 && f_x > 0 && f_y > 0))
		return NAN;
	return 2.0 * f_xy / (f_x + f_y);
}

double
zhn_log_dice(double f_xy, double f_x, double f_y)
{
	double		dice = zhn_dice(f_xy, f_x, f_y);

	return dice > 0 ? 14.0 + log2(dice) : NAN;
}

double
zhn_minimum_sensitivity(double f_xy, double f_x, double f_y)
{
	if (!(f_xy >= 0 && f_x > 0 && f_y > 0))
		return NAN;
	return f_xy / fmax(f_x, f_y);
}
