/*-------------------------------------------------------------------------
 *
 * contains.c
 *	  Queries against the characters of a text, not its words: contains(),
 *	  characters(), character_query(), and folded().
 *
 * What an article has inside a word is no word of it, so that the index of
 * words cannot see it.  contains() reads the text itself.  characters() and
 * character_query() are for an index that finds the articles worth reading:
 * each character and each pair of neighbours is a lexeme, without positions;
 * a string has at least the pairs that it is made of.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "tsearch/ts_utils.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "index/hits.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/query.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_fold_sql);
PG_FUNCTION_INFO_V1(zhn_characters);
PG_FUNCTION_INFO_V1(zhn_character_query);
PG_FUNCTION_INFO_V1(zhn_contains);

/* A query with its strings as patterns, kept from call to call. */
typedef struct CachedQuery
{
	MemoryContext context;
	ZhnParsedQuery parsed;
	ZhnPatterns *patterns;
	bool	   *in_headline;	/* of each string: found there */
	bool	   *found;			/* found anywhere */
	int			n;
} CachedQuery;

/* zhnews.folded(text) */
Datum
zhn_fold_sql(PG_FUNCTION_ARGS)
{
	text	   *input = PG_GETARG_TEXT_PP(0);
	size_t		length;
	char	   *folded;
	ZhnEnv		env;

	zhn_check_encoding();
	zhn_env_init(&env, CurrentMemoryContext);
	folded = zhn_fold(&env, VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input),
					  &length);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(folded, (int) length));
}

static bool
is_content(uint32_t c)
{
	ZhnCharClass class = zhn_char_class(c);

	return class != ZHN_CHAR_SPACE && class != ZHN_CHAR_PUNCTUATION;
}

/* One or two folded characters as UTF-8; returns their length. */
static int
encode(const uint32_t *c, int n, char *out)
{
	int			length = 0;

	for (int i = 0; i < n; i++)
	{
		if (c[i] == ZHN_INVALID)
			return 0;
		length += zhn_utf8_encode(c[i], (unsigned char *) out + length);
	}
	return length;
}

static void
add_lexeme(ParsedText *parsed, const char *lexeme, int length)
{
	ParsedWord *word;

	if (length == 0)
		return;
	if (parsed->curwords == parsed->lenwords)
	{
		parsed->lenwords *= 2;
		parsed->words = repalloc_huge(parsed->words, parsed->lenwords *
									  sizeof(ParsedWord));
	}
	word = &parsed->words[parsed->curwords++];
	memset(word, 0, sizeof(ParsedWord));
	word->len = (uint16) length;
	word->pos.pos = 1;
	word->word = memcpy(palloc(length), lexeme, length);
}

/* zhnews.characters(text) */
Datum
zhn_characters(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	ParsedText	parsed = {.lenwords = 256};
	ZhnView		view;
	ZhnEnv		env;
	char		lexeme[8];

	zhn_check_encoding();
	zhn_env_init(&env, CurrentMemoryContext);
	zhn_view_init(&view, &env, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body));
	parsed.words = palloc(parsed.lenwords * sizeof(ParsedWord));
	for (int i = 0; i < view.n; i++)
	{
		if (!is_content(view.c[i]))
			continue;
		add_lexeme(&parsed, lexeme, encode(&view.c[i], 1, lexeme));
		if (i + 1 < view.n && is_content(view.c[i + 1]))
			add_lexeme(&parsed, lexeme, encode(&view.c[i], 2, lexeme));
	}
	PG_RETURN_DATUM(DirectFunctionCall1(tsvector_strip,
										TSVectorGetDatum(make_tsvector(&parsed))));
}

/* The pairs of a string that an article with it has at least. */
static void
append_pairs(StringInfo out, const char *string, size_t length)
{
	ZhnView		view;
	ZhnEnv		env;
	int			n = 0;

	zhn_env_init(&env, CurrentMemoryContext);
	zhn_view_init(&view, &env, string, length);
	for (int i = 0; i < view.n; i++)
	{
		bool		alone = (i == 0 || !is_content(view.c[i - 1])) &&
			(i + 1 == view.n || !is_content(view.c[i + 1]));
		bool		pair = i + 1 < view.n && is_content(view.c[i + 1]);
		char		lexeme[8];
		int			bytes;

		if (!is_content(view.c[i]) || (!alone && !pair))
			continue;
		bytes = encode(&view.c[i], pair ? 2 : 1, lexeme);
		if (bytes == 0)
			continue;
		appendStringInfoString(out, n++ > 0 ? " & " : "(");
		zhn_query_append_lexeme(out, lexeme, bytes, false, false);
	}
	if (n > 0)
		appendStringInfoChar(out, ')');
}

/* Append a node, without what it excludes; false if nothing is left. */
static bool
append_node(StringInfo out, const ZhnParsedQuery *parsed,
			const ZhnQueryNode *node)
{
	int			before = out->len;
	int			n = 0;

	if (node->kind == ZHN_QUERY_NOT || node->kind == ZHN_QUERY_FIELD ||
		node->kind == ZHN_QUERY_DATES)
		return false;
	if (node->child == NULL)
	{
		append_pairs(out, parsed->text + node->start, node->length);
		return out->len > before;
	}
	appendStringInfoChar(out, '(');
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
	{
		int			separator = out->len;

		if (n > 0)
			appendStringInfoString(out,
								   node->kind == ZHN_QUERY_OR ? " | " : " & ");
		if (append_node(out, parsed, c))
			n++;
		else
		{
			out->len = separator;
			out->data[separator] = '\0';
		}
	}
	if (n == 0)
	{
		out->len = before;
		out->data[before] = '\0';
		return false;
	}
	appendStringInfoChar(out, ')');
	return true;
}

