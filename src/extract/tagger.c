/*-------------------------------------------------------------------------
 *
 * tagger.c
 *	  The model of names: which tokens are people, organisations, places.
 *
 * A linear-chain conditional random field over tokens, trained by
 * data/make/names.c, whose best sequence of labels is found sentence by
 * sentence (Viterbi 1967).  Weights and sums are whole numbers, so that the
 * result is the same on every machine.
 *
 * How sure a label is, its margin tells: what the best sequence that has
 * another kind at this token costs more.  It takes the same recursion from
 * the other end.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/tagger.h"
#include "extract/weights.h"

/* Sums of a sentence, by token and label. */
typedef int32_t Sums[ZHN_LABELS_ROOM];

typedef struct Chain
{
	ZhnLook		looks[ZHN_TAGGED_MAX + 2 * ZHN_LOOK_AROUND];
	Sums		own[ZHN_TAGGED_MAX];	/* of the features of the token */
	Sums		before[ZHN_TAGGED_MAX]; /* best up to here, own included */
	Sums		after[ZHN_TAGGED_MAX];	/* best from here, own not included */
	uint8_t		back[ZHN_TAGGED_MAX][ZHN_LABELS_ROOM];
} Chain;

/* A row as a number whose lowest byte is its first. */
static inline uint64_t
load_row(const uint8_t *row)
{
	uint64_t	n;

	memcpy(&n, row, sizeof(n));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	n = __builtin_bswap64(n);
#endif
	return n;
}

/*
 * Add the rows of a token.  Weights are kept with 128 added, so that four of
 * them can be added as one number without a carry from one to the next.
 */
static void
sum_features(const ZhnLook *look, Sums own)
{
	const uint64_t lanes = UINT64_C(0x00FF00FF00FF00FF);
	uint32_t	hashes[ZHN_NFEATURES];
	uint64_t	even = 0;
	uint64_t	odd = 0;
	int32_t		found = 0;

	zhn_features(look, hashes);
	for (int f = 0; f < ZHN_NFEATURES; f++)
	{
		const uint8_t *row =
			zhn_name_weights.rows[zhn_feature_row(hashes[f])];
		bool		own_row = row[ZHN_NLABELS] == zhn_feature_mark(hashes[f]);
		uint64_t	n = load_row(row) & (UINT64_C(0) - own_row);

		even += n & lanes;
		odd += n >> 8 & lanes;
		found += own_row;
	}
	for (int y = 0; y < ZHN_LABELS_ROOM; y++)
		own[y] = (int32_t) ((y % 2 == 0 ? even : odd) >> 8 * (y & ~1) &
							0xFFFF) - found * ZHN_WEIGHT_ZERO;
}

/* The best label before a token that has label y. */
static inline void
extend(Chain *c, uint32_t t, int y, int first, int last)
{
	const int32_t *before = c->before[t - 1];
	int			best = first;
	int32_t		most = before[first] + zhn_name_weights.pairs[first][y];

	for (int v = first + 1; v <= last; v++)
	{
		int32_t		sum = before[v] + zhn_name_weights.pairs[v][y];

		if (sum > most)
		{
			most = sum;
			best = v;
		}
	}
	c->back[t][y] = (uint8_t) best;
	c->before[t][y] = most + c->own[t][y];
}

/* A name goes on only after its beginning or what goes on itself. */
static void
run_forward(Chain *c, uint32_t n)
{
	memcpy(c->before[0], c->own[0], sizeof(Sums));
	for (uint32_t t = 1; t < n; t++)
	{
		extend(c, t, ZHN_LABEL_OUTSIDE, 0, ZHN_NLABELS - 1);
		for (int y = 1; y < ZHN_NLABELS; y += 2)
		{
			extend(c, t, y, 0, ZHN_NLABELS - 1);
			extend(c, t, y + 1, y, y + 1);
		}
	}
}

static void
run_backward(Chain *c, uint32_t n)
{
	memset(c->after[n - 1], 0, sizeof(Sums));
	for (uint32_t t = n - 1; t > 0; t--)
	{
		Sums		sums;

		for (int y = 0; y < ZHN_NLABELS; y++)
			sums[y] = c->own[t][y] + c->after[t][y];
		for (int v = 0; v < ZHN_NLABELS; v++)
		{
			const int8_t *pairs = zhn_name_weights.pairs[v];
			int			further = v + v % 2;
			int32_t		most = sums[0] + pairs[0];

			for (int y = 1; y < ZHN_NLABELS; y += 2)
				if (sums[y] + pairs[y] > most)
					most = sums[y] + pairs[y];
			if (further > 0 && sums[further] + pairs[further] > most)
				most = sums[further] + pairs[further];
			c->after[t - 1][v] = most;
		}
	}
}

static int16_t
narrow(int32_t margin)
{
	return (int16_t) (margin > INT16_MAX ? INT16_MAX : margin);
}

/* The tag of a token whose label is known. */
static void
fill_tag(const Chain *c, uint32_t t, uint8_t label, ZhnTag *tag)
{
	int32_t		best = c->before[t][label] + c->after[t][label];
	int32_t		least = INT32_MAX;
	int			kind = (label + 1) / 2;

	tag->label = label;
	for (int k = 0; k <= 3; k++)
	{
		int32_t		sum = k == 0 ? c->before[t][0] + c->after[t][0]
			: c->before[t][2 * k - 1] + c->after[t][2 * k - 1];

		if (k > 0 && c->before[t][2 * k] + c->after[t][2 * k] > sum)
			sum = c->before[t][2 * k] + c->after[t][2 * k];
		if (k > 0)
			tag->names[k - 1] = narrow(best - sum);
		if (k != kind && best - sum < least)
			least = best - sum;
	}
	tag->margin = narrow(least);
}

static void
tag_tokens(Chain *c, uint32_t n, ZhnTag *tags)
{
	uint8_t		label = 0;

	for (uint32_t t = 0; t < n; t++)
		sum_features(&c->looks[ZHN_LOOK_AROUND + t], c->own[t]);
	run_forward(c, n);
	run_backward(c, n);
	for (uint8_t y = 1; y < ZHN_NLABELS; y++)
		if (c->before[n - 1][y] > c->before[n - 1][label])
			label = y;
	for (uint32_t t = n; t > 0; t--)
	{
		fill_tag(c, t - 1, label, &tags[t - 1]);
		if (t > 1)
			label = c->back[t - 1][label];
	}
}

ZhnTag *
zhn_tag(const ZhnDoc *doc, uint32_t first_mention)
{
	uint8_t    *marks = zhn_rule_marks(doc, first_mention);
	ZhnTag	   *tags = zhn_alloc(doc->env,
								 (doc->ntokens + 1) * sizeof(ZhnTag));
	Chain	   *chain = zhn_alloc(doc->env, sizeof(Chain));
	const ZhnTag common = {ZHN_LABEL_OUTSIDE, INT16_MAX,
		{INT16_MAX, INT16_MAX, INT16_MAX}};
	uint32_t	end;

	for (uint32_t t = 0; t < doc->ntokens; t++)
		tags[t] = common;
	for (uint32_t t = 0; zhn_next_tagged(doc, marks, t, &t, &end); t = end)
	{
		zhn_interrupts(doc->env);
		zhn_looks(doc, marks, t, end, chain->looks);
		tag_tokens(chain, end - t, tags + t);
	}
	zhn_release(doc->env, chain);
	zhn_release(doc->env, marks);
	return tags;
}
