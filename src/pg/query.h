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

#include "index/query.h"

/* A query that could be read. */
typedef struct ZhnParsedQuery
{
	char	   *text;
	size_t		length;
	ZhnQuery	query;
} ZhnParsedQuery;

/* Read a query; an error says what cannot be read, and where. */
extern void zhn_query_parse_text(text *input, ZhnParsedQuery *parsed);

/* Raise an error that tells what is wrong with a query, and shows where. */
extern void zhn_query_report(const ZhnParsedQuery *parsed,
							 const char *message, const char *hint,
							 size_t at, size_t length);

/* Append a node as text of the query language. */
extern void zhn_query_append_text(StringInfo out,
								  const ZhnParsedQuery *parsed,
								  const ZhnQueryNode *node);

/* What belongs to every lexeme of a piece of text. */
typedef struct ZhnLeaf
{
	const char *text;
	size_t		length;
	bool		headline;		/* in the headline only */
	bool		prefix;			/* what begins so */
} ZhnLeaf;

/* Append a lexeme, quoted, with what is asked of it. */
extern void zhn_query_append_lexeme(StringInfo out, const char *lexeme,
									size_t length, bool headline, bool prefix);

/*
 * Is a piece of text one that is no word or sequence of words, so that an
 * article may have it inside a word, where the index does not see it?
 */
extern bool zhn_query_may_be_hidden(const ZhnLeaf *leaf);

/*
 * Append the tsquery that finds a piece of text, as text; returns false, and
 * appends nothing, if it has no words.
 */
extern bool zhn_query_append_leaf(StringInfo out, const ZhnLeaf *leaf);

/*
 * The words of a text in the query language, as a tsquery; a null pointer if
 * it has conditions only.  An error says what cannot be read.
 */
extern Datum zhn_query_words(text *query);

#endif							/* ZHN_PG_QUERY_H */
