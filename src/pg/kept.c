/*-------------------------------------------------------------------------
 *
 * kept.c
 *	  What a page was read as, kept from one trigger to the next.
 *
 * A page is read before it is inserted, so that one that cannot be read goes
 * elsewhere, and its articles are inserted after it.  To read it once, the
 * trigger before leaves what it has read here, and the trigger after takes it.
 * What is not here is read again: nothing depends on it but time.
 *
 * A reading is found by all that it depends on: the text (by its SHA-256),
 * the format and the day.  The triggers of one statement alone use it, so
 * that an edit of a mapping between two statements has its effect.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "common/hashfn.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"

#include "pg/compat.h"

PG_FUNCTION_INFO_V1(zhn_keep_reading);
PG_FUNCTION_INFO_V1(zhn_kept_reading);
PG_FUNCTION_INFO_V1(zhn_forget_readings);

/* More than this is not kept. */
#define KEPT_BYTES_MAX (64 * 1024 * 1024)

#define HASH_BYTES		32
#define FORMAT_BYTES	64

/* Compared as bytes: the rest of format is zero. */
typedef struct KeptKey
{
	char		hash[HASH_BYTES];
	char		format[FORMAT_BYTES];
	int64		published;		/* PG_INT64_MIN if it is not given */
} KeptKey;

typedef struct KeptReading
{
	KeptKey		key;
	Datum		items;
	Datum		lines;			/* 0 if there are none */
} KeptReading;

/* In a context of the transaction; NULL if nothing is kept. */
static HTAB *kept = NULL;
static MemoryContext kept_context = NULL;
static Size kept_bytes;

static void
kept_reset(void *arg)
{
	kept = NULL;
	kept_context = NULL;
}

static void
kept_create(void)
{
	MemoryContextCallback *callback;
	HASHCTL		control;

	kept_context = AllocSetContextCreate(TopTransactionContext,
										 "zhnews readings",
										 ALLOCSET_DEFAULT_SIZES);
	callback = MemoryContextAlloc(kept_context,
								  sizeof(MemoryContextCallback));
	callback->func = kept_reset;
	callback->arg = NULL;
	MemoryContextRegisterResetCallback(kept_context, callback);

	memset(&control, 0, sizeof(control));
	control.keysize = sizeof(KeptKey);
	control.entrysize = sizeof(KeptReading);
	control.hcxt = kept_context;
	kept = hash_create("zhnews readings", 256, &control,
					   HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	kept_bytes = 0;
}

/* The key in the first three arguments; false if there is none. */
static bool
key_argument(FunctionCallInfo fcinfo, KeptKey *key)
{
	bytea	   *hash;
	text	   *format;

	memset(key, 0, sizeof(*key));
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return false;
	hash = PG_GETARG_BYTEA_PP(0);
	format = PG_GETARG_TEXT_PP(1);
	if (VARSIZE_ANY_EXHDR(hash) != HASH_BYTES ||
		VARSIZE_ANY_EXHDR(format) > FORMAT_BYTES)
		return false;
	memcpy(key->hash, VARDATA_ANY(hash), HASH_BYTES);
	memcpy(key->format, VARDATA_ANY(format), VARSIZE_ANY_EXHDR(format));
	key->published = PG_ARGISNULL(2) ? PG_INT64_MIN : PG_GETARG_DATEADT(2);
	return true;
}

static Datum
keep_array(ArrayType *array)
{
	kept_bytes += VARSIZE(array);
	return PointerGetDatum(memcpy(MemoryContextAlloc(kept_context,
													 VARSIZE(array)),
								  array, VARSIZE(array)));
}

/* zhnews.keep_reading(content_hash, format, published, items, lines) */
Datum
zhn_keep_reading(PG_FUNCTION_ARGS)
{
	KeptKey		key;
	KeptReading *reading;
	bool		found;
	ArrayType  *items;
	ArrayType  *lines;

	if (!key_argument(fcinfo, &key) || PG_ARGISNULL(3))
		PG_RETURN_VOID();
	items = PG_GETARG_ARRAYTYPE_P(3);
	lines = PG_ARGISNULL(4) ? NULL : PG_GETARG_ARRAYTYPE_P(4);
	if (kept == NULL)
		kept_create();
	if (kept_bytes + VARSIZE(items) + (lines ? VARSIZE(lines) : 0) >
		KEPT_BYTES_MAX)
		PG_RETURN_VOID();

	reading = hash_search(kept, &key, HASH_ENTER, &found);
	reading->items = keep_array(items);
	reading->lines = lines ? keep_array(lines) : (Datum) 0;
	PG_RETURN_VOID();
}

/* zhnews.kept_reading(content_hash, format, published) */
Datum
zhn_kept_reading(PG_FUNCTION_ARGS)
{
	TupleDesc	desc;
	KeptKey		key;
	KeptReading *reading;
	Datum		values[2];
	bool		nulls[2] = {true, true};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	if (kept != NULL && key_argument(fcinfo, &key))
	{
		reading = hash_search(kept, &key, HASH_FIND, NULL);
		if (reading != NULL)
		{
			values[0] = reading->items;
			values[1] = reading->lines;
			nulls[0] = false;
			nulls[1] = reading->lines == (Datum) 0;
		}
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc),
													  values, nulls)));
}

/* zhnews.forget_readings() */
Datum
zhn_forget_readings(PG_FUNCTION_ARGS)
{
	if (kept_context != NULL)
		MemoryContextDelete(kept_context);
	PG_RETURN_VOID();
}
