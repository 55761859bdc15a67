/*-------------------------------------------------------------------------
 *
 * item.c
 *	  An article as a row of zhnews.item.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/item.h"
#include "read/article.h"

PG_FUNCTION_INFO_V1(zhn_complete_item);
PG_FUNCTION_INFO_V1(zhn_complete_items);
PG_FUNCTION_INFO_V1(zhn_named_credits);

static const char *const column_names[ZHN_ITEM_NCOLUMNS] = {
	[ZHN_ITEM_PUBLISHED] = "published",
	[ZHN_ITEM_POSITION] = "position",
	[ZHN_ITEM_KIND] = "kind",
	[ZHN_ITEM_KICKER] = "kicker",
	[ZHN_ITEM_HEADLINE] = "headline",
	[ZHN_ITEM_SUBTITLE] = "subtitle",
	[ZHN_ITEM_SUMMARY] = "summary",
	[ZHN_ITEM_NOTE] = "note",
	[ZHN_ITEM_COLUMN_NAME] = "column_name",
	[ZHN_ITEM_SOURCE] = "source",
	[ZHN_ITEM_ORIGINAL_TITLE] = "original_title",
	[ZHN_ITEM_SOURCE_MARK] = "source_mark",
	[ZHN_ITEM_AGENCY] = "agency",
	[ZHN_ITEM_DATELINE] = "dateline",
	[ZHN_ITEM_DATELINE_PLACE] = "dateline_place",
	[ZHN_ITEM_DATELINE_DATE] = "dateline_date",
	[ZHN_ITEM_BODY] = "body",
	[ZHN_ITEM_CAPTION] = "caption",
	[ZHN_ITEM_CREDITS] = "credits",
	[ZHN_ITEM_SECTIONS] = "sections",
	[ZHN_ITEM_LINE_FROM] = "line_from",
	[ZHN_ITEM_LINE_TO] = "line_to",
	[ZHN_ITEM_ORIGINAL] = "original",
};

int
zhn_item_place(const ZhnItem *item, const char *name, size_t length)
{
	for (int i = 0; i < item->desc->natts; i++)
	{
		const char *attribute = NameStr(TupleDescAttr(item->desc, i)->attname);

		if (strlen(attribute) == length &&
			memcmp(attribute, name, length) == 0)
			return i;
	}
	return -1;
}

void
zhn_item_init(ZhnItem *item, TupleDesc desc)
{
	item->desc = desc;
	item->values = palloc(desc->natts * sizeof(Datum));
	item->nulls = palloc(desc->natts * sizeof(bool));
	for (int i = 0; i < ZHN_ITEM_NCOLUMNS; i++)
		item->at[i] = zhn_item_place(item, column_names[i],
									 strlen(column_names[i]));
	item->credit_type = get_element_type(
		TupleDescAttr(desc, item->at[ZHN_ITEM_CREDITS])->atttypid);
	zhn_item_clear(item);
}

void
zhn_item_clear(ZhnItem *item)
{
	memset(item->nulls, true, item->desc->natts * sizeof(bool));
}

void
zhn_item_deform(ZhnItem *item, HeapTupleHeader row)
{
	HeapTupleData tuple = {0};

	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	tuple.t_data = row;
	heap_deform_tuple(&tuple, item->desc, item->values, item->nulls);
}

Datum
zhn_item_form(ZhnItem *item)
{
	return HeapTupleGetDatum(heap_form_tuple(item->desc, item->values,
											 item->nulls));
}

void
zhn_item_set(ZhnItem *item, ZhnItemColumn column, Datum value)
{
	int			at = item->at[column];

	if (at < 0)
		return;
	item->values[at] = value;
	item->nulls[at] = false;
}

void
zhn_item_set_text(ZhnItem *item, ZhnItemColumn column, ZhnText text)
{
	if (text.at != NULL)
		zhn_item_set(item, column, PointerGetDatum(
						 cstring_to_text_with_len(text.at, (int) text.length)));
}

Datum
zhn_day_date(const ZhnDay *day)
{
	return DateADTGetDatum(date2j(day->year, day->month, day->day) -
						   POSTGRES_EPOCH_JDATE);
}

const ZhnDay *
zhn_date_day(Datum date, ZhnDay *day)
{
	DateADT		value = DatumGetDateADT(date);

	if (DATE_NOT_FINITE(value))
		return NULL;
	j2date(value + POSTGRES_EPOCH_JDATE, &day->year, &day->month, &day->day);
	return day->year >= 1 && day->year <= 9999 ? day : NULL;
}

void
zhn_item_set_day(ZhnItem *item, ZhnItemColumn column, const ZhnDay *day)
{
	zhn_item_set(item, column, zhn_day_date(day));
}

const ZhnDay *
zhn_item_day(const ZhnItem *item, ZhnItemColumn column, ZhnDay *day)
{
	if (zhn_item_is_null(item, column))
		return NULL;
	return zhn_date_day(item->values[item->at[column]], day);
}

bool
zhn_item_is_null(const ZhnItem *item, ZhnItemColumn column)
{
	return item->at[column] < 0 || item->nulls[item->at[column]];
}

static Datum
text_datum(ZhnText text, bool *isnull)
{
	*isnull = text.at == NULL;
	if (*isnull)
		return (Datum) 0;
	return PointerGetDatum(cstring_to_text_with_len(text.at,
													(int) text.length));
}

Datum
zhn_credits_array(const ZhnCredit *credits, int ncredits, Oid element)
{
	TupleDesc	desc = lookup_rowtype_tupdesc(element, -1);
	Datum	   *elements = palloc(sizeof(Datum) * (ncredits + 1));
	ArrayType  *array;

	for (int i = 0; i < ncredits; i++)
	{
		Datum		values[3];
		bool		nulls[3];

		values[0] = text_datum(credits[i].role, &nulls[0]);
		values[1] = text_datum(credits[i].name, &nulls[1]);
		values[2] = text_datum(credits[i].organisation, &nulls[2]);
		elements[i] = HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
	}
	ReleaseTupleDesc(desc);

	array = construct_array(elements, ncredits, element, -1, false,
							TYPALIGN_DOUBLE);
	return PointerGetDatum(array);
}

void
zhn_item_set_credits(ZhnItem *item, const ZhnCredit *credits, int ncredits)
{
	if (ncredits > 0)
		zhn_item_set(item, ZHN_ITEM_CREDITS,
					 zhn_credits_array(credits, ncredits, item->credit_type));
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

static bool
is_later(const ZhnDay *a, const ZhnDay *b)
{
	return DatumGetDateADT(zhn_day_date(a)) > DatumGetDateADT(zhn_day_date(b));
}

/* No report was written after it was published: 明天 is another day. */
static void
set_dateline_day(ZhnItem *item, const ZhnEnv *env, ZhnText date,
				 const ZhnDay *published)
{
	ZhnDay		day;

	if (zhn_read_day(env, date, published, &day) &&
		(published == NULL || !is_later(&day, published)))
		zhn_item_set_day(item, ZHN_ITEM_DATELINE_DATE, &day);
}

