/*-------------------------------------------------------------------------
 *
 * expand.c
 *	  A query with what else is meant by its words: expand_query(),
 *	  expand_plain(), check_synonym().
 *
 * A string of a query is replaced by alternatives: the string itself, and as
 * many others as its words have synonyms, or the words of a corpus that are
 * read as the letters that were typed.  The result is a query again, in the
 * same language, so that all that takes a query takes it, and a user can see
 * what is looked for.
 *
 * Synonyms and words are looked up by SQL, once for the whole query, with the
 * rights and the snapshot of the caller: an edit is seen by the next
 * statement, and nothing is kept.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/query.h"
#include "pg/run.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/pinyin.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_expand_query);
PG_FUNCTION_INFO_V1(zhn_expand_plain);
PG_FUNCTION_INFO_V1(zhn_check_synonym);

/* Words in a row that may have synonyms as one. */
#define RUN_MAX			8

/* Readings of one string; its alternatives may not be more. */
#define ALTERNATIVES_MAX 1000

/* Characters of a synonym, and bytes of their folded form. */
#define SYNONYM_MAX		64
#define KEY_BYTES		(SYNONYM_MAX * 4)

/* Letters that are no pinyin worth looking for are fewer. */
#define TYPED_MIN		2
#define TYPED_MAX		96

/* What was asked for, and its alternatives; the key is filled with zeros. */
typedef struct Entry
{
	char		key[KEY_BYTES];
	List	   *alternatives;	/* of char * */
} Entry;

/* The keys of one kind, and what a statement finds for them. */
typedef struct Lookup
{
	HTAB	   *hash;
	const char *sql;			/* of $1, the keys, and maybe $2, the corpus */
	int			nargs;
} Lookup;

typedef struct Expansion
{
	ZhnEnv		env;
	Lookup		synonyms;		/* hash NULL: do not look */
	Lookup		readings;
	bool		latin;			/* letters are pinyin without a field, too */
	Datum		corpus;			/* name, or a null pointer */
} Expansion;

/* Lookup */

