/*-------------------------------------------------------------------------
 *
 * rank.c
 *	  The best documents for a query, by BM25.
 *
 *-------------------------------------------------------------------------
 */
#include "index/rank.h"

/* A sum in another order, or in single precision, may be this much less. */
#define SLACK			(1 + 1e-12)
#define SINGLE_SLACK	(1 + 1e-5f)

/* Windows to cross a block at most before it is decoded to find the next. */
#define CROSS_MAX		32

/* So many documents of a window may be scored one by one. */
#define FEW_CANDIDATES	8

/* What is known of a word while documents are ranked. */
typedef struct RankWord
{
	const ZhnMatchWord *word;
	bool		is_lead;		/* each match has one of the leading words */
	double		factors[ZHN_CLASSES];	/* of the positions that count */
	double	   *bounds;			/* of each block */
	size_t		block;			/* the first one not before the window */
	size_t		end;			/* the first one behind it */
	double		bound;			/* of all blocks in the window */
	double		skipped;		/* of those that were passed over */
	ZhnCursor	cursor;
} RankWord;

typedef struct Rank
{
	ZhnRanking *ranking;
	ZhnTop	   *top;
	ZhnMatch	match;
	bool		is_any;			/* one leading word is enough to match */
	bool		has_phrase;		/* to match costs more than to score */
	int			nwords;
	RankWord   *words;
	int		   *order;			/* leading words by their bounds */
	size_t		allowed_at;
	size_t		excluded_at;

	/* The window. */
	int64_t		from;
	size_t		n;
	double		bound;			/* of all scores */
	double		others;			/* of words that do not lead */
	double		missing;		/* of what sums do not have */
	float		sums[ZHN_WINDOW];
	uint64_t	hits[ZHN_WINDOW / 64];
	uint64_t	filter[ZHN_WINDOW / 64];
	uint16_t	lengths[ZHN_WINDOW];	/* plus one */
} Rank;

double
zhn_word_score(const ZhnBm25 *bm25, const double factors[ZHN_CLASSES],
			   unsigned classes, double weight,
			   const uint16_t counts[ZHN_CLASSES], uint32_t length)
{
	double		frequency = 0;

	for (int i = 0; i < ZHN_CLASSES; i++)
		if (classes >> i & 1)
			frequency += factors[i] * counts[i];
	return zhn_bm25_share(weight, frequency, zhn_bm25_norm(bm25, length));
}

/*
 * Mark words one of which each match of a node has, unless lead is NULL.
 * Returns how many postings they have; infinity, if there are no such words.
 */
static double
find_lead(const ZhnMatchQuery *query, int node, bool *lead)
{
	const ZhnMatchNode *part = &query->nodes[node];
	double		left;
	double		right;

	if (part->operator == ZHN_MATCH_WORD)
	{
		if (lead != NULL)
			lead[part->word] = true;
		return (double) query->words[part->word].list.npostings + 1;
	}
	if (part->operator == ZHN_MATCH_NOT)
		return HUGE_VAL;
	left = find_lead(query, part->left, NULL);
	right = find_lead(query, part->right, NULL);
	if (lead != NULL && left < HUGE_VAL &&
		(part->operator == ZHN_MATCH_OR || left <= right))
		find_lead(query, part->left, lead);
	if (lead != NULL && right < HUGE_VAL &&
		(part->operator == ZHN_MATCH_OR || left > right))
		find_lead(query, part->right, lead);
	if (part->operator == ZHN_MATCH_OR)
		return left + right;
	return left < right ? left : right;
}

bool
zhn_can_rank(const ZhnMatchQuery *query)
{
	return find_lead(query, 0, NULL) < HUGE_VAL;
}

/* Is a node nothing but words, any of which is enough? */
static bool
is_any(const ZhnMatchQuery *query, int node)
{
	const ZhnMatchNode *part = &query->nodes[node];

	if (part->operator == ZHN_MATCH_WORD)
		return query->words[part->word].classes == ZHN_ALL_CLASSES;
	return part->operator == ZHN_MATCH_OR && is_any(query, part->left) &&
		is_any(query, part->right);
}

/* What a word can add to the score of any document of a block. */
static double
block_bound(const Rank *rank, const RankWord *word, const ZhnBlock *block,
			double ratio)
{
	const ZhnBm25 *bm25 = &rank->ranking->bm25;
	double		most = 0;

	if (block->nimpacts == 0)
		return word->word->weight;
	for (int i = 0; i < block->nimpacts; i++)
	{
		double		share = zhn_bm25_share(word->word->weight,
										   ratio * block->impacts[i].frequency,
										   zhn_bm25_norm(bm25,
														 block->impacts[i].length));

		if (share > most)
			most = share;
	}
	return most;
}

