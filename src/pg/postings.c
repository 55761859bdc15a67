/*-------------------------------------------------------------------------
 *
 * postings.c
 *	  The tables of a corpus that ranked search reads.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/nbtree.h"
#include "access/relscan.h"
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/namespace.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_opfamily_d.h"
#include "catalog/pg_type_d.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "pg/compat.h"
#include "pg/postings.h"

/* Chunks of lengths to pass over before a new search of the index. */
#define CHUNKS_AHEAD	16

static void
no_postings(const char *corpus)
{
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_TABLE),
			 errmsg("corpus \"%s\" has no postings", corpus),
			 errhint("Make them with SELECT zhnews.create_postings(%s); "
					 "they belong to the owner of article.",
					 quote_literal_cstr(corpus))));
}

static const Oid change_types[] = {INT8OID, INT8OID, TSVECTOROID};

/* Open a table of the corpus whose first columns have these types. */
static Relation
open_table(const char *corpus, Oid schema, const char *name, Oid owner,
		   int ntypes, const Oid *types, LOCKMODE lock)
{
	Oid			oid = get_relname_relid(name, schema);
	Relation	table;

	if (!OidIsValid(oid) || get_rel_relkind(oid) != RELKIND_RELATION)
		no_postings(corpus);
	table = table_open(oid, lock);
	if (table->rd_rel->relowner != owner ||
		RelationGetDescr(table)->natts < ntypes)
		no_postings(corpus);
	for (int i = 0; i < ntypes; i++)
		if (TupleDescAttr(RelationGetDescr(table), i)->atttypid != types[i])
			no_postings(corpus);
	return table;
}

/* Open the primary key, which has the columns of a table from first on. */
static Relation
open_key(const char *corpus, Relation table, int nkeys, const int *columns,
		 const Oid *families)
{
	Oid			oid = zhn_primary_key(table);
	Relation	key;

	if (!OidIsValid(oid))
		no_postings(corpus);
	key = index_open(oid, AccessShareLock);
	if (key->rd_rel->relam != BTREE_AM_OID ||
		key->rd_index->indnkeyatts != nkeys)
		no_postings(corpus);
	for (int i = 0; i < nkeys; i++)
		if (key->rd_index->indkey.values[i] != columns[i] ||
			key->rd_opfamily[i] != families[i] ||
			(families[i] == TEXT_BTREE_FAM_OID &&
			 key->rd_indcollation[i] != C_COLLATION_OID))
			no_postings(corpus);
	return key;
}

static Oid
owner_of(Oid relation)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
	Oid			owner;

	if (!HeapTupleIsValid(tuple))
		return InvalidOid;
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	return owner;
}

void
zhn_corpus_open(ZhnCorpus *corpus, const char *name)
{
	static const Oid posting[] = {TEXTOID, INT8OID, INT8OID, INT4OID, BYTEAOID};
	static const Oid shorts[] = {TEXTOID, INT4OID, BYTEAOID};
	static const Oid length[] = {INT8OID, INT8OID, BYTEAOID};
	static const Oid state[] = {INT8OID, INT8OID};
	static const int posting_key[] = {ZHN_POSTING_TERM, ZHN_POSTING_FIRST};
	static const int shorts_key[] = {ZHN_SHORT_WORD};
	static const int length_key[] = {ZHN_LENGTH_LAST};
	static const Oid families[] = {TEXT_BTREE_FAM_OID, INTEGER_BTREE_FAM_OID};
	Oid			schema = get_namespace_oid(name, true);
	Oid			owner;

	corpus->name = name;
	corpus->article = OidIsValid(schema) ?
		get_relname_relid("article", schema) : InvalidOid;
	if (!OidIsValid(corpus->article))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_SCHEMA),
				 errmsg("corpus \"%s\" does not exist", name),
				 errhint("Make it with SELECT zhnews.create_corpus(%s).",
						 quote_literal_cstr(name))));
	owner = owner_of(corpus->article);

	corpus->posting = open_table(name, schema, "posting", owner,
								 lengthof(posting), posting,
								 AccessShareLock);
	corpus->posting_index = open_key(name, corpus->posting, 2, posting_key,
									 families);
	corpus->shorts = open_table(name, schema, "posting_short", owner,
								lengthof(shorts), shorts, AccessShareLock);
	corpus->shorts_index = open_key(name, corpus->shorts, 1, shorts_key,
									families);
	corpus->length = open_table(name, schema, "posting_length", owner,
								lengthof(length), length,
								 AccessShareLock);
	corpus->length_index = open_key(name, corpus->length, 1, length_key,
									&families[1]);
	corpus->change = open_table(name, schema, "posting_change", owner,
								lengthof(change_types), change_types,
								 AccessShareLock);
	corpus->state = open_table(name, schema, "posting_state", owner,
							   lengthof(state), state,
								 AccessShareLock);
}

