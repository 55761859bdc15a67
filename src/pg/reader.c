/*-------------------------------------------------------------------------
 *
 * reader.c
 *	  zhnews.read_page() and its like: a page of text to rows.
 *
 * A page is read as a whole, because what a line is depends on the lines
 * around it.  The rows therefore go to a tuplestore, and all that the reader
 * allocated is freed before the function returns.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/item.h"
#include "read/broken.h"
#include "read/page.h"
#include "text/script.h"

PG_FUNCTION_INFO_V1(zhn_read_page_sql);
PG_FUNCTION_INFO_V1(zhn_page_lines);
PG_FUNCTION_INFO_V1(zhn_read_text_page);
PG_FUNCTION_INFO_V1(zhn_reader_version);
PG_FUNCTION_INFO_V1(zhn_script_sql);

/*
 * Version of the rules under src/read.  It grows when some page would be
 * read differently, and is stored with each article of a corpus.
 */
#define READER_VERSION 1

/* Of so many characters that are not white space, one may be broken. */
#define BROKEN_SHARE 20

/* Columns of the result of zhnews.page_lines(). */
enum
{
	LINE_NUMBER,
	LINE_ROLE,
	LINE_ARTICLE,
	LINE_CONFIDENCE,
	LINE_JOINED,
	LINE_JOIN_SCORE,
	LINE_TEXT,
	LINE_NCOLUMNS
};

/* Refuse what is no text: a picture, a PDF, an archive. */
static void
check_is_text(const ZhnEnv *env, const char *at, size_t length)
{
	size_t		printed;
	size_t		broken = zhn_count_broken(env, at, length, &printed);

	if (broken > 0 && broken * BROKEN_SHARE > printed)
		ereport(ERROR,
				(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
				 errmsg("page is not text: %zu of its %zu characters are control characters or unassigned",
						broken, printed),
				 errhint("Load the text of the page, in the encoding that it has.")));
}

/* The context that a page is read in, child of the current one. */
static MemoryContext
create_context(void)
{
	return AllocSetContextCreate(CurrentMemoryContext, "zhnews page",
								 ALLOCSET_DEFAULT_SIZES);
}

/*
 * Read the page in argument 0 in the current memory context, and return its
 * text, which the result points into.
 */
static const char *
read_page_argument(FunctionCallInfo fcinfo, ZhnPage *page)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	const char *at = VARDATA_ANY(body);
	size_t		length = VARSIZE_ANY_EXHDR(body);
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);

	zhn_check_encoding();
	if (length <= ZHN_PAGE_BYTES_MAX)
		check_is_text(env, at, length);
	zhn_read_page(env, at, length, page);
	return at;
}

/*
 * The day in argument 1, or NULL if it is not given or not one that a
 * newspaper can have.
 */
static const ZhnDay *
published_argument(FunctionCallInfo fcinfo, ZhnDay *day)
{
	return PG_ARGISNULL(1) ? NULL : zhn_date_day(PG_GETARG_DATUM(1), day);
}

/* zhnews.read_page(page, published) */
Datum
zhn_read_page_sql(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext context;
	MemoryContext old;
	ZhnEnv	   *env;
	ZhnPage		page;
	ZhnDay		day;
	const ZhnDay *published;
	ZhnItem		item;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;

	context = create_context();
	old = MemoryContextSwitchTo(context);
	read_page_argument(fcinfo, &page);
	published = published_argument(fcinfo, &day);
	zhn_item_init(&item, result->setDesc);
	env = zhn_env_create(context);
	for (int i = 0; i < page.narticles; i++)
	{
		zhn_item_clear(&item);
		zhn_item_set_article(&item, env, &page.articles[i], published);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 item.values, item.nulls);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return (Datum) 0;
}

static Datum
text_datum(const char *at, size_t length)
{
	return PointerGetDatum(cstring_to_text_with_len(at, (int) length));
}

/* Fill the columns of a line, of which article alone may be NULL. */
static void
line_row(const ZhnPageLine *line, const char *text, Datum *values, bool *nulls)
{
	const char *role = zhn_role_name(line->role);

	memset(nulls, false, LINE_NCOLUMNS * sizeof(bool));
	values[LINE_NUMBER] = Int32GetDatum((int) line->number);
	values[LINE_ROLE] = text_datum(role, strlen(role));
	values[LINE_ARTICLE] = Int32GetDatum(line->article);
	nulls[LINE_ARTICLE] = line->article == 0;
	values[LINE_CONFIDENCE] = Float4GetDatum((float4) line->confidence);
	values[LINE_JOINED] = BoolGetDatum(line->joined);
	values[LINE_JOIN_SCORE] = Float4GetDatum((float4) line->join_score);
	values[LINE_TEXT] = text_datum(text + line->start, line->length);
}

