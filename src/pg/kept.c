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
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "pg/compat.h"
#include "pg/transaction_table.h"

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

static ZhnTransactionTable kept = {
	.name = "zhnews readings",
	.key_size = sizeof(KeptKey),
	.entry_size = sizeof(KeptReading),
	.entries = 256
};

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
	return PointerGetDatum(zhn_transaction_table_copy(&kept, array,
													  VARSIZE(array)));
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
	Datum		kept_items;
	Datum		kept_lines;

	if (!key_argument(fcinfo, &key) || PG_ARGISNULL(3))
		PG_RETURN_VOID();
	items = PG_GETARG_ARRAYTYPE_P(3);
	lines = PG_ARGISNULL(4) ? NULL : PG_GETARG_ARRAYTYPE_P(4);
	zhn_transaction_table_open(&kept);
	if (kept.bytes + VARSIZE(items) + (lines ? VARSIZE(lines) : 0) >
		KEPT_BYTES_MAX)
		PG_RETURN_VOID();

	/* Copied first, so that no entry is left half made by an error. */
	kept_items = keep_array(items);
	kept_lines = lines ? keep_array(lines) : (Datum) 0;
	reading = hash_search(kept.hash, &key, HASH_ENTER, &found);
	reading->items = kept_items;
	reading->lines = kept_lines;
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
	if (kept.hash != NULL && key_argument(fcinfo, &key))
	{
		reading = hash_search(kept.hash, &key, HASH_FIND, NULL);
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
	zhn_transaction_table_forget(&kept);
	PG_RETURN_VOID();
}
