/*-------------------------------------------------------------------------
 *
 * zhnews-dict.c
 *	  Compiles data/ into the dictionary image.
 *
 *	zhnews-dict DATA_DIRECTORY IMAGE
 *
 * data/SOURCES.md describes the files that are read, src/segment/image.h the
 * image.  Each part of the image is made by a file of its own; here is the
 * order in which that is done, and the layout.
 *
 * This is a build tool: it runs once, so it uses malloc() freely, leaves most
 * of what it allocated to the end of the process, and stops with a message at
 * the first thing that is wrong with its input.
 *
 *-------------------------------------------------------------------------
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "segment/image.h"
#include "tool/characters.h"
#include "tool/cost.h"
#include "tool/gains.h"
#include "tool/need.h"
#include "tool/pairs.h"
#include "tool/spellings.h"
#include "tool/table.h"
#include "tool/words.h"

/* All parts of the image. */
typedef struct Parts
{
	Words		words;
	Pairs		pairs;
	Characters *characters;
	Spellings	spellings;
	ZhnWord    *records;		/* of words, by number */
	uint32_t	nrecords;
	uint32_t	nclasswords;
	PairTables	tables;
} Parts;

/* The image under construction. */
typedef struct Image
{
	ZhnImage	header;
	char	   *bytes;
	uint32_t	size;
} Image;

/* Read words before pairs, which name them. */
static void
read_words(Parts *parts, const char *data)
{
	Words	   *words = &parts->words;

	words_begin(words);
	table_read(data, "words.tsv", 3, words_use, words);
	table_read(data, "newer.tsv", 3, words_use, words);
	table_read(data, "recent.tsv", 3, words_use_recent, words);
	table_read(data, "regions.txt", 1, words_use_region, words);
	table_read(data, "subdivisions.txt", 1, words_use_region, words);
	table_read(data, "organisations.tsv", 3, words_use_organisations, words);
	table_read(data, "units.txt", 1, words_use_units, words);
	table_read(data, "heads.txt", 1, words_use_heads, words);
	words_find_classes(words);
	parts->pairs.words = words;
	table_read(data, "bigrams.tsv", 3, pairs_use, &parts->pairs);
}

/* Number characters by the counts of words, before pairs raise these. */
static void
read_characters(Parts *parts, const char *data)
{
	Characters *characters = characters_begin();

	parts->characters = characters;
	characters_number(characters, &parts->words);
	table_read(data, "characters.tsv", 4, characters_use, characters);
	characters_flag(characters);
}

/* A cost that must fit into so many bits. */
static unsigned
to_field(double nats, int bits)
{
	int			cost = to_cost(nats);

	if (cost < 0 || cost >= 1 << bits)
		die("cost %.1f has no room in %d bits", nats, bits);
	return (unsigned) cost;
}

static void
make_records(Parts *parts)
{
	const Words *words = &parts->words;

	parts->nrecords = words->n + 1;
	parts->records = need(calloc(parts->nrecords, sizeof(ZhnWord)));
	parts->records[0].cost = (1 << ZHN_WORD_COST_BITS) - 1;
	for (uint32_t i = 0; i < words->n; i++)
	{
		const Word *word = &words->list[i];

		parts->records[word->id] = (ZhnWord)
		{
			.cost = to_field(word->cost, ZHN_WORD_COST_BITS),
				.backoff = to_field(word->backoff, ZHN_WORD_BACKOFF_BITS),
				.kind = (unsigned) word->kind,
				.flags = word->flags
		};
	}
}

/* Costs, then numbers, then what is made of them. */
static void
estimate(Parts *parts)
{
	words_estimate(&parts->words);
	pairs_estimate(&parts->pairs);
	parts->nclasswords = words_number(&parts->words);
	make_records(parts);
	characters_set_alone(parts->characters, &parts->words);
	parts->tables = gains_of_pairs(&parts->pairs, parts->records,
								   parts->nrecords);
}

static void
read_spellings(Parts *parts, const char *data)
{
	Spellings  *spellings = &parts->spellings;

	*spellings = (Spellings)
	{
		parts->characters, trie_begin(), trie_begin()
	};
	spellings_add(spellings, &parts->words);
	table_read(data, "compounds.tsv", 3, spellings_use_compound, spellings);
	table_read(data, "surnames.tsv", 2, spellings_use_surname, spellings);
	table_read(data, "surnames-japanese.txt", 1, spellings_use_surnames,
			   spellings);
}

