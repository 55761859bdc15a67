/*-------------------------------------------------------------------------
 *
 * lengths.h
 *	  The lengths of documents, as they are stored.
 *
 * A length is the number of positions of a document, ZHN_LENGTH_MAX at most.
 * They are in chunks of some thousand documents, in the order of these: an
 * array by document where the numbers are dense, or else a list:
 *
 *	kind ZHN_LENGTHS_ARRAY
 *		for each number from the first document to the last: 2 bytes, the
 *		length plus one, 0 if there is no document
 *	kind ZHN_LENGTHS_LIST
 *		for each document: 4 bytes, its distance from the first one; then for
 *		each: 2 bytes, the length plus one
 *
 * The lowest byte comes first.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_LENGTHS_H
#define ZHN_LENGTHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "index/block.h"

#define ZHN_LENGTHS_ARRAY	1
#define ZHN_LENGTHS_LIST	2

/* Documents of a chunk at most. */
#define ZHN_LENGTHS_MAX		2000

/* Bytes of a chunk at most. */
#define ZHN_LENGTHS_SIZE	(1 + 2 * ZHN_LENGTHS_MAX)

/* A chunk that is read. */
typedef struct ZhnLengths
{
	const unsigned char *bytes;
	size_t		n;				/* entries */
	bool		is_array;
	int64_t		first;			/* document */
} ZhnLengths;

/* Begin to read a chunk whose first document is this; fails if damaged. */
extern void zhn_lengths_open(const ZhnEnv *env, const void *chunk,
							 size_t size, int64_t first, ZhnLengths *lengths);

/*
 * The document of an entry, and its length; false if the entry is of a
 * number without a document.
 */
extern bool zhn_lengths_entry(const ZhnLengths *lengths, size_t entry,
							  int64_t *id, uint32_t *length);

/* Put the lengths of n documents from this one on into an array, plus one. */
extern void zhn_lengths_copy(const ZhnLengths *lengths, int64_t from,
							 size_t n, uint16_t *out);

/* Chunks under construction; documents come in their order. */
typedef struct ZhnLengthsWriter
{
	const ZhnEnv *env;
	void		(*put) (void *arg, int64_t first, int64_t last,
						const void *chunk, size_t size);
	void	   *arg;
	size_t		n;
	int64_t		ids[ZHN_LENGTHS_MAX];
	uint16_t	lengths[ZHN_LENGTHS_MAX];	/* plus one */
	unsigned char chunk[ZHN_LENGTHS_SIZE];
} ZhnLengthsWriter;

extern void zhn_lengths_start(ZhnLengthsWriter *writer, const ZhnEnv *env,
							  void (*put) (void *arg, int64_t first,
										   int64_t last, const void *chunk,
										   size_t size),
							  void *arg);
extern void zhn_lengths_add(ZhnLengthsWriter *writer, int64_t id,
							uint32_t length);
extern void zhn_lengths_finish(ZhnLengthsWriter *writer);

#endif							/* ZHN_LENGTHS_H */