/* The locks are kept to the end of the transaction. */
void
zhn_corpus_close(ZhnCorpus *corpus)
{
	index_close(corpus->posting_index, NoLock);
	table_close(corpus->posting, NoLock);
	index_close(corpus->shorts_index, NoLock);
	table_close(corpus->shorts, NoLock);
	index_close(corpus->length_index, NoLock);
	table_close(corpus->length, NoLock);
	table_close(corpus->change, NoLock);
	table_close(corpus->state, NoLock);
}

void
zhn_change_table_open(ZhnChangeTable *table, Relation article)
{
	Oid			schema = RelationGetNamespace(article);
	Oid			owner = article->rd_rel->relowner;
	char	   *corpus = get_namespace_name(schema);

	table->change = open_table(corpus, schema, "posting_change", owner,
							   lengthof(change_types), change_types,
							   RowExclusiveLock);
	table->sequence = get_relname_relid("posting_change_number_seq", schema);
	if (!OidIsValid(table->sequence) ||
		get_rel_relkind(table->sequence) != RELKIND_SEQUENCE ||
		owner_of(table->sequence) != owner)
		no_postings(corpus);
	if (RelationGetIndexList(table->change) != NIL)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("table \"%s.posting_change\" has an index", corpus),
				 errhint("Drop the index: the table is written to without"
						 " looking for one.")));
}

void
zhn_change_table_close(ZhnChangeTable *table)
{
	table_close(table->change, NoLock);
}

const void *
zhn_bytes_of(Datum value, size_t *size)
{
	struct varlena *bytes = (struct varlena *) DatumGetPointer(value);

	if (VARATT_IS_EXTENDED(bytes) && !VARATT_IS_SHORT(bytes))
		bytes = pg_detoast_datum_packed(bytes);
	*size = VARSIZE_ANY_EXHDR(bytes);
	return VARDATA_ANY(bytes);
}

Datum
zhn_posting_column(TupleTableSlot *slot, int column)
{
	bool		is_null;
	Datum		value = slot_getattr(slot, column, &is_null);

	if (is_null)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("stored postings are damaged"),
				 errhint("Make them anew with "
						 "zhnews.fold(corpus, rebuild => true).")));
	return value;
}

void
zhn_corpus_totals(const ZhnCorpus *corpus, Snapshot snapshot,
				  int64 *documents, int64 *positions)
{
	TableScanDesc scan = table_beginscan(corpus->state, snapshot, 0, NULL);
	TupleTableSlot *slot = table_slot_create(corpus->state, NULL);

	*documents = 0;
	*positions = 0;
	if (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		*documents = DatumGetInt64(zhn_posting_column(slot, 1));
		*positions = DatumGetInt64(zhn_posting_column(slot, 2));
	}
	ExecDropSingleTupleTableSlot(slot);
	table_endscan(scan);
}

static int
compare_ids(const void *a, const void *b)
{
	int64		one = *(const int64 *) a;
	int64		other = *(const int64 *) b;

	return (one > other) - (one < other);
}

