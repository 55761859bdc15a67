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

/*
 * How much speaks for right being the rest of the paragraph of left, both
 * being body text: log odds, positive for one paragraph.
 */
extern double zhn_join_evidence(const ZhnShape *left, const ZhnShape *right);

#endif							/* ZHN_JOIN_H */
