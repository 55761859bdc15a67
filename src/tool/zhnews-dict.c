/*-------------------------------------------------------------------------
 *
 * zhnews-dict.c
 *	  Compiles data/ into the dictionary image.
 *
 *	zhnews-dict DATA_DIRECTORY IMAGE
 *
 * data/SOURCES.md describes the files that are read, src/segment/image.h the
 * image.  This is a build tool: it runs once, so it uses malloc() freely,
 * leaves what it allocated to the end of the process, and stops with a
 * message at the first thing that is wrong with its input.
 *
 *-------------------------------------------------------------------------
 */
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "segment/image.h"
#include "segment/segmenter.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "tool/trie.h"

/* Smoothing: see Chen and Goodman 1998 for absolute discounting. */
#define DISCOUNT 0.5			/* taken from each counted pair */
#define ADDED_COUNT 0.3			/* added to each word's count */

#define MAX_WORD_CHARS 60

typedef struct Word
{
	char	   *text;			/* folded, UTF-8 */
	double		count;
	double		follow_count;	/* sum of the counts of pairs it begins */
	int			follow_types;	/* and their number */
	double		cost;			/* -ln p without context */
	double		backoff;		/* -ln of the mass left for unknown pairs */
	ZhnKind		kind;
	uint8_t		flags;			/* ZHN_WORD_... */
	uint8_t		before_class;	/* begins a pair with a class */
	uint32_t	id;				/* in the image */
} Word;

typedef struct Pair
{
	uint32_t	left;			/* index in words */
	uint32_t	right;
	double		count;
} Pair;

static Word *words;
static uint32_t nwords;
static Pair *pairs;
static uint32_t npairs;

/* Hash table from text to index + 1 in words. */
static uint32_t *buckets;
static uint32_t nbuckets;

static uint16_t codes[65536];
static ZhnChar chars[65536];
static uint32_t nchars;

static void __attribute__((format(printf, 1, 2), noreturn))
die(const char *format,...)
{
	va_list		args;

	va_start(args, format);
	fputs("zhnews-dict: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

static void *
need(void *p)
{
	if (p == NULL)
		die("out of memory");
	return p;
}

/* Make room for one more element of an array that doubles. */
static void *
grow(void *array, uint32_t n, size_t size)
{
	if (n < 1024 ? n == 0 : (n & (n - 1)) == 0)
		array = need(realloc(array, (n < 1024 ? 1024 : (size_t) n * 2) * size));
	return array;
}

/*
 * Read a file of tab-separated lines, gzipped or not, and give each line's
 * fields to use().
 */
static void
read_table(const char *directory, const char *name, int nfields,
		   void (*use) (char **fields))
{
	char		path[4096];
	char		command[4200];
	char		line[4096];
	long		number = 0;
	FILE	   *file;

	snprintf(path, sizeof(path), "%s/%s.gz", directory, name);
	file = fopen(path, "r");
	if (file != NULL)
	{
		fclose(file);
		snprintf(command, sizeof(command), "gzip -dc '%s'", path);
		file = popen(command, "r");
	}
	else
	{
		snprintf(path, sizeof(path), "%s/%s", directory, name);
		file = popen((snprintf(command, sizeof(command), "cat '%s'", path), command), "r");
	}
	if (file == NULL)
		die("could not open \"%s\": %s", path, strerror(errno));
	while (fgets(line, sizeof(line), file))
	{
		char	   *fields[8];
		char	   *at = line;
		int			n = 0;

		number++;
		line[strcspn(line, "\r\n")] = 0;
		if (line[0] == 0 || (line[0] == '#' && line[1] == ' '))
			continue;
		while (n < 8)
		{
			fields[n++] = at;
			at = strchr(at, '\t');
			if (at == NULL)
				break;
			*at++ = 0;
		}
		if (n != nfields)
			die("%s:%ld: %d fields, not %d", path, number, n, nfields);
		use(fields);
	}
	if (pclose(file) != 0 || number == 0)
		die("could not read \"%s\"", path);
}

/* Fold text into a new string, as the decoder folds what it reads. */
static char *
fold(const char *text)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + strlen(text);
	char	   *folded = need(malloc((size_t) (end - p) * 2 + 4));
	size_t		n = 0;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp == ZHN_INVALID)
			die("\"%s\" is not UTF-8", text);
		n += (size_t) zhn_utf8_encode(zhn_fold_char(cp),
									  (unsigned char *) folded + n);
	}
	folded[n] = 0;
	return folded;
}

