/*-------------------------------------------------------------------------
 *
 * query.h
 *	  The query language of search: from text to a tree.
 *
 *	优待证 首发			both, anywhere in the article
 *	优待证 OR 优抚		either; also |
 *	"优待证 首发"		side by side
 *	-退役				without; also -"…" and -(…)
 *	优待*				words that begin so
 *	headline:优待证		in the headline
 *	pinyin:pinghu		words that are read so; zhnews.with_pinyin() finds them
 *	author:(甲 OR 乙)	field is one of these; see ZhnField
 *	date:2022-07..		published then; see query_date.h
 *
 * AND binds closer than OR, and brackets group.  Quotation marks, brackets,
 * colon, minus, star and bar may have any width, and a phrase may stand in
 * “…”.  Fields other than headline are conditions on the whole article, so
 * they stand beside words, not as an alternative to them.
 *
 * A query that cannot be read is told with a message and a place, so that it
 * can be shown to whoever typed it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_QUERY_H
#define ZHN_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "index/query_date.h"
#include "text/env.h"

/* A query of more bytes is refused, and one with deeper brackets. */
#define ZHN_QUERY_BYTES_MAX 65536
#define ZHN_QUERY_DEPTH_MAX 100

/* What a word is looked for in. */
typedef enum ZhnField
{
	ZHN_FIELD_NONE,				/* the whole article */
	ZHN_FIELD_HEADLINE,			/* words of the headline */
	ZHN_FIELD_PINYIN,			/* words by how they are read */
	ZHN_FIELD_AUTHOR,			/* name in the byline */
	ZHN_FIELD_COLUMN,			/* name of the column */
	ZHN_FIELD_PERSON,			/* person, organisation, place named */
	ZHN_FIELD_ORGANISATION,
	ZHN_FIELD_PLACE,
	ZHN_FIELD_PAPER,			/* name of the paper */
	ZHN_FIELD_DATE				/* day of publication */
} ZhnField;

typedef enum ZhnQueryKind
{
	ZHN_QUERY_AND,				/* all children */
	ZHN_QUERY_OR,				/* one of the children */
	ZHN_QUERY_NOT,				/* not the only child */
	ZHN_QUERY_WORD,				/* text, perhaps with a star after it */
	ZHN_QUERY_PHRASE,			/* text that stood in quotation marks */
	ZHN_QUERY_FIELD,			/* a field with its values as children */
	ZHN_QUERY_DATES				/* published between first and last */
} ZhnQueryKind;

typedef struct ZhnQueryNode ZhnQueryNode;

struct ZhnQueryNode
{
	ZhnQueryKind kind;
	ZhnField	field;			/* of a word, phrase or field */
	bool		prefix;			/* of a word: a star follows */
	size_t		start;			/* text of the node in the query, bytes; of a */
	size_t		length;			/* word or phrase without its marks */
	ZhnDay		first;			/* of dates; year 0 for no bound */
	ZhnDay		last;
	ZhnQueryNode *child;		/* the first one */
	ZhnQueryNode *next;			/* the next child of the same parent */
};

typedef struct ZhnQuery
{
	ZhnQueryNode *root;			/* NULL if the query could not be read */
	bool		is_mixed;		/* a condition is below the uppermost AND */

	/* Why not: what is wrong, where, and what to do about it. */
	const char *problem;
	const char *hint;
	size_t		at;				/* the text in question, bytes */
	size_t		at_length;
} ZhnQuery;

/*
 * Read a query.  The tree is in memory from env; its nodes refer to the text,
 * which is not copied.  A query that cannot be read is no failure of env.
 */
extern void zhn_query_parse(const ZhnEnv *env, const char *text,
							size_t length, ZhnQuery *query);

/* The English name of a field, for users to write; NULL for none. */
extern const char *zhn_field_name(ZhnField field);

#endif							/* ZHN_QUERY_H */
