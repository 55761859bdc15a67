/*-------------------------------------------------------------------------
 *
 * feed.h
 *	  What the fields of a feed mean: text, days, authors.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_FEED_H
#define ZHN_FEED_H

#include "read/day.h"
#include "read/page.h"

/*
 * Text with one line feed between paragraphs and no white space around them.
 * Two ideographic spaces begin a paragraph, too, as feeds that have lost
 * their line ends keep the indent.  at is NULL if nothing is left.
 */
extern ZhnText zhn_paragraphs(const ZhnEnv *env, ZhnText text);

/* Text without the white space around it; at is NULL if nothing is left. */
extern ZhnText zhn_feed_string(ZhnText text);

typedef enum ZhnFeedDay
{
	ZHN_FEED_DAY_NONE,			/* nothing but white space */
	ZHN_FEED_DAY_GIVEN,
	ZHN_FEED_DAY_WRONG			/* something else */
} ZhnFeedDay;

/*
 * The day that a feed writes as 2022-07-06, 2022/7/6, 20220706 or
 * 2022年7月6日, with or without a time after it.
 */
extern ZhnFeedDay zhn_feed_day(const ZhnEnv *env, ZhnText text, ZhnDay *day);

/*
 * The people that the author field of a feed names: those of a byline, or
 * each part of a list, as what stands there is an author though it may not
 * look like a name (本刊编辑部).  Returns their number.
 */
extern int	zhn_read_authors(const ZhnEnv *env, ZhnText text,
							 ZhnCredit **credits);

#endif							/* ZHN_FEED_H */
