/*-------------------------------------------------------------------------
 *
 * fuzz_fold.c
 *	  Fuzz folding: it never fails, and folding twice is folding once.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "text/fold.h"
#include "text/script.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TestEnv		t;
	size_t		once_length;
	size_t		twice_length;
	char	   *once;
	char	   *twice;

	test_env_open(&t);
	once = zhn_fold(&t.env, (const char *) data, size, &once_length);
	twice = zhn_fold(&t.env, once, once_length, &twice_length);
	if (once_length != twice_length || memcmp(once, twice, once_length) != 0)
		abort();
	zhn_script(&t.env, (const char *) data, size);
	test_env_close(&t);
	return 0;
}
