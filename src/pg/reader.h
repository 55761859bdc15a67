/*-------------------------------------------------------------------------
 *
 * reader.h
 *	  What the formats share with the reader of pages.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_READER_H
#define ZHN_PG_READER_H

#include "read/page.h"

/* Credits as zhnews.credit[]; element is the type of one. */
extern Datum zhn_credits_array(const ZhnCredit *credits, int ncredits,
							   Oid element);

#endif							/* ZHN_PG_READER_H */
