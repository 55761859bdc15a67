/*-------------------------------------------------------------------------
 *
 * quantity_check.c
 *	  Does a number with a unit count something?
 *
 * A number within a word (一次性, 零件), in a slogan between quotation marks,
 * in a title or in a code counts nothing.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quantity.h"

/* Pairs that are looked at to find the one that a character is in. */
#define PAIRS_MAX 8

/* Longest term, and longest title, in which numbers count nothing. */
#define TERM_MAX 14
#define TITLE_MAX 60

/*
 * Is i within marks that hold a term, no speech, or within those of a title?
 */
static bool
in_marks(const ZhnDoc *doc, uint32_t i, bool title)
{
	uint32_t	low = 0;
	uint32_t	high = doc->npairs;

	/* The pairs before low are those that open before i. */
	while (low < high)
	{
		uint32_t	middle = (low + high) / 2;

		if (doc->pairs[middle].open < i)
			low = middle + 1;
		else
			high = middle;
	}
	for (int n = 0; n < PAIRS_MAX && low > 0; n++)
	{
		const ZhnPair *pair = &doc->pairs[--low];

		if (i < pair->close && pair->title == title && !pair->said &&
			pair->close - pair->open <= (title ? TITLE_MAX : TERM_MAX))
			return true;
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

	/* 10-8 and 3:2 are scores. */
	if (v->chinese || ((doc->cp[end] == '-' || doc->cp[end] == ':') &&
					   zhn_is_digit(doc->cp[end + 1])))
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

/* 60金61银: a medal ends there or others follow; 2022金砖 has none. */
static bool
check_medals(const ZhnDoc *doc, const Quantity *q, uint32_t end)
{
	uint32_t	next = doc->cp[end];

	return q->number.value.digits < 1000 &&
		(!zhn_is_han(next) || next == U'的' || next == U'和' ||
		 zhn_chinese_digit(next) > 0);
}

/* 零件, 六安, 三星: a word that only begins like a number. */
static bool
is_one_word(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	const ZhnDocToken *token = &doc->tokens[doc->token_of[start]];

	if (token->start != start || token->end != end)
		return false;
	return token->kind == ZHN_WORD ? token->reason == ZHN_BY_DICTIONARY
		: token->kind == ZHN_PLACE || token->kind == ZHN_ORGANISATION ||
		token->kind == ZHN_PERSON;
}

/* 第 before: an ordinal, unless it is a name such as 第一线. */
static bool
check_ordinal(const ZhnDoc *doc, const Quantity *q, uint32_t end)
{
	static const char32_t *const events[] =
	{
		U"党代会", U"代表大会", U"全国代表大会", U"全会", U"全体会议", U"会议", NULL
	};

	if (q->unit.length == 0 || zhn_slice_is(q->unit, "线") || zhn_slice_is(q->unit, "站"))
		return false;
	/* 第一副总理 */
	if (zhn_slice_is(q->unit, "副"))
		return false;
	if (zhn_slice_is(q->unit, "天") || zhn_slice_is(q->unit, "年") || zhn_slice_is(q->unit, "%"))
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
		if (!q->measure || zhn_slice_is(q->unit, "天") || zhn_slice_is(q->unit, "度") ||
			zhn_slice_is(q->unit, "级") || zhn_slice_is(q->unit, "位") ||
			zhn_slice_is(q->unit, "环") || doc->cp[end - 1] == U'块')
			return false;
		if (is_determiner(prev))
			return false;
	}
	if (prev == U'每' || prev == U'星' || prev == U'周' || prev == U'初')
		return q->measure && prev == U'每';
	return true;
}

bool
zhn_quantity_counts(const ZhnDoc *doc, const Quantity *q)
{
	uint32_t	end = q->start + q->length;
	uint32_t	prev = q->start > 0 ? doc->cp[q->start - 1] : 0;

	if (q->ordinal)
		return check_ordinal(doc, q, end);
	if (prev == U'第')
		return false;
	/* 04星 is the name of one. */
	if (doc->cp[q->start] == '0' && zhn_is_digit(doc->cp[q->start + 1]))
		return false;
	if (in_marks(doc, q->start, true))
		return false;
	if (q->unit.at == NULL)
		return !in_marks(doc, q->start, false) && is_bare_number(doc, q, end);
	if (!q->measure && in_marks(doc, q->start, false))
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
	if (zhn_slice_is(q->unit, "金") || zhn_slice_is(q->unit, "银") ||
		zhn_slice_is(q->unit, "铜"))
		return check_medals(doc, q, end);
	if (!q->number.chinese)
		return true;
	/* 三方 are sides, 千里 is far; 万米 measures. */
	return !zhn_slice_is(q->unit, "点") &&
		!(doc->cp[end - 1] == U'方' && q->unit.length > 3) &&
		!(zhn_slice_is(q->unit, "里") && doc->cp[end - 1] == U'里' &&
		  end - q->start == 2) &&
		!(is_one_word(doc, q->start, end) &&
		  !(q->measure && zhn_chinese_digit(doc->cp[q->start]) < 0) &&
		  !zhn_slice_is(q->unit, "级") && !zhn_slice_is(q->unit, "期") &&
		  !zhn_slice_is(q->unit, "届"));
}
