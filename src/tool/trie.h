/*-------------------------------------------------------------------------
 *
 * trie.h
 *	  Builds the double array of src/segment/image.h.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_TRIE_H
#define ZHN_TOOL_TRIE_H

#include <stdint.h>

typedef struct TrieBuilder TrieBuilder;

extern TrieBuilder *trie_begin(void);

/* Add a word of n character codes, none 0; value is 1 to ZHN_TRIE_MAX_WORD. */
extern void trie_add(TrieBuilder *trie, const uint16_t *codes, int n,
					 uint32_t value);

/*
 * Place all words.  The array is padded by ncodes units, so that a look-up
 * needs no check of bounds.
 */
extern const uint64_t *trie_finish(TrieBuilder *trie, uint32_t ncodes,
								   uint32_t *nunits);

#endif							/* ZHN_TOOL_TRIE_H */
