/*-------------------------------------------------------------------------
 *
 * measure_test.c
 *	  Unit test of the formulas of src/measure.
 *
 * Each line of test/data/measure_vectors.tsv is a measure, its arguments and
 * the values that a peer computed; see measure_vectors.py there.  After them
 * come the conventions in which peers differ, and input that is empty,
 * extreme or impossible.
 *
 *-------------------------------------------------------------------------
 */
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>

#include "harness.h"
#include "measure/association.h"
#include "measure/burst.h"
#include "measure/dispersion.h"
#include "measure/keyness.h"
#include "measure/multiword.h"
#include "measure/probability.h"
#include "measure/sum.h"
#include "measure/tfidf.h"
#include "measure/trend.h"
#include "measure/variety.h"
#include "text/icu_break.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))
#define NUMBERS_MAX		200
#define WORDS_MAX		2000

/* A line of the file, and what was computed for it. */
typedef struct Vector
{
	TestEnv    *t;
	double		in[NUMBERS_MAX];
	size_t		n_in;
	double		expected[NUMBERS_MAX];
	size_t		n_expected;
	double		out[NUMBERS_MAX];
	size_t		n_out;
} Vector;

static bool
near(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) && isnan(b);
	return a == b || fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)) ||
		(b == 0 && fabs(a) < 1e-12);
}

static void
put(Vector *v, double x)
{
	v->out[v->n_out++] = x;
}

/* The series whose length is at in[*at]; moves *at behind it. */
static const double *
series(const Vector *v, size_t *at, size_t *n)
{
	const double *values = &v->in[*at + 1];

	*n = (size_t) v->in[*at];
	*at += *n + 1;
	return values;
}

static void
run_g2(Vector *v)
{
	double		g2 = zhn_g2(v->in[0], v->in[1], v->in[2], v->in[3]);

	put(v, g2 * zhn_direction(v->in[0], v->in[1], v->in[2], v->in[3]));
}

/* Rayson's wizard shows no sign. */
static void
run_g2_short(Vector *v)
{
	put(v, zhn_g2_short(v->in[0], v->in[1], v->in[2], v->in[3]));
}

static void
run_chi2(Vector *v)
{
	put(v, zhn_chi2(v->in[0], v->in[1], v->in[2], v->in[3], 0));
}

static void
run_chi2_signed(Vector *v)
{
	run_chi2(v);
	v->out[0] *= zhn_direction(v->in[0], v->in[1], v->in[2], v->in[3]);
}

static void
run_chi2_yates(Vector *v)
{
	put(v, zhn_chi2(v->in[0], v->in[1], v->in[2], v->in[3], 1));
}

static void
run_log_ratio(Vector *v)
{
	put(v, zhn_log_ratio(v->in[0], v->in[1], v->in[2], v->in[3]));
}

static void
run_simple_maths(Vector *v)
{
	put(v, zhn_simple_maths(v->in[0], v->in[1], v->in[2], v->in[3], 1.0));
}

static void
run_lrc(Vector *v)
{
	double		low;
	double		high;

	put(v, zhn_lrc(v->in[0], v->in[1], v->in[2], v->in[3], 0.05, v->in[4],
				   &low, &high));
}

static void
run_jlh(Vector *v)
{
	put(v, zhn_jlh(v->in[0], v->in[1], v->in[2], v->in[3]));
}

/* quanteda adds this to each quotient before it takes the logarithm. */
#define QUANTEDA_EPSILON	1e-9

static double
quanteda_cell(double observed, double expected, double epsilon)
{
	return observed > 0 ? observed * log(observed / expected + epsilon) : 0;
}

static double
quanteda_g2(const double *in, double epsilon)
{
	double		n = in[1] + in[3];
	double		f = in[0] + in[2];

	return 2 * zhn_direction(in[0], in[1], in[2], in[3]) *
		(quanteda_cell(in[0], in[1] * f / n, epsilon) +
		 quanteda_cell(in[2], in[3] * f / n, epsilon) +
		 quanteda_cell(in[1] - in[0], in[1] * (n - f) / n, epsilon) +
		 quanteda_cell(in[3] - in[2], in[3] * (n - f) / n, epsilon));
}

