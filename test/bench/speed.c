/*-------------------------------------------------------------------------
 *
 * speed.c
 *	  How fast the core segments, beside ICU and Friso.
 *
 *	speed FILE				megabytes a second of each
 *	speed FILE length		time a byte of short and long texts
 *	speed FILE seconds ENGINE	seconds of one pass
 *	speed FILE pass ENGINE	one pass, for a profiler; "none" does nothing
 *
 * FILE holds texts with a zero byte after each.  All engines take turns, and
 * of several rounds the best of each counts, so that what else the machine
 * does falls on all alike.  Time is that of the processor.
 *
 *-------------------------------------------------------------------------
 */
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#ifdef HAVE_FRISO
#include <friso/friso_API.h>
#include <friso/friso.h>
#endif

#include "plain_env.h"
#include "segment/segmenter.h"
#include "text/utf8.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

#define ROUNDS 5
#define LEXICON_WORDS 100000
#define SLOW_BYTES 2000000		/* that a slow engine is given */

typedef struct Text
{
	const char *bytes;
	size_t		length;
	UChar	   *utf16;			/* the same in UTF-16 */
	int32_t		utf16_length;
} Text;

static Text *texts;
static size_t ntexts;
static char *all;				/* all texts, without the zeros */
static size_t all_length;

static ZhnSegmenter *segmenter;
static ZhnLexicon *unlike;		/* words unlike those of the text */
static ZhnLexicon *alike;
static UBreakIterator *breaks;

/* What an engine did: bytes read and tokens found. */
typedef struct Work
{
	size_t		bytes;
	size_t		tokens;
} Work;

typedef struct Engine
{
	const char *name;
	void		(*run) (const Text *text, Work *work);
	size_t		bytes;			/* at most, in a round */
	double		best;			/* MB/s */
	Work		work;
} Engine;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

/* -------------------------------------------------------------- engines */

static void
segment(const char *bytes, size_t length, ZhnGrain grain,
		const ZhnLexicon *with, Work *work)
{
	ZhnToken	token;

	zhn_segmenter_start(segmenter, bytes, length, grain, with);
	while (zhn_segmenter_next(segmenter, &token))
		work->tokens++;
}

static void
run_fine(const Text *text, Work *work)
{
	segment(text->bytes, text->length, ZHN_FINE, NULL, work);
}

static void
run_news(const Text *text, Work *work)
{
	segment(text->bytes, text->length, ZHN_NEWS, NULL, work);
}

static void
run_long(const Text *text, Work *work)
{
	segment(text->bytes, text->length, ZHN_LONG, NULL, work);
}

static void
run_unlike(const Text *text, Work *work)
{
	segment(text->bytes, text->length, ZHN_NEWS, unlike, work);
}

static void
run_alike(const Text *text, Work *work)
{
	segment(text->bytes, text->length, ZHN_NEWS, alike, work);
}

static void
check(UErrorCode status)
{
	if (U_FAILURE(status))
	{
		fprintf(stderr, "ICU: %s\n", u_errorName(status));
		exit(1);
	}
}

static void
run_icu_utf16(const Text *text, Work *work)
{
	UErrorCode	status = U_ZERO_ERROR;

	ubrk_setText(breaks, text->utf16, text->utf16_length, &status);
	check(status);
	while (ubrk_next(breaks) != UBRK_DONE)
		work->tokens++;
}

static void
run_icu_utf8(const Text *text, Work *work)
{
	UErrorCode	status = U_ZERO_ERROR;
	UText		utext = UTEXT_INITIALIZER;

	utext_openUTF8(&utext, text->bytes, (int64_t) text->length, &status);
	ubrk_setUText(breaks, &utext, &status);
	check(status);
	while (ubrk_next(breaks) != UBRK_DONE)
		work->tokens++;
	utext_close(&utext);
}

#ifdef HAVE_FRISO
static friso_t friso;
static friso_config_t friso_config;
static friso_task_t friso_task;

/* The settings of its documentation; the dictionary is where Debian has it. */
static void
open_friso(void)
{
	char		path[] = "/usr/share/friso/dict/UTF-8/";
	char		ini[] = "/etc/friso/friso.ini";

	friso = friso_new();
	friso_config = friso_new_config();
	if (friso_init_from_ifile(friso, friso_config, ini) != 1)
	{
		fprintf(stderr, "no dictionary of friso in %s\n", path);
		exit(1);
	}
	friso_task = friso_new_task();
}

