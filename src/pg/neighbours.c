/*-------------------------------------------------------------------------
 *
 * neighbours.c
 *	  Words that stand near a node, for collocates: near a word or phrase,
 *	  or near what a query finds.
 *
 * A query is asked of each sentence by itself.  Where a sentence answers it,
 * its matches there are the nodes.  The words of a sentence have the positions
 * that the index gives them: a long word and its first part one, each further
 * part the next one; so a query means here what it means in a search.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "tsearch/ts_type.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/freqlist.h"
#include "pg/parts.h"
#include "pg/places.h"
#include "text/digits.h"
#include "text/fold.h"

PG_FUNCTION_INFO_V1(zhn_neighbours_add);
PG_FUNCTION_INFO_V1(zhn_neighbours_take);
PG_FUNCTION_INFO_V1(zhn_neighbours_of_query_add);
PG_FUNCTION_INFO_V1(zhn_neighbours_of_query_take);
PG_FUNCTION_INFO_V1(zhn_node_count_of_phrase);
PG_FUNCTION_INFO_V1(zhn_node_count_of_query);

/* What is known of each place. */
#define NODE_BEGINS	1
#define NODE_ENDS	2
#define NODE_IN		4
#define NEAR		8

typedef struct Nodes
{
	ZhnPlaces	places;
	unsigned char *flags;		/* of each place */
	int64		n;				/* nodes */
} Nodes;

