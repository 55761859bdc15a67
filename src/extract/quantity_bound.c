/*-------------------------------------------------------------------------
 *
 * quantity_bound.c
 *	  Words that bound a quantity: 超过, 不足, 近, 以上, 左右.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quantity.h"

/* Words before a number that bound it. */
const char *
zhn_bound_before(const ZhnDoc *doc, uint32_t i, bool *approximate)
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

	/* 最高达 says what it was. */
	if (zhn_doc_was(doc, i, U"最高达") || zhn_doc_was(doc, i, U"最多达") ||
		zhn_doc_was(doc, i, U"最低达") || zhn_doc_was(doc, i, U"最高为") ||
		zhn_doc_was(doc, i, U"最低为"))
		return NULL;
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
const char *
zhn_bound_after(const ZhnDoc *doc, uint32_t i, bool *approximate)
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