/* zhnews.page_lines(page) */
Datum
zhn_page_lines(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext context;
	MemoryContext old;
	ZhnPage		page;
	const char *text;

	InitMaterializedSRF(fcinfo, 0);

	context = create_context();
	old = MemoryContextSwitchTo(context);
	text = read_page_argument(fcinfo, &page);
	for (size_t i = 0; i < page.nlines; i++)
	{
		Datum		values[LINE_NCOLUMNS];
		bool		nulls[LINE_NCOLUMNS];

		line_row(&page.lines[i], text, values, nulls);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 values, nulls);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return (Datum) 0;
}

/* The articles of a page as an array of zhnews.item. */
static Datum
items_array(const ZhnPage *page, const ZhnDay *published, Oid type)
{
	TupleDesc	desc = lookup_rowtype_tupdesc(type, -1);
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	Datum	   *elements = palloc((page->narticles + 1) * sizeof(Datum));
	ZhnItem		item;

	zhn_item_init(&item, desc);
	for (int i = 0; i < page->narticles; i++)
	{
		zhn_item_clear(&item);
		zhn_item_set_article(&item, env, &page->articles[i], published);
		elements[i] = zhn_item_form(&item);
	}
	ReleaseTupleDesc(desc);
	return PointerGetDatum(construct_array(elements, page->narticles, type,
										   -1, false, TYPALIGN_DOUBLE));
}

/* The lines of a page as an array of zhnews.page_line. */
static Datum
lines_array(const ZhnPage *page, const char *text, Oid type)
{
	TupleDesc	desc = lookup_rowtype_tupdesc(type, -1);
	Datum	   *elements = palloc((page->nlines + 1) * sizeof(Datum));

	for (size_t i = 0; i < page->nlines; i++)
	{
		Datum		values[LINE_NCOLUMNS];
		bool		nulls[LINE_NCOLUMNS];

		line_row(&page->lines[i], text, values, nulls);
		elements[i] = HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
	}
	ReleaseTupleDesc(desc);
	return PointerGetDatum(construct_array(elements, (int) page->nlines, type,
										   -1, false, TYPALIGN_DOUBLE));
}

/*
 * zhnews.read_text_page(page, published): articles and lines by one reading.
 */
Datum
zhn_read_text_page(PG_FUNCTION_ARGS)
{
	MemoryContext old = CurrentMemoryContext;
	MemoryContext context = create_context();
	TupleDesc	desc;
	ZhnPage		page;
	ZhnDay		day;
	const char *text;
	Datum		values[2];
	bool		nulls[2] = {false, false};
	HeapTuple	row;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = BlessTupleDesc(desc);
	MemoryContextSwitchTo(context);
	text = read_page_argument(fcinfo, &page);
	values[0] = items_array(&page, published_argument(fcinfo, &day),
							get_element_type(TupleDescAttr(desc, 0)->atttypid));
	values[1] = lines_array(&page, text,
							get_element_type(TupleDescAttr(desc, 1)->atttypid));
	MemoryContextSwitchTo(old);
	row = heap_form_tuple(desc, values, nulls);
	MemoryContextDelete(context);
	PG_RETURN_DATUM(HeapTupleGetDatum(row));
}

/* zhnews.reader_version() */
Datum
zhn_reader_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(READER_VERSION);
}

/* zhnews.script(text) */
Datum
zhn_script_sql(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	ZhnEnv		env;

	zhn_check_encoding();
	zhn_env_init(&env, CurrentMemoryContext);
	switch (zhn_script(&env, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body)))
	{
		case ZHN_SCRIPT_SIMPLIFIED:
			PG_RETURN_TEXT_P(cstring_to_text("Hans"));
		case ZHN_SCRIPT_TRADITIONAL:
			PG_RETURN_TEXT_P(cstring_to_text("Hant"));
		case ZHN_SCRIPT_MIXED:
			PG_RETURN_TEXT_P(cstring_to_text("Hani"));
		case ZHN_SCRIPT_NONE:
			break;
	}
	PG_RETURN_NULL();
}
