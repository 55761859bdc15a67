/*-------------------------------------------------------------------------
 *
 * word_list.c
 *	  The words of a text and their positions, on the way to a tsvector.
 *
 * The server's make_tsvector() sorts all words of a text, which costs more
 * than to find them.  Here each word is looked up in a table when it is
 * added, so that only different words are sorted, by their first bytes as a
 * number where these differ; their positions are then put together by
 * counting.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bswap.h"
#include "tsearch/ts_utils.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/word_list.h"
#include "text/hash.h"

/* A position more than this is none of its own. */
#define POSITIONS_MAX	(MAXNUMPOS - 1)

/* Runs of positions that are sorted by insertion. */
#define INSERTION_MAX	32

typedef struct ListWord
{
	uint32		hash;
	uint32		start;			/* in bytes */
	uint32		size;
	uint32		n;				/* positions */
	uint32		places;			/* where its positions begin */
} ListWord;

/* A word to be sorted. */
typedef struct ListOrder
{
	uint64		key;			/* its first bytes; smaller ones sort first */
	uint32		word;
} ListOrder;

typedef struct ListPlace
{
	uint32		word;
	uint16		position;
} ListPlace;

struct ZhnWordList
{
	size_t		nwords;
	size_t		words_room;
	ListWord   *words;
	size_t		nslots;			/* a power of two, twice words_room */
	uint32	   *slots;			/* number of a word, plus one; 0 if free */
	size_t		nplaces;
	size_t		places_room;
	ListPlace  *places;
	size_t		nbytes;
	size_t		bytes_room;
	char	   *bytes;
};

static inline int
compare_words(const ListOrder *one, const ListOrder *other, ZhnWordList *list)
{
	const ListWord *word = &list->words[one->word];
	const ListWord *other_word = &list->words[other->word];
	int			order;

	if (one->key != other->key)
		return one->key < other->key ? -1 : 1;
	order = memcmp(list->bytes + word->start, list->bytes + other_word->start,
				   Min(word->size, other_word->size));
	if (order != 0)
		return order;
	return (word->size > other_word->size) - (word->size < other_word->size);
}

#define ST_SORT sort_words
#define ST_ELEMENT_TYPE ListOrder
#define ST_COMPARE(a, b, list) compare_words(a, b, list)
#define ST_COMPARE_ARG_TYPE ZhnWordList
#define ST_SCOPE static
#define ST_DECLARE
#define ST_DEFINE
#include "lib/sort_template.h"

ZhnWordList *
zhn_word_list_create(void)
{
	ZhnWordList *list = palloc0(sizeof(ZhnWordList));

	list->words_room = 256;
	list->words = palloc(list->words_room * sizeof(ListWord));
	list->nslots = 2 * list->words_room;
	list->slots = palloc0(list->nslots * sizeof(uint32));
	list->places_room = 512;
	list->places = palloc(list->places_room * sizeof(ListPlace));
	list->bytes_room = 4096;
	list->bytes = palloc(list->bytes_room);
	return list;
}

static void
put_slot(ZhnWordList *list, uint32 number)
{
	size_t		mask = list->nslots - 1;
	size_t		slot = list->words[number].hash & mask;

	while (list->slots[slot] != 0)
		slot = (slot + 1) & mask;
	list->slots[slot] = number + 1;
}

/* Twice the room for words. */
static void
grow(ZhnWordList *list)
{
	list->words_room *= 2;
	list->words = repalloc_huge(list->words, list->words_room *
								sizeof(ListWord));
	pfree(list->slots);
	list->nslots *= 2;
	list->slots = MemoryContextAllocExtended(CurrentMemoryContext,
											 list->nslots * sizeof(uint32),
											 MCXT_ALLOC_HUGE |
											 MCXT_ALLOC_ZERO);
	for (size_t i = 0; i < list->nwords; i++)
		put_slot(list, (uint32) i);
}

static uint32
add_word(ZhnWordList *list, const char *lexeme, size_t size, uint32 hash)
{
	ListWord   *word;

	if (list->nwords == list->words_room)
		grow(list);
	while (list->nbytes + size > list->bytes_room)
	{
		list->bytes_room *= 2;
		list->bytes = repalloc_huge(list->bytes, list->bytes_room);
	}
	word = &list->words[list->nwords];
	word->hash = hash;
	word->start = (uint32) list->nbytes;
	word->size = (uint32) size;
	word->n = 0;
	memcpy(list->bytes + list->nbytes, lexeme, size);
	list->nbytes += size;
	put_slot(list, (uint32) list->nwords);
	return (uint32) list->nwords++;
}

static uint32
find_word(ZhnWordList *list, const char *lexeme, size_t size)
{
	uint32		hash = zhn_hash_word(lexeme, size);
	size_t		mask = list->nslots - 1;

	for (size_t slot = hash & mask; list->slots[slot] != 0;
		 slot = (slot + 1) & mask)
	{
		const ListWord *word = &list->words[list->slots[slot] - 1];

		if (word->hash == hash && word->size == size &&
			memcmp(list->bytes + word->start, lexeme, size) == 0)
			return list->slots[slot] - 1;
	}
	return add_word(list, lexeme, size, hash);
}

