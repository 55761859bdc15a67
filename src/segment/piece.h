/*-------------------------------------------------------------------------
 *
 * piece.h
 *	  A word of the best path.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PIECE_H
#define ZHN_PIECE_H

#include <stdint.h>

#include "segment/segmenter.h"

/* Positions are characters of the stretch. */
typedef struct ZhnPiece
{
	int			start;
	int			end;
	uint32_t	word;			/* of the dictionary, or a class, or 0 */
	int32_t		cost;			/* on the path, ZHN_NAT */
	ZhnReason	reason;
	ZhnKind		kind;
} ZhnPiece;

#endif							/* ZHN_PIECE_H */
