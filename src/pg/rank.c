/*-------------------------------------------------------------------------
 *
 * rank.c
 *	  zhnews.rank(): the best articles of a corpus for a query.
 *
 * All is read with the snapshot of the calling query.  Postings hold the
 * articles as they were when they were last folded; those that changed since
 * are in posting_change, and their words are read from article.  Statistics
 * are those of all articles just as the snapshot shows them.
 *
 * article is read by SQL with the rights of the caller.  Where row-level
 * security hides articles from the caller, statistics are those of the
 * articles that the caller sees, so that scores tell nothing of the others.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type_d.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "tsearch/ts_utils.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "index/rank.h"
#include "pg/bm25.h"
#include "pg/compat.h"
#include "pg/env.h"
#include "pg/postings.h"
#include "pg/rank_filter.h"
#include "pg/rows.h"
#include "pg/ts.h"

PG_FUNCTION_INFO_V1(zhn_rank_articles);

/* Articles to fetch at a time. */
#define BATCH		1000

/*
 * A condition is looked at after ranking if so many articles are expected to
 * meet it, and one in so many of all.
 */
#define LATE_MIN	500
#define LATE_SHARE	50

/* Articles that are ranked to be looked at, the first time and at most. */
#define LATE_FIRST	250
#define LATE_MOST	50000

/* Windows to rank between two looks at the clock. */
#define LOOK_EVERY	8

/* An article that is not in the postings as it is now. */
typedef struct Fresh
{
	int64		id;
	uint32		length;
	bool		matches;
	uint16		(*counts)[ZHN_CLASSES]; /* for each word */
	bool	   *has;			/* each word, in one of its classes */
} Fresh;

typedef struct Search
{
	/* The arguments. */
	ZhnCorpus	corpus;
	TSQuery		query;
	const char *condition;		/* or NULL */
	ArrayType  *ids;			/* or NULL */
	ArrayType  *weights;
	ArrayType  *boosts;
	size_t		k;
	bool		exact_total;

	ZhnEnv		env;
	MemoryContext context;		/* of the result and all that leads to it */
	Snapshot	snapshot;
	const char *article;		/* its name, quoted */
	ZhnTsQuery	ts;
	ZhnMatchQuery	core;
	ZhnBm25		bm25;
	double		factors[ZHN_CLASSES];
	uint64	   *counts;			/* articles that have each word */

	ZhnDocuments changed;
	ZhnDocuments *visible;		/* by row-level security; NULL for all */
	ZhnDocuments *allowed;		/* those to be found; NULL for all */
	Fresh	   *fresh;
	size_t		nfresh;

	ZhnLengthScan lengths;
	TimestampTz deadline;		/* 0 for none */
	int			windows;

	ZhnTop		top;
	uint64		total;
	bool		is_total;
	bool		is_complete;
} Search;

static int
compare_ids(const void *a, const void *b)
{
	int64		one = *(const int64 *) a;
	int64		other = *(const int64 *) b;

	return (one > other) - (one < other);
}

static bool
has_document(const ZhnDocuments *documents, int64 id)
{
	return bsearch(&id, documents->ids, documents->n, sizeof(int64),
				   compare_ids) != NULL;
}

static void
sort_documents(ZhnDocuments *documents)
{
	int64	   *ids = (int64 *) documents->ids;
	size_t		n = 0;

	qsort(ids, documents->n, sizeof(int64), compare_ids);
	for (size_t i = 0; i < documents->n; i++)
		if (n == 0 || ids[i] != ids[n - 1])
			ids[n++] = ids[i];
	documents->n = n;
}

/* The articles of a query that returns their numbers. */
static ZhnDocuments *
select_articles(Search *search, const char *sql)
{
	ZhnDocuments *result = MemoryContextAlloc(search->context,
											  sizeof(ZhnDocuments));
	size_t		room = 1024;
	int64	   *ids = MemoryContextAllocHuge(search->context,
											 room * sizeof(int64));
	Portal		portal = SPI_cursor_open_with_args(NULL, sql, 0, NULL, NULL,
												   NULL, true, 0);

	result->n = 0;
	for (;;)
	{
		SPI_cursor_fetch(portal, true, BATCH);
		if (SPI_processed == 0)
			break;
		if (result->n + SPI_processed > room)
		{
			room *= 2;
			ids = repalloc_huge(ids, room * sizeof(int64));
		}
		for (uint64 i = 0; i < SPI_processed; i++)
		{
			bool		is_null;
			Datum		id = SPI_getbinval(SPI_tuptable->vals[i],
										   SPI_tuptable->tupdesc, 1, &is_null);

			if (!is_null)
				ids[result->n++] = DatumGetInt64(id);
		}
		SPI_freetuptable(SPI_tuptable);
	}
	SPI_freetuptable(SPI_tuptable);
	SPI_cursor_close(portal);
	result->ids = ids;
	sort_documents(result);
	return result;
}

