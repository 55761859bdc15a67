/*-------------------------------------------------------------------------
 *
 * lexicon_test.c
 *	  Unit test of the user's lexicon: its words always win.
 *
 * Random texts over a small alphabet, in which words overlap all the time,
 * are compared with a plain model of the rule: of all words in a text, take
 * the longest, of equally long ones the first, and go on with those that do
 * not overlap what was taken.  A word is only there where it does not begin or
 * end between two letters or digits.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "segment/lexicon.h"
#include "segment/segmenter.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

#define NGRAINS 3

static const ZhnGrain grains[NGRAINS] = {ZHN_FINE, ZHN_NEWS, ZHN_LONG};

/* A lexicon of strings, all of one kind. */
static ZhnLexicon *
lexicon_of(TestEnv *t, const char *const *words, size_t n, ZhnKind kind)
{
	ZhnLexiconWord *list = zhn_alloc(&t->env, (n + 1) * sizeof(*list));
	ZhnLexicon *lexicon;

	for (size_t i = 0; i < n; i++)
		list[i] = (ZhnLexiconWord) {words[i], strlen(words[i]), kind};
	lexicon = zhn_lexicon_build(&t->env, list, n);
	zhn_release(&t->env, list);
	return lexicon;
}

/* The words of a text, "|" between them; those of the lexicon in brackets. */
static char *
cut(TestEnv *t, ZhnSegmenter *s, const char *text, ZhnGrain grain,
	const ZhnLexicon *lexicon)
{
	char	   *words = zhn_alloc(&t->env, strlen(text) * 4 + 1);
	char	   *out = words;
	ZhnToken	token;

	zhn_segmenter_start(s, text, strlen(text), grain, lexicon);
	while (zhn_segmenter_next(s, &token))
		out += sprintf(out, token.reason == ZHN_BY_LEXICON ? "%s[%.*s]" : "%s%.*s",
					   out > words ? "|" : "", (int) token.length,
					   text + token.start);
	*out = '\0';
	return words;
}

/* Is there a word of the lexicon just here, and of this kind? */
static bool
has_listed(ZhnSegmenter *s, const char *text, size_t text_length,
		   size_t start, size_t length, ZhnKind kind, ZhnGrain grain,
		   const ZhnLexicon *lexicon)
{
	ZhnToken	token;
	bool		found = false;

	zhn_segmenter_start(s, text, text_length, grain, lexicon);
	while (zhn_segmenter_next(s, &token))
		if (token.start == start && token.length == length &&
			token.kind == kind && token.reason == ZHN_BY_LEXICON)
			found = true;
	return found;
}

/* ------------------------------------------------------------- the model */

#define TEXT_MAX 1000			/* characters, within one stretch */
#define WORDS_MAX 40

/* A text or word as characters, each with its folded form. */
typedef struct Folded
{
	int			n;
	uint32_t	folded[TEXT_MAX];
	size_t		offset[TEXT_MAX + 1];	/* bytes */
} Folded;

static void
fold(const char *text, Folded *folded)
{
	const unsigned char *start = (const unsigned char *) text;
	const unsigned char *p = start;
	const unsigned char *end = p + strlen(text);
	uint32_t	cp;

	folded->n = 0;
	while (p < end)
	{
		folded->offset[folded->n] = (size_t) (p - start);
		p += zhn_utf8_decode(p, end, &cp);
		folded->folded[folded->n++] = zhn_fold_char(cp);
	}
	folded->offset[folded->n] = (size_t) (p - start);
}

static bool
is_letter_or_digit(uint32_t c)
{
	return zhn_char_class(c) == ZHN_CHAR_LATIN ||
		zhn_char_class(c) == ZHN_CHAR_DIGIT;
}

/* Is the place between two characters inside a row of letters and digits? */
static bool
is_inside(const Folded *text, int i)
{
	return i > 0 && i < text->n && is_letter_or_digit(text->folded[i - 1]) &&
		is_letter_or_digit(text->folded[i]);
}

