/*-------------------------------------------------------------------------
 *
 * words.c
 *	  The words of the dictionary: counts, kinds, flags, numbers.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tool/folded.h"
#include "tool/kind.h"
#include "tool/need.h"

#define NBUCKETS (1u << 20)

/* What counts as seen at all. */
#define RARE_COUNT 4

/* The least count of a word that mixes letters with Chinese. */
#define MIXED_COUNT 200

void
words_begin(Words *words)
{
	*words = (Words)
	{
		.buckets = need(calloc(NBUCKETS, sizeof(uint32_t)))
	};
}

/* FNV-1a. */
static uint32_t
hash(const char *text)
{
	uint64_t	h = 1469598103934665603u;

	for (; *text; text++)
		h = (h ^ (unsigned char) *text) * 1099511628211u;
	return (uint32_t) (h ^ h >> 32) & (NBUCKETS - 1);
}

/* Bucket of a folded text: its word's, or the empty one where it belongs. */
static uint32_t *
bucket(const Words *words, const char *folded)
{
	uint32_t   *buckets = words->buckets;
	uint32_t	at = hash(folded);

	while (buckets[at] != 0 &&
		   strcmp(words->list[buckets[at] - 1].text, folded) != 0)
		at = (at + 1) & (NBUCKETS - 1);
	return &buckets[at];
}

/*
 * Does a word mix letters with Chinese, as A股 does?  Nobody lists these by
 * chance, however rare they are in what was counted.
 */
static bool
is_mixed(const char *folded)
{
	size_t		letters = 0;

	for (const char *p = folded; *p; p++)
		letters += (unsigned char) *p < 0x80;
	return letters > 0 && letters < strlen(folded);
}

/* Count a word, which may be new.  It stays in place until the next one. */
static Word *
count_word(Words *words, const char *text, double count, const char *tag)
{
	char	   *folded = fold_text(text);
	uint32_t   *place = bucket(words, folded);

	if (*place == 0)
	{
		words->list = grow(words->list, words->n, sizeof(Word));
		words->list[words->n] = (Word)
		{
			.text = folded,.kind = kind_by_char(folded, tag)
		};
		*place = ++words->n;
		if (words->n > NBUCKETS / 2)
			die("more than %u words", NBUCKETS / 2);
	}
	if (is_mixed(folded) && count < MIXED_COUNT)
		count = MIXED_COUNT;
	words->list[*place - 1].count += count;
	return &words->list[*place - 1];
}

void
words_use(void *words, char **fields)
{
	count_word(words, fields[0], atof(fields[1]), fields[2]);
}

/*
 * Recent words were not counted, but put into three classes: words of nearly
 * every day, of every week, and of now and then.
 */
void
words_use_recent(void *words, char **fields)
{
	static const double counts[] = {40, 12, 4};
	int			class = fields[1][0] - '1';
	Word	   *word;
	ZhnKind		kind;

	if (class < 0 || class > 2 || fields[1][1] != 0)
		die("class \"%s\" of \"%s\" is not 1, 2 or 3", fields[1], fields[0]);
	word = count_word(words, fields[0], counts[class], fields[2]);
	kind = kind_by_char(word->text, fields[2]);
	if (kind != ZHN_WORD)
		word->kind = kind;
}

/* A place that was never counted is as rare as the rarest that were. */
void
words_use_region(void *words, char **fields)
{
	Word	   *word = words_find(words, fold_text(fields[0]));

	if (word == NULL)
		count_word(words, fields[0], RARE_COUNT, "ns");
	else
		word->kind = ZHN_PLACE;
}

/*
 * Names of organisations: type, form, names.  A phrase is read well as its
 * words, and left to the extraction.  A club that is called like its city is
 * a place.
 */
