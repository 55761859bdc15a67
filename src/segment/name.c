/*-------------------------------------------------------------------------
 *
 * name.c
 *	  Personal names, transliterated names, place names and other words that
 *	  no dictionary lists.
 *
 * Each reading costs what its characters cost at their places in such a word
 * (data/characters.tsv), and what the class costs after the word before it:
 * 记者 and 市长 make a person likely, 说 after a name confirms it.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/readings.h"

/* Costs of a name's length and of having no dictionary entry, hand-set. */
#define ONE_GIVEN (ZHN_NAT * 123 / 64)
#define TWO_GIVEN (ZHN_NAT * 99 / 64)
#define THREE_GIVEN (2 * ZHN_NAT)
#define COMPOUND_SURNAME (6 * ZHN_NAT)
#define COMMON (13 * ZHN_NAT / 2)	/* 和 在 等 are words before parts of names */
#define FOREIGN_SLACK (5 * ZHN_NAT) /* a beginning this dear is given up */
#define RARE_CHARACTER (9 * ZHN_NAT)	/* never seen at its place in a name */
#define NAME_DOT (-2 * ZHN_NAT)
#define NAME_COST ZHN_NAT
#define FOREIGN_LENGTH (ZHN_NAT * 77 / 64)
#define FOREIGN_MIDDLE 0
#define UNKNOWN_COST (3 * ZHN_NAT)
#define PLACE_OTHER (12 * ZHN_NAT)	/* a character never seen in a place name */

#define NAME_SLACK (4 * ZHN_NAT)	/* what a name may cost more than words */
#define REMEMBERED_GAIN (6 * ZHN_NAT)	/* of a name that the text had before */

#define FOREIGN_MAX 24			/* characters */
#define PLACE_MAX 5
#define UNKNOWN_MAX 3

