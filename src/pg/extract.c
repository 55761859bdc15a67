/*-------------------------------------------------------------------------
 *
 * extract.c
 *	  zhnews.mentions() and zhnews.quotations(): a text to rows.
 *
 * A text is read as a whole, because a name may be recognised by what is
 * said of it later.  The rows go to a tuplestore, and all that the core
 * allocated is freed before the function returns.  The word tables are made
 * once in a backend and kept.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/fmgroids.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

#include "pg/compat.h"

#include "extract/calendar.h"
#include "extract/extract.h"
#include "pg/env.h"
#include "pg/rows.h"
#include "pg/run.h"

PG_FUNCTION_INFO_V1(zhn_mentions);
PG_FUNCTION_INFO_V1(zhn_quotations);

static ZhnExtractor *
extractor_get(void)
{
	static ZhnExtractor *extractor = NULL;

	if (extractor == NULL)
	{
		/* Built aside, so that a failure leaves nothing half made. */
		MemoryContext context = AllocSetContextCreate(CurrentMemoryContext,
													  "zhnews extractor",
													  ALLOCSET_DEFAULT_SIZES);
		ZhnExtractor *made = zhn_extractor_create(zhn_env_create(context));

		MemoryContextSetParent(context, TopMemoryContext);
		extractor = made;
	}
	return extractor;
}

/* What is found in a text, in the current memory context. */
static void
extract(text *body, const ZhnExtractOptions *options, ZhnExtracted *result)
{
	const char *bytes = VARDATA_ANY(body);
	size_t		length = VARSIZE_ANY_EXHDR(body);
	ZhnRun	   *run = zhn_run_start(bytes, length, ZHN_NEWS);
	ZhnDoc	   *doc;
	ZhnToken	token;

	doc = zhn_extractor_begin(extractor_get(),
							  zhn_env_create(CurrentMemoryContext),
							  bytes, length);
	while (zhn_run_next(run, &token))
		zhn_extractor_token(doc, &token);
	zhn_run_end(run);
	zhn_extract(doc, options, result);
}

/* The context that a call works in, child of the current one. */
static MemoryContext
work_context(void)
{
	return AllocSetContextCreate(CurrentMemoryContext, "zhnews mentions",
								 ALLOCSET_DEFAULT_SIZES);
}

static void
row_slice(ZhnRow *row, ZhnSlice slice)
{
	if (slice.at == NULL || slice.length == 0)
		zhn_row_null(row);
	else
		zhn_row_text(row, slice.at, slice.length);
}

static void
row_string(ZhnRow *row, const char *string)
{
	if (string == NULL || string[0] == '\0')
		zhn_row_null(row);
	else
		zhn_row_text(row, string, strlen(string));
}

/* digits × 10^exponent as numeric, without trailing zeros of a fraction. */
static void
row_decimal(ZhnRow *row, const ZhnDecimal *value)
{
	char		text[64];

	if (!value->known)
	{
		zhn_row_null(row);
		return;
	}
	snprintf(text, sizeof(text), "%lldE%d", (long long) value->digits,
			 value->exponent);
	zhn_row_datum(row, DirectFunctionCall3(numeric_in, CStringGetDatum(text),
										   ObjectIdGetDatum(InvalidOid),
										   Int32GetDatum(-1)));
}

/* Both ends are included; an open one is left out. */
static void
row_period(ZhnRow *row, const ZhnPeriod *period, FmgrInfo *range_in)
{
	char		text[64];
	char	   *p = text;
	int			year;
	int			month;
	int			day;

	if (!period->known)
	{
		zhn_row_null(row);
		return;
	}
	*p++ = '[';
	if (period->first != ZHN_DAY_OPEN)
	{
		zhn_day_parts(period->first, &year, &month, &day);
		p += snprintf(p, 16, "%04d-%02d-%02d", year, month, day);
	}
	*p++ = ',';
	if (period->last != ZHN_DAY_OPEN)
	{
		zhn_day_parts(period->last, &year, &month, &day);
		p += snprintf(p, 16, "%04d-%02d-%02d", year, month, day);
	}
	*p++ = ']';
	*p = '\0';
	zhn_row_datum(row, InputFunctionCall(range_in, text, DATERANGEOID, -1));
}

