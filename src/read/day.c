/*-------------------------------------------------------------------------
 *
 * day.c
 *	  The day that a dateline names: 7月4日晚, 昨天下午.
 *
 * A text is read as year, month and day, each optional but the day, or as a
 * word such as 昨天, and then the time of day.  Whatever is left over may
 * change what was meant (以来, 至5日), so that nothing may be.
 *
 *-------------------------------------------------------------------------
 */
#include "read/chars.h"
#include "read/day.h"
#include "text/month.h"

/* Words for days, by their distance from the day of publication. */
static const struct
{
	const char *words;
	int			distance;
}			near_days[] =
{
	{"前天 前日 前晚 前夜", -2},
	{"昨天 昨日 昨晨 昨早 昨晚 昨夜 昨", -1},
	{"今天 今日 今晨 今早 今晚 今夜 当日 当天", 0},
	{"明天 明日 明晨 明早 明晚", 1},
};

/* What may follow a day without making it less exact. */
static const char *const times_of_day =
	"上午 中午 下午 晚上 晚间 晚 早上 早晨 早间 早 凌晨 清晨 拂晓 傍晚 深夜 "
	"夜间 夜里 夜 午后 午间 零时 许 左右 前后";

/* Reading stops at the first character that is not part of the day. */
typedef struct DayReader
{
	const ZhnChars *chars;
	int			i;				/* next character */
} DayReader;

static bool
is_day(const ZhnDay *day)
{
	return day->year >= 1 && day->year <= 9999 &&
		day->month >= 1 && day->month <= 12 &&
		day->day >= 1 && day->day <= zhn_days_in_month(day->year, day->month);
}

static bool
is_after(const ZhnDay *a, const ZhnDay *b)
{
	if (a->year != b->year)
		return a->year > b->year;
	if (a->month != b->month)
		return a->month > b->month;
	return a->day > b->day;
}

/* Move a day by distance, which is less than 28 days either way. */
static ZhnDay
day_moved(ZhnDay day, int distance)
{
	day.day += distance;
	if (day.day < 1)
	{
		if (--day.month < 1)
		{
			day.month = 12;
			day.year--;
		}
		day.day += zhn_days_in_month(day.year, day.month);
	}
	else if (day.day > zhn_days_in_month(day.year, day.month))
	{
		day.day -= zhn_days_in_month(day.year, day.month);
		if (++day.month > 12)
		{
			day.month = 1;
			day.year++;
		}
	}
	return day;
}

/* Value of a Chinese digit, or -1. */
static int
chinese_digit(uint32_t cp)
{
	static const uint32_t digits[] = {
		0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
		0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D
	};							/* 〇一二三四五六七八九 */

	for (int value = 0; value < 10; value++)
		if (digits[value] == cp)
			return value;
	return -1;
}

/*
 * Read a number of up to four digits: 2022, 二〇二二, 十五, 二十, 三十一.
 * Returns -1 and stays where it is if there is none.
 */
static int
read_number(DayReader *reader)
{
	const uint32_t ten = 0x5341;	/* 十 */
	const ZhnChars *chars = reader->chars;
	int			i = reader->i;
	int			value = 0;
	int			ndigits = 0;

	for (; i < chars->n && ndigits < 4; i++, ndigits++)
	{
		uint32_t	cp = chars->cp[i];
		int			digit = zhn_is_digit(cp) ? (int) (cp - '0')
			: chinese_digit(cp);

		if (digit < 0)
			break;
		value = value * 10 + digit;
	}
	if (i < chars->n && chars->cp[i] == ten && ndigits <= 1)
	{
		int			digit;

		value = ndigits == 0 ? 10 : value * 10;
		ndigits = 2;
		i++;
		if (i < chars->n && (digit = chinese_digit(chars->cp[i])) > 0)
		{
			value += digit;
			i++;
		}
	}
	if (ndigits == 0)
		return -1;
	reader->i = i;
	return value;
}

/* Step over one of words; false if none is there. */
static bool
read_word(DayReader *reader, const char *words)
{
	int			n = zhn_chars_match(reader->chars, reader->i,
									reader->chars->n, words);

	reader->i += n;
	return n > 0;
}

/* Read a number and the unit after it, or stay and return 0. */
static int
read_part(DayReader *reader, const char *unit)
{
	int			begin = reader->i;
	int			value = read_number(reader);

	if (value > 0 && read_word(reader, unit))
		return value;
	reader->i = begin;
	return 0;
}

/* Step over the time of day; false if something else is left. */
static bool
read_time(DayReader *reader)
{
	const ZhnChars *chars = reader->chars;

	while (reader->i < chars->n)
	{
		int			begin = reader->i;

		if (zhn_is_space(chars->cp[begin]))
			reader->i++;
		else if (!read_word(reader, times_of_day) &&
				 !(read_number(reader) >= 0 && read_word(reader, "时 点 分")))
		{
			reader->i = begin;
			return false;
		}
	}
	return true;
}

/* 昨天 and the like. */
static bool
read_near_day(DayReader *reader, const ZhnDay *published, ZhnDay *day)
{
	for (size_t i = 0; i < sizeof(near_days) / sizeof(near_days[0]); i++)
		if (read_word(reader, near_days[i].words))
		{
			*day = day_moved(*published, near_days[i].distance);
			return true;
		}
	return false;
}

/* 2022年7月4日 and what is left of it when year or month go without saying. */
static bool
read_calendar_day(DayReader *reader, const ZhnDay *published, ZhnDay *day)
{
	bool		this_year = published != NULL && read_word(reader, "今年 本年");
	int			year = this_year ? published->year : read_part(reader, "年");
	int			month = read_part(reader, "月");

	day->day = read_part(reader, "日 号");
	if (day->day == 0 || (year > 0 && month == 0))
		return false;
	if (year > 0)
	{
		day->year = year;
		day->month = month;
		return true;
	}
	if (published == NULL)
		return false;

	day->year = published->year;
	day->month = month > 0 ? month : published->month;
	if (is_after(day, published))
	{
		if (month > 0)
			day->year--;
		else if (--day->month < 1)
		{
			day->month = 12;
			day->year--;
		}
	}
	return true;
}

bool
zhn_read_day(const ZhnEnv *env, ZhnText text, const ZhnDay *published,
			 ZhnDay *day)
{
	enum
	{
		longest = 40			/* 今年十二月三十一日晚上十一时五十九分前后 */
	};
	ZhnChars	chars = {0};
	DayReader	reader = {&chars, 0};
	ZhnDay		found;

	if (text.at == NULL)
		return false;
	zhn_chars_read_head(env, &chars, text, longest + 1);
	if (chars.n > longest)
		return false;

	if (published == NULL || !read_near_day(&reader, published, &found))
	{
		if (!read_calendar_day(&reader, published, &found))
			return false;
	}
	if (!is_day(&found) || !read_time(&reader))
		return false;
	*day = found;
	return true;
}
