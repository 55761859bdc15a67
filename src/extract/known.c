/*-------------------------------------------------------------------------
 *
 * known.c
 *	  Names that a text has, by their first two characters.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/known.h"

/* More names that begin alike are not kept, so that time stays linear. */
#define CHAIN_MAX 32

ZhnKnown *
zhn_known_create(const ZhnDoc *doc)
{
	ZhnKnown   *known = zhn_alloc(doc->env, sizeof(ZhnKnown));

	memset(known, 0, sizeof(ZhnKnown));
	known->doc = doc;
	return known;
}

static bool
same(const ZhnDoc *doc, uint32_t a, uint32_t b, uint32_t length)
{
	return memcmp(doc->cp + a, doc->cp + b, length * sizeof(uint32_t)) == 0;
}

void
zhn_known_add(ZhnKnown *known, uint32_t start, uint32_t end, uint32_t mention)
{
	uint32_t	length = end - start;
	uint32_t   *link = &known->buckets[zhn_known_bucket(known->doc, start)];
	int			chain = 0;
	ZhnKnownName *name;

	if (length < 2)
		return;
	while (*link != 0)
	{
		name = &known->names[*link - 1];
		if (name->length == length &&
			same(known->doc, name->start, start, length))
			return;
		if (++chain == CHAIN_MAX)
			return;
		link = &name->next;
	}
	*link = known->nnames + 1;
	known->names = zhn_doc_grow(known->doc->env, known->names, known->nnames,
								&known->room, sizeof(ZhnKnownName));
	name = &known->names[known->nnames++];
	name->start = start;
	name->length = length;
	name->mention = mention;
	name->next = 0;
}

uint32_t
zhn_known_find(const ZhnKnown *known, uint32_t i, uint32_t *mention)
{
	uint32_t	longest = 0;
	uint32_t	link = known->buckets[zhn_known_bucket(known->doc, i)];

	while (link != 0)
	{
		const ZhnKnownName *name = &known->names[link - 1];

		if (name->length > longest && i + name->length <= known->doc->n &&
			same(known->doc, name->start, i, name->length))
		{
			longest = name->length;
			*mention = name->mention;
		}
		link = name->next;
	}
	return longest;
}
