/*-------------------------------------------------------------------------
 *
 * env.c
 *	  Memory, errors and interrupts for the text core.
 *
 * A ZhnEnv is a memory context.  What the core allocates is freed with the
 * context; what ICU allocates hangs on a reset callback of the context.  An
 * error in the middle of a text therefore leaks nothing.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"

PG_FUNCTION_INFO_V1(zhn_require_utf8);

/* Texts may reach 1 GB, and working arrays more: hence "huge". */
static void *
env_alloc(void *arg, size_t size)
{
	return MemoryContextAllocHuge((MemoryContext) arg, size);
}

static void *
env_resize(void *arg, void *p, size_t size)
{
	if (p == NULL)
		return env_alloc(arg, size);
	return repalloc_huge(p, size);
}

static void
env_release(void *arg, void *p)
{
	if (p != NULL)
		pfree(p);
}

static void
env_on_release(void *arg, void (*fn) (void *p), void *p)
{
	MemoryContext context = (MemoryContext) arg;
	MemoryContextCallback *callback;

	callback = MemoryContextAlloc(context, sizeof(MemoryContextCallback));
	callback->func = fn;
	callback->arg = p;
	MemoryContextRegisterResetCallback(context, callback);
}

static void
env_interrupts(void *arg)
{
	CHECK_FOR_INTERRUPTS();
}

static int
env_sqlstate(ZhnError code)
{
	switch (code)
	{
		case ZHN_ERROR_LIMIT:
			return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
		case ZHN_ERROR_INPUT:
			return ERRCODE_INVALID_PARAMETER_VALUE;
		case ZHN_ERROR_LIBRARY:
			return ERRCODE_EXTERNAL_ROUTINE_EXCEPTION;
	}
	return ERRCODE_INTERNAL_ERROR;
}

static void
env_fail(void *arg, ZhnError code, const char *message, const char *hint)
{
	ereport(ERROR,
			(errcode(env_sqlstate(code)),
			 errmsg("%s", message),
			 hint != NULL ? errhint("%s", hint) : 0));
}

void
zhn_env_init(ZhnEnv *env, MemoryContext context)
{
	env->arg = context;
	env->alloc = env_alloc;
	env->resize = env_resize;
	env->release = env_release;
	env->on_release = env_on_release;
	env->interrupts = env_interrupts;
	env->fail = env_fail;
}

ZhnEnv *
zhn_env_create(MemoryContext context)
{
	ZhnEnv	   *env = MemoryContextAlloc(context, sizeof(ZhnEnv));

	zhn_env_init(env, context);
	return env;
}

/*
 * The core reads UTF-8 and nothing else.  CREATE EXTENSION is refused in
 * other databases; functions check too, as a database may have been made
 * from another one without a conversion.
 */
void
zhn_check_encoding(void)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("zhnews does not support database encoding \"%s\"",
						GetDatabaseEncodingName()),
				 errhint("Create the database with ENCODING 'UTF8' "
						 "TEMPLATE template0.")));
}

/* Called once by the install script. */
Datum
zhn_require_utf8(PG_FUNCTION_ARGS)
{
	zhn_check_encoding();
	PG_RETURN_VOID();
}
