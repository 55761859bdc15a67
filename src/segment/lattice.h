/*-------------------------------------------------------------------------
 *
 * lattice.h
 *	  The best path through the readings of a stretch of text.
 *
 * Readings of its characters are added from left to right; the lattice keeps
 * the cheapest ones that end at each position (dynamic programming over word
 * pairs, Viterbi 1967), so time is linear in the length of the stretch.
 *
 * For each position in order, the owner calls zhn_lattice_at(); if it is
 * reachable, the sources of readings (dictionary, numerals, names, ...) then
 * call the zhn_lattice_add_ functions for readings that begin there.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_LATTICE_H
#define ZHN_LATTICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "segment/image.h"
#include "segment/piece.h"
#include "segment/stretch.h"

#define ZHN_NODES_MAX 8			/* readings kept that end at a position */

/* A reading that ends at a position: the last word of the path that leads here. */
typedef struct ZhnNode
{
	int32_t		cost;			/* of the whole path */
	int32_t		backed;			/* the same with the word's back-off */
	uint32_t	word;			/* word or class, or 0: no context */
	uint16_t	start;			/* position where the word begins */
	uint8_t		back;			/* index of the node before, at start */
	uint8_t		reason;			/* ZhnReason */
	uint8_t		gain;			/* the word's gain_left */
} ZhnNode;

/* The readings that end at a position, cheapest known. */
typedef struct ZhnEnd
{
	int32_t		least;			/* cost */
	int32_t		least_backed;	/* cost with back-off */
	uint8_t		n;				/* nodes */
	uint8_t		best;			/* index of the node of least cost */
	uint8_t		best_backed;	/* index of the node of least_backed */
} ZhnEnd;

#define ZHN_REMEMBERED 256		/* slots for names that the text has had */
#define ZHN_LOOK_AHEAD 3		/* see zhn_lattice_at() */

typedef struct ZhnLattice
{
	ZhnModel	model;
	int			at;				/* current position */
	int			limit;			/* no reading may end after this position */
	uint32_t	classes;		/* bit set: class_cost is known here */
	int32_t		class_cost[ZHN_NCLASSES];
	uint8_t		class_back[ZHN_NCLASSES];
	uint32_t	remembered[ZHN_REMEMBERED]; /* see name.c */
	ZhnEnd		ends[ZHN_STRETCH_MAX + 1 + ZHN_LOOK_AHEAD];
	ZhnNode		nodes[ZHN_STRETCH_MAX + 1][ZHN_NODES_MAX];
} ZhnLattice;

/* Begin a stretch of n characters after the word that ended the last one. */
extern void zhn_lattice_begin(ZhnLattice *lattice, int n, uint32_t word);

/*
 * Go to a position; false if no path leads there, or none that could be the
 * best: one of the next ZHN_LOOK_AHEAD positions, which words that jump over
 * this one have reached already, is much cheaper.
 */
extern bool zhn_lattice_at(ZhnLattice *lattice, int position);

/*
 * All dictionary words that begin here, given the units of the trie after one
 * and after two characters; returns the length of the longest.
 */
extern int	zhn_lattice_add_words(ZhnLattice *lattice,
								  const ZhnStretch *stretch,
								  ZhnTrieUnit first, ZhnTrieUnit second);

/* A member of a class; inner is the cost of its spelling in the class. */
extern void zhn_lattice_add_class(ZhnLattice *lattice, int end,
								  ZhnClass class, int32_t inner,
								  ZhnReason reason);

/* Something that the model knows nothing of. */
extern void zhn_lattice_add_unknown(ZhnLattice *lattice, int end,
									int32_t cost, ZhnReason reason);

/*
 * Store the best path in the last of n pieces and return its first; the kind
 * of words without a record is left at ZHN_OTHER.
 */
extern ZhnPiece *zhn_lattice_finish(const ZhnLattice *lattice, int n,
									ZhnPiece *pieces);

#endif							/* ZHN_LATTICE_H */
