/*-------------------------------------------------------------------------
 *
 * digits.c
 *	  Chinese digits that are written one after the other.
 *
 *-------------------------------------------------------------------------
 */
#include <stdbool.h>

#include "text/digits.h"
#include "text/utf8.h"

/* A run has at least so many digits, or so many with a zero. */
#define RUN_MIN 4
#define RUN_WITH_ZERO_MIN 2

int
zhn_digit_in_run(uint32_t cp)
{
	switch (cp)
	{
		case 0x3007:			/* 〇 */
		case 0x25CB:			/* ○ typed for it */
		case 0x96F6:			/* 零 */
			return 0;
		case 0x4E00:			/* 一 */
			return 1;
		case 0x4E8C:			/* 二 */
			return 2;
		case 0x4E09:			/* 三 */
			return 3;
		case 0x56DB:			/* 四 */
			return 4;
		case 0x4E94:			/* 五 */
			return 5;
		case 0x516D:			/* 六 */
			return 6;
		case 0x4E03:			/* 七 */
			return 7;
		case 0x516B:			/* 八 */
			return 8;
		case 0x4E5D:			/* 九 */
			return 9;
		default:
			return -1;
	}
}

static bool
is_run(int digits, bool has_zero)
{
	return digits >= (has_zero ? RUN_WITH_ZERO_MIN : RUN_MIN);
}

void
zhn_plain_digits(uint32_t *characters, int n)
{
	int			from = 0;		/* of the run */
	bool		has_zero = false;

	for (int i = 0; i <= n; i++)
	{
		int			digit = i < n ? zhn_digit_in_run(characters[i]) : -1;

		if (digit >= 0)
		{
			has_zero = has_zero || digit == 0;
			continue;
		}
		if (is_run(i - from, has_zero))
			for (int k = from; k < i; k++)
				characters[k] =
					'0' + (uint32_t) zhn_digit_in_run(characters[k]);
		from = i + 1;
		has_zero = false;
	}
}

/* Where the first two digits side by side are, or length. */
static size_t
first_digits(const unsigned char *bytes, size_t length)
{
	size_t		before = 0;		/* where the character before begins */
	bool		is_digit = false;
	uint32_t	cp;

	for (size_t at = 0; at < length;)
	{
		int			n = zhn_utf8_decode(bytes + at, bytes + length, &cp);

		if (zhn_digit_in_run(cp) >= 0)
		{
			if (is_digit)
				return before;
			is_digit = true;
		}
		else
			is_digit = false;
		before = at;
		at += (size_t) n;
	}
	return length;
}

/*
 * Every Chinese digit has three bytes, of which one is left.  Nearly no text
 * has two of them side by side.
 */
size_t
zhn_plain_digits_utf8(char *text, size_t length)
{
	unsigned char *bytes = (unsigned char *) text;
	size_t		at = first_digits(bytes, length);
	size_t		out = at;

	while (at < length)
	{
		size_t		from = at;
		int			digits = 0;
		bool		has_zero = false;
		uint32_t	cp = 0;
		int			n = 0;

		while (at < length &&
			   (n = zhn_utf8_decode(bytes + at, bytes + length, &cp),
				zhn_digit_in_run(cp) >= 0))
		{
			has_zero = has_zero || zhn_digit_in_run(cp) == 0;
			digits++;
			at += (size_t) n;
		}
		if (is_run(digits, has_zero))
			while (from < at)
			{
				from += (size_t) zhn_utf8_decode(bytes + from, bytes + at,
												 &cp);
				bytes[out++] = (unsigned char) ('0' + zhn_digit_in_run(cp));
			}
		else
			while (from < at)
				bytes[out++] = bytes[from++];
		if (at < length)
			for (int i = 0; i < n; i++)
				bytes[out++] = bytes[at++];
	}
	return out;
}
