/*-------------------------------------------------------------------------
 *
 * rows.h
 *	  Rows of measures: columns are filled one after the other.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_ROWS_H
#define ZHN_PG_ROWS_H

#include "fmgr.h"
#include "funcapi.h"
#include "utils/tuplestore.h"

/* Columns of a row at most. */
#define ZHN_ROW_MAX		32

typedef struct ZhnRow
{
	ReturnSetInfo *set;			/* of a set-returning function */
	TupleDesc	desc;
	int			n;				/* columns filled */
	Datum		values[ZHN_ROW_MAX];
	bool		nulls[ZHN_ROW_MAX];
} ZhnRow;

/* Begin the result of a function that returns a set of rows, or one row. */
extern void zhn_rows_start(ZhnRow *row, FunctionCallInfo fcinfo);
extern void zhn_row_start(ZhnRow *row, FunctionCallInfo fcinfo);

/* The next column. */
extern void zhn_row_null(ZhnRow *row);
extern void zhn_row_text(ZhnRow *row, const char *text, size_t length);
extern void zhn_row_int(ZhnRow *row, int32 value);
extern void zhn_row_bigint(ZhnRow *row, int64 value);
extern void zhn_row_datum(ZhnRow *row, Datum value);

/* A measure; NaN is NULL, as what is undefined is no value. */
extern void zhn_row_measure(ZhnRow *row, double value);

/* The row is complete: put it into the set, or return it. */
extern void zhn_rows_put(ZhnRow *row);
extern Datum zhn_row_result(ZhnRow *row);

#endif							/* ZHN_PG_ROWS_H */
