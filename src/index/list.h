/*-------------------------------------------------------------------------
 *
 * list.h
 *	  The postings of a word in memory, and a cursor over them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_LIST_H
#define ZHN_LIST_H

#include "index/block.h"

typedef struct ZhnList
{
	const ZhnEnv *env;
	size_t		nblocks;
	size_t		room;
	ZhnBlock   *blocks;
	uint64_t	npostings;
} ZhnList;

/* Which documents count: NULL for all.  In ascending order. */
typedef struct ZhnDocuments
{
	const int64_t *ids;
	size_t		n;
} ZhnDocuments;

typedef struct ZhnCursor
{
	const ZhnList *list;
	size_t		block;			/* no document sought is before it */
	size_t		decoded;		/* the block that postings has; or SIZE_MAX */
	size_t		placed;			/* the block that places has; or SIZE_MAX */
	int			at;				/* in postings */
	int64_t		sought;			/* the last document sought, if any */
	bool		any_sought;
	bool		found;
	ZhnPlaces  *places;
	ZhnPostings postings;
} ZhnCursor;

extern void zhn_list_start(ZhnList *list, const ZhnEnv *env);

/*
 * Add a row, which must stay, followed by ZHN_BITS_PADDING bytes.  Rows come
 * in the order of their documents.
 */
extern void zhn_list_add(ZhnList *list, const void *row, size_t size,
						 int64_t first);

/*
 * The same with a copy of what is needed of the row, which need not stay:
 * positions are copied only if they are asked for.
 */
extern void zhn_list_copy(ZhnList *list, const void *row, size_t size,
						  int64_t first, bool with_places);

/*
 * How many of the documents have the word at a position of one of the classes
 * (a bit for each), except those in excluded.
 */
extern uint64_t zhn_list_count(const ZhnList *list, unsigned classes,
							   const ZhnDocuments *allowed,
							   const ZhnDocuments *excluded);

/*
 * A list of all documents that are in one of n lists, with all positions.
 * What bounds its scores is looser than in other lists.
 */
extern void zhn_list_union(ZhnList *all, const ZhnEnv *env,
						   const ZhnList *lists, size_t n);

extern void zhn_cursor_start(ZhnCursor *cursor, const ZhnList *list);

/* Does the document have the word?  Documents sought never fall. */
extern bool zhn_cursor_find(ZhnCursor *cursor, int64_t id);

/*
 * The positions of the document found; NULL if none were stored.  The list
 * must have them.
 */
extern const uint16_t *zhn_cursor_places(ZhnCursor *cursor, size_t *n);

/* Decode a block of the list; at is then the first of its postings. */
extern void zhn_cursor_decode(ZhnCursor *cursor, size_t block);

/* The first document from this one on, or INT64_MAX. */
extern int64_t zhn_cursor_next(ZhnCursor *cursor, int64_t from);

#endif							/* ZHN_LIST_H */
