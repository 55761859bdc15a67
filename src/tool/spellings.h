/*-------------------------------------------------------------------------
 *
 * spellings.h
 *	  The tries of the dictionary: how words are spelled.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_SPELLINGS_H
#define ZHN_TOOL_SPELLINGS_H

#include "tool/characters.h"
#include "tool/trie.h"
#include "tool/words.h"

typedef struct Spellings
{
	Characters *characters;
	TrieBuilder *words;			/* to their numbers */
	TrieBuilder *compounds;		/* as image.h has them, and surnames */
} Spellings;

/* Spell all words, which are numbered. */
extern void spellings_add(Spellings *spellings, const Words *words);

/*
 * These use lines of tables (see table.h); the first argument is a Spellings.
 *
 * Of compounds: word, count, tag.
 */
extern void spellings_use_compound(void *spellings, char **fields);

/* Of Chinese surnames: surname, weight. */
extern void spellings_use_surname(void *spellings, char **fields);

/* Of surnames with spaces between. */
extern void spellings_use_surnames(void *spellings, char **fields);

#endif							/* ZHN_TOOL_SPELLINGS_H */
