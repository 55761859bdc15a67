/*-------------------------------------------------------------------------
 *
 * date_lunar.c
 *	  Days of the Chinese calendar by month and day: 农历五月初五, 腊月二十三.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/calendar.h"
#include "extract/date.h"
#include "extract/number.h"

/* 正月, 五月, 冬月, 腊月; *own is set if no solar month is called so. */
static uint32_t
read_lunar_month(const ZhnDoc *doc, uint32_t i, int *month, bool *own)
{
	uint32_t	c = doc->cp[i];
	uint32_t	n = 1;

	*own = true;
	if (c == U'正')
		*month = 1;
	else if (c == U'冬')
		*month = 11;
	else if (c == U'腊')
		*month = 12;
	else
	{
		n = zhn_is_digit(c) ? 0 : zhn_small_number_at(doc, i, month);
		*own = false;
		if (n == 0 || *month < 1 || *month > 12)
			return 0;
	}
	return doc->cp[i + n] == U'月' ? n + 1 : 0;
}

/* 初五, 十五, 二十三, 廿三, 三十; *own is set if no solar day is called so. */
static uint32_t
read_lunar_day(const ZhnDoc *doc, uint32_t i, int *day, bool *own)
{
	uint32_t	first = doc->cp[i] == U'初' || doc->cp[i] == U'廿';
	uint32_t	n = zhn_is_digit(doc->cp[i + first]) ? 0
		: zhn_small_number_at(doc, i + first, day);

	*own = first > 0;
	if (doc->cp[i] == U'廿')
		*day = n == 0 ? 20 : *day < 10 ? 20 + *day : 31;
	else if (n == 0 || (first > 0 && *day > 10))
		return 0;
	if (*day < 1 || *day > 30 || doc->cp[i + first + n] == U'日' ||
		doc->cp[i + first + n] == U'号')
		return 0;
	return first + n;
}

/* In the year that is nearest to the day of publication. */
uint32_t
zhn_date_read_lunar(const Dates *d, uint32_t i, When *w)
{
	const ZhnDoc *doc = d->doc;
	ZhnNamedDay named = {NULL, ZHN_DAY_LUNAR, 0, 0};
	uint32_t	calendar = zhn_doc_is(doc, i, U"农历") +
		zhn_doc_is(doc, i, U"阴历");
	uint32_t	p = i + calendar;
	bool		own_month;
	bool		own_day;
	uint32_t	n;
	int32_t		day;

	if (!zhn_doc_edge(doc, i))
		return 0;
	n = read_lunar_month(doc, p, &named.month, &own_month);
	if (n == 0)
		return 0;
	p += n;
	n = read_lunar_day(doc, p, &named.day, &own_day);
	if (n == 0 || (calendar == 0 && !own_month && !own_day))
		return 0;
	p += n;
	w->grain = GRAIN_DAY;
	if (d->year == 0)
		return p - i;
	day = zhn_date_nearest(d, &named, zhn_date_is_future(doc, i, p));
	if (day != ZHN_DAY_UNKNOWN)
		zhn_date_set_day_number(w, day);
	return p - i;
}