static inline int32_t
smaller(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/*
 * Names of three characters or more that the text has had are remembered by
 * a hash, the latest in each slot: a story introduces a person where the name
 * is easy to tell and repeats it where it is not (和马东方一样).  Shorter
 * ones are too often mistaken for it.
 */
static uint32_t
name_hash(const ZhnStretch *stretch, int start, int end)
{
	uint32_t	h = 0x811C9DC5u;

	for (int i = start; i < end; i++)
		h = (h ^ stretch->character[i]) * 0x01000193u;
	return h ^ h >> 15;
}

void
zhn_remember_name(ZhnLattice *lattice, const ZhnStretch *stretch, int start,
				  int end)
{
	uint32_t	h = name_hash(stretch, start, end);

	if (end - start < 3)
		return;
	lattice->remembered[h % ZHN_REMEMBERED] = h;
	lattice->any_remembered = true;
}

static bool
is_remembered(const ZhnLattice *lattice, const ZhnStretch *stretch, int start,
			  int end)
{
	uint32_t	h = name_hash(stretch, start, end);

	return lattice->remembered[h % ZHN_REMEMBERED] == h;
}

/*
 * Names that go on after a surname that ends at given.  surname is its cost
 * in a name, apart its cost as words of its own.  A name is only read where
 * it is cheaper than its characters one by one, and not much dearer than
 * words of two of them, as nearly none is elsewhere.
 */
static void
read_given(ZhnLattice *lattice, const ZhnStretch *stretch, int given,
		   int32_t surname, int32_t apart)
{
	const ZhnChar *first;
	const ZhnChar *second;
	int32_t		cost;
	int32_t		words;

	if (given >= lattice->limit)
		return;
	first = zhn_char_at(lattice, stretch, given);
	words = zhn_lattice_cost_of_two(lattice, given - 1);
	cost = surname + first->person[ZHN_LAST];
	if (cost < apart + first->alone && cost < words + NAME_SLACK)
		zhn_lattice_add_class(lattice, given + 1, ZHN_CLASS_PERSON,
							  cost + ONE_GIVEN, ZHN_BY_NAME);
	if (given + 1 >= lattice->limit)
		return;
	second = zhn_char_at(lattice, stretch, given + 1);
	words = smaller(words + second->alone,
					apart + zhn_lattice_cost_of_two(lattice, given));
	cost = surname + first->person[ZHN_MIDDLE] + second->person[ZHN_LAST] +
		TWO_GIVEN;
	if (lattice->any_remembered &&
		is_remembered(lattice, stretch, lattice->at, given + 2))
		cost -= REMEMBERED_GAIN;
	if (cost < apart + first->alone + second->alone &&
		cost < words + NAME_SLACK)
		zhn_lattice_add_class(lattice, given + 2, ZHN_CLASS_PERSON,
							  cost, ZHN_BY_NAME);
}

/* Characters of the surname of two characters at i, or 0. */
static int
compound_surname(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnTrieUnit *units = lattice->model.compounds;
	ZhnTrieUnit unit = ZHN_TRIE_ROOT;

	if ((zhn_char_at(lattice, stretch, i)->flags & ZHN_IS_SURNAME) == 0)
		return 0;
	for (int k = i; k < lattice->limit; k++)
	{
		unit = zhn_trie_next(units, unit, stretch->code[k]);
		if (unit == 0)
			return 0;
		if (ZHN_TRIE_WORD(unit) == ZHN_COMPOUND_SURNAME)
			return k + 1 - i;
	}
	return 0;
}

/*
 * A Japanese given name of three characters, which nearly always ends in 郎
 * or 子: 丹羽 宇一郎.
 */
static void
read_long_given(ZhnLattice *lattice, const ZhnStretch *stretch, int given)
{
	int32_t		cost = COMPOUND_SURNAME + THREE_GIVEN;

	if (given + 2 >= lattice->limit ||
		(stretch->character[given + 2] != 0x90CE &&
		 stretch->character[given + 2] != 0x5B50))
		return;
	for (int i = given; i < given + 2; i++)
		cost += zhn_char_at(lattice, stretch, i)->person[ZHN_MIDDLE];
	if (cost < ZHN_IMPOSSIBLE)
		zhn_lattice_add_class(lattice, given + 3, ZHN_CLASS_PERSON, cost,
							  ZHN_BY_NAME);
}

static void
read_person(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnChar *first = zhn_char_at(lattice, stretch, i);
	int			compound = compound_surname(lattice, stretch, i);

	if (first->person[ZHN_FIRST] != ZHN_IMPOSSIBLE)
		read_given(lattice, stretch, i + 1, first->person[ZHN_FIRST],
				   first->alone);
	if (compound == 0)
		return;
	read_given(lattice, stretch, i + compound, COMPOUND_SURNAME,
			   first->alone + COMPOUND_SURNAME);
	read_long_given(lattice, stretch, i + compound);
}

/* Is this the dot between the parts of a transliterated name? */
static bool
is_name_dot(uint32_t c)
{
	return c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027;
}

/* Does a name dot follow within the next few characters? */
static bool
has_dot_soon(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	for (int k = i + 1; k < lattice->limit && k <= i + 4; k++)
		if (is_name_dot(stretch->character[k]))
			return true;
	return false;
}

/* Is a common character likelier to be a word than a part of a name? */
static bool
is_rather_word(const ZhnChar *c)
{
	return c->alone < COMMON &&
		smaller(c->foreign[ZHN_MIDDLE], c->foreign[ZHN_LAST]) >= c->alone;
}

/*
 * A name of one part or of several with dots between.  A dot leaves little
 * doubt, so beside one, a character that is rare in names will do.
 */
static void
read_foreign(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnChar *first = zhn_char_at(lattice, stretch, i);
	int32_t		cost = first->foreign[ZHN_FIRST];
	int32_t		apart = first->alone;
	int			dots = 0;
	int			rare = 0;

	cost += FOREIGN_LENGTH;
	for (int k = i + 1; k < lattice->limit && k < i + FOREIGN_MAX; k++)
	{
		const ZhnChar *c = zhn_char_at(lattice, stretch, k);

		if (stretch->has_dot && is_name_dot(stretch->character[k]))
		{
			dots++;
			cost += NAME_DOT;
			continue;
		}
		apart += c->alone;
		if (is_rather_word(c) ||
			(c->cclass != ZHN_CHAR_HAN && !(dots > 0 && c->cclass == ZHN_CHAR_LATIN)))
			break;
		if (k - i >= 2)
		{
			int32_t		last = c->foreign[ZHN_LAST];

			if (last == ZHN_IMPOSSIBLE && dots > rare)
				last = RARE_CHARACTER;
			if (last != ZHN_IMPOSSIBLE && last < c->alone &&
				cost + last < apart)
				zhn_lattice_add_class(lattice, k + 1, ZHN_CLASS_PERSON,
									  cost + last + NAME_COST,
									  ZHN_BY_FOREIGN_NAME);
		}
		if (c->foreign[ZHN_MIDDLE] != ZHN_IMPOSSIBLE)
			cost += c->foreign[ZHN_MIDDLE] + FOREIGN_MIDDLE;
		else if (stretch->has_dot && rare == 0 &&
				 (dots > 0 || has_dot_soon(lattice, stretch, k)))
		{
			rare++;
			cost += RARE_CHARACTER;
		}
		else
			break;
		if (cost > apart + FOREIGN_SLACK)
			break;
	}
}

/* Position of the first suffix of a place from i on. */
static int
next_suffix(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	while (stretch->suffix[lattice->suffix] < i)
		lattice->suffix++;
	return stretch->suffix[lattice->suffix];
}

static void
read_place(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnChar *first = zhn_char_at(lattice, stretch, i);
	int32_t		cost = first->place[ZHN_FIRST];
	int32_t		apart = first->alone;

	if (cost == ZHN_IMPOSSIBLE)
		return;
	for (int k = i + 1; k < lattice->limit && k < i + PLACE_MAX; k++)
	{
		const ZhnChar *c = zhn_char_at(lattice, stretch, k);

		if (c->cclass != ZHN_CHAR_HAN)
			break;
		if (c->flags & ZHN_IS_PLACE_SUFFIX)
			zhn_lattice_add_class(lattice, k + 1, ZHN_CLASS_PLACE, cost,
								  ZHN_BY_PLACE_SUFFIX);
		apart += c->alone;
		cost += c->place[ZHN_MIDDLE] != ZHN_IMPOSSIBLE
			? c->place[ZHN_MIDDLE] : PLACE_OTHER;
		if (cost > apart)
			break;
	}
}

/*
 * A word of two or three characters that is like unknown words: only where
 * it is cheaper than its characters one by one.
 */
void
zhn_read_unknown(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnImage *image = lattice->model.image;
	const ZhnChar *first = zhn_char_at(lattice, stretch, i);
	int32_t		cost = first->unknown[ZHN_FIRST];
	int32_t		apart = first->alone;

	if (cost == ZHN_IMPOSSIBLE)
		return;
	for (int k = i + 1; k < lattice->limit && k < i + UNKNOWN_MAX; k++)
	{
		const ZhnChar *c = zhn_char_at(lattice, stretch, k);

		if (c->cclass != ZHN_CHAR_HAN)
			break;
		apart += c->alone;
		if (c->unknown[ZHN_LAST] != ZHN_IMPOSSIBLE &&
			cost + c->unknown[ZHN_LAST] < apart)
			zhn_lattice_add_class(lattice, k + 1, ZHN_CLASS_UNKNOWN,
								  cost + c->unknown[ZHN_LAST] +
								  image->unknown_length[k - i + 1] + UNKNOWN_COST,
								  ZHN_BY_SHAPE);
		if (c->unknown[ZHN_MIDDLE] == ZHN_IMPOSSIBLE)
			break;
		cost += c->unknown[ZHN_MIDDLE];
	}
}

/* Could a transliterated name begin so?  Then its first three characters do. */
static bool
may_be_foreign(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnChar *first = zhn_char_at(lattice, stretch, i);
	const ZhnChar *second;
	const ZhnChar *third;

	if (stretch->has_dot)
		return first->foreign[ZHN_FIRST] != ZHN_IMPOSSIBLE;
	if (i + 2 >= lattice->limit)
		return false;
	second = zhn_char_at(lattice, stretch, i + 1);
	third = zhn_char_at(lattice, stretch, i + 2);
	return first->foreign[ZHN_FIRST] + second->foreign[ZHN_MIDDLE] +
		smaller(third->foreign[ZHN_MIDDLE], third->foreign[ZHN_LAST]) +
		FOREIGN_LENGTH <
		first->alone + second->alone + third->alone + FOREIGN_SLACK;
}

void
zhn_read_names(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	read_person(lattice, stretch, i);
	if (next_suffix(lattice, stretch, i + 1) < i + PLACE_MAX)
		read_place(lattice, stretch, i);
	if (may_be_foreign(lattice, stretch, i))
		read_foreign(lattice, stretch, i);
}
