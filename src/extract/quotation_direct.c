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

/* And before a colon, or after 这是. */
#define COLON_MAX 40

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
			if (zhn_subject_from(q, from > i ? from : i, p, &first))
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

/* 李明:“…”, 网友留言:“…”: who stands before the colon at i. */
static bool
speaker_before_colon(const Quotes *q, uint32_t i, bool verb, Speaker *s)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	start = zhn_speech_start(doc, i);
	uint32_t	from = zhn_clause_start(doc, i);

	if (zhn_subject_from(q, from, i, s))
		return true;
	if (zhn_thing_or_organisation(q, from, i, s))
		return true;
	/* 战士们高呼:“…” is not said by who was named before. */
	if (!verb &&
		zhn_person_before(q, i, i > COLON_MAX ? i - COLON_MAX : 0, s) &&
		s->start >= start)
		return true;
	s->found = false;
	return false;
}

/* “…”这是李明写下的话: who is named in what the marks are. */
static bool
speaker_of_this(const Quotes *q, uint32_t i, uint32_t line_end, Speaker *s)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	end = i;

	if (zhn_doc_is(doc, i, U"这是") == 0 && zhn_doc_is(doc, i, U"这句") == 0)
		return false;
	while (end < line_end && end < i + COLON_MAX && doc->cp[end] != ',' &&
		   !zhn_ends_speech(doc->cp[end]))
		end++;
	return zhn_person_from(q, i, end, s);
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
	bool		introduced = verb_before_marks(doc, pair->open, &verb, &n);
	bool		colon = pair->open > 1 && doc->cp[pair->open - 1] == ':' &&
		zhn_doc_was(doc, pair->open, U"):") == 0 &&
		zhn_doc_was(doc, pair->open, U"消息:") == 0;
	Speaker		s;

	s.found = false;
	if (introduced || colon)
	{
		/* “…,”他说,“…” has the same words for both. */
		if (introduced && zhn_speaker_before(q, verb, &s))
			zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, verb, n,
							  "before", 0.95f);
		else if (colon &&
				 speaker_before_colon(q, pair->open - 1, introduced, &s))
			zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, verb,
							  introduced ? n : 0, "before", 0.8f);
	}
	/* What is introduced is said by nobody who comes later. */
	else if (after < line_end &&
			 speaker_after(q, after, line_end, &s, &verb, &n))
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, verb, n,
						  doc->cp[pair->close - 1] == ',' ? "middle" : "after",
						  0.9f);
	/* ”王建国来到… : who acts next has spoken. */
	else if (after < line_end &&
			 ((zhn_person_from(q, after, after + 6, &s) && s.start == after) ||
			  speaker_of_this(q, after, line_end, &s)))
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "after",
						  0.6f);
	/* The one who spoke last goes on, perhaps in a new paragraph. */
	else if (q->last.found &&
			 ((q->last_end >= line_start && pair->open - q->last_end < 60) ||
			  (pair->open == line_start && q->last_end + 3 > line_start)))
	{
		s = q->last;
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "carried",
						  0.7f);
	}
	else
		s.found = false;
	/* What nobody is said to have said is speech if it is a sentence. */
	if (!s.found && to - from >= 8 && zhn_ends_speech(doc->cp[to - 1]))
		zhn_add_quotation(q, ZHN_SPEECH_DIRECT, from, to, NULL, verb,
						  introduced ? n : 0, "none", 0.4f);
}
