/*-------------------------------------------------------------------------
 *
 * impact.h
 *	  The impacts of a block: what bounds the scores of its postings.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_IMPACT_H
#define ZHN_IMPACT_H

#include "index/block.h"

/*
 * Impacts under construction, by falling frequency and falling length: none
 * is at least as frequent and at most as long as another.
 */
typedef struct ZhnImpacts
{
	int			n;
	ZhnImpact	impacts[ZHN_BLOCK_MAX + ZHN_IMPACTS_MAX];
} ZhnImpacts;

extern void zhn_impacts_add(ZhnImpacts *impacts, ZhnImpact impact);

/* Make them ZHN_IMPACTS_MAX at most, by pairs that bound two of them. */
extern void zhn_impacts_reduce(ZhnImpacts *impacts);

/* What a posting with these positions contributes. */
extern ZhnImpact zhn_posting_impact(const uint16_t counts[ZHN_CLASSES],
									uint32_t length);

#endif							/* ZHN_IMPACT_H */
