/*-------------------------------------------------------------------------
 *
 * merge.c
 *	  Bring changes into the stored postings of a word, a row at a time.
 *
 * A block without a change is copied as it is, unless it and what was
 * written before fit into one.
 *
 *-------------------------------------------------------------------------
 */
#include "index/merge.h"

void
zhn_merge_start(ZhnMerge *merge, ZhnWriter *writer, const ZhnBlock *blocks,
				size_t nblocks)
{
	merge->writer = writer;
	merge->blocks = blocks;
	merge->nblocks = nblocks;
	merge->block = 0;
	merge->next = -1;
}

static void
decode(ZhnMerge *merge)
{
	const ZhnBlock *block = &merge->blocks[merge->block];
	const ZhnEnv *env = merge->writer->env;

	if (merge->next >= 0)
		return;
	zhn_block_postings(env, block, &merge->postings);
	zhn_block_places(env, block, &merge->postings, &merge->places);
	merge->next = 0;
}

static void
add_old(ZhnMerge *merge)
{
	const ZhnBlock *block = &merge->blocks[merge->block];
	const uint32_t *start = &merge->places.starts[merge->next];
	ZhnPosting	posting;

	posting.id = block->first + merge->postings.ids[merge->next];
	posting.length = 0;
	posting.n = (uint16_t) (start[1] - start[0]);
	posting.places = &merge->places.places[start[0]];
	posting.from = block;
	zhn_writer_add(merge->writer, &posting);
	merge->next++;
}

/* The rest of a block, and go to the next one. */
static void
finish_block(ZhnMerge *merge)
{
	const ZhnBlock *block = &merge->blocks[merge->block];

	if (merge->next < 0 && (block->n == ZHN_BLOCK_MAX ||
							merge->writer->npending + block->n >
							ZHN_BLOCK_MAX))
		zhn_writer_copy(merge->writer, block);
	else
	{
		decode(merge);
		while (merge->next < merge->postings.n)
			add_old(merge);
	}
	merge->block++;
	merge->next = -1;
}

void
zhn_merge_change(ZhnMerge *merge, const ZhnChange *change)
{
	int64_t		id = change->posting.id;

	while (merge->block < merge->nblocks &&
		   merge->blocks[merge->block].last < id)
		finish_block(merge);
	if (merge->block < merge->nblocks &&
		merge->blocks[merge->block].first <= id)
	{
		const ZhnBlock *block = &merge->blocks[merge->block];

		decode(merge);
		while (block->first + merge->postings.ids[merge->next] < id)
			add_old(merge);
		if (block->first + merge->postings.ids[merge->next] == id)
			merge->next++;
		if (merge->next == merge->postings.n)
		{
			merge->block++;
			merge->next = -1;
		}
	}
	if (!change->removed)
		zhn_writer_add(merge->writer, &change->posting);
}

void
zhn_merge_finish(ZhnMerge *merge)
{
	while (merge->block < merge->nblocks)
		finish_block(merge);
}
