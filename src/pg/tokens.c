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
#include "utils/hsearch.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/tokens.h"

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

/* In a context of the transaction; NULL if nothing is kept. */
static HTAB *kept = NULL;
static MemoryContext kept_context = NULL;
static Size kept_bytes;

static void
kept_reset(void *arg)
{
	kept = NULL;
	kept_context = NULL;
}

static void
kept_create(void)
{
	MemoryContextCallback *callback;
	HASHCTL		control;

	kept_context = AllocSetContextCreate(TopTransactionContext,
										 "zhnews tokens",
										 ALLOCSET_DEFAULT_SIZES);
	callback = MemoryContextAlloc(kept_context,
								  sizeof(MemoryContextCallback));
	callback->func = kept_reset;
	callback->arg = NULL;
	MemoryContextRegisterResetCallback(kept_context, callback);

	memset(&control, 0, sizeof(control));
	control.keysize = sizeof(uint64);
	control.entrysize = sizeof(KeptText);
	control.hcxt = kept_context;
	kept = hash_create("zhnews tokens", 1024, &control,
					   HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	kept_bytes = 0;
}

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

static void *
copy_bytes(const void *bytes, size_t length)
{
	void	   *copy = MemoryContextAllocHuge(kept_context, length + 1);

	kept_bytes += length;
	return memcpy(copy, bytes, length);
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
	if (kept != NULL && kept_bytes + bytes > KEPT_BYTES_MAX)
		MemoryContextDelete(kept_context);
	if (kept == NULL)
		kept_create();
	hash = text_hash(text, length);
	entry = hash_search(kept, &hash, HASH_ENTER, &found);
	entry->length = 0;
	entry->fingerprint = fingerprint;
	entry->text = copy_bytes(text, length);
	entry->list.tokens = copy_bytes(list->tokens,
									list->n * sizeof(ZhnKeptToken));
	entry->list.n = list->n;
	entry->length = length;
}

const ZhnKeptTokens *
zhn_tokens_find(const char *text, size_t length, uint64 fingerprint)
{
	uint64		hash;
	KeptText   *entry;

	if (kept == NULL || length == 0)
		return NULL;
	hash = text_hash(text, length);
	entry = hash_search(kept, &hash, HASH_FIND, NULL);
	if (entry == NULL || entry->length != length ||
		entry->fingerprint != fingerprint ||
		memcmp(entry->text, text, length) != 0)
		return NULL;
	return &entry->list;
}
