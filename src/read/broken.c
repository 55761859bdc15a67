/*-------------------------------------------------------------------------
 *
 * broken.c
 *	  Is a page text at all?
 *
 * A picture or a PDF that was loaded as text, or text that was read in the
 * wrong encoding, is full of characters that no text has.  A few of them are
 * in many texts that a program took out of a PDF: it is their share that
 * tells.
 *
 *-------------------------------------------------------------------------
 */
#include <stdbool.h>

#include "read/broken.h"
#include "text/charclass.h"
#include "text/utf8.h"

enum
{
	interrupt_interval = 65536	/* characters; a power of two */
};

/* Control characters that occur in text files; U+0085 is a line end. */
static bool
is_layout(uint32_t cp)
{
	return (cp >= '\t' && cp <= '\r') || cp == 0x85;
}

static bool
is_control(uint32_t cp)
{
	return (cp < ' ' || (cp >= 0x7F && cp < 0xA0)) && !is_layout(cp);
}

size_t
zhn_count_broken(const ZhnEnv *env, const char *text, size_t length,
				 size_t *printed)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	size_t		broken = 0;
	size_t		spaces = 0;
	size_t		all = 0;

	while (p < end)
	{
		uint32_t	cp;
		ZhnCharClass class;

		p += zhn_utf8_decode(p, end, &cp);
		class = zhn_char_class(cp);
		if (is_control(cp) || cp == 0xFFFD || class == ZHN_CHAR_OTHER)
			broken++;
		else if (class == ZHN_CHAR_SPACE)
			spaces++;
		if ((++all & (interrupt_interval - 1)) == 0)
			zhn_interrupts(env);
	}
	*printed = all - spaces;
	return broken;
}
