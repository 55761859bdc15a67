/*-------------------------------------------------------------------------
 *
 * fold.h
 *	  Folding: what is the same to a reader gets the same form.
 *
 * Width (ＡＢＣ１２３ → abc123, ， → ,), letter case, compatibility forms and
 * traditional characters (國 → 国) are folded, character by character, so
 * that 2022 finds ２０２２ and 國務院 finds 国务院.  What exactly folds to what
 * is computed at build time: see src/tool/zhnews-fold.c.
 *
 * Folding twice is the same as folding once.  Folding two texts of valid
 * UTF-8 one after the other is the same as folding them joined.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_FOLD_H
#define ZHN_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "text/env.h"
#include "text/table.h"

/* Fold a code point that the table says to look for in the list. */
extern uint32_t zhn_fold_char_listed(uint32_t cp);

/*
 * Fold one code point that folds to one code point; others, and ZHN_INVALID,
 * are returned as they are.
 */
static inline uint32_t
zhn_fold_char(uint32_t cp)
{
	uint32_t	to = cp < 65536 ? zhn_fold_table[cp] : ZHN_FOLD_MANY;

	return to != ZHN_FOLD_MANY ? to : zhn_fold_char_listed(cp);
}

/*
 * Fold length bytes of text.  Returns memory from env, zero-terminated, and
 * its length without the zero in *folded_length.  The result may be longer
 * than the text (㈱ → (株)), or empty (a byte order mark).  Invalid bytes are
 * kept.
 */
extern char *zhn_fold(const ZhnEnv *env, const char *text, size_t length,
					  size_t *folded_length);

/*
 * The same without memory, for texts whose characters each fold to one of
 * the basic plane, as nearly all words do: writes the folded text, without a
 * zero, into room bytes and returns its length; 0 if the text is another or
 * the room too small.
 */
extern size_t zhn_fold_plain(const char *text, size_t length,
							 char *out, size_t room);

#endif							/* ZHN_FOLD_H */
