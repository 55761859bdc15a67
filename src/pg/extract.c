/*-------------------------------------------------------------------------
 *
 * extract.c
 *	  zhnews.mentions() and zhnews.quotations(): a text to rows; and both of
 *	  an article at once.
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
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/numeric.h"
#include "utils/typcache.h"

#include "pg/compat.h"

#include "extract/calendar.h"
#include "extract/extract.h"
#include "pg/env.h"
#include "pg/rows.h"
#include "pg/run.h"
#include "pg/tokens.h"

PG_FUNCTION_INFO_V1(zhn_mentions);
PG_FUNCTION_INFO_V1(zhn_quotations);
PG_FUNCTION_INFO_V1(zhn_article_mentions);

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
fill_mention(ZhnRow *row, const ZhnMention *m, FmgrInfo *range_in)
{
	bool		amount = m->kind == ZHN_MENTION_QUANTITY ||
		m->kind == ZHN_MENTION_CHANGE;

	row_string(row, zhn_mention_kind_name(m->kind));
	row_slice(row, m->surface);
	row_slice(row, m->name);
	row_slice(row, m->title);
	row_string(row, m->type);
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
}

/* The day in an argument, as far as a newspaper can have it. */
static int32_t
base_argument(FunctionCallInfo fcinfo, int argument)
{
	DateADT		date;

	if (PG_ARGISNULL(argument))
		return ZHN_DAY_UNKNOWN;
	date = PG_GETARG_DATEADT(argument);
	if (DATE_NOT_FINITE(date) || date < zhn_day_number(1000, 1, 1) ||
		date > zhn_day_number(2999, 12, 31))
		return ZHN_DAY_UNKNOWN;
	return (int32_t) date;
}

