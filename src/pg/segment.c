/*-------------------------------------------------------------------------
 *
 * segment.c
 *	  zhnews.segment() and zhnews.words(): text to words in SQL.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "parser/parsetree.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/run.h"

PG_FUNCTION_INFO_V1(zhn_segment);
PG_FUNCTION_INFO_V1(zhn_segment_support);
PG_FUNCTION_INFO_V1(zhn_words);

/* Columns of the result of zhnews.segment(). */
enum
{
	SEGMENT_POSITION,
	SEGMENT_START,
	SEGMENT_LENGTH,
	SEGMENT_WORD,
	SEGMENT_KIND,
	SEGMENT_NCOLUMNS
};

/* What zhnews.segment() keeps between two rows. */
typedef struct SegmentState
{
	ZhnRun	   *run;
	const char *text;
	int32		position;		/* tokens so far */
	int32		start;			/* characters so far */
} SegmentState;

/* Bytes of news text to a token, measured: for the planner. */
#define BYTES_PER_TOKEN 5

/* One token as a row; its characters are counted on the way. */
static Datum
segment_row(SegmentState *state, const ZhnToken *token, TupleDesc desc)
{
	const char *word = state->text + token->start;
	int			characters = pg_mbstrlen_with_len(word, (int) token->length);
	Datum		values[SEGMENT_NCOLUMNS];
	bool		nulls[SEGMENT_NCOLUMNS] = {false};

	values[SEGMENT_POSITION] = Int32GetDatum(++state->position);
	values[SEGMENT_START] = Int32GetDatum(state->start + 1);
	values[SEGMENT_LENGTH] = Int32GetDatum(characters);
	values[SEGMENT_WORD] =
		PointerGetDatum(cstring_to_text_with_len(word, (int) token->length));
	values[SEGMENT_KIND] =
		PointerGetDatum(cstring_to_text(zhn_kind_name(token->kind)));
	state->start += characters;

	return HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
}

/*
 * zhnews.segment(text, cut)
 *
 * A row a call, so that LIMIT ends the work and a cancel request is seen.
 */
Datum
zhn_segment(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	SegmentState *state;
	ZhnToken	token;

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext old;
		text	   *body;

		call = SRF_FIRSTCALL_INIT();
		old = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		if (get_call_result_type(fcinfo, NULL, &call->tuple_desc) !=
			TYPEFUNC_COMPOSITE)
			elog(ERROR, "return type must be a row type");
		call->tuple_desc = BlessTupleDesc(call->tuple_desc);

		body = PG_GETARG_TEXT_PP(0);
		state = palloc0(sizeof(SegmentState));
		state->text = VARDATA_ANY(body);
		state->run = zhn_run_start(state->text, VARSIZE_ANY_EXHDR(body),
								   zhn_grain_by_name(PG_GETARG_TEXT_PP(1)));
		call->user_fctx = state;
		MemoryContextSwitchTo(old);
	}

	call = SRF_PERCALL_SETUP();
	state = call->user_fctx;
	CHECK_FOR_INTERRUPTS();
	if (zhn_run_next(state->run, &token))
		SRF_RETURN_NEXT(call, segment_row(state, &token, call->tuple_desc));

	zhn_run_end(state->run);
	SRF_RETURN_DONE(call);
}

/* Bytes that the planner should expect of an argument, or -1. */
static double
expected_bytes(PlannerInfo *root, Node *arg)
{
	if (IsA(arg, Const))
	{
		Const	   *value = (Const *) arg;

		if (value->constisnull)
			return 0;
		return VARSIZE_ANY_EXHDR(DatumGetPointer(value->constvalue));
	}
	if (IsA(arg, Var) && root != NULL && ((Var *) arg)->varlevelsup == 0)
	{
		Var		   *var = (Var *) arg;
		RangeTblEntry *rte = planner_rt_fetch(var->varno, root);
		int32		width = 0;

		if (rte->rtekind == RTE_RELATION)
			width = get_attavgwidth(rte->relid, var->varattno);
		if (width > 0)
			return width;
	}
	return -1;
}

/*
 * Planner support of zhnews.segment(): the number of rows follows from the
 * length of the text.
 */
Datum
zhn_segment_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	SupportRequestRows *rows;
	double		bytes;

	if (!IsA(request, SupportRequestRows))
		PG_RETURN_POINTER(NULL);
	rows = (SupportRequestRows *) request;
	if (!is_funcclause(rows->node))
		PG_RETURN_POINTER(NULL);

	bytes = expected_bytes(rows->root,
						   linitial(((FuncExpr *) rows->node)->args));
	if (bytes < 0)
		PG_RETURN_POINTER(NULL);
	rows->rows = Max(1.0, bytes / BYTES_PER_TOKEN);
	PG_RETURN_POINTER(request);
}

/* An array of text under construction, as it will be stored. */
typedef struct WordArray
{
	char	   *data;
	Size		used;
	Size		room;
	int			n;
} WordArray;

/*
 * Append a word.
 *
 * accumArrayResult() would keep a copy of each word in a chunk of its own,
 * several times the size of the words.
 */
static void
word_array_add(WordArray *array, const char *word, Size length)
{
	Size		size = VARHDRSZ + length;
	Size		aligned = INTALIGN(size);

	if (array->used + aligned > MaxAllocSize)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("array of words exceeds the maximum size of %zu bytes",
						MaxAllocSize),
				 errhint("Use zhnews.segment(), which returns rows.")));
	if (array->used + aligned > array->room)
	{
		array->room = Min(array->room * 2, MaxAllocSize);
		array->data = repalloc(array->data, array->room);
	}
	SET_VARSIZE(array->data + array->used, size);
	memcpy(array->data + array->used + VARHDRSZ, word, length);
	memset(array->data + array->used + size, 0, aligned - size);
	array->used += aligned;
	array->n++;
}

static ArrayType *
word_array_finish(WordArray *array)
{
	ArrayType  *result = (ArrayType *) array->data;

	if (array->n == 0)
		return construct_empty_array(TEXTOID);
	SET_VARSIZE(result, array->used);
	result->ndim = 1;
	result->dataoffset = 0;
	result->elemtype = TEXTOID;
	ARR_DIMS(result)[0] = array->n;
	ARR_LBOUND(result)[0] = 1;
	return result;
}

/* zhnews.words(text, cut) */
Datum
zhn_words(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	const char *bytes = VARDATA_ANY(body);
	WordArray	array;
	ZhnRun	   *run;
	ZhnToken	token;

	run = zhn_run_start(bytes, VARSIZE_ANY_EXHDR(body),
						zhn_grain_by_name(PG_GETARG_TEXT_PP(1)));
	array.n = 0;
	array.used = ARR_OVERHEAD_NONULLS(1);
	array.room = Max(1024, array.used);
	array.data = palloc(array.room);
	while (zhn_run_next(run, &token))
		if (token.kind != ZHN_PUNCTUATION && token.kind != ZHN_SPACE)
			word_array_add(&array, bytes + token.start, token.length);
	zhn_run_end(run);

	PG_RETURN_ARRAYTYPE_P(word_array_finish(&array));
}
