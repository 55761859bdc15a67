/*-------------------------------------------------------------------------
 *
 * fold.h
 *	  Change the rows of postings and of lengths of a corpus.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_FOLD_H
#define ZHN_PG_FOLD_H

#include "executor/spi.h"

#include "index/merge.h"
#include "pg/postings.h"

typedef struct ZhnFoldTarget
{
	const ZhnEnv *env;
	const ZhnCorpus *corpus;
	Snapshot	snapshot;		/* shows the old rows; NULL if there are none */

	/* The rows of the term that comes now. */
	text	   *term;			/* NULL before the first one */
	MemoryContext row_context;	/* of the old row */
	bool		in_row;			/* changes are being merged */
	bool		has_end;		/* the next row begins at end */
	int64		end;
	ZhnWriter  *writer;
	ZhnMerge   *merge;
	TupleTableSlot *slot;
	IndexScanDesc scan;
	SPIPlanPtr	insert;
	SPIPlanPtr	delete;

	/* The lengths. */
	ZhnLengthsWriter *lengths;
	bool		in_chunk;
	bool		chunk_has_end;
	int64		chunk_end;
	void	   *chunk;			/* the old one, or NULL */
	ZhnLengths	old;
	size_t		old_entry;
	TupleTableSlot *length_slot;
	IndexScanDesc length_scan;
	SPIPlanPtr	insert_length;
	SPIPlanPtr	delete_length;
} ZhnFoldTarget;

/* Begin, within SPI. */
extern void zhn_fold_start(ZhnFoldTarget *target, const ZhnEnv *env,
						   const ZhnCorpus *corpus, Snapshot snapshot);

/* A document has this length now; documents come in their order. */
extern void zhn_fold_length(ZhnFoldTarget *target, int64 id, uint32 length,
							bool removed);
extern void zhn_fold_lengths_finish(ZhnFoldTarget *target);

/* The changes that follow are of this term; terms come in their order. */
extern void zhn_fold_term(ZhnFoldTarget *target, text *term);

/* A change, in the order of documents. */
extern void zhn_fold_change(ZhnFoldTarget *target, const ZhnChange *change);

extern void zhn_fold_finish(ZhnFoldTarget *target);

#endif							/* ZHN_PG_FOLD_H */
