/*-------------------------------------------------------------------------
 *
 * likeness.c
 *	  How like texts are: resemblance and containment of their shingles,
 *	  exactly and by MinHash; SimHash; and what finds reprints in a corpus.
 *
 * Each function comes for a text, whose shingles are runs of characters, and
 * for an array, whose shingles are runs of words.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "port/pg_bitutils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "measure/component.h"
#include "measure/shingle.h"
#include "measure/sketch.h"
#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_minhash_of_text);
PG_FUNCTION_INFO_V1(zhn_minhash_of_words);
PG_FUNCTION_INFO_V1(zhn_simhash_of_text);
PG_FUNCTION_INFO_V1(zhn_simhash_of_words);
PG_FUNCTION_INFO_V1(zhn_simhash_distance);
PG_FUNCTION_INFO_V1(zhn_resemblance_of_texts);
PG_FUNCTION_INFO_V1(zhn_resemblance_of_words);
PG_FUNCTION_INFO_V1(zhn_resemblance_of_minhashes);
PG_FUNCTION_INFO_V1(zhn_containment_of_texts);
PG_FUNCTION_INFO_V1(zhn_containment_of_words);
PG_FUNCTION_INFO_V1(zhn_compare_texts);
PG_FUNCTION_INFO_V1(zhn_text_sketch);
PG_FUNCTION_INFO_V1(zhn_connected);

/* The shingles of an argument, in the order of the text. */
static void
text_shingles(FunctionCallInfo fcinfo, int number, int size,
			  ZhnShingles *shingles)
{
	text	   *body = PG_GETARG_TEXT_PP(number);

	zhn_shingles_begin(shingles, zhn_env_create(CurrentMemoryContext), size);
	zhn_shingles_add_text(shingles, VARDATA_ANY(body),
						  VARSIZE_ANY_EXHDR(body));
	zhn_shingles_end(shingles);
}

/* NULL and '' are no words. */
static void
word_shingles(FunctionCallInfo fcinfo, int number, int size,
			  ZhnShingles *shingles)
{
	ZhnWordSequence words;

	zhn_words_of_array(PG_GETARG_DATUM(number), &words);
	zhn_shingles_begin(shingles, zhn_env_create(CurrentMemoryContext), size);
	for (int i = 0; i < words.n; i++)
		if (words.length[i] > 0)
			zhn_shingles_add_word(shingles, words.word[i], words.length[i]);
	zhn_shingles_end(shingles);
}

typedef void (*ShinglesArgument) (FunctionCallInfo fcinfo, int number,
								  int size, ZhnShingles *shingles);

/* minhash(text or words, size, hashes) */
static Datum
minhash(FunctionCallInfo fcinfo, ShinglesArgument argument)
{
	int			hashes = PG_GETARG_INT32(2);
	ZhnShingles shingles;
	uint32	   *value;
	Datum	   *elements;

	if (hashes < 1 || hashes > ZHN_MINHASH_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a MinHash has 1 to %d values, not %d",
						ZHN_MINHASH_MAX, hashes),
				 errhint("With 128 values, resemblance is right to about "
						 "0.04.")));
	argument(fcinfo, 0, PG_GETARG_INT32(1), &shingles);
	if (shingles.n == 0)
		PG_RETURN_NULL();
	value = palloc(hashes * sizeof(uint32));
	zhn_minhash(&shingles, value, hashes);
	elements = palloc(hashes * sizeof(Datum));
	for (int i = 0; i < hashes; i++)
		elements[i] = Int32GetDatum((int32) value[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(elements, hashes, INT4OID,
										  sizeof(int32), true,
										  TYPALIGN_INT));
}

Datum
zhn_minhash_of_text(PG_FUNCTION_ARGS)
{
	return minhash(fcinfo, text_shingles);
}

Datum
zhn_minhash_of_words(PG_FUNCTION_ARGS)
{
	return minhash(fcinfo, word_shingles);
}

