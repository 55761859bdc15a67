/*-------------------------------------------------------------------------
 *
 * item.h
 *	  An article as a row of zhnews.item.
 *
 * Columns are found by their names, so that the types say what there is and
 * in which order, and a column that is added to one of them is NULL until a
 * reader fills it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_ITEM_H
#define ZHN_PG_ITEM_H

#include "access/htup_details.h"
#include "funcapi.h"

#include "read/day.h"
#include "read/page.h"

/* The columns that a reader fills itself. */
typedef enum ZhnItemColumn
{
	ZHN_ITEM_PUBLISHED,
	ZHN_ITEM_POSITION,
	ZHN_ITEM_KIND,
	ZHN_ITEM_KICKER,
	ZHN_ITEM_HEADLINE,
	ZHN_ITEM_SUBTITLE,
	ZHN_ITEM_SUMMARY,
	ZHN_ITEM_NOTE,
	ZHN_ITEM_COLUMN_NAME,
	ZHN_ITEM_SOURCE,
	ZHN_ITEM_ORIGINAL_TITLE,
	ZHN_ITEM_SOURCE_MARK,
	ZHN_ITEM_AGENCY,
	ZHN_ITEM_DATELINE,
	ZHN_ITEM_DATELINE_PLACE,
	ZHN_ITEM_DATELINE_DATE,
	ZHN_ITEM_BODY,
	ZHN_ITEM_CAPTION,
	ZHN_ITEM_CREDITS,
	ZHN_ITEM_SECTIONS,
	ZHN_ITEM_LINE_FROM,
	ZHN_ITEM_LINE_TO,
	ZHN_ITEM_ORIGINAL,
	ZHN_ITEM_NCOLUMNS
} ZhnItemColumn;

typedef struct ZhnItem
{
	TupleDesc	desc;
	Datum	   *values;
	bool	   *nulls;
	int			at[ZHN_ITEM_NCOLUMNS];	/* in the row; -1 if it is not there */
	Oid			credit_type;	/* of an element of credits */
} ZhnItem;

/* Make ready for rows of a type; its memory is that of the caller. */
extern void zhn_item_init(ZhnItem *item, TupleDesc desc);

/* All columns become NULL. */
extern void zhn_item_clear(ZhnItem *item);

/* The row takes the place of what was there. */
extern void zhn_item_deform(ZhnItem *item, HeapTupleHeader row);

extern Datum zhn_item_form(ZhnItem *item);

extern void zhn_item_set(ZhnItem *item, ZhnItemColumn column, Datum value);
extern void zhn_item_set_text(ZhnItem *item, ZhnItemColumn column,
							  ZhnText text);
extern void zhn_item_set_day(ZhnItem *item, ZhnItemColumn column,
							 const ZhnDay *day);

/* No credits are NULL. */
extern void zhn_item_set_credits(ZhnItem *item, const ZhnCredit *credits,
								 int ncredits);

extern bool zhn_item_is_null(const ZhnItem *item, ZhnItemColumn column);

/* The day in a column, or NULL; also if it is not one of a newspaper. */
extern const ZhnDay *zhn_item_day(const ZhnItem *item, ZhnItemColumn column,
								  ZhnDay *day);

/* Place of the column of a name in the row, or -1. */
extern int	zhn_item_place(const ZhnItem *item, const char *name,
						   size_t length);

/* All that the reader of pages knows of an article. */
extern void zhn_item_set_article(ZhnItem *item, const ZhnEnv *env,
								 const ZhnArticle *article,
								 const ZhnDay *published);

/* What can be read from its body, where the item does not say it itself. */
extern void zhn_item_complete(ZhnItem *item, const ZhnEnv *env);

/* A day as a date, and back; a date that no newspaper has gives NULL. */
extern Datum zhn_day_date(const ZhnDay *day);
extern const ZhnDay *zhn_date_day(Datum date, ZhnDay *day);

/* Credits as zhnews.credit[]; element is the type of one. */
extern Datum zhn_credits_array(const ZhnCredit *credits, int ncredits,
							   Oid element);

#endif							/* ZHN_PG_ITEM_H */
