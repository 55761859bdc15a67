/*-------------------------------------------------------------------------
 *
 * match.c
 *	  Does a document match a query?
 *
 * What matches is what matches in the server's own @@ operator.  Phrases are
 * therefore evaluated as the server does: a part of a phrase has the
 * positions at which it ends, and a width.
 *
 *-------------------------------------------------------------------------
 */
#include "index/match.h"

void
zhn_match_start(ZhnMatch *match, const ZhnEnv *env, const ZhnMatchQuery *query,
				size_t nnodes)
{
	match->env = env;
	match->query = query;
	match->cursors = zhn_alloc(env, ((size_t) query->nwords + 1) *
							   sizeof(ZhnCursor));
	for (int i = 0; i < query->nwords; i++)
		zhn_cursor_start(&match->cursors[i], &query->words[i].list);
	match->ends = zhn_alloc(env, (nnodes + 1) * sizeof(ZhnEnds));
	memset(match->ends, 0, (nnodes + 1) * sizeof(ZhnEnds));
}

bool
zhn_match_word(ZhnMatch *match, int word, int64_t id)
{
	ZhnCursor  *cursor = &match->cursors[word];

	return zhn_cursor_find(cursor, id) &&
		zhn_posting_has(&cursor->postings, cursor->at,
						match->query->words[word].classes);
}

/* Room for n more ends. */
static void
make_room(const ZhnMatch *match, ZhnEnds *ends, size_t n)
{
	if (ends->n + n > ends->room)
	{
		ends->room = 2 * ends->room + n;
		ends->ends = zhn_resize(match->env, ends->ends,
								ends->room * sizeof(uint16_t));
	}
}

static bool
word_ends(ZhnMatch *match, int word, int64_t id, ZhnEnds *out)
{
	unsigned	classes = match->query->words[word].classes;
	const uint16_t *places;
	size_t		n;

	if (!zhn_match_word(match, word, id))
		return false;
	places = zhn_cursor_places(&match->cursors[word], &n);
	if (n == 0)
	{
		out->unknown = true;
		return true;
	}
	make_room(match, out, n);
	for (size_t i = 0; i < n; i++)
		if (classes >> ZHN_POSITION_CLASS(places[i]) & 1)
			out->ends[out->n++] = (uint16_t) ZHN_POSITION_PLACE(places[i]);
	return out->n > 0;
}

/*
 * Join the ends of two parts, each moved by an offset: those that both have,
 * or with either, those that one of them has.
 */
static bool
join(const ZhnMatch *match, const ZhnEnds *left, int left_offset,
	 const ZhnEnds *right, int right_offset, bool either, ZhnEnds *out)
{
	size_t		i = 0;
	size_t		k = 0;

	make_room(match, out, left->n + right->n);
	while (i < left->n || k < right->n)
	{
		int			one = i < left->n ?
			ZHN_POSITION_PLACE(left->ends[i]) + left_offset : INT32_MAX;
		int			other = k < right->n ?
			ZHN_POSITION_PLACE(right->ends[k]) + right_offset : INT32_MAX;
		int			least = one < other ? one : other;

		if (either || one == other)
			out->ends[out->n++] = (uint16_t) least;
		i += one == least;
		k += other == least;
	}
	return out->n > 0;
}

static bool
part_ends(ZhnMatch *match, int node, int64_t id, ZhnEnds *out)
{
	const ZhnMatchNode *part = &match->query->nodes[node];
	ZhnEnds    *left;
	ZhnEnds    *right;
	bool		is_left;
	bool		is_right;
	int			widest;

	out->n = 0;
	out->width = 0;
	out->unknown = false;
	if (part->operator == ZHN_MATCH_WORD)
		return word_ends(match, part->word, id, out);

	left = &match->ends[part->left];
	right = &match->ends[part->right];
	is_left = part_ends(match, part->left, id, left);
	if (!is_left && part->operator != ZHN_MATCH_OR)
		return false;
	is_right = part_ends(match, part->right, id, right);
	if (!is_right && (part->operator != ZHN_MATCH_OR || !is_left))
		return false;
	if (left->unknown || right->unknown)
	{
		out->unknown = true;
		return true;
	}
	if (part->operator == ZHN_MATCH_PHRASE)
	{
		out->width = part->distance + left->width + right->width;
		return join(match, left, part->distance + right->width, right, 0,
					false, out);
	}

	/* A part that did not match has no width. */
	if (!is_left)
		left->n = 0;
	if (!is_right)
		right->n = 0;
	if (!is_left)
		left->width = 0;
	if (!is_right)
		right->width = 0;
	widest = left->width > right->width ? left->width : right->width;
	out->width = widest;
	return join(match, left, widest - left->width, right,
				widest - right->width, part->operator == ZHN_MATCH_OR, out);
}

bool
zhn_match_phrase(ZhnMatch *match, int node, int64_t id)
{
	ZhnEnds    *ends = &match->ends[node];

	return part_ends(match, node, id, ends) && !ends->unknown;
}

/* Can the document match: has it the words, wherever they are? */
static bool
has_words(ZhnMatch *match, int node, int64_t id)
{
	const ZhnMatchNode *part = &match->query->nodes[node];

	if (part->operator == ZHN_MATCH_WORD)
		return zhn_match_word(match, part->word, id);
	if (part->operator == ZHN_MATCH_OR)
		return has_words(match, part->left, id) ||
			has_words(match, part->right, id);
	return has_words(match, part->left, id) &&
		has_words(match, part->right, id);
}

static bool
match_node(ZhnMatch *match, int node, int64_t id)
{
	const ZhnMatchNode *part = &match->query->nodes[node];

	switch (part->operator)
	{
		case ZHN_MATCH_WORD:
			return zhn_match_word(match, part->word, id);
		case ZHN_MATCH_AND:
			return match_node(match, part->left, id) &&
				match_node(match, part->right, id);
		case ZHN_MATCH_OR:
			return match_node(match, part->left, id) ||
				match_node(match, part->right, id);
		case ZHN_MATCH_NOT:
			return !match_node(match, part->left, id);
		case ZHN_MATCH_PHRASE:
			return has_words(match, node, id) &&
				zhn_match_phrase(match, node, id);
	}
	return false;
}

bool
zhn_match_query(ZhnMatch *match, int64_t id)
{
	return match_node(match, 0, id);
}
