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

/*
 * Sums by label, which all labels of a token take a step on together.  Only
 * their differences count, so that they are kept relative to the largest one
 * and fit: own weights are within 4,096, and one label can always be reached
 * from any other in two steps.  The last lane is no label, and loses.
 */
typedef int16_t Sums
__attribute__((vector_size(2 * ZHN_LABELS_ROOM), aligned(8)));
typedef uint8_t Bytes __attribute__((vector_size(ZHN_LABELS_ROOM)));

#define NO_LABEL (-8192)

typedef struct Chain
{
	ZhnLook		looks[ZHN_TAGGED_MAX + 2 * ZHN_LOOK_AROUND];
	Sums		own[ZHN_TAGGED_MAX];	/* of the features of the token */
	Sums		before[ZHN_TAGGED_MAX]; /* best up to here, own included */
	Sums		after[ZHN_TAGGED_MAX];	/* best from here, own not included */
} Chain;

/*
 * What a label costs after another, as steps of all labels need it.  A name
 * goes on only after its beginning or what goes on itself.
 */
typedef struct Steps
{
	Sums		to[ZHN_LABELS_ROOM];	/* by left label: all right ones */
	Sums		from[ZHN_LABELS_ROOM];	/* by right label: all left ones */
	Sums		on;				/* to what goes on, from its beginning */
	Sums		on_again;		/* and from itself */
	Sums		further;		/* from a name to what goes on */
	Sums		goes_on;		/* all ones where a label goes on */
	Sums		is_name;		/* all ones where a label is of a name */
} Steps;

static inline Sums
splat(int16_t n)
{
	return (Sums) {n, n, n, n, n, n, n, n};
}

static inline Sums
larger(Sums a, Sums b)
{
	Sums		more = a > b;

	return (a & more) | (b & ~more);
}

/* Where of is all ones a, else b. */
static inline Sums
choose(Sums of, Sums a, Sums b)
{
	return (a & of) | (b & ~of);
}

static Sums
less_largest(Sums sums)
{
	int16_t		most = sums[0];

	for (int y = 1; y < ZHN_NLABELS; y++)
		if (sums[y] > most)
			most = sums[y];
	return sums - splat(most);
}

static void
fill_steps(Steps *steps)
{
	memset(steps, 0, sizeof(Steps));
	for (int v = 0; v < ZHN_NLABELS; v++)
	{
		for (int y = 0; y < ZHN_NLABELS; y++)
		{
			steps->to[v][y] = zhn_name_weights.pairs[v][y];
			steps->from[y][v] = zhn_name_weights.pairs[v][y];
		}
		if (v == 0)
			continue;
		steps->is_name[v] = -1;
		steps->further[v] = zhn_name_weights.pairs[v][v + v % 2];
		if (v % 2 == 0)
		{
			steps->goes_on[v] = -1;
			steps->on[v] = zhn_name_weights.pairs[v - 1][v];
			steps->on_again[v] = zhn_name_weights.pairs[v][v];
		}
	}
}

/*
 * Add the rows of a token: those that have the mark of their feature, since
 * features share rows.  Weights are kept with ZHN_WEIGHT_ZERO added.
 */
static Sums
sum_features(const ZhnLook *look)
{
	uint32_t	hashes[ZHN_NFEATURES];
	const uint8_t *rows[ZHN_NFEATURES];
	uint32_t	n = 0;
	Sums		sums = splat(0);

	zhn_features(look, hashes);
	for (int f = 0; f < ZHN_NFEATURES; f++)
	{
		const uint8_t *row =
			zhn_name_weights.rows[zhn_feature_row(hashes[f])];

		rows[n] = row;
		n += row[ZHN_NLABELS] == zhn_feature_mark(hashes[f]);
	}
	for (uint32_t k = 0; k < n; k++)
	{
		Bytes		bytes;

		memcpy(&bytes, rows[k], sizeof(bytes));
		sums += __builtin_convertvector(bytes, Sums);
	}
	sums -= splat((int16_t) (n * ZHN_WEIGHT_ZERO));
	sums[ZHN_NLABELS] = NO_LABEL;
	return sums;
}

/* The sums of the labels one to the right, for what goes on from them. */
static inline Sums
shift_up(Sums s)
{
	return (Sums) {0, s[0], s[1], s[2], s[3], s[4], s[5], s[6]};
}

