/*-------------------------------------------------------------------------
 *
 * tagger.h
 *	  The model of names: which tokens are people, organisations, places.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TAGGER_H
#define ZHN_TAGGER_H

#include "extract/feature.h"

/* Weights in a nat. */
#define ZHN_WEIGHT_UNIT 16

/* What the model makes of a token. */
typedef struct ZhnTag
{
	uint8_t		label;			/* ZhnLabel */
	int16_t		margin;			/* by which the kind wins, in weights */
	int16_t		names[3];		/* what a person, organisation, place loses */
} ZhnTag;

/* The tags of all tokens. */
extern ZhnTag *zhn_tag(const ZhnDoc *doc, uint32_t first_mention);

#endif							/* ZHN_TAGGER_H */
