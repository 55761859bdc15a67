/*-------------------------------------------------------------------------
 *
 * statistics_words.c
 *	  Measures of words over frequency lists: keyness, collocates, TF-IDF,
 *	  multi-word units; and of single tables of counts.
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

#include "measure/association.h"
#include "measure/keyness.h"
#include "measure/multiword.h"
#include "measure/probability.h"
#include "measure/tfidf.h"
#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_keyness);
PG_FUNCTION_INFO_V1(zhn_keyness_of_counts);
PG_FUNCTION_INFO_V1(zhn_association);
PG_FUNCTION_INFO_V1(zhn_collocates);
PG_FUNCTION_INFO_V1(zhn_tfidf_of_lists);
PG_FUNCTION_INFO_V1(zhn_multiword_units);

/* A word of one or two lists, and what it is sorted by. */
typedef struct Word
{
	double		order;			/* rows with a larger one come first */
	double		p;
	size_t		start;			/* in the text of all words */
	uint32		length;
	int64		count[2];
	int64		documents[2];
} Word;

typedef struct Words
{
	Word	   *word;
	size_t		n;
	size_t		room;
	char	   *text;
	size_t		used;
	size_t		text_room;
} Words;

static void
words_init(Words *words)
{
	words->n = 0;
	words->room = 1024;
	words->word = palloc(words->room * sizeof(Word));
	words->used = 0;
	words->text_room = 16384;
	words->text = palloc(words->text_room);
}

/* A word at the end, of which only the text is set. */
static Word *
words_add(Words *words, const char *text, size_t length)
{
	Word	   *word;

	if (words->n == words->room)
	{
		words->room *= 2;
		words->word = repalloc_huge(words->word, words->room * sizeof(Word));
	}
	while (words->used + length > words->text_room)
	{
		words->text_room *= 2;
		words->text = repalloc_huge(words->text, words->text_room);
	}
	word = &words->word[words->n++];
	memset(word, 0, sizeof(Word));
	word->start = words->used;
	word->length = (uint32) length;
	memcpy(words->text + words->used, text, length);
	words->used += length;
	return word;
}

/*
 * Words were added in the order of their bytes, so where they start decides
 * between equal measures.
 */
