/*-------------------------------------------------------------------------
 *
 * transaction_table.h
 *	  A hash table of copies that lives until the transaction ends.
 *
 * One trigger leaves in it what a later one of the same transaction would
 * have to make again.  Define one with its first four fields; the rest is
 * filled in when it is opened.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TRANSACTION_TABLE_H
#define ZHN_TRANSACTION_TABLE_H

#include "utils/hsearch.h"

typedef struct ZhnTransactionTable
{
	const char *name;
	Size		key_size;		/* keys are compared as bytes */
	Size		entry_size;
	long		entries;		/* that are expected */

	HTAB	   *hash;			/* NULL if nothing is kept */
	MemoryContext context;
	Size		bytes;			/* of all copies */
} ZhnTransactionTable;

extern void zhn_transaction_table_open(ZhnTransactionTable *table);
extern void zhn_transaction_table_forget(ZhnTransactionTable *table);
extern void *zhn_transaction_table_copy(ZhnTransactionTable *table,
										const void *bytes, Size length);

#endif							/* ZHN_TRANSACTION_TABLE_H */
