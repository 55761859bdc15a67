/*-------------------------------------------------------------------------
 *
 * ts.h
 *	  Queries and documents of the server's text search, as ranking sees them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_TS_H
#define ZHN_PG_TS_H

#include "tsearch/ts_type.h"

#include "index/match.h"

/* A word of a query, once for each way in which it is asked for. */
typedef struct ZhnTsWord
{
	const char *lexeme;			/* in the query */
	size_t		size;
	bool		prefix;
	unsigned	classes;		/* positions that count */
	bool		is_scored;		/* it is somewhere not below a NOT */
} ZhnTsWord;

typedef struct ZhnTsQuery
{
	bool		can_match;		/* zhn_match_query() can evaluate it */
	ZhnMatchNode    *nodes;			/* the first one is the root */
	size_t		nnodes;
	ZhnTsWord  *words;			/* in the order of the query */
	int			nwords;
} ZhnTsQuery;

/* Read a query, which must stay. */
extern void zhn_ts_read(TSQuery query, ZhnTsQuery *result);

/* The number of positions of a document, ZHN_LENGTH_MAX at most. */
extern uint32 zhn_ts_length(TSVector document);

/* The positions of an entry of a document; at least one. */
extern int	zhn_ts_positions(TSVector document, const WordEntry *entry,
							 const uint16 **positions);

/*
 * How often a document has a word in each class of positions; false if it is
 * not in one of its classes.  A word without positions counts as one of class
 * D, but is in all classes.
 */
extern bool zhn_ts_counts(TSVector document, const ZhnTsWord *word,
						  uint16 counts[ZHN_CLASSES]);

/* Does a document match a query: the operator @@. */
extern bool zhn_ts_matches(TSVector document, TSQuery query);

#endif							/* ZHN_PG_TS_H */
