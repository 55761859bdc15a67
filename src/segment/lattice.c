/*-------------------------------------------------------------------------
 *
 * lattice.c
 *	  The best path through the readings of a stretch of text.
 *
 * Most of the time of segmentation goes into asking whether a pair of words
 * was counted.  Three things keep the question rare: the front holds few
 * nodes, those far behind the best are dropped (the beam), and a pair is
 * only looked up if the bounds of its two words say that it could win.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/lattice.h"

#define UNREACHED (INT32_MAX / 2)
#define BEAM (10 * ZHN_NAT)		/* a node this much worse never wins */

/*
 * A position is passed over if it is this much worse than one of the next
 * LOOK_AHEAD, which words that jump over it have reached already.
 */
#define SKIP (3 * ZHN_NAT / 2)
#define LOOK_AHEAD 3

/* Keep a reading that ends at end, in place of the worst if there are many. */
static inline void
keep(ZhnLattice *lattice, int end, ZhnNode node)
{
	ZhnNode    *nodes = lattice->nodes[end];
	int			n = lattice->nnodes[end];

	if (node.cost < lattice->least[end])
		lattice->least[end] = node.cost;
	else if (node.cost > lattice->least[end] + BEAM)
		return;
	if (n == ZHN_NODES_MAX)
	{
		n = 0;
		for (int i = 1; i < ZHN_NODES_MAX; i++)
			if (nodes[i].cost > nodes[n].cost)
				n = i;
		if (nodes[n].cost <= node.cost)
			return;
	}
	else
		lattice->nnodes[end]++;
	nodes[n] = node;
}

void
zhn_lattice_begin(ZhnLattice *lattice, int n, uint32_t word)
{
	for (int i = 0; i <= n + LOOK_AHEAD; i++)
	{
		lattice->nnodes[i] = 0;
		lattice->least[i] = UNREACHED;
	}
	lattice->limit = n;
	keep(lattice, 0, (ZhnNode){.word = word});
}

bool
zhn_lattice_at(ZhnLattice *lattice, int position)
{
	ZhnFront   *front = &lattice->front;
	const ZhnNode *nodes = lattice->nodes[position];
	const ZhnWord *words = lattice->model.words;
	int32_t		worst = lattice->least[position] + BEAM;
	int			n = 0;

	for (int i = position + 1; i <= position + LOOK_AHEAD; i++)
		if (lattice->least[position] > lattice->least[i] + SKIP)
			return false;
	lattice->at = position;
	front->classes = 0;
	front->best = front->best_backed = UNREACHED;
	for (int i = 0; i < lattice->nnodes[position]; i++)
	{
		const ZhnWord *word = &words[nodes[i].word];
		int32_t		backed = nodes[i].cost + word->backoff;

		if (nodes[i].cost > worst)
			continue;
		front->index[n] = (uint8_t) i;
		front->word[n] = nodes[i].word;
		front->gain[n] = word->gain_left;
		front->backed[n] = backed;
		front->hash[n] = zhn_pair_left(nodes[i].word);
		n++;
		if (nodes[i].cost < front->best)
		{
			front->best = nodes[i].cost;
			front->best_index = (uint8_t) i;
		}
		if (backed < front->best_backed)
		{
			front->best_backed = backed;
			front->best_backed_index = (uint8_t) i;
		}
	}
	front->n = n;
	return n > 0;
}

/* What the pair is cheaper by than its words apart; 0 if never counted. */
static inline int32_t
pair_gain(const ZhnModel *model, uint64_t left, uint32_t right)
{
	uint64_t	hash = zhn_pair_hash(left, right);
	uint32_t	bits = model->image->pair_bits;
	uint32_t	at = zhn_pair_place(hash, bits);
	uint32_t	mark = zhn_pair_mark(hash);
	uint32_t	entry;

	while ((entry = model->pairs[at]) != 0)
	{
		if ((entry & ~ZHN_PAIR_GAIN_MASK) == mark)
			return (int32_t) (entry & ZHN_PAIR_GAIN_MASK);
		at = (at + 1) & ((1u << bits) - 1);
	}
	return 0;
}

