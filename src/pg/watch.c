/*-------------------------------------------------------------------------
 *
 * watch.c
 *	  What an article must have for a stored query to be true: watch_words()
 *	  and watch_keys().
 *
 * A query is looked at for an article only if the article has one of its
 * keys.  Of words that are all required the rarest is enough; of
 * alternatives each needs a key.  A query without a key (a beginning of a
 * word, an exclusion) is looked at for every article.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "tsearch/ts_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "pg/compat.h"

PG_FUNCTION_INFO_V1(zhn_watch_words);
PG_FUNCTION_INFO_V1(zhn_watch_keys);

/* What is given of each word: how many articles have it. */
typedef struct Frequencies
{
	const char *lexemes;		/* of the query */
	Datum	   *words;
	Datum	   *counts;
	int			n;
} Frequencies;

/* The keys of a part of a query. */
typedef struct Keys
{
	bool		any;			/* false: it may be true without any word */
	double		cost;			/* articles to look at */
	List	   *words;			/* of text */
} Keys;

static text *
word_of(const char *lexemes, const QueryOperand *operand)
{
	return cstring_to_text_with_len(lexemes + operand->distance,
									operand->length);
}

/* Frequency, and a little less for a longer word. */
static double
cost_of(const Frequencies *frequencies, text *word)
{
	double		count = 0;

	for (int i = 0; i < frequencies->n; i++)
	{
		text	   *given = DatumGetTextPP(frequencies->words[i]);

		if (VARSIZE_ANY_EXHDR(given) == VARSIZE_ANY_EXHDR(word) &&
			memcmp(VARDATA_ANY(given), VARDATA_ANY(word),
				   VARSIZE_ANY_EXHDR(word)) == 0)
			count = (double) DatumGetInt64(frequencies->counts[i]);
	}
	return count + 1.0 / (1 + VARSIZE_ANY_EXHDR(word));
}

static Keys
keys_of(const Frequencies *frequencies, const QueryItem *item)
{
	Keys		keys = {false, 0, NIL};
	Keys		left;
	Keys		right;

	check_stack_depth();
	if (item->type == QI_VAL)
	{
		text	   *word = word_of(frequencies->lexemes, &item->qoperand);

		if (item->qoperand.prefix)
			return keys;
		keys.any = true;
		keys.cost = cost_of(frequencies, word);
		keys.words = list_make1(word);
		return keys;
	}
	if (item->qoperator.oper == OP_NOT)
		return keys;
	left = keys_of(frequencies, item + item->qoperator.left);
	right = keys_of(frequencies, item + 1);
	if (item->qoperator.oper == OP_OR)
	{
		if (left.any && right.any)
		{
			keys.any = true;
			keys.cost = left.cost + right.cost;
			keys.words = list_concat(left.words, right.words);
		}
		return keys;
	}
	return !right.any || (left.any && left.cost <= right.cost) ? left : right;
}

static Datum
text_array(List *words)
{
	ArrayBuildState *state =
		initArrayResult(TEXTOID, CurrentMemoryContext, false);
	ListCell   *cell;

	foreach(cell, words)
		state = accumArrayResult(state, PointerGetDatum(lfirst(cell)), false,
								 TEXTOID, CurrentMemoryContext);
	return makeArrayResult(state, CurrentMemoryContext);
}

/* zhnews.watch_words(query) */
Datum
zhn_watch_words(PG_FUNCTION_ARGS)
{
	TSQuery		query = PG_GETARG_TSQUERY(0);
	List	   *words = NIL;

	for (int i = 0; i < query->size; i++)
	{
		const QueryItem *item = GETQUERY(query) + i;

		if (item->type == QI_VAL && !item->qoperand.prefix)
			words = lappend(words, word_of(GETOPERAND(query),
										   &item->qoperand));
	}
	PG_RETURN_DATUM(text_array(words));
}

/* zhnews.watch_keys(query, words, counts) */
Datum
zhn_watch_keys(PG_FUNCTION_ARGS)
{
	TSQuery		query = PG_GETARG_TSQUERY(0);
	Frequencies frequencies = {.lexemes = GETOPERAND(query)};
	int			ncounts;
	Keys		keys;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(1), TEXTOID, -1, false,
					  TYPALIGN_INT, &frequencies.words, NULL, &frequencies.n);
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(2), INT8OID, 8, FLOAT8PASSBYVAL,
					  TYPALIGN_DOUBLE, &frequencies.counts, NULL, &ncounts);
	frequencies.n = Min(frequencies.n, ncounts);
	if (query->size == 0)
		PG_RETURN_NULL();
	keys = keys_of(&frequencies, GETQUERY(query));
	if (!keys.any)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(text_array(keys.words));
}
