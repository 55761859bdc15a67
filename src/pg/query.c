/*-------------------------------------------------------------------------
 *
 * query.c
 *	  The query language in SQL: query(), plain_query(), parse_query().
 *
 * The words of a query become a tsquery, and the fields that are conditions
 * on the article a jsonb array, in which search() and watches look them up:
 *
 *	{"field": "author", "not": false, "values": ["甲"], "prefixes": []}
 *	{"field": "date", "not": false, "from": "2022-07-01", "to": null}
 *
 * Of a mixed query the array has all terms, and the tsquery is any of the
 * words, by which what is found is ranked:
 *
 *	{"any": [...], "not": false}	one of them is true
 *	{"all": [...], "not": false}	all of them
 *	{"words": "'甲' & '乙'", "query": "\"甲\" \"乙\"", "not": false}
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/jsonb.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/query.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_query);
PG_FUNCTION_INFO_V1(zhn_plain_query);
PG_FUNCTION_INFO_V1(zhn_parse_query);

extern Datum zhn_index_words(PG_FUNCTION_ARGS);

void
zhn_query_report(const ZhnParsedQuery *parsed, const char *message,
			   const char *hint, size_t at, size_t length)
{
	int			place = pg_mbstrlen_with_len(parsed->text, (int) at) + 1;
	const char *value = parsed->text + at;
	int			shown = pg_mbcliplen(value, (int) length, 100);

	if (length == 0)
		ereport(ERROR,
				(errcode(ERRCODE_SYNTAX_ERROR),
				 errmsg("%s, at character %d", message, place),
				 errhint("%s", hint),
				 internalerrposition(place),
				 internalerrquery(parsed->text)));
	ereport(ERROR,
			(errcode(ERRCODE_SYNTAX_ERROR),
			 errmsg("%s, at character %d: %.*s%s", message, place, shown,
					value, (size_t) shown < length ? "…" : ""),
			 errhint("%s", hint),
			 internalerrposition(place),
			 internalerrquery(parsed->text)));
}

void
zhn_query_parse_text(text *input, ZhnParsedQuery *parsed)
{
	ZhnEnv		env;

	zhn_check_encoding();
	parsed->text = text_to_cstring(input);
	parsed->length = strlen(parsed->text);
	zhn_env_init(&env, CurrentMemoryContext);
	zhn_query_parse(&env, parsed->text, parsed->length, &parsed->query);
	if (parsed->query.root == NULL)
		zhn_query_report(parsed, parsed->query.problem, parsed->query.hint,
					   parsed->query.at, parsed->query.at_length);
}

static bool
is_condition(const ZhnQueryNode *node)
{
	if (node->kind == ZHN_QUERY_NOT)
		node = node->child;
	return node->kind == ZHN_QUERY_FIELD || node->kind == ZHN_QUERY_DATES;
}

/*
 * Append the words of a node as a tsquery.  Depth is that of the parser's
 * brackets.
 */
static void
append_node(StringInfo out, const ZhnParsedQuery *parsed,
			const ZhnQueryNode *node)
{
	const char *separator = node->kind == ZHN_QUERY_OR ? " | " : " & ";
	int			n = 0;

	if (node->kind == ZHN_QUERY_WORD || node->kind == ZHN_QUERY_PHRASE)
	{
		ZhnLeaf		leaf = {parsed->text + node->start, node->length,
			node->field == ZHN_FIELD_HEADLINE, node->prefix};

		if (node->field == ZHN_FIELD_PINYIN)
			zhn_query_report(parsed, "pinyin, which is read in a corpus",
							 "Use zhnews.search(), or zhnews.with_pinyin()"
							 " with the name of a corpus.",
							 node->start, node->length);
		if (!zhn_query_append_leaf(out, &leaf))
			zhn_query_report(parsed, "nothing to look for", "Give a word.",
						   node->start, node->length);
		return;
	}
	appendStringInfoString(out, node->kind == ZHN_QUERY_NOT ? "!(" : "(");
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
	{
		if (is_condition(c))
			continue;
		if (n++ > 0)
			appendStringInfoString(out, separator);
		append_node(out, parsed, c);
	}
	appendStringInfoChar(out, ')');
}

/* Does a node, or do the terms of the uppermost AND, name any words? */
static bool
has_words(const ZhnQueryNode *root)
{
	if (root->kind != ZHN_QUERY_AND)
		return !is_condition(root);
	for (const ZhnQueryNode *c = root->child; c != NULL; c = c->next)
		if (!is_condition(c))
			return true;
	return false;
}

static Datum
tsquery_of(const char *text)
{
	return DirectFunctionCall1(tsqueryin, CStringGetDatum(text));
}

