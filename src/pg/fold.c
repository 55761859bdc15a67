/*-------------------------------------------------------------------------
 *
 * fold.c
 *	  zhnews.fold(): bring changed articles into the postings of a corpus.
 *
 * The words of the changed articles are turned into changes of words in
 * memory, and go through the server's sort where there are many of them.
 * They then come word by word in the order of articles, and are merged into
 * the rows of that word that they fall into.  So memory is bounded, however
 * much there is to fold.
 *
 * All is read with one snapshot, which is taken once no other fold can be
 * under way: what it shows of posting_change and of article belongs
 * together.  Changes that others commit later stay in posting_change.  A
 * search sees the postings and posting_change as they were before the fold,
 * or as they are after it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_operator_d.h"
#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"
#include "utils/tuplesort.h"

#include "index/merge.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/fold.h"
#include "pg/postings.h"
#include "pg/ts.h"

PG_FUNCTION_INFO_V1(zhn_fold_corpus);

/* Articles to fetch at a time. */
#define BATCH		500

/* Bytes of changes to keep in memory before they are sorted, at most. */
#define MEMORY_MAX	((size_t) 256 * 1024 * 1024)

typedef struct Fold
{
	ZhnFoldTarget target;		/* where rows go to */
	ZhnCorpus	corpus;
	Snapshot	snapshot;
	bool		rebuild;
	int64		folded;			/* articles that were looked at */
	int64		documents;		/* more than before */
	int64		positions;

	/* From articles to words. */
	MemoryContext context;		/* of all that lasts to the end */
	MemoryContext inverter_context;
	ZhnEnv		inverter_env;
	ZhnInverter inverter;
	Tuplesortstate *sort;		/* NULL while all changes are in memory */
	TupleTableSlot *sorted;
	uint16	   *places;			/* room for those of one posting */
} Fold;

/* Run a statement that is written with the name of the corpus in it. */
static void
execute(Fold *fold, const char *format, Snapshot snapshot)
{
	SPIPlanPtr	plan = SPI_prepare(
		psprintf(format, quote_identifier(fold->corpus.name)), 0, NULL);

	if (plan == NULL || SPI_execute_snapshot(plan, NULL, NULL, snapshot,
											 InvalidSnapshot, false, true,
											 0) < 0)
		elog(ERROR, "could not fold: %s", SPI_result_code_string(SPI_result));
	SPI_freeplan(plan);
}

/* Hand the changes of a word to the sort. */
static void
put_run(void *arg, const ZhnInverted *word)
{
	Fold	   *fold = arg;
	TupleTableSlot *slot = fold->sorted;
	bytea	   *bytes = palloc(VARHDRSZ + word->size);

	SET_VARSIZE(bytes, VARHDRSZ + word->size);
	memcpy(VARDATA(bytes), word->bytes, word->size);
	ExecClearTuple(slot);
	slot->tts_values[0] = PointerGetDatum(
		cstring_to_text_with_len(word->word, word->word_size));
	slot->tts_values[1] = Int64GetDatum(word->first);
	slot->tts_values[2] = PointerGetDatum(bytes);
	memset(slot->tts_isnull, 0, 3 * sizeof(bool));
	ExecStoreVirtualTuple(slot);
	tuplesort_puttupleslot(fold->sort, slot);
	pfree(DatumGetPointer(slot->tts_values[0]));
	pfree(bytes);
}

static void
start_sort(Fold *fold)
{
	static const AttrNumber columns[] = {1, 2};
	static const Oid operators[] = {TextLessOperator, Int8LessOperator};
	static const Oid collations[] = {C_COLLATION_OID, InvalidOid};
	static const bool nulls_first[] = {false, false};
	MemoryContext old = MemoryContextSwitchTo(fold->context);
	TupleDesc	desc = CreateTemplateTupleDesc(3);

	TupleDescInitEntry(desc, 1, "term", TEXTOID, -1, 0);
	TupleDescInitEntryCollation(desc, 1, C_COLLATION_OID);
	TupleDescInitEntry(desc, 2, "first", INT8OID, -1, 0);
	TupleDescInitEntry(desc, 3, "changes", BYTEAOID, -1, 0);
	fold->sort = tuplesort_begin_heap(desc, 2, (AttrNumber *) columns,
									  (Oid *) operators, (Oid *) collations,
									  (bool *) nulls_first,
									  maintenance_work_mem, NULL,
									  TUPLESORT_NONE);
	fold->sorted = MakeSingleTupleTableSlot(desc, &TTSOpsVirtual);
	MemoryContextSwitchTo(old);
}

