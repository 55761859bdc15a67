/*-------------------------------------------------------------------------
 *
 * likeness_test.c
 *	  Unit test of shingles, sketches and components.
 *
 *-------------------------------------------------------------------------
 */
#include <math.h>
#include <string.h>

#include "harness.h"
#include "measure/component.h"
#include "measure/shingle.h"
#include "measure/sketch.h"

static ZhnShingles
shingles(TestEnv *t, const char *text, int size)
{
	ZhnShingles s;

	zhn_shingles_begin(&s, &t->env, size);
	zhn_shingles_add_text(&s, text, strlen(text));
	zhn_shingles_end(&s);
	return s;
}

static ZhnShingles
set(TestEnv *t, const char *text, int size)
{
	ZhnShingles s = shingles(t, text, size);

	zhn_shingles_set(&s);
	return s;
}

static double
resemblance(TestEnv *t, const char *a, const char *b, int size)
{
	ZhnShingles x = set(t, a, size);
	ZhnShingles y = set(t, b, size);

	return zhn_resemblance(x.n, y.n, zhn_shingles_common(&x, &y));
}

static double
containment(TestEnv *t, const char *a, const char *b, int size)
{
	ZhnShingles x = set(t, a, size);
	ZhnShingles y = set(t, b, size);

	return zhn_containment(x.n, zhn_shingles_common(&x, &y));
}

static void
begin_size(TestEnv *t, void *arg)
{
	ZhnShingles s;

	zhn_shingles_begin(&s, &t->env, *(int *) arg);
}

static void
test_shingles(void)
{
	TestEnv		t;
	ZhnShingles s;
	int			bad[] = {0, -1, ZHN_SHINGLE_MAX + 1};

	test_env_open(&t);
	/* The row "shingles" of the vectors: set arithmetic. */
	ok(set(&t, "平湖市残联", 2).n == 4, "four pairs of five characters");
	ok(fabs(resemblance(&t, "平湖市残联", "平湖市文联", 2) - 1.0 / 3) < 1e-15,
	   "two of six pairs in common");
	ok(containment(&t, "平湖市残联", "平湖市文联", 2) == 0.5, "two of four");
	ok(containment(&t, "市残联", "平湖市残联", 2) == 1,
	   "a part is contained in the whole");
	ok(containment(&t, "平湖市残联", "市残联", 2) == 0.5,
	   "and the whole half in the part");

	ok(resemblance(&t, "会议,在平湖 举行。\n", "会議在“平湖”舉行", 5) == 1,
	   "punctuation, spaces and traditional characters do not count");
	ok(resemblance(&t, "GDP增长5%", "ｇｄｐ增长５％", 3) == 1,
	   "nor do width and case");
	ok(resemblance(&t, "第㈱号", "第(株)号", 2) == 1,
	   "nor does a character that folds to several");
	ok(resemblance(&t, "残联", "残联", 5) == 1,
	   "a text that is shorter than a shingle is one");
	ok(resemblance(&t, "残联", "文联", 5) == 0, "and another is another");
	ok(resemblance(&t, "平湖", "湖平", 1) == 1 &&
	   resemblance(&t, "平湖", "湖平", 2) == 0, "order counts within one");
	ok(shingles(&t, ",。 \n", 5).n == 0, "punctuation has no shingle");
	ok(shingles(&t, "", 1).n == 0, "nor has the empty text");
	ok(isnan(resemblance(&t, "", "。", 5)), "two of nothing: not defined");
	ok(resemblance(&t, "", "会", 5) == 0, "one of nothing: nothing");
	ok(isnan(containment(&t, "", "会", 5)), "nothing in something");
	ok(shingles(&t, "\xFF会\xE4议", 1).n == 2, "invalid bytes are left out");

	s = shingles(&t, "会议会议会议", 2);
	ok(s.n == 5 && s.shingle[0] == s.shingle[2] && s.shingle[0] != s.shingle[1],
	   "shingles are in the order of the text");
	zhn_shingles_set(&s);
	ok(s.n == 2 && s.shingle[0] < s.shingle[1], "a set is sorted");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ok(test_fails(&t, begin_size, &bad[i]) && t.hint[0] != '\0',
		   "refused: %s", t.message);
	test_env_close(&t);
}

/* What is stored must not change: computed with Python's integers. */
static void
test_format(void)
{
	TestEnv		t;
	ZhnShingles s;
	uint32_t	value[2];

	test_env_open(&t);
	s = set(&t, "ab", 2);
	ok(s.n == 1 && s.shingle[0] == UINT64_C(13912026539846295632), "a shingle: %llu",
	   (unsigned long long) s.shingle[0]);
	zhn_minhash(&s, value, 2);
	ok(value[0] == UINT32_C(2080600067) && value[1] == UINT32_C(634658983),
	   "a MinHash: %u %u", value[0], value[1]);
	ok(zhn_simhash(&s) == s.shingle[0], "SimHash of one shingle is itself");
	zhn_shingles_begin(&s, &t.env, 1);
	zhn_shingles_add_word(&s, "ab", 2);
	zhn_shingles_end(&s);
	ok(s.n == 1 && s.shingle[0] == UINT64_C(2191802418519111353), "a word: %llu",
	   (unsigned long long) s.shingle[0]);
	test_env_close(&t);
}

