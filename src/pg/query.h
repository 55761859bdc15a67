/*-------------------------------------------------------------------------
 *
 * query.h
 *	  From what is typed to what is looked for: words of a query as tsquery.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_QUERY_H
#define ZHN_PG_QUERY_H

#include "lib/stringinfo.h"
#include "tsearch/ts_type.h"

/* What belongs to every lexeme of a piece of text. */
typedef struct ZhnLeaf
{
	const char *text;
	size_t		length;
	bool		headline;		/* in the headline only */
	bool		prefix;			/* what begins so */
} ZhnLeaf;

/*
 * Append the tsquery that finds a piece of text, as text; returns false, and
 * appends nothing, if it has no words.
 */
extern bool zhn_query_append_leaf(StringInfo out, const ZhnLeaf *leaf);

/* Append the tsquery that finds any word of a text. */
extern bool zhn_query_append_any(StringInfo out, const char *text,
								 size_t length);

/*
 * The words of a text in the query language, as a tsquery; a null pointer if
 * it has conditions only.  An error says what cannot be read.
 */
extern Datum zhn_query_words(text *query);

#endif							/* ZHN_PG_QUERY_H */
