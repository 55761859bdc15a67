/*-------------------------------------------------------------------------
 *
 * person_again.c
 *	  People that are named again, where the words were cut otherwise.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/known.h"
#include "extract/person.h"

/* A name that the text has is a name wherever it stands. */
void
zhn_find_people_again(ZhnDoc *doc, uint32_t first)
{
	ZhnKnown   *known = zhn_known_create(doc);
	uint32_t	last = doc->nmentions;

	for (uint32_t k = first; k < last; k++)
	{
		const ZhnMention *m = &doc->mentions[k];

		if (m->kind != ZHN_MENTION_PERSON)
			continue;
		if (m->length >= 3 || (m->length == 2 && m->title.at != NULL))
			zhn_known_add(known, m->start, m->start + m->length, k);
	}
	for (uint32_t i = 0; known->nnames > 0 && i < doc->n; i++)
	{
		uint32_t	mention;
		uint32_t	n = zhn_known_at(known, i, &mention);
		ZhnMention *m;

		if (n == 0 || zhn_doc_claimed(doc, i, i + n))
			continue;
		/* Two characters may be the tail of anything else. */
		if (n == 2 && (!zhn_doc_edge(doc, i) || !zhn_doc_edge(doc, i + n)))
			continue;
		if (zhn_in_byline(doc, i, i + n))
			continue;
		m = zhn_doc_add(doc, ZHN_MENTION_PERSON, i, n);
		m->confidence = doc->mentions[mention].confidence * 0.97f;
		m->evidence = "again";
		zhn_doc_claim(doc, i, n, ZHN_MENTION_PERSON);
		i += n - 1;
	}
}