/* simhash(text or words, size) */
static Datum
simhash(FunctionCallInfo fcinfo, ShinglesArgument argument)
{
	ZhnShingles shingles;

	argument(fcinfo, 0, PG_GETARG_INT32(1), &shingles);
	if (shingles.n == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64((int64) zhn_simhash(&shingles));
}

Datum
zhn_simhash_of_text(PG_FUNCTION_ARGS)
{
	return simhash(fcinfo, text_shingles);
}

Datum
zhn_simhash_of_words(PG_FUNCTION_ARGS)
{
	return simhash(fcinfo, word_shingles);
}

/* simhash_distance(a, b) */
Datum
zhn_simhash_distance(PG_FUNCTION_ARGS)
{
	uint64		bits = (uint64) PG_GETARG_INT64(0) ^ PG_GETARG_INT64(1);

	PG_RETURN_INT32((int32) pg_popcount((const char *) &bits, sizeof(bits)));
}

/* The sets of arguments 0 and 1, and what they have in common. */
static size_t
common_shingles(FunctionCallInfo fcinfo, ShinglesArgument argument,
				ZhnShingles *a, ZhnShingles *b)
{
	argument(fcinfo, 0, PG_GETARG_INT32(2), a);
	argument(fcinfo, 1, PG_GETARG_INT32(2), b);
	zhn_shingles_set(a);
	zhn_shingles_set(b);
	return zhn_shingles_common(a, b);
}

static Datum
measure_result(FunctionCallInfo fcinfo, double measure)
{
	if (isnan(measure))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(measure);
}

/* resemblance(a, b, size) */
static Datum
resemblance(FunctionCallInfo fcinfo, ShinglesArgument argument)
{
	ZhnShingles a;
	ZhnShingles b;
	size_t		common = common_shingles(fcinfo, argument, &a, &b);

	return measure_result(fcinfo, zhn_resemblance(a.n, b.n, common));
}

Datum
zhn_resemblance_of_texts(PG_FUNCTION_ARGS)
{
	return resemblance(fcinfo, text_shingles);
}

Datum
zhn_resemblance_of_words(PG_FUNCTION_ARGS)
{
	return resemblance(fcinfo, word_shingles);
}

/* containment(part, whole, size) */
static Datum
containment(FunctionCallInfo fcinfo, ShinglesArgument argument)
{
	ZhnShingles a;
	ZhnShingles b;
	size_t		common = common_shingles(fcinfo, argument, &a, &b);

	return measure_result(fcinfo, zhn_containment(a.n, common));
}

Datum
zhn_containment_of_texts(PG_FUNCTION_ARGS)
{
	return containment(fcinfo, text_shingles);
}

Datum
zhn_containment_of_words(PG_FUNCTION_ARGS)
{
	return containment(fcinfo, word_shingles);
}

/* The values of a MinHash: an array of int4 without NULL. */
static const int32 *
minhash_argument(FunctionCallInfo fcinfo, int number, int *n)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(number);

	if (ARR_NDIM(array) > 1 || array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("a MinHash has one dimension and no NULL"),
				 errhint("Make it with zhnews.minhash().")));
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return (const int32 *) ARR_DATA_PTR(array);
}

/* resemblance(minhash, minhash) */
Datum
zhn_resemblance_of_minhashes(PG_FUNCTION_ARGS)
{
	int			n_a;
	int			n_b;
	const int32 *a = minhash_argument(fcinfo, 0, &n_a);
	const int32 *b = minhash_argument(fcinfo, 1, &n_b);

	if (n_a != n_b)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("MinHashes of %d and %d values cannot be compared",
						n_a, n_b),
				 errhint("Make both with the same size of shingles and "
						 "number of values.")));
	return measure_result(fcinfo, zhn_minhash_resemblance(a, b, n_a));
}

/* The set of a text that is compared with many, and the text. */
typedef struct KeptSet
{
	int			size;
	text	   *body;
	ZhnShingles set;
	MemoryContext context;
} KeptSet;

/*
 * The set of argument 0, which is kept from one call to the next: where pairs
 * are sorted by their first text, each of these is read once.
 */