static ZhnDocuments *
listed_articles(Search *search)
{
	ZhnDocuments *result = MemoryContextAlloc(search->context,
											  sizeof(ZhnDocuments));
	Datum	   *values;
	bool	   *nulls;
	int			n;
	int64	   *ids;

	deconstruct_array(search->ids, INT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE,
					  &values, &nulls, &n);
	ids = MemoryContextAllocHuge(search->context, (n + 1) * sizeof(int64));
	result->n = 0;
	for (int i = 0; i < n; i++)
		if (!nulls[i])
			ids[result->n++] = DatumGetInt64(values[i]);
	result->ids = ids;
	sort_documents(result);
	return result;
}

/* Keep what is in both. */
static void
intersect(ZhnDocuments *documents, const ZhnDocuments *others)
{
	int64	   *ids = (int64 *) documents->ids;
	size_t		n = 0;

	for (size_t i = 0, k = 0; i < documents->n && k < others->n;)
		if (ids[i] == others->ids[k])
		{
			ids[n++] = ids[i++];
			k++;
		}
		else if (ids[i] < others->ids[k])
			i++;
		else
			k++;
	documents->n = n;
}

/* Find out which articles the caller sees. */
static void
set_visible(Search *search)
{
	search->visible = NULL;
	search->allowed = NULL;
	if (check_enable_rls(search->corpus.article, InvalidOid, true) ==
		RLS_ENABLED)
	{
		search->visible = select_articles(search, psprintf(
			"SELECT id FROM %s", search->article));
		search->allowed = search->visible;
	}
}

/* The articles that meet the condition, of those that a query adds to it. */
static char *
condition_sql(const Search *search, const char *also)
{
	return psprintf("SELECT article.id FROM %s AS article WHERE (%s\n)%s",
					search->article, search->condition, also);
}

/*
 * Find out which articles are to be found.  The condition is part of a query
 * of the caller's, who may read article.
 */
static void
set_allowed(Search *search)
{
	if (search->condition != NULL)
		search->allowed = select_articles(search, condition_sql(search, ""));
	if (search->ids != NULL)
	{
		ZhnDocuments *listed = listed_articles(search);

		if (search->allowed != NULL)
			intersect(listed, search->allowed);
		search->allowed = listed;
	}
}

/*
 * The plan that reads words of articles, which is kept for the corpus that
 * was searched last.
 */
static SPIPlanPtr
words_plan(Search *search)
{
	static SPIPlanPtr plan = NULL;
	static Oid	plan_article;
	Oid			types[1] = {INT8ARRAYOID};

	if (plan != NULL && plan_article == search->corpus.article)
		return plan;
	if (plan != NULL)
	{
		SPIPlanPtr	old = plan;

		plan = NULL;
		SPI_freeplan(old);
	}
	plan = SPI_prepare_cursor(psprintf(
		"SELECT id, words FROM %s WHERE id = ANY ($1) AND words IS NOT NULL",
		search->article), 1, types, CURSOR_OPT_GENERIC_PLAN);
	if (plan == NULL)
		elog(ERROR, "could not prepare to read words: %s",
			 SPI_result_code_string(SPI_result));
	if (SPI_keepplan(plan) != 0)
		elog(ERROR, "could not keep a plan");
	plan_article = search->corpus.article;
	return plan;
}

