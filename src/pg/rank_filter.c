/*-------------------------------------------------------------------------
 *
 * rank_filter.c
 *	  Conditions that are looked at after ranking.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "nodes/plannodes.h"
#include "utils/array.h"
#include "utils/hsearch.h"
#include "utils/plancache.h"

#include "pg/compat.h"
#include "pg/rank_filter.h"

double
zhn_filter_estimate(const char *sql)
{
	SPIPlanPtr	plan = SPI_prepare(sql, 0, NULL);
	CachedPlan *cached;
	double		rows;

	if (plan == NULL)
		elog(ERROR, "could not prepare a condition: %s",
			 SPI_result_code_string(SPI_result));
	cached = SPI_plan_get_cached_plan(plan);
	rows = cached == NULL ? 0 :
		linitial_node(PlannedStmt, cached->stmt_list)->planTree->plan_rows;
	if (cached != NULL)
		ReleaseCachedPlan(cached, NULL);
	SPI_freeplan(plan);
	return rows;
}

/* The ids that the query returns, as a hash table. */
static HTAB *
ids_met(const char *sql, const ZhnRanked *hits, size_t n)
{
	HASHCTL		control = {.keysize = sizeof(int64),
	.entrysize = sizeof(int64), .hcxt = CurrentMemoryContext};
	HTAB	   *met = hash_create("zhnews articles met", (long) n + 1, &control,
								  HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
	Oid			types[] = {INT8ARRAYOID};
	Datum	   *ids = palloc((n + 1) * sizeof(Datum));
	Datum		array;

	for (size_t i = 0; i < n; i++)
		ids[i] = Int64GetDatum(hits[i].id);
	array = PointerGetDatum(construct_array(ids, (int) n, INT8OID, 8,
											FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
	if (SPI_execute_with_args(sql, 1, types, &array, NULL, true, 0) !=
		SPI_OK_SELECT)
		elog(ERROR, "could not look at a condition");
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		bool		is_null;
		int64		id = DatumGetInt64(SPI_getbinval(SPI_tuptable->vals[i],
													 SPI_tuptable->tupdesc, 1,
													 &is_null));

		if (!is_null)
			hash_search(met, &id, HASH_ENTER, NULL);
	}
	SPI_freetuptable(SPI_tuptable);
	pfree(ids);
	return met;
}

size_t
zhn_filter_keep(const char *sql, ZhnRanked *hits, size_t n)
{
	HTAB	   *met = ids_met(sql, hits, n);
	size_t		kept = 0;

	for (size_t i = 0; i < n; i++)
		if (hash_search(met, &hits[i].id, HASH_FIND, NULL) != NULL)
			hits[kept++] = hits[i];
	hash_destroy(met);
	return kept;
}