static uint32_t
hash(const char *text)
{
	uint64_t	h = 1469598103934665603u;

	for (; *text; text++)
		h = (h ^ (unsigned char) *text) * 1099511628211u;
	return (uint32_t) (h ^ h >> 32) & (nbuckets - 1);
}

/* Bucket of a folded text: its word's, or the empty one where it belongs. */
static uint32_t *
bucket(const char *folded)
{
	uint32_t	at = hash(folded);

	while (buckets[at] != 0 && strcmp(words[buckets[at] - 1].text, folded) != 0)
		at = (at + 1) & (nbuckets - 1);
	return &buckets[at];
}

/*
 * Kind of a dictionary word by jieba's part-of-speech tag.  Its name tags are
 * trusted for places and organisations; personal names only where the word
 * is as long as a name.
 */
static ZhnKind
kind_of(const char *tag, const char *folded)
{
	size_t		length = strlen(folded);

	if (strncmp(tag, "ns", 2) == 0)
		return ZHN_PLACE;
	if (strncmp(tag, "nt", 2) == 0)
		return ZHN_ORGANISATION;
	if (strcmp(tag, "nr") == 0 || strcmp(tag, "nrfg") == 0 ||
		strcmp(tag, "nrt") == 0)
		return length >= 6 ? ZHN_PERSON : ZHN_WORD;
	if (strcmp(tag, "t") == 0)
		return ZHN_DATE;
	return ZHN_WORD;
}

/* Kind of a word by its characters, where that is not Chinese. */
static ZhnKind
kind_by_class(const char *folded, ZhnKind kind)
{
	uint32_t	cp;

	zhn_utf8_decode((const unsigned char *) folded,
					(const unsigned char *) folded + strlen(folded), &cp);
	switch (zhn_char_class(cp))
	{
		case ZHN_CHAR_PUNCTUATION:
			return ZHN_PUNCTUATION;
		case ZHN_CHAR_SPACE:
			return ZHN_SPACE;
		case ZHN_CHAR_DIGIT:
			return ZHN_NUMBER;
		case ZHN_CHAR_LATIN:
			return ZHN_LATIN;
		default:
			return kind;
	}
}

/*
 * Does a word mix letters with Chinese, as A股 does?  Nobody lists these by
 * chance, however rare they are in what was counted.
 */
static int
is_mixed(const char *folded)
{
	int			letters = 0;

	for (const char *p = folded; *p; p++)
		letters += (unsigned char) *p < 0x80;
	return letters > 0 && letters < (int) strlen(folded);
}

#define MIXED_COUNT 200

/* word, count, tag; words that fold to one are counted together. */
static void
use_word(char **fields)
{
	char	   *folded = fold(fields[0]);
	uint32_t   *place = bucket(folded);
	double		count = atof(fields[1]);

	if (is_mixed(folded) && count < MIXED_COUNT)
		count = MIXED_COUNT;

	if (*place != 0)
	{
		words[*place - 1].count += count;
		return;
	}
	words = grow(words, nwords, sizeof(Word));
	words[nwords] = (Word)
	{
		.text = folded,.count = count,
			.kind = kind_by_class(folded, kind_of(fields[2], folded))
	};
	*place = ++nwords;
	if (nwords > nbuckets / 2)
		die("too many words");
}

/* The name of a place, by whatever tag the words have it; or a new one. */
static void
use_region(char **fields)
{
	char	   *new_fields[] = {fields[0], "4", "ns"};
	uint32_t	found = *bucket(fold(fields[0]));

	if (found == 0)
		use_word(new_fields);
	else
		words[found - 1].kind = ZHN_PLACE;
}

/* Set a flag of those of the words, divided by spaces, that are listed. */
static void
flag_words(char *list, uint8_t flag)
{
	for (char *word = strtok(list, " "); word != NULL; word = strtok(NULL, " "))
	{
		uint32_t	found = *bucket(fold(word));

		if (found != 0)
			words[found - 1].flags |= flag;
	}
}

static void
use_units(char **fields)
{
	flag_words(fields[0], ZHN_WORD_UNIT);
}

static void
use_heads(char **fields)
{
	flag_words(fields[0], ZHN_WORD_HEAD);
}