ZhnDocuments
zhn_corpus_changed(const ZhnCorpus *corpus, Snapshot snapshot)
{
	TableScanDesc scan = table_beginscan(corpus->change, snapshot, 0, NULL);
	TupleTableSlot *slot = table_slot_create(corpus->change, NULL);
	size_t		room = 64;
	int64	   *ids = palloc(room * sizeof(int64));
	ZhnDocuments changed = {NULL, 0};
	size_t		n = 0;

	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		CHECK_FOR_INTERRUPTS();
		if (n == room)
		{
			room *= 2;
			ids = repalloc_huge(ids, room * sizeof(int64));
		}
		ids[n++] = DatumGetInt64(zhn_posting_column(slot, ZHN_CHANGE_ARTICLE));
	}
	ExecDropSingleTupleTableSlot(slot);
	table_endscan(scan);

	qsort(ids, n, sizeof(int64), compare_ids);
	for (size_t i = 0; i < n; i++)
		if (changed.n == 0 || ids[i] != ids[changed.n - 1])
			ids[changed.n++] = ids[i];
	changed.ids = ids;
	return changed;
}

void
zhn_lengths_scan(ZhnLengthScan *scan, const ZhnCorpus *corpus,
				 const ZhnEnv *env, Snapshot snapshot)
{
	scan->env = env;
	scan->slot = table_slot_create(corpus->length, NULL);
	scan->scan = zhn_index_beginscan(corpus->length, corpus->length_index,
									 snapshot, 1);
	scan->has_chunk = false;
	scan->at_end = false;
	scan->last = PG_INT64_MIN;
}

void
zhn_lengths_scan_end(ZhnLengthScan *scan)
{
	index_endscan(scan->scan);
	ExecDropSingleTupleTableSlot(scan->slot);
}

/* Read the next chunk; false at the end. */
static bool
next_chunk(ZhnLengthScan *scan)
{
	const void *chunk;
	size_t		size;

	if (scan->at_end ||
		!index_getnext_slot(scan->scan, ForwardScanDirection, scan->slot))
	{
		scan->at_end = true;
		scan->has_chunk = false;
		return false;
	}
	chunk = zhn_bytes_of(zhn_posting_column(scan->slot, ZHN_LENGTH_CHUNK),
						 &size);
	scan->last = DatumGetInt64(zhn_posting_column(scan->slot, ZHN_LENGTH_LAST));
	zhn_lengths_open(scan->env, chunk, size,
					 DatumGetInt64(zhn_posting_column(scan->slot,
													  ZHN_LENGTH_FIRST)),
					 &scan->chunk);
	scan->has_chunk = true;
	return true;
}

/* Go to the first chunk that does not end before a document. */
static bool
seek_chunk(ZhnLengthScan *scan, int64 from)
{
	ScanKeyData key;

	if (scan->at_end)
		return false;
	if (scan->has_chunk && scan->last < from && (uint64) from -
		(uint64) scan->last < CHUNKS_AHEAD * ZHN_LENGTHS_MAX)
		while (scan->has_chunk && scan->last < from)
			next_chunk(scan);
	if (scan->has_chunk && scan->last >= from)
		return true;
	if (scan->at_end)
		return false;
	ScanKeyInit(&key, 1, BTGreaterEqualStrategyNumber, F_INT8GE,
				Int64GetDatum(from));
	index_rescan(scan->scan, &key, 1, NULL, 0);
	return next_chunk(scan);
}

void
zhn_lengths_fill(ZhnLengthScan *scan, int64 from, size_t n, uint16_t *out)
{
	memset(out, 0, n * sizeof(uint16_t));
	if (!seek_chunk(scan, from))
		return;
	for (;;)
	{
		zhn_lengths_copy(&scan->chunk, from, n, out);
		if ((uint64) scan->last - (uint64) from + 1 >= n || !next_chunk(scan))
			return;
	}
}
