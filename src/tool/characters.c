/*-------------------------------------------------------------------------
 *
 * characters.c
 *	  The characters of the dictionary: codes, models of names, flags.
 *
 * Characters of which nothing is known share a record for each ZhnCharClass.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/characters.h"

#include <stdlib.h>
#include <string.h>

#include "text/charclass.h"
#include "text/fold.h"
#include "tool/cost.h"
#include "tool/folded.h"
#include "tool/need.h"

/* The first code that is not a class's. */
#define FIRST_OWN_CODE (ZHN_CHAR_PUNCTUATION + ZHN_SHARED_CODE + 1)

/* Nats that a character costs which no given name was seen to have. */
#define RARE_GIVEN 9

/* Nats that a character without data costs as a word. */
#define UNKNOWN_ALONE 16

/* A character and how often the words have it. */
typedef struct CharCount
{
	uint32_t	cp;
	double		count;
} CharCount;

static ZhnChar
shared_record(uint32_t class)
{
	ZhnChar		record = {
		.place = {ZHN_IMPOSSIBLE, ZHN_IMPOSSIBLE},
		.alone = UNKNOWN_ALONE * ZHN_NAT,
		.cclass = (uint16_t) class
	};

	for (int i = 0; i < ZHN_NPOSITIONS; i++)
		record.person[i] = record.foreign[i] = record.unknown[i] =
			ZHN_IMPOSSIBLE;
	return record;
}

Characters *
characters_begin(void)
{
	Characters *characters = need(calloc(1, sizeof(Characters)));

	characters->n = FIRST_OWN_CODE;
	for (uint32_t c = ZHN_SHARED_CODE; c < FIRST_OWN_CODE; c++)
		characters->records[c] = shared_record(c - ZHN_SHARED_CODE);
	for (uint32_t cp = 0; cp < NCODES; cp++)
		characters->codes[cp] = zhn_char_class_table[cp] + ZHN_SHARED_CODE;
	return characters;
}

uint16_t
character_code(Characters *characters, uint32_t cp)
{
	uint16_t   *code;

	if (cp >= NCODES)
		return 0;
	code = &characters->codes[cp];
	if (*code < FIRST_OWN_CODE)
	{
		characters->records[characters->n] = characters->records[*code];
		*code = (uint16_t) characters->n++;
	}
	return *code;
}

static ZhnChar *
record_of(Characters *characters, uint32_t cp)
{
	return &characters->records[character_code(characters, cp)];
}

/* Marks that end a stretch, marks that form runs, ends of names of places. */
#define BREAKS "。!?;,、“”《》()\n"
#define REPEATABLES "—…-─.·~"

#define PLACE_SUFFIXES "省市县区乡镇村州旗盟屯庄沟河江湖山岛港湾峡岭峰" \
	"桥路街道巷寨营坡坪堡关"

static void
number_special(Characters *characters)
{
	for (const char *at = BREAKS REPEATABLES PLACE_SUFFIXES; *at != 0;)
		character_code(characters, zhn_fold_char(next_char(&at)));
	characters->nspecial = characters->n;
}

/* The most frequent first. */
static int
compare_counts(const void *a, const void *b)
{
	const CharCount *x = a;
	const CharCount *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->cp < y->cp ? -1 : x->cp > y->cp;
}

/*
 * The codes are in the order of how often characters occur: the children of a
 * trie node lie in the order of their codes, so common ones share cache lines.
 */
void
characters_number(Characters *characters, const Words *words)
{
	CharCount  *counts = need(calloc(NCODES, sizeof(CharCount)));

	number_special(characters);
	for (uint32_t cp = 0; cp < NCODES; cp++)
		counts[cp].cp = cp;
	for (uint32_t i = 0; i < words->n; i++)
		for (const char *at = words->list[i].text; *at != 0;)
		{
			uint32_t	cp = next_char(&at);

			if (cp < NCODES)
				counts[cp].count += words->list[i].count + ADDED_COUNT;
		}
	qsort(counts, NCODES, sizeof(CharCount), compare_counts);
	for (uint32_t i = 0; i < NCODES && counts[i].count > 0; i++)
		character_code(characters, counts[i].cp);
	free(counts);
}

