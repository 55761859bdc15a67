/*-------------------------------------------------------------------------
 *
 * trie.c
 *	  Builds the double array of src/segment/image.h.
 *
 * Words are sorted and placed depth first.  Free units form a doubly linked
 * list, so that a place for a node's children is found without looking at
 * units that are taken.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/trie.h"

#include <stdlib.h>
#include <string.h>

#include "segment/image.h"
#include "tool/need.h"

typedef struct Entry
{
	uint16_t   *codes;
	int			n;
	uint32_t	value;
} Entry;

struct TrieBuilder
{
	Entry	   *entries;
	size_t		nentries;
	size_t		room;
	uint32_t	capacity;		/* units that exist */
	uint32_t	top;			/* highest unit in use */
	uint32_t   *base;			/* 0: no children */
	uint16_t   *label;			/* 0: free */
	uint32_t   *word;
	uint8_t    *is_base;		/* some unit has this base */
	uint32_t   *next_free;		/* circular list through unit 0 */
	uint32_t   *previous_free;
};

TrieBuilder *
trie_begin(void)
{
	return need(calloc(1, sizeof(TrieBuilder)));
}

void
trie_add(TrieBuilder *trie, const uint16_t *codes, int n, uint32_t value)
{
	Entry	   *e;

	if (trie->nentries == trie->room)
	{
		trie->room = trie->room == 0 ? 4096 : trie->room * 2;
		trie->entries = need(realloc(trie->entries,
									 trie->room * sizeof(Entry)));
	}
	e = &trie->entries[trie->nentries++];
	e->codes = need(malloc((size_t) n * sizeof(uint16_t)));
	memcpy(e->codes, codes, (size_t) n * sizeof(uint16_t));
	e->n = n;
	e->value = value;
}

static int
compare_entries(const void *a, const void *b)
{
	const Entry *x = a;
	const Entry *y = b;

	for (int i = 0; i < x->n && i < y->n; i++)
		if (x->codes[i] != y->codes[i])
			return x->codes[i] < y->codes[i] ? -1 : 1;
	return x->n - y->n;
}

static void
extend(TrieBuilder *t, uint32_t units)
{
	uint32_t	old = t->capacity;

	if (units <= old)
		return;
	if (units < old + old / 2)
		units = old + old / 2;
	if (units >= 1u << ZHN_TRIE_BASE_BITS)
		die("more than %u trie units", 1u << ZHN_TRIE_BASE_BITS);
	t->base = need(realloc(t->base, units * sizeof(uint32_t)));
	t->label = need(realloc(t->label, units * sizeof(uint16_t)));
	t->is_base = need(realloc(t->is_base, units));
	t->word = need(realloc(t->word, units * sizeof(uint32_t)));
	t->next_free = need(realloc(t->next_free, units * sizeof(uint32_t)));
	t->previous_free = need(realloc(t->previous_free,
									units * sizeof(uint32_t)));
	for (uint32_t i = old; i < units; i++)
	{
		t->base[i] = t->word[i] = t->label[i] = t->is_base[i] = 0;
		if (i == 0)
		{
			t->next_free[0] = t->previous_free[0] = 0;
			continue;
		}
		t->previous_free[i] = t->previous_free[0];
		t->next_free[i] = 0;
		t->next_free[t->previous_free[0]] = i;
		t->previous_free[0] = i;
	}
	t->capacity = units;
}

static void
take(TrieBuilder *t, uint32_t unit, uint16_t label)
{
	t->next_free[t->previous_free[unit]] = t->next_free[unit];
	t->previous_free[t->next_free[unit]] = t->previous_free[unit];
	t->label[unit] = label;
	if (unit > t->top)
		t->top = unit;
}

/* Base at which all n children (sorted codes) fall on free units. */
static uint32_t
find_base(TrieBuilder *t, const uint16_t *codes, int n)
{
	uint32_t	at = t->next_free[0];

	for (;;)
	{
		uint32_t	base;
		int			i;

		if (at == 0)
		{
			at = t->capacity;
			extend(t, t->capacity + 65536);
		}
		if (at <= codes[0])
		{
			at = t->next_free[at];
			continue;
		}
		base = at - codes[0];
		if (t->is_base[base])
		{
			at = t->next_free[at];
			continue;
		}
		extend(t, base + codes[n - 1] + 1);
		for (i = 1; i < n && t->label[base + codes[i]] == 0; i++)
			;
		if (i == n)
			return base;
		at = t->next_free[at];
	}
}

/* Place the children of unit: entries low to high, equal up to depth. */
static void
place(TrieBuilder *t, size_t low, size_t high, int depth, uint32_t unit)
{
	uint16_t   *codes;
	size_t	   *starts;
	int			n = 0;
	uint32_t	base;

	for (; low < high && t->entries[low].n == depth; low++)
		t->word[unit] = t->entries[low].value;
	if (low == high)
		return;
	codes = need(malloc((high - low) * sizeof(uint16_t)));
	starts = need(malloc((high - low + 1) * sizeof(size_t)));
	for (size_t i = low; i < high; i++)
	{
		uint16_t	code = t->entries[i].codes[depth];

		if (n == 0 || code != codes[n - 1])
		{
			codes[n] = code;
			starts[n++] = i;
		}
	}
	starts[n] = high;
	base = depth == 0 ? (uint32_t) ZHN_TRIE_BASE(ZHN_TRIE_ROOT)
		: find_base(t, codes, n);
	t->base[unit] = base;
	t->is_base[base] = 1;
	for (int i = 0; i < n; i++)
		take(t, base + codes[i], codes[i]);
	for (int i = 0; i < n; i++)
		place(t, starts[i], starts[i + 1], depth + 1, base + codes[i]);
	free(codes);
	free(starts);
}

/* A unit of the image; those without children lead to the padding. */
static uint64_t
unit(const TrieBuilder *t, uint32_t i)
{
	uint32_t	base = t->base[i] != 0 ? t->base[i] : t->top + 1;
	uint64_t	rest = (uint64_t) t->word[i] << ZHN_TRIE_LABEL_BITS |
		t->label[i];

	return t->label[i] == 0 ? 0 : rest << ZHN_TRIE_BASE_BITS | base;
}

const uint64_t *
trie_finish(TrieBuilder *t, uint32_t ncodes, uint32_t *nunits)
{
	uint64_t   *units;

	qsort(t->entries, t->nentries, sizeof(Entry), compare_entries);
	extend(t, 1 << 17);
	t->is_base[0] = 1;
	place(t, 0, t->nentries, 0, 0);
	*nunits = t->top + 1 + ncodes;
	extend(t, *nunits);
	units = need(malloc(*nunits * sizeof(uint64_t)));
	for (uint32_t i = 0; i < *nunits; i++)
		units[i] = unit(t, i);
	return units;
}