/* Count the words of the query in an article. */
static void
read_fresh(Search *search, int64 id, TSVector words)
{
	Fresh	   *fresh = &search->fresh[search->nfresh++];

	fresh->id = id;
	fresh->length = zhn_ts_length(words);
	fresh->matches = zhn_ts_matches(words, search->query);
	fresh->counts = MemoryContextAlloc(search->context,
									   (search->ts.nwords + 1) *
									   sizeof(*fresh->counts));
	fresh->has = MemoryContextAlloc(search->context, search->ts.nwords + 1);
	for (int i = 0; i < search->ts.nwords; i++)
		fresh->has[i] = zhn_ts_counts(words, &search->ts.words[i],
									  fresh->counts[i]);
}

/*
 * Read the articles that changed, as far as the caller may see them.  This
 * is done also if there are none: it is here that the caller's right to read
 * article is checked.
 */
static void
read_changed(Search *search)
{
	SPIPlanPtr	plan = words_plan(search);
	size_t		done = 0;

	search->fresh = MemoryContextAllocHuge(search->context,
										   (search->changed.n + 1) *
										   sizeof(Fresh));
	search->nfresh = 0;
	do
	{
		size_t		n = Min(search->changed.n - done, BATCH);
		Datum	   *ids = palloc((n + 1) * sizeof(Datum));
		Datum		array;

		for (size_t i = 0; i < n; i++)
			ids[i] = Int64GetDatum(search->changed.ids[done + i]);
		array = PointerGetDatum(construct_array(ids, n, INT8OID, 8,
												FLOAT8PASSBYVAL,
												TYPALIGN_DOUBLE));
		if (SPI_execute_plan(plan, &array, NULL, true, 0) != SPI_OK_SELECT)
			elog(ERROR, "could not read words");
		for (uint64 i = 0; i < SPI_processed; i++)
		{
			HeapTuple	tuple = SPI_tuptable->vals[i];
			TupleDesc	desc = SPI_tuptable->tupdesc;
			bool		is_null;
			int64		id = DatumGetInt64(SPI_getbinval(tuple, desc, 1,
														 &is_null));
			Datum		words = SPI_getbinval(tuple, desc, 2, &is_null);
			TSVector	detoasted = DatumGetTSVector(words);

			CHECK_FOR_INTERRUPTS();
			read_fresh(search, id, detoasted);
			if ((Pointer) detoasted != DatumGetPointer(words))
				pfree(detoasted);
		}
		SPI_freetuptable(SPI_tuptable);
		pfree(DatumGetPointer(array));
		pfree(ids);
		done += n;
	} while (done < search->changed.n);
}

/* Mark the words whose positions matter: those in phrases. */
static void
mark_places(const Search *search, int node, bool in_phrase, bool *marks)
{
	const ZhnMatchNode *part = &search->ts.nodes[node];

	check_stack_depth();
	if (part->operator == ZHN_MATCH_WORD)
	{
		marks[part->word] |= in_phrase;
		return;
	}
	in_phrase |= part->operator == ZHN_MATCH_PHRASE;
	mark_places(search, part->left, in_phrase, marks);
	if (part->operator != ZHN_MATCH_NOT)
		mark_places(search, part->right, in_phrase, marks);
}

/* Read the postings of the words, with what joins them. */
static void
read_postings(Search *search)
{
	bool	   *places = palloc0(search->ts.nwords + 1);

	mark_places(search, 0, false, places);
	search->core.nodes = search->ts.nodes;
	search->core.nwords = search->ts.nwords;
	search->core.words = palloc((search->ts.nwords + 1) *
								sizeof(ZhnMatchWord));
	for (int i = 0; i < search->ts.nwords; i++)
	{
		ZhnTsWord  *word = &search->ts.words[i];

		search->core.words[i].classes = word->classes;
		search->core.words[i].is_scored = word->is_scored;
		zhn_corpus_list(&search->corpus, search->snapshot, &search->env,
						word->lexeme, word->size, word->prefix, places[i],
						&search->core.words[i].list);
	}
}

/* Add up the lengths of documents that are in the postings. */
static void
add_lengths(Search *search, const ZhnDocuments *documents, int64 *n,
			int64 *positions)
{
	ZhnLengthScan scan;
	uint16_t   *window = palloc(ZHN_WINDOW * sizeof(uint16_t));
	int64		from = 0;
	bool		is_filled = false;

	zhn_lengths_scan(&scan, &search->corpus, &search->env, search->snapshot);
	for (size_t i = 0; i < documents->n; i++)
	{
		int64		id = documents->ids[i];

		if (!is_filled || (uint64) id - (uint64) from >= ZHN_WINDOW)
		{
			CHECK_FOR_INTERRUPTS();
			from = Min(id, PG_INT64_MAX - (ZHN_WINDOW - 1));
			zhn_lengths_fill(&scan, from, ZHN_WINDOW, window);
			is_filled = true;
		}
		if (window[id - from] != 0)
		{
			*n += 1;
			*positions += window[id - from] - 1;
		}
	}
	zhn_lengths_scan_end(&scan);
	pfree(window);
}

