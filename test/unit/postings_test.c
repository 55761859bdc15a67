/*-------------------------------------------------------------------------
 *
 * postings_test.c
 *	  Unit tests of stored postings: what is written is read again, changes
 *	  come to the same as writing anew, and damage is noticed.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "index/lengths.h"
#include "index/list.h"
#include "index/merge.h"

/* Documents of a model, by number. */
#define DOCUMENTS	6000

/* A posting of the model; n is -1 if there is none. */
typedef struct Model
{
	int			n;
	uint32_t	length;
	uint16_t	places[ZHN_POSITIONS_MAX];
} Model;

static Model model[DOCUMENTS];

/* The rows of a word. */
typedef struct Row
{
	int64_t		first;
	int64_t		last;
	uint32_t	n;
	size_t		size;
	unsigned char *bytes;		/* with padding */
} Row;

typedef struct Rows
{
	TestEnv    *t;
	size_t		limit;
	size_t		n;
	Row			rows[DOCUMENTS];
} Rows;

static uint32_t seed;

static uint32_t
below(uint32_t n)
{
	return test_random(&seed) % n;
}

/* Numbers of documents are far apart now and then. */
static int64_t
id_of(int document, bool sparse)
{
	return sparse ? document * INT64_C(70000000) - 1000 : document + 7;
}

static int64_t
id_of_document(int document, int kind)
{
	return id_of(document, kind == 1);
}

static void
put_row(void *arg, const ZhnRowOut *out)
{
	Rows	   *rows = arg;
	Row		   *row = &rows->rows[rows->n++];

	row->first = out->first;
	row->last = out->last;
	row->n = out->n;
	row->size = out->size;
	row->bytes = zhn_alloc(&rows->t->env, out->size + ZHN_BITS_PADDING);
	memcpy(row->bytes, out->row, out->size);
	memset(row->bytes + out->size, 0xA5, ZHN_BITS_PADDING);
}

static void
random_posting(Model *posting)
{
	int			kind = (int) below(20);
	int			n = kind == 0 ? 0 : kind == 1 ? 1 + (int) below(256) :
		1 + (int) below(3);
	uint32_t	place = 0;
	int			class = 3;

	posting->n = 0;
	for (int i = 0; i < n && place < 0x3F00; i++)
	{
		place += 1 + below(kind == 1 ? 30 : 3000);
		if (place > 0x3FFF)
			break;
		if (kind == 2)
			class = (int) below(4);
		else if (class > 0 && below(2) == 0)
			class--;
		if (kind > 5)
			class = 0;
		posting->places[posting->n++] = (uint16_t)
			(place | (uint32_t) class << 14);
	}
	posting->length = (uint32_t) posting->n + below(2000);
}

static ZhnPosting
posting_of(int document, int kind)
{
	ZhnPosting	posting = {0};

	posting.id = id_of_document(document, kind);
	posting.length = model[document].length;
	posting.n = (uint16_t) model[document].n;
	posting.places = model[document].places;
	return posting;
}

/* Write the whole model. */
static void
write_model(Rows *rows, ZhnWriter *writer, int kind)
{
	rows->n = 0;
	zhn_writer_start(writer, &rows->t->env, rows->limit, put_row, rows);
	for (int i = 0; i < DOCUMENTS; i++)
		if (model[i].n >= 0)
		{
			ZhnPosting	posting = posting_of(i, kind);

			zhn_writer_add(writer, &posting);
		}
	zhn_writer_finish(writer);
}

/* Is the posting bounded by the impacts of its block? */
static bool
is_bounded(const ZhnBlock *block, const Model *posting)
{
	static const int weights[] = ZHN_IMPACT_WEIGHTS;
	int			frequency = posting->n == 0 ? 1 : 0;

	for (int i = 0; i < posting->n; i++)
		frequency += weights[ZHN_POSITION_CLASS(posting->places[i])];
	for (int i = 0; i < block->nimpacts; i++)
		if (block->impacts[i].frequency >= frequency &&
			block->impacts[i].length <= posting->length)
			return true;
	return false;
}

