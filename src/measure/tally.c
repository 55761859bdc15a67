/*-------------------------------------------------------------------------
 *
 * tally.c
 *	  A frequency list while it is counted: a hash table of words.
 *
 * Words are in one array and their characters in another, so that a word
 * costs no allocation; slots with open addressing lead to them.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/tally.h"

#include <stdlib.h>
#include <string.h>

#include "text/hash.h"

#define FIRST_WORDS		32
#define FIRST_TEXT		256

ZhnTally *
zhn_tally_create(const ZhnEnv *env)
{
	ZhnTally   *tally = zhn_alloc(env, sizeof(ZhnTally));

	memset(tally, 0, sizeof(ZhnTally));
	tally->env = env;
	tally->sign = 1;
	tally->room = FIRST_WORDS;
	tally->words = zhn_alloc(env, tally->room * sizeof(ZhnTallyWord));
	tally->text_room = FIRST_TEXT;
	tally->text = zhn_alloc(env, tally->text_room);
	tally->n_slots = FIRST_WORDS * 2;
	tally->slots = zhn_alloc(env, tally->n_slots * sizeof(uint64_t));
	memset(tally->slots, 0, tally->n_slots * sizeof(uint64_t));
	return tally;
}

/*
 * What a slot holds.  The hash is in it, so that a slot that has another word
 * is nearly always passed over without a look at that word.
 */
static uint64_t
slot_value(uint32_t hash, size_t index)
{
	return (uint64_t) hash << 32 | (uint32_t) (index + 1);
}

static ZhnTallyWord *
slot_word(const ZhnTally *tally, size_t slot)
{
	return &tally->words[(uint32_t) tally->slots[slot] - 1];
}

/* The slot that has the word, or the free one where it belongs. */
static size_t
find_slot(const ZhnTally *tally, const char *word, size_t length,
		  uint32_t hash)
{
	size_t		mask = tally->n_slots - 1;
	size_t		slot = hash & mask;

	while (tally->slots[slot] != 0)
	{
		if (tally->slots[slot] >> 32 == hash)
		{
			const ZhnTallyWord *w = slot_word(tally, slot);

			if (w->length == length &&
				memcmp(tally->text + w->start, word, length) == 0)
				break;
		}
		slot = (slot + 1) & mask;
	}
	return slot;
}

/* Twice as many words, and slots twice as many as these. */
static void
grow(ZhnTally *tally)
{
	size_t		mask;

	if (tally->room > UINT32_MAX / 4)
		zhn_fail(tally->env, ZHN_ERROR_LIMIT,
				 "frequency list of more than 1073741824 words",
				 "Count fewer texts at a time.");
	tally->room *= 2;
	tally->words = zhn_resize(tally->env, tally->words,
							  tally->room * sizeof(ZhnTallyWord));
	tally->n_slots = tally->room * 2;
	zhn_release(tally->env, tally->slots);
	tally->slots = zhn_alloc(tally->env, tally->n_slots * sizeof(uint64_t));
	memset(tally->slots, 0, tally->n_slots * sizeof(uint64_t));
	mask = tally->n_slots - 1;
	for (size_t i = 0; i < tally->n_words; i++)
	{
		size_t		slot = tally->words[i].hash & mask;

		while (tally->slots[slot] != 0)
			slot = (slot + 1) & mask;
		tally->slots[slot] = slot_value(tally->words[i].hash, i);
	}
}

/* The word, which is made if it is new. */
static ZhnTallyWord *
find_or_make(ZhnTally *tally, const char *word, size_t length)
{
	uint32_t	hash = zhn_hash_word(word, length);
	size_t		slot = find_slot(tally, word, length, hash);
	ZhnTallyWord *w;

	if (tally->slots[slot] != 0)
		return slot_word(tally, slot);

	if (length == 0 || length > ZHN_TALLY_WORD_MAX)
		zhn_fail(tally->env, ZHN_ERROR_LIMIT,
				 "word of a frequency list must have 1 to 16383 bytes",
				 "Take out what is not a word before counting.");
	if (tally->n_words == tally->room)
	{
		grow(tally);
		slot = find_slot(tally, word, length, hash);
	}
	if (tally->text_used + length > tally->text_room)
	{
		while (tally->text_used + length > tally->text_room)
			tally->text_room *= 2;
		tally->text = zhn_resize(tally->env, tally->text, tally->text_room);
	}

	tally->slots[slot] = slot_value(hash, tally->n_words);
	w = &tally->words[tally->n_words++];
	w->start = tally->text_used;
	w->length = (uint32_t) length;
	w->hash = hash;
	w->count = 0;
	w->documents = 0;
	w->seen = 0;
	memcpy(tally->text + w->start, word, length);
	tally->text_used += length;
	return w;
}

