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
		NULL, "person", "organisation", "place", "date", "quantity", "change",
		"work", "term"
	};

	return kind < ZHN_MENTION_NKINDS ? names[kind] : NULL;
}

/* By the first character; of two that begin together the longer is first. */
static int
compare_mentions(const void *a, const void *b)
{
	const ZhnMention *x = a;
	const ZhnMention *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	return (int) x->kind - (int) y->kind;
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

/* Count lines into the paragraphs of mentions and quotations. */
static void
number_paragraphs(ZhnDoc *doc)
{
	uint32_t	paragraph = 0;
	uint32_t	at = 0;

	for (uint32_t k = 0; k < doc->nmentions; k++)
	{
		for (; at < doc->mentions[k].start; at++)
			paragraph += doc->cp[at] == '\n';
		doc->mentions[k].paragraph = paragraph;
	}
	paragraph = 0;
	at = 0;
	for (uint32_t k = 0; k < doc->nquotations; k++)
	{
		for (; at < doc->quotations[k].start; at++)
			paragraph += doc->cp[at] == '\n';
		doc->quotations[k].paragraph = paragraph;
	}
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
	zhn_find_quotations(doc);
	zhn_find_works(doc);
	fill_names(doc);

	if (doc->nmentions > 0)
		qsort(doc->mentions, doc->nmentions, sizeof(ZhnMention),
			  compare_mentions);
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