/* Does a posting of a block have what the model has? */
static bool
same_posting(const ZhnPostings *postings, const ZhnPlaces *places, int at,
			 const Model *posting)
{
	uint32_t	start = places->starts[at];
	uint16_t	counts[ZHN_CLASSES] = {0};
	uint16_t	found[ZHN_CLASSES];

	for (int i = 0; i < posting->n; i++)
		counts[ZHN_POSITION_CLASS(posting->places[i])]++;
	if (posting->n == 0)
		counts[0] = 1;
	zhn_posting_counts(postings, at, found);
	return postings->frequencies[at] == (posting->n > 0 ? posting->n : 1) &&
		places->starts[at + 1] - start == (uint32_t) posting->n &&
		memcmp(&places->places[start], posting->places,
			   (size_t) posting->n * sizeof(uint16_t)) == 0 &&
		memcmp(counts, found, sizeof(counts)) == 0;
}

/* What is wrong with the rows; NULL if they are those of the model. */
static const char *
compare(Rows *rows, int kind)
{
	ZhnPostings *postings = zhn_alloc(&rows->t->env, sizeof(ZhnPostings));
	ZhnPlaces  *places = zhn_alloc(&rows->t->env, sizeof(ZhnPlaces));
	ZhnList		list;
	int			document = 0;

	zhn_list_start(&list, &rows->t->env);
	for (size_t i = 0; i < rows->n; i++)
	{
		if (rows->rows[i].size > rows->limit)
			return "a row is too long";
		zhn_list_add(&list, rows->rows[i].bytes, rows->rows[i].size,
					 rows->rows[i].first);
		if (list.blocks[list.nblocks - 1].last != rows->rows[i].last)
			return "a row does not end where it says";
	}
	for (size_t b = 0; b < list.nblocks; b++)
	{
		const ZhnBlock *block = &list.blocks[b];

		zhn_block_postings(&rows->t->env, block, postings);
		zhn_block_places(&rows->t->env, block, postings, places);
		for (int i = 0; i < block->n; i++)
		{
			while (document < DOCUMENTS && model[document].n < 0)
				document++;
			if (document == DOCUMENTS)
				return "there are too many postings";
			if (block->first + postings->ids[i] !=
				id_of_document(document, kind))
				return "another document";
			if (!same_posting(postings, places, i, &model[document]))
				return "another posting";
			if (!is_bounded(block, &model[document]))
				return "a posting is not bounded";
			document++;
		}
	}
	while (document < DOCUMENTS && model[document].n < 0)
		document++;
	return document < DOCUMENTS ? "a posting is missing" : NULL;
}

