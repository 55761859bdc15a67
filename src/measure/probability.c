/*-------------------------------------------------------------------------
 *
 * probability.c
 *	  Tails and quantiles of the distributions that the measures need.
 *
 * The incomplete beta function is its continued fraction (Abramowitz and
 * Stegun 26.5.8, evaluated as Lentz 1976) times a factor that is a binomial
 * probability.  That factor is computed by Loader's saddle-point expansion
 * (2000), since logarithms of gamma functions would cancel and lose digits
 * where counts are in the millions.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/probability.h"

#include <float.h>
#include <math.h>

#define LOG_SQRT_2PI	0.918938533204672741780329736406

double
zhn_normal_two_tails(double z)
{
	return erfc(fabs(z) / sqrt(2.0));
}

double
zhn_chi2_tail(double x)
{
	return x <= 0 ? 1.0 : erfc(sqrt(x / 2.0));
}

/*
 * Acklam's rational approximation (relative error below 1.2e-9), and one step
 * of Halley's method on erfc(), which leaves only rounding.
 */
double
zhn_normal_quantile(double p)
{
	static const double a[] = {
		-3.969683028665376e+01, 2.209460984245205e+02,
		-2.759285104469687e+02, 1.383577518672690e+02,
		-3.066479806614716e+01, 2.506628277459239e+00
	};
	static const double b[] = {
		-5.447609879822406e+01, 1.615858368580409e+02,
		-1.556989798598866e+02, 6.680131188771972e+01,
		-1.328068155288572e+01
	};
	static const double c[] = {
		-7.784894002430293e-03, -3.223964580411365e-01,
		-2.400758277161838e+00, -2.549732539343734e+00,
		4.374664141464968e+00, 2.938163982698783e+00
	};
	static const double d[] = {
		7.784695709041462e-03, 3.224671290700398e-01,
		2.445134137142996e+00, 3.754408661907416e+00
	};
	double		tail = p < 0.5 ? p : 1.0 - p;
	double		q;
	double		x;
	double		error;

	if (isnan(p) || p < 0 || p > 1)
		return NAN;
	if (tail == 0)
		return p < 0.5 ? -INFINITY : INFINITY;
	if (tail < 0.02425)
	{
		q = sqrt(-2.0 * log(tail));
		x = (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q +
			 c[5]) /
			((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1.0);
	}
	else
	{
		double		r;

		q = tail - 0.5;
		r = q * q;
		x = (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r +
			 a[5]) * q /
			(((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r +
			 1.0);
	}
	error = (0.5 * erfc(-x / sqrt(2.0)) - tail) *
		exp(x * x / 2.0 + LOG_SQRT_2PI);
	x -= error / (1.0 + x * error / 2.0);
	return p < 0.5 ? x : -x;
}

/* What Stirling's formula for log(n!) leaves out. */
static double
stirling_error(double n)
{
	double		n2 = n * n;

	if (n <= 15.0)
		return lgamma(n + 1.0) - (n + 0.5) * (n > 0 ? log(n) : 0.0) + n -
			LOG_SQRT_2PI;
	return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 -
			1.0 / 1188 / n2) / n2) / n2) / n2) / n;
}

/* x log(x / mean) + mean - x, without cancellation where they are near. */
static double
deviance(double x, double mean)
{
	if (fabs(x - mean) < 0.1 * (x + mean))
	{
		double		v = (x - mean) / (x + mean);
		double		sum = (x - mean) * v;
		double		term = 2.0 * x * v;

		for (int j = 1; j < 1000; j++)
		{
			double		next;

			term *= v * v;
			next = sum + term / (2 * j + 1);
			if (next == sum)
				break;
			sum = next;
		}
		return sum;
	}
	return x * log(x / mean) + mean - x;
}

/*
 * Log of x^a (1 - x)^b / B(a, b), which is ab / (a + b) times the
 * probability of a successes in a + b trials.  y is 1 - x.
 */
static double
log_beta_factor(double x, double y, double a, double b)
{
	double		n = a + b;

	return stirling_error(n) - stirling_error(a) - stirling_error(b) -
		deviance(a, n * x) - deviance(b, n * y) +
		0.5 * log(a * b / n) - LOG_SQRT_2PI;
}