/* Append a part; returns its offset, which is a multiple of 64. */
static uint32_t
append(Image *image, const void *part, size_t bytes)
{
	uint32_t	at = (image->size + 63) & ~63u;

	image->bytes = need(realloc(image->bytes, at + bytes));
	memset(image->bytes + image->size, 0, at - image->size);
	memcpy(image->bytes + at, part, bytes);
	image->size = at + (uint32_t) bytes;
	return at;
}

/* Fill in all of the header but sizes and offsets of tries. */
static void
describe(ZhnImage *header, const Parts *parts)
{
	const Words *words = &parts->words;

	memcpy(header->magic, ZHN_IMAGE_MAGIC, sizeof(header->magic));
	header->nchars = parts->characters->n;
	header->nspecial = parts->characters->nspecial;
	header->nwords = parts->nrecords;
	header->nclasswords = parts->nclasswords;
	header->ncommon = parts->tables.ncommon;
	header->rare_bits = parts->tables.rare_bits;
	header->begin = words_named(words, "始##始")->id;
	for (int c = 0; c < ZHN_NCLASSES; c++)
		header->class_word[c] = words->class_word[c]->id;
	memcpy(header->unknown_length, parts->characters->unknown_length,
		   sizeof(header->unknown_length));
}

static uint32_t
append_trie(Image *image, TrieBuilder *trie, uint32_t *nunits)
{
	const uint64_t *units = trie_finish(trie, image->header.nchars, nunits);

	return append(image, units, *nunits * sizeof(*units));
}

/* The header is written again when it is complete. */
static void
lay_out(Image *image, const Parts *parts)
{
	ZhnImage   *header = &image->header;
	const Characters *characters = parts->characters;
	const PairTables *tables = &parts->tables;

	describe(header, parts);
	append(image, header, sizeof(*header));
	header->codes = append(image, characters->entries,
						   sizeof(characters->entries));
	header->chars = append(image, characters->records,
						   characters->n * sizeof(ZhnChar));
	header->units = append_trie(image, parts->spellings.words,
								&header->nunits);
	header->compounds = append_trie(image, parts->spellings.compounds,
									&header->ncompoundunits);
	header->words = append(image, parts->records,
						   parts->nrecords * sizeof(ZhnWord));
	header->class_gains =
		append(image, gains_of_classes(&parts->pairs, parts->nclasswords),
			   parts->nclasswords * ZHN_NCLASSES);
	header->common_pairs = append(image, tables->common,
								  tables->ncommon * sizeof(uint32_t));
	header->rare_filter = append(image, tables->filter,
								 1u << (ZHN_FILTER_BITS - 3));
	header->rare_pairs = append(image, tables->rare,
								sizeof(ZhnPairLine) << tables->rare_bits);
	header->size = image->size;
	memcpy(image->bytes, header, sizeof(*header));
}

static void
write_image(const Image *image, const char *path)
{
	FILE	   *out = fopen(path, "wb");

	if (out == NULL ||
		fwrite(image->bytes, 1, image->size, out) != image->size ||
		fclose(out) != 0)
		die("could not write \"%s\": %s", path, strerror(errno));
}

int
main(int argc, char **argv)
{
	Parts		parts = {0};
	Image		image = {0};

	if (argc != 3)
		die("usage: zhnews-dict DATA_DIRECTORY IMAGE");
	read_words(&parts, argv[1]);
	read_characters(&parts, argv[1]);
	estimate(&parts);
	read_spellings(&parts, argv[1]);
	characters_finish(parts.characters);
	lay_out(&image, &parts);
	write_image(&image, argv[2]);
	printf("%s: %u words, %u pairs (%u rare ones left out), %u characters, "
		   "%u + %u trie units, %.1f MB\n",
		   argv[2], parts.words.n, parts.pairs.n, parts.tables.lost,
		   parts.characters->n, image.header.nunits,
		   image.header.ncompoundunits, image.size / 1e6);
	return 0;
}