void
zhn_word_list_add(ZhnWordList *list, const char *lexeme, size_t size,
				  int position)
{
	uint32		word = find_word(list, lexeme, size);
	ListPlace  *place;

	if (list->nplaces == list->places_room)
	{
		list->places_room *= 2;
		list->places = repalloc_huge(list->places, list->places_room *
									 sizeof(ListPlace));
	}
	place = &list->places[list->nplaces++];
	place->word = word;
	place->position = (uint16) LIMITPOS(position);
	list->words[word].n++;
}

static int
compare_positions(const void *a, const void *b)
{
	return *(const uint16 *) a - *(const uint16 *) b;
}

/* Sort positions, leave out doubles and all above the limit. */
static uint32
settle(uint16 *positions, uint32 n)
{
	uint32		kept = 0;

	if (n > INSERTION_MAX)
		qsort(positions, n, sizeof(uint16), compare_positions);
	else
		for (uint32 i = 1; i < n; i++)
		{
			uint16		position = positions[i];
			uint32		at = i;

			for (; at > 0 && positions[at - 1] > position; at--)
				positions[at] = positions[at - 1];
			positions[at] = position;
		}
	for (uint32 i = 0; i < n && kept < POSITIONS_MAX; i++)
		if (kept == 0 || positions[i] != positions[kept - 1])
			positions[kept++] = positions[i];
	return kept;
}

/* The words in the order that a tsvector has. */
static ListOrder *
sorted_words(ZhnWordList *list)
{
	ListOrder  *order = MemoryContextAllocHuge(
		CurrentMemoryContext, (list->nwords + 1) * sizeof(ListOrder));

	for (size_t i = 0; i < list->nwords; i++)
	{
		uint64		first = 0;

		memcpy(&first, list->bytes + list->words[i].start,
			   Min(list->words[i].size, sizeof(first)));
		order[i].key = pg_ntoh64(first);
		order[i].word = (uint32) i;
	}
	sort_words(order, list->nwords, list);
	return order;
}

/* Put the positions of each word side by side. */
static uint16 *
collect_positions(ZhnWordList *list)
{
	uint16	   *positions = MemoryContextAllocHuge(
		CurrentMemoryContext, (list->nplaces + 1) * sizeof(uint16));
	uint32		begin = 0;

	for (size_t i = 0; i < list->nwords; i++)
	{
		list->words[i].places = begin;
		begin += list->words[i].n;
	}
	for (size_t i = 0; i < list->nplaces; i++)
		positions[list->words[list->places[i].word].places++] =
			list->places[i].position;
	for (size_t i = 0; i < list->nwords; i++)
	{
		ListWord   *word = &list->words[i];

		word->places -= word->n;
		word->n = settle(positions + word->places, word->n);
	}
	return positions;
}

/* The bytes of lexemes and positions, as a tsvector has them. */
static size_t
data_size(const ZhnWordList *list, const ListOrder *order)
{
	size_t		size = 0;

	for (size_t i = 0; i < list->nwords; i++)
	{
		const ListWord *word = &list->words[order[i].word];

		size = SHORTALIGN(size + word->size) +
			(1 + word->n) * sizeof(uint16);
	}
	if (size > MAXSTRPOS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("string is too long for tsvector (%zu bytes, max %d"
						" bytes)", size, MAXSTRPOS)));
	return size;
}

TSVector
zhn_word_list_finish(ZhnWordList *list)
{
	ListOrder  *order = sorted_words(list);
	uint16	   *positions = collect_positions(list);
	size_t		size = CALCDATASIZE(list->nwords, data_size(list, order));
	TSVector	vector = palloc0(size);
	char	   *data;
	size_t		at = 0;

	SET_VARSIZE(vector, size);
	vector->size = (int32) list->nwords;
	data = STRPTR(vector);
	for (size_t i = 0; i < list->nwords; i++)
	{
		const ListWord *word = &list->words[order[i].word];
		WordEntry  *entry = &ARRPTR(vector)[i];

		entry->haspos = 1;
		entry->len = word->size;
		entry->pos = (uint32) at;
		memcpy(data + at, list->bytes + word->start, word->size);
		at = SHORTALIGN(at + word->size);
		*(uint16 *) (data + at) = (uint16) word->n;
		at += sizeof(uint16);
		memcpy(data + at, positions + word->places, word->n * sizeof(uint16));
		at += word->n * sizeof(uint16);
	}
	pfree(order);
	pfree(positions);
	pfree(list->words);
	pfree(list->slots);
	pfree(list->places);
	pfree(list->bytes);
	pfree(list);
	return vector;
}
