/*-------------------------------------------------------------------------
 *
 * union.c
 *	  One list of the postings of several words, as for a prefix.
 *
 * The postings of all are sorted by document, and written as rows like those
 * that are stored.  Their documents are given no length, which is a bound
 * for any length.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>

#include "index/list.h"
#include "index/writer.h"

/* A posting of one of the lists. */
typedef struct Item
{
	int64_t		id;
	size_t		start;			/* of its positions */
	uint32_t	n;
} Item;

typedef struct Union
{
	const ZhnEnv *env;
	ZhnList    *all;
	Item	   *items;
	size_t		nitems;
	uint16_t   *places;
	size_t		nplaces;
	size_t		places_room;
} Union;

static int
compare_items(const void *a, const void *b)
{
	const Item *one = a;
	const Item *other = b;

	if (one->id != other->id)
		return one->id < other->id ? -1 : 1;
	return (one->start > other->start) - (one->start < other->start);
}

static int
compare_places(const void *a, const void *b)
{
	int			one = ZHN_POSITION_PLACE(*(const uint16_t *) a);
	int			other = ZHN_POSITION_PLACE(*(const uint16_t *) b);

	if (one != other)
		return one - other;
	return *(const uint16_t *) b - *(const uint16_t *) a;
}

/* Take all postings of a list. */
static void
collect(Union *all, const ZhnList *list, ZhnPostings *postings,
		ZhnPlaces *places)
{
	for (size_t b = 0; b < list->nblocks; b++)
	{
		const ZhnBlock *block = &list->blocks[b];
		size_t		n;

		zhn_interrupts(all->env);
		zhn_block_postings(all->env, block, postings);
		zhn_block_places(all->env, block, postings, places);
		n = places->starts[block->n];
		if (all->nplaces + n > all->places_room)
		{
			all->places_room = 2 * all->places_room + n;
			all->places = zhn_resize(all->env, all->places,
									 all->places_room * sizeof(uint16_t));
		}
		if (n > 0)
			memcpy(&all->places[all->nplaces], places->places,
				   n * sizeof(uint16_t));
		for (int i = 0; i < block->n; i++)
		{
			Item	   *item = &all->items[all->nitems++];

			item->id = block->first + postings->ids[i];
			item->start = all->nplaces + places->starts[i];
			item->n = places->starts[i + 1] - places->starts[i];
		}
		all->nplaces += n;
	}
}

/* Keep a row that is written. */
static void
put(void *arg, const ZhnRowOut *row)
{
	Union	   *all = arg;
	unsigned char *copy = zhn_alloc(all->env, row->size + ZHN_BITS_PADDING);

	memcpy(copy, row->row, row->size);
	memset(copy + row->size, 0, ZHN_BITS_PADDING);
	zhn_list_add(all->all, copy, row->size, row->first);
}

/*
 * Put together the positions of one document that items have, into places;
 * returns how many.  More than a posting may have are cut off, as in a
 * tsvector.
 */
static size_t
unite(const Union *all, const Item *items, size_t n, uint16_t **places,
	  size_t *room)
{
	size_t		total = 0;
	size_t		kept = 0;

	for (size_t i = 0; i < n; i++)
		total += items[i].n;
	if (total > *room)
	{
		*room = 2 * total;
		*places = zhn_resize(all->env, *places, *room * sizeof(uint16_t));
	}
	total = 0;
	for (size_t i = 0; i < n; i++)
	{
		if (items[i].n > 0)
			memcpy(&(*places)[total], &all->places[items[i].start],
				   items[i].n * sizeof(uint16_t));
		total += items[i].n;
	}
	if (total > 1)
		qsort(*places, total, sizeof(uint16_t), compare_places);
	for (size_t i = 0; i < total; i++)
		if (kept == 0 || ZHN_POSITION_PLACE((*places)[i]) !=
			ZHN_POSITION_PLACE((*places)[kept - 1]))
			(*places)[kept++] = (*places)[i];
	return kept < ZHN_POSITIONS_MAX ? kept : ZHN_POSITIONS_MAX;
}

void
zhn_list_union(ZhnList *result, const ZhnEnv *env, const ZhnList *lists,
			   size_t n)
{
	Union		all = {env, result, NULL, 0, NULL, 0, 0};
	ZhnWriter  *writer = zhn_alloc(env, sizeof(ZhnWriter));
	ZhnPostings *postings = zhn_alloc(env, sizeof(ZhnPostings));
	ZhnPlaces  *places = zhn_alloc(env, sizeof(ZhnPlaces));
	uint16_t   *united = NULL;
	size_t		room = 0;
	size_t		total = 0;

	zhn_list_start(result, env);
	for (size_t i = 0; i < n; i++)
		total += (size_t) lists[i].npostings;
	all.items = zhn_alloc(env, (total + 1) * sizeof(Item));
	for (size_t i = 0; i < n; i++)
		collect(&all, &lists[i], postings, places);
	qsort(all.items, all.nitems, sizeof(Item), compare_items);

	zhn_writer_start(writer, env, ZHN_ROW_BYTES_MAX, put, &all);
	for (size_t i = 0, next; i < all.nitems; i = next)
	{
		ZhnPosting	posting = {.id = all.items[i].id};

		for (next = i + 1; next < all.nitems &&
			 all.items[next].id == posting.id; next++)
			;
		posting.n = (uint16_t) unite(&all, &all.items[i], next - i, &united,
									 &room);
		posting.places = united;
		zhn_writer_add(writer, &posting);
	}
	zhn_writer_finish(writer);
	zhn_release(env, all.items);
	zhn_release(env, all.places);
	zhn_release(env, united);
	zhn_release(env, places);
	zhn_release(env, postings);
	zhn_release(env, writer);
}
