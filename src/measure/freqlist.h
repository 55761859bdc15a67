/*-------------------------------------------------------------------------
 *
 * freqlist.h
 *	  A frequency list as it is stored: words, how often each occurs and in
 *	  how many texts, and the size of what was counted.
 *
 * The stored form is a string of bytes without alignment:
 *
 *		version (1), number of words, tokens, documents,
 *		then for each word, in the order of their bytes:
 *		bytes shared with the word before, bytes that follow, these bytes,
 *		count, documents
 *
 * All numbers are in 7-bit groups, least first, as short as possible, and
 * the shared bytes are as many as there are.  So lists are equal if their
 * bytes are; two lists are merged by reading both once.
 *
 * What holds of every list: 1 <= documents of a word <= its count; documents
 * of a word <= documents; the sum of counts <= tokens.  The rest of tokens
 * are words that were left out and still counted.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_FREQLIST_H
#define ZHN_FREQLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "measure/tally.h"
#include "text/env.h"

typedef struct ZhnFreqlist
{
	const ZhnEnv *env;
	const unsigned char *p;		/* first word */
	const unsigned char *end;
	int64_t		n_words;
	int64_t		tokens;
	int64_t		documents;
} ZhnFreqlist;

/* A list that is read word by word. */
typedef struct ZhnFreqlistCursor
{
	const ZhnFreqlist *list;
	const unsigned char *p;
	int64_t		left;			/* words to come */
	/* The present word. */
	size_t		length;
	int64_t		count;
	int64_t		documents;
	size_t		shared;			/* bytes shared with the word before */
	char		word[ZHN_TALLY_WORD_MAX + 1];
} ZhnFreqlistCursor;

/* A list that is written word by word. */
typedef struct ZhnFreqlistWriter
{
	const ZhnEnv *env;
	unsigned char *data;
	size_t		prefix;
	size_t		used;
	size_t		room;
	int64_t		n_words;
	size_t		last_length;
	char		last[ZHN_TALLY_WORD_MAX];
} ZhnFreqlistWriter;

/* Read the head of a stored list.  Fails if it is not one. */
extern void zhn_freqlist_open(ZhnFreqlist *list, const ZhnEnv *env,
							  const void *data, size_t length);

/* Read all of it, which comes from outside.  Fails if anything is wrong. */
extern void zhn_freqlist_check(const ZhnEnv *env, const void *data,
							   size_t length);

extern void zhn_freqlist_start(ZhnFreqlistCursor *cursor,
							   const ZhnFreqlist *list);

/* Move to the next word; false after the last. */
extern bool zhn_freqlist_next(ZhnFreqlistCursor *cursor);

/* Order of the words of two cursors: of their bytes. */
extern int	zhn_freqlist_compare(const ZhnFreqlistCursor *a,
								 const ZhnFreqlistCursor *b);

/*
 * Move the cursors of two lists on to the next word that either has.  Before
 * the first call both are started and *order is 0.  After it *order is below
 * 0 if only a has the word, above 0 if only b, 0 if both.  False at the end.
 */
extern bool zhn_freqlist_step(ZhnFreqlistCursor *a, ZhnFreqlistCursor *b,
							  int *order);

/* Occurrences of a word, and texts with it in *documents: 0 if none. */
extern int64_t zhn_freqlist_find(const ZhnFreqlist *list, const char *word,
								 size_t length, int64_t *documents);

/*
 * Write words in the order of their bytes.  The list is preceded by prefix
 * bytes for the caller to use.
 */
extern void zhn_freqlist_begin(ZhnFreqlistWriter *writer, const ZhnEnv *env,
							   size_t prefix);
extern void zhn_freqlist_put(ZhnFreqlistWriter *writer, const char *word,
							 size_t length, int64_t count, int64_t documents);
/* Returns the memory, and its size with the prefix in *size. */
extern void *zhn_freqlist_end(ZhnFreqlistWriter *writer, int64_t tokens,
							  int64_t documents, size_t *size);

extern void *zhn_freqlist_of_tally(const ZhnTally *tally, size_t prefix,
								   size_t *size);

/* Add (sign 1) or take out (sign -1) a list. */
extern void zhn_tally_add_list(ZhnTally *tally, const ZhnFreqlist *list,
							   int sign);

/* a + b, and a - b: what is left of a when the texts of b are taken out. */
extern void *zhn_freqlist_plus(const ZhnFreqlist *a, const ZhnFreqlist *b,
							   size_t prefix, size_t *size);
extern void *zhn_freqlist_minus(const ZhnFreqlist *a, const ZhnFreqlist *b,
								size_t prefix, size_t *size);

/* The list without the words of a tally, which also leave its tokens. */
extern void *zhn_freqlist_without(const ZhnFreqlist *list,
								  const ZhnTally *words, size_t prefix,
								  size_t *size);

/*
 * The list as text, and back:
 *
 *		12/3 '会议':7/3 '党':5/2
 *
 * is tokens / documents, then words in any order with count / documents.
 * Quotes may be left out round a word without spaces, quotes and colons; a
 * quote in quotes is doubled.
 */
typedef struct ZhnFreqlistError
{
	const char *message;		/* what was expected; NULL if all is well */
	size_t		at;				/* byte where it was not found */
} ZhnFreqlistError;

/* NULL and an error if the text is none. */
extern void *zhn_freqlist_parse(const ZhnEnv *env, const char *text,
								size_t length, size_t prefix, size_t *size,
								ZhnFreqlistError *error);

/* Zero-terminated; the length without the zero in *length. */
extern char *zhn_freqlist_print(const ZhnFreqlist *list, size_t *length);

#endif							/* ZHN_FREQLIST_H */
