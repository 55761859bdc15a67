/*-------------------------------------------------------------------------
 *
 * quantity_read.c
 *	  A number and its unit: 600余人次, 8.6%, 三分之一, 3至5天, 12年零1个月.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quantity.h"

static uint32_t
range_mark(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	c = doc->cp[i];

	return c == U'至' || c == U'到' || c == '-' || c == '~' || c == U'—' ||
		c == U'–' || c == U'～';
}

/* 百分之八点六, 千分之三, 三分之一, 2/3 */
static uint32_t
read_fraction(const ZhnDoc *doc, uint32_t i, Quantity *q)
{
	ZhnNumber	below;
	uint32_t	n;
	uint32_t	p;
	int64_t		scaled;

	if (zhn_doc_is(doc, i, U"百分之") || zhn_doc_is(doc, i, U"千分之"))
	{
		n = zhn_number_at(doc, i + 3, &q->number);
		if (n == 0)
			return 0;
		q->unit = zhn_slice_of(doc->cp[i] == U'百' ? "%" : "‰");
		q->measure = true;
		return n + 3;
	}
	n = zhn_number_at(doc, i, &below);
	if (n == 0 || below.value.digits < 1 || below.value.exponent != 0)
		return 0;
	p = i + n;
	if (zhn_doc_is(doc, p, U"分之") && below.value.digits >= 2)
	{
		n = zhn_number_at(doc, p + 2, &q->number);
		if (n == 0)
			return 0;
		p += 2 + n;
	}
	else if (doc->cp[p] == '/' && below.plain && below.ndigits <= 2 &&
			 zhn_is_digit(doc->cp[p + 1]))
	{
		ZhnNumber	above = below;

		n = zhn_number_at(doc, p + 1, &below);
		if (n == 0 || !below.plain || below.ndigits > 2 ||
			below.value.digits <= above.value.digits || doc->cp[p + 1 + n] == '/')
			return 0;
		q->number = above;
		p += 1 + n;
		if (zhn_doc_word_at(doc, p, ZHN_W_UNIT, NULL) == 0 &&
			zhn_doc_edge(doc, p) == false)
			return 0;
	}
	else
		return 0;
	if (q->number.value.exponent != 0 || below.value.digits > 1000000 ||
		q->number.value.digits > 1000000)
		return 0;
	scaled = q->number.value.digits * 1000000 / below.value.digits;
	q->number.value.digits = scaled;
	q->number.value.exponent = -6;
	while (q->number.value.exponent < 0 && q->number.value.digits % 10 == 0)
	{
		q->number.value.digits /= 10;
		q->number.value.exponent++;
	}
	q->unit = zhn_slice_of("");
	q->measure = true;
	return p - i;
}

/* 五块石碑 are pieces; 五块, 五块多, 五块的 are money. */
static bool
is_piece(uint32_t next)
{
	static const char32_t money[] = U"多左到至一每的以增减上下就也不呢吧了都起";

	if (!zhn_is_han(next))
		return false;
	for (const char32_t *p = money; *p != 0; p++)
		if (*p == next)
			return false;
	return true;
}

