/*-------------------------------------------------------------------------
 *
 * sketch.h
 *	  Small values that stand for the shingles of a text: MinHash, SimHash,
 *	  and the least shingles.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SKETCH_H
#define ZHN_SKETCH_H

#include <stddef.h>
#include <stdint.h>

#include "measure/shingle.h"

/* Values of a MinHash at most. */
#define ZHN_MINHASH_MAX		4096

/*
 * MinHash (Broder, Charikar, Frieze and Mitzenmacher 1998): the least value
 * of the shingles under each of m hash functions.  Two texts have the same
 * value with a probability that is their resemblance J, so that the share of
 * equal values estimates it with a standard error of sqrt(J (1 - J) / m).
 * The functions are multiply-shift (Dietzfelbinger and others 1997) on the
 * mixed shingle, with constants from SplitMix64.  There must be a shingle.
 */
extern void zhn_minhash(const ZhnShingles *shingles, uint32_t *value,
						size_t m);

/* The share of equal values; NaN if m is 0. */
extern double zhn_minhash_resemblance(const int32_t *a, const int32_t *b,
									  size_t m);

/*
 * SimHash (Charikar 2002; Manku, Jain and Das Sarma 2007): each of 64 bits is
 * the majority of that bit over all shingles, each as often as it occurs.
 * Texts whose hashes differ in at most 3 bits are near-duplicates there.  A
 * tie is 0.
 */
extern uint64_t zhn_simhash(const ZhnShingles *shingles);

/*
 * The least shingles of a set, at most m, in order (the bottom sketch of
 * Broder 1997): of any two texts, each shingle that both have and that is
 * among the least of both together is in both sketches.  Returns how many.
 */
extern size_t zhn_least_shingles(const ZhnShingles *set, uint64_t *least,
								 size_t m);

#endif							/* ZHN_SKETCH_H */
