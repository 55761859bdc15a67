/*-------------------------------------------------------------------------
 *
 * top.h
 *	  The best k documents so far: by falling score, then by rising number.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOP_H
#define ZHN_TOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

typedef struct ZhnRanked
{
	int64_t		id;
	double		score;
} ZhnRanked;

typedef struct ZhnTop
{
	const ZhnEnv *env;
	size_t		k;
	size_t		n;
	size_t		room;
	ZhnRanked	   *hits;			/* a heap, the worst first, if there are k */
} ZhnTop;

extern void zhn_top_start(ZhnTop *top, const ZhnEnv *env, size_t k);
extern void zhn_top_offer(ZhnTop *top, int64_t id, double score);

/* Put the hits in order, the best first; nothing can be offered then. */
extern void zhn_top_sort(ZhnTop *top);

/*
 * Can no document from this one on be among the best, if its score is at
 * most bound?
 */
static inline bool
zhn_top_excludes(const ZhnTop *top, double bound, int64_t from)
{
	if (top->n < top->k)
		return false;
	return top->k == 0 || bound < top->hits[0].score ||
		(bound == top->hits[0].score && from > top->hits[0].id);
}

#endif							/* ZHN_TOP_H */
