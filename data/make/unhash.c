/*
 * unhash.c
 *	  Recovers the word pairs of a table that holds only their hashes.
 *
 * usage: unhash WORDS HASHES > PAIRS
 *
 * WORDS has "word<TAB>count" lines in byte order, HASHES "hash<TAB>count"
 * lines, hash being the 64-bit FNV-1a of "left@right", two bytes a UTF-16
 * unit, low byte first.  PAIRS gets "left<TAB>right<TAB>count" lines, in the
 * order of WORDS.
 *
 * There are some 7 thousand million pairs to try.  The words being sorted,
 * a word shares the hash states of the prefix it has in common with the word
 * before it, which leaves little more than one step a pair; and a bitmap over
 * the low bits of the hash, small enough for the cache, turns almost every
 * pair away before the table is asked.  It takes about a minute.
 *
 * The program fails unless every hash is explained by exactly one pair.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_WORDS	200000
#define MAX_UNITS	32
#define MAX_LINE	256
#define TABLE_BITS	21
#define TABLE_SIZE	(UINT32_C(1) << TABLE_BITS)
#define TABLE_MASK	(TABLE_SIZE - 1)
#define FILTER_BITS 24
#define FILTER_MASK ((UINT32_C(1) << FILTER_BITS) - 1)

#define FNV_BASIS	UINT64_C(14695981039346656037)
#define FNV_PRIME	UINT64_C(1099511628211)

typedef struct Word
{
	char	   *text;
	uint16_t	unit[MAX_UNITS];
	int			length;			/* in units */
	int			shared;			/* units in common with the word before */
} Word;

typedef struct Entry
{
	uint64_t	hash;
	uint32_t	count;			/* 0 marks a free place */
	uint32_t	found;			/* pairs that have this hash */
} Entry;

static Word word[MAX_WORDS];
static int	nwords;
static Entry table[TABLE_SIZE];
static uint32_t nhashes;
static uint8_t filter[(UINT32_C(1) << FILTER_BITS) / 8];

static void
fail(const char *what, const char *value)
{
	fprintf(stderr, "unhash: %s: %s\n", what, value);
	exit(1);
}

/* Decodes UTF-8 of the basic plane, which is all that GB 2312 has. */
static int
decode(const char *text, uint16_t *unit)
{
	const unsigned char *p = (const unsigned char *) text;
	int			n = 0;

	while (*p)
	{
		if (n == MAX_UNITS)
			fail("word is too long", text);
		if (*p < 0x80)
		{
			unit[n++] = p[0];
			p += 1;
		}
		else if (*p < 0xe0)
		{
			unit[n++] = (uint16_t) ((p[0] & 0x1f) << 6 | (p[1] & 0x3f));
			p += 2;
		}
		else
		{
			unit[n++] = (uint16_t) ((p[0] & 0x0f) << 12 |
									(p[1] & 0x3f) << 6 | (p[2] & 0x3f));
			p += 3;
		}
	}
	return n;
}

static int
shared_units(const Word *a, const Word *b)
{
	int			n = 0;

	while (n < a->length && n < b->length && a->unit[n] == b->unit[n])
		n++;
	return n;
}

static FILE *
open_input(const char *path)
{
	FILE	   *f = fopen(path, "r");

	if (f == NULL)
		fail("cannot open", path);
	return f;
}

static void
read_words(const char *path)
{
	char		line[MAX_LINE];
	FILE	   *f = open_input(path);

	while (fgets(line, sizeof(line), f))
	{
		Word	   *w = &word[nwords];
		char	   *tab = strchr(line, '\t');

		if (tab == NULL || nwords == MAX_WORDS)
			fail("unexpected line", line);
		*tab = '\0';
		w->text = strdup(line);
		if (w->text == NULL)
			fail("out of memory at", line);
		w->length = decode(line, w->unit);
		w->shared = nwords > 0 ? shared_units(w, w - 1) : 0;
		nwords++;
	}
	fclose(f);
}

/* The low bits feed the filter, so the place is taken from the high ones. */
static Entry *
place_of(uint64_t hash)
{
	uint32_t	i = (uint32_t) (hash >> 40) & TABLE_MASK;

	while (table[i].count > 0 && table[i].hash != hash)
		i = (i + 1) & TABLE_MASK;
	return &table[i];
}

static void
read_hashes(const char *path)
{
	uint64_t	hash;
	uint32_t	count;
	FILE	   *f = open_input(path);

	while (fscanf(f, "%" SCNx64 "%" SCNu32, &hash, &count) == 2)
	{
		uint32_t	bit = (uint32_t) hash & FILTER_MASK;
		Entry	   *e = place_of(hash);

		if (e->count > 0 || count == 0 || nhashes == TABLE_SIZE / 2)
			fail("hash is there twice, has no count, or is one too many",
				 path);
		e->hash = hash;
		e->count = count;
		filter[bit >> 3] |= (uint8_t) (1 << (bit & 7));
		nhashes++;
	}
	fclose(f);
}

static inline uint64_t
add_unit(uint64_t state, uint16_t unit)
{
	state = (state ^ (unit & 0xff)) * FNV_PRIME;
	return (state ^ (unit >> 8)) * FNV_PRIME;
}

static inline bool
may_be_there(uint64_t hash)
{
	uint32_t	bit = (uint32_t) hash & FILTER_MASK;

	return filter[bit >> 3] >> (bit & 7) & 1;
}

static void
try_pair(const Word *left, const Word *right, uint64_t hash)
{
	Entry	   *e = place_of(hash);

	if (e->count == 0)
		return;
	printf("%s\t%s\t%" PRIu32 "\n", left->text, right->text, e->count);
	e->found++;
}

static void
try_left(const Word *left)
{
	uint64_t	state[MAX_UNITS + 1];
	uint64_t	start = FNV_BASIS;

	for (int i = 0; i < left->length; i++)
		start = add_unit(start, left->unit[i]);
	state[0] = add_unit(start, '@');
	for (int r = 0; r < nwords; r++)
	{
		const Word *right = &word[r];

		for (int i = right->shared; i < right->length; i++)
			state[i + 1] = add_unit(state[i], right->unit[i]);
		if (may_be_there(state[right->length]))
			try_pair(left, right, state[right->length]);
	}
}

int
main(int argc, char **argv)
{
	uint32_t	explained = 0;

	if (argc != 3)
		fail("usage", "unhash WORDS HASHES");
	read_words(argv[1]);
	read_hashes(argv[2]);
	for (int l = 0; l < nwords; l++)
		try_left(&word[l]);
	for (uint32_t i = 0; i < TABLE_SIZE; i++)
		explained += table[i].found == 1;
	if (fflush(stdout) != 0)
		fail("cannot write", "PAIRS");
	fprintf(stderr, "unhash: %" PRIu32 " of %" PRIu32 " hashes explained\n",
			explained, nhashes);
	return explained == nhashes ? 0 : 1;
}
