/*-------------------------------------------------------------------------
 *
 * fuzz_html.c
 *	  Fuzz HTML and Founder pages: reading fails only because of nesting, and
 *	  what comes out is no longer than what went in.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>

#include "harness.h"
#include "read/founder.h"
#include "read/html_text.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Input
{
	const char *at;
	size_t		length;
} Input;

static void
read_all(TestEnv *t, void *arg)
{
	const Input *input = arg;
	ZhnFounder	founder;
	ZhnText		text = zhn_html_text(&t->env, input->at, input->length);

	if (text.length > 2 * input->length)
		abort();
	zhn_read_founder(&t->env, input->at, input->length, &founder);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TestEnv		t;
	Input		input = {(const char *) data, size};

	test_env_open(&t);
	if (test_fails(&t, read_all, &input) && t.error != ZHN_ERROR_LIMIT)
		abort();
	test_env_close(&t);
	return 0;
}
