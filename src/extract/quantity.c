/*-------------------------------------------------------------------------
 *
 * quantity.c
 *	  Quantities and changes: 600余人次, 8.6%, 三分之一, 第103期,
 *	  同比增长8.6%, 由5.2万下降到3.1万.
 *
 * A quantity is a number and a unit.  What stands around it gives a bound
 * (超过, 以上) but is not part of it.  A number within a word (一次性), in a
 * slogan between quotation marks, or in a code counts nothing.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/doc.h"
#include "extract/number.h"

typedef struct Quantity
{
	uint32_t	start;
	uint32_t	length;
	ZhnNumber	number;
	ZhnDecimal	to;
	ZhnSlice	unit;
	const char *bound;
	bool		approximate;
	bool		ordinal;
	bool		measure;		/* the unit counts even one */
	bool		tenths;			/* the unit is tenths of a whole */
} Quantity;

static ZhnSlice
slice_of(const char *string)
{
	ZhnSlice	slice = {string, strlen(string)};

	return slice;
}

static bool
slice_is(ZhnSlice slice, const char *string)
{
	return slice.length == strlen(string) &&
		memcmp(slice.at, string, slice.length) == 0;
}

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
		q->unit = slice_of(doc->cp[i] == U'百' ? "%" : "‰");
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
	q->unit = slice_of("");
	q->measure = true;
	return p - i;
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
		q->unit = slice_of(doc->cp[p] == '%' ? "%" : "‰");
		q->measure = true;
		return p + 1 - i;
	}
	n = zhn_doc_word_at(doc, p, ZHN_W_UNIT, &info);
	if (n == 0 || (p > i && !(doc->cp[p] < 128)))
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
	if (slice_is(q->unit, "成"))
	{
		/* 四成 is 40 %. */
		if (doc->cp[p] == U'立' || doc->cp[p] == U'为')
			return 0;
		q->tenths = true;
		q->unit = slice_of("%");
		q->measure = true;
	}
	return p - i;
}

/* Words before a number that bound it. */
static const char *
bound_before(const ZhnDoc *doc, uint32_t i, bool *approximate)
{
	static const struct
	{
		const char32_t *word;
		const char *bound;		/* NULL: about */
	}			words[] =
	{
		{U"不超过", "<="}, {U"不少于", ">="}, {U"不低于", ">="},
		{U"不高于", "<="}, {U"不大于", "<="}, {U"不小于", ">="},
		{U"不多于", "<="}, {U"不足", "<"}, {U"不到", "<"}, {U"不满", "<"},
		{U"未满", "<"}, {U"未超过", "<="}, {U"低于", "<"}, {U"少于", "<"},
		{U"小于", "<"}, {U"年满", ">="}, {U"已满", ">="}, {U"至少有", ">="},
		{U"最多容纳", "<="}, {U"至少", ">="},
		{U"最少", ">="}, {U"最低", ">="}, {U"至多", "<="}, {U"最多", "<="},
		{U"最高", "<="}, {U"超过了", ">"}, {U"超过", ">"}, {U"突破", ">"},
		{U"突破了", ">"}, {U"多于", ">"}, {U"高于", ">"}, {U"大于", ">"},
		{U"逾", ">"}, {U"超", ">"}, {U"将近", "<"}, {U"接近", "<"}, {U"近", "<"},
		{U"大约", NULL}, {U"约为", NULL}, {U"约", NULL}, {U"左右", NULL},
		{U"大概", NULL}, {U"估计", NULL}, {U"满", ">="}, {U"过", ">"},
	};
	uint32_t	p = i;

	if (p > 0 && (doc->cp[p - 1] == U'为' || doc->cp[p - 1] == U'达') &&
		!zhn_doc_was(doc, p, U"约为"))
		p--;
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
	{
		uint32_t	n = zhn_doc_was(doc, p, words[k].word);

		if (n == 0)
			continue;
		if (n == 1 && (words[k].word[0] == U'过' || words[k].word[0] == U'满') &&
			(!zhn_doc_edge(doc, p - 1) || p != i))
			return NULL;
		if (n == 1 && words[k].word[0] == U'过' &&
			!(doc->cp[i] == U'半' || doc->cp[i] == U'百' ||
			  doc->cp[i] == U'千' || doc->cp[i] == U'万'))
			return NULL;
		if (n == 1 && words[k].word[0] == U'近')
		{
			if (p != i)
				return NULL;
			*approximate = true;
		}
		if (words[k].bound == NULL || zhn_doc_was(doc, p, U"接近") ||
			zhn_doc_was(doc, p, U"将近"))
			*approximate = true;
		return words[k].bound;
	}
	return NULL;
}

