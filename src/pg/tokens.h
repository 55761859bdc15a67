/*-------------------------------------------------------------------------
 *
 * tokens.h
 *	  The tokens of a text, kept for who needs them next.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_TOKENS_H
#define ZHN_PG_TOKENS_H

#include "segment/segmenter.h"

/* A token begins where the one before it ends. */
typedef struct ZhnKeptToken
{
	uint16		length;			/* bytes; at most ZHN_TOKEN_MAX */
	uint8		kind;			/* ZhnKind */
	uint8		reason;			/* ZhnReason */
} ZhnKeptToken;

typedef struct ZhnKeptTokens
{
	ZhnKeptToken *tokens;
	size_t		n;
	size_t		room;
} ZhnKeptTokens;

/* Collect the tokens of a text one by one, then keep them. */
extern void zhn_tokens_start(ZhnKeptTokens *list);
extern void zhn_tokens_add(ZhnKeptTokens *list, const ZhnToken *token);

/*
 * Keep the tokens that a text has with the words of a lexicon, by its
 * fingerprint.  They may be forgotten at any time, and are at the end of the
 * transaction.
 */
extern void zhn_tokens_keep(const char *text, size_t length,
							uint64 fingerprint, const ZhnKeptTokens *list);

/* The tokens that are kept of a text, or NULL. */
extern const ZhnKeptTokens *zhn_tokens_find(const char *text, size_t length,
											uint64 fingerprint);

#endif							/* ZHN_PG_TOKENS_H */