/* *to += n, which is neither too large nor below zero. */
static void
add_checked(ZhnTally *tally, int64_t *to, int64_t n)
{
	int64_t		sum;

	if (__builtin_add_overflow(*to, n, &sum))
		zhn_fail(tally->env, ZHN_ERROR_LIMIT,
				 "count of a frequency list is out of range",
				 "Counts are less than 2^63.");
	if (sum < 0)
		zhn_fail(tally->env, ZHN_ERROR_INPUT,
				 "cannot take out of a frequency list what is not in it",
				 "Take out only texts and lists that were added.");
	*to = sum;
}

void
zhn_tally_begin(ZhnTally *tally, int sign)
{
	tally->sign = sign;
	tally->serial++;
	add_checked(tally, &tally->documents, sign);
}

void
zhn_tally_count(ZhnTally *tally, const char *word, size_t length, int64_t n)
{
	ZhnTallyWord *w = find_or_make(tally, word, length);

	n *= tally->sign;
	add_checked(tally, &w->count, n);
	add_checked(tally, &tally->tokens, n);
	if (w->seen != tally->serial)
	{
		w->seen = tally->serial;
		add_checked(tally, &w->documents, tally->sign);
	}
}

void
zhn_tally_add(ZhnTally *tally, const char *word, size_t length,
			  int64_t count, int64_t documents)
{
	ZhnTallyWord *w = find_or_make(tally, word, length);

	add_checked(tally, &w->count, count);
	add_checked(tally, &w->documents, documents);
}

void
zhn_tally_add_total(ZhnTally *tally, int64_t tokens, int64_t documents)
{
	add_checked(tally, &tally->tokens, tokens);
	add_checked(tally, &tally->documents, documents);
}

ZhnTallyWord *
zhn_tally_find(const ZhnTally *tally, const char *word, size_t length)
{
	size_t		slot = find_slot(tally, word, length,
								 zhn_hash_word(word, length));

	if (tally->slots[slot] == 0)
		return NULL;
	return slot_word(tally, slot);
}

/* A word to sort: its first eight bytes as a number decide most cases. */
typedef struct SortItem
{
	uint64_t	key;
	const char *text;
	ZhnTallyWord *word;
} SortItem;

static int
compare_items(const void *a, const void *b)
{
	const SortItem *x = a;
	const SortItem *y = b;
	uint32_t	shorter;
	int			order;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	shorter = x->word->length < y->word->length ?
		x->word->length : y->word->length;
	order = memcmp(x->text, y->text, shorter);
	if (order != 0)
		return order;
	return (x->word->length > y->word->length) -
		(x->word->length < y->word->length);
}

static uint64_t
sort_key(const char *text, size_t length)
{
	uint64_t	key = 0;

	for (size_t i = 0; i < 8; i++)
		key = key << 8 | (i < length ? (unsigned char) text[i] : 0);
	return key;
}

ZhnTallyWord **
zhn_tally_sorted(const ZhnTally *tally, size_t *n)
{
	SortItem   *items = zhn_alloc(tally->env,
								  (tally->n_words + 1) * sizeof(SortItem));
	ZhnTallyWord **sorted = zhn_alloc(tally->env, (tally->n_words + 1) *
									  sizeof(ZhnTallyWord *));
	size_t		k = 0;

	for (size_t i = 0; i < tally->n_words; i++)
	{
		ZhnTallyWord *word = &tally->words[i];

		if (word->count == 0)
			continue;
		items[k].text = zhn_tally_text(tally, word);
		items[k].key = sort_key(items[k].text, word->length);
		items[k++].word = word;
	}
	qsort(items, k, sizeof(SortItem), compare_items);
	for (size_t i = 0; i < k; i++)
		sorted[i] = items[i].word;
	zhn_release(tally->env, items);
	*n = k;
	return sorted;
}
