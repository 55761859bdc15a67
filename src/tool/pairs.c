/*-------------------------------------------------------------------------
 *
 * pairs.c
 *	  Pairs of words that were counted, and what they gain.
 *
 * The model is smoothed by absolute discounting (Chen and Goodman 1998): each
 * pair gives up a part of its count, and what a word's pairs gave up is what
 * is left for pairs that were not counted.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/pairs.h"

#include <math.h>
#include <stdlib.h>

#include "tool/folded.h"
#include "tool/need.h"

#define DISCOUNT 0.5			/* taken from each pair's count */
#define LEAST_LEFT 0.01			/* of the mass, for unknown pairs */

/* The pairs that a word begins. */
typedef struct Follow
{
	double		count;			/* sum of their counts */
	int			types;			/* their number */
} Follow;

void
pairs_use(void *what, char **fields)
{
	Pairs	   *pairs = what;
	Word	   *left = words_find(pairs->words, fold_text(fields[0]));
	Word	   *right = words_find(pairs->words, fold_text(fields[1]));

	if (left == NULL || right == NULL)
		die("pair \"%s %s\" has an unknown word", fields[0], fields[1]);
	pairs->list = grow(pairs->list, pairs->n, sizeof(Pair));
	pairs->list[pairs->n++] = (Pair)
	{
		left, right, atof(fields[2])
	};
}

/* By words, in the order in which they were read. */
static int
compare_words(const void *a, const void *b)
{
	const Pair *x = a;
	const Pair *y = b;

	if (x->left != y->left)
		return x->left < y->left ? -1 : 1;
	return x->right < y->right ? -1 : x->right > y->right;
}

static void
merge_equal(Pairs *pairs)
{
	Pair	   *list = pairs->list;
	uint32_t	kept = 0;

	qsort(list, pairs->n, sizeof(Pair), compare_words);
	for (uint32_t i = 0; i < pairs->n; i++)
	{
		if (kept > 0 && compare_words(&list[kept - 1], &list[i]) == 0)
			list[kept - 1].count += list[i].count;
		else
			list[kept++] = list[i];
	}
	pairs->n = kept;
}

/*
 * Set what is left for unknown pairs after a word.  Words and pairs come from
 * different counts; a word was seen at least as often as its pairs.
 */
static void
set_backoff(Word *word, const Follow *follow)
{
	double		left = 1;

	if (word->count < follow->count)
		word->count = follow->count;
	if (word->count > 0)
		left = 1 - (follow->count - DISCOUNT * follow->types) / word->count;
	word->backoff = -log(left < LEAST_LEFT ? LEAST_LEFT : left);
}

void
pairs_estimate(Pairs *pairs)
{
	Words	   *words = pairs->words;
	Follow	   *follows = need(calloc(words->n, sizeof(Follow)));

	merge_equal(pairs);
	for (uint32_t i = 0; i < pairs->n; i++)
	{
		const Pair *pair = &pairs->list[i];
		Follow	   *follow = &follows[pair->left - words->list];

		follow->count += pair->count;
		follow->types++;
		if (words_class(words, pair->right) < ZHN_NCLASSES)
			pair->left->before_class = true;
	}
	for (uint32_t i = 0; i < words->n; i++)
		set_backoff(&words->list[i], &follows[i]);
	free(follows);
}

double
pair_gain(const Pair *pair)
{
	double		independent = pair->left->backoff + pair->right->cost;
	double		p = (pair->count - DISCOUNT) / pair->left->count +
		exp(-independent);

	return independent + log(p);
}