/*
 * The bounds of the blocks of a word.  Its impacts are weighted as
 * ZHN_IMPACT_WEIGHTS says; other factors are at most ratio times that.
 */
static void
set_bounds(const Rank *rank, RankWord *word)
{
	static const int weights[ZHN_CLASSES] = ZHN_IMPACT_WEIGHTS;
	const ZhnList *list = &word->word->list;
	double		ratio = 0;

	for (int i = 0; i < ZHN_CLASSES; i++)
		if (word->factors[i] / weights[i] > ratio)
			ratio = word->factors[i] / weights[i];
	if (ratio != 1)
		ratio *= SLACK;
	word->bounds = zhn_alloc(rank->ranking->env,
							 (list->nblocks + 1) * sizeof(double));
	for (size_t i = 0; i < list->nblocks; i++)
		word->bounds[i] = word->word->is_scored ?
			block_bound(rank, word, &list->blocks[i], ratio) : 0;
}

static void
start(Rank *rank, ZhnRanking *ranking, ZhnTop *top)
{
	const ZhnMatchQuery *query = ranking->query;
	bool	   *lead = zhn_alloc(ranking->env, (size_t) query->nwords + 1);

	memset(rank, 0, sizeof(Rank));
	memset(lead, 0, (size_t) query->nwords + 1);
	rank->ranking = ranking;
	rank->top = top;
	rank->nwords = query->nwords;
	rank->is_any = is_any(query, 0);
	for (size_t i = 0; i < ranking->nnodes; i++)
		if (query->nodes[i].operator == ZHN_MATCH_PHRASE)
			rank->has_phrase = true;
	zhn_match_start(&rank->match, ranking->env, query, ranking->nnodes);
	find_lead(query, 0, lead);
	rank->words = zhn_alloc(ranking->env, ((size_t) query->nwords + 1) *
							sizeof(RankWord));
	rank->order = zhn_alloc(ranking->env, ((size_t) query->nwords + 1) *
							sizeof(int));
	for (int i = 0; i < rank->nwords; i++)
	{
		RankWord   *word = &rank->words[i];

		word->word = &query->words[i];
		word->is_lead = lead[i];
		word->block = 0;
		for (int c = 0; c < ZHN_CLASSES; c++)
			word->factors[c] = word->word->classes >> c & 1 ?
				ranking->factors[c] : 0;
		set_bounds(rank, word);
		zhn_cursor_start(&word->cursor, &word->word->list);
	}
	zhn_release(ranking->env, lead);
	ranking->total = 0;
	ranking->is_total = true;
	ranking->is_complete = true;
}

/* The first document of a leading word from this one on, or one before it. */
static int64_t
next_of_word(RankWord *word, int64_t from)
{
	const ZhnList *list = &word->word->list;
	const ZhnBlock *block;

	while (word->block < list->nblocks &&
		   list->blocks[word->block].last < from)
		word->block++;
	if (word->block == list->nblocks)
		return INT64_MAX;
	block = &list->blocks[word->block];
	if (block->first >= from)
		return block->first;
	if (block->last - block->first > (int64_t) ZHN_WINDOW * CROSS_MAX)
		return zhn_cursor_next(&word->cursor, from);
	return from;
}

/* Where the next window begins; false if there is none. */
static bool
next_window(Rank *rank, int64_t *from)
{
	const ZhnDocuments *allowed = rank->ranking->allowed;

	for (;;)
	{
		int64_t		next = INT64_MAX;

		for (int i = 0; i < rank->nwords; i++)
			if (rank->words[i].is_lead)
			{
				int64_t		here = next_of_word(&rank->words[i], *from);

				if (here < next)
					next = here;
			}
		*from = next;
		if (next == INT64_MAX || allowed == NULL)
			return next < INT64_MAX;
		while (rank->allowed_at < allowed->n &&
			   allowed->ids[rank->allowed_at] < next)
			rank->allowed_at++;
		if (rank->allowed_at == allowed->n)
			return false;
		*from = allowed->ids[rank->allowed_at];
		if (*from == next)
			return true;
	}
}

/*
 * Has a block that is in the window a posting there?  That of a rare word
 * spans many windows, and what it bounds would count in all of them.
 */
static bool
has_posting(Rank *rank, RankWord *word, size_t number)
{
	const ZhnBlock *block = &word->word->list.blocks[number];
	int64_t		end = rank->from + (int64_t) rank->n;

	return block->first >= rank->from || block->last < end ||
		zhn_cursor_next(&word->cursor, rank->from) < end;
}

