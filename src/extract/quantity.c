/*-------------------------------------------------------------------------
 *
 * quantity.c
 *	  Quantities: 600余人次, 8.6%, 三分之一, 第103期.
 *
 * A quantity is a number and a unit.  What stands around it gives a bound
 * (超过, 以上) but is not part of it.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quantity.h"

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
		const char *other = zhn_bound_after(doc, end, &approximate);

		if (other == NULL)
			other = zhn_bound_before(doc, q->start, &approximate);
		/* The lowest temperature is one, and bounds none. */
		if (zhn_slice_is(q->unit, "摄氏度") &&
			(zhn_doc_was(doc, q->start, U"最低") > 0 ||
			 zhn_doc_was(doc, q->start, U"最高") > 0))
			other = NULL;
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
	m->ordinal = q->ordinal || zhn_slice_is(q->unit, "届");
	m->evidence = q->unit.at == NULL ? "number" : "unit";
	m->confidence = q->unit.at == NULL ? 0.7f : q->number.chinese ? 0.85f : 0.95f;
	zhn_doc_claim(doc, q->start, q->length, ZHN_MENTION_QUANTITY);
}

/* Fill begins_number of an extractor. */
void
zhn_quantity_init(ZhnExtractor *extractor)
{
	static const char32_t starts[] =
		U"-0123456789〇零○一二两三四五六七八九十百千万亿几数上第半";

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

/* After these a - belongs to the number: 为-3.5%. */
static bool
may_precede_sign(uint32_t cp)
{
	return zhn_is_han(cp) || cp == ' ' || cp == ',' || cp == '(' || cp == ':' ||
		cp == U'、' || cp == U'。' || cp == '\n';
}

void
zhn_find_quantities(ZhnDoc *doc)
{
	uint32_t	i = 0;
	uint32_t	first = doc->nmentions;

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
		/* A dash between words or numbers is no sign. */
		if (c == '-' && (!zhn_is_digit(doc->cp[i + 1]) ||
						 (i > 0 && !may_precede_sign(doc->cp[i - 1]))))
		{
			i++;
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
		n = zhn_quantity_read(doc, i, &q);
		if (n > 0 && zhn_quantity_counts(doc, &q) && !zhn_doc_claimed(doc, i, i + n))
		{
			add_quantity(doc, &q);
			i += n;
			continue;
		}
		i = n > 0 && zhn_is_digit(c) ? skip_number(doc, i) : i + 1;
	}

	zhn_find_changes(doc, first, doc->nmentions);
}
