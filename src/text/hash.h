/*-------------------------------------------------------------------------
 *
 * hash.h
 *	  Hash of a word, for tables in memory; it is never stored.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_HASH_H
#define ZHN_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes at a time: a Chinese word is one or two steps. */
static inline uint32_t
zhn_hash_word(const char *word, size_t size)
{
	uint64_t	hash = size * UINT64_C(0x9E3779B97F4A7C15);

	while (size > 0)
	{
		uint64_t	part = 0;
		size_t		n = size < 8 ? size : 8;

		memcpy(&part, word, n);
		hash = (hash ^ part) * UINT64_C(0x9FB21C651E98DF25);
		hash ^= hash >> 32;
		word += n;
		size -= n;
	}
	return (uint32_t) (hash ^ hash >> 29);
}

#endif							/* ZHN_HASH_H */