/* Its measure "lr" without correction: with the epsilon, and ours without. */
static void
run_quanteda_g2(Vector *v)
{
	run_g2(v);
	if (near(v->out[0], quanteda_g2(v->in, 0)))
		v->out[0] = quanteda_g2(v->in, QUANTEDA_EPSILON);
}

/* Its measure "pmi", likewise; ours is to base 2. */
static void
run_quanteda_pmi(Vector *v)
{
	double		f1 = v->in[0];
	double		f2 = v->in[2];
	ZhnAssociation a;

	zhn_associate(f1, v->in[1], f1 + f2, v->in[1] + v->in[3], &a);
	put(v, log(exp2(a.pmi) + QUANTEDA_EPSILON));
}

static void
run_association(Vector *v)
{
	ZhnAssociation a;

	zhn_associate(v->in[0], v->in[1], v->in[2], v->in[3], &a);
	put(v, a.pmi);
	put(v, a.npmi);
	put(v, a.mi3);
	put(v, a.g2);
	put(v, a.chi2);
	put(v, a.t);
	put(v, zhn_dice(v->in[0], v->in[1], v->in[2]));
	put(v, zhn_log_dice(v->in[0], v->in[1], v->in[2]));
	put(v, zhn_minimum_sensitivity(v->in[0], v->in[1], v->in[2]));
}

static void
run_multiword(Vector *v)
{
	double		z;
	int			k = (int) v->in[0];

	put(v, zhn_multiword(&v->in[1], k, v->in[1 + (1 << k)], &z));
	put(v, z);
}

static void
run_dispersion(Vector *v)
{
	size_t		at = 0;
	size_t		n;
	const double *count = series(v, &at, &n);
	const double *size = series(v, &at, &n);
	ZhnDispersion d;

	zhn_dispersion(&v->t->env, count, size, n, &d);
	put(v, d.dp);
	put(v, d.dp_norm);
	put(v, d.dp_even);
	put(v, d.relative_range);
	put(v, d.d);
	put(v, d.d2);
	put(v, d.s);
	put(v, d.da);
	put(v, d.dkl);
}

static void
run_arf(Vector *v)
{
	int64_t		position[NUMBERS_MAX];
	size_t		at = 0;
	size_t		n;
	const double *in = series(v, &at, &n);

	for (size_t i = 0; i < n; i++)
		position[i] = (int64_t) in[i];
	put(v, zhn_arf(position, n, (int64_t) v->in[at]));
}

static void
run_mann_kendall(Vector *v)
{
	size_t		at = 0;
	size_t		n;
	const double *y = series(v, &at, &n);
	ZhnMannKendall m;

	zhn_mann_kendall(&v->t->env, y, n, &m);
	put(v, m.s);
	put(v, m.variance);
	put(v, m.z);
	put(v, m.p);
	put(v, m.tau_a);
	put(v, m.tau_b);
}

static void
run_theil_sen(Vector *v)
{
	size_t		at = 0;
	size_t		n;
	const double *y = series(v, &at, &n);
	ZhnTheilSen s;

	zhn_theil_sen(&v->t->env, y, n, 0.95, &s);
	put(v, s.slope);
	put(v, s.intercept);
	put(v, s.low);
	put(v, s.high);
}

static void
run_bursts(Vector *v)
{
	int64_t		relevant[NUMBERS_MAX];
	int64_t		all[NUMBERS_MAX];
	int			state[NUMBERS_MAX];
	size_t		at = 0;
	size_t		n;
	const double *r = series(v, &at, &n);
	const double *d = series(v, &at, &n);
	ZhnBurst   *burst;
	size_t		n_bursts;
	double		cost;

	for (size_t i = 0; i < n; i++)
	{
		relevant[i] = (int64_t) r[i];
		all[i] = (int64_t) d[i];
	}
	burst = zhn_bursts(&v->t->env, relevant, all, n, v->in[at],
					   v->in[at + 1], 2, state, &n_bursts, &cost);
	for (size_t i = 0; i < n; i++)
		put(v, state[i]);
	put(v, cost);
	for (size_t i = 0; i < n_bursts; i++)
	{
		put(v, (double) burst[i].first);
		put(v, (double) burst[i].last);
		put(v, burst[i].weight);
	}
}

