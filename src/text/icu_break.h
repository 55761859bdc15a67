/*-------------------------------------------------------------------------
 *
 * icu_break.h
 *	  ICU's word boundaries over UTF-8.
 *
 * Successive calls of zhn_icu_break_next() cover the text without a gap, so
 * that its tokens, joined, are the text again, whatever bytes it consists of.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ICU_BREAK_H
#define ZHN_ICU_BREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

typedef struct ZhnIcuBreak ZhnIcuBreak;

/*
 * Open an iterator on length bytes of text, which must stay where they are.
 * ICU's memory goes with that of env, or by zhn_icu_break_close().
 */
extern ZhnIcuBreak *zhn_icu_break_open(const ZhnEnv *env, const char *text,
									   size_t length);

/* Start over on another text; cheaper than to open another iterator. */
extern void zhn_icu_break_set_text(ZhnIcuBreak *brk, const char *text,
								   size_t length);

/*
 * Move to the end of the next token: its offset in bytes to *end, ICU's rule
 * status (UBRK_WORD_...) to *status.  False when the text is at its end.
 */
extern bool zhn_icu_break_next(ZhnIcuBreak *brk, size_t *end,
							   int32_t *status);

/* Give ICU's memory back early. */
extern void zhn_icu_break_close(ZhnIcuBreak *brk);

#endif							/* ZHN_ICU_BREAK_H */
