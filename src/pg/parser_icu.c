/*-------------------------------------------------------------------------
 *
 * parser_icu.c
 *	  Text search parser zhnews.icu: words as ICU cuts them.
 *
 * It is there to compare with, and for texts of many languages.  It has
 * the token types of zhnews.news, of which ICU knows the simple ones.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <unicode/ubrk.h>

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/token_type.h"
#include "text/charclass.h"
#include "text/icu_break.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_icu_start);
PG_FUNCTION_INFO_V1(zhn_icu_token);
PG_FUNCTION_INFO_V1(zhn_icu_end);

typedef struct IcuParser
{
	ZhnIcuBreak *breaks;
	char	   *text;
	size_t		start;			/* of the next token */
	size_t		end;			/* of the word of ICU that holds it */
	ZhnTokenType type;			/* of that word */
} IcuParser;

/* START method.  The text is not zero-terminated and outlives the parse. */
Datum
zhn_icu_start(PG_FUNCTION_ARGS)
{
	IcuParser  *parser;

	zhn_check_encoding();
	parser = palloc0(sizeof(IcuParser));
	parser->text = (char *) PG_GETARG_POINTER(0);
	parser->breaks = zhn_icu_break_open(zhn_env_create(CurrentMemoryContext),
										parser->text, PG_GETARG_INT32(1));
	PG_RETURN_POINTER(parser);
}

/*
 * The type of a word, by ICU's rule status and its first character.  The
 * status is that of the last rule applied: GDP300 has that of a number.
 */
static ZhnTokenType
icu_word_type(int32_t status, const char *word, const char *end)
{
	bool		number = status < UBRK_WORD_NUMBER_LIMIT;
	uint32_t	first;

	if (status < UBRK_WORD_NONE_LIMIT)
		return ZHN_TYPE_BLANK;
	zhn_utf8_decode((const unsigned char *) word,
					(const unsigned char *) end, &first);
	switch (zhn_char_class(first))
	{
		case ZHN_CHAR_HAN:
			return ZHN_TYPE_WORD;
		case ZHN_CHAR_LATIN:
			return ZHN_TYPE_LATIN;
		case ZHN_CHAR_DIGIT:
			return number ? ZHN_TYPE_NUMBER : ZHN_TYPE_LATIN;
		default:
			return number ? ZHN_TYPE_NUMBER : ZHN_TYPE_OTHER;
	}
}

/*
 * Length of the next token of a word that is left bytes long: the whole,
 * unless it is longer than a token may be.
 */
static size_t
token_length(const char *word, size_t left)
{
	size_t		length = ZHN_TOKEN_MAX;

	if (left <= ZHN_TOKEN_MAX)
		return left;
	while (length > ZHN_TOKEN_MAX - 4 && (word[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* GETTOKEN method.  Type 0 ends the text. */
Datum
zhn_icu_token(PG_FUNCTION_ARGS)
{
	IcuParser  *parser = (IcuParser *) PG_GETARG_POINTER(0);
	char	  **start = (char **) PG_GETARG_POINTER(1);
	int		   *length = (int *) PG_GETARG_POINTER(2);

	if (parser->start == parser->end)
	{
		int32_t		status;

		if (!zhn_icu_break_next(parser->breaks, &parser->end, &status))
			PG_RETURN_INT32(ZHN_TYPE_END);
		parser->type = icu_word_type(status, parser->text + parser->start,
									 parser->text + parser->end);
	}

	*start = parser->text + parser->start;
	*length = (int) token_length(*start, parser->end - parser->start);
	parser->start += *length;
	PG_RETURN_INT32(parser->type);
}

/* END method; after an error, the memory context closes the iterator. */
Datum
zhn_icu_end(PG_FUNCTION_ARGS)
{
	IcuParser  *parser = (IcuParser *) PG_GETARG_POINTER(0);

	zhn_icu_break_close(parser->breaks);
	PG_RETURN_VOID();
}
