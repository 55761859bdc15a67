/*-------------------------------------------------------------------------
 *
 * freqlist_test.c
 *	  Unit test of frequency lists: counting, storing, merging, text form.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "measure/freqlist.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

/* A stored list and its size. */
typedef struct Stored
{
	void	   *data;
	size_t		size;
} Stored;

static Stored
parse(TestEnv *t, const char *text)
{
	Stored		s;
	ZhnFreqlistError error;

	s.data = zhn_freqlist_parse(&t->env, text, strlen(text), 0, &s.size,
								&error);
	if (s.data == NULL)
		printf("# \"%s\": %s at %zu\n", text, error.message, error.at);
	else
		zhn_freqlist_check(&t->env, s.data, s.size);
	return s;
}

static ZhnFreqlist
opened(TestEnv *t, Stored s)
{
	ZhnFreqlist list;

	zhn_freqlist_open(&list, &t->env, s.data, s.size);
	return list;
}

static const char *
print(TestEnv *t, Stored s)
{
	ZhnFreqlist list = opened(t, s);
	size_t		length;

	return zhn_freqlist_print(&list, &length);
}

static bool
equal(Stored a, Stored b)
{
	return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static void
test_text(void)
{
	static const char *const good[][2] = {
		{"0/0", "0/0"},
		{" 12/3\t'会议':7/3\n'党':5/2 ", "12/3 '会议':7/3 '党':5/2"},
		{"12/3 党:5/2 会议:7/3", "12/3 '会议':7/3 '党':5/2"},
		{"3/1 'it''s':1/1 'a b':1/1 'x:y':1/1",
		"3/1 'a b':1/1 'it''s':1/1 'x:y':1/1"},
		{"9223372036854775807/9223372036854775807 "
			"a:9223372036854775807/9223372036854775807",
			"9223372036854775807/9223372036854775807 "
		"'a':9223372036854775807/9223372036854775807"},
		{"9/2 '平湖':2/2 '平湖市':1/1 '平':1/1",
		"9/2 '平':1/1 '平湖':2/2 '平湖市':1/1"},
	};
	static const char *const bad[] = {
		"", " ", "1", "1/", "/1", "-1/1", "1/1a", "a:1/1", "1/1 a",
		"1/1 a:", "1/1 a:1", "1/1 a:1/", "1/1 a:1/0", "1/1 a:0/0",
		"1/1 a:2/1", "9/1 a:2/2", "9/9 a:1/2", "2/1 a:1/1 a:1/1",
		"2/1 a:1/1b:1/1", "1/1 'a:1/1", "1/1 '':1/1", "1/1 :1/1",
		"9223372036854775808/1", "1/99999999999999999999", "1/1 a:1/1 x",
		"1/1 a'b':1/1",
	};
	TestEnv		t;

	test_env_open(&t);
	for (size_t i = 0; i < LENGTH(good); i++)
	{
		Stored		s = parse(&t, good[i][0]);
		const char *text = s.data != NULL ? print(&t, s) : "";

		ok(strcmp(text, good[i][1]) == 0, "%s", text);
		ok(s.data != NULL && equal(s, parse(&t, text)), "read back");
	}
	for (size_t i = 0; i < LENGTH(bad); i++)
	{
		size_t		size;
		ZhnFreqlistError error;
		void	   *data;

		data = zhn_freqlist_parse(&t.env, bad[i], strlen(bad[i]), 0, &size,
								  &error);
		ok(data == NULL && error.message != NULL &&
		   error.at <= strlen(bad[i]), "\"%s\": %s", bad[i],
		   data == NULL ? error.message : "read");
	}
	test_env_close(&t);
}

static void
test_count(void)
{
	TestEnv		t;
	ZhnTally   *tally;
	Stored		s;
	Stored		empty;

	test_env_open(&t);
	tally = zhn_tally_create(&t.env);
	zhn_tally_begin(tally, 1);
	zhn_tally_count(tally, "党", 3, 1);
	zhn_tally_count(tally, "会议", 6, 1);
	zhn_tally_count(tally, "党", 3, 1);
	zhn_tally_begin(tally, 1);
	zhn_tally_count(tally, "党", 3, 1);
	s.data = zhn_freqlist_of_tally(tally, 0, &s.size);
	ok(strcmp(print(&t, s), "4/2 '会议':1/1 '党':3/2") == 0,
	   "two texts: %s", print(&t, s));
	zhn_tally_begin(tally, -1);
	zhn_tally_count(tally, "党", 3, 1);
	zhn_tally_count(tally, "会议", 6, 1);
	zhn_tally_count(tally, "党", 3, 1);
	s.data = zhn_freqlist_of_tally(tally, 0, &s.size);
	ok(strcmp(print(&t, s), "1/1 '党':1/1") == 0, "one taken out: %s",
	   print(&t, s));
	zhn_tally_begin(tally, -1);
	zhn_tally_count(tally, "党", 3, 1);
	empty.data = zhn_freqlist_of_tally(tally, 0, &empty.size);
	ok(equal(empty, parse(&t, "0/0")), "both taken out");
	test_env_close(&t);
}

/* Many words: growth of the table, order of the list. */
static void
test_many(void)
{
	TestEnv		t;
	ZhnTally   *tally;
	ZhnFreqlist list;
	ZhnFreqlistCursor cursor;
	Stored		s;
	char		word[32];
	int64_t		n = 0;
	int64_t		wrong = 0;
	int64_t		documents;

	test_env_open(&t);
	tally = zhn_tally_create(&t.env);
	for (int text = 0; text < 3; text++)
	{
		zhn_tally_begin(tally, 1);
		for (int i = 0; i < 50000; i += text + 1)
		{
			int			length = snprintf(word, sizeof(word), "词%d的", i);

			zhn_tally_count(tally, word, (size_t) length, 1);
		}
	}
	s.data = zhn_freqlist_of_tally(tally, 0, &s.size);
	zhn_freqlist_check(&t.env, s.data, s.size);
	list = opened(&t, s);
	zhn_freqlist_start(&cursor, &list);
	while (zhn_freqlist_next(&cursor))
	{
		int			i;
		int			expected;

		cursor.word[cursor.length] = '\0';
		sscanf(cursor.word, "词%d", &i);
		expected = 1 + (i % 2 == 0) + (i % 3 == 0);
		wrong += cursor.count != expected || cursor.documents != expected;
		n++;
	}
	ok(n == 50000 && wrong == 0 && list.n_words == n, "50000 words");
	ok(zhn_freqlist_find(&list, "词6的", 7, &documents) == 3 &&
	   documents == 3 && zhn_freqlist_find(&list, "词", 3, &documents) == 0 &&
	   documents == 0 && zhn_freqlist_find(&list, "龥", 3, &documents) == 0,
	   "words are found");
	ok(s.size < 50000 * 9, "%zu bytes", s.size);
	test_env_close(&t);
}

typedef struct Pair
{
	const char *a;
	const char *b;
} Pair;

static void
run_minus(TestEnv *t, void *arg)
{
	Pair	   *pair = arg;
	ZhnFreqlist a = opened(t, parse(t, pair->a));
	ZhnFreqlist b = opened(t, parse(t, pair->b));
	size_t		size;

	zhn_freqlist_minus(&a, &b, 0, &size);
}

static void
run_plus(TestEnv *t, void *arg)
{
	Pair	   *pair = arg;
	ZhnFreqlist a = opened(t, parse(t, pair->a));
	ZhnFreqlist b = opened(t, parse(t, pair->b));
	size_t		size;

	zhn_freqlist_plus(&a, &b, 0, &size);
}

static void
run_tally_minus(TestEnv *t, void *arg)
{
	Pair	   *pair = arg;
	ZhnFreqlist a = opened(t, parse(t, pair->a));
	ZhnFreqlist b = opened(t, parse(t, pair->b));
	ZhnTally   *tally = zhn_tally_create(&t->env);

	zhn_tally_add_list(tally, &a, 1);
	zhn_tally_add_list(tally, &b, -1);
}

static void
run_tally_plus(TestEnv *t, void *arg)
{
	Pair	   *pair = arg;
	ZhnFreqlist a = opened(t, parse(t, pair->a));
	ZhnFreqlist b = opened(t, parse(t, pair->b));
	ZhnTally   *tally = zhn_tally_create(&t->env);

	zhn_tally_add_list(tally, &a, 1);
	zhn_tally_add_list(tally, &b, 1);
}

static void
test_merge(void)
{
	Pair		pairs[] = {
		{"0/0", "0/0"}, {"9/2 a:1/1 c:3/2", "0/0"},
		{"9/2 a:1/1 c:3/2", "8/3 b:2/2 c:4/3 d:2/1"},
		{"2/1 平湖:2/1", "3/1 平湖市:1/1 平:1/1"},
	};
	Pair		not_parts[] = {
		{"0/0", "1/1 a:1/1"}, {"5/2 a:5/2", "6/1 a:1/1"},
		{"5/2 a:5/2", "5/1 a:5/1"}, {"5/2 a:5/2", "2/2 a:2/2"},
		{"9/2 a:5/2", "1/1 b:1/1"}, {"5/1 a:3/1", "1/2"},
		{"5/2 a:3/2 b:2/1", "3/0"},
	};
	Pair		huge = {"9223372036854775807/1", "1/1 a:1/1"};
	TestEnv		t;

	test_env_open(&t);
	for (size_t i = 0; i < LENGTH(pairs); i++)
	{
		Stored		a = parse(&t, pairs[i].a);
		Stored		b = parse(&t, pairs[i].b);
		ZhnFreqlist x = opened(&t, a);
		ZhnFreqlist y = opened(&t, b);
		ZhnFreqlist z;
		ZhnTally   *tally = zhn_tally_create(&t.env);
		Stored		sum;
		Stored		back;
		Stored		counted;

		sum.data = zhn_freqlist_plus(&x, &y, 0, &sum.size);
		zhn_freqlist_check(&t.env, sum.data, sum.size);
		z = opened(&t, sum);
		back.data = zhn_freqlist_minus(&z, &y, 0, &back.size);
		ok(equal(a, back), "%s plus and minus %s", pairs[i].a, pairs[i].b);
		zhn_tally_add_list(tally, &x, 1);
		zhn_tally_add_list(tally, &y, 1);
		counted.data = zhn_freqlist_of_tally(tally, 0, &counted.size);
		ok(equal(sum, counted), "is %s", print(&t, sum));
		zhn_tally_add_list(tally, &y, -1);
		counted.data = zhn_freqlist_of_tally(tally, 0, &counted.size);
		ok(equal(a, counted), "counted as well");
	}
	for (size_t i = 0; i < LENGTH(not_parts); i++)
		ok(test_fails(&t, run_minus, &not_parts[i]) &&
		   t.error == ZHN_ERROR_INPUT && t.hint[0] != '\0',
		   "%s minus %s: %s", not_parts[i].a, not_parts[i].b, t.message);
	ok(test_fails(&t, run_tally_minus, &not_parts[0]), "%s", t.message);
	ok(test_fails(&t, run_plus, &huge) && t.error == ZHN_ERROR_LIMIT &&
	   test_fails(&t, run_tally_plus, &huge), "%s", t.message);
	test_env_close(&t);
}

static void
test_without(void)
{
	TestEnv		t;
	ZhnTally   *words;
	Stored		s;
	Stored		rest;
	ZhnFreqlist list;

	test_env_open(&t);
	s = parse(&t, "10/3 的:4/3 了:2/2 党:3/1");
	list = opened(&t, s);
	words = zhn_tally_create(&t.env);
	zhn_tally_count(words, "的", 3, 1);
	zhn_tally_count(words, "无", 3, 1);
	rest.data = zhn_freqlist_without(&list, words, 0, &rest.size);
	ok(equal(rest, parse(&t, "6/3 了:2/2 党:3/1")), "words left out: %s",
	   print(&t, rest));
	test_env_close(&t);
}

static void
run_check(TestEnv *t, void *arg)
{
	Stored	   *s = arg;

	zhn_freqlist_check(&t->env, s->data, s->size);
}

/* All ways to damage a byte, and to cut the list off. */
static void
test_corrupted(void)
{
	TestEnv		t;
	Stored		s;
	Stored		damaged;
	size_t		accepted = 0;
	size_t		same = 0;
	bool		cut = true;

	test_env_open(&t);
	s = parse(&t, "300/3 'a':1/1 '平湖':200/2 '平湖市':1/1 '会议':7/3");
	damaged.size = s.size;
	damaged.data = zhn_alloc(&t.env, s.size + 1);
	for (size_t i = 0; i < s.size; i++)
		for (int byte = 0; byte < 256; byte++)
		{
			Stored		again;

			memcpy(damaged.data, s.data, s.size);
			((unsigned char *) damaged.data)[i] = (unsigned char) byte;
			if (test_fails(&t, run_check, &damaged))
				continue;
			/* What passes is another list, which text leads back to. */
			accepted++;
			again = parse(&t, print(&t, damaged));
			same += again.data != NULL && equal(again, damaged);
		}
	ok(accepted > s.size && same == accepted,
	   "damaged bytes are refused or make another list");
	for (size_t i = 0; i < s.size; i++)
	{
		damaged.size = i;
		cut = cut && test_fails(&t, run_check, &damaged);
	}
	memcpy(damaged.data, s.data, s.size);
	damaged.size = s.size + 1;
	cut = cut && test_fails(&t, run_check, &damaged);
	ok(cut, "a list that is cut off or goes on is refused");
	test_env_close(&t);
}

static void
run_long_word(TestEnv *t, void *arg)
{
	static char word[ZHN_TALLY_WORD_MAX + 1];
	ZhnTally   *tally = zhn_tally_create(&t->env);
	size_t	   *length = arg;
	Stored		s;

	memset(word, 'x', sizeof(word));
	zhn_tally_begin(tally, 1);
	zhn_tally_count(tally, word, *length, 1);
	s.data = zhn_freqlist_of_tally(tally, 0, &s.size);
	zhn_freqlist_check(&t->env, s.data, s.size);
}

static void
test_long_word(void)
{
	TestEnv		t;
	size_t		good = ZHN_TALLY_WORD_MAX;
	size_t		bad[] = {ZHN_TALLY_WORD_MAX + 1, 0};

	test_env_open(&t);
	ok(!test_fails(&t, run_long_word, &good), "the longest word");
	ok(test_fails(&t, run_long_word, &bad[0]) &&
	   test_fails(&t, run_long_word, &bad[1]), "%s", t.message);
	test_env_close(&t);
}

int
main(void)
{
	test_text();
	test_count();
	test_many();
	test_merge();
	test_without();
	test_corrupted();
	test_long_word();
	return done_testing();
}
