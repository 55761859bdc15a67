/*-------------------------------------------------------------------------
 *
 * match.h
 *	  A query: words and what joins them.
 *
 * The nodes are those of a tsquery; the first one is the root.  NOT may not
 * be in a phrase.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_MATCH_H
#define ZHN_MATCH_H

#include "index/list.h"

typedef enum ZhnMatchOperator
{
	ZHN_MATCH_WORD,
	ZHN_MATCH_AND,
	ZHN_MATCH_OR,
	ZHN_MATCH_NOT,					/* of left */
	ZHN_MATCH_PHRASE					/* right so many positions behind left */
} ZhnMatchOperator;

typedef struct ZhnMatchNode
{
	ZhnMatchOperator operator;
	int			word;			/* number of the word */
	int			distance;
	int			left;			/* numbers of nodes */
	int			right;
} ZhnMatchNode;

/* A word of a query. */
typedef struct ZhnMatchWord
{
	ZhnList		list;
	unsigned	classes;		/* positions that count, a bit for each class */
	bool		is_scored;		/* it is somewhere not below a NOT */
	double		weight;			/* see zhn_bm25_weight */
} ZhnMatchWord;

typedef struct ZhnMatchQuery
{
	const ZhnMatchNode *nodes;
	ZhnMatchWord *words;
	int			nwords;
} ZhnMatchQuery;

/* Positions at which a part of a phrase ends, in one document. */
typedef struct ZhnEnds
{
	size_t		n;
	size_t		room;
	uint16_t   *ends;
	int			width;			/* positions between its begin and its end */
	bool		unknown;		/* a word came without positions */
} ZhnEnds;

/* A document against a query. */
typedef struct ZhnMatch
{
	const ZhnEnv *env;
	const ZhnMatchQuery *query;
	ZhnCursor  *cursors;		/* one for each word */
	ZhnEnds    *ends;			/* one for each node */
} ZhnMatch;

extern void zhn_match_start(ZhnMatch *match, const ZhnEnv *env,
							const ZhnMatchQuery *query, size_t nnodes);

/* Does the document match?  Documents never fall. */
extern bool zhn_match_query(ZhnMatch *match, int64_t id);

/* Has the document the word, at a position of its classes? */
extern bool zhn_match_word(ZhnMatch *match, int word, int64_t id);

/* Does the document have the phrase that begins at this node? */
extern bool zhn_match_phrase(ZhnMatch *match, int node, int64_t id);

#endif							/* ZHN_MATCH_H */