void
words_use_organisations(void *words, char **fields)
{
	const char *tag = strcmp(fields[0], "city") == 0 ? "ns" : "nt";

	if (strcmp(fields[1], "word") != 0)
		return;
	for (char *text = strtok(fields[2], " "); text != NULL;
		 text = strtok(NULL, " "))
	{
		Word	   *word = words_find(words, fold_text(text));
		ZhnKind		kind;

		if (word == NULL)
			word = count_word(words, text, RARE_COUNT, tag);
		kind = kind_by_char(word->text, tag);
		if (kind == kind_by_tag(word->text, tag))
			word->kind = kind;
	}
}

static void
flag_words(const Words *words, char *list, uint8_t flag)
{
	for (char *text = strtok(list, " "); text != NULL;
		 text = strtok(NULL, " "))
	{
		Word	   *word = words_find(words, fold_text(text));

		if (word != NULL)
			word->flags |= flag;
	}
}

void
words_use_units(void *words, char **fields)
{
	flag_words(words, fields[0], ZHN_WORD_UNIT);
}

void
words_use_heads(void *words, char **fields)
{
	flag_words(words, fields[0], ZHN_WORD_HEAD);
}

Word *
words_find(const Words *words, const char *folded)
{
	uint32_t	found = *bucket(words, folded);

	return found == 0 ? NULL : &words->list[found - 1];
}

Word *
words_named(const Words *words, const char *name)
{
	Word	   *word = words_find(words, fold_text(name));

	if (word == NULL)
		die("the words have no entry \"%s\"", name);
	return word;
}

/* The names are those of ICTCLAS, in the order of ZhnClass. */
void
words_find_classes(Words *words)
{
	static const struct
	{
		const char *name;
		ZhnKind		kind;
	}			classes[ZHN_NCLASSES] =
	{
		{"未##数", ZHN_NUMBER},
		{"未##时", ZHN_DATE},
		{"未##人", ZHN_PERSON},
		{"未##地", ZHN_PLACE},
		{"未##串", ZHN_LATIN},
		{"未##它", ZHN_WORD}
	};

	for (int c = 0; c < ZHN_NCLASSES; c++)
	{
		words->class_word[c] = words_named(words, classes[c].name);
		words->class_word[c]->kind = classes[c].kind;
	}
}

ZhnClass
words_class(const Words *words, const Word *word)
{
	for (int c = 0; c < ZHN_NCLASSES; c++)
		if (words->class_word[c] == word)
			return (ZhnClass) c;
	return ZHN_NCLASSES;
}

void
words_estimate(Words *words)
{
	double		total = 0;

	for (uint32_t i = 0; i < words->n; i++)
		total += words->list[i].count;
	total += ADDED_COUNT * words->n;
	for (uint32_t i = 0; i < words->n; i++)
	{
		Word	   *word = &words->list[i];

		word->cost = -log((word->count + ADDED_COUNT) / total);
	}
}

/* Those that begin a pair with a class, then by count, then by text. */
static int
compare_for_numbering(const void *a, const void *b)
{
	const Word *x = *(Word *const *) a;
	const Word *y = *(Word *const *) b;

	if (x->before_class != y->before_class)
		return x->before_class ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return strcmp(x->text, y->text);
}

/*
 * With those that begin a pair with a class first, the table of class gains
 * is short; with common words before rare ones, the records of most words of
 * a text lie close together.
 */
uint32_t
words_number(Words *words)
{
	Word	  **order = need(malloc(words->n * sizeof(Word *)));
	uint32_t	nclasswords = 1;

	if (words->n > ZHN_TRIE_MAX_WORD)
		die("more than %u words", ZHN_TRIE_MAX_WORD);
	for (uint32_t i = 0; i < words->n; i++)
	{
		order[i] = &words->list[i];
		nclasswords += words->list[i].before_class;
	}
	qsort(order, words->n, sizeof(Word *), compare_for_numbering);
	for (uint32_t i = 0; i < words->n; i++)
		order[i]->id = i + 1;
	free(order);
	return nclasswords;
}

bool
word_is_spelled(const Word *word)
{
	return strchr(word->text, '#') == NULL;
}