/* Keep the words of one length that overlap nothing; owner[i] is a word + 1. */
static void
keep_length(const Folded *text, const Folded *words, int nwords, int length,
			int *owner)
{
	for (int i = 0; i + length <= text->n; i++)
		for (int w = 0; w < nwords; w++)
		{
			int			k = 0;

			if (words[w].n != length || is_inside(text, i) ||
				is_inside(text, i + length))
				continue;
			while (k < length && owner[i + k] == 0 &&
				   text->folded[i + k] == words[w].folded[k])
				k++;
			if (k < length)
				continue;
			for (k = 0; k < length; k++)
				owner[i + k] = k == 0 ? w + 1 : -1;
			break;
		}
}

/* Do the lexicon's words in the tokens agree with the model? */
static bool
agrees(ZhnSegmenter *s, const char *text, const Folded *folded,
	   const int *owner, ZhnGrain grain, const ZhnLexicon *lexicon)
{
	ZhnToken	token;
	int			i = 0;

	zhn_segmenter_start(s, text, folded->offset[folded->n], grain, lexicon);
	while (zhn_segmenter_next(s, &token))
	{
		int			start = i;

		if (folded->offset[i] != token.start)
			return false;
		while (i < folded->n && folded->offset[i] < token.start + token.length)
			i++;
		if (token.reason == ZHN_BY_LEXICON)
		{
			if (owner[start] <= 0 || (i < folded->n && owner[i] == -1))
				return false;
			for (int k = start + 1; k < i; k++)
				if (owner[k] != -1)
					return false;
		}
		else
			for (int k = start; k < i; k++)
				if (owner[k] != 0)
					return false;
	}
	return i == folded->n;
}

/* Twice as many characters as words are likely to be short of overlaps. */
static const char *const alphabet[] = {
	"中", "国", "國", "民", "人", "a", "Ａ", "1", "。", "的", "一", "あ", "·"
};

static void
random_string(uint32_t *seed, int length, bool punctuation, char *out)
{
	*out = '\0';
	for (int i = 0; i < length;)
	{
		const char *c = alphabet[test_random(seed) % LENGTH(alphabet)];

		if (!punctuation && (strcmp(c, "。") == 0 || strcmp(c, "·") == 0))
			continue;
		strcat(out, c);
		i++;
	}
}

static void
test_model(TestEnv *t, ZhnSegmenter *s, bool punctuation)
{
	static Folded words[WORDS_MAX];
	static Folded folded;
	static char spelled[WORDS_MAX][64];
	uint32_t	seed = 41;
	int			wrong[NGRAINS] = {0};

	for (int round = 0; round < 400; round++)
	{
		int			nwords = 1 + (int) (test_random(&seed) % WORDS_MAX);
		int			owner[TEXT_MAX] = {0};
		const char *list[WORDS_MAX];
		char		text[TEXT_MAX * 4];
		ZhnLexicon *lexicon;

		for (int w = 0; w < nwords; w++)
		{
			random_string(&seed, 1 + (int) (test_random(&seed) % 5),
						  punctuation, spelled[w]);
			fold(spelled[w], &words[w]);
			list[w] = spelled[w];
		}
		lexicon = lexicon_of(t, list, (size_t) nwords, ZHN_PLACE);
		random_string(&seed, (int) (test_random(&seed) % 120), true, text);
		fold(text, &folded);
		for (int length = 5; length >= 1; length--)
			keep_length(&folded, words, nwords, length, owner);
		for (int g = 0; g < NGRAINS; g++)
			if (!agrees(s, text, &folded, owner, grains[g], lexicon))
			{
				if (wrong[g]++ == 0)
					printf("# %s\n", cut(t, s, text, grains[g], lexicon));
			}
	}
	for (int g = 0; g < NGRAINS; g++)
		ok(wrong[g] == 0, "%s words%s, %s cut: the longest first, then the first",
		   punctuation ? "any" : "plain",
		   punctuation ? " (with punctuation in them)" : "",
		   g == 0 ? "fine" : g == 1 ? "news" : "long");
}