/* Hand the words so far to the sort, to have their memory back. */
static void
dump_words(Fold *fold)
{
	if (fold->sort == NULL)
		start_sort(fold);
	zhn_inverter_dump(&fold->inverter, put_run, fold);
	MemoryContextReset(fold->inverter_context);
	zhn_inverter_start(&fold->inverter, &fold->inverter_env);
}

static void
start_words(Fold *fold)
{
	fold->sort = NULL;
	fold->context = CurrentMemoryContext;
	fold->inverter_context = AllocSetContextCreate(CurrentMemoryContext,
												   "zhnews inverter",
												   ALLOCSET_DEFAULT_SIZES);
	zhn_env_init(&fold->inverter_env, fold->inverter_context);
	zhn_inverter_start(&fold->inverter, &fold->inverter_env);
}

static bool
has_entry(TSVector document, const char *lexeme, int size)
{
	ZhnTsWord	word = {lexeme, size, false, ZHN_ALL_CLASSES, true};
	uint16		counts[ZHN_CLASSES];

	return document != NULL && zhn_ts_counts(document, &word, counts);
}

/* An article has other words than its postings; either may be NULL. */
static void
change_article(Fold *fold, int64 id, TSVector words, TSVector was)
{
	size_t		memory = Min((size_t) maintenance_work_mem * 1024 / 2,
							 MEMORY_MAX);
	uint32		length = words != NULL ? zhn_ts_length(words) : 0;

	fold->folded++;
	if (was != NULL)
	{
		const WordEntry *entries = ARRPTR(was);

		fold->documents--;
		fold->positions -= zhn_ts_length(was);
		for (int i = 0; i < was->size; i++)
			if (!has_entry(words, STRPTR(was) + entries[i].pos,
						   entries[i].len))
				zhn_inverter_remove(&fold->inverter,
									STRPTR(was) + entries[i].pos,
									entries[i].len, id);
	}
	if (words != NULL)
	{
		const WordEntry *entries = ARRPTR(words);

		ZhnDocumentWord *found = palloc((words->size + 1) *
										sizeof(ZhnDocumentWord));

		fold->documents++;
		fold->positions += length;
		for (int i = 0; i < words->size; i++)
		{
			found[i].word = STRPTR(words) + entries[i].pos;
			found[i].size = entries[i].len;
			found[i].n = zhn_ts_positions(words, &entries[i],
										  &found[i].places);
		}
		zhn_inverter_add(&fold->inverter, id, length, found, words->size);
		pfree(found);
	}
	if (words != NULL || was != NULL)
		zhn_fold_length(&fold->target, id, length, words == NULL);
	if (fold->inverter.memory > memory)
		dump_words(fold);
}

/* A column that may be NULL as a tsvector. */
static TSVector
get_words(HeapTuple tuple, TupleDesc desc, int column)
{
	bool		is_null;
	Datum		value = SPI_getbinval(tuple, desc, column, &is_null);

	return is_null ? NULL : DatumGetTSVector(value);
}

static int64
get_id(HeapTuple tuple, TupleDesc desc)
{
	bool		is_null;

	return DatumGetInt64(SPI_getbinval(tuple, desc, 1, &is_null));
}

/* Every article, for postings that are made anew. */
static void
read_all(Fold *fold)
{
	MemoryContext batch = AllocSetContextCreate(CurrentMemoryContext,
												"zhnews articles",
												ALLOCSET_DEFAULT_SIZES);
	Portal		portal = SPI_cursor_open_with_args(
		NULL, psprintf("SELECT id, words FROM %s.article"
					   " WHERE words IS NOT NULL ORDER BY id",
					   quote_identifier(fold->corpus.name)),
		0, NULL, NULL, NULL, true, 0);

	for (;;)
	{
		MemoryContext old;
		SPITupleTable *articles;
		uint64		n;

		SPI_cursor_fetch(portal, true, BATCH);
		articles = SPI_tuptable;
		n = SPI_processed;
		if (n == 0)
			break;
		old = MemoryContextSwitchTo(batch);
		for (uint64 i = 0; i < n; i++)
		{
			CHECK_FOR_INTERRUPTS();
			change_article(fold, get_id(articles->vals[i], articles->tupdesc),
						   get_words(articles->vals[i], articles->tupdesc, 2),
						   NULL);
		}
		MemoryContextSwitchTo(old);
		MemoryContextReset(batch);
		SPI_freetuptable(articles);
	}
	SPI_cursor_close(portal);
	MemoryContextDelete(batch);
}

