/*-------------------------------------------------------------------------
 *
 * fold_short.c
 *	  Change the rows of short lists of a corpus.
 *
 * Words come in their order.  Each belongs to the row whose first word comes
 * last before it, or to the first row of all.  That row is read and deleted;
 * its words go over into new rows, with those that are put between them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/relscan.h"
#include "access/tableam.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_type_d.h"
#include "executor/tuptable.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/memutils.h"
#include "utils/rel.h"

#include "pg/compat.h"
#include "pg/fold.h"

/*
 * Two rows fill a page, with their heads: a tuple has 24 bytes of its own,
 * four of its line pointer, a number, and the heads of the word and of the
 * bundle, each at a multiple of four.
 */
#define ROW_LIMIT	(4080 - (24 + 4 + 4 + 8 + 8))

void
zhn_fold_short_start(ZhnFoldTarget *target)
{
	ZhnFoldShort *shorts = &target->shorts;
	Oid			row[] = {TEXTOID, INT4OID, BYTEAOID};
	const ZhnCorpus *corpus = target->corpus;

	shorts->context = AllocSetContextCreate(CurrentMemoryContext,
											"zhnews short lists",
											ALLOCSET_DEFAULT_SIZES);
	shorts->writer = palloc(sizeof(ZhnBundleWriter));
	shorts->slot = table_slot_create(corpus->shorts, NULL);
	if (target->snapshot != NULL)
		shorts->scan = zhn_index_beginscan(corpus->shorts,
										   corpus->shorts_index,
										   target->snapshot, 1);
	shorts->insert = zhn_fold_prepare(corpus, "INSERT INTO %s.posting_short"
									  " VALUES ($1, $2, $3)", 3, row);
	shorts->delete = zhn_fold_prepare(corpus, "DELETE FROM %s.posting_short"
									  " WHERE first_word"
									  " OPERATOR(pg_catalog.=) $1", 1, row);
}

static void
put_bundle(void *arg, const char *word, size_t word_size, size_t nwords,
		   const void *row, size_t size)
{
	ZhnFoldTarget *target = arg;
	Datum		values[3];

	values[0] = PointerGetDatum(cstring_to_text_with_len(word, word_size));
	values[1] = Int32GetDatum((int32) nwords);
	values[2] = zhn_fold_bytes(row, size);
	zhn_fold_execute(target->shorts.insert, values, SPI_OK_INSERT);
	pfree(DatumGetPointer(values[0]));
	pfree(DatumGetPointer(values[2]));
}

/*
 * Find a row by its first word, which is returned, or NULL.  The scan keeps
 * memory of the context that it is begun in, so that must not be the one that
 * is emptied row by row.
 */
static text *
find_row(ZhnFoldTarget *target, StrategyNumber strategy, RegProcedure compare,
		 text *word, ScanDirection direction)
{
	ZhnFoldShort *shorts = &target->shorts;
	MemoryContext old;
	ScanKeyData key;
	bool		is_null;
	text	   *found;

	ScanKeyEntryInitialize(&key, 0, 1, strategy, TEXTOID, C_COLLATION_OID,
						   compare, PointerGetDatum(word));
	index_rescan(shorts->scan, &key, 1, NULL, 0);
	if (!index_getnext_slot(shorts->scan, direction, shorts->slot))
		return NULL;
	old = MemoryContextSwitchTo(shorts->context);
	found = DatumGetTextPCopy(slot_getattr(shorts->slot, ZHN_SHORT_WORD,
										   &is_null));
	MemoryContextSwitchTo(old);
	return found;
}

/* Go to the next word of the old row. */
static void
next_word(ZhnFoldShort *shorts)
{
	shorts->has_word = zhn_bundle_next(&shorts->old);
}