/* The unit at i, and after a slash another: 元/吨. */
static uint32_t
read_unit(const ZhnDoc *doc, uint32_t i, Quantity *q)
{
	const ZhnWordInfo *info;
	uint32_t	p = i + (doc->cp[i] == ' ' && i > 0);
	uint32_t	n;

	if (doc->cp[p] == '%' || doc->cp[p] == U'‰')
	{
		q->unit = zhn_slice_of(doc->cp[p] == '%' ? "%" : "‰");
		q->measure = true;
		return p + 1 - i;
	}
	n = zhn_doc_word_at(doc, p, ZHN_W_UNIT, &info);
	/* 36.8 公里 is measured; after a space 个 may be anything. */
	if (n == 0 || (p > i && doc->cp[p] >= 128 &&
				   ((info->classes & ZHN_W_MEASURE) == 0 ||
					!zhn_is_digit(doc->cp[i - 1]) || !zhn_doc_edge(doc, p + n))))
		return 0;
	/* 5G is no weight. */
	if (n == 1 && doc->cp[p] < 128 &&
		(unsigned char) doc->text[doc->at[p]] != doc->cp[p])
		return 0;
	/* A Latin unit ends where the letters do. */
	if (doc->cp[p] < 128 &&
		((doc->cp[p + n] >= 'a' && doc->cp[p + n] <= 'z') ||
		 zhn_is_digit(doc->cp[p + n])))
		return 0;
	q->unit.at = info->unit;
	q->unit.length = info->unit_length;
	q->measure = (info->classes & ZHN_W_MEASURE) != 0;
	p += n;
	if (n == 1 && doc->cp[p - 1] == U'块' && is_piece(doc->cp[p]))
	{
		q->unit = zhn_slice_of("块");
		q->measure = false;
	}
	if (zhn_slice_is(q->unit, "成"))
	{
		/* 四成 is 40 %. */
		if (doc->cp[p] == U'立' || doc->cp[p] == U'为')
			return 0;
		q->tenths = true;
		q->unit = zhn_slice_of("%");
		q->measure = true;
	}
	return p - i;
}

/* 半年, 半小时, 一半, 半数: half of what follows, or of a whole. */
static uint32_t
read_half(const ZhnDoc *doc, uint32_t i, Quantity *q)
{
	static const struct
	{
		const char32_t *word;
		const char *unit;
	}			halves[] =
	{
		{U"半小时", "小时"}, {U"半个小时", "小时"}, {U"半个月", "个月"},
		{U"半天", "天"}, {U"半年", "年"}, {U"一半", ""}, {U"半数", ""},
	};

	for (size_t k = 0; k < sizeof(halves) / sizeof(halves[0]); k++)
	{
		uint32_t	n = zhn_doc_is(doc, i, halves[k].word);

		if (n == 0 || !zhn_doc_edge(doc, i) || !zhn_doc_edge(doc, i + n))
			continue;
		q->number.value.known = true;
		q->number.value.digits = 5;
		q->number.value.exponent = -1;
		q->unit = zhn_slice_of(halves[k].unit);
		q->measure = true;
		return n;
	}
	return 0;
}

static bool
same_unit(const Quantity *a, const Quantity *b)
{
	return a->unit.length == b->unit.length &&
		memcmp(a->unit.at, b->unit.at, a->unit.length) == 0;
}

/*
 * The second end of a range, after a number and a unit of u characters that
 * end before i: 至5天, -20%.  Returns its length; the unit may come once.
 */
static uint32_t
read_range_end(const ZhnDoc *doc, uint32_t i, uint32_t u, Quantity *q)
{
	Quantity	second;
	ZhnNumber	v;
	uint32_t	m;
	uint32_t	u2;

	if (range_mark(doc, i) == 0 || (m = zhn_number_at(doc, i + 1, &v)) == 0)
		return 0;
	memset(&second, 0, sizeof(second));
	u2 = read_unit(doc, i + 1 + m, &second);
	if (u2 == 0 || (u > 0 && !same_unit(q, &second)))
		return 0;
	if (u == 0 && q->number.power == 0 && v.power > 0)
		q->number.value.exponent += v.power;
	if (zhn_decimal_compare(&q->number.value, &v.value) >= 0)
		return 0;
	q->unit = second.unit;
	q->measure = second.measure;
	q->tenths = second.tenths;
	q->to = v.value;
	q->approximate |= v.approximate;
	return 1 + m + u2;
}

