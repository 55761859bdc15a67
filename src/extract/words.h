/*-------------------------------------------------------------------------
 *
 * words.h
 *	  The words that extraction goes by.
 *
 * The tables are in words.c, by class; a word may be in several.  word_trie.h
 * finds them in a text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_WORDS_H
#define ZHN_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum
{
	ZHN_W_TITLE = 1 << 0,		/* what a person is: 书记 教授 记者 */
	ZHN_W_TITLE_MOD = 1 << 1,	/* goes before a title: 副 原 常务 */
	ZHN_W_TITLE_ORG = 1 << 2,	/* what a title belongs to: 市委 党组 */
	ZHN_W_SPEECH = 1 << 3,		/* 说 强调 指出 */
	ZHN_W_ORG_HEAD = 1 << 4,	/* ends an organisation: 公司 委员会 局 */
	ZHN_W_ORG = 1 << 5,			/* is one by itself: 国务院 残联 */
	ZHN_W_ORG_PREFIX = 1 << 6,	/* begins one: 市 省 国家 中国 */
	ZHN_W_STOP = 1 << 7,		/* is in no name */
	ZHN_W_UNIT = 1 << 8,
	ZHN_W_PLACE_HEAD = 1 << 9,	/* ends a place: 镇 村 路 */
	ZHN_W_ACT = 1 << 10,		/* what only people do: 出席 会见 */
	ZHN_W_LEXICAL = 1 << 11,	/* number words that count nothing */
	ZHN_W_UP = 1 << 12,			/* 增长 */
	ZHN_W_DOWN = 1 << 13,		/* 下降 */
	ZHN_W_SAID_BY = 1 << 14,	/* things that say: 会议 报告 */
	ZHN_W_REPORTED = 1 << 15,	/* nobody is named: 据了解 */
	ZHN_W_MEASURE = 1 << 16,	/* unit that counts even with 一 */
	ZHN_W_DAY = 1 << 17,		/* named day */
	ZHN_W_ORG_WEAK = 1 << 18,	/* head that needs a place or prefix: 部 队 */
	ZHN_W_UNRANKED = 1 << 19,	/* title that stands after a name: 先生 */
	ZHN_W_NARRATIVE = 1 << 20,	/* begins a sentence that tells: 随后 */
	ZHN_W_NOT_NAME = 1 << 21,	/* looks like a name, is none */
	ZHN_W_GENERIC = 1 << 22,	/* tells what kind of organisation, not which */
	ZHN_W_SURNAME = 1 << 23,	/* frequent surname */
	ZHN_W_NAMED = 1 << 24,		/* head that one word before makes a name */
	ZHN_W_FOLD = 1 << 25,		/* 翻 of 翻番, and 减半 */
	ZHN_W_CITY = 1 << 26,		/* city that has a club of its name */
	ZHN_W_SPORT = 1 << 27,		/* is said of clubs: 主场 联赛 */
	ZHN_W_NO_POSITION = 1 << 28,	/* title of one who holds no position */
	ZHN_W_POSITION = 1 << 29,	/* position, though no title: 公务员 */
	ZHN_W_POSITION_MOD = 1 << 30	/* goes before a position: 副 营销 */
};

/* Types of organisations; the names are in organisation_type.c. */
typedef enum ZhnType
{
	ZHN_TYPE_NONE,
	ZHN_TYPE_CLUB,
	ZHN_TYPE_LEAGUE,
	ZHN_TYPE_BODY,
	ZHN_TYPE_PARTY,
	ZHN_TYPE_GOVERNMENT,
	ZHN_TYPE_COMPANY,
	ZHN_TYPE_MEDIA,
	ZHN_TYPE_SCHOOL,
	ZHN_NTYPES
} ZhnType;

/* The name of a type, NULL for none. */
extern const char *zhn_type_name(ZhnType type);

/* The type of a name of length bytes; none if there is no such type. */
extern ZhnType zhn_type_named(const char *name, size_t length);

/* What a word is. */
typedef struct ZhnWordInfo
{
	uint32_t	classes;
	const char *unit;			/* its normal name, or NULL */
	uint16_t	unit_length;	/* bytes of that name */
	uint16_t	day;			/* 1 + its number in the table of days, or 0 */
	uint8_t		type;			/* ZhnType of a listed organisation */
} ZhnWordInfo;

/* List number 0, 1, ... of words, and their classes; NULL after the last. */
extern const char *zhn_word_list(int number, uint32_t *classes);

/* A day with a name. */
typedef enum ZhnDayRule
{
	ZHN_DAY_SOLAR,				/* month, day */
	ZHN_DAY_LUNAR,				/* month, day of the Chinese calendar */
	ZHN_DAY_LUNAR_EVE,			/* the day before it */
	ZHN_DAY_TERM,				/* solar term: number from 小寒 = 0 */
	ZHN_DAY_WEEKDAY				/* nth Sunday of a month: month, n */
} ZhnDayRule;

typedef struct ZhnNamedDay
{
	const char *words;
	ZhnDayRule	rule;
	int			month;
	int			day;
} ZhnNamedDay;

/* Day number 1, 2, ... of the table; NULL after the last. */
extern const ZhnNamedDay *zhn_named_day(int number);

#endif							/* ZHN_WORDS_H */
