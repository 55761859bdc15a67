/*-------------------------------------------------------------------------
 *
 * feed.c
 *	  zhnews.read_json(): the articles of a JSON feed.
 *
 * Table zhnews.json_mapping says which key is which column on which level: of
 * an issue, a page or an article.  Where a column has several keys, the one
 * of the lowest rank that is not empty counts.  What the issue and the page
 * say holds for an article that does not say it itself.
 *
 * The mapping is read for each document, by its index: it is a few dozen rows
 * that are in memory, and an edit of it is seen at once.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_collation.h"
#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/typcache.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/feed.h"
#include "pg/item.h"
#include "read/feed.h"
#include "read/html_text.h"
#include "text/charclass.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_read_json);
PG_FUNCTION_INFO_V1(zhn_json_items);
PG_FUNCTION_INFO_V1(zhn_json_document);

/* Of a text in a message at most. */
#define SHOWN_CHARACTERS 100

typedef enum FeedLevel
{
	LEVEL_ISSUE,
	LEVEL_PAGE,
	LEVEL_ARTICLE,
	NLEVELS
} FeedLevel;

static const char *const level_names[NLEVELS] = {"issue", "page", "article"};

/* Columns of zhnews.json_mapping. */
enum
{
	MAPPING_MAPPING = 1,
	MAPPING_LEVEL,
	MAPPING_KEY,
	MAPPING_FIELD,
	MAPPING_RANK,
	MAPPING_NCOLUMNS = 6
};

/* A row of the mapping. */
typedef struct FeedKey
{
	char	   *key;
	char	   *field;
	int			rank;
	int			place;			/* of the field in fields */
} FeedKey;

/*
 * Fields that are no column: they come after the columns in the array of
 * fields.
 */
enum
{
	FIELD_BYLINE,
	FIELD_BODY_HTML,
	FIELD_PAGES,
	FIELD_ARTICLES,
	NFIELDS
};

static const char *const field_names[NFIELDS] = {
	"byline", "body_html", "pages", "articles"
};

typedef struct FeedReader
{
	ZhnEnv		env;
	ZhnItem		item;
	FeedKey    *keys[NLEVELS];	/* sorted by field, rank and key */
	int			nkeys[NLEVELS];
	int			nfields;
	bool		with_original;
	Datum		published;
	bool		has_published;
	Datum	   *rows;			/* what was read */
	int			nrows;
	int			rows_room;
} FeedReader;

/* ----------------------------------------------------------------- mapping */

static int
compare_keys(const void *a, const void *b)
{
	const FeedKey *x = a;
	const FeedKey *y = b;

	if (x->place != y->place)
		return x->place - y->place;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return strcmp(x->key, y->key);
}

/* Place of a field in the array of fields, or -1 if there is none. */
static int
field_place(const FeedReader *reader, const char *field)
{
	for (int i = 0; i < NFIELDS; i++)
		if (strcmp(field, field_names[i]) == 0)
			return reader->item.desc->natts + i;
	return zhn_item_place(&reader->item, field, strlen(field));
}

static void
add_key(FeedReader *reader, HeapTuple row, TupleDesc desc)
{
	Datum		values[MAPPING_NCOLUMNS];
	bool		nulls[MAPPING_NCOLUMNS];
	char	   *level_name;
	FeedKey		key;

	heap_deform_tuple(row, desc, values, nulls);
	level_name = TextDatumGetCString(values[MAPPING_LEVEL - 1]);
	key.key = TextDatumGetCString(values[MAPPING_KEY - 1]);
	key.field = TextDatumGetCString(values[MAPPING_FIELD - 1]);
	key.rank = DatumGetInt32(values[MAPPING_RANK - 1]);
	key.place = field_place(reader, key.field);
	for (int level = 0; level < NLEVELS; level++)
	{
		int			n = reader->nkeys[level];

		if (strcmp(level_name, level_names[level]) != 0 || key.place < 0)
			continue;
		if ((n & (n - 1)) == 0)
			reader->keys[level] = n == 0 ? palloc(sizeof(FeedKey)) :
				repalloc(reader->keys[level], 2 * n * sizeof(FeedKey));
		reader->keys[level][reader->nkeys[level]++] = key;
	}
	pfree(level_name);
}

