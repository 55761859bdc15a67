/*-------------------------------------------------------------------------
 *
 * token_type.h
 *	  Kinds of token as numbers of a text search parser.
 *
 * pg_catalog.prsd_headline knows the numbers of the built-in parser, and
 * blanks out some of them.  Kinds that the built-in parser has too keep its
 * numbers; the others begin after its last one, 23.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_TOKEN_TYPE_H
#define ZHN_PG_TOKEN_TYPE_H

#include "tsearch/ts_public.h"

#include "segment/segmenter.h"

typedef enum ZhnTokenType
{
	ZHN_TYPE_END = 0,			/* ends the text */
	ZHN_TYPE_LATIN = 1,
	ZHN_TYPE_BLANK = 12,		/* space and punctuation */
	ZHN_TYPE_NUMBER = 22,
	ZHN_TYPE_WORD = 24,
	ZHN_TYPE_PERSON,
	ZHN_TYPE_PLACE,
	ZHN_TYPE_ORGANISATION,
	ZHN_TYPE_DATE,
	ZHN_TYPE_QUANTITY,
	ZHN_TYPE_OTHER
} ZhnTokenType;

extern ZhnTokenType zhn_token_type(ZhnKind kind);

/* The table that a parser's LEXTYPES method returns. */
extern LexDescr *zhn_token_type_table(void);

#endif							/* ZHN_PG_TOKEN_TYPE_H */
