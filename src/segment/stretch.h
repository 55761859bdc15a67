/*-------------------------------------------------------------------------
 *
 * stretch.h
 *	  A piece of text, decoded, that is segmented at once.
 *
 * A stretch is usually a sentence or a clause: it ends after a punctuation
 * mark that no word crosses.  What comes after such a mark does not depend on how the
 * words before it were cut, so nothing is lost by going clause by clause,
 * and the working memory stays small and in the cache.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_STRETCH_H
#define ZHN_STRETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "segment/image.h"

#define ZHN_STRETCH_MAX 1024	/* characters of a stretch */

typedef struct ZhnStretch
{
	int			n;				/* characters */
	bool		is_cut;			/* ended by its size, not by the text */
	bool		has_dot;		/* holds a dot that may be in a name */
	int			nsuffixes;
	uint16_t	suffix[ZHN_STRETCH_MAX + 1];	/* where suffixes of places
												 * stand, then UINT16_MAX */
	uint32_t	offset[ZHN_STRETCH_MAX + 1];	/* bytes from its beginning */
	uint16_t	code[ZHN_STRETCH_MAX + 1];	/* index in the model's chars */
	uint32_t	character[ZHN_STRETCH_MAX + 1]; /* folded */
} ZhnStretch;

/*
 * Decode from text, where length bytes are left, up to the next mark after
 * which the text may be cut, but at_least so many characters.
 */
extern void zhn_stretch_read(ZhnStretch *stretch, const ZhnModel *model,
							 const char *text, size_t length, int at_least);

#endif							/* ZHN_STRETCH_H */
