/*-------------------------------------------------------------------------
 *
 * codebook.c
 *	  zhnews.code(): the categories of a codebook that a text has, with the
 *	  evidence.
 *
 * A codebook is JSON: an object whose keys are categories; a category is a
 * term, a list of terms, or an object of narrower categories, which are named
 * "broader/narrower".  A query asks it of many texts with one codebook, so
 * what was made of the last one is kept.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"

#include "extract/codebook.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/freqlist.h"
#include "pg/rows.h"
#include "pg/run.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_code_text);

/* Levels of categories at most. */
#define DEPTH_MAX	16

/* A codebook as it was given, and what was made of it. */
typedef struct Kept
{
	MemoryContext context;
	Jsonb	   *codebook;
	ArrayType  *negators;
	int			window;
	char	  **categories;		/* by ZhnCodeTerm.category */
	ZhnCodebook *built;
} Kept;

/* Terms and categories while they are read. */
typedef struct Reading
{
	ZhnCodeTerm *terms;
	int			n_terms;
	int			room;
	char	  **categories;
	int			n_categories;
	int			category_room;
} Reading;

static void
report_shape(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("a codebook is an object of categories, each of which is "
					"a term, a list of terms or an object of categories"),
			 errhint("Write it as {\"经济\": [\"增长\", \"投资\"], "
					 "\"民生\": {\"养老\": [\"养老保险\"]}}.")));
}

static int
add_category(Reading *reading, const char *path)
{
	if (reading->n_categories == reading->category_room)
	{
		reading->category_room *= 2;
		reading->categories = repalloc(reading->categories,
									   reading->category_room *
									   sizeof(char *));
	}
	reading->categories[reading->n_categories] = pstrdup(path);
	return reading->n_categories++;
}

static void
add_term(Reading *reading, int category, const JsonbValue *value)
{
	ZhnCodeTerm *term;

	if (category < 0 || value->type != jbvString)
		report_shape();
	if (reading->n_terms == reading->room)
	{
		reading->room *= 2;
		reading->terms = repalloc_huge(reading->terms,
									   reading->room * sizeof(ZhnCodeTerm));
	}
	term = &reading->terms[reading->n_terms++];
	term->term = value->val.string.val;
	term->length = value->val.string.len;
	term->category = category;
}

/*
 * Read a codebook.  path is the category that is being read, and lengths[]
 * where the names of the levels above end in it.
 */
static void
read_codebook(Jsonb *codebook, Reading *reading)
{
	JsonbIterator *iterator = JsonbIteratorInit(&codebook->root);
	JsonbIteratorToken token;
	JsonbValue	value;
	StringInfoData path;
	int			lengths[DEPTH_MAX];
	int			depth = 0;
	int			lists = 0;
	int			category = -1;

	initStringInfo(&path);
	if (!JB_ROOT_IS_OBJECT(codebook))
		report_shape();
	while ((token = JsonbIteratorNext(&iterator, &value, false)) != WJB_DONE)
		switch (token)
		{
			case WJB_BEGIN_OBJECT:
				if (lists > 0)
					report_shape();
				if (depth == DEPTH_MAX)
					ereport(ERROR,
							(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
							 errmsg("a codebook has at most %d levels of "
									"categories", DEPTH_MAX),
							 errhint("Put terms into a higher category.")));
				lengths[depth++] = path.len;
				break;
			case WJB_END_OBJECT:
				depth--;
				break;
			case WJB_KEY:
				path.len = lengths[depth - 1];
				if (path.len > 0)
					appendStringInfoChar(&path, '/');
				appendBinaryStringInfo(&path, value.val.string.val,
									   value.val.string.len);
				category = add_category(reading, path.data);
				break;
			case WJB_VALUE:
			case WJB_ELEM:
				add_term(reading, category, &value);
				break;
			case WJB_BEGIN_ARRAY:
				lists++;
				break;
			case WJB_END_ARRAY:
				lists--;
				break;
			default:
				break;
		}
}

static ZhnCodebook *
build_codebook(Jsonb *codebook, ArrayType *negators, int window,
			   char ***categories)
{
	Reading		reading = {.room = 64, .category_room = 16};
	ZhnWordSequence words;
	ZhnCodeTerm *negator;
	int			n = 0;

	reading.terms = palloc(reading.room * sizeof(ZhnCodeTerm));
	reading.categories = palloc(reading.category_room * sizeof(char *));
	read_codebook(codebook, &reading);
	*categories = reading.categories;

	zhn_words_of_array(PointerGetDatum(negators), &words);
	negator = palloc((words.n + 1) * sizeof(ZhnCodeTerm));
	for (int i = 0; i < words.n; i++)
		if (words.length[i] > 0)
			negator[n++] = (ZhnCodeTerm){words.word[i], words.length[i], 0};
	return zhn_codebook_build(zhn_env_create(CurrentMemoryContext),
							  reading.terms, reading.n_terms, negator, n,
							  window);
}

