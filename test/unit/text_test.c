/*-------------------------------------------------------------------------
 *
 * text_test.c
 *	  Unit test of src/text: UTF-8, classes, folding, ICU's boundaries.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "harness.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/icu_break.h"
#include "text/script.h"
#include "text/utf8.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

static bool
is_surrogate(uint32_t cp)
{
	return cp >= 0xD800 && cp <= 0xDFFF;
}

/*
 * Decode n bytes that lie at the very end of a block of their own, so that
 * the sanitizer sees a read behind them.
 */
static int
decode_alone(const unsigned char *bytes, size_t n, uint32_t *cp)
{
	unsigned char *copy = malloc(n);
	int			length;

	if (copy == NULL)
		abort();
	memcpy(copy, bytes, n);
	length = zhn_utf8_decode(copy, copy + n, cp);
	free(copy);
	return length;
}

static void
test_round_trip(void)
{
	size_t		wrong = 0;
	size_t		truncated = 0;

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++)
	{
		unsigned char bytes[4];
		uint32_t	back;
		int			n;

		if (is_surrogate(cp))
			continue;
		n = zhn_utf8_encode(cp, bytes);
		if (zhn_utf8_decode(bytes, bytes + n, &back) != n || back != cp)
			wrong++;
		for (int k = 1; k < n && cp % 61 == 0; k++)
			if (decode_alone(bytes, (size_t) k, &back) != 1 ||
				back != ZHN_INVALID)
				truncated++;
	}
	ok(wrong == 0, "each code point is decoded as it was encoded");
	ok(truncated == 0, "no prefix of a code point is one");
}

static void
test_invalid(void)
{
	static const char *const invalid[] = {
		"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80",
		"\xE0\x9F\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF",
		"\xED\xA0\x80", "\xED\xBF\xBF", "\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF",
		"\xE4\xB8\x41", "\xE4\x41\xAD", "\xF0\x9F\x98\x41", "\xC3\x41",
		"\xF0\x9F\x41\x80", "\xF0\x41\x98\x80"
	};

	for (size_t i = 0; i < LENGTH(invalid); i++)
	{
		uint32_t	cp = 0;
		int			n = decode_alone((const unsigned char *) invalid[i],
									 strlen(invalid[i]), &cp);

		ok(n == 1 && cp == ZHN_INVALID, "invalid bytes, case %zu", i + 1);
	}
}

/* ICU's decoder agrees on what is valid, whatever the bytes. */
static void
test_against_icu(void)
{
	uint32_t	seed = 1;
	size_t		wrong = 0;

	for (int round = 0; round < 500000; round++)
	{
		unsigned char bytes[4];
		uint32_t	cp;
		UChar32		expected;
		int32_t		expected_length = 0;
		int			n;

		for (int i = 0; i < 4; i++)
		{
			uint32_t	r = test_random(&seed);

			bytes[i] = (unsigned char) (i > 0 && r % 8 ? 0x80 | (r >> 8 & 0x3F)
										: r >> 8);
		}
		U8_NEXT(bytes, expected_length, 4, expected);
		n = zhn_utf8_decode(bytes, bytes + 4, &cp);
		if (expected < 0 ? n != 1 || cp != ZHN_INVALID
			: n != expected_length || cp != (uint32_t) expected)
			wrong++;
	}
	ok(wrong == 0, "what is valid is what ICU takes for valid");
}

