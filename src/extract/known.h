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

typedef struct ZhnKnown ZhnKnown;

extern ZhnKnown *zhn_known_create(const ZhnDoc *doc);

/* Add the characters from start to end as a name of a mention. */
extern void zhn_known_add(ZhnKnown *known, uint32_t start, uint32_t end,
						  uint32_t mention);

/* Length of the longest name at i, and the mention it was added with. */
extern uint32_t zhn_known_at(const ZhnKnown *known, uint32_t i,
							 uint32_t *mention);

#endif							/* ZHN_KNOWN_H */
