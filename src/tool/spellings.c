/*-------------------------------------------------------------------------
 *
 * spellings.c
 *	  The tries of the dictionary: how words are spelled.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/spellings.h"

#include <stdlib.h>
#include <string.h>

#include "tool/folded.h"
#include "tool/kind.h"
#include "tool/need.h"

#define MAX_WORD_CHARS 60

/*
 * Add a folded text to a trie.  What is too long, or outside the BMP, is left
 * out, as the decoder could not find it.
 */
static void
spell(Spellings *spellings, TrieBuilder *trie, const char *text,
	  uint32_t value)
{
	uint16_t	codes[MAX_WORD_CHARS];
	int			n = 0;

	while (*text != 0)
	{
		uint16_t	code = character_code(spellings->characters,
										  next_char(&text));

		if (code == 0 || n == MAX_WORD_CHARS)
			return;
		codes[n++] = code;
	}
	trie_add(trie, codes, n, value);
}

/*
 * 著 does not fold to 着, since it is a simplified character as well (著名).
 * So words with 着 (随着) get a second spelling for traditional text (隨著).
 */
static void
spell_traditional(Spellings *spellings, const Words *words, const Word *word)
{
	char	   *variant = need(strdup(word->text));
	char	   *at = strstr(variant, "着");

	if (at != NULL && strlen(variant) > strlen("着"))
	{
		memcpy(at, "著", strlen("著"));
		if (words_find(words, variant) == NULL)
			spell(spellings, spellings->words, variant, word->id);
	}
	free(variant);
}

void
spellings_add(Spellings *spellings, const Words *words)
{
	for (uint32_t i = 0; i < words->n; i++)
	{
		const Word *word = &words->list[i];

		if (!word_is_spelled(word))
			continue;
		spell(spellings, spellings->words, word->text, word->id);
		spell_traditional(spellings, words, word);
	}
}

void
spellings_use_compound(void *what, char **fields)
{
	Spellings  *spellings = what;
	char	   *folded = fold_text(fields[0]);

	spell(spellings, spellings->compounds, folded,
		  (uint32_t) kind_by_tag(folded, fields[2]) + 1);
}

/* Surnames of one character are known by the model of names. */
static void
add_surname(Spellings *spellings, const char *surname)
{
	Characters *characters = spellings->characters;
	char	   *folded = fold_text(surname);
	uint16_t	code;

	if (only_char(folded) != 0)
		return;
	code = character_code(characters, first_char(folded));
	characters->records[code].flags |= ZHN_IS_SURNAME;
	spell(spellings, spellings->compounds, folded, ZHN_COMPOUND_SURNAME);
}

void
spellings_use_surname(void *spellings, char **fields)
{
	add_surname(spellings, fields[0]);
}

void
spellings_use_surnames(void *spellings, char **fields)
{
	for (char *word = strtok(fields[0], " "); word != NULL;
		 word = strtok(NULL, " "))
		add_surname(spellings, word);
}