static void
run_friso(const Text *text, Work *work)
{
	friso_set_text(friso_task, (fstring) text->bytes);
	while (friso_config->next_token(friso, friso_config, friso_task) != NULL)
		work->tokens++;
}
#endif

/* Places in engines[] of those that others are compared with. */
enum
{
	NEWS = 0,
	ICU_UTF8 = 5,
	ICU_UTF16 = 6
};

static Engine engines[] = {
	{"core news", run_news, SIZE_MAX, 0, {0, 0}},
	{"core fine", run_fine, SIZE_MAX, 0, {0, 0}},
	{"core long", run_long, SIZE_MAX, 0, {0, 0}},
	{"core news, 100,000 rare words", run_unlike, SIZE_MAX, 0, {0, 0}},
	{"core news, 100,000 usual words", run_alike, SIZE_MAX, 0, {0, 0}},
	{"icu UTF-8", run_icu_utf8, SIZE_MAX, 0, {0, 0}},
	{"icu UTF-16", run_icu_utf16, SIZE_MAX, 0, {0, 0}},
#ifdef HAVE_FRISO
	{"friso", run_friso, SLOW_BYTES, 0, {0, 0}},
#endif
};

/* ---------------------------------------------------------------- texts */

static void *
need(size_t size)
{
	return plain_alloc(NULL, size);
}

static char *
read_file(const char *path, size_t *length)
{
	FILE	   *f = fopen(path, "rb");
	char	   *bytes;

	if (f == NULL)
	{
		perror(path);
		exit(1);
	}
	fseek(f, 0, SEEK_END);
	*length = (size_t) ftell(f);
	rewind(f);
	bytes = need(*length + 1);
	*length = fread(bytes, 1, *length, f);
	bytes[*length] = '\0';
	fclose(f);
	return bytes;
}

static void
to_utf16(Text *text)
{
	UErrorCode	status = U_ZERO_ERROR;

	text->utf16 = need((text->length + 1) * sizeof(UChar));
	u_strFromUTF8(text->utf16, (int32_t) text->length + 1,
				  &text->utf16_length, text->bytes, (int32_t) text->length,
				  &status);
	check(status);
}

static void
read_texts(const char *path)
{
	size_t		length;
	char	   *bytes = read_file(path, &length);
	size_t		room = 1024;

	texts = need(room * sizeof(Text));
	all = need(length + 1);
	for (char *p = bytes; p < bytes + length; p += strlen(p) + 1)
	{
		Text	   *text;

		if (ntexts == room)
			texts = plain_resize(NULL, texts, (room *= 2) * sizeof(Text));
		text = &texts[ntexts++];
		text->bytes = p;
		text->length = strlen(p);
		to_utf16(text);
		memcpy(all + all_length, p, text->length);
		all_length += text->length;
	}
}

/* Is there a character of three bytes, so most likely Han, at p? */
static bool
is_wide(const char *p)
{
	return ((unsigned char) *p & 0xF0) == 0xE0 && (unsigned char) *p > 0xE3;
}

static uint32_t
random_number(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (uint32_t) (*state >> 16);
}

/* Four characters, each as likely as any other. */
static bool
spell_unlike(uint64_t *state, char *word)
{
	for (int i = 0; i < 4; i++)
	{
		unsigned char *out = (unsigned char *) word + i * 3;

		zhn_utf8_encode(0x4E00 + random_number(state) % 0x5000, out);
	}
	return true;
}

/* Two characters from one place of the text and two from another. */
static bool
spell_alike(uint64_t *state, char *word)
{
	bool		fit = true;

	for (int half = 0; half < 2; half++)
	{
		size_t		at = random_number(state) % (all_length - 8);

		fit = fit && is_wide(all + at) && is_wide(all + at + 3);
		memcpy(word + half * 6, all + at, 6);
	}
	return fit;
}

/*
 * Words that the text hardly ever has.  How soon a look-up sees that depends
 * on how they begin.
 */
static ZhnLexicon *
make_lexicon(bool (*spell) (uint64_t *state, char *word))
{
	ZhnLexiconWord *words = need(LEXICON_WORDS * sizeof(ZhnLexiconWord));
	char	   *spelled = need(LEXICON_WORDS * 12);
	uint64_t	state = 88172645463325252;

	for (size_t n = 0; n < LEXICON_WORDS;)
		if (spell(&state, spelled + n * 12))
		{
			words[n] = (ZhnLexiconWord) {spelled + n * 12, 12, ZHN_WORD};
			n++;
		}
	return zhn_lexicon_build(&plain_env, words, LEXICON_WORDS);
}