static void
run_event_bursts(Vector *v)
{
	size_t		at = 0;
	size_t		n;
	const double *time = series(v, &at, &n);
	size_t		n_bursts;
	ZhnBurst   *burst = zhn_event_bursts(&v->t->env, time, n, v->in[at],
										 v->in[at + 1], &n_bursts);

	for (size_t i = 0; i < n_bursts; i++)
	{
		put(v, burst[i].level);
		put(v, time[burst[i].first]);
		put(v, time[burst[i].last]);
	}
}

static void
run_tfidf(Vector *v)
{
	size_t		at = 1;
	size_t		n;
	const double *tf = series(v, &at, &n);
	const double *df = series(v, &at, &n);

	zhn_tfidf(tf, df, n, v->in[0], v->out);
	v->n_out = n;
}

/* The body of an article of the sample page. */
static char *
sample_body(TestEnv *t, int article, size_t *length)
{
	size_t		n;
	char	   *line = test_read_file(t, "test/data/page_gold.tsv", &n);
	int			current = 0;
	char	   *body = NULL;

	for (; line != NULL && *line != '\0'; line = strchr(line, '\n') + 1)
	{
		if (strncmp(line, "article\t", 8) == 0)
			current = atoi(line + 8);
		if (current == article && strncmp(line, "body\t", 5) == 0)
			body = line + 5;
	}
	if (body != NULL)
		*length = strcspn(body, "\n");
	return body;
}

/*
 * The words of text that quanteda keeps: ICU's, without numbers and
 * punctuation.  A line feed is written \n here; its letter is no word.
 */
static size_t
sample_words(TestEnv *t, char *text, size_t length, uint32_t *type,
			 int64_t *count, size_t *n_types)
{
	const char *word[WORDS_MAX];
	size_t		word_length[WORDS_MAX];
	ZhnIcuBreak *brk;
	size_t		start = 0;
	size_t		end;
	int32_t		status;
	size_t		n = 0;

	for (char *p = text; (p = strstr(p, "\\n")) != NULL && p < text + length;)
		p[0] = p[1] = ' ';
	*n_types = 0;
	brk = zhn_icu_break_open(&t->env, text, length);
	for (; zhn_icu_break_next(brk, &end, &status); start = end)
	{
		size_t		k;

		if (status < UBRK_WORD_NUMBER_LIMIT)
			continue;
		for (k = 0; k < *n_types; k++)
			if (word_length[k] == end - start &&
				memcmp(word[k], text + start, end - start) == 0)
				break;
		if (k == *n_types)
		{
			word[k] = text + start;
			word_length[k] = end - start;
			count[k] = 0;
			++*n_types;
		}
		count[k]++;
		type[n++] = (uint32_t) k;
	}
	return n;
}

static void
run_variety(Vector *v)
{
	uint32_t	type[WORDS_MAX];
	uint32_t	seen[WORDS_MAX];
	int64_t		count[WORDS_MAX];
	size_t		n_types;
	size_t		length;
	char	   *body = sample_body(v->t, (int) v->in[0], &length);
	size_t		n = sample_words(v->t, body, length, type, count, &n_types);
	ZhnVariety	y;

	zhn_variety(count, n_types, &y);
	put(v, (double) y.tokens);
	put(v, (double) y.types);
	put(v, y.ttr);
	put(v, y.r);
	put(v, y.c);
	put(v, y.s);
	put(v, y.k);
	put(v, y.d);
	put(v, y.maas);
	put(v, zhn_mattr(type, n, n_types, (size_t) v->in[1], seen));
}

static const struct
{
	const char *name;
	void		(*run) (Vector *v);
}			measures[] =
{
	{"g2", run_g2},
	{"g2_short", run_g2_short},
	{"chi2", run_chi2},
	{"chi2_signed", run_chi2_signed},
	{"chi2_yates", run_chi2_yates},
	{"log_ratio", run_log_ratio},
	{"simple_maths", run_simple_maths},
	{"lrc", run_lrc},
	{"jlh", run_jlh},
	{"quanteda_g2", run_quanteda_g2},
	{"quanteda_pmi", run_quanteda_pmi},
	{"association", run_association},
	{"multiword", run_multiword},
	{"dispersion", run_dispersion},
	{"arf", run_arf},
	{"mann_kendall", run_mann_kendall},
	{"theil_sen", run_theil_sen},
	{"bursts", run_bursts},
	{"event_bursts", run_event_bursts},
	{"tfidf", run_tfidf},
	{"variety", run_variety},
};

