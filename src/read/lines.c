/*-------------------------------------------------------------------------
 *
 * lines.c
 *	  A page to the lines that are not blank.
 *
 * A line ends with LF, CR LF, CR, VT, FF, U+0085, U+2028 or U+2029: pages
 * come from editors, feeds, OCR and word processors of every kind.  The
 * lines and what lies between them, which is only blank lines and line
 * ends, make up the page: no byte of text is outside.
 *
 * Lines are counted before they are stored, so that the limit is checked
 * before memory is asked for.
 *
 *-------------------------------------------------------------------------
 */
#include "read/lines.h"

#include <string.h>

#include "text/charclass.h"
#include "text/utf8.h"

/* Bytes of the line end at p, 0 if there is none. */
static size_t
line_end(const unsigned char *p, const unsigned char *end)
{
	if (*p == '\r')
		return p + 1 < end && p[1] == '\n' ? 2 : 1;
	if (*p >= '\n' && *p <= '\f')
		return 1;
	if (*p == 0xC2 && end - p >= 2 && p[1] == 0x85)
		return 2;
	if (*p == 0xE2 && end - p >= 3 && p[1] == 0x80 &&
		(p[2] == 0xA8 || p[2] == 0xA9))
		return 3;
	return 0;
}

static bool
is_space(uint32_t cp)
{
	return cp != ZHN_INVALID && zhn_char_class(cp) == ZHN_CHAR_SPACE;
}

ZhnText
zhn_trim(ZhnText text)
{
	const unsigned char *begin = (const unsigned char *) text.at;
	const unsigned char *end = begin + text.length;

	while (begin < end)
	{
		uint32_t	cp;
		int			n = zhn_utf8_decode(begin, end, &cp);

		if (!is_space(cp))
			break;
		begin += n;
	}
	while (end > begin)
	{
		const unsigned char *p = end - 1;
		uint32_t	cp;

		while (p > begin && end - p < 4 && (*p & 0xC0) == 0x80)
			p--;
		if (zhn_utf8_decode(p, end, &cp) != end - p || !is_space(cp))
			break;
		end = p;
	}
	text.at = (const char *) begin;
	text.length = (size_t) (end - begin);
	return text;
}

/*
 * Walk over the lines of text; store them in lines unless that is NULL.
 * Returns the number of lines that are not blank.
 */
static size_t
walk_lines(const ZhnEnv *env, const char *text, size_t length,
		   ZhnPageLine *lines)
{
	const unsigned char *begin = (const unsigned char *) text;
	const unsigned char *end = begin + length;
	const unsigned char *p = begin;
	const unsigned char *start = begin;
	size_t		number = 1;
	size_t		n = 0;

	for (;;)
	{
		size_t		skip = p < end ? line_end(p, end) : 0;

		if (p < end && skip == 0)
		{
			p++;
			continue;
		}
		ZhnText		raw = {(const char *) start, (size_t) (p - start)};
		ZhnText		content = zhn_trim(raw);

		if (content.length > 0)
		{
			if (lines)
			{
				memset(&lines[n], 0, sizeof(ZhnPageLine));
				lines[n].number = number;
				lines[n].start = (size_t) (start - begin);
				lines[n].length = raw.length;
				lines[n].content = content;
			}
			n++;
		}
		if (p >= end)
			return n;
		p += skip;
		start = p;
		if (number++ % 4096 == 0)
			zhn_interrupts(env);
	}
}

void
zhn_cut_lines(const ZhnEnv *env, const char *text, size_t length,
			  ZhnPage *page)
{
	if (length > ZHN_PAGE_BYTES_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT, "page is larger than 16 MB",
				 "Load each page of a newspaper, or each item of a feed, "
				 "as a row of its own.");
	page->nlines = walk_lines(env, text, length, NULL);
	if (page->nlines > ZHN_PAGE_LINES_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT, "page has more than 100000 lines",
				 "Load each page of a newspaper, or each item of a feed, "
				 "as a row of its own.");
	page->lines = zhn_alloc(env, (page->nlines + 1) * sizeof(ZhnPageLine));
	walk_lines(env, text, length, page->lines);
}
