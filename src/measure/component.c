/*-------------------------------------------------------------------------
 *
 * component.c
 *	  Connected components of a graph.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/component.h"

#include <stdlib.h>
#include <string.h>

static int
compare_nodes(const void *a, const void *b)
{
	int64_t		x = *(const int64_t *) a;
	int64_t		y = *(const int64_t *) b;

	return (x > y) - (x < y);
}

/* The index of a node that is there. */
static uint32_t
find_node(const ZhnComponents *components, int64_t node)
{
	size_t		low = 0;
	size_t		high = components->n - 1;

	while (low < high)
	{
		size_t		middle = low + (high - low) / 2;

		if (components->node[middle] < node)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t) low;
}

static uint32_t
find_root(uint32_t *parent, uint32_t at)
{
	while (parent[at] != at)
	{
		parent[at] = parent[parent[at]];
		at = parent[at];
	}
	return at;
}

void
zhn_components(const ZhnEnv *env, const int64_t *from, const int64_t *to,
			   size_t n_edges, ZhnComponents *components)
{
	size_t		n = 0;

	if (n_edges >= UINT32_MAX / 2)
		zhn_fail(env, ZHN_ERROR_LIMIT, "graph has too many edges",
				 "Divide it into parts that are not connected.");
	components->node = zhn_alloc(env, (2 * n_edges + 1) * sizeof(int64_t));
	for (size_t i = 0; i < n_edges; i++)
	{
		components->node[2 * i] = from[i];
		components->node[2 * i + 1] = to[i];
	}
	qsort(components->node, 2 * n_edges, sizeof(int64_t), compare_nodes);
	for (size_t i = 0; i < 2 * n_edges; i++)
		if (n == 0 || components->node[n - 1] != components->node[i])
			components->node[n++] = components->node[i];
	components->n = n;

	components->component = zhn_alloc(env, (n + 1) * sizeof(uint32_t));
	for (size_t i = 0; i < n; i++)
		components->component[i] = (uint32_t) i;
	for (size_t i = 0; i < n_edges; i++)
	{
		uint32_t	a = find_root(components->component,
								  find_node(components, from[i]));
		uint32_t	b = find_root(components->component,
								  find_node(components, to[i]));

		if (i % 4096 == 0)
			zhn_interrupts(env);
		/* The lesser node is the root, so roots are what is asked for. */
		if (a < b)
			components->component[b] = a;
		else
			components->component[a] = b;
	}
	for (size_t i = 0; i < n; i++)
		components->component[i] = find_root(components->component,
											 (uint32_t) i);
}
