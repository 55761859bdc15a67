/*-------------------------------------------------------------------------
 *
 * chars.c
 *	  The folded characters of a line, and words to look for in them.
 *
 * Lists of words are one string each, separated by spaces, so that a rule
 * reads like the vocabulary it is.  They are short and only lines or their
 * ends are compared with them, so a plain scan is fast enough.
 *
 *-------------------------------------------------------------------------
 */
#include "read/chars.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

static void
make_room(const ZhnEnv *env, ZhnChars *chars, size_t n)
{
	if (n <= (size_t) chars->room && chars->room > 0)
		return;
	if (n < 256)
		n = 256;
	chars->cp = zhn_resize(env, chars->cp, n * sizeof(uint32_t));
	chars->at = zhn_resize(env, chars->at, (n + 1) * sizeof(uint32_t));
	chars->room = (int) n;
}

static void
read_chars(const ZhnEnv *env, ZhnChars *chars, ZhnText text, size_t from,
		   size_t max)
{
	const unsigned char *begin = (const unsigned char *) text.at;
	const unsigned char *end = begin + text.length;
	const unsigned char *p = begin + from;
	int			n = 0;

	make_room(env, chars, (size_t) (end - p) < max ? (size_t) (end - p) : max);
	chars->text = text.at;
	while (p < end && (size_t) n < max)
	{
		uint32_t	cp;
		int			size = zhn_utf8_decode(p, end, &cp);

		if (n % 4096 == 4095)
			zhn_interrupts(env);
		chars->cp[n] = cp == ZHN_INVALID ? cp : zhn_fold_char(cp);
		chars->at[n++] = (uint32_t) (p - begin);
		p += size;
	}
	chars->at[n] = (uint32_t) (p - begin);
	chars->n = n;
}

void
zhn_chars_read(const ZhnEnv *env, ZhnChars *chars, ZhnText text)
{
	read_chars(env, chars, text, 0, text.length);
}

void
zhn_chars_read_head(const ZhnEnv *env, ZhnChars *chars, ZhnText text, int max)
{
	read_chars(env, chars, text, 0, (size_t) max);
}

void
zhn_chars_read_tail(const ZhnEnv *env, ZhnChars *chars, ZhnText text, int max)
{
	size_t		from = text.length;

	/* Step back over continuation bytes to the start of a character. */
	for (int i = 0; i < max && from > 0; i++)
	{
		int			back = 1;

		while (back < 4 && (size_t) back < from &&
			   (text.at[from - (size_t) back] & 0xC0) == 0x80)
			back++;
		from -= (size_t) back;
	}
	read_chars(env, chars, text, from, text.length);
}

void
zhn_chars_done(const ZhnEnv *env, ZhnChars *chars)
{
	if (chars->room > 0)
	{
		zhn_release(env, chars->cp);
		zhn_release(env, chars->at);
	}
	memset(chars, 0, sizeof(*chars));
}

/* Match the first word of a list. */
static int
match_word(const ZhnChars *chars, int i, int end, const char *word)
{
	const unsigned char *p = (const unsigned char *) word;
	const unsigned char *stop = p;
	int			k = i;

	while (*stop && *stop != ' ')
		stop++;
	while (p < stop)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, stop, &cp);
		if (k >= end || chars->cp[k] != cp)
			return 0;
		k++;
	}
	return k - i;
}

/* The next word of a list. */
static const char *
next_word(const char *word)
{
	while (*word && *word != ' ')
		word++;
	while (*word == ' ')
		word++;
	return word;
}

/* Most words are passed over by their first character, byte by byte. */
int
zhn_chars_match(const ZhnChars *chars, int i, int end, const char *words)
{
	unsigned char first[4] = {0};
	int			best = 0;

	if (i >= end || chars->cp[i] == ZHN_INVALID)
		return 0;
	zhn_utf8_encode(chars->cp[i], first);
	for (; *words; words = next_word(words))
	{
		if ((unsigned char) words[0] == first[0] &&
			(first[0] < 0x80 || (unsigned char) words[1] == first[1]))
		{
			int			n = match_word(chars, i, end, words);

			if (n > best)
				best = n;
		}
	}
	return best;
}

/* Number of characters of the first word of a list. */
static int
word_chars(const char *word)
{
	int			n = 0;

	for (; *word && *word != ' '; word++)
		n += (*word & 0xC0) != 0x80;
	return n;
}

int
zhn_chars_ends(const ZhnChars *chars, int begin, int end, const char *words)
{
	int			best = 0;

	for (; *words; words = next_word(words))
	{
		int			n = word_chars(words);

		if (n <= end - begin && n > best &&
			match_word(chars, end - n, end, words) == n)
			best = n;
	}
	return best;
}

int
zhn_chars_find(const ZhnChars *chars, int begin, int end, const char *words)
{
	for (int i = begin; i < end; i++)
		if (zhn_chars_match(chars, i, end, words))
			return i;
	return -1;
}

bool
zhn_char_in(uint32_t cp, const char *set)
{
	const unsigned char *p = (const unsigned char *) set;
	const unsigned char *end = p + strlen(set);

	while (p < end)
	{
		uint32_t	c;

		p += zhn_utf8_decode(p, end, &c);
		if (c == cp)
			return true;
	}
	return false;
}

ZhnText
zhn_chars_text(const ZhnChars *chars, int i, int j)
{
	ZhnText		text = {chars->text + chars->at[i], chars->at[j] - chars->at[i]};

	return text;
}