/* Numbers up to an equals sign or the end of the line. */
static size_t
read_numbers(char **p, double *numbers)
{
	size_t		n = 0;

	while (**p == '\t' && (*p)[1] != '=' && n < NUMBERS_MAX)
		numbers[n++] = strtod(*p + 1, p);
	if (**p == '\t')
		*p += 2;
	return n;
}

static void
test_vector(TestEnv *t, char *line, int number)
{
	static Vector v;
	size_t		name_length = strcspn(line, "\t");
	char	   *p = line + name_length;

	v.t = t;
	v.n_out = 0;
	v.n_in = read_numbers(&p, v.in);
	v.n_expected = read_numbers(&p, v.expected);
	for (size_t i = 0; i < LENGTH(measures); i++)
		if (strlen(measures[i].name) == name_length &&
			memcmp(measures[i].name, line, name_length) == 0)
			measures[i].run(&v);

	for (size_t i = 0; i < v.n_expected && i < v.n_out; i++)
		if (!near(v.out[i], v.expected[i]))
		{
			ok(false, "line %d, %.*s: value %zu is %.17g, expected %.17g",
			   number, (int) name_length, line, i + 1, v.out[i],
			   v.expected[i]);
			return;
		}
	ok(v.n_out == v.n_expected && v.n_out > 0,
	   "line %d, %.*s: %zu values of %zu", number, (int) name_length, line,
	   v.n_out, v.n_expected);
}

static void
test_vectors(void)
{
	TestEnv		t;
	size_t		length;
	char	   *line;
	int			number = 0;

	test_env_open(&t);
	line = test_read_file(&t, "test/data/measure_vectors.tsv", &length);
	ok(line != NULL, "reference values are there");
	while (line != NULL && *line != '\0')
	{
		char	   *end = strchr(line, '\n');

		*end = '\0';
		test_vector(&t, line, ++number);
		line = end + 1;
	}
	test_env_close(&t);
}

/* What peers do otherwise. */
static void
test_conventions(void)
{
	TestEnv		t;
	double		y[] = {2, 1, 4, 3, 6, 8, 7, 9, 10, 12};
	ZhnMannKendall m;

	ok(near(zhn_g2(35, 10000, 263, 15000), 118.389036868493) &&
	   near(zhn_g2_short(35, 10000, 263, 15000), 117.19429660464402),
	   "G2 of UCREL's wizard has two terms, of AntConc, R and NLTK four");
	ok(!near(zhn_chi2(10, 10000, 20, 15000, 1),
			 zhn_chi2(10, 10000, 20, 15000, 0)),
	   "R's chisq.test corrects by default (Yates), we and quanteda's "
	   "\"none\" do not");
	ok(near(zhn_log_dice(256, 3035, 1000), 11.021647041834857) &&
	   fabs(14.0 + log(zhn_dice(256, 3035, 1000)) - 11.935563) < 1e-6,
	   "logDice is to base 2, not e as in the Russian National Corpus");

	test_env_open(&t);
	zhn_mann_kendall(&t.env, y, LENGTH(y), &m);
	ok(near(m.p, 0.0006767641801210811) &&
	   near(zhn_normal_two_tails(m.s / sqrt(m.variance)),
			erfc(39.0 / sqrt(125.0) / sqrt(2.0))) &&
	   m.p > zhn_normal_two_tails(m.s / sqrt(m.variance)),
	   "p of Mann-Kendall is corrected for continuity; scipy's is not");
	test_env_close(&t);
}

