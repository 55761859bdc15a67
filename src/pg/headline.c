/*-------------------------------------------------------------------------
 *
 * headline.c
 *	  headline(), snippets() and hits(): where a text has what was asked for.
 *
 * The first argument is the text, the second the query.  Places are told in
 * characters, from 1, as substr() counts them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "index/snippet.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/patterns.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_headline);
PG_FUNCTION_INFO_V1(zhn_headline_text);
PG_FUNCTION_INFO_V1(zhn_snippets);
PG_FUNCTION_INFO_V1(zhn_snippets_text);
PG_FUNCTION_INFO_V1(zhn_hits);
PG_FUNCTION_INFO_V1(zhn_hits_text);

#define PIECES_MAX 100
#define CHARACTERS_MIN 10		/* of a piece */
#define CHARACTERS_MAX 1000000
#define MARK_BYTES_MAX 1000

/* The text of a call and what it has. */
typedef struct Found
{
	ZhnEnv		env;
	ZhnView		view;
	const ZhnPatterns *patterns;
	ZhnHit	   *hits;
	int			nhits;
} Found;

static void
find(Found *found, FunctionCallInfo fcinfo, bool is_tsquery)
{
	text	   *body = PG_GETARG_TEXT_PP(0);

	zhn_check_encoding();
	found->patterns = zhn_patterns_of_argument(fcinfo, 1, is_tsquery);
	zhn_env_init(&found->env, CurrentMemoryContext);
	zhn_view_init(&found->view, &found->env, VARDATA_ANY(body),
				  VARSIZE_ANY_EXHDR(body));
	zhn_view_plain_digits(&found->view);
	found->nhits = zhn_hits_find(&found->env, &found->view, found->patterns,
								 &found->hits);
}

static int
offset_of(const Found *found, int character)
{
	return (int) found->view.offset[character];
}

/* Append a stretch of the text, as it is. */
static void
append_text(StringInfo out, const Found *found, int from, int to)
{
	appendBinaryStringInfo(out, found->view.text + offset_of(found, from),
						   offset_of(found, to) - offset_of(found, from));
}

/* Append a piece with its hits, which are joined, between marks. */
static void
append_piece(StringInfo out, const Found *found, ZhnPiece piece,
			 text *start_mark, text *stop_mark)
{
	int			at = piece.from;

	for (int i = 0; i < found->nhits; i++)
	{
		const ZhnHit *hit = &found->hits[i];

		if (hit->from < piece.from || hit->to > piece.to)
			continue;
		append_text(out, found, at, hit->from);
		appendBinaryStringInfo(out, VARDATA_ANY(start_mark),
							   VARSIZE_ANY_EXHDR(start_mark));
		append_text(out, found, hit->from, hit->to);
		appendBinaryStringInfo(out, VARDATA_ANY(stop_mark),
							   VARSIZE_ANY_EXHDR(stop_mark));
		at = hit->to;
	}
	append_text(out, found, at, piece.to);
}

/* An argument that is a short text. */
static text *
mark_argument(FunctionCallInfo fcinfo, int argument, const char *name)
{
	text	   *mark;

	if (PG_ARGISNULL(argument))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("%s must not be null", name),
				 errhint("For no mark, use an empty string.")));
	mark = PG_GETARG_TEXT_PP(argument);
	if (VARSIZE_ANY_EXHDR(mark) > MARK_BYTES_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s has %zu bytes", name,
						(size_t) VARSIZE_ANY_EXHDR(mark)),
				 errhint("It may have at most %d.", MARK_BYTES_MAX)));
	return mark;
}

static void
check_sizes(int characters, int pieces)
{
	if (pieces < 1 || pieces > PIECES_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max_pieces is %d", pieces),
				 errhint("It must be between 1 and %d.", PIECES_MAX)));
	if (characters / pieces < CHARACTERS_MIN || characters > CHARACTERS_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("max_characters is %d for %d piece(s)", characters,
						pieces),
				 errhint("It must be at least %d for each piece, and at most "
						 "%d.", CHARACTERS_MIN, CHARACTERS_MAX)));
}

