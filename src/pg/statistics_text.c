/*-------------------------------------------------------------------------
 *
 * statistics_text.c
 *	  Measures that need words in their order: n-grams, lexical variety.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "measure/multiword.h"
#include "measure/variety.h"
#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/places.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_ngrams_add_text);
PG_FUNCTION_INFO_V1(zhn_ngrams_take_text);
PG_FUNCTION_INFO_V1(zhn_ngrams_add_words);
PG_FUNCTION_INFO_V1(zhn_ngrams_take_words);
PG_FUNCTION_INFO_V1(zhn_variety_of_words);
PG_FUNCTION_INFO_V1(zhn_variety_of_list);

/* The size of n-grams as an argument. */
static int
ngram_argument(FunctionCallInfo fcinfo)
{
	int			n = PG_ARGISNULL(2) ? 0 : PG_GETARG_INT32(2);

	if (n < 1 || n > ZHN_MULTIWORD_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("n-grams have 1 to %d words, not %d",
						ZHN_MULTIWORD_MAX, n),
				 errhint("2 counts pairs of words.")));
	return n;
}

/* The words of the last places. */
typedef struct Gram
{
	const char *word[ZHN_MULTIWORD_MAX];
	size_t		length[ZHN_MULTIWORD_MAX];
	int			filled;
} Gram;

/* One more word; count the n-gram that ends in it, if there is one. */
static void
gram_add(Gram *gram, int n, const char *word, size_t length, ZhnTally *tally)
{
	char		buffer[ZHN_TALLY_WORD_MAX + 1];
	size_t		used = 0;

	if (memchr(word, ' ', length) != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("word \"%.*s\" has a space in it",
						(int) Min(length, 100), word),
				 errhint("Words of n-grams are separated by spaces; replace "
						 "the space with another character.")));
	if (gram->filled == n)
	{
		memmove(gram->word, gram->word + 1, (n - 1) * sizeof(char *));
		memmove(gram->length, gram->length + 1, (n - 1) * sizeof(size_t));
		gram->filled--;
	}
	gram->word[gram->filled] = word;
	gram->length[gram->filled++] = length;
	if (gram->filled < n)
		return;
	for (int i = 0; i < n; i++)
	{
		if (used + gram->length[i] + 1 > sizeof(buffer))
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("n-gram is longer than %d bytes",
							ZHN_TALLY_WORD_MAX),
					 errhint("Take out what is not a word before counting.")));
		if (i > 0)
			buffer[used++] = ' ';
		memcpy(buffer + used, gram->word[i], gram->length[i]);
		used += gram->length[i];
	}
	zhn_tally_count(tally, buffer, used, 1);
}

/*
 * Does a place break a run?  Punctuation does, and a space, but for that
 * between words of Latin letters.
 */
static bool
breaks_run(const ZhnPlaces *places, size_t i)
{
	const ZhnPlace *place = &places->place[i];

	if (place->length > 0)
		return false;
	return !(place->kind == ZHN_SPACE && !place->ends_sentence && i > 0 &&
			 i + 1 < places->n && places->place[i - 1].kind == ZHN_LATIN &&
			 places->place[i + 1].kind == ZHN_LATIN);
}

/* ngrams(state, body, n) */
static Datum
ngrams_of_text(FunctionCallInfo fcinfo, int sign)
{
	ZhnTally   *tally = zhn_freqlist_state(fcinfo);
	int			n = ngram_argument(fcinfo);
	ZhnPlaces	places;
	Gram		gram = {{NULL}, {0}, 0};

	if (PG_ARGISNULL(1))
		return zhn_freqlist_state_result(fcinfo, tally);

	zhn_places_of_text(PG_GETARG_TEXT_PP(1), &places);
	zhn_tally_begin(tally, sign);
	for (size_t i = 0; i < places.n; i++)
	{
		const ZhnPlace *place = &places.place[i];

		if (breaks_run(&places, i))
			gram.filled = 0;
		else if (place->length > 0)
			gram_add(&gram, n, places.text + place->start, place->length,
					 tally);
	}
	return zhn_freqlist_state_result(fcinfo, tally);
}

Datum
zhn_ngrams_add_text(PG_FUNCTION_ARGS)
{
	return ngrams_of_text(fcinfo, 1);
}

