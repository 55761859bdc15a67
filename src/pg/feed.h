/*-------------------------------------------------------------------------
 *
 * feed.h
 *	  What the formats share with the reader of JSON feeds.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_FEED_H
#define ZHN_PG_FEED_H

#include "read/page.h"

/* Raise an error: a text is no day of publication. */
extern void zhn_feed_day_error(ZhnText text);

#endif							/* ZHN_PG_FEED_H */
