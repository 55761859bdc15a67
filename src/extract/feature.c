/*-------------------------------------------------------------------------
 *
 * feature.c
 *	  What the model of names looks at.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/feature.h"
#include "segment/image.h"

/* Classes of words that tell names from others. */
#define ROLES (ZHN_W_TITLE | ZHN_W_TITLE_MOD | ZHN_W_SPEECH | \
			   ZHN_W_ORG_HEAD | ZHN_W_ORG | ZHN_W_ORG_PREFIX | ZHN_W_STOP | \
			   ZHN_W_PLACE_HEAD | ZHN_W_ACT | ZHN_W_UNIT | ZHN_W_SURNAME | \
			   ZHN_W_NOT_NAME | ZHN_W_GENERIC | ZHN_W_SAID_BY | \
			   ZHN_W_ORG_WEAK | ZHN_W_UNRANKED)

static uint32_t
mix(uint32_t h, uint32_t with)
{
	h = (h ^ with) * UINT32_C(0x85EBCA6B);
	return h ^ h >> 15;
}

uint32_t
zhn_word_hash(const uint32_t *cp, uint32_t n)
{
	uint32_t	hash = 17;

	for (uint32_t k = 0; k < n; k++)
		hash = mix(hash, cp[k]);
	return hash;
}

static uint32_t
cluster(const ZhnDoc *doc, uint32_t word)
{
	const uint8_t *slot = doc->extractor->clusters[zhn_cluster_slot(word)];

	return slot[0] == zhn_cluster_mark(word) ? slot[1] : 0;
}

/* Why the rules took something for a name, as far as it matters. */
static int
evidence_class(const ZhnMention *m)
{
	switch (m->evidence[0])
	{
		case 'k':				/* known */
		case 'd':				/* dictionary */
		case 't':				/* title */
			return 1;
		case 'h':				/* head */
		case 's':				/* suffix, surname, sport */
			return 2;
		default:
			return 0;
	}
}

uint8_t *
zhn_rule_marks(const ZhnDoc *doc, uint32_t first_mention)
{
	uint8_t    *marks = zhn_alloc(doc->env, doc->ntokens + 1);

	memset(marks, 0, doc->ntokens + 1);
	for (uint32_t k = first_mention; k < doc->nmentions; k++)
	{
		const ZhnMention *m = &doc->mentions[k];
		uint32_t	t = doc->token_of[m->start];
		uint32_t	last = doc->token_of[m->start + m->length - 1];
		int			sure = m->confidence < 0.5f ? 0 : m->confidence < 0.65f ? 1
			: m->confidence < 0.85f ? 2 : 3;

		for (uint32_t u = t; u <= last; u++)
			if (marks[u] == 0 ||
				(m->confidence >= 0.5f && m->kind != ZHN_MENTION_PLACE))
				marks[u] = (uint8_t) (1 + ((int) m->kind - 1) * 16 + sure * 2 +
									  (u > t) + evidence_class(m) * 64);
	}
	return marks;
}

/* Steps of one nat that a spelling as a name is cheaper, 0 to 15. */
static uint32_t
step(int32_t gain)
{
	int32_t		s = gain / (2 * ZHN_NAT) + 4;

	return (uint32_t) (s < 0 ? 0 : s > 11 ? 11 : s);
}

/* How well the characters spell a Chinese and a transliterated name. */
static uint32_t
spelling(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	const ZhnModel *model = &doc->extractor->model;
	uint32_t	n = end - start;
	int32_t		person = 0;
	int32_t		foreign = 0;

	if (n > 6)
		n = 6;
	for (uint32_t k = 0; k < n; k++)
	{
		uint32_t	cp = doc->cp[start + k];
		const ZhnChar *c = &model->chars[cp < 65536
											 ? ZHN_CODE(model->codes[cp])
											 : ZHN_SHARED_CODE];
		int			at = k == 0 ? ZHN_FIRST : k + 1 == n ? ZHN_LAST
			: ZHN_MIDDLE;

		person += c->alone - (c->person[at] < 2000 ? c->person[at] : 2000);
		foreign += c->alone - (c->foreign[at] < 2000 ? c->foreign[at] : 2000);
	}
	return step(person) * 12 + step(foreign);
}

