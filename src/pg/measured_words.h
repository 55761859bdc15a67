/*-------------------------------------------------------------------------
 *
 * measured_words.h
 *	  The words of frequency lists with what is measured of them, for the
 *	  functions that return a row for each.
 *
 * Rows come in the order of the measure that is looked at first, and for
 * equal ones in the order of the words' bytes, so that a result does not
 * depend on how the lists were made.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_MEASURED_WORDS_H
#define ZHN_PG_MEASURED_WORDS_H

#include "fmgr.h"

#include "measure/association.h"
#include "pg/rows.h"

/* A word of one or two lists, and what it is sorted by. */
typedef struct ZhnMeasuredWord
{
	double		order;			/* rows with a larger one come first */
	double		p;
	size_t		start;			/* in the text of all words */
	uint32		length;
	int64		count[2];
	int64		documents[2];
} ZhnMeasuredWord;

typedef struct ZhnMeasuredWords
{
	ZhnMeasuredWord *word;
	size_t		n;
	size_t		room;
	char	   *text;
	size_t		used;
	size_t		text_room;
} ZhnMeasuredWords;

extern void zhn_measured_words_init(ZhnMeasuredWords *words);

/*
 * A word at the end, of which only the text is set.  Words must be added in
 * the order of their bytes.
 */
extern ZhnMeasuredWord *zhn_measured_words_add(ZhnMeasuredWords *words,
											   const char *text,
											   size_t length);

/* Put the words into the order of the rows. */
extern void zhn_measured_words_sort(ZhnMeasuredWords *words);

/* A count as an argument; an error that calls it name if it is negative. */
extern double zhn_count_argument(FunctionCallInfo fcinfo, int number,
								 const char *name);

/* Columns of an association, in the order that all functions have them. */
extern void zhn_put_association(ZhnRow *row, double f_xy, double f_x,
								double f_y, double n,
								const ZhnAssociation *a);
extern void zhn_put_dice(ZhnRow *row, double f_xy, double f_x, double f_y);

#endif							/* ZHN_PG_MEASURED_WORDS_H */
