/*-------------------------------------------------------------------------
 *
 * lattice.c
 *	  The best path through the readings of a stretch of text.
 *
 * Most of the time of segmentation goes into asking whether a pair of words
 * was counted.  Three things keep the question rare: few readings are kept
 * that end at a position, those far behind the best are dropped (the beam),
 * and a pair is only looked up if the bounds of its two words say that it
 * could win.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/lattice.h"

#define UNREACHED (INT32_MAX / 2)
#define BEAM (4 * ZHN_NAT)		/* a reading this much worse never wins */
#define SKIP ZHN_NAT			/* nor one that the look-ahead beats by this */

/* Make room for a node at an end; returns its index, or -1 if it is too dear. */
static inline int
make_room(ZhnEnd *end, const ZhnNode *nodes, int32_t cost)
{
	int			worst = 0;

	if (cost > end->least + BEAM)
		return -1;
	if (end->n < ZHN_NODES_MAX)
		return end->n++;
	for (int i = 1; i < ZHN_NODES_MAX; i++)
		if (nodes[i].cost > nodes[worst].cost)
			worst = i;
	return nodes[worst].cost > cost ? worst : -1;
}

static inline void
put(ZhnEnd *end, ZhnNode *nodes, int index, ZhnNode node)
{
	nodes[index] = node;
	if (node.cost < end->least)
	{
		end->least = node.cost;
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
keep(ZhnLattice *lattice, int end, int32_t cost, uint32_t word,
	 const ZhnWord *record, uint8_t back, ZhnReason reason)
{
	ZhnEnd	   *e = &lattice->ends[end];
	ZhnNode    *nodes = lattice->nodes[end];
	int			index = make_room(e, nodes, cost);

	if (index >= 0)
		put(e, nodes, index, (ZhnNode)
			{
				.cost = cost,.backed = cost + record->backoff,.word = word,
				.start = (uint16_t) lattice->at,.back = back,
				.reason = (uint8_t) reason,.gain = record->gain_left
			});
}

void
zhn_lattice_begin(ZhnLattice *lattice, int n, uint32_t word)
{
	for (int i = 0; i <= n + ZHN_LOOK_AHEAD; i++)
		lattice->ends[i] = (ZhnEnd){.least = UNREACHED,.least_backed = UNREACHED};
	lattice->limit = n;
	lattice->at = 0;
	keep(lattice, 0, 0, word, &lattice->model.words[word], 0, ZHN_BY_DICTIONARY);
}

bool
zhn_lattice_at(ZhnLattice *lattice, int position)
{
	const ZhnEnd *e = &lattice->ends[position];

	for (int i = 1; i <= ZHN_LOOK_AHEAD; i++)
		if (e->least > e[i].least + SKIP)
			return false;
	lattice->at = position;
	lattice->classes = 0;
	return e->n > 0;
}

/*
 * The gain in the entry of a line that has the mark, or 0.  Comparing all
 * entries at once is cheaper than a loop that ends at a place nobody can
 * predict; gcc and clang make this one or two vector instructions a row.
 */
static inline int32_t
find_pair(const ZhnPairLine *line, uint32_t mark)
{
	typedef uint32_t Row __attribute__((vector_size(16)));
	const Row  *rows = (const Row *) line->entries;
	Row			marks = {mark, mark, mark, mark};
	Row			mask = {~ZHN_PAIR_GAIN_MASK, ~ZHN_PAIR_GAIN_MASK,
	~ZHN_PAIR_GAIN_MASK, ~ZHN_PAIR_GAIN_MASK};
	Row			found = {0};

	for (int i = 0; i < ZHN_LINE_ENTRIES / 4; i++)
		found |= rows[i] & (Row) ((rows[i] & mask) == marks);
	return (int32_t) ((found[0] | found[1] | found[2] | found[3]) &
					  ZHN_PAIR_GAIN_MASK);
}

/* What the pair is cheaper by than its words apart; 0 if never counted. */
static inline int32_t
pair_gain(const ZhnModel *model, uint32_t left, uint32_t right)
{
	uint64_t	hash = zhn_pair_hash(left, right);
	uint32_t	mark = zhn_pair_mark(hash);
	uint32_t	bit = zhn_pair_filter_bit(hash);
	int32_t		gain;

	gain = find_pair(&model->common_pairs[zhn_pair_line(hash, ZHN_COMMON_BITS)],
					 mark);
	if (gain == 0 && (model->rare_filter[bit >> 3] >> (bit & 7) & 1) != 0)
		gain = find_pair(&model->rare_pairs[zhn_pair_line(hash, model->image->rare_bits)],
						 mark);
	return gain;
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
	uint32_t	unknown = model->image->class_word[ZHN_CLASS_UNKNOWN];
	int32_t		cost = stem + model->words[word].backoff + suffix->alone -
		suffix->suffix;

	keep(lattice, end, cost, unknown, &model->words[unknown], back, ZHN_BY_SHAPE);
}

/* A dictionary word that ends at end; the suffix after it, or NULL. */
static inline void
add_word(ZhnLattice *lattice, int end, uint32_t word, const ZhnChar *suffix)
{
	const ZhnEnd *here = &lattice->ends[lattice->at];
	const ZhnNode *nodes = lattice->nodes[lattice->at];
	const ZhnWord *record = &lattice->model.words[word];
	int32_t		alone = record->cost;
	int32_t		most = record->gain_right * ZHN_BOUND_UNIT;
	int32_t		best = here->least_backed + alone;
	uint8_t		back = here->best_backed;

	if (best - most > lattice->ends[end].least + BEAM)
		return;
	for (int i = 0; most != 0 && i < here->n; i++)
	{
		int32_t		bound = nodes[i].gain * ZHN_BOUND_UNIT;
		int32_t		cost = nodes[i].backed + alone;

		if (cost - (bound < most ? bound : most) >= best)
			continue;
		cost -= pair_gain(&lattice->model, nodes[i].word, word);
		if (cost < best)
		{
			best = cost;
			back = (uint8_t) i;
		}
	}
	keep(lattice, end, best, word, record, back, ZHN_BY_DICTIONARY);
	if (suffix != NULL)
		add_derived(lattice, end + 1, best, word, back, suffix);
}

/* The suffix that may follow a word of two characters, or NULL. */
static inline const ZhnChar *
suffix_at(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnChar *c;

	if (i >= lattice->limit)
		return NULL;
	c = &lattice->model.chars[stretch->code[i]];
	return c->suffix != 0 ? c : NULL;
}

int
zhn_lattice_add_words(ZhnLattice *lattice, const ZhnStretch *stretch,
					  ZhnTrieUnit first, ZhnTrieUnit second)
{
	int			end = lattice->at + 1;
	int			longest = 0;

	if (ZHN_TRIE_WORD(first) != 0)
	{
		add_word(lattice, end, ZHN_TRIE_WORD(first), NULL);
		longest = 1;
	}
	for (ZhnTrieUnit unit = second; unit != 0 && end < lattice->limit;)
	{
		end++;
		if (ZHN_TRIE_WORD(unit) != 0)
		{
			add_word(lattice, end, ZHN_TRIE_WORD(unit), end == lattice->at + 2
					 ? suffix_at(lattice, stretch, end) : NULL);
			longest = end - lattice->at;
		}
		unit = end == stretch->n ? 0
			: zhn_trie_next(lattice->model.units, ZHN_TRIE_BASE(unit),
							stretch->code[end]);
	}
	return longest;
}

/* The cheapest way to a class from here; the same for all its members. */
static int32_t
class_cost(ZhnLattice *lattice, ZhnClass class)
{
	const ZhnImage *image = lattice->model.image;
	const ZhnNode *nodes = lattice->nodes[lattice->at];
	int			n = lattice->ends[lattice->at].n;
	int32_t		alone = lattice->model.words[image->class_word[class]].cost;
	int32_t		best = UNREACHED;

	if (lattice->classes >> class & 1)
		return lattice->class_cost[class];
	for (int i = 0; i < n; i++)
	{
		uint32_t	left = nodes[i].word;
		int32_t		cost = nodes[i].backed + alone;

		if (left < image->nclasswords)
			cost -= lattice->model.class_gains[left * ZHN_NCLASSES + class] *
				ZHN_CLASS_GAIN_UNIT;
		if (cost < best)
		{
			best = cost;
			lattice->class_back[class] = (uint8_t) i;
		}
	}
	lattice->classes |= 1u << class;
	lattice->class_cost[class] = best;
	return best;
}

void
zhn_lattice_add_class(ZhnLattice *lattice, int end, ZhnClass class,
					  int32_t inner, ZhnReason reason)
{
	uint32_t	word = lattice->model.image->class_word[class];
	const ZhnWord *record = &lattice->model.words[word];
	ZhnEnd	   *e = &lattice->ends[end];
	ZhnNode    *nodes = lattice->nodes[end];
	int32_t		cost = class_cost(lattice, class) + inner;
	int			index = 0;

	/* Of two members of a class that end here only the cheaper can win. */
	while (index < e->n && nodes[index].word != word)
		index++;
	if (index == e->n)
		keep(lattice, end, cost, word, record, lattice->class_back[class],
			 reason);
	else if (cost < nodes[index].cost)
		put(e, nodes, index, (ZhnNode)
			{
				.cost = cost,.backed = cost + record->backoff,.word = word,
				.start = (uint16_t) lattice->at,
				.back = lattice->class_back[class],
				.reason = (uint8_t) reason,.gain = record->gain_left
			});
}

void
zhn_lattice_add_unknown(ZhnLattice *lattice, int end, int32_t cost,
						ZhnReason reason)
{
	const ZhnEnd *here = &lattice->ends[lattice->at];

	keep(lattice, end, here->least + cost, 0, &lattice->model.words[0],
		 here->best, reason);
}

ZhnPiece *
zhn_lattice_finish(const ZhnLattice *lattice, int n, ZhnPiece *pieces)
{
	const ZhnWord *words = lattice->model.words;
	/* No word is known to follow, so paths are compared by back-off too. */
	const ZhnNode *node = &lattice->nodes[n][lattice->ends[n].best_backed];
	ZhnPiece   *piece = pieces + n;
	int			end = n;

	while (end > 0)
	{
		const ZhnNode *before = &lattice->nodes[node->start][node->back];

		*--piece = (ZhnPiece)
		{
			.start = node->start,.end = end,.word = node->word,
				.cost = node->cost - before->cost,
				.reason = (ZhnReason) node->reason,
				.kind = node->word != 0 ? (ZhnKind) words[node->word].kind : ZHN_OTHER
		};
		end = node->start;
		node = before;
	}
	return piece;
}
