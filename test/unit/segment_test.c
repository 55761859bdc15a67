/*-------------------------------------------------------------------------
 *
 * segment_test.c
 *	  Unit test of src/segment: what holds for any text, and what words,
 *	  names and numbers of news texts become.
 *
 * Run in the top directory.  The lexicon has a test of its own.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "segment/segmenter.h"
#include "text/utf8.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

#define NGRAINS 3

static const ZhnGrain grains[NGRAINS] = {ZHN_FINE, ZHN_NEWS, ZHN_LONG};
static const char *const grain_names[NGRAINS] = {"fine", "news", "long"};

/* ---------------------------------------------------------------- texts */

typedef struct Text
{
	char	   *bytes;
	size_t		length;
} Text;

/*
 * Copy bytes to the very end of a block of their own, so that the sanitizer
 * sees a read behind them.
 */
static Text
text_of(TestEnv *t, const char *bytes, size_t length)
{
	Text		text = {zhn_alloc(&t->env, length), length};

	memcpy(text.bytes, bytes, length);
	return text;
}

static Text
text_repeat(TestEnv *t, const char *unit, size_t unit_length, size_t times)
{
	Text		text = {zhn_alloc(&t->env, unit_length * times),
	unit_length * times};

	for (size_t i = 0; i < times; i++)
		memcpy(text.bytes + i * unit_length, unit, unit_length);
	return text;
}

static void
text_free(TestEnv *t, Text *text)
{
	zhn_release(&t->env, text->bytes);
}

/* What random texts are made of: all that a news page may hold, and more. */
static const char *const snippets[] = {
	"中国", "人民", "市委书记", "的", "了", "在", "一", "十", "百", "万", "亿",
	"第", "年", "月", "日", "时", "点", "分之", "仲旭东", "阿列克谢", "·",
	"欧阳", "王", "小", "省", "市", "县", "村", "國務院", "臺灣", "平湖市公安局",
	"，", "。", "、", "“", "”", "（", "）", "《", "》", "……", "——", "\xE3\x80\x80",
	",", ".", "-", "%", "/", ":", "@", "&", "+", "·", "¥", "℃", " ", "\t", "\n",
	"\r\n", "1", "20", "3.14", "０１２", "２０２２", "a", "GDP", "Covid",
	"ＡＢＣ", "é", "e\xCC\x81", "Ω", "Россия", "http://", "www.", "x@y.cn",
	"かな", "カタカナ", "한국어", "ภาษาไทย", "ابجد", "נ", "𠮷", "𬭎", "😀",
	"👨‍👩‍👧", "\xEF\xBB\xBF", "\xE2\x80\x8B", "㈱", "㎡", "①", "〇", "々", "豈",
	"\xEE\x80\x80", "\xEF\xBF\xBD", "\xFF", "\x80", "\xE4\xB8", "\xF0\x9F",
	"\xC0\x80", "\xED\xA0\x80"
};

/* A text of n snippets; now and then a random character of the basic plane. */
static Text
text_mixed(TestEnv *t, uint32_t *seed, size_t n)
{
	char	   *bytes = zhn_alloc(&t->env, n * 24 + 1);
	size_t		length = 0;
	Text		text;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	r = test_random(seed);

		if (r % 4 == 0)
			length += (size_t) zhn_utf8_encode(0x4E00 + r / 4 % 0x5200,
											   (unsigned char *) bytes + length);
		else
		{
			const char *snippet = snippets[r / 4 % LENGTH(snippets)];

			memcpy(bytes + length, snippet, strlen(snippet));
			length += strlen(snippet);
		}
	}
	text = text_of(t, bytes, length);
	zhn_release(&t->env, bytes);
	return text;
}

static Text
text_random_bytes(TestEnv *t, uint32_t *seed, size_t n)
{
	Text		text = {zhn_alloc(&t->env, n), n};

	for (size_t i = 0; i < n; i++)
		text.bytes[i] = (char) (test_random(seed) >> 13);
	return text;
}

/* --------------------------------------------------------------- tokens */

