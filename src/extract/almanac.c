/*-------------------------------------------------------------------------
 *
 * almanac.c
 *	  What a day is in the Chinese calendar.
 *
 * Lunar dates are ICU's.  Feasts are found once for each year, by the rules
 * that dates in texts are read by (calendar.c).
 *
 * Statutory holidays are the days off that the law gives to everybody, in
 * the version that was in force: the State Council's rules of 1949 with the
 * changes of 1999, 2007, 2013 and 2024.  The days that the State Council
 * moves or adds for each year, so that people have a week off, follow no rule
 * and are not here.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include <unicode/ucal.h>

#include "extract/almanac.h"
#include "extract/calendar.h"
#include "extract/extract.h"
#include "text/icu_compat.h"

#define EPOCH_1970 10957
#define MS_PER_DAY 86400000.0
#define DAYS_OF_YEAR 366

/* A day with a name, and the days around it that the law gives. */
typedef struct Feast
{
	ZhnNamedDay day;			/* words: the name */
	struct
	{
		int			first;		/* years that the rule was in force */
		int			last;
		int			from;		/* days off, counted from the feast */
		int			to;
	}			off[4];
} Feast;

#define ALWAYS ZHN_ALMANAC_LAST

static const Feast feasts[] =
{
	{{"元旦", ZHN_DAY_SOLAR, 1, 1}, {{1950, ALWAYS, 0, 0}}},
	{{"春节", ZHN_DAY_LUNAR, 1, 1},
	{{1950, 2007, 0, 2}, {2008, 2013, -1, 1}, {2014, 2024, 0, 2},
	{2025, ALWAYS, -1, 2}}},
	{{"清明节", ZHN_DAY_TERM, 6, 0}, {{2008, ALWAYS, 0, 0}}},
	{{"劳动节", ZHN_DAY_SOLAR, 5, 1},
	{{1950, 1999, 0, 0}, {2000, 2007, 0, 2}, {2008, 2024, 0, 0},
	{2025, ALWAYS, 0, 1}}},
	{{"端午节", ZHN_DAY_LUNAR, 5, 5}, {{2008, ALWAYS, 0, 0}}},
	{{"国庆节", ZHN_DAY_SOLAR, 10, 1},
	{{1950, 1998, 0, 1}, {1999, ALWAYS, 0, 2}}},
	{{"中秋节", ZHN_DAY_LUNAR, 8, 15}, {{2008, ALWAYS, 0, 0}}},
	{{"除夕", ZHN_DAY_LUNAR_EVE, 1, 1}, {{0, 0, 0, 0}}},
	{{"元宵节", ZHN_DAY_LUNAR, 1, 15}, {{0, 0, 0, 0}}},
	{{"龙抬头", ZHN_DAY_LUNAR, 2, 2}, {{0, 0, 0, 0}}},
	{{"七夕节", ZHN_DAY_LUNAR, 7, 7}, {{0, 0, 0, 0}}},
	{{"中元节", ZHN_DAY_LUNAR, 7, 15}, {{0, 0, 0, 0}}},
	{{"重阳节", ZHN_DAY_LUNAR, 9, 9}, {{0, 0, 0, 0}}},
	{{"腊八节", ZHN_DAY_LUNAR, 12, 8}, {{0, 0, 0, 0}}},
	{{"妇女节", ZHN_DAY_SOLAR, 3, 8}, {{0, 0, 0, 0}}},
	{{"植树节", ZHN_DAY_SOLAR, 3, 12}, {{0, 0, 0, 0}}},
	{{"青年节", ZHN_DAY_SOLAR, 5, 4}, {{0, 0, 0, 0}}},
	{{"儿童节", ZHN_DAY_SOLAR, 6, 1}, {{0, 0, 0, 0}}},
	{{"建党节", ZHN_DAY_SOLAR, 7, 1}, {{0, 0, 0, 0}}},
	{{"建军节", ZHN_DAY_SOLAR, 8, 1}, {{0, 0, 0, 0}}},
	{{"教师节", ZHN_DAY_SOLAR, 9, 10}, {{0, 0, 0, 0}}},
	{{"记者节", ZHN_DAY_SOLAR, 11, 8}, {{0, 0, 0, 0}}},
};

#define NFEASTS ((int) (sizeof(feasts) / sizeof(feasts[0])))

static const char *const terms[] =
{
	"小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨",
	"立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑",
	"白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"
};

#define NTERMS ((int) (sizeof(terms) / sizeof(terms[0])))

struct ZhnAlmanac
{
	const ZhnEnv *env;
	UCalendar  *calendar;
	int32_t		year_offset;	/* of its extended years */
	int			year;			/* that the arrays are of */
	int32_t		first;			/* its first day */
	const char *term[DAYS_OF_YEAR];
	const char *feast[ZHN_FEASTS][DAYS_OF_YEAR];
	const char *holiday[DAYS_OF_YEAR];
};

static void
close_calendar(void *calendar)
{
	ucal_close(calendar);
}

