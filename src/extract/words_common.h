/*-------------------------------------------------------------------------
 *
 * words_common.h
 *	  Common words that are in no name.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_WORDS_COMMON_H
#define ZHN_WORDS_COMMON_H

/* With a space after each. */
extern const char *const zhn_words_common;

#endif							/* ZHN_WORDS_COMMON_H */
