/*-------------------------------------------------------------------------
 *
 * html.h
 *	  HTML as events: tags, text, comments.
 *
 * html.c is the only file that knows the HTML parser.  Broken HTML is read
 * as browsers read it: missing end tags are supplied, stray ones ignored,
 * entities replaced.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_HTML_H
#define ZHN_HTML_H

#include <stddef.h>

#include "text/env.h"

/* A document that nests deeper is refused. */
#define ZHN_HTML_DEPTH_MAX	1000

/*
 * What is called for the parts of a document, in their order.  The functions
 * are called from inside the parser: they must not fail, so memory that they
 * write to has to be there before.  Names of elements are in lower case.  A
 * text may come in several pieces, and ends between two characters.  All
 * text of a document together, and each comment, is at most as long as the
 * document.
 */
typedef struct ZhnHtmlEvents
{
	void		(*open) (void *arg, const char *element);
	void		(*close) (void *arg, const char *element);
	void		(*text) (void *arg, const char *at, size_t length);
	void		(*comment) (void *arg, const char *at, size_t length);
} ZhnHtmlEvents;

/*
 * Read a document or a part of one, in UTF-8 whatever it says of itself.
 * Scripts and style sheets are left out.  Fails with ZHN_ERROR_LIMIT if the
 * document nests too deeply, and with ZHN_ERROR_LIBRARY if the parser runs
 * out of memory.
 */
extern void zhn_html_read(const ZhnEnv *env, const char *at, size_t length,
						  const ZhnHtmlEvents *events, void *arg);

#endif							/* ZHN_HTML_H */