static void
test_probability(void)
{
	double		p[] = {0.01, 0.02, 0.03, 0.5};
	bool		inverse = true;

	ok(near(zhn_normal_quantile(0.975), 1.959963984540054) &&
	   near(zhn_normal_quantile(1e-10), -6.361340902404056),
	   "normal quantiles");
	ok(isnan(zhn_normal_quantile(-1)) && isnan(zhn_normal_quantile(NAN)) &&
	   isinf(zhn_normal_quantile(0)), "normal quantiles at the ends");
	ok(near(zhn_chi2_tail(3.841458820694124), 0.05) &&
	   zhn_chi2_tail(0) == 1 && zhn_chi2_tail(INFINITY) == 0,
	   "tail of chi-squared");
	ok(near(zhn_beta_cdf(0.3, 2, 3), 0.3483) &&
	   near(zhn_beta_cdf(0.5, 1e6, 1e6), 0.5) &&
	   zhn_beta_cdf(-1, 2, 3) == 0 && zhn_beta_cdf(2, 2, 3) == 1 &&
	   isnan(zhn_beta_cdf(0.5, 0, 1)), "incomplete beta function");
	for (double a = 1; a < 1e9; a *= 7)
		for (double b = 1; b < 1e9; b *= 11)
			for (double chance = 1e-12; chance < 0.6; chance *= 17)
			{
				double		x = zhn_beta_quantile(chance, a, b);

				if (!(x > 0 && x < 1) ||
					(1.0 - x > 1e-6 &&
					 fabs(zhn_beta_cdf(x, a, b) - chance) > 1e-7 * chance))
				{
					ok(false, "quantile of beta %g %g at %g: %.17g, %.17g",
					   a, b, chance, x, zhn_beta_cdf(x, a, b));
					inverse = false;
				}
			}
	ok(inverse, "the quantile of the beta distribution is its inverse");
	zhn_adjust_bh(p, LENGTH(p));
	ok(near(p[0], 0.04) && near(p[1], 0.04) && near(p[2], 0.04) &&
	   near(p[3], 0.5), "Benjamini and Hochberg");
}

static void
test_sum(void)
{
	ZhnSum		sum = {0};

	zhn_sum_add(&sum, 1.0);
	zhn_sum_add(&sum, 1e100);
	zhn_sum_add(&sum, 1.0);
	zhn_sum_add(&sum, -1e100);
	ok(zhn_sum_value(&sum) == 2.0, "a sum keeps what is small");
	zhn_sum_add(&sum, INFINITY);
	ok(zhn_sum_value(&sum) == INFINITY, "a sum may be infinite");
}

