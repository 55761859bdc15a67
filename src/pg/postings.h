/*-------------------------------------------------------------------------
 *
 * postings.h
 *	  The tables of a corpus that ranked search reads.
 *
 * To a caller, they are like indexes of article: whoever may read the words
 * of article may search, and whoever may write to article changes them.  So
 * they are read without looking at privileges of their own, but only if they
 * belong to the owner of article and have the form that create_postings()
 * gave them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_POSTINGS_H
#define ZHN_PG_POSTINGS_H

#include "access/genam.h"
#include "executor/tuptable.h"
#include "utils/rel.h"
#include "utils/snapshot.h"

#include "index/lengths.h"
#include "index/list.h"
#include "index/short.h"

/* Columns of posting. */
#define ZHN_POSTING_TERM		1
#define ZHN_POSTING_FIRST		2
#define ZHN_POSTING_LAST		3
#define ZHN_POSTING_COUNT		4
#define ZHN_POSTING_BLOCK		5

/* Columns of posting_short. */
#define ZHN_SHORT_WORD			1
#define ZHN_SHORT_COUNT			2
#define ZHN_SHORT_BLOCK			3

/* Columns of posting_length. */
#define ZHN_LENGTH_FIRST		1
#define ZHN_LENGTH_LAST			2
#define ZHN_LENGTH_CHUNK		3

/* Columns of posting_change. */
#define ZHN_CHANGE_NUMBER		1
#define ZHN_CHANGE_ARTICLE		2
#define ZHN_CHANGE_WAS			3

typedef struct ZhnCorpus
{
	const char *name;
	Oid			article;
	Relation	posting;
	Relation	posting_index;
	Relation	shorts;
	Relation	shorts_index;
	Relation	length;
	Relation	length_index;
	Relation	change;
	Relation	state;
} ZhnCorpus;

/* Open the tables of a corpus to read them; fails if it has none. */
extern void zhn_corpus_open(ZhnCorpus *corpus, const char *name);
extern void zhn_corpus_close(ZhnCorpus *corpus);

/* The documents and all positions that are in the postings. */
extern void zhn_corpus_totals(const ZhnCorpus *corpus, Snapshot snapshot,
							  int64 *documents, int64 *positions);

/* Articles that changed since they were folded: ascending, without doubles. */
extern ZhnDocuments zhn_corpus_changed(const ZhnCorpus *corpus,
									   Snapshot snapshot);

/*
 * Read the postings of a word, or of all words that begin with it; with
 * positions if they are asked for, and maybe if not.
 */
extern void zhn_corpus_list(const ZhnCorpus *corpus, Snapshot snapshot,
							const ZhnEnv *env, const char *word, size_t size,
							bool prefix, bool with_places, ZhnList *list);

/* How many articles have a word, of those in the postings. */
extern int64 zhn_corpus_count(const ZhnCorpus *corpus, Snapshot snapshot,
							  const ZhnEnv *env, const char *word,
							  size_t size);

/* Every word in the postings, with how many articles have it. */
extern void zhn_corpus_words(const ZhnCorpus *corpus, Snapshot snapshot,
							 const ZhnEnv *env,
							 void (*put) (void *arg, const char *word,
										  size_t size, int64 articles),
							 void *arg);

/* A column of a row of postings; NULL is an error. */
extern Datum zhn_posting_column(TupleTableSlot *slot, int column);

/* A value of type bytea as it is in a tuple, or a copy if it was compressed. */
extern const void *zhn_bytes_of(Datum value, size_t *size);

/* The lengths of documents, read in the order of these. */
typedef struct ZhnLengthScan
{
	const ZhnEnv *env;
	IndexScanDesc scan;
	TupleTableSlot *slot;
	bool		has_chunk;
	bool		at_end;
	int64		last;			/* document of the chunk */
	ZhnLengths	chunk;
} ZhnLengthScan;

extern void zhn_lengths_scan(ZhnLengthScan *scan, const ZhnCorpus *corpus,
							 const ZhnEnv *env, Snapshot snapshot);
extern void zhn_lengths_scan_end(ZhnLengthScan *scan);

/*
 * Put the lengths, plus one, of n documents from one on into out, and 0 where
 * there is none; from may not fall.
 */
extern void zhn_lengths_fill(ZhnLengthScan *scan, int64 from, size_t n,
							 uint16_t *out);

/* posting_change, to write to. */
typedef struct ZhnChangeTable
{
	Relation	change;
	Oid			sequence;		/* of its numbers */
} ZhnChangeTable;

extern void zhn_change_table_open(ZhnChangeTable *table, Relation article);
extern void zhn_change_table_close(ZhnChangeTable *table);

#endif							/* ZHN_PG_POSTINGS_H */
