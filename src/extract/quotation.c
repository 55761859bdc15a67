/*-------------------------------------------------------------------------
 *
 * quotation.c
 *	  Who said what: direct and indirect statements with their speakers.
 *
 * A statement is found by a verb of speech or by quotation marks that hold a
 * sentence.  Its speaker stands before the verb (王建国指出,…), after the marks
 * (“…”王建国说), is the subject of the sentence (…,并指出,…), a pronoun, or was
 * named in the sentence before.  Things that speak (会议, 报告) are speakers
 * too.  An indirect statement goes on over the sentences that follow until
 * somebody else acts or speaks.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/quotation.h"

/* Lines of a headline that a line ending in 强调 introduces. */
#define HEADLINE_LINES 3
#define HEADLINE_MAX 40

void
zhn_add_quotation(Quotes *q, ZhnSpeech kind, uint32_t start, uint32_t end,
			  const Speaker *speaker, uint32_t verb, uint32_t verb_length,
			  const char *position, float confidence)
{
	ZhnDoc	   *doc = q->doc;
	ZhnQuotation *quotation;

	while (end > start && (doc->cp[end - 1] == '\n' || doc->cp[end - 1] == ' '))
		end--;
	while (start < end && (doc->cp[start] == ' ' || doc->cp[start] == '\n'))
		start++;
	if (end <= start + 1)
		return;
	doc->quotations = zhn_doc_grow(doc->env, doc->quotations,
								   doc->nquotations, &doc->quotations_room,
								   sizeof(ZhnQuotation));
	quotation = &doc->quotations[doc->nquotations++];
	memset(quotation, 0, sizeof(ZhnQuotation));
	quotation->kind = kind;
	quotation->start = start;
	quotation->length = end - start;
	quotation->text = zhn_doc_slice(doc, start, end);
	if (speaker != NULL && speaker->found)
	{
		quotation->speaker = speaker->name;
		quotation->title = speaker->title;
		q->last = *speaker;
	}
	if (verb_length > 0)
		quotation->verb = zhn_doc_slice(doc, verb, verb + verb_length);
	quotation->position = position;
	quotation->confidence = confidence;
	q->last_end = end;
}

/* A line that ends with a verb: what follows is the headline. */
static void
headline_statement(Quotes *q, uint32_t line)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	start = zhn_doc_line_start(doc, line);
	uint32_t	end = doc->line_ends[line];
	uint32_t	stop = end;
	uint32_t	n;
	uint32_t	p;
	Speaker		s;

	while (stop > start && (doc->cp[stop - 1] == ' ' ||
							doc->cp[stop - 1] == ':'))
		stop--;
	if (stop - start > HEADLINE_MAX || stop <= start)
		return;
	n = zhn_doc_word_before(doc, stop, ZHN_W_SPEECH, NULL);
	if (n < 2 || !zhn_speaker_before(q, stop - n, &s))
		return;
	p = end;
	for (uint32_t k = line + 1; k < doc->nlines && k <= line + HEADLINE_LINES;
		 k++)
	{
		uint32_t	next = doc->line_ends[k];

		if (next - p - 1 > HEADLINE_MAX || next == p + 1 ||
			doc->cp[p + 1] == U'■' || doc->cp[next - 1] == U'。')
			break;
		p = next;
	}
	if (p > end)
		zhn_add_quotation(q, ZHN_SPEECH_INDIRECT, end + 1, p, &s, stop - n, n,
					  "before", 0.7f);
}

/* ----------------------------------------------------------------- lines */

static void
quotations_of_line(Quotes *q, uint32_t line, uint32_t *pair)
{
	ZhnDoc	   *doc = q->doc;
	uint32_t	start = zhn_doc_line_start(doc, line);
	uint32_t	end = doc->line_ends[line];
	uint32_t	i = start;

	while (i < end)
	{
		const ZhnPair *p;
		uint32_t	n;

		while (*pair < doc->npairs && doc->pairs[*pair].open < i)
			(*pair)++;
		p = *pair < doc->npairs ? &doc->pairs[*pair] : NULL;
		if (p != NULL && p->open == i && !p->title)
		{
			if (p->said)
			{
				zhn_direct_pair(q, p, start, end);
				i = p->close + 1;
			}
			else
				i = p->close + 1;
			continue;
		}
		if ((doc->begin[i] & (ZHN_W_SPEECH | ZHN_W_REPORTED)) == 0)
		{
			i++;
			continue;
		}
		n = zhn_reported_at(q, i, end);
		if (n > 0)
		{
			i = n;
			continue;
		}
		n = zhn_verb_of_speech(doc, i);
		if (n > 0)
		{
			i = zhn_indirect_at(q, i, n, end);
			continue;
		}
		i++;
	}
	headline_statement(q, line);
}

void
zhn_find_quotations(ZhnDoc *doc)
{
	Quotes		q;
	uint32_t	pair = 0;

	memset(&q, 0, sizeof(q));
	q.doc = doc;
	zhn_collect_names(&q);
	for (uint32_t line = 0; line < doc->nlines; line++)
	{
		zhn_interrupts(doc->env);
		quotations_of_line(&q, line, &pair);
	}
}
