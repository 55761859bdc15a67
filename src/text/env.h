/*-------------------------------------------------------------------------
 *
 * env.h
 *	  What the text core asks of its caller: memory, errors, interrupts.
 *
 * Nothing under src/ except src/pg includes a PostgreSQL header, calls
 * malloc() or ends the process.  Each entry point takes a ZhnEnv instead.
 * src/pg/env.c maps it to memory contexts, ereport() and
 * CHECK_FOR_INTERRUPTS(); test/unit/harness.c to malloc() and longjmp().
 *
 * fail and interrupts may leave by longjmp().  The core therefore never
 * holds anything that is not either allocated through the ZhnEnv or handed
 * to on_release, and needs no clean-up path of its own.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ENV_H
#define ZHN_ENV_H

#include <stddef.h>

/* Classes of failure; src/pg/env.c gives each its SQLSTATE. */
typedef enum ZhnError
{
	ZHN_ERROR_LIMIT,			/* input larger than a stated limit */
	ZHN_ERROR_INPUT,			/* input that is not what was asked for */
	ZHN_ERROR_LIBRARY			/* ICU reported a failure */
} ZhnError;

typedef struct ZhnEnv
{
	void	   *arg;			/* passed back to each function below */

	/* Return size bytes, never NULL: running out of memory is a failure. */
	void	   *(*alloc) (void *arg, size_t size);
	/* Grow or shrink a block from alloc; p may be NULL. */
	void	   *(*resize) (void *arg, void *p, size_t size);
	/* Give a block back early; optional for the core to call. */
	void		(*release) (void *arg, void *p);
	/* Call fn(p) when the memory of this environment goes away. */
	void		(*on_release) (void *arg, void (*fn) (void *p), void *p);
	/* Let the caller cancel; called at least every few thousand characters. */
	void		(*interrupts) (void *arg);
	/* Report a failure and do not return; hint may be NULL. */
	void		(*fail) (void *arg, ZhnError code, const char *message,
						 const char *hint);
} ZhnEnv;

#define zhn_alloc(env, size)		((env)->alloc((env)->arg, (size)))
#define zhn_resize(env, p, size)	((env)->resize((env)->arg, (p), (size)))
#define zhn_release(env, p)			((env)->release((env)->arg, (p)))
#define zhn_on_release(env, fn, p)	((env)->on_release((env)->arg, (fn), (p)))
#define zhn_interrupts(env)			((env)->interrupts((env)->arg))
#define zhn_fail(env, code, message, hint) \
	((env)->fail((env)->arg, (code), (message), (hint)))

#endif							/* ZHN_ENV_H */