static void
test_classes(void)
{
	static const struct
	{
		uint32_t	cp;
		ZhnCharClass class;
	}			cases[] = {
		{'a', ZHN_CHAR_LATIN}, {'7', ZHN_CHAR_DIGIT}, {' ', ZHN_CHAR_SPACE},
		{'\n', ZHN_CHAR_SPACE}, {0, ZHN_CHAR_SPACE}, {'%', ZHN_CHAR_PUNCTUATION},
		{0xFF21, ZHN_CHAR_LATIN}, {0xFF17, ZHN_CHAR_DIGIT},
		{0x3000, ZHN_CHAR_SPACE}, {0xFF0C, ZHN_CHAR_PUNCTUATION},
		{0x4E00, ZHN_CHAR_HAN}, {0x3007, ZHN_CHAR_HAN},
		{0x25CB, ZHN_CHAR_HAN}, {0x3005, ZHN_CHAR_HAN},
		{0x20000, ZHN_CHAR_HAN}, {0x2F800, ZHN_CHAR_HAN},
		{0x03B1, ZHN_CHAR_LATIN}, {0x0416, ZHN_CHAR_LATIN},
		{0x0301, ZHN_CHAR_LATIN}, {0x33A1, ZHN_CHAR_LATIN},
		{0x2161, ZHN_CHAR_LATIN}, {0x00B2, ZHN_CHAR_LATIN},
		{0x2460, ZHN_CHAR_PUNCTUATION}, {0x2122, ZHN_CHAR_PUNCTUATION},
		{0x1F600, ZHN_CHAR_PUNCTUATION}, {0x30AB, ZHN_CHAR_LETTER},
		{0x30FC, ZHN_CHAR_LETTER}, {0xAC00, ZHN_CHAR_LETTER},
		{0x0E01, ZHN_CHAR_LETTER}, {0x0661, ZHN_CHAR_LETTER},
		{0x1D400, ZHN_CHAR_LATIN}, {0x1D7CE, ZHN_CHAR_DIGIT},
		{0xFEFF, ZHN_CHAR_SPACE}, {0x200D, ZHN_CHAR_SPACE},
		{0xE0100, ZHN_CHAR_SPACE}, {0xE000, ZHN_CHAR_OTHER},
		{0xFFFD, ZHN_CHAR_OTHER}, {0xD800, ZHN_CHAR_OTHER},
		{0x10FFFF, ZHN_CHAR_OTHER}, {0x110000, ZHN_CHAR_OTHER},
		{ZHN_INVALID, ZHN_CHAR_OTHER}
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
		ok(zhn_char_class(cases[i].cp) == cases[i].class,
		   "class of U+%04X", cases[i].cp);
}

static void
test_fold_examples(void)
{
	static const char *const cases[][2] = {
		{"２０２２年，ＡＢＣ：（ｘ）", "2022年,abc:(x)"},
		{"國務院", "国务院"}, {"國 務　院", "国 务 院"},
		{"Straße", "strasse"}, {"㈱", "(株)"}, {"120㎡", "120m2"},
		{"İ", "i̇"}, {"ﷺ", "صلى الله عليه وسلم"}, {"第Ⅱ章", "第ii章"},
		{"著名俱樂部", "著名俱乐部"}, {"諮詢鉅額", "咨询巨额"},
		{"大阪 摔跤 瞭望", "大阪 摔跤 瞭望"},
		{"買買提・阿里", "买买提·阿里"}, {"二○二二", "二〇二二"},
		{"你好。、“”", "你好。、“”"}, {"5～10", "5~10"}, {"3∶2", "3:2"},
		{"\xEF\xBB\xBF" "a\xC2\xAD" "b", "ab"}, {"𝐀𝟏", "a1"}, {"", ""},
		{"a\xFF\xE4\xB8z\xC0\x80", "a\xFF\xE4\xB8z\xC0\x80"},
		/* An ignorable character that keeps invalid bytes apart stays. */
		{"\xE4\xB8\xC2\xAD\xAD", "\xE4\xB8\xC2\xAD\xAD"}
	};
	TestEnv		t;

	test_env_open(&t);
	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		size_t		n;
		char	   *folded = zhn_fold(&t.env, cases[i][0], strlen(cases[i][0]),
									  &n);

		ok(strcmp(folded, cases[i][1]) == 0 && n == strlen(folded),
		   "fold case %zu: %s", i + 1, folded);
	}
	test_env_close(&t);
}

/*
 * Fold text twice; is the second the same as the first, and what is folded
 * without memory the same as both?
 */
static bool
settles(TestEnv *t, const char *text, size_t length)
{
	size_t		n1;
	size_t		n2;
	char	   *once = zhn_fold(&t->env, text, length, &n1);
	char	   *twice = zhn_fold(&t->env, once, n1, &n2);
	bool		same = n1 == n2 && memcmp(once, twice, n1) == 0;
	char		plain[256];
	size_t		n3 = zhn_fold_plain(text, length, plain, sizeof(plain));

	same = same && (n3 == 0 || (n3 == n1 && memcmp(once, plain, n1) == 0));
	zhn_release(&t->env, once);
	zhn_release(&t->env, twice);
	return same;
}

