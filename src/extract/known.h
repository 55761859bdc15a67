/*-------------------------------------------------------------------------
 *
 * known.h
 *	  Names that a text has, to be found again wherever they stand.
 *
 * A name is recognised once by what stands around it; later it stands alone,
 * and may even be cut wrongly.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_KNOWN_H
#define ZHN_KNOWN_H

#include "extract/doc.h"

#define ZHN_KNOWN_BITS 10

typedef struct ZhnKnownName
{
	uint32_t	start;
	uint32_t	length;
	uint32_t	mention;
	uint32_t	next;			/* 1 + number of the next in the bucket */
} ZhnKnownName;

typedef struct ZhnKnown
{
	const ZhnDoc *doc;
	uint32_t	buckets[1 << ZHN_KNOWN_BITS];	/* 1 + number of the first */
	ZhnKnownName *names;
	uint32_t	nnames;
	uint32_t	room;
} ZhnKnown;

extern ZhnKnown *zhn_known_create(const ZhnDoc *doc);

/* Add the characters from start to end as a name of a mention. */
extern void zhn_known_add(ZhnKnown *known, uint32_t start, uint32_t end,
						  uint32_t mention);

/* The bucket of the two characters at i. */
static inline uint32_t
zhn_known_bucket(const ZhnDoc *doc, uint32_t i)
{
	return (doc->cp[i] * 31 + doc->cp[i + 1]) * UINT32_C(2654435769) >>
		(32 - ZHN_KNOWN_BITS);
}

/* The longest name of the bucket of i. */
extern uint32_t zhn_known_find(const ZhnKnown *known, uint32_t i,
							   uint32_t *mention);

/* Length of the longest name at i, and the mention it was added with. */
static inline uint32_t
zhn_known_at(const ZhnKnown *known, uint32_t i, uint32_t *mention)
{
	return known->buckets[zhn_known_bucket(known->doc, i)] != 0
		? zhn_known_find(known, i, mention) : 0;
}

#endif							/* ZHN_KNOWN_H */
