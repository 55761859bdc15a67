/*-------------------------------------------------------------------------
 *
 * feed.c
 *	  What the fields of a feed mean: text, days, authors.
 *
 * A feed says which text is what, but not how it is written.  Days come in
 * every notation, authors as a byline or as a list, text with the white
 * space of the page that it was taken from.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "read/byline.h"
#include "read/chars.h"
#include "read/feed.h"
#include "text/month.h"
#include "text/utf8.h"

/* A byline that is longer is cut here: it is none. */
#define BYLINE_CHARACTERS_MAX 400

#define IDEOGRAPHIC_SPACE 0x3000

/* White space inside a line. */
static bool
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xA0 ||
		cp == IDEOGRAPHIC_SPACE || cp == 0xFEFF;
}

static bool
is_line_end(uint32_t cp)
{
	return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 ||
		cp == 0x2029;
}

/*
 * The run of white space at p: its end, and whether a paragraph begins after
 * it.
 */
static const unsigned char *
skip_white_space(const unsigned char *p, const unsigned char *end, bool *breaks)
{
	uint32_t	before = 0;

	*breaks = false;
	while (p < end)
	{
		uint32_t	cp;
		int			length = zhn_utf8_decode(p, end, &cp);

		if (!is_blank(cp) && !is_line_end(cp))
			break;
		if (is_line_end(cp) ||
			(cp == IDEOGRAPHIC_SPACE && before == IDEOGRAPHIC_SPACE))
			*breaks = true;
		before = cp;
		p += length;
	}
	return p;
}

ZhnText
zhn_paragraphs(const ZhnEnv *env, ZhnText text)
{
	const unsigned char *p = (const unsigned char *) text.at;
	const unsigned char *end = p + text.length;
	ZhnText		result = {NULL, 0};
	char	   *out;

	if (text.at == NULL)
		return result;
	out = zhn_alloc(env, text.length + 1);
	result.at = out;
	while (p < end)
	{
		bool		breaks;
		const unsigned char *next = skip_white_space(p, end, &breaks);

		if (next > p)
		{
			zhn_interrupts(env);
			/* None at the beginning, none at the end. */
			if (next < end && out > result.at)
			{
				if (breaks)
					*out++ = '\n';
				else
				{
					memcpy(out, p, (size_t) (next - p));
					out += next - p;
				}
			}
			p = next;
			continue;
		}
		do
			*out++ = (char) *p++;
		while (p < end && (*p & 0xC0) == 0x80);
	}
	result.length = (size_t) (out - result.at);
	if (result.length == 0)
		result.at = NULL;
	return result;
}

ZhnText
zhn_feed_string(ZhnText text)
{
	if (text.at == NULL)
		return text;
	while (text.length > 0 && text.at[0] == ' ')
	{
		text.at++;
		text.length--;
	}
	while (text.length > 0 && text.at[text.length - 1] == ' ')
		text.length--;
	if (text.length == 0)
		text.at = NULL;
	return text;
}

/* -------------------------------------------------------------------- days */

#define DAY_CHARACTERS_MAX 64

/*
 * A number of digits at *i, as many as there are from least to most.  Returns
 * -1 if there are none such; else *i is behind them.
 */
static int
read_number(const ZhnChars *chars, int *i, int least, int most)
{
	int			end = *i;
	int			value = 0;

	while (end < chars->n && end < *i + most && zhn_is_digit(chars->cp[end]))
		value = value * 10 + (int) chars->cp[end++] - '0';
	if (end - *i < least)
		return -1;
	*i = end;
	return value;
}

/* One of the separators at *i, with white space around it. */
static bool
read_separator(const ZhnChars *chars, int *i, const char *separators)
{
	int			k = zhn_chars_skip_spaces(chars, *i, chars->n);

	if (k >= chars->n || !zhn_char_in(chars->cp[k], separators))
		return false;
	*i = zhn_chars_skip_spaces(chars, k + 1, chars->n);
	return true;
}