/* Read the rows of a mapping; false if there are none. */
static bool
read_mapping(FeedReader *reader, Datum mapping)
{
	Oid			namespace = get_namespace_oid("zhnews", false);
	Oid			index = get_relname_relid("json_mapping_pkey", namespace);
	Relation	rel = table_open(get_relname_relid("json_mapping", namespace),
								 AccessShareLock);
	bool		found = false;
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	row;

	ScanKeyEntryInitialize(&key, 0, MAPPING_MAPPING, BTEqualStrategyNumber,
						   InvalidOid, DEFAULT_COLLATION_OID, F_TEXTEQ,
						   mapping);
	scan = systable_beginscan(rel, index, OidIsValid(index),
							  GetActiveSnapshot(), 1, &key);
	while (HeapTupleIsValid(row = systable_getnext(scan)))
	{
		add_key(reader, row, RelationGetDescr(rel));
		found = true;
	}
	systable_endscan(scan);
	table_close(rel, AccessShareLock);
	for (int level = 0; level < NLEVELS; level++)
		if (reader->nkeys[level] > 1)
			qsort(reader->keys[level], reader->nkeys[level], sizeof(FeedKey),
				  compare_keys);
	return found;
}

/* ------------------------------------------------------------- JSON values */

static bool
is_container(const JsonbValue *value, bool array)
{
	JsonbContainer *container;

	if (value == NULL || value->type != jbvBinary)
		return false;
	container = value->val.binary.data;
	return array ? JsonContainerIsArray(container) :
		JsonContainerIsObject(container);
}

static JsonbValue *
value_of_key(const JsonbValue *value, const char *key, int length)
{
	if (!is_container(value, false))
		return NULL;
	return getKeyJsonValueFromContainer(value->val.binary.data, key, length,
										NULL);
}

/* Element of an array by its number as text, from 0, or from -1 backwards. */
static JsonbValue *
value_of_index(const JsonbValue *value, const char *number, int length)
{
	char		digits[12];
	char	   *end;
	long		i;

	if (length == 0 || length >= (int) sizeof(digits))
		return NULL;
	memcpy(digits, number, length);
	digits[length] = '\0';
	i = strtol(digits, &end, 10);
	if (*end != '\0')
		return NULL;
	if (i < 0)
		i += JsonContainerSize(value->val.binary.data);
	return i < 0 ? NULL :
		getIthJsonbValueFromContainer(value->val.binary.data, (uint32) i);
}

/* What a key means: a key, or a.b, key b of what is under key a. */
static JsonbValue *
value_at(JsonbValue *object, const char *key)
{
	JsonbValue *value = value_of_key(object, key, strlen(key));

	if (value != NULL || strchr(key, '.') == NULL)
		return value;
	value = object;
	while (value != NULL)
	{
		int			length = strcspn(key, ".");

		value = is_container(value, true) ?
			value_of_index(value, key, length) :
			value_of_key(value, key, length);
		if (key[length] == '\0')
			break;
		key += length + 1;
	}
	return value;
}

/* The value as text, as operator ->> gives it. */
static ZhnText
value_text(JsonbValue *value)
{
	ZhnText		text = {NULL, 0};

	if (value == NULL)
		return text;
	switch (value->type)
	{
		case jbvString:
			text.at = value->val.string.val;
			text.length = value->val.string.len;
			return text;
		case jbvNumeric:
			text.at = DatumGetCString(DirectFunctionCall1(numeric_out,
														  NumericGetDatum(value->val.numeric)));
			break;
		case jbvBool:
			text.at = value->val.boolean ? "true" : "false";
			break;
		case jbvBinary:
			text.at = JsonbToCString(NULL, value->val.binary.data,
									 value->val.binary.len);
			break;
		default:
			return text;
	}
	text.length = strlen(text.at);
	return text;
}

/* An object that stands for a string has it under one of these keys. */
static ZhnText
object_text(JsonbValue *object)
{
	ZhnText		text = value_text(value_of_key(object, "name", 4));

	return text.at != NULL ? text :
		value_text(value_of_key(object, "value", 5));
}

/* The elements of a list, a line each. */
static ZhnText
list_text(JsonbValue *list)
{
	uint32		n = JsonContainerSize(list->val.binary.data);
	StringInfoData lines;
	ZhnText		text = {NULL, 0};

	initStringInfo(&lines);
	for (uint32 i = 0; i < n; i++)
	{
		JsonbValue *value = getIthJsonbValueFromContainer(list->val.binary.data,
														  i);
		ZhnText		line = is_container(value, false) ?
			object_text(value) : value_text(value);

		if (line.at == NULL)
			continue;
		if (text.at != NULL)
			appendStringInfoChar(&lines, '\n');
		appendBinaryStringInfo(&lines, line.at, (int) line.length);
		text.at = lines.data;
	}
	text.at = text.at == NULL ? NULL : lines.data;
	text.length = lines.len;
	return text;
}