static void
nodes_start(Nodes *nodes, text *body)
{
	zhn_places_of_text(body, &nodes->places);
	nodes->flags = palloc_extended(nodes->places.n + 1,
								   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	nodes->n = 0;
}

static void
node_at(Nodes *nodes, size_t first, size_t last)
{
	nodes->flags[first] |= NODE_BEGINS;
	nodes->flags[last] |= NODE_ENDS;
	for (size_t i = first; i <= last; i++)
		nodes->flags[i] |= NODE_IN;
	nodes->n++;
}

/*
 * The number of words from a place on that make up a phrase, written without
 * spaces; 0 if they do not.
 */
static size_t
match_phrase(const ZhnPlaces *places, size_t at, const char *phrase,
			 size_t length)
{
	size_t		matched = 0;
	size_t		n = 0;

	while (matched < length)
	{
		const ZhnPlace *place = &places->place[at + n];

		if (at + n == places->n || place->length == 0 ||
			place->length > length - matched ||
			memcmp(places->text + place->start, phrase + matched,
				   place->length) != 0)
			return 0;
		matched += place->length;
		n++;
	}
	return n;
}

static void
find_phrase(Nodes *nodes, text *phrase)
{
	size_t		length;
	char	   *folded = zhn_fold(zhn_env_create(CurrentMemoryContext),
								  VARDATA_ANY(phrase),
								  VARSIZE_ANY_EXHDR(phrase), &length);

	for (size_t i = 0; length > 0 && i < nodes->places.n; i++)
	{
		size_t		n = match_phrase(&nodes->places, i, folded, length);

		if (n > 0)
			node_at(nodes, i, i + n - 1);
	}
}

/* A position of a sentence, as the index has it. */
typedef struct Position
{
	size_t		place;
	const char *word;			/* the whole word; NULL behind its first part */
	size_t		word_length;
	const char *part;
	size_t		part_length;
} Position;

typedef struct Sentence
{
	Position   *position;
	int			n;
	int			room;
	TSQuery		query;
} Sentence;

/*
 * Where a part of a query matches: for each position, the last one of a match
 * that begins there, plus 1; 0 if none does.
 */
typedef struct Match
{
	bool		is_true;
	int		   *end;
} Match;

static void
add_position(Sentence *sentence, size_t place, const char *word,
			 size_t word_length, const char *part, size_t part_length)
{
	Position   *position;

	if (sentence->n == sentence->room)
	{
		sentence->room *= 2;
		sentence->position = repalloc_huge(sentence->position,
										   sentence->room * sizeof(Position));
	}
	position = &sentence->position[sentence->n++];
	position->place = place;
	position->word = word;
	position->word_length = word_length;
	position->part = part;
	position->part_length = part_length;
}

static void
add_place(Sentence *sentence, const ZhnPlaces *places, size_t i)
{
	const ZhnPlace *place = &places->place[i];
	size_t		length = place->length;
	char	   *word = palloc(length);
	ZhnParts	parts;
	size_t		start = 0;

	memcpy(word, places->text + place->start, length);
	length = zhn_plain_digits_utf8(word, length);
	if (!zhn_kind_has_parts(place->kind))
	{
		add_position(sentence, i, word, length, word, length);
		return;
	}
	zhn_parts_of(word, length, &parts);
	for (int k = 0; k < parts.n; k++)
	{
		add_position(sentence, i, k == 0 ? word : NULL, length, word + start,
					 parts.ends[k] - start);
		start = parts.ends[k];
	}
}

static Match evaluate(const Sentence *sentence, const QueryItem *item);

static bool
same_word(const QueryOperand *operand, const char *lexeme, const char *word,
		  size_t length)
{
	if (word == NULL || length < operand->length ||
		(length > operand->length && !operand->prefix))
		return false;
	return memcmp(word, lexeme, operand->length) == 0;
}

static Match
evaluate_word(const Sentence *sentence, const QueryOperand *operand,
			  Match match)
{
	const char *lexeme = GETOPERAND(sentence->query) + operand->distance;

	for (int i = 0; i < sentence->n; i++)
	{
		const Position *p = &sentence->position[i];

		if (same_word(operand, lexeme, p->word, p->word_length) ||
			same_word(operand, lexeme, p->part, p->part_length))
		{
			match.end[i] = i + 1;
			match.is_true = true;
		}
	}
	return match;
}

/* The right one begins so many positions behind the end of the left one. */
static Match
evaluate_phrase(const Sentence *sentence, const QueryOperator *operator,
				Match left, Match right, Match match)
{
	for (int i = 0; i < sentence->n; i++)
	{
		int			next = left.end[i] - 1 + operator->distance;

		if (left.end[i] > 0 && next < sentence->n && right.end[next] > 0)
		{
			match.end[i] = right.end[next];
			match.is_true = true;
		}
	}
	return match;
}

/* A part of the query; the matches of what is not true are none. */
static Match
evaluate(const Sentence *sentence, const QueryItem *item)
{
	Match		match = {false, palloc0((sentence->n + 1) * sizeof(int))};
	const QueryOperator *operator = &item->qoperator;
	Match		left;
	Match		right;

	check_stack_depth();
	if (item->type == QI_VAL)
		return evaluate_word(sentence, &item->qoperand, match);

	right = evaluate(sentence, item + 1);
	if (operator->oper == OP_NOT)
	{
		match.is_true = !right.is_true;
		pfree(right.end);
		return match;
	}
	left = evaluate(sentence, item + operator->left);
	if (operator->oper == OP_PHRASE)
		match = evaluate_phrase(sentence, operator, left, right, match);
	else
	{
		match.is_true = operator->oper == OP_AND ?
			left.is_true && right.is_true : left.is_true || right.is_true;
		for (int i = 0; match.is_true && i < sentence->n; i++)
			match.end[i] = Max(left.end[i], right.end[i]);
	}
	pfree(left.end);
	pfree(right.end);
	return match;
}

/* What the places from first to before last, a sentence, answer. */
static void
find_in_sentence(Nodes *nodes, TSQuery query, size_t first, size_t last)
{
	Sentence	sentence = {.room = 64, .query = query};
	Match		match;

	sentence.position = palloc(sentence.room * sizeof(Position));
	for (size_t i = first; i < last; i++)
		if (nodes->places.place[i].length > 0)
			add_place(&sentence, &nodes->places, i);
	match = evaluate(&sentence, GETQUERY(query));
	for (int i = 0; match.is_true && i < sentence.n; i++)
		if (match.end[i] > 0)
			node_at(nodes, sentence.position[i].place,
					sentence.position[match.end[i] - 1].place);
}

/*
 * A negated phrase has no place of its own, so it is not part of another.
 */
static void
check_query(TSQuery query)
{
	const QueryItem *item = GETQUERY(query);

	for (int i = 0; i < query->size; i++)
	{
		const QueryItem *left = &item[i] + item[i].qoperator.left;

		if (item[i].type != QI_OPR || item[i].qoperator.oper != OP_PHRASE)
			continue;
		if ((item[i + 1].type == QI_OPR &&
			 item[i + 1].qoperator.oper == OP_NOT) ||
			(left->type == QI_OPR && left->qoperator.oper == OP_NOT))
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("a query for neighbours cannot have ! in a phrase"),
					 errhint("Put it beside the phrase with &: it is asked "
							 "of each sentence.")));
	}
}

