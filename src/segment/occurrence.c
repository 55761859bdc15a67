/*-------------------------------------------------------------------------
 *
 * occurrence.c
 *	  Where the words of a lexicon occur in a text, whatever surrounds them.
 *
 * A window of folded characters moves over the text.  At each step it keeps
 * as many of its last characters as a word may have, less one, so that no
 * word is missed between two windows.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/occurrence.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

void
zhn_occurrences_start(ZhnOccurrences *o, const ZhnEnv *env,
					  const ZhnLexicon *lexicon,
					  const char *text, size_t length)
{
	o->env = env;
	o->lexicon = lexicon;
	o->text = (const unsigned char *) text;
	o->length = length;
	o->read = 0;
	o->n = 0;
	o->at = -1;
	o->lengths = 0;
}

/* Fill the window after the characters from the one at on, which are kept. */
static void
move_window(ZhnOccurrences *o)
{
	const unsigned char *end = o->text + o->length;
	int			kept = o->n - o->at;

	zhn_interrupts(o->env);
	memmove(o->character, o->character + o->at, (size_t) kept * sizeof(uint32_t));
	memmove(o->offset, o->offset + o->at, (size_t) kept * sizeof(size_t));
	o->at = 0;
	o->n = kept;
	while (o->n < ZHN_WINDOW_MAX && o->read < o->length)
	{
		uint32_t	cp;

		o->offset[o->n] = o->read;
		o->read += (size_t) zhn_utf8_decode(o->text + o->read, end, &cp);
		o->character[o->n++] = zhn_fold_char(cp);
	}
	o->offset[o->n] = o->read;
}

bool
zhn_occurrences_next(ZhnOccurrences *o, size_t *start, size_t *length)
{
	int			characters = 1;

	while (o->lengths == 0)
	{
		o->at++;
		if (o->n - o->at < ZHN_LEXICON_WORD_MAX && o->read < o->length)
			move_window(o);
		if (o->at >= o->n)
			return false;
		o->lengths = zhn_lexicon_lengths(o->lexicon, o->character + o->at,
										 o->n - o->at);
	}
	while ((o->lengths >> (characters - 1) & 1) == 0)
		characters++;
	o->lengths &= o->lengths - 1;
	*start = o->offset[o->at];
	*length = o->offset[o->at + characters] - *start;
	return true;
}
