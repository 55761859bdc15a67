/*-------------------------------------------------------------------------
 *
 * number.c
 *	  Numbers as news writes them.
 *
 * Values are exact: digits and a power of ten.  A number of more digits than
 * fit into 64 bits is read with the first ones, the rest being zeros.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/number.h"

/* Digits that are certain to fit. */
#define DIGITS_MAX 17

int
zhn_chinese_digit(uint32_t cp)
{
	switch (cp)
	{
		case U'〇':
		case U'零':
		case U'○':
			return 0;
		case U'一':
			return 1;
		case U'二':
		case U'两':
			return 2;
		case U'三':
			return 3;
		case U'四':
			return 4;
		case U'五':
			return 5;
		case U'六':
			return 6;
		case U'七':
			return 7;
		case U'八':
			return 8;
		case U'九':
			return 9;
		default:
			return -1;
	}
}

/* Power of ten of 十 to 亿, or 0. */
static int
power_of(uint32_t cp)
{
	switch (cp)
	{
		case U'十':
			return 1;
		case U'百':
			return 2;
		case U'千':
			return 3;
		case U'万':
			return 4;
		case U'亿':
			return 8;
		default:
			return 0;
	}
}

static bool
is_more(uint32_t cp)
{
	return cp == U'余' || cp == U'多' || cp == U'几';
}

int
zhn_decimal_compare(const ZhnDecimal *a, const ZhnDecimal *b)
{
	double		x = (double) a->digits;
	double		y = (double) b->digits;

	for (int e = a->exponent; e > 0; e--)
		x *= 10;
	for (int e = a->exponent; e < 0; e++)
		x /= 10;
	for (int e = b->exponent; e > 0; e--)
		y *= 10;
	for (int e = b->exponent; e < 0; e++)
		y /= 10;
	return x < y ? -1 : x > y;
}

/* a + b, if that can be exact. */
static bool
decimal_add(ZhnDecimal *a, const ZhnDecimal *b)
{
	ZhnDecimal	x = *a;
	ZhnDecimal	y = *b;

	while (x.exponent > y.exponent)
	{
		if (__builtin_mul_overflow(x.digits, 10, &x.digits))
			return false;
		x.exponent--;
	}
	while (y.exponent > x.exponent)
	{
		if (__builtin_mul_overflow(y.digits, 10, &y.digits))
			return false;
		y.exponent--;
	}
	if (__builtin_add_overflow(x.digits, y.digits, &x.digits))
		return false;
	*a = x;
	return true;
}

uint32_t
zhn_digits_at(const ZhnDoc *doc, uint32_t i, uint32_t max, int *value)
{
	uint32_t	n = 0;

	*value = 0;
	while (n < max && zhn_is_digit(doc->cp[i + n]))
		*value = *value * 10 + (int) (doc->cp[i + n++] - '0');
	return n;
}

/* Digits with thousands separators and a point, into number->value. */
static uint32_t
read_arabic(const ZhnDoc *doc, uint32_t i, ZhnNumber *number)
{
	uint32_t	p = i;
	ZhnDecimal *v = &number->value;
	uint32_t	group = 0;		/* digits before the first comma */
	bool		point = false;

	while (p < doc->n)
	{
		uint32_t	c = doc->cp[p];

		if (c == ',' && !point && p - i > 0 &&
			(group == 0 ? p - i <= 3 : true) &&
			zhn_is_digit(doc->cp[p + 1]) && zhn_is_digit(doc->cp[p + 2]) &&
			zhn_is_digit(doc->cp[p + 3]) && !zhn_is_digit(doc->cp[p + 4]))
		{
			if (group == 0)
				group = p - i;
			p++;
			continue;
		}
		if (c == '.' && !point && p > i && zhn_is_digit(doc->cp[p + 1]))
		{
			point = true;
			p++;
			continue;
		}
		if (!zhn_is_digit(c))
			break;
		if (number->ndigits < DIGITS_MAX)
		{
			v->digits = v->digits * 10 + (int) (c - '0');
			v->exponent -= point;
			number->ndigits++;
		}
		else if (!point && v->exponent < 100)
			v->exponent++;
		p++;
	}
	number->plain = !point;
	return p - i;
}

/* 十 百 千 万 亿 after digits: 3千 1.2亿 5000万 2万亿. */
static uint32_t
read_powers(const ZhnDoc *doc, uint32_t i, ZhnDecimal *value)
{
	uint32_t	p = i;

	while (p - i < 3 && power_of(doc->cp[p]) != 0)
	{
		/* 10千米 is 10 公里, not 10,000 of something. */
		if (doc->cp[p] == U'千' &&
			zhn_doc_word_at(doc, p, ZHN_W_UNIT, NULL) >= 2)
			break;
		value->exponent += power_of(doc->cp[p++]);
	}
	return p - i;
}

