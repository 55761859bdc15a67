/*-------------------------------------------------------------------------
 *
 * numeral.c
 *	  Numbers, dates and times.
 *
 * The rules give what the People's Daily standard calls one word: 4万 is a
 * number, 2022年 and 7月 are dates of their own, 第103 is an ordinal, 8.6% is
 * one number.  They look at folded characters, so full-width digits need no
 * rule of their own.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/readings.h"

/* Costs of a spelling within its class, hand-set; they are not sensitive. */
#define DIGITS_COST (ZHN_NAT / 2)
#define CHINESE_COST (ZHN_NAT * 3 / 2)
#define ORDINAL_COST ZHN_NAT
#define CHINESE_DATE_COST (ZHN_NAT / 2)
#define MULTIPLIERS_MAX 3		/* 5千万亿 */
#define MONTH_WORD_COST (-2 * ZHN_NAT)

static bool
is_digit(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	return i < lattice->limit &&
		zhn_class_at(lattice, stretch, i) == ZHN_CHAR_DIGIT;
}

static bool
has_flag(const ZhnLattice *lattice, const ZhnStretch *stretch, int i, int flag)
{
	return i < lattice->limit &&
		(zhn_char_at(lattice, stretch, i)->flags & flag) != 0;
}

/* Marks that join digits to one number: 3.5, 3,000, 3·13, 14:52. */
static bool
joins_digits(uint32_t c)
{
	return c == '.' || c == ',' || c == 0xB7 || c == ':' || c == 0x2236;
}

/*
 * End of the digits that begin at i, with the marks between them.  A comma
 * only joins groups of three: in 1998,1999 it separates.
 */
static int
digits_end(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	int			end = i;
	int			most = i + ZHN_RUN_MAX;

	while (end < most)
	{
		uint32_t	c = stretch->character[end];

		if (is_digit(lattice, stretch, end))
			end++;
		else if (end > i && joins_digits(c) &&
				 is_digit(lattice, stretch, end + 1) &&
				 (c != ',' || (is_digit(lattice, stretch, end + 2) &&
							   is_digit(lattice, stretch, end + 3) &&
							   !is_digit(lattice, stretch, end + 4))))
			end++;
		else
			break;
	}
	return end;
}

static bool
is_multiplier_of_digits(uint32_t c)
{
	return c == 0x4E07 || c == 0x4EBF || c == 0x5343 || c == 0x767E ||
		c == 0x5146;			/* 万 亿 千 百 兆 */
}

static bool
is_percent(uint32_t c)
{
	return c == '%' || c == 0x2030 || c == 0x2103;	/* % ‰ ℃ */
}

/*
 * End of ISO dates and telephone numbers, 2020-12-15 and 0573-85012345, which
 * a hyphen does not cut as it cuts 3-5; or 0.
 */
static int
hyphenated_end(const ZhnLattice *lattice, const ZhnStretch *stretch, int i,
			   bool *is_date)
{
	int			end = i;
	int			groups = 0;
	int			digits[4] = {0};

	while (end < i + ZHN_RUN_MAX && is_digit(lattice, stretch, end))
	{
		digits[groups]++;
		end++;
		if (groups < 3 && end < lattice->limit &&
			(stretch->character[end] == '-' || stretch->character[end] == '/') &&
			is_digit(lattice, stretch, end + 1))
		{
			groups++;
			end++;
		}
	}
	if (groups == 2 && digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2)
	{
		*is_date = true;
		return end;
	}
	if ((groups == 1 || groups == 2) && stretch->character[i] == '0' &&
		digits[0] >= 3 && digits[0] <= 4 && digits[1] >= 7 && digits[1] <= 8)
		return end;
	if (groups == 2 && digits[0] == 3 && digits[1] >= 3 && digits[2] == 4)
		return end;				/* 400-800-1234 */
	return 0;
}

/* May the plain digits from i to end be the number before this date unit? */
static bool
fits_unit(const ZhnStretch *stretch, int i, int end, uint32_t unit)
{
	int			value = 0;

	if (end - i > 4)
		return false;
	for (int k = i; k < end; k++)
	{
		if (stretch->character[k] < '0' || stretch->character[k] > '9')
			return false;
		value = value * 10 + (int) stretch->character[k] - '0';
	}
	switch (unit)
	{
		case 0x5E74:			/* 年 */
			return end - i == 4 || end - i == 2;
		case 0x6708:			/* 月 */
			return value >= 1 && value <= 12;
		case 0x65E5:			/* 日 */
			return value >= 1 && value <= 31;
		case 0x65F6:			/* 时 */
			return value <= 24;
		case 0x5206:			/* 分 */
			return value < 60;
		default:
			return false;
	}
}

/* A date made of a number that ends at end and the unit after it. */
static void
add_date(ZhnLattice *lattice, const ZhnStretch *stretch, int end, int32_t cost)
{
	zhn_lattice_add_class(lattice, end + 1, ZHN_CLASS_TIME, cost,
						  ZHN_BY_NUMERAL);
	if (stretch->character[end] == 0x6708 && end + 1 < lattice->limit &&
		stretch->character[end + 1] == 0x4EFD)	/* 月份 */
		zhn_lattice_add_class(lattice, end + 2, ZHN_CLASS_TIME,
							  cost + MONTH_WORD_COST, ZHN_BY_NUMERAL);
}

/*
 * Does 千 or 百 at i belong to the unit after it, as in 50千克 and 5千瓦时?
 * 万 and 亿 do not: 万元 is a word, but 5万元 is 5万 元.
 */
