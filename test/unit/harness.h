/*-------------------------------------------------------------------------
 *
 * harness.h
 *	  What a unit test of the core needs: an environment, and TAP output.
 *
 * The environment is backed by malloc(), counts what it gave out, can be
 * told to fail, and catches failures:
 *
 *		TestEnv		t;
 *
 *		test_env_open(&t);
 *		folded = zhn_fold(&t.env, text, length, &n);
 *		ok(n == 3, "three bytes, got %zu", n);
 *		ok(test_fails(&t, run, &arg), "a text of 3 GB is refused");
 *		ok(t.error == ZHN_ERROR_LIMIT, "as too long: %s", t.message);
 *		test_env_close(&t);
 *		return done_testing();
 *
 * A failure that no test_fails() surrounds ends the program.
 *
 *-------------------------------------------------------------------------
 */
#ifndef HARNESS_H
#define HARNESS_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

typedef struct TestBlock TestBlock;
typedef struct TestCallback TestCallback;

typedef struct TestEnv
{
	ZhnEnv		env;

	/* Accounting. */
	size_t		blocks;			/* allocated and not released */
	size_t		bytes;			/* in these blocks */
	size_t		peak;			/* most bytes at one time */
	size_t		callbacks;		/* handed to on_release, not yet called */
	size_t		interrupts;		/* calls of interrupts */

	/* Failures to provoke: the n-th call from now fails, if not 0. */
	size_t		fail_alloc;
	size_t		fail_interrupt;

	/* The last failure that test_fails() caught. */
	ZhnError	error;
	char		message[256];
	char		hint[256];

	TestBlock  *first_block;
	TestCallback *first_callback;
	jmp_buf    *jump;
} TestEnv;

extern void test_env_open(TestEnv *t);

/* Call what was handed to on_release, last first, then free all blocks. */
extern void test_env_close(TestEnv *t);

/* Call fn(t, arg); did it fail? */
extern bool test_fails(TestEnv *t, void (*fn) (TestEnv *t, void *arg),
					   void *arg);

/* Report a test under a name; returns condition. */
extern bool ok(bool condition, const char *name,...)
			__attribute__((format(printf, 2, 3)));

/* Print the plan; returns the exit status of the program. */
extern int	done_testing(void);

/* A repeatable sequence of random numbers; seed must not be 0. */
extern uint32_t test_random(uint32_t *seed);

/* The whole file, zero-terminated, in memory from t; NULL if there is none. */
extern char *test_read_file(TestEnv *t, const char *path, size_t *length);

#endif							/* HARNESS_H */