/* Which blocks are in the window, and what they bound. */
static void
open_window(Rank *rank, int64_t from)
{
	uint64_t	left = (uint64_t) INT64_MAX - (uint64_t) from;

	rank->from = from;
	rank->n = left < ZHN_WINDOW ? (size_t) left : ZHN_WINDOW;
	rank->bound = 0;
	for (int i = 0; i < rank->nwords; i++)
	{
		RankWord   *word = &rank->words[i];
		const ZhnList *list = &word->word->list;

		while (word->block < list->nblocks &&
			   list->blocks[word->block].last < from)
			word->block++;
		word->end = word->block;
		word->bound = 0;
		word->skipped = 0;
		while (word->end < list->nblocks &&
			   list->blocks[word->end].first < from + (int64_t) rank->n &&
			   has_posting(rank, word, word->end))
		{
			if (word->bounds[word->end] > word->bound)
				word->bound = word->bounds[word->end];
			word->end++;
		}
		rank->bound += word->bound;
	}
}

/* Can no document of the window with such a bound be among the best? */
static bool
excludes(const Rank *rank, double bound)
{
	return !rank->ranking->count_all &&
		zhn_top_excludes(rank->top, bound, rank->from);
}

/* Add the postings of a block to the sums. */
static void
sum_block(Rank *rank, RankWord *word, size_t number)
{
	const ZhnBlock *block = &word->word->list.blocks[number];
	const ZhnBm25 *bm25 = &rank->ranking->bm25;
	const ZhnPostings *postings = &word->cursor.postings;
	float		weight = word->word->is_scored ?
		(float) word->word->weight : 0;
	float		norm = (float) zhn_bm25_norm(bm25, 0);
	float		norm_of_one = (float) (zhn_bm25_norm(bm25, 1) -
									   zhn_bm25_norm(bm25, 0));
	float		frequencies[ZHN_BLOCK_MAX];
	int64_t		base = block->first - rank->from;

	zhn_cursor_decode(&word->cursor, number);
	for (int i = 0; i < postings->n; i++)
		frequencies[i] = (float) word->factors[0] * postings->frequencies[i];
	for (int i = 0; i < postings->nspecial; i++)
	{
		const ZhnSpecial *special = &postings->specials[i];
		double		frequency = 0;

		for (int c = 0; c < ZHN_CLASSES; c++)
			frequency += word->factors[c] * special->counts[c];
		frequencies[special->index] = (float) frequency;
	}
	for (int i = 0; i < postings->n; i++)
	{
		int64_t		at = base + postings->ids[i];
		float		length;

		if (at < 0)
			continue;
		if (at >= (int64_t) rank->n)
			break;
		length = (float) (rank->lengths[at] - 1);
		if (frequencies[i] > 0)
			rank->sums[at] += weight * frequencies[i] /
				(frequencies[i] + norm + norm_of_one * length);
		rank->hits[at / 64] |= UINT64_C(1) << (at % 64);
	}
}

static void
sum_word(Rank *rank, RankWord *word)
{
	double		others = rank->bound - word->bound;

	for (size_t i = word->block; i < word->end; i++)
	{
		double		bound = word->bounds[i];

		if (excludes(rank, others == 0 ? bound : (bound + others) * SLACK))
		{
			if (bound > word->skipped)
				word->skipped = bound;
			rank->ranking->is_total = false;
		}
		else
			sum_block(rank, word, i);
	}
}

/* What sums do not have, if the first leading words are not in them. */
static void
set_missing(Rank *rank, int first, int nleads)
{
	rank->missing = rank->others;
	for (int i = 0; i < nleads; i++)
		rank->missing += i < first ? rank->words[rank->order[i]].bound :
			rank->words[rank->order[i]].skipped;
}

/* Are there more than a few documents that might be among the best? */
static bool
has_many_candidates(const Rank *rank)
{
	int			n = 0;

	for (size_t i = 0; i < ZHN_WINDOW / 64; i++)
		for (uint64_t hits = rank->hits[i]; hits != 0; hits &= hits - 1)
		{
			float		sum = rank->sums[i * 64 +
										 (size_t) __builtin_ctzll(hits)];

			if (!excludes(rank, sum * SINGLE_SLACK + rank->missing * SLACK) &&
				++n > FEW_CANDIDATES)
				return true;
		}
	return false;
}

/*
 * Sum up the leading words that could lift a document among the best, and
 * then others as well, while too many documents are left: to sum up a word
 * costs less than to look for it in each of them.
 */
static void
sum_words(Rank *rank)
{
	int			nleads = 0;
	int			first = 0;

	rank->others = 0;
	for (int i = 0; i < rank->nwords; i++)
	{
		int			at = nleads;

		if (!rank->words[i].is_lead)
		{
			rank->others += rank->words[i].bound;
			continue;
		}
		if (rank->words[i].block == rank->words[i].end)
			continue;
		for (; at > 0 && rank->words[rank->order[at - 1]].bound >
			 rank->words[i].bound; at--)
			rank->order[at] = rank->order[at - 1];
		rank->order[at] = i;
		nleads++;
	}
	while (first < nleads)
	{
		set_missing(rank, first + 1, nleads);
		if (!excludes(rank, rank->missing * SLACK))
			break;
		first++;
	}
	if (first > 0)
		rank->ranking->is_total = false;
	for (int i = first; i < nleads; i++)
		sum_word(rank, &rank->words[rank->order[i]]);
	set_missing(rank, first, nleads);
	while (first > 0 && has_many_candidates(rank))
	{
		sum_word(rank, &rank->words[rank->order[--first]]);
		set_missing(rank, first, nleads);
	}
}

