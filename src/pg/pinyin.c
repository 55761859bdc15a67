/*-------------------------------------------------------------------------
 *
 * pinyin.c
 *	  How words are read: pinyin(), reads_as().
 *
 * pinyin() reads a text, which is cut into words first, so that it depends on
 * the lexicon.  The others read one word, by its characters and the tables
 * alone.  All words of a corpus are tried, so that what most of them fail by
 * comes first.  A word that may be the name of a person, and
 * whose surname is read in another way than the character, has both readings.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/parts.h"
#include "pg/pinyin.h"
#include "pg/run.h"
#include "text/fold.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_pinyin);
PG_FUNCTION_INFO_V1(zhn_reads_as);

/* Longer names of persons are foreign, and are not read by their surname. */
#define NAME_MAX		4

/* A token has no more characters. */
#define TOKEN_CHARACTERS_MAX ZHN_TOKEN_MAX

typedef enum Style
{
	MARKS, DIGITS, PLAIN, INITIALS
} Style;

/* A word of Chinese characters and letters, and its readings. */
typedef struct Word
{
	uint32_t	c[ZHN_READ_MAX];
	size_t		n;
	ZhnSyllable reading[2][ZHN_READ_MAX];
	int			nreadings;
} Word;

/* The folded characters of a text; 0 if they are more than max. */
static size_t
folded_characters(const char *text, size_t length, uint32_t *out, size_t max)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	size_t		n = 0;

	while (p < end)
	{
		uint32_t	cp;

		if (n == max)
			return 0;
		p += zhn_utf8_decode(p, end, &cp);
		out[n++] = zhn_fold_char(cp);
	}
	return n;
}

/* pinyin() */

static Style
style_by_name(text *name)
{
	static const char *const names[] = {"marks", "digits", "plain", "initials"};
	char	   *given = text_to_cstring(name);

	for (int i = 0; i < (int) lengthof(names); i++)
		if (strcmp(given, names[i]) == 0)
			return (Style) i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("there is no style of pinyin \"%s\"", given),
			 errhint("The styles are marks, digits, plain and initials.")));
}

static void
append_syllable(StringInfo out, const ZhnSyllable *syllable, Style style)
{
	char		marked[ZHN_MARKED_MAX];

	if (style == MARKS)
		appendBinaryStringInfo(out, marked,
							   (int) zhn_pinyin_marked(syllable, marked));
	else
		appendBinaryStringInfo(out, syllable->letters,
							   style == INITIALS ? 1 : syllable->n);
	if (style == DIGITS && syllable->tone < 5)
		appendStringInfoChar(out, (char) ('0' + syllable->tone));
}

static bool
is_ascii_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9');
}

/*
 * Append a word.  What has no reading is copied; *after_syllable tells
 * whether a syllable ends the text.
 */
static void
append_word(StringInfo out, const char *text, size_t length, bool is_name,
			Style style, bool *after_syllable)
{
	static uint32_t c[TOKEN_CHARACTERS_MAX];
	static ZhnSyllable syllables[TOKEN_CHARACTERS_MAX];
	size_t		n = folded_characters(text, length, c, TOKEN_CHARACTERS_MAX);
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;

	zhn_pinyin_word(c, n, syllables);
	if (is_name && n <= NAME_MAX)
		zhn_pinyin_surname(c, n, syllables);
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	cp;
		int			bytes = zhn_utf8_decode(p, end, &cp);
		bool		is_read = syllables[i].n > 0;

		if (style != INITIALS &&
			((is_read && (*after_syllable ||
						  (out->len > 0 &&
						   is_ascii_letter(out->data[out->len - 1])))) ||
			 (*after_syllable && !is_read && is_ascii_letter(*p))))
			appendStringInfoChar(out, ' ');
		if (is_read)
			append_syllable(out, &syllables[i], style);
		else
			appendBinaryStringInfo(out, (const char *) p, bytes);
		*after_syllable = is_read;
		p += bytes;
	}
}