/* What is wrong with the tokens of a text, or NULL. */
static const char *
fault(ZhnSegmenter *s, const char *text, size_t length, ZhnGrain grain)
{
	ZhnToken	token;
	size_t		at = 0;

	zhn_segmenter_start(s, text, length, grain, NULL);
	while (zhn_segmenter_next(s, &token))
	{
		if (token.start != at)
			return "a gap or an overlap";
		if (token.length == 0)
			return "an empty token";
		if (token.length > ZHN_TOKEN_MAX)
			return "a token over the limit";
		if (token.length > length - at)
			return "a token beyond the text";
		if (token.kind >= ZHN_NKINDS || token.reason >= ZHN_NREASONS)
			return "a kind or reason that is not one";
		at += token.length;
	}
	if (at != length)
		return "an end before the end of the text";
	if (zhn_segmenter_next(s, &token))
		return "a token after the last one";
	return NULL;
}

/* Are the tokens of a text, by all cuts, without fault? */
static bool
is_covered(ZhnSegmenter *s, const Text *text)
{
	for (int g = 0; g < NGRAINS; g++)
	{
		const char *what = fault(s, text->bytes, text->length, grains[g]);

		if (what != NULL)
		{
			printf("# %s cut: %s in: %.*s\n", grain_names[g], what,
				   (int) (text->length < 200 ? text->length : 200),
				   text->bytes);
			return false;
		}
	}
	return true;
}

typedef struct Tokens
{
	ZhnToken   *token;
	size_t		n;
} Tokens;

static Tokens
tokens_of(TestEnv *t, ZhnSegmenter *s, const Text *text, ZhnGrain grain)
{
	Tokens		tokens = {zhn_alloc(&t->env,
									(text->length + 1) * sizeof(ZhnToken)), 0};

	zhn_segmenter_start(s, text->bytes, text->length, grain, NULL);
	while (zhn_segmenter_next(s, &tokens.token[tokens.n]))
		tokens.n++;
	return tokens;
}

static bool
same_token(const ZhnToken *a, const ZhnToken *b)
{
	return a->start == b->start && a->length == b->length &&
		a->kind == b->kind && a->reason == b->reason && a->cost == b->cost;
}

static bool
same_tokens(const Tokens *a, const Tokens *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_token(&a->token[i], &b->token[i]))
			return false;
	return true;
}

/* Does every token of the longer cut end where one of the shorter does? */
static bool
is_nested(const Tokens *shorter, const Tokens *longer)
{
	size_t		i = 0;

	for (size_t k = 0; k < longer->n; k++)
	{
		size_t		end = longer->token[k].start + longer->token[k].length;

		while (i < shorter->n &&
			   shorter->token[i].start + shorter->token[i].length < end)
			i++;
		if (i == shorter->n ||
			shorter->token[i].start + shorter->token[i].length != end)
			return false;
	}
	return true;
}

/* The words of a text with "|" between them, as a string. */
static char *
words_of(TestEnv *t, ZhnSegmenter *s, const char *text, ZhnGrain grain)
{
	char	   *words = zhn_alloc(&t->env, strlen(text) * 2 + 1);
	char	   *out = words;
	ZhnToken	token;

	zhn_segmenter_start(s, text, strlen(text), grain, NULL);
	while (zhn_segmenter_next(s, &token))
	{
		if (out > words)
			*out++ = '|';
		memcpy(out, text + token.start, token.length);
		out += token.length;
	}
	*out = '\0';
	return words;
}

/* ---------------------------------------------- whatever the text may be */

static void
test_any_text(TestEnv *t, ZhnSegmenter *s)
{
	uint32_t	seed = 20220706;
	int			wrong = 0;
	Text		text;

	for (int i = 0; i < 2000; i++)
	{
		text = text_random_bytes(t, &seed, test_random(&seed) % 300);
		wrong += !is_covered(s, &text);
		text_free(t, &text);
	}
	ok(wrong == 0, "the tokens of random bytes are these bytes");

	wrong = 0;
	for (int i = 0; i < 1000; i++)
	{
		text = text_mixed(t, &seed, test_random(&seed) % 200);
		wrong += !is_covered(s, &text);
		text_free(t, &text);
	}
	ok(wrong == 0, "the tokens of mixed scripts are the text");

	wrong = 0;
	for (int i = 0; i < 10; i++)
	{
		text = text_mixed(t, &seed, 5000);
		wrong += !is_covered(s, &text);
		text_free(t, &text);
	}
	ok(wrong == 0, "also of long texts");
}