/* -------------------------------------------------------------- measures */

static Work
run_all(const Engine *engine)
{
	Work		work = {0, 0};

	for (size_t i = 0; i < ntexts && work.bytes < engine->bytes; i++)
	{
		engine->run(&texts[i], &work);
		work.bytes += texts[i].length;
	}
	return work;
}

static void
compare(void)
{
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < LENGTH(engines); i++)
		{
			Engine	   *engine = &engines[i];
			double		start = now();
			double		rate;

			engine->work = run_all(engine);
			rate = (double) engine->work.bytes / 1e6 / (now() - start);
			if (rate > engine->best)
				engine->best = rate;
		}
	printf("%-32s %8s %10s %12s %13s\n", "", "MB/s", "bytes", "tokens",
		   "x icu UTF-8");
	for (size_t i = 0; i < LENGTH(engines); i++)
		printf("%-32s %8.2f %10zu %12zu %13.2f\n", engines[i].name,
			   engines[i].best, engines[i].work.bytes,
			   engines[i].work.tokens, engines[i].best / engines[ICU_UTF8].best);
	printf("core news is %.2f x icu UTF-16\n",
		   engines[NEWS].best / engines[ICU_UTF16].best);
}

/* First byte of a character at or after at. */
static size_t
character_at(size_t at)
{
	while (at < all_length && ((unsigned char) all[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* Best time a byte, in ns, of texts of one length from all over the text. */
static double
time_of_length(const char *bytes, size_t total, size_t length, int times)
{
	double		best = 1e9;

	for (int round = 0; round < ROUNDS; round++)
	{
		double		start = now();
		size_t		done = 0;
		Work		work = {0, 0};

		for (int i = 0; i < times; i++)
		{
			size_t		at = (total - length) / (size_t) times * (size_t) i;

			if (bytes == all)
				at = character_at(at);
			segment(bytes + at, length, ZHN_NEWS, NULL, &work);
			done += length;
		}
		if ((now() - start) / (double) done < best)
			best = (now() - start) / (double) done;
	}
	return best * 1e9;
}

static void
lengths(void)
{
	size_t		huge_length = (size_t) 64 << 20;
	char	   *huge = need(huge_length);
	double		small;
	double		medium;
	double		large;

	for (size_t i = 0; i < huge_length;)
	{
		size_t		n = huge_length - i < all_length ? huge_length - i
			: all_length;

		memcpy(huge + i, all, n);
		i += n;
	}
	small = time_of_length(all, all_length, 1024, 4000);
	medium = time_of_length(all, all_length, 1 << 20, 8);
	large = time_of_length(huge, huge_length, huge_length, 1);
	printf("1 kB %.2f ns/byte, 1 MB %.2f (%+.0f %%), 64 MB %.2f (%+.0f %%)\n",
		   small, medium, (medium / small - 1) * 100, large,
		   (large / small - 1) * 100);
}

static Engine *
find_engine(const char *name)
{
	for (size_t i = 0; i < LENGTH(engines); i++)
		if (strcmp(engines[i].name, name) == 0)
			return &engines[i];
	return NULL;
}

/* One pass of an engine, if there is one of this name; returns its time. */
static double
pass(const char *name)
{
	const Engine *engine = find_engine(name);
	double		start = now();

	if (engine != NULL)
		run_all(engine);
	return now() - start;
}

int
main(int argc, char **argv)
{
	UErrorCode	status = U_ZERO_ERROR;

	if (argc < 2)
	{
		fprintf(stderr,
				"usage: speed FILE [length | seconds ENGINE | pass ENGINE]\n");
		return 2;
	}
	read_texts(argv[1]);
	segmenter = zhn_segmenter_create(&plain_env);
	breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
	check(status);
	if (argc > 3 && strcmp(argv[2], "pass") == 0)
		pass(argv[3]);
	else if (argc > 3 && strcmp(argv[2], "seconds") == 0)
		printf("%.6f\n", pass(argv[3]));
	else if (argc > 2 && strcmp(argv[2], "length") == 0)
		lengths();
	else
	{
		unlike = make_lexicon(spell_unlike);
		alike = make_lexicon(spell_alike);
#ifdef HAVE_FRISO
		open_friso();
#endif
		compare();
	}
	return 0;
}
