/*-------------------------------------------------------------------------
 *
 * freqlist_rows.c
 *	  A frequency list as rows, and how many rows to expect.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "funcapi.h"
#include "miscadmin.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "parser/parsetree.h"
#include "utils/lsyscache.h"

#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_freqlist_each);
PG_FUNCTION_INFO_V1(zhn_freqlist_support);

/* Stored bytes of a word and its counts, measured: for the planner. */
#define BYTES_PER_WORD	9

typedef struct EachState
{
	ZhnFreqlist list;
	ZhnFreqlistCursor cursor;
	ZhnRow		row;
} EachState;

static EachState *
each_start(FunctionCallInfo fcinfo, FuncCallContext *call)
{
	MemoryContext old = MemoryContextSwitchTo(call->multi_call_memory_ctx);
	EachState  *state = palloc(sizeof(EachState));
	struct varlena *list = PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));

	zhn_row_start(&state->row, fcinfo);
	zhn_freqlist_arg(&state->list, zhn_env_create(CurrentMemoryContext),
					 PointerGetDatum(list));
	zhn_freqlist_start(&state->cursor, &state->list);
	MemoryContextSwitchTo(old);
	return state;
}

/* each(freqlist): a row a call, so that LIMIT ends the work. */
Datum
zhn_freqlist_each(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	EachState  *state;
	ZhnFreqlistCursor *cursor;

	if (SRF_IS_FIRSTCALL())
	{
		call = SRF_FIRSTCALL_INIT();
		call->user_fctx = each_start(fcinfo, call);
	}
	call = SRF_PERCALL_SETUP();
	state = call->user_fctx;
	cursor = &state->cursor;
	if (!zhn_freqlist_next(cursor))
		SRF_RETURN_DONE(call);

	state->row.n = 0;
	zhn_row_text(&state->row, cursor->word, cursor->length);
	zhn_row_bigint(&state->row, cursor->count);
	zhn_row_bigint(&state->row, cursor->documents);
	zhn_row_measure(&state->row, 1e6 * cursor->count / state->list.tokens);
	SRF_RETURN_NEXT(call, zhn_row_result(&state->row));
}

/* Words to expect of an argument, or -1. */
static double
expected_words(PlannerInfo *root, Node *arg)
{
	if (IsA(arg, Const))
	{
		Const	   *value = (Const *) arg;
		ZhnFreqlist list;

		if (value->constisnull)
			return 0;
		zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
						 value->constvalue);
		return list.n_words;
	}
	if (IsA(arg, Var) && root != NULL && ((Var *) arg)->varlevelsup == 0)
	{
		Var		   *var = (Var *) arg;
		RangeTblEntry *rte = planner_rt_fetch(var->varno, root);
		int32		width = 0;

		if (rte->rtekind == RTE_RELATION)
			width = get_attavgwidth(rte->relid, var->varattno);
		if (width > 0)
			return (double) width / BYTES_PER_WORD;
	}
	return -1;
}

/*
 * Planner support of each() and of all functions that return a row for each
 * word of the lists that are their first arguments: as many rows as the
 * longest list has words.
 */
Datum
zhn_freqlist_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	SupportRequestRows *rows;
	FuncExpr   *call;
	double		words = -1;
	ListCell   *cell;

	if (!IsA(request, SupportRequestRows))
		PG_RETURN_POINTER(NULL);
	rows = (SupportRequestRows *) request;
	if (!is_funcclause(rows->node))
		PG_RETURN_POINTER(NULL);

	call = (FuncExpr *) rows->node;
	foreach(cell, call->args)
	{
		Node	   *arg = lfirst(cell);

		if (exprType(arg) != exprType(linitial(call->args)))
			break;
		words = Max(words, expected_words(rows->root, arg));
	}
	if (words < 0)
		PG_RETURN_POINTER(NULL);
	rows->rows = Max(1.0, words);
	PG_RETURN_POINTER(request);
}
