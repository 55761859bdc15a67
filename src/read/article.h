/*-------------------------------------------------------------------------
 *
 * article.h
 *	  The lines of one article to its parts.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ARTICLE_H
#define ZHN_ARTICLE_H

#include "read/chars.h"
#include "read/page.h"

/* What assembling one article needs. */
typedef struct ZhnAssembly
{
	const ZhnEnv *env;
	ZhnArticle *article;
	ZhnPageLine *lines;			/* from the first line of the article */
	size_t		nlines;			/* up to the last one */
	ZhnChars	chars;
	int			credit_room;
	int			section_room;
} ZhnAssembly;

/* Fill the article, which has its position, from the roles of its lines. */
extern void zhn_assemble_article(ZhnAssembly *assembly);

/*
 * Read a body that came by itself, its paragraphs separated by a line feed:
 * the dateline at its head, with the people named there, the staff and a
 * signature at its end.  Only these columns of the article are filled, and
 * body: what is left of it without the mark of a source that a colon sets
 * apart and without the staff, as zhn_read_page() leaves them out.  It points
 * into the text that is given.
 */
extern void zhn_read_body(const ZhnEnv *env, ZhnText body,
						  ZhnArticle *article);

#endif							/* ZHN_ARTICLE_H */