static uint32_t
read_arabic_number(const ZhnDoc *doc, uint32_t i, ZhnNumber *number)
{
	uint32_t	p = i + read_arabic(doc, i, number);
	uint32_t	n;

	/* 30多万 600余 4万余 1000多 */
	if ((doc->cp[p] == U'余' || doc->cp[p] == U'多') &&
		power_of(doc->cp[p + 1]) >= 4)
	{
		number->approximate = true;
		number->bound = ">";
		p++;
	}
	number->power = -number->value.exponent;
	n = read_powers(doc, p, &number->value);
	number->power += number->value.exponent;
	if (n > 0)
		number->plain = false;
	p += n;

	/* 3亿5000万, 1万9千: a smaller power of ten goes on. */
	if (n == 1 && zhn_is_digit(doc->cp[p]))
	{
		int			power = power_of(doc->cp[p - 1]);
		ZhnNumber	rest;
		uint32_t	r;
		int			next;

		memset(&rest, 0, sizeof(rest));
		r = read_arabic(doc, p, &rest);
		next = power_of(doc->cp[p + r]);
		if (next > 1 && next < power && (next == 4 || power < 8) &&
			!(doc->cp[p + r] == U'千' &&
			  zhn_doc_word_at(doc, p + r, ZHN_W_UNIT, NULL) >= 2))
		{
			rest.value.exponent += next;
			if (decimal_add(&number->value, &rest.value))
				p += r + 1;
		}
	}
	return p - i;
}

/* 二〇二二: digits only, at least two. */
static uint32_t
read_chinese_digits(const ZhnDoc *doc, uint32_t i, ZhnNumber *number)
{
	uint32_t	p = i;

	while (p - i <= DIGITS_MAX && zhn_chinese_digit(doc->cp[p]) >= 0 &&
		   doc->cp[p] != U'两')
		p++;
	if (p - i < 3 || p - i > DIGITS_MAX || power_of(doc->cp[p]) != 0)
		return 0;
	for (uint32_t q = i; q < p; q++)
		number->value.digits = number->value.digits * 10 +
			zhn_chinese_digit(doc->cp[q]);
	number->ndigits = (int) (p - i);
	number->plain = true;
	return p - i;
}

/*
 * A Chinese number with powers of ten below 10,000: 三百二十五, 十二, 百.
 * *to is the end of a range such as 三四十, or -1.
 */
static uint32_t
read_section(const ZhnDoc *doc, uint32_t i, ZhnNumber *number,
			 int64_t *value, int64_t *to)
{
	static const int64_t tens[] = {1, 10, 100, 1000};
	uint32_t	p = i;
	int			last_power = 4;

	*value = 0;
	*to = -1;
	for (;;)
	{
		uint32_t	c = doc->cp[p];
		int			digit = zhn_chinese_digit(c);
		int			next = zhn_chinese_digit(doc->cp[p + 1]);
		int			power;

		if (c == U'几' || c == U'数')
		{
			/* 几十, 数百: some, at least two of them. */
			power = power_of(doc->cp[p + 1]);
			if (p > i && c == U'几' && power == 0)
			{
				/* 十几 */
				number->approximate = true;
				number->bound = ">";
				return p + 1 - i;
			}
			if (p > i || power == 0)
				return p - i;
			number->approximate = true;
			number->bound = ">=";
			p++;
			if (power >= 4)
			{
				*value = 1;
				return p - i;
			}
			*value = tens[power];
			p++;
			return p - i;
		}
		if (digit < 0)
		{
			power = power_of(c);
			/* 十二, 百余: one of them. */
			if (power == 0 || power >= last_power || power > 3 ||
				(p > i && power != 1))
				return p - i;
			*value += tens[power];
			last_power = power;
			p++;
			continue;
		}
		/* 三四十, 七八 */
		if (next == digit + 1 && digit > 0 &&
			zhn_chinese_digit(doc->cp[p + 2]) < 0)
		{
			power = power_of(doc->cp[p + 2]);
			if (power > 3 || power == 0)
				power = 0;
			if (power < last_power)
			{
				*to = *value + next * tens[power];
				*value += digit * tens[power];
				number->approximate = true;
				p += power > 0 ? 3 : 2;
				return p - i;
			}
		}
		power = power_of(doc->cp[p + 1]);
		if (power > 3)
			power = 0;
		if (power >= last_power && p > i)
			return p - i;
		if (power > 0)
		{
			*value += digit * tens[power];
			last_power = power;
			p += 2;
			continue;
		}
		if (digit == 0)
		{
			/* 一千零五 */
			if (p == i || zhn_chinese_digit(doc->cp[p + 1]) <= 0)
			{
				p += p == i;
				return p - i;
			}
			last_power = last_power > 1 ? 2 : last_power;
			p++;
			continue;
		}
		/* The last digit; 三万五 is 35,000 and 一百五 is 150. */
		if (p > i && last_power > 1 && last_power < 4 &&
			doc->cp[p - 1] != U'零' && doc->cp[p - 1] != U'〇')
			*value += digit * tens[last_power - 1];
		else
			*value += digit;
		p++;
		return p - i;
	}
}

