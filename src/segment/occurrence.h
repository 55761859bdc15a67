/*-------------------------------------------------------------------------
 *
 * occurrence.h
 *	  Where the words of a lexicon, or of the dictionary, occur in a text,
 *	  whatever surrounds them.
 *
 * The segmenter chooses among the words that overlap; here each one is found.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_OCCURRENCE_H
#define ZHN_OCCURRENCE_H

#include <stddef.h>

#include "segment/lexicon.h"

/* Characters that are looked at together. */
#define ZHN_WINDOW_MAX 1024

typedef struct ZhnOccurrences
{
	const ZhnEnv *env;
	const ZhnLexicon *lexicon;	/* NULL: of the dictionary */
	ZhnModel	model;			/* which is here */
	const unsigned char *text;
	size_t		length;			/* of the text, bytes */
	size_t		read;			/* bytes in the window or before it */
	int			n;				/* characters in the window */
	int			at;				/* the one whose words are returned */
	uint64_t	lengths;		/* those that are left to return */
	size_t		offset[ZHN_WINDOW_MAX + 1];
	uint32_t	character[ZHN_WINDOW_MAX];	/* folded, or codes of the model */
} ZhnOccurrences;

/*
 * The text and the lexicon are read in place.  Without a lexicon, the words
 * are those of the dictionary that have two or more characters.
 */
extern void zhn_occurrences_start(ZhnOccurrences *o, const ZhnEnv *env,
								  const ZhnLexicon *lexicon,
								  const char *text, size_t length);

/*
 * Store the next occurrence, in bytes, and return true; return false after
 * the last one.  They come in order of their beginnings, then of length.
 */
extern bool zhn_occurrences_next(ZhnOccurrences *o, size_t *start,
								 size_t *length);

#endif							/* ZHN_OCCURRENCE_H */
