/*-------------------------------------------------------------------------
 *
 * kwic.c
 *	  Key words in context: concordance() and concordance_at().
 *
 * A line is what was found, the characters before and after it in the same
 * paragraph, and the number of its sentence in the text.  What is found is
 * told by a query, or by its places, which the caller knows.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/array.h"

#include "index/hits.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/patterns.h"
#include "pg/rows.h"
#include "text/charclass.h"

PG_FUNCTION_INFO_V1(zhn_concordance);
PG_FUNCTION_INFO_V1(zhn_concordance_places);

#define WIDTH_MAX 1000

/* A text and how far its sentences have been counted. */
typedef struct Concordance
{
	ZhnEnv		env;
	ZhnView		view;
	int			width;
	int			sentence;		/* number of the current one, from 1 */
	int			sentence_end;
} Concordance;

static bool
is_line_end(uint32_t c)
{
	return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

static void
concordance_start(Concordance *con, text *body, int width)
{
	zhn_check_encoding();
	if (width < 0 || width > WIDTH_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("width is %d", width),
				 errhint("It is the number of characters on each side, 0 to "
						 "%d.", WIDTH_MAX)));
	zhn_env_init(&con->env, CurrentMemoryContext);
	zhn_view_init(&con->view, &con->env, VARDATA_ANY(body),
				  VARSIZE_ANY_EXHDR(body));
	con->width = width;
	con->sentence = 0;
	con->sentence_end = 0;
}

/* The number of the sentence of a character; characters come in order. */
static int
sentence_of(Concordance *con, int character)
{
	while (con->sentence_end <= character)
	{
		int			at = con->sentence_end;

		while (at < con->view.n &&
			   zhn_char_class(con->view.c[at]) == ZHN_CHAR_SPACE)
			at++;
		con->sentence++;
		con->sentence_end = Max(zhn_sentence_end(&con->view, at), at + 1);
	}
	return con->sentence;
}

static void
put_text(ZhnRow *row, const ZhnView *view, int from, int to)
{
	zhn_row_text(row, view->text + view->offset[from],
				 view->offset[to] - view->offset[from]);
}

static void
put_line(ZhnRow *row, Concordance *con, int from, int to)
{
	int			before = from;
	int			after = to;

	while (before > 0 && from - before < con->width &&
		   !is_line_end(con->view.c[before - 1]))
		before--;
	while (after < con->view.n && after - to < con->width &&
		   !is_line_end(con->view.c[after]))
		after++;
	zhn_row_int(row, from + 1);
	put_text(row, &con->view, before, from);
	put_text(row, &con->view, from, to);
	put_text(row, &con->view, to, after);
	zhn_row_int(row, sentence_of(con, from));
	zhn_rows_put(row);
}

/* zhnews.concordance(body, query, width) */
Datum
zhn_concordance(PG_FUNCTION_ARGS)
{
	Concordance con;
	const ZhnPatterns *patterns;
	ZhnHit	   *hits;
	ZhnRow		row;
	int			n;

	zhn_rows_start(&row, fcinfo);
	patterns = zhn_patterns_of_argument(fcinfo, 1, true);
	concordance_start(&con, PG_GETARG_TEXT_PP(0), PG_GETARG_INT32(2));
	zhn_view_plain_digits(&con.view);
	n = zhn_hits_find(&con.env, &con.view, patterns, &hits);
	n = zhn_hits_separate(hits, n);
	for (int i = 0; i < n; i++)
		put_line(&row, &con, hits[i].from, hits[i].to);
	pfree(hits);
	pfree(con.view.c);
	pfree(con.view.offset);
	return (Datum) 0;
}

/* The numbers of an array without NULLs. */
static int32 *
numbers_of(ArrayType *array, int *n)
{
	Datum	   *values;
	bool	   *nulls;
	int32	   *numbers;

	deconstruct_array(array, INT4OID, 4, true, TYPALIGN_INT, &values, &nulls,
					  n);
	numbers = palloc((*n + 1) * sizeof(int32));
	for (int i = 0; i < *n; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("a place in the text is null")));
		numbers[i] = DatumGetInt32(values[i]);
	}
	return numbers;
}

/* zhnews.concordance_at(body, starts, lengths, width) */
Datum
zhn_concordance_places(PG_FUNCTION_ARGS)
{
	Concordance con;
	ZhnRow		row;
	int			n;
	int			nlengths;
	int32	   *starts = numbers_of(PG_GETARG_ARRAYTYPE_P(1), &n);
	int32	   *lengths = numbers_of(PG_GETARG_ARRAYTYPE_P(2), &nlengths);

	zhn_rows_start(&row, fcinfo);
	if (n != nlengths)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("there are %d starts and %d lengths", n, nlengths),
				 errhint("Give one length for each start.")));
	concordance_start(&con, PG_GETARG_TEXT_PP(0), PG_GETARG_INT32(3));
	for (int i = 0; i < n; i++)
	{
		/* What is not in the text, and is of another one then, is no line. */
		if (starts[i] < 1 || lengths[i] < 0 ||
			starts[i] - 1 > con.view.n ||
			lengths[i] > con.view.n - (starts[i] - 1))
			continue;
		if (i > 0 && starts[i] < starts[i - 1])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("start %d comes after %d", starts[i],
							starts[i - 1]),
					 errhint("Give the places in their order.")));
		put_line(&row, &con, starts[i] - 1, starts[i] - 1 + lengths[i]);
	}
	return (Datum) 0;
}