/* left, right, count. */
static void
use_pair(char **fields)
{
	uint32_t	left = *bucket(fold(fields[0]));
	uint32_t	right = *bucket(fold(fields[1]));
	double		count = atof(fields[2]);

	if (left == 0 || right == 0)
		die("pair \"%s %s\" has an unknown word", fields[0], fields[1]);
	left--;
	right--;
	pairs = grow(pairs, npairs, sizeof(Pair));
	pairs[npairs++] = (Pair){left, right, count};
}

static uint32_t
word_named(const char *name)
{
	uint32_t	found = *bucket(fold(name));

	if (found == 0)
		die("the words have no entry \"%s\"", name);
	return found - 1;
}

static int
compare_pairs(const void *a, const void *b)
{
	const Pair *x = a;
	const Pair *y = b;

	if (x->left != y->left)
		return x->left < y->left ? -1 : 1;
	return x->right < y->right ? -1 : x->right > y->right;
}

/* Add up pairs that became equal by folding. */
static void
merge_pairs(void)
{
	uint32_t	kept = 0;

	qsort(pairs, npairs, sizeof(Pair), compare_pairs);
	for (uint32_t i = 0; i < npairs; i++)
	{
		if (kept > 0 && compare_pairs(&pairs[kept - 1], &pairs[i]) == 0)
			pairs[kept - 1].count += pairs[i].count;
		else
			pairs[kept++] = pairs[i];
	}
	npairs = kept;
}

/* Costs of words, and what is left for pairs that were not counted. */
static void
estimate_words(void)
{
	double		total = 0;

	for (uint32_t i = 0; i < nwords; i++)
		total += words[i].count;
	for (uint32_t i = 0; i < nwords; i++)
		words[i].cost = -log((words[i].count + ADDED_COUNT) /
							 (total + ADDED_COUNT * nwords));
	for (uint32_t i = 0; i < npairs; i++)
	{
		words[pairs[i].left].follow_count += pairs[i].count;
		words[pairs[i].left].follow_types++;
	}
	for (uint32_t i = 0; i < nwords; i++)
	{
		Word	   *w = &words[i];
		double		left = 1;

		if (w->count < w->follow_count)
			w->count = w->follow_count;
		if (w->count > 0)
			left = 1 - (w->follow_count - DISCOUNT * w->follow_types) / w->count;
		w->backoff = -log(left < 0.01 ? 0.01 : left);
	}
}

/* Nats by which a pair is likelier than its words alone; may be negative. */
static double
gain_of(const Pair *pair)
{
	const Word *left = &words[pair->left];
	const Word *right = &words[pair->right];
	double		independent = left->backoff + right->cost;
	double		p = (pair->count - DISCOUNT) / left->count + exp(-independent);

	return independent + log(p);
}

static int
to_cost(double nats)
{
	double		cost = nats * ZHN_NAT;

	if (cost > ZHN_IMPOSSIBLE - 1)
		return ZHN_IMPOSSIBLE - 1;
	return (int) lrint(cost);
}

static ZhnClass
class_of(uint32_t word, const uint32_t *class_words)
{
	for (int c = 0; c < ZHN_NCLASSES; c++)
		if (class_words[c] == word)
			return (ZhnClass) c;
	return ZHN_NCLASSES;
}

/* Order of word ids: those that begin a pair with a class, then by count. */
static int
compare_for_numbering(const void *a, const void *b)
{
	const Word *x = &words[*(const uint32_t *) a];
	const Word *y = &words[*(const uint32_t *) b];

	if (x->before_class != y->before_class)
		return x->before_class ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return strcmp(x->text, y->text);
}

/*
 * Number the words: those that begin a pair with a class come first, so that
 * the table of class gains is short, and common words come before rare ones,
 * so that the records of most words of a text lie close together.  0 stays
 * free.  Returns the length of the table of class gains.
 */
static uint32_t
number_words(const uint32_t *class_words)
{
	uint32_t   *order = need(malloc(nwords * sizeof(uint32_t)));
	uint32_t	with_class = 1;

	for (uint32_t i = 0; i < npairs; i++)
		if (class_of(pairs[i].right, class_words) < ZHN_NCLASSES)
			words[pairs[i].left].before_class = 1;
	for (uint32_t i = 0; i < nwords; i++)
	{
		order[i] = i;
		with_class += words[i].before_class;
	}
	qsort(order, nwords, sizeof(uint32_t), compare_for_numbering);
	for (uint32_t i = 0; i < nwords; i++)
		words[order[i]].id = i + 1;
	if (nwords > ZHN_TRIE_MAX_WORD)
		die("too many words");
	return with_class;
}

