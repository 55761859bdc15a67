/*-------------------------------------------------------------------------
 *
 * quotation_speaker.c
 *	  Who speaks: people, organisations, things that say (会议), 他.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "extract/quotation.h"

/* A thing that says stands so near before the verb. */
#define THING_GAP_MAX 8

static int
compare_starts(const void *a, const void *b)
{
	const uint64_t *x = a;
	const uint64_t *y = b;

	return *x < *y ? -1 : *x > *y;
}

void
zhn_collect_names(Quotes *q)
{
	ZhnDoc	   *doc = q->doc;
	uint64_t   *keys = zhn_alloc(doc->env,
								 (doc->nmentions + 1) * sizeof(uint64_t));
	uint32_t	n = 0;

	q->titles = zhn_known_create(doc);
	for (uint32_t k = 0; k < doc->nmentions; k++)
	{
		const ZhnMention *m = &doc->mentions[k];

		if (m->kind != ZHN_MENTION_PERSON &&
			m->kind != ZHN_MENTION_ORGANISATION)
			continue;
		keys[n++] = (uint64_t) m->start << 32 | k;
		if (m->kind == ZHN_MENTION_PERSON && m->title.at != NULL)
			zhn_known_add(q->titles, m->start, m->start + m->length, k);
	}
	if (n > 0)
		qsort(keys, n, sizeof(uint64_t), compare_starts);
	q->names = zhn_alloc(doc->env, (n + 1) * sizeof(uint32_t));
	for (uint32_t k = 0; k < n; k++)
		q->names[k] = (uint32_t) keys[k];
	q->nnames = n;
}