/* -------------------------------------------------------------- examples */

typedef struct Example
{
	const char *words[4];
	const char *text;
	const char *expected;
} Example;

static const Example examples[] = {
	/* Against the dictionary, across its words, and inside them. */
	{{"两个先行"}, "助力两个先行建设", "助力|[两个先行]|建设"},
	{{"红领社治"}, "“红领社治”", "“|[红领社治]|”"},
	{{"京人"}, "北京人民", "北|[京人]|民"},
	{{"华人民"}, "中华人民共和国", "中|[华人民]|共和国"},

	/* Not inside a row of letters and digits. */
	{{"AI"}, "RAID与AI技术", "RAID|与|[AI]|技术"},
	{{"12"}, "12458和12个", "12458|和|[12]|个"},

	/* The longest, whatever the order of the list. */
	{{"先行", "两个先行"}, "两个先行", "[两个先行]"},
	{{"两个先行", "先行"}, "两个先行", "[两个先行]"},
	{{"甲乙", "乙丙丁"}, "甲乙丙丁", "甲|[乙丙丁]"},
	{{"甲乙", "乙丙"}, "甲乙丙", "[甲乙]|丙"},

	/* Width, case and traditional characters, in the list and in the text. */
	{{"优待证"}, "優待證", "[優待證]"},
	{{"優待證"}, "优待证", "[优待证]"},
	{{"ｉＰｈｏｎｅ手机"}, "IPHONE手機", "[IPHONE手機]"},
	{{"5ｇ消息"}, "５Ｇ消息", "[５Ｇ消息]"},

	/* Punctuation and spaces are characters like others. */
	{{"“两个先行”"}, "以“两个先行”打头阵", "以|[“两个先行”]|打头阵"},
	{{"先行、奋进"}, "要先行、奋进。", "要|[先行、奋进]|。"},
	{{"A·B"}, "是A·B的", "是|[A·B]|的"},
	{{"New York"}, "在new york市", "在|[new york]|市"},
	{{"。好"}, "完。好", "完|[。好]"},

	/* One character; the whole text; its ends. */
	{{"甲"}, "甲", "[甲]"},
	{{"中"}, "中国", "[中]|国"},
	{{"车驾通"}, "车驾通", "[车驾通]"},
	{{"车驾通"}, "车驾通车驾通", "[车驾通]|[车驾通]"},
	{{"车驾通"}, "车驾，车驾通", "车驾|，|[车驾通]"},

	/* Numbers and names do not run into a listed word, nor across it. */
	{{"年味"}, "2022年味道", "2022|[年味]|道"},
	{{"强调整"}, "毛捷强调整改", "毛捷|[强调整]|改"},
	{{"0版"}, "2.0版", "2|.|[0版]"},

	/* Characters of four bytes. */
	{{"𠮷野家"}, "在𠮷野家吃饭", "在|[𠮷野家]|吃饭"},
	{{"王𬭎"}, "院士王𬭎说", "院士|[王𬭎]|说"},
};

static void
test_examples(TestEnv *t, ZhnSegmenter *s)
{
	for (size_t i = 0; i < LENGTH(examples); i++)
	{
		const Example *e = &examples[i];
		size_t		n = 0;
		char	   *words;
		ZhnLexicon *lexicon;

		while (n < LENGTH(e->words) && e->words[n] != NULL)
			n++;
		lexicon = lexicon_of(t, e->words, n, ZHN_WORD);
		words = cut(t, s, e->text, ZHN_NEWS, lexicon);
		ok(strcmp(words, e->expected) == 0, "%s with \"%s\": %s", e->text,
		   e->words[0], words);
	}
}

