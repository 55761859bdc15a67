/*-------------------------------------------------------------------------
 *
 * lexicon.c
 *	  The user's own words, which always win.
 *
 * Words are kept in a hash table.  Before it stands a filter of the first
 * three characters of all words, small enough for the cache, which turns away
 * nearly every position of a text; behind the filter a table tells which
 * lengths words with these characters have.  Building is one pass over
 * the words, so that a backend can load a hundred thousand at once.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/lexicon.h"

#include <string.h>

#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

typedef struct Entry
{
	uint32_t	first;			/* index of the first character in the pool */
	uint8_t		length;			/* characters; 0 marks an empty entry */
	uint8_t		kind;
} Entry;

struct ZhnLexicon
{
	bool		has_short[2];	/* words of one character, of two */
	bool		has_punctuation;
	uint32_t	entry_mask;
	uint32_t	prefix_mask;
	uint32_t	filter_mask;	/* bits */
	Entry	   *entries;
	uint64_t   *prefix_lengths; /* bit k - 1: a word of k characters */
	uint8_t    *filter;
	uint32_t   *pool;			/* folded characters of all words */
};

static inline uint32_t
mix(uint32_t h)
{
	h ^= h >> 15;
	h *= 0x2C1B3C6Du;
	h ^= h >> 12;
	h *= 0x297A2D39u;
	return h ^ h >> 15;
}

/* Of the first three characters, 0 for those that a shorter word lacks. */
static inline uint32_t
prefix_hash(uint32_t first, uint32_t second, uint32_t third)
{
	return mix((first * 0x9E3779B1u ^ second) * 0x85EBCA77u ^ third);
}

static inline uint32_t
step_hash(uint32_t h, uint32_t c)
{
	return (h ^ c) * 0x01000193u;
}

static uint32_t
word_hash(const uint32_t *characters, int n)
{
	uint32_t	h = 0x811C9DC5u;

	for (int i = 0; i < n; i++)
		h = step_hash(h, characters[i]);
	return mix(h);
}

static uint32_t
power_of_two(size_t least)
{
	uint32_t	size = 64;

	while (size < least)
		size *= 2;
	return size;
}

static void *
alloc_zeroed(const ZhnEnv *env, size_t size)
{
	return memset(zhn_alloc(env, size), 0, size);
}

/* Decode and fold a word; returns its length in characters, 0 if unfit. */
static int
fold_word(const ZhnLexiconWord *word, uint32_t *folded)
{
	const unsigned char *p = (const unsigned char *) word->word;
	const unsigned char *end = p + word->length;
	int			n = 0;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp == ZHN_INVALID || n == ZHN_LEXICON_WORD_MAX)
			return 0;
		folded[n++] = zhn_fold_char(cp);
	}
	return n;
}

/* Entry of a word, or the empty one where it belongs. */
static Entry *
find_entry(const ZhnLexicon *lexicon, const uint32_t *characters, int n)
{
	uint32_t	at = word_hash(characters, n) & lexicon->entry_mask;

	for (;;)
	{
		Entry	   *e = &lexicon->entries[at];

		if (e->length == 0 ||
			(e->length == n &&
			 memcmp(lexicon->pool + e->first, characters,
					(size_t) n * sizeof(uint32_t)) == 0))
			return e;
		at = (at + 1) & lexicon->entry_mask;
	}
}

static void
add_prefix(ZhnLexicon *lexicon, const uint32_t *characters, int n)
{
	uint32_t	h = prefix_hash(characters[0], n > 1 ? characters[1] : 0,
								n > 2 ? characters[2] : 0);
	uint32_t	bit = h & lexicon->filter_mask;

	lexicon->prefix_lengths[h & lexicon->prefix_mask] |= UINT64_C(1) << (n - 1);
	lexicon->filter[bit >> 3] |= (uint8_t) (1 << (bit & 7));
	if (n <= 2)
		lexicon->has_short[n - 1] = true;
	for (int i = 0; i < n; i++)
		if (zhn_char_class(characters[i]) == ZHN_CHAR_PUNCTUATION ||
			zhn_char_class(characters[i]) == ZHN_CHAR_SPACE)
			lexicon->has_punctuation = true;
}

