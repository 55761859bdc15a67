/*-------------------------------------------------------------------------
 *
 * weights.h
 *	  The weights of the model of names, as data/make/names.c wrote them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_WEIGHTS_H
#define ZHN_WEIGHTS_H

#include "extract/feature.h"

#define ZHN_WEIGHT_ZERO 128

typedef struct ZhnNameWeights
{
	/* Of a label after another: [left][right]. */
	int8_t		pairs[ZHN_LABELS_ROOM][ZHN_LABELS_ROOM];
	/* Word clusters: by hash of the word, a byte of the hash and the cluster. */
	uint8_t		clusters[1 << ZHN_CLUSTER_BITS][2];
	/* Weights with ZHN_WEIGHT_ZERO added, then the mark. */
	uint8_t		rows[1 << ZHN_FEATURE_BITS][ZHN_LABELS_ROOM];
} ZhnNameWeights;

extern const ZhnNameWeights zhn_name_weights
__attribute__((visibility("hidden")));

#endif							/* ZHN_WEIGHTS_H */
