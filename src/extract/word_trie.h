/*-------------------------------------------------------------------------
 *
 * word_trie.h
 *	  A trie over the characters of the words of words.h.
 *
 * Nodes are the entries of one hash table, found by the node before and the
 * character.  Every character of every text is looked at, so that a small
 * filter over the first two characters comes first, and an entry says
 * whether a word ends there and whether one goes on.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_WORD_TRIE_H
#define ZHN_WORD_TRIE_H

#include "extract/words.h"
#include "text/env.h"

/* Entries of the hash table, a power of two; about a third is used. */
#define ZHN_WORD_BITS 16

/* Of the node of an entry: a word ends here; a longer one goes on. */
#define ZHN_WORD_ENDS (UINT32_C(1) << 31)
#define ZHN_WORD_GOES_ON (UINT32_C(1) << 30)
#define ZHN_WORD_NODE (ZHN_WORD_GOES_ON - 1)

typedef struct ZhnWordEntry
{
	uint32_t	key;			/* node << 16 | character */
	uint32_t	node;			/* 0: empty */
} ZhnWordEntry;

typedef struct ZhnWordTrie
{
	ZhnWordEntry entries[1 << ZHN_WORD_BITS];
	uint8_t		alone[65536 / 8];	/* words of one character */
	uint8_t		pairs[65536 / 8];	/* first two characters, by hash */
	ZhnWordInfo *info;			/* by node */
	uint32_t	nnodes;
	uint32_t	room;
} ZhnWordTrie;

extern ZhnWordTrie *zhn_word_trie_create(const ZhnEnv *env);

static inline uint32_t
zhn_two_hash(uint32_t first, uint32_t second)
{
	return (first * UINT32_C(2654435769) ^ second * UINT32_C(2246822519)) >> 16;
}

static inline bool
zhn_bit_is_set(const uint8_t *bits, uint32_t n)
{
	return (bits[n / 8] & 1 << n % 8) != 0;
}

static inline void
zhn_set_bit(uint8_t *bits, uint32_t n)
{
	bits[n / 8] |= (uint8_t) (1 << n % 8);
}

/* May a word be this character, or begin with it and the next? */
static inline bool
zhn_word_trie_begins(const ZhnWordTrie *trie, uint32_t cp, uint32_t next)
{
	return zhn_bit_is_set(trie->pairs, zhn_two_hash(cp, next)) ||
		(cp < 65536 && zhn_bit_is_set(trie->alone, cp));
}

/*
 * Follow a character from a node, 0 for the root.  Returns the next node with
 * its flags, or 0.
 */
static inline uint32_t
zhn_word_trie_next(const ZhnWordTrie *trie, uint32_t node, uint32_t cp)
{
	uint32_t	key = node << 16 | cp;
	uint32_t	h = key * UINT32_C(2654435769) >> (32 - ZHN_WORD_BITS);

	if (cp > 0xFFFF)
		return 0;
	while (trie->entries[h].key != key && trie->entries[h].node != 0)
		h = (h + 1) & ((1 << ZHN_WORD_BITS) - 1);
	return trie->entries[h].node;
}

#endif							/* ZHN_WORD_TRIE_H */
