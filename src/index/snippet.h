/*-------------------------------------------------------------------------
 *
 * snippet.h
 *	  The pieces of a text that show best why it was found.
 *
 * A piece is one or more sentences; of a sentence that is too long, clauses;
 * of a clause that is too long, what stands around the hits.  A pair of
 * quotation marks or brackets is in a piece with both or none of its marks,
 * and a piece does not begin or end inside a hit, a Latin word, a number or a
 * character with its combining marks.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SNIPPET_H
#define ZHN_SNIPPET_H

#include "index/hits.h"

/* Characters from (counted from 0) to before to. */
typedef struct ZhnPiece
{
	int			from;
	int			to;
} ZhnPiece;

/*
 * Choose up to max_pieces pieces of about max_characters in sum, and store
 * them in their order; returns their number, which is 0 for a text without
 * words only.  Without hits it is the beginning of the text.  A piece is
 * longer than its share only if a hit, or the marks around one, need that.
 */
extern int	zhn_snippet_choose(const ZhnEnv *env, const ZhnView *view,
							   const ZhnPatterns *patterns,
							   const ZhnHit *hits, int nhits,
							   int max_characters, int max_pieces,
							   ZhnPiece *pieces);

#endif							/* ZHN_SNIPPET_H */