/* The numbers of articles and of words that scores are counted from. */
static void
set_statistics(Search *search)
{
	int64		documents = 0;
	int64		positions = 0;
	int64		changed_documents = 0;
	int64		changed_positions = 0;
	ZhnDocuments changed = search->changed;
	int			scored = 0;

	if (search->visible == NULL)
		zhn_corpus_totals(&search->corpus, search->snapshot, &documents,
						  &positions);
	else
	{
		int64	   *ids = palloc((changed.n + 1) * sizeof(int64));

		memcpy(ids, changed.ids, changed.n * sizeof(int64));
		changed.ids = ids;
		intersect(&changed, search->visible);
		add_lengths(search, search->visible, &documents, &positions);
	}
	add_lengths(search, &changed, &changed_documents, &changed_positions);
	documents += search->nfresh - changed_documents;
	positions -= changed_positions;
	for (size_t i = 0; i < search->nfresh; i++)
		positions += search->fresh[i].length;
	search->bm25.documents = (double) documents;
	search->bm25.mean_length = documents > 0 ?
		(double) positions / (double) documents : 0;

	search->counts = palloc0((search->ts.nwords + 1) * sizeof(uint64));
	for (int i = 0; i < search->ts.nwords; i++)
	{
		ZhnMatchWord *word = &search->core.words[i];

		if (!word->is_scored)
			continue;
		search->counts[i] = zhn_list_count(&word->list, word->classes,
										   search->visible, &search->changed);
		for (size_t f = 0; f < search->nfresh; f++)
			search->counts[i] += search->fresh[f].has[i];
		word->weight = zhn_bm25_boost(search->boosts, scored++) *
			zhn_bm25_weight(&search->bm25, (double) search->counts[i]);
	}
}

/* Offer the changed articles to the best. */
static void
rank_fresh(Search *search)
{
	for (size_t i = 0; i < search->nfresh; i++)
	{
		const Fresh *fresh = &search->fresh[i];
		double		score = 0;

		if (!fresh->matches || (search->allowed != NULL &&
								!has_document(search->allowed, fresh->id)))
			continue;
		for (int w = 0; w < search->ts.nwords; w++)
		{
			const ZhnMatchWord *word = &search->core.words[w];

			if (word->is_scored && fresh->has[w])
				score += zhn_word_score(&search->bm25, search->factors,
										word->classes, word->weight,
										fresh->counts[w], fresh->length);
		}
		search->total++;
		zhn_top_offer(&search->top, fresh->id, score);
	}
}

static void
rank_lengths(void *arg, int64_t from, size_t n, uint16_t *out)
{
	zhn_lengths_fill(&((Search *) arg)->lengths, from, n, out);
}

static bool
time_is_over(void *arg)
{
	Search	   *search = arg;

	return ++search->windows % LOOK_EVERY == 0 &&
		GetCurrentTimestamp() >= search->deadline;
}

static void
rank_folded(Search *search)
{
	ZhnRanking	ranking = {0};

	ranking.env = &search->env;
	ranking.query = &search->core;
	ranking.nnodes = search->ts.nnodes;
	ranking.bm25 = search->bm25;
	memcpy(ranking.factors, search->factors, sizeof(ranking.factors));
	ranking.allowed = search->allowed;
	ranking.excluded = &search->changed;
	ranking.count_all = search->exact_total;
	ranking.lengths = rank_lengths;
	ranking.stop = search->deadline != 0 ? time_is_over : NULL;
	ranking.arg = search;

	zhn_lengths_scan(&search->lengths, &search->corpus, &search->env,
					 search->snapshot);
	zhn_rank(&ranking, &search->top);
	zhn_lengths_scan_end(&search->lengths);
	search->total += ranking.total;
	search->is_total = ranking.is_total;
	search->is_complete = ranking.is_complete;
}