static void
test_kinds(TestEnv *t, ZhnSegmenter *s)
{
	static const ZhnLexiconWord words[] = {
		{"公明党", 9, ZHN_ORGANISATION}, {"毛捷强", 9, ZHN_PERSON},
		{"金平湖", 9, ZHN_PLACE}, {"年味", 6, ZHN_WORD},
		{"金平湖", 9, ZHN_PERSON}, {"公明黨", 9, ZHN_PLACE}
	};
	ZhnLexicon *lexicon = zhn_lexicon_build(&t->env, words, LENGTH(words));

	for (size_t i = 0; i < 4; i++)
		for (int g = 0; g < NGRAINS; g++)
			ok(has_listed(s, words[i].word, words[i].length, 0,
						  words[i].length, (ZhnKind) words[i].kind, grains[g],
						  lexicon),
			   "%.*s is a token of the kind listed first",
			   (int) words[i].length, words[i].word);
}

/* A word at each place around the limit of what is segmented at once. */
static void
test_limit(TestEnv *t, ZhnSegmenter *s, const char *word)
{
	const char *list[] = {word, "的确良"};
	ZhnLexicon *lexicon = lexicon_of(t, list, 2, ZHN_PERSON);
	size_t		length = strlen(word);
	int			wrong = 0;

	for (size_t at = 850; at < 1040; at++)
	{
		size_t		size = (at + 400) * 3 + length;
		char	   *text = zhn_alloc(&t->env, size);

		for (size_t i = 0; i < size; i += 3)
			memcpy(text + i, "他", i + 3 <= size ? 3 : size - i);
		memcpy(text + at * 3, word, length);
		for (size_t i = at * 3 + length; i + 3 <= size; i += 3)
			memcpy(text + i, "她", 3);
		for (int g = 0; g < NGRAINS; g++)
			wrong += !has_listed(s, text, size, at * 3, length, ZHN_PERSON,
								 grains[g], lexicon);
		zhn_release(&t->env, text);
	}
	ok(wrong == 0, "a word of %zu characters wins on both sides of a limit",
	   length / 3);
}

static void
test_limits(TestEnv *t, ZhnSegmenter *s)
{
	char		longest[ZHN_LEXICON_WORD_MAX * 3 + 1];

	test_limit(t, s, "她的");
	test_limit(t, s, "仲旭东。他说");
	longest[0] = '\0';
	for (int i = 0; i < ZHN_LEXICON_WORD_MAX; i++)
		strcat(longest, i % 2 == 0 ? "红" : "领");
	test_limit(t, s, longest);
}

/* Words that are not words are left out, and do no harm. */
static void
test_unfit(TestEnv *t, ZhnSegmenter *s)
{
	char		too_long[(ZHN_LEXICON_WORD_MAX + 1) * 3 + 1] = "";
	const char *list[] = {"", "\xFF\xFE", "好\xE4\xB8", too_long, "好词"};
	ZhnLexicon *lexicon;
	char	   *words;

	for (int i = 0; i <= ZHN_LEXICON_WORD_MAX; i++)
		strcat(too_long, "甲");
	lexicon = lexicon_of(t, list, LENGTH(list), ZHN_WORD);
	words = cut(t, s, too_long, ZHN_NEWS, lexicon);
	ok(strchr(words, '[') == NULL, "a word over the limit is left out");
	words = cut(t, s, "好\xE4\xB8好词\xFF\xFE", ZHN_NEWS, lexicon);
	ok(strstr(words, "|[好词]|") != NULL && strstr(words, "[\xFF") == NULL &&
	   strstr(words, "[好\xE4") == NULL,
	   "so are empty words and what is not UTF-8");
	lexicon = lexicon_of(t, list, 0, ZHN_WORD);
	words = cut(t, s, "好词", ZHN_NEWS, lexicon);
	ok(strchr(words, '[') == NULL, "a lexicon may be empty");
}

/* ------------------------------------------------------- building, reading */

typedef struct Big
{
	ZhnLexiconWord *words;
	size_t		n;
	ZhnLexicon *lexicon;
} Big;

static void
build(TestEnv *t, void *arg)
{
	Big		   *big = arg;

	big->lexicon = zhn_lexicon_build(&t->env, big->words, big->n);
}

