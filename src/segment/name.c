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
#define TWO_CHARACTERS (ZHN_NAT * 59 / 64)
#define THREE_CHARACTERS (ZHN_NAT * 35 / 64)
#define NAME_COST ZHN_NAT
#define FOREIGN_LENGTH (ZHN_NAT * 77 / 64)
#define FOREIGN_MIDDLE (ZHN_NAT * 26 / 64)
#define UNKNOWN_COST (3 * ZHN_NAT)
#define PLACE_OTHER (12 * ZHN_NAT)	/* a character never seen in a place name */

#define FOREIGN_MAX 12			/* characters */
#define PLACE_MAX 5
#define UNKNOWN_MAX 3

static void
read_person(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	const ZhnChar *first = zhn_char_at(lattice, stretch, i);
	const ZhnChar *second;
	const ZhnChar *third;

	if (first->person[ZHN_FIRST] == ZHN_IMPOSSIBLE || i + 1 >= lattice->limit)
		return;
	second = zhn_char_at(lattice, stretch, i + 1);
	if (second->person[ZHN_LAST] != ZHN_IMPOSSIBLE)
		zhn_lattice_add_class(lattice, i + 2, ZHN_CLASS_PERSON,
							  first->person[ZHN_FIRST] + TWO_CHARACTERS +
							  second->person[ZHN_LAST] + NAME_COST,
							  ZHN_BY_NAME);
	if (second->person[ZHN_MIDDLE] == ZHN_IMPOSSIBLE || i + 2 >= lattice->limit)
		return;
	third = zhn_char_at(lattice, stretch, i + 2);
	if (third->person[ZHN_LAST] != ZHN_IMPOSSIBLE)
		zhn_lattice_add_class(lattice, i + 3, ZHN_CLASS_PERSON,
							  first->person[ZHN_FIRST] + THREE_CHARACTERS +
							  second->person[ZHN_MIDDLE] +
							  third->person[ZHN_LAST] + NAME_COST,
							  ZHN_BY_NAME);
}

/* Is this the dot between the parts of a transliterated name? */
static bool
is_name_dot(uint32_t c)
{
	return c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027;
}

static void
read_foreign(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	int32_t		cost = zhn_char_at(lattice, stretch, i)->foreign[ZHN_FIRST];

	if (cost == ZHN_IMPOSSIBLE)
		return;
	cost += FOREIGN_LENGTH;
	for (int k = i + 1; k < lattice->limit && k < i + FOREIGN_MAX; k++)
	{
		const ZhnChar *c = zhn_char_at(lattice, stretch, k);

		if (is_name_dot(stretch->character[k]))
		{
			cost += ZHN_NAT;
			continue;
		}
		if (k - i >= 2 && c->foreign[ZHN_LAST] != ZHN_IMPOSSIBLE)
			zhn_lattice_add_class(lattice, k + 1, ZHN_CLASS_PERSON,
								  cost + c->foreign[ZHN_LAST] + NAME_COST,
								  ZHN_BY_FOREIGN_NAME);
		if (c->foreign[ZHN_MIDDLE] == ZHN_IMPOSSIBLE)
			break;
		cost += c->foreign[ZHN_MIDDLE] + FOREIGN_MIDDLE;
	}
}

static void
read_place(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	int32_t		cost = zhn_char_at(lattice, stretch, i)->place[ZHN_FIRST];

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
		cost += c->place[ZHN_MIDDLE] != ZHN_IMPOSSIBLE
			? c->place[ZHN_MIDDLE] : PLACE_OTHER;
	}
}

/*
 * A word of two or three characters that is like unknown words: only where
 * it is cheaper than its characters one by one.
 */
static void
read_unknown(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
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

void
zhn_read_names(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	read_person(lattice, stretch, i);
	read_unknown(lattice, stretch, i);
	read_place(lattice, stretch, i);
	read_foreign(lattice, stretch, i);
}