static void
test_fold_properties(void)
{
	TestEnv		t;
	size_t		unsettled = 0;
	size_t		inconsistent = 0;

	test_env_open(&t);
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++)
	{
		unsigned char bytes[4];
		unsigned char expected[4];
		size_t		n;
		int			length;
		char	   *folded;
		uint32_t	to = zhn_fold_char(cp);

		if (is_surrogate(cp) || (cp >= 0x40000 && cp % 64 != 0))
			continue;
		length = zhn_utf8_encode(cp, bytes);
		if (!settles(&t, (char *) bytes, (size_t) length))
			unsettled++;
		folded = zhn_fold(&t.env, (char *) bytes, (size_t) length, &n);
		length = zhn_utf8_encode(to, expected);
		if (to != cp && (n != (size_t) length || memcmp(folded, expected, n)))
			inconsistent++;
		zhn_release(&t.env, folded);
	}
	ok(unsettled == 0, "folding twice is folding once, for every character");
	ok(inconsistent == 0, "a character alone folds as it does in a text");
	ok(zhn_fold_char(ZHN_INVALID) == ZHN_INVALID, "an invalid byte stays");
	ok(zhn_fold_plain("國Ａ", 6, (char[7]) {0}, 7) == 4 &&
	   zhn_fold_plain("國Ａ", 6, (char[6]) {0}, 6) == 0 &&
	   zhn_fold_plain("㈱", 3, (char[9]) {0}, 9) == 0,
	   "folding without memory folds what it can and has room for");
	test_env_close(&t);
}

/* Fill n bytes with noise: any bytes, or, one time in two, mostly UTF-8. */
static void
make_noise(uint32_t *seed, char *text, size_t n)
{
	bool		utf8 = test_random(seed) & 1;
	size_t		i = 0;

	while (i < n)
	{
		unsigned char bytes[4];
		uint32_t	r = test_random(seed);
		uint32_t	cp = r % 7 ? (r >> 8) % 0x3000 + 0x4E00 - (r % 3) * 0x2000
			: (r >> 8) % 0x110000;
		int			length = utf8 && !is_surrogate(cp)
			? zhn_utf8_encode(cp, bytes) : 1;

		if (length == 1)
			bytes[0] = (unsigned char) (r >> 16);
		for (int k = 0; k < length && i < n; k++)
			text[i++] = (char) bytes[k];
	}
}

static void
test_fold_noise(void)
{
	TestEnv		t;
	uint32_t	seed = 2;
	size_t		unsettled = 0;
	size_t		unjoined = 0;
	char		text[300];

	test_env_open(&t);
	for (int round = 0; round < 3000; round++)
	{
		size_t		cut = test_random(&seed) % sizeof(text);
		size_t		n;
		size_t		n1;
		size_t		n2;
		char	   *all;
		char	   *head;
		char	   *tail;

		make_noise(&seed, text, sizeof(text));
		if (!settles(&t, text, sizeof(text)))
			unsettled++;
		while (cut > 0 && (unsigned char) text[cut] >= 0x80)
			cut--;
		all = zhn_fold(&t.env, text, sizeof(text), &n);
		head = zhn_fold(&t.env, text, cut, &n1);
		tail = zhn_fold(&t.env, text + cut, sizeof(text) - cut, &n2);
		if (n != n1 + n2 || memcmp(all, head, n1) != 0 ||
			memcmp(all + n1, tail, n2) != 0)
			unjoined++;
		zhn_release(&t.env, all);
		zhn_release(&t.env, head);
		zhn_release(&t.env, tail);
	}
	ok(unsettled == 0, "folding noise twice is folding it once");
	ok(unjoined == 0, "two foldings joined are the folding of both");
	test_env_close(&t);
	ok(t.blocks == 0 && t.bytes == 0, "all memory was given back");
}

typedef struct Text
{
	const char *bytes;
	size_t		length;
	size_t		result;
} Text;

static void
run_fold(TestEnv *t, void *arg)
{
	Text	   *text = arg;

	zhn_fold(&t->env, text->bytes, text->length, &text->result);
}

