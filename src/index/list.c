/*-------------------------------------------------------------------------
 *
 * list.c
 *	  The postings of a word in memory, and a cursor over them.
 *
 *-------------------------------------------------------------------------
 */
#include "index/list.h"

void
zhn_list_start(ZhnList *list, const ZhnEnv *env)
{
	list->env = env;
	list->nblocks = 0;
	list->room = 0;
	list->blocks = NULL;
	list->npostings = 0;
}

void
zhn_list_add(ZhnList *list, const void *row, size_t size, int64_t first)
{
	size_t		n = zhn_row_blocks(list->env, row, size);

	if (list->nblocks > 0 && list->blocks[list->nblocks - 1].last >= first)
		zhn_postings_damaged(list->env);
	if (list->nblocks + n > list->room)
	{
		list->room = 2 * list->room + n;
		list->blocks = zhn_resize(list->env, list->blocks,
								  list->room * sizeof(ZhnBlock));
	}
	zhn_row_open(list->env, row, size, first, &list->blocks[list->nblocks]);
	for (size_t i = 0; i < n; i++)
		list->npostings += list->blocks[list->nblocks++].n;
}

void
zhn_list_copy(ZhnList *list, const void *row, size_t size, int64_t first,
			  bool with_places)
{
	size_t		from = list->nblocks;
	const unsigned char *begin;
	const unsigned char *end = (const unsigned char *) row + size;
	unsigned char *copy;

	zhn_list_add(list, row, size, first);
	begin = list->blocks[from].ids;
	if (!with_places)
		end = list->blocks[from].places;
	copy = zhn_alloc(list->env, (size_t) (end - begin) + ZHN_BITS_PADDING);
	memcpy(copy, begin, (size_t) (end - begin));
	memset(copy + (end - begin), 0, ZHN_BITS_PADDING);
	for (size_t i = from; i < list->nblocks; i++)
	{
		ZhnBlock   *block = &list->blocks[i];

		block->ids = copy + (block->ids - begin);
		block->places = with_places ? copy + (block->places - begin) : NULL;
		if (!with_places)
			block->places_size = 0;
	}
}

void
zhn_cursor_start(ZhnCursor *cursor, const ZhnList *list)
{
	cursor->list = list;
	cursor->block = 0;
	cursor->decoded = SIZE_MAX;
	cursor->placed = SIZE_MAX;
	cursor->at = 0;
	cursor->any_sought = false;
	cursor->found = false;
	cursor->places = NULL;
}

void
zhn_cursor_decode(ZhnCursor *cursor, size_t block)
{
	if (cursor->decoded == block)
		return;
	zhn_block_postings(cursor->list->env, &cursor->list->blocks[block],
					   &cursor->postings);
	cursor->decoded = block;
	cursor->at = 0;
}

/* Go to the first block that does not end before a document. */
static bool
seek_block(ZhnCursor *cursor, int64_t id)
{
	const ZhnBlock *blocks = cursor->list->blocks;
	size_t		n = cursor->list->nblocks;
	size_t		step = 1;
	size_t		low = cursor->block;

	if (low < n && blocks[low].last >= id)
		return true;
	while (low + step < n && blocks[low + step].last < id)
	{
		low += step;
		step *= 2;
	}
	/* All before low, and low itself, end before it. */
	for (size_t high = low + step < n ? low + step : n; low < high;)
	{
		size_t		middle = low + (high - low) / 2;

		if (blocks[middle].last < id)
			low = middle + 1;
		else
			high = middle;
	}
	cursor->block = low;
	return low < n;
}

/* In the block decoded, go to the first posting that is not before. */
static void
seek_posting(ZhnCursor *cursor, uint32_t id)
{
	const uint32_t *ids = cursor->postings.ids;
	int			low = cursor->at;
	int			high = cursor->postings.n;

	if (low > 0 && ids[low - 1] >= id)
		low = 0;
	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	cursor->at = low;
}

