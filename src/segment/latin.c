/*-------------------------------------------------------------------------
 *
 * latin.c
 *	  Latin words, mixed names such as COVID-19 and 5G, addresses.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/readings.h"

#define LATIN_COST (3 * ZHN_NAT)

static bool
is_letter_or_digit(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	ZhnCharClass c;

	if (i >= lattice->limit)
		return false;
	c = zhn_class_at(lattice, stretch, i);
	return c == ZHN_CHAR_LATIN || c == ZHN_CHAR_DIGIT;
}

/* Marks that join letters and digits to one word: AT&T, COVID-19, x_y, O'Neil. */
static bool
joins_letters(uint32_t c)
{
	return c == '-' || c == '.' || c == '&' || c == '\'' || c == 0x2019 ||
		c == '_' || c == '+' || c == '/' || c == '@' || c == ':';
}

/* Marks that only the path of an address may hold. */
static bool
joins_address(uint32_t c)
{
	return joins_letters(c) || c == '?' || c == '=' || c == '%' || c == '#' ||
		c == '~' || c == ',' || c == ';';
}

/* Does "://" stand at i?  Then what comes before is a protocol. */
static bool
is_scheme_mark(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	return i + 2 < lattice->limit && stretch->character[i] == ':' &&
		stretch->character[i + 1] == '/' && stretch->character[i + 2] == '/';
}

/*
 * End of the run that begins at i.  / @ : join only in addresses, that is
 * after a protocol, after www., or around an @ (e-mail): 时速60km/h keeps its
 * slash, but 中国/USA:3 is not one word.
 */
static int
run_end(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	int			end = i;
	int			most = i + ZHN_RUN_MAX;
	bool		address = false;

	while (end < most && end < lattice->limit)
	{
		uint32_t	c = stretch->character[end];

		if (is_letter_or_digit(lattice, stretch, end))
			end++;
		else if (end > i && is_scheme_mark(lattice, stretch, end))
		{
			address = true;
			end += 3;
		}
		else if (end == i || !is_letter_or_digit(lattice, stretch, end + 1))
		{
			/* A slash may end an address; C++ and A+ keep their plus. */
			if (end > i && ((address && c == '/') || c == '+'))
			{
				end++;
				continue;
			}
			break;
		}
		else if (address ? joins_address(c) : joins_letters(c) && c != ':')
		{
			if (c == '@')
				address = true;
			end++;
		}
		else
			break;
		if (end - i == 4 && stretch->character[i] == 'w' &&
			stretch->character[i + 1] == 'w' &&
			stretch->character[i + 2] == 'w' && stretch->character[i + 3] == '.')
			address = true;
	}
	return end;
}

bool
zhn_read_latin(ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	int			end = run_end(lattice, stretch, i);

	for (int k = i; k < end; k++)
		if (zhn_class_at(lattice, stretch, k) == ZHN_CHAR_LATIN)
		{
			zhn_lattice_add_class(lattice, end, ZHN_CLASS_LATIN, LATIN_COST,
								  ZHN_BY_RUN);
			return true;
		}
	return false;
}
