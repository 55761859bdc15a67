/*-------------------------------------------------------------------------
 *
 * statistics_association.c
 *	  Association of words: of one pair of counts, of all neighbours of a
 *	  node, of the words of n-grams.
 *
 * Rows come in the order of the measure that is looked at first, and for
 * equal ones in the order of the words' bytes, so that a result does not
 * depend on how the lists were made.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "measure/keyness.h"
#include "measure/multiword.h"
#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/measured_words.h"

PG_FUNCTION_INFO_V1(zhn_association);
PG_FUNCTION_INFO_V1(zhn_collocates);
PG_FUNCTION_INFO_V1(zhn_multiword_units);

/* association(f_xy, f_x, f_y, n) */
Datum
zhn_association(PG_FUNCTION_ARGS)
{
	double		f_xy = zhn_count_argument(fcinfo, 0, "f_xy");
	double		f_x = zhn_count_argument(fcinfo, 1, "f_x");
	double		f_y = zhn_count_argument(fcinfo, 2, "f_y");
	double		n = zhn_count_argument(fcinfo, 3, "n");
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
	zhn_put_association(&row, f_xy, f_x, f_y, n, &a);
	zhn_put_dice(&row, f_xy, f_x, f_y);
	return zhn_row_result(&row);
}

static void
collocates_put(const ZhnMeasuredWords *words, const ZhnMeasuredWord *word,
			   double near_tokens, double all_tokens, double node_count,
			   ZhnRow *row)
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
	zhn_put_association(row, f_xy, near_tokens, f_y, all_tokens, &a);
	zhn_put_dice(row, f_xy, node_count, f_y);
	zhn_rows_put(row);
}

/* Words near the node, with what they are sorted by. */
static void
collocates_collect(ZhnMeasuredWords *words, const ZhnFreqlist *near,
				   const ZhnFreqlist *all, int64 min_count)
{
	ZhnFreqlistCursor *a = palloc(sizeof(ZhnFreqlistCursor));
	ZhnFreqlistCursor *b = palloc(sizeof(ZhnFreqlistCursor));
	int			order = 0;

	zhn_measured_words_init(words);
	zhn_freqlist_start(a, near);
	zhn_freqlist_start(b, all);
	while (zhn_freqlist_step(a, b, &order))
	{
		ZhnAssociation measures;
		ZhnMeasuredWord *word;

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
		word = zhn_measured_words_add(words, a->word, a->length);
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
	ZhnMeasuredWords words;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3))
		return (Datum) 0;
	node_count = PG_ARGISNULL(2) ? NAN :
		zhn_count_argument(fcinfo, 2, "node_count");
	zhn_freqlist_arg(&near, env, PG_GETARG_DATUM(0));
	zhn_freqlist_arg(&all, env, PG_GETARG_DATUM(1));
	collocates_collect(&words, &near, &all, PG_GETARG_INT32(3));
	zhn_measured_words_sort(&words);
	for (size_t i = 0; i < words.n; i++)
		collocates_put(&words, &words.word[i], near.tokens, all.tokens,
					   node_count, &row);
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
multiword_put(const ZhnMeasuredWords *words, const ZhnMeasuredWord *word,
			  int n, double lambda, const double *at_least, ZhnRow *row)
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
		zhn_put_association(row, at_least[3], at_least[1], at_least[2],
						at_least[0], &a);
		zhn_put_dice(row, at_least[3], at_least[1], at_least[2]);
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
	ZhnMeasuredWords words;
	ZhnRow		row;

	if (!(smoothing >= 0 && isfinite(smoothing)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("smoothing must not be negative: %g", smoothing),
				 errhint("quanteda adds 0.5 to each count.")));
	zhn_rows_start(&row, fcinfo);
	zhn_freqlist_arg(&list, env, PG_GETARG_DATUM(0));
	partial = count_partial(env, &list, &n);
	zhn_measured_words_init(&words);
	zhn_freqlist_start(cursor, &list);
	while (zhn_freqlist_next(cursor))
	{
		ZhnMeasuredWord *word;
		double		z;

		if (cursor->count < min_count)
			continue;
		word = zhn_measured_words_add(&words, cursor->word, cursor->length);
		word->count[0] = cursor->count;
		word->documents[0] = cursor->documents;
		unit_counts(partial, cursor->word, cursor->length, cursor->count,
					list.tokens, key, at_least);
		word->p = zhn_multiword(at_least, n, smoothing, &z);
		word->order = isnan(z) ? -INFINITY : z;
	}
	zhn_measured_words_sort(&words);
	for (size_t i = 0; i < words.n; i++)
	{
		ZhnMeasuredWord *word = &words.word[i];

		unit_counts(partial, words.text + word->start, word->length,
					word->count[0], list.tokens, key, at_least);
		if (isinf(word->order))
			word->order = NAN;
		multiword_put(&words, word, n, word->p, at_least, &row);
	}
	return (Datum) 0;
}
