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
#include "index/short.h"
#include "pg/postings.h"

/* The rows of short lists. */
typedef struct ZhnFoldShort
{
	MemoryContext context;		/* of the old row */
	bool		in_row;			/* words go over into new rows */
	bool		has_word;		/* old is at a word */
	ZhnBundle	old;
	text	   *end;			/* where the next row begins, or NULL */
	ZhnBundleWriter *writer;
	TupleTableSlot *slot;
	IndexScanDesc scan;
	SPIPlanPtr	insert;
	SPIPlanPtr	delete;
} ZhnFoldShort;

/* Where the postings of a term are. */
typedef enum ZhnTermKind
{
	ZHN_TERM_UNKNOWN,			/* no change has come yet */
	ZHN_TERM_SHORT,				/* in a short list */
	ZHN_TERM_GROWN,				/* in one that goes over into rows */
	ZHN_TERM_ROWS				/* in rows of its own */
} ZhnTermKind;

typedef struct ZhnFoldTarget
{
	const ZhnEnv *env;
	const ZhnCorpus *corpus;
	Snapshot	snapshot;		/* shows the old rows; NULL if there are none */

	ZhnFoldShort shorts;

	/* The term that comes now. */
	text	   *term;			/* NULL before the first one */
	ZhnTermKind kind;
	ZhnShortList *old_list;
	int			old_at;			/* the first that is not in list yet */
	ZhnShortList *list;

	/* Its rows. */
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
extern void zhn_fold_term(ZhnFoldTarget *target, const char *term,
						  size_t size);

/* A change, in the order of documents. */
extern void zhn_fold_change(ZhnFoldTarget *target, const ZhnChange *change);

extern void zhn_fold_finish(ZhnFoldTarget *target);

/* What both kinds of rows need. */
extern SPIPlanPtr zhn_fold_prepare(const ZhnCorpus *corpus,
								   const char *format, int n, Oid *types);
extern void zhn_fold_execute(SPIPlanPtr plan, Datum *values, int expected);
extern Datum zhn_fold_bytes(const void *bytes, size_t size);

extern void zhn_fold_short_start(ZhnFoldTarget *target);

/*
 * Take a word and its list out of the rows of short lists; false if it is not
 * there.  Words come in their order.
 */
extern bool zhn_fold_short_take(ZhnFoldTarget *target, text *word,
								ZhnShortList *list);

/* Put the word in that was to be taken out last. */
extern void zhn_fold_short_put(ZhnFoldTarget *target, text *word,
							   const ZhnShortList *list);
extern void zhn_fold_short_finish(ZhnFoldTarget *target);

#endif							/* ZHN_PG_FOLD_H */