static void
lookup_start(Lookup *lookup, const char *name, const char *sql, int nargs)
{
	HASHCTL		control = {.keysize = KEY_BYTES, .entrysize = sizeof(Entry),
	.hcxt = CurrentMemoryContext};

	lookup->sql = sql;
	lookup->nargs = nargs;
	lookup->hash = hash_create(name, 64, &control,
							   HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
}

static Entry *
lookup_entry(Lookup *lookup, const char *text, size_t length, bool make)
{
	char		key[KEY_BYTES] = {0};
	bool		found;
	Entry	   *entry;

	if (length == 0 || length >= KEY_BYTES)
		return NULL;
	memcpy(key, text, length);
	entry = hash_search(lookup->hash, key, make ? HASH_ENTER : HASH_FIND,
						&found);
	if (make && !found)
		entry->alternatives = NIL;
	return entry;
}

/* The key of a piece of text: folded. */
static Entry *
folded_entry(Expansion *expansion, Lookup *lookup, const char *text,
			 size_t length, bool make)
{
	size_t		folded_length;
	char	   *folded;
	Entry	   *entry;

	if (length >= KEY_BYTES)
		return NULL;
	folded = zhn_fold(&expansion->env, text, length, &folded_length);
	entry = lookup_entry(lookup, folded, folded_length, make);
	pfree(folded);
	return entry;
}

/* Find the alternatives of all keys. */
static void
lookup_run(Lookup *lookup, Datum corpus)
{
	MemoryContext context = CurrentMemoryContext;
	Oid			types[] = {TEXTARRAYOID, TEXTOID};
	Datum		values[2] = {(Datum) 0, corpus};
	ArrayBuildState *keys =
		initArrayResult(TEXTOID, CurrentMemoryContext, false);
	HASH_SEQ_STATUS status;
	Entry	   *entry;

	if (lookup->hash == NULL || hash_get_num_entries(lookup->hash) == 0)
		return;
	hash_seq_init(&status, lookup->hash);
	while ((entry = hash_seq_search(&status)) != NULL)
		keys = accumArrayResult(keys, CStringGetTextDatum(entry->key), false,
								TEXTOID, CurrentMemoryContext);
	values[0] = makeArrayResult(keys, CurrentMemoryContext);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	if (SPI_execute_with_args(lookup->sql, lookup->nargs, types, values, NULL,
							  true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not look up the words of a query");
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		char	   *key = SPI_getvalue(SPI_tuptable->vals[i],
									   SPI_tuptable->tupdesc, 1);
		char	   *word = SPI_getvalue(SPI_tuptable->vals[i],
										SPI_tuptable->tupdesc, 2);
		MemoryContext old = MemoryContextSwitchTo(context);

		entry = lookup_entry(lookup, key, strlen(key), false);
		if (entry != NULL)
			entry->alternatives = lappend(entry->alternatives, pstrdup(word));
		MemoryContextSwitchTo(old);
	}
	SPI_finish();
}

/* Words of a string */

/* Where the shortest words of a string end; returns their number. */
static int
word_ends(const char *text, size_t length, size_t **ends)
{
	ZhnRun	   *run = zhn_run_start(text, length, ZHN_FINE);
	ZhnToken	token;
	int			n = 0;
	int			room = 16;

	*ends = palloc(room * sizeof(size_t));
	while (zhn_run_next(run, &token))
	{
		if (n == room)
		{
			room *= 2;
			*ends = repalloc_huge(*ends, room * sizeof(size_t));
		}
		(*ends)[n++] = token.start + token.length;
	}
	zhn_run_end(run);
	return n;
}

/* Note all runs of words of a string as keys. */
static void
want_synonyms(Expansion *expansion, const char *text, size_t length)
{
	size_t	   *ends;
	int			n = word_ends(text, length, &ends);

	for (int i = 0; i < n; i++)
	{
		size_t		start = i == 0 ? 0 : ends[i - 1];

		CHECK_FOR_INTERRUPTS();
		for (int k = i; k < n && k < i + RUN_MAX; k++)
			folded_entry(expansion, &expansion->synonyms, text + start,
						 ends[k] - start, true);
	}
	pfree(ends);
}

/* Is a string letters that may be pinyin? */
static bool
is_typed(const char *text, size_t length)
{
	char		letters[TYPED_MAX];
	char		tones[TYPED_MAX];

	return zhn_pinyin_typed(text, length, letters, tones, TYPED_MAX) >=
		TYPED_MIN;
}

static void
want(Expansion *expansion, const char *text, size_t length, bool is_pinyin)
{
	if (expansion->readings.hash != NULL &&
		(is_pinyin || (expansion->latin && is_typed(text, length))))
		lookup_entry(&expansion->readings, text, length, true);
	if (expansion->synonyms.hash != NULL && !is_pinyin)
		want_synonyms(expansion, text, length);
}

/* The longest run of words from the ith on that has synonyms, or NULL. */
static Entry *
longest_run(Expansion *expansion, const char *text, const size_t *ends, int n,
			int i, int *next)
{
	size_t		start = i == 0 ? 0 : ends[i - 1];

	for (int k = Min(n, i + RUN_MAX) - 1; k >= i; k--)
	{
		Entry	   *entry = folded_entry(expansion, &expansion->synonyms,
										 text + start, ends[k] - start, false);

		if (entry != NULL && entry->alternatives != NIL)
		{
			*next = k + 1;
			return entry;
		}
	}
	*next = i + 1;
	return NULL;
}

static void
refuse_alternatives(const char *text, size_t length)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("\"%.*s\" has more than %d alternatives",
					pg_mbcliplen(text, (int) length, 100), text,
					ALTERNATIVES_MAX),
			 errhint("Put spaces between its words, or look for it without"
					 " synonyms.")));
}

/* All that a string may be, itself first: each of its words, or a synonym. */
static List *
combine(Expansion *expansion, const char *text, size_t length)
{
	List	   *strings = list_make1(pstrdup(""));
	size_t	   *ends;
	int			n = word_ends(text, length, &ends);
	int			next;

	for (int i = 0; i < n; i = next)
	{
		Entry	   *entry = longest_run(expansion, text, ends, n, i, &next);
		size_t		start = i == 0 ? 0 : ends[i - 1];
		List	   *choices = list_make1(pnstrdup(text + start,
												  ends[next - 1] - start));
		List	   *longer = NIL;
		ListCell   *s;
		ListCell   *c;

		if (entry != NULL)
			choices = list_concat(choices, entry->alternatives);
		if ((int64) list_length(strings) * list_length(choices) >
			ALTERNATIVES_MAX)
			refuse_alternatives(text, length);
		foreach(s, strings)
			foreach(c, choices)
			longer = lappend(longer, psprintf("%s%s", (char *) lfirst(s),
											  (char *) lfirst(c)));
		list_free_deep(strings);
		strings = longer;
	}
	pfree(ends);
	return strings;
}

/* The alternatives of a string of a query, itself first. */
static List *
alternatives_of(Expansion *expansion, const char *text, size_t length,
				bool is_pinyin)
{
	List	   *strings = list_make1(pnstrdup(text, length));

	if (expansion->synonyms.hash != NULL && !is_pinyin)
		strings = combine(expansion, text, length);
	if (expansion->readings.hash != NULL)
	{
		Entry	   *entry = lookup_entry(&expansion->readings, text, length,
										 false);

		if (entry != NULL)
			strings = list_concat(strings, entry->alternatives);
	}
	return strings;
}

