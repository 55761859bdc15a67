/*-------------------------------------------------------------------------
 *
 * reader.c
 *	  zhnews.read_page() and zhnews.page_lines(): a page to rows.
 *
 * A page is read as a whole, because what a line is depends on the lines
 * around it.  The rows therefore go to a tuplestore, and all that the reader
 * allocated is freed before the function returns.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/reader.h"
#include "read/broken.h"
#include "read/day.h"
#include "read/page.h"
#include "text/script.h"

PG_FUNCTION_INFO_V1(zhn_read_page_sql);
PG_FUNCTION_INFO_V1(zhn_page_lines);
PG_FUNCTION_INFO_V1(zhn_reader_version);
PG_FUNCTION_INFO_V1(zhn_script_sql);

/*
 * Version of the rules under src/read.  It grows when some page would be
 * read differently, and is stored with each article of a corpus.
 */
#define READER_VERSION 1

/* Of so many characters that are not white space, one may be broken. */
#define BROKEN_SHARE 20

/* Columns of type zhnews.page_article. */
enum
{
	ARTICLE_POSITION,
	ARTICLE_KIND,
	ARTICLE_KICKER,
	ARTICLE_HEADLINE,
	ARTICLE_SUBTITLE,
	ARTICLE_SUMMARY,
	ARTICLE_NOTE,
	ARTICLE_COLUMN_NAME,
	ARTICLE_SOURCE,
	ARTICLE_ORIGINAL_TITLE,
	ARTICLE_SOURCE_MARK,
	ARTICLE_AGENCY,
	ARTICLE_DATELINE,
	ARTICLE_DATELINE_PLACE,
	ARTICLE_DATELINE_DATE,
	ARTICLE_BODY,
	ARTICLE_CAPTION,
	ARTICLE_CREDITS,
	ARTICLE_SECTIONS,
	ARTICLE_LINE_FROM,
	ARTICLE_LINE_TO,
	ARTICLE_NCOLUMNS
};

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

/* A row under construction. */
typedef struct Row
{
	Datum		values[ARTICLE_NCOLUMNS];
	bool		nulls[ARTICLE_NCOLUMNS];
} Row;

static void
row_set(Row *row, int column, Datum value)
{
	row->values[column] = value;
	row->nulls[column] = false;
}

static void
row_set_text(Row *row, int column, ZhnText text)
{
	if (text.at != NULL)
		row_set(row, column, PointerGetDatum(
					cstring_to_text_with_len(text.at, (int) text.length)));
}

static void
row_clear(Row *row)
{
	memset(row->nulls, true, sizeof(row->nulls));
}

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

Datum
zhn_credits_array(const ZhnCredit *credits, int ncredits, Oid element)
{
	TupleDesc	desc = lookup_rowtype_tupdesc(element, -1);
	Datum	   *elements = palloc(sizeof(Datum) * (ncredits + 1));
	ArrayType  *array;

	for (int i = 0; i < ncredits; i++)
	{
		const ZhnCredit *credit = &credits[i];
		Row			row;

		row_clear(&row);
		row_set_text(&row, 0, credit->role);
		row_set_text(&row, 1, credit->name);
		row_set_text(&row, 2, credit->organisation);
		elements[i] = HeapTupleGetDatum(heap_form_tuple(desc, row.values,
														row.nulls));
	}
	ReleaseTupleDesc(desc);

	array = construct_array(elements, ncredits, element, -1, false,
							TYPALIGN_DOUBLE);
	return PointerGetDatum(array);
}

/* The sections of an article as jsonb. */
static Datum
sections_json(const ZhnArticle *article)
{
	StringInfoData json;

	initStringInfo(&json);
	for (int i = 0; i < article->nsections; i++)
	{
		const ZhnSection *section = &article->sections[i];

		appendStringInfoString(&json, i == 0 ? "[" : ",");
		appendStringInfoString(&json, "{\"label\":");
		escape_json(&json, pnstrdup(section->label.at,
									section->label.length));
		appendStringInfo(&json,
						 ",\"first_paragraph\":%d,\"last_paragraph\":%d}",
						 section->first_paragraph, section->last_paragraph);
	}
	appendStringInfoChar(&json, ']');
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(json.data));
}

/*
 * The day in argument 1, or NULL if it is not given or not one that a
 * newspaper can have.
 */
