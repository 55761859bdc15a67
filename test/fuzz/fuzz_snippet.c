/*-------------------------------------------------------------------------
 *
 * fuzz_snippet.c
 *	  Fuzz snippets: the first line of the input is a phrase, the rest a text.
 *	  Pieces lie in the text, in order, and no hit is half in one.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "index/snippet.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PIECES 4

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *line_end = size > 0 ? memchr(data, '\n', size) : NULL;
	size_t		phrase = line_end != NULL ? (size_t) (line_end - data) : 0;
	ZhnPatternWord word = {(const char *) data, phrase};
	ZhnPiece	pieces[PIECES];
	TestEnv		t;
	ZhnPatterns *patterns;
	ZhnView		view;
	ZhnHit	   *hits;
	int			nhits;
	int			n;

	test_env_open(&t);
	patterns = zhn_patterns_create(&t.env);
	zhn_patterns_add(patterns, &word, 1, size % 2 == 0, 0);
	zhn_view_init(&view, &t.env, (const char *) data + phrase, size - phrase);
	zhn_view_plain_digits(&view);
	nhits = zhn_hits_find(&t.env, &view, patterns, &hits);
	n = zhn_snippet_choose(&t.env, &view, patterns, hits, nhits, 80, PIECES,
						   pieces);
	nhits = zhn_hits_join(hits, nhits);
	for (int i = 0; i < n; i++)
	{
		if (pieces[i].from < 0 || pieces[i].to > view.n ||
			pieces[i].from >= pieces[i].to ||
			(i > 0 && pieces[i].from < pieces[i - 1].to))
			abort();
		for (int k = 0; k < nhits; k++)
			if ((hits[k].from < pieces[i].from && hits[k].to > pieces[i].from) ||
				(hits[k].from < pieces[i].to && hits[k].to > pieces[i].to))
				abort();
	}
	test_env_close(&t);
	return 0;
}
