/*-------------------------------------------------------------------------
 *
 * fold_rows.c
 *	  Change the rows of postings and of lengths of a corpus.
 *
 * Changes come term by term, in the order of documents.  A term has rows of
 * its own once its postings no longer fit into a short list (fold_short.c),
 * and keeps them.  A change belongs to the row that begins last before its
 * document, or to the first row of all; that row is read, deleted and written
 * anew, as one or more, when all its changes have come.  Rows are found by
 * scans of the index, which is fast; they are written by SQL, with the rights
 * of the caller.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/relscan.h"
#include "access/tableam.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_type_d.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "pg/compat.h"
#include "pg/fold.h"

/*
 * Two rows fill a page, with their heads: a tuple has 24 bytes of its own,
 * four of its line pointer, three numbers and the head of the bytes.
 */
#define ROW_TUPLE_MAX	4080
#define ROW_HEAD		(24 + 4 + 8 + 8 + 4 + 4)

/* A row that is this full is left as it is when postings come behind it. */
#define FULL_ROW		3500

SPIPlanPtr
zhn_fold_prepare(const ZhnCorpus *corpus, const char *format, int n,
				 Oid *types)
{
	SPIPlanPtr	plan = SPI_prepare(
		psprintf(format, quote_identifier(corpus->name)), n, types);

	if (plan == NULL)
		elog(ERROR, "could not prepare to fold: %s",
			 SPI_result_code_string(SPI_result));
	return plan;
}

void
zhn_fold_start(ZhnFoldTarget *target, const ZhnEnv *env,
			   const ZhnCorpus *corpus, Snapshot snapshot)
{
	Oid			row[] = {TEXTOID, INT8OID, INT8OID, INT4OID, BYTEAOID};
	Oid			chunk[] = {INT8OID, INT8OID, BYTEAOID};
	Oid			key[] = {INT8OID};

	memset(target, 0, sizeof(ZhnFoldTarget));
	target->env = env;
	target->corpus = corpus;
	target->snapshot = snapshot;
	target->row_context = AllocSetContextCreate(CurrentMemoryContext,
												"zhnews row",
												ALLOCSET_DEFAULT_SIZES);
	target->writer = palloc(sizeof(ZhnWriter));
	target->merge = palloc(sizeof(ZhnMerge));
	target->old_list = palloc(sizeof(ZhnShortList));
	target->list = palloc(sizeof(ZhnShortList));
	target->lengths = palloc(sizeof(ZhnLengthsWriter));
	target->slot = table_slot_create(corpus->posting, NULL);
	target->length_slot = table_slot_create(corpus->length, NULL);
	if (snapshot != NULL)
	{
		target->scan = zhn_index_beginscan(corpus->posting,
										   corpus->posting_index, snapshot,
										   2);
		target->length_scan = zhn_index_beginscan(corpus->length,
												  corpus->length_index,
												  snapshot, 1);
	}
	target->insert = zhn_fold_prepare(
		corpus, "INSERT INTO %s.posting VALUES ($1, $2, $3, $4, $5)", 5, row);
	target->delete = zhn_fold_prepare(
		corpus, "DELETE FROM %s.posting WHERE term OPERATOR(pg_catalog.=) $1"
		" AND first_id OPERATOR(pg_catalog.=) $2", 2, row);
	target->insert_length = zhn_fold_prepare(
		corpus, "INSERT INTO %s.posting_length VALUES ($1, $2, $3)", 3, chunk);
	target->delete_length = zhn_fold_prepare(
		corpus, "DELETE FROM %s.posting_length WHERE last_id"
		" OPERATOR(pg_catalog.=) $1", 1, key);
	zhn_fold_short_start(target);
}

void
zhn_fold_execute(SPIPlanPtr plan, Datum *values, int expected)
{
	if (SPI_execute_plan(plan, values, NULL, false, 0) != expected)
		elog(ERROR, "could not fold: %s", SPI_result_code_string(SPI_result));
}

Datum
zhn_fold_bytes(const void *bytes, size_t size)
{
	bytea	   *result = palloc(VARHDRSZ + size);

	SET_VARSIZE(result, VARHDRSZ + size);
	memcpy(VARDATA(result), bytes, size);
	return PointerGetDatum(result);
}