/* zhnews.character_query(query) */
Datum
zhn_character_query(PG_FUNCTION_ARGS)
{
	ZhnParsedQuery parsed;
	StringInfoData out;

	zhn_query_parse_text(PG_GETARG_TEXT_PP(0), &parsed);
	initStringInfo(&out);
	if (!append_node(&out, &parsed, parsed.query.root))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(DirectFunctionCall1(tsqueryin, CStringGetDatum(out.data)));
}

/* Number the strings of a query, in the order of the tree. */
static int
number_strings(CachedQuery *cached, const ZhnQueryNode *node, int n)
{
	if (node->kind == ZHN_QUERY_WORD || node->kind == ZHN_QUERY_PHRASE)
	{
		ZhnPatternWord word = {cached->parsed.text + node->start,
		node->length};

		zhn_patterns_add(cached->patterns, &word, 1, false, n);
		return n + 1;
	}
	if (node->kind == ZHN_QUERY_FIELD)
		return n;
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		n = number_strings(cached, c, n);
	return n;
}

/* Is a node true?  Strings are numbered as above; *n is the next number. */
static bool
evaluate(const CachedQuery *cached, const ZhnQueryNode *node, int *n)
{
	bool		every = true;
	bool		some = false;

	if (node->kind == ZHN_QUERY_WORD || node->kind == ZHN_QUERY_PHRASE)
	{
		int			number = (*n)++;

		return node->field == ZHN_FIELD_HEADLINE ?
			cached->in_headline[number] : cached->found[number];
	}
	if (node->kind == ZHN_QUERY_FIELD || node->kind == ZHN_QUERY_DATES)
		return true;
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
	{
		bool		value = evaluate(cached, c, n);

		/* A condition is for others to check, also one that is negated. */
		if (node->kind == ZHN_QUERY_NOT)
			return !value || c->kind == ZHN_QUERY_FIELD ||
				c->kind == ZHN_QUERY_DATES;
		every = every && value;
		some = some || value;
	}
	return node->kind == ZHN_QUERY_OR ? some : every;
}

static CachedQuery *
cached_query(FunctionCallInfo fcinfo, text *query)
{
	CachedQuery *cached = fcinfo->flinfo->fn_extra;
	MemoryContext old;

	if (cached != NULL && cached->patterns != NULL &&
		cached->parsed.length == VARSIZE_ANY_EXHDR(query) &&
		memcmp(cached->parsed.text, VARDATA_ANY(query),
			   cached->parsed.length) == 0)
		return cached;
	if (cached == NULL)
	{
		cached = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
										sizeof(CachedQuery));
		cached->context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
												"zhnews query",
												ALLOCSET_SMALL_SIZES);
		fcinfo->flinfo->fn_extra = cached;
	}
	cached->patterns = NULL;
	MemoryContextReset(cached->context);
	old = MemoryContextSwitchTo(cached->context);
	zhn_query_parse_text(query, &cached->parsed);
	cached->patterns =
		zhn_patterns_create(zhn_env_create(cached->context));
	zhn_patterns_anywhere(cached->patterns);
	cached->n = number_strings(cached, cached->parsed.query.root, 0);
	cached->found = palloc(cached->n + 1);
	cached->in_headline = palloc(cached->n + 1);
	MemoryContextSwitchTo(old);
	return cached;
}

/* Note in found which strings a text has. */
static void
find_strings(const CachedQuery *cached, text *body, bool *found)
{
	ZhnView		view;
	ZhnHit	   *hits;
	ZhnEnv		env;
	int			n;

	zhn_env_init(&env, CurrentMemoryContext);
	zhn_view_init(&view, &env, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body));
	n = zhn_hits_find(&env, &view, cached->patterns, &hits);
	for (int i = 0; i < n; i++)
		found[hits[i].unit] = true;
	pfree(hits);
	pfree(view.c);
	pfree(view.offset);
}

/* zhnews.contains(headline, body, query): any text may be NULL. */
Datum
zhn_contains(PG_FUNCTION_ARGS)
{
	CachedQuery *cached;
	int			n = 0;

	if (PG_ARGISNULL(2))
		PG_RETURN_NULL();
	zhn_check_encoding();
	cached = cached_query(fcinfo, PG_GETARG_TEXT_PP(2));
	memset(cached->in_headline, 0, cached->n);
	if (!PG_ARGISNULL(0))
		find_strings(cached, PG_GETARG_TEXT_PP(0), cached->in_headline);
	memcpy(cached->found, cached->in_headline, cached->n);
	if (!PG_ARGISNULL(1))
		find_strings(cached, PG_GETARG_TEXT_PP(1), cached->found);
	PG_RETURN_BOOL(evaluate(cached, cached->parsed.query.root, &n));
}
