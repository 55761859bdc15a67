/*-------------------------------------------------------------------------
 *
 * position.c
 *	  Positions: 主教练, 副市长, 营销总监, with or without a name beside them.
 *
 * The tables say what is a position.  It takes in what stands before it and
 * says which one it is (常务 副 院长), but not the organisation, which is a
 * mention of its own.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/doc.h"

/* Words before a position that belong to it. */
#define WORDS_MAX 4

/* The length of the position whose last word begins at i, or 0. */
static uint32_t
position_at(const ZhnDoc *doc, uint32_t i)
{
	const ZhnWordInfo *info;
	uint32_t	n = zhn_doc_word_at(doc, i, ZHN_W_TITLE | ZHN_W_POSITION,
									&info);

	if (n < 2 || !zhn_doc_edge(doc, i + n) ||
		((info->classes & ZHN_W_NO_POSITION) != 0 &&
		 (info->classes & ZHN_W_POSITION) == 0))
		return 0;
	return n;
}

/* 学生会, 专家组, 作家协会: a name that only begins like a position. */
static bool
goes_on(const ZhnDoc *doc, uint32_t i)
{
	if (zhn_doc_whole_word_at(doc, i, ZHN_W_ORG_HEAD, NULL) > 1)
		return true;
	switch (doc->cp[i])
	{
		case U'会':
		case U'组':
		case U'站':
		case U'团':
		case U'节':
		case U'席':
		case U'室':
		case U'证':
		case U'楼':
		case U'家':
		case U'制':
		case U'卡':
			return zhn_doc_edge(doc, i + 1);
		default:
			return false;
	}
}

/* Where the position begins that has its last word at i. */
static uint32_t
position_start(const ZhnDoc *doc, uint32_t i)
{
	for (int k = 0; k < WORDS_MAX; k++)
	{
		uint32_t	n = zhn_doc_word_before(doc, i, ZHN_W_POSITION_MOD, NULL);

		if (n == 0 || doc->claim[i - 1] == ZHN_MENTION_ORGANISATION ||
			doc->claim[i - 1] == ZHN_MENTION_PERSON)
			break;
		i -= n;
	}
	return i;
}

/* The end of the title in 《…》 that i is in, or i. */
static uint32_t
title_end(const ZhnDoc *doc, uint32_t *pair, uint32_t i)
{
	while (*pair < doc->npairs &&
		   (!doc->pairs[*pair].title || doc->pairs[*pair].close < i))
		++*pair;
	return *pair < doc->npairs && doc->pairs[*pair].open < i
		? doc->pairs[*pair].close : i;
}

void
zhn_find_positions(ZhnDoc *doc)
{
	uint32_t	pair = 0;

	for (uint32_t i = 0; i < doc->n; i++)
	{
		uint32_t	n;
		uint32_t	start;
		ZhnMention *m;

		if ((doc->begin[i] & (ZHN_W_TITLE | ZHN_W_POSITION)) == 0 ||
			doc->claim[i] == ZHN_MENTION_ORGANISATION)
			continue;
		i = title_end(doc, &pair, i);
		n = position_at(doc, i);
		if (n == 0 || goes_on(doc, i + n))
			continue;
		start = position_start(doc, i);
		if (!zhn_doc_edge(doc, start) &&
			doc->claim[start] != ZHN_MENTION_PERSON)
			continue;
		m = zhn_doc_add(doc, ZHN_MENTION_POSITION, start, i + n - start);
		m->evidence = "dictionary";
		m->confidence = 0.9f;
		i += n - 1;
	}
}
