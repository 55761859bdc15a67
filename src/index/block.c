/*-------------------------------------------------------------------------
 *
 * block.c
 *	  Read postings as they are stored.
 *
 * The special postings of a block are, in the order of their places in the
 * block: the distance from the one before, less one (as a number); then a
 * byte with, from its lowest bits on, how many positions are of class A, B
 * and C, two bits each; a bit for positions that are not in the order A, B,
 * C, D; and the highest bit, if the three counts follow as numbers instead.
 * A posting without positions has the bit for another order and no counts.
 *
 * Rows are tables of a user, who may write anything into them: every number
 * is checked before it is used.
 *
 *-------------------------------------------------------------------------
 */
#include "index/block.h"

#include "index/row.h"

void
zhn_postings_damaged(const ZhnEnv *env)
{
	zhn_fail(env, ZHN_ERROR_INPUT, "stored postings are damaged",
			 "Make them anew with zhnews.fold(corpus, rebuild => true).");
}

size_t
zhn_row_blocks(const ZhnEnv *env, const void *row, size_t size)
{
	ZhnBytes	bytes = {row, (const unsigned char *) row + size, false};
	unsigned char version = zhn_read_byte(&bytes);
	uint64_t	n = zhn_read_number_to(&bytes, size / ZHN_BLOCK_HEAD_MIN);

	if (bytes.damaged || version != ZHN_ROW_VERSION || n == 0)
		zhn_postings_damaged(env);
	return (size_t) n;
}

/* Read what the row says of one block; before is the last document so far. */
static void
read_head(ZhnBytes *bytes, int64_t before, ZhnBlock *block)
{
	uint64_t	room = (uint64_t) INT64_MAX - (uint64_t) before;
	uint64_t	gap = zhn_read_number(bytes);
	uint64_t	span = zhn_read_number_to(bytes, ZHN_SPAN_MAX);

	if (gap > room || span > room - gap)
		bytes->damaged = true;
	else
	{
		block->first = (int64_t) ((uint64_t) before + gap);
		block->last = block->first + (int64_t) span;
	}
	block->n = (uint16_t) (zhn_read_number_to(bytes, ZHN_BLOCK_MAX - 1) + 1);
	if (span + 1 < block->n)
		bytes->damaged = true;
	block->ids_size = (uint32_t) zhn_read_number_to(bytes, ZHN_ROW_BYTES_MAX);
	block->places_size = (uint32_t) zhn_read_number_to(bytes, ZHN_ROW_BYTES_MAX);
	block->nimpacts = (uint16_t) zhn_read_number_to(bytes, ZHN_IMPACTS_MAX);
	for (int i = 0; i < block->nimpacts; i++)
	{
		block->impacts[i].frequency =
			(uint16_t) zhn_read_number_to(bytes, UINT16_MAX);
		block->impacts[i].length =
			(uint16_t) zhn_read_number_to(bytes, ZHN_LENGTH_MAX);
	}
}

void
zhn_row_open(const ZhnEnv *env, const void *row, size_t size, int64_t first,
			 ZhnBlock *blocks)
{
	ZhnBytes	bytes = {row, (const unsigned char *) row + size, false};
	size_t		n;
	int64_t		before = first;
	size_t		left;

	zhn_read_byte(&bytes);
	n = (size_t) zhn_read_number_to(&bytes, size / ZHN_BLOCK_HEAD_MIN);
	for (size_t i = 0; i < n && !bytes.damaged; i++)
	{
		read_head(&bytes, before, &blocks[i]);
		if (i > 0 && blocks[i].first == before)
			bytes.damaged = true;
		before = blocks[i].last;
	}
	if (bytes.damaged || first != blocks[0].first)
		zhn_postings_damaged(env);

	left = (size_t) (bytes.end - bytes.p);
	for (size_t i = 0; i < n; i++)
	{
		if (blocks[i].ids_size > left)
			zhn_postings_damaged(env);
		blocks[i].ids = bytes.p;
		bytes.p += blocks[i].ids_size;
		left -= blocks[i].ids_size;
	}
	for (size_t i = 0; i < n; i++)
	{
		if (blocks[i].places_size > left)
			zhn_postings_damaged(env);
		blocks[i].places = bytes.p;
		bytes.p += blocks[i].places_size;
		left -= blocks[i].places_size;
	}
}

/* Read the special postings; false if they are damaged. */
static bool
read_specials(ZhnBytes *bytes, ZhnPostings *postings)
{
	int			index = -1;

	postings->nspecial = 0;
	while (bytes->p < bytes->end)
	{
		ZhnSpecial *special = &postings->specials[postings->nspecial];
		uint64_t	gap = zhn_read_number_to(bytes, ZHN_BLOCK_MAX);
		unsigned char flags = zhn_read_byte(bytes);
		int			others = 0;

		index += (int) gap + 1;
		if (bytes->damaged || index >= postings->n)
			return false;
		special->index = (uint8_t) index;
		special->mixed = (flags & ZHN_SPECIAL_MIXED) != 0;
		for (int i = 0; i < 3; i++)
		{
			int			n = flags >> (2 * i) & 3;

			if (flags & ZHN_SPECIAL_LONG)
				n = (int) zhn_read_number_to(bytes, ZHN_POSITIONS_MAX);
			special->counts[3 - i] = (uint16_t) n;
			others += n;
		}
		special->no_places = special->mixed && others == 0;
		if (others > postings->frequencies[index] ||
			(special->no_places && postings->frequencies[index] != 1))
			return false;
		special->counts[0] =
			(uint16_t) (postings->frequencies[index] - others);
		postings->nspecial++;
	}
	return !bytes->damaged;
}

