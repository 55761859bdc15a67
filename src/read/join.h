/*-------------------------------------------------------------------------
 *
 * join.h
 *	  Whether two lines are parts of one paragraph.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_JOIN_H
#define ZHN_JOIN_H

#include "read/shape.h"
#include "segment/segmenter.h"

/* Weighs the lines of one page. */
typedef struct ZhnJoiner
{
	const ZhnEnv *env;
	const ZhnPage *page;
	const ZhnShape *shapes;
	ZhnSegmenter *segmenter;	/* made when it is first needed */
	double		prior;			/* what the page as a whole says */
} ZhnJoiner;

extern void zhn_joiner_init(ZhnJoiner *joiner, const ZhnEnv *env,
							const ZhnPage *page, const ZhnShape *shapes);

/*
 * How much speaks for line right being the rest of the paragraph of line
 * left, both being body text: log odds, positive for one paragraph.
 */
extern double zhn_join_evidence(ZhnJoiner *joiner, size_t left, size_t right);

#endif							/* ZHN_JOIN_H */
