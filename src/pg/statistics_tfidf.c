/*-------------------------------------------------------------------------
 *
 * statistics_tfidf.c
 *	  TF-IDF: the words that a list has more than a collection would let one
 *	  expect.
 *
 * Rows come in the order of the measure that is looked at first, and for
 * equal ones in the order of the words' bytes, so that a result does not
 * depend on how the lists were made.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "measure/tfidf.h"
#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/measured_words.h"

PG_FUNCTION_INFO_V1(zhn_tfidf_of_lists);

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
	ZhnMeasuredWords words;
	double	   *tf;
	double	   *df;
	double	   *weight;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	zhn_freqlist_arg(&document, env, PG_GETARG_DATUM(0));
	zhn_freqlist_arg(&collection, env, PG_GETARG_DATUM(1));
	zhn_measured_words_init(&words);
	zhn_freqlist_start(a, &document);
	zhn_freqlist_start(b, &collection);
	while (zhn_freqlist_step(a, b, &order))
		if (order <= 0)
		{
			ZhnMeasuredWord *word =
				zhn_measured_words_add(&words, a->word, a->length);

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
	zhn_measured_words_sort(&words);
	for (size_t i = 0; i < words.n; i++)
	{
		ZhnMeasuredWord *word = &words.word[i];

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
