/*-------------------------------------------------------------------------
 *
 * lattice.c
 *	  The best path through the readings of a stretch of text.
 *
 * Most of the time of segmentation goes into asking whether a pair of words
 * was counted.  Three things keep the question rare: few readings are kept
 * that end at a position, those far behind the best are dropped (the beam),
 * and a pair is only looked up if the most that the word gains from any pair
 * says that it could win.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/lattice.h"

#include "segment/pair.h"

/* Index of the node with the worst cost. */
static int
worst_of(const ZhnNode *nodes)
{
	int			worst = 0;

	for (int i = 1; i < ZHN_NODES_MAX; i++)
		if (nodes[i].backed > nodes[worst].backed)
			worst = i;
	return worst;
}

/* Make a node at an end; cost is that of its path without back-off. */
static inline void
put(ZhnEnd *end, ZhnNode *nodes, uint32_t index, ZhnNode node, int32_t cost)
{
	nodes[index] = node;
	if (cost < end->least)
	{
		end->least = cost;
		end->best = (uint8_t) index;
	}
	if (node.backed < end->least_backed)
	{
		end->least_backed = node.backed;
		end->best_backed = (uint8_t) index;
	}
}

/* Keep a reading that ends at end, in place of the worst if there are many. */
static inline void
keep(ZhnLattice *lattice, int end, int32_t cost, uint32_t word, uint8_t back,
	 ZhnReason reason)
{
	ZhnWord		record = lattice->model.words[word];
	ZhnEnd	   *e = &lattice->ends[end];
	ZhnNode    *nodes = lattice->nodes[end];
	int32_t		backed = cost + (int32_t) record.backoff;
	uint32_t	index = e->n;

	if (cost > e->least + ZHN_BEAM)
		return;
	if (index == ZHN_NODES_MAX)
	{
		index = (uint32_t) worst_of(nodes);
		if (nodes[index].backed <= backed)
			return;
	}
	else
		e->n = index + 1;
	put(e, nodes, index, (ZhnNode)
		{
			.backed = backed,.word = word,.pairs = record.pairs,
			.start = (uint16_t) lattice->at,.back = back,
			.reason = (uint8_t) reason
		}, cost);
}

/*
 * Follow the trie by the first two characters from every position at once.
 * These look-ups do not depend on one another, so the processor waits for
 * many of them together; one by one they would be most of the time.
 */
static void
open_dictionary(ZhnLattice *lattice, const ZhnStretch *stretch)
{
	const ZhnTrieUnit *units = lattice->model.units;
	const ZhnWord *words = lattice->model.words;
	const uint16_t *code = stretch->code;
	int			last = stretch->n - 1;
	ZhnTrieUnit unit = zhn_trie_next(units, ZHN_TRIE_ROOT, code[0]);

	for (int i = 0; i < last; i++)
	{
		ZhnTrieUnit second = zhn_trie_next(units, unit, code[i + 1]);

		lattice->first[i] = unit;
		lattice->second[i] = second;
		__builtin_prefetch(&words[ZHN_TRIE_WORD(unit)]);
		__builtin_prefetch(&words[ZHN_TRIE_WORD(second)]);
		unit = zhn_trie_next(units, ZHN_TRIE_ROOT, code[i + 1]);
	}
	lattice->first[last] = unit;
	lattice->second[last] = 0;
}

void
zhn_lattice_begin(ZhnLattice *lattice, const ZhnStretch *stretch,
				  uint32_t word)
{
	for (int i = 0; i <= stretch->n + ZHN_LOOK_AHEAD; i++)
		lattice->ends[i] = (ZhnEnd)
	{
		.least = ZHN_UNREACHED,.least_backed = ZHN_UNREACHED
	};
	lattice->limit = stretch->n;
	lattice->at = lattice->suffix = 0;
	open_dictionary(lattice, stretch);
	keep(lattice, 0, 0, word, 0, ZHN_BY_DICTIONARY);
}

/*
 * An unlisted word of a listed one, which costs so much, and a suffix that
 * ends at end: 重现 率.
 */
static void
add_derived(ZhnLattice *lattice, int end, int32_t stem, uint32_t word,
			uint8_t back, const ZhnChar *suffix)
{
	const ZhnModel *model = &lattice->model;
	int32_t		cost = stem + (int32_t) model->words[word].backoff +
		suffix->alone - suffix->suffix;

	keep(lattice, end, cost, model->image->class_word[ZHN_CLASS_UNKNOWN], back,
		 ZHN_BY_SHAPE);
}

/* A dictionary word that ends at end; the suffix after it, or NULL. */
static inline __attribute__((always_inline)) void
add_word(ZhnLattice *lattice, int end, uint32_t word, const ZhnChar *suffix)
{
	const ZhnEnd *here = &lattice->ends[lattice->at];
	const ZhnNode *node = lattice->nodes[lattice->at];
	ZhnWord		record = lattice->model.words[word];
	int32_t		alone = (int32_t) record.cost;
	int32_t		bound = (int32_t) record.bound * ZHN_BOUND_UNIT;
	int32_t		best = here->least_backed + alone;
	uint8_t		back = here->best_backed;

	if (best - bound > lattice->ends[end].least + ZHN_BEAM)
		return;
	for (uint32_t i = 0; i < here->n; i++, node++)
	{
		int32_t		cost = node->backed + alone;

		if (cost - bound >= best)
			continue;
		cost -= zhn_pair_gain(&lattice->model, node->word, node->pairs, word);
		if (cost < best)
		{
			best = cost;
			back = (uint8_t) i;
		}
	}
	keep(lattice, end, best, word, back, ZHN_BY_DICTIONARY);
	if (suffix != NULL)
		add_derived(lattice, end + 1, best, word, back, suffix);
}

