/*-------------------------------------------------------------------------
 *
 * fuzz_segment.c
 *	  Fuzz segmentation, with and without a lexicon: the tokens are the text,
 *	  and the cuts nest.
 *
 * The first byte of the input says how many words the lexicon has; the words
 * are pieces of the text, so that they are found in it.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "segment/segmenter.h"

#define MAX_WORDS 15

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Words of 1 to 24 bytes, at places that depend on the text. */
static ZhnLexicon *
lexicon_of(TestEnv *t, const char *text, size_t length, size_t n)
{
	ZhnLexiconWord words[MAX_WORDS];
	uint32_t	seed = (uint32_t) length + 1;

	if (n == 0 || length == 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
	{
		size_t		start = test_random(&seed) % length;
		size_t		room = length - start;
		size_t		longest = 1 + test_random(&seed) % 24;

		words[i].word = text + start;
		words[i].length = longest < room ? longest : room;
		words[i].kind = (int) (i % ZHN_NKINDS);
	}
	return zhn_lexicon_build(&t->env, words, n);
}

/* Mark in ends[] where tokens end; abort if they are not the text. */
static void
mark_ends(ZhnSegmenter *s, const char *text, size_t length, ZhnGrain grain,
		  const ZhnLexicon *lexicon, uint8_t *ends)
{
	ZhnToken	token;
	size_t		at = 0;

	memset(ends, 0, length + 1);
	zhn_segmenter_start(s, text, length, grain, lexicon);
	while (zhn_segmenter_next(s, &token))
	{
		if (token.start != at || token.length == 0 ||
			token.length > ZHN_TOKEN_MAX || token.length > length - at)
			abort();
		at += token.length;
		ends[at] = 1;
	}
	if (at != length)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *) data + 1;
	TestEnv		t;
	ZhnSegmenter *s;
	ZhnLexicon *lexicon;
	uint8_t    *fine;
	uint8_t    *news;
	uint8_t    *joined;
	ZhnToken	parts[8];

	if (size == 0)
		return 0;
	size--;
	test_env_open(&t);
	s = zhn_segmenter_create(&t.env);
	lexicon = lexicon_of(&t, text, size, data[0] % (MAX_WORDS + 1));
	fine = zhn_alloc(&t.env, size + 1);
	news = zhn_alloc(&t.env, size + 1);
	joined = zhn_alloc(&t.env, size + 1);
	mark_ends(s, text, size, ZHN_FINE, lexicon, fine);
	mark_ends(s, text, size, ZHN_NEWS, lexicon, news);
	mark_ends(s, text, size, ZHN_LONG, lexicon, joined);
	for (size_t i = 0; i <= size; i++)
		if ((joined[i] && !news[i]) || (news[i] && !fine[i]))
			abort();
	if (size > 0)
		zhn_segmenter_parts(s, text, size, parts, 8);
	test_env_close(&t);
	return 0;
}
