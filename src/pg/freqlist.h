/*-------------------------------------------------------------------------
 *
 * freqlist.h
 *	  Frequency lists in PostgreSQL.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_FREQLIST_H
#define ZHN_PG_FREQLIST_H

#include "fmgr.h"

#include "measure/freqlist.h"
#include "pg/env.h"

/* Open an argument of type freqlist, whatever way it is stored. */
extern void zhn_freqlist_arg(ZhnFreqlist *list, const ZhnEnv *env,
							 Datum value);

/* A list that was written with a prefix of VARHDRSZ bytes, as a datum. */
extern Datum zhn_freqlist_datum(void *data, size_t size);

/*
 * The state of an aggregate that is a list, for one more text: argument 0,
 * which is made into a hash table in the memory of the aggregate.
 */
extern ZhnTally *zhn_freqlist_state(FunctionCallInfo fcinfo);

/* The state as it is returned, after zhn_freqlist_state(). */
extern Datum zhn_freqlist_state_result(FunctionCallInfo fcinfo,
									   ZhnTally *tally);

/*
 * The words of an array of text, and their lengths, in current memory.  NULL
 * and the empty string are kept: their length is 0.
 */
typedef struct ZhnWordSequence
{
	const char **word;
	size_t	   *length;
	int			n;
} ZhnWordSequence;

extern void zhn_words_of_array(Datum array, ZhnWordSequence *words);

#endif							/* ZHN_PG_FREQLIST_H */