void
zhn_lattice_add_word(ZhnLattice *lattice, int end, uint32_t word)
{
	const ZhnFront *front = &lattice->front;
	const ZhnWord *record = &lattice->model.words[word];
	int32_t		alone = record->cost;
	int32_t		best = front->best_backed + alone;
	uint8_t		back = front->best_backed_index;

	if (record->gain_right != 0)
	{
		for (int i = 0; i < front->n; i++)
		{
			uint8_t		bound = front->gain[i] < record->gain_right
				? front->gain[i] : record->gain_right;
			int32_t		cost = front->backed[i] + alone;

			if (cost - bound * ZHN_BOUND_UNIT >= best)
				continue;
			cost -= pair_gain(&lattice->model, front->hash[i], word);
			if (cost < best)
			{
				best = cost;
				back = front->index[i];
			}
		}
	}
	keep(lattice, end, (ZhnNode)
		 {
			 .cost = best,.word = word,.start = (uint16_t) lattice->at,
			 .back = back,.reason = ZHN_BY_DICTIONARY
		 });
}

/* The cheapest way to a class from the front; the same for all its members. */
static int32_t
class_cost(ZhnLattice *lattice, ZhnClass class)
{
	ZhnFront   *front = &lattice->front;
	const ZhnImage *image = lattice->model.image;
	uint32_t	record = image->class_word[class];
	int32_t		alone = lattice->model.words[record].cost;
	int32_t		best = UNREACHED;

	if (front->classes >> class & 1)
		return front->class_cost[class];
	for (int i = 0; i < front->n; i++)
	{
		uint32_t	left = front->word[i];
		int32_t		cost = front->backed[i] + alone;

		if (left < image->nclasswords)
			cost -= lattice->model.class_gains[left * ZHN_NCLASSES + class] *
				ZHN_CLASS_GAIN_UNIT;
		if (cost < best)
		{
			best = cost;
			front->class_index[class] = front->index[i];
		}
	}
	front->classes |= 1u << class;
	front->class_cost[class] = best;
	return best;
}

void
zhn_lattice_add_class(ZhnLattice *lattice, int end, ZhnClass class,
					  int32_t inner, ZhnReason reason)
{
	uint32_t	word = lattice->model.image->class_word[class];
	int32_t		cost = class_cost(lattice, class) + inner;
	ZhnNode		node =
	{
		.cost = cost,.word = word,.start = (uint16_t) lattice->at,
		.back = lattice->front.class_index[class],.reason = (uint8_t) reason
	};

	/* Of two members of a class that end here only the cheaper can win. */
	for (int i = 0; i < lattice->nnodes[end]; i++)
	{
		ZhnNode    *other = &lattice->nodes[end][i];

		if (other->word == word)
		{
			if (cost < other->cost)
			{
				*other = node;
				if (cost < lattice->least[end])
					lattice->least[end] = cost;
			}
			return;
		}
	}
	keep(lattice, end, node);
}

void
zhn_lattice_add_unknown(ZhnLattice *lattice, int end, int32_t cost,
						uint32_t word, ZhnReason reason)
{
	keep(lattice, end, (ZhnNode)
		 {
			 .cost = lattice->front.best + cost,.word = word,
			 .start = (uint16_t) lattice->at,
			 .back = lattice->front.best_index,.reason = (uint8_t) reason
		 });
}

int
zhn_lattice_finish(ZhnLattice *lattice, int n, ZhnStep *path)
{
	const ZhnWord *words = lattice->model.words;
	int			end = n;
	int			index = 0;
	int			steps = 0;

	/* No word is known to follow, so paths are compared by back-off too. */
	for (int i = 1; i < lattice->nnodes[n]; i++)
	{
		const ZhnNode *best = &lattice->nodes[n][index];
		const ZhnNode *node = &lattice->nodes[n][i];

		if (node->cost + words[node->word].backoff <
			best->cost + words[best->word].backoff)
			index = i;
	}
	while (end > 0)
	{
		const ZhnNode *node = &lattice->nodes[end][index];

		path[steps++] = (ZhnStep)
		{
			.start = node->start,.end = end,.word = node->word,
				.cost = node->cost - lattice->nodes[node->start][node->back].cost,
				.reason = (ZhnReason) node->reason
		};
		end = node->start;
		index = node->back;
	}
	return steps;
}
