/*-------------------------------------------------------------------------
 *
 * sequence.h
 *	  The words of a text in their order, folded, for counting.
 *
 *	ZhnSequence *sequence = zhn_sequence_start(text, length);
 *	while (zhn_sequence_next(sequence, &token))
 *		...
 *	zhn_sequence_end(sequence);
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_SEQUENCE_H
#define ZHN_PG_SEQUENCE_H

#include "segment/segmenter.h"

typedef struct ZhnSequence ZhnSequence;

typedef struct ZhnSequenceToken
{
	/* Folded, until the next call.  Nothing, for what is no word. */
	const char *word;
	size_t		length;
	ZhnKind		kind;
	bool		ends_sentence;	/* 。！？ or the end of a line */
} ZhnSequenceToken;

/* In current memory; the text must outlive it. */
extern ZhnSequence *zhn_sequence_start(const char *text, size_t length);
extern bool zhn_sequence_next(ZhnSequence *sequence, ZhnSequenceToken *token);
extern void zhn_sequence_end(ZhnSequence *sequence);

/* The kinds that an array of text names, as bits; others are an error. */
extern uint32 zhn_kinds_of_array(Datum array);

#endif							/* ZHN_PG_SEQUENCE_H */