/* Half or more of a unit after it: 三年半, 两个多月, 10米多. */
static uint32_t
read_rest_of_unit(const ZhnDoc *doc, uint32_t p, uint32_t u, Quantity *q)
{
	bool		half = doc->cp[p] == U'半';
	bool		more = doc->cp[p] == U'多';
	uint32_t	n = 0;

	if (u == 1 && doc->cp[p - 1] == U'个' && (half || more))
	{
		n = doc->cp[p + 1] == U'月' ? 2 :
			zhn_doc_is(doc, p + 1, U"小时") > 0 ||
			zhn_doc_is(doc, p + 1, U"世纪") > 0 ? 3 : 0;
		if (n > 0)
		{
			q->unit = zhn_slice_of(doc->cp[p + 1] == U'月' ? "个月" :
								   doc->cp[p + 1] == U'小' ? "小时" : "世纪");
			q->measure = true;
		}
	}
	else if (half && q->measure && zhn_doc_edge(doc, p + 1) &&
			 q->number.value.exponent == 0)
		n = 1;
	else if (more && q->measure && !q->number.approximate &&
			 zhn_doc_edge(doc, p))
		n = 1;
	if (n == 0)
		return 0;
	if (half)
	{
		q->number.value.digits = q->number.value.digits * 10 + 5;
		q->number.value.exponent--;
	}
	else
	{
		q->bound = ">";
		q->approximate = true;
	}
	return n;
}

/* Units of time: how many of the smaller one are in the larger. */
static const struct
{
	const char *from;
	const char32_t *word;
	int			factor;
	const char *to;
}			smaller_units[] =
{
	{"年", U"个月", 12, "个月"}, {"天", U"个小时", 24, "小时"},
	{"天", U"小时", 24, "小时"}, {"小时", U"分钟", 60, "分钟"},
	{"小时", U"分", 60, "分钟"}, {"分钟", U"秒", 60, "秒"},
	{"分", U"秒", 60, "秒"},
};

#define NSMALLER (sizeof(smaller_units) / sizeof(smaller_units[0]))

int
zhn_unit_factor(ZhnSlice from, ZhnSlice to)
{
	for (size_t k = 0; k < NSMALLER; k++)
		if (zhn_slice_is(from, smaller_units[k].from) &&
			zhn_slice_is(to, smaller_units[k].to))
			return smaller_units[k].factor;
	return 0;
}

/*
 * A smaller unit that goes on: 12年零1个月, 2小时15分, 1分57秒.  The whole is
 * counted in the smaller one.
 */
static uint32_t
read_smaller_unit(const ZhnDoc *doc, uint32_t p, Quantity *q)
{
	uint32_t	joined = doc->cp[p] == U'零' || doc->cp[p] == U'又';
	ZhnNumber	v;
	uint32_t	n;

	if (!zhn_is_digit(doc->cp[p + joined]) &&
		zhn_chinese_digit(doc->cp[p + joined]) < 0 &&
		doc->cp[p + joined] != U'十')
		return 0;
	n = joined + zhn_number_at(doc, p + joined, &v);
	if (n == joined || v.bound != NULL || v.value.exponent != 0 ||
		q->number.value.exponent != 0 || q->number.bound != NULL ||
		q->number.value.digits > 1000000)
		return 0;
	for (size_t k = 0; k < NSMALLER; k++)
	{
		uint32_t	u = zhn_doc_is(doc, p + n, smaller_units[k].word);

		if (u == 0 || !zhn_slice_is(q->unit, smaller_units[k].from) ||
			v.value.digits >= smaller_units[k].factor)
			continue;
		/* 分 of a score is no minute. */
		if (doc->cp[p + n] == U'分' && doc->cp[p + n + 1] == U'之')
			return 0;
		u += doc->cp[p + n + u - 1] == U'秒' && doc->cp[p + n + u] == U'钟';
		q->number.value.digits = q->number.value.digits * smaller_units[k].factor +
			v.value.digits;
		q->unit = zhn_slice_of(smaller_units[k].to);
		q->measure = true;
		return n + u;
	}
	return 0;
}

/*
 * Decimals after the unit: 37秒79, 1米78; and 3元5角, 3斤2两, whose second
 * unit is a tenth of the first.
 */