/* Read the old row, and delete it. */
static void
take_row(ZhnFoldTarget *target, text *first)
{
	ZhnFoldShort *shorts = &target->shorts;
	Datum		key = PointerGetDatum(first);
	bool		is_null;
	size_t		size;
	const void *row = zhn_bytes_of(slot_getattr(shorts->slot,
												ZHN_SHORT_BLOCK, &is_null),
								   &size);
	char	   *copy = MemoryContextAlloc(shorts->context,
										  size + ZHN_BITS_PADDING);

	memcpy(copy, row, size);
	memset(copy + size, 0, ZHN_BITS_PADDING);
	zhn_bundle_open(&shorts->old, target->env, copy, size);
	next_word(shorts);
	zhn_fold_execute(shorts->delete, &key, SPI_OK_DELETE);
}

/* Begin the row that a word belongs to. */
static void
open_row(ZhnFoldTarget *target, text *word)
{
	ZhnFoldShort *shorts = &target->shorts;
	text	   *first = NULL;

	zhn_bundle_start(shorts->writer, target->env, ROW_LIMIT, put_bundle,
					 target);
	shorts->in_row = true;
	shorts->has_word = false;
	shorts->end = NULL;
	if (target->snapshot != NULL)
	{
		first = find_row(target, BTLessEqualStrategyNumber, F_TEXT_LE, word,
						 BackwardScanDirection);
		if (first == NULL)
			first = find_row(target, BTGreaterStrategyNumber, F_TEXT_GT, word,
							 ForwardScanDirection);
	}
	if (first != NULL)
	{
		take_row(target, first);
		shorts->end = find_row(target, BTGreaterStrategyNumber, F_TEXT_GT,
							   first, ForwardScanDirection);
	}
}

static void
keep_word(ZhnFoldShort *shorts)
{
	zhn_bundle_add(shorts->writer, shorts->old.word, shorts->old.word_size,
				   shorts->old.list, shorts->old.list_size);
	next_word(shorts);
}

static void
close_row(ZhnFoldShort *shorts)
{
	if (!shorts->in_row)
		return;
	while (shorts->has_word)
		keep_word(shorts);
	zhn_bundle_finish(shorts->writer);
	MemoryContextReset(shorts->context);
	shorts->in_row = false;
}

static int
compare_texts(text *one, text *other)
{
	return zhn_compare_words(VARDATA_ANY(one), VARSIZE_ANY_EXHDR(one),
							 VARDATA_ANY(other), VARSIZE_ANY_EXHDR(other));
}

bool
zhn_fold_short_take(ZhnFoldTarget *target, text *word, ZhnShortList *list)
{
	ZhnFoldShort *shorts = &target->shorts;
	int			order = 1;

	if (shorts->in_row && shorts->end != NULL &&
		compare_texts(word, shorts->end) >= 0)
		close_row(shorts);
	if (!shorts->in_row)
		open_row(target, word);
	while (shorts->has_word &&
		   (order = zhn_compare_words(shorts->old.word, shorts->old.word_size,
									  VARDATA_ANY(word),
									  VARSIZE_ANY_EXHDR(word))) < 0)
		keep_word(shorts);
	if (!shorts->has_word || order != 0)
		return false;
	zhn_short_read(target->env, shorts->old.list, shorts->old.list_size,
				   list);
	next_word(shorts);
	return true;
}

void
zhn_fold_short_put(ZhnFoldTarget *target, text *word,
				   const ZhnShortList *list)
{
	unsigned char bytes[ZHN_SHORT_SIZE_MAX];
	size_t		size = zhn_short_write(list, bytes);

	zhn_bundle_add(target->shorts.writer, VARDATA_ANY(word),
				   VARSIZE_ANY_EXHDR(word), bytes, size);
}

void
zhn_fold_short_finish(ZhnFoldTarget *target)
{
	ZhnFoldShort *shorts = &target->shorts;

	close_row(shorts);
	if (shorts->scan != NULL)
		index_endscan(shorts->scan);
	ExecDropSingleTupleTableSlot(shorts->slot);
	MemoryContextDelete(shorts->context);
}
