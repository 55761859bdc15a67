/*-------------------------------------------------------------------------
 *
 * quotation_direct.c
 *	  What is said between quotation marks, and by whom.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quotation.h"

/* Characters after closing marks in which the speaker is looked for. */
#define AFTER_MAX 120

/* The verb that introduces marks at i; its start and length. */
static bool
verb_before_marks(const ZhnDoc *doc, uint32_t i, uint32_t *verb, uint32_t *n)
{
	uint32_t	p = i;

	if (p > 0 && (doc->cp[p - 1] == ':' || doc->cp[p - 1] == ','))
		p--;
	*n = zhn_doc_word_before(doc, p, ZHN_W_SPEECH, NULL);
	*verb = p - *n;
	if (*n == 0 && p < i && doc->cp[p] == ':')
	{
		/* 要求各部门:“…” */
		for (uint32_t k = p; k > 0 && k + 12 > p && zhn_is_han(doc->cp[k - 1]); k--)
		{
			*n = zhn_doc_whole_word_at(doc, k - 1, ZHN_W_SPEECH, NULL);
			*verb = k - 1;
			if (*n > 0 && zhn_after_object(doc, *verb, *n) == p + 1)
				return true;
		}
		*n = 0;
	}
	return *n > 0 && (zhn_doc_edge(doc, *verb) || p < i) && zhn_doc_edge(doc, p);
}

/* Somebody after closing marks: ”王建国说, ”在现场,村民李明告诉记者. */
static bool
speaker_after(const Quotes *q, uint32_t i, uint32_t line_end, Speaker *s,
			  uint32_t *verb, uint32_t *n)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	end = zhn_speech_end(doc, i, line_end);
	uint32_t	at;

	if (end > i + AFTER_MAX)
		end = i + AFTER_MAX;
	for (uint32_t p = i; p < end; p++)
	{
		/* Not into the next marks. */
		if (doc->cp[p] == U'“' && p > i && zhn_said_pair(doc, p) != NULL)
			break;
		if (doc->claim[p] != ZHN_MENTION_NONE)
			continue;
		*n = zhn_doc_whole_word_at(doc, p, ZHN_W_SPEECH, NULL);
		if (*n == 0)
			continue;
		*verb = p;
		if (zhn_person_before(q, p, i, s) && p - s->end <= GAP_MAX)
		{
			Speaker		first;
			uint32_t	from = zhn_clause_start(doc, p);

			/* The subject of the clause, not the one it is told to. */
			if (zhn_person_from(q, from > i ? from : i, p, &first))
				*s = first;
			return true;
		}
		if (zhn_pronoun_in(doc, i, p, &at) && p - at <= GAP_MAX)
			return zhn_resolve_pronoun(q, at, s);
		if (zhn_thing_or_organisation(q, i, p, s))
			return true;
	}
	s->found = false;
	return false;
}

void
zhn_direct_pair(Quotes *q, const ZhnPair *pair, uint32_t line_start,
			uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	from = pair->open + 1;
	uint32_t	to = pair->close;
	uint32_t	verb;
	uint32_t	n;
	uint32_t	after = pair->close + pair->closed;
	Speaker		s;

	if (verb_before_marks(doc, pair->open, &verb, &n) &&
		zhn_speaker_before(q, verb, &s))
	{
		/* “…,”他说,“…” has the same words for both. */
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, verb, n,
					  "before", 0.95f);
		return;
	}
	/* 李明:“…” */
	if (pair->open > 1 && doc->cp[pair->open - 1] == ':' &&
		zhn_person_before(q, pair->open - 1, pair->open > 40 ?
						   pair->open - 40 : 0, &s) &&
		s.start >= zhn_speech_start(doc, pair->open))
	{
		Speaker		first;

		if (zhn_person_from(q, zhn_clause_start(doc, pair->open - 1),
						 pair->open - 1, &first))
			s = first;
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "before", 0.8f);
		return;
	}
	if (after < line_end && speaker_after(q, after, line_end, &s, &verb, &n))
	{
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, verb, n,
					  doc->cp[pair->close - 1] == ',' ? "middle" : "after",
					  0.9f);
		return;
	}
	/* ”王建国来到… : who acts next has spoken. */
	if (after < line_end && zhn_person_from(q, after, after + 6, &s) &&
		s.start == after)
	{
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "after", 0.6f);
		return;
	}
	/* The one who spoke last goes on. */
	if (q->last.found && q->last_end >= line_start &&
		pair->open - q->last_end < 60)
	{
		s = q->last;
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "carried",
					  0.7f);
		return;
	}
	if (pair->open == line_start && line_start > 0 &&
		zhn_person_from(q, zhn_speech_start(doc, line_start - 2 > line_start ? 0 :
									   line_start - 2), line_start, &s))
	{
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "carried",
					  0.55f);
		return;
	}
	/* What nobody is said to have said is speech if it is a sentence. */
	if (to - from >= 8 && zhn_ends_speech(doc->cp[to - 1]))
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, NULL, 0, 0, "none",
					  0.4f);
}

