/*-------------------------------------------------------------------------
 *
 * gains.c
 *	  The tables of the image that say what pairs gain.
 *
 * The table of common pairs is a matrix with a row for each left word, nearly
 * all of which is empty.  Rows are laid over one another, the longest first,
 * each at the first place where its entries fall on free ones.  Were all
 * pairs put into it, it would be four times as long as they are, for the rows
 * are dense where right words are frequent; and it would not stay in the
 * processor's cache.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/gains.h"

#include <math.h>
#include <stdlib.h>

#include "tool/cost.h"
#include "tool/need.h"

/* A pair that was counted so often is a common one. */
#define COMMON_COUNT 20

/* The table of rare pairs has at least this much room for each. */
#define ROOM_FOR_PAIR 1.5

/* The entries of a left word. */
typedef struct Row
{
	uint32_t	left;
	uint32_t	first;			/* in the list of cells */
	uint32_t	n;
} Row;

typedef struct Cell
{
	uint32_t	left;
	uint32_t	right;
	uint32_t	gain;
	double		count;
} Cell;

/* The table of common pairs under construction. */
typedef struct Layout
{
	uint32_t   *entries;
	uint32_t	room;
	uint32_t	last;			/* last place of a row */
	uint32_t	free;			/* no entry before this one is free */
} Layout;

/* What a gain is at most, in units of bounds. */
static unsigned
to_bound(double nats)
{
	double		bound = ceil(nats * ZHN_NAT / ZHN_BOUND_UNIT + 0.5);

	return bound > 255 ? 255 : (unsigned) bound;
}

/* The pairs that gain something as cells; also raises the bounds of words. */
static Cell *
find_cells(const Pairs *pairs, ZhnWord *records, uint32_t *n)
{
	Cell	   *cells = need(malloc(pairs->n * sizeof(Cell)));

	*n = 0;
	for (uint32_t i = 0; i < pairs->n; i++)
	{
		const Pair *pair = &pairs->list[i];
		double		nats = pair_gain(pair);
		int			gain = to_cost(nats);
		ZhnWord    *right = &records[pair->right->id];

		if (gain <= 0 || !word_is_spelled(pair->right))
			continue;
		if (gain > (int) ZHN_PAIR_GAIN_MASK)
			gain = (int) ZHN_PAIR_GAIN_MASK;
		if (right->bound < to_bound(nats))
			right->bound = to_bound(nats);
		cells[(*n)++] = (Cell)
		{
			pair->left->id, pair->right->id, (uint32_t) gain, pair->count
		};
	}
	return cells;
}

/* By left, then by right word. */
static int
compare_cells(const void *a, const void *b)
{
	const Cell *x = a;
	const Cell *y = b;

	if (x->left != y->left)
		return x->left < y->left ? -1 : 1;
	return x->right < y->right ? -1 : x->right > y->right;
}

/* The most frequent first. */
static int
compare_counts(const void *a, const void *b)
{
	const Cell *x = a;
	const Cell *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return compare_cells(a, b);
}

/* The longest first. */
static int
compare_rows(const void *a, const void *b)
{
	const Row  *x = a;
	const Row  *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return x->left < y->left ? -1 : x->left > y->left;
}

static Row *
find_rows(Cell *cells, uint32_t ncells, uint32_t *n)
{
	Row		   *rows = need(malloc(ncells * sizeof(Row)));

	*n = 0;
	qsort(cells, ncells, sizeof(Cell), compare_cells);
	for (uint32_t i = 0; i < ncells; i++)
	{
		if (i == 0 || cells[i].left != cells[i - 1].left)
			rows[(*n)++] = (Row)
			{
				cells[i].left, i, 0
			};
		rows[*n - 1].n++;
	}
	qsort(rows, *n, sizeof(Row), compare_rows);
	return rows;
}

