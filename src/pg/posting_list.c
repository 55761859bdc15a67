/*-------------------------------------------------------------------------
 *
 * posting_list.c
 *	  Read the postings of words, from rows of their own or from short lists.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/relscan.h"
#include "access/tableam.h"
#include "catalog/pg_collation_d.h"
#include "catalog/pg_type_d.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"

#include "pg/compat.h"
#include "pg/postings.h"

/* Copy what is needed of a row. */
static void
keep_row(ZhnList *list, TupleTableSlot *slot, bool with_places)
{
	size_t		size;
	const void *row = zhn_bytes_of(zhn_posting_column(slot,
													  ZHN_POSTING_BLOCK),
								   &size);

	zhn_list_copy(list, row, size,
				  DatumGetInt64(zhn_posting_column(slot, ZHN_POSTING_FIRST)),
				  with_places);
}

/* Go through the rows whose key begins with a word, or from it on. */
static IndexScanDesc
begin_scan(Relation table, Relation index, Snapshot snapshot,
		   StrategyNumber strategy, RegProcedure compare, text *word)
{
	IndexScanDesc scan = zhn_index_beginscan(table, index, snapshot, 1);
	ScanKeyData key;

	ScanKeyEntryInitialize(&key, 0, 1, strategy, TEXTOID, C_COLLATION_OID,
						   compare, PointerGetDatum(word));
	index_rescan(scan, &key, 1, NULL, 0);
	return scan;
}

/* A short list, as if it came from a row of its own. */
static void
keep_short(ZhnShortReader *reader, const ZhnBundle *bundle, ZhnList *list)
{
	zhn_short_read(bundle->env, bundle->list, bundle->list_size,
				   &reader->shorts);
	zhn_short_list(reader, bundle->env, list);
}

/* Copy the bundle in a row, with room behind it; returns the copy. */
static char *
open_bundle(const ZhnEnv *env, TupleTableSlot *slot, ZhnBundle *bundle)
{
	size_t		size;
	const void *row = zhn_bytes_of(zhn_posting_column(slot, ZHN_SHORT_BLOCK),
								   &size);
	char	   *copy = palloc(size + ZHN_BITS_PADDING);

	memcpy(copy, row, size);
	memset(copy + size, 0, ZHN_BITS_PADDING);
	zhn_bundle_open(bundle, env, copy, size);
	return copy;
}