/* Append any of the words that a node looks for. */
static void
append_any(StringInfo out, const ZhnParsedQuery *parsed,
		   const ZhnQueryNode *node)
{
	if (node->kind == ZHN_QUERY_NOT || is_condition(node))
		return;
	if (node->child == NULL)
	{
		if (out->len > 0)
			appendStringInfoString(out, " | ");
		append_node(out, parsed, node);
	}
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		append_any(out, parsed, c);
}

/* The words of a query, or a null pointer if it has conditions only. */
static Datum
words_of(const ZhnParsedQuery *parsed)
{
	StringInfoData out;

	if (parsed->query.is_mixed)
	{
		initStringInfo(&out);
		append_any(&out, parsed, parsed->query.root);
		return out.len > 0 ? tsquery_of(out.data) : PointerGetDatum(NULL);
	}
	if (!has_words(parsed->query.root))
		return PointerGetDatum(NULL);
	initStringInfo(&out);
	append_node(&out, parsed, parsed->query.root);
	return tsquery_of(out.data);
}

Datum
zhn_query_words(text *query)
{
	ZhnParsedQuery parsed;

	zhn_query_parse_text(query, &parsed);
	return words_of(&parsed);
}

/* Is there a condition in a node, at any depth? */
static bool
has_condition(const ZhnQueryNode *node)
{
	if (node->kind == ZHN_QUERY_FIELD || node->kind == ZHN_QUERY_DATES)
		return true;
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		if (has_condition(c))
			return true;
	return false;
}

static void
refuse_condition(const ZhnParsedQuery *parsed)
{
	const ZhnQueryNode *root = parsed->query.root;
	const ZhnQueryNode *c = root->kind == ZHN_QUERY_AND ? root->child : root;

	for (; c != NULL; c = root->kind == ZHN_QUERY_AND ? c->next : NULL)
		if (has_condition(c))
			zhn_query_report(parsed, "field that is not a word of the article",
						   "Use zhnews.search(), or the column \"conditions\""
						   " of zhnews.parse_query().",
						   c->start, c->length);
}

/* zhnews.query(text) */
Datum
zhn_query(PG_FUNCTION_ARGS)
{
	ZhnParsedQuery parsed;

	zhn_query_parse_text(PG_GETARG_TEXT_PP(0), &parsed);
	refuse_condition(&parsed);
	PG_RETURN_DATUM(words_of(&parsed));
}

/*
 * zhnews.plain_query(text): any of the words by which index_words() would
 * find the text, so that words inside others count as well.
 */
Datum
zhn_plain_query(PG_FUNCTION_ARGS)
{
	TSVector	words = DatumGetTSVector(DirectFunctionCall1(
		zhn_index_words, PG_GETARG_DATUM(0)));
	StringInfoData out;

	if (words->size == 0)
	{
		TSQuery		none = palloc0(HDRSIZETQ);

		SET_VARSIZE(none, HDRSIZETQ);
		PG_RETURN_TSQUERY(none);
	}
	initStringInfo(&out);
	for (int i = 0; i < words->size; i++)
	{
		const WordEntry *entry = ARRPTR(words) + i;

		if (i > 0)
			appendStringInfoString(&out, " | ");
		zhn_query_append_lexeme(&out, STRPTR(words) + entry->pos, entry->len,
								false, false);
	}
	PG_RETURN_DATUM(tsquery_of(out.data));
}

static void
append_day(StringInfo out, const char *key, const ZhnDay *day)
{
	if (day->year == 0)
		appendStringInfo(out, ", \"%s\": null", key);
	else
		appendStringInfo(out, ", \"%s\": \"%04d-%02d-%02d\"", key,
						 day->year, day->month, day->day);
}

/* The values of a field that are whole names, or those that are prefixes. */
static void
append_values(StringInfo out, const ZhnParsedQuery *parsed,
			  const ZhnQueryNode *field, bool prefixes)
{
	int			n = 0;

	appendStringInfo(out, ", \"%s\": [", prefixes ? "prefixes" : "values");
	for (const ZhnQueryNode *v = field->child; v != NULL; v = v->next)
		if (v->prefix == prefixes)
		{
			if (n++ > 0)
				appendStringInfoString(out, ", ");
			escape_json(out, pnstrdup(parsed->text + v->start, v->length));
		}
	appendStringInfoChar(out, ']');
}

static void append_condition(StringInfo out, const ZhnParsedQuery *parsed,
							 const ZhnQueryNode *node);

static void
append_conditions(StringInfo out, const ZhnParsedQuery *parsed,
				  const ZhnQueryNode *parent)
{
	for (const ZhnQueryNode *c = parent->child; c != NULL; c = c->next)
	{
		if (c != parent->child)
			appendStringInfoString(out, ", ");
		append_condition(out, parsed, c);
	}
}

