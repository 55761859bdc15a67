/*-------------------------------------------------------------------------
 *
 * codebook_test.c
 *	  Unit test of coding: what sql/codebook.sql cannot reach.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/codebook.h"
#include "harness.h"

static ZhnCodeTerm
term(const char *text, int category)
{
	return (ZhnCodeTerm){text, strlen(text), category};
}

/* A term that is no UTF-8. */
static void
build_invalid(TestEnv *t, void *arg)
{
	ZhnCodeTerm bad = term("\xE4\xBC", 0);

	(void) arg;
	zhn_codebook_build(&t->env, &bad, 1, NULL, 0, 5);
}

/* A long text, to be cancelled. */
static void
code_long(TestEnv *t, void *arg)
{
	size_t		n;

	zhn_code(arg, &t->env, "会会会会会会会会", 24, NULL, 0, &n);
}

static void
test_codes(void)
{
	ZhnCodeTerm terms[3];
	ZhnCodeTerm no = term("不", 0);
	ZhnToken	tokens[] = {
		{.start = 0, .length = 3, .kind = ZHN_WORD},	/* 不 */
		{.start = 3, .length = 1, .kind = ZHN_OTHER},	/* invalid */
		{.start = 4, .length = 6, .kind = ZHN_WORD},	/* 会议 */
	};
	const char *text = "不\xFF会议";
	const char *stretches = "会议会议\xE4\xBC";
	TestEnv		t;
	ZhnCodebook *book;
	ZhnCodeHit *hits;
	size_t		n;

	test_env_open(&t);
	terms[0] = term("会议", 1);
	terms[1] = term("會議", 2);
	terms[2] = term("会", 3);
	book = zhn_codebook_build(&t.env, terms, 3, &no, 1, 2);
	hits = zhn_code(book, &t.env, text, strlen(text), tokens, 3, &n);
	ok(n == 1 && hits[0].start == 4 && hits[0].length == 6 && hits[0].whole &&
	   hits[0].negated && hits[0].negator == 0 && hits[0].negator_length == 3,
	   "behind an invalid byte");
	ok(hits[0].n_terms == 2 &&
	   zhn_codebook_term(book, hits[0].term)->category == 1 &&
	   zhn_codebook_term(book, hits[0].term + 1)->category == 2,
	   "two categories, in their order");
	hits = zhn_code(book, &t.env, stretches, strlen(stretches), NULL, 0, &n);
	ok(n == 2 && !hits[0].whole && !hits[1].negated, "without tokens");
	hits = zhn_code(book, &t.env, "", 0, NULL, 0, &n);
	ok(n == 0, "the empty text");
	t.fail_interrupt = 1;
	ok(test_fails(&t, code_long, book), "it is cancelled");
	ok(test_fails(&t, build_invalid, NULL) && t.hint[0] != '\0',
	   "refused: %s", t.message);
	test_env_close(&t);
}

int
main(void)
{
	test_codes();
	return done_testing();
}
