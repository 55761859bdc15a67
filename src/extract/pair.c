/*-------------------------------------------------------------------------
 *
 * pair.c
 *	  Pairs of quotation marks and title marks; works and quoted terms.
 *
 * Marks of the same form may be nested (“以“诚心”换真心”), so pairs are
 * matched with a stack, line by line.  A mark that a line leaves open reaches
 * to the line's end; one that closes nothing is left alone.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/doc.h"

/* Deeper nesting than this is not looked at. */
#define DEPTH_MAX 16

/* A term has no more characters than this. */
#define TERM_MAX 24

static uint32_t
closing_mark(uint32_t cp)
{
	switch (cp)
	{
		case U'“':
			return U'”';
		case U'‘':
			return U'’';
		case U'「':
			return U'」';
		case U'『':
			return U'』';
		case U'《':
			return U'》';
		case U'〈':
			return U'〉';
		default:
			return 0;
	}
}

static bool
is_closing(uint32_t cp)
{
	return cp == U'”' || cp == U'’' || cp == U'」' || cp == U'』' ||
		cp == U'》' || cp == U'〉';
}

static bool
ends_sentence(uint32_t cp)
{
	return cp == U'。' || cp == '!' || cp == '?' || cp == U'…';
}

/* Is a pair what somebody said?  A sentence, or it follows a colon. */
static bool
is_said(const ZhnDoc *doc, const ZhnPair *pair)
{
	uint32_t	length = pair->close - pair->open - 1;
	uint32_t	last = doc->cp[pair->close - 1];
	uint32_t	before = pair->open > 0 ? doc->cp[pair->open - 1] : 0;
	uint32_t	commas = 0;

	if (pair->title || length == 0)
		return false;
	if (ends_sentence(last) && length > 2)
		return true;
	if (last == ',' && length > 3)
		return true;
	for (uint32_t i = pair->open + 1; i < pair->close; i++)
	{
		uint32_t	c = doc->cp[i];

		if (c == U'。' || (c == '!' && i + 1 < pair->close) ||
			(c == '?' && i + 1 < pair->close))
			return true;
		commas += c == ',';
	}
	/*
	 * (本台):“…”  is no speech, nor does “学习强国”平台 speak, which goes on
	 * with a word.
	 */
	if (before == ':' && length > 3 &&
		zhn_doc_was(doc, pair->open, U"):") == 0 &&
		zhn_doc_was(doc, pair->open, U"消息:") == 0)
		return (length > TERM_MAX || !zhn_is_han(doc->cp[pair->close + 1])) &&
			doc->cp[pair->close + 1] != U'—';
	return commas >= 1 && length > TERM_MAX;
}

static void
add_pair(ZhnDoc *doc, uint32_t open, uint32_t close, uint32_t depth,
		 bool closed)
{
	ZhnPair    *pair;
	uint32_t	mark = doc->cp[open];

	doc->pairs = zhn_doc_grow(doc->env, doc->pairs, doc->npairs,
							  &doc->pairs_room, sizeof(ZhnPair));
	pair = &doc->pairs[doc->npairs++];
	pair->open = open;
	pair->close = close;
	pair->depth = depth;
	pair->title = mark == U'《' || mark == U'〈';
	pair->closed = closed;
	pair->said = is_said(doc, pair);
}

/* Put the pairs that were added from first on in the order of opening. */
static void
sort_pairs(ZhnDoc *doc, uint32_t first)
{
	for (uint32_t k = first + 1; k < doc->npairs; k++)
	{
		ZhnPair		pair = doc->pairs[k];
		uint32_t	j = k;

		while (j > first && doc->pairs[j - 1].open > pair.open)
		{
			doc->pairs[j] = doc->pairs[j - 1];
			j--;
		}
		doc->pairs[j] = pair;
	}
}

/* The pairs of one line. */
static void
pairs_of_line(ZhnDoc *doc, uint32_t start, uint32_t end)
{
	uint32_t	open[DEPTH_MAX];
	uint32_t	depth = 0;
	uint32_t	first = doc->npairs;

	for (uint32_t i = start; i < end; i++)
	{
		uint32_t	c = doc->cp[i];

		if (c > U'』' || (c < U'‘' && c != '"'))
			continue;
		if (closing_mark(c) != 0 ||
			(c == '"' && !(depth > 0 && doc->cp[open[depth - 1]] == '"')))
		{
			if (depth < DEPTH_MAX)
				open[depth++] = i;
			continue;
		}
		if (!is_closing(c) && c != '"')
			continue;
		/* Marks that were left open inside are given up. */
		for (uint32_t d = depth; d > 0; d--)
		{
			uint32_t	mark = doc->cp[open[d - 1]];

			if (mark == '"' ? c == '"' : closing_mark(mark) == c)
			{
				depth = d - 1;
				add_pair(doc, open[depth], i, depth, true);
				break;
			}
		}
		if (doc->npairs > first && doc->pairs[doc->npairs - 1].depth == 0)
		{
			sort_pairs(doc, first);
			first = doc->npairs;
		}
	}
	if (depth > 0 && doc->cp[open[0]] == U'“' && end - open[0] > 4)
		add_pair(doc, open[0], end, 0, false);
	sort_pairs(doc, first);
}

void
zhn_find_pairs(ZhnDoc *doc)
{
	for (uint32_t line = 0; line < doc->nlines; line++)
	{
		zhn_interrupts(doc->env);
		pairs_of_line(doc, zhn_doc_line_start(doc, line),
					  doc->line_ends[line]);
	}
}

void
zhn_find_works(ZhnDoc *doc)
{
	for (uint32_t k = 0; k < doc->npairs; k++)
	{
		const ZhnPair *pair = &doc->pairs[k];
		ZhnMention *m;

		if (!pair->closed || pair->close - pair->open < 2)
			continue;
		if (pair->title && pair->depth > 0 && k > 0 &&
			doc->pairs[k - 1].title && doc->pairs[k - 1].close > pair->close)
			continue;
		if (!pair->title && (pair->said || pair->close - pair->open > TERM_MAX + 1))
			continue;
		m = zhn_doc_add(doc, pair->title ? ZHN_MENTION_WORK : ZHN_MENTION_TERM,
						pair->open, pair->close + 1 - pair->open);
		m->name = zhn_doc_slice(doc, pair->open + 1, pair->close);
		m->evidence = "marks";
		m->confidence = 0.95f;
	}
}