/* Continued fraction of the incomplete beta function, for x below the mean. */
static double
beta_fraction(double x, double a, double b)
{
	const double tiny = 1e-300;
	double		c = 1.0;
	double		d = 1.0 - (a + b) * x / (a + 1.0);
	double		h;

	d = 1.0 / (fabs(d) < tiny ? tiny : d);
	h = d;
	for (int m = 1; m < 1000000; m++)
	{
		double		m2 = 2.0 * m;
		double		term = m * (b - m) * x / ((a - 1.0 + m2) * (a + m2));
		double		change;

		d = 1.0 + term * d;
		d = 1.0 / (fabs(d) < tiny ? tiny : d);
		c = 1.0 + term / c;
		c = fabs(c) < tiny ? tiny : c;
		h *= d * c;

		term = -(a + m) * (a + b + m) * x / ((a + m2) * (a + 1.0 + m2));
		d = 1.0 + term * d;
		d = 1.0 / (fabs(d) < tiny ? tiny : d);
		c = 1.0 + term / c;
		c = fabs(c) < tiny ? tiny : c;
		change = d * c;
		h *= change;
		if (fabs(change - 1.0) < DBL_EPSILON)
			break;
	}
	return h;
}

/* The chance and the log of x^a y^b / B(a, b), where y is 1 - x. */
static double
beta_cdf(double x, double y, double a, double b, double *log_factor)
{
	*log_factor = log_beta_factor(x, y, a, b);
	if (x < (a + 1.0) / (a + b + 2.0))
		return exp(*log_factor) * beta_fraction(x, a, b) / a;
	return 1.0 - exp(*log_factor) * beta_fraction(y, b, a) / b;
}

double
zhn_beta_cdf(double x, double a, double b)
{
	double		ignored;

	if (isnan(x) || !(a > 0) || !(b > 0))
		return NAN;
	if (x <= 0)
		return 0.0;
	if (x >= 1)
		return 1.0;
	return beta_cdf(x, 1.0 - x, a, b, &ignored);
}

/*
 * Newton's method on the logarithm of the chance, which is concave in the
 * logarithm of x, kept inside a bracket.
 */
double
zhn_beta_quantile(double p, double a, double b)
{
	double		low = 0.0;
	double		high = 1.0;
	double		mean;
	double		x;

	if (isnan(p) || p < 0 || p > 1 || !(a > 0) || !(b > 0))
		return NAN;
	if (p == 0 || p == 1)
		return p;

	mean = a / (a + b);
	x = mean + zhn_normal_quantile(p) *
		sqrt(mean * (1.0 - mean) / (a + b + 1.0));
	if (!(x > 0.1 * mean && x < 1.0 - 0.1 * (1.0 - mean)))
		x = x < mean ? 0.1 * mean : 1.0 - 0.1 * (1.0 - mean);

	for (int i = 0; i < 200; i++)
	{
		double		log_factor;
		double		chance = beta_cdf(x, 1.0 - x, a, b, &log_factor);
		double		next;

		if (chance == p)
			return x;
		if (chance < p)
			low = x;
		else
			high = x;
		/* d log(chance) / d log(x) is factor / (1 - x) / chance. */
		if (chance > 0)
			next = x * exp((log(p) - log(chance)) * chance * (1.0 - x) *
						   exp(-log_factor));
		else
			next = low;
		if (!(next > low && next < high))
			next = low > 0 && high / low > 4.0 ?
				sqrt(low) * sqrt(high) : low + (high - low) / 2.0;
		if (low == 0 && next < high * 1e-3)
			next = high * 1e-3;
		if (fabs(next - x) <= 2 * DBL_EPSILON * x)
			return next;
		x = next;
	}
	return x;
}

/* From the largest p down, so that equal p values stay equal. */
void
zhn_adjust_bh(double *p, size_t n)
{
	double		least = 1.0;

	for (size_t i = n; i-- > 0;)
	{
		double		adjusted = p[i] * ((double) n / (double) (i + 1));

		if (adjusted < least)
			least = adjusted;
		p[i] = least;
	}
}
