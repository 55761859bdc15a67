/*-------------------------------------------------------------------------
 *
 * date.h
 *	  What the parts of the reader of dates share.
 *
 * A reader gets a place in the document and returns the length of what it
 * read there, 0 if nothing; what it read is set in a When.  Each reader is
 * documented where it is defined.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_EXTRACT_DATE_H
#define ZHN_EXTRACT_DATE_H

#include "extract/doc.h"

/* What the smallest unit is that a date names. */
typedef enum Grain
{
	GRAIN_NONE,
	GRAIN_VAGUE,
	GRAIN_CENTURY,
	GRAIN_YEAR,
	GRAIN_PART,					/* half, quarter, season, decade, plan */
	GRAIN_MONTH,
	GRAIN_TENDAY,
	GRAIN_WEEK,
	GRAIN_DAY,
	GRAIN_TIME					/* a time of day without a day */
} Grain;

typedef struct When
{
	Grain		grain;
	int32_t		first;			/* ZHN_DAY_UNKNOWN if not known */
	int32_t		last;
	int			year;			/* 0 if not known */
	int			month;
	int			day;
	bool		own_year;		/* said, not inferred */
	bool		own_month;
	bool		at_end;			/* 底 or 末: before it is before its end */
	bool		approximate;
	bool		open;			/* has an end that is open by itself */
	const char *part;			/* of the day */
	const char *part_timex;
	int			hour;			/* -1 if none */
	int			minute;			/* -1 if none */
	int			hour_to;		/* of 0—24时, or 0 */
	char		timex[ZHN_TIMEX_MAX];
} When;

typedef struct Dates
{
	ZhnDoc	   *doc;
	int32_t		base;			/* or ZHN_DAY_UNKNOWN */
	int			year;			/* of base, 0 if unknown */
	int			month;
	int			day;
	When		last;			/* the last point with a month or year */
	uint32_t	last_end;
	int32_t		last_day;		/* the last exact day, for 当天 */
	int32_t		aside_day;		/* the last that was named aside: 本月6日 */
	uint32_t	aside_end;
} Dates;

/* date_start.c */

extern bool zhn_date_begins_closely(const ZhnDoc *doc, uint32_t i);

/* May a date begin at i?  Most characters are refused here. */
static inline bool
zhn_date_begins(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	cp = doc->cp[i];

	return ((cp < 65536 && zhn_bit_is_set(doc->extractor->begins_date, cp)) ||
			(doc->begin[i] & ZHN_W_DAY) != 0) &&
		zhn_date_begins_closely(doc, i);
}

/* date_value.c */

extern uint32_t zhn_date_connector_at(const ZhnDoc *doc, uint32_t i);
extern bool zhn_date_is_letter(uint32_t cp);
extern uint32_t zhn_date_any_at(const ZhnDoc *doc, uint32_t i,
								const char32_t *const *words);
extern uint32_t zhn_date_space_at(const ZhnDoc *doc, uint32_t i);
extern bool zhn_date_valid_day(int year, int month, int day);
extern void zhn_date_when_clear(When *w);
extern void zhn_date_when_days(When *w, int32_t first, int32_t last);
extern bool zhn_date_is_future(const ZhnDoc *doc, uint32_t start,
							   uint32_t end);
extern uint32_t zhn_date_four_digits(const ZhnDoc *doc, uint32_t i, int *year);
extern uint32_t zhn_date_read_year(const Dates *d, uint32_t i, int *year,
								   bool *relative);
extern uint32_t zhn_date_read_month(const ZhnDoc *doc, uint32_t i, int *month);
extern int zhn_date_infer_year(const Dates *d, int month, int day,
							   uint32_t start, uint32_t end);
extern size_t zhn_date_write(char *to, int year, int month, int day);
extern size_t zhn_date_write_number(char *to, int32_t number);
extern void zhn_date_set_year(When *w, int year, bool own);
extern void zhn_date_set_month(When *w, int year, int month);
extern void zhn_date_set_day(When *w, int year, int month, int day);
extern void zhn_date_set_day_number(When *w, int32_t n);
extern void zhn_date_set_span(When *w, Grain grain, int32_t first,
							  int32_t last);

/* date_part.c */

extern void zhn_date_set_months(When *w, int year, int from, int to,
								const char *name);
extern uint32_t zhn_date_read_part_of_year(const ZhnDoc *doc, uint32_t i,
										   When *w, bool after_year);
extern uint32_t zhn_date_read_part_of_month(const ZhnDoc *doc, uint32_t i,
											When *w);
extern uint32_t zhn_date_read_part_of_day(const ZhnDoc *doc, uint32_t i,
										  When *w, bool after_day);
extern uint32_t zhn_date_read_clock(const ZhnDoc *doc, uint32_t i, When *w,
									bool anchored);
extern uint32_t zhn_date_read_time(const ZhnDoc *doc, uint32_t i, When *w);

/* date_day.c */

extern uint32_t zhn_date_read_day_of_month(const ZhnDoc *doc, uint32_t i,
										   int *day);
extern uint32_t zhn_date_read_bare_day(const Dates *d, uint32_t i, When *w);
extern uint32_t zhn_date_read_near_day(const Dates *d, uint32_t i, When *w);
extern uint32_t zhn_date_read_week(const Dates *d, uint32_t i, When *w);
extern uint32_t zhn_date_read_near_month(const Dates *d, uint32_t i, When *w);
extern uint32_t zhn_date_read_named_day(const Dates *d, uint32_t i, int year,
										bool own_year, When *w);
extern int32_t zhn_date_nearest(const Dates *d, const ZhnNamedDay *named,
								bool future);
extern uint32_t zhn_date_read_dotted(const Dates *d, uint32_t i, int year,
									 When *w);

/* date_lunar.c */

extern uint32_t zhn_date_read_lunar(const Dates *d, uint32_t i, When *w);

/* date_span.c */

extern uint32_t zhn_date_read_plan(const ZhnDoc *doc, uint32_t i, When *w);
extern uint32_t zhn_date_read_century(const Dates *d, uint32_t i, When *w);
extern uint32_t zhn_date_read_span_of_time(const Dates *d, uint32_t i,
										   When *w);
extern uint32_t zhn_date_read_vague(const Dates *d, uint32_t i, When *w);
extern const char32_t *zhn_date_vague_word(size_t k);
extern uint32_t zhn_date_read_rest_of_year(const Dates *d, uint32_t i,
										   When *w);

/* date_point.c */

extern uint32_t zhn_date_read_point(const Dates *d, uint32_t i, When *w);

#endif