static void
test_prefixes(TestEnv *t, ZhnSegmenter *s)
{
	static const char mixed[] =
		"市委书记仲旭东２０２２年７月４日到平湖市公安局调研，GDP增长8.5%。"
		"“3·13”案、COVID-19、www.xinhuanet.com；阿列克谢·库兹涅佐夫說：國務院"
		"かな한국어ภาษา𠮷野家😀\r\n　\xFF\xE4\xB8第一百零三期……——end";
	int			wrong = 0;

	for (size_t n = 0; n < sizeof(mixed); n++)
	{
		Text		text = text_of(t, mixed, n);

		wrong += !is_covered(s, &text);
		text_free(t, &text);
	}
	ok(wrong == 0, "each of %zu prefixes of a text is covered by its tokens",
	   sizeof(mixed));
}

/* One character again and again: all lengths and limits at once. */
static void
test_identical(TestEnv *t, ZhnSegmenter *s)
{
	static const char *const units[] = {
		"中", "的", "一", "第", "王", "𠮷", "a", "7", " ", "。", "，", "—", "·",
		".", "-", "あ", "한", "ก", "\xCC\x81", "😀", "\xFF", "\xE3\x80\x80",
		"十", "百", "年", "人", "國", "@", "/", "\xEE\x80\x80"
	};
	static const char *const many[] = {"中", "一", "a", "7", " ", "。", "あ", "\xFF"};
	const char *what;
	Text		text;

	for (size_t i = 0; i < LENGTH(units); i++)
	{
		text = text_repeat(t, units[i], strlen(units[i]), 20000);
		ok(is_covered(s, &text), "20,000 times \"%s\"",
		   (unsigned char) units[i][0] >= 0xF8 ? "invalid" : units[i]);
		text_free(t, &text);
	}
	for (size_t i = 0; i < LENGTH(many); i++)
	{
		text = text_repeat(t, many[i], strlen(many[i]), 1000000);
		what = fault(s, text.bytes, text.length, ZHN_NEWS);
		ok(what == NULL, "a million times \"%s\": %s",
		   (unsigned char) many[i][0] >= 0xF8 ? "invalid" : many[i],
		   what != NULL ? what : "no fault");
		text_free(t, &text);
	}
	text = text_of(t, "", 0);
	ok(is_covered(s, &text), "an empty text has no token");
	text_free(t, &text);
	text = text_of(t, "\0中\0\0a", 7);
	ok(is_covered(s, &text), "zero bytes are bytes");
	text_free(t, &text);
}

/*
 * Runs that a rule reads at once, joined by what joins them, far over the
 * limit of a token and over that of a stretch.
 */
static void
test_long_runs(TestEnv *t, ZhnSegmenter *s)
{
	static const char *const units[] = {
		"ab1", "1,000", "3.", "3·", "12:", "a.b", "a@", "a-", "1-", "http://a/",
		"e\xCC\x81", "１", "Ａ", "百万", "一千", "第一", "三百六十五", "分之",
		"2022年7月4日", "3亿元", "十公斤", "有限公司", "中国人民银行", "阿拉",
		"阿·", "王小", "ab ", "1 ", "年月", "Ω", "カナ", "กข", "市县", "村委会"
	};

	for (size_t i = 0; i < LENGTH(units); i++)
	{
		Text		text = text_repeat(t, units[i], strlen(units[i]), 3000);

		ok(is_covered(s, &text), "3,000 times \"%s\" in a row", units[i]);
		text_free(t, &text);
	}
}

/*
 * A text without punctuation is cut by its size somewhere; that must not
 * show.  A sentence in the middle of its repetitions is always cut alike,
 * once the names in it are known from earlier.
 */
