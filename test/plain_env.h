/*-------------------------------------------------------------------------
 *
 * plain_env.h
 *	  The environment of the core for programs that only measure: malloc(),
 *	  and any failure ends the program.
 *
 * The unit tests have one that counts and fails on demand (unit/harness.h);
 * this one costs nothing where time is taken.
 *
 *-------------------------------------------------------------------------
 */
#ifndef PLAIN_ENV_H
#define PLAIN_ENV_H

#include <stdio.h>
#include <stdlib.h>

#include "text/env.h"

static void *
plain_resize(void *arg, void *p, size_t size)
{
	(void) arg;
	p = realloc(p, size);
	if (p == NULL)
		abort();
	return p;
}

static void *
plain_alloc(void *arg, size_t size)
{
	return plain_resize(arg, NULL, size);
}

static void
plain_release(void *arg, void *p)
{
	(void) arg;
	free(p);
}

static void
plain_on_release(void *arg, void (*fn) (void *p), void *p)
{
	(void) arg;
	(void) fn;
	(void) p;
}

static void
plain_interrupts(void *arg)
{
	(void) arg;
}

static void
plain_fail(void *arg, ZhnError code, const char *message, const char *hint)
{
	(void) arg;
	fprintf(stderr, "error %d: %s (%s)\n", (int) code, message,
			hint != NULL ? hint : "");
	exit(1);
}

static const ZhnEnv plain_env =
{
	NULL, plain_alloc, plain_resize, plain_release, plain_on_release,
	plain_interrupts, plain_fail
};

#endif							/* PLAIN_ENV_H */