/* What words ask for, as tsquery and as text. */
static void
append_words(StringInfo out, const ZhnParsedQuery *parsed,
			 const ZhnQueryNode *node)
{
	StringInfoData text;

	initStringInfo(&text);
	append_node(&text, parsed, node);
	appendStringInfoString(out, ", \"words\": ");
	escape_json(out, DatumGetCString(DirectFunctionCall1(
					tsqueryout, tsquery_of(text.data))));
	resetStringInfo(&text);
	zhn_query_append_text(&text, parsed, node);
	appendStringInfoString(out, ", \"query\": ");
	escape_json(out, text.data);
}

static void
append_condition(StringInfo out, const ZhnParsedQuery *parsed,
				 const ZhnQueryNode *node)
{
	bool		negated = node->kind == ZHN_QUERY_NOT;

	if (negated)
		node = node->child;
	appendStringInfo(out, "{\"not\": %s", negated ? "true" : "false");
	if (!has_condition(node))
		append_words(out, parsed, node);
	else if (node->kind == ZHN_QUERY_DATES)
	{
		appendStringInfoString(out, ", \"field\": \"date\"");
		append_day(out, "from", &node->first);
		append_day(out, "to", &node->last);
	}
	else if (node->kind == ZHN_QUERY_FIELD)
	{
		appendStringInfo(out, ", \"field\": \"%s\"",
						 zhn_field_name(node->field));
		append_values(out, parsed, node, false);
		append_values(out, parsed, node, true);
	}
	else
	{
		appendStringInfo(out, ", \"%s\": [",
						 node->kind == ZHN_QUERY_OR ? "any" : "all");
		append_conditions(out, parsed, node);
		appendStringInfoChar(out, ']');
	}
	appendStringInfoChar(out, '}');
}

static Datum
conditions_of(const ZhnParsedQuery *parsed)
{
	const ZhnQueryNode *root = parsed->query.root;
	const ZhnQueryNode *c = root->kind == ZHN_QUERY_AND ? root->child : root;
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfoChar(&out, '[');
	for (; c != NULL; c = root->kind == ZHN_QUERY_AND ? c->next : NULL)
		if (is_condition(c) || parsed->query.is_mixed)
		{
			if (out.len > 1)
				appendStringInfoString(&out, ", ");
			append_condition(&out, parsed, c);
		}
	appendStringInfoChar(&out, ']');
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(out.data));
}

/* Collect the pieces of text that a query looks for, not what it excludes. */
static ArrayBuildState *
collect_strings(const ZhnParsedQuery *parsed, const ZhnQueryNode *node,
				ArrayBuildState *strings)
{
	if (node->kind == ZHN_QUERY_NOT || is_condition(node))
		return strings;
	if (node->kind == ZHN_QUERY_WORD || node->kind == ZHN_QUERY_PHRASE)
		return accumArrayResult(strings, PointerGetDatum(
				cstring_to_text_with_len(parsed->text + node->start,
										 (int) node->length)),
								false, TEXTOID, CurrentMemoryContext);
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		strings = collect_strings(parsed, c, strings);
	return strings;
}

/* Collect the strings that an article may have inside a word. */
static ArrayBuildState *
collect_hidden(const ZhnParsedQuery *parsed, const ZhnQueryNode *node,
			   ArrayBuildState *strings)
{
	if (node->kind == ZHN_QUERY_NOT || is_condition(node))
		return strings;
	if (node->kind == ZHN_QUERY_WORD || node->kind == ZHN_QUERY_PHRASE)
	{
		ZhnLeaf		leaf = {parsed->text + node->start, node->length,
		false, false};

		if (!zhn_query_may_be_hidden(&leaf))
			return strings;
		return accumArrayResult(strings, PointerGetDatum(
				cstring_to_text_with_len(leaf.text, (int) leaf.length)),
								false, TEXTOID, CurrentMemoryContext);
	}
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		strings = collect_hidden(parsed, c, strings);
	return strings;
}

/* zhnews.parse_query(text) */
Datum
zhn_parse_query(PG_FUNCTION_ARGS)
{
	ZhnParsedQuery parsed;
	ZhnRow		row;
	Datum		words;
	ArrayBuildState *strings =
		initArrayResult(TEXTOID, CurrentMemoryContext, false);

	zhn_query_parse_text(PG_GETARG_TEXT_PP(0), &parsed);
	words = words_of(&parsed);
	strings = collect_strings(&parsed, parsed.query.root, strings);

	zhn_row_start(&row, fcinfo);
	if (DatumGetPointer(words) == NULL)
		zhn_row_null(&row);
	else
		zhn_row_datum(&row, words);
	zhn_row_datum(&row, conditions_of(&parsed));
	zhn_row_datum(&row, makeArrayResult(strings, CurrentMemoryContext));
	strings = initArrayResult(TEXTOID, CurrentMemoryContext, false);
	strings = collect_hidden(&parsed, parsed.query.root, strings);
	zhn_row_datum(&row, makeArrayResult(strings, CurrentMemoryContext));
	zhn_row_datum(&row, BoolGetDatum(parsed.query.is_mixed));
	return zhn_row_result(&row);
}