/* The pieces of a text, or the whole text if there is no bound. */
static int
choose(FunctionCallInfo fcinfo, const Found *found, int sizes_argument,
	   ZhnPiece *pieces)
{
	if (PG_ARGISNULL(sizes_argument + 1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("max_pieces must not be null"),
				 errhint("Give a number such as 1.")));
	if (PG_ARGISNULL(sizes_argument))
	{
		pieces[0] = (ZhnPiece) {0, found->view.n};
		return 1;
	}
	check_sizes(PG_GETARG_INT32(sizes_argument),
				PG_GETARG_INT32(sizes_argument + 1));
	return zhn_snippet_choose(&found->env, &found->view, found->patterns,
							  found->hits, found->nhits,
							  PG_GETARG_INT32(sizes_argument),
							  PG_GETARG_INT32(sizes_argument + 1), pieces);
}

static Datum
headline(FunctionCallInfo fcinfo, bool is_tsquery)
{
	Found		found;
	text	   *start_mark;
	text	   *stop_mark;
	text	   *separator;
	ZhnPiece	pieces[PIECES_MAX];
	int			n;
	StringInfoData out;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	start_mark = mark_argument(fcinfo, 2, "start_mark");
	stop_mark = mark_argument(fcinfo, 3, "stop_mark");
	separator = mark_argument(fcinfo, 6, "separator");
	find(&found, fcinfo, is_tsquery);
	n = choose(fcinfo, &found, 4, pieces);
	found.nhits = zhn_hits_join(found.hits, found.nhits);

	initStringInfo(&out);
	for (int i = 0; i < n; i++)
	{
		if (i > 0)
			appendBinaryStringInfo(&out, VARDATA_ANY(separator),
								   VARSIZE_ANY_EXHDR(separator));
		append_piece(&out, &found, pieces[i], start_mark, stop_mark);
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

/* zhnews.headline(body, query tsquery, …) */
Datum
zhn_headline(PG_FUNCTION_ARGS)
{
	return headline(fcinfo, true);
}

/* zhnews.headline(body, query text, …) */
Datum
zhn_headline_text(PG_FUNCTION_ARGS)
{
	return headline(fcinfo, false);
}

static void
put_place(ZhnRow *row, const Found *found, int from, int to)
{
	zhn_row_int(row, from + 1);
	zhn_row_int(row, to - from);
	zhn_row_text(row, found->view.text + offset_of(found, from),
				 offset_of(found, to) - offset_of(found, from));
}

static Datum
snippets(FunctionCallInfo fcinfo, bool is_tsquery)
{
	Found		found;
	ZhnPiece	pieces[PIECES_MAX];
	ZhnRow		row;
	int			n;

	zhn_rows_start(&row, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return (Datum) 0;
	find(&found, fcinfo, is_tsquery);
	n = choose(fcinfo, &found, 2, pieces);
	found.nhits = zhn_hits_join(found.hits, found.nhits);
	for (int i = 0; i < n; i++)
	{
		int			inside = 0;

		for (int k = 0; k < found.nhits; k++)
			inside += found.hits[k].from >= pieces[i].from &&
				found.hits[k].to <= pieces[i].to;
		put_place(&row, &found, pieces[i].from, pieces[i].to);
		zhn_row_int(&row, inside);
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}

/* zhnews.snippets(body, query tsquery, …) */
Datum
zhn_snippets(PG_FUNCTION_ARGS)
{
	return snippets(fcinfo, true);
}

/* zhnews.snippets(body, query text, …) */
Datum
zhn_snippets_text(PG_FUNCTION_ARGS)
{
	return snippets(fcinfo, false);
}

static Datum
hits(FunctionCallInfo fcinfo, bool is_tsquery)
{
	Found		found;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	find(&found, fcinfo, is_tsquery);
	found.nhits = zhn_hits_separate(found.hits, found.nhits);
	for (int i = 0; i < found.nhits; i++)
	{
		put_place(&row, &found, found.hits[i].from, found.hits[i].to);
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}

/* zhnews.hits(body, query tsquery) */
Datum
zhn_hits(PG_FUNCTION_ARGS)
{
	return hits(fcinfo, true);
}

/* zhnews.hits(body, query text) */
Datum
zhn_hits_text(PG_FUNCTION_ARGS)
{
	return hits(fcinfo, false);
}