/* A string, a number, what stands for one, or a list of these. */
static ZhnText
field_text(JsonbValue *value)
{
	static const ZhnText none = {NULL, 0};

	if (value == NULL || value->type == jbvBool)
		return none;
	if (is_container(value, true))
		return list_text(value);
	return is_container(value, false) ? object_text(value) : value_text(value);
}

static bool
is_blank(ZhnText text)
{
	const unsigned char *p = (const unsigned char *) text.at;
	const unsigned char *end = p + text.length;

	while (text.at != NULL && p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp == ZHN_INVALID || zhn_char_class(cp) != ZHN_CHAR_SPACE)
			return false;
	}
	return true;
}

/* ------------------------------------------------------------------ fields */

/* Put what an object says into fields, in the place of what is there. */
static void
take_fields(const FeedReader *reader, JsonbValue *object, FeedLevel level,
			ZhnText *fields)
{
	int			taken = -1;

	for (int i = 0; i < reader->nkeys[level]; i++)
	{
		const FeedKey *key = &reader->keys[level][i];
		ZhnText		text;

		if (key->place == taken ||
			key->place >= reader->item.desc->natts + FIELD_PAGES)
			continue;
		text = field_text(value_at(object, key->key));
		if (is_blank(text))
			continue;
		fields[key->place] = text;
		taken = key->place;
	}
}

/* The list under the first key of a field that has one, or NULL. */
static JsonbValue *
find_list(const FeedReader *reader, JsonbValue *object, FeedLevel level,
		  int field)
{
	for (int i = 0; i < reader->nkeys[level]; i++)
	{
		const FeedKey *key = &reader->keys[level][i];
		JsonbValue *value;

		if (key->place != reader->item.desc->natts + field)
			continue;
		value = value_at(object, key->key);
		if (is_container(value, true))
			return value;
	}
	return NULL;
}

/* Columns of several lines; others are one string. */
static bool
has_paragraphs(const FeedReader *reader, int place)
{
	static const ZhnItemColumn columns[] = {
		ZHN_ITEM_KICKER, ZHN_ITEM_HEADLINE, ZHN_ITEM_SUBTITLE,
		ZHN_ITEM_SUMMARY, ZHN_ITEM_NOTE, ZHN_ITEM_BODY, ZHN_ITEM_CAPTION
	};

	for (int i = 0; i < (int) lengthof(columns); i++)
		if (reader->item.at[columns[i]] == place)
			return true;
	return false;
}

void
zhn_feed_day_error(ZhnText text)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_DATETIME_FORMAT),
			 errmsg("\"%.*s\" is not a day of publication",
					pg_mbcharcliplen(text.at, (int) text.length,
									 SHOWN_CHARACTERS), text.at),
			 errhint("Write it like 2022-07-06, 20220706 or 2022年7月6日;"
					 " what follows the day, such as a time, is left out.")));
}

static void
set_published(FeedReader *reader, ZhnText text)
{
	ZhnDay		day;

	if (text.at != NULL)
		switch (zhn_feed_day(&reader->env, text, &day))
		{
			case ZHN_FEED_DAY_GIVEN:
				zhn_item_set_day(&reader->item, ZHN_ITEM_PUBLISHED, &day);
				return;
			case ZHN_FEED_DAY_WRONG:
				zhn_feed_day_error(text);
				break;
			case ZHN_FEED_DAY_NONE:
				break;
		}
	if (reader->has_published)
		zhn_item_set(&reader->item, ZHN_ITEM_PUBLISHED, reader->published);
}

static void
set_columns(FeedReader *reader, const ZhnText *fields)
{
	ZhnItem    *item = &reader->item;

	for (int i = 0; i < item->desc->natts; i++)
	{
		ZhnText		text = fields[i];

		if (text.at == NULL ||
			TupleDescAttr(item->desc, i)->atttypid != TEXTOID)
			continue;
		if (has_paragraphs(reader, i))
			text = zhn_paragraphs(&reader->env, text);
		else if (i != item->at[ZHN_ITEM_ORIGINAL])
			text = zhn_feed_string(text);
		if (text.at == NULL)
			continue;
		item->values[i] = PointerGetDatum(
			cstring_to_text_with_len(text.at, (int) text.length));
		item->nulls[i] = false;
	}
}

