/*-------------------------------------------------------------------------
 *
 * quotation_indirect.c
 *	  Indirect statements: where they begin, and how far they go on.
 *
 * A statement goes on over the sentences that follow, until somebody else acts
 * or speaks.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/quotation.h"

/* Does a new sentence at i tell of something else? */
static bool
is_new_matter(const Quotes *q, uint32_t i, uint32_t end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	p = i;
	uint32_t	stop = zhn_speech_end(doc, i, end);
	Speaker		s;
	uint32_t	at;

	if (doc->cp[p] == U'“' || doc->cp[p] == U'《')
		return doc->cp[p] == U'“';
	if (zhn_doc_whole_word_at(doc, p, ZHN_W_NARRATIVE | ZHN_W_REPORTED, NULL) > 0)
		return true;
	if (zhn_person_from(q, p, p + 24 < stop ? p + 24 : stop, &s) && s.person &&
		s.start - p <= 14)
		return true;
	if (zhn_pronoun_in(doc, p, p + 2, &at))
		return true;
	if (doc->claim[p] == ZHN_MENTION_DATE)
	{
		uint32_t	d = p;

		while (d < stop && doc->claim[d] == ZHN_MENTION_DATE)
			d++;
		return doc->cp[d] == ',' && d - p >= 2 && zhn_is_digit(doc->cp[p]);
	}
	/* Another statement with a speaker of its own. */
	for (uint32_t k = p; k < stop && k < p + 40; k++)
	{
		uint32_t	n = zhn_verb_of_speech(doc, k);

		if (n == 0)
			continue;
		if ((doc->cp[k + n] == ',' || doc->cp[k + n] == ':') &&
			zhn_speaker_before(q, k, &s) && s.start >= p)
			return true;
		k += n - 1;
	}
	return false;
}

/* Where an indirect statement that begins at i ends. */
static uint32_t
indirect_end(const Quotes *q, uint32_t i, uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	end = zhn_speech_end(doc, i, line_end);

	for (;;)
	{
		while (end < line_end && zhn_ends_speech(doc->cp[end]))
			end++;
		while (end < line_end && doc->cp[end] == U'”')
			end++;
		if (end >= line_end || is_new_matter(q, end, line_end))
			return end;
		end = zhn_speech_end(doc, end, line_end);
	}
}

/* The said pair that opens at i, if any. */
const ZhnPair *
zhn_said_pair(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	low = 0;
	uint32_t	high = doc->npairs;

	while (low < high)
	{
		uint32_t	middle = (low + high) / 2;

		if (doc->pairs[middle].open < i)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < doc->npairs && doc->pairs[low].open == i &&
		doc->pairs[low].said)
		return &doc->pairs[low];
	return NULL;
}

/* A statement that the verb at i begins; returns where to go on. */
uint32_t
zhn_indirect_at(Quotes *q, uint32_t i, uint32_t n, uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	p = i + n;
	uint32_t	c = doc->cp[p];
	Speaker		s;
	uint32_t	end;
	bool		comma;

	if (c == U'了')
		c = doc->cp[++p];
	comma = c == ',' || c == ':';
	if (comma)
		p++;
	else if (zhn_after_object(doc, i, n) > 0)
	{
		p = zhn_after_object(doc, i, n);
		comma = true;
	}
	else if (!zhn_is_strong_verb(doc, i, n))
		return i + n;
	if (p >= line_end || zhn_ends_speech(doc->cp[p]) ||
		zhn_said_pair(doc, p) != NULL)
		return i + n;
	if (!zhn_speaker_before(q, i, &s))
		return i + n;
	if (!comma)
	{
		/* 他表示愿意…: the speaker stands right before the verb. */
		if (i - s.end > 6 && s.person)
			return i + n;
		if (!s.person && i - s.end > 2)
			return i + n;
		end = zhn_speech_end(doc, p, line_end);
		if (end - p < 6 || (zhn_doc_is(doc, i, U"表示") &&
							zhn_is_gesture(doc, p, end)))
			return i + n;
		if (end < line_end)
			end++;
		zhn_add_quotation(q, ZHN_SPEECH_INDIRECT, p, end, &s, i, n, "before", 0.65f);
		return end;
	}
	end = indirect_end(q, p, line_end);
	zhn_add_quotation(q, ZHN_SPEECH_INDIRECT, p, end, &s, i, n,
				  "before", s.person ? 0.9f : 0.8f);
	return end;
}

/* 据了解,… */
uint32_t
zhn_reported_at(Quotes *q, uint32_t i, uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	n = zhn_doc_word_at(doc, i, ZHN_W_REPORTED, NULL);
	uint32_t	end;

	if (n == 0 || !zhn_doc_edge(doc, i))
		return 0;
	if (doc->cp[i + n] != ',' && doc->cp[i + n] != ':')
		return 0;
	end = zhn_speech_end(doc, i + n + 1, line_end);
	if (end < line_end)
		end++;
	zhn_add_quotation(q, ZHN_SPEECH_INDIRECT, i + n + 1, end, NULL, i, n, "none",
				  0.8f);
	return end;
}