static void
append_alternatives(StringInfo out, List *strings)
{
	ListCell   *cell;

	foreach(cell, strings)
		appendStringInfo(out, "%s\"%s\"",
						 foreach_current_index(cell) > 0 ? " OR " : "",
						 (char *) lfirst(cell));
}

/* A query */

static void
want_of_node(Expansion *expansion, const ZhnParsedQuery *parsed,
			 const ZhnQueryNode *node)
{
	if (node->kind == ZHN_QUERY_FIELD || node->kind == ZHN_QUERY_DATES)
		return;
	if (node->child == NULL && !node->prefix)
		want(expansion, parsed->text + node->start, node->length,
			 node->field == ZHN_FIELD_PINYIN);
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		want_of_node(expansion, parsed, c);
}

static void
append_string(StringInfo out, Expansion *expansion,
			  const ZhnParsedQuery *parsed, const ZhnQueryNode *node)
{
	const char *text = parsed->text + node->start;
	bool		is_pinyin = node->field == ZHN_FIELD_PINYIN &&
		expansion->readings.hash != NULL;
	List	   *strings;

	if (is_pinyin && node->prefix)
		zhn_query_report(parsed, "pinyin with a star",
						 "Type all of a word, or the letters that begin its"
						 " syllables.", node->start, node->length);
	if (node->field != ZHN_FIELD_NONE && !is_pinyin)
		appendStringInfo(out, "%s:", zhn_field_name(node->field));
	if (node->prefix)
	{
		appendStringInfo(out, "%.*s*", (int) node->length, text);
		return;
	}
	strings = alternatives_of(expansion, text, node->length, is_pinyin);
	if (list_length(strings) > 1)
		appendStringInfoChar(out, '(');
	append_alternatives(out, strings);
	if (list_length(strings) > 1)
		appendStringInfoChar(out, ')');
}

/*
 * Append a node as text.  Brackets stand only where the node would be read
 * otherwise, so that they are no deeper than those of the query.
 */
static void
append_node(StringInfo out, Expansion *expansion, const ZhnParsedQuery *parsed,
			const ZhnQueryNode *node, ZhnQueryKind above)
{
	bool		brackets = above == ZHN_QUERY_NOT ?
		node->kind == ZHN_QUERY_AND || node->kind == ZHN_QUERY_OR :
		above == ZHN_QUERY_AND && node->kind == ZHN_QUERY_OR;

	if (node->kind == ZHN_QUERY_FIELD)
		appendBinaryStringInfo(out, parsed->text + node->start,
							   (int) node->length);
	else if (node->kind == ZHN_QUERY_DATES)
		appendStringInfo(out, "date:%.*s", (int) node->length,
						 parsed->text + node->start);
	else if (node->child == NULL)
		append_string(out, expansion, parsed, node);
	else if (node->kind == ZHN_QUERY_NOT)
	{
		appendStringInfoChar(out, '-');
		append_node(out, expansion, parsed, node->child, ZHN_QUERY_NOT);
	}
	else
	{
		if (brackets)
			appendStringInfoChar(out, '(');
		for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
		{
			append_node(out, expansion, parsed, c, node->kind);
			if (c->next != NULL)
				appendStringInfoString(out, node->kind == ZHN_QUERY_OR ?
									   " OR " : " ");
		}
		if (brackets)
			appendStringInfoChar(out, ')');
	}
}

void
zhn_query_append_text(StringInfo out, const ZhnParsedQuery *parsed,
					  const ZhnQueryNode *node)
{
	Expansion	none = {0};

	append_node(out, &none, parsed, node, ZHN_QUERY_OR);
}

/* From the arguments after the query: synonyms, corpus, latin. */
static void
expansion_start(Expansion *expansion, FunctionCallInfo fcinfo)
{
	memset(expansion, 0, sizeof(Expansion));
	zhn_check_encoding();
	zhn_env_init(&expansion->env, CurrentMemoryContext);
	if (!PG_ARGISNULL(1) && PG_GETARG_BOOL(1))
		lookup_start(&expansion->synonyms, "zhnews synonyms",
					 "SELECT word, synonym FROM zhnews.synonyms($1)", 1);
	if (!PG_ARGISNULL(2))
	{
		expansion->corpus = PG_GETARG_DATUM(2);
		expansion->latin = !PG_ARGISNULL(3) && PG_GETARG_BOOL(3);
		lookup_start(&expansion->readings, "zhnews readings",
					 "SELECT t.typed, w.word FROM pg_catalog.unnest($1)"
					 " AS t (typed), zhnews.words_read_as($2, t.typed) AS w", 2);
	}
}

static void
expansion_run(Expansion *expansion)
{
	lookup_run(&expansion->synonyms, expansion->corpus);
	lookup_run(&expansion->readings, expansion->corpus);
}