static void
test_fold_limits(void)
{
	static char many[3 * 20000];
	TestEnv		t;
	Text		text = {many, sizeof(many), 0};

	for (size_t i = 0; i < sizeof(many); i += 3)
		memcpy(many + i, "\xEF\xB7\xBA", 3);
	test_env_open(&t);
	ok(!test_fails(&t, run_fold, &text) && text.result == 20000 * 33,
	   "a text may become eleven times as long");
	ok(t.interrupts >= 4, "folding can be interrupted");
	t.fail_interrupt = 2;
	ok(test_fails(&t, run_fold, &text), "and is: %s", t.message);
	t.fail_alloc = 3;
	ok(test_fails(&t, run_fold, &text), "no memory to grow: %s", t.message);
	text.length = SIZE_MAX;
	ok(test_fails(&t, run_fold, &text) && t.error == ZHN_ERROR_LIMIT,
	   "too long: %s", t.message);
	test_env_close(&t);
}

/* Do the tokens of text cover it without a gap? */
static bool
covers(ZhnIcuBreak *brk, const char *text, size_t length)
{
	size_t		end = 0;
	size_t		previous = 0;
	int32_t		status;

	zhn_icu_break_set_text(brk, text, length);
	while (zhn_icu_break_next(brk, &end, &status))
	{
		if (end <= previous || end > length)
			return false;
		previous = end;
	}
	return previous == length && !zhn_icu_break_next(brk, &end, &status);
}

static void
test_break_noise(void)
{
	TestEnv		t;
	ZhnIcuBreak *brk;
	uint32_t	seed = 3;
	size_t		uncovered = 0;
	char	   *text;
	size_t		longest = 200000;

	test_env_open(&t);
	text = zhn_alloc(&t.env, longest);
	brk = zhn_icu_break_open(&t.env, text, 0);
	ok(covers(brk, text, 0), "an empty text has no token");
	for (int round = 0; round < 1000; round++)
	{
		size_t		n = test_random(&seed) % 400;

		make_noise(&seed, text, n);
		if (!covers(brk, text, n))
			uncovered++;
	}
	for (int round = 0; round < 6; round++)
	{
		make_noise(&seed, text, longest);
		if (!covers(brk, text, longest))
			uncovered++;
	}
	ok(uncovered == 0, "tokens of noise, joined, are the noise");
	test_env_close(&t);
	ok(t.callbacks == 0 && t.blocks == 0, "all was given back");
}

/* A word that is cut by no slice has the status that ICU gives it. */
static void
test_break_words(void)
{
	static const char text[] = "我市召开经济工作会议，ABC 123。";
	static const struct
	{
		size_t		end;
		int32_t		status;
	}			expected[] = {
		{3, UBRK_WORD_IDEO}, {6, UBRK_WORD_IDEO}, {12, UBRK_WORD_IDEO},
		{18, UBRK_WORD_IDEO}, {24, UBRK_WORD_IDEO}, {30, UBRK_WORD_IDEO},
		{33, UBRK_WORD_NONE}, {36, UBRK_WORD_LETTER}, {37, UBRK_WORD_NONE},
		{40, UBRK_WORD_NUMBER}, {43, UBRK_WORD_NONE}
	};
	TestEnv		t;
	ZhnIcuBreak *brk;
	size_t		i = 0;
	size_t		end;
	int32_t		status;
	bool		same = true;

	test_env_open(&t);
	brk = zhn_icu_break_open(&t.env, text, strlen(text));
	for (; zhn_icu_break_next(brk, &end, &status); i++)
		if (i >= LENGTH(expected) || end != expected[i].end ||
			status != expected[i].status)
			same = false;
	ok(same && i == LENGTH(expected), "words and their status");
	zhn_icu_break_close(brk);
	zhn_icu_break_close(brk);
	test_env_close(&t);
}

/*
 * A text of several slices, of phrases in random order, with marks that ICU
 * joins to what stands on both sides (1，000).
 */
static size_t
make_long_text(char *text, size_t size)
{
	static const char *const phrases[] = {
		"我市召开经济工作会议", "，", "。", " ", "\n", "1，000", "12；30",
		"don't", "e\xCC\x81", "、", "\r\n", "カタカナ", "《人民日报》", "3.5%",
		"\xEF\xBB\xBF", "共同富裕", "\xE2\x80\x8D"
	};
	uint32_t	seed = 4;
	size_t		n = 0;

	while (n + 64 < size)
	{
		const char *phrase = phrases[test_random(&seed) % LENGTH(phrases)];

		memcpy(text + n, phrase, strlen(phrase));
		n += strlen(phrase);
	}
	return n;
}

