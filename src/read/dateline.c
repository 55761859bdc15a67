/*-------------------------------------------------------------------------
 *
 * dateline.c
 *	  The head of a report: 本报讯, 新华社北京7月4日电(记者 …).
 *
 * Three forms are read:
 *
 *	own report	本报讯 | 本台消息 | …
 *	agency		[据|综合] agency [(programme)] [place] [date] 电|讯|消息|…
 *	station		agency (programme):
 *
 * and after either an optional (reporters).  An agency is known by the
 * ending of its name (社, 网, 报, 台, 在线 …), not by a list of agencies, and
 * what makes a dateline of it is the closing word and what follows that.
 * When the form has no date of its own, the date of the report is the one
 * with which the first sentence opens; a quotation before it is passed over.
 *
 *-------------------------------------------------------------------------
 */
#include "read/dateline.h"

#include <string.h>

/* Words of the form mark themselves an own report. */
static const char own_marks[] =
"本报讯 本报消息 本报综合消息 本报综合报道 本报快讯 本台讯 本台消息 本台综合消息 "
"本网讯 本网消息 本刊讯 本社讯 本站讯 又讯 综合消息";

/* What the name of an agency, paper or station ends with. */
static const char agency_endings[] =
"社 网 报 台 在线 客户端 新闻 播报";

/* A paper that speaks of itself is not an agency. */
static const char own_names[] = "本报 本台 本网 本刊 本社 本站";

static const char closing_words[] =
"电 讯 消息 专电 快讯 急电 综合电 综合消息 综合报道";

/* 据…报道 names the source; 报道 without 据 is a verb like any other. */
static const char quoted_closing_words[] =
"电 讯 消息 专电 快讯 急电 综合电 综合消息 综合报道 报道";

static const char relative_days[] =
"今天 今日 昨天 昨日 前天 前日 明天 明日 次日 当天 当日 今晨 今晚 昨晨 昨晚 "
"近日 近期 近来 日前 最近 不久前 连日来 近几天 这几天 这两天 本周 上周 本月 上月 "
"本周末 上周末 周末 今年以来 近年来 今年 去年";

static const char weekdays[] =
"周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 "
"星期日 星期天";

static const char parts_of_day[] =
"上午 下午 中午 午间 午后 凌晨 清晨 早晨 早上 一早 傍晚 晚上 晚间 晚 夜间 深夜 夜里 "
"夜";

static const char chinese_numerals[] = "〇零一二三四五六七八九十廿";

/* The number, in digits or Chinese numerals, that stands at i. */
static int
skip_number(const ZhnChars *chars, int i, int end)
{
	int			k = zhn_chars_skip_digits(chars, i, end);

	if (k > i)
		return k - i <= 4 ? k : i;
	while (k < end && k - i < 4 && zhn_char_in(chars->cp[k], chinese_numerals))
		k++;
	return k;
}

/*
 * The calendar date at i: [year年][month月][day日], at least one of them, and
 * what may follow a month (初, 中旬).  A number alone is none.
 */
static int
match_calendar(const ZhnChars *chars, int i, int end)
{
	static const char *const units[] = {"年", "月 月份", "日 号"};
	int			k = i;

	for (int unit = 0; unit < 3; unit++)
	{
		int			after = skip_number(chars, k, end);
		int			n = after > k ? zhn_chars_match(chars, after, end,
													units[unit]) : 0;

		if (n > 0)
			k = after + n;
		else if (unit > 0 && k > i)
			break;
	}
	if (k > i)
		k += zhn_chars_match(chars, k, end, "初 底 末 上旬 中旬 下旬");
	return k - i;
}

int
zhn_match_date(const ZhnChars *chars, int i, int end)
{
	int			k = i;

	k += zhn_chars_match(chars, k, end, relative_days);
	k += match_calendar(chars, k, end);
	if (k > i && k < end && zhn_char_in(chars->cp[k], "至到-—~"))
	{
		int			n = match_calendar(chars, k + 1, end);

		if (n > 0)
			k += 1 + n;
	}
	k += zhn_chars_match(chars, k, end, weekdays);
	if (k > i)
		k += zhn_chars_match(chars, k, end, parts_of_day);
	return k - i;
}

/* Place after the closing parenthesis of one that opens at i, else i. */
static int
skip_parentheses(const ZhnChars *chars, int i, int end)
{
	enum
	{
		LONGEST = 60
	};

	if (i >= end || chars->cp[i] != '(')
		return i;
	for (int k = i + 1; k < end && k - i < LONGEST; k++)
		if (chars->cp[k] == ')')
			return k + 1;
	return i;
}

/* May a dateline end here, by what follows? */
static bool
ends_mark(const ZhnChars *chars, int i)
{
	return i >= chars->n || zhn_is_space(chars->cp[i]) ||
		zhn_char_in(chars->cp[i], "(:,]】“《「") ||
		zhn_match_date(chars, i, chars->n) > 0;
}

