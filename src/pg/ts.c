/*-------------------------------------------------------------------------
 *
 * ts.c
 *	  Queries and documents of the server's text search, as ranking sees them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "tsearch/ts_utils.h"
#include "utils/fmgrprotos.h"

#include "pg/compat.h"
#include "pg/ts.h"

/* Operators within operators at most; others are left to the server. */
#define DEPTH_MAX	1000

typedef struct Reader
{
	TSQuery		query;
	ZhnTsQuery *result;
} Reader;

/* The number of a word, which is new if it was not asked for in this way. */
static int
word_number(Reader *reader, const QueryOperand *operand, bool is_scored)
{
	const char *lexeme = GETOPERAND(reader->query) + operand->distance;
	unsigned	classes = operand->weight != 0 ? operand->weight :
		ZHN_ALL_CLASSES;
	ZhnTsWord  *word = reader->result->words;

	for (int i = 0; i < reader->result->nwords; i++, word++)
		if (word->size == operand->length && word->prefix == operand->prefix &&
			word->classes == classes &&
			memcmp(word->lexeme, lexeme, word->size) == 0)
		{
			word->is_scored |= is_scored;
			return i;
		}
	word->lexeme = lexeme;
	word->size = operand->length;
	word->prefix = operand->prefix;
	word->classes = classes;
	word->is_scored = is_scored;
	return reader->result->nwords++;
}

static int
read_item(Reader *reader, const QueryItem *item, bool is_scored,
		  bool in_phrase, int depth)
{
	int			number = (int) reader->result->nnodes++;
	ZhnMatchNode    *node = &reader->result->nodes[number];

	check_stack_depth();
	if (depth > DEPTH_MAX)
		reader->result->can_match = false;
	if (item->type == QI_VAL)
	{
		node->operator = ZHN_MATCH_WORD;
		node->word = word_number(reader, &item->qoperand, is_scored);
		return number;
	}

	node->distance = 0;
	switch (item->qoperator.oper)
	{
		case OP_NOT:
			node->operator = ZHN_MATCH_NOT;
			if (in_phrase)
				reader->result->can_match = false;
			node->left = read_item(reader, item + 1, false, in_phrase,
								   depth + 1);
			return number;
		case OP_AND:
			node->operator = ZHN_MATCH_AND;
			break;
		case OP_OR:
			node->operator = ZHN_MATCH_OR;
			break;
		default:
			node->operator = ZHN_MATCH_PHRASE;
			node->distance = item->qoperator.distance;
			in_phrase = true;
	}
	node->left = read_item(reader, item + item->qoperator.left, is_scored,
						   in_phrase, depth + 1);
	node->right = read_item(reader, item + 1, is_scored, in_phrase,
							depth + 1);
	return number;
}

void
zhn_ts_read(TSQuery query, ZhnTsQuery *result)
{
	Reader		reader = {query, result};

	result->can_match = query->size > 0;
	result->nnodes = 0;
	result->nwords = 0;
	result->nodes = palloc((query->size + 1) * sizeof(ZhnMatchNode));
	result->words = palloc((query->size + 1) * sizeof(ZhnTsWord));
	if (query->size > 0)
		read_item(&reader, GETQUERY(query), true, false, 0);
}

int
zhn_ts_positions(TSVector document, const WordEntry *entry,
				 const uint16 **positions)
{
	*positions = NULL;
	if (!entry->haspos || POSDATALEN(document, entry) == 0)
		return 0;
	*positions = POSDATAPTR(document, entry);
	return Min(POSDATALEN(document, entry), ZHN_POSITIONS_MAX);
}

uint32
zhn_ts_length(TSVector document)
{
	const WordEntry *entries = ARRPTR(document);
	uint32		length = 0;

	for (int i = 0; i < document->size; i++)
	{
		const uint16 *positions;
		int			n = zhn_ts_positions(document, &entries[i], &positions);

		length += n > 0 ? n : 1;
	}
	return Min(length, ZHN_LENGTH_MAX);
}

/* The first entry of a document that is not before a word. */
static int
find_entry(TSVector document, const char *lexeme, size_t size)
{
	const WordEntry *entries = ARRPTR(document);
	int			low = 0;
	int			high = document->size;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (tsCompareString(STRPTR(document) + entries[middle].pos,
							entries[middle].len, (char *) lexeme, size,
							false) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
entry_matches(TSVector document, int entry, const ZhnTsWord *word)
{
	const WordEntry *found = &ARRPTR(document)[entry];

	return entry < document->size &&
		(word->prefix ? found->len >= word->size :
		 found->len == word->size) &&
		memcmp(STRPTR(document) + found->pos, word->lexeme, word->size) == 0;
}

static int
compare_places(const void *a, const void *b)
{
	uint16		one = *(const uint16 *) a;
	uint16		other = *(const uint16 *) b;

	if (WEP_GETPOS(one) != WEP_GETPOS(other))
		return WEP_GETPOS(one) < WEP_GETPOS(other) ? -1 : 1;
	return (one < other) - (one > other);
}

/*
 * Two words with the prefix may be at one position, which counts once.
 * False if there are no positions.
 */
static bool
count_prefixed(TSVector document, int from, int to,
			   uint16 counts[ZHN_CLASSES])
{
	uint16	   *places = palloc((to - from) * ZHN_POSITIONS_MAX *
								sizeof(uint16));
	int			n = 0;
	int			kept = 0;

	for (int i = from; i < to; i++)
	{
		const uint16 *positions;
		int			more = zhn_ts_positions(document, &ARRPTR(document)[i],
											&positions);

		if (more > 0)
			memcpy(&places[n], positions, more * sizeof(uint16));
		n += more;
	}
	qsort(places, n, sizeof(uint16), compare_places);
	for (int i = 0; i < n && kept < ZHN_POSITIONS_MAX; i++)
		if (i == 0 || WEP_GETPOS(places[i]) != WEP_GETPOS(places[i - 1]))
		{
			counts[WEP_GETWEIGHT(places[i])]++;
			kept++;
		}
	pfree(places);
	return n > 0;
}

bool
zhn_ts_counts(TSVector document, const ZhnTsWord *word,
			  uint16 counts[ZHN_CLASSES])
{
	int			from = find_entry(document, word->lexeme, word->size);
	int			to = from;
	bool		has_places;

	memset(counts, 0, ZHN_CLASSES * sizeof(uint16));
	while (entry_matches(document, to, word))
		to++;
	if (to == from)
		return false;
	if (to - from > 1)
		has_places = count_prefixed(document, from, to, counts);
	else
	{
		const uint16 *positions;
		int			n = zhn_ts_positions(document, &ARRPTR(document)[from],
										 &positions);

		for (int i = 0; i < n; i++)
			counts[WEP_GETWEIGHT(positions[i])]++;
		has_places = n > 0;
	}
	if (!has_places)
	{
		counts[0] = 1;
		return true;
	}
	for (int i = 0; i < ZHN_CLASSES; i++)
		if ((word->classes >> i & 1) && counts[i] > 0)
			return true;
	return false;
}

bool
zhn_ts_matches(TSVector document, TSQuery query)
{
	return DatumGetBool(DirectFunctionCall2(ts_match_vq,
											PointerGetDatum(document),
											PointerGetDatum(query)));
}
