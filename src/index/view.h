/*-------------------------------------------------------------------------
 *
 * view.h
 *	  A text as an array of folded characters, for looking around in it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_VIEW_H
#define ZHN_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

/* A longer text is a failure: twelve bytes are needed for each character. */
#define ZHN_VIEW_BYTES_MAX (64 * 1024 * 1024)

typedef struct ZhnView
{
	const char *text;
	int			n;				/* characters */
	uint32_t   *c;				/* folded */
	uint32_t   *offset;			/* of each character, and of the end; bytes */
} ZhnView;

/* The text is read in place. */
extern void zhn_view_init(ZhnView *view, const ZhnEnv *env,
						  const char *text, size_t length);

/* From now on, 二〇二二 is 2022 in it, as in the words of the index. */
extern void zhn_view_plain_digits(ZhnView *view);

/* Does a sentence end with this character; or a clause? */
extern bool zhn_ends_sentence(uint32_t c);
extern bool zhn_ends_clause(uint32_t c);

/* The mark that closes what this one opens, or 0. */
extern uint32_t zhn_closing_mark(uint32_t c);
extern bool zhn_is_closing_mark(uint32_t c);

/*
 * The end of the sentence that holds character i: after the marks that end
 * it and those that close with it, or before a line end.
 */
extern int	zhn_sentence_end(const ZhnView *view, int i);

#endif							/* ZHN_VIEW_H */