/* Words after the unit: 以上, 左右, 多. */
static const char *
bound_after(const ZhnDoc *doc, uint32_t i, bool *approximate)
{
	if (zhn_doc_is(doc, i, U"以上") || zhn_doc_is(doc, i, U"及以上"))
		return ">=";
	if (zhn_doc_is(doc, i, U"以下") || zhn_doc_is(doc, i, U"以内") ||
		zhn_doc_is(doc, i, U"之内"))
		return "<=";
	if (zhn_doc_is(doc, i, U"左右") || zhn_doc_is(doc, i, U"上下"))
		*approximate = true;
	return NULL;
}

/* Is i within quotation marks that hold a term, no speech? */
static bool
in_term(const ZhnDoc *doc, uint32_t i)
{
	for (uint32_t k = doc->npairs; k > 0; k--)
	{
		const ZhnPair *pair = &doc->pairs[k - 1];

		if (pair->open < i && i < pair->close && !pair->title && !pair->said &&
			pair->close - pair->open <= 14)
			return true;
		if (pair->open + 2000 < i)
			break;
	}
	return false;
}

/* Is the character part of a word that joins what follows: 每一步, 同一个? */
static bool
is_determiner(uint32_t cp)
{
	return cp == U'每' || cp == U'哪' || cp == U'某' || cp == U'同' ||
		cp == U'另' || cp == U'任' || cp == U'这' || cp == U'那' ||
		cp == U'该' || cp == U'有' || cp == U'唯' || cp == U'逐' ||
		cp == U'统' || cp == U'万' || cp == U'之';
}

/* Do the characters stand for a number without a unit? 5.2万, 3亿多 */
static bool
is_bare_number(const ZhnDoc *doc, const Quantity *q, uint32_t end)
{
	static const char32_t *const reach[] =
	{
		U"增至", U"降至", U"升至", U"增加到", U"减少到", U"下降到", U"达到",
		U"增长到", U"提高到", U"达", U"突破", U"超过", U"至", U"为", U"约", U"近", NULL
	};
	const ZhnNumber *v = &q->number;

	if (v->chinese)
		return false;
	if (!v->plain && v->value.exponent > 0)
		return true;
	if (!v->plain && zhn_is_han(doc->cp[end]) == false &&
		doc->cp[end] != U'。' && doc->cp[end] != ',')
		return false;
	for (const char32_t *const *w = reach; *w != NULL; w++)
		if (zhn_doc_was(doc, q->start, *w))
			return !v->plain || v->ndigits >= 2;
	return false;
}

/* 第 before: an ordinal, unless it is a name such as 第一线. */
static bool
check_ordinal(const ZhnDoc *doc, const Quantity *q, uint32_t end)
{
	static const char32_t *const events[] =
	{
		U"党代会", U"代表大会", U"全国代表大会", U"全会", U"全体会议", U"会议", NULL
	};

	if (q->unit.length == 0 || slice_is(q->unit, "线") || slice_is(q->unit, "站"))
		return false;
	if (slice_is(q->unit, "天") || slice_is(q->unit, "年") || slice_is(q->unit, "%"))
		return true;
	for (const char32_t *const *w = events; *w != NULL; w++)
		if (zhn_doc_is(doc, end, *w))
			return false;
	return zhn_doc_edge(doc, end);
}

/* Does a number and unit of Chinese numerals count something? */
static bool
check_chinese(const ZhnDoc *doc, const Quantity *q, uint32_t end)
{
	uint32_t	prev = q->start > 0 ? doc->cp[q->start - 1] : 0;

	/* 约六成 may have been taken for a name. */
	if (!zhn_doc_edge(doc, q->start) && prev != U'约' && prev != U'近')
		return false;
	if (!zhn_doc_edge(doc, end))
		return false;
	if (q->number.one)
	{
		/* 一个 is an article; 一人 and 一米 count. */
		if (!q->measure || slice_is(q->unit, "天") || slice_is(q->unit, "度") ||
			slice_is(q->unit, "级") || slice_is(q->unit, "位"))
			return false;
		if (is_determiner(prev))
			return false;
	}
	if (prev == U'每' || prev == U'星' || prev == U'周' || prev == U'初')
		return q->measure && prev == U'每';
	return true;
}

