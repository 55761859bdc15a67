/*-------------------------------------------------------------------------
 *
 * occurrence_test.c
 *	  Unit test of the search for the words of a lexicon in a text.
 *
 * Random texts over a small alphabet are searched and compared with a plain
 * loop over all words and all places.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "segment/occurrence.h"

#define WORDS 6
#define TEXT_CHARACTERS 3000	/* several windows */
#define HAN_BYTES 3

static const char *const alphabet[] = {"一", "二", "三"};

static void
append_random(char *text, size_t characters, uint32_t *seed)
{
	char	   *out = text + strlen(text);

	for (size_t i = 0; i < characters; i++, out += HAN_BYTES)
		memcpy(out, alphabet[test_random(seed) % 3], HAN_BYTES);
	*out = '\0';
}

static ZhnLexicon *
lexicon_of(TestEnv *t, char words[WORDS][256])
{
	ZhnLexiconWord list[WORDS];

	for (int i = 0; i < WORDS; i++)
		list[i] = (ZhnLexiconWord) {words[i], strlen(words[i]), 0};
	return zhn_lexicon_build(&t->env, list, WORDS);
}

/* Is a word at the start, and is it the first such word in the list? */
static bool
is_at(char words[WORDS][256], int word, const char *place)
{
	if (strncmp(words[word], place, strlen(words[word])) != 0)
		return false;
	for (int i = 0; i < word; i++)
		if (strcmp(words[i], words[word]) == 0)
			return false;
	return true;
}

static void
test_random_texts(TestEnv *t)
{
	uint32_t	seed = 7;
	bool		same = true;
	size_t		total = 0;

	for (int round = 0; round < 200 && same; round++)
	{
		static char text[TEXT_CHARACTERS * HAN_BYTES + 1];
		char		words[WORDS][256];
		ZhnOccurrences o;
		size_t		expected = 0;
		size_t		found = 0;
		size_t		before = 0;
		size_t		start;
		size_t		length;

		for (int i = 0; i < WORDS; i++)
		{
			words[i][0] = '\0';
			append_random(words[i], 2 + test_random(&seed) % 6, &seed);
		}
		append_random(words[0], ZHN_LEXICON_WORD_MAX - 8, &seed);
		text[0] = '\0';
		append_random(text, TEXT_CHARACTERS / 2 - round, &seed);
		strcat(text, words[0]);
		append_random(text, round, &seed);
		for (const char *p = text; *p != '\0'; p += HAN_BYTES)
			for (int i = 0; i < WORDS; i++)
				expected += is_at(words, i, p);

		zhn_occurrences_start(&o, &t->env, lexicon_of(t, words), text,
							  strlen(text));
		while (zhn_occurrences_next(&o, &start, &length))
		{
			bool		listed = false;

			for (int i = 0; i < WORDS; i++)
				if (strlen(words[i]) == length &&
					memcmp(words[i], text + start, length) == 0)
					listed = true;
			same = same && listed && start >= before;
			before = start;
			found++;
		}
		same = same && found == expected;
		total += found;
		text[0] = '\0';
	}
	ok(same && total > 10000, "every occurrence is found once, in order: %zu",
	   total);
}

static void
test_examples(TestEnv *t)
{
	const char *text = "看數據港Ａ1,\xFF數據港a１";
	ZhnLexiconWord word = {"数据港A1", strlen("数据港A1"), 0};
	ZhnLexicon *lexicon = zhn_lexicon_build(&t->env, &word, 1);
	ZhnLexicon *empty = zhn_lexicon_build(&t->env, &word, 0);
	ZhnOccurrences o;
	size_t		start;
	size_t		length;
	int			n = 0;

	zhn_occurrences_start(&o, &t->env, lexicon, text, strlen(text));
	while (zhn_occurrences_next(&o, &start, &length))
		n++;
	ok(n == 2, "width, case and traditional characters make no difference");
	ok(strcmp(text + start, "數據港a１") == 0 && length == strlen(text + start),
	   "an occurrence is told in bytes of the text");

	zhn_occurrences_start(&o, &t->env, lexicon, "", 0);
	ok(!zhn_occurrences_next(&o, &start, &length), "a text may be empty");
	zhn_occurrences_start(&o, &t->env, empty, text, strlen(text));
	ok(!zhn_occurrences_next(&o, &start, &length), "so may a lexicon");
	ok(!zhn_occurrences_next(&o, &start, &length), "the end stays the end");
}

int
main(void)
{
	TestEnv		t;

	test_env_open(&t);
	test_random_texts(&t);
	test_examples(&t);
	test_env_close(&t);
	return done_testing();
}