static void
test_size_limit(TestEnv *t, ZhnSegmenter *s)
{
	static const char *const sentences[] = {
		"我市召开经济工作会议部署明年工作的重点",
		"全省各地农村居民人均可支配收入不断提高",
		"he said GDP rose 3.5% in 2021 and 我们都知道",
	};

	for (size_t i = 0; i < LENGTH(sentences); i++)
	{
		size_t		length = strlen(sentences[i]);
		Text		text = text_repeat(t, sentences[i], length, 400);
		Tokens		tokens = tokens_of(t, s, &text, ZHN_NEWS);
		size_t		per_sentence = 0;
		size_t		wrong = 0;
		size_t		first = 0;

		while (tokens.token[first].start < 8 * length)
			first++;
		while (tokens.token[first + per_sentence].start <
			   tokens.token[first].start + length)
			per_sentence++;
		for (size_t k = first; k + per_sentence < tokens.n; k++)
		{
			const ZhnToken *a = &tokens.token[k];
			const ZhnToken *b = &tokens.token[k + per_sentence];

			if (b->start < 390 * length && (a->length != b->length ||
											a->kind != b->kind ||
											b->start - a->start != length))
				wrong++;
		}
		ok(wrong == 0, "no cut by size shows in: %s", sentences[i]);
		zhn_release(&t->env, tokens.token);
		text_free(t, &text);
	}
}

/* ------------------------------------------------------ use and use again */

/* A text that teaches the segmenter names, and one that would be misled. */
static const char *const reused[] = {
	"记者金睿敏报道，金睿敏说。",
	"金睿敏",
	"平湖市公安局新仓派出所民警走访企业",
	"",
	"かなカナ한국어",
	"2022年7月4日，GDP增长8.5%",
	"毛捷指出，要坚持系统观念。",
	"毛捷",
};

static void
test_reuse(TestEnv *t)
{
	ZhnSegmenter *used = zhn_segmenter_create(&t->env);
	uint32_t	seed = 7;
	size_t		wrong = 0;
	size_t		half = 0;

	for (size_t i = 0; i < 60; i++)
	{
		ZhnSegmenter *fresh = zhn_segmenter_create(&t->env);
		ZhnGrain	grain = grains[i % NGRAINS];
		const char *known = reused[i % LENGTH(reused)];
		Text		text = i % 2 == 0 ? text_of(t, known, strlen(known))
			: text_mixed(t, &seed, 300);
		Tokens		alone = tokens_of(t, fresh, &text, grain);
		Tokens		again = tokens_of(t, used, &text, grain);
		ZhnToken	token;

		wrong += !same_tokens(&alone, &again);
		zhn_segmenter_start(used, text.bytes, text.length, ZHN_FINE, NULL);
		for (size_t k = 0; k < i; k++)
			zhn_segmenter_next(used, &token);
		again = tokens_of(t, used, &text, grain);
		half += !same_tokens(&alone, &again);
	}
	ok(wrong == 0, "a text is cut the same whatever was cut before");
	ok(half == 0, "also if that was left half done");
}

static void
test_nesting(TestEnv *t, ZhnSegmenter *s)
{
	uint32_t	seed = 99;
	int			fine = 0;
	int			lengthy = 0;
	size_t		length;
	char	   *page = test_read_file(t, "examples/page.txt", &length);

	if (page == NULL)
		length = 0;
	ok(page != NULL, "the sample page is there");
	for (int i = 0; i < 200; i++)
	{
		Text		text = i == 0 ? text_of(t, page, length)
			: text_mixed(t, &seed, 400);
		Tokens		cut[NGRAINS];

		for (int g = 0; g < NGRAINS; g++)
			cut[g] = tokens_of(t, s, &text, grains[g]);
		fine += !is_nested(&cut[0], &cut[1]);
		lengthy += !is_nested(&cut[1], &cut[2]);
		for (int g = 0; g < NGRAINS; g++)
			zhn_release(&t->env, cut[g].token);
		text_free(t, &text);
	}
	ok(fine == 0, "words of the fine cut are in words of the news cut");
	ok(lengthy == 0, "words of the news cut are in words of the long cut");
}

/* --------------------------------------------------- failures on the way */

typedef struct Attempt
{
	ZhnSegmenter *s;
	const Text *text;
} Attempt;

static void
segment_all(TestEnv *t, void *arg)
{
	Attempt    *attempt = arg;
	ZhnToken	token;

	(void) t;
	zhn_segmenter_start(attempt->s, attempt->text->bytes,
						attempt->text->length, ZHN_FINE, NULL);
	while (zhn_segmenter_next(attempt->s, &token))
		;
}

static void
create(TestEnv *t, void *arg)
{
	(void) arg;
	zhn_segmenter_create(&t->env);
}

