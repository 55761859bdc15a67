/*-------------------------------------------------------------------------
 *
 * cost.h
 *	  Probabilities as the image has them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_COST_H
#define ZHN_TOOL_COST_H

#include <math.h>

#include "segment/image.h"

/* A cost in units of the image; what would be too much is still possible. */
static inline int
to_cost(double nats)
{
	double		cost = nats * ZHN_NAT;

	if (cost > ZHN_IMPOSSIBLE - 1)
		return ZHN_IMPOSSIBLE - 1;
	return (int) lrint(cost);
}

#endif							/* ZHN_TOOL_COST_H */
