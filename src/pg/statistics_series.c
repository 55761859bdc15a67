/*-------------------------------------------------------------------------
 *
 * statistics_series.c
 *	  Measures of series: trend, bursts, dispersion.
 *
 * A series is an array, one element for each period or part, in order.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "measure/burst.h"
#include "measure/dispersion.h"
#include "measure/trend.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_mann_kendall_of_array);
PG_FUNCTION_INFO_V1(zhn_theil_sen_of_array);
PG_FUNCTION_INFO_V1(zhn_dispersion_of_arrays);
PG_FUNCTION_INFO_V1(zhn_arf_of_array);
PG_FUNCTION_INFO_V1(zhn_bursts_of_arrays);
PG_FUNCTION_INFO_V1(zhn_bursts_of_events);

/* Elements of an array of float8; NULL is NaN. */
static double *
float_elements(FunctionCallInfo fcinfo, int number, int *n)
{
	Datum	   *elements;
	bool	   *nulls;
	double	   *values;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(number), FLOAT8OID, 8,
					  FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &elements, &nulls, n);
	values = palloc_extended((*n + 1) * sizeof(double), MCXT_ALLOC_HUGE);
	for (int i = 0; i < *n; i++)
	{
		values[i] = nulls[i] ? NAN : DatumGetFloat8(elements[i]);
		if (!nulls[i] && !isfinite(values[i]))
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("element %d of a series is not a finite number",
							i + 1),
					 errhint("Use NULL for a period of which nothing is "
							 "known.")));
	}
	return values;
}

/* Elements of an array of bigint or timestamptz, none of which is NULL. */
static int64 *
int_elements(FunctionCallInfo fcinfo, int number, Oid type, int *n)
{
	Datum	   *elements;
	bool	   *nulls;
	int64	   *values;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(number), type, 8,
					  FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &elements, &nulls, n);
	values = palloc_extended((*n + 1) * sizeof(int64), MCXT_ALLOC_HUGE);
	for (int i = 0; i < *n; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("element %d of a series of counts is null", i + 1),
					 errhint("Use coalesce(count, 0) for a period or part "
							 "without the word.")));
		values[i] = DatumGetInt64(elements[i]);
	}
	return values;
}

static void
check_same_length(int n, int m)
{
	if (n != m)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("series have different lengths: %d and %d", n, m),
				 errhint("Make both with array_agg(… ORDER BY …) over the "
						 "same rows.")));
}

/* mann_kendall(series) */
Datum
zhn_mann_kendall_of_array(PG_FUNCTION_ARGS)
{
	int			n;
	double	   *y = float_elements(fcinfo, 0, &n);
	ZhnMannKendall m;
	ZhnRow		row;

	zhn_mann_kendall(zhn_env_create(CurrentMemoryContext), y, n, &m);
	zhn_row_start(&row, fcinfo);
	zhn_row_bigint(&row, m.n);
	zhn_row_measure(&row, m.s);
	zhn_row_measure(&row, m.variance);
	zhn_row_measure(&row, m.z);
	zhn_row_measure(&row, m.p);
	zhn_row_measure(&row, m.tau_a);
	zhn_row_measure(&row, m.tau_b);
	return zhn_row_result(&row);
}

/* theil_sen(series, level) */
Datum
zhn_theil_sen_of_array(PG_FUNCTION_ARGS)
{
	int			n;
	double	   *y = float_elements(fcinfo, 0, &n);
	double		level = PG_GETARG_FLOAT8(1);
	ZhnTheilSen s;
	ZhnRow		row;

	if (!(level > 0 && level < 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("level of an interval must be between 0 and 1: %g",
						level),
				 errhint("Write 0.95 for 95 %%.")));
	zhn_theil_sen(zhn_env_create(CurrentMemoryContext), y, n, level, &s);
	zhn_row_start(&row, fcinfo);
	zhn_row_bigint(&row, s.n);
	zhn_row_measure(&row, s.slope);
	zhn_row_measure(&row, s.intercept);
	zhn_row_measure(&row, s.low);
	zhn_row_measure(&row, s.high);
	return zhn_row_result(&row);
}

/* Counts as numbers to measure with. */
static double *
as_double(const int64 *values, int n)
{
	double	   *result = palloc_extended((n + 1) * sizeof(double),
										 MCXT_ALLOC_HUGE);

	for (int i = 0; i < n; i++)
		result[i] = values[i];
	return result;
}