static void
test_interrupts(TestEnv *t)
{
	ZhnSegmenter *fresh = zhn_segmenter_create(&t->env);
	ZhnSegmenter *s = zhn_segmenter_create(&t->env);
	const char *unit = "中国人民解放军驻香港部队かなabc123";
	Text		text = text_repeat(t, unit, strlen(unit), 2000);
	Tokens		expected = tokens_of(t, fresh, &text, ZHN_NEWS);
	Attempt		attempt = {s, &text};
	size_t		calls = t->interrupts;
	int			wrong = 0;

	segment_all(t, &attempt);
	calls = t->interrupts - calls;
	ok(calls >= text.length / 3 / 4096,
	   "interrupts are seen every few thousand characters: %zu times in %zu",
	   calls, text.length / 3);

	for (size_t n = 1; n <= calls; n += 1 + calls / 16)
	{
		Tokens		tokens;

		t->fail_interrupt = n;
		if (!test_fails(t, segment_all, &attempt))
			wrong++;
		tokens = tokens_of(t, s, &text, ZHN_NEWS);
		if (!same_tokens(&expected, &tokens))
			wrong++;
		zhn_release(&t->env, tokens.token);
	}
	t->fail_interrupt = 0;
	ok(wrong == 0, "a segmenter that was canceled can be started again");
}

static void
test_out_of_memory(TestEnv *t)
{
	ZhnSegmenter *s;
	Text		kana = text_of(t, "ひらがなとカタカナ", strlen("ひらがなとカタカナ"));
	Attempt		attempt = {.text = &kana};
	Tokens		tokens;
	Tokens		expected;
	size_t		before;

	t->fail_alloc = 1;
	ok(test_fails(t, create, NULL), "no memory, no segmenter");
	t->fail_alloc = 0;

	attempt.s = s = zhn_segmenter_create(&t->env);
	t->fail_alloc = 1;
	if (!test_fails(t, segment_all, &attempt))
		printf("# kana took no memory\n");
	t->fail_alloc = 0;
	tokens = tokens_of(t, s, &kana, ZHN_NEWS);
	expected = tokens_of(t, zhn_segmenter_create(&t->env), &kana, ZHN_NEWS);
	ok(same_tokens(&expected, &tokens),
	   "a segmenter that ran out of memory can be started again");

	segment_all(t, &attempt);
	before = t->bytes;
	for (int i = 0; i < 100; i++)
		segment_all(t, &attempt);
	ok(t->bytes == before, "further texts take no further memory");
}

/* A stretch at a time: the working memory does not grow with the text. */
static void
test_memory(TestEnv *t)
{
	TestEnv		own;
	ZhnSegmenter *s;
	Text		text = text_repeat(t, "中国人民かなabc1", strlen("中国人民かなabc1"), 100000);

	test_env_open(&own);
	s = zhn_segmenter_create(&own.env);
	fault(s, text.bytes, text.length, ZHN_LONG);
	ok(own.peak < 512 * 1024, "a text of %zu MB takes %zu kB of memory",
	   text.length >> 20, own.peak >> 10);
	test_env_close(&own);
	text_free(t, &text);
}

/* ------------------------------------------------------------ what comes out */

/* A token that must be found in a text between two others. */
typedef struct Expected
{
	const char *before;
	const char *token;
	const char *after;
	ZhnKind		kind;
} Expected;

static bool
has_token(ZhnSegmenter *s, const char *text, size_t start, size_t length,
		  ZhnGrain grain, ZhnKind kind)
{
	ZhnToken	token;

	zhn_segmenter_start(s, text, strlen(text), grain, NULL);
	while (zhn_segmenter_next(s, &token))
		if (token.start == start)
			return token.length == length && token.kind == kind;
	return false;
}

static void
expect_tokens(TestEnv *t, ZhnSegmenter *s, ZhnGrain grain,
			  const Expected *expected, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		const Expected *e = &expected[i];
		char		text[1024];
		char	   *words;
		bool		right;

		snprintf(text, sizeof(text), "%s%s%s", e->before, e->token, e->after);
		right = has_token(s, text, strlen(e->before), strlen(e->token), grain,
						  e->kind);
		words = words_of(t, s, text, grain);
		ok(right, "%s is one token, %s, in %s", e->token,
		   zhn_kind_name(e->kind), words);
	}
}

