/*-------------------------------------------------------------------------
 *
 * hits.c
 *	  Where the words of a query stand in a text.
 *
 * Patterns hang in chains by their first character.  A query has few of them,
 * so that a chain is nearly always empty.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "index/hits.h"
#include "text/charclass.h"
#include "text/digits.h"
#include "text/fold.h"
#include "text/utf8.h"

#define NCHAINS 256

/* Characters of punctuation and space at most between words of a phrase. */
#define GAP_MAX 16

typedef struct Pattern Pattern;

struct Pattern
{
	uint32_t   *c;				/* the words one after the other, folded */
	int			n;
	bool	   *gap;			/* may there be a gap before character i? */
	bool		prefix;
	int			unit;
	Pattern    *next;			/* in its chain */
};

struct ZhnPatterns
{
	const ZhnEnv *env;
	Pattern    *chains[NCHAINS];
	int			units;
	int		   *unit_length;	/* of each unit */
	bool		anywhere;		/* also inside Latin words and numbers */
};

ZhnPatterns *
zhn_patterns_create(const ZhnEnv *env)
{
	ZhnPatterns *patterns = zhn_alloc(env, sizeof(ZhnPatterns));

	memset(patterns, 0, sizeof(ZhnPatterns));
	patterns->env = env;
	return patterns;
}

void
zhn_patterns_anywhere(ZhnPatterns *patterns)
{
	patterns->anywhere = true;
}

int
zhn_patterns_units(const ZhnPatterns *patterns)
{
	return patterns->units;
}

int
zhn_patterns_unit_length(const ZhnPatterns *patterns, int unit)
{
	return unit < patterns->units ? patterns->unit_length[unit] : 0;
}

static bool
is_gap(uint32_t c)
{
	ZhnCharClass class = zhn_char_class(c);

	return class == ZHN_CHAR_SPACE || class == ZHN_CHAR_PUNCTUATION;
}

/* A letter or digit of a script that separates its words. */
static bool
is_letter(uint32_t c)
{
	ZhnCharClass class = zhn_char_class(c);

	return class == ZHN_CHAR_LATIN || class == ZHN_CHAR_DIGIT ||
		class == ZHN_CHAR_LETTER;
}

/* Append the characters of a word to a pattern. */
static void
append_word(Pattern *pattern, const ZhnPatternWord *word, bool plain_digits)
{
	const unsigned char *p = (const unsigned char *) word->word;
	const unsigned char *end = p + word->length;
	int			from = pattern->n;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		pattern->gap[pattern->n] = pattern->n == from && from > 0;
		pattern->c[pattern->n++] = zhn_fold_char(cp);
	}
	if (plain_digits)
		zhn_plain_digits(pattern->c + from, pattern->n - from);
}

static void
note_unit(ZhnPatterns *patterns, const Pattern *pattern)
{
	int			unit = pattern->unit;

	if (unit >= patterns->units)
	{
		patterns->unit_length =
			zhn_resize(patterns->env, patterns->unit_length,
					   ((size_t) unit + 1) * sizeof(int));
		while (patterns->units <= unit)
			patterns->unit_length[patterns->units++] = 0;
	}
	if (patterns->unit_length[unit] < pattern->n)
		patterns->unit_length[unit] = pattern->n;
}

void
zhn_patterns_add(ZhnPatterns *patterns, const ZhnPatternWord *words,
				 int nwords, bool prefix, int unit)
{
	Pattern    *pattern = zhn_alloc(patterns->env, sizeof(Pattern));
	Pattern   **chain;
	size_t		bytes = 0;
	bool		content = false;

	for (int i = 0; i < nwords; i++)
		bytes += words[i].length;
	memset(pattern, 0, sizeof(Pattern));
	pattern->c = zhn_alloc(patterns->env, (bytes + 1) * sizeof(uint32_t));
	pattern->gap = zhn_alloc(patterns->env, bytes + 1);
	pattern->prefix = prefix;
	pattern->unit = unit;
	for (int i = 0; i < nwords; i++)
		append_word(pattern, &words[i], !patterns->anywhere);
	for (int i = 0; i < pattern->n; i++)
		content = content || !is_gap(pattern->c[i]);
	if (!content)
		return;
	note_unit(patterns, pattern);
	chain = &patterns->chains[pattern->c[0] % NCHAINS];
	pattern->next = *chain;
	*chain = pattern;
}

/* The end of a pattern that begins at character i, or 0 if it is not there. */
static int
match(const ZhnView *view, int i, const Pattern *pattern, bool anywhere)
{
	int			at = i;

	if (!anywhere && i > 0 && is_letter(view->c[i]) && is_letter(view->c[i - 1]))
		return 0;
	for (int k = 0; k < pattern->n; k++)
	{
		if (pattern->gap[k])
			for (int gap = 0; gap < GAP_MAX && at < view->n &&
				 view->c[at] != pattern->c[k] && is_gap(view->c[at]); gap++)
				at++;
		if (at == view->n || view->c[at] != pattern->c[k])
			return 0;
		at++;
	}
	if (!anywhere && at < view->n && is_letter(view->c[at]) &&
		is_letter(view->c[at - 1]))
	{
		if (!pattern->prefix)
			return 0;
		while (at < view->n && is_letter(view->c[at]))
			at++;
	}
	return at;
}

static bool
is_before(const ZhnHit *a, const ZhnHit *b)
{
	return a->from < b->from || (a->from == b->from && a->to > b->to);
}

/* Put a new hit in its place among those that begin at the same character. */
static void
insert_hit(ZhnHit *hits, int n, ZhnHit hit)
{
	while (n > 0 && is_before(&hit, &hits[n - 1]))
	{
		hits[n] = hits[n - 1];
		n--;
	}
	hits[n] = hit;
}

int
zhn_hits_find(const ZhnEnv *env, const ZhnView *view,
			  const ZhnPatterns *patterns, ZhnHit **hits)
{
	int			room = 16;
	int			n = 0;

	*hits = zhn_alloc(env, (size_t) room * sizeof(ZhnHit));
	for (int i = 0; i < view->n; i++)
	{
		const Pattern *pattern = patterns->chains[view->c[i] % NCHAINS];

		if (i % 4096 == 0)
			zhn_interrupts(env);
		for (; pattern != NULL; pattern = pattern->next)
		{
			int			to = pattern->c[0] == view->c[i] ?
				match(view, i, pattern, patterns->anywhere) : 0;

			if (to == 0)
				continue;
			if (n == room)
			{
				room *= 2;
				*hits = zhn_resize(env, *hits,
								   (size_t) room * sizeof(ZhnHit));
			}
			insert_hit(*hits, n++, (ZhnHit) {i, to, pattern->unit});
		}
	}
	return n;
}

int
zhn_hits_separate(ZhnHit *hits, int n)
{
	int			kept = 0;

	for (int i = 0; i < n; i++)
		if (kept == 0 || hits[i].from >= hits[kept - 1].to)
			hits[kept++] = hits[i];
	return kept;
}

int
zhn_hits_join(ZhnHit *hits, int n)
{
	int			kept = 0;

	for (int i = 0; i < n; i++)
		if (kept == 0 || hits[i].from > hits[kept - 1].to)
			hits[kept++] = hits[i];
		else if (hits[i].to > hits[kept - 1].to)
			hits[kept - 1].to = hits[i].to;
	return kept;
}