/* Give every character a record; characters without data share one a class. */
static uint32_t
char_code(uint32_t cp)
{
	if (cp >= 65536)
		return 0;
	if (codes[cp] <= ZHN_CHAR_PUNCTUATION + ZHN_SHARED_CODE)
	{
		ZhnChar		fresh = chars[codes[cp]];

		codes[cp] = (uint16_t) nchars;
		chars[nchars++] = fresh;
	}
	return codes[cp];
}

static void
begin_chars(void)
{
	nchars = ZHN_CHAR_PUNCTUATION + ZHN_SHARED_CODE + 1;
	for (uint32_t c = ZHN_SHARED_CODE; c < nchars; c++)
	{
		ZhnChar    *x = &chars[c];

		for (int i = 0; i < ZHN_NPOSITIONS; i++)
			x->person[i] = x->foreign[i] = x->unknown[i] = ZHN_IMPOSSIBLE;
		x->place[ZHN_FIRST] = x->place[ZHN_MIDDLE] = ZHN_IMPOSSIBLE;
		x->alone = 16 * ZHN_NAT;
		x->cclass = (uint16_t) (c - ZHN_SHARED_CODE);
	}
	for (uint32_t cp = 0; cp < 65536; cp++)
		codes[cp] = zhn_char_class_table[cp] + ZHN_SHARED_CODE;
}

static double char_counts[65536];

static int
compare_chars(const void *a, const void *b)
{
	uint32_t	x = *(const uint32_t *) a;
	uint32_t	y = *(const uint32_t *) b;

	if (char_counts[x] != char_counts[y])
		return char_counts[x] > char_counts[y] ? -1 : 1;
	return x < y ? -1 : x > y;
}

/*
 * Number the characters of the words by how often they occur: the children
 * of a trie node lie in the order of these numbers, so the common ones share
 * cache lines.
 */
static void
number_chars(void)
{
	static uint32_t order[65536];
	uint32_t	n = 0;

	for (uint32_t i = 0; i < nwords; i++)
	{
		const unsigned char *p = (const unsigned char *) words[i].text;
		const unsigned char *end = p + strlen(words[i].text);

		while (p < end)
		{
			uint32_t	cp;

			p += zhn_utf8_decode(p, end, &cp);
			if (cp < 65536)
				char_counts[cp] += words[i].count + ADDED_COUNT;
		}
	}
	for (uint32_t cp = 0; cp < 65536; cp++)
		if (char_counts[cp] > 0)
			order[n++] = cp;
	qsort(order, n, sizeof(uint32_t), compare_chars);
	for (uint32_t i = 0; i < n; i++)
		char_code(order[i]);
}

static uint32_t
first_char(const char *text)
{
	uint32_t	cp;

	zhn_utf8_decode((const unsigned char *) text,
					(const unsigned char *) text + strlen(text), &cp);
	return zhn_fold_char(cp);
}

static void
flag_chars(const char *list, int flag)
{
	while (*list)
	{
		uint32_t	cp;

		list += zhn_utf8_decode((const unsigned char *) list,
								(const unsigned char *) list + strlen(list), &cp);
		chars[char_code(zhn_fold_char(cp))].flags |= (uint16_t) flag;
	}
}

static int16_t unknown_length[8];

/* model, position, character, ln p. */
static void
use_character(char **fields)
{
	int16_t		cost = (int16_t) to_cost(-atof(fields[3]));
	int			position = strcmp(fields[1], "B") == 0 ? ZHN_FIRST
		: strcmp(fields[1], "M") == 0 ? ZHN_MIDDLE : ZHN_LAST;
	ZhnChar    *x;

	if (strcmp(fields[1], "length") == 0)
	{
		unknown_length[atoi(fields[2]) & 7] = cost;
		return;
	}
	x = &chars[char_code(first_char(fields[2]))];
	if (strcmp(fields[0], "person") == 0)
		x->person[position] = cost;
	else if (strcmp(fields[0], "foreign") == 0)
		x->foreign[position] = cost;
	else if (strcmp(fields[0], "unknown") == 0)
		x->unknown[position] = cost;
	else if (strcmp(fields[0], "place") == 0 && position != ZHN_LAST)
		x->place[position] = cost;
}