/*
 * Two sets of n numbers each, of which a third of both together is common:
 * the estimate is right to four standard errors, and so is each of many.
 */
static void
test_minhash(void)
{
	enum { N = 300, M = 1024, TRIALS = 20 };
	static uint32_t value[2][M];
	TestEnv		t;
	double		total = 0;
	int			far = 0;

	test_env_open(&t);
	for (int trial = 0; trial < TRIALS; trial++)
	{
		ZhnShingles s[2];

		for (int side = 0; side < 2; side++)
		{
			zhn_shingles_begin(&s[side], &t.env, 1);
			for (int i = 0; i < N; i++)
			{
				int			number = i + side * N / 2 + trial * 1000;

				zhn_shingles_add_word(&s[side], (const char *) &number,
									  sizeof(number));
			}
			zhn_shingles_end(&s[side]);
			zhn_minhash(&s[side], value[side], M);
		}
		double		j = zhn_minhash_resemblance((int32_t *) value[0],
												(int32_t *) value[1], M);

		total += j;
		if (fabs(j - 1.0 / 3) > 4 * sqrt(2.0 / 9 / M))
			far++;
	}
	ok(far == 0, "MinHash is within four standard errors");
	ok(fabs(total / TRIALS - 1.0 / 3) < 4 * sqrt(2.0 / 9 / M / TRIALS),
	   "and so is the mean of many: %f", total / TRIALS);
	ok(isnan(zhn_minhash_resemblance(NULL, NULL, 0)), "of no values: none");
	test_env_close(&t);
}

static int
distance(uint64_t a, uint64_t b)
{
	return __builtin_popcountll(a ^ b);
}

static void
test_simhash(void)
{
	const char *text = "全市退役军人及其他优抚对象优待证首发仪式在文化馆举行，"
		"为首批领取优待证的军人代表发放证件，并宣读了有关文件。";
	const char *edited = "全市退役军人及其他优抚对象优待证首发仪式在文化馆举行，"
		"为首批领取优待证的军人代表发放证件，并宣读了有关通知。";
	const char *other = "被征地农民安置补助出台新的办法，参加职工基本养老保险的"
		"人员可以按规定领取补贴，标准由人民政府公布。";
	TestEnv		t;
	ZhnShingles a;
	ZhnShingles b;
	ZhnShingles c;
	ZhnShingles two;

	test_env_open(&t);
	a = shingles(&t, text, 3);
	b = shingles(&t, edited, 3);
	c = shingles(&t, other, 3);
	ok(distance(zhn_simhash(&a), zhn_simhash(&b)) < 16 &&
	   distance(zhn_simhash(&a), zhn_simhash(&c)) > 16,
	   "SimHash: near %d, far %d",
	   distance(zhn_simhash(&a), zhn_simhash(&b)),
	   distance(zhn_simhash(&a), zhn_simhash(&c)));
	two = set(&t, "ab", 1);
	ok(zhn_simhash(&two) == (two.shingle[0] & two.shingle[1]), "ties are 0");
	test_env_close(&t);
}

static void
test_least(void)
{
	TestEnv		t;
	ZhnShingles s;
	uint64_t	least[3];

	test_env_open(&t);
	s = set(&t, "平湖市残联", 2);
	ok(zhn_least_shingles(&s, least, 3) == 3 &&
	   memcmp(least, s.shingle, sizeof(least)) == 0, "three of four");
	s = set(&t, "平湖", 2);
	ok(zhn_least_shingles(&s, least, 3) == 1, "no more than there are");
	s = set(&t, "", 2);
	ok(zhn_least_shingles(&s, least, 3) == 0, "or none");
	test_env_close(&t);
}

static void
test_components(void)
{
	const int64_t from[] = {9, 5, 2, 7, 30, -4};
	const int64_t to[] = {5, 2, 9, 7, 40, INT64_MAX};
	const int64_t node[] = {-4, 2, 5, 7, 9, 30, 40, INT64_MAX};
	const int64_t least[] = {-4, 2, 2, 7, 2, 30, 30, -4};
	TestEnv		t;
	ZhnComponents c;
	bool		right;
	int64_t    *chain;

	test_env_open(&t);
	zhn_components(&t.env, from, to, 6, &c);
	right = c.n == 8;
	for (size_t i = 0; right && i < c.n; i++)
		right = c.node[i] == node[i] && c.node[c.component[i]] == least[i];
	ok(right, "four components: a circle, a loop, two edges");
	zhn_components(&t.env, NULL, NULL, 0, &c);
	ok(c.n == 0, "a graph without edges");

	/* A long path, from its far end. */
	chain = zhn_alloc(&t.env, 100001 * sizeof(int64_t));
	for (int i = 0; i <= 100000; i++)
		chain[i] = 100000 - i;
	zhn_components(&t.env, chain, chain + 1, 100000, &c);
	right = c.n == 100001;
	for (size_t i = 0; right && i < c.n; i++)
		right = c.component[i] == 0;
	ok(right, "a path is one component");
	test_env_close(&t);
}

int
main(void)
{
	test_shingles();
	test_format();
	test_minhash();
	test_simhash();
	test_least();
	test_components();
	return done_testing();
}
