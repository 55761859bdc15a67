/*-------------------------------------------------------------------------
 *
 * fuzz_query.c
 *	  Fuzz the parser of queries: a tree whose nodes lie in the text, or a
 *	  problem that does.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>

#include "harness.h"
#include "index/query.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Children lie in their parent, and one after the other. */
static void
check_node(const ZhnQueryNode *node, size_t from, size_t to)
{
	size_t		at = node->start;

	if (node->start < from || node->length > to - node->start ||
		(node->child == NULL && node->length == 0))
		abort();
	for (const ZhnQueryNode *c = node->child; c != NULL; c = c->next)
	{
		check_node(c, at, node->start + node->length);
		at = c->start + c->length;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TestEnv		t;
	ZhnQuery	query;

	test_env_open(&t);
	zhn_query_parse(&t.env, (const char *) data, size, &query);
	if (query.root != NULL)
		check_node(query.root, 0, size);
	else if (query.problem == NULL || query.hint == NULL ||
			 query.at > size || query.at_length > size - query.at)
		abort();
	test_env_close(&t);
	return 0;
}