static int
compare_words(const void *a, const void *b)
{
	const Word *x = a;
	const Word *y = b;

	if (x->order != y->order)
		return x->order > y->order ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

static int
compare_p(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

/* A copy of the p values in ascending order. */
static double *
sorted_p(const Words *words)
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

/* A count as an argument: not negative. */
static double
count_argument(FunctionCallInfo fcinfo, int number, const char *name)
{
	int64		count = PG_GETARG_INT64(number);

	if (count < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must not be negative: %lld", name,
						(long long) count),
				 errhint("Counts and sizes are numbers of words or texts.")));
	return count;
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
	double		f1 = count_argument(fcinfo, 0, "target");
	double		n1 = count_argument(fcinfo, 1, "target_tokens");
	double		f2 = count_argument(fcinfo, 2, "reference");
	double		n2 = count_argument(fcinfo, 3, "reference_tokens");
	double		family = count_argument(fcinfo, 8, "family");
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
	Words		words;
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
	words_init(&rows->words);
	zhn_freqlist_start(a, target);
	zhn_freqlist_start(b, reference);
	while (zhn_freqlist_step(a, b, &order))
	{
		ZhnFreqlistCursor *has = order <= 0 ? a : b;
		int64		f1 = order <= 0 ? a->count : 0;
		int64		f2 = order >= 0 ? b->count : 0;
		Word	   *word;

		if ((double) f1 + f2 < min_count)
			continue;
		word = words_add(&rows->words, has->word, has->length);
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
lrc_of_word(KeynessRows *rows, const Word *word)
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
keyness_put(KeynessRows *rows, const Word *word, ZhnRow *row,
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
	qsort(rows->words.word, rows->words.n, sizeof(Word), compare_words);

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

/* Columns of an association, in the order that all functions have them. */
static void
put_association(ZhnRow *row, double f_xy, double f_x, double f_y, double n,
				const ZhnAssociation *a)
{
	double		sign = zhn_direction(f_xy, f_x, f_y - f_xy, n - f_x);

	zhn_row_measure(row, a->g2 * sign);
	zhn_row_measure(row, a->chi2 * sign);
	zhn_row_measure(row, a->p);
	zhn_row_measure(row, a->pmi);
	zhn_row_measure(row, a->npmi);
	zhn_row_measure(row, a->mi3);
	zhn_row_measure(row, a->t);
	zhn_row_measure(row, a->z);
}

static void
put_dice(ZhnRow *row, double f_xy, double f_x, double f_y)
{
	zhn_row_measure(row, zhn_dice(f_xy, f_x, f_y));
	zhn_row_measure(row, zhn_log_dice(f_xy, f_x, f_y));
	zhn_row_measure(row, zhn_minimum_sensitivity(f_xy, f_x, f_y));
}

/* association(f_xy, f_x, f_y, n) */
Datum
zhn_association(PG_FUNCTION_ARGS)
{
	double		f_xy = count_argument(fcinfo, 0, "f_xy");
	double		f_x = count_argument(fcinfo, 1, "f_x");
	double		f_y = count_argument(fcinfo, 2, "f_y");
	double		n = count_argument(fcinfo, 3, "n");
	ZhnAssociation a;
	ZhnRow		row;

	if (!zhn_associate(f_xy, f_x, f_y, n, &a) && n > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("two words cannot occur %.0f times together, %.0f and "
						"%.0f times in all, in %.0f positions",
						f_xy, f_x, f_y, n),
				 errhint("f_xy is at most f_x and f_y, and f_x + f_y - f_xy "
						 "at most n.")));
	zhn_row_start(&row, fcinfo);
	zhn_row_measure(&row, a.expected);
	put_association(&row, f_xy, f_x, f_y, n, &a);
	put_dice(&row, f_xy, f_x, f_y);
	return zhn_row_result(&row);
}

static void
collocates_put(const Words *words, const Word *word, double near_tokens,
			   double all_tokens, double node_count, ZhnRow *row)
{
	double		f_xy = word->count[0];
	double		f_y = word->count[1];
	ZhnAssociation a;

	zhn_associate(f_xy, near_tokens, f_y, all_tokens, &a);
	zhn_row_text(row, words->text + word->start, word->length);
	zhn_row_bigint(row, word->count[0]);
	zhn_row_measure(row, a.expected);
	zhn_row_bigint(row, word->documents[0]);
	zhn_row_bigint(row, word->count[1]);
	put_association(row, f_xy, near_tokens, f_y, all_tokens, &a);
	put_dice(row, f_xy, node_count, f_y);
	zhn_rows_put(row);
}

/* Words near the node, with what they are sorted by. */
static void
collocates_collect(Words *words, const ZhnFreqlist *near,
				   const ZhnFreqlist *all, int64 min_count)
{
	ZhnFreqlistCursor *a = palloc(sizeof(ZhnFreqlistCursor));
	ZhnFreqlistCursor *b = palloc(sizeof(ZhnFreqlistCursor));
	int			order = 0;

	words_init(words);
	zhn_freqlist_start(a, near);
	zhn_freqlist_start(b, all);
	while (zhn_freqlist_step(a, b, &order))
	{
		ZhnAssociation measures;
		Word	   *word;

		if (order > 0)
			continue;
		if (order < 0 ||
			!zhn_associate(a->count, near->tokens, b->count, all->tokens,
						   &measures))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("\"%.*s\" is more often in the list of "
							"neighbours than in the list of all words",
							(int) Min(a->length, 100), a->word),
					 errhint("Make both lists from the same texts: with "
							 "zhnews.neighbours() and zhnews.freqlist().")));
		if (a->count < min_count)
			continue;
		word = words_add(words, a->word, a->length);
		word->count[0] = a->count;
		word->count[1] = b->count;
		word->documents[0] = a->documents;
		word->order = measures.g2 *
			zhn_direction(a->count, near->tokens, b->count - a->count,
						  all->tokens - near->tokens);
	}
}