bool
zhn_cursor_find(ZhnCursor *cursor, int64_t id)
{
	const ZhnBlock *block;

	if (cursor->any_sought && cursor->sought == id)
		return cursor->found;
	cursor->any_sought = true;
	cursor->sought = id;
	cursor->found = false;
	if (!seek_block(cursor, id))
		return false;
	block = &cursor->list->blocks[cursor->block];
	if (block->first > id)
		return false;
	zhn_cursor_decode(cursor, cursor->block);
	seek_posting(cursor, (uint32_t) (id - block->first));
	cursor->found = cursor->postings.ids[cursor->at] ==
		(uint32_t) (id - block->first);
	return cursor->found;
}

int64_t
zhn_cursor_next(ZhnCursor *cursor, int64_t from)
{
	const ZhnBlock *block;

	if (!seek_block(cursor, from))
		return INT64_MAX;
	block = &cursor->list->blocks[cursor->block];
	if (block->first >= from)
		return block->first;
	zhn_cursor_decode(cursor, cursor->block);
	seek_posting(cursor, (uint32_t) (from - block->first));
	return block->first + cursor->postings.ids[cursor->at];
}

const uint16_t *
zhn_cursor_places(ZhnCursor *cursor, size_t *n)
{
	const ZhnList *list = cursor->list;
	const uint32_t *start;

	if (cursor->places == NULL)
		cursor->places = zhn_alloc(list->env, sizeof(ZhnPlaces));
	if (cursor->placed != cursor->decoded)
	{
		zhn_block_places(list->env, &list->blocks[cursor->decoded],
						 &cursor->postings, cursor->places);
		cursor->placed = cursor->decoded;
	}
	start = &cursor->places->starts[cursor->at];
	*n = start[1] - start[0];
	return *n > 0 ? &cursor->places->places[start[0]] : NULL;
}

/* Is the document among them?  at moves on; documents never fall. */
static bool
among(const ZhnDocuments *documents, size_t *at, int64_t id)
{
	while (*at < documents->n && documents->ids[*at] < id)
		(*at)++;
	return *at < documents->n && documents->ids[*at] == id;
}

/* The same for lists with all their postings read. */
static uint64_t
count_postings(const ZhnList *list, unsigned classes,
			   const ZhnDocuments *allowed, const ZhnDocuments *excluded)
{
	ZhnCursor  *cursor = zhn_alloc(list->env, sizeof(ZhnCursor));
	uint64_t	count = 0;
	size_t		allowed_at = 0;
	size_t		excluded_at = 0;

	zhn_cursor_start(cursor, list);
	for (size_t block = 0; block < list->nblocks; block++)
	{
		zhn_interrupts(list->env);
		zhn_cursor_decode(cursor, block);
		for (int i = 0; i < cursor->postings.n; i++)
		{
			int64_t		id = list->blocks[block].first +
				cursor->postings.ids[i];

			if ((allowed == NULL || among(allowed, &allowed_at, id)) &&
				!among(excluded, &excluded_at, id) &&
				zhn_posting_has(&cursor->postings, i, classes))
				count++;
		}
	}
	zhn_release(list->env, cursor);
	return count;
}

uint64_t
zhn_list_count(const ZhnList *list, unsigned classes,
			   const ZhnDocuments *allowed, const ZhnDocuments *excluded)
{
	ZhnCursor  *cursor;
	uint64_t	count = list->npostings;

	if (allowed != NULL || classes != ZHN_ALL_CLASSES)
		return count_postings(list, classes, allowed, excluded);
	if (list->nblocks == 0 || excluded->n == 0)
		return count;
	cursor = zhn_alloc(list->env, sizeof(ZhnCursor));
	zhn_cursor_start(cursor, list);
	for (size_t i = 0; i < excluded->n; i++)
		if (zhn_cursor_find(cursor, excluded->ids[i]))
			count--;
	zhn_release(list->env, cursor);
	return count;
}
