/*-------------------------------------------------------------------------
 *
 * statistics_keyness.c
 *	  Keyness: how much more often words occur in one list or count than in
 *	  another.
 *
 * Rows come in the order of the measure that is looked at first, and for
 * equal ones in the order of the words' bytes, so that a result does not
 * depend on how the lists were made.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "utils/memutils.h"

#include "measure/keyness.h"
#include "measure/probability.h"
#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/measured_words.h"

PG_FUNCTION_INFO_V1(zhn_keyness);
PG_FUNCTION_INFO_V1(zhn_keyness_of_counts);

static int
compare_p(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

/* A copy of the p values in ascending order. */
static double *
sorted_p(const ZhnMeasuredWords *words)
{
	double	   *p = palloc_extended((words->n + 1) * sizeof(double),
									MCXT_ALLOC_HUGE);

	for (size_t i = 0; i < words->n; i++)
		p[i] = words->word[i].p;
	qsort(p, words->n, sizeof(double), compare_p);
	return p;
}

/* What is adjusted at the place of p among the sorted values. */
static double
adjusted_p(const double *sorted, const double *adjusted, size_t n, double p)
{
	size_t		low = 0;
	size_t		high = n;

	while (low < high)
	{
		size_t		middle = low + (high - low) / 2;

		if (sorted[middle] < p)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n ? adjusted[low] : NAN;
}

static void
check_part(double part, double whole, const char *name)
{
	if (part > whole)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must not be larger than %s_tokens: %.0f, %.0f",
						name, name, part, whole),
				 errhint("Tokens are all words, this one among them.")));
}

/* The options that both forms of keyness have, from argument first on. */
typedef struct KeynessOptions
{
	int			terms;
	bool		yates;
	double		lambda;
	double		level;
} KeynessOptions;

static void
keyness_options(FunctionCallInfo fcinfo, int first, KeynessOptions *options)
{
	options->terms = PG_GETARG_INT32(first);
	options->yates = PG_GETARG_BOOL(first + 1);
	options->lambda = PG_GETARG_FLOAT8(first + 2);
	options->level = PG_GETARG_FLOAT8(first + 3);

	if (options->terms != 2 && options->terms != 4)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("log-likelihood has 2 or 4 terms, not %d",
						options->terms),
				 errhint("Four terms are those of AntConc and R, two those "
						 "of UCREL's calculator.")));
	if (!(options->lambda >= 0 && isfinite(options->lambda)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("lambda must not be negative: %g", options->lambda),
				 errhint("Sketch Engine adds 1; 100 prefers common words.")));
	if (!(options->level > 0 && options->level < 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("level of an interval must be between 0 and 1: %g",
						options->level),
				 errhint("Write 0.95 for 95 %%.")));
}

static double
signed_g2(const KeynessOptions *options, double f1, double n1,
		  double f2, double n2)
{
	double		g2 = options->terms == 2 ? zhn_g2_short(f1, n1, f2, n2) :
		zhn_g2(f1, n1, f2, n2);

	return g2 * zhn_direction(f1, n1, f2, n2);
}

/* Columns log_ratio to simple_maths, which both forms end with. */
static void
put_effect(ZhnRow *row, const KeynessOptions *options, double family,
		   double f1, double n1, double f2, double n2)
{
	double		low;
	double		high;
	double		lrc = zhn_lrc(f1, n1, f2, n2, 1.0 - options->level, family,
							  &low, &high);

	zhn_row_measure(row, zhn_log_ratio(f1, n1, f2, n2));
	zhn_row_measure(row, lrc);
	zhn_row_measure(row, low);
	zhn_row_measure(row, high);
	zhn_row_measure(row, zhn_simple_maths(f1, n1, f2, n2, options->lambda));
}

/* keyness(target, target_tokens, reference, reference_tokens, options) */
Datum
zhn_keyness_of_counts(PG_FUNCTION_ARGS)
{
	double		f1 = zhn_count_argument(fcinfo, 0, "target");
	double		n1 = zhn_count_argument(fcinfo, 1, "target_tokens");
	double		f2 = zhn_count_argument(fcinfo, 2, "reference");
	double		n2 = zhn_count_argument(fcinfo, 3, "reference_tokens");
	double		family = zhn_count_argument(fcinfo, 8, "family");
	KeynessOptions options;
	double		g2;
	ZhnRow		row;

	check_part(f1, n1, "target");
	check_part(f2, n2, "reference");
	keyness_options(fcinfo, 4, &options);
	zhn_row_start(&row, fcinfo);
	g2 = signed_g2(&options, f1, n1, f2, n2);
	zhn_row_measure(&row, g2);
	zhn_row_measure(&row, zhn_chi2(f1, n1, f2, n2, options.yates) *
					zhn_direction(f1, n1, f2, n2));
	zhn_row_measure(&row, isnan(g2) ? NAN : zhn_chi2_tail(fabs(g2)));
	put_effect(&row, &options, family, f1, n1, f2, n2);
	return zhn_row_result(&row);
}

/*
 * Measures of LRC take a search for each pair of counts, and most words of a
 * list have the same few counts: those below this are kept.
 */
#define KEPT_COUNTS		48

typedef struct KeptLrc
{
	bool		known;
	double		lrc;
	double		low;
	double		high;
} KeptLrc;

typedef struct KeynessRows
{
	KeynessOptions options;
	double		n1;
	double		n2;
	ZhnMeasuredWords words;
	KeptLrc		kept[KEPT_COUNTS][KEPT_COUNTS];
} KeynessRows;

