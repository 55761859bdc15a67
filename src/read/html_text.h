/*-------------------------------------------------------------------------
 *
 * html_text.h
 *	  HTML to paragraphs of text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_HTML_TEXT_H
#define ZHN_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "read/html.h"
#include "read/page.h"
#include "text/env.h"

/*
 * Text under construction, for those who read a document by its events
 * themselves.  It has room for all text of the document from the start.
 */
typedef struct ZhnHtmlText
{
	char	   *at;
	size_t		length;
	size_t		room;
	bool		line_due;		/* a line ends before the next character */
	bool		space_due;		/* white space before the next character */
	bool		break_due;		/* and a line end of the source is in it */
} ZhnHtmlText;

extern void zhn_html_text_open(const ZhnEnv *env, ZhnHtmlText *text,
							   size_t document_length);

/* The events of a document; what they do depends on the element. */
extern void zhn_html_text_tag(ZhnHtmlText *text, const char *element);
extern void zhn_html_text_add(ZhnHtmlText *text, const char *at,
							  size_t length);

/* End the line, if there is one. */
extern void zhn_html_text_end_line(ZhnHtmlText *text);

/*
 * The text of a document, or of a part of one.  Paragraphs are separated by
 * a newline and have no white space around them; white space within is one
 * space, and none at a line end between two Chinese characters.
 */
extern ZhnText zhn_html_text(const ZhnEnv *env, const char *at,
							 size_t length);

#endif							/* ZHN_HTML_TEXT_H */
