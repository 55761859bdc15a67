/*-------------------------------------------------------------------------
 *
 * places.h
 *	  The words of a text in their places, all at hand.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_PLACES_H
#define ZHN_PG_PLACES_H

#include "segment/segmenter.h"

/* A word in its place.  What is no word has length 0. */
typedef struct ZhnPlace
{
	size_t		start;			/* in the text of all places */
	size_t		length;
	ZhnKind		kind;
	bool		ends_sentence;
} ZhnPlace;

typedef struct ZhnPlaces
{
	ZhnPlace   *place;
	size_t		n;
	char	   *text;			/* folded */
} ZhnPlaces;

/* All tokens of a text, in current memory. */
extern void zhn_places_of_text(text *body, ZhnPlaces *places);

#endif							/* ZHN_PG_PLACES_H */