static bool
begins_unit(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnModel *model = &lattice->model;
	ZhnTrieUnit unit = zhn_trie_next(model->units, ZHN_TRIE_ROOT,
									 stretch->code[i]);

	if (stretch->character[i] != 0x5343 && stretch->character[i] != 0x767E)
		return false;
	for (int k = i + 1; unit != 0 && k < lattice->limit; k++)
	{
		unit = zhn_trie_next(model->units, unit, stretch->code[k]);
		if (model->words[ZHN_TRIE_WORD(unit)].flags & ZHN_WORD_UNIT)
			return true;
	}
	return false;
}

/* Is this a time of day, 9:30 or 14:30:05? */
static bool
is_clock(const ZhnStretch *stretch, int i, int end)
{
	int			colon = i;

	while (colon < end && stretch->character[colon] != ':')
		colon++;
	return colon - i >= 1 && colon - i <= 2 &&
		((end - colon == 3) ||
		 (end - colon == 6 && stretch->character[colon + 3] == ':'));
}

void
zhn_read_number(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	bool		is_date = false;
	int			end = hyphenated_end(lattice, stretch, i, &is_date);
	int			digits = end;

	if (end == 0)
	{
		digits = end = digits_end(lattice, stretch, i);
		if (end < lattice->limit && is_percent(stretch->character[end]))
			end++;
	}
	zhn_lattice_add_class(lattice, end, is_date || is_clock(stretch, i, end)
						  ? ZHN_CLASS_TIME : ZHN_CLASS_NUMBER, DIGITS_COST,
						  ZHN_BY_NUMERAL);
	for (int k = 0; k < MULTIPLIERS_MAX && end < lattice->limit &&
		 is_multiplier_of_digits(stretch->character[end]) &&
		 !begins_unit(lattice, stretch, end); k++)
		zhn_lattice_add_class(lattice, ++end, ZHN_CLASS_NUMBER, DIGITS_COST,
							  ZHN_BY_NUMERAL);
	if (end == digits && end < lattice->limit &&
		fits_unit(stretch, i, end, stretch->character[end]))
		add_date(lattice, stretch, end, 0);
}

/* End of a number that follows an introducing character at i, or 0. */
static int
introduced_end(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	uint32_t	c = stretch->character[i];
	int			flags = c == 0x7B2C ? ZHN_IS_DIGIT | ZHN_IS_MULTIPLIER
		: ZHN_IS_MULTIPLIER;	/* 第十七, but 数百 几十 only multiply */
	int			end = i + 1;

	if (c == 0x7B2C && is_digit(lattice, stretch, end))
		return digits_end(lattice, stretch, end);
	while (end < i + ZHN_RUN_MAX && has_flag(lattice, stretch, end, flags))
		end++;
	return end > i + 1 ? end : 0;
}

static bool
introduces(uint32_t c)
{
	return c == 0x7B2C || c == 0x6570 || c == 0x51E0;	/* 第 数 几 */
}

/* End of the Chinese number that begins at i; plain if it is digits only. */
static int
chinese_end(const ZhnLattice *lattice, const ZhnStretch *stretch, int i,
			bool *plain)
{
	int			end = i;

	*plain = true;
	while (end < i + ZHN_RUN_MAX)
	{
		if (has_flag(lattice, stretch, end, ZHN_IS_DIGIT))
			end++;
		else if (has_flag(lattice, stretch, end, ZHN_IS_MULTIPLIER))
		{
			*plain = false;
			end++;
		}
		else if (end > i && end < lattice->limit &&
				 stretch->character[end] == 0x70B9 &&	/* 点, as in 三点五 */
				 has_flag(lattice, stretch, end + 1, ZHN_IS_DIGIT))
			end++;
		else
			break;
	}
	return end;
}

/* End of 分之 and a number after the one that ends at i, or 0. */
static int
fraction_end(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	bool		plain;
	int			end;

	if (i + 2 >= lattice->limit || stretch->character[i] != 0x5206 ||
		stretch->character[i + 1] != 0x4E4B)
		return 0;
	end = is_digit(lattice, stretch, i + 2)
		? digits_end(lattice, stretch, i + 2)
		: chinese_end(lattice, stretch, i + 2, &plain);
	return end > i + 2 ? end : 0;
}

void
zhn_read_chinese_number(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	bool		plain;			/* digits only, as in 一九九八 */
	int			end;
	int			fraction;

	if (introduces(stretch->character[i]))
	{
		end = introduced_end(lattice, stretch, i);
		if (end != 0)
			zhn_lattice_add_class(lattice, end, ZHN_CLASS_NUMBER, ORDINAL_COST,
								  ZHN_BY_NUMERAL);
		return;
	}
	end = chinese_end(lattice, stretch, i, &plain);
	fraction = end > i ? fraction_end(lattice, stretch, end) : 0;
	if (fraction != 0)
		zhn_lattice_add_class(lattice, fraction, ZHN_CLASS_NUMBER, CHINESE_COST,
							  ZHN_BY_NUMERAL);
	if (end - i >= 2)
		zhn_lattice_add_class(lattice, end, ZHN_CLASS_NUMBER, CHINESE_COST,
							  ZHN_BY_NUMERAL);
	if (end > i && end < lattice->limit)
	{
		uint32_t	unit = stretch->character[end];
		int			n = end - i;

		if ((unit == 0x5E74 && plain && (n == 4 || n == 2)) ||
			(unit == 0x6708 && n <= 2) || (unit == 0x65E5 && n <= 3))
			add_date(lattice, stretch, end, CHINESE_DATE_COST);
	}
}
