/*-------------------------------------------------------------------------
 *
 * names.c
 *	  What the rules found and what the model of names makes of it.
 *
 * The rules know newspapers: titles, lists of names, heads of organisations.
 * The model (tagger.h) knows how names stand in sentences.  A mention that
 * the rules are sure of stays; one that they doubt stays if the model does
 * not think otherwise; what only the model finds is taken if it is sure.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/tagger.h"

#define NAT ZHN_WEIGHT_UNIT

/* Confidence from which on a person of the rules is no candidate any more. */
#define LEAST 0.5f

/*
 * What a mention of the rules may lose against the model's best reading, by
 * the rules' confidence: below .65, below .85, and above.
 */
static const int may_lose[3][3] =
{
	{0, NAT, 3 * NAT},			/* person */
	{0, NAT, 3 * NAT},			/* organisation */
	{0, NAT, 3 * NAT}			/* place */
};

/* What an organisation with a head may lose; its form tells much. */
#define HEAD_MAY_LOSE (6 * NAT)

/* The margin that makes a name of what the rules have not found. */
static const int must_win[3] = {5 * NAT / 4, 3 * NAT / 2, 5 * NAT / 4};

static const ZhnMentionKind kinds[3] =
{
	ZHN_MENTION_PERSON, ZHN_MENTION_ORGANISATION, ZHN_MENTION_PLACE
};

/* Which of the three kinds a mention is, or -1. */
static int
kind_of(const ZhnMention *m)
{
	for (int k = 0; k < 3; k++)
		if (m->kind == kinds[k])
			return k;
	return -1;
}

/* What the tokens of a mention lose if they are a name of its kind. */
static int
loss(const ZhnDoc *doc, const ZhnTag *tags, const ZhnMention *m, int kind)
{
	uint32_t	last = doc->token_of[m->start + m->length - 1];
	int			most = 0;

	for (uint32_t t = doc->token_of[m->start]; t <= last; t++)
		if (tags[t].names[kind] > most)
			most = tags[t].names[kind];
	return most;
}

/* Is the model sure that the tokens of a mention are a name of its kind? */
static bool
is_certain(const ZhnDoc *doc, const ZhnTag *tags, const ZhnMention *m,
		   int kind)
{
	uint32_t	last = doc->token_of[m->start + m->length - 1];

	for (uint32_t t = doc->token_of[m->start]; t <= last; t++)
		if ((tags[t].label + 1) / 2 != kind + 1 ||
			tags[t].margin < must_win[kind])
			return false;
	return true;
}

static bool
has_evidence(const ZhnMention *m, const char *evidence)
{
	return strcmp(m->evidence, evidence) == 0;
}

/* 美国政府, 当地警方: often none to the model, but what news counts. */
static bool
is_government(const ZhnDoc *doc, const ZhnMention *m)
{
	return has_evidence(m, "head") &&
		zhn_organisation_type(doc, m->start, m->start + m->length) ==
		ZHN_TYPE_GOVERNMENT;
}

static bool
stays(const ZhnDoc *doc, const ZhnTag *tags, const ZhnMention *m)
{
	int			kind = kind_of(m);

	/* 我市, 王市长, 王大爷 are no names to the model. */
	if (kind < 0 || has_evidence(m, "deictic") ||
		has_evidence(m, "surname") || is_government(doc, m) ||
		has_evidence(m, "legal form") ||
		(has_evidence(m, "title") && m->confidence > 0.7f))
		return true;
	if (m->confidence < LEAST)
		return is_certain(doc, tags, m, kind);
	if (m->kind == ZHN_MENTION_PLACE &&
		doc->claim[m->start] == ZHN_MENTION_ORGANISATION)
		return true;
	if (has_evidence(m, "head"))
		return loss(doc, tags, m, kind) <= HEAD_MAY_LOSE;
	return loss(doc, tags, m, kind) <=
		may_lose[kind][(m->confidence >= 0.65f) + (m->confidence >= 0.85f)];
}

/* Keep what stays; give back the characters of the rest. */
static void
weigh_mentions(ZhnDoc *doc, const ZhnTag *tags, uint32_t first)
{
	uint32_t	n = first;

	for (uint32_t k = first; k < doc->nmentions; k++)
	{
		ZhnMention	m = doc->mentions[k];

		if (stays(doc, tags, &m))
		{
			if (m.confidence < LEAST)
			{
				if (zhn_doc_claimed(doc, m.start, m.start + m.length))
					continue;
				m.confidence = LEAST;
				zhn_doc_claim(doc, m.start, m.length, m.kind);
			}
			doc->mentions[n++] = m;
		}
		else if (m.confidence >= LEAST && m.kind != ZHN_MENTION_PLACE)
			zhn_doc_claim(doc, m.start, m.length, ZHN_MENTION_NONE);
	}
	doc->nmentions = n;
}

/* 0.5 where nothing is won, towards 1. */
static float
confidence_of(int margin)
{
	float		nats = (float) margin / NAT;

	return 0.5f + 0.45f * nats / (nats + 2.0f);
}

static void
add_name(ZhnDoc *doc, const ZhnTag *tags, uint32_t t, uint32_t end)
{
	int			kind = (tags[t].label - 1) / 2;
	uint32_t	start = doc->tokens[t].start;
	uint32_t	stop = doc->tokens[end - 1].end;
	int			least = tags[t].margin;
	ZhnMention *m;

	for (uint32_t u = t + 1; u < end; u++)
		if (tags[u].margin < least)
			least = tags[u].margin;
	if (least < must_win[kind] || zhn_doc_claimed(doc, start, stop))
		return;
	m = zhn_doc_add(doc, kinds[kind], start, stop - start);
	m->evidence = "model";
	m->confidence = confidence_of(least);
	zhn_doc_claim(doc, start, stop - start, kinds[kind]);
}

void
zhn_tag_names(ZhnDoc *doc, uint32_t first)
{
	ZhnTag	   *tags = zhn_tag(doc, first);

	weigh_mentions(doc, tags, first);
	for (uint32_t k = first; k < doc->nmentions; k++)
		if (doc->mentions[k].kind == ZHN_MENTION_PLACE &&
			!zhn_doc_claimed(doc, doc->mentions[k].start,
							 doc->mentions[k].start + doc->mentions[k].length))
			zhn_doc_claim(doc, doc->mentions[k].start,
						  doc->mentions[k].length, ZHN_MENTION_PLACE);
	for (uint32_t t = 0; t < doc->ntokens;)
	{
		uint32_t	end = t + 1;

		if (tags[t].label % 2 == 1)
		{
			while (end < doc->ntokens && tags[end].label == tags[t].label + 1)
				end++;
			add_name(doc, tags, t, end);
		}
		t = end;
	}
	zhn_release(doc->env, tags);
}