static void
test_degenerate_tables(void)
{
	double		low;
	double		high;
	double		z;
	double		none[] = {0, 0, 0, 0};
	double		impossible[] = {10, 5, 5, 6};
	double		large = 4e15;
	ZhnAssociation a;

	ok(isnan(zhn_g2(0, 0, 0, 0)) && isnan(zhn_g2(1, 10, 0, 0)) &&
	   isnan(zhn_log_ratio(1, 10, 1, 0)) &&
	   isnan(zhn_simple_maths(1, 10, 0, 0, 1)) &&
	   isnan(zhn_simple_maths(1, 10, 0, 10, 0)) &&
	   isnan(zhn_jlh(0, 10, 0, 10)),
	   "an empty collection has no keyness");
	ok(isnan(zhn_g2(11, 10, 0, 10)) && isnan(zhn_chi2(-1, 10, 0, 10, 0)) &&
	   isnan(zhn_g2_short(NAN, 10, 0, 10)),
	   "nor has a part that is larger than the whole");
	ok(zhn_g2(0, 10, 0, 10) == 0 && zhn_g2(10, 10, 10, 10) == 0 &&
	   zhn_chi2(0, 10, 0, 10, 0) == 0 && zhn_chi2(10, 10, 10, 10, 1) == 0,
	   "a word that is nowhere or everywhere is not key");
	ok(zhn_g2(3, 300, 7, 700) < 1e-12 && zhn_direction(3, 300, 7, 700) == 0,
	   "nor is one that is equally frequent");
	ok(isfinite(zhn_g2(large, 2 * large, 1, 2 * large)) &&
	   isfinite(zhn_chi2(large, 2 * large, 1, 2 * large, 1)) &&
	   isfinite(zhn_lrc(large, 2 * large, 1, 2 * large, 0.05, 1e6, &low,
						&high)) && low > 40 && high > low,
	   "huge counts");
	ok(zhn_lrc(0, 10, 0, 10, 0.05, 1, &low, &high) != 0 && isnan(low),
	   "LRC of a word that does not occur is undefined");
	ok(zhn_lrc(9, 10, 0, 10, 0.05, 1, &low, &high) > 0 && isinf(high),
	   "the interval is open if the word is missing on one side");
	ok(isnan(zhn_lrc(5, 10, 1, 10, 2, 1, &low, &high)) &&
	   isnan(zhn_lrc(5, 10, 1, 10, 0, 1, &low, &high)),
	   "an error chance is between 0 and 1");

	ok(!zhn_associate(5, 4, 10, 100, &a) && isnan(a.g2) &&
	   !zhn_associate(0, 60, 60, 100, &a) && !zhn_associate(0, 0, 0, 0, &a),
	   "impossible counts of a pair");
	ok(zhn_associate(0, 5, 10, 100, &a) && isnan(a.pmi) && isnan(a.t) &&
	   isfinite(a.z) && isfinite(a.g2),
	   "a pair that does not occur has no PMI");
	ok(zhn_associate(0, 0, 10, 100, &a) && a.g2 == 0 && isnan(a.z),
	   "nor has one whose word does not occur");
	ok(zhn_associate(10, 10, 10, 10, &a) && a.g2 == 0 && a.pmi == 0 &&
	   isnan(a.npmi), "words that are everywhere");
	ok(isnan(zhn_dice(0, 0, 1)) && isnan(zhn_log_dice(0, 1, 1)) &&
	   isnan(zhn_minimum_sensitivity(0, 0, 0)), "Dice of nothing");

	ok(isnan(zhn_multiword(none, 2, 0, &z)) && isnan(z) &&
	   isfinite(zhn_multiword(none, 2, 0.5, &z)) &&
	   isnan(zhn_multiword(impossible, 2, 0.5, &z)) &&
	   isnan(zhn_multiword(none, 1, 0.5, &z)) &&
	   isnan(zhn_multiword(none, 6, 0.5, &z)), "lambda of nothing");
}