/* Read an object as an article; fields is what it may leave unsaid. */
static void
read_article(FeedReader *reader, JsonbValue *object, const ZhnText *context)
{
	ZhnItem    *item = &reader->item;
	ZhnText    *fields = palloc(reader->nfields * sizeof(ZhnText));
	ZhnText		html;
	ZhnCredit  *credits;
	int			ncredits;

	memcpy(fields, context, reader->nfields * sizeof(ZhnText));
	take_fields(reader, object, LEVEL_ARTICLE, fields);
	zhn_item_clear(item);
	set_columns(reader, fields);
	html = fields[item->desc->natts + FIELD_BODY_HTML];
	if (zhn_item_is_null(item, ZHN_ITEM_BODY) && html.at != NULL)
		zhn_item_set_text(item, ZHN_ITEM_BODY, zhn_paragraphs(&reader->env,
															   zhn_html_text(&reader->env, html.at, html.length)));
	if (zhn_item_is_null(item, ZHN_ITEM_HEADLINE) &&
		zhn_item_is_null(item, ZHN_ITEM_BODY) &&
		zhn_item_is_null(item, ZHN_ITEM_CAPTION))
		return;
	set_published(reader, fields[item->at[ZHN_ITEM_PUBLISHED]]);
	ncredits = zhn_read_authors(&reader->env,
								fields[item->desc->natts + FIELD_BYLINE],
								&credits);
	zhn_item_set_credits(item, credits, ncredits);
	if (reader->with_original && zhn_item_is_null(item, ZHN_ITEM_ORIGINAL))
		zhn_item_set_text(item, ZHN_ITEM_ORIGINAL, value_text(object));
	zhn_item_set(item, ZHN_ITEM_POSITION, Int32GetDatum(reader->nrows + 1));
	zhn_item_complete(item, &reader->env);

	if (reader->nrows == reader->rows_room)
	{
		reader->rows_room *= 2;
		reader->rows = repalloc_huge(reader->rows,
									 reader->rows_room * sizeof(Datum));
	}
	reader->rows[reader->nrows++] = zhn_item_form(item);
}

/* Read the articles of a list. */
static void
read_list(FeedReader *reader, JsonbValue *list, const ZhnText *context)
{
	uint32		n = list == NULL ? 0 : JsonContainerSize(list->val.binary.data);

	for (uint32 i = 0; i < n; i++)
	{
		JsonbValue *value = getIthJsonbValueFromContainer(list->val.binary.data,
														  i);

		CHECK_FOR_INTERRUPTS();
		if (is_container(value, false))
			read_article(reader, value, context);
	}
}

/* An article; or an issue with pages that have articles, or with articles. */
static void
read_object(FeedReader *reader, JsonbValue *object)
{
	JsonbValue *pages = find_list(reader, object, LEVEL_ISSUE, FIELD_PAGES);
	JsonbValue *articles = find_list(reader, object, LEVEL_ISSUE,
									 FIELD_ARTICLES);
	ZhnText    *issue = palloc0(reader->nfields * sizeof(ZhnText));
	ZhnText    *page = palloc(reader->nfields * sizeof(ZhnText));
	uint32		n = pages == NULL ? 0 : JsonContainerSize(pages->val.binary.data);

	if (pages == NULL && articles == NULL)
	{
		read_article(reader, object, issue);
		return;
	}
	take_fields(reader, object, LEVEL_ISSUE, issue);
	for (uint32 i = 0; i < n; i++)
	{
		JsonbValue *value = getIthJsonbValueFromContainer(pages->val.binary.data,
														  i);

		if (!is_container(value, false))
			continue;
		memcpy(page, issue, reader->nfields * sizeof(ZhnText));
		take_fields(reader, value, LEVEL_PAGE, page);
		read_list(reader, find_list(reader, value, LEVEL_PAGE, FIELD_ARTICLES),
				  page);
	}
	read_list(reader, articles, issue);
}

/*
 * A document as jsonb, or an error that says which text it is that is none.
 */
static Jsonb *
parse_document(text *body)
{
	char	   *json = text_to_cstring(body);
	MemoryContext context = CurrentMemoryContext;
	volatile Datum doc = (Datum) 0;

	PG_TRY();
	{
		doc = DirectFunctionCall1(jsonb_in, CStringGetDatum(json));
	}
	PG_CATCH();
	{
		ErrorData  *error;

		MemoryContextSwitchTo(context);
		error = CopyErrorData();
		if (ERRCODE_TO_CATEGORY(error->sqlerrcode) != ERRCODE_DATA_EXCEPTION)
			PG_RE_THROW();
		FlushErrorState();
		ereport(ERROR,
				(errcode(error->sqlerrcode),
				 errmsg("document is not JSON: %s%s%s", error->message,
						error->detail != NULL ? ": " : "",
						error->detail != NULL ? error->detail : ""),
				 errhint("Load each JSON document as one row, as it is in the"
						 " file, without \\u0000.")));
	}
	PG_END_TRY();
	return DatumGetJsonbP(doc);
}

