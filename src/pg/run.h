/*-------------------------------------------------------------------------
 *
 * run.h
 *	  The segmentation of one text.
 *
 *	ZhnRun	   *run = zhn_run_start(text, length, ZHN_NEWS);
 *	while (zhn_run_next(run, &token))
 *		...
 *	zhn_run_end(run);
 *
 * A run lives in the memory context that was current at its start, and ends
 * with it if zhn_run_end is not called: nothing is to be done on error.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_RUN_H
#define ZHN_PG_RUN_H

#include "pg/lexicon.h"
#include "segment/segmenter.h"

typedef struct ZhnRun
{
	ZhnSegmenter *segmenter;	/* NULL after the end */
	MemoryContext own;			/* of a segmenter made for this run, or NULL */
	ZhnWordList *words;
	MemoryContextCallback callback;
} ZhnRun;

/* The text is read in place and must outlive the run. */
extern ZhnRun *zhn_run_start(const char *text, size_t length, ZhnGrain grain);

extern void zhn_run_end(ZhnRun *run);

/* The cut that an argument names, or an error. */
extern ZhnGrain zhn_grain_by_name(text *name);

static inline bool
zhn_run_next(ZhnRun *run, ZhnToken *token)
{
	return zhn_segmenter_next(run->segmenter, token);
}

#endif							/* ZHN_PG_RUN_H */
