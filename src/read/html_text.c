/*-------------------------------------------------------------------------
 *
 * html_text.c
 *	  HTML to paragraphs of text.
 *
 * White space is not written when it is met but is due: it is written before
 * the next character, if that is on the same line.  So nothing ever has to
 * be taken back, and text is never longer than the document: each line end
 * or space that is written has a tag or a space of the document behind it.
 *
 *-------------------------------------------------------------------------
 */
#include "read/html_text.h"

#include <stdint.h>
#include <string.h>

#include "text/charclass.h"
#include "text/utf8.h"

/* Elements that begin and end a line, in order. */
static const char *const block_elements[] = {
	"address", "article", "aside", "blockquote", "body", "br", "caption",
	"center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
	"footer", "form", "founder-author", "founder-content", "founder-date",
	"founder-title", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
	"hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
	"tbody", "tfoot", "thead", "title", "tr", "ul"
};

/* Elements with a space before and after them. */
static const char *const cell_elements[] = {"td", "th"};

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

static bool
is_one_of(const char *element, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(element, names[i]) == 0)
			return true;
	return false;
}

void
zhn_html_text_open(const ZhnEnv *env, ZhnHtmlText *text,
				   size_t document_length)
{
	memset(text, 0, sizeof(*text));
	text->room = 2 * document_length + 1;
	text->at = zhn_alloc(env, text->room);
}

void
zhn_html_text_end_line(ZhnHtmlText *text)
{
	text->line_due = true;
	text->space_due = false;
	text->break_due = false;
}

void
zhn_html_text_tag(ZhnHtmlText *text, const char *element)
{
	if (is_one_of(element, block_elements, LENGTH(block_elements)))
		zhn_html_text_end_line(text);
	else if (is_one_of(element, cell_elements, LENGTH(cell_elements)))
		text->space_due = true;
}

static void
put(ZhnHtmlText *text, const unsigned char *at, size_t length)
{
	if (length > text->room - text->length)
		return;
	memcpy(text->at + text->length, at, length);
	text->length += length;
}

/* The last character, or 0 if a line begins. */
static uint32_t
last_character(const ZhnHtmlText *text)
{
	const unsigned char *start = (const unsigned char *) text->at;
	const unsigned char *end = start + text->length;
	const unsigned char *p = end;
	uint32_t	cp;

	if (text->length == 0 || text->line_due)
		return 0;
	do
		p--;
	while (p > start && (*p & 0xC0) == 0x80);
	zhn_utf8_decode(p, end, &cp);
	return cp;
}

/* Ideographs and the punctuation of East Asia, which lines may end between. */
static bool
is_wide(uint32_t cp)
{
	return cp >= 0x2E80 && cp != ZHN_INVALID;
}

/* Write the white space that is due before cp. */
static void
put_due_space(ZhnHtmlText *text, uint32_t cp)
{
	uint32_t	last = last_character(text);

	if (text->line_due && text->length > 0)
		put(text, (const unsigned char *) "\n", 1);
	else if (text->space_due && last != 0 &&
			 !(text->break_due && is_wide(last) && is_wide(cp)))
		put(text, (const unsigned char *) " ", 1);
	text->line_due = false;
	text->space_due = false;
	text->break_due = false;
}

void
zhn_html_text_add(ZhnHtmlText *text, const char *at, size_t length)
{
	const unsigned char *p = (const unsigned char *) at;
	const unsigned char *end = p + length;

	while (p < end)
	{
		uint32_t	cp;
		int			n = zhn_utf8_decode(p, end, &cp);

		if (zhn_char_class(cp) == ZHN_CHAR_SPACE)
		{
			text->space_due = true;
			if (cp == '\n' || cp == '\r')
				text->break_due = true;
		}
		else
		{
			put_due_space(text, cp);
			put(text, p, (size_t) n);
		}
		p += n;
	}
}

static void
on_tag(void *arg, const char *element)
{
	zhn_html_text_tag(arg, element);
}

static void
on_text(void *arg, const char *at, size_t length)
{
	zhn_html_text_add(arg, at, length);
}

static void
on_comment(void *arg, const char *at, size_t length)
{
	(void) arg;
	(void) at;
	(void) length;
}

ZhnText
zhn_html_text(const ZhnEnv *env, const char *at, size_t length)
{
	static const ZhnHtmlEvents events = {on_tag, on_tag, on_text, on_comment};
	ZhnHtmlText text;
	ZhnText		result;

	zhn_html_text_open(env, &text, length);
	zhn_html_read(env, at, length, &events, &text);
	result.at = text.at;
	result.length = text.length;
	return result;
}