/* The n-th of many words: four characters of a range of 64. */
static void
spell(size_t n, char *out)
{
	for (int i = 0; i < 4; i++)
		out += zhn_utf8_encode(0x5000 + (uint32_t) (n >> (6 * i) & 63) * 7,
							   (unsigned char *) out);
	*out = '\0';
}

static void
test_many(TestEnv *t, ZhnSegmenter *s)
{
	Big			big = {.n = 100000};
	char		text[64];
	size_t		wrong = 0;
	size_t		calls = t->interrupts;

	big.words = zhn_alloc(&t->env, big.n * sizeof(ZhnLexiconWord));
	for (size_t i = 0; i < big.n; i++)
	{
		char	   *word = zhn_alloc(&t->env, 16);

		spell(i * 3, word);
		big.words[i] = (ZhnLexiconWord) {word, strlen(word), ZHN_WORD};
	}
	build(t, &big);
	ok(t->interrupts > calls, "building a large lexicon can be canceled");
	for (size_t i = 0; i < 3 * big.n; i += 101)
	{
		spell(i, text);
		if (has_listed(s, text, strlen(text), 0, strlen(text), ZHN_WORD,
					   ZHN_NEWS, big.lexicon) != (i % 3 == 0))
			wrong++;
	}
	ok(wrong == 0, "of 100,000 words each is found, and no other");

	t->fail_interrupt = 2;
	ok(test_fails(t, build, &big), "it is left when canceled");
	t->fail_interrupt = 0;
	for (size_t n = 1; n <= 4; n++)
	{
		t->fail_alloc = n;
		wrong += !test_fails(t, build, &big);
	}
	t->fail_alloc = 0;
	ok(wrong == 0, "it is left when there is no memory");
}

/* A lexicon is of a run, not of the segmenter. */
static void
test_start_again(TestEnv *t, ZhnSegmenter *s)
{
	const char *list[] = {"京人"};
	ZhnLexicon *lexicon = lexicon_of(t, list, 1, ZHN_WORD);
	const char *text = "北京人民";
	char	   *without = cut(t, s, text, ZHN_NEWS, NULL);
	char	   *with = cut(t, s, text, ZHN_NEWS, lexicon);

	ok(strcmp(without, "北京|人民") == 0, "without lexicon: %s", without);
	ok(strcmp(with, "北|[京人]|民") == 0, "with lexicon: %s", with);
	ok(strcmp(cut(t, s, text, ZHN_NEWS, NULL), without) == 0,
	   "and without it again");
}

/* What a lexicon does not hold is cut as without it. */
static void
test_elsewhere(TestEnv *t, ZhnSegmenter *s)
{
	const char *list[] = {"不在文中的词", "无，此词"};
	size_t		length;
	char	   *page = test_read_file(t, "examples/page.txt", &length);

	if (!ok(page != NULL, "the sample page is there"))
		return;
	for (int g = 0; g < NGRAINS; g++)
	{
		char	   *without = cut(t, s, page, grains[g], NULL);
		char	   *plain = cut(t, s, page, grains[g],
								lexicon_of(t, list, 1, ZHN_WORD));
		char	   *marks = cut(t, s, page, grains[g],
								lexicon_of(t, list, 2, ZHN_WORD));

		ok(strcmp(without, plain) == 0,
		   "a word that is not in the text changes nothing");
		ok(strcmp(without, marks) == 0,
		   "nor does one with punctuation in it");
	}
}

int
main(void)
{
	TestEnv		t;
	ZhnSegmenter *s;

	test_env_open(&t);
	s = zhn_segmenter_create(&t.env);
	test_model(&t, s, false);
	test_model(&t, s, true);
	test_examples(&t, s);
	test_kinds(&t, s);
	test_limits(&t, s);
	test_unfit(&t, s);
	test_many(&t, s);
	test_start_again(&t, s);
	test_elsewhere(&t, s);
	test_env_close(&t);
	return done_testing();
}
