/*-------------------------------------------------------------------------
 *
 * stretch.c
 *	  Decodes the next piece of text to segment.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/stretch.h"

#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

static bool
is_letter_or_digit(const ZhnModel *model, uint16_t code)
{
	uint8_t		c = model->chars[code].cclass;

	return c == ZHN_CHAR_LATIN || c == ZHN_CHAR_DIGIT;
}

/* Code of a character that has no place in the model's table. */
static uint16_t
code_beyond(uint32_t cp)
{
	return (uint16_t) (zhn_char_class(cp) + ZHN_SHARED_CODE);
}

/*
 * May the text be cut after the mark, the last character read?  Not between
 * letters and digits (1,234 and a?b=c in an address), and not within a run
 * of white space.
 */
static bool
is_end(const ZhnStretch *stretch, const ZhnModel *model,
	   const unsigned char *next, const unsigned char *end)
{
	int			mark = stretch->n - 1;
	uint8_t		class = model->chars[stretch->code[mark]].cclass;
	uint32_t	cp;

	if (next == end)
		return true;
	if (class != ZHN_CHAR_SPACE &&
		(mark == 0 || !is_letter_or_digit(model, stretch->code[mark - 1])))
		return true;
	zhn_utf8_decode(next, end, &cp);
	if (class == ZHN_CHAR_SPACE)
		return zhn_char_class(cp) != ZHN_CHAR_SPACE;
	return cp >= 65536 || !is_letter_or_digit(model, model->codes[cp]);
}

void
zhn_stretch_read(ZhnStretch *stretch, const ZhnModel *model,
				 const char *text, size_t length, int at_least)
{
	const unsigned char *begin = (const unsigned char *) text;
	const unsigned char *end = begin + length;
	const unsigned char *p = begin;
	int			n = 0;

	stretch->is_cut = stretch->has_dot = false;
	while (p < end)
	{
		uint32_t	cp;
		uint16_t	code;
		uint16_t	flags;

		if (n == ZHN_STRETCH_MAX)
		{
			stretch->is_cut = true;
			break;
		}
		stretch->offset[n] = (uint32_t) (p - begin);
		p += zhn_utf8_decode(p, end, &cp);
		code = cp < 65536 ? model->codes[cp] : code_beyond(cp);
		stretch->code[n] = code;
		stretch->character[n] = zhn_fold_char(cp);
		stretch->n = ++n;
		flags = model->chars[code].flags;
		if ((flags & (ZHN_IS_BREAK | ZHN_IS_REPEATABLE)) == 0)
			continue;
		if (stretch->character[n - 1] == 0xB7)
			stretch->has_dot = true;
		if ((flags & ZHN_IS_BREAK) != 0 && n >= at_least &&
			is_end(stretch, model, p, end))
			break;
	}
	stretch->n = n;
	stretch->offset[n] = (uint32_t) (p - begin);
}