static bool
accept(const ZhnDoc *doc, const Quantity *q)
{
	uint32_t	end = q->start + q->length;
	uint32_t	prev = q->start > 0 ? doc->cp[q->start - 1] : 0;

	if (q->ordinal)
		return check_ordinal(doc, q, end);
	if (prev == U'第')
		return false;
	if (q->unit.at == NULL)
		return !in_term(doc, q->start) && is_bare_number(doc, q, end);
	if (!q->measure && in_term(doc, q->start))
		return false;
	if (q->number.chinese && q->unit.length > 0 && doc->cp[end - 1] != '%' &&
		!check_chinese(doc, q, end))
		return false;
	if (!q->number.chinese && !zhn_doc_edge(doc, end) && !q->measure &&
		zhn_is_han(doc->cp[end]) && doc->token_of[end] == doc->token_of[end - 1] &&
		doc->tokens[doc->token_of[end]].start + 1 < end)
		return false;
	/* 5G, K30次, 1号线 */
	if (q->unit.length == 0)
		return true;
	if (slice_is(q->unit, "点") && q->number.chinese)
		return false;
	return true;
}

/* The quantity at i; returns its length. */
static uint32_t
read_quantity(const ZhnDoc *doc, uint32_t i, Quantity *q)
{
	uint32_t	p = i;
	uint32_t	n;
	uint32_t	u;

	memset(q, 0, sizeof(Quantity));
	q->start = i;
	if (doc->cp[p] == U'第')
	{
		q->ordinal = true;
		p++;
	}
	else
	{
		n = read_fraction(doc, p, q);
		if (n > 0)
		{
			q->length = n;
			return n;
		}
	}
	if (zhn_doc_is(doc, p, U"半"))
	{
		static const char32_t *const halves[] =
		{U"半小时", U"半个小时", U"半个月", U"半天", U"半年", NULL};
		static const char *const units[] = {"小时", "小时", "个月", "天", "年"};

		for (int k = 0; halves[k] != NULL; k++)
		{
			n = zhn_doc_is(doc, p, halves[k]);
			if (n > 0 && zhn_doc_edge(doc, p) && zhn_doc_edge(doc, p + n))
			{
				q->number.value.known = true;
				q->number.value.digits = 5;
				q->number.value.exponent = -1;
				q->unit = slice_of(units[k]);
				q->measure = true;
				q->length = n;
				return n;
			}
		}
		return 0;
	}
	n = zhn_number_at(doc, p, &q->number);
	if (n == 0)
		return 0;
	/* Digits that go on as letters are a code: 5G, 3D. */
	p += n;
	q->to = q->number.value_to;
	u = read_unit(doc, p, q);
	if (!q->ordinal && range_mark(doc, p + u))
	{
		/* 3至5天, 10%-20% */
		Quantity	second;
		ZhnNumber	v;
		uint32_t	m = zhn_number_at(doc, p + u + 1, &v);

		memset(&second, 0, sizeof(second));
		if (m > 0)
		{
			uint32_t	u2 = read_unit(doc, p + u + 1 + m, &second);

			if (u2 > 0 && (u == 0 || (second.unit.length == q->unit.length &&
									  memcmp(second.unit.at, q->unit.at,
											 second.unit.length) == 0)))
			{
				if (u == 0 && q->number.power == 0 && v.power > 0)
					q->number.value.exponent += v.power;
				if (zhn_decimal_compare(&q->number.value, &v.value) < 0)
				{
					q->unit = second.unit;
					q->measure = second.measure;
					q->tenths = second.tenths;
					q->to = v.value;
					q->approximate |= v.approximate;
					p += u + 1 + m;
					u = u2;
				}
			}
		}
	}
	p += u;
	/* 三年半, 10多年 after the unit: 两个多月 */
	if (u > 0 && doc->cp[p] == U'半' && zhn_doc_edge(doc, p + 1) && q->measure &&
		q->number.value.exponent == 0)
	{
		q->number.value.digits = q->number.value.digits * 10 + 5;
		q->number.value.exponent = -1;
		p++;
	}
	else if (u == 1 && doc->cp[p - 1] == U'个' &&
			 (doc->cp[p] == U'多' || doc->cp[p] == U'半') &&
			 (doc->cp[p + 1] == U'月' || zhn_doc_is(doc, p + 1, U"小时") ||
			  zhn_doc_is(doc, p + 1, U"世纪")))
	{
		if (doc->cp[p] == U'半')
		{
			q->number.value.digits = q->number.value.digits * 10 + 5;
			q->number.value.exponent--;
		}
		else
		{
			q->bound = ">";
			q->approximate = true;
		}
		q->unit = slice_of(doc->cp[p + 1] == U'月' ? "个月" :
						   doc->cp[p + 1] == U'小' ? "小时" : "世纪");
		q->measure = true;
		p += doc->cp[p + 1] == U'月' ? 2 : 3;
	}
	else if (u > 0 && q->measure && doc->cp[p] == U'多' &&
			 !q->number.approximate && zhn_doc_edge(doc, p))
	{
		q->bound = ">";
		q->approximate = true;
		p++;
	}
	q->length = p - i;
	if (u == 0 && zhn_doc_is(doc, p, U"分之"))
		return 0;
	return q->length;
}

