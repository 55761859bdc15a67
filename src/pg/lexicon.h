/*-------------------------------------------------------------------------
 *
 * lexicon.h
 *	  The rows of zhnews.lexicon, ready for the segmenter.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_LEXICON_H
#define ZHN_PG_LEXICON_H

#include "segment/lexicon.h"

/* One state of the table, as this backend has read it. */
typedef struct ZhnWordList
{
	MemoryContext context;		/* holds this struct and the lexicon */
	const ZhnLexicon *lexicon;	/* NULL if the table is empty */
	uint64		fingerprint;	/* equal for equal words and kinds */
	int			pins;			/* users at this moment */
	bool		replaced;		/* free it with the last pin */
} ZhnWordList;

extern void zhn_lexicon_init(void);

/*
 * Return the words as they are now.  They stay in memory until they are
 * unpinned, also if the table is changed and read again in the meantime.
 */
extern ZhnWordList *zhn_lexicon_pin(void);
extern void zhn_lexicon_unpin(ZhnWordList *list);

#endif							/* ZHN_PG_LEXICON_H */
