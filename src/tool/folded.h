/*-------------------------------------------------------------------------
 *
 * folded.h
 *	  Text in the form in which the decoder looks it up.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_FOLDED_H
#define ZHN_TOOL_FOLDED_H

#include <stdint.h>

/*
 * Fold text into a new string, character by character, as the decoder folds
 * what it reads.  Dies if the text is not UTF-8.
 */
extern char *fold_text(const char *text);

/* The code point at *at, which is not at its end; moves *at behind it. */
extern uint32_t next_char(const char **at);

/* The character that a text begins with, folded. */
extern uint32_t first_char(const char *text);

/* The only character of a folded text, or 0 if it has several. */
extern uint32_t only_char(const char *folded);

#endif							/* ZHN_TOOL_FOLDED_H */
