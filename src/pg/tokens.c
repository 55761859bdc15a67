/*-------------------------------------------------------------------------
 *
 * tokens.c
 *	  The tokens of a text, kept for who needs them next.
 *
 * The words of an article are made before it is inserted, and its names and
 * quotations after it, by another trigger.  Both need its tokens.  So that it
 * is cut once, the first leaves them here, four bytes a token, and the second
 * finds them by the text itself.  What is not here is cut again: nothing
 * depends on it but time.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"

#include "pg/compat.h"
#include "pg/tokens.h"
#include "pg/transaction_table.h"

/* When texts and tokens are more than this, all are forgotten. */
#define KEPT_BYTES_MAX (32 * 1024 * 1024)

typedef struct KeptText
{
	uint64		hash;			/* of the text */
	uint64		fingerprint;
	char	   *text;
	size_t		length;
	ZhnKeptTokens list;
} KeptText;

static ZhnTransactionTable kept = {
	.name = "zhnews tokens",
	.key_size = sizeof(uint64),
	.entry_size = sizeof(KeptText),
	.entries = 1024
};

void
zhn_tokens_start(ZhnKeptTokens *list)
{
	list->n = 0;
	list->room = 256;
	list->tokens = palloc(list->room * sizeof(ZhnKeptToken));
}

void
zhn_tokens_add(ZhnKeptTokens *list, const ZhnToken *token)
{
	ZhnKeptToken *entry;

	if (list->n == list->room)
	{
		list->room *= 2;
		list->tokens = repalloc_huge(list->tokens,
									 list->room * sizeof(ZhnKeptToken));
	}
	entry = &list->tokens[list->n++];
	entry->length = (uint16) token->length;
	entry->kind = (uint8) token->kind;
	entry->reason = (uint8) token->reason;
}

static uint64
text_hash(const char *text, size_t length)
{
	return hash_bytes_extended((const unsigned char *) text, (int) length, 0);
}

void
zhn_tokens_keep(const char *text, size_t length, uint64 fingerprint,
				const ZhnKeptTokens *list)
{
	size_t		bytes = length + list->n * sizeof(ZhnKeptToken);
	uint64		hash;
	KeptText   *entry;
	bool		found;

	if (length == 0 || bytes > KEPT_BYTES_MAX)
		return;
	if (kept.bytes + bytes > KEPT_BYTES_MAX)
		zhn_transaction_table_forget(&kept);
	zhn_transaction_table_open(&kept);
	hash = text_hash(text, length);
	entry = hash_search(kept.hash, &hash, HASH_ENTER, &found);
	entry->length = 0;
	entry->fingerprint = fingerprint;
	entry->text = zhn_transaction_table_copy(&kept, text, length);
	entry->list.tokens =
		zhn_transaction_table_copy(&kept, list->tokens,
								   list->n * sizeof(ZhnKeptToken));
	entry->list.n = list->n;
	entry->length = length;
}

const ZhnKeptTokens *
zhn_tokens_find(const char *text, size_t length, uint64 fingerprint)
{
	uint64		hash;
	KeptText   *entry;

	if (kept.hash == NULL || length == 0)
		return NULL;
	hash = text_hash(text, length);
	entry = hash_search(kept.hash, &hash, HASH_FIND, NULL);
	if (entry == NULL || entry->length != length ||
		entry->fingerprint != fingerprint ||
		memcmp(entry->text, text, length) != 0)
		return NULL;
	return &entry->list;
}
