/*-------------------------------------------------------------------------
 *
 * parts.c
 *	  From words to lexemes: folding, and the parts of long words.
 *
 * A word is cut until nothing can be cut any more, so that the parts of a
 * part are parts of the whole.  A number is a part, too, of a date or
 * quantity: 2022 of 2022年.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/memutils.h"

#include "pg/env.h"
#include "pg/parts.h"
#include "text/charclass.h"
#include "text/digits.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Words of fewer characters have no words in them. */
#define PARTS_WORD_MIN 3

/* Does the byte begin a character of three bytes or more? */
#define IS_WIDE(byte) ((unsigned char) (byte) >= 0xE0)

/*
 * The segmenter for words, made when first needed.  The one that a run has is
 * in the middle of its text, so it cannot be used for the words of that.
 */
ZhnSegmenter *
zhn_word_segmenter(void)
{
	static ZhnSegmenter *segmenter = NULL;

	if (segmenter == NULL)
		segmenter = zhn_segmenter_create(zhn_env_create(TopMemoryContext));
	return segmenter;
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
 * ZHN_PARTS_WORD_MAX.
 */
static void
parts_collect(ZhnSegmenter *segmenter, const char *word, size_t offset,
			  size_t length, ZhnParts *parts)
{
	int			characters = pg_mbstrlen_with_len(word + offset, (int) length);
	size_t		boundary = number_boundary(word + offset, length);
	ZhnToken	cut[ZHN_PARTS_WORD_MAX];
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
								cut, ZHN_PARTS_WORD_MAX);
	if (n <= 1)
	{
		parts->ends[parts->n++] = offset + length;
		return;
	}
	for (int i = 0; i < n; i++)
		parts_collect(segmenter, word, offset + cut[i].start, cut[i].length,
					  parts);
}

/* Is this one or two characters of three bytes?  Nearly all words are. */
static bool
is_short(const char *word, size_t length)
{
	return IS_WIDE(word[0]) &&
		(length == 3 || (length == 6 && IS_WIDE(word[3])));
}

int
zhn_parts_of(const char *word, size_t length, ZhnParts *parts)
{
	parts->n = 0;
	if (is_short(word, length))
		parts->ends[parts->n++] = length;
	else if (pg_mbstrlen_with_len(word, (int) length) <= ZHN_PARTS_WORD_MAX)
		parts_collect(zhn_word_segmenter(), word, 0, length, parts);
	else
		parts->ends[parts->n++] = length;
	return parts->n;
}

char *
zhn_lexeme_in(const char *token, int length, char buffer[ZHN_LEXEME_BUFFER],
			  size_t *folded_length)
{
	ZhnEnv		env;
	char	   *folded;

	*folded_length = zhn_fold_plain(token, length, buffer, ZHN_LEXEME_BUFFER);
	if (*folded_length > 0)
	{
		/* A single character is no number of several digits. */
		if (*folded_length > 3)
			*folded_length = zhn_plain_digits_utf8(buffer, *folded_length);
		return buffer;
	}
	zhn_env_init(&env, CurrentMemoryContext);
	folded = zhn_fold(&env, token, length, folded_length);
	*folded_length = zhn_plain_digits_utf8(folded, *folded_length);
	if (*folded_length > ZHN_TOKEN_MAX)
	{
		pfree(folded);
		*folded_length = length;
		folded = pnstrdup(token, length);
	}
	return folded;
}

/*
 * zhn_fold() asks for more memory than the word needs, and the words of a
 * text are all there until its tsvector is made.
 */
char *
zhn_lexeme_text(const char *token, int length, size_t *folded_length)
{
	char		buffer[ZHN_LEXEME_BUFFER];
	char	   *lexeme = zhn_lexeme_in(token, length, buffer, folded_length);

	return lexeme == buffer ? pnstrdup(buffer, *folded_length) : lexeme;
}