/* zhnews.pinyin(body, style, is_name) */
Datum
zhn_pinyin(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	Style		style = style_by_name(PG_GETARG_TEXT_PP(1));
	bool		is_name = PG_GETARG_BOOL(2);
	const char *start = VARDATA_ANY(body);
	bool		after_syllable = false;
	StringInfoData out;
	ZhnRun	   *run;
	ZhnToken	token;

	zhn_check_encoding();
	initStringInfo(&out);
	if (is_name && VARSIZE_ANY_EXHDR(body) <= ZHN_TOKEN_MAX)
	{
		append_word(&out, start, VARSIZE_ANY_EXHDR(body), true, style,
					&after_syllable);
		PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
	}
	run = zhn_run_start(start, VARSIZE_ANY_EXHDR(body), ZHN_NEWS);
	while (zhn_run_next(run, &token))
		append_word(&out, start + token.start, token.length,
					token.kind == ZHN_PERSON, style, &after_syllable);
	zhn_run_end(run);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/* Words */

/*
 * May a word be the name of a person?  A word of the dictionary that is none
 * may not, or 单位 would be found by shanwei.
 */
static bool
may_be_name(const char *word, size_t length)
{
	ZhnSegmenter *segmenter = zhn_word_segmenter();
	ZhnToken	token;
	bool		may_be = true;

	zhn_segmenter_start(segmenter, word, length, ZHN_NEWS, NULL);
	if (zhn_segmenter_next(segmenter, &token) && token.length == length)
		may_be = token.kind == ZHN_PERSON ||
			token.reason != ZHN_BY_DICTIONARY;
	return may_be;
}

/* Read a word; false if it has anything but Chinese characters and letters. */
static bool
read_word(const char *text, size_t length, Word *word)
{
	size_t		characters = 0;
	ZhnSyllable surname[2];
	size_t		nsurname;

	word->n = folded_characters(text, length, word->c, ZHN_READ_MAX);
	zhn_pinyin_word(word->c, word->n, word->reading[0]);
	for (size_t i = 0; i < word->n; i++)
		if (word->reading[0][i].n > 0)
			characters++;
		else if (word->c[i] >= 'a' && word->c[i] <= 'z')
		{
			word->reading[0][i].n = 1;
			word->reading[0][i].letters[0] = (char) word->c[i];
		}
		else
			return false;
	if (characters == 0)
		return false;

	word->nreadings = 1;
	if (word->n < 2 || word->n > NAME_MAX)
		return true;
	nsurname = zhn_pinyin_surname(word->c, word->n, surname);
	if (nsurname > 0 && nsurname < word->n && may_be_name(text, length))
	{
		memcpy(word->reading[1], word->reading[0],
			   word->n * sizeof(ZhnSyllable));
		memcpy(word->reading[1], surname, nsurname * sizeof(ZhnSyllable));
		word->nreadings = 2;
	}
	return true;
}

/*
 * Read the first or the last character of a word, if it is read in one way
 * only: what most words fail by, which need not be read as a whole then.
 */
static bool
read_end(const char *text, size_t length, bool last, ZhnSyllable *out)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	uint32_t	c;

	if (length == 0)
		return false;
	if (last)
	{
		p = end - 1;
		while (p > (const unsigned char *) text && (*p & 0xC0) == 0x80)
			p--;
	}
	zhn_utf8_decode(p, end, &c);
	return zhn_pinyin_only(zhn_fold_char(c), out);
}

static bool
begins(const char *letters, size_t n, const char *with, size_t with_n)
{
	return n >= with_n && memcmp(letters, with, with_n) == 0;
}

static bool
ends(const char *letters, size_t n, const char *with, size_t with_n)
{
	return n >= with_n && memcmp(letters + n - with_n, with, with_n) == 0;
}

bool
zhn_typed_read(ZhnTyped *typed, const char *text, size_t length)
{
	typed->has_tones = false;
	typed->n = zhn_pinyin_typed(text, length, typed->letters, typed->tones,
								ZHN_READ_LETTERS);
	for (size_t i = 0; i < typed->n; i++)
		typed->has_tones = typed->has_tones || typed->tones[i] != 0;
	return typed->n > 0;
}

/* Are letters and tones those of a reading?  What has no tone has any. */
static bool
is_reading(const ZhnTyped *typed, const Word *word, int reading)
{
	size_t		at = 0;

	for (size_t i = 0; i < word->n; i++)
	{
		const ZhnSyllable *s = &word->reading[reading][i];

		if (typed->n - at < s->n ||
			memcmp(typed->letters + at, s->letters, s->n) != 0)
			return false;
		for (size_t k = at; k < at + s->n; k++)
			if (typed->tones[k] != 0 && typed->tones[k] != s->tone)
				return false;
		at += s->n;
	}
	return at == typed->n;
}

