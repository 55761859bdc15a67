/*-------------------------------------------------------------------------
 *
 * dictionary.c
 *	  Text search dictionary template zhnews.news_word.
 *
 * A word becomes the lexeme that its folded form is.  With option "parts",
 * a long word becomes several: the word and its first part at one position,
 * each further part at the next.  绍兴市公安局 is
 *
 *	绍兴市公安局:1  绍兴市:1  公安:2  局:3
 *
 * so that a search for 公安局, which is 公安 局 here too, finds it, and
 * phrases that begin or end inside the word are found as if it had been cut.
 * That works only if the parts of a part are parts of the whole: a word is
 * therefore cut until nothing can be cut any more.
 *
 * A number is a part, too, of a date or quantity: 2022 finds 2022年.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "commands/defrem.h"
#include "tsearch/ts_public.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/parts.h"

PG_FUNCTION_INFO_V1(zhn_news_word_init);
PG_FUNCTION_INFO_V1(zhn_news_word_lexize);

typedef struct NewsWord
{
	bool		parts;			/* also emit the parts of long words */
} NewsWord;

/* INIT method: read the options; the current context is the dictionary's. */
Datum
zhn_news_word_init(PG_FUNCTION_ARGS)
{
	List	   *options = (List *) PG_GETARG_POINTER(0);
	NewsWord   *dictionary = palloc0(sizeof(NewsWord));
	ListCell   *cell;

	zhn_check_encoding();
	dictionary->parts = true;
	foreach(cell, options)
	{
		DefElem    *option = (DefElem *) lfirst(cell);

		if (strcmp(option->defname, "parts") == 0)
			dictionary->parts = defGetBoolean(option);
		else
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unrecognized parameter \"%s\" of template "
							"news_word", option->defname),
					 errhint("The only parameter is parts, a Boolean.")));
	}
	PG_RETURN_POINTER(dictionary);
}

/* The word at its position, and its parts from there on. */
static TSLexeme *
lexemes_of_parts(char *word, const ZhnParts *parts)
{
	TSLexeme   *lexemes = palloc0((parts->n + 2) * sizeof(TSLexeme));
	size_t		start = 0;

	lexemes[0].nvariant = 1;
	lexemes[0].lexeme = word;
	for (int i = 0; i < parts->n; i++)
	{
		TSLexeme   *lexeme = &lexemes[i + 1];

		lexeme->nvariant = 2;
		lexeme->flags = i > 0 ? TSL_ADDPOS : 0;
		lexeme->lexeme = pnstrdup(word + start, parts->ends[i] - start);
		start = parts->ends[i];
	}
	return lexemes;
}

/*
 * LEXIZE method.
 *
 * Each lexeme is a memory chunk of its own, as the caller frees them one by
 * one.  A token of which folding leaves nothing (format characters) is a
 * stop word: an array without a lexeme.
 */
Datum
zhn_news_word_lexize(PG_FUNCTION_ARGS)
{
	NewsWord   *dictionary = (NewsWord *) PG_GETARG_POINTER(0);
	const char *token = (const char *) PG_GETARG_POINTER(1);
	size_t		length;
	char	   *word;
	ZhnParts	parts;
	TSLexeme   *lexemes;

	word = zhn_lexeme_text(token, PG_GETARG_INT32(2), &length);
	if (length == 0)
		PG_RETURN_POINTER(palloc0(sizeof(TSLexeme)));

	if (dictionary->parts && zhn_parts_of(word, length, &parts) > 1)
		PG_RETURN_POINTER(lexemes_of_parts(word, &parts));

	lexemes = palloc0(2 * sizeof(TSLexeme));
	lexemes[0].lexeme = word;
	PG_RETURN_POINTER(lexemes);
}