/* An array of whole numbers. */
static Datum
bigint_array(const int64 *numbers, size_t n)
{
	Datum	   *values = palloc((n + 1) * sizeof(Datum));

	for (size_t i = 0; i < n; i++)
		values[i] = Int64GetDatum(numbers[i]);
	return PointerGetDatum(construct_array(values, n, INT8OID, 8,
										   FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/*
 * Queries that articles may match without having any of its words, and those
 * with a NOT in a phrase, are answered by the server, from article itself.
 */
static void
rank_by_server(Search *search, const char *schema)
{
	Oid			types[] = {TSQUERYOID, INT8OID, FLOAT8OID, INT8ARRAYOID,
		FLOAT4ARRAYOID, FLOAT8OID, FLOAT8OID, INT8ARRAYOID, INT8OID,
	FLOAT4ARRAYOID};
	int64	   *counts = palloc((search->ts.nwords + 1) * sizeof(int64));
	int			ncounts = 0;
	Datum		values[10];
	char		nulls[] = "          ";
	char	   *sql;

	for (int i = 0; i < search->ts.nwords; i++)
		if (search->ts.words[i].is_scored)
			counts[ncounts++] = (int64) search->counts[i];
	values[0] = PointerGetDatum(search->query);
	values[1] = Int64GetDatum((int64) search->bm25.documents);
	values[2] = Float8GetDatum(search->bm25.mean_length);
	values[3] = bigint_array(counts, ncounts);
	values[4] = PointerGetDatum(search->weights);
	values[5] = Float8GetDatum(search->bm25.k1);
	values[6] = Float8GetDatum(search->bm25.b);
	nulls[7] = search->allowed == NULL ? 'n' : ' ';
	values[7] = search->allowed == NULL ? (Datum) 0 :
		bigint_array(search->allowed->ids, search->allowed->n);
	values[8] = Int64GetDatum((int64) search->k);
	values[9] = PointerGetDatum(search->boosts);
	sql = psprintf(
		"SELECT id, %s.bm25(words, $1, $2, $3, $4, $5, $6, $7, $10),"
		" pg_catalog.count(*) OVER () FROM %s"
		" WHERE words OPERATOR(pg_catalog.@@) $1"
		" AND ($8 IS NULL OR id OPERATOR(pg_catalog.=) ANY ($8))"
		" ORDER BY 2 DESC, 1 LIMIT $9", schema, search->article);
	if (SPI_execute_with_args(sql, 10, types, values, nulls, true, 0) !=
		SPI_OK_SELECT)
		elog(ERROR, "could not search");
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		HeapTuple	tuple = SPI_tuptable->vals[i];
		TupleDesc	desc = SPI_tuptable->tupdesc;
		bool		is_null;

		zhn_top_offer(&search->top,
					  DatumGetInt64(SPI_getbinval(tuple, desc, 1, &is_null)),
					  DatumGetFloat8(SPI_getbinval(tuple, desc, 2, &is_null)));
		search->total = (uint64) DatumGetInt64(SPI_getbinval(tuple, desc, 3,
															 &is_null));
	}
}

/* Rank the articles that are allowed, of these the best k. */
static void
rank_allowed(Search *search, size_t k)
{
	search->total = 0;
	search->is_total = true;
	search->is_complete = true;
	zhn_top_start(&search->top, &search->env, k);
	rank_fresh(search);
	rank_folded(search);
}

/* Do so many articles meet the condition that it is looked at late? */
static bool
is_late(const Search *search)
{
	double		rows;

	if (search->condition == NULL || search->ids != NULL || search->k == 0 ||
		search->exact_total || search->k > LATE_MOST / 4)
		return false;
	rows = zhn_filter_estimate(condition_sql(search, ""));
	return rows >= LATE_MIN && rows * LATE_SHARE >= search->bm25.documents;
}

/*
 * Rank without the condition, and keep the best that meet it; false if too
 * few of very many do.
 */
static bool
rank_late(Search *search)
{
	char	   *sql = condition_sql(search, " AND article.id"
									" OPERATOR(pg_catalog.=) ANY ($1)");

	for (size_t k = Max(LATE_FIRST, search->k * 4); k <= LATE_MOST; k *= 8)
	{
		bool		all;

		rank_allowed(search, k);
		zhn_top_sort(&search->top);
		all = search->top.n < k;
		search->top.n = zhn_filter_keep(sql, search->top.hits, search->top.n);
		if (search->top.n < search->k && !all && search->is_complete)
			continue;
		search->total = search->top.n;
		search->is_total = all && search->is_complete;
		search->top.n = Min(search->top.n, search->k);
		return true;
	}
	return false;
}

static void
run(Search *search, const char *schema)
{
	bool		can_rank;

	search->total = 0;
	search->is_total = true;
	search->is_complete = true;
	zhn_top_start(&search->top, &search->env, search->k);
	zhn_ts_read(search->query, &search->ts);
	search->changed = zhn_corpus_changed(&search->corpus, search->snapshot);
	read_changed(search);
	if (search->ts.nnodes == 0)
		return;
	set_visible(search);
	read_postings(search);
	set_statistics(search);
	can_rank = search->ts.can_match && zhn_can_rank(&search->core);
	if (can_rank && is_late(search) && rank_late(search))
		return;
	set_allowed(search);
	if (can_rank)
		rank_allowed(search, search->k);
	else
		rank_by_server(search, schema);
	zhn_top_sort(&search->top);
}

static void
read_arguments(Search *search, FunctionCallInfo fcinfo)
{
	int32		k = PG_ARGISNULL(2) ? -1 : PG_GETARG_INT32(2);

	for (int i = 5; i <= 10; i++)
		if (i != 9 && PG_ARGISNULL(i))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("weights, k1, b, exact_total and boosts must not"
							" be null"),
					 errhint("Leave out those that you do not want to"
							 " set.")));
	if (k < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 PG_ARGISNULL(2) ? errmsg("k is null") : errmsg("k is %d", k),
				 errhint("k is the number of articles to find.")));
	search->k = (size_t) k;
	search->query = PG_GETARG_TSQUERY(1);
	search->condition = PG_ARGISNULL(3) ? NULL :
		text_to_cstring(PG_GETARG_TEXT_PP(3));
	search->ids = PG_ARGISNULL(4) ? NULL : PG_GETARG_ARRAYTYPE_P(4);
	search->weights = PG_GETARG_ARRAYTYPE_P(5);
	zhn_bm25_parameters(search->weights, PG_GETARG_FLOAT8(6),
						PG_GETARG_FLOAT8(7), &search->bm25, search->factors);
	search->exact_total = PG_GETARG_BOOL(8);
	search->boosts = PG_GETARG_ARRAYTYPE_P(10);
	search->deadline = 0;
	if (!PG_ARGISNULL(9))
		search->deadline = DatumGetTimestampTz(DirectFunctionCall2(
			timestamptz_pl_interval,
			TimestampTzGetDatum(GetCurrentTimestamp()),
			PG_GETARG_DATUM(9)));
}