/* What is true or false of dates and amounts only. */
static void
row_bool(ZhnRow *row, bool value, bool known)
{
	if (known)
		zhn_row_datum(row, BoolGetDatum(value));
	else
		zhn_row_null(row);
}

static void
put_mention(ZhnRow *row, const ZhnMention *m, FmgrInfo *range_in)
{
	bool		amount = m->kind == ZHN_MENTION_QUANTITY ||
		m->kind == ZHN_MENTION_CHANGE;

	row_string(row, zhn_mention_kind_name(m->kind));
	row_slice(row, m->surface);
	row_slice(row, m->name);
	row_slice(row, m->title);
	row_decimal(row, &m->value);
	row_decimal(row, &m->value_to);
	row_slice(row, m->unit);
	row_string(row, m->bound);
	row_bool(row, m->approximate, amount || m->kind == ZHN_MENTION_DATE);
	row_bool(row, m->ordinal, amount);
	row_string(row, m->direction);
	row_period(row, &m->period, range_in);
	row_string(row, m->timex);
	row_string(row, m->part_of_day);
	row_string(row, zhn_mention_kind_name(m->within));
	row_string(row, m->evidence);
	zhn_row_datum(row, Float4GetDatum(m->confidence));
	zhn_row_int(row, (int32) m->paragraph);
	zhn_row_int(row, (int32) m->start + 1);
	zhn_row_int(row, (int32) m->length);
	zhn_rows_put(row);
}

/* The day in argument 1, as far as a newspaper can have it. */
static int32_t
base_argument(FunctionCallInfo fcinfo)
{
	DateADT		date;

	if (PG_ARGISNULL(1))
		return ZHN_DAY_UNKNOWN;
	date = PG_GETARG_DATEADT(1);
	if (DATE_NOT_FINITE(date) || date < zhn_day_number(1000, 1, 1) ||
		date > zhn_day_number(2999, 12, 31))
		return ZHN_DAY_UNKNOWN;
	return (int32_t) date;
}

/* zhnews.mentions(body, published, home) */
Datum
zhn_mentions(PG_FUNCTION_ARGS)
{
	ZhnRow		row;
	ZhnExtractOptions options;
	ZhnExtracted found;
	FmgrInfo	range_in;
	MemoryContext work;
	MemoryContext old;

	zhn_rows_start(&row, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	work = work_context();
	old = MemoryContextSwitchTo(work);
	memset(&options, 0, sizeof(options));
	options.base = base_argument(fcinfo);
	if (!PG_ARGISNULL(2))
	{
		text	   *home = PG_GETARG_TEXT_PP(2);

		options.home.at = VARDATA_ANY(home);
		options.home.length = VARSIZE_ANY_EXHDR(home);
	}
	fmgr_info(F_RANGE_IN, &range_in);
	extract(PG_GETARG_TEXT_PP(0), &options, &found);
	for (uint32_t i = 0; i < found.nmentions; i++)
		put_mention(&row, &found.mentions[i], &range_in);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(work);
	return (Datum) 0;
}

static void
put_quotation(ZhnRow *row, const ZhnQuotation *q)
{
	row_string(row, q->kind == ZHN_SPEECH_DIRECT ? "direct" : "indirect");
	row_slice(row, q->speaker);
	row_slice(row, q->title);
	row_slice(row, q->verb);
	row_slice(row, q->text);
	row_string(row, q->position);
	zhn_row_datum(row, Float4GetDatum(q->confidence));
	zhn_row_int(row, (int32) q->paragraph);
	zhn_row_int(row, (int32) q->start + 1);
	zhn_row_int(row, (int32) q->length);
	zhn_rows_put(row);
}

/* zhnews.quotations(body) */
Datum
zhn_quotations(PG_FUNCTION_ARGS)
{
	ZhnRow		row;
	ZhnExtractOptions options;
	ZhnExtracted found;
	MemoryContext work;
	MemoryContext old;

	zhn_rows_start(&row, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	work = work_context();
	old = MemoryContextSwitchTo(work);
	memset(&options, 0, sizeof(options));
	options.base = ZHN_DAY_UNKNOWN;
	extract(PG_GETARG_TEXT_PP(0), &options, &found);
	for (uint32_t i = 0; i < found.nquotations; i++)
		put_quotation(&row, &found.quotations[i]);
	MemoryContextSwitchTo(old);
	MemoryContextDelete(work);
	return (Datum) 0;
}
