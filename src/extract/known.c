/*-------------------------------------------------------------------------
 *
 * known.c
 *	  Names that a text has, by their first two characters.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/known.h"

#define BUCKETS 1024			/* a power of two */

/* More names that begin alike are not kept, so that time stays linear. */
#define CHAIN_MAX 32

typedef struct Name
{
	uint32_t	start;
	uint32_t	length;
	uint32_t	mention;
	uint32_t	next;			/* 1 + number of the next in the bucket */
} Name;

struct ZhnKnown
{
	const ZhnDoc *doc;
	uint32_t	buckets[BUCKETS];	/* 1 + number of the first */
	Name	   *names;
	uint32_t	nnames;
	uint32_t	room;
};

static uint32_t
bucket_of(const ZhnDoc *doc, uint32_t i)
{
	return (doc->cp[i] * 31 + doc->cp[i + 1]) * UINT32_C(2654435769) >> 22;
}

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
	uint32_t   *link = &known->buckets[bucket_of(known->doc, start)];
	int			chain = 0;
	Name	   *name;

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
								&known->room, sizeof(Name));
	name = &known->names[known->nnames++];
	name->start = start;
	name->length = length;
	name->mention = mention;
	name->next = 0;
}

uint32_t
zhn_known_at(const ZhnKnown *known, uint32_t i, uint32_t *mention)
{
	uint32_t	longest = 0;
	uint32_t	link = known->nnames == 0 ? 0 : known->buckets[bucket_of(known->doc, i)];

	while (link != 0)
	{
		const Name *name = &known->names[link - 1];

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