/*
 * zhnews.rank(corpus, query, k, condition, ids, weights, k1, b, exact_total,
 * time_limit, boosts)
 */
Datum
zhn_rank_articles(PG_FUNCTION_ARGS)
{
	Search	   *search = palloc0(sizeof(Search));
	ZhnRow		row;
	char	   *schema;

	zhn_rows_start(&row, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return (Datum) 0;
	schema = (char *) quote_identifier(
		get_namespace_name(get_func_namespace(fcinfo->flinfo->fn_oid)));
	search->context = CurrentMemoryContext;
	zhn_env_init(&search->env, CurrentMemoryContext);
	search->snapshot = GetActiveSnapshot();
	read_arguments(search, fcinfo);
	zhn_corpus_open(&search->corpus, text_to_cstring(PG_GETARG_TEXT_PP(0)));
	search->article = psprintf("%s.article",
							   quote_identifier(search->corpus.name));

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	run(search, schema);
	SPI_finish();
	zhn_corpus_close(&search->corpus);

	for (size_t i = 0; i < search->top.n; i++)
	{
		zhn_row_bigint(&row, search->top.hits[i].id);
		zhn_row_datum(&row, Float8GetDatum(search->top.hits[i].score));
		zhn_row_bigint(&row, (int64) search->total);
		zhn_row_datum(&row, BoolGetDatum(search->is_total));
		zhn_row_datum(&row, BoolGetDatum(search->is_complete));
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}