static int64
get_bigint(TupleTableSlot *slot, int column)
{
	bool		is_null;

	return DatumGetInt64(slot_getattr(slot, column, &is_null));
}

/* Postings */

static void
put_row(void *arg, const ZhnRowOut *row)
{
	ZhnFoldTarget *target = arg;
	Datum		values[5];

	values[0] = PointerGetDatum(target->term);
	values[1] = Int64GetDatum(row->first);
	values[2] = Int64GetDatum(row->last);
	values[3] = Int32GetDatum((int32) row->n);
	values[4] = zhn_fold_bytes(row->row, row->size);
	zhn_fold_execute(target->insert, values, SPI_OK_INSERT);
	pfree(DatumGetPointer(values[4]));
}

/* Find a row of the term by where it begins. */
static bool
find_row(ZhnFoldTarget *target, StrategyNumber strategy, RegProcedure compare,
		 int64 id, ScanDirection direction)
{
	ScanKeyData keys[2];

	ScanKeyEntryInitialize(&keys[0], 0, 1, BTEqualStrategyNumber, TEXTOID,
						   C_COLLATION_OID, F_TEXTEQ,
						   PointerGetDatum(target->term));
	ScanKeyInit(&keys[1], 2, strategy, compare, Int64GetDatum(id));
	index_rescan(target->scan, keys, 2, NULL, 0);
	return index_getnext_slot(target->scan, direction, target->slot);
}

/* Read the blocks of the old row, and delete it. */
static void
take_row(ZhnFoldTarget *target)
{
	MemoryContext old = MemoryContextSwitchTo(target->row_context);
	bool		is_null;
	size_t		size;
	const void *row = zhn_bytes_of(slot_getattr(target->slot,
												ZHN_POSTING_BLOCK, &is_null),
								   &size);
	int64		first = get_bigint(target->slot, ZHN_POSTING_FIRST);
	char	   *copy = palloc(size + ZHN_BITS_PADDING);
	size_t		n;
	ZhnBlock   *blocks;
	Datum		key[2];

	memcpy(copy, row, size);
	memset(copy + size, 0, ZHN_BITS_PADDING);
	n = zhn_row_blocks(target->env, copy, size);
	blocks = palloc(n * sizeof(ZhnBlock));
	zhn_row_open(target->env, copy, size, first, blocks);
	zhn_merge_start(target->merge, target->writer, blocks, n);
	MemoryContextSwitchTo(old);

	key[0] = PointerGetDatum(target->term);
	key[1] = Int64GetDatum(first);
	zhn_fold_execute(target->delete, key, SPI_OK_DELETE);
}

/* Is the row full, and does a document come behind it? */
static bool
is_full(ZhnFoldTarget *target, int64 id)
{
	bool		is_null;
	size_t		size;

	zhn_bytes_of(slot_getattr(target->slot, ZHN_POSTING_BLOCK, &is_null),
				 &size);
	return size >= FULL_ROW &&
		get_bigint(target->slot, ZHN_POSTING_LAST) < id;
}

/* Begin a row of the term. */
static void
start_row(ZhnFoldTarget *target)
{
	size_t		head = ROW_HEAD +
		MAXALIGN(VARSIZE_ANY_EXHDR(target->term) + VARHDRSZ);

	zhn_writer_start(target->writer, target->env,
					 Max(ROW_TUPLE_MAX - Min(head, ROW_TUPLE_MAX),
						 ZHN_ROW_LIMIT_MIN), put_row, target);
	target->in_row = true;
	target->has_end = false;
}

/* Begin the row that a document belongs to. */
static void
open_row(ZhnFoldTarget *target, int64 id)
{
	bool		is_there = false;
	int64		first = id;

	start_row(target);
	zhn_merge_start(target->merge, target->writer, NULL, 0);
	if (target->snapshot == NULL)
		return;

	if (find_row(target, BTLessEqualStrategyNumber, F_INT8LE, id,
				 BackwardScanDirection) ||
		find_row(target, BTGreaterStrategyNumber, F_INT8GT, id,
				 ForwardScanDirection))
	{
		is_there = true;
		first = get_bigint(target->slot, ZHN_POSTING_FIRST);
		if (!is_full(target, id))
			take_row(target);
	}
	if (is_there && find_row(target, BTGreaterStrategyNumber, F_INT8GT,
							 Max(first, id), ForwardScanDirection))
	{
		target->has_end = true;
		target->end = get_bigint(target->slot, ZHN_POSTING_FIRST);
	}
}