/*
 * A batch of changes, each with the words that the postings have of the
 * article, if any.  The articles are looked up by their keys, so that no
 * plan reads all of them.
 */
static void
change_batch(Fold *fold, SPIPlanPtr plan, SPITupleTable *changes, uint64 n)
{
	Datum	   *ids = palloc((n + 1) * sizeof(Datum));
	Datum		array;
	SPITupleTable *articles;
	uint64		narticles;
	uint64		found = 0;

	for (uint64 i = 0; i < n; i++)
		ids[i] = Int64GetDatum(get_id(changes->vals[i], changes->tupdesc));
	array = PointerGetDatum(construct_array(ids, n, INT8OID, 8,
											FLOAT8PASSBYVAL,
											TYPALIGN_DOUBLE));
	if (SPI_execute_plan(plan, &array, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read words");
	articles = SPI_tuptable;
	narticles = SPI_processed;
	for (uint64 i = 0; i < n; i++)
	{
		int64		id = DatumGetInt64(ids[i]);
		TSVector	words = NULL;

		CHECK_FOR_INTERRUPTS();
		if (found < narticles &&
			get_id(articles->vals[found], articles->tupdesc) == id)
			words = get_words(articles->vals[found++], articles->tupdesc, 2);
		change_article(fold, id, words,
					   get_words(changes->vals[i], changes->tupdesc, 2));
	}
	SPI_freetuptable(articles);
}

/*
 * The articles that changed.  What the first change since the last fold
 * replaced is what the postings have.
 */
static void
read_changed(Fold *fold)
{
	const char *name = quote_identifier(fold->corpus.name);
	Oid			types[1] = {INT8ARRAYOID};
	SPIPlanPtr	plan = SPI_prepare_cursor(
		psprintf("SELECT id, words FROM %s.article WHERE id = ANY ($1)"
				 " AND words IS NOT NULL ORDER BY id", name), 1, types,
		CURSOR_OPT_GENERIC_PLAN);
	MemoryContext batch = AllocSetContextCreate(CurrentMemoryContext,
												"zhnews articles",
												ALLOCSET_DEFAULT_SIZES);
	Portal		portal = SPI_cursor_open_with_args(
		NULL, psprintf("SELECT DISTINCT ON (article) article, was"
					   " FROM %s.posting_change ORDER BY article, number",
					   name), 0, NULL, NULL, NULL, true, 0);

	for (;;)
	{
		SPITupleTable *changes;
		MemoryContext old;

		SPI_cursor_fetch(portal, true, BATCH);
		if (SPI_processed == 0)
			break;
		changes = SPI_tuptable;
		old = MemoryContextSwitchTo(batch);
		change_batch(fold, plan, changes, SPI_processed);
		MemoryContextSwitchTo(old);
		MemoryContextReset(batch);
		SPI_freetuptable(changes);
	}
	SPI_cursor_close(portal);
	SPI_freeplan(plan);
	MemoryContextDelete(batch);
}

/* Bring one run of changes of a word into its rows. */
static void
merge_run(void *arg, const ZhnInverted *word)
{
	Fold	   *fold = arg;
	ZhnChanges	changes;
	ZhnChange	change;

	CHECK_FOR_INTERRUPTS();
	zhn_fold_term(&fold->target, word->word, word->word_size);
	zhn_changes_start(&changes, word->bytes, word->size, word->first);
	while (zhn_change_next(&changes, fold->target.env, &change, fold->places))
		zhn_fold_change(&fold->target, &change);
}

/* The runs of all words, from the sort. */
static void
merge_sorted(Fold *fold)
{
	TupleTableSlot *slot = MakeSingleTupleTableSlot(
		fold->sorted->tts_tupleDescriptor, &TTSOpsMinimalTuple);

	dump_words(fold);
	tuplesort_performsort(fold->sort);
	while (tuplesort_gettupleslot(fold->sort, true, false, slot, NULL))
	{
		ZhnInverted word = {0};
		size_t		word_size;

		slot_getallattrs(slot);
		word.word = zhn_bytes_of(slot->tts_values[0], &word_size);
		word.word_size = (uint32) word_size;
		word.first = DatumGetInt64(slot->tts_values[1]);
		word.bytes = (unsigned char *) zhn_bytes_of(slot->tts_values[2],
													&word.size);
		merge_run(fold, &word);
	}
	ExecDropSingleTupleTableSlot(slot);
	ExecDropSingleTupleTableSlot(fold->sorted);
	tuplesort_end(fold->sort);
}

/* Bring all changes into the rows; few of them were never sorted. */
static void
write_words(Fold *fold)
{
	fold->places = palloc(ZHN_POSITIONS_MAX * sizeof(uint16));
	if (fold->sort != NULL)
		merge_sorted(fold);
	else
		zhn_inverter_dump(&fold->inverter, merge_run, fold);
	zhn_fold_finish(&fold->target);
}

/*
 * Add what was folded to the totals.  A corpus that was never folded has no
 * row of them, so that one that is restored takes the row of its dump.
 */
static void
update_state(Fold *fold)
{
	Oid			types[] = {INT8OID, INT8OID};
	Datum		values[] = {Int64GetDatum(fold->documents),
	Int64GetDatum(fold->positions)};

	if (SPI_execute_with_args(
			psprintf("INSERT INTO %s.posting_state AS s"
					 " (articles, positions, folded_at)"
					 " VALUES ($1, $2, pg_catalog.clock_timestamp())"
					 " ON CONFLICT (only_row) DO UPDATE SET"
					 " articles = s.articles + excluded.articles,"
					 " positions = s.positions + excluded.positions,"
					 " folded_at = excluded.folded_at",
					 quote_identifier(fold->corpus.name)),
			2, types, values, NULL, false, 0) != SPI_OK_INSERT)
		elog(ERROR, "could not write the totals of the postings");
}

/*
 * Who sees only some articles would fold the others away.
 */
static void
check_rights(const ZhnCorpus *corpus)
{
	if (check_enable_rls(corpus->article, InvalidOid, true) == RLS_ENABLED)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("row-level security hides articles of corpus \"%s\"",
						corpus->name),
				 errhint("Fold as the owner of the corpus or as a role with"
						 " BYPASSRLS.")));
}