void
zhn_item_set_article(ZhnItem *item, const ZhnEnv *env,
					 const ZhnArticle *article, const ZhnDay *published)
{
	ZhnText		kind;

	kind.at = zhn_article_kind_name(article->kind);
	kind.length = strlen(kind.at);
	zhn_item_set_text(item, ZHN_ITEM_KIND, kind);
	zhn_item_set_text(item, ZHN_ITEM_KICKER, article->kicker);
	zhn_item_set_text(item, ZHN_ITEM_HEADLINE, article->headline);
	zhn_item_set_text(item, ZHN_ITEM_SUBTITLE, article->subtitle);
	zhn_item_set_text(item, ZHN_ITEM_SUMMARY, article->summary);
	zhn_item_set_text(item, ZHN_ITEM_NOTE, article->note);
	zhn_item_set_text(item, ZHN_ITEM_COLUMN_NAME, article->column_name);
	zhn_item_set_text(item, ZHN_ITEM_SOURCE, article->source);
	zhn_item_set_text(item, ZHN_ITEM_ORIGINAL_TITLE, article->original_title);
	zhn_item_set_text(item, ZHN_ITEM_SOURCE_MARK, article->source_mark);
	zhn_item_set_text(item, ZHN_ITEM_AGENCY, article->agency);
	zhn_item_set_text(item, ZHN_ITEM_DATELINE, article->dateline);
	zhn_item_set_text(item, ZHN_ITEM_DATELINE_PLACE, article->dateline_place);
	set_dateline_day(item, env, article->dateline_date, published);
	zhn_item_set_text(item, ZHN_ITEM_BODY, article->body);
	zhn_item_set_text(item, ZHN_ITEM_CAPTION, article->caption);
	zhn_item_set_credits(item, article->credits, article->ncredits);
	if (article->nsections > 0)
		zhn_item_set(item, ZHN_ITEM_SECTIONS, sections_json(article));
	zhn_item_set(item, ZHN_ITEM_POSITION, Int32GetDatum(article->position));
	zhn_item_set(item, ZHN_ITEM_LINE_FROM,
				 Int32GetDatum((int) article->line_from));
	zhn_item_set(item, ZHN_ITEM_LINE_TO,
				 Int32GetDatum((int) article->line_to));
}