/* Slicing changes nothing: ICU over the whole text has the same boundaries. */
static void
test_break_slices(void)
{
	TestEnv		t;
	UErrorCode	status = U_ZERO_ERROR;
	UBreakIterator *whole = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
	UText		utext = UTEXT_INITIALIZER;
	ZhnIcuBreak *brk;
	size_t		size = 1000000;
	size_t		n;
	size_t		end = 0;
	size_t		differences = 0;
	int32_t		rule;
	char	   *text;

	test_env_open(&t);
	text = zhn_alloc(&t.env, size);
	n = make_long_text(text, size);
	utext_openUTF8(&utext, text, (int64_t) n, &status);
	ubrk_setUText(whole, &utext, &status);
	ubrk_first(whole);
	brk = zhn_icu_break_open(&t.env, text, n);
	while (zhn_icu_break_next(brk, &end, &rule))
		if (ubrk_next(whole) != (int32_t) end ||
			ubrk_getRuleStatus(whole) != rule)
			differences++;
	ok(U_SUCCESS(status) && differences == 0 && end == n,
	   "a long text has the same words as in one piece");
	ok(t.interrupts > 10, "and can be interrupted");
	ubrk_close(whole);
	utext_close(&utext);
	test_env_close(&t);
}

static void
run_break(TestEnv *t, void *arg)
{
	Text	   *text = arg;
	ZhnIcuBreak *brk = zhn_icu_break_open(&t->env, text->bytes, text->length);
	int32_t		status;

	while (zhn_icu_break_next(brk, &text->result, &status))
		;
}

static void
test_break_failures(void)
{
	static char same[3 * 1000000];
	TestEnv		t;
	Text		text = {same, sizeof(same), 0};

	for (size_t i = 0; i < sizeof(same); i += 3)
		memcpy(same + i, "\xE4\xB8\xAD", 3);
	test_env_open(&t);
	ok(!test_fails(&t, run_break, &text) && text.result == sizeof(same),
	   "a million times the same character");
	t.fail_alloc = 1;
	ok(test_fails(&t, run_break, &text), "no memory: %s", t.message);
	for (int i = 0; i < 100; i++)
	{
		t.fail_interrupt = 2;
		if (!test_fails(&t, run_break, &text))
			break;
	}
	ok(t.callbacks == 101, "canceled in the middle, a hundred times");
	test_env_close(&t);
	ok(t.callbacks == 0, "and ICU's memory was given back each time");
}

static void
test_script(void)
{
	static const struct
	{
		const char *text;
		ZhnScript	script;
	}			cases[] = {
		{"", ZHN_SCRIPT_NONE}, {"abc 123", ZHN_SCRIPT_NONE},
		{"中文一二三后里", ZHN_SCRIPT_NONE}, {"二○二二", ZHN_SCRIPT_NONE},
		{"国务院总理", ZHN_SCRIPT_SIMPLIFIED},
		{"國務院總理", ZHN_SCRIPT_TRADITIONAL},
		{"国务院與國務院", ZHN_SCRIPT_MIXED},
		{"\xFF\xE4\xB8", ZHN_SCRIPT_NONE},
		{"这是一个关于国务院会议的报导，记者采访了几位专家，他们说“國”字还见于旧书。",
		ZHN_SCRIPT_SIMPLIFIED}
	};
	TestEnv		t;

	test_env_open(&t);
	for (size_t i = 0; i < LENGTH(cases); i++)
		ok(zhn_script(&t.env, cases[i].text, strlen(cases[i].text)) ==
		   cases[i].script, "script of \"%s\"", cases[i].text);
	test_env_close(&t);
}

int
main(void)
{
	test_round_trip();
	test_invalid();
	test_against_icu();
	test_classes();
	test_fold_examples();
	test_fold_properties();
	test_fold_noise();
	test_fold_limits();
	test_break_noise();
	test_break_words();
	test_break_slices();
	test_break_failures();
	test_script();
	return done_testing();
}
