/*-------------------------------------------------------------------------
 *
 * dateline.h
 *	  The head of a report: 本报讯, 新华社北京7月4日电(记者 …).
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_DATELINE_H
#define ZHN_DATELINE_H

#include "read/chars.h"
#include "read/page.h"

/* All places are character numbers; a range is empty if it is not there. */
typedef struct ZhnDateline
{
	int			end;			/* after mark and reporters; 0: no dateline */
	int			mark_start;		/* the source mark */
	int			mark_end;
	int			agency[2];
	int			place[2];
	int			date[2];
	int			reporters[2];	/* inside the parentheses */
	bool		date_follows;	/* date is that of the first sentence */
	bool		date_adjacent;	/* and nothing but space is before it */
} ZhnDateline;

/* Read the dateline at the head of a paragraph; false if it has none. */
extern bool zhn_read_dateline(const ZhnChars *chars, ZhnDateline *dateline);

/* Number of characters of the date or time expression at i, else 0. */
extern int	zhn_match_date(const ZhnChars *chars, int i, int end);

#endif							/* ZHN_DATELINE_H */