static void
set_text_if_null(ZhnItem *item, ZhnItemColumn column, ZhnText text)
{
	if (zhn_item_is_null(item, column))
		zhn_item_set_text(item, column, text);
}

void
zhn_item_complete(ZhnItem *item, const ZhnEnv *env)
{
	static const char photo[] = "photo";
	static const char news[] = "news";
	bool		picture = zhn_item_is_null(item, ZHN_ITEM_BODY) &&
		!zhn_item_is_null(item, ZHN_ITEM_CAPTION);
	ZhnText		kind = {picture ? photo : news,
		picture ? sizeof(photo) - 1 : sizeof(news) - 1};
	text	   *body;
	ZhnText		body_text;
	ZhnArticle	head;
	ZhnDay		published;

	set_text_if_null(item, ZHN_ITEM_KIND, kind);
	if (zhn_item_is_null(item, ZHN_ITEM_BODY))
		return;
	body = DatumGetTextPP(item->values[item->at[ZHN_ITEM_BODY]]);
	body_text.at = VARDATA_ANY(body);
	body_text.length = VARSIZE_ANY_EXHDR(body);
	zhn_read_body(env, body_text, &head);
	if (head.body.length < body_text.length)
	{
		item->nulls[item->at[ZHN_ITEM_BODY]] = true;
		if (head.body.length > 0)
			zhn_item_set_text(item, ZHN_ITEM_BODY, head.body);
	}
	zhn_item_set_text(item, ZHN_ITEM_SOURCE_MARK, head.source_mark);
	zhn_item_set_text(item, ZHN_ITEM_DATELINE, head.dateline);
	set_text_if_null(item, ZHN_ITEM_AGENCY, head.agency);
	set_text_if_null(item, ZHN_ITEM_DATELINE_PLACE, head.dateline_place);
	set_dateline_day(item, env, head.dateline_date,
					 zhn_item_day(item, ZHN_ITEM_PUBLISHED, &published));
	if (zhn_item_is_null(item, ZHN_ITEM_CREDITS))
		zhn_item_set_credits(item, head.credits, head.ncredits);
}

/* zhnews.complete_item(item) */
Datum
zhn_complete_item(PG_FUNCTION_ARGS)
{
	HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(0);
	TupleDesc	desc;
	ZhnItem		item;

	zhn_check_encoding();
	desc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(row),
								  HeapTupleHeaderGetTypMod(row));
	zhn_item_init(&item, desc);
	zhn_item_deform(&item, row);
	zhn_item_complete(&item, zhn_env_create(CurrentMemoryContext));
	row = DatumGetHeapTupleHeader(zhn_item_form(&item));
	ReleaseTupleDesc(desc);
	PG_RETURN_HEAPTUPLEHEADER(row);
}

/* An array of rows of which some may be NULL. */
static ArrayType *
make_array(Datum *elements, bool *nulls, int n, Oid element)
{
	int			lower = 1;

	return construct_md_array(elements, nulls, 1, &n, &lower, element, -1,
							  false, TYPALIGN_DOUBLE);
}

