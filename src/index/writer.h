/*-------------------------------------------------------------------------
 *
 * writer.h
 *	  Write postings as they are stored.
 *
 * Postings come in the order of their documents; rows go out as they get
 * full.  Blocks that stay as they are may come whole, in the same order.
 *
 *		zhn_writer_start(writer, &env, limit, put, arg);
 *		zhn_writer_add(writer, &posting);
 *		zhn_writer_copy(writer, &block);
 *		zhn_writer_finish(writer);
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_WRITER_H
#define ZHN_WRITER_H

#include "index/block.h"
#include "index/impact.h"
#include "index/row.h"

/* A posting: a document, and where it has the word. */
typedef struct ZhnPosting
{
	int64_t		id;
	uint32_t	length;			/* of the document, in positions */
	uint16_t	n;				/* positions; 0 if none were stored */
	const uint16_t *places;
	/*
	 * The block that the posting was in: its impacts stand for the length,
	 * which blocks do not have.  NULL for a new posting.
	 */
	const ZhnBlock *from;
} ZhnPosting;

/* A row is complete; row is valid during the call. */
typedef struct ZhnRowOut
{
	int64_t		first;			/* document */
	int64_t		last;
	uint32_t	n;				/* postings */
	const void *row;
	size_t		size;
} ZhnRowOut;

/* The special part of a posting of the next block. */
typedef struct ZhnPending
{
	int64_t		id;
	uint32_t	start;			/* of its positions in places */
	uint16_t	n;
	bool		mixed;
	uint16_t	counts[ZHN_CLASSES];
} ZhnPending;

typedef struct ZhnWriter
{
	const ZhnEnv *env;
	size_t		limit;			/* bytes of a row at most */
	void		(*put) (void *arg, const ZhnRowOut *row);
	void	   *arg;

	/* The row under construction, in its three parts. */
	int64_t		first;
	int64_t		last;
	uint32_t	n;				/* postings */
	uint32_t	blocks;
	size_t		heads_size;
	size_t		ids_size;
	size_t		places_size;
	unsigned char heads[ZHN_ROW_BYTES_MAX];
	unsigned char ids[ZHN_ROW_BYTES_MAX];
	unsigned char places[ZHN_ROW_BYTES_MAX];
	unsigned char row[ZHN_ROW_BYTES_MAX];

	/* The postings of the next block. */
	int			npending;
	uint32_t	nplaces;
	ZhnImpacts	impacts;
	const ZhnBlock *from;		/* whose impacts are in there already */
	ZhnPending	pending[ZHN_BLOCK_MAX];
	uint16_t	pending_places[ZHN_BLOCK_MAX * ZHN_POSITIONS_MAX];
} ZhnWriter;

/* Bytes of a row cannot be limited to less than this. */
#define ZHN_ROW_LIMIT_MIN	1200

extern void zhn_writer_start(ZhnWriter *writer, const ZhnEnv *env,
							 size_t limit,
							 void (*put) (void *arg, const ZhnRowOut *row),
							 void *arg);
extern void zhn_writer_add(ZhnWriter *writer, const ZhnPosting *posting);
extern void zhn_writer_copy(ZhnWriter *writer, const ZhnBlock *block);
extern void zhn_writer_finish(ZhnWriter *writer);

#endif							/* ZHN_WRITER_H */
