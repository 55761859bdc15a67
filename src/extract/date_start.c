/*-------------------------------------------------------------------------
 *
 * date_start.c
 *	  Where a date may begin.
 *
 * Most characters begin no date, and a reader that fails has cost more than
 * one that reads.  So the first characters are looked at before any reader
 * is called: a number must have a unit of time or a connector after it, and
 * a word must have one of the beginnings that are listed here.  Readers may
 * still find no date; what is refused here, none of them would read.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/date.h"
#include "extract/number.h"

/* Characters of a number that are looked at for what follows it. */
#define NUMBER_MAX 24

/* Characters that numbers in dates begin with. */
static const char32_t numerals[] =
U"0123456789十七八五六三四二两九〇零一几数千百";

/* First two characters of the words that begin dates; also "近" and a number. */
static const char32_t *const beginnings[] =
{
	U"今年天日晚早晨夜", U"昨天日晚早晨夜", U"明年天日晚早夜", U"前年天日晚",
	U"后年天", U"去年", U"本年周星礼个月世", U"这周星礼个月", U"次日", U"翌日",
	U"上一年上周星礼个月世半午", U"下周星礼个月半午", U"同年月个日一",
	U"当年月个天日晚", U"周一二三四五六日天末", U"星期", U"礼拜", U"元月",
	U"首季", U"第首", U"大前后", U"年内之终初底末", U"月底初末", U"最近",
	U"过去", U"此前", U"未来", U"今后", U"多年个天周星", U"凌晨", U"早晨上间",
	U"晚上间", U"午间后夜", U"深夜", U"傍晚", U"一早大", U"中午", U"清晨",
	U"正午月", U"夜间里晚", U"半夜", U"晨间", U"农历", U"阴历", U"冬月", U"腊月", NULL
};

static void
add_beginning(ZhnExtractor *extractor, uint32_t first, uint32_t second)
{
	zhn_set_bit(extractor->begins_date, first);
	zhn_set_bit(extractor->date_pairs, zhn_two_hash(first, second));
}

void
zhn_date_init(ZhnExtractor *extractor)
{
	const char32_t *word;

	memset(extractor->begins_date, 0, sizeof(extractor->begins_date));
	memset(extractor->date_pairs, 0, sizeof(extractor->date_pairs));
	for (const char32_t *p = numerals; *p != 0; p++)
		zhn_set_bit(extractor->begins_date, *p);
	for (const char32_t *p = U"\"“近前第"; *p != 0; p++)
		zhn_set_bit(extractor->begins_date, *p);
	for (int k = 0; beginnings[k] != NULL; k++)
		for (const char32_t *p = beginnings[k] + 1; *p != 0; p++)
			add_beginning(extractor, beginnings[k][0], *p);
	for (size_t k = 0; (word = zhn_date_vague_word(k)) != NULL; k++)
		add_beginning(extractor, word[0], word[1]);
}

/* May the character be part of a number? */
static bool
is_numeral(uint32_t cp)
{
	switch (cp)
	{
		case U'十':
		case U'百':
		case U'千':
		case U'万':
		case U'亿':
		case U'几':
		case U'数':
		case U'多':
		case U'余':
			return true;
		default:
			return zhn_is_digit(cp) || zhn_chinese_digit(cp) >= 0;
	}
}

/* What follows the number from start to i makes a date of it. */
static bool
is_unit_of_time(const ZhnDoc *doc, uint32_t start, uint32_t i)
{
	uint32_t	next = doc->cp[i + 1];
	uint32_t	n;

	switch (doc->cp[i])
	{
		case U'年':
		case U'月':
		case U'日':
		case U'号':
		case U'时':
		case U'天':
		case U'周':
		case U'星':
		case U'季':
			return true;
		case U'点':
			return zhn_is_digit(doc->cp[start]);
		case U'世':
			return next == U'纪';
		case U'个':
			return next == U'年' || next == U'月' || next == U'天' ||
				next == U'周' || next == U'星' || next == U'季' ||
				next == U'五';
		case ' ':
			return next == U'年' || next == U'月' || next == U'日' ||
				next == U'号';
		case ':':
			return zhn_is_digit(next);
		case '.':
		case '/':
			return i - start == 4;
		case U'·':
		case U'•':
		case U'‧':
		case U'・':
			return true;
		default:
			n = zhn_date_connector_at(doc, i);
			return n > 0 && is_numeral(doc->cp[i + n]);
	}
}

/* A number at i that a date may begin with: 3月, 9时, 十四五, 2016—2020年. */
static bool
is_number_of_date(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	p = i;

	while (p - i < NUMBER_MAX && is_numeral(doc->cp[p]))
	{
		/* A plan of five years has no unit. */
		if (p > i && doc->cp[p] == U'五')
			return true;
		p++;
	}
	return is_unit_of_time(doc, i, p);
}

/* Digits are read from their first one, and not within A-1 or 1.5. */
static bool
is_within_number(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	cp = doc->cp[i];
	uint32_t	prev = i > 0 ? doc->cp[i - 1] : 0;

	if (zhn_is_digit(cp))
		return zhn_is_digit(prev) || zhn_date_is_letter(prev) ||
			((prev == '-' || prev == '.') && i > 1 &&
			 zhn_is_digit(doc->cp[i - 2]));
	/* 七一, 八一 and plans may end what begins with 十 or a digit. */
	return zhn_chinese_digit(cp) >= 0 &&
		(zhn_chinese_digit(prev) >= 0 || prev == U'十') &&
		cp != U'七' && cp != U'八' && cp != U'五' && cp != U'六' && cp != U'三';
}

/*
 * What begins_date says of the first character is looked at more closely.
 * What is not written with digits begins where a token does; Chinese numerals
 * may have been joined with what stands before.
 */
bool
zhn_date_begins_closely(const ZhnDoc *doc, uint32_t i)
{
	const ZhnExtractor *x = doc->extractor;
	uint32_t	cp = doc->cp[i];
	uint32_t	next = doc->cp[i + 1];

	if ((doc->begin[i] & ZHN_W_DAY) != 0)
		return !is_within_number(doc, i);
	if (cp == U'“' || cp == '"')
		return is_numeral(next) || (doc->begin[i + 1] & ZHN_W_DAY) != 0;
	if (zhn_is_digit(cp) || zhn_chinese_digit(cp) >= 0 || cp == U'十')
	{
		if (is_within_number(doc, i))
			return false;
		if (is_number_of_date(doc, i))
			return true;
	}
	if (cp < 128 || !zhn_doc_edge(doc, i))
		return false;
	return zhn_bit_is_set(x->date_pairs, zhn_two_hash(cp, next)) ||
		((cp == U'近' || cp == U'前' || cp == U'第') && is_numeral(next)) ||
		((cp == U'百' || cp == U'千' || cp == U'几' || cp == U'数') &&
		 is_number_of_date(doc, i));
}