ZhnLexicon *
zhn_lexicon_build(const ZhnEnv *env, const ZhnLexiconWord *words, size_t n)
{
	ZhnLexicon *lexicon = alloc_zeroed(env, sizeof(ZhnLexicon));
	uint32_t	size = power_of_two(n * 2);
	uint32_t	filter_size = power_of_two(n * 16);
	size_t		pool_size = 1;
	uint32_t	used = 0;

	/* No word has more characters than bytes. */
	for (size_t i = 0; i < n; i++)
		pool_size += words[i].length;
	if (n > UINT32_MAX / 64 || pool_size > UINT32_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT, "the lexicon is too large",
				 "Remove words that the dictionary already has.");
	lexicon->entry_mask = lexicon->prefix_mask = size - 1;
	lexicon->filter_mask = filter_size - 1;
	lexicon->entries = alloc_zeroed(env, size * sizeof(Entry));
	lexicon->prefix_lengths = alloc_zeroed(env, size * sizeof(uint64_t));
	lexicon->filter = alloc_zeroed(env, filter_size / 8);
	lexicon->pool = zhn_alloc(env, pool_size * sizeof(uint32_t));

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	folded[ZHN_LEXICON_WORD_MAX];
		int			length = fold_word(&words[i], folded);
		Entry	   *e;

		if ((i & 1023) == 0)
			zhn_interrupts(env);
		if (length == 0)
			continue;
		e = find_entry(lexicon, folded, length);
		if (e->length != 0)
			continue;
		memcpy(lexicon->pool + used, folded, (size_t) length * sizeof(uint32_t));
		*e = (Entry){used, (uint8_t) length, (uint8_t) words[i].kind};
		used += (uint32_t) length;
		add_prefix(lexicon, folded, length);
	}
	return lexicon;
}

bool
zhn_lexicon_has_punctuation(const ZhnLexicon *lexicon)
{
	return lexicon->has_punctuation;
}

static uint64_t
prefix_lengths(const ZhnLexicon *lexicon, uint32_t first, uint32_t second,
			   uint32_t third)
{
	uint32_t	h = prefix_hash(first, second, third);
	uint32_t	bit = h & lexicon->filter_mask;

	if ((lexicon->filter[bit >> 3] >> (bit & 7) & 1) == 0)
		return 0;
	return lexicon->prefix_lengths[h & lexicon->prefix_mask];
}

uint64_t
zhn_lexicon_lengths(const ZhnLexicon *lexicon, const uint32_t *characters, int n)
{
	uint64_t	lengths = 0;
	uint64_t	matched = 0;

	if (n > 2)
		lengths = prefix_lengths(lexicon, characters[0], characters[1],
								 characters[2]) & ~UINT64_C(3);
	if (n > 1 && lexicon->has_short[1])
		lengths |= prefix_lengths(lexicon, characters[0], characters[1], 0) & 2;
	if (lexicon->has_short[0])
		lengths |= prefix_lengths(lexicon, characters[0], 0, 0) & 1;
	for (int k = 1; k <= n && k <= ZHN_LEXICON_WORD_MAX &&
		 lengths >> (k - 1) != 0; k++)
		if ((lengths >> (k - 1) & 1) != 0 &&
			find_entry(lexicon, characters, k)->length != 0)
			matched |= UINT64_C(1) << (k - 1);
	return matched;
}

static bool
is_letter_or_digit(uint32_t c)
{
	return zhn_char_class(c) == ZHN_CHAR_LATIN ||
		zhn_char_class(c) == ZHN_CHAR_DIGIT;
}

/*
 * Of the words that begin at i, those that do not begin or end inside a word
 * of letters or a number: AI is not found in RAID.
 */
static uint64_t
whole_words(const uint32_t *characters, int n, int i, uint64_t matched)
{
	if (i > 0 && is_letter_or_digit(characters[i - 1]) &&
		is_letter_or_digit(characters[i]))
		return 0;
	for (int k = 1; i + k < n && k <= ZHN_LEXICON_WORD_MAX; k++)
		if ((matched >> (k - 1) & 1) != 0 &&
			is_letter_or_digit(characters[i + k - 1]) &&
			is_letter_or_digit(characters[i + k]))
			matched &= ~(UINT64_C(1) << (k - 1));
	return matched;
}

/* Keep the words of one length that do not overlap a word already kept. */
static void
keep_length(int length, const uint64_t *matched, int n, uint8_t *found,
			bool *taken)
{
	for (int i = 0; i + length <= n; i++)
	{
		int			k = 0;

		if ((matched[i] >> (length - 1) & 1) == 0)
			continue;
		while (k < length && !taken[i + k])
			k++;
		if (k < length)
			continue;
		found[i] = (uint8_t) length;
		memset(taken + i, true, (size_t) length);
	}
}

bool
zhn_lexicon_find(const ZhnLexicon *lexicon, const ZhnStretch *stretch,
				 uint8_t *found, uint8_t *kinds)
{
	const uint32_t *characters = stretch->character;
	int			n = stretch->n;
	uint64_t	matched[ZHN_STRETCH_MAX];
	bool		taken[ZHN_STRETCH_MAX];
	uint64_t	any = 0;

	for (int i = 0; i < n; i++)
	{
		matched[i] = zhn_lexicon_lengths(lexicon, characters + i, n - i);
		if (matched[i] != 0)
			matched[i] = whole_words(characters, n, i, matched[i]);
		any |= matched[i];
	}
	if (any == 0)
		return false;
	memset(found, 0, (size_t) n);
	memset(taken, 0, (size_t) n * sizeof(bool));
	for (int length = ZHN_LEXICON_WORD_MAX; length >= 1; length--)
		if ((any >> (length - 1) & 1) != 0)
			keep_length(length, matched, n, found, taken);
	for (int i = 0; i < n; i++)
		if (found[i] != 0)
			kinds[i] = find_entry(lexicon, characters + i, found[i])->kind;
	return true;
}
