/*-------------------------------------------------------------------------
 *
 * occurrence.c
 *	  Where the words of a lexicon, or of the dictionary, occur in a text,
 *	  whatever surrounds them.
 *
 * A window of characters moves over the text.  At each step it keeps
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
	if (lexicon == NULL)
		zhn_model_open(&o->model);
	o->text = (const unsigned char *) text;
	o->length = length;
	o->read = 0;
	o->n = 0;
	o->at = -1;
	o->lengths = 0;
}

/* What the words are compared by. */
static uint32_t
comparable(const ZhnOccurrences *o, uint32_t cp)
{
	if (o->lexicon != NULL)
		return zhn_fold_char(cp);
	return cp < 65536 ? ZHN_CODE(o->model.codes[cp]) : ZHN_SHARED_CODE;
}

/* Lengths of the words of a trie at the first of n codes, two or more. */
static uint64_t
trie_lengths(const ZhnTrieUnit *units, const uint32_t *code, int n)
{
	ZhnTrieUnit unit = ZHN_TRIE_ROOT;
	uint64_t	lengths = 0;

	for (int i = 0; i < n && i < ZHN_LEXICON_WORD_MAX; i++)
	{
		unit = zhn_trie_next(units, unit, (uint16_t) code[i]);
		if (unit == 0)
			break;
		if (i > 0 && ZHN_TRIE_WORD(unit) != 0)
			lengths |= UINT64_C(1) << i;
	}
	return lengths;
}

static uint64_t
lengths_at(const ZhnOccurrences *o)
{
	const uint32_t *character = o->character + o->at;
	int			n = o->n - o->at;

	if (o->lexicon != NULL)
		return zhn_lexicon_lengths(o->lexicon, character, n);
	return trie_lengths(o->model.units, character, n) |
		trie_lengths(o->model.compounds, character, n);
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
		o->character[o->n++] = comparable(o, cp);
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
		o->lengths = lengths_at(o);
	}
	while ((o->lengths >> (characters - 1) & 1) == 0)
		characters++;
	o->lengths &= o->lengths - 1;
	*start = o->offset[o->at];
	*length = o->offset[o->at + characters] - *start;
	return true;
}
