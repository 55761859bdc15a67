/*-------------------------------------------------------------------------
 *
 * patterns.c
 *	  The words of a tsquery as strings that can be seen in a text.
 *
 * A lexeme is a pattern, and so is a phrase of lexemes; what is excluded is
 * none.  Where a phrase has alternatives, as a long word has that may stand
 * in its parts, each of its readings is a pattern.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "tsearch/ts_utils.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/patterns.h"
#include "pg/query.h"

/* Readings of one phrase; with more, its words are looked for one by one. */
#define READINGS_MAX 64

/* Lexemes side by side. */
typedef struct Reading
{
	ZhnPatternWord *words;
	int			n;
	bool		prefix;
} Reading;

typedef struct Readings
{
	Reading		reading[READINGS_MAX];
	int			n;
} Readings;

typedef struct Collector
{
	ZhnPatterns *patterns;
	const char *lexemes;
	int			units;
} Collector;

/* What is kept from call to call. */
typedef struct CachedPatterns
{
	MemoryContext context;		/* of the query and the patterns */
	struct varlena *query;
	const ZhnPatterns *patterns;
} CachedPatterns;

static void collect(Collector *collector, const QueryItem *item);

static ZhnPatternWord
lexeme_of(const Collector *collector, const QueryOperand *operand)
{
	return (ZhnPatternWord)
	{
		collector->lexemes + operand->distance, operand->length
	};
}

static Reading
join(const Reading *left, const Reading *right)
{
	Reading		both = {.n = left->n + right->n, .prefix = right->prefix};

	both.words = palloc(both.n * sizeof(ZhnPatternWord));
	memcpy(both.words, left->words, left->n * sizeof(ZhnPatternWord));
	memcpy(both.words + left->n, right->words,
		   right->n * sizeof(ZhnPatternWord));
	return both;
}

/* The readings of a phrase or of a part of one; false if they are too many. */
static bool
read_phrase(const Collector *collector, const QueryItem *item,
			Readings *readings)
{
	Readings   *left;
	Readings   *right;
	bool		can_be_read;

	check_stack_depth();
	readings->n = 0;
	if (item->type == QI_VAL)
	{
		Reading    *one = &readings->reading[readings->n++];

		one->words = palloc(sizeof(ZhnPatternWord));
		one->words[0] = lexeme_of(collector, &item->qoperand);
		one->n = 1;
		one->prefix = item->qoperand.prefix;
		return true;
	}
	if (item->qoperator.oper != OP_OR &&
		(item->qoperator.oper != OP_PHRASE || item->qoperator.distance != 1))
		return false;

	left = palloc(sizeof(Readings));
	right = palloc(sizeof(Readings));
	can_be_read =
		read_phrase(collector, item + item->qoperator.left, left) &&
		read_phrase(collector, item + 1, right);
	if (can_be_read && item->qoperator.oper == OP_OR)
	{
		can_be_read = left->n + right->n <= READINGS_MAX;
		for (int i = 0; can_be_read && i < left->n + right->n; i++)
			readings->reading[readings->n++] = i < left->n ?
				left->reading[i] : right->reading[i - left->n];
	}
	else if (can_be_read)
	{
		can_be_read = left->n * right->n <= READINGS_MAX;
		for (int i = 0; can_be_read && i < left->n * right->n; i++)
			readings->reading[readings->n++] =
				join(&left->reading[i / right->n],
					 &right->reading[i % right->n]);
	}
	pfree(left);
	pfree(right);
	return can_be_read;
}

/* A phrase is a unit; one that cannot be read as a whole, its words are. */
static void
collect_phrase(Collector *collector, const QueryItem *item)
{
	Readings   *readings = palloc(sizeof(Readings));

	if (read_phrase(collector, item, readings))
	{
		for (int i = 0; i < readings->n; i++)
			zhn_patterns_add(collector->patterns, readings->reading[i].words,
							 readings->reading[i].n,
							 readings->reading[i].prefix, collector->units);
		collector->units++;
	}
	else
	{
		collect(collector, item + item->qoperator.left);
		collect(collector, item + 1);
	}
	pfree(readings);
}

static void
collect(Collector *collector, const QueryItem *item)
{
	check_stack_depth();
	CHECK_FOR_INTERRUPTS();
	if (item->type == QI_VAL)
	{
		ZhnPatternWord word = lexeme_of(collector, &item->qoperand);

		zhn_patterns_add(collector->patterns, &word, 1,
						 item->qoperand.prefix, collector->units++);
	}
	else if (item->qoperator.oper == OP_PHRASE)
		collect_phrase(collector, item);
	else if (item->qoperator.oper != OP_NOT)
	{
		collect(collector, item + item->qoperator.left);
		collect(collector, item + 1);
	}
}

static ZhnPatterns *
patterns_of_query(TSQuery query)
{
	Collector	collector = {.lexemes = GETOPERAND(query)};

	collector.patterns =
		zhn_patterns_create(zhn_env_create(CurrentMemoryContext));
	if (query->size > 0)
		collect(&collector, GETQUERY(query));
	return collector.patterns;
}

static bool
is_same(const struct varlena *a, const struct varlena *b)
{
	return VARSIZE_ANY(a) == VARSIZE_ANY(b) &&
		memcmp(a, b, VARSIZE_ANY(a)) == 0;
}

const ZhnPatterns *
zhn_patterns_of_argument(FunctionCallInfo fcinfo, int argument,
						 bool is_tsquery)
{
	CachedPatterns *cached = fcinfo->flinfo->fn_extra;
	struct varlena *query = PG_GETARG_VARLENA_P(argument);
	MemoryContext old;

	if (cached != NULL && cached->patterns != NULL &&
		is_same(cached->query, query))
		return cached->patterns;

	if (cached == NULL)
	{
		cached = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
										sizeof(CachedPatterns));
		cached->context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
												"zhnews patterns",
												ALLOCSET_SMALL_SIZES);
		fcinfo->flinfo->fn_extra = cached;
	}
	cached->patterns = NULL;
	MemoryContextReset(cached->context);
	old = MemoryContextSwitchTo(cached->context);
	cached->query = palloc(VARSIZE_ANY(query));
	memcpy(cached->query, query, VARSIZE_ANY(query));
	if (is_tsquery)
		cached->patterns = patterns_of_query((TSQuery) cached->query);
	else
	{
		Datum		words = zhn_query_words((text *) cached->query);

		cached->patterns = DatumGetPointer(words) == NULL ?
			zhn_patterns_create(zhn_env_create(CurrentMemoryContext)) :
			patterns_of_query(DatumGetTSQuery(words));
	}
	MemoryContextSwitchTo(old);
	return cached->patterns;
}