static uint32_t
read_chinese_number(const ZhnDoc *doc, uint32_t i, ZhnNumber *number)
{
	uint32_t	p = i;
	int64_t		total = 0;
	int			last_power = 17;
	int64_t		value;
	int64_t		to;

	number->chinese = true;
	if (doc->cp[p] == U'上' && power_of(doc->cp[p + 1]) >= 2)
	{
		/* 上百, 上千, 上万: at least one hundred. */
		number->approximate = true;
		number->bound = ">=";
		p++;
	}
	else
	{
		uint32_t	n = read_chinese_digits(doc, i, number);

		if (n > 0)
			return n;
	}

	for (;;)
	{
		uint32_t	n = read_section(doc, p, number, &value, &to);
		int			power = 0;
		int64_t		scale = 1;

		if (n == 0)
		{
			/* 万余, 亿 */
			if (p > i + 1 || power_of(doc->cp[p]) < 4)
				break;
			if (p > i && doc->cp[i] != U'上')
				break;
			value = 1;
		}
		p += n;
		if ((doc->cp[p] == U'余' || doc->cp[p] == U'多') &&
			power_of(doc->cp[p + 1]) >= 4)
		{
			number->approximate = true;
			number->bound = ">";
			p++;
		}
		while (power_of(doc->cp[p]) >= 4 && power < 12)
			power += power_of(doc->cp[p++]);
		if (power >= last_power)
			break;
		for (int e = 0; e < power; e++)
			scale *= 10;
		if (value > INT64_C(9000000000000000000) / scale / 2)
			break;
		total += value * scale;
		if (to >= 0)
		{
			number->value_to.known = true;
			number->value_to.digits = total - value * scale + to * scale;
		}
		if (power == 0 || to >= 0 || number->bound != NULL)
			break;
		last_power = power;
		if (doc->cp[p] == U'零')
			p++;
		if (zhn_chinese_digit(doc->cp[p]) < 0 || zhn_chinese_digit(doc->cp[p]) == 0)
			break;
		/* 三万五 */
		if (power == 4 && doc->cp[p - 1] != U'零' &&
			power_of(doc->cp[p + 1]) == 0)
		{
			total += zhn_chinese_digit(doc->cp[p]) * 1000;
			p++;
			break;
		}
	}
	if (p == i || (p == i + 1 && doc->cp[i] == U'上'))
		return 0;
	number->value.digits = total;
	number->one = p == i + 1 && doc->cp[i] == U'一';
	return p - i;
}

uint32_t
zhn_number_at(const ZhnDoc *doc, uint32_t i, ZhnNumber *number)
{
	uint32_t	n;

	memset(number, 0, sizeof(ZhnNumber));
	number->value.known = true;
	if (zhn_is_digit(doc->cp[i]))
		n = read_arabic_number(doc, i, number);
	else if (zhn_chinese_digit(doc->cp[i]) >= 0 || power_of(doc->cp[i]) > 0 ||
			 doc->cp[i] == U'几' || doc->cp[i] == U'数' || doc->cp[i] == U'上')
		n = read_chinese_number(doc, i, number);
	else
		return 0;
	if (n == 0)
		return 0;

	/* 八点六 */
	if (number->chinese && number->bound == NULL && !number->value_to.known &&
		doc->cp[i + n] == U'点' && zhn_chinese_digit(doc->cp[i + n + 1]) >= 0 &&
		number->value.digits < INT64_C(1000000000))
	{
		uint32_t	p = i + n + 1;

		while (zhn_chinese_digit(doc->cp[p]) >= 0 && p - i - n <= 6)
		{
			number->value.digits = number->value.digits * 10 +
				zhn_chinese_digit(doc->cp[p++]);
			number->value.exponent--;
		}
		n = p - i;
		n += read_powers(doc, p, &number->value);
	}
	if (is_more(doc->cp[i + n]) && doc->cp[i + n] != U'几' && number->bound == NULL)
	{
		/* 多 also begins a word: 两多 is no number. */
		if (doc->cp[i + n] == U'余' || !number->chinese ||
			power_of(doc->cp[i + n - 1]) > 0)
		{
			number->approximate = true;
			number->bound = ">";
			n++;
		}
	}
	return n;
}

uint32_t
zhn_small_number_at(const ZhnDoc *doc, uint32_t i, int *value)
{
	ZhnNumber	number;
	uint32_t	n;

	if (zhn_is_digit(doc->cp[i]))
	{
		n = zhn_digits_at(doc, i, 4, value);
		return zhn_is_digit(doc->cp[i + n]) ? 0 : n;
	}
	n = zhn_number_at(doc, i, &number);
	if (n == 0 || number.bound != NULL || number.value_to.known ||
		number.value.exponent != 0 || number.value.digits > 9999)
		return 0;
	*value = (int) number.value.digits;
	return n;
}