static void
add_quantity(ZhnDoc *doc, Quantity *q)
{
	ZhnMention *m;
	const char *bound;
	bool		approximate = q->approximate || q->number.approximate;
	uint32_t	end = q->start + q->length;

	bound = q->bound != NULL ? q->bound : q->number.bound;
	if (!q->ordinal)
	{
		const char *other = bound_after(doc, end, &approximate);

		if (other == NULL)
			other = bound_before(doc, q->start, &approximate);
		if (bound == NULL)
			bound = other;
	}
	m = zhn_doc_add(doc, ZHN_MENTION_QUANTITY, q->start, q->length);
	m->value = q->number.value;
	m->value_to = q->to;
	m->value.exponent += q->tenths;
	m->value_to.exponent += q->tenths;
	m->unit = q->unit.length > 0 ? q->unit : (ZhnSlice) {NULL, 0};
	m->bound = bound;
	m->approximate = approximate;
	m->ordinal = q->ordinal || slice_is(q->unit, "届");
	m->evidence = q->unit.at == NULL ? "number" : "unit";
	m->confidence = q->unit.at == NULL ? 0.7f : q->number.chinese ? 0.85f : 0.95f;
	zhn_doc_claim(doc, q->start, q->length, ZHN_MENTION_QUANTITY);
}

/* ------------------------------------------------------------- changes */

/* Characters that may stand between 增长 and its number: 了 约 近 至. */
static bool
is_filler(uint32_t cp)
{
	return cp == U'了' || cp == U'约' || cp == U'近' || cp == U'超' ||
		cp == U'达' || cp == U'逾' || cp == U'过' || cp == U'出' ||
		cp == U'至' || cp == U'到' || cp == U'为';
}

/* Where 同比 or 比上年 begins before a verb of change. */
static uint32_t
comparison_start(const ZhnDoc *doc, uint32_t i)
{
	static const char32_t *const words[] =
	{
		U"年均", U"月均", U"累计", U"平均", U"净", U"实际", U"名义", U"分别",
		U"大幅", U"小幅", U"略", U"将", U"预计", NULL
	};
	uint32_t	p = i;

	for (int n = 0; n < 2; n++)
		for (const char32_t *const *w = words; *w != NULL; w++)
			p -= zhn_doc_was(doc, p, *w);
	if (zhn_doc_was(doc, p, U"同比") || zhn_doc_was(doc, p, U"环比"))
		return p - 2;
	for (uint32_t n = 2; n <= 12 && n <= p; n++)
	{
		uint32_t	c = doc->cp[p - n];

		if (c == ',' || c == U'。' || c == '\n')
			break;
		if (c == U'比' || c == U'较')
			return zhn_doc_edge(doc, p - n) ? p - n : p;
	}
	return p;
}

