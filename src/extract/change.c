/*-------------------------------------------------------------------------
 *
 * change.c
 *	  Changes: 同比增长8.6%, 由5.2万下降到3.1万, 翻一番, 减半.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quantity.h"

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
	for (uint32_t n = 1; n <= 12 && n <= p; n++)
	{
		uint32_t	c = doc->cp[p - n];

		if (c == ',' || c == U'。' || c == '\n')
			break;
		if (c == U'比' || c == U'较')
		{
			/* 环比 may have been cut. */
			if (zhn_doc_was(doc, p - n + 1, U"同比") > 0 ||
				zhn_doc_was(doc, p - n + 1, U"环比") > 0)
				return p - n - 1;
			return zhn_doc_edge(doc, p - n) && zhn_doc_edge(doc, p - n + 1)
				? p - n : p;
		}
	}
	return p;
}

/* Characters between 从 and its number: 从五年前的79种. */
#define FROM_MAX 12

/* 由 or 从 before a number: its place, or that of the number if none. */
static uint32_t
from_start(const ZhnDoc *doc, uint32_t i)
{
	for (uint32_t p = i; p > 0 && i - p < FROM_MAX; p--)
	{
		uint32_t	c = doc->cp[p - 1];

		if (c == ',' || c == U'。' || c == ';' || c == U'、' || c == '\n')
			break;
		if ((c == U'由' || c == U'从') && zhn_doc_edge(doc, p - 1) &&
			(zhn_doc_edge(doc, p) || p == i))
			return p - 1;
	}
	return i;
}

/* 由5.2万下降到3.1万: the quantity before the verb is where it began. */
static bool
add_from_and_to(ZhnDoc *doc, uint32_t quantity, uint32_t verb,
				const ZhnWordInfo *info)
{
	ZhnMention	m = doc->mentions[quantity];
	ZhnMention	from;
	ZhnMention *change;
	uint32_t	start;
	int			factor;

	if (quantity == 0)
		return false;
	from = doc->mentions[quantity - 1];
	if (from.kind != ZHN_MENTION_QUANTITY ||
		from.start + from.length > verb ||
		verb - (from.start + from.length) > 6)
		return false;
	start = from_start(doc, from.start);
	if (start == from.start)
		return false;
	/* 从9小时缩短到50分钟 is counted in the smaller unit. */
	factor = zhn_unit_factor(from.unit, m.unit);
	if (factor > 0)
		from.value.digits *= factor;
	change = zhn_doc_add(doc, ZHN_MENTION_CHANGE, start,
						 m.start + m.length - start);
	change->value = from.value;
	change->value_to = m.value;
	change->unit = m.unit.length > 0 ? m.unit : from.unit;
	change->direction = (info->classes & ZHN_W_UP) ? "up" : "down";
	change->approximate = from.approximate || m.approximate;
	change->evidence = "from and to";
	return true;
}

/* A verb of change that ends at a quantity: its change is added. */
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

	if (to && add_from_and_to(doc, quantity, verb, info))
		return;
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

/* 翻番, 翻了近两番, 翻倍, 减半 at a word of the class. */
static void
add_fold(ZhnDoc *doc, uint32_t i)
{
	ZhnMention *change;
	ZhnNumber	v;
	bool		half = zhn_doc_is(doc, i, U"减半") > 0;
	uint32_t	p = i + (half ? 2 : 1);
	uint32_t	n = 0;
	uint32_t	start;
	bool		near = false;

	if (!zhn_doc_edge(doc, i) || doc->claim[i] != ZHN_MENTION_NONE)
		return;
	memset(&v, 0, sizeof(v));
	v.value.known = true;
	v.value.digits = half ? 50 : 1;
	if (!half)
	{
		p += doc->cp[p] == U'了';
		near = doc->cp[p] == U'近' || doc->cp[p] == U'约';
		p += near;
		n = zhn_number_at(doc, p, &v);
		p += n;
		if (doc->cp[p] != U'番' && doc->cp[p] != U'倍')
			return;
		if (n == 0)
		{
			v.value.known = true;
			v.value.digits = 1;
		}
		p++;
	}
	start = comparison_start(doc, i);
	change = zhn_doc_add(doc, ZHN_MENTION_CHANGE, start, p - start);
	change->value = v.value;
	change->unit = zhn_slice_of(half ? "%" : doc->cp[p - 1] == U'番' ? "番"
								: "倍");
	change->approximate = near || v.approximate;
	change->bound = near && doc->cp[i + 1] != U'约' && doc->cp[i + 2] != U'约'
		? "<" : v.bound;
	change->direction = half ? "down" : "up";
	change->evidence = start < i ? "comparison" : "verb";
	change->confidence = start < i ? 0.95f : 0.8f;
}

void
zhn_find_changes(ZhnDoc *doc, uint32_t first, uint32_t last)
{
	for (uint32_t k = first; k < last; k++)
		if (!doc->mentions[k].ordinal && doc->mentions[k].start > 0)
			add_change(doc, k);
	for (uint32_t h = 0; h < doc->nhits; h++)
		if ((doc->hits[h].info->classes & ZHN_W_FOLD) != 0)
			add_fold(doc, doc->hits[h].start);
}