/* Numbers, dates and mixed names, as the default cut has them. */
static const Expected numbers[] = {
	{"共", "12458", "人参加。", ZHN_NUMBER},
	{"增长", "8.5%", "，", ZHN_NUMBER},
	{"占", "30‰", "。", ZHN_NUMBER},
	{"投资", "1,234.56", "元", ZHN_NUMBER},
	{"投资", "3.2万亿", "元", ZHN_NUMBER},
	{"约", "一百二十三万四千五百六十七", "人", ZHN_NUMBER},
	{"占", "百分之三十", "以上", ZHN_NUMBER},
	{"占", "三分之一", "以上", ZHN_NUMBER},
	{"", "第一", "，要加强领导", ZHN_NUMBER},
	{"举行", "第103", "期学习", ZHN_NUMBER},
	{"", "１２３４５", "人", ZHN_NUMBER},
	{"增长", "５０％", "。", ZHN_NUMBER},
	{"“", "3·13", "”专案", ZHN_NUMBER},
	{"“", "5·12", "”地震", ZHN_NUMBER},
	{"热线", "96110", "开通", ZHN_NUMBER},
	{"电话：", "0573-85012345", "。", ZHN_NUMBER},
	{"手机", "13800138000", "，", ZHN_NUMBER},
	{"拨打", "400-800-1234", "咨询", ZHN_NUMBER},
	{"以", "1:0", "获胜", ZHN_NUMBER},
};

static const Expected dates[] = {
	{"", "2022年", "全市经济增长", ZHN_DATE},
	{"2022年", "7月", "4日晚", ZHN_DATE},
	{"2022年7月", "4日", "晚", ZHN_DATE},
	{"", "２０２２年", "起", ZHN_DATE},
	{"", "二〇二二年", "七月四日", ZHN_DATE},
	{"二〇二二年", "七月", "四日", ZHN_DATE},
	{"上午", "9时", "30分", ZHN_DATE},
	{"上午9时", "30分", "开始", ZHN_DATE},
	{"下午", "14:30", "开始", ZHN_DATE},
	{"截至", "2022-07-04", "，", ZHN_DATE},
};

static const Expected mixed_names[] = {
	{"", "GDP", "增长", ZHN_LATIN},
	{"感染", "COVID-19", "的患者", ZHN_LATIN},
	{"感染", "ＣＯＶＩＤ－１９", "的患者", ZHN_LATIN},
	{"建成", "5G", "基站", ZHN_LATIN},
	{"出席", "G20", "峰会", ZHN_LATIN},
	{"沪深", "A股", "上涨", ZHN_LATIN},
	{"人感染", "H7N9", "禽流感", ZHN_LATIN},
	{"", "PM2.5", "浓度下降", ZHN_LATIN},
	{"国产大飞机", "C919", "首飞", ZHN_LATIN},
	{"做", "B超", "检查", ZHN_LATIN},
	{"穿", "T恤", "的人", ZHN_LATIN},
	{"下载", "APP", "后", ZHN_LATIN},
	{"见", "http://www.example.com/a?b=c&d=1", " 。", ZHN_LATIN},
	{"见", "https://news.cn/2022-07/05/c_1128.htm", "。", ZHN_LATIN},
	{"登录", "www.xinhuanet.com", "查询", ZHN_LATIN},
	{"发至", "user.name+tag@mail.example.com.cn", "。", ZHN_LATIN},
};

/* Dates and amounts, as the long cut has them. */
static const Expected joined[] = {
	{"", "2022年7月4日", "，", ZHN_DATE},
	{"", "二〇二二年七月四日", "，", ZHN_DATE},
	{"", "10月1日", "起", ZHN_DATE},
	{"投资", "1,234.56元", "。", ZHN_QUANTITY},
	{"投资", "3.2万亿元", "。", ZHN_QUANTITY},
	{"损失", "5亿美元", "。", ZHN_QUANTITY},
	{"救治", "600余人次", "。", ZHN_QUANTITY},
	{"共", "12458人", "参加", ZHN_QUANTITY},
};

