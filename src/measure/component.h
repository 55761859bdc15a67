/*-------------------------------------------------------------------------
 *
 * component.h
 *	  Connected components of a graph.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_COMPONENT_H
#define ZHN_COMPONENT_H

#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

typedef struct ZhnComponents
{
	int64_t    *node;			/* each node of an edge once, in order */
	uint32_t   *component;		/* for each, the least node of its component,
								 * as an index of node */
	size_t		n;
} ZhnComponents;

/*
 * Components of the graph that has these edges, which may be in any order and
 * be there twice: a forest of disjoint sets with path halving (Tarjan and van
 * Leeuwen 1984).
 */
extern void zhn_components(const ZhnEnv *env, const int64_t *from,
						   const int64_t *to, size_t n_edges,
						   ZhnComponents *components);

#endif							/* ZHN_COMPONENT_H */