/* zhnews.expand_query(query, synonyms, corpus, latin) */
Datum
zhn_expand_query(PG_FUNCTION_ARGS)
{
	Expansion	expansion;
	ZhnParsedQuery parsed;
	StringInfoData out;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	expansion_start(&expansion, fcinfo);
	zhn_query_parse_text(PG_GETARG_TEXT_PP(0), &parsed);
	want_of_node(&expansion, &parsed, parsed.query.root);
	expansion_run(&expansion);
	initStringInfo(&out);
	append_node(&out, &expansion, &parsed, parsed.query.root, ZHN_QUERY_OR);
	if (out.len > ZHN_QUERY_BYTES_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("query has %d bytes with its alternatives", out.len),
				 errhint("Look for fewer words at a time, or for words with"
						 " fewer synonyms.")));
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/*
 * zhnews.expand_plain(text, synonyms, corpus, latin): what is to be looked
 * for besides the words of a text; NULL for nothing.
 */
Datum
zhn_expand_plain(PG_FUNCTION_ARGS)
{
	Expansion	expansion;
	text	   *input;
	const char *start;
	size_t		length;
	List	   *strings = NIL;
	size_t	   *ends;
	int			n;
	int			next;
	StringInfoData out;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	input = PG_GETARG_TEXT_PP(0);
	start = VARDATA_ANY(input);
	length = VARSIZE_ANY_EXHDR(input);
	expansion_start(&expansion, fcinfo);
	if (expansion.synonyms.hash != NULL)
		want_synonyms(&expansion, start, length);
	n = word_ends(start, length, &ends);
	for (int i = 0; i < n && expansion.latin; i++)
	{
		size_t		from = i == 0 ? 0 : ends[i - 1];

		if (is_typed(start + from, ends[i] - from))
			lookup_entry(&expansion.readings, start + from, ends[i] - from,
						 true);
	}
	expansion_run(&expansion);
	for (int i = 0; i < n; i = next)
	{
		size_t		from = i == 0 ? 0 : ends[i - 1];
		Entry	   *entry = NULL;

		next = i + 1;
		if (expansion.synonyms.hash != NULL)
			entry = longest_run(&expansion, start, ends, n, i, &next);
		if (entry != NULL)
			strings = list_concat(strings, entry->alternatives);
		if (!expansion.latin)
			continue;
		entry = lookup_entry(&expansion.readings, start + from,
							 ends[i] - from, false);
		if (entry != NULL)
			strings = list_concat(strings, entry->alternatives);
	}
	if (strings == NIL)
		PG_RETURN_NULL();
	initStringInfo(&out);
	append_alternatives(&out, strings);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/* Synonyms */

static void
refuse_synonym(text *word, const char *why, const char *hint)
{
	const char *start = VARDATA_ANY(word);

	ereport(ERROR,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg("\"%.*s\" cannot be a synonym: %s",
					pg_mbcliplen(start, VARSIZE_ANY_EXHDR(word), 200), start,
					why),
			 errhint("%s", hint)));
}

/* zhnews.check_synonym(word): true, or an error that says what is wrong. */
Datum
zhn_check_synonym(PG_FUNCTION_ARGS)
{
	text	   *word = PG_GETARG_TEXT_PP(0);
	const unsigned char *p = (const unsigned char *) VARDATA_ANY(word);
	const unsigned char *end = p + VARSIZE_ANY_EXHDR(word);
	int			characters = 0;
	bool		readable = false;
	bool		space_first = false;
	bool		space_last = false;

	while (p < end && characters <= SYNONYM_MAX)
	{
		uint32_t	c;
		ZhnCharClass class;

		p += zhn_utf8_decode(p, end, &c);
		class = zhn_char_class(c);
		c = zhn_fold_char(c);
		if (c < 0x20 || c == 0x7F || c == '"' || c == 0x201C || c == 0x201D)
			refuse_synonym(word, "it has a quotation mark or a control"
						   " character", "Leave it out.");
		readable = readable || (class != ZHN_CHAR_SPACE &&
								class != ZHN_CHAR_PUNCTUATION &&
								class != ZHN_CHAR_OTHER);
		space_last = class == ZHN_CHAR_SPACE;
		if (characters++ == 0)
			space_first = space_last;
	}
	if (characters > SYNONYM_MAX)
		refuse_synonym(word, "it is too long",
					   "A synonym has at most 64 characters.");
	if (space_first || space_last)
		refuse_synonym(word, "it begins or ends with white space",
					   "Remove the white space, for example with btrim().");
	if (!readable)
		refuse_synonym(word, "it has no letter or digit",
					   "Leave out empty lines and punctuation.");
	PG_RETURN_BOOL(true);
}