/* Mark the documents of the window that count. */
static void
set_filter(Rank *rank)
{
	const ZhnDocuments *allowed = rank->ranking->allowed;
	const ZhnDocuments *excluded = rank->ranking->excluded;
	int64_t		end = rank->from + (int64_t) rank->n;

	memset(rank->filter, allowed == NULL ? 0xFF : 0, sizeof(rank->filter));
	for (size_t i = rank->allowed_at; allowed != NULL && i < allowed->n &&
		 allowed->ids[i] < end; i++)
		if (allowed->ids[i] >= rank->from)
		{
			int64_t		at = allowed->ids[i] - rank->from;

			rank->filter[at / 64] |= UINT64_C(1) << (at % 64);
		}
	while (rank->excluded_at < excluded->n &&
		   excluded->ids[rank->excluded_at] < rank->from)
		rank->excluded_at++;
	for (size_t i = rank->excluded_at; i < excluded->n &&
		 excluded->ids[i] < end; i++)
	{
		int64_t		at = excluded->ids[i] - rank->from;

		rank->filter[at / 64] &= ~(UINT64_C(1) << (at % 64));
	}
}

/* The score of a document that matches. */
static double
exact_score(Rank *rank, int64_t id, uint32_t length)
{
	ZhnRanking *ranking = rank->ranking;
	double		score = 0;

	for (int i = 0; i < rank->nwords; i++)
	{
		const ZhnMatchWord *word = rank->words[i].word;
		ZhnCursor  *cursor = &rank->match.cursors[i];
		uint16_t	counts[ZHN_CLASSES];

		if (!word->is_scored || !zhn_cursor_find(cursor, id))
			continue;
		zhn_posting_counts(&cursor->postings, cursor->at, counts);
		score += zhn_word_score(&ranking->bm25, ranking->factors,
								word->classes, word->weight, counts, length);
	}
	return score;
}

static void
take_candidate(Rank *rank, size_t at, float sum)
{
	ZhnRanking *ranking = rank->ranking;
	int64_t		id = rank->from + (int64_t) at;
	uint32_t	length = rank->lengths[at] - 1u;
	bool		excluded = zhn_top_excludes(rank->top, sum * SINGLE_SLACK +
											rank->missing * SLACK, id);

	if (excluded && !rank->is_any && !ranking->count_all)
	{
		ranking->is_total = false;
		return;
	}
	if (rank->has_phrase && !ranking->count_all &&
		zhn_top_excludes(rank->top, exact_score(rank, id, length), id))
	{
		ranking->is_total = false;
		return;
	}
	if (!rank->is_any && !zhn_match_query(&rank->match, id))
		return;
	ranking->total++;
	if (!excluded)
		zhn_top_offer(rank->top, id, exact_score(rank, id, length));
}

static void
rank_window(Rank *rank)
{
	ZhnRanking *ranking = rank->ranking;

	if (excludes(rank, rank->bound))
	{
		ranking->is_total = false;
		return;
	}
	memset(rank->lengths, 0, sizeof(rank->lengths));
	ranking->lengths(ranking->arg, rank->from, rank->n, rank->lengths);
	sum_words(rank);
	set_filter(rank);
	for (size_t i = 0; i < ZHN_WINDOW / 64; i++)
	{
		uint64_t	hits = rank->hits[i];

		rank->hits[i] = 0;
		for (; hits != 0; hits &= hits - 1)
		{
			int			bit = __builtin_ctzll(hits);
			size_t		at = i * 64 + (size_t) bit;
			float		sum = rank->sums[at];

			rank->sums[at] = 0;
			if ((rank->filter[i] >> bit & 1) && rank->lengths[at] != 0)
				take_candidate(rank, at, sum);
		}
	}
}

void
zhn_rank(ZhnRanking *ranking, ZhnTop *top)
{
	Rank	   *rank = zhn_alloc(ranking->env, sizeof(Rank));
	int64_t		from = INT64_MIN;

	start(rank, ranking, top);
	while (next_window(rank, &from))
	{
		zhn_interrupts(ranking->env);
		if (ranking->stop != NULL && ranking->stop(ranking->arg))
		{
			ranking->is_complete = false;
			ranking->is_total = false;
			break;
		}
		open_window(rank, from);
		rank_window(rank);
		from += (int64_t) rank->n;
	}
}