static uint32_t
read_decimals(const ZhnDoc *doc, uint32_t p, Quantity *q)
{
	bool		tenth = false;
	int			v;
	uint32_t	n;

	if (q->number.value.exponent != 0 || !q->number.plain)
		return 0;
	n = zhn_digits_at(doc, p, 2, &v);
	if (n == 0 || zhn_is_digit(doc->cp[p + n]) || doc->cp[p + n] == '.')
		return 0;
	if (zhn_slice_is(q->unit, "元") || zhn_slice_is(q->unit, "斤"))
		tenth = n == 1 &&
			doc->cp[p + 1] == (zhn_slice_is(q->unit, "元") ? U'角' : U'两');
	else if (!zhn_slice_is(q->unit, "秒") && !zhn_slice_is(q->unit, "米"))
		return 0;
	if (!tenth && !zhn_slice_is(q->unit, "秒") &&
		(!zhn_slice_is(q->unit, "米") || doc->cp[p + n] == '%' ||
		 zhn_doc_word_at(doc, p + n, ZHN_W_UNIT, NULL) > 0))
		return 0;
	for (uint32_t k = 0; k < n; k++)
		q->number.value.digits *= 10;
	q->number.value.digits += v;
	q->number.value.exponent -= (int) n;
	return n + tenth;
}

/* 零下5度, -12℃, -3.5%: a number below zero, with its unit. */
static uint32_t
read_below_zero(const ZhnDoc *doc, uint32_t i, Quantity *q)
{
	uint32_t	mark = doc->cp[i] == '-' ? 1 : zhn_doc_is(doc, i, U"零下");
	uint32_t	p = i + mark;
	uint32_t	n = mark == 0 ? 0 : zhn_number_at(doc, p, &q->number);
	uint32_t	u;

	if (n == 0)
		return 0;
	p += n;
	u = read_unit(doc, p, q);
	n = read_range_end(doc, p + u, u, q);
	if (zhn_slice_is(q->unit, "度"))
		q->unit = zhn_slice_of("摄氏度");
	else if (!zhn_slice_is(q->unit, "摄氏度") &&
			 !(mark == 1 && (zhn_slice_is(q->unit, "%") ||
							 zhn_slice_is(q->unit, "百分点"))))
		return 0;
	q->number.value.digits = -q->number.value.digits;
	q->to.digits = -q->to.digits;
	return p + u + n - i;
}

/* The quantity at i; returns its length. */
uint32_t
zhn_quantity_read(const ZhnDoc *doc, uint32_t i, Quantity *q)
{
	uint32_t	p = i;
	uint32_t	n;
	uint32_t	u;

	memset(q, 0, sizeof(Quantity));
	q->start = i;
	q->ordinal = doc->cp[p] == U'第';
	p += q->ordinal;
	if (!q->ordinal)
	{
		n = read_fraction(doc, p, q);
		if (n == 0)
			n = read_half(doc, p, q);
		if (n == 0)
			n = read_below_zero(doc, p, q);
		if (n > 0)
			return q->length = n;
		memset(q, 0, sizeof(Quantity));
		q->start = i;
	}
	n = zhn_number_at(doc, p, &q->number);
	if (n == 0)
		return 0;
	p += n;
	q->to = q->number.value_to;
	u = read_unit(doc, p, q);
	n = q->ordinal ? 0 : read_range_end(doc, p + u, u, q);
	p += u + n;
	if (u > 0 && n == 0 && !q->ordinal)
	{
		uint32_t	more = read_smaller_unit(doc, p, q);

		while (more > 0)
		{
			p += more;
			n += more;
			more = read_smaller_unit(doc, p, q);
		}
		more = read_decimals(doc, p, q);
		p += more;
		n += more;
	}
	if (u > 0 && n == 0)
		p += read_rest_of_unit(doc, p, u, q);
	q->length = p - i;
	if (u == 0 && zhn_doc_is(doc, p, U"分之"))
		return 0;
	return q->length;
}
