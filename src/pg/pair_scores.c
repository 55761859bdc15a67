/*-------------------------------------------------------------------------
 *
 * pair_scores.c
 *	  zhnews.pair_scores(): how much of a query each of some texts has.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/memutils.h"

#include "index/pairs.h"
#include "pg/compat.h"
#include "pg/env.h"

PG_FUNCTION_INFO_V1(zhn_pair_scores_sql);

/* Bytes of a text that are read at most. */
#define TEXT_MAX	(1024 * 1024)

static void
count_text(const ZhnPairQuery *query, Datum value, ZhnPairCounts *counts)
{
	text	   *input = DatumGetTextPP(value);
	size_t		length = VARSIZE_ANY_EXHDR(input);

	if (length > TEXT_MAX)
		length = pg_mbcliplen(VARDATA_ANY(input), (int) length, TEXT_MAX);
	zhn_pair_count(query, VARDATA_ANY(input), length, counts);
	if ((Pointer) input != DatumGetPointer(value))
		pfree(input);
}

/* zhnews.pair_scores(query, texts) */
Datum
zhn_pair_scores_sql(PG_FUNCTION_ARGS)
{
	text	   *input = PG_GETARG_TEXT_PP(0);
	ZhnPairQuery *query = palloc(sizeof(ZhnPairQuery));
	ZhnPairCounts *counts;
	Datum	   *texts;
	bool	   *nulls;
	double	   *scores;
	Datum	   *result;
	ZhnEnv		env;
	int			n;

	zhn_check_encoding();
	zhn_env_init(&env, CurrentMemoryContext);
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(1), TEXTOID, -1, false,
					  TYPALIGN_INT, &texts, &nulls, &n);
	counts = MemoryContextAllocHuge(CurrentMemoryContext,
									(n + 1) * sizeof(ZhnPairCounts));
	scores = palloc((n + 1) * sizeof(double));
	result = palloc((n + 1) * sizeof(Datum));
	zhn_pair_query(query, &env, VARDATA_ANY(input),
				   Min(VARSIZE_ANY_EXHDR(input), TEXT_MAX));
	for (int i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (nulls[i])
			memset(&counts[i], 0, sizeof(ZhnPairCounts));
		else
			count_text(query, texts[i], &counts[i]);
	}
	zhn_pair_scores(query, counts, n, 1.2, 0.75, scores);
	for (int i = 0; i < n; i++)
		result[i] = Float8GetDatum(scores[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(result, n, FLOAT8OID, 8,
										  FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}