ZhnAlmanac *
zhn_almanac_open(const ZhnEnv *env)
{
	ZhnAlmanac *almanac = zhn_alloc(env, sizeof(ZhnAlmanac));
	UErrorCode	status = U_ZERO_ERROR;

	memset(almanac, 0, sizeof(ZhnAlmanac));
	almanac->env = env;
	almanac->calendar = ucal_open(u"Asia/Shanghai", -1,
								  "zh@calendar=chinese", UCAL_DEFAULT, &status);
	if (U_FAILURE(status))
		zhn_fail(env, ZHN_ERROR_LIBRARY, u_errorName(status), NULL);
	zhn_on_release(env, close_calendar, almanac->calendar);
	almanac->year_offset = zhn_chinese_year_offset(almanac->calendar, &status);
	if (U_FAILURE(status))
		zhn_fail(env, ZHN_ERROR_LIBRARY, u_errorName(status), NULL);
	return almanac;
}

/* Note a name, unless it is of another year; false if there is one already. */
static bool
note(const ZhnAlmanac *almanac, const char **names, int32_t day,
	 const char *name)
{
	int32_t		n = day - almanac->first;

	if (day == ZHN_DAY_UNKNOWN || n < 0 || n >= DAYS_OF_YEAR)
		return true;
	if (names[n] != NULL)
		return false;
	names[n] = name;
	return true;
}

static void
note_feast(ZhnAlmanac *almanac, int32_t day, const char *name)
{
	for (int f = 0; f < ZHN_FEASTS; f++)
	{
		if (note(almanac, almanac->feast[f], day, name))
			return;
	}
}

/* The days off that a feast brings in its year. */
static void
note_holiday(ZhnAlmanac *almanac, const Feast *feast, int32_t day)
{
	for (int r = 0; r < 4; r++)
	{
		if (almanac->year < feast->off[r].first ||
			almanac->year > feast->off[r].last)
			continue;
		for (int d = feast->off[r].from; d <= feast->off[r].to; d++)
			note(almanac, almanac->holiday, day + d, feast->day.words);
	}
}

static void
turn_to_year(ZhnAlmanac *almanac, int year)
{
	almanac->year = year;
	almanac->first = zhn_day_number(year, 1, 1);
	memset(almanac->term, 0, sizeof(almanac->term));
	memset(almanac->feast, 0, sizeof(almanac->feast));
	memset(almanac->holiday, 0, sizeof(almanac->holiday));
	for (int t = 0; t < NTERMS; t++)
	{
		const ZhnNamedDay term = {terms[t], ZHN_DAY_TERM, t, 0};

		note(almanac, almanac->term,
			 zhn_named_day_of(almanac->env, &term, year), terms[t]);
	}
	for (int f = 0; f < NFEASTS; f++)
	{
		const ZhnNamedDay *named = &feasts[f].day;
		int32_t		day = zhn_named_day_of(almanac->env, named, year);

		note_feast(almanac, day, named->words);
		note_holiday(almanac, &feasts[f], day);

		/* The last month of a lunar year is in the next year. */
		note_feast(almanac, zhn_named_day_of(almanac->env, named, year - 1),
				   named->words);
	}
}

void
zhn_almanac_day(ZhnAlmanac *almanac, int32_t day, ZhnAlmanacDay *result)
{
	UErrorCode	status = U_ZERO_ERROR;
	int			year;
	int			month;
	int			day_of_month;
	int32_t		n;

	zhn_day_parts(day, &year, &month, &day_of_month);
	if (year != almanac->year)
		turn_to_year(almanac, year);
	n = day - almanac->first;
	result->term = almanac->term[n];
	for (int f = 0; f < ZHN_FEASTS; f++)
		result->feast[f] = almanac->feast[f][n];
	result->holiday = almanac->holiday[n];

	/* Noon in China. */
	ucal_setMillis(almanac->calendar,
				   ((double) day + EPOCH_1970) * MS_PER_DAY + 4 * 3600000.0,
				   &status);
	result->lunar_year = ucal_get(almanac->calendar, UCAL_EXTENDED_YEAR,
								  &status) - almanac->year_offset;
	result->lunar_month = ucal_get(almanac->calendar, UCAL_MONTH, &status) + 1;
	result->leap = ucal_get(almanac->calendar, UCAL_IS_LEAP_MONTH,
							&status) != 0;
	result->lunar_day = ucal_get(almanac->calendar, UCAL_DATE, &status);
	if (U_FAILURE(status))
		zhn_fail(almanac->env, ZHN_ERROR_LIBRARY, u_errorName(status), NULL);
}

size_t
zhn_lunar_name(const ZhnAlmanacDay *day, char *buffer)
{
	static const char *const digits[] =
	{
		"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
	};
	static const char *const months[] =
	{
		"正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"
	};
	const char *tens;
	const char *unit;

	if (day->lunar_day <= 10)
		tens = "初";
	else if (day->lunar_day < 20)
		tens = "十";
	else if (day->lunar_day == 20)
		tens = "二";
	else if (day->lunar_day < 30)
		tens = "廿";
	else
		tens = "三";
	unit = digits[day->lunar_day % 10 == 0 ? 10 : day->lunar_day % 10];
	return (size_t) snprintf(buffer, ZHN_LUNAR_NAME, "%s%s月%s%s",
							 day->leap ? "闰" : "",
							 months[day->lunar_month - 1], tens, unit);
}
