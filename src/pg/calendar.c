/*-------------------------------------------------------------------------
 *
 * calendar.c
 *	  zhnews.chinese_calendar(): days and what they are in China.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/memutils.h"

#include "pg/compat.h"

#include "extract/almanac.h"
#include "extract/calendar.h"
#include "pg/env.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_chinese_calendar);

static void
row_name(ZhnRow *row, const char *name)
{
	if (name == NULL)
		zhn_row_null(row);
	else
		zhn_row_text(row, name, strlen(name));
}

/* All feasts of a day, in one text. */
static void
row_feasts(ZhnRow *row, const ZhnAlmanacDay *day)
{
	if (day->feast[0] != NULL && day->feast[1] != NULL)
		row_name(row, psprintf("%s、%s", day->feast[0], day->feast[1]));
	else
		row_name(row, day->feast[0]);
}

static void
put_day(ZhnRow *row, DateADT date, const ZhnAlmanacDay *day)
{
	char		name[ZHN_LUNAR_NAME];

	zhn_row_datum(row, DateADTGetDatum(date));
	zhn_row_int(row, day->lunar_year);
	zhn_row_int(row, day->lunar_month);
	zhn_row_datum(row, BoolGetDatum(day->leap));
	zhn_row_int(row, day->lunar_day);
	zhn_row_text(row, name, zhn_lunar_name(day, name));
	row_name(row, day->term);
	row_feasts(row, day);
	row_name(row, day->holiday);
	zhn_rows_put(row);
}

/* The day of an argument, of the years that there is an almanac of. */
static DateADT
day_argument(FunctionCallInfo fcinfo, int n)
{
	DateADT		date = PG_GETARG_DATEADT(n);

	if (date < zhn_day_number(ZHN_ALMANAC_FIRST, 1, 1) ||
		date > zhn_day_number(ZHN_ALMANAC_LAST, 12, 31))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("no Chinese calendar for day \"%s\"",
						DatumGetCString(DirectFunctionCall1(date_out,
															DateADTGetDatum(date)))),
				 errhint("Give days from %d-01-01 to %d-12-31.",
						 ZHN_ALMANAC_FIRST, ZHN_ALMANAC_LAST)));
	return date;
}

/* zhnews.chinese_calendar(first, last) */
Datum
zhn_chinese_calendar(PG_FUNCTION_ARGS)
{
	ZhnRow		row;
	ZhnAlmanac *almanac;
	MemoryContext work;
	MemoryContext old;
	DateADT		first = day_argument(fcinfo, 0);
	DateADT		last = day_argument(fcinfo, 1);

	zhn_rows_start(&row, fcinfo);
	work = AllocSetContextCreate(CurrentMemoryContext, "zhnews calendar",
								 ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(work);
	almanac = zhn_almanac_open(zhn_env_create(work));
	for (DateADT date = first; date <= last; date++)
	{
		ZhnAlmanacDay day;

		CHECK_FOR_INTERRUPTS();
		zhn_almanac_day(almanac, date, &day);
		put_day(&row, date, &day);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(work);
	return (Datum) 0;
}
