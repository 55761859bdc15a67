/*-------------------------------------------------------------------------
 *
 * shingle.c
 *	  The shingles of a text.
 *
 * The hash of a run of units is a polynomial in them (Karp and Rabin 1987),
 * of which the unit that leaves is taken and to which the next one is added,
 * modulo two to the 64th.  Its low bits say little about the first units, so
 * it is mixed before it is a shingle.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/shingle.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Odd, so that no unit is lost by multiplying. */
#define BASE	UINT64_C(0x9E3779B97F4A7C15)

void
zhn_shingles_begin(ZhnShingles *shingles, const ZhnEnv *env, int size)
{
	if (size < 1 || size > ZHN_SHINGLE_MAX)
		zhn_fail(env, ZHN_ERROR_INPUT,
				 "a shingle must have 1 to 64 characters or words",
				 "Five characters are usual for Chinese.");
	memset(shingles, 0, sizeof(ZhnShingles));
	shingles->env = env;
	shingles->size = size;
	shingles->oldest = 1;
	for (int i = 1; i < size; i++)
		shingles->oldest *= BASE;
}

static void
put(ZhnShingles *shingles)
{
	if (shingles->n == shingles->room)
	{
		shingles->room = shingles->room == 0 ? 512 : shingles->room * 2;
		shingles->shingle = zhn_resize(shingles->env, shingles->shingle,
									   shingles->room * sizeof(uint64_t));
	}
	shingles->shingle[shingles->n++] = zhn_mix(shingles->hash);
}

static void
add_unit(ZhnShingles *shingles, uint64_t unit)
{
	size_t		at = shingles->n_units % (size_t) shingles->size;

	unit = zhn_mix(unit + BASE);
	if (shingles->n_units >= (size_t) shingles->size)
		shingles->hash -= shingles->unit[at] * shingles->oldest;
	shingles->hash = shingles->hash * BASE + unit;
	shingles->unit[at] = unit;
	shingles->n_units++;
	if (shingles->n_units % 4096 == 0)
		zhn_interrupts(shingles->env);
	if (shingles->n_units >= (size_t) shingles->size)
		put(shingles);
}

/* What is compared of a text. */
static bool
is_taken(uint32_t cp)
{
	switch (zhn_char_class(cp))
	{
		case ZHN_CHAR_HAN:
		case ZHN_CHAR_DIGIT:
		case ZHN_CHAR_LATIN:
		case ZHN_CHAR_LETTER:
			return true;
		default:
			return false;
	}
}

/* Characters of text that is folded. */
static void
add_folded(ZhnShingles *shingles, const char *text, size_t length)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp != ZHN_INVALID && is_taken(cp))
			add_unit(shingles, cp);
	}
}

/*
 * Characters that fold to one, which is nearly all, need no memory; only the
 * others are folded as text.
 */
void
zhn_shingles_add_text(ZhnShingles *shingles, const char *text, size_t length)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;

	while (p < end)
	{
		uint32_t	cp;
		int			bytes = zhn_utf8_decode(p, end, &cp);
		uint32_t	to = cp < 65536 ? zhn_fold_table[cp] : ZHN_FOLD_MANY;

		if (cp == ZHN_INVALID)
		{
			p += bytes;
			continue;
		}
		if (to != ZHN_FOLD_MANY)
		{
			if (is_taken(to))
				add_unit(shingles, to);
		}
		else
		{
			size_t		folded_length;
			char	   *folded = zhn_fold(shingles->env, (const char *) p,
										  (size_t) bytes, &folded_length);

			add_folded(shingles, folded, folded_length);
			zhn_release(shingles->env, folded);
		}
		p += bytes;
	}
}

/* A word is the hash FNV-1a of its bytes (Fowler, Noll and Vo 1991). */
void
zhn_shingles_add_word(ZhnShingles *shingles, const char *word, size_t length)
{
	uint64_t	hash = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char) word[i]) * UINT64_C(0x100000001B3);
	add_unit(shingles, hash);
}

void
zhn_shingles_end(ZhnShingles *shingles)
{
	if (shingles->n_units > 0 && shingles->n == 0)
		put(shingles);
}

/*
 * Sort by one byte at a time, least first: shingles are random numbers, for
 * which nothing is faster.  Eight passes leave the result where it was.
 */
static void
sort_shingles(const ZhnEnv *env, uint64_t *from, size_t n)
{
	uint64_t   *spare = zhn_alloc(env, n * sizeof(uint64_t));
	uint64_t   *to = spare;

	for (int shift = 0; shift < 64; shift += 8)
	{
		size_t		start[257] = {0};
		uint64_t   *swap = from;

		for (size_t i = 0; i < n; i++)
			start[(from[i] >> shift & 0xFF) + 1]++;
		for (int i = 0; i < 256; i++)
			start[i + 1] += start[i];
		for (size_t i = 0; i < n; i++)
			to[start[from[i] >> shift & 0xFF]++] = from[i];
		from = to;
		to = swap;
	}
	zhn_release(env, spare);
}

void
zhn_shingles_set(ZhnShingles *shingles)
{
	size_t		n = 0;

	if (shingles->n < 2)
		return;
	sort_shingles(shingles->env, shingles->shingle, shingles->n);
	for (size_t i = 0; i < shingles->n; i++)
		if (n == 0 || shingles->shingle[n - 1] != shingles->shingle[i])
			shingles->shingle[n++] = shingles->shingle[i];
	shingles->n = n;
}

size_t
zhn_shingles_common(const ZhnShingles *a, const ZhnShingles *b)
{
	size_t		common = 0;
	size_t		i = 0;
	size_t		j = 0;

	while (i < a->n && j < b->n)
	{
		uint64_t	x = a->shingle[i];
		uint64_t	y = b->shingle[j];

		common += x == y;
		i += x <= y;
		j += y <= x;
	}
	return common;
}

double
zhn_resemblance(size_t n_a, size_t n_b, size_t common)
{
	size_t		either = n_a + n_b - common;

	return either > 0 ? (double) common / (double) either : NAN;
}

double
zhn_containment(size_t n_a, size_t common)
{
	return n_a > 0 ? (double) common / (double) n_a : NAN;
}
