/*-------------------------------------------------------------------------
 *
 * listed_words.c
 *	  zhnews.listed_words(): which of a list of words a text has.
 *
 * A query asks it of many texts with one list, so the list is made ready
 * once a query, if it does not change within one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "segment/occurrence.h"
#include "segment/segmenter.h"

PG_FUNCTION_INFO_V1(zhn_listed_words);

/* A lexicon of the words of an array, in memory of the current context. */
static ZhnLexicon *
lexicon_of_array(ArrayType *array)
{
	Datum	   *elements;
	bool	   *nulls;
	int			n;
	int			used = 0;
	ZhnLexiconWord *words;
	ZhnLexicon *lexicon;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT,
					  &elements, &nulls, &n);
	words = palloc_extended((n + 1) * sizeof(ZhnLexiconWord), MCXT_ALLOC_HUGE);
	for (int i = 0; i < n; i++)
	{
		text	   *word;

		if (nulls[i])
			continue;
		word = DatumGetTextPP(elements[i]);
		words[used].word = VARDATA_ANY(word);
		words[used].length = VARSIZE_ANY_EXHDR(word);
		words[used++].kind = ZHN_WORD;
	}
	lexicon = zhn_lexicon_build(zhn_env_create(CurrentMemoryContext),
								words, used);
	pfree(words);
	return lexicon;
}

/* The lexicon of the second argument, kept if that stays the same. */
static ZhnLexicon *
lexicon_of_argument(FunctionCallInfo fcinfo)
{
	FmgrInfo   *function = fcinfo->flinfo;
	MemoryContext old;

	if (!get_fn_expr_arg_stable(function, 1))
		return lexicon_of_array(PG_GETARG_ARRAYTYPE_P(1));
	if (function->fn_extra == NULL)
	{
		old = MemoryContextSwitchTo(function->fn_mcxt);
		function->fn_extra = lexicon_of_array(PG_GETARG_ARRAYTYPE_P(1));
		MemoryContextSwitchTo(old);
	}
	return function->fn_extra;
}

/* Whether an array of text has a word. */
static bool
has_word(ArrayBuildState *found, const char *word, size_t length)
{
	for (int i = 0; i < found->nelems; i++)
	{
		text	   *other = DatumGetTextPP(found->dvalues[i]);

		if (VARSIZE_ANY_EXHDR(other) == length &&
			memcmp(VARDATA_ANY(other), word, length) == 0)
			return true;
	}
	return false;
}

/* zhnews.listed_words(body, words) */
Datum
zhn_listed_words(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	const char *bytes = VARDATA_ANY(body);
	ZhnLexicon *lexicon = lexicon_of_argument(fcinfo);
	ArrayBuildState *found = NULL;
	ZhnOccurrences occurrences;
	ZhnEnv		env;
	size_t		start;
	size_t		length;

	zhn_check_encoding();
	zhn_env_init(&env, CurrentMemoryContext);
	zhn_occurrences_start(&occurrences, &env, lexicon, bytes,
						  VARSIZE_ANY_EXHDR(body));
	while (zhn_occurrences_next(&occurrences, &start, &length))
	{
		text	   *word;

		if (found != NULL && has_word(found, bytes + start, length))
			continue;
		word = cstring_to_text_with_len(bytes + start, (int) length);
		found = accumArrayResult(found, PointerGetDatum(word), false, TEXTOID,
								 CurrentMemoryContext);
	}
	if (found == NULL)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(makeArrayResult(found, CurrentMemoryContext));
}
