/*-------------------------------------------------------------------------
 *
 * gains.h
 *	  The tables of the image that say what pairs gain.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_GAINS_H
#define ZHN_TOOL_GAINS_H

#include "segment/image.h"
#include "tool/pairs.h"

typedef struct PairTables
{
	uint32_t   *common;
	uint32_t	ncommon;		/* entries */
	ZhnPairLine *rare;			/* 1 << rare_bits lines */
	uint32_t	rare_bits;
	uint32_t   *filter;			/* 1 << ZHN_FILTER_BITS bits */
	uint32_t	lost;			/* rarest pairs, whose line was full */
} PairTables;

/*
 * Make the tables of pairs, and set the bounds and places in the records of
 * words, of which there are nrecords.
 */
extern PairTables gains_of_pairs(Pairs *pairs, ZhnWord *records,
								 uint32_t nrecords);

/* Make the table of class gains of the words with numbers below n. */
extern uint8_t *gains_of_classes(const Pairs *pairs, uint32_t n);

#endif							/* ZHN_TOOL_GAINS_H */
