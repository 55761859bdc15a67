/*-------------------------------------------------------------------------
 *
 * pair.h
 *	  What a pair of words gains, in the tables of the image.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PAIR_H
#define ZHN_PAIR_H

#include "segment/image.h"

/*
 * The gain in the entry of a line that has the mark, or 0.  Comparing all
 * entries at once is cheaper than a loop that ends at a place nobody can
 * predict; gcc and clang make this one or two vector instructions a row.
 */
static inline int32_t
zhn_pair_find(const ZhnPairLine *line, uint32_t mark)
{
	typedef uint32_t Row __attribute__((vector_size(16)));
	const Row  *rows = (const Row *) line->entries;
	Row			marks = {mark, mark, mark, mark};
	Row			mask = {~ZHN_PAIR_GAIN_MASK, ~ZHN_PAIR_GAIN_MASK,
	~ZHN_PAIR_GAIN_MASK, ~ZHN_PAIR_GAIN_MASK};
	Row			found = {0};

	for (int i = 0; i < ZHN_LINE_ENTRIES / 4; i++)
		found |= rows[i] & (Row) ((rows[i] & mask) == marks);
	return (int32_t) ((found[0] | found[1] | found[2] | found[3]) &
					  ZHN_PAIR_GAIN_MASK);
}

/*
 * What the pair is cheaper by than its words apart; 0 if it was never
 * counted.  pairs is the place in the record of the left word.
 */
static inline int32_t
zhn_pair_gain(const ZhnModel *model, uint32_t left, uint32_t pairs,
			  uint32_t right)
{
	uint32_t	entry = model->common_pairs[pairs + right];
	uint64_t	hash;
	uint32_t	bit;

	if (entry >> ZHN_PAIR_GAIN_BITS == left)
		return (int32_t) (entry & ZHN_PAIR_GAIN_MASK);
	hash = zhn_pair_hash(left, right);
	bit = zhn_pair_filter_bit(hash);
	if ((model->rare_filter[bit >> 5] >> (bit & 31) & 1) == 0)
		return 0;
	return zhn_pair_find(&model->rare_pairs[zhn_pair_line(hash,
														  model->image->rare_bits)],
						 zhn_pair_mark(hash));
}

#endif							/* ZHN_PAIR_H */
