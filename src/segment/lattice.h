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
 * What is called for every character is inline.
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
#define ZHN_BEAM (4 * ZHN_NAT)	/* a reading this much worse never wins */
#define ZHN_SKIP ZHN_NAT		/* nor one that the look-ahead beats by this */
#define ZHN_LOOK_AHEAD 3		/* see zhn_lattice_at() */

/* A reading that ends at a position: the last word of the path that leads here. */
typedef struct ZhnNode
{
	int32_t		backed;			/* cost of the whole path and the word's back-off */
	uint32_t	word;			/* word or class, or 0: no context */
	uint32_t	pairs;			/* place of the pairs that the word begins */
	uint16_t	start;			/* position where the word begins */
	uint8_t		back;			/* index of the node before, at start */
	uint8_t		reason;			/* ZhnReason */
} ZhnNode;

/* The readings that end at a position, cheapest known. */
typedef struct ZhnEnd
{
	int32_t		least;			/* cost, or ZHN_UNREACHED */
	int32_t		least_backed;	/* cost with back-off */
	uint32_t	n;				/* nodes */
	uint8_t		best;			/* index of the node of least cost */
	uint8_t		best_backed;	/* index of the node of least_backed */
} ZhnEnd;

#define ZHN_UNREACHED (INT32_MAX / 2)
#define ZHN_REMEMBERED 256		/* slots for names that the text has had */

typedef struct ZhnLattice
{
	ZhnModel	model;
	int			at;				/* current position */
	int			limit;			/* no reading may end after this position */
	uint32_t	classes;		/* bit set: class_cost is known here */
	int32_t		class_cost[ZHN_NCLASSES];
	uint8_t		class_back[ZHN_NCLASSES];
	bool		any_remembered;
	uint32_t	remembered[ZHN_REMEMBERED]; /* see name.c */
	int			suffix;			/* likewise */
	ZhnTrieUnit first[ZHN_STRETCH_MAX]; /* of the dictionary, after one
										 * character from a position on */
	ZhnTrieUnit second[ZHN_STRETCH_MAX];	/* and after two */
	ZhnEnd		ends[ZHN_STRETCH_MAX + 1 + ZHN_LOOK_AHEAD];
	ZhnNode		nodes[ZHN_STRETCH_MAX + 1][ZHN_NODES_MAX];
} ZhnLattice;

/* Begin a stretch after the word that ended the last one. */
extern void zhn_lattice_begin(ZhnLattice *lattice, const ZhnStretch *stretch,
							  uint32_t word);

/*
 * Go to a position; false if no path leads there, or none that could be the
 * best: one of the next ZHN_LOOK_AHEAD positions, which words that jump over
 * this one have reached already, is much cheaper.
 */
static inline bool
zhn_lattice_at(ZhnLattice *lattice, int position)
{
	const ZhnEnd *e = &lattice->ends[position];
	int32_t		enough = e->least - ZHN_SKIP;

	lattice->at = position;
	lattice->classes = 0;
	return !((e->least == ZHN_UNREACHED) | (e[1].least < enough) |
			 (e[2].least < enough) | (e[3].least < enough));
}

/*
 * All dictionary words that begin here; returns the length of the longest, or
 * 0.
 */
extern int	zhn_lattice_add_words(ZhnLattice *lattice,
								  const ZhnStretch *stretch);

/* Cost of the word of one or two characters at i; very dear if there is none. */
static inline int32_t
zhn_lattice_cost_of_one(const ZhnLattice *lattice, int i)
{
	return (int32_t)
		lattice->model.words[ZHN_TRIE_WORD(lattice->first[i])].cost;
}

static inline int32_t
zhn_lattice_cost_of_two(const ZhnLattice *lattice, int i)
{
	return (int32_t)
		lattice->model.words[ZHN_TRIE_WORD(lattice->second[i])].cost;
}

/* What zhn_lattice_add_class() does where it has something to do. */
extern int32_t zhn_lattice_class_cost(ZhnLattice *lattice, ZhnClass class);
extern void zhn_lattice_keep_class(ZhnLattice *lattice, int end,
								   ZhnClass class, int32_t cost,
								   ZhnReason reason);

/* A member of a class; inner is the cost of its spelling in the class. */
static inline void
zhn_lattice_add_class(ZhnLattice *lattice, int end, ZhnClass class,
					  int32_t inner, ZhnReason reason)
{
	int32_t		cost = inner + (lattice->classes >> class & 1
								? lattice->class_cost[class]
								: zhn_lattice_class_cost(lattice, class));

	if (cost <= lattice->ends[end].least + ZHN_BEAM)
		zhn_lattice_keep_class(lattice, end, class, cost, reason);
}

/* Something that the model knows nothing of. */
extern void zhn_lattice_add_unknown(ZhnLattice *lattice, int end,
									int32_t cost, ZhnReason reason);

/* Cost of the path to a node. */
static inline int32_t
zhn_lattice_cost(const ZhnLattice *lattice, const ZhnNode *node)
{
	return node->backed - (int32_t) lattice->model.words[node->word].backoff;
}

/*
 * Store the best path in the last of n pieces and return its first; the kind
 * of words without a record is left at ZHN_OTHER.
 */
extern ZhnPiece *zhn_lattice_finish(const ZhnLattice *lattice, int n,
									ZhnPiece *pieces);

#endif							/* ZHN_LATTICE_H */