/* Is the token a surname and no more? */
static bool
is_surname(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];

	return token->end - token->start <= 2 &&
		zhn_doc_word_at(doc, token->start, ZHN_W_SURNAME, NULL) ==
		token->end - token->start;
}

/* Is the token a surname with the rest of a name after it? */
static bool
begins_name(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *next = &doc->tokens[t + 1];

	return (doc->begin[doc->tokens[t].start] & ZHN_W_SURNAME) != 0 &&
		t + 1 < doc->ntokens && next->end - next->start <= 2 &&
		(next->kind == ZHN_WORD || next->kind == ZHN_PERSON) &&
		is_surname(doc, t);
}

/*
 * How well a surname and what follows it spell a name together, told to both
 * tokens.
 */
static uint32_t
joint_spelling(const ZhnDoc *doc, uint32_t t)
{
	if (begins_name(doc, t))
		return 1 + spelling(doc, doc->tokens[t].start,
							doc->tokens[t + 1].end) / 12;
	if (t > 0 && begins_name(doc, t - 1))
		return 21 + spelling(doc, doc->tokens[t - 1].start,
							 doc->tokens[t].end) / 12;
	return 0;
}

/* The type of a listed organisation that the token is or begins. */
static uint32_t
listed(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	type = 0;

	if ((doc->begin[token->start] & (ZHN_W_ORG | ZHN_W_CITY)) != 0)
		for (uint32_t h = doc->first_hit[token->start];
			 h < doc->first_hit[token->start + 1]; h++)
		{
			const ZhnHit *hit = &doc->hits[h];

			if ((hit->info->classes & (ZHN_W_ORG | ZHN_W_CITY)) != 0 &&
				token->start + hit->length >= token->end)
				type = 1 + hit->info->type * 2 +
					(token->start + hit->length > token->end);
		}
	return type;
}

/* Classes of the word that the token is, and of one that it ends with. */
static uint32_t
role(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	whole = 0;

	for (uint32_t h = doc->first_hit[token->start];
		 h < doc->first_hit[token->start + 1]; h++)
		if (token->start + doc->hits[h].length == token->end)
			whole |= doc->hits[h].info->classes & ROLES;
	return whole;
}

/* A token; how it spells a name counts only for itself, not for neighbours. */
static void
look_at(const ZhnDoc *doc, const uint8_t *marks, uint32_t t, bool neighbour,
		ZhnLook *look)
{
	const ZhnDocToken *token = &doc->tokens[t];
	uint32_t	n = token->end - token->start;
	const uint32_t *cp = doc->cp + token->start;
	uint32_t	head;

	if (token->kind == ZHN_NUMBER || token->kind == ZHN_DATE)
		look->word = look->first = look->last = look->first2 = look->last2 =
			1000 + token->kind;
	else
	{
		look->word = zhn_word_hash(cp, n);
		look->first = cp[0];
		look->last = cp[n - 1];
		look->first2 = n > 1 ? mix(cp[0], cp[1]) : cp[0];
		look->last2 = n > 1 ? mix(cp[n - 2], cp[n - 1]) : cp[0];
	}
	head = doc->head[token->end];
	look->shape = (uint32_t) token->kind * 1024 + token->reason * 64 +
		(n > 7 ? 7 : n) * 4;
	look->role = role(doc, token) * 2 + (head > 0 && head < n);
	look->cluster = cluster(doc, look->word);
	look->rule = marks[t];
	look->name = neighbour ? 0 : token->kind == ZHN_PUNCTUATION ? 1000
		: spelling(doc, token->start, token->end);
	look->joint = neighbour ? 0 : joint_spelling(doc, t);
	look->list = listed(doc, token);
}

/* Before the first and after the last token of the text. */
static void
look_beyond(ZhnLook *look)
{
	memset(look, 0, sizeof(ZhnLook));
	look->word = look->first = look->last = look->first2 = look->last2 = 7;
}

/* Feature number k: two properties, a and b. */
#define FEATURE(a, b) \
	hashes[k] = hash_of(k, (a), (b)), k++

