/*-------------------------------------------------------------------------
 *
 * fuzz_freqlist.c
 *	  Fuzz frequency lists: what comes in as text or as bytes is refused, or
 *	  is a list that its text leads back to.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "measure/freqlist.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Input
{
	const uint8_t *data;
	size_t		size;
} Input;

static void
check(TestEnv *t, void *arg)
{
	Input	   *input = arg;

	zhn_freqlist_check(&t->env, input->data, input->size);
}

static void
read_damaged(TestEnv *t, void *arg)
{
	Input	   *input = arg;
	ZhnFreqlist list;
	ZhnFreqlistCursor cursor;

	zhn_freqlist_open(&list, &t->env, input->data, input->size);
	zhn_freqlist_start(&cursor, &list);
	while (zhn_freqlist_next(&cursor))
		;
}

/* A good list is the same after printing and parsing. */
static void
check_round_trip(TestEnv *t, const void *data, size_t size)
{
	ZhnFreqlist list;
	ZhnFreqlistError error;
	size_t		length;
	size_t		again_size;
	char	   *text;
	void	   *again;

	zhn_freqlist_check(&t->env, data, size);
	zhn_freqlist_open(&list, &t->env, data, size);
	text = zhn_freqlist_print(&list, &length);
	again = zhn_freqlist_parse(&t->env, text, length, 0, &again_size, &error);
	if (again == NULL || again_size != size || memcmp(again, data, size) != 0)
		abort();
}

/* Text reaches the parser only if it is valid in the database's encoding. */
static bool
is_ascii(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (data[i] == 0 || data[i] > 127)
			return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TestEnv		t;
	Input		input = {data, size};
	ZhnFreqlistError error;
	size_t		list_size;
	void	   *list;

	test_env_open(&t);
	if (!test_fails(&t, check, &input))
		check_round_trip(&t, data, size);
	test_fails(&t, read_damaged, &input);
	list = zhn_freqlist_parse(&t.env, (const char *) data, size, 0,
							  &list_size, &error);
	if (list == NULL && error.at > size)
		abort();
	if (list != NULL && is_ascii(data, size))
		check_round_trip(&t, list, list_size);
	test_env_close(&t);
	return 0;
}