/* Make sure that there are so many entries. */
static void
extend(Layout *layout, uint32_t n)
{
	uint32_t	old = layout->room;

	if (n <= old)
		return;
	layout->room = n + n / 2;
	layout->entries = need(realloc(layout->entries,
								   layout->room * sizeof(uint32_t)));
	for (uint32_t i = old; i < layout->room; i++)
		layout->entries[i] = 0;
}

/* The first place where no cell of the row falls on an entry in use. */
static uint32_t
find_place(Layout *layout, const Row *row, const Cell *cells)
{
	const uint32_t *entries;

	while (layout->free < layout->room && layout->entries[layout->free] != 0)
		layout->free++;
	for (uint32_t at = layout->free;; at++)
	{
		uint32_t	i = 0;

		if (at < cells[0].right)
			continue;
		extend(layout, at + cells[row->n - 1].right + 1);
		entries = layout->entries + (at - cells[0].right);
		while (i < row->n && entries[cells[i].right] == 0)
			i++;
		if (i == row->n)
			return at - cells[0].right;
	}
}

static void
put_row(Layout *layout, const Row *row, const Cell *cells, ZhnWord *record)
{
	uint32_t	place = find_place(layout, row, cells);

	record->pairs = place;
	if (record->pairs != place || row->left >> (32 - ZHN_PAIR_GAIN_BITS) != 0)
		die("no room for pairs of word %u at %u", row->left, place);
	for (uint32_t i = 0; i < row->n; i++)
		layout->entries[place + cells[i].right] =
			row->left << ZHN_PAIR_GAIN_BITS | cells[i].gain;
	if (layout->last < place)
		layout->last = place;
}

/* The table goes on so far that any word may be looked up in any row. */
static void
make_common(PairTables *t, Cell *cells, uint32_t n, ZhnWord *records,
			uint32_t nrecords)
{
	Layout		layout = {0};
	uint32_t	nrows;
	Row		   *rows = find_rows(cells, n, &nrows);

	for (uint32_t i = 0; i < nrows; i++)
		put_row(&layout, &rows[i], cells + rows[i].first,
				&records[rows[i].left]);
	t->ncommon = layout.last + nrecords;
	extend(&layout, t->ncommon);
	t->common = layout.entries;
	free(rows);
}

/* Put a pair into its line; false if the line is full. */
static bool
put_rare(PairTables *t, const Cell *cell)
{
	uint64_t	hash = zhn_pair_hash(cell->left, cell->right);
	uint32_t	bit = zhn_pair_filter_bit(hash);
	uint32_t   *entries = t->rare[zhn_pair_line(hash, t->rare_bits)].entries;

	for (int i = 0; i < ZHN_LINE_ENTRIES; i++)
		if (entries[i] == 0)
		{
			entries[i] = zhn_pair_mark(hash) | cell->gain;
			t->filter[bit >> 5] |= 1u << (bit & 31);
			return true;
		}
	return false;
}

/* The most frequent pairs are put first, so few find their line full. */
static void
make_rare(PairTables *t, const Cell *cells, uint32_t n)
{
	t->rare_bits = 4;
	while ((ZHN_LINE_ENTRIES << t->rare_bits) < n * ROOM_FOR_PAIR)
		t->rare_bits++;
	t->rare = need(calloc((size_t) 1 << t->rare_bits, sizeof(ZhnPairLine)));
	t->filter = need(calloc(1u << (ZHN_FILTER_BITS - 3), 1));
	for (uint32_t i = 0; i < n; i++)
		if (!put_rare(t, &cells[i]))
			t->lost++;
}

PairTables
gains_of_pairs(Pairs *pairs, ZhnWord *records, uint32_t nrecords)
{
	PairTables	t = {0};
	uint32_t	ncells;
	uint32_t	common = 0;
	Cell	   *cells = find_cells(pairs, records, &ncells);

	qsort(cells, ncells, sizeof(Cell), compare_counts);
	while (common < ncells && cells[common].count >= COMMON_COUNT)
		common++;
	make_rare(&t, cells + common, ncells - common);
	make_common(&t, cells, common, records, nrecords);
	free(cells);
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
