/*-------------------------------------------------------------------------
 *
 * top.c
 *	  The best k documents so far: by falling score, then by rising number.
 *
 *-------------------------------------------------------------------------
 */
#include "index/top.h"

#include <stdlib.h>

void
zhn_top_start(ZhnTop *top, const ZhnEnv *env, size_t k)
{
	top->env = env;
	top->k = k;
	top->n = 0;
	top->room = 0;
	top->hits = NULL;
}

static bool
is_worse(const ZhnRanked *one, const ZhnRanked *other)
{
	return one->score < other->score ||
		(one->score == other->score && one->id > other->id);
}

/* Put a hit where it belongs, from a place that is free downwards. */
static void
sift_down(ZhnTop *top, size_t at, ZhnRanked hit)
{
	for (;;)
	{
		size_t		child = 2 * at + 1;

		if (child + 1 < top->n &&
			is_worse(&top->hits[child + 1], &top->hits[child]))
			child++;
		if (child >= top->n || is_worse(&hit, &top->hits[child]))
			break;
		top->hits[at] = top->hits[child];
		at = child;
	}
	top->hits[at] = hit;
}

void
zhn_top_offer(ZhnTop *top, int64_t id, double score)
{
	ZhnRanked		hit = {id, score};

	if (top->n == top->k)
	{
		if (top->k > 0 && is_worse(&top->hits[0], &hit))
			sift_down(top, 0, hit);
		return;
	}
	if (top->n == top->room)
	{
		top->room = top->room == 0 ? 16 : 2 * top->room;
		top->hits = zhn_resize(top->env, top->hits,
							   top->room * sizeof(ZhnRanked));
	}
	top->hits[top->n++] = hit;
	if (top->n == top->k)
		for (size_t i = top->n / 2; i-- > 0;)
			sift_down(top, i, top->hits[i]);
}

static int
compare_hits(const void *a, const void *b)
{
	return is_worse(a, b) - is_worse(b, a);
}

void
zhn_top_sort(ZhnTop *top)
{
	if (top->n > 1)
		qsort(top->hits, top->n, sizeof(ZhnRanked), compare_hits);
}