/* Everything else in one text has a kind too. */
static const Expected others[] = {
	{"召开", "会议", "，部署", ZHN_WORD},
	{"召开会议", "，", "部署", ZHN_PUNCTUATION},
	{"发展", "……", "未来", ZHN_PUNCTUATION},
	{"发展", "——", "未来", ZHN_PUNCTUATION},
	{"本报讯", "\xE3\x80\x80", "记者", ZHN_SPACE},
	{"中", "\xFF", "国", ZHN_OTHER},
	{"日语", "カタカナ", "。", ZHN_OTHER},
	{"表情", "😀", "。", ZHN_PUNCTUATION},
	{"来自", "浙江", "的代表", ZHN_PLACE},
	{"", "外交部", "发言人", ZHN_ORGANISATION},
};

static void
test_kinds(TestEnv *t, ZhnSegmenter *s)
{
	expect_tokens(t, s, ZHN_NEWS, numbers, LENGTH(numbers));
	expect_tokens(t, s, ZHN_NEWS, dates, LENGTH(dates));
	expect_tokens(t, s, ZHN_NEWS, mixed_names, LENGTH(mixed_names));
	expect_tokens(t, s, ZHN_LONG, joined, LENGTH(joined));
	expect_tokens(t, s, ZHN_NEWS, others, LENGTH(others));
}

/*
 * Names of people where newspapers have them.  Whoever is not widely known is
 * made up.
 */
static const Expected names[] = {
	{"市委书记", "陈德荣", "出席会议并讲话。", ZHN_PERSON},
	{"省长", "李强", "主持会议，副省长王文序参加。", ZHN_PERSON},
	{"副市长", "王文序", "、刘悦参加。", ZHN_PERSON},
	{"副市长王文序、", "刘悦", "参加。", ZHN_PERSON},
	{"记者", "张晓松", " 朱基钗", ZHN_PERSON},
	{"记者张晓松 ", "朱基钗", "", ZHN_PERSON},
	{"■记者 ", "王小明", " 通讯员 李婷", ZHN_PERSON},
	{"■记者 王小明 通讯员 ", "李婷", "", ZHN_PERSON},
	{"委员长", "栗战书", "在人民大会堂会见客人。", ZHN_PERSON},
	{"发言人", "汪文斌", "在例行记者会上回答提问。", ZHN_PERSON},
	{"村党支部书记", "周大海", "带领群众致富。", ZHN_PERSON},
	{"“我很高兴。”", "李淑芬", "笑着说。", ZHN_PERSON},
	{"村民老王家的儿子", "王建国", "考上了大学。", ZHN_PERSON},
	{"", "诸葛坤亨", "说，他很喜欢。", ZHN_PERSON},
	{"司马南与", "上官婉儿", "同台。", ZHN_PERSON},
	{"运动员", "苏炳添", "跑出9秒83，全红婵夺冠。", ZHN_PERSON},
	{"运动员苏炳添跑出9秒83，", "全红婵", "夺冠。", ZHN_PERSON},
	{"英国首相", "鲍里斯·约翰逊", "7日宣布辞职。", ZHN_PERSON},
	{"沙特王储", "穆罕默德·本·萨勒曼", "会见客人。", ZHN_PERSON},
	{"联合国秘书长", "古特雷斯", "表示关切。", ZHN_PERSON},
	{"会见俄罗斯国家杜马主席", "沃洛金", "。", ZHN_PERSON},
	{"日本首相", "岸田文雄", "通电话。", ZHN_PERSON},
	{"", "吐尔逊·买买提", "是新疆喀什的农民。", ZHN_PERSON},
	{"英国女王", "伊丽莎白二世", "在温莎城堡会见客人。", ZHN_PERSON},
	{"教皇", "约翰十二世", "去世。", ZHN_PERSON},
	{"生于", "二", "世纪的罗马", ZHN_WORD},
	{"日本前驻华大使", "丹羽宇一郎", "出席论坛。", ZHN_PERSON},
	{"總統", "馬英九", "今天接見外賓。", ZHN_PERSON},
};

static void
test_names(TestEnv *t, ZhnSegmenter *s)
{
	expect_tokens(t, s, ZHN_NEWS, names, LENGTH(names));
	expect_tokens(t, s, ZHN_FINE, names, LENGTH(names));
}

