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

/*
 * A clause shorter than this goes on to the next one, up to the end of the
 * sentence, so that what is done once a stretch is little for a character.
 */
#define SHORT 12

static bool
is_letter_or_digit(const ZhnModel *model, uint16_t code)
{
	uint8_t		c = model->chars[code].cclass;

	return c == ZHN_CHAR_LATIN || c == ZHN_CHAR_DIGIT;
}

/* What the model has of a code point; of one beyond its table, its class. */
static uint32_t
entry_of(const ZhnModel *model, uint32_t cp)
{
	return cp < 65536 ? model->codes[cp]
		: (uint32_t) zhn_char_class_beyond(cp) + ZHN_SHARED_CODE;
}

/*
 * May the text be cut after the mark, the last character read, before next?  Not between
 * letters and digits (1,234 and a?b=c in an address), and not within a run
 * of white space.
 */
static bool
is_end(const ZhnStretch *stretch, const ZhnModel *model, int mark,
	   const unsigned char *next, const unsigned char *end)
{
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
	return !is_letter_or_digit(model, ZHN_CODE(entry_of(model, cp)));
}

void
zhn_stretch_read(ZhnStretch *stretch, const ZhnModel *model,
				 const char *text, size_t length, int at_least)
{
	const unsigned char *begin = (const unsigned char *) text;
	const unsigned char *end = begin + length;
	const unsigned char *p = begin;
	uint32_t	nspecial = model->image->nspecial;
	int			n = 0;

	stretch->is_cut = stretch->has_dot = false;
	stretch->nsuffixes = 0;
	while (p < end)
	{
		uint32_t	cp;
		uint32_t	entry;
		uint16_t	flags;

		if (n == ZHN_STRETCH_MAX)
		{
			stretch->is_cut = true;
			break;
		}
		stretch->offset[n] = (uint32_t) (p - begin);
		p += zhn_utf8_decode(p, end, &cp);
		entry = entry_of(model, cp);
		stretch->code[n] = ZHN_CODE(entry);
		stretch->character[n] = ZHN_FOLDED(entry) != 0 ? ZHN_FOLDED(entry)
			: zhn_fold_char(cp);
		n++;
		if (ZHN_CODE(entry) >= nspecial)
			continue;
		flags = model->chars[ZHN_CODE(entry)].flags;
		if ((flags & ZHN_IS_PLACE_SUFFIX) != 0)
			stretch->suffix[stretch->nsuffixes++] = (uint16_t) (n - 1);
		if (stretch->character[n - 1] == 0xB7)
			stretch->has_dot = true;
		if ((flags & ZHN_IS_BREAK) != 0 && n >= at_least &&
			(n >= SHORT || (flags & ZHN_IS_SENTENCE_END) != 0) &&
			is_end(stretch, model, n - 1, p, end))
			break;
	}
	stretch->n = n;
	stretch->suffix[stretch->nsuffixes] = UINT16_MAX;
	stretch->offset[n] = (uint32_t) (p - begin);
}
