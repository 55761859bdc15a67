/*-------------------------------------------------------------------------
 *
 * bm25.c
 *	  zhnews.bm25() and what it is counted from, without postings.
 *
 * This is the simple form of ranked search, for any table with a tsvector,
 * and what zhnews.rank() is compared with.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/pg_crc.h"

#include "index/rank.h"
#include "pg/bm25.h"
#include "pg/compat.h"
#include "pg/ts.h"

PG_FUNCTION_INFO_V1(zhn_bm25);
PG_FUNCTION_INFO_V1(zhn_document_length);
PG_FUNCTION_INFO_V1(zhn_scored_words);

void
zhn_bm25_parameters(ArrayType *weights, double k1, double b, ZhnBm25 *bm25,
					double factors[ZHN_CLASSES])
{
	if (!(k1 >= 0 && k1 <= 1000))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("k1 is %g", k1),
				 errhint("k1 is from 0 to 1000; usual is 1.2.")));
	if (!(b >= 0 && b <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("b is %g", b),
				 errhint("b is from 0 to 1; usual is 0.75.")));
	bm25->k1 = k1;
	bm25->b = b;

	if (ARR_NDIM(weights) != 1 || ARR_DIMS(weights)[0] != ZHN_CLASSES ||
		ARR_HASNULL(weights))
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("there must be four weights"),
				 errhint("They are those of {D, C, B, A}: '{1, 1, 2, 3}'.")));
	for (int i = 0; i < ZHN_CLASSES; i++)
	{
		factors[i] = ((float4 *) ARR_DATA_PTR(weights))[i];
		if (!(factors[i] >= 0 && factors[i] <= 1000))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("weight is %g", factors[i]),
					 errhint("Weights are from 0 to 1000.")));
	}
}

double
zhn_bm25_boost(ArrayType *boosts, int word)
{
	double		boost;

	if (ArrayGetNItems(ARR_NDIM(boosts), ARR_DIMS(boosts)) == 0)
		return 1;
	if (ARR_HASNULL(boosts) || ARR_NDIM(boosts) != 1 ||
		ARR_DIMS(boosts)[0] <= word)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("there are fewer boosts than words in the query"),
				 errhint("There must be one for each of "
						 "zhnews.scored_words(query), or none.")));
	boost = ((float4 *) ARR_DATA_PTR(boosts))[word];
	if (!(boost >= 0 && boost <= 1000))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("boost is %g", boost),
				 errhint("Boosts are from 0 to 1000.")));
	return boost;
}

/* zhnews.document_length(words) */
Datum
zhn_document_length(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32((int32) zhn_ts_length(PG_GETARG_TSVECTOR(0)));
}

/* A query for one word. */
static Datum
word_query(const ZhnTsWord *word)
{
	int			size = COMPUTESIZE(1, word->size + 1);
	TSQuery		query = palloc0(size);
	QueryOperand *operand = (QueryOperand *) GETQUERY(query);

	SET_VARSIZE(query, size);
	query->size = 1;
	operand->type = QI_VAL;
	operand->weight = word->classes == ZHN_ALL_CLASSES ? 0 : word->classes;
	operand->prefix = word->prefix;
	operand->length = word->size;
	operand->distance = 0;
	/* The checksum of a word is that of its text, as the parser makes it. */
	{
		pg_crc32	crc;

		INIT_LEGACY_CRC32(crc);
		COMP_LEGACY_CRC32(crc, word->lexeme, word->size);
		FIN_LEGACY_CRC32(crc);
		operand->valcrc = (int32) crc;
	}
	memcpy(GETOPERAND(query), word->lexeme, word->size);
	return PointerGetDatum(query);
}

/* zhnews.scored_words(query) */
Datum
zhn_scored_words(PG_FUNCTION_ARGS)
{
	TSQuery		query = PG_GETARG_TSQUERY(0);
	ZhnTsQuery	read;
	Datum	   *words;
	int			n = 0;

	zhn_ts_read(query, &read);
	words = palloc((read.nwords + 1) * sizeof(Datum));
	for (int i = 0; i < read.nwords; i++)
		if (read.words[i].is_scored)
			words[n++] = word_query(&read.words[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(words, n, TSQUERYOID, -1, false,
										  TYPALIGN_INT));
}

/*
 * zhnews.bm25(words, query, articles, mean_length, counts, weights, k1, b,
 * boosts)
 */
Datum
zhn_bm25(PG_FUNCTION_ARGS)
{
	TSVector	document = PG_GETARG_TSVECTOR(0);
	TSQuery		query = PG_GETARG_TSQUERY(1);
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(4);
	uint32		length = zhn_ts_length(document);
	double		factors[ZHN_CLASSES];
	ZhnTsQuery	read;
	ZhnBm25		bm25;
	double		score = 0;
	int			scored = 0;

	bm25.documents = (double) PG_GETARG_INT64(2);
	bm25.mean_length = PG_GETARG_FLOAT8(3);
	zhn_bm25_parameters(PG_GETARG_ARRAYTYPE_P(5), PG_GETARG_FLOAT8(6),
						PG_GETARG_FLOAT8(7), &bm25, factors);
	zhn_ts_read(query, &read);
	for (int i = 0; i < read.nwords; i++)
	{
		const int64 *n = (int64 *) ARR_DATA_PTR(array) + scored;
		uint16		counts[ZHN_CLASSES];
		double		boost;

		if (!read.words[i].is_scored)
			continue;
		scored++;
		if (ARR_HASNULL(array) || ARR_NDIM(array) != 1 ||
			ARR_DIMS(array)[0] < scored)
			ereport(ERROR,
					(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
					 errmsg("there are fewer counts than words in the query"),
					 errhint("There must be one for each of "
							 "zhnews.scored_words(query).")));
		boost = zhn_bm25_boost(PG_GETARG_ARRAYTYPE_P(8), scored - 1);
		if (zhn_ts_counts(document, &read.words[i], counts))
			score += zhn_word_score(&bm25, factors, read.words[i].classes,
									boost * zhn_bm25_weight(&bm25,
															(double) *n),
									counts, length);
	}
	PG_RETURN_FLOAT8(score);
}