/* dispersion(counts, sizes) */
Datum
zhn_dispersion_of_arrays(PG_FUNCTION_ARGS)
{
	int			n;
	int			n_sizes;
	int64	   *count = int_elements(fcinfo, 0, INT8OID, &n);
	int64	   *size = int_elements(fcinfo, 1, INT8OID, &n_sizes);
	ZhnDispersion d;
	ZhnRow		row;

	check_same_length(n, n_sizes);
	if (!zhn_dispersion(zhn_env_create(CurrentMemoryContext),
						as_double(count, n), as_double(size, n), n, &d))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a count is negative or larger than the size of its "
						"part"),
				 errhint("Sizes are the numbers of all words in the parts.")));
	zhn_row_start(&row, fcinfo);
	zhn_row_measure(&row, d.total);
	zhn_row_bigint(&row, d.range);
	zhn_row_measure(&row, d.relative_range);
	zhn_row_measure(&row, d.d);
	zhn_row_measure(&row, d.d2);
	zhn_row_measure(&row, d.s);
	zhn_row_measure(&row, d.dp);
	zhn_row_measure(&row, d.dp_norm);
	zhn_row_measure(&row, d.dp_even);
	zhn_row_measure(&row, d.da);
	zhn_row_measure(&row, d.dkl);
	return zhn_row_result(&row);
}

static int
compare_int64(const void *a, const void *b)
{
	int64		x = *(const int64 *) a;
	int64		y = *(const int64 *) b;

	return (x > y) - (x < y);
}

/* arf(positions, size) */
Datum
zhn_arf_of_array(PG_FUNCTION_ARGS)
{
	int			n;
	int64	   *position = int_elements(fcinfo, 0, INT8OID, &n);
	int64		size = PG_GETARG_INT64(1);
	double		arf;

	qsort(position, n, sizeof(int64), compare_int64);
	if (n > 0 && (position[0] < 0 || size < 1 || position[n - 1] > size))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("positions must be between 0 and the size %lld",
						(long long) size),
				 errhint("The size is the number of all words.")));
	arf = zhn_arf(position, n, size);
	if (isnan(arf))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(arf);
}

/*
 * bursts(counts, totals, s, gamma, states)
 *
 * Periods are numbered from 1, as the elements of arrays are.
 */
Datum
zhn_bursts_of_arrays(PG_FUNCTION_ARGS)
{
	int			n;
	int			n_totals;
	int64	   *relevant = int_elements(fcinfo, 0, INT8OID, &n);
	int64	   *all = int_elements(fcinfo, 1, INT8OID, &n_totals);
	int		   *state = palloc_extended((n + 1) * sizeof(int),
										MCXT_ALLOC_HUGE);
	ZhnBurst   *burst;
	size_t		n_bursts;
	double		cost;
	ZhnRow		row;

	check_same_length(n, n_totals);
	burst = zhn_bursts(zhn_env_create(CurrentMemoryContext), relevant, all, n,
					   PG_GETARG_FLOAT8(2), PG_GETARG_FLOAT8(3),
					   PG_GETARG_INT32(4), state, &n_bursts, &cost);
	zhn_rows_start(&row, fcinfo);
	for (size_t i = 0; i < n_bursts; i++)
	{
		zhn_row_int(&row, burst[i].level);
		zhn_row_int(&row, (int) burst[i].first + 1);
		zhn_row_int(&row, (int) burst[i].last + 1);
		zhn_row_measure(&row, burst[i].weight);
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}

/* event_bursts(times, s, gamma) */
Datum
zhn_bursts_of_events(PG_FUNCTION_ARGS)
{
	int			n;
	int64	   *time = int_elements(fcinfo, 0, TIMESTAMPTZOID, &n);
	double	   *seconds = palloc_extended((n + 1) * sizeof(double),
										  MCXT_ALLOC_HUGE);
	ZhnBurst   *burst;
	size_t		n_bursts;
	ZhnRow		row;

	qsort(time, n, sizeof(int64), compare_int64);
	for (int i = 0; i < n; i++)
	{
		if (TIMESTAMP_NOT_FINITE(time[i]))
			ereport(ERROR,
					(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
					 errmsg("time of an event must not be infinite"),
					 errhint("Leave out events without a time.")));
		seconds[i] = ((double) time[i] - (double) time[0]) / USECS_PER_SEC;
	}
	burst = zhn_event_bursts(zhn_env_create(CurrentMemoryContext), seconds, n,
							 PG_GETARG_FLOAT8(1), PG_GETARG_FLOAT8(2),
							 &n_bursts);
	zhn_rows_start(&row, fcinfo);
	for (size_t i = 0; i < n_bursts; i++)
	{
		zhn_row_int(&row, burst[i].level);
		zhn_row_datum(&row, TimestampTzGetDatum(time[burst[i].first]));
		zhn_row_datum(&row, TimestampTzGetDatum(time[burst[i].last]));
		zhn_row_measure(&row, burst[i].weight);
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}
