/*-------------------------------------------------------------------------
 *
 * grain.c
 *	  How long words are: joins for the long cut, parts for the fine one.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/grain.h"

#include "segment/readings.h"
#include "text/charclass.h"

#define COMPOUND_PIECES 4		/* most pieces of a compound */
#define NAME_PIECES 6			/* most pieces of an organisation's name */
#define NAME_CHARACTERS 40		/* longest transliterated name */
#define ORDINAL_MAX 3			/* most digits before 世 */
#define SPLIT_MAX 32			/* longest word that is divided, characters */
#define SPLIT_SLACK (12 * ZHN_NAT)	/* what parts may cost more than the whole */
#define SINGLE_FIRST (3 * ZHN_NAT)	/* 运动 员 rather than 运 动员 */

static uint8_t
flags_of(const ZhnModel *model, const ZhnPiece *piece)
{
	return model->words[piece->word].flags;
}

/* Value of the characters from start to end in a trie, or 0. */
static uint32_t
find(const ZhnTrieUnit *units, const ZhnStretch *stretch, int start, int end)
{
	ZhnTrieUnit unit = ZHN_TRIE_ROOT;

	for (int i = start; i < end && unit != 0; i++)
		unit = zhn_trie_next(units, unit, stretch->code[i]);
	return ZHN_TRIE_WORD(unit);
}

static bool
is_dot(const ZhnStretch *stretch, const ZhnPiece *piece)
{
	return stretch->character[piece->start] == 0xB7 &&
		piece->end == piece->start + 1 && piece->reason != ZHN_BY_LEXICON;
}

/* What may stand before or after the dot of a name. */
static bool
may_be_name_part(const ZhnPiece *piece)
{
	return piece->reason != ZHN_BY_LEXICON &&
		(piece->kind == ZHN_PERSON || piece->kind == ZHN_LATIN ||
		 piece->reason == ZHN_BY_CHARACTER || piece->reason == ZHN_BY_SHAPE);
}

/* One piece in place of the n that begin at pieces. */
static ZhnPiece
joined(const ZhnPiece *pieces, int n, ZhnKind kind)
{
	ZhnPiece	piece = pieces[0];

	piece.kind = kind;
	piece.reason = ZHN_BY_JOIN;
	piece.word = 0;
	piece.end = pieces[n - 1].end;
	for (int i = 1; i < n; i++)
		piece.cost += pieces[i].cost;
	return piece;
}

int
zhn_grain_join_names(const ZhnStretch *stretch, ZhnPiece *pieces, int n)
{
	int			kept = 0;

	for (int i = 0; i < n; i++)
	{
		ZhnPiece   *last = &pieces[kept - 1];

		if (kept > 0 && i + 1 < n && is_dot(stretch, &pieces[i]) &&
			may_be_name_part(last) && may_be_name_part(&pieces[i + 1]) &&
			(last->kind == ZHN_PERSON || pieces[i + 1].kind == ZHN_PERSON) &&
			pieces[i + 1].end - last->start <= NAME_CHARACTERS)
		{
			ZhnPiece	row[3] = {*last, pieces[i], pieces[i + 1]};

			*last = joined(row, 3, ZHN_PERSON);
			last->reason = ZHN_BY_FOREIGN_NAME;
			i++;
		}
		else
			pieces[kept++] = pieces[i];
	}
	return kept;
}

/* How many of the pieces are 二世, 十四世 and the like; 0 if they are not. */
static int
ordinal_pieces(const ZhnModel *model, const ZhnStretch *stretch,
			   const ZhnPiece *pieces, int n)
{
	int			start = n > 0 ? pieces[0].start : stretch->n;
	int			end = start;
	int			k = 0;

	while (end < stretch->n && end < start + ORDINAL_MAX &&
		   (model->chars[stretch->code[end]].flags &
			(ZHN_IS_DIGIT | ZHN_IS_MULTIPLIER)) != 0)
		end++;
	if (end == start || end == stretch->n || stretch->character[end] != 0x4E16)
		return 0;
	while (k < n && pieces[k].end <= end)
		k++;
	return k < n && pieces[k].end == end + 1 &&
		pieces[k].reason != ZHN_BY_LEXICON ? k + 1 : 0;
}