static int
is_spelled(const Word *w)
{
	return strchr(w->text, '#') == NULL;
}

static TrieBuilder *dictionary;
static TrieBuilder *compounds;

/* Add a word to a trie; value 0 marks nothing, so it must be at least 1. */
static void
spell(TrieBuilder *trie, const char *text, uint32_t value)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + strlen(text);
	uint16_t	spelled[MAX_WORD_CHARS];
	int			n = 0;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp >= 65536 || n == MAX_WORD_CHARS)
			return;
		spelled[n++] = (uint16_t) char_code(cp);
	}
	trie_add(trie, spelled, n, value);
}

/*
 * 著 does not fold to 着, since it is a simplified character as well (著名), so
 * words with 着 (随着) get a second spelling for traditional text (隨著).
 */
static void
spell_traditional(const Word *word)
{
	char	   *variant = need(strdup(word->text));
	char	   *at = strstr(variant, "着");

	if (at != NULL && strlen(variant) > strlen("着"))
	{
		memcpy(at, "著", strlen("著"));
		if (*bucket(variant) == 0)
			spell(dictionary, variant, word->id);
	}
	free(variant);
}

static void
use_compound(char **fields)
{
	char	   *folded = fold(fields[0]);

	spell(compounds, folded, (uint32_t) kind_of(fields[2], folded) + 1);
}

static void
add_surname(const char *surname)
{
	char	   *folded = fold(surname);
	uint32_t	cp = first_char(folded);
	unsigned char bytes[4];

	if ((size_t) zhn_utf8_encode(cp, bytes) == strlen(folded))
		return;					/* the model of names has those of one */
	chars[char_code(cp)].flags |= ZHN_IS_SURNAME;
	spell(compounds, folded, ZHN_COMPOUND_SURNAME);
}

/* surname, weight. */
static void
use_surname(char **fields)
{
	add_surname(fields[0]);
}

/* Surnames with spaces between. */
static void
use_surnames(char **fields)
{
	for (char *word = strtok(fields[0], " "); word != NULL; word = strtok(NULL, " "))
		add_surname(word);
}

/* A part of the image under construction. */
static uint32_t
append(char **image, uint32_t *size, const void *part, size_t bytes)
{
	uint32_t	at = (*size + 63) & ~63u;

	*image = need(realloc(*image, at + bytes));
	memset(*image + *size, 0, at - *size);
	memcpy(*image + at, part, bytes);
	*size = at + (uint32_t) bytes;
	return at;
}

static uint8_t
to_bound(double nats)
{
	double		bound = ceil(nats * ZHN_NAT / ZHN_BOUND_UNIT + 0.5);

	return bound > 255 ? 255 : (uint8_t) bound;
}

/* By count, the most frequent first. */
static int
compare_pair_counts(const void *a, const void *b)
{
	const Pair *x = a;
	const Pair *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return compare_pairs(a, b);
}

static ZhnPairLine *
new_lines(uint32_t bits)
{
	return need(calloc((size_t) 1 << bits, sizeof(ZhnPairLine)));
}

/* Put a pair into its line of a table; false if the line is full. */
static int
put_pair(ZhnPairLine *lines, uint32_t bits, uint64_t hash, int gain)
{
	uint32_t   *entries = lines[zhn_pair_line(hash, bits)].entries;

	for (int i = 0; i < ZHN_LINE_ENTRIES; i++)
		if (entries[i] == 0)
		{
			entries[i] = zhn_pair_mark(hash) | (uint32_t) gain;
			return 1;
		}
	return 0;
}

typedef struct PairTables
{
	ZhnPairLine *common;
	ZhnPairLine *rare;
	uint32_t	rare_bits;
	uint8_t    *filter;
	uint32_t	lost;			/* rarest pairs, whose line was full */
} PairTables;

/*
 * Fill the tables of pairs, from the most frequent on, and the bounds of
 * words.  The small table takes what it has room for until it is half full.
 */