static const ZhnDay *
published_argument(FunctionCallInfo fcinfo, ZhnDay *day)
{
	DateADT		date;

	if (PG_ARGISNULL(1))
		return NULL;
	date = PG_GETARG_DATEADT(1);
	if (DATE_NOT_FINITE(date))
		return NULL;
	j2date(date + POSTGRES_EPOCH_JDATE, &day->year, &day->month, &day->day);
	return day->year >= 1 && day->year <= 9999 ? day : NULL;
}

static Datum
date_of_day(const ZhnDay *day)
{
	return DateADTGetDatum(date2j(day->year, day->month, day->day) -
						   POSTGRES_EPOCH_JDATE);
}

static void
article_row(const ZhnEnv *env, const ZhnArticle *article,
			const ZhnDay *published, Oid credit_type, Row *row)
{
	ZhnDay		day;

	row_clear(row);
	row_set(row, ARTICLE_POSITION, Int32GetDatum(article->position));
	row_set(row, ARTICLE_KIND, CStringGetTextDatum(
				zhn_article_kind_name(article->kind)));
	row_set_text(row, ARTICLE_KICKER, article->kicker);
	row_set_text(row, ARTICLE_HEADLINE, article->headline);
	row_set_text(row, ARTICLE_SUBTITLE, article->subtitle);
	row_set_text(row, ARTICLE_SUMMARY, article->summary);
	row_set_text(row, ARTICLE_NOTE, article->note);
	row_set_text(row, ARTICLE_COLUMN_NAME, article->column_name);
	row_set_text(row, ARTICLE_SOURCE, article->source);
	row_set_text(row, ARTICLE_ORIGINAL_TITLE, article->original_title);
	row_set_text(row, ARTICLE_SOURCE_MARK, article->source_mark);
	row_set_text(row, ARTICLE_AGENCY, article->agency);
	row_set_text(row, ARTICLE_DATELINE, article->dateline);
	row_set_text(row, ARTICLE_DATELINE_PLACE, article->dateline_place);
	if (zhn_read_day(env, article->dateline_date, published, &day))
		row_set(row, ARTICLE_DATELINE_DATE, date_of_day(&day));
	row_set_text(row, ARTICLE_BODY, article->body);
	row_set_text(row, ARTICLE_CAPTION, article->caption);
	if (article->ncredits > 0)
		row_set(row, ARTICLE_CREDITS,
				zhn_credits_array(article->credits, article->ncredits,
								  credit_type));
	if (article->nsections > 0)
		row_set(row, ARTICLE_SECTIONS, sections_json(article));
	row_set(row, ARTICLE_LINE_FROM, Int32GetDatum((int) article->line_from));
	row_set(row, ARTICLE_LINE_TO, Int32GetDatum((int) article->line_to));
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
	Oid			credit_type;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;

	context = AllocSetContextCreate(CurrentMemoryContext, "zhnews page",
									ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	read_page_argument(fcinfo, &page);
	published = published_argument(fcinfo, &day);
	credit_type = get_element_type(TupleDescAttr(result->setDesc,
												 ARTICLE_CREDITS)->atttypid);
	env = zhn_env_create(context);
	for (int i = 0; i < page.narticles; i++)
	{
		Row			row;

		article_row(env, &page.articles[i], published, credit_type, &row);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 row.values, row.nulls);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return (Datum) 0;
}

static void
line_row(const ZhnPageLine *line, const char *text, Row *row)
{
	ZhnText		verbatim = {text + line->start, line->length};

	row_clear(row);
	row_set(row, LINE_NUMBER, Int32GetDatum((int) line->number));
	row_set(row, LINE_ROLE, CStringGetTextDatum(zhn_role_name(line->role)));
	if (line->article > 0)
		row_set(row, LINE_ARTICLE, Int32GetDatum(line->article));
	row_set(row, LINE_CONFIDENCE, Float4GetDatum((float4) line->confidence));
	row_set(row, LINE_JOINED, BoolGetDatum(line->joined));
	row_set(row, LINE_JOIN_SCORE, Float4GetDatum((float4) line->join_score));
	row_set_text(row, LINE_TEXT, verbatim);
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

	context = AllocSetContextCreate(CurrentMemoryContext, "zhnews page",
									ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	text = read_page_argument(fcinfo, &page);
	for (size_t i = 0; i < page.nlines; i++)
	{
		Row			row;

		line_row(&page.lines[i], text, &row);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 row.values, row.nulls);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return (Datum) 0;
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
