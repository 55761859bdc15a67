/*-------------------------------------------------------------------------
 *
 * fuzz_icu_break.c
 *	  Fuzz ICU's word boundaries: the tokens cover the text without a gap.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>

#include "harness.h"
#include "text/icu_break.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TestEnv		t;
	ZhnIcuBreak *brk;
	size_t		previous = 0;
	size_t		end;
	int32_t		status;

	test_env_open(&t);
	brk = zhn_icu_break_open(&t.env, (const char *) data, size);
	while (zhn_icu_break_next(brk, &end, &status))
	{
		if (end <= previous || end > size)
			abort();
		previous = end;
	}
	if (previous != size)
		abort();
	test_env_close(&t);
	return 0;
}
