/*-------------------------------------------------------------------------
 *
 * founder.h
 *	  The article in a page of a Founder (方正) e-paper.
 *
 * Most city papers publish their issues with this system: an HTML page for
 * each article, with tags of its own (founder-title, founder-author,
 * founder-date, founder-content), a comment "enpproperty" that lists the
 * properties of the article, and comments "enpcontent" around its text.
 * Papers change the page around these; each part may be missing.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_FOUNDER_H
#define ZHN_FOUNDER_H

#include <stdbool.h>
#include <stddef.h>

#include "read/page.h"
#include "text/env.h"

/* at is NULL where the page does not say. */
typedef struct ZhnFounder
{
	ZhnText		id;				/* articleid */
	ZhnText		date;			/* as written */
	ZhnText		author;
	ZhnText		kicker;			/* introtitle */
	ZhnText		headline;		/* lines are separated by \n */
	ZhnText		subtitle;
	ZhnText		page;			/* nodename */
	ZhnText		body;			/* paragraphs joined with \n */
} ZhnFounder;

/*
 * Read a page.  Returns false, with *founder empty, if there is no text
 * between marks or tags: then it is no page of such an e-paper.
 */
extern bool zhn_read_founder(const ZhnEnv *env, const char *at,
							 size_t length, ZhnFounder *founder);

#endif							/* ZHN_FOUNDER_H */
