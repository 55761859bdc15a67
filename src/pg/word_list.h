/*-------------------------------------------------------------------------
 *
 * word_list.h
 *	  The words of a text and their positions, on the way to a tsvector.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_WORD_LIST_H
#define ZHN_PG_WORD_LIST_H

#include "tsearch/ts_type.h"

typedef struct ZhnWordList ZhnWordList;

/* An empty list in the current context. */
extern ZhnWordList *zhn_word_list_create(void);

/* Add a lexeme, which is copied; in any order, any number of times. */
extern void zhn_word_list_add(ZhnWordList *list, const char *lexeme,
							  size_t size, int position);

/* What make_tsvector() would make of them; the list is gone then. */
extern TSVector zhn_word_list_finish(ZhnWordList *list);

#endif							/* ZHN_PG_WORD_LIST_H */
