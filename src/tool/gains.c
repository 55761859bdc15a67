/*-------------------------------------------------------------------------
 *
 * gains.c
 *	  The tables of the image that say what pairs gain.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/gains.h"

#include <math.h>
#include <stdlib.h>

#include "tool/cost.h"
#include "tool/need.h"

/* The large table has at least this much room for each pair. */
#define ROOM_FOR_PAIR 1.5

static ZhnPairLine *
new_lines(uint32_t bits)
{
	return need(calloc((size_t) 1 << bits, sizeof(ZhnPairLine)));
}

/* Put a pair into its line of a table; false if the line is full. */
static bool
put_pair(ZhnPairLine *lines, uint32_t bits, uint64_t hash, int gain)
{
	uint32_t   *entries = lines[zhn_pair_line(hash, bits)].entries;

	for (int i = 0; i < ZHN_LINE_ENTRIES; i++)
		if (entries[i] == 0)
		{
			entries[i] = zhn_pair_mark(hash) | (uint32_t) gain;
			return true;
		}
	return false;
}

static bool
put_rare_pair(PairTables *t, uint64_t hash, int gain)
{
	uint32_t	bit = zhn_pair_filter_bit(hash);

	if (!put_pair(t->rare, t->rare_bits, hash, gain))
		return false;
	t->filter[bit >> 3] |= (uint8_t) (1u << (bit & 7));
	return true;
}

/* What a gain is at most, in units of bounds. */
static uint8_t
to_bound(double nats)
{
	double		bound = ceil(nats * ZHN_NAT / ZHN_BOUND_UNIT + 0.5);

	return bound > 255 ? 255 : (uint8_t) bound;
}

static void
raise_bounds(ZhnWord *left, ZhnWord *right, uint8_t bound)
{
	if (left->gain_left < bound)
		left->gain_left = bound;
	if (right->gain_right < bound)
		right->gain_right = bound;
}

static PairTables
new_tables(uint32_t npairs)
{
	PairTables	t = {.rare_bits = 4};

	while ((ZHN_LINE_ENTRIES << t.rare_bits) < npairs * ROOM_FOR_PAIR)
		t.rare_bits++;
	t.common = new_lines(ZHN_COMMON_BITS);
	t.rare = new_lines(t.rare_bits);
	t.filter = need(calloc(1u << (ZHN_FILTER_BITS - 3), 1));
	return t;
}

/*
 * The most frequent pairs are put first, so what finds its line full is rare.
 * The small table takes what it has room for until it is half full.
 */
PairTables
gains_of_pairs(Pairs *pairs, ZhnWord *records)
{
	PairTables	t = new_tables(pairs->n);
	uint32_t	room = (ZHN_LINE_ENTRIES << ZHN_COMMON_BITS) / 2;

	pairs_order(pairs);
	for (uint32_t i = 0; i < pairs->n; i++)
	{
		const Pair *pair = &pairs->list[i];
		double		nats = pair_gain(pair);
		int			gain = to_cost(nats);
		uint64_t	hash = zhn_pair_hash(pair->left->id, pair->right->id);

		if (gain <= 0 || !word_is_spelled(pair->right))
			continue;
		if (gain > (int) ZHN_PAIR_GAIN_MASK)
			gain = (int) ZHN_PAIR_GAIN_MASK;
		if (room > 0 && put_pair(t.common, ZHN_COMMON_BITS, hash, gain))
			room--;
		else if (!put_rare_pair(&t, hash, gain))
		{
			t.lost++;
			continue;
		}
		raise_bounds(&records[pair->left->id], &records[pair->right->id],
					 to_bound(nats));
	}
	return t;
}

uint8_t *
gains_of_classes(const Pairs *pairs, uint32_t n)
{
	uint8_t    *gains = need(calloc(n, ZHN_NCLASSES));

	for (uint32_t i = 0; i < pairs->n; i++)
	{
		const Pair *pair = &pairs->list[i];
		ZhnClass	c = words_class(pairs->words, pair->right);
		double		gain = pair_gain(pair) * ZHN_NAT / ZHN_CLASS_GAIN_UNIT;

		if (c < ZHN_NCLASSES && gain > 0)
			gains[pair->left->id * ZHN_NCLASSES + c] =
				gain > 255 ? 255 : (uint8_t) lrint(gain);
	}
	return gains;
}
