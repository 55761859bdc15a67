/*-------------------------------------------------------------------------
 *
 * codebook.c
 *	  Coding of texts with a codebook.
 *
 * Terms and negators are kept sorted by their folded form.  A lexicon of the
 * terms finds where any of them is; what was found there is looked up by its
 * folded form, for its categories.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/codebook.h"

#include <stdlib.h>
#include <string.h>

#include "segment/occurrence.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Bytes of a folded term at most. */
#define KEY_MAX		(ZHN_LEXICON_WORD_MAX * 4)

typedef struct Entry
{
	ZhnCodeTerm term;
	const char *key;			/* folded */
	size_t		key_length;
	size_t		place;			/* in the list that was given */
} Entry;

struct ZhnCodebook
{
	Entry	   *terms;
	size_t		n_terms;
	Entry	   *negators;
	size_t		n_negators;
	int			window;
	ZhnLexicon *lexicon;
};

/* An occurrence of a term, before it is known which ones are kept. */
typedef struct Candidate
{
	size_t		start;
	size_t		length;
} Candidate;

/*
 * Fold character by character, as the lexicon does.  Returns the length in
 * bytes, or 0 if the text is too long for a term, or is not UTF-8.
 */
static size_t
fold_key(const char *text, size_t length, char *key)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	size_t		n = 0;
	int			characters = 0;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp == ZHN_INVALID || ++characters > ZHN_LEXICON_WORD_MAX)
			return 0;
		n += (size_t) zhn_utf8_encode(zhn_fold_char(cp),
									  (unsigned char *) key + n);
	}
	return n;
}

static int
compare_keys(const char *a, size_t a_length, const char *b, size_t b_length)
{
	int			order = memcmp(a, b, a_length < b_length ? a_length : b_length);

	if (order != 0)
		return order;
	return (a_length > b_length) - (a_length < b_length);
}

