/*-------------------------------------------------------------------------
 *
 * sketch.c
 *	  Small values that stand for the shingles of a text.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/sketch.h"

#include <math.h>
#include <string.h>

/* The step of SplitMix64. */
#define GOLDEN	UINT64_C(0x9E3779B97F4A7C15)

void
zhn_minhash(const ZhnShingles *shingles, uint32_t *value, size_t m)
{
	for (size_t i = 0; i < m; i++)
	{
		uint64_t	factor = zhn_mix((2 * i + 1) * GOLDEN) | 1;
		uint64_t	term = zhn_mix((2 * i + 2) * GOLDEN);
		uint32_t	least = UINT32_MAX;

		for (size_t j = 0; j < shingles->n; j++)
		{
			uint32_t	hash = (uint32_t)
				((shingles->shingle[j] * factor + term) >> 32);

			if (hash < least)
				least = hash;
		}
		value[i] = least;
		zhn_interrupts(shingles->env);
	}
}

double
zhn_minhash_resemblance(const int32_t *a, const int32_t *b, size_t m)
{
	size_t		equal = 0;

	for (size_t i = 0; i < m; i++)
		equal += a[i] == b[i];
	return m > 0 ? (double) equal / (double) m : NAN;
}

uint64_t
zhn_simhash(const ZhnShingles *shingles)
{
	int64_t		majority[64] = {0};
	uint64_t	hash = 0;

	for (size_t i = 0; i < shingles->n; i++)
		for (int bit = 0; bit < 64; bit++)
			majority[bit] += (shingles->shingle[i] >> bit & 1) != 0 ? 1 : -1;
	for (int bit = 0; bit < 64; bit++)
		if (majority[bit] > 0)
			hash |= UINT64_C(1) << bit;
	return hash;
}

size_t
zhn_least_shingles(const ZhnShingles *set, uint64_t *least, size_t m)
{
	size_t		n = set->n < m ? set->n : m;

	if (n > 0)
		memcpy(least, set->shingle, n * sizeof(uint64_t));
	return n;
}
