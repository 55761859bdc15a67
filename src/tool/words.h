/*-------------------------------------------------------------------------
 *
 * words.h
 *	  The words of the dictionary: counts, kinds, flags, numbers.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_WORDS_H
#define ZHN_TOOL_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "segment/image.h"
#include "segment/segmenter.h"

/* Added to each word's count, so that none is impossible. */
#define ADDED_COUNT 0.3

typedef struct Word
{
	char	   *text;			/* folded, UTF-8 */
	double		count;
	double		cost;			/* -ln p without context */
	double		backoff;		/* -ln of the mass left for unknown pairs */
	ZhnKind		kind;
	uint8_t		flags;			/* ZHN_WORD_... */
	bool		before_class;	/* begins a pair with a class */
	uint32_t	id;				/* in the image */
} Word;

typedef struct Words
{
	Word	   *list;
	uint32_t	n;
	uint32_t   *buckets;		/* hash table: text to index + 1, or 0 */
	Word	   *class_word[ZHN_NCLASSES];
} Words;

extern void words_begin(Words *words);

/*
 * These use lines of tables (see table.h); the first argument is a Words.
 *
 * Of words: word, count, tag.  Words that fold to one are counted together,
 * and have the kind of the first.
 */
extern void words_use(void *words, char **fields);

/*
 * Of recent words: word, class of frequency, tag.  A tag that names a kind
 * replaces the kind of a word that is known.
 */
extern void words_use_recent(void *words, char **fields);

/* Of places: name.  It is a place by whatever tag the words have it. */
extern void words_use_region(void *words, char **fields);

/* Of names of organisations: type, form, list of names; see data/SOURCES.md. */
extern void words_use_organisations(void *words, char **fields);

/* Of lists of words with spaces between, of which some may be no words. */
extern void words_use_units(void *words, char **fields);
extern void words_use_heads(void *words, char **fields);

/* The word with this folded text, or NULL; and one that must exist. */
extern Word *words_find(const Words *words, const char *folded);
extern Word *words_named(const Words *words, const char *name);

/* Find the classes, when all words have been read. */
extern void words_find_classes(Words *words);

/* The class that a word stands for, or ZHN_NCLASSES. */
extern ZhnClass words_class(const Words *words, const Word *word);

/* Set the costs of all words. */
extern void words_estimate(Words *words);

/*
 * Set the numbers of all words, which begin with 1.  Words with before_class
 * come first; returns the number after theirs.
 */
extern uint32_t words_number(Words *words);

/* Does a word stand in texts?  Classes, and the ends of sentences, do not. */
extern bool word_is_spelled(const Word *word);

#endif							/* ZHN_TOOL_WORDS_H */