static void
test_degenerate_series(void)
{
	TestEnv		t;
	double		zero[] = {0, 0, 0};
	double		size[] = {10, 20, 30};
	double		count[] = {1, 2, 3};
	double		empty_part[] = {1, 0, 3};
	double		empty_size[] = {10, 0, 30};
	double		missing[] = {1, NAN, 3, 4};
	double		shuffled[] = {0.1, 1e16, 0.3, 7, 0.2};
	double		sizes[] = {1e17, 1e17, 1e17, 1e17, 1e17};
	double		reversed[] = {0.2, 7, 0.3, 1e16, 0.1};
	uint32_t	type[] = {0, 0, 1};
	uint32_t	seen[2];
	int64_t		counts[] = {INT64_C(1) << 40, INT64_C(1) << 41};
	ZhnDispersion d;
	ZhnDispersion e;
	ZhnMannKendall m;
	ZhnTheilSen s;
	ZhnVariety	v;

	test_env_open(&t);
	ok(zhn_dispersion(&t.env, NULL, NULL, 0, &d) && isnan(d.dp) &&
	   d.total == 0, "dispersion over no parts");
	ok(zhn_dispersion(&t.env, zero, size, 3, &d) && isnan(d.dp) &&
	   d.range == 0 && d.relative_range == 0,
	   "dispersion of a word that does not occur");
	ok(zhn_dispersion(&t.env, count, size, 1, &d) && d.dp == 0 &&
	   d.range == 1 && isnan(d.d) && isnan(d.dp_norm),
	   "dispersion over one part");
	ok(zhn_dispersion(&t.env, count, size, 3, &d) && near(d.d, 1) &&
	   near(d.d2, 1) && near(d.s, 1) && near(d.dp_even, 1) &&
	   near(d.da, 1) && near(d.dkl, 1) && fabs(d.dp) < 1e-15,
	   "an even spread");
	ok(zhn_dispersion(&t.env, empty_part, empty_size, 3, &d) &&
	   d.range == 2 && d.relative_range == 1, "parts without words");
	ok(!zhn_dispersion(&t.env, size, count, 3, &d) && isnan(d.dp) &&
	   !zhn_dispersion(&t.env, missing, size, 2, &d),
	   "a part with fewer words than the word occurs");
	zhn_dispersion(&t.env, shuffled, sizes, 5, &d);
	zhn_dispersion(&t.env, reversed, sizes, 5, &e);
	ok(memcmp(&d, &e, sizeof(d)) == 0, "the order of parts is no matter");
	ok(isnan(zhn_arf(NULL, 0, 100)), "ARF of nothing");

	zhn_mann_kendall(&t.env, NULL, 0, &m);
	ok(m.n == 0 && isnan(m.s) && isnan(m.p), "trend of no values");
	zhn_mann_kendall(&t.env, count, 1, &m);
	ok(m.n == 1 && isnan(m.z), "trend of one value");
	zhn_mann_kendall(&t.env, missing, 4, &m);
	ok(m.n == 3 && m.s == 3, "a missing value is left out");
	zhn_theil_sen(&t.env, count, 1, 0.95, &s);
	ok(s.n == 1 && isnan(s.slope), "slope of one value");
	zhn_theil_sen(&t.env, missing, 4, 0.95, &s);
	ok(s.n == 3 && s.slope == 1 && s.intercept == 1,
	   "a missing value takes its time");

	zhn_variety(NULL, 0, &v);
	ok(v.tokens == 0 && isnan(v.ttr) && isnan(v.k) && isnan(v.maas),
	   "variety of no words");
	zhn_variety(counts, 0, &v);
	counts[0] = 1;
	zhn_variety(counts, 1, &v);
	ok(v.ttr == 1 && isnan(v.d) && isnan(v.c), "variety of one word");
	zhn_variety(counts, 2, &v);
	ok(v.tokens == (INT64_C(1) << 41) + 1 && v.d > 0.99 && v.d <= 1,
	   "variety of huge counts");
	ok(isnan(zhn_mattr(type, 0, 2, 100, seen)) &&
	   near(zhn_mattr(type, 3, 2, 2, seen), 0.75) &&
	   near(zhn_mattr(type, 3, 2, 100, seen), 2.0 / 3),
	   "moving average");
	test_env_close(&t);
}

/* A long series with many ties, against the plain definitions. */
static void
test_long_series(void)
{
	enum
	{
		N = 400
	};
	static double y[N];
	static double slope[N * N];
	TestEnv		t;
	ZhnMannKendall m;
	ZhnTheilSen s;
	uint32_t	seed = 7;
	double		sum = 0;
	size_t		below = 0;
	size_t		above = 0;
	size_t		k = 0;

	test_env_open(&t);
	for (int i = 0; i < N; i++)
		y[i] = test_random(&seed) % 50 + i / 40;
	for (int i = 0; i < N; i++)
		for (int j = i + 1; j < N; j++)
		{
			sum += (y[j] > y[i]) - (y[j] < y[i]);
			slope[k++] = (y[j] - y[i]) / (j - i);
		}
	zhn_mann_kendall(&t.env, y, N, &m);
	ok(m.s == sum, "Kendall's S of a long series: %g", m.s);
	zhn_theil_sen(&t.env, y, N, 0.95, &s);
	for (size_t i = 0; i < k; i++)
	{
		below += slope[i] < s.slope;
		above += slope[i] > s.slope;
	}
	ok(below <= k / 2 && above <= k / 2 && s.low < s.slope &&
	   s.slope < s.high, "the slope is the median of all");
	test_env_close(&t);
}

typedef struct BurstCall
{
	int64_t		relevant;
	int64_t		all;
	double		s;
	double		gamma;
	int			n_states;
	double		gap;
} BurstCall;

static void
call_bursts(TestEnv *t, void *arg)
{
	BurstCall  *c = arg;
	int64_t		relevant[] = {1, c->relevant, 0};
	int64_t		all[] = {10, c->all, 10};
	int			state[3];
	size_t		n;
	double		cost;

	zhn_bursts(&t->env, relevant, all, 3, c->s, c->gamma, c->n_states,
			   state, &n, &cost);
}