static void
find_query(Nodes *nodes, TSQuery query)
{
	MemoryContext context;
	MemoryContext old;
	size_t		first = 0;

	if (query->size == 0)
		return;
	check_query(query);
	context = AllocSetContextCreate(CurrentMemoryContext, "zhnews sentence",
									ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(context);
	for (size_t i = 0; i <= nodes->places.n; i++)
		if (i == nodes->places.n || nodes->places.place[i].ends_sentence)
		{
			CHECK_FOR_INTERRUPTS();
			find_in_sentence(nodes, query, first, i);
			MemoryContextReset(context);
			first = i + 1;
		}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(context);
}

/*
 * Mark the words that are at most so many behind a node, or before one if
 * step is -1, in its sentence.
 */
static void
mark_near(Nodes *nodes, int step, int border, int span)
{
	const ZhnPlaces *places = &nodes->places;
	size_t		n = places->n;
	int			left = 0;

	for (size_t k = 0; k < n; k++)
	{
		size_t		i = step > 0 ? k : n - 1 - k;

		if (places->place[i].ends_sentence)
			left = 0;
		else if (places->place[i].length > 0 && left > 0)
		{
			nodes->flags[i] |= NEAR;
			left--;
		}
		if (nodes->flags[i] & border)
			left = span;
	}
}

/* A span as an argument: not negative. */
static int
span_argument(FunctionCallInfo fcinfo, int number)
{
	int			span = PG_ARGISNULL(number) ? PG_INT32_MAX :
		PG_GETARG_INT32(number);

	if (span < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("span must not be negative: %d", span),
				 errhint("A span is a number of words; NULL is the whole "
						 "sentence.")));
	return span;
}

/*
 * neighbours(state, body, node, span_left, span_right)
 *
 * Counts each word that is near an occurrence of the node once, though it be
 * near two: so no word has more neighbours than occurrences.  A text without
 * the node is no document of the list.  The words of a query's own matches are
 * not counted, which a phrase may be near itself.
 */
static Datum
neighbours(FunctionCallInfo fcinfo, int sign, bool is_query)
{
	ZhnTally   *tally = zhn_freqlist_state(fcinfo);
	int			left = span_argument(fcinfo, 3);
	int			right = span_argument(fcinfo, 4);
	Nodes		nodes;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return zhn_freqlist_state_result(fcinfo, tally);

	nodes_start(&nodes, PG_GETARG_TEXT_PP(1));
	if (is_query)
		find_query(&nodes, PG_GETARG_TSQUERY(2));
	else
		find_phrase(&nodes, PG_GETARG_TEXT_PP(2));
	if (nodes.n == 0)
		return zhn_freqlist_state_result(fcinfo, tally);

	mark_near(&nodes, 1, NODE_ENDS, right);
	mark_near(&nodes, -1, NODE_BEGINS, left);
	zhn_tally_begin(tally, sign);
	for (size_t i = 0; i < nodes.places.n; i++)
		if ((nodes.flags[i] & NEAR) != 0 &&
			!(is_query && (nodes.flags[i] & NODE_IN) != 0))
			zhn_tally_count(tally,
							nodes.places.text + nodes.places.place[i].start,
							nodes.places.place[i].length, 1);
	return zhn_freqlist_state_result(fcinfo, tally);
}

Datum
zhn_neighbours_add(PG_FUNCTION_ARGS)
{
	return neighbours(fcinfo, 1, false);
}

Datum
zhn_neighbours_take(PG_FUNCTION_ARGS)
{
	return neighbours(fcinfo, -1, false);
}

Datum
zhn_neighbours_of_query_add(PG_FUNCTION_ARGS)
{
	return neighbours(fcinfo, 1, true);
}

Datum
zhn_neighbours_of_query_take(PG_FUNCTION_ARGS)
{
	return neighbours(fcinfo, -1, true);
}

/* node_count(body, node) */
Datum
zhn_node_count_of_phrase(PG_FUNCTION_ARGS)
{
	Nodes		nodes;

	nodes_start(&nodes, PG_GETARG_TEXT_PP(0));
	find_phrase(&nodes, PG_GETARG_TEXT_PP(1));
	PG_RETURN_INT64(nodes.n);
}

Datum
zhn_node_count_of_query(PG_FUNCTION_ARGS)
{
	Nodes		nodes;

	nodes_start(&nodes, PG_GETARG_TEXT_PP(0));
	find_query(&nodes, PG_GETARG_TSQUERY(1));
	PG_RETURN_INT64(nodes.n);
}
