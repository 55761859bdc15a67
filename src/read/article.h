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

#endif							/* ZHN_ARTICLE_H */