/* A verb of change that ends at the quantity m; its change is added. */
static void
add_change(ZhnDoc *doc, uint32_t quantity)
{
	ZhnMention	m = doc->mentions[quantity];
	ZhnMention *change;
	uint32_t	p = m.start;
	const ZhnWordInfo *info;
	uint32_t	n;
	uint32_t	start;
	bool		to = false;
	uint32_t	verb;

	/* 下降到 is a word of the table, 下降了约 is not. */
	n = zhn_doc_word_before(doc, p, ZHN_W_UP | ZHN_W_DOWN, &info);
	for (int k = 0; k < 2 && n == 0 && p > 0 && is_filler(doc->cp[p - 1]); k++)
	{
		to |= doc->cp[p - 1] == U'至' || doc->cp[p - 1] == U'到';
		p--;
		n = zhn_doc_word_before(doc, p, ZHN_W_UP | ZHN_W_DOWN, &info);
	}
	if (n == 0 || !zhn_doc_edge(doc, p - n))
		return;
	to |= doc->cp[p - 1] == U'至' || doc->cp[p - 1] == U'到';
	verb = p - n;
	start = comparison_start(doc, verb);
	/* A single character (多, 高, 增) is a change only when compared. */
	if (n == 1 && start == verb)
		return;
	if (doc->claim[verb] != ZHN_MENTION_NONE ||
		(start > 0 && doc->cp[start - 1] == U'每'))
		return;

	/* 由5.2万下降到3.1万 */
	if (to && quantity > 0)
	{
		const ZhnMention *from = &doc->mentions[quantity - 1];
		uint32_t	from_end = from->start + from->length;

		if (from->kind == ZHN_MENTION_QUANTITY && from_end <= verb &&
			verb - from_end <= 6 && from->start > 0 &&
			(doc->cp[from->start - 1] == U'由' || doc->cp[from->start - 1] == U'从' ||
			 (from->start > 2 && (doc->cp[from->start - 2] == U'由' ||
								  doc->cp[from->start - 2] == U'从'))))
		{
			ZhnMention	old = *from;

			start = doc->cp[old.start - 1] == U'由' ||
				doc->cp[old.start - 1] == U'从' ? old.start - 1 : old.start - 2;
			change = zhn_doc_add(doc, ZHN_MENTION_CHANGE, start,
								 m.start + m.length - start);
			change->value = old.value;
			change->value_to = m.value;
			change->unit = m.unit.length > 0 ? m.unit : old.unit;
			change->direction = (info->classes & ZHN_W_UP) ? "up" : "down";
			change->approximate = old.approximate || m.approximate;
			change->evidence = "from and to";
			return;
		}
	}
	change = zhn_doc_add(doc, ZHN_MENTION_CHANGE, start,
						 m.start + m.length - start);
	if (to)
		change->value_to = m.value;
	else
		change->value = m.value;
	change->unit = m.unit;
	change->bound = m.bound;
	change->approximate = m.approximate;
	change->direction = (info->classes & ZHN_W_UP) ? "up" : "down";
	change->evidence = start < verb ? "comparison" : "verb";
	change->confidence = start < verb ? 0.95f : 0.8f;
}

/* Fill begins_number of an extractor. */
void
zhn_quantity_init(ZhnExtractor *extractor)
{
	static const char32_t starts[] =
		U"0123456789〇零○一二两三四五六七八九十百千万亿几数上第半";

	memset(extractor->begins_number, 0, sizeof(extractor->begins_number));
	for (const char32_t *p = starts; *p != 0; p++)
		zhn_set_bit(extractor->begins_number, *p);
}

/* May a number begin at i? */
static inline bool
begins_number(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	cp = doc->cp[i];

	return cp < 65536 && zhn_bit_is_set(doc->extractor->begins_number, cp) &&
		doc->claim[i] == ZHN_MENTION_NONE;
}

/* Skip the rest of a number that is none, so that its tail is not one. */
static uint32_t
skip_number(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	p = i + 1;

	while (zhn_is_digit(doc->cp[p - 1]) &&
		   (zhn_is_digit(doc->cp[p]) || ((doc->cp[p] == '.' || doc->cp[p] == ':') &&
										 zhn_is_digit(doc->cp[p + 1]))))
		p += zhn_is_digit(doc->cp[p]) ? 1 : 2;
	return p;
}

void
zhn_find_quantities(ZhnDoc *doc)
{
	uint32_t	i = 0;
	uint32_t	first = doc->nmentions;
	uint32_t	last;

	while (i < doc->n)
	{
		Quantity	q;
		uint32_t	c = doc->cp[i];
		uint32_t	n;

		if (i % 4096 == 0)
			zhn_interrupts(doc->env);
		if (!begins_number(doc, i))
		{
			i++;
			continue;
		}
		n = zhn_doc_word_at(doc, i, ZHN_W_LEXICAL, NULL);
		if (n > 0)
		{
			i += n;
			continue;
		}
		if (zhn_is_digit(c) && i > 0 &&
			((doc->cp[i - 1] >= 'a' && doc->cp[i - 1] <= 'z') ||
			 (doc->cp[i - 1] == '-' && i > 1 &&
			  (doc->cp[i - 2] < 128 ||
			   doc->claim[i - 2] == ZHN_MENTION_NONE))))
		{
			i = skip_number(doc, i);
			continue;
		}
		n = read_quantity(doc, i, &q);
		if (n > 0 && accept(doc, &q) && !zhn_doc_claimed(doc, i, i + n))
		{
			add_quantity(doc, &q);
			i += n;
			continue;
		}
		i = n > 0 && zhn_is_digit(c) ? skip_number(doc, i) :
			n > 0 && q.number.chinese && zhn_doc_edge(doc, i) == false ? i + 1 :
			i + 1;
	}

	last = doc->nmentions;
	for (uint32_t k = first; k < last; k++)
		if (!doc->mentions[k].ordinal && doc->mentions[k].start > 0)
			add_change(doc, k);
}