int
zhn_grain_join_ordinals(const ZhnModel *model, const ZhnStretch *stretch,
						ZhnPiece *pieces, int n)
{
	int			kept = 0;

	for (int i = 0, k; i < n; i += k)
	{
		k = 1;
		if (pieces[i].kind == ZHN_PERSON && pieces[i].reason != ZHN_BY_LEXICON)
			k += ordinal_pieces(model, stretch, pieces + i + 1, n - i - 1);
		pieces[kept++] = k > 1 ? joined(pieces + i, k, ZHN_PERSON) : pieces[i];
	}
	return kept;
}

/* 7月 4日 晚: neighbouring dates are one. */
static int
join_dates(const ZhnPiece *pieces, int n)
{
	int			k = 1;

	if (pieces[0].kind != ZHN_DATE)
		return 1;
	while (k < n && pieces[k].kind == ZHN_DATE &&
		   pieces[k].end - pieces[0].start <= ZHN_RUN_MAX)
		k++;
	return k;
}

/* 53 人, 600 余 人次: a number, 余 or 多, and a unit. */
static int
join_quantity(const ZhnModel *model, const ZhnStretch *stretch,
			  const ZhnPiece *pieces, int n)
{
	int			k = 1;
	uint32_t	c;

	if (pieces[0].kind != ZHN_NUMBER)
		return 1;
	c = k < n ? stretch->character[pieces[k].start] : 0;
	if (k + 1 < n && pieces[k].end - pieces[k].start == 1 &&
		(c == 0x4F59 || c == 0x591A))	/* 余 多 */
		k++;
	return k < n && (flags_of(model, &pieces[k]) & ZHN_WORD_UNIT) ? k + 1 : 1;
}

/* The longest compound that the pieces spell: 残疾 人 → 残疾人. */
static int
join_compound(const ZhnModel *model, const ZhnStretch *stretch,
			  const ZhnPiece *pieces, int n, ZhnKind *kind)
{
	for (int k = n < COMPOUND_PIECES ? n : COMPOUND_PIECES; k > 1; k--)
	{
		uint32_t	value = find(model->compounds, stretch, pieces[0].start,
								 pieces[k - 1].end);

		if (value != 0 && value != ZHN_COMPOUND_SURNAME)
		{
			*kind = (ZhnKind) (value - 1);
			return k;
		}
	}
	return 1;
}

static bool
may_be_in_name(const ZhnPiece *piece)
{
	return piece->kind == ZHN_PLACE || piece->kind == ZHN_ORGANISATION ||
		(piece->kind == ZHN_WORD && piece->end - piece->start >= 2);
}

/* A place, what follows, and a word that ends an organisation's name. */
static int
join_organisation(const ZhnModel *model, const ZhnPiece *pieces, int n)
{
	int			length = 1;

	if (pieces[0].kind != ZHN_PLACE)
		return 1;
	for (int k = 1; k < n && k < NAME_PIECES; k++)
	{
		if (!may_be_in_name(&pieces[k]))
			break;
		if ((flags_of(model, &pieces[k]) & ZHN_WORD_HEAD) ||
			pieces[k].kind == ZHN_ORGANISATION)
			length = k + 1;
	}
	return length;
}