/* A line with the position "length" has a length in place of a character. */
void
characters_use(void *what, char **fields)
{
	Characters *characters = what;
	const char *model = fields[0];
	int16_t		cost = (int16_t) to_cost(-atof(fields[3]));
	int			position = strcmp(fields[1], "B") == 0 ? ZHN_FIRST
		: strcmp(fields[1], "M") == 0 ? ZHN_MIDDLE : ZHN_LAST;
	ZhnChar    *record;

	if (strcmp(fields[1], "length") == 0)
	{
		characters->unknown_length[atoi(fields[2]) & 7] = cost;
		return;
	}
	record = record_of(characters, first_char(fields[2]));
	if (strcmp(model, "person") == 0)
		record->person[position] = cost;
	else if (strcmp(model, "foreign") == 0)
		record->foreign[position] = cost;
	else if (strcmp(model, "unknown") == 0)
		record->unknown[position] = cost;
	else if (strcmp(model, "suffix") == 0)
		record->suffix = (int16_t) -cost;
	else if (strcmp(model, "place") == 0 && position != ZHN_LAST)
		record->place[position] = cost;
}

void
characters_flag(Characters *characters)
{
	static const struct
	{
		uint16_t	flag;
		const char *members;
	}			sets[] =
	{
		{ZHN_IS_DIGIT, "〇○零一二三四五六七八九两"},
		{ZHN_IS_MULTIPLIER, "十百千万亿廿"},
		{ZHN_IS_PLACE_SUFFIX, PLACE_SUFFIXES},
		{ZHN_BEFORE_NUMBER, "第数几"},
		{ZHN_IS_SENTENCE_END, "。!?;:"},
		{ZHN_IS_REPEATABLE, REPEATABLES},
		{ZHN_IS_BREAK, BREAKS}
	};

	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
		for (const char *at = sets[i].members; *at != 0;)
		{
			uint32_t	cp = zhn_fold_char(next_char(&at));

			record_of(characters, cp)->flags |= sets[i].flag;
		}
}

void
characters_set_alone(Characters *characters, const Words *words)
{
	for (uint32_t i = 0; i < words->n; i++)
	{
		const Word *word = &words->list[i];
		uint32_t	cp = only_char(word->text);

		if (word_is_spelled(word) && cp != 0 && cp < NCODES)
			record_of(characters, cp)->alone = (int16_t) to_cost(word->cost);
	}
}

static int
begins_name(const ZhnChar *record)
{
	return record->person[ZHN_FIRST] != ZHN_IMPOSSIBLE ||
		record->foreign[ZHN_FIRST] != ZHN_IMPOSSIBLE ||
		record->place[ZHN_FIRST] != ZHN_IMPOSSIBLE ||
		(record->flags & ZHN_IS_SURNAME) != 0;
}

/* Any Chinese character may be in a given name, however rare it is there. */
static void
complete_given(ZhnChar *record)
{
	if (record->cclass != ZHN_CHAR_HAN)
		return;
	for (int i = ZHN_MIDDLE; i <= ZHN_LAST; i++)
		if (record->person[i] == ZHN_IMPOSSIBLE)
			record->person[i] = RARE_GIVEN * ZHN_NAT;
}

/* The decoder looks up what it reads, so all forms share a record. */
void
characters_finish(Characters *characters)
{
	for (uint32_t c = ZHN_SHARED_CODE; c < characters->n; c++)
		complete_given(&characters->records[c]);
	for (uint32_t c = ZHN_SHARED_CODE; c < characters->n; c++)
		if (begins_name(&characters->records[c]))
			characters->records[c].flags |= ZHN_BEGINS_NAME;
	for (uint32_t cp = 0; cp < NCODES; cp++)
	{
		uint32_t	folded = zhn_fold_char(cp);

		if (folded >= NCODES)
			folded = 0;
		else
			characters->codes[cp] = characters->codes[folded];
		characters->entries[cp] = characters->codes[cp] | folded << 16;
	}
}
