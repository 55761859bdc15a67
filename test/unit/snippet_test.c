/*-------------------------------------------------------------------------
 *
 * snippet_test.c
 *	  Unit test of hits in a text and of the pieces that show them.
 *
 * Random texts with marks of all kinds are cut, and each piece is checked
 * against what snippet.h promises.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <string.h>

#include "harness.h"
#include "index/snippet.h"
#include "text/digits.h"

#define PIECES 5

/* Add a phrase whose words are separated by spaces. */
static void
add(ZhnPatterns *patterns, const char *phrase, bool prefix, int unit)
{
	ZhnPatternWord words[16];
	int			n = 0;

	while (*phrase != '\0')
	{
		size_t		length = strcspn(phrase, " ");

		words[n++] = (ZhnPatternWord) {phrase, length};
		phrase += length + (phrase[length] == ' ');
	}
	zhn_patterns_add(patterns, words, n, prefix, unit);
}

/* The hits of a phrase in a text, between brackets. */
static void
are_hits(TestEnv *t, const char *text, const char *phrase, bool prefix,
		 const char *expected)
{
	ZhnPatterns *patterns = zhn_patterns_create(&t->env);
	char		marked[512] = "";
	ZhnView		view;
	ZhnHit	   *hits;
	int			n;
	int			at = 0;

	add(patterns, phrase, prefix, 0);
	zhn_view_init(&view, &t->env, text, strlen(text));
	zhn_view_plain_digits(&view);
	n = zhn_hits_find(&t->env, &view, patterns, &hits);
	n = zhn_hits_join(hits, n);
	for (int i = 0; i < n; i++)
	{
		strncat(marked, text + view.offset[at],
				view.offset[hits[i].from] - view.offset[at]);
		strcat(marked, "<");
		strncat(marked, text + view.offset[hits[i].from],
				view.offset[hits[i].to] - view.offset[hits[i].from]);
		strcat(marked, ">");
		at = hits[i].to;
	}
	strcat(marked, text + view.offset[at]);
	ok(strcmp(marked, expected) == 0, "%s in %s", phrase, marked);
}

static void
test_hits(TestEnv *t)
{
	are_hits(t, "绍兴市公安局的公安", "公安", false, "绍兴市<公安>局的<公安>");
	are_hits(t, "優待證ＧＤＰ", "优待证", false, "<優待證>ＧＤＰ");
	are_hits(t, "ＧＤＰ gdps 3GDP gdp。", "GDP", false,
			 "<ＧＤＰ> gdps 3GDP <gdp>。");
	are_hits(t, "gdps agdp", "gdp", true, "<gdps> agdp");
	are_hits(t, "二〇二二年和2022年,二十二", "2022", false,
			 "<二〇二二>年和<2022>年,二十二");
	are_hits(t, "各展所长、　各显其能", "所长 各显", false,
			 "各展<所长、　各显>其能");
	are_hits(t, "首。发", "首发", false, "首。发");
	are_hits(t, "平平平", "平平", false, "<平平平>");
	are_hits(t, "", "平", false, "");
	are_hits(t, "平\xFF湖", "湖", false, "平\xFF<湖>");
	are_hits(t, "平、湖", "、", false, "平、湖");
}

/* The piece of a text for a word. */
static void
is_piece(TestEnv *t, const char *text, const char *word, int characters,
		 const char *expected)
{
	ZhnPatterns *patterns = zhn_patterns_create(&t->env);
	ZhnPiece	piece = {0, 0};
	ZhnView		view;
	ZhnHit	   *hits;
	int			n;
	size_t		length;

	add(patterns, word, false, 0);
	zhn_view_init(&view, &t->env, text, strlen(text));
	zhn_view_plain_digits(&view);
	n = zhn_hits_find(&t->env, &view, patterns, &hits);
	zhn_snippet_choose(&t->env, &view, patterns, hits, n, characters, 1,
					   &piece);
	length = view.offset[piece.to] - view.offset[piece.from];
	ok(length == strlen(expected) &&
	   strncmp(text + view.offset[piece.from], expected, length) == 0,
	   "%d characters with %s: %.*s", characters, word, (int) length,
	   text + view.offset[piece.from]);
}

static void
test_pieces(TestEnv *t)
{
	is_piece(t, "今天开会。会议发放优待证。大家高兴。", "优待证", 10,
			 "会议发放优待证。");
	is_piece(t, "今天开会。会议发放优待证。大家高兴。", "优待证", 13,
			 "会议发放优待证。大家高兴。");
	is_piece(t, "今天开会。会议发放优待证。大家高兴。", "没有", 10,
			 "今天开会。");
	is_piece(t, "甲乙丙丁戊，己庚辛壬癸，子丑寅卯辰。", "辛", 10,
			 "己庚辛壬癸，");
	is_piece(t, "他说：“今天发放优待证，明天不发。”走了。", "优待证", 10,
			 "今天发放优待证，");
	is_piece(t, "他说：“发优待证。”走了。", "优待证", 10, "他说：“发优待证。”");
	is_piece(t, "会议\n优待证\n其他", "优待证", 10, "优待证");
	is_piece(t, "", "优待证", 10, "");
	is_piece(t, " \n ", "优待证", 10, "");
}