/*
 * The suffix that may follow a word of two characters, or NULL; none if the
 * character begins a word of its own, as 线 in 民警 线下.
 */
static inline const ZhnChar *
suffix_at(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnChar *c;

	if (i >= lattice->limit || ZHN_TRIE_WORD(lattice->second[i]) != 0)
		return NULL;
	c = &lattice->model.chars[stretch->code[i]];
	return c->suffix != 0 ? c : NULL;
}

int
zhn_lattice_add_words(ZhnLattice *lattice, const ZhnStretch *stretch)
{
	ZhnTrieUnit first = lattice->first[lattice->at];
	int			end = lattice->at + 1;
	int			longest = 0;

	if (ZHN_TRIE_WORD(first) != 0)
	{
		add_word(lattice, end, ZHN_TRIE_WORD(first), NULL);
		longest = 1;
	}
	for (ZhnTrieUnit unit = lattice->second[lattice->at];
		 unit != 0 && end < lattice->limit;)
	{
		end++;
		if (ZHN_TRIE_WORD(unit) != 0)
		{
			add_word(lattice, end, ZHN_TRIE_WORD(unit), end == lattice->at + 2
					 ? suffix_at(lattice, stretch, end) : NULL);
			longest = end - lattice->at;
		}
		unit = end == stretch->n ? 0
			: zhn_trie_next(lattice->model.units, unit, stretch->code[end]);
	}
	return longest;
}

/* The cheapest way to a class from here; the same for all its members. */
int32_t
zhn_lattice_class_cost(ZhnLattice *lattice, ZhnClass class)
{
	const ZhnImage *image = lattice->model.image;
	const ZhnNode *nodes = lattice->nodes[lattice->at];
	uint32_t	n = lattice->ends[lattice->at].n;
	int32_t		best = ZHN_UNREACHED;

	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t	left = nodes[i].word;
		int32_t		cost = nodes[i].backed;

		if (left < image->nclasswords)
			cost -= lattice->model.class_gains[left * ZHN_NCLASSES + class] *
				ZHN_CLASS_GAIN_UNIT;
		if (cost < best)
		{
			best = cost;
			lattice->class_back[class] = (uint8_t) i;
		}
	}
	best += (int32_t) lattice->model.words[image->class_word[class]].cost;
	lattice->classes |= 1u << class;
	lattice->class_cost[class] = best;
	return best;
}

void
zhn_lattice_keep_class(ZhnLattice *lattice, int end, ZhnClass class,
					   int32_t cost, ZhnReason reason)
{
	uint32_t	word = lattice->model.image->class_word[class];
	ZhnWord		record = lattice->model.words[word];
	ZhnEnd	   *e = &lattice->ends[end];
	ZhnNode    *nodes = lattice->nodes[end];
	int32_t		backed = cost + (int32_t) record.backoff;
	uint32_t	index = 0;

	/* Of two members of a class that end here only the cheaper can win. */
	while (index < e->n && nodes[index].word != word)
		index++;
	if (index == e->n)
		keep(lattice, end, cost, word, lattice->class_back[class], reason);
	else if (backed < nodes[index].backed)
		put(e, nodes, index, (ZhnNode)
			{
				.backed = backed,.word = word,.pairs = record.pairs,
				.start = (uint16_t) lattice->at,
				.back = lattice->class_back[class],
				.reason = (uint8_t) reason
			}, cost);
}

void
zhn_lattice_add_unknown(ZhnLattice *lattice, int end, int32_t cost,
						ZhnReason reason)
{
	const ZhnEnd *here = &lattice->ends[lattice->at];

	keep(lattice, end, here->least + cost, 0, here->best, reason);
}

ZhnPiece *
zhn_lattice_finish(const ZhnLattice *lattice, int n, ZhnPiece *pieces)
{
	const ZhnWord *words = lattice->model.words;
	/* No word is known to follow, so paths are compared by back-off too. */
	const ZhnNode *node = &lattice->nodes[n][lattice->ends[n].best_backed];
	int32_t		cost = zhn_lattice_cost(lattice, node);
	ZhnPiece   *piece = pieces + n;
	int			end = n;

	while (end > 0)
	{
		const ZhnNode *before = &lattice->nodes[node->start][node->back];
		int32_t		cost_before = zhn_lattice_cost(lattice, before);

		*--piece = (ZhnPiece)
		{
			.start = node->start,.end = end,.word = node->word,
				.cost = cost - cost_before,
				.reason = (ZhnReason) node->reason,
				.kind = node->word != 0 ? (ZhnKind) words[node->word].kind : ZHN_OTHER
		};
		end = node->start;
		node = before;
		cost = cost_before;
	}
	return piece;
}
