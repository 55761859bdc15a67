/*-------------------------------------------------------------------------
 *
 * fuzz_postings.c
 *	  Fuzz stored postings and lengths: whatever bytes a user puts into the
 *	  tables are refused, or read without harm, and ranked.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "index/lengths.h"
#include "index/merge.h"
#include "index/rank.h"
#include "index/short.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Input
{
	const uint8_t *row;			/* with padding behind it */
	size_t		size;
} Input;

static void
no_lengths(void *arg, int64_t from, size_t n, uint16_t *out)
{
	(void) arg;
	(void) from;
	for (size_t i = 0; i < n; i++)
		out[i] = 17;
}

static void
ignore_row(void *arg, const ZhnRowOut *row)
{
	(void) arg;
	(void) row;
}

/* Rank the documents of one list by a phrase of the word with itself. */
static void
rank_row(TestEnv *t, void *arg)
{
	static const ZhnDocuments none = {NULL, 0};
	static const ZhnMatchNode nodes[] =
	{
		{.operator = ZHN_MATCH_OR, .left = 1, .right = 2},
		{.operator = ZHN_MATCH_WORD, .word = 0},
		{.operator = ZHN_MATCH_PHRASE, .distance = 1, .left = 3, .right = 4},
		{.operator = ZHN_MATCH_WORD, .word = 0},
		{.operator = ZHN_MATCH_WORD, .word = 1},
	};
	Input	   *input = arg;
	ZhnMatchWord words[2] = {{.classes = 8, .is_scored = true, .weight = 1},
	{.classes = ZHN_ALL_CLASSES, .is_scored = true, .weight = 2}};
	ZhnMatchQuery query = {nodes, words, 2};
	ZhnRanking	ranking = {.env = &t->env, .query = &query, .nnodes = 5,
		.bm25 = {1.2, 0.75, 100, 20}, .factors = {1, 1, 2, 3},
	.excluded = &none, .lengths = no_lengths};
	ZhnTop		top;

	zhn_list_start(&words[0].list, &t->env);
	zhn_list_add(&words[0].list, input->row, input->size, 5);
	zhn_list_union(&words[1].list, &t->env, &words[0].list, 1);
	zhn_list_count(&words[0].list, 2, NULL, &none);
	zhn_top_start(&top, &t->env, 3);
	zhn_rank(&ranking, &top);
	zhn_top_sort(&top);
}

/* Bring a change into a row. */
static void
merge_row(TestEnv *t, void *arg)
{
	Input	   *input = arg;
	size_t		n = zhn_row_blocks(&t->env, input->row, input->size);
	ZhnBlock   *blocks = zhn_alloc(&t->env, n * sizeof(ZhnBlock));
	ZhnWriter  *writer = zhn_alloc(&t->env, sizeof(ZhnWriter));
	ZhnMerge   *merge = zhn_alloc(&t->env, sizeof(ZhnMerge));
	ZhnChange	change = {.posting = {.id = 40, .n = 0}};

	zhn_row_open(&t->env, input->row, input->size, 5, blocks);
	zhn_writer_start(writer, &t->env, 4000, ignore_row, NULL);
	zhn_merge_start(merge, writer, blocks, n);
	zhn_merge_change(merge, &change);
	zhn_merge_finish(merge);
	zhn_writer_finish(writer);
}

/* Read the words of a bundle, and their lists. */
static void
read_bundle(TestEnv *t, void *arg)
{
	Input	   *input = arg;
	ZhnShortReader *reader = zhn_alloc(&t->env, sizeof(ZhnShortReader));
	ZhnBundle	bundle;
	ZhnList		list;

	zhn_bundle_open(&bundle, &t->env, input->row, input->size);
	while (zhn_bundle_next(&bundle))
	{
		zhn_short_read(&t->env, bundle.list, bundle.list_size,
					   &reader->shorts);
		zhn_short_list(reader, &t->env, &list);
	}
}

static void
read_lengths(TestEnv *t, void *arg)
{
	Input	   *input = arg;
	uint16_t	out[64];
	ZhnLengths	lengths;

	zhn_lengths_open(&t->env, input->row, input->size, INT64_MAX - 100,
					 &lengths);
	zhn_lengths_copy(&lengths, INT64_MAX - 70, 64, out);
	zhn_lengths_copy(&lengths, INT64_MIN, 64, out);
}

static void
read_changes(TestEnv *t, void *arg)
{
	Input	   *input = arg;
	uint16_t	places[ZHN_POSITIONS_MAX];
	ZhnChanges	changes;
	ZhnChange	change;

	zhn_changes_start(&changes, input->row, input->size, 5);
	while (zhn_change_next(&changes, &t->env, &change, places))
		;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TestEnv		t;
	Input		input;
	uint8_t    *copy = calloc(1, size + ZHN_BITS_PADDING);

	if (size > 0)
		memcpy(copy, data, size);
	input.row = copy;
	input.size = size;
	test_env_open(&t);
	test_fails(&t, rank_row, &input);
	test_fails(&t, merge_row, &input);
	test_fails(&t, read_bundle, &input);
	test_fails(&t, read_lengths, &input);
	test_fails(&t, read_changes, &input);
	test_env_close(&t);
	free(copy);
	return 0;
}