/* The codebook of the arguments, kept while they stay the same. */
static Kept *
kept_codebook(FunctionCallInfo fcinfo)
{
	Kept	   *kept = fcinfo->flinfo->fn_extra;
	Jsonb	   *codebook = PG_GETARG_JSONB_P(1);
	int			window = PG_GETARG_INT32(2);
	ArrayType  *negators = PG_GETARG_ARRAYTYPE_P(3);
	MemoryContext old;

	if (window < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("negation window must not be negative: %d", window),
				 errhint("It is a number of words; with 0, only what stands "
						 "in one word with the term negates it.")));
	if (kept != NULL && kept->built != NULL && kept->window == window &&
		VARSIZE(kept->codebook) == VARSIZE(codebook) &&
		memcmp(kept->codebook, codebook, VARSIZE(codebook)) == 0 &&
		VARSIZE(kept->negators) == VARSIZE(negators) &&
		memcmp(kept->negators, negators, VARSIZE(negators)) == 0)
		return kept;

	if (kept == NULL)
	{
		kept = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(Kept));
		kept->context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
											  "zhnews codebook",
											  ALLOCSET_DEFAULT_SIZES);
		fcinfo->flinfo->fn_extra = kept;
	}
	kept->built = NULL;
	MemoryContextReset(kept->context);
	old = MemoryContextSwitchTo(kept->context);
	kept->codebook = palloc(VARSIZE(codebook));
	memcpy(kept->codebook, codebook, VARSIZE(codebook));
	kept->negators = palloc(VARSIZE(negators));
	memcpy(kept->negators, negators, VARSIZE(negators));
	kept->window = window;
	kept->built = build_codebook(kept->codebook, kept->negators, window,
								 &kept->categories);
	MemoryContextSwitchTo(old);
	return kept;
}

/* All tokens of a text. */
static ZhnToken *
tokens_of_text(const char *text, size_t length, size_t *n)
{
	ZhnRun	   *run = zhn_run_start(text, length, ZHN_NEWS);
	size_t		room = 256;
	ZhnToken   *tokens = palloc(room * sizeof(ZhnToken));
	ZhnToken	token;

	*n = 0;
	while (zhn_run_next(run, &token))
	{
		if (*n == room)
		{
			room *= 2;
			tokens = repalloc_huge(tokens, room * sizeof(ZhnToken));
		}
		tokens[(*n)++] = token;
	}
	zhn_run_end(run);
	return tokens;
}

/* Characters and line ends from one place of a text to another. */
static void
count_to(const char *text, size_t from, size_t to, int *characters, int *lines)
{
	const unsigned char *p = (const unsigned char *) text + from;
	const unsigned char *end = (const unsigned char *) text + to;

	while (p < end)
	{
		uint32		cp;

		p += zhn_utf8_decode(p, end, &cp);
		(*characters)++;
		if (cp == '\n')
			(*lines)++;
	}
}

/* code(body, codebook, window, negators) */
Datum
zhn_code_text(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	const char *text = VARDATA_ANY(body);
	size_t		length = VARSIZE_ANY_EXHDR(body);
	Kept	   *kept = kept_codebook(fcinfo);
	size_t		n_tokens;
	ZhnToken   *tokens = tokens_of_text(text, length, &n_tokens);
	size_t		n_hits;
	ZhnCodeHit *hits = zhn_code(kept->built,
								zhn_env_create(CurrentMemoryContext), text,
								length, tokens, n_tokens, &n_hits);
	size_t		at = 0;
	int			start = 1;
	int			line = 0;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	for (size_t i = 0; i < n_hits; i++)
	{
		const ZhnCodeHit *hit = &hits[i];
		int			characters = 0;
		int			lines = 0;

		count_to(text, at, hit->start, &start, &line);
		at = hit->start;
		count_to(text, at, at + hit->length, &characters, &lines);
		for (size_t j = 0; j < hit->n_terms; j++)
		{
			const ZhnCodeTerm *term = zhn_codebook_term(kept->built,
														hit->term + j);
			const char *category = kept->categories[term->category];

			zhn_row_text(&row, category, strlen(category));
			zhn_row_text(&row, term->term, term->length);
			zhn_row_text(&row, text + hit->start, hit->length);
			zhn_row_datum(&row, BoolGetDatum(hit->negated));
			if (hit->negated)
				zhn_row_text(&row, text + hit->negator, hit->negator_length);
			else
				zhn_row_null(&row);
			zhn_row_datum(&row, BoolGetDatum(hit->whole));
			zhn_row_int(&row, line);
			zhn_row_int(&row, start);
			zhn_row_int(&row, characters);
			zhn_rows_put(&row);
		}
	}
	return (Datum) 0;
}
