/*-------------------------------------------------------------------------
 *
 * postings_test.c
 *	  Unit tests of stored postings: what is written is read again, changes
 *	  come to the same as writing anew, and damage is noticed.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "index/lengths.h"
#include "index/list.h"
#include "index/merge.h"
#include "index/short.h"

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

/* A short list with random postings; those of a list with no room end it. */
static void
random_list(ZhnShortList *list, bool sparse)
{
	int			n = 1 + (int) below(below(4) == 0 ? ZHN_SHORT_MAX + 8 : 3);
	int			document = (int) below(1000) - 500;

	zhn_short_start(list);
	for (int i = 0; i < n; i++)
	{
		Model		model;
		ZhnPosting	posting = {0};

		random_posting(&model);
		document += 1 + (int) below(below(3) == 0 ? 5000 : 3);
		posting.id = id_of(document, sparse);
		posting.length = model.length;
		posting.n = (uint16_t) model.n;
		posting.places = model.places;
		if (!zhn_short_add(list, &posting))
			break;
	}
	if (list->n == 0)
		random_list(list, sparse);
}

static bool
same_list(const ZhnShortList *one, const ZhnShortList *other)
{
	return one->n == other->n && other->length <= one->length &&
		other->length >= one->length / 16 * 15 &&
		memcmp(one->ids, other->ids, (size_t) one->n * sizeof(int64_t)) == 0 &&
		memcmp(one->starts, other->starts,
			   (size_t) (one->n + 1) * sizeof(uint16_t)) == 0 &&
		memcmp(one->places, other->places,
			   one->starts[one->n] * sizeof(uint16_t)) == 0;
}

#define WORDS	2000

/* Rows of short lists that are written. */
typedef struct Bundles
{
	TestEnv    *t;
	size_t		limit;
	size_t		n;
	size_t		bytes;			/* of all rows */
	bool		wrong;
	size_t		words;			/* read so far */
	ZhnShortList lists[WORDS];
} Bundles;

/* A word by its number: some share much with the one before. */
static size_t
word_of(size_t number, char *word)
{
	size_t		size = (size_t) sprintf(word, "%05zu", number);

	while (number % 50 == 0 && size < ZHN_SHORT_WORD_MAX - number % 7)
		word[size++] = (char) ('a' + number % 26);
	return size;
}

/* Read what was written, and compare. */
static void
check_bundle(void *arg, const char *word, size_t word_size, size_t nwords,
			 const void *row, size_t size)
{
	Bundles    *bundles = arg;
	const ZhnEnv *env = &bundles->t->env;
	unsigned char *copy = zhn_alloc(env, size + ZHN_BITS_PADDING);
	ZhnBundle	bundle;
	ZhnShortList list;
	size_t		n = 0;

	memcpy(copy, row, size);
	memset(copy + size, 0xA5, ZHN_BITS_PADDING);
	zhn_bundle_open(&bundle, env, copy, size);
	while (zhn_bundle_next(&bundle))
	{
		char		expected[ZHN_SHORT_WORD_MAX + 1];
		size_t		expected_size = word_of(bundles->words, expected);

		zhn_short_read(env, bundle.list, bundle.list_size, &list);
		if (zhn_compare_words(bundle.word, bundle.word_size, expected,
							  expected_size) != 0 ||
			(n == 0 && zhn_compare_words(word, word_size, expected,
										 expected_size) != 0) ||
			!same_list(&bundles->lists[bundles->words++], &list))
			bundles->wrong = true;
		n++;
	}
	if (n != nwords || size + word_size > bundles->limit)
		bundles->wrong = true;
	bundles->bytes += size;
	bundles->n++;
}

static void
test_bundles(void)
{
	Bundles    *bundles = malloc(sizeof(Bundles));

	for (int round = 0; round < 20; round++)
	{
		static const size_t numbers[] = {1, 30, 150, WORDS};
		TestEnv		t;
		ZhnBundleWriter *writer;
		size_t		nwords = numbers[round % 4];

		test_env_open(&t);
		seed = (uint32_t) round + 1;
		writer = zhn_alloc(&t.env, sizeof(ZhnBundleWriter));
		bundles->t = &t;
		bundles->limit = 4000;
		bundles->n = 0;
		bundles->bytes = 0;
		bundles->wrong = false;
		bundles->words = 0;
		zhn_bundle_start(writer, &t.env, bundles->limit, check_bundle,
						 bundles);
		for (size_t i = 0; i < nwords; i++)
		{
			unsigned char list[ZHN_SHORT_SIZE_MAX];
			char		word[ZHN_SHORT_WORD_MAX + 1];
			size_t		size = word_of(i, word);

			random_list(&bundles->lists[i], round % 2 == 0);
			zhn_bundle_add(writer, word, size, list,
						   zhn_short_write(&bundles->lists[i], list));
		}
		zhn_bundle_finish(writer);
		ok(!bundles->wrong && bundles->words == nwords,
		   "round %d: %zu short lists are read again", round, nwords);
		ok(bundles->n <= 2 || bundles->bytes > bundles->n * bundles->limit / 2,
		   "round %d: %zu rows, more than half full", round, bundles->n);
		test_env_close(&t);
	}
	free(bundles);
}

/* A short list is the same as one in a row of its own. */
static void
test_short_list(void)
{
	TestEnv		t;
	ZhnShortReader *reader;
	ZhnPostings *postings;
	ZhnPlaces  *places;
	bool		wrong = false;

	test_env_open(&t);
	seed = 7;
	reader = zhn_alloc(&t.env, sizeof(ZhnShortReader));
	postings = zhn_alloc(&t.env, sizeof(ZhnPostings));
	places = zhn_alloc(&t.env, sizeof(ZhnPlaces));
	for (int round = 0; round < 300; round++)
	{
		ZhnList		list;
		const ZhnShortList *shorts = &reader->shorts;
		int			at = 0;

		random_list(&reader->shorts, round % 2 == 0);
		zhn_short_list(reader, &t.env, &list);
		for (size_t b = 0; b < list.nblocks; b++)
		{
			zhn_block_postings(&t.env, &list.blocks[b], postings);
			zhn_block_places(&t.env, &list.blocks[b], postings, places);
			for (int i = 0; i < postings->n && at < shorts->n; i++, at++)
			{
				Model		model;
				ZhnPosting	posting = zhn_short_posting(shorts, at);

				model.n = posting.n;
				model.length = posting.length;
				memcpy(model.places, posting.places,
					   posting.n * sizeof(uint16_t));
				wrong |= list.blocks[b].first + postings->ids[i] !=
					posting.id ||
					!same_posting(postings, places, i, &model) ||
					!is_bounded(&list.blocks[b], &model);
			}
		}
		wrong |= at != shorts->n || list.npostings != (uint64_t) at;
	}
	ok(!wrong, "300 short lists are the same as rows");
	test_env_close(&t);
}

int
main(void)
{
	test_rows();
	test_bundles();
	test_short_list();
	test_full_blocks();
	return done_testing();
}