/*
 * Having an agency up to i, find place, date and closing word.  The place is
 * the shortest run of Han characters that lets the rest match.
 */
static bool
match_agency_tail(const ZhnChars *chars, int i, bool quoted,
				  ZhnDateline *dateline)
{
	enum
	{
		PLACE_MAX = 10
	};

	int			agency_end = i;

	i = skip_parentheses(chars, i, chars->n);
	/* 某网(新闻联播): needs no closing word. */
	if (i > agency_end && i < chars->n && chars->cp[i] == ':')
	{
		dateline->place[0] = dateline->place[1] = i;
		dateline->mark_end = i;
		return true;
	}
	for (int place = i; place <= i + PLACE_MAX && place <= chars->n; place++)
	{
		int			date = zhn_match_date(chars, place, chars->n);
		int			word = zhn_chars_match(chars, place + date, chars->n,
										   quoted ? quoted_closing_words
										   : closing_words);

		if (word > 0 && ends_mark(chars, place + date + word))
		{
			dateline->place[0] = i;
			dateline->place[1] = place;
			dateline->date[0] = place;
			dateline->date[1] = place + date;
			dateline->mark_end = place + date + word;
			return true;
		}
		if (place >= chars->n || !(zhn_is_han(chars->cp[place]) ||
								   chars->cp[place] == 0xB7))
			return false;
	}
	return false;
}

static bool
match_agency(const ZhnChars *chars, int i, ZhnDateline *dateline)
{
	enum
	{
		AGENCY_MAX = 14
	};
	int			prefix = zhn_chars_match(chars, i, chars->n, "据 综合 另据");
	int			begin = i + prefix;

	for (int j = begin + 1; j <= begin + AGENCY_MAX && j <= chars->n; j++)
	{
		if (!zhn_is_han(chars->cp[j - 1]) &&
			zhn_char_class(chars->cp[j - 1]) != ZHN_CHAR_LATIN &&
			!zhn_is_digit(chars->cp[j - 1]))
			return false;
		if (j - begin < 2 ||
			!zhn_chars_ends(chars, begin, j, agency_endings) ||
			!match_agency_tail(chars, j, prefix > 0, dateline))
			continue;
		/* No place, but the rest of a longer name: 中国网|络电视台. */
		if (zhn_chars_ends(chars, dateline->place[0], dateline->place[1],
						   agency_endings))
			continue;
		if (!zhn_chars_match(chars, begin, j, own_names))
		{
			dateline->agency[0] = begin;
			dateline->agency[1] = j;
		}
		return true;
	}
	return false;
}

/* Place after the quotation that opens at i, else i. */
static int
skip_quotation(const ZhnChars *chars, int i)
{
	static const char opening[] = "“「『";
	static const char closing[] = "”」』";
	int			depth = 0;

	for (int k = i; k < chars->n; k++)
	{
		if (zhn_char_in(chars->cp[k], opening))
			depth++;
		else if (zhn_char_in(chars->cp[k], closing))
			depth--;
		if (depth == 0)
			return k > i ? k + 1 : i;
	}
	return i;
}

bool
zhn_read_dateline(const ZhnChars *chars, ZhnDateline *dateline)
{
	int			i = zhn_chars_skip_spaces(chars, 0, chars->n);
	int			own;

	memset(dateline, 0, sizeof(*dateline));
	if (i < chars->n && zhn_char_in(chars->cp[i], "【[("))
		i++;
	own = zhn_chars_match(chars, i, chars->n, own_marks);
	if (own > 0)
		dateline->mark_end = i + own;
	else if (!match_agency(chars, i, dateline))
		return false;
	dateline->mark_start = i;

	i = dateline->mark_end;
	if (i < chars->n && zhn_char_in(chars->cp[i], "】]"))
		i++;
	i = zhn_chars_skip_spaces(chars, i, chars->n);
	dateline->end = skip_parentheses(chars, i, chars->n);
	if (dateline->end > i)
	{
		dateline->reporters[0] = i + 1;
		dateline->reporters[1] = dateline->end - 1;
		i = zhn_chars_skip_spaces(chars, dateline->end, chars->n);
	}
	while (i < chars->n && (zhn_char_in(chars->cp[i], ":,)") ||
							zhn_is_space(chars->cp[i])))
		i++;
	dateline->end = i;

	if (dateline->date[1] == dateline->date[0])
	{
		int			date = skip_quotation(chars, i);
		int			n = zhn_match_date(chars, date, chars->n);

		dateline->date[0] = date;
		dateline->date[1] = date + n;
		dateline->date_follows = n > 0;
		dateline->date_adjacent = n > 0 && date == i &&
			dateline->reporters[0] == 0;
	}
	return true;
}
