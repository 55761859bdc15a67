/*-------------------------------------------------------------------------
 *
 * pinyin_test.c
 *	  Unit test of src/text/pinyin.c: readings, marks, what may be typed.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "text/pinyin.h"
#include "text/utf8.h"

#define MAX 64

static size_t
characters(const char *text, uint32_t *out)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + strlen(text);
	size_t		n = 0;

	while (p < end)
		p += zhn_utf8_decode(p, end, &out[n++]);
	return n;
}

/* The reading of a word as text: "ping2 hu2". */
static const char *
reading(const char *word)
{
	static char text[MAX * 8];
	uint32_t	c[MAX];
	ZhnSyllable s[MAX];
	size_t		n = characters(word, c);
	size_t		length = 0;

	zhn_pinyin_word(c, n, s);
	for (size_t i = 0; i < n; i++)
		length += (size_t) sprintf(text + length, "%s%.*s%d",
								   i > 0 ? " " : "", s[i].n, s[i].letters,
								   s[i].tone);
	return text;
}

static void
test_words(void)
{
	static const char *const words[][2] =
	{
		{"平湖", "ping2 hu2"}, {"银行", "yin2 hang2"},
		{"行", "xing2"}, {"重庆", "chong2 qing4"},
		{"女", "nv3"}, {"略", "lve4"}, {"一", "yi1"}, {"龥", "yu4"},
		{"A股", "5 gu3"}, {"爸爸", "ba4 ba4"},
		{"长江银行", "chang2 jiang1 yin2 hang2"}
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		ok(strcmp(reading(words[i][0]), words[i][1]) == 0, "%s is %s, got %s",
		   words[i][0], words[i][1], reading(words[i][0]));
}

/* Any characters at all: what is read is a syllable. */
static void
test_any(void)
{
	uint32_t	seed = 1;
	bool		good = true;

	for (int i = 0; i < 20000; i++)
	{
		uint32_t	c[8];
		ZhnSyllable s[8];
		size_t		n = test_random(&seed) % 8 + 1;

		for (size_t k = 0; k < n; k++)
			c[k] = test_random(&seed) % 8 > 0 ?
				0x4E00 + test_random(&seed) % 0x5210 :
				test_random(&seed) % 0x110000;
		zhn_pinyin_word(c, n, s);
		for (size_t k = 0; k < n; k++)
			good = good && s[k].n <= ZHN_SYLLABLE_MAX && s[k].tone >= 1 &&
				s[k].tone <= 5;
		good = good && zhn_pinyin_surname(c, n, s) <= 2;
	}
	ok(good, "20,000 random words have syllables");
}

static void
test_surnames(void)
{
	static const struct
	{
		const char *name;
		size_t		n;
		const char *first;
	}			names[] =
	{
		{"查良镛", 1, "zha"}, {"曾庆红", 1, "zeng"}, {"单田芳", 1, "shan"},
		{"万俟卨", 2, "mo"}, {"王伟", 0, ""}, {"A", 0, ""}
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
	{
		uint32_t	c[MAX];
		ZhnSyllable s[2];
		size_t		n = zhn_pinyin_surname(c, characters(names[i].name, c), s);

		ok(n == names[i].n && (n == 0 ||
							   (s[0].n == strlen(names[i].first) &&
								memcmp(s[0].letters, names[i].first,
									   s[0].n) == 0)),
		   "surname of %s", names[i].name);
	}
}

static void
test_marks(void)
{
	static const struct
	{
		ZhnSyllable s;
		const char *marked;
		const char *near;
	}			syllables[] =
	{
		{{2, 2, "hu"}, "hú", "hu"},
		{{6, 1, {'z', 'h', 'u', 'a', 'n', 'g'}}, "zhuāng", "zuan"},
		{{3, 3, "gou"}, "gǒu", "gou"}, {{3, 4, "gui"}, "guì", "gui"},
		{{3, 2, "liu"}, "liú", "niu"}, {{2, 4, "lv"}, "lǜ", "nv"},
		{{3, 4, "lve"}, "lüè", "nve"}, {{2, 5, "ma"}, "ma", "ma"},
		{{1, 4, "e"}, "è", "e"}, {{3, 1, "fei"}, "fēi", "hei"},
		{{4, 3, "xing"}, "xǐng", "xin"}, {{2, 2, "ng"}, "ng", "ng"}
	};

	for (size_t i = 0; i < sizeof(syllables) / sizeof(syllables[0]); i++)
	{
		char		out[ZHN_MARKED_MAX + 1] = {0};
		char		near[ZHN_SYLLABLE_MAX + 1] = {0};
		size_t		n = zhn_pinyin_marked(&syllables[i].s, out);
		size_t		nnear = zhn_pinyin_near(&syllables[i].s, near);

		ok(n == strlen(syllables[i].marked) &&
		   memcmp(out, syllables[i].marked, n) == 0, "%s, got %s",
		   syllables[i].marked, out);
		ok(nnear == strlen(syllables[i].near) &&
		   memcmp(near, syllables[i].near, nnear) == 0, "%s, got %s",
		   syllables[i].near, near);
	}
}

static void
test_typed(void)
{
	static const struct
	{
		const char *typed;
		const char *letters;	/* "" for no pinyin */
		const char *tones;		/* digits */
	}			cases[] =
	{
		{"pinghu", "pinghu", "000000"}, {"Píng Hú", "pinghu", "020002"},
		{"ping2 hu2", "pinghu", "000202"}, {"LǛ", "lv", "04"},
		{"nu\xCC\x88\xCC\x8C", "nv", "03"}, {"xi'an", "xian", "0000"},
		{"ping.hu", "", ""}, {"平", "", ""}, {"2", "", ""}, {"", "", ""},
		{"12345678901", "", ""}, {"aaaaaaaaaaa", "", ""}, {"\xFF", "", ""}
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char		letters[10];
		char		tones[10];
		size_t		n = zhn_pinyin_typed(cases[i].typed,
										 strlen(cases[i].typed), letters,
										 tones, sizeof(letters));
		bool		same = n == strlen(cases[i].letters);

		for (size_t k = 0; same && k < n; k++)
			same = letters[k] == cases[i].letters[k] &&
				tones[k] == cases[i].tones[k] - '0';
		ok(same, "typed: %s", cases[i].typed);
	}
}

int
main(void)
{
	test_words();
	test_any();
	test_surnames();
	test_marks();
	test_typed();
	return done_testing();
}
