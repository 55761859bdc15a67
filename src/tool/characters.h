/*-------------------------------------------------------------------------
 *
 * characters.h
 *	  The characters of the dictionary: codes, models of names, flags.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_CHARACTERS_H
#define ZHN_TOOL_CHARACTERS_H

#include <stdint.h>

#include "segment/image.h"
#include "tool/words.h"

#define NCODES 65536			/* code points of the BMP */

typedef struct Characters
{
	uint16_t	codes[NCODES];	/* code point to index of its record */
	uint32_t	entries[NCODES];	/* what the image has of code points */
	ZhnChar		records[NCODES];
	uint32_t	n;				/* records */
	uint32_t	nspecial;		/* as in ZhnImage */
	int16_t		unknown_length[8];	/* as in ZhnImage */
} Characters;

/* Characters that have only the records of their classes. */
extern Characters *characters_begin(void);

/*
 * The code of a character, which gets a record of its own if it has none; 0
 * outside the BMP.
 */
extern uint16_t character_code(Characters *characters, uint32_t cp);

/* Give codes to all characters of the words, and before them to special ones. */
extern void characters_number(Characters *characters, const Words *words);

/*
 * Use a line of a table (see table.h) of models: model, position, character,
 * ln p.
 */
extern void characters_use(void *characters, char **fields);

/* Set the flags that are set for what a character is. */
extern void characters_flag(Characters *characters);

/* Set what a character costs as a word, when the words have costs. */
extern void characters_set_alone(Characters *characters, const Words *words);

/* Complete the records and entries, when nothing else will be set. */
extern void characters_finish(Characters *characters);

#endif							/* ZHN_TOOL_CHARACTERS_H */
