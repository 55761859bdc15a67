/*-------------------------------------------------------------------------
 *
 * tfidf.c
 *	  Weights of the words of a text among texts: TF-IDF (Salton).
 *
 *-------------------------------------------------------------------------
 */
#include "measure/tfidf.h"

#include <math.h>

#include "measure/sum.h"

double
zhn_idf(double df, double n)
{
	return log((1.0 + n) / (1.0 + df)) + 1.0;
}

void
zhn_tfidf(const double *tf, const double *df, size_t n, double texts,
		  double *weight)
{
	ZhnSum		squares = {0};
	double		length;

	for (size_t i = 0; i < n; i++)
	{
		weight[i] = tf[i] * zhn_idf(df[i], texts);
		zhn_sum_add(&squares, weight[i] * weight[i]);
	}
	length = sqrt(zhn_sum_value(&squares));
	for (size_t i = 0; i < n && length > 0; i++)
		weight[i] /= length;
}