void
zhn_block_postings(const ZhnEnv *env, const ZhnBlock *block,
				   ZhnPostings *postings)
{
	ZhnBits		bits = {block->ids, 8, (size_t) block->ids_size * 8};
	ZhnBytes	bytes;
	int			n = block->n;
	int			width = block->ids_size > 0 ? block->ids[0] : 255;
	uint64_t	id = 0;

	if (width > 31)
		zhn_postings_damaged(env);
	postings->n = n;
	postings->ids[0] = 0;
	for (int i = 1; i < n; i++)
	{
		id += (uint64_t) zhn_read_bits(&bits, width) + 1;
		postings->ids[i] = (uint32_t) id;
	}
	if (id != (uint64_t) (block->last - block->first))
		zhn_postings_damaged(env);
	for (int i = 0; i < n; i++)
		postings->frequencies[i] = (uint16_t)
			(zhn_read_unary(&bits, ZHN_POSITIONS_MAX - 1) + 1);
	if (zhn_bits_damaged(&bits))
		zhn_postings_damaged(env);

	bytes.p = block->ids + (bits.at + 7) / 8;
	bytes.end = block->ids + block->ids_size;
	bytes.damaged = false;
	if (!read_specials(&bytes, postings))
		zhn_postings_damaged(env);
}

/* The classes of the positions of a posting; those of D are there already. */
static void
set_classes(uint16_t *places, const ZhnSpecial *special, ZhnBits *bits)
{
	int			i = 0;

	if (special->mixed)
	{
		for (; i < special->counts[0] + special->counts[1] +
			 special->counts[2] + special->counts[3]; i++)
			places[i] |= (uint16_t) (zhn_read_bits(bits, 2) << 14);
		return;
	}
	for (int class = 3; class > 0; class--)
		for (int end = i + special->counts[class]; i < end; i++)
			places[i] |= (uint16_t) (class << 14);
}

void
zhn_block_places(const ZhnEnv *env, const ZhnBlock *block,
				 const ZhnPostings *postings, ZhnPlaces *places)
{
	ZhnBits		bits = {block->places, 8, (size_t) block->places_size * 8};
	int			parameter = block->places_size > 0 ? block->places[0] : 255;
	const ZhnSpecial *special = postings->specials;
	const ZhnSpecial *end = special + postings->nspecial;
	uint32_t	total = 0;

	if (parameter > 14)
		zhn_postings_damaged(env);
	for (int i = 0; i < postings->n; i++)
	{
		bool		is_special = special < end && special->index == i;
		uint32_t	place = 0;
		uint32_t	start = total;

		places->starts[i] = total;
		if (is_special && special->no_places)
		{
			special++;
			continue;
		}
		for (int k = 0; k < postings->frequencies[i]; k++)
		{
			place += zhn_read_rice(&bits, parameter, 0x3FFF) + 1;
			if (place > 0x3FFF)
				zhn_postings_damaged(env);
			places->places[total++] = (uint16_t) place;
		}
		if (is_special)
			set_classes(&places->places[start], special++, &bits);
	}
	places->starts[postings->n] = total;
	if (zhn_bits_damaged(&bits))
		zhn_postings_damaged(env);
}

/* The special posting at an index, or NULL. */
static const ZhnSpecial *
find_special(const ZhnPostings *postings, int index)
{
	int			low = 0;
	int			high = postings->nspecial;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (postings->specials[middle].index < index)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < postings->nspecial && postings->specials[low].index == index)
		return &postings->specials[low];
	return NULL;
}

void
zhn_posting_counts(const ZhnPostings *postings, int index,
				   uint16_t counts[ZHN_CLASSES])
{
	const ZhnSpecial *special = find_special(postings, index);

	if (special != NULL)
		memcpy(counts, special->counts, sizeof(special->counts));
	else
	{
		counts[0] = postings->frequencies[index];
		counts[1] = counts[2] = counts[3] = 0;
	}
}

bool
zhn_posting_has(const ZhnPostings *postings, int index, unsigned classes)
{
	const ZhnSpecial *special;

	if (classes == ZHN_ALL_CLASSES)
		return true;
	special = find_special(postings, index);
	if (special == NULL)
		return (classes & 1) != 0;
	for (int i = 0; i < ZHN_CLASSES; i++)
		if ((classes >> i & 1) && special->counts[i] > 0)
			return true;
	return special->no_places;
}
