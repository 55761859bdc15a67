/*-------------------------------------------------------------------------
 *
 * utf8.h
 *	  A cursor over UTF-8 that never reads past its end.
 *
 * Invalid bytes are reported as ZHN_INVALID, one byte at a time, so that a
 * caller always moves forward and can keep the byte as a token of its own.
 * Overlong forms, surrogates and values above U+10FFFF are invalid.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_UTF8_H
#define ZHN_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Returned in place of a code point for a byte that begins none. */
#define ZHN_INVALID UINT32_MAX

/*
 * Decode the code point at p, where p < end, into *cp and return the number
 * of bytes it takes: 1 to 4, and 1 for ZHN_INVALID.
 */
static inline int
zhn_utf8_decode(const unsigned char *p, const unsigned char *end, uint32_t *cp)
{
	uint32_t	c = p[0];
	ptrdiff_t	left = end - p;

	if (c < 0x80)
	{
		*cp = c;
		return 1;
	}
	if ((c & 0xF0) == 0xE0 && left >= 3)
	{
		uint32_t	second = p[1] ^ 0x80u;
		uint32_t	third = p[2] ^ 0x80u;

		c = (c & 0x0F) << 12 | second << 6 | third;
		if ((second | third) < 0x40 && c >= 0x800 &&
			(c < 0xD800 || c > 0xDFFF))
		{
			*cp = c;
			return 3;
		}
	}
	else if (c >= 0xC2 && c < 0xE0 && left >= 2 && (p[1] & 0xC0) == 0x80)
	{
		*cp = (c & 0x1F) << 6 | (p[1] & 0x3F);
		return 2;
	}
	else if (c >= 0xF0 && c < 0xF5 && left >= 4 && (p[1] & 0xC0) == 0x80 &&
			 (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80)
	{
		c = (c & 0x07) << 18 | (uint32_t) (p[1] & 0x3F) << 12 |
			(uint32_t) (p[2] & 0x3F) << 6 | (p[3] & 0x3F);
		if (c >= 0x10000 && c <= 0x10FFFF)
		{
			*cp = c;
			return 4;
		}
	}
	*cp = ZHN_INVALID;
	return 1;
}

/* Write cp, a valid code point, to out (4 bytes of room); return its length. */
static inline int
zhn_utf8_encode(uint32_t cp, unsigned char *out)
{
	if (cp < 0x80)
	{
		out[0] = (unsigned char) cp;
		return 1;
	}
	if (cp < 0x800)
	{
		out[0] = (unsigned char) (0xC0 | cp >> 6);
		out[1] = (unsigned char) (0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000)
	{
		out[0] = (unsigned char) (0xE0 | cp >> 12);
		out[1] = (unsigned char) (0x80 | (cp >> 6 & 0x3F));
		out[2] = (unsigned char) (0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (unsigned char) (0xF0 | cp >> 18);
	out[1] = (unsigned char) (0x80 | (cp >> 12 & 0x3F));
	out[2] = (unsigned char) (0x80 | (cp >> 6 & 0x3F));
	out[3] = (unsigned char) (0x80 | (cp & 0x3F));
	return 4;
}

#endif							/* ZHN_UTF8_H */