/* Look for a word among those with short lists; NULL if it is not there. */
static ZhnBundle *
find_short(const ZhnCorpus *corpus, Snapshot snapshot, const ZhnEnv *env,
		   text *word)
{
	TupleTableSlot *slot = table_slot_create(corpus->shorts, NULL);
	IndexScanDesc scan = begin_scan(corpus->shorts, corpus->shorts_index,
									snapshot, BTLessEqualStrategyNumber,
									F_TEXT_LE, word);
	ZhnBundle  *bundle = palloc(sizeof(ZhnBundle));
	int			order = -1;

	if (index_getnext_slot(scan, BackwardScanDirection, slot))
	{
		open_bundle(env, slot, bundle);
		while (order < 0 && zhn_bundle_next(bundle))
			order = zhn_compare_words(bundle->word, bundle->word_size,
									  VARDATA_ANY(word),
									  VARSIZE_ANY_EXHDR(word));
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	return order == 0 ? bundle : NULL;
}

/* The lists of all words with a prefix, one after the other. */
typedef struct Lists
{
	const ZhnEnv *env;
	const char *prefix;
	size_t		prefix_size;
	size_t		n;
	size_t		room;
	ZhnList    *lists;
	text	   *word;			/* of the last one */
} Lists;

static ZhnList *
add_list(Lists *lists)
{
	if (lists->n == lists->room)
	{
		lists->room = 2 * lists->room + 16;
		lists->lists = lists->lists == NULL ?
			palloc(lists->room * sizeof(ZhnList)) :
			repalloc_huge(lists->lists, lists->room * sizeof(ZhnList));
	}
	zhn_list_start(&lists->lists[lists->n], lists->env);
	return &lists->lists[lists->n++];
}

static bool
has_prefix(const Lists *lists, const char *word, size_t size)
{
	return size >= lists->prefix_size &&
		memcmp(word, lists->prefix, lists->prefix_size) == 0;
}

/* Words that have rows of their own. */
static void
read_prefixed(const ZhnCorpus *corpus, Snapshot snapshot, text *prefix,
			  Lists *lists)
{
	TupleTableSlot *slot = table_slot_create(corpus->posting, NULL);
	IndexScanDesc scan = begin_scan(corpus->posting, corpus->posting_index,
									snapshot, BTGreaterEqualStrategyNumber,
									F_TEXT_GE, prefix);

	while (index_getnext_slot(scan, ForwardScanDirection, slot))
	{
		text	   *word = DatumGetTextPP(zhn_posting_column(
											  slot, ZHN_POSTING_TERM));
		size_t		size = VARSIZE_ANY_EXHDR(word);

		CHECK_FOR_INTERRUPTS();
		if (!has_prefix(lists, VARDATA_ANY(word), size))
			break;
		if (lists->n == 0 || size != VARSIZE_ANY_EXHDR(lists->word) ||
			memcmp(VARDATA_ANY(word), VARDATA_ANY(lists->word), size) != 0)
		{
			add_list(lists);
			lists->word = cstring_to_text_with_len(VARDATA_ANY(word), size);
		}
		keep_row(&lists->lists[lists->n - 1], slot, true);
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
}

/* Words of a bundle; false if those that follow do not have the prefix. */
static bool
keep_prefixed(Lists *lists, ZhnShortReader *reader, ZhnBundle *bundle)
{
	while (zhn_bundle_next(bundle))
	{
		if (has_prefix(lists, bundle->word, bundle->word_size))
			keep_short(reader, bundle, add_list(lists));
		else if (zhn_compare_words(bundle->word, bundle->word_size,
								   lists->prefix, lists->prefix_size) > 0)
			return false;
	}
	return true;
}

/* Words with short lists: from the row on in which the prefix would be. */
static void
read_short_prefixed(const ZhnCorpus *corpus, Snapshot snapshot, text *prefix,
					Lists *lists)
{
	TupleTableSlot *slot = table_slot_create(corpus->shorts, NULL);
	ZhnShortReader *reader = palloc(sizeof(ZhnShortReader));
	ZhnBundle  *bundle = palloc(sizeof(ZhnBundle));
	IndexScanDesc scan = begin_scan(corpus->shorts, corpus->shorts_index,
									snapshot, BTLessEqualStrategyNumber,
									F_TEXT_LE, prefix);
	bool		goes_on = true;

	if (index_getnext_slot(scan, BackwardScanDirection, slot))
	{
		open_bundle(lists->env, slot, bundle);
		goes_on = keep_prefixed(lists, reader, bundle);
	}
	index_endscan(scan);

	scan = begin_scan(corpus->shorts, corpus->shorts_index, snapshot,
					  BTGreaterStrategyNumber, F_TEXT_GT, prefix);
	while (goes_on && index_getnext_slot(scan, ForwardScanDirection, slot))
	{
		CHECK_FOR_INTERRUPTS();
		open_bundle(lists->env, slot, bundle);
		goes_on = keep_prefixed(lists, reader, bundle);
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	pfree(reader);
	pfree(bundle);
}

static void
read_word(const ZhnCorpus *corpus, Snapshot snapshot, const ZhnEnv *env,
		  text *word, bool with_places, ZhnList *list)
{
	TupleTableSlot *slot = table_slot_create(corpus->posting, NULL);
	IndexScanDesc scan = begin_scan(corpus->posting, corpus->posting_index,
									snapshot, BTEqualStrategyNumber,
									F_TEXTEQ, word);

	while (index_getnext_slot(scan, ForwardScanDirection, slot))
	{
		CHECK_FOR_INTERRUPTS();
		keep_row(list, slot, with_places);
	}
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
}

void
zhn_corpus_list(const ZhnCorpus *corpus, Snapshot snapshot, const ZhnEnv *env,
				const char *word, size_t size, bool prefix, bool with_places,
				ZhnList *list)
{
	text	   *term = cstring_to_text_with_len(word, size);
	Lists		lists = {.env = env, .prefix = word, .prefix_size = size};

	zhn_list_start(list, env);
	if (!prefix)
	{
		ZhnBundle  *bundle;

		read_word(corpus, snapshot, env, term, with_places, list);
		if (list->nblocks == 0 &&
			(bundle = find_short(corpus, snapshot, env, term)) != NULL)
		{
			ZhnShortReader *reader = palloc(sizeof(ZhnShortReader));

			keep_short(reader, bundle, list);
			pfree(reader);
		}
		return;
	}
	read_prefixed(corpus, snapshot, term, &lists);
	read_short_prefixed(corpus, snapshot, term, &lists);
	if (lists.n == 1)
		*list = lists.lists[0];
	else if (lists.n > 1)
		zhn_list_union(list, env, lists.lists, lists.n);
}

int64
zhn_corpus_count(const ZhnCorpus *corpus, Snapshot snapshot,
				 const ZhnEnv *env, const char *word, size_t size)
{
	text	   *term = cstring_to_text_with_len(word, size);
	TupleTableSlot *slot = table_slot_create(corpus->posting, NULL);
	IndexScanDesc scan = begin_scan(corpus->posting, corpus->posting_index,
									snapshot, BTEqualStrategyNumber,
									F_TEXTEQ, term);
	int64		articles = 0;
	ZhnBundle  *bundle;

	while (index_getnext_slot(scan, ForwardScanDirection, slot))
		articles += DatumGetInt32(zhn_posting_column(slot,
													 ZHN_POSTING_COUNT));
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	if (articles == 0 &&
		(bundle = find_short(corpus, snapshot, env, term)) != NULL)
	{
		ZhnShortList *list = palloc(sizeof(ZhnShortList));

		zhn_short_read(env, bundle->list, bundle->list_size, list);
		articles = list->n;
		pfree(list);
	}
	pfree(term);
	return articles;
}

/* Words with rows of their own; those of one word follow one another. */
static void
count_rows(const ZhnCorpus *corpus, Snapshot snapshot,
		   void (*put) (void *arg, const char *word, size_t size,
						int64 articles), void *arg)
{
	TupleTableSlot *slot = table_slot_create(corpus->posting, NULL);
	text	   *first = cstring_to_text("");
	IndexScanDesc scan = begin_scan(corpus->posting, corpus->posting_index,
									snapshot, BTGreaterEqualStrategyNumber,
									F_TEXT_GE, first);
	text	   *word = cstring_to_text("");
	int64		articles = 0;

	while (index_getnext_slot(scan, ForwardScanDirection, slot))
	{
		text	   *found = DatumGetTextPP(zhn_posting_column(
											   slot, ZHN_POSTING_TERM));
		size_t		size = VARSIZE_ANY_EXHDR(found);

		CHECK_FOR_INTERRUPTS();
		if (size != VARSIZE_ANY_EXHDR(word) ||
			memcmp(VARDATA_ANY(found), VARDATA_ANY(word), size) != 0)
		{
			if (articles > 0)
				put(arg, VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word),
					articles);
			pfree(word);
			word = cstring_to_text_with_len(VARDATA_ANY(found), size);
			articles = 0;
		}
		articles += DatumGetInt32(zhn_posting_column(slot,
													 ZHN_POSTING_COUNT));
	}
	if (articles > 0)
		put(arg, VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word), articles);
	index_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
}

void
zhn_corpus_words(const ZhnCorpus *corpus, Snapshot snapshot,
				 const ZhnEnv *env,
				 void (*put) (void *arg, const char *word, size_t size,
							  int64 articles), void *arg)
{
	TupleTableSlot *slot = table_slot_create(corpus->shorts, NULL);
	TableScanDesc scan = table_beginscan(corpus->shorts, snapshot, 0, NULL);
	ZhnBundle  *bundle = palloc(sizeof(ZhnBundle));

	count_rows(corpus, snapshot, put, arg);
	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		char	   *copy = open_bundle(env, slot, bundle);

		CHECK_FOR_INTERRUPTS();
		while (zhn_bundle_next(bundle))
		{
			put(arg, bundle->word, bundle->word_size,
				zhn_short_count(bundle->list, bundle->list_size));
		}
		pfree(copy);
	}
	table_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	pfree(bundle);
}