static void
close_row(ZhnFoldTarget *target)
{
	if (!target->in_row)
		return;
	zhn_merge_finish(target->merge);
	zhn_writer_finish(target->writer);
	MemoryContextReset(target->row_context);
	target->in_row = false;
}

/* Find out where the postings of the term are. */
static void
open_term(ZhnFoldTarget *target)
{
	bool		fits = VARSIZE_ANY_EXHDR(target->term) <= ZHN_SHORT_WORD_MAX;

	target->old_list->n = 0;
	target->old_at = 0;
	zhn_short_start(target->list);
	target->kind = ZHN_TERM_ROWS;
	if (fits && (zhn_fold_short_take(target, target->term,
									 target->old_list) ||
				 target->snapshot == NULL ||
				 !find_row(target, BTGreaterEqualStrategyNumber, F_INT8GE,
						   PG_INT64_MIN, ForwardScanDirection)))
		target->kind = ZHN_TERM_SHORT;
}

/* Add a posting to the short list, or to rows once that has no room. */
static void
put_posting(ZhnFoldTarget *target, const ZhnPosting *posting)
{
	if (target->kind == ZHN_TERM_SHORT)
	{
		if (zhn_short_add(target->list, posting))
			return;
		start_row(target);
		for (int i = 0; i < target->list->n; i++)
		{
			ZhnPosting	listed = zhn_short_posting(target->list, i);

			zhn_writer_add(target->writer, &listed);
		}
		target->kind = ZHN_TERM_GROWN;
	}
	zhn_writer_add(target->writer, posting);
}

/* Put the postings of the old list that are before a document. */
static void
put_old(ZhnFoldTarget *target, bool all, int64 until)
{
	while (target->old_at < target->old_list->n &&
		   (all || target->old_list->ids[target->old_at] < until))
	{
		ZhnPosting	posting = zhn_short_posting(target->old_list,
												target->old_at++);

		put_posting(target, &posting);
	}
}

static void
change_list(ZhnFoldTarget *target, const ZhnChange *change)
{
	int64		id = change->posting.id;

	put_old(target, false, id);
	if (target->old_at < target->old_list->n &&
		target->old_list->ids[target->old_at] == id)
		target->old_at++;
	if (!change->removed)
		put_posting(target, &change->posting);
}

static void
close_term(ZhnFoldTarget *target)
{
	if (target->kind == ZHN_TERM_SHORT || target->kind == ZHN_TERM_GROWN)
		put_old(target, true, 0);
	if (target->kind == ZHN_TERM_SHORT && target->list->n > 0)
		zhn_fold_short_put(target, target->term, target->list);
	else if (target->kind == ZHN_TERM_GROWN)
	{
		zhn_writer_finish(target->writer);
		target->in_row = false;
	}
	else if (target->kind == ZHN_TERM_ROWS)
		close_row(target);
	target->kind = ZHN_TERM_UNKNOWN;
}

void
zhn_fold_term(ZhnFoldTarget *target, const char *term, size_t size)
{
	if (target->term != NULL && size == VARSIZE_ANY_EXHDR(target->term) &&
		memcmp(term, VARDATA_ANY(target->term), size) == 0)
		return;
	close_term(target);
	if (target->term != NULL)
		pfree(target->term);
	target->term = cstring_to_text_with_len(term, size);
}

void
zhn_fold_change(ZhnFoldTarget *target, const ZhnChange *change)
{
	if (target->kind == ZHN_TERM_UNKNOWN)
		open_term(target);
	if (target->kind != ZHN_TERM_ROWS)
	{
		change_list(target, change);
		return;
	}
	if (target->in_row && target->has_end &&
		change->posting.id >= target->end)
		close_row(target);
	if (!target->in_row)
		open_row(target, change->posting.id);
	zhn_merge_change(target->merge, change);
}

void
zhn_fold_finish(ZhnFoldTarget *target)
{
	close_term(target);
	zhn_fold_short_finish(target);
	if (target->scan != NULL)
		index_endscan(target->scan);
	ExecDropSingleTupleTableSlot(target->slot);
	MemoryContextDelete(target->row_context);
}