static void
fold_corpus(Fold *fold, MemoryContext context)
{
	ZhnEnv		env;

	zhn_env_init(&env, context);
	execute(fold, "LOCK TABLE %s.posting IN SHARE ROW EXCLUSIVE MODE",
			InvalidSnapshot);
	PushActiveSnapshot(GetTransactionSnapshot());
	fold->snapshot = RegisterSnapshot(GetActiveSnapshot());
	zhn_corpus_open(&fold->corpus, fold->corpus.name);
	check_rights(&fold->corpus);

	if (fold->rebuild)
	{
		execute(fold, "DELETE FROM %s.posting", fold->snapshot);
		execute(fold, "DELETE FROM %s.posting_short", fold->snapshot);
		execute(fold, "DELETE FROM %s.posting_length", fold->snapshot);
		execute(fold, "UPDATE %s.posting_state SET articles = 0,"
				" positions = 0", InvalidSnapshot);
	}
	zhn_fold_start(&fold->target, &env, &fold->corpus,
				   fold->rebuild ? NULL : fold->snapshot);
	start_words(fold);
	if (fold->rebuild)
		read_all(fold);
	else
		read_changed(fold);
	zhn_fold_lengths_finish(&fold->target);
	write_words(fold);
	execute(fold, "DELETE FROM %s.posting_change", fold->snapshot);
	update_state(fold);

	zhn_corpus_close(&fold->corpus);
	UnregisterSnapshot(fold->snapshot);
	PopActiveSnapshot();
}

/* zhnews.fold(corpus, rebuild) */
Datum
zhn_fold_corpus(PG_FUNCTION_ARGS)
{
	Fold	   *fold = palloc0(sizeof(Fold));
	MemoryContext context = CurrentMemoryContext;

	fold->corpus.name = text_to_cstring(PG_GETARG_TEXT_PP(0));
	fold->rebuild = PG_GETARG_BOOL(1);
	/* Say what is missing before anything is locked. */
	zhn_corpus_open(&fold->corpus, fold->corpus.name);
	zhn_corpus_close(&fold->corpus);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	fold_corpus(fold, context);
	SPI_finish();
	PG_RETURN_INT64(fold->folded);
}