static void
call_event_bursts(TestEnv *t, void *arg)
{
	BurstCall  *c = arg;
	double		time[] = {1, 2, 2 + c->gap, 100};
	size_t		n;

	zhn_event_bursts(&t->env, time, 4, c->s, c->gamma, &n);
}

static void
test_degenerate_bursts(void)
{
	TestEnv		t;
	int64_t		zero[] = {0, 0, 0};
	int64_t		ten[] = {10, 10, 10};
	int64_t		huge[] = {INT64_C(1) << 33, INT64_C(1) << 40, 5};
	int64_t		huge_all[] = {INT64_C(1) << 45, INT64_C(1) << 45,
	INT64_C(1) << 45};
	int64_t		peak[] = {0, 1, 9, 1, 0, 0, 0, 0};
	int64_t		peak_all[] = {10, 10, 10, 10, 0, 100, 100, 100};
	int			state[8];
	size_t		n;
	double		cost;
	ZhnBurst   *b;
	BurstCall	good = {1, 10, 2, 1, 2, 1};
	BurstCall	bad[] = {
		{11, 10, 2, 1, 2, 0}, {-1, 10, 2, 1, 2, -1}, {1, 10, 1, 1, 2, NAN},
		{1, 10, NAN, 1, 2, 1e-300}, {1, 10, 2, -1, 2, 0}, {1, 10, 2, 1, 1, 0},
		{1, 10, 2, 1, 1001, INFINITY}
	};

	test_env_open(&t);
	zhn_bursts(&t.env, zero, ten, 3, 2, 1, 2, state, &n, &cost);
	ok(n == 0 && cost == 0, "a word that does not occur has no bursts");
	zhn_bursts(&t.env, zero, zero, 3, 2, 1, 2, state, &n, &cost);
	ok(n == 0, "nor has an empty corpus");
	zhn_bursts(&t.env, NULL, NULL, 0, 2, 1, 2, state, &n, &cost);
	ok(n == 0, "nor has an empty series");
	zhn_bursts(&t.env, ten, ten, 3, 2, 1, 2, state, &n, &cost);
	ok(n == 0 && fabs(cost) < 1e-9, "nor has a word that is everywhere");
	b = zhn_bursts(&t.env, huge, huge_all, 3, 2, 1, 2, state, &n, &cost);
	ok(n == 1 && b[0].first == 1 && b[0].last == 1 && b[0].weight > 0 &&
	   isfinite(cost), "bursts of huge counts");
	b = zhn_bursts(&t.env, peak, peak_all, 8, 2, 0.3, 5, state, &n, &cost);
	ok(n == 4 && b[0].level == 1 && b[0].first == 1 && b[0].last == 3 &&
	   b[3].level == 4 && b[3].first == 2 && b[3].last == 2,
	   "bursts within bursts");
	ok(!test_fails(&t, call_bursts, &good), "good parameters");
	for (size_t i = 0; i < LENGTH(bad); i++)
		ok(test_fails(&t, call_bursts, &bad[i]) && t.hint[0] != '\0',
		   "refused: %s", t.message);
	ok(!test_fails(&t, call_event_bursts, &good), "good gaps");
	for (size_t i = 0; i < LENGTH(bad); i++)
		ok(test_fails(&t, call_event_bursts, &bad[i]) && t.hint[0] != '\0',
		   "refused: %s", t.message);
	test_env_close(&t);
}

static void
call_theil_sen(TestEnv *t, void *arg)
{
	static double y[ZHN_THEIL_SEN_MAX + 1];
	ZhnTheilSen s;

	(void) arg;
	zhn_theil_sen(&t->env, y, ZHN_THEIL_SEN_MAX + 1, 0.95, &s);
}

static void
test_limits(void)
{
	TestEnv		t;

	test_env_open(&t);
	ok(test_fails(&t, call_theil_sen, NULL) && t.error == ZHN_ERROR_LIMIT,
	   "refused: %s", t.message);
	test_env_close(&t);
}

int
main(void)
{
	test_vectors();
	test_conventions();
	test_probability();
	test_sum();
	test_degenerate_tables();
	test_degenerate_series();
	test_long_series();
	test_degenerate_bursts();
	test_limits();
	return done_testing();
}