/* Lengths */

static void
put_chunk(void *arg, int64_t first, int64_t last, const void *chunk,
		  size_t size)
{
	ZhnFoldTarget *target = arg;
	Datum		values[3];

	values[0] = Int64GetDatum(first);
	values[1] = Int64GetDatum(last);
	values[2] = zhn_fold_bytes(chunk, size);
	zhn_fold_execute(target->insert_length, values, SPI_OK_INSERT);
	pfree(DatumGetPointer(values[2]));
}

/* Read the old chunk, and delete it. */
static void
take_chunk(ZhnFoldTarget *target)
{
	bool		is_null;
	size_t		size;
	const void *chunk = zhn_bytes_of(slot_getattr(target->length_slot,
												  ZHN_LENGTH_CHUNK, &is_null),
									 &size);
	Datum		key = Int64GetDatum(get_bigint(target->length_slot,
											   ZHN_LENGTH_LAST));

	target->chunk = palloc(size);
	memcpy(target->chunk, chunk, size);
	zhn_lengths_open(target->env, target->chunk, size,
					 get_bigint(target->length_slot, ZHN_LENGTH_FIRST),
					 &target->old);
	target->old_entry = 0;
	zhn_fold_execute(target->delete_length, &key, SPI_OK_DELETE);
}

/*
 * Begin the chunk that a document belongs to: the first one that does not
 * end before it, or the last one, if it is behind all.  The last one takes
 * all that follows, so that no chunk is taken twice.
 */
static void
open_chunk(ZhnFoldTarget *target, int64 id)
{
	ScanKeyData key;

	zhn_lengths_start(target->lengths, target->env, put_chunk, target);
	target->in_chunk = true;
	target->chunk_has_end = false;
	target->chunk = NULL;
	if (target->snapshot == NULL)
		return;

	ScanKeyInit(&key, 1, BTGreaterEqualStrategyNumber, F_INT8GE,
				Int64GetDatum(id));
	index_rescan(target->length_scan, &key, 1, NULL, 0);
	if (index_getnext_slot(target->length_scan, ForwardScanDirection,
						   target->length_slot))
	{
		target->chunk_end = get_bigint(target->length_slot, ZHN_LENGTH_LAST);
		take_chunk(target);
		target->chunk_has_end = index_getnext_slot(target->length_scan,
												   ForwardScanDirection,
												   target->length_slot);
		return;
	}
	ScanKeyInit(&key, 1, BTLessStrategyNumber, F_INT8LT, Int64GetDatum(id));
	index_rescan(target->length_scan, &key, 1, NULL, 0);
	if (index_getnext_slot(target->length_scan, BackwardScanDirection,
						   target->length_slot))
		take_chunk(target);
}

/* Copy old lengths up to a document, which is passed over. */
static void
copy_lengths(ZhnFoldTarget *target, bool all, int64 until)
{
	while (target->chunk != NULL && target->old_entry < target->old.n)
	{
		int64		id;
		uint32		length;
		bool		is_there = zhn_lengths_entry(&target->old,
												 target->old_entry, &id,
												 &length);

		if (!all && id > until)
			return;
		target->old_entry++;
		if (is_there && (all || id < until))
			zhn_lengths_add(target->lengths, id, length);
	}
}

static void
close_chunk(ZhnFoldTarget *target)
{
	if (!target->in_chunk)
		return;
	copy_lengths(target, true, 0);
	zhn_lengths_finish(target->lengths);
	if (target->chunk != NULL)
		pfree(target->chunk);
	target->in_chunk = false;
}

void
zhn_fold_length(ZhnFoldTarget *target, int64 id, uint32 length, bool removed)
{
	if (target->in_chunk && target->chunk_has_end && id > target->chunk_end)
		close_chunk(target);
	if (!target->in_chunk)
		open_chunk(target, id);
	copy_lengths(target, false, id);
	if (!removed)
		zhn_lengths_add(target->lengths, id, length);
}

void
zhn_fold_lengths_finish(ZhnFoldTarget *target)
{
	close_chunk(target);
	if (target->length_scan != NULL)
		index_endscan(target->length_scan);
	ExecDropSingleTupleTableSlot(target->length_slot);
}
