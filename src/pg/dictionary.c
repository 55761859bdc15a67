/*-------------------------------------------------------------------------
 *
 * dictionary.c
 *	  Text search dictionary template zhnews.news_word.
 *
 * A word becomes the lexeme that its folded form is.  With option "parts",
 * a long word becomes several: the word and its first part at one position,
 * each further part at the next.  平湖市公安局 is
 *
 *	平湖市公安局:1  平湖市:1  公安:2  局:3
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
#include "mb/pg_wchar.h"
#include "tsearch/ts_public.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "segment/segmenter.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_news_word_init);
PG_FUNCTION_INFO_V1(zhn_news_word_lexize);

/* Words of fewer characters have no words in them. */
#define PARTS_WORD_MIN 3

/* Words of more characters are not cut. */
#define PARTS_WORD_MAX ZHN_LEXICON_WORD_MAX

typedef struct NewsWord
{
	bool		parts;			/* also emit the parts of long words */
	ZhnSegmenter *segmenter;	/* for the parts; made when first needed */
} NewsWord;

/* The parts of one word: where each ends. */
typedef struct WordParts
{
	int			n;
	size_t		ends[PARTS_WORD_MAX];
} WordParts;

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

/*
 * The segmenter of a dictionary.  The parser that feeds the dictionary is
 * in the middle of its text, so its segmenter cannot be used here.
 */
static ZhnSegmenter *
dictionary_segmenter(NewsWord *dictionary)
{
	if (dictionary->segmenter == NULL)
	{
		MemoryContext context = GetMemoryChunkContext(dictionary);

		dictionary->segmenter =
			zhn_segmenter_create(zhn_env_create(context));
	}
	return dictionary->segmenter;
}

/*
 * Where a number meets a Chinese word, as in 2022年 or 第17届: the offset of
 * the first such place, or 0.
 */
static size_t
number_boundary(const char *word, size_t length)
{
	const unsigned char *start = (const unsigned char *) word;
	const unsigned char *end = start + length;
	const unsigned char *p = start;
	ZhnCharClass before = ZHN_CHAR_OTHER;

	while (p < end)
	{
		uint32_t	cp;
		int			n = zhn_utf8_decode(p, end, &cp);
		ZhnCharClass class = zhn_char_class(cp);

		if ((before == ZHN_CHAR_DIGIT && class == ZHN_CHAR_HAN) ||
			(before == ZHN_CHAR_HAN && class == ZHN_CHAR_DIGIT))
			return p - start;
		before = class;
		p += n;
	}
	return 0;
}

/*
 * Add the parts of the length bytes of word that begin at offset.  Each
 * level of recursion has a shorter word, so there are at most
 * PARTS_WORD_MAX.
 */
static void
parts_collect(ZhnSegmenter *segmenter, const char *word, size_t offset,
			  size_t length, WordParts *parts)
{
	int			characters = pg_mbstrlen_with_len(word + offset, (int) length);
	size_t		boundary = number_boundary(word + offset, length);
	ZhnToken	cut[PARTS_WORD_MAX];
	int			n = 1;

	if (boundary > 0)
	{
		parts_collect(segmenter, word, offset, boundary, parts);
		parts_collect(segmenter, word, offset + boundary, length - boundary,
					  parts);
		return;
	}
	if (characters >= PARTS_WORD_MIN)
		n = zhn_segmenter_parts(segmenter, word + offset, length,
								cut, PARTS_WORD_MAX);
	if (n <= 1)
	{
		parts->ends[parts->n++] = offset + length;
		return;
	}
	for (int i = 0; i < n; i++)
		parts_collect(segmenter, word, offset + cut[i].start, cut[i].length,
					  parts);
}

/* The word at its position, and its parts from there on. */
static TSLexeme *
lexemes_of_parts(char *word, const WordParts *parts)
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
 * The lexeme of a token: folded.
 *
 * A few characters fold to as many as eighteen.  A token that would become
 * longer than a lexeme may be stays as it is: it is found by the same text.
 */
static char *
lexeme_text(const char *token, int length, size_t *folded_length)
{
	ZhnEnv		env;
	char	   *folded;

	zhn_env_init(&env, CurrentMemoryContext);
	folded = zhn_fold(&env, token, length, folded_length);
	if (*folded_length > ZHN_TOKEN_MAX)
	{
		pfree(folded);
		*folded_length = length;
		folded = pnstrdup(token, length);
	}
	return folded;
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
	WordParts	parts;
	TSLexeme   *lexemes;

	word = lexeme_text(token, PG_GETARG_INT32(2), &length);
	if (length == 0)
		PG_RETURN_POINTER(palloc0(sizeof(TSLexeme)));

	parts.n = 0;
	if (dictionary->parts &&
		pg_mbstrlen_with_len(word, (int) length) <= PARTS_WORD_MAX)
		parts_collect(dictionary_segmenter(dictionary), word, 0, length,
					  &parts);
	if (parts.n > 1)
		PG_RETURN_POINTER(lexemes_of_parts(word, &parts));

	lexemes = palloc0(2 * sizeof(TSLexeme));
	lexemes[0].lexeme = word;
	PG_RETURN_POINTER(lexemes);
}
