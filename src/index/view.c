/*-------------------------------------------------------------------------
 *
 * view.c
 *	  A text as an array of folded characters.
 *
 *-------------------------------------------------------------------------
 */
#include "index/view.h"
#include "text/digits.h"
#include "text/fold.h"
#include "text/utf8.h"

void
zhn_view_init(ZhnView *view, const ZhnEnv *env, const char *text,
			  size_t length)
{
	const unsigned char *start = (const unsigned char *) text;
	const unsigned char *end = start + length;
	const unsigned char *p = start;

	if (length > ZHN_VIEW_BYTES_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT, "text is longer than 64 MB",
				 "Give a part of it.");
	view->text = text;
	view->n = 0;
	view->c = zhn_alloc(env, (length + 1) * sizeof(uint32_t));
	view->offset = zhn_alloc(env, (length + 1) * sizeof(uint32_t));
	while (p < end)
	{
		uint32_t	cp;

		if (view->n % 4096 == 0)
			zhn_interrupts(env);
		view->offset[view->n] = (uint32_t) (p - start);
		p += zhn_utf8_decode(p, end, &cp);
		view->c[view->n++] = zhn_fold_char(cp);
	}
	view->offset[view->n] = (uint32_t) length;
}

void
zhn_view_plain_digits(ZhnView *view)
{
	zhn_plain_digits(view->c, view->n);
}

bool
zhn_ends_sentence(uint32_t c)
{
	return c == 0x3002 || c == '!' || c == '?' || c == 0x2026 ||	/* 。… */
		c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

bool
zhn_ends_clause(uint32_t c)
{
	return c == ',' || c == ';' || c == ':' || c == 0x3001 ||	/* 、 */
		c == 0x2014 || zhn_ends_sentence(c);	/* — */
}

static const uint32_t marks[][2] = {
	{0x201C, 0x201D},			/* “” */
	{0x2018, 0x2019},			/* ‘’ */
	{0x300A, 0x300B},			/* 《》 */
	{0x3008, 0x3009},			/* 〈〉 */
	{0x300C, 0x300D},			/* 「」 */
	{0x300E, 0x300F},			/* 『』 */
	{0x3010, 0x3011},			/* 【】 */
	{0x3014, 0x3015},			/* 〔〕 */
	{'(', ')'},
	{'[', ']'},
	{'{', '}'},
};

#define NMARKS ((int) (sizeof(marks) / sizeof(marks[0])))

uint32_t
zhn_closing_mark(uint32_t c)
{
	for (int i = 0; i < NMARKS; i++)
		if (marks[i][0] == c)
			return marks[i][1];
	return 0;
}

bool
zhn_is_closing_mark(uint32_t c)
{
	for (int i = 0; i < NMARKS; i++)
		if (marks[i][1] == c)
			return true;
	return false;
}

static bool
is_line_end(uint32_t c)
{
	return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

int
zhn_sentence_end(const ZhnView *view, int i)
{
	while (i < view->n && !zhn_ends_sentence(view->c[i]))
		i++;
	while (i < view->n && !is_line_end(view->c[i]) &&
		   (zhn_ends_sentence(view->c[i]) || zhn_is_closing_mark(view->c[i])))
		i++;
	return i;
}