/* Every mention of a person on the sample page, as test/data lists them. */
static void
test_page_names(TestEnv *t, ZhnSegmenter *s)
{
	size_t		length;
	size_t		list_length;
	char	   *page = test_read_file(t, "examples/page.txt", &length);
	char	   *list = test_read_file(t, "test/data/page_persons.txt",
									  &list_length);

	if (!ok(page != NULL && list != NULL, "the sample page and its persons"))
		return;
	for (char *line = strtok(list, "\n"); line != NULL;
		 line = strtok(NULL, "\n"))
	{
		char	   *name = strchr(line, '\t');
		int			mentions = 0;
		int			whole = 0;

		if (line[0] == '#' || name == NULL)
			continue;
		name++;
		for (char *at = page; (at = strstr(at, name)) != NULL; at++)
		{
			mentions++;
			whole += has_token(s, page, (size_t) (at - page), strlen(name),
							   ZHN_NEWS, ZHN_PERSON);
		}
		ok(mentions > 0 && whole == mentions,
		   "%s is whole in %d of %d mentions", name, whole, mentions);
	}
}

static void
test_kind_names(void)
{
	int			wrong = 0;

	for (int i = 0; i < ZHN_NKINDS; i++)
		for (int k = 0; k < i; k++)
			wrong += strcmp(zhn_kind_name((ZhnKind) i),
							zhn_kind_name((ZhnKind) k)) == 0;
	for (int i = 0; i < ZHN_NREASONS; i++)
		for (int k = 0; k < i; k++)
			wrong += strcmp(zhn_reason_name((ZhnReason) i),
							zhn_reason_name((ZhnReason) k)) == 0;
	ok(wrong == 0, "kinds and reasons have names of their own");
}

/* ------------------------------------------------------------- sub-words */

static int
parts_of(TestEnv *t, ZhnSegmenter *s, const char *word, char *out, size_t room)
{
	ZhnToken	parts[32];
	Text		text = text_of(t, word, strlen(word));
	int			n = zhn_segmenter_parts(s, text.bytes, text.length, parts, 32);
	size_t		at = 0;
	size_t		used = 0;

	for (int i = 0; i < n; i++)
	{
		if (parts[i].start != at || parts[i].length == 0 ||
			parts[i].length > text.length - at)
			n = -1;
		else
		{
			used += (size_t) snprintf(out + used, room - used, "%s%.*s",
									  i > 0 ? "|" : "", (int) parts[i].length,
									  text.bytes + at);
			at += parts[i].length;
		}
	}
	if (at != text.length)
		n = -1;
	text_free(t, &text);
	return n;
}

static void
test_parts(TestEnv *t, ZhnSegmenter *s)
{
	static const char *const words[][2] = {
		{"公安局", "公安|局"},
		{"中国人民银行", "中国|人民|银行"},
		{"中", "中"},
		{"经济", "经济"},
	};
	uint32_t	seed = 5;
	int			wrong = 0;
	char		out[8192];
	ZhnToken	one;

	for (size_t i = 0; i < LENGTH(words); i++)
	{
		parts_of(t, s, words[i][0], out, sizeof(out));
		ok(strcmp(out, words[i][1]) == 0, "parts of %s: %s", words[i][0], out);
	}
	for (int i = 0; i < 500; i++)
	{
		Text		text = text_mixed(t, &seed, 1 + test_random(&seed) % 12);
		char	   *word = zhn_alloc(&t->env, text.length + 1);

		memcpy(word, text.bytes, text.length);
		word[text.length] = '\0';
		wrong += parts_of(t, s, word, out, sizeof(out)) < 1;
		zhn_release(&t->env, word);
		text_free(t, &text);
	}
	ok(wrong == 0, "parts of anything, joined, are that again");
	ok(zhn_segmenter_parts(s, "中国人民银行", strlen("中国人民银行"), &one, 1) == 1 &&
	   one.length == strlen("中国人民银行"),
	   "a word is not divided where there is no room for its parts");
}

int
main(void)
{
	TestEnv		t;
	ZhnSegmenter *s;

	test_env_open(&t);
	s = zhn_segmenter_create(&t.env);
	test_any_text(&t, s);
	test_prefixes(&t, s);
	test_identical(&t, s);
	test_long_runs(&t, s);
	test_size_limit(&t, s);
	test_reuse(&t);
	test_nesting(&t, s);
	test_interrupts(&t);
	test_out_of_memory(&t);
	test_memory(&t);
	test_kinds(&t, s);
	test_names(&t, s);
	test_page_names(&t, s);
	test_kind_names();
	test_parts(&t, s);
	test_env_close(&t);
	return done_testing();
}
