/*-------------------------------------------------------------------------
 *
 * explain.c
 *	  zhnews.explain_segment(): why a text was cut so.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

#include "pg/compat.h"
#include "pg/rows.h"
#include "pg/run.h"

PG_FUNCTION_INFO_V1(zhn_explain_segment);

/* Readings of a token that are shown, the cheapest ones. */
#define READINGS_MAX 32

/* A cost of the segmenter in nats, to two decimals. */
static double
nats(int32_t cost)
{
	return rint(cost * 100.0 / 64.0) / 100.0;
}

static void
push_key(JsonbParseState **state, const char *key)
{
	JsonbValue	v;

	v.type = jbvString;
	v.val.string.val = unconstify(char *, key);
	v.val.string.len = (int) strlen(key);
	pushJsonbValue(state, WJB_KEY, &v);
}

/* Add a key and a string to the object that is being made. */
static void
push_string(JsonbParseState **state, const char *key, const char *value,
			size_t length)
{
	JsonbValue	v;

	push_key(state, key);
	v.type = jbvString;
	v.val.string.val = unconstify(char *, value);
	v.val.string.len = (int) length;
	pushJsonbValue(state, WJB_VALUE, &v);
}

static void
push_cost(JsonbParseState **state, const char *key, int32_t cost)
{
	Datum		number = Float8GetDatum(nats(cost));
	JsonbValue	v;

	push_key(state, key);
	v.type = jbvNumeric;
	v.val.numeric =
		DatumGetNumeric(DirectFunctionCall1(float8_numeric, number));
	pushJsonbValue(state, WJB_VALUE, &v);
}

/* The readings as an array of objects, the cheapest first. */
static Datum
readings_json(const char *text, const ZhnToken *readings, int n)
{
	JsonbParseState *state = NULL;
	JsonbValue *array;

	pushJsonbValue(&state, WJB_BEGIN_ARRAY, NULL);
	for (int i = 0; i < n; i++)
	{
		const ZhnToken *reading = &readings[i];
		const char *kind = zhn_kind_name(reading->kind);
		const char *reason = zhn_reason_name(reading->reason);

		pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
		push_string(&state, "word", text + reading->start, reading->length);
		push_string(&state, "kind", kind, strlen(kind));
		push_string(&state, "reason", reason, strlen(reason));
		push_cost(&state, "cost", reading->cost);
		pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	}
	array = pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	return JsonbPGetDatum(JsonbValueToJsonb(array));
}

/* zhnews.explain_segment(text, cut) */
Datum
zhn_explain_segment(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	const char *bytes = VARDATA_ANY(body);
	MemoryContext row_context;
	ZhnRun	   *run;
	ZhnToken	token;
	ZhnRow		row;
	int32		position = 0;
	int32		start = 1;

	zhn_rows_start(&row, fcinfo);
	run = zhn_run_start(bytes, VARSIZE_ANY_EXHDR(body),
						zhn_grain_by_name(PG_GETARG_TEXT_PP(1)));
	row_context = AllocSetContextCreate(CurrentMemoryContext,
										"zhnews explain_segment",
										ALLOCSET_SMALL_SIZES);
	while (zhn_run_next(run, &token))
	{
		MemoryContext old = MemoryContextSwitchTo(row_context);
		const char *word = bytes + token.start;
		int			length = pg_mbstrlen_with_len(word, (int) token.length);
		const char *kind = zhn_kind_name(token.kind);
		const char *reason = zhn_reason_name(token.reason);
		ZhnToken	readings[READINGS_MAX];
		int			n;

		n = zhn_segmenter_readings(run->segmenter, &token, readings,
								   READINGS_MAX);
		zhn_row_int(&row, ++position);
		zhn_row_int(&row, start);
		zhn_row_int(&row, length);
		zhn_row_text(&row, word, token.length);
		zhn_row_text(&row, kind, strlen(kind));
		zhn_row_text(&row, reason, strlen(reason));
		zhn_row_measure(&row, nats(token.cost));
		zhn_row_datum(&row, readings_json(bytes, readings, n));
		zhn_rows_put(&row);
		start += length;
		MemoryContextSwitchTo(old);
		MemoryContextReset(row_context);
	}
	zhn_run_end(run);

	PG_RETURN_NULL();
}