/* collocates(near, all_words, node_count, min_count) */
Datum
zhn_collocates(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	ZhnFreqlist near;
	ZhnFreqlist all;
	double		node_count;
	Words		words;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3))
		return (Datum) 0;
	node_count = PG_ARGISNULL(2) ? NAN :
		count_argument(fcinfo, 2, "node_count");
	zhn_freqlist_arg(&near, env, PG_GETARG_DATUM(0));
	zhn_freqlist_arg(&all, env, PG_GETARG_DATUM(1));
	collocates_collect(&words, &near, &all, PG_GETARG_INT32(3));
	qsort(words.word, words.n, sizeof(Word), compare_words);
	for (size_t i = 0; i < words.n; i++)
		collocates_put(&words, &words.word[i], near.tokens, all.tokens,
					   node_count, &row);
	return (Datum) 0;
}

/* tfidf(document, collection) */
Datum
zhn_tfidf_of_lists(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	ZhnFreqlistCursor *a = palloc(sizeof(ZhnFreqlistCursor));
	ZhnFreqlistCursor *b = palloc(sizeof(ZhnFreqlistCursor));
	ZhnFreqlist document;
	ZhnFreqlist collection;
	int			order = 0;
	Words		words;
	double	   *tf;
	double	   *df;
	double	   *weight;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	zhn_freqlist_arg(&document, env, PG_GETARG_DATUM(0));
	zhn_freqlist_arg(&collection, env, PG_GETARG_DATUM(1));
	words_init(&words);
	zhn_freqlist_start(a, &document);
	zhn_freqlist_start(b, &collection);
	while (zhn_freqlist_step(a, b, &order))
		if (order <= 0)
		{
			Word	   *word = words_add(&words, a->word, a->length);

			word->count[0] = a->count;
			word->documents[1] = order == 0 ? b->documents : 0;
		}

	tf = palloc_extended((words.n + 1) * sizeof(double), MCXT_ALLOC_HUGE);
	df = palloc_extended((words.n + 1) * sizeof(double), MCXT_ALLOC_HUGE);
	weight = palloc_extended((words.n + 1) * sizeof(double), MCXT_ALLOC_HUGE);
	for (size_t i = 0; i < words.n; i++)
	{
		tf[i] = words.word[i].count[0];
		df[i] = words.word[i].documents[1];
	}
	zhn_tfidf(tf, df, words.n, collection.documents, weight);
	for (size_t i = 0; i < words.n; i++)
		words.word[i].order = weight[i];
	qsort(words.word, words.n, sizeof(Word), compare_words);
	for (size_t i = 0; i < words.n; i++)
	{
		Word	   *word = &words.word[i];

		zhn_row_text(&row, words.text + word->start, word->length);
		zhn_row_bigint(&row, word->count[0]);
		zhn_row_bigint(&row, word->documents[1]);
		zhn_row_measure(&row, zhn_idf(word->documents[1],
									  collection.documents));
		zhn_row_measure(&row, word->order);
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}

/* Where the words of an n-gram, which are separated by spaces, end. */
static int
split_ngram(const char *ngram, size_t length, size_t *end)
{
	int			n = 0;

	for (size_t i = 0; i <= length; i++)
		if (i == length || ngram[i] == ' ')
		{
			if (n == ZHN_MULTIWORD_MAX)
				return n + 1;
			end[n++] = i;
		}
	return n;
}

/*
 * The words of an n-gram that are at the places of mask, as a key: the mask,
 * then each of the words with a space.  Returns the length of the key.
 */
static size_t
partial_key(const char *ngram, const size_t *end, int n, int mask, char *key)
{
	size_t		length = 0;
	size_t		start = 0;

	key[length++] = (char) ('0' + mask);
	for (int place = 0; place < n; place++)
	{
		if (mask & 1 << place)
		{
			memcpy(key + length, ngram + start, end[place] - start);
			length += end[place] - start;
			key[length++] = ' ';
		}
		start = end[place] + 1;
	}
	return length;
}

/* The places of an n-gram, which all n-grams of a list have as many of. */
static int
ngram_places(const ZhnFreqlistCursor *cursor, size_t *end, int before)
{
	int			n = split_ngram(cursor->word, cursor->length, end);

	if (n < 2 || n > ZHN_MULTIWORD_MAX || (before != 0 && n != before))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("\"%.*s\" does not have as many words as the others, "
						"or not 2 to %d",
						(int) Min(cursor->length, 100), cursor->word,
						ZHN_MULTIWORD_MAX),
				 errhint("Make the list with zhnews.ngrams().")));
	return n;
}