/* Number in names of the first that begins at i or later. */
static uint32_t
name_from(const Quotes *q, uint32_t i)
{
	uint32_t	low = 0;
	uint32_t	high = q->nnames;

	while (low < high)
	{
		uint32_t	middle = (low + high) / 2;

		if (q->doc->mentions[q->names[middle]].start < i)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Where the title before a name begins, or the name. */
static uint32_t
title_start(const ZhnDoc *doc, const ZhnMention *m)
{
	uint32_t	start = m->start;

	if (m->title.at == NULL || m->title.at >= m->surface.at)
		return start;
	while (start > 0 && doc->text + doc->at[start] > m->title.at)
		start--;
	return start;
}

static void
speaker_is_mention(const Quotes *q, uint32_t mention, Speaker *s)
{
	const ZhnMention *m = &q->doc->mentions[mention];
	uint32_t	other;

	memset(s, 0, sizeof(Speaker));
	s->found = true;
	s->start = m->start;
	s->end = m->start + m->length;
	s->title_start = title_start(q->doc, m);
	s->person = m->kind == ZHN_MENTION_PERSON;
	s->name = m->name.at != NULL ? m->name : m->surface;
	s->title = m->title;
	if (s->person && s->title.at == NULL &&
		zhn_known_at(q->titles, m->start, &other) == m->length)
		s->title = q->doc->mentions[other].title;
}

/* The first person between two characters. */
bool
zhn_person_from(const Quotes *q, uint32_t from, uint32_t to, Speaker *s)
{
	for (uint32_t k = name_from(q, from); k < q->nnames; k++)
	{
		const ZhnMention *m = &q->doc->mentions[q->names[k]];

		if (m->start + m->length > to)
			return false;
		if (m->kind == ZHN_MENTION_PERSON)
		{
			speaker_is_mention(q, q->names[k], s);
			return true;
		}
	}
	return false;
}

/* Do the characters stand anywhere between two places? */
static bool
stands_between(const ZhnDoc *doc, uint32_t from, uint32_t to,
			   const char32_t *what)
{
	for (uint32_t p = from; p < to; p++)
		if (zhn_doc_is(doc, p, what) > 0)
			return true;
	return false;
}

/* Is a person the object of what stands before: 听李明, 向李明, 援引李明? */
static bool
is_object(const ZhnDoc *doc, const Speaker *s, uint32_t from)
{
	static const char32_t *const words[] =
	{
		U"听", U"对", U"向", U"给", U"把", U"被", U"援引", U"引述", U"针对",
		U"关于", U"欢迎", U"感谢", U"随同", U"陪同", U"配合", U"听取", U"见到",
		U"拥护", U"支持", U"落实", U"贯彻", NULL
	};

	for (const char32_t *const *w = words; *w != NULL; w++)
	{
		uint32_t	n = zhn_doc_was(doc, s->title_start, *w);

		if (n > 0 && s->title_start - n >= from &&
			zhn_doc_edge(doc, s->title_start - n))
			return true;
	}
	/* 熟悉李明的人; 援引前雇员斯诺登: what he is called may be no title. */
	return (s->person && doc->cp[s->end] == U'的') ||
		stands_between(doc, from, s->title_start, U"援引");
}

/* The first person between two characters that is no object. */
bool
zhn_subject_from(const Quotes *q, uint32_t from, uint32_t to, Speaker *s)
{
	uint32_t	start = from;

	while (zhn_person_from(q, start, to, s))
	{
		if (!is_object(q->doc, s, from))
			return true;
		start = s->end;
	}
	s->found = false;
	return false;
}

bool
zhn_person_before(const Quotes *q, uint32_t to, uint32_t from, Speaker *s)
{
	for (uint32_t k = name_from(q, to); k > 0; k--)
	{
		const ZhnMention *m = &q->doc->mentions[q->names[k - 1]];

		if (m->start < from)
			return false;
		if (m->kind == ZHN_MENTION_PERSON)
		{
			speaker_is_mention(q, q->names[k - 1], s);
			return true;
		}
	}
	return false;
}

/* The organisation that ends last between two characters. */
bool
zhn_organisation_before(const Quotes *q, uint32_t from, uint32_t to, Speaker *s)
{
	for (uint32_t k = name_from(q, to); k > 0; k--)
	{
		const ZhnMention *m = &q->doc->mentions[q->names[k - 1]];

		if (m->start < from)
			return false;
		if (m->kind == ZHN_MENTION_ORGANISATION && m->start + m->length <= to)
		{
			speaker_is_mention(q, q->names[k - 1], s);
			return true;
		}
	}
	return false;
}

/* A statement may hold ; so only these end it. */
uint32_t
zhn_speech_end(const ZhnDoc *doc, uint32_t i, uint32_t limit)
{
	if (limit > i && limit - i > SPEECH_MAX)
		limit = i + SPEECH_MAX;
	while (i < limit && !zhn_ends_speech(doc->cp[i]))
		i++;
	return i;
}

uint32_t
zhn_speech_start(const ZhnDoc *doc, uint32_t i)
{
	for (int n = 0; n < 300 && i > 0 && !zhn_ends_speech(doc->cp[i - 1]); n++)
		i--;
	return i;
}

/* Closing marks belong to the sentence that they end. */
uint32_t
zhn_clause_start(const ZhnDoc *doc, uint32_t i)
{
	for (int n = 0; n < 120 && i > 0; n++)
	{
		uint32_t	c = doc->cp[i - 1];

		if (zhn_ends_speech(c) || c == ',' || c == ';' || c == ':' || c == U'”')
			break;
		i--;
	}
	return i;
}

/* 他, 她 between two characters; its place to *at. */
bool
zhn_pronoun_in(const ZhnDoc *doc, uint32_t from, uint32_t to, uint32_t *at)
{
	for (uint32_t i = from; i < to; i++)
		if ((doc->cp[i] == U'他' || doc->cp[i] == U'她') &&
			zhn_doc_edge(doc, i) && doc->cp[i + 1] != U'们' &&
			doc->cp[i + 1] != U'的' && zhn_doc_edge(doc, i + 1))
		{
			*at = i;
			return true;
		}
	return false;
}

/* Whom a pronoun at i stands for. */
bool
zhn_resolve_pronoun(const Quotes *q, uint32_t i, Speaker *s)
{
	uint32_t	start = zhn_speech_start(q->doc, i);
	uint32_t	before = start > 0 ? zhn_speech_start(q->doc, start - 1) : 0;

	if (zhn_subject_from(q, start, i, s))
		return true;
	/* Who acted in the sentence before, if that was not what somebody said. */
	if (q->last_end <= before + 1 && zhn_subject_from(q, before, start, s) &&
		s->title_start <= before + 4)
		return true;
	if (q->last.found && q->last.person && q->last_end + 200 > i)
	{
		*s = q->last;
		return true;
	}
	if (zhn_subject_from(q, before, start, s) ||
		zhn_person_before(q, i, i > 300 ? i - 300 : 0, s))
		return true;
	/* Nobody was named: it stays 他. */
	memset(s, 0, sizeof(Speaker));
	s->found = true;
	s->start = s->title_start = i;
	s->end = i + 1;
	s->name = zhn_doc_slice(q->doc, i, i + 1);
	return true;
}

/* A thing that says something ends shortly before the verb: 会议强调. */
static bool
thing_before(const ZhnDoc *doc, uint32_t from, uint32_t verb, Speaker *s)
{
	for (uint32_t end = verb; end > from && verb - end <= THING_GAP_MAX; end--)
	{
		uint32_t	n;
		uint32_t	start;

		if (!zhn_doc_edge(doc, end))
			continue;
		n = zhn_doc_word_before(doc, end, ZHN_W_SAID_BY | ZHN_W_TITLE, NULL);
		if (n < 2)
			continue;
		start = end - n;
		if (!zhn_doc_edge(doc, start) || start < from)
			continue;
		/* With what stands before it: 交管部门有关负责人, 世卫组织专家. */
		for (int k = 0; k < 6 && start > from; k++)
		{
			uint32_t	t = doc->token_of[start - 1];
			uint32_t	first = doc->tokens[t].start;

			if (first < from || doc->tokens[t].kind == ZHN_PUNCTUATION ||
				doc->tokens[t].kind == ZHN_DATE ||
				(doc->tokens[t].kind == ZHN_WORD &&
				 zhn_doc_whole_word_at(doc, first, ZHN_W_STOP | ZHN_W_SPEECH |
									   ZHN_W_ACT, NULL) == start - first && doc->claim[first] == ZHN_MENTION_NONE &&
				 !zhn_doc_is(doc, first, U"有关") &&
				 !zhn_doc_is(doc, first, U"相关")))
				break;
			start = first;
		}
		memset(s, 0, sizeof(Speaker));
		s->found = true;
		s->start = s->title_start = start;
		s->end = end;
		s->name = zhn_doc_slice(doc, start, end);
		return true;
	}
	return false;
}

/* What stands nearest before the verb: an organisation or a thing. */
bool
zhn_thing_or_organisation(const Quotes *q, uint32_t from, uint32_t verb,
					  Speaker *s)
{
	Speaker		organisation;

	uint32_t	quoted = from;

	/* 甲报援引乙部的消息说 is said by 甲报. */
	while (quoted < verb && zhn_doc_is(q->doc, quoted, U"援引") == 0)
		quoted++;
	if (quoted < verb)
		return zhn_organisation_before(q, from, quoted, s) ||
			thing_before(q->doc, from, quoted, s);
	if (!zhn_organisation_before(q, from, verb, &organisation) ||
		verb - organisation.end > THING_GAP_MAX ||
		is_object(q->doc, &organisation, from))
		organisation.found = false;
	if (thing_before(q->doc, from, verb, s) &&
		!(organisation.found && organisation.end >= s->end))
	{
		/* 甲部发表声明说 is said by 甲部. */
		if ((zhn_doc_was(q->doc, s->start, U"发表") > 0 ||
			 zhn_doc_was(q->doc, s->start, U"发布") > 0 ||
			 zhn_doc_was(q->doc, s->start, U"发出") > 0) &&
			zhn_organisation_before(q, from, s->start, &organisation))
			*s = organisation;
		return !is_object(q->doc, s, from);
	}
	*s = organisation;
	return s->found;
}

/* 应观众要求, 按会议要求, 贯彻党中央要求: nobody asks here. */
static bool
is_request_met(const ZhnDoc *doc, uint32_t from, uint32_t verb)
{
	static const char32_t *const met[] =
	{
		U"贯彻", U"落实", U"按照", U"符合", U"满足", U"遵照", U"对照", U"响应",
		U"达到", U"根据", U"围绕", NULL
	};

	if (zhn_doc_is(doc, verb, U"要求") == 0 &&
		zhn_doc_is(doc, verb, U"建议") == 0 &&
		zhn_doc_is(doc, verb, U"请求") == 0)
		return false;
	if (doc->cp[from] == U'应' || doc->cp[from] == U'按' ||
		(verb > 0 && doc->cp[verb - 1] == U'”'))
		return true;
	for (const char32_t *const *w = met; *w != NULL; w++)
		if (stands_between(doc, from, verb, *w))
			return true;
	return false;
}

/*
 * Where the subject of the sentence with the verb may begin: after a dateline
 * such as (本台): and a date.
 */
uint32_t
zhn_subject_start(const ZhnDoc *doc, uint32_t verb)
{
	uint32_t	start = zhn_speech_start(doc, verb);

	for (uint32_t p = start + 1; p < verb; p++)
		if (doc->cp[p] == ':' && (doc->cp[p - 1] == ')' ||
								  zhn_doc_was(doc, p, U"消息") > 0))
			start = p + 1;
	while (start < verb && (doc->claim[start] == ZHN_MENTION_DATE ||
							doc->cp[start] == ',' || doc->cp[start] == ' '))
		start++;
	return start;
}

/* The subject of a sentence: a person, or what stands in its first clause. */
static bool
subject_of_sentence(const Quotes *q, uint32_t start, uint32_t verb,
					Speaker *s)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	at;
	uint32_t	end = start;

	if (zhn_subject_from(q, start, verb, s))
		return true;
	if (zhn_pronoun_in(doc, start, verb, &at))
		return zhn_resolve_pronoun(q, at, s);
	/* 甲国政府发表声明,宣布… */
	while (end < verb && doc->cp[end] != ',')
		end++;
	for (uint32_t k = name_from(q, start); k < q->nnames; k++)
	{
		const ZhnMention *m = &doc->mentions[q->names[k]];

		if (m->start > start + 2 || m->start + m->length > end)
			break;
		speaker_is_mention(q, q->names[k], s);
		return true;
	}
	/* 会议听取了…,并指出 */
	return thing_before(doc, start, start + THING_GAP_MAX, s);
}

/*
 * Who is the subject of the verb at i?  In its clause a person, then a
 * pronoun, an organisation or a thing; if the clause is only 并 or 还, the
 * subject of the sentence.
 */
bool
zhn_speaker_before(const Quotes *q, uint32_t verb, Speaker *s)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	from = zhn_clause_start(doc, verb);
	uint32_t	at;
	uint32_t	start;

	s->found = false;
	if (is_request_met(doc, from, verb) ||
		(verb == from && zhn_doc_is(doc, verb, U"分析") > 0))
		return false;
	/* A person that begins the clause is its subject, however long it is. */
	if (zhn_subject_from(q, from, verb, s) &&
		(verb - s->end <= GAP_MAX || s->title_start == from))
		return true;
	s->found = false;
	if (zhn_pronoun_in(doc, from, verb, &at) && verb - at <= GAP_MAX)
		return zhn_resolve_pronoun(q, at, s);
	if (zhn_thing_or_organisation(q, from, verb, s))
		return true;

	/* 王建国详细了解了…,并指出 */
	start = zhn_speech_start(doc, verb);
	if (verb - from <= 6 && from > start &&
		(doc->cp[from] == U'并' || doc->cp[from] == U'还' ||
		 doc->cp[from] == U'也' || doc->cp[from] == U'同' || verb == from))
		return subject_of_sentence(q, zhn_subject_start(doc, verb), verb, s);
	return false;
}