static int
compare_entries(const void *a, const void *b)
{
	const Entry *x = a;
	const Entry *y = b;
	int			order = compare_keys(x->key, x->key_length,
									 y->key, y->key_length);

	if (order == 0)
		order = (x->term.category > y->term.category) -
			(x->term.category < y->term.category);
	return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

/* Sorted; one of those that are the same and of the same category is kept. */
static Entry *
sorted_entries(const ZhnEnv *env, const ZhnCodeTerm *terms, size_t n,
			   size_t *kept)
{
	Entry	   *entries = zhn_alloc(env, (n + 1) * sizeof(Entry));

	for (size_t i = 0; i < n; i++)
	{
		char		folded[KEY_MAX];
		size_t		length = fold_key(terms[i].term, terms[i].length, folded);
		char	   *copy;

		if (length == 0)
			zhn_fail(env, ZHN_ERROR_INPUT,
					 "a term of a codebook must have 1 to 64 characters",
					 "Divide a longer one, or take an empty one out.");
		copy = zhn_alloc(env, length + terms[i].length);
		memcpy(copy, folded, length);
		memcpy(copy + length, terms[i].term, terms[i].length);
		entries[i].key = copy;
		entries[i].key_length = length;
		entries[i].term = terms[i];
		entries[i].term.term = copy + length;
		entries[i].place = i;
	}
	qsort(entries, n, sizeof(Entry), compare_entries);
	*kept = 0;
	for (size_t i = 0; i < n; i++)
	{
		const Entry *last = &entries[*kept > 0 ? *kept - 1 : 0];

		if (*kept == 0 ||
			entries[i].term.category != last->term.category ||
			compare_keys(entries[i].key, entries[i].key_length,
						 last->key, last->key_length) != 0)
			entries[(*kept)++] = entries[i];
	}
	return entries;
}

ZhnCodebook *
zhn_codebook_build(const ZhnEnv *env, const ZhnCodeTerm *terms, size_t n,
				   const ZhnCodeTerm *negators, size_t n_negators, int window)
{
	ZhnCodebook *codebook = zhn_alloc(env, sizeof(ZhnCodebook));
	ZhnLexiconWord *words = zhn_alloc(env, (n + 1) * sizeof(ZhnLexiconWord));

	codebook->terms = sorted_entries(env, terms, n, &codebook->n_terms);
	codebook->negators = sorted_entries(env, negators, n_negators,
										&codebook->n_negators);
	codebook->window = window;
	for (size_t i = 0; i < n; i++)
		words[i] = (ZhnLexiconWord){terms[i].term, terms[i].length, ZHN_WORD};
	codebook->lexicon = zhn_lexicon_build(env, words, n);
	zhn_release(env, words);
	return codebook;
}

const ZhnCodeTerm *
zhn_codebook_term(const ZhnCodebook *codebook, size_t term)
{
	return &codebook->terms[term].term;
}

/* The first entry with the folded form of a text, and how many have it. */
static size_t
find_entries(const Entry *entries, size_t n, const char *text, size_t length,
			 size_t *first)
{
	char		key[KEY_MAX];
	size_t		key_length = fold_key(text, length, key);
	size_t		low = 0;
	size_t		high = n;
	size_t		end;

	while (low < high)
	{
		size_t		middle = low + (high - low) / 2;

		if (compare_keys(entries[middle].key, entries[middle].key_length,
						 key, key_length) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first = low;
	for (end = low; end < n; end++)
		if (compare_keys(entries[end].key, entries[end].key_length,
						 key, key_length) != 0)
			break;
	return end - low;
}

static bool
is_latin(uint32_t cp)
{
	ZhnCharClass class = cp == ZHN_INVALID ? ZHN_CHAR_OTHER :
		zhn_char_class(cp);

	return class == ZHN_CHAR_LATIN || class == ZHN_CHAR_DIGIT;
}

/* The character that ends before at; at is not 0. */
static uint32_t
character_before(const char *text, size_t at)
{
	const unsigned char *p = (const unsigned char *) text;
	size_t		from = at - 1;
	uint32_t	cp;

	while (from > 0 && at - from < 4 && (p[from] & 0xC0) == 0x80)
		from--;
	zhn_utf8_decode(p + from, p + at, &cp);
	return cp;
}

static uint32_t
character_at(const char *text, size_t at, size_t length)
{
	const unsigned char *p = (const unsigned char *) text;
	uint32_t	cp;

	zhn_utf8_decode(p + at, p + length, &cp);
	return cp;
}

/* Is a Latin word or a number cut in two at this byte? */
static bool
cuts_latin(const char *text, size_t at, size_t length)
{
	return at > 0 && at < length &&
		is_latin(character_before(text, at)) &&
		is_latin(character_at(text, at, length));
}

static int
longest_first(const void *a, const void *b)
{
	const Candidate *x = a;
	const Candidate *y = b;

	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

static int
by_start(const void *a, const void *b)
{
	const Candidate *x = a;
	const Candidate *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* All occurrences of terms. */
static Candidate *
find_candidates(const ZhnCodebook *codebook, const ZhnEnv *env,
				const char *text, size_t length, size_t *n)
{
	ZhnOccurrences *occurrences = zhn_alloc(env, sizeof(ZhnOccurrences));
	Candidate  *found = NULL;
	size_t		room = 0;
	size_t		start;
	size_t		bytes;

	*n = 0;
	zhn_occurrences_start(occurrences, env, codebook->lexicon, text, length);
	while (zhn_occurrences_next(occurrences, &start, &bytes))
	{
		if (cuts_latin(text, start, length) ||
			cuts_latin(text, start + bytes, length))
			continue;
		if (*n == room)
		{
			room = room == 0 ? 64 : room * 2;
			found = zhn_resize(env, found, room * sizeof(Candidate));
		}
		found[(*n)++] = (Candidate){start, bytes};
	}
	zhn_release(env, occurrences);
	return found;
}

/*
 * Keep the longest of those that overlap, in the order of the text; returns
 * how many.  No two that are kept begin in one place, and a longer one comes
 * first: so a shorter one overlaps if its first or last byte is taken.
 */
static size_t
keep_longest(const ZhnEnv *env, Candidate *found, size_t n, size_t length)
{
	unsigned char *taken = zhn_alloc(env, length + 1);
	size_t		kept = 0;

	if (n == 0)
		return 0;
	memset(taken, 0, length);
	qsort(found, n, sizeof(Candidate), longest_first);
	for (size_t i = 0; i < n; i++)
	{
		Candidate	c = found[i];

		if (taken[c.start] || taken[c.start + c.length - 1])
			continue;
		memset(taken + c.start, 1, c.length);
		found[kept++] = c;
	}
	qsort(found, kept, sizeof(Candidate), by_start);
	zhn_release(env, taken);
	return kept;
}

/* Does punctuation or space end a clause?  、 and quotation marks do not. */
static bool
ends_clause(const char *text, const ZhnToken *token)
{
	const unsigned char *p = (const unsigned char *) text + token->start;
	const unsigned char *end = p + token->length;

	if (token->kind != ZHN_PUNCTUATION && token->kind != ZHN_SPACE)
		return false;
	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		cp = zhn_fold_char(cp);
		if (cp == ',' || cp == ';' || cp == ':' || cp == '!' || cp == '?' ||
			cp == 0x3002 || cp == '\n' || cp == '\r' || cp == 0x2028 ||
			cp == 0x2029)
			return true;
	}
	return false;
}

static bool
set_negator(const ZhnCodebook *codebook, const char *text, size_t start,
			size_t length, ZhnCodeHit *hit)
{
	size_t		first;

	if (length == 0 ||
		find_entries(codebook->negators, codebook->n_negators, text + start,
					 length, &first) == 0)
		return false;
	hit->negated = true;
	hit->negator = start;
	hit->negator_length = length;
	return true;
}

/* The negator of a hit, which begins in a token. */
static void
find_negator(const ZhnCodebook *codebook, const char *text,
			 const ZhnToken *tokens, size_t token, ZhnCodeHit *hit)
{
	int			words = 0;

	if (set_negator(codebook, text, tokens[token].start,
					hit->start - tokens[token].start, hit))
		return;
	while (token-- > 0 && words < codebook->window)
	{
		const ZhnToken *t = &tokens[token];

		if (ends_clause(text, t))
			return;
		if (t->kind == ZHN_PUNCTUATION || t->kind == ZHN_SPACE)
			continue;
		words++;
		if (set_negator(codebook, text, t->start, t->length, hit))
			return;
	}
}

ZhnCodeHit *
zhn_code(const ZhnCodebook *codebook, const ZhnEnv *env, const char *text,
		 size_t length, const ZhnToken *tokens, size_t n_tokens,
		 size_t *n_hits)
{
	size_t		n;
	Candidate  *found = find_candidates(codebook, env, text, length, &n);
	size_t		kept = keep_longest(env, found, n, length);
	ZhnCodeHit *hits = zhn_alloc(env, (kept + 1) * sizeof(ZhnCodeHit));
	size_t		first = 0;		/* the token that the hit begins in */
	size_t		last = 0;		/* the one that it ends in */

	*n_hits = 0;
	for (size_t i = 0; i < kept; i++)
	{
		ZhnCodeHit *hit = &hits[*n_hits];
		size_t		end = found[i].start + found[i].length;

		*hit = (ZhnCodeHit){.start = found[i].start,
			.length = found[i].length};
		hit->n_terms = find_entries(codebook->terms, codebook->n_terms,
									text + hit->start, hit->length,
									&hit->term);
		if (hit->n_terms == 0)
			continue;
		while (first + 1 < n_tokens &&
			   tokens[first + 1].start <= hit->start)
			first++;
		while (last + 1 < n_tokens && tokens[last + 1].start < end)
			last++;
		if (n_tokens > 0)
		{
			hit->whole = tokens[first].start == hit->start &&
				tokens[last].start + tokens[last].length == end;
			find_negator(codebook, text, tokens, first, hit);
		}
		(*n_hits)++;
	}
	return hits;
}