/* How often the words at each choice of places occur there. */
static ZhnTally *
count_partial(const ZhnEnv *env, const ZhnFreqlist *list, int *n)
{
	ZhnTally   *tally = zhn_tally_create(env);
	ZhnFreqlistCursor *cursor = palloc(sizeof(ZhnFreqlistCursor));
	char	   *key = palloc(ZHN_TALLY_WORD_MAX + 3);
	size_t		end[ZHN_MULTIWORD_MAX];

	*n = 0;
	zhn_freqlist_start(cursor, list);
	while (zhn_freqlist_next(cursor))
	{
		*n = ngram_places(cursor, end, *n);
		for (int mask = 1; mask < (1 << *n) - 1; mask++)
			zhn_tally_add(tally, key,
						  partial_key(cursor->word, end, *n, mask, key),
						  cursor->count, cursor->documents);
	}
	return tally;
}

static void
multiword_put(const Words *words, const Word *word, int n, double lambda,
			  const double *at_least, ZhnRow *row)
{
	ZhnAssociation a;

	zhn_row_text(row, words->text + word->start, word->length);
	zhn_row_bigint(row, word->count[0]);
	zhn_row_bigint(row, word->documents[0]);
	zhn_row_int(row, n);
	zhn_row_measure(row, lambda);
	zhn_row_measure(row, word->order);
	if (n == 2 && zhn_associate(at_least[3], at_least[1], at_least[2],
								at_least[0], &a))
	{
		put_association(row, at_least[3], at_least[1], at_least[2],
						at_least[0], &a);
		put_dice(row, at_least[3], at_least[1], at_least[2]);
	}
	else
		while (row->n < row->desc->natts)
			zhn_row_null(row);
	zhn_rows_put(row);
}

/* Fill at_least for a unit; see measure/multiword.h. */
static void
unit_counts(const ZhnTally *partial, const char *unit, size_t length,
			int64 count, double all, char *key, double *at_least)
{
	size_t		end[ZHN_MULTIWORD_MAX + 1];
	int			n = split_ngram(unit, length, end);

	at_least[0] = all;
	for (int mask = 1; mask < (1 << n) - 1; mask++)
	{
		size_t		key_length = partial_key(unit, end, n, mask, key);

		at_least[mask] = zhn_tally_find(partial, key, key_length)->count;
	}
	at_least[(1 << n) - 1] = count;
}

/* multiword_units(ngrams, min_count, smoothing) */
Datum
zhn_multiword_units(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	int64		min_count = PG_GETARG_INT32(1);
	double		smoothing = PG_GETARG_FLOAT8(2);
	ZhnFreqlistCursor *cursor = palloc(sizeof(ZhnFreqlistCursor));
	char	   *key = palloc(ZHN_TALLY_WORD_MAX + 3);
	double		at_least[1 << ZHN_MULTIWORD_MAX];
	ZhnFreqlist list;
	ZhnTally   *partial;
	int			n;
	Words		words;
	ZhnRow		row;

	if (!(smoothing >= 0 && isfinite(smoothing)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("smoothing must not be negative: %g", smoothing),
				 errhint("quanteda adds 0.5 to each count.")));
	zhn_rows_start(&row, fcinfo);
	zhn_freqlist_arg(&list, env, PG_GETARG_DATUM(0));
	partial = count_partial(env, &list, &n);
	words_init(&words);
	zhn_freqlist_start(cursor, &list);
	while (zhn_freqlist_next(cursor))
	{
		Word	   *word;
		double		z;

		if (cursor->count < min_count)
			continue;
		word = words_add(&words, cursor->word, cursor->length);
		word->count[0] = cursor->count;
		word->documents[0] = cursor->documents;
		unit_counts(partial, cursor->word, cursor->length, cursor->count,
					list.tokens, key, at_least);
		word->p = zhn_multiword(at_least, n, smoothing, &z);
		word->order = isnan(z) ? -INFINITY : z;
	}
	qsort(words.word, words.n, sizeof(Word), compare_words);
	for (size_t i = 0; i < words.n; i++)
	{
		Word	   *word = &words.word[i];

		unit_counts(partial, words.text + word->start, word->length,
					word->count[0], list.tokens, key, at_least);
		if (isinf(word->order))
			word->order = NAN;
		multiword_put(&words, word, n, word->p, at_least, &row);
	}
	return (Datum) 0;
}
