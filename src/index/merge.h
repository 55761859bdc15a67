/*-------------------------------------------------------------------------
 *
 * merge.h
 *	  Bring changes into the stored postings of a word, a row at a time.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_MERGE_H
#define ZHN_MERGE_H

#include "index/invert.h"

typedef struct ZhnMerge
{
	ZhnWriter  *writer;			/* takes what comes out */
	const ZhnBlock *blocks;		/* of the old row */
	size_t		nblocks;
	size_t		block;			/* the one that is merged */
	int			next;			/* posting of it, if it is decoded; or -1 */
	ZhnPostings postings;
	ZhnPlaces	places;
} ZhnMerge;

/* Begin with the blocks of a row, which must outlive the merge. */
extern void zhn_merge_start(ZhnMerge *merge, ZhnWriter *writer,
							const ZhnBlock *blocks, size_t nblocks);

/* Changes come in the order of their documents, one for each. */
extern void zhn_merge_change(ZhnMerge *merge, const ZhnChange *change);

/* Nothing more changes in this row; the writer is not finished. */
extern void zhn_merge_finish(ZhnMerge *merge);

#endif							/* ZHN_MERGE_H */