/*
 * Make ready in the current memory context, for arguments mapping and
 * published.  False if there is no such mapping.
 */
static bool
reader_init(FeedReader *reader, FunctionCallInfo fcinfo, TupleDesc desc)
{
	zhn_check_encoding();
	memset(reader, 0, sizeof(*reader));
	zhn_env_init(&reader->env, CurrentMemoryContext);
	zhn_item_init(&reader->item, desc);
	reader->nfields = desc->natts + NFIELDS;
	reader->has_published = !PG_ARGISNULL(2);
	reader->published = PG_GETARG_DATUM(2);
	reader->rows_room = 1;
	reader->rows = palloc(sizeof(Datum));
	return !PG_ARGISNULL(1) && read_mapping(reader, PG_GETARG_DATUM(1));
}

static void
read_document(FeedReader *reader, Jsonb *doc)
{
	JsonbValue	root;

	root.type = jbvBinary;
	root.val.binary.data = &doc->root;
	root.val.binary.len = VARSIZE(doc) - VARHDRSZ;
	if (JB_ROOT_IS_OBJECT(doc))
		read_object(reader, &root);
	else if (!JB_ROOT_IS_SCALAR(doc))
		for (uint32 i = 0; i < JB_ROOT_COUNT(doc); i++)
		{
			JsonbValue *value = getIthJsonbValueFromContainer(&doc->root, i);

			CHECK_FOR_INTERRUPTS();
			if (is_container(value, false))
				read_object(reader, value);
		}
}

static MemoryContext
create_context(void)
{
	return AllocSetContextCreate(CurrentMemoryContext, "zhnews feed",
								 ALLOCSET_DEFAULT_SIZES);
}

static void
unknown_mapping(FunctionCallInfo fcinfo)
{
	text	   *mapping = PG_ARGISNULL(1) ? cstring_to_text("NULL") :
		PG_GETARG_TEXT_PP(1);

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("mapping \"%.*s\" does not exist",
					pg_mbcharcliplen(VARDATA_ANY(mapping),
									 VARSIZE_ANY_EXHDR(mapping),
									 SHOWN_CHARACTERS),
					VARDATA_ANY(mapping)),
			 errhint("Table zhnews.json_mapping has the mappings that there"
					 " are; insert the keys of yours there.")));
}

/* zhnews.read_json(doc, mapping, published) */
Datum
zhn_read_json(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext context;
	MemoryContext old;
	FeedReader	reader;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	context = create_context();
	old = MemoryContextSwitchTo(context);
	if (!reader_init(&reader, fcinfo, result->setDesc))
		unknown_mapping(fcinfo);
	reader.with_original = true;
	read_document(&reader, PG_GETARG_JSONB_P(0));
	for (int i = 0; i < reader.nrows; i++)
	{
		zhn_item_deform(&reader.item,
						DatumGetHeapTupleHeader(reader.rows[i]));
		tuplestore_putvalues(result->setResult, result->setDesc,
							 reader.item.values, reader.item.nulls);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
	return (Datum) 0;
}

/* zhnews.json_items(body, mapping, published) */
Datum
zhn_json_items(PG_FUNCTION_ARGS)
{
	MemoryContext context = create_context();
	MemoryContext old = MemoryContextSwitchTo(context);
	Oid			type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	TupleDesc	desc = lookup_rowtype_tupdesc(type, -1);
	FeedReader	reader;
	ArrayType  *items = NULL;
	bool		known;

	known = reader_init(&reader, fcinfo, desc);
	if (known)
		read_document(&reader, parse_document(PG_GETARG_TEXT_PP(0)));
	MemoryContextSwitchTo(old);
	if (known)
		items = construct_array(reader.rows, reader.nrows, type, -1, false,
								TYPALIGN_DOUBLE);
	ReleaseTupleDesc(desc);
	MemoryContextDelete(context);
	if (!known)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(items);
}

/* zhnews.json_document(body) */
Datum
zhn_json_document(PG_FUNCTION_ARGS)
{
	PG_RETURN_JSONB_P(parse_document(PG_GETARG_TEXT_PP(0)));
}
