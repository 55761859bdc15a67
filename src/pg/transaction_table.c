/*-------------------------------------------------------------------------
 *
 * transaction_table.c
 *	  A hash table of copies that lives until the transaction ends.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/transaction_table.h"

static void
table_reset(void *arg)
{
	ZhnTransactionTable *table = arg;

	table->hash = NULL;
	table->context = NULL;
	table->bytes = 0;
}

/* Make the table if it is not there. */
void
zhn_transaction_table_open(ZhnTransactionTable *table)
{
	MemoryContextCallback *callback;
	HASHCTL		control;

	if (table->hash != NULL)
		return;
	table->context = AllocSetContextCreate(TopTransactionContext,
										   "zhnews transaction table",
										   ALLOCSET_DEFAULT_SIZES);
	callback = MemoryContextAlloc(table->context,
								  sizeof(MemoryContextCallback));
	callback->func = table_reset;
	callback->arg = table;
	MemoryContextRegisterResetCallback(table->context, callback);

	memset(&control, 0, sizeof(control));
	control.keysize = table->key_size;
	control.entrysize = table->entry_size;
	control.hcxt = table->context;
	table->hash = hash_create(table->name, table->entries, &control,
							  HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
}

void
zhn_transaction_table_forget(ZhnTransactionTable *table)
{
	if (table->context != NULL)
		MemoryContextDelete(table->context);
}

/* A copy of the bytes, and a zero after them, in an open table. */
void *
zhn_transaction_table_copy(ZhnTransactionTable *table, const void *bytes,
						   Size length)
{
	char	   *copy = MemoryContextAllocHuge(table->context, length + 1);

	table->bytes += length;
	copy[length] = '\0';
	return memcpy(copy, bytes, length);
}
