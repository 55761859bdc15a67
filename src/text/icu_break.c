/*-------------------------------------------------------------------------
 *
 * icu_break.c
 *	  ICU's word boundaries over UTF-8.
 *
 * The text is given to ICU in slices.  ICU divides a whole run of ideographs
 * in one call, with memory and time for all of it, and cannot be interrupted
 * meanwhile; and its positions are 32-bit.  A slice ends where a boundary is
 * certain: behind a line feed, or between a mark or space and an ideograph.
 * Only a text without any of these for 48 kB is cut elsewhere, between two
 * characters.
 *
 * Opening an iterator makes ICU load its rules, so it is done once in a
 * process, and what is handed out are clones.
 *
 *-------------------------------------------------------------------------
 */
#include "text/icu_break.h"

#include <stdio.h>

#include <unicode/utext.h>

#include "text/charclass.h"
#include "text/icu_compat.h"
#include "text/utf8.h"

/* Most bytes that ICU gets at once, and the least that a slice may have. */
#define SLICE		65536
#define SLICE_MIN	(SLICE / 4)

struct ZhnIcuBreak
{
	const ZhnEnv *env;
	const char *text;
	size_t		length;
	size_t		slice_start;
	size_t		slice_end;
	size_t		position;		/* end of the last token */
	UBreakIterator *iterator;
	UText		utext;
};

/* The iterator that is cloned; opened at first use, never closed. */
static UBreakIterator *prototype;

static void
check(const ZhnEnv *env, UErrorCode status, const char *what)
{
	char		message[128];

	if (U_SUCCESS(status))
		return;
	snprintf(message, sizeof(message), "%s: %s", what, u_errorName(status));
	zhn_fail(env, ZHN_ERROR_LIBRARY, message,
			 "Check the installation of the ICU library and its data.");
}

/* Callback of the environment, also the work of zhn_icu_break_close(). */
static void
close_icu(void *arg)
{
	ZhnIcuBreak *brk = arg;

	if (brk->iterator != NULL)
		ubrk_close(brk->iterator);
	brk->iterator = NULL;
	utext_close(&brk->utext);
}

static void
open_prototype(const ZhnEnv *env)
{
	UErrorCode	status = U_ZERO_ERROR;
	UBreakIterator *opened;

	if (prototype != NULL)
		return;
	opened = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
	check(env, status, "could not open ICU's word boundaries");
	prototype = opened;
}

ZhnIcuBreak *
zhn_icu_break_open(const ZhnEnv *env, const char *text, size_t length)
{
	static const UText empty = UTEXT_INITIALIZER;
	ZhnIcuBreak *brk = zhn_alloc(env, sizeof(ZhnIcuBreak));
	UErrorCode	status = U_ZERO_ERROR;

	open_prototype(env);
	brk->env = env;
	brk->iterator = NULL;
	brk->utext = empty;
	zhn_on_release(env, close_icu, brk);
	brk->iterator = zhn_ubrk_clone(prototype, &status);
	check(env, status, "could not clone ICU's word boundaries");
	zhn_icu_break_set_text(brk, text, length);
	return brk;
}

void
zhn_icu_break_set_text(ZhnIcuBreak *brk, const char *text, size_t length)
{
	brk->text = text;
	brk->length = length;
	brk->slice_start = 0;
	brk->slice_end = 0;
	brk->position = 0;
}

void
zhn_icu_break_close(ZhnIcuBreak *brk)
{
	close_icu(brk);
}

/*
 * Is there a boundary before byte p, where start < p < end?  Before an
 * ideograph there is, unless the dictionary decides; before other characters
 * it depends on more than the two next to p (1，000 is one token).
 */
static bool
certain_boundary(const unsigned char *start, const unsigned char *p,
				 const unsigned char *end)
{
	const unsigned char *q = p - 1;
	uint32_t	before;
	uint32_t	after;

	if (p[-1] == '\n')
		return true;
	while (q > start && p - q < 4 && (*q & 0xC0) == 0x80)
		q--;
	if (q + zhn_utf8_decode(q, p, &before) != p || before == ZHN_INVALID)
		return false;
	if (before != ' ' && before != 0x3001 && before != 0x3002 &&
		before != 0xFF0C && before != 0xFF1B)
		return false;
	zhn_utf8_decode(p, end, &after);
	return zhn_char_class(after) == ZHN_CHAR_HAN;
}

/* Length of the slice to take from p, where more than SLICE bytes are left. */
static size_t
slice_length(const unsigned char *p, const unsigned char *end)
{
	size_t		n;

	for (n = SLICE; n > SLICE_MIN; n--)
		if (certain_boundary(p, p + n, end))
			return n;
	for (n = SLICE; n > SLICE - 3 && (p[n] & 0xC0) == 0x80;)
		n--;
	return n;
}

/* Give ICU the slice that begins where the last one ended. */
static void
next_slice(ZhnIcuBreak *brk)
{
	const unsigned char *text = (const unsigned char *) brk->text;
	size_t		left = brk->length - brk->slice_end;
	UErrorCode	status = U_ZERO_ERROR;

	zhn_interrupts(brk->env);
	brk->slice_start = brk->slice_end;
	brk->slice_end += left <= SLICE ? left
		: slice_length(text + brk->slice_start, text + brk->length);
	utext_openUTF8(&brk->utext, brk->text + brk->slice_start,
				   (int64_t) (brk->slice_end - brk->slice_start), &status);
	check(brk->env, status, "could not open text for ICU");
	ubrk_setUText(brk->iterator, &brk->utext, &status);
	check(brk->env, status, "could not set text for ICU");
	ubrk_first(brk->iterator);
}

bool
zhn_icu_break_next(ZhnIcuBreak *brk, size_t *end, int32_t *status)
{
	int32_t		offset;

	if (brk->position == brk->length)
		return false;
	if (brk->position == brk->slice_end)
		next_slice(brk);
	offset = ubrk_next(brk->iterator);
	*status = ubrk_getRuleStatus(brk->iterator);

	/*
	 * Whatever ICU makes of bytes that are not UTF-8, each token ends behind
	 * the last one, and the last one of a slice at its end.
	 */
	if (offset <= (int32_t) (brk->position - brk->slice_start) ||
		offset > (int32_t) (brk->slice_end - brk->slice_start))
	{
		brk->position = brk->slice_end;
		*status = UBRK_WORD_NONE;
	}
	else
		brk->position = brk->slice_start + (size_t) offset;
	*end = brk->position;
	return true;
}