static const ZhnShingles *
kept_set(FunctionCallInfo fcinfo, int size)
{
	KeptSet    *kept = fcinfo->flinfo->fn_extra;
	text	   *body = PG_GETARG_TEXT_PP(0);
	Size		length = VARSIZE_ANY(body);
	MemoryContext old;

	if (kept != NULL && kept->size == size && VARSIZE_ANY(kept->body) == length
		&& memcmp(kept->body, body, length) == 0)
		return &kept->set;

	if (kept == NULL)
	{
		kept = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
									  sizeof(KeptSet));
		kept->context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
											  "zhnews shingles",
											  ALLOCSET_DEFAULT_SIZES);
		fcinfo->flinfo->fn_extra = kept;
	}
	kept->size = 0;
	MemoryContextReset(kept->context);
	old = MemoryContextSwitchTo(kept->context);
	kept->body = palloc(length);
	memcpy(kept->body, body, length);
	text_shingles(fcinfo, 0, size, &kept->set);
	zhn_shingles_set(&kept->set);
	MemoryContextSwitchTo(old);
	kept->size = size;
	return &kept->set;
}

/* compare_texts(a, b, size) */
Datum
zhn_compare_texts(PG_FUNCTION_ARGS)
{
	int			size = PG_GETARG_INT32(2);
	const ZhnShingles *a = kept_set(fcinfo, size);
	ZhnShingles b;
	size_t		common;
	ZhnRow		row;

	text_shingles(fcinfo, 1, size, &b);
	zhn_shingles_set(&b);
	common = zhn_shingles_common(a, &b);
	zhn_row_start(&row, fcinfo);
	zhn_row_measure(&row, zhn_resemblance(a->n, b.n, common));
	zhn_row_measure(&row, zhn_containment(a->n, common));
	zhn_row_measure(&row, zhn_containment(b.n, common));
	return zhn_row_result(&row);
}

/* text_sketch(body, size, n) */
Datum
zhn_text_sketch(PG_FUNCTION_ARGS)
{
	int			wanted = PG_GETARG_INT32(2);
	ZhnShingles shingles;
	uint64	   *least;
	Datum	   *elements;
	int			n;
	ZhnRow		row;

	if (wanted < 1 || wanted > ZHN_MINHASH_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a sketch has 1 to %d values, not %d",
						ZHN_MINHASH_MAX, wanted),
				 errhint("Sixteen are enough to find reprints.")));
	text_shingles(fcinfo, 0, PG_GETARG_INT32(1), &shingles);
	zhn_shingles_set(&shingles);
	least = palloc(wanted * sizeof(uint64));
	n = (int) zhn_least_shingles(&shingles, least, wanted);
	elements = palloc(wanted * sizeof(Datum));
	for (int i = 0; i < n; i++)
		elements[i] = Int64GetDatum((int64) least[i]);
	zhn_row_start(&row, fcinfo);
	zhn_row_bigint(&row, (int64) shingles.n);
	zhn_row_datum(&row,
				  PointerGetDatum(construct_array(elements, n, INT8OID,
												  sizeof(int64),
												  FLOAT8PASSBYVAL,
												  TYPALIGN_DOUBLE)));
	return zhn_row_result(&row);
}

/* The numbers of an array of int8 without NULL. */
static const int64 *
nodes_argument(FunctionCallInfo fcinfo, int number, int *n)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(number);

	if (ARR_NDIM(array) > 1 || array_contains_nulls(array))
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("nodes are an array of one dimension without NULL"),
				 errhint("Make the two arrays with array_agg() from the two "
						 "ends of each edge.")));
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return (const int64 *) ARR_DATA_PTR(array);
}

/* connected(from, to) */
Datum
zhn_connected(PG_FUNCTION_ARGS)
{
	int			n;
	int			n_to;
	const int64 *from = nodes_argument(fcinfo, 0, &n);
	const int64 *to = nodes_argument(fcinfo, 1, &n_to);
	ZhnComponents components;
	ZhnRow		row;

	if (n != n_to)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%d beginnings of edges do not go with %d ends", n,
						n_to),
				 errhint("An edge has a node in each array.")));
	zhn_components(zhn_env_create(CurrentMemoryContext), from, to, n,
				   &components);
	zhn_rows_start(&row, fcinfo);
	for (size_t i = 0; i < components.n; i++)
	{
		zhn_row_bigint(&row, components.node[i]);
		zhn_row_bigint(&row, components.node[components.component[i]]);
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}