Datum
zhn_ngrams_take_text(PG_FUNCTION_ARGS)
{
	return ngrams_of_text(fcinfo, -1);
}

/* ngrams(state, words, n): NULL and '' break a run. */
static Datum
ngrams_of_words(FunctionCallInfo fcinfo, int sign)
{
	ZhnTally   *tally = zhn_freqlist_state(fcinfo);
	int			n = ngram_argument(fcinfo);
	ZhnWordSequence words;
	Gram		gram = {{NULL}, {0}, 0};

	if (PG_ARGISNULL(1))
		return zhn_freqlist_state_result(fcinfo, tally);

	zhn_words_of_array(PG_GETARG_DATUM(1), &words);
	zhn_tally_begin(tally, sign);
	for (int i = 0; i < words.n; i++)
	{
		if (words.length[i] == 0)
			gram.filled = 0;
		else
			gram_add(&gram, n, words.word[i], words.length[i], tally);
	}
	return zhn_freqlist_state_result(fcinfo, tally);
}

Datum
zhn_ngrams_add_words(PG_FUNCTION_ARGS)
{
	return ngrams_of_words(fcinfo, 1);
}

Datum
zhn_ngrams_take_words(PG_FUNCTION_ARGS)
{
	return ngrams_of_words(fcinfo, -1);
}

static Datum
variety_row(FunctionCallInfo fcinfo, const ZhnVariety *v, double mattr)
{
	ZhnRow		row;

	zhn_row_start(&row, fcinfo);
	zhn_row_bigint(&row, v->tokens);
	zhn_row_bigint(&row, v->types);
	zhn_row_measure(&row, v->ttr);
	zhn_row_measure(&row, v->r);
	zhn_row_measure(&row, v->c);
	zhn_row_measure(&row, v->s);
	zhn_row_measure(&row, v->k);
	zhn_row_measure(&row, v->d);
	zhn_row_measure(&row, v->maas);
	zhn_row_measure(&row, mattr);
	return zhn_row_result(&row);
}

/* lexical_variety(words, window) */
Datum
zhn_variety_of_words(PG_FUNCTION_ARGS)
{
	ZhnTally   *tally =
		zhn_tally_create(zhn_env_create(CurrentMemoryContext));
	int			window = PG_GETARG_INT32(1);
	ZhnWordSequence words;
	uint32	   *type;
	uint32	   *seen;
	int64	   *count;
	size_t		n = 0;
	ZhnVariety	v;

	if (window < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("window must be at least one word, not %d", window),
				 errhint("quanteda's window is 100 words.")));
	zhn_words_of_array(PG_GETARG_DATUM(0), &words);
	type = palloc_extended((words.n + 1) * sizeof(uint32), MCXT_ALLOC_HUGE);
	for (int i = 0; i < words.n; i++)
		if (words.length[i] > 0)
		{
			zhn_tally_count(tally, words.word[i], words.length[i], 1);
			type[n++] = (uint32) (zhn_tally_find(tally, words.word[i],
												 words.length[i]) -
								  tally->words);
		}

	count = palloc_extended((tally->n_words + 1) * sizeof(int64),
							MCXT_ALLOC_HUGE);
	seen = palloc_extended((tally->n_words + 1) * sizeof(uint32),
						   MCXT_ALLOC_HUGE);
	for (size_t i = 0; i < tally->n_words; i++)
		count[i] = tally->words[i].count;
	zhn_variety(count, tally->n_words, &v);
	return variety_row(fcinfo, &v, zhn_mattr(type, n, tally->n_words, window,
											 seen));
}

/* lexical_variety(list): without MATTR, which needs the order. */
Datum
zhn_variety_of_list(PG_FUNCTION_ARGS)
{
	ZhnFreqlistCursor *cursor = palloc(sizeof(ZhnFreqlistCursor));
	ZhnFreqlist list;
	int64	   *count;
	size_t		n = 0;
	ZhnVariety	v;

	zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
					 PG_GETARG_DATUM(0));
	count = palloc_extended((list.n_words + 1) * sizeof(int64),
							MCXT_ALLOC_HUGE);
	zhn_freqlist_start(cursor, &list);
	while (zhn_freqlist_next(cursor))
		count[n++] = cursor->count;
	zhn_variety(count, n, &v);
	return variety_row(fcinfo, &v, NAN);
}