/* Are the letters those that begin the syllables? */
static bool
is_initials(const ZhnTyped *typed, const Word *word, int reading)
{
	if (typed->has_tones || typed->n < 2 || typed->n != word->n)
		return false;
	for (size_t i = 0; i < word->n; i++)
		if (typed->letters[i] != word->reading[reading][i].letters[0])
			return false;
	return true;
}

bool
zhn_typed_is(const ZhnTyped *typed, const char *text, size_t length)
{
	Word		word;
	ZhnSyllable s;

	if ((read_end(text, length, false, &s) &&
		 typed->letters[0] != s.letters[0]) ||
		(read_end(text, length, true, &s) &&
		 typed->letters[typed->n - 1] != s.letters[0] &&
		 !ends(typed->letters, typed->n, s.letters, s.n)) ||
		!read_word(text, length, &word))
		return false;
	for (int i = 0; i < word.nreadings; i++)
		if (is_reading(typed, &word, i) || is_initials(typed, &word, i))
			return true;
	return false;
}

bool
zhn_sound_read(ZhnSound *sound, const char *text, size_t length)
{
	Word		word;

	sound->nreadings = 0;
	if (!read_word(text, length, &word))
		return false;
	for (int i = 0; i < word.nreadings; i++)
	{
		size_t		n = 0;

		for (size_t k = 0; k < word.n; k++)
			n += zhn_pinyin_near(&word.reading[i][k], sound->letters[i] + n);
		sound->n[i] = n;
	}
	sound->nreadings = word.nreadings;
	return true;
}

/* May a word sound like one of the readings, by its first and last sound? */
static bool
may_sound(const ZhnSound *sound, const char *text, size_t length)
{
	ZhnSyllable first;
	ZhnSyllable last;
	char		begin[ZHN_SYLLABLE_MAX];
	char		end[ZHN_SYLLABLE_MAX];
	size_t		nbegin = 0;
	size_t		nend = 0;

	if (read_end(text, length, false, &first))
		nbegin = zhn_pinyin_near(&first, begin);
	if (read_end(text, length, true, &last))
		nend = zhn_pinyin_near(&last, end);
	for (int i = 0; i < sound->nreadings; i++)
		if (begins(sound->letters[i], sound->n[i], begin, nbegin) &&
			ends(sound->letters[i], sound->n[i], end, nend))
			return true;
	return false;
}

bool
zhn_sound_is(const ZhnSound *sound, const char *text, size_t length)
{
	ZhnSound	other;

	if (!may_sound(sound, text, length) ||
		!zhn_sound_read(&other, text, length))
		return false;
	for (int i = 0; i < sound->nreadings; i++)
		for (int k = 0; k < other.nreadings; k++)
			if (sound->n[i] == other.n[k] &&
				memcmp(sound->letters[i], other.letters[k],
					   sound->n[i]) == 0)
				return true;
	return false;
}

bool
zhn_same_reading(const char *text, size_t length, const char *other_text,
				 size_t other_length)
{
	Word		word;
	Word		other;

	if (!read_word(text, length, &word) ||
		!read_word(other_text, other_length, &other) || word.n != other.n)
		return false;
	for (int i = 0; i < word.nreadings; i++)
		for (int k = 0; k < other.nreadings; k++)
		{
			bool		same = true;

			for (size_t c = 0; same && c < word.n; c++)
			{
				const ZhnSyllable *a = &word.reading[i][c];
				const ZhnSyllable *b = &other.reading[k][c];

				same = a->n == b->n &&
					memcmp(a->letters, b->letters, a->n) == 0;
			}
			if (same)
				return true;
		}
	return false;
}

/* zhnews.reads_as(word, typed) */
Datum
zhn_reads_as(PG_FUNCTION_ARGS)
{
	text	   *word = PG_GETARG_TEXT_PP(0);
	text	   *input = PG_GETARG_TEXT_PP(1);
	ZhnTyped	typed;

	zhn_check_encoding();
	PG_RETURN_BOOL(zhn_typed_read(&typed, VARDATA_ANY(input),
								  VARSIZE_ANY_EXHDR(input)) &&
				   zhn_typed_is(&typed, VARDATA_ANY(word),
								VARSIZE_ANY_EXHDR(word)));
}