static void
append(char *out, const char *const *alphabet, int n, int characters,
	   uint32_t *seed)
{
	out += strlen(out);
	for (int i = 0; i < characters; i++)
	{
		const char *c = alphabet[test_random(seed) % (uint32_t) n];

		strcpy(out, c);
		out += strlen(c);
	}
}

/* No mark is in a piece without its partner. */
static bool
is_balanced(const ZhnPiece *piece, const int *partner)
{
	for (int i = piece->from; i < piece->to; i++)
		if (partner[i] >= 0 &&
			(partner[i] < piece->from || partner[i] >= piece->to))
			return false;
	return true;
}

/* Pair “ with ” in each line, the slow way: by depth. */
static void
pair(const ZhnView *view, int *partner)
{
	for (int i = 0; i < view->n; i++)
		partner[i] = -1;
	for (int i = 0; i < view->n; i++)
	{
		int			depth = 0;

		if (view->c[i] != 0x201C)
			continue;
		for (int k = i; k < view->n && view->c[k] != '\n'; k++)
		{
			depth += (view->c[k] == 0x201C) - (view->c[k] == 0x201D);
			if (depth == 0)
			{
				partner[i] = k;
				partner[k] = i;
				break;
			}
		}
	}
}

static void
test_random_texts(TestEnv *t)
{
	static const char *const alphabet[] = {
		"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "甲", "乙", "a", "7",
		"“", "”", "，", "。", "？", "\n", " ", "e\xCC\x81"
	};
	uint32_t	seed = 11;
	int			bad = 0;
	int			shown = 0;

	for (int round = 0; round < 3000; round++)
	{
		char		text[4096] = "";
		ZhnPatterns *patterns = zhn_patterns_create(&t->env);
		ZhnPiece	pieces[PIECES];
		int			max_pieces = 1 + (int) (test_random(&seed) % PIECES);
		int			partner[4096];
		ZhnView		view;
		ZhnHit	   *hits;
		int			nhits;
		int			n;

		append(text, alphabet, 20, 1 + (int) (test_random(&seed) % 300), &seed);
		for (int k = 0; k < 3; k++)
		{
			char		word[64] = "";

			append(word, alphabet, 12, 1 + (int) (test_random(&seed) % 3),
				   &seed);
			add(patterns, word, false, k);
		}
		zhn_view_init(&view, &t->env, text, strlen(text));
		zhn_view_plain_digits(&view);
		pair(&view, partner);
		nhits = zhn_hits_find(&t->env, &view, patterns, &hits);
		n = zhn_snippet_choose(&t->env, &view, patterns, hits, nhits,
							   20 * max_pieces, max_pieces, pieces);
		bad += n > max_pieces || (nhits > 0 && n == 0);
		nhits = zhn_hits_join(hits, nhits);
		for (int i = 0; i < n; i++)
		{
			int			inside = 0;

			bad += pieces[i].from < 0 || pieces[i].to > view.n ||
				pieces[i].from >= pieces[i].to;
			bad += i > 0 && pieces[i].from < pieces[i - 1].to;
			bad += !is_balanced(&pieces[i], partner);
			bad += view.c[pieces[i].from] == 0x301;
			for (int k = 0; k < nhits; k++)
			{
				inside += hits[k].from >= pieces[i].from &&
					hits[k].to <= pieces[i].to;
				bad += (hits[k].from < pieces[i].from &&
						hits[k].to > pieces[i].from) ||
					(hits[k].from < pieces[i].to && hits[k].to > pieces[i].to);
			}
			bad += nhits > 0 && inside == 0;
			shown += inside;
		}
		if (bad > 0)
		{
			printf("# %s\n", text);
			break;
		}
	}
	ok(bad == 0 && shown > 5000, "pieces are what they should be: %d hits",
	   shown);
}

static void
test_digits(void)
{
	static const char *const pairs[][2] = {
		{"二〇二二年", "2022年"}, {"一九四九", "1949"}, {"零零后", "00后"},
		{"二十二", "二十二"}, {"三五九旅", "三五九旅"}, {"○八", "08"},
		{"甲一二三四乙", "甲1234乙"}, {"", ""}
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
	{
		char		text[64];
		size_t		n;

		strcpy(text, pairs[i][0]);
		n = zhn_plain_digits_utf8(text, strlen(text));
		ok(n == strlen(pairs[i][1]) && memcmp(text, pairs[i][1], n) == 0,
		   "%s is %.*s", pairs[i][0], (int) n, text);
	}
}

int
main(void)
{
	TestEnv		t;

	test_env_open(&t);
	test_hits(&t);
	test_pieces(&t);
	test_random_texts(&t);
	test_digits();
	test_env_close(&t);
	return done_testing();
}
