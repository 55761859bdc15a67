/*-------------------------------------------------------------------------
 *
 * rows.c
 *	  Rows of measures: columns are filled one after the other.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "access/htup_details.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "pg/compat.h"
#include "pg/rows.h"

void
zhn_rows_start(ZhnRow *row, FunctionCallInfo fcinfo)
{
	InitMaterializedSRF(fcinfo, 0);
	row->set = (ReturnSetInfo *) fcinfo->resultinfo;
	row->desc = row->set->setDesc;
	row->n = 0;
}

void
zhn_row_start(ZhnRow *row, FunctionCallInfo fcinfo)
{
	if (get_call_result_type(fcinfo, NULL, &row->desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	row->desc = BlessTupleDesc(row->desc);
	row->set = NULL;
	row->n = 0;
}

void
zhn_row_datum(ZhnRow *row, Datum value)
{
	row->nulls[row->n] = false;
	row->values[row->n++] = value;
}

void
zhn_row_null(ZhnRow *row)
{
	row->nulls[row->n] = true;
	row->values[row->n++] = (Datum) 0;
}

void
zhn_row_text(ZhnRow *row, const char *text, size_t length)
{
	struct varlena *value = cstring_to_text_with_len(text, (int) length);

	zhn_row_datum(row, PointerGetDatum(value));
}

void
zhn_row_int(ZhnRow *row, int32 value)
{
	zhn_row_datum(row, Int32GetDatum(value));
}

void
zhn_row_bigint(ZhnRow *row, int64 value)
{
	zhn_row_datum(row, Int64GetDatum(value));
}

void
zhn_row_measure(ZhnRow *row, double value)
{
	if (isnan(value))
		zhn_row_null(row);
	else
		zhn_row_datum(row, Float8GetDatum(value));
}

void
zhn_rows_put(ZhnRow *row)
{
	CHECK_FOR_INTERRUPTS();
	Assert(row->n == row->desc->natts);
	tuplestore_putvalues(row->set->setResult, row->desc, row->values,
						 row->nulls);
	row->n = 0;
}

Datum
zhn_row_result(ZhnRow *row)
{
	Assert(row->n == row->desc->natts);
	return HeapTupleGetDatum(heap_form_tuple(row->desc, row->values,
											 row->nulls));
}