int
zhn_grain_join(const ZhnModel *model, const ZhnStretch *stretch,
			   ZhnPiece *pieces, int n)
{
	int			kept = 0;

	for (int i = 0, k; i < n; i += k)
	{
		ZhnPiece	piece = pieces[i];

		if ((k = join_dates(pieces + i, n - i)) > 1)
			piece.kind = ZHN_DATE;
		else if ((k = join_quantity(model, stretch, pieces + i, n - i)) > 1)
			piece.kind = ZHN_QUANTITY;
		else if ((k = join_organisation(model, pieces + i, n - i)) > 1)
			piece.kind = ZHN_ORGANISATION;
		else if (piece.reason != ZHN_BY_LEXICON)
			k = join_compound(model, stretch, pieces + i, n - i, &piece.kind);
		pieces[kept++] = k > 1 ? joined(pieces + i, k, piece.kind) : pieces[i];
	}
	return kept;
}

/* Cheapest row of dictionary words, the whole one left out. */
typedef struct Split
{
	int32_t		cost[SPLIT_MAX + 1];
	uint8_t		from[SPLIT_MAX + 1];
	uint32_t	word[SPLIT_MAX + 1];
} Split;

static void
fill_split(const ZhnModel *model, const ZhnStretch *stretch, int start, int n,
		   Split *split)
{
	for (int i = 0; i <= n; i++)
		split->cost[i] = i == 0 ? 0 : INT32_MAX / 2;
	for (int i = 0; i < n; i++)
	{
		ZhnTrieUnit unit = ZHN_TRIE_ROOT;

		for (int k = i; k < n && k - i < n - 1; k++)
		{
			uint32_t	word;
			int32_t		cost;

			unit = zhn_trie_next(model->units, unit, stretch->code[start + k]);
			if (unit == 0)
				break;
			word = ZHN_TRIE_WORD(unit);
			cost = split->cost[i] + model->words[word].cost;
			if (k == 0)
				cost += SINGLE_FIRST;
			if (word != 0 && cost < split->cost[k + 1])
			{
				split->cost[k + 1] = cost;
				split->from[k + 1] = (uint8_t) i;
				split->word[k + 1] = word;
			}
		}
	}
}

/* 绍兴市 is 绍兴 市: a place is its name and what it is, nothing else. */
static int
split_place(const ZhnModel *model, const ZhnStretch *stretch,
			const ZhnPiece *piece, ZhnPiece *parts)
{
	int			last = piece->end - 1;

	if ((model->chars[stretch->code[last]].flags & ZHN_IS_PLACE_SUFFIX) == 0)
		return 1;
	parts[1] = parts[0] = *piece;
	parts[0].end = parts[1].start = last;
	parts[0].reason = parts[1].reason = ZHN_BY_PART;
	parts[1].kind = ZHN_WORD;
	parts[0].cost = piece->cost;
	parts[1].cost = 0;
	return 2;
}

int
zhn_grain_split(const ZhnModel *model, const ZhnStretch *stretch,
				const ZhnPiece *piece, ZhnPiece *parts)
{
	int			n = piece->end - piece->start;
	int			nparts = 0;
	int32_t		whole = piece->word != 0 ? model->words[piece->word].cost
		: piece->cost;
	Split		split;

	parts[0] = *piece;
	if (n < 3 || n > SPLIT_MAX || piece->reason == ZHN_BY_LEXICON)
		return 1;
	if (piece->kind == ZHN_PLACE)
		return split_place(model, stretch, piece, parts);
	if (piece->kind != ZHN_WORD && piece->kind != ZHN_ORGANISATION)
		return 1;
	fill_split(model, stretch, piece->start, n, &split);
	for (int end = n; end > 0 && split.cost[n] < INT32_MAX / 2; end = split.from[end])
		nparts++;
	if (nparts < 2 || nparts == n || nparts > ZHN_PARTS_MAX ||
		split.cost[n] > whole + SPLIT_SLACK)
		return 1;
	for (int end = n, i = nparts; end > 0; end = split.from[end])
		parts[--i] = (ZhnPiece)
		{
			.start = piece->start + split.from[end],.end = piece->start + end,
				.word = split.word[end],
				.cost = split.cost[end] - split.cost[split.from[end]],
				.reason = ZHN_BY_PART,
				.kind = (ZhnKind) model->words[split.word[end]].kind
		};
	return nparts;
}