/* Change some documents of the model, and the rows, as a fold does. */
static void
change(Rows *rows, ZhnWriter *writer, ZhnMerge *merge, int kind)
{
	Rows	   *old = zhn_alloc(&rows->t->env, sizeof(Rows));
	uint32_t	share = 1 + below(below(2) == 0 ? 4 : 400);
	int			from = (int) below(DOCUMENTS);
	int			to = from + (int) below((uint32_t) (DOCUMENTS - from)) + 1;
	size_t		row = 0;
	bool		started = false;

	memcpy(old, rows, sizeof(Rows));
	rows->n = 0;
	for (int i = from; i < to; i++)
	{
		ZhnChange	change;

		if (below(share) != 0)
			continue;
		change.removed = model[i].n >= 0 && below(3) == 0;
		if (change.removed)
			model[i].n = -1;
		else
			random_posting(&model[i]);
		change.posting = posting_of(i, kind);

		/* The row that begins last before it, or the first one. */
		while (row < old->n && (!started ||
								(row + 1 < old->n && old->rows[row + 1].first <=
								 change.posting.id)))
		{
			Row		   *here = &old->rows[row];

			if (started)
			{
				zhn_merge_finish(merge);
				zhn_writer_finish(writer);
				started = false;
				row++;
				continue;
			}
			if (row + 1 < old->n &&
				old->rows[row + 1].first <= change.posting.id)
			{
				rows->rows[rows->n++] = *here;
				row++;
				continue;
			}
			{
				size_t		n = zhn_row_blocks(&rows->t->env, here->bytes,
											   here->size);
				ZhnBlock   *blocks = zhn_alloc(&rows->t->env,
											   n * sizeof(ZhnBlock));

				zhn_row_open(&rows->t->env, here->bytes, here->size,
							 here->first, blocks);
				zhn_writer_start(writer, &rows->t->env, rows->limit, put_row,
								 rows);
				zhn_merge_start(merge, writer, blocks, n);
				started = true;
			}
		}
		if (!started)
		{
			zhn_writer_start(writer, &rows->t->env, rows->limit, put_row,
							 rows);
			zhn_merge_start(merge, writer, NULL, 0);
			started = true;
		}
		zhn_merge_change(merge, &change);
	}
	if (started)
	{
		zhn_merge_finish(merge);
		zhn_writer_finish(writer);
		row++;
	}
	for (; row < old->n; row++)
		rows->rows[rows->n++] = old->rows[row];
}

static void
test_rows(void)
{
	Rows	   *rows = malloc(sizeof(Rows));

	for (int round = 0; round < 24; round++)
	{
		TestEnv		t;
		ZhnWriter  *writer;
		ZhnMerge   *merge;
		int			kind = round % 2;
		uint32_t	share;
		const char *wrong = NULL;

		test_env_open(&t);
		seed = (uint32_t) round + 1;
		share = 1 + below(50);
		writer = zhn_alloc(&t.env, sizeof(ZhnWriter));
		merge = zhn_alloc(&t.env, sizeof(ZhnMerge));
		for (int i = 0; i < DOCUMENTS; i++)
		{
			model[i].n = -1;
			if (below(share) == 0)
				random_posting(&model[i]);
		}
		rows->t = &t;
		rows->limit = round % 3 == 0 ? ZHN_ROW_LIMIT_MIN : 4000;
		write_model(rows, writer, kind);
		wrong = compare(rows, kind);
		ok(wrong == NULL, "round %d: what is written is read again: %s",
		   round, wrong != NULL ? wrong : "");
		for (int i = 0; i < 12 && wrong == NULL; i++)
		{
			change(rows, writer, merge, kind);
			wrong = compare(rows, kind);
		}
		ok(wrong == NULL, "round %d: and again after changes: %s", round,
		   wrong != NULL ? wrong : "");
		test_env_close(&t);
	}
	free(rows);
}

/* Blocks as full as they can be: every place of every posting. */
static void
test_full_blocks(void)
{
	Rows	   *rows = malloc(sizeof(Rows));
	TestEnv		t;
	ZhnWriter  *writer;
	const char *wrong;

	test_env_open(&t);
	writer = zhn_alloc(&t.env, sizeof(ZhnWriter));
	for (int i = 0; i < DOCUMENTS; i++)
	{
		model[i].n = i < 300 ? ZHN_POSITIONS_MAX : -1;
		model[i].length = ZHN_POSITIONS_MAX;
		for (int k = 0; k < ZHN_POSITIONS_MAX; k++)
			model[i].places[k] = (uint16_t) (1 + k * 64);
	}
	rows->t = &t;
	rows->limit = 4000;
	write_model(rows, writer, 0);
	wrong = compare(rows, 0);
	ok(wrong == NULL, "300 postings of 256 positions each: %s",
	   wrong != NULL ? wrong : "");
	test_env_close(&t);
	free(rows);
}

int
main(void)
{
	test_rows();
	test_full_blocks();
	return done_testing();
}