static PairTables
make_pairs(ZhnWord *records)
{
	PairTables	t = {.rare_bits = 4};
	uint32_t	room = (ZHN_LINE_ENTRIES << ZHN_COMMON_BITS) / 2;

	while ((ZHN_LINE_ENTRIES << t.rare_bits) < npairs * 1.5)
		t.rare_bits++;
	t.common = new_lines(ZHN_COMMON_BITS);
	t.rare = new_lines(t.rare_bits);
	t.filter = need(calloc(1u << (ZHN_FILTER_BITS - 3), 1));
	qsort(pairs, npairs, sizeof(Pair), compare_pair_counts);
	for (uint32_t i = 0; i < npairs; i++)
	{
		double		gain = gain_of(&pairs[i]);
		int			units = to_cost(gain);
		uint32_t	left = words[pairs[i].left].id;
		uint32_t	right = words[pairs[i].right].id;
		uint64_t	hash = zhn_pair_hash(left, right);
		uint32_t	bit = zhn_pair_filter_bit(hash);
		uint8_t		bound = to_bound(gain);

		if (units <= 0 || !is_spelled(&words[pairs[i].right]))
			continue;
		if (units > (int) ZHN_PAIR_GAIN_MASK)
			units = (int) ZHN_PAIR_GAIN_MASK;
		if (room > 0 && put_pair(t.common, ZHN_COMMON_BITS, hash, units))
			room--;
		else if (put_pair(t.rare, t.rare_bits, hash, units))
			t.filter[bit >> 3] |= (uint8_t) (1u << (bit & 7));
		else
		{
			t.lost++;
			continue;
		}
		if (records[left].gain_left < bound)
			records[left].gain_left = bound;
		if (records[right].gain_right < bound)
			records[right].gain_right = bound;
	}
	return t;
}

static uint8_t *
make_class_gains(uint32_t n, const uint32_t *class_words)
{
	uint8_t    *gains = need(calloc(n, ZHN_NCLASSES));

	for (uint32_t i = 0; i < npairs; i++)
	{
		ZhnClass	c = class_of(pairs[i].right, class_words);
		double		gain = gain_of(&pairs[i]) * ZHN_NAT / ZHN_CLASS_GAIN_UNIT;

		if (c < ZHN_NCLASSES && gain > 0)
			gains[words[pairs[i].left].id * ZHN_NCLASSES + c] =
				gain > 255 ? 255 : (uint8_t) lrint(gain);
	}
	return gains;
}