/*
 * Who signs without a name, such as 本报评论员, has organisation and role as
 * name.  Nearly always there is nothing to do.
 */
static ArrayType *
named_credits(ArrayType *credits)
{
	Oid			element = ARR_ELEMTYPE(credits);
	TupleDesc	desc = NULL;
	Datum	   *elements;
	bool	   *nulls;
	int			n;
	bool		changed = false;

	deconstruct_array(credits, element, -1, false, TYPALIGN_DOUBLE,
					  &elements, &nulls, &n);
	for (int i = 0; i < n; i++)
	{
		HeapTupleHeader row;
		HeapTupleData tuple = {0};
		Datum		values[3];
		bool		isnull[3];
		StringInfoData name;

		if (nulls[i])
			continue;
		if (desc == NULL)
			desc = lookup_rowtype_tupdesc(element, -1);
		row = DatumGetHeapTupleHeader(elements[i]);
		tuple.t_len = HeapTupleHeaderGetDatumLength(row);
		tuple.t_data = row;
		heap_deform_tuple(&tuple, desc, values, isnull);
		if (!isnull[1])
			continue;
		initStringInfo(&name);
		if (!isnull[2])
			appendStringInfoString(&name, TextDatumGetCString(values[2]));
		if (!isnull[0])
			appendStringInfoString(&name, TextDatumGetCString(values[0]));
		values[1] = CStringGetTextDatum(name.data);
		isnull[1] = false;
		elements[i] = HeapTupleGetDatum(heap_form_tuple(desc, values, isnull));
		changed = true;
	}
	if (desc != NULL)
		ReleaseTupleDesc(desc);
	return changed ? make_array(elements, nulls, n, element) : credits;
}

/* zhnews.named_credits(credits) */
Datum
zhn_named_credits(PG_FUNCTION_ARGS)
{
	PG_RETURN_ARRAYTYPE_P(named_credits(PG_GETARG_ARRAYTYPE_P(0)));
}

/* What is known of a page, where an item of it does not say it. */
static void
set_if_null(ZhnItem *item, const char *column, FunctionCallInfo fcinfo,
			int argument)
{
	int			at = zhn_item_place(item, column, strlen(column));

	if (!item->nulls[at] || PG_ARGISNULL(argument))
		return;
	item->values[at] = PG_GETARG_DATUM(argument);
	item->nulls[at] = false;
}

/* zhnews.complete_items(items, paper, published, page_no, url, external_id) */
Datum
zhn_complete_items(PG_FUNCTION_ARGS)
{
	ArrayType  *array;
	Oid			type;
	TupleDesc	desc;
	ZhnItem		item;
	Datum	   *elements;
	bool	   *nulls;
	int			n;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	array = PG_GETARG_ARRAYTYPE_P(0);
	type = ARR_ELEMTYPE(array);
	desc = lookup_rowtype_tupdesc(type, -1);
	zhn_item_init(&item, desc);
	deconstruct_array(array, type, -1, false, TYPALIGN_DOUBLE,
					  &elements, &nulls, &n);
	for (int i = 0; i < n; i++)
	{
		int			credits = item.at[ZHN_ITEM_CREDITS];

		if (nulls[i])
			continue;
		zhn_item_deform(&item, DatumGetHeapTupleHeader(elements[i]));
		set_if_null(&item, "paper", fcinfo, 1);
		set_if_null(&item, "published", fcinfo, 2);
		set_if_null(&item, "page_no", fcinfo, 3);
		set_if_null(&item, "url", fcinfo, 4);
		if (n == 1)
			set_if_null(&item, "external_id", fcinfo, 5);
		if (!item.nulls[credits])
			item.values[credits] = PointerGetDatum(
				named_credits(DatumGetArrayTypeP(item.values[credits])));
		item.nulls[item.at[ZHN_ITEM_ORIGINAL]] = true;
		elements[i] = zhn_item_form(&item);
	}
	ReleaseTupleDesc(desc);
	PG_RETURN_ARRAYTYPE_P(make_array(elements, nulls, n, type));
}
