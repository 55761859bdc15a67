/*-------------------------------------------------------------------------
 *
 * telling_words.c
 *	  zhnews.telling_words(): the words that say most about some documents.
 *
 * The share of a word is how often a document has it, among all words of
 * that, summed over the documents with a weight for each: the relevance model
 * of Lavrenko and Croft (2001).  Words are chosen by their share times their
 * rareness in the corpus, as in tf-idf; single characters say too
 * little to be chosen.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"

#include "index/short.h"
#include "measure/bm25.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/postings.h"
#include "pg/rows.h"
#include "pg/ts.h"

PG_FUNCTION_INFO_V1(zhn_telling_words);

/* A word of a document. */
typedef struct Telling
{
	const char *word;
	size_t		size;
	double		share;
	double		order;			/* those with a larger one are chosen first */
} Telling;

typedef struct TellingWords
{
	Telling    *words;
	size_t		n;
	size_t		room;
} TellingWords;

static bool
is_telling(const char *word, int size)
{
	return pg_mbstrlen_with_len(word, size) > 1;
}

static void
add_document(TellingWords *list, TSVector document, double weight)
{
	const WordEntry *entries = ARRPTR(document);
	uint32		length = zhn_ts_length(document);

	for (int i = 0; i < document->size; i++)
	{
		const char *word = STRPTR(document) + entries[i].pos;
		const uint16 *positions;
		int			n = zhn_ts_positions(document, &entries[i], &positions);
		Telling    *telling;

		if (!is_telling(word, entries[i].len))
			continue;
		if (list->n == list->room)
		{
			list->room = 2 * list->room + 256;
			list->words = list->words == NULL ?
				palloc(list->room * sizeof(Telling)) :
				repalloc_huge(list->words, list->room * sizeof(Telling));
		}
		telling = &list->words[list->n++];
		telling->word = word;
		telling->size = entries[i].len;
		telling->share = weight * Max(n, 1) / length;
	}
}

static int
compare_words(const void *a, const void *b)
{
	const Telling *one = a;
	const Telling *other = b;

	return zhn_compare_words(one->word, one->size, other->word, other->size);
}

/* Falling; equal ones in the order of the words. */
static int
compare_orders(const void *a, const void *b)
{
	const Telling *one = a;
	const Telling *other = b;

	if (one->order != other->order)
		return one->order > other->order ? -1 : 1;
	return compare_words(a, b);
}

/* Put together what is the same word of several documents. */
static void
unite_words(TellingWords *list)
{
	size_t		n = 0;

	if (list->n > 1)
		qsort(list->words, list->n, sizeof(Telling), compare_words);
	for (size_t i = 0; i < list->n; i++)
		if (n > 0 && compare_words(&list->words[n - 1], &list->words[i]) == 0)
			list->words[n - 1].share += list->words[i].share;
		else
			list->words[n++] = list->words[i];
	list->n = n;
}

/*
 * How rare the words are.  Where row-level security hides articles, how many
 * of these have a word is not told: all words count as equally rare.
 */
static void
set_orders(TellingWords *list, const ZhnCorpus *corpus)
{
	Snapshot	snapshot = GetActiveSnapshot();
	ZhnBm25		bm25 = {0};
	int64		documents;
	int64		positions;
	ZhnEnv		env;

	zhn_env_init(&env, CurrentMemoryContext);
	zhn_corpus_totals(corpus, snapshot, &documents, &positions);
	bm25.documents = (double) documents;
	if (check_enable_rls(corpus->article, InvalidOid, true) == RLS_ENABLED)
		documents = 0;
	for (size_t i = 0; i < list->n; i++)
	{
		Telling    *word = &list->words[i];

		CHECK_FOR_INTERRUPTS();
		word->order = word->share;
		if (documents > 0)
			word->order *= zhn_bm25_weight(&bm25, (double) zhn_corpus_count(
				corpus, snapshot, &env, word->word, word->size));
	}
}

static double
weight_of(ArrayType *weights, int i)
{
	double		weight;

	if (ARR_NDIM(weights) != 1 || ARR_HASNULL(weights) ||
		ARR_DIMS(weights)[0] <= i)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("there are fewer weights than documents"),
				 errhint("Give a weight for each document.")));
	weight = ((float8 *) ARR_DATA_PTR(weights))[i];
	if (!(weight >= 0 && weight <= 1e6))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weight is %g", weight),
				 errhint("Weights are from 0 to 1000000.")));
	return weight;
}

/* zhnews.telling_words(corpus, documents, weights, k) */
Datum
zhn_telling_words(PG_FUNCTION_ARGS)
{
	ArrayType  *documents = PG_GETARG_ARRAYTYPE_P(1);
	int32		k = PG_GETARG_INT32(3);
	TellingWords list = {0};
	ZhnCorpus	corpus;
	ZhnRow		row;
	Datum	   *values;
	bool	   *nulls;
	int			n;

	if (k < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("k is %d", k),
				 errhint("k is the number of words to choose.")));
	zhn_rows_start(&row, fcinfo);
	zhn_corpus_open(&corpus, text_to_cstring(PG_GETARG_TEXT_PP(0)));
	deconstruct_array(documents, TSVECTOROID, -1, false, TYPALIGN_INT,
					  &values, &nulls, &n);
	for (int i = 0; i < n; i++)
		if (!nulls[i])
			add_document(&list, DatumGetTSVector(values[i]),
						 weight_of(PG_GETARG_ARRAYTYPE_P(2), i));
	unite_words(&list);
	set_orders(&list, &corpus);
	if (list.n > 1)
		qsort(list.words, list.n, sizeof(Telling), compare_orders);
	zhn_corpus_close(&corpus);
	for (size_t i = 0; i < list.n && i < (size_t) k; i++)
	{
		zhn_row_text(&row, list.words[i].word, list.words[i].size);
		zhn_row_datum(&row, Float8GetDatum(list.words[i].share));
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}
