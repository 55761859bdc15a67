/*-------------------------------------------------------------------------
 *
 * pairs.c
 *	  How much of a query texts have, by pairs of neighbouring characters.
 *
 * A pair is a number: its two characters, side by side.  A Chinese character
 * without a Chinese neighbour is one with nothing; a word of letters and
 * digits is a hash of them, with the highest bit set.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "index/pairs.h"
#include "index/view.h"
#include "measure/bm25.h"
#include "text/charclass.h"

static int
is_han(const ZhnView *view, int i)
{
	return i < view->n && zhn_char_class(view->c[i]) == ZHN_CHAR_HAN;
}

static int
is_letter(const ZhnView *view, int i)
{
	ZhnCharClass class;

	if (i >= view->n)
		return 0;
	class = zhn_char_class(view->c[i]);
	return class == ZHN_CHAR_DIGIT || class == ZHN_CHAR_LATIN ||
		class == ZHN_CHAR_LETTER;
}

/*
 * The next pair from a character on, which is moved behind it; 0 at the end.
 * A run of n Chinese characters has n - 1 pairs, or one if n is 1.
 */
static uint64_t
next_pair(const ZhnView *view, int *at)
{
	uint64_t	hash = UINT64_C(0xcbf29ce484222325);
	int			i = *at;

	while (i < view->n && !is_han(view, i) && !is_letter(view, i))
		i++;
	if (i == view->n)
		return 0;
	if (is_han(view, i))
	{
		uint64_t	first = (uint64_t) view->c[i] << 32;

		*at = i + 1;
		if (!is_han(view, i + 1))
			return first;
		if (!is_han(view, i + 2))
			*at = i + 2;
		return first | view->c[i + 1];
	}
	for (; is_letter(view, i); i++)
		hash = (hash ^ view->c[i]) * UINT64_C(0x100000001b3);
	*at = i;
	return hash | UINT64_C(1) << 63;
}

/* The slot of a pair, or the free one where it would be. */
static int
find_slot(const ZhnPairQuery *query, uint64_t pair)
{
	uint64_t	hash = pair * UINT64_C(0x9E3779B97F4A7C15);
	int			slot = (int) (hash >> 32) & (ZHN_PAIRS_SLOTS - 1);

	while (query->slots[slot] != 0 &&
		   query->pairs[query->slots[slot] - 1] != pair)
		slot = (slot + 1) & (ZHN_PAIRS_SLOTS - 1);
	return slot;
}

static void
open_view(ZhnView *view, const ZhnEnv *env, const char *text, size_t length)
{
	zhn_view_init(view, env, text, length);
	zhn_view_plain_digits(view);
}

static void
close_view(const ZhnView *view, const ZhnEnv *env)
{
	zhn_release(env, view->c);
	zhn_release(env, view->offset);
}

void
zhn_pair_query(ZhnPairQuery *query, const ZhnEnv *env, const char *text,
			   size_t length)
{
	ZhnView		view;
	uint64_t	pair;
	int			at = 0;

	query->env = env;
	query->n = 0;
	memset(query->slots, 0, sizeof(query->slots));
	open_view(&view, env, text, length);
	while ((pair = next_pair(&view, &at)) != 0)
	{
		int			slot = find_slot(query, pair);

		if (query->slots[slot] == 0)
		{
			if (query->n == ZHN_PAIRS_MAX)
				continue;
			query->pairs[query->n] = pair;
			query->times[query->n] = 0;
			query->slots[slot] = (uint16_t) ++query->n;
		}
		query->times[query->slots[slot] - 1]++;
	}
	close_view(&view, env);
}

void
zhn_pair_count(const ZhnPairQuery *query, const char *text, size_t length,
			   ZhnPairCounts *counts)
{
	ZhnView		view;
	uint64_t	pair;
	int			at = 0;

	memset(counts, 0, sizeof(ZhnPairCounts));
	open_view(&view, query->env, text, length);
	while ((pair = next_pair(&view, &at)) != 0)
	{
		int			number = query->slots[find_slot(query, pair)];

		counts->length++;
		if (number > 0)
			counts->counts[number - 1]++;
	}
	close_view(&view, query->env);
}

void
zhn_pair_scores(const ZhnPairQuery *query, const ZhnPairCounts *counts,
				size_t n, double k1, double b, double *scores)
{
	ZhnBm25		bm25 = {k1, b, (double) n, 0};
	double		total = 0;

	for (size_t i = 0; i < n; i++)
	{
		total += counts[i].length;
		scores[i] = 0;
	}
	if (n > 0)
		bm25.mean_length = total / (double) n;
	for (int k = 0; k < query->n; k++)
	{
		size_t		have = 0;
		double		weight;

		for (size_t i = 0; i < n; i++)
			have += counts[i].counts[k] > 0;
		weight = query->times[k] * zhn_bm25_weight(&bm25, (double) have);
		for (size_t i = 0; i < n; i++)
			scores[i] += zhn_bm25_share(weight, counts[i].counts[k],
										zhn_bm25_norm(&bm25,
													  counts[i].length));
	}
}
