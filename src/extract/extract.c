/*-------------------------------------------------------------------------
 *
 * extract.c
 *	  The steps of extraction, and what comes out in the end.
 *
 * What is certain by its form (dates, quantities) comes first and takes its
 * characters; names are looked for in what is left.  Then mentions are put
 * in the order of the text, and those inside others are marked.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "extract/doc.h"

const char *
zhn_mention_kind_name(ZhnMentionKind kind)
{
	static const char *const names[ZHN_MENTION_NKINDS] =
	{
		NULL, "person", "organisation", "place", "position", "date", "quantity",
		"change", "work", "term"
	};

	return kind < ZHN_MENTION_NKINDS ? names[kind] : NULL;
}

/* Where a mention belongs, and its number. */
typedef struct Place
{
	uint64_t	key;
	uint32_t	number;
} Place;

/* Texts are not longer than this many bits tell. */
#define OFFSET_BITS 27

static int
compare_places(const void *a, const void *b)
{
	const Place *x = a;
	const Place *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* Move the mentions of a cycle, from k on, to where they belong. */
static void
put_in_place(ZhnMention *mentions, Place *places, uint32_t k)
{
	ZhnMention	first;
	uint32_t	to = k;

	if (places[k].number == k)
		return;
	first = mentions[k];
	while (places[to].number != k)
	{
		uint32_t	from = places[to].number;

		mentions[to] = mentions[from];
		places[to].number = to;
		to = from;
	}
	mentions[to] = first;
	places[to].number = to;
}

/* By the first character; of two that begin together the longer is first. */
static void
sort_mentions(ZhnDoc *doc)
{
	uint32_t	n = doc->nmentions;
	Place	   *places = zhn_alloc(doc->env, (n + 1) * sizeof(Place));

	for (uint32_t k = 0; k < n; k++)
	{
		const ZhnMention *m = &doc->mentions[k];
		uint64_t	shorter = (UINT64_C(1) << OFFSET_BITS) - 1 - m->length;

		places[k].key = ((uint64_t) m->start << OFFSET_BITS | shorter) << 4 |
			(uint64_t) m->kind;
		places[k].number = k;
	}
	qsort(places, n, sizeof(Place), compare_places);
	for (uint32_t k = 0; k < n; k++)
		put_in_place(doc->mentions, places, k);
	zhn_release(doc->env, places);
}

static int
compare_quotations(const void *a, const void *b)
{
	const ZhnQuotation *x = a;
	const ZhnQuotation *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->length > y->length ? -1 : x->length < y->length;
}

static bool
is_name(ZhnMentionKind kind)
{
	return kind == ZHN_MENTION_PERSON || kind == ZHN_MENTION_ORGANISATION;
}

/* Mark names that lie inside a person or an organisation. */
static void
mark_inner(ZhnDoc *doc)
{
	const ZhnMention *outer = NULL;

	for (uint32_t k = 0; k < doc->nmentions; k++)
	{
		ZhnMention *m = &doc->mentions[k];

		if (outer != NULL && m->start + m->length <= outer->start + outer->length)
			m->within = outer->kind;
		else if (is_name(m->kind))
			outer = m;
	}
}

/* The number of the line that a character is in, from an earlier one on. */
static uint32_t
line_of(const ZhnDoc *doc, uint32_t line, uint32_t i)
{
	while (line + 1 < doc->nlines && doc->line_ends[line] < i)
		line++;
	return line;
}

/* Lines are the paragraphs of mentions and quotations. */
static void
number_paragraphs(ZhnDoc *doc)
{
	uint32_t	line = 0;

	for (uint32_t k = 0; k < doc->nmentions; k++)
		doc->mentions[k].paragraph = line =
			line_of(doc, line, doc->mentions[k].start);
	line = 0;
	for (uint32_t k = 0; k < doc->nquotations; k++)
		doc->quotations[k].paragraph = line =
			line_of(doc, line, doc->quotations[k].start);
}

/* A name that nobody has given is what is written. */
static void
fill_names(ZhnDoc *doc)
{
	for (uint32_t k = 0; k < doc->nmentions; k++)
		if (doc->mentions[k].name.at == NULL)
			doc->mentions[k].name = doc->mentions[k].surface;
}

uint32_t
zhn_find_by_rules(ZhnDoc *doc, const ZhnExtractOptions *options)
{
	uint32_t	first;

	doc->options = options;
	zhn_doc_find_words(doc);
	zhn_find_pairs(doc);
	zhn_find_dates(doc);
	zhn_find_quantities(doc);
	first = doc->nmentions;
	zhn_find_organisations(doc);
	zhn_find_people(doc);
	zhn_find_places(doc);
	return first;
}

void
zhn_extract(ZhnDoc *doc, const ZhnExtractOptions *options,
			ZhnExtracted *result)
{
	uint32_t	first = zhn_find_by_rules(doc, options);

	zhn_tag_names(doc, first);
	zhn_find_organisations_again(doc, first);
	zhn_find_people_again(doc, first);
	zhn_name_organisations(doc, first);
	zhn_find_positions(doc);
	zhn_find_quotations(doc);
	zhn_find_works(doc);
	fill_names(doc);

	sort_mentions(doc);
	if (doc->nquotations > 0)
		qsort(doc->quotations, doc->nquotations, sizeof(ZhnQuotation),
			  compare_quotations);
	mark_inner(doc);
	number_paragraphs(doc);
	result->mentions = doc->mentions;
	result->nmentions = doc->nmentions;
	result->quotations = doc->quotations;
	result->nquotations = doc->nquotations;
}
