/*-------------------------------------------------------------------------
 *
 * quantity.h
 *	  What the parts of the reader of quantities share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_EXTRACT_QUANTITY_H
#define ZHN_EXTRACT_QUANTITY_H

#include <string.h>

#include "extract/doc.h"
#include "extract/number.h"

/* A number and its unit. */
typedef struct Quantity
{
	uint32_t	start;
	uint32_t	length;
	ZhnNumber	number;
	ZhnDecimal	to;
	ZhnSlice	unit;
	const char *bound;
	bool		approximate;
	bool		ordinal;
	bool		measure;		/* the unit counts even one */
	bool		tenths;			/* the unit is tenths of a whole */
} Quantity;

static inline ZhnSlice
zhn_slice_of(const char *string)
{
	ZhnSlice	slice = {string, strlen(string)};

	return slice;
}

static inline bool
zhn_slice_is(ZhnSlice slice, const char *string)
{
	return slice.length == strlen(string) &&
		memcmp(slice.at, string, slice.length) == 0;
}

/* quantity_read.c: the quantity at i; returns its length, or 0. */
extern uint32_t zhn_quantity_read(const ZhnDoc *doc, uint32_t i, Quantity *q);

/* How many of a smaller unit of time are in a larger one, 0 if none. */
extern int	zhn_unit_factor(ZhnSlice from, ZhnSlice to);

/* quantity_bound.c: what stands before and after a quantity and bounds it. */
extern const char *zhn_bound_before(const ZhnDoc *doc, uint32_t i,
									bool *approximate);
extern const char *zhn_bound_after(const ZhnDoc *doc, uint32_t i,
								   bool *approximate);

/* quantity_check.c: does it count something? */
extern bool zhn_quantity_counts(const ZhnDoc *doc, const Quantity *q);

/* change.c: the changes of which the mentions from first to last tell. */
extern void zhn_find_changes(ZhnDoc *doc, uint32_t first, uint32_t last);

#endif							/* ZHN_EXTRACT_QUANTITY_H */
