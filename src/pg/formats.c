/*-------------------------------------------------------------------------
 *
 * formats.c
 *	  What the readers of feeds and e-papers need of the core: HTML to text,
 *	  the parts of a Founder page, bylines.
 *
 * The readers themselves are SQL: sql/install/45-formats.sql.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/feed.h"
#include "pg/item.h"
#include "read/feed.h"
#include "read/founder.h"
#include "read/html_text.h"

PG_FUNCTION_INFO_V1(zhn_html_text_sql);
PG_FUNCTION_INFO_V1(zhn_founder_parts);
PG_FUNCTION_INFO_V1(zhn_paragraphs_sql);
PG_FUNCTION_INFO_V1(zhn_publication_day);
PG_FUNCTION_INFO_V1(zhn_read_byline_sql);

/* Columns of the result of zhnews.founder_parts(). */
enum
{
	PART_ID,
	PART_DATE,
	PART_AUTHOR,
	PART_KICKER,
	PART_HEADLINE,
	PART_SUBTITLE,
	PART_PAGE,
	PART_BODY,
	PART_NCOLUMNS
};

static MemoryContext
create_context(void)
{
	return AllocSetContextCreate(CurrentMemoryContext, "zhnews format",
								 ALLOCSET_DEFAULT_SIZES);
}

/* zhnews.html_text(html) */
Datum
zhn_html_text_sql(PG_FUNCTION_ARGS)
{
	text	   *html = PG_GETARG_TEXT_PP(0);
	MemoryContext context = create_context();
	ZhnEnv	   *env = zhn_env_create(context);
	ZhnText		found;
	text	   *result;

	zhn_check_encoding();
	found = zhn_html_text(env, VARDATA_ANY(html), VARSIZE_ANY_EXHDR(html));
	result = cstring_to_text_with_len(found.at, (int) found.length);
	MemoryContextDelete(context);
	PG_RETURN_TEXT_P(result);
}

static void
set_part(Datum *values, bool *nulls, int column, ZhnText part)
{
	nulls[column] = part.at == NULL;
	if (part.at != NULL)
		values[column] = PointerGetDatum(
			cstring_to_text_with_len(part.at, (int) part.length));
}

/* zhnews.founder_parts(html) */
Datum
zhn_founder_parts(PG_FUNCTION_ARGS)
{
	text	   *html = PG_GETARG_TEXT_PP(0);
	MemoryContext context = create_context();
	ZhnEnv	   *env = zhn_env_create(context);
	TupleDesc	desc;
	ZhnFounder	founder;
	Datum		values[PART_NCOLUMNS] = {0};
	bool		nulls[PART_NCOLUMNS];

	zhn_check_encoding();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	if (!zhn_read_founder(env, VARDATA_ANY(html), VARSIZE_ANY_EXHDR(html),
						  &founder))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("not a page of a Founder e-paper"),
				 errhint("Such a page has its text in a tag "
						 "<founder-content> or between comments "
						 "<!--enpcontent-->; for other HTML there is "
						 "zhnews.html_text().")));
	set_part(values, nulls, PART_ID, founder.id);
	set_part(values, nulls, PART_DATE, founder.date);
	set_part(values, nulls, PART_AUTHOR, founder.author);
	set_part(values, nulls, PART_KICKER, founder.kicker);
	set_part(values, nulls, PART_HEADLINE, founder.headline);
	set_part(values, nulls, PART_SUBTITLE, founder.subtitle);
	set_part(values, nulls, PART_PAGE, founder.page);
	set_part(values, nulls, PART_BODY, founder.body);
	MemoryContextDelete(context);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc),
													  values, nulls)));
}

static ZhnText
text_argument(FunctionCallInfo fcinfo)
{
	text	   *value = PG_GETARG_TEXT_PP(0);
	ZhnText		argument = {VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value)};

	return argument;
}

/* zhnews.paragraphs(text) */
Datum
zhn_paragraphs_sql(PG_FUNCTION_ARGS)
{
	ZhnEnv		env;
	ZhnText		found;

	zhn_check_encoding();
	zhn_env_init(&env, CurrentMemoryContext);
	found = zhn_paragraphs(&env, text_argument(fcinfo));
	if (found.at == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(found.at, (int) found.length));
}

/* zhnews.publication_day(text) */
Datum
zhn_publication_day(PG_FUNCTION_ARGS)
{
	ZhnText		given = text_argument(fcinfo);
	ZhnEnv		env;
	ZhnDay		day;

	zhn_check_encoding();
	zhn_env_init(&env, CurrentMemoryContext);
	switch (zhn_feed_day(&env, given, &day))
	{
		case ZHN_FEED_DAY_GIVEN:
			PG_RETURN_DATUM(zhn_day_date(&day));
		case ZHN_FEED_DAY_WRONG:
			zhn_feed_day_error(given);
			break;
		case ZHN_FEED_DAY_NONE:
			break;
	}
	PG_RETURN_NULL();
}

/* zhnews.read_byline(byline) */
Datum
zhn_read_byline_sql(PG_FUNCTION_ARGS)
{
	MemoryContext context = create_context();
	ZhnEnv	   *env = zhn_env_create(context);
	ZhnCredit  *credits;
	int			ncredits;
	Oid			element;
	Datum		result = (Datum) 0;

	zhn_check_encoding();
	ncredits = zhn_read_authors(env, text_argument(fcinfo), &credits);
	element = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	if (ncredits > 0)
		result = zhn_credits_array(credits, ncredits, element);
	MemoryContextDelete(context);
	if (ncredits == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result);
}