int
main(int argc, char **argv)
{
	static const char *const class_names[ZHN_NCLASSES] =
	{"未##数", "未##时", "未##人", "未##地", "未##串", "未##它"};
	static const ZhnKind class_kinds[ZHN_NCLASSES] =
	{ZHN_NUMBER, ZHN_DATE, ZHN_PERSON, ZHN_PLACE, ZHN_LATIN, ZHN_WORD};
	ZhnImage	header = {.magic = ZHN_IMAGE_MAGIC};
	uint32_t	class_words[ZHN_NCLASSES];
	char	   *image = NULL;
	uint32_t	size = 0;
	ZhnWord    *records;
	PairTables	tables;
	size_t		n;
	FILE	   *out;

	if (argc != 3)
		die("usage: zhnews-dict DATA_DIRECTORY IMAGE");
	nbuckets = 1u << 20;
	buckets = need(calloc(nbuckets, sizeof(uint32_t)));
	begin_chars();
	read_table(argv[1], "words.tsv", 3, use_word);
	read_table(argv[1], "newer.tsv", 3, use_word);
	read_table(argv[1], "regions.txt", 1, use_region);
	read_table(argv[1], "units.txt", 1, use_units);
	read_table(argv[1], "heads.txt", 1, use_heads);
	read_table(argv[1], "bigrams.tsv", 3, use_pair);
	number_chars();
	read_table(argv[1], "characters.tsv", 4, use_character);
	flag_chars("〇○零一二三四五六七八九两", ZHN_IS_DIGIT);
	flag_chars("十百千万亿廿", ZHN_IS_MULTIPLIER);
	flag_chars("省市县区乡镇村州旗盟屯庄沟河江湖山岛港湾峡岭峰桥路街道巷寨营坡坪堡关",
			   ZHN_IS_PLACE_SUFFIX);
	flag_chars("第数几", ZHN_BEFORE_NUMBER);
	flag_chars("。!?;:", ZHN_IS_SENTENCE_END);
	flag_chars("—…-─.·~", ZHN_IS_REPEATABLE);
	flag_chars("。!?;,、“”《》()\n", ZHN_IS_BREAK);

	for (int c = 0; c < ZHN_NCLASSES; c++)
		class_words[c] = word_named(class_names[c]);
	merge_pairs();
	estimate_words();
	header.nclasswords = number_words(class_words);
	header.nwords = nwords + 1;
	for (int c = 0; c < ZHN_NCLASSES; c++)
	{
		header.class_word[c] = words[class_words[c]].id;
		words[class_words[c]].kind = class_kinds[c];
	}
	header.begin = words[word_named("始##始")].id;
	header.end = words[word_named("末##末")].id;
	memcpy(header.unknown_length, unknown_length, sizeof(unknown_length));

	records = need(calloc(header.nwords, sizeof(ZhnWord)));
	dictionary = trie_begin();
	compounds = trie_begin();
	for (uint32_t i = 0; i < nwords; i++)
	{
		const Word *w = &words[i];
		ZhnWord    *r = &records[w->id];

		r->cost = (uint16_t) to_cost(w->cost);
		r->backoff = (uint16_t) to_cost(w->backoff);
		r->kind = (uint8_t) w->kind;
		r->flags = w->flags;
		if (is_spelled(w))
		{
			uint32_t	cp = first_char(w->text);
			unsigned char bytes[4];

			spell(dictionary, w->text, w->id);
			spell_traditional(w);
			if ((size_t) zhn_utf8_encode(cp, bytes) == strlen(w->text) && cp < 65536)
				chars[char_code(cp)].alone = (int16_t) to_cost(w->cost);
		}
	}
	read_table(argv[1], "compounds.tsv", 3, use_compound);
	read_table(argv[1], "surnames.tsv", 2, use_surname);
	read_table(argv[1], "surnames-japanese.txt", 1, use_surnames);
	tables = make_pairs(records);
	header.rare_bits = tables.rare_bits;

	for (uint32_t c = 1; c < nchars; c++)
		if (chars[c].person[ZHN_FIRST] != ZHN_IMPOSSIBLE ||
			chars[c].foreign[ZHN_FIRST] != ZHN_IMPOSSIBLE ||
			chars[c].place[ZHN_FIRST] != ZHN_IMPOSSIBLE ||
			(chars[c].flags & ZHN_IS_SURNAME) != 0)
			chars[c].flags |= ZHN_BEGINS_NAME;
	/* The decoder looks up what it reads, so all forms share a record. */
	for (uint32_t cp = 0; cp < 65536; cp++)
		codes[cp] = codes[zhn_fold_char(cp) < 65536 ? zhn_fold_char(cp) : cp];
	header.nchars = nchars;
	append(&image, &size, &header, sizeof(header));
	header.codes = append(&image, &size, codes, sizeof(codes));
	header.chars = append(&image, &size, chars, nchars * sizeof(ZhnChar));
	{
		const uint64_t *units = trie_finish(dictionary, nchars, &header.nunits);

		header.units = append(&image, &size, units, header.nunits * sizeof(*units));
		units = trie_finish(compounds, nchars, &header.ncompoundunits);
		header.compounds = append(&image, &size, units,
								  header.ncompoundunits * sizeof(*units));
	}
	header.words = append(&image, &size, records, header.nwords * sizeof(ZhnWord));
	header.class_gains = append(&image, &size,
								make_class_gains(header.nclasswords, class_words),
								header.nclasswords * ZHN_NCLASSES);
	header.common_pairs = append(&image, &size, tables.common,
								 sizeof(ZhnPairLine) << ZHN_COMMON_BITS);
	header.rare_filter = append(&image, &size, tables.filter,
								1u << (ZHN_FILTER_BITS - 3));
	header.rare_pairs = append(&image, &size, tables.rare,
							   sizeof(ZhnPairLine) << tables.rare_bits);
	header.size = size;
	memcpy(image, &header, sizeof(header));

	out = fopen(argv[2], "wb");
	n = out == NULL ? 0 : fwrite(image, 1, size, out);
	if (out == NULL || n != size || fclose(out) != 0)
		die("could not write \"%s\": %s", argv[2], strerror(errno));
	printf("%s: %u words, %u pairs (%u rare ones left out), %u characters, "
		   "%u + %u trie units, %.1f MB\n",
		   argv[2], nwords, npairs, tables.lost, nchars, header.nunits,
		   header.ncompoundunits, size / 1e6);
	return 0;
}