/* 2022-07-06, 2022/7/6, 2022.7.6, 2022年7月6日 */
static bool
read_separated_day(const ZhnChars *chars, int i, ZhnDay *day)
{
	return (day->year = read_number(chars, &i, 4, 4)) >= 0 &&
		read_separator(chars, &i, "-/.年") &&
		(day->month = read_number(chars, &i, 1, 2)) >= 0 &&
		read_separator(chars, &i, "-/.月") &&
		(day->day = read_number(chars, &i, 1, 2)) >= 0 &&
		(i == chars->n || !zhn_is_digit(chars->cp[i]));
}

/* 20220706, and with a time: 20220706T08, 20220706 08, 202207060830(00) */
static bool
read_packed_day(const ZhnChars *chars, int i, ZhnDay *day)
{
	int			digits;

	if ((day->year = read_number(chars, &i, 4, 4)) < 0 ||
		(day->month = read_number(chars, &i, 2, 2)) < 0 ||
		(day->day = read_number(chars, &i, 2, 2)) < 0)
		return false;
	if (i == chars->n || chars->cp[i] == 't' || zhn_is_space(chars->cp[i]))
		return true;
	digits = zhn_chars_skip_digits(chars, i, chars->n) - i;
	return (digits == 4 || digits == 6) &&
		zhn_chars_skip_spaces(chars, i + digits, chars->n) == chars->n;
}

ZhnFeedDay
zhn_feed_day(const ZhnEnv *env, ZhnText text, ZhnDay *day)
{
	ZhnChars	chars = {0};
	ZhnFeedDay	result = ZHN_FEED_DAY_WRONG;
	int			start;

	zhn_chars_read_head(env, &chars, text, DAY_CHARACTERS_MAX);
	start = zhn_chars_skip_spaces(&chars, 0, chars.n);
	if (start == chars.n && chars.n < DAY_CHARACTERS_MAX)
		result = ZHN_FEED_DAY_NONE;
	else if ((read_separated_day(&chars, start, day) ||
			  read_packed_day(&chars, start, day)) &&
			 day->year > 0 && day->month >= 1 && day->month <= 12 &&
			 day->day >= 1 &&
			 day->day <= zhn_days_in_month(day->year, day->month))
		result = ZHN_FEED_DAY_GIVEN;
	zhn_chars_done(env, &chars);
	return result;
}

/* ----------------------------------------------------------------- authors */

/* Add a credit to an array that doubles when its length is a power of two. */
static void
add_credit(const ZhnEnv *env, ZhnCredit **credits, int *n, ZhnCredit credit)
{
	if ((*n & (*n - 1)) == 0)
		*credits = zhn_resize(env, *credits,
							  (size_t) (*n + 1) * 2 * sizeof(ZhnCredit));
	(*credits)[(*n)++] = credit;
}

/* The parts of a list of names; white space divides Chinese ones, too. */
static int
split_authors(const ZhnEnv *env, const ZhnChars *chars, ZhnCredit **credits)
{
	bool		chinese = false;
	int			n = 0;
	int			begin = 0;

	for (int i = 0; i < chars->n; i++)
		chinese |= zhn_is_han(chars->cp[i]);
	for (int i = 0; i <= chars->n; i++)
	{
		ZhnCredit	credit = {{NULL, 0}, {NULL, 0}, {NULL, 0}};

		if (i < chars->n && !zhn_char_in(chars->cp[i], ",、;|\n") &&
			!(chinese && zhn_is_space(chars->cp[i])))
			continue;
		credit.name = zhn_paragraphs(env, zhn_chars_text(chars, begin, i));
		if (credit.name.at != NULL)
			add_credit(env, credits, &n, credit);
		begin = i + 1;
	}
	return n;
}

int
zhn_read_authors(const ZhnEnv *env, ZhnText text, ZhnCredit **credits)
{
	ZhnChars	chars = {0};
	ZhnByline	byline;
	int			n = 0;

	*credits = NULL;
	if (text.at == NULL)
		return 0;
	zhn_chars_read_head(env, &chars, text, BYLINE_CHARACTERS_MAX);
	zhn_read_byline(env, &chars, 0, chars.n, &byline);
	for (int i = 0; i < byline.ncredits; i++)
		add_credit(env, credits, &n, byline.credits[i]);
	if (n == 0)
	{
		zhn_chars_read(env, &chars, text);
		n = split_authors(env, &chars, credits);
	}
	zhn_chars_done(env, &chars);
	return n;
}
