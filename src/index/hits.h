/*-------------------------------------------------------------------------
 *
 * hits.h
 *	  Where the words of a query stand in a text.
 *
 * The index knows which articles have a word, and counts words; a reader
 * wants to see it.  So the words are looked for as the characters they are:
 * inside other words, too, as index_words() has them, but not Latin words and
 * numbers inside others.  Between the words of a phrase may be punctuation
 * and space, which the index does not count either.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_HITS_H
#define ZHN_HITS_H

#include "index/view.h"

typedef struct ZhnPatterns ZhnPatterns;

typedef struct ZhnPatternWord
{
	const char *word;			/* UTF-8 */
	size_t		length;
} ZhnPatternWord;

/* Characters from (counted from 0) to before to, where a pattern is. */
typedef struct ZhnHit
{
	int			from;
	int			to;
	int			unit;
} ZhnHit;

extern ZhnPatterns *zhn_patterns_create(const ZhnEnv *env);

/*
 * Add a phrase of nwords words, which are copied; with prefix, the last one
 * is the beginning of a word.  Patterns of one unit are forms of the same.
 * Words in which nothing can be looked for are passed over.
 */
extern void zhn_patterns_add(ZhnPatterns *patterns,
							 const ZhnPatternWord *words, int nwords,
							 bool prefix, int unit);

/*
 * What is added from now on is found as the characters that it is: inside
 * Latin words and numbers, too, and 二〇二二 is not 2022.
 */
extern void zhn_patterns_anywhere(ZhnPatterns *patterns);

/* The number of characters of the longest pattern of a unit; 0 for none. */
extern int	zhn_patterns_unit_length(const ZhnPatterns *patterns, int unit);

/* One more than the largest unit. */
extern int	zhn_patterns_units(const ZhnPatterns *patterns);

/*
 * Find all hits, in order of their beginnings, of those that begin together
 * the longest first.  Returns their number; *hits is memory from env.
 */
extern int	zhn_hits_find(const ZhnEnv *env, const ZhnView *view,
						  const ZhnPatterns *patterns, ZhnHit **hits);

/*
 * Keep, in place, hits that do not overlap: of two the one that begins first,
 * and the longer one.  Returns their number.
 */
extern int	zhn_hits_separate(ZhnHit *hits, int n);

/* Join, in place, hits that overlap or touch.  Returns their number. */
extern int	zhn_hits_join(ZhnHit *hits, int n);

#endif							/* ZHN_HITS_H */