static void
run_forward(Chain *c, const Steps *steps, uint32_t n)
{
	c->before[0] = less_largest(c->own[0]);
	for (uint32_t t = 1; t < n; t++)
	{
		Sums		before = c->before[t - 1];
		Sums		most = splat(before[0]) + steps->to[0];

		for (int v = 1; v < ZHN_NLABELS; v++)
			most = larger(most, splat(before[v]) + steps->to[v]);
		most = choose(steps->goes_on,
					  larger(shift_up(before) + steps->on,
							 before + steps->on_again), most);
		c->before[t] = less_largest(most + c->own[t]);
	}
}

static void
run_backward(Chain *c, const Steps *steps, uint32_t n)
{
	c->after[n - 1] = splat(0);
	for (uint32_t t = n - 1; t > 0; t--)
	{
		Sums		s = c->own[t] + c->after[t];
		Sums		further = (Sums) {0, s[2], s[2], s[4], s[4], s[6], s[6], 0};
		Sums		most = splat(s[0]) + steps->from[0];

		for (int y = 1; y < ZHN_NLABELS; y += 2)
			most = larger(most, splat(s[y]) + steps->from[y]);
		most = choose(steps->is_name,
					  larger(most, further + steps->further), most);
		c->after[t - 1] = less_largest(most);
	}
}

/* The best label before a token that has label y; of equals the first. */
static uint8_t
label_before(const Chain *c, const Steps *steps, uint32_t t, uint8_t y)
{
	Sums		sums = c->before[t - 1] + steps->from[y];
	uint8_t		best = y > 0 && y % 2 == 0 ? (uint8_t) (y - 1) : 0;
	uint8_t		last = best > 0 ? y : ZHN_NLABELS - 1;

	for (uint8_t v = best; v <= last; v++)
		if (sums[v] > sums[best])
			best = v;
	return best;
}

/* The tag of a token whose label is known. */
static void
fill_tag(const Chain *c, uint32_t t, uint8_t label, ZhnTag *tag)
{
	Sums		sums = c->before[t] + c->after[t];
	Sums		lost = splat(sums[label]) - sums;
	int16_t		least = INT16_MAX;
	int			kind = (label + 1) / 2;

	tag->label = label;
	if (kind != 0)
		least = lost[ZHN_LABEL_OUTSIDE];
	for (int k = 1; k <= 3; k++)
	{
		int16_t		first = lost[2 * k - 1];
		int16_t		further = lost[2 * k];

		tag->names[k - 1] = further < first ? further : first;
		if (k != kind && tag->names[k - 1] < least)
			least = tag->names[k - 1];
	}
	tag->margin = least;
}

static void
tag_tokens(Chain *c, const Steps *steps, uint32_t n, ZhnTag *tags)
{
	uint8_t		label = 0;

	for (uint32_t t = 0; t < n; t++)
		c->own[t] = sum_features(&c->looks[ZHN_LOOK_AROUND + t]);
	run_forward(c, steps, n);
	run_backward(c, steps, n);
	for (uint8_t y = 1; y < ZHN_NLABELS; y++)
		if (c->before[n - 1][y] > c->before[n - 1][label])
			label = y;
	for (uint32_t t = n; t > 0; t--)
	{
		fill_tag(c, t - 1, label, &tags[t - 1]);
		if (t > 1)
			label = label_before(c, steps, t - 1, label);
	}
}

ZhnTag *
zhn_tag(const ZhnDoc *doc, uint32_t first_mention)
{
	uint8_t    *marks = zhn_rule_marks(doc, first_mention);
	ZhnTag	   *tags = zhn_alloc(doc->env,
								 (doc->ntokens + 1) * sizeof(ZhnTag));
	Chain	   *chain = zhn_alloc(doc->env, sizeof(Chain));
	Steps		steps;
	const ZhnTag common = {ZHN_LABEL_OUTSIDE, INT16_MAX,
		{INT16_MAX, INT16_MAX, INT16_MAX}};
	uint32_t	end;

	fill_steps(&steps);
	for (uint32_t t = 0; t < doc->ntokens; t++)
		tags[t] = common;
	for (uint32_t t = 0; zhn_next_tagged(doc, marks, t, &t, &end); t = end)
	{
		zhn_interrupts(doc->env);
		zhn_looks(doc, marks, t, end, chain->looks);
		tag_tokens(chain, &steps, end - t, tags + t);
	}
	zhn_release(doc->env, chain);
	zhn_release(doc->env, marks);
	return tags;
}
