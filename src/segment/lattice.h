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
#include "segment/segmenter.h"
#include "segment/stretch.h"

#define ZHN_NODES_MAX 8			/* readings kept that end at a position */

/* A reading that ends at a position: the last word of the path that leads here. */
typedef struct ZhnNode
{
	int32_t		cost;			/* of the whole path */
	uint32_t	word;			/* word or class, or 0: no context */
	uint16_t	start;			/* position where the word begins */
	uint8_t		back;			/* index of the node before, at start */
	uint8_t		reason;			/* ZhnReason */
} ZhnNode;

/* The nodes at the current position that are worth going on from. */
typedef struct ZhnFront
{
	int			n;
	int32_t		best;			/* least cost, for words without a record */
	int32_t		best_backed;	/* least cost with back-off */
	uint8_t		best_index;
	uint8_t		best_backed_index;
	uint8_t		index[ZHN_NODES_MAX];
	uint8_t		gain[ZHN_NODES_MAX];	/* bound, ZHN_BOUND_UNIT */
	int32_t		backed[ZHN_NODES_MAX];	/* cost with back-off */
	uint32_t	word[ZHN_NODES_MAX];
	uint64_t	hash[ZHN_NODES_MAX];
	uint32_t	classes;		/* bit set: class_cost is known */
	int32_t		class_cost[ZHN_NCLASSES];
	uint8_t		class_index[ZHN_NCLASSES];
} ZhnFront;

#define ZHN_REMEMBERED 256		/* slots for names that the text has had */

typedef struct ZhnLattice
{
	ZhnModel	model;
	int			at;				/* current position */
	int			limit;			/* no reading may end after this position */
	ZhnFront	front;
	uint32_t	remembered[ZHN_REMEMBERED]; /* see name.c */
	uint8_t		nnodes[ZHN_STRETCH_MAX + 4];
	int32_t		least[ZHN_STRETCH_MAX + 4];	/* cost of the best node */
	ZhnNode		nodes[ZHN_STRETCH_MAX + 1][ZHN_NODES_MAX];
} ZhnLattice;

/* Begin a stretch of n characters after the word that ended the last one. */
extern void zhn_lattice_begin(ZhnLattice *lattice, int n, uint32_t word);

/* Go to a position; false if no path leads there. */
extern bool zhn_lattice_at(ZhnLattice *lattice, int position);

/* A dictionary word that ends at end. */
extern void zhn_lattice_add_word(ZhnLattice *lattice, int end, uint32_t word);

/* A member of a class; inner is the cost of its spelling in the class. */
extern void zhn_lattice_add_class(ZhnLattice *lattice, int end,
								  ZhnClass class, int32_t inner,
								  ZhnReason reason);

/* Something that the model knows nothing of. */
extern void zhn_lattice_add_unknown(ZhnLattice *lattice, int end,
									int32_t cost, uint32_t word,
									ZhnReason reason);

/*
 * Store the best path as end positions of its words, from the last back to
 * the first, in path (room for n); return their number.
 */
typedef struct ZhnStep
{
	int			start;
	int			end;
	uint32_t	word;
	int32_t		cost;
	ZhnReason	reason;
} ZhnStep;

extern int	zhn_lattice_finish(ZhnLattice *lattice, int n, ZhnStep *path);

#endif							/* ZHN_LATTICE_H */