static inline uint32_t
hash_of(uint32_t k, uint32_t a, uint32_t b)
{
	uint32_t	h = a * (2 * k * k * UINT32_C(0x9E3779B1) + 0x85EBCA6B) +
		(b + k) * (2 * k * k * UINT32_C(0xC2B2AE35) + 0x27D4EB2F);

	return h ^ h >> 16;
}

void
zhn_features(const ZhnLook *c, uint32_t *hashes)
{
	const ZhnLook *p = c - 1;
	const ZhnLook *n = c + 1;
	uint32_t	k = 0;

	FEATURE(1, 0);
	FEATURE(c->word, 0);
	FEATURE(p->word, 0);
	FEATURE(n->word, 0);
	FEATURE(p[-1].word, 0);
	FEATURE(c->word, p->word);
	FEATURE(c->word, n->word);
	FEATURE(c->first, c->shape);
	FEATURE(c->last, c->shape);
	FEATURE(c->first2, 0);
	FEATURE(c->last2, 0);
	FEATURE(p->last, c->shape);
	FEATURE(n->first, c->shape);
	FEATURE(c->last, n->first);
	FEATURE(p->last, c->first);
	FEATURE(c->shape, p->shape);
	FEATURE(c->shape, n->shape);
	FEATURE(c->role, c->shape);
	FEATURE(p->role, c->shape);
	FEATURE(n->role, c->shape);
	FEATURE(c->role, p->role);
	FEATURE(c->role, n->role);
	FEATURE(c->rule, p->rule);
	FEATURE(c->rule, n->rule);
	FEATURE(c->rule, c->shape);
	FEATURE(c->rule, c->word);
	FEATURE(c->name, c->shape);
	FEATURE(c->cluster, 0);
	FEATURE(p->cluster, c->shape);
	FEATURE(n->cluster, c->shape);
	FEATURE(p->cluster, n->cluster);
	FEATURE(n[1].cluster, 0);
	FEATURE(c->joint, c->shape);
	FEATURE(c->joint, p->cluster);
	FEATURE(c->list, c->shape);
	FEATURE(c->list, n->cluster);
	FEATURE(p->list, c->last);
}

void
zhn_looks(const ZhnDoc *doc, const uint8_t *marks, uint32_t first,
		  uint32_t end, ZhnLook *looks)
{
	for (uint32_t k = 0; k < end - first + 2 * ZHN_LOOK_AROUND; k++)
	{
		uint32_t	t = first + k;

		if (t < ZHN_LOOK_AROUND || t - ZHN_LOOK_AROUND >= doc->ntokens)
			look_beyond(&looks[k]);
		else
			look_at(doc, marks, t - ZHN_LOOK_AROUND,
					k < ZHN_LOOK_AROUND || k >= end - first + ZHN_LOOK_AROUND,
					&looks[k]);
	}
}

/* May the token be a name, or a part of one? */
static bool
is_suspect(const ZhnDoc *doc, const uint8_t *marks, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];

	if (marks[t] != 0)
		return true;
	switch (token->kind)
	{
		case ZHN_PERSON:
		case ZHN_PLACE:
		case ZHN_ORGANISATION:
			return true;
		case ZHN_WORD:
			return (token->reason != ZHN_BY_DICTIONARY &&
					token->reason != ZHN_BY_CHARACTER) ||
				begins_name(doc, t);
		default:
			return false;
	}
}

bool
zhn_next_tagged(const ZhnDoc *doc, const uint8_t *marks, uint32_t t,
				uint32_t *first, uint32_t *end)
{
	uint32_t	last;

	*first = t;
	while (t < doc->ntokens && !is_suspect(doc, marks, t))
		t++;
	if (t == doc->ntokens)
		return false;
	if (t > *first)
		*first = t - 1;
	for (last = t++; t < doc->ntokens && t - last <= 2 &&
		 t - *first < ZHN_TAGGED_MAX - 1; t++)
		if (is_suspect(doc, marks, t))
			last = t;
	*end = last + 2 < doc->ntokens ? last + 2 : doc->ntokens;
	return true;
}