/* Argument published and, after it, home. */
static void
options_arguments(FunctionCallInfo fcinfo, int published,
				  ZhnExtractOptions *options)
{
	memset(options, 0, sizeof(*options));
	options->base = base_argument(fcinfo, published);
	if (!PG_ARGISNULL(published + 1))
	{
		text	   *home = PG_GETARG_TEXT_PP(published + 1);

		options->home.at = VARDATA_ANY(home);
		options->home.length = VARSIZE_ANY_EXHDR(home);
	}
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
	options_arguments(fcinfo, 1, &options);
	fmgr_info(F_RANGE_IN, &range_in);
	extract(PG_GETARG_TEXT_PP(0), &options, &found);
	for (uint32_t i = 0; i < found.nmentions; i++)
	{
		fill_mention(&row, &found.mentions[i], &range_in);
		zhn_rows_put(&row);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(work);
	return (Datum) 0;
}

static void
fill_quotation(ZhnRow *row, const ZhnQuotation *q)
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
	{
		fill_quotation(&row, &found.quotations[i]);
		zhn_rows_put(&row);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(work);
	return (Datum) 0;
}

/* ------------------------------------------------------------ of an article */

/* The arguments of zhnews.article_mentions() that are parts of its text. */
#define NPARTS 4

static const char *const part_names[NPARTS] = {
	"kicker", "headline", "subtitle", "body"
};

/* A part in the text of an article, in which each begins a line. */
typedef struct Part
{
	const char *name;
	const char *text;
	size_t		length;			/* bytes */
	uint32_t	start;			/* first character, from 0 */
	uint32_t	paragraph;		/* first line, from 0 */
} Part;

/*
 * The parts that an article has, with their places in the text that they are
 * together.  Returns their number.
 */
static int
collect_parts(FunctionCallInfo fcinfo, Part *parts)
{
	uint32_t	start = 0;
	uint32_t	paragraph = 0;
	int			n = 0;

	for (int i = 0; i < NPARTS; i++)
	{
		text	   *value;
		Part	   *part;

		if (PG_ARGISNULL(i))
			continue;
		value = PG_GETARG_TEXT_PP(i);
		part = &parts[n++];
		part->name = part_names[i];
		part->text = VARDATA_ANY(value);
		part->length = VARSIZE_ANY_EXHDR(value);
		part->start = start;
		part->paragraph = paragraph;
		start += pg_mbstrlen_with_len(part->text, (int) part->length) + 1;
		paragraph++;
		for (size_t k = 0; k < part->length; k++)
			paragraph += part->text[k] == '\n';
	}
	return n;
}

/* The text of an article: its parts, each on lines of its own. */
static char *
join_parts(const Part *parts, int nparts, size_t *length)
{
	StringInfoData text;

	initStringInfo(&text);
	for (int i = 0; i < nparts; i++)
	{
		if (i > 0)
			appendStringInfoChar(&text, '\n');
		appendBinaryStringInfo(&text, parts[i].text, (int) parts[i].length);
	}
	*length = text.len;
	return text.data;
}

/* Give a document the tokens that are kept of a part; false if none are. */
static bool
add_kept_tokens(ZhnDoc *doc, const Part *part, size_t start,
				uint64 fingerprint)
{
	const ZhnKeptTokens *kept = zhn_tokens_find(part->text, part->length,
												fingerprint);
	ZhnToken	token = {.start = start};

	if (kept == NULL)
		return false;
	for (size_t i = 0; i < kept->n; i++)
	{
		token.length = kept->tokens[i].length;
		token.kind = kept->tokens[i].kind;
		token.reason = kept->tokens[i].reason;
		zhn_extractor_token(doc, &token);
		token.start += token.length;
	}
	return true;
}

/* Give a document the tokens of a part, which begins at so many bytes. */
static void
add_part_tokens(ZhnDoc *doc, const Part *part, size_t start)
{
	ZhnRun	   *run = zhn_run_start(part->text, part->length, ZHN_NEWS);
	ZhnToken	token;

	if (!add_kept_tokens(doc, part, start, run->words->fingerprint))
		while (zhn_run_next(run, &token))
		{
			token.start += start;
			zhn_extractor_token(doc, &token);
		}
	zhn_run_end(run);
}

/* What is found in an article, in the current memory context. */
static void
extract_parts(const Part *parts, int nparts, const ZhnExtractOptions *options,
			  ZhnExtracted *result)
{
	size_t		length;
	char	   *text = join_parts(parts, nparts, &length);
	size_t		start = 0;
	ZhnDoc	   *doc;

	zhn_check_encoding();
	doc = zhn_extractor_begin(extractor_get(),
							  zhn_env_create(CurrentMemoryContext),
							  text, length);
	for (int i = 0; i < nparts; i++)
	{
		if (i > 0)
		{
			ZhnToken	line_end = {start, 1, ZHN_SPACE, ZHN_BY_RUN, 0};

			zhn_extractor_token(doc, &line_end);
			start++;
		}
		add_part_tokens(doc, &parts[i], start);
		start += parts[i].length;
	}
	zhn_extract(doc, options, result);
}

/* The part that a character is in. */
static const Part *
part_of(const Part *parts, int nparts, uint32_t start)
{
	while (nparts > 1 && parts[nparts - 1].start > start)
		nparts--;
	return &parts[nparts - 1];
}

/* Rows of one type, and the part of the article that each is in. */
typedef struct RowArrays
{
	ZhnRow		row;
	Datum	   *rows;
	Datum	   *parts;
	int			n;
} RowArrays;

static void
arrays_start(RowArrays *arrays, Oid array_type, uint32_t room)
{
	arrays->row.desc = lookup_rowtype_tupdesc_copy(
		get_element_type(array_type), -1);
	arrays->row.set = NULL;
	arrays->row.n = 0;
	arrays->rows = palloc((room + 1) * sizeof(Datum));
	arrays->parts = palloc((room + 1) * sizeof(Datum));
	arrays->n = 0;
}

/* The row is complete. */
static void
arrays_add(RowArrays *arrays, const Part *part)
{
	arrays->rows[arrays->n] = zhn_row_result(&arrays->row);
	arrays->parts[arrays->n++] = CStringGetTextDatum(part->name);
	arrays->row.n = 0;
}

static void
arrays_end(RowArrays *arrays, Datum *values)
{
	values[0] = PointerGetDatum(
		construct_array(arrays->rows, arrays->n, arrays->row.desc->tdtypeid,
						-1, false, TYPALIGN_DOUBLE));
	values[1] = PointerGetDatum(
		construct_array(arrays->parts, arrays->n, TEXTOID, -1, false,
						TYPALIGN_INT));
}

static void
mention_arrays(ZhnExtracted *found, const Part *parts, int nparts,
			   RowArrays *arrays)
{
	FmgrInfo	range_in;

	fmgr_info(F_RANGE_IN, &range_in);
	for (uint32_t i = 0; i < found->nmentions; i++)
	{
		ZhnMention *mention = &found->mentions[i];
		const Part *part = part_of(parts, nparts, mention->start);

		mention->start -= part->start;
		mention->paragraph -= part->paragraph;
		fill_mention(&arrays->row, mention, &range_in);
		arrays_add(arrays, part);
	}
}

static void
quotation_arrays(ZhnExtracted *found, const Part *parts, int nparts,
				 RowArrays *arrays)
{
	for (uint32_t i = 0; i < found->nquotations; i++)
	{
		ZhnQuotation *quotation = &found->quotations[i];
		const Part *part = part_of(parts, nparts, quotation->start);

		quotation->start -= part->start;
		quotation->paragraph -= part->paragraph;
		fill_quotation(&arrays->row, quotation);
		arrays_add(arrays, part);
	}
}

/*
 * zhnews.article_mentions(kicker, headline, subtitle, body, published, home)
 */
Datum
zhn_article_mentions(PG_FUNCTION_ARGS)
{
	MemoryContext old = CurrentMemoryContext;
	MemoryContext work = work_context();
	ZhnExtractOptions options;
	ZhnExtracted found;
	Part		parts[NPARTS];
	int			nparts = collect_parts(fcinfo, parts);
	RowArrays	arrays;
	TupleDesc	desc;
	Datum		values[4];
	bool		nulls[4] = {false};
	HeapTuple	row;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = BlessTupleDesc(desc);
	MemoryContextSwitchTo(work);
	options_arguments(fcinfo, NPARTS, &options);
	extract_parts(parts, nparts, &options, &found);
	arrays_start(&arrays, TupleDescAttr(desc, 0)->atttypid, found.nmentions);
	mention_arrays(&found, parts, nparts, &arrays);
	arrays_end(&arrays, values);
	arrays_start(&arrays, TupleDescAttr(desc, 2)->atttypid,
				 found.nquotations);
	quotation_arrays(&found, parts, nparts, &arrays);
	arrays_end(&arrays, values + 2);
	MemoryContextSwitchTo(old);
	row = heap_form_tuple(desc, values, nulls);
	MemoryContextDelete(work);
	PG_RETURN_DATUM(HeapTupleGetDatum(row));
}