/* All words that occur min_count times in both lists together. */
static void
keyness_collect(KeynessRows *rows, const ZhnFreqlist *target,
				const ZhnFreqlist *reference, int64 min_count)
{
	ZhnFreqlistCursor *a = palloc(sizeof(ZhnFreqlistCursor));
	ZhnFreqlistCursor *b = palloc(sizeof(ZhnFreqlistCursor));
	int			order = 0;

	rows->n1 = target->tokens;
	rows->n2 = reference->tokens;
	zhn_measured_words_init(&rows->words);
	zhn_freqlist_start(a, target);
	zhn_freqlist_start(b, reference);
	while (zhn_freqlist_step(a, b, &order))
	{
		ZhnFreqlistCursor *has = order <= 0 ? a : b;
		int64		f1 = order <= 0 ? a->count : 0;
		int64		f2 = order >= 0 ? b->count : 0;
		ZhnMeasuredWord *word;

		if ((double) f1 + f2 < min_count)
			continue;
		word = zhn_measured_words_add(&rows->words, has->word, has->length);
		word->count[0] = f1;
		word->count[1] = f2;
		word->documents[0] = order <= 0 ? a->documents : 0;
		word->documents[1] = order >= 0 ? b->documents : 0;
		word->order = signed_g2(&rows->options, f1, rows->n1, f2, rows->n2);
		word->p = isnan(word->order) ? NAN : zhn_chi2_tail(fabs(word->order));
		if (isnan(word->order))
			word->order = 0;
	}
}

static KeptLrc
lrc_of_word(KeynessRows *rows, const ZhnMeasuredWord *word)
{
	int64		f1 = word->count[0];
	int64		f2 = word->count[1];
	bool		keep = f1 < KEPT_COUNTS && f2 < KEPT_COUNTS;
	KeptLrc		result;

	if (keep && rows->kept[f1][f2].known)
		return rows->kept[f1][f2];
	result.lrc = zhn_lrc(f1, rows->n1, f2, rows->n2,
						 1.0 - rows->options.level, rows->words.n,
						 &result.low, &result.high);
	result.known = true;
	if (keep)
		rows->kept[f1][f2] = result;
	return result;
}

static void
keyness_put(KeynessRows *rows, const ZhnMeasuredWord *word, ZhnRow *row,
			const double *sorted, const double *adjusted)
{
	double		f1 = word->count[0];
	double		f2 = word->count[1];
	bool		defined = !isnan(word->p);
	KeptLrc		lrc = lrc_of_word(rows, word);

	zhn_row_text(row, rows->words.text + word->start, word->length);
	zhn_row_bigint(row, word->count[0]);
	zhn_row_bigint(row, word->count[1]);
	zhn_row_measure(row, rows->n1 > 0 ? 1e6 * f1 / rows->n1 : NAN);
	zhn_row_measure(row, rows->n2 > 0 ? 1e6 * f2 / rows->n2 : NAN);
	zhn_row_bigint(row, word->documents[0]);
	zhn_row_bigint(row, word->documents[1]);
	zhn_row_measure(row, defined ? word->order : NAN);
	zhn_row_measure(row, zhn_chi2(f1, rows->n1, f2, rows->n2,
								  rows->options.yates) *
					zhn_direction(f1, rows->n1, f2, rows->n2));
	zhn_row_measure(row, word->p);
	zhn_row_measure(row, defined ? Min(1.0, word->p * rows->words.n) : NAN);
	zhn_row_measure(row, defined ?
					adjusted_p(sorted, adjusted, rows->words.n, word->p) :
					NAN);
	zhn_row_measure(row, zhn_log_ratio(f1, rows->n1, f2, rows->n2));
	zhn_row_measure(row, lrc.lrc);
	zhn_row_measure(row, lrc.low);
	zhn_row_measure(row, lrc.high);
	zhn_row_measure(row, zhn_simple_maths(f1, rows->n1, f2, rows->n2,
										  rows->options.lambda));
	zhn_rows_put(row);
}

/*
 * keyness(target, reference, min_count, top, options)
 *
 * All words are compared; top only limits the rows that are shown.  If either
 * list is empty nothing is defined but the counts.
 */
Datum
zhn_keyness(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	KeynessRows *rows = palloc0(sizeof(KeynessRows));
	int64		top = PG_ARGISNULL(3) ? PG_INT64_MAX : PG_GETARG_INT32(3);
	ZhnFreqlist target;
	ZhnFreqlist reference;
	double	   *sorted;
	double	   *adjusted;
	MemoryContext row_context;
	MemoryContext old;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	for (int i = 0; i < PG_NARGS(); i++)
		if (PG_ARGISNULL(i) && i != 3)
			return (Datum) 0;
	keyness_options(fcinfo, 4, &rows->options);
	zhn_freqlist_arg(&target, env, PG_GETARG_DATUM(0));
	zhn_freqlist_arg(&reference, env, PG_GETARG_DATUM(1));
	keyness_collect(rows, &target, &reference, PG_GETARG_INT32(2));

	sorted = sorted_p(&rows->words);
	adjusted = sorted_p(&rows->words);
	zhn_adjust_bh(adjusted, rows->words.n);
	zhn_measured_words_sort(&rows->words);

	row_context = AllocSetContextCreate(CurrentMemoryContext, "zhnews rows",
										ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(row_context);
	for (size_t i = 0; i < rows->words.n && (int64) i < top; i++)
	{
		keyness_put(rows, &rows->words.word[i], &row, sorted, adjusted);
		MemoryContextReset(row_context);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_context);
	return (Datum) 0;
}
