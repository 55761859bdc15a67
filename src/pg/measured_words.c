/*-------------------------------------------------------------------------
 *
 * measured_words.c
 *	  The words of frequency lists with what is measured of them, for the
 *	  functions that return a row for each.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "measure/keyness.h"
#include "pg/measured_words.h"

void
zhn_measured_words_init(ZhnMeasuredWords *words)
{
	words->n = 0;
	words->room = 1024;
	words->word = palloc(words->room * sizeof(ZhnMeasuredWord));
	words->used = 0;
	words->text_room = 16384;
	words->text = palloc(words->text_room);
}

ZhnMeasuredWord *
zhn_measured_words_add(ZhnMeasuredWords *words, const char *text,
					   size_t length)
{
	ZhnMeasuredWord *word;

	if (words->n == words->room)
	{
		words->room *= 2;
		words->word = repalloc_huge(words->word,
									words->room * sizeof(ZhnMeasuredWord));
	}
	while (words->used + length > words->text_room)
	{
		words->text_room *= 2;
		words->text = repalloc_huge(words->text, words->text_room);
	}
	word = &words->word[words->n++];
	memset(word, 0, sizeof(ZhnMeasuredWord));
	word->start = words->used;
	word->length = (uint32) length;
	memcpy(words->text + words->used, text, length);
	words->used += length;
	return word;
}

/*
 * Words were added in the order of their bytes, so where they start decides
 * between equal measures.
 */
static int
compare_words(const void *a, const void *b)
{
	const ZhnMeasuredWord *x = a;
	const ZhnMeasuredWord *y = b;

	if (x->order != y->order)
		return x->order > y->order ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

void
zhn_measured_words_sort(ZhnMeasuredWords *words)
{
	qsort(words->word, words->n, sizeof(ZhnMeasuredWord), compare_words);
}

double
zhn_count_argument(FunctionCallInfo fcinfo, int number, const char *name)
{
	int64		count = PG_GETARG_INT64(number);

	if (count < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s must not be negative: %lld", name,
						(long long) count),
				 errhint("Counts and sizes are numbers of words or texts.")));
	return count;
}

void
zhn_put_association(ZhnRow *row, double f_xy, double f_x, double f_y, double n,
					const ZhnAssociation *a)
{
	double		sign = zhn_direction(f_xy, f_x, f_y - f_xy, n - f_x);

	zhn_row_measure(row, a->g2 * sign);
	zhn_row_measure(row, a->chi2 * sign);
	zhn_row_measure(row, a->p);
	zhn_row_measure(row, a->pmi);
	zhn_row_measure(row, a->npmi);
	zhn_row_measure(row, a->mi3);
	zhn_row_measure(row, a->t);
	zhn_row_measure(row, a->z);
}

void
zhn_put_dice(ZhnRow *row, double f_xy, double f_x, double f_y)
{
	zhn_row_measure(row, zhn_dice(f_xy, f_x, f_y));
	zhn_row_measure(row, zhn_log_dice(f_xy, f_x, f_y));
	zhn_row_measure(row, zhn_minimum_sensitivity(f_xy, f_x, f_y));
}

