/*-------------------------------------------------------------------------
 *
 * posting_change.c
 *	  The trigger that notes which articles of a corpus changed.
 *
 * A row of posting_change is written for each article that is inserted, gets
 * other words, or is deleted; with the words that it had, so that they can be
 * taken out of the postings.  A search then reads such an article itself.
 * Nothing more is done while an article is loaded.
 *
 * The row is written straight into the table, which has no index: who may
 * write to article needs no privilege on what belongs to it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/table.h"
#include "access/tableam.h"
#include "catalog/namespace.h"
#include "catalog/pg_class_d.h"
#include "commands/sequence.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "executor/tuptable.h"
#include "nodes/pg_list.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

#include "pg/compat.h"
#include "pg/postings.h"

PG_FUNCTION_INFO_V1(zhn_posting_changed);

/* A column of an article. */
static Datum
get_column(Relation article, HeapTuple tuple, const char *name, bool *is_null)
{
	TupleDesc	desc = RelationGetDescr(article);
	int			column = SPI_fnumber(desc, name);

	if (column <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("table \"%s\" has no column \"%s\"",
						RelationGetRelationName(article), name),
				 errhint("The trigger is for table article of a corpus.")));
	return SPI_getbinval(tuple, desc, column, is_null);
}

static void
note(const ZhnChangeTable *table, int64 article, Datum was, bool was_null)
{
	TupleTableSlot *slot = table_slot_create(table->change, NULL);

	slot->tts_values[ZHN_CHANGE_NUMBER - 1] =
		Int64GetDatum(nextval_internal(table->sequence, false));
	slot->tts_values[ZHN_CHANGE_ARTICLE - 1] = Int64GetDatum(article);
	slot->tts_values[ZHN_CHANGE_WAS - 1] = was;
	memset(slot->tts_isnull, 0,
		   RelationGetDescr(table->change)->natts * sizeof(bool));
	slot->tts_isnull[ZHN_CHANGE_WAS - 1] = was_null;
	ExecStoreVirtualTuple(slot);
	simple_table_tuple_insert(table->change, slot);
	ExecDropSingleTupleTableSlot(slot);
}

/* zhnews.posting_changed() */
Datum
zhn_posting_changed(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	ZhnChangeTable table;
	Relation	article;
	HeapTuple	tuple;
	HeapTuple	new_tuple = NULL;
	bool		is_null;
	bool		was_null = true;
	int64		id;
	int64		new_id;
	Datum		was = (Datum) 0;

	if (!CALLED_AS_TRIGGER(fcinfo) ||
		!TRIGGER_FIRED_AFTER(trigger->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("posting_changed() is a trigger for each row, after"
						" its change")));
	article = trigger->tg_relation;
	tuple = trigger->tg_trigtuple;
	if (TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
		new_tuple = trigger->tg_newtuple;

	id = DatumGetInt64(get_column(article, tuple, "id", &is_null));
	new_id = id;
	if (!TRIGGER_FIRED_BY_INSERT(trigger->tg_event))
		was = get_column(article, tuple, "words", &was_null);
	if (new_tuple != NULL)
	{
		bool		words_null;
		Datum		words = get_column(article, new_tuple, "words",
									   &words_null);

		new_id = DatumGetInt64(get_column(article, new_tuple, "id",
										  &is_null));
		/* What an UPDATE does not change is stored in the same bytes. */
		if (new_id == id && words_null == was_null &&
			(words_null || datumIsEqual(words, was, false, -1)))
			return PointerGetDatum(NULL);
	}

	zhn_change_table_open(&table, article);
	note(&table, id, was, was_null);
	if (new_id != id)
		note(&table, new_id, (Datum) 0, true);
	zhn_change_table_close(&table);
	return PointerGetDatum(NULL);
}
