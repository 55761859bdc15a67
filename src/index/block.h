/*-------------------------------------------------------------------------
 *
 * block.h
 *	  Postings as they are stored: which documents have a word, how often,
 *	  and where.
 *
 * The postings of a word are in rows, in the order of their documents; a row
 * has some ten blocks of at most 128 postings.  What a row begins with tells
 * of each block how large a share of a score any of its documents can have
 * from the word, so that blocks are passed over without being decoded:
 *
 *	version, number of blocks, then of each block
 *		first document, less the last one of the block before
 *		last document, less the first
 *		postings, less one
 *		bytes of its documents, bytes of its positions
 *		number of impacts, and of each: frequency, length (see below)
 *	the documents of each block
 *		width in bits; this many bits for each distance between documents,
 *			less one; how often each has the word, less one, in unary;
 *			then, in whole bytes, the special ones (see block.c)
 *	the positions of each block
 *		parameter; the distances between positions, Rice-coded with it
 *
 * An impact is a pair of weighted frequency and length of document; no
 * posting of the block has both a higher frequency and a smaller length than
 * all of them.  From pairs, the bound holds for any k1, b and mean length.
 *
 * Positions and their weights are as in a tsvector: A to D, 16 bits.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_BLOCK_H
#define ZHN_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/bits.h"
#include "text/env.h"

/* Postings of a block at most. */
#define ZHN_BLOCK_MAX		128

/* Positions of a posting at most; a tsvector keeps no more. */
#define ZHN_POSITIONS_MAX	256

/* Impacts of a block at most. */
#define ZHN_IMPACTS_MAX		4

/* A length above this counts as this. */
#define ZHN_LENGTH_MAX		65534

/* Between the first and the last document of a block at most. */
#define ZHN_SPAN_MAX		INT32_MAX

/* The classes of a position: 0 is D, 3 is A, as in a tsvector. */
#define ZHN_CLASSES			4
#define ZHN_ALL_CLASSES		0xF	/* a bit for each */
#define ZHN_POSITION_CLASS(position)	((position) >> 14)
#define ZHN_POSITION_PLACE(position)	((position) & 0x3FFF)

/* What one place of each class, D to A, counts in the frequency of impacts. */
#define ZHN_IMPACT_WEIGHTS	{1, 1, 2, 3}

typedef struct ZhnImpact
{
	uint16_t	frequency;		/* weighted */
	uint16_t	length;
} ZhnImpact;

typedef struct ZhnBlock
{
	int64_t		first;			/* document */
	int64_t		last;
	const unsigned char *ids;	/* its documents */
	const unsigned char *places;	/* its positions */
	uint32_t	ids_size;
	uint32_t	places_size;
	uint16_t	n;				/* postings */
	uint16_t	nimpacts;
	ZhnImpact	impacts[ZHN_IMPACTS_MAX];
} ZhnBlock;

/* A posting whose positions are not all of class D, or that has none. */
typedef struct ZhnSpecial
{
	uint8_t		index;			/* in the block */
	bool		no_places;		/* none were stored; the frequency is 1 */
	bool		mixed;			/* not in the order A, B, C, D */
	uint16_t	counts[ZHN_CLASSES];	/* of positions, D to A */
} ZhnSpecial;

/* The documents of a block, decoded. */
typedef struct ZhnPostings
{
	int			n;
	int			nspecial;
	uint32_t	ids[ZHN_BLOCK_MAX]; /* less the first of the block */
	uint16_t	frequencies[ZHN_BLOCK_MAX];
	ZhnSpecial	specials[ZHN_BLOCK_MAX];
} ZhnPostings;

/* The positions of a block, decoded. */
typedef struct ZhnPlaces
{
	uint32_t	starts[ZHN_BLOCK_MAX + 1];	/* of each posting */
	uint16_t	places[ZHN_BLOCK_MAX * ZHN_POSITIONS_MAX];
} ZhnPlaces;

/*
 * The number of blocks of a row, which is at least 1; fails if it is damaged.
 * The row must be followed by ZHN_BITS_PADDING bytes that can be read.
 */
extern size_t zhn_row_blocks(const ZhnEnv *env, const void *row, size_t size);

/*
 * Find the blocks of a row that begins with document first.  They point into
 * the row.  Fails if it is damaged.
 */
extern void zhn_row_open(const ZhnEnv *env, const void *row, size_t size,
						 int64_t first, ZhnBlock *blocks);

/* Decode the documents of a block; fails if they are damaged. */
extern void zhn_block_postings(const ZhnEnv *env, const ZhnBlock *block,
							   ZhnPostings *postings);

/* Decode its positions, once its documents are decoded. */
extern void zhn_block_places(const ZhnEnv *env, const ZhnBlock *block,
							 const ZhnPostings *postings, ZhnPlaces *places);

/* How often a word is in each class of positions of the posting. */
extern void zhn_posting_counts(const ZhnPostings *postings, int index,
							   uint16_t counts[ZHN_CLASSES]);

/*
 * Is the posting at a position of one of the classes?  One without positions
 * is everywhere, as in a tsvector.
 */
extern bool zhn_posting_has(const ZhnPostings *postings, int index,
							unsigned classes);

/* Report that what is stored cannot be read. */
extern void zhn_postings_damaged(const ZhnEnv *env);

#endif							/* ZHN_BLOCK_H */
