/*-------------------------------------------------------------------------
 *
 * env.h
 *	  PostgreSQL's side of ZhnEnv.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_ENV_H
#define ZHN_PG_ENV_H

#include "text/env.h"

/*
 * Fill env, whose memory will be that of context.  Both must outlive
 * whatever the core makes with env.
 */
extern void zhn_env_init(ZhnEnv *env, MemoryContext context);

/* The same, with the ZhnEnv itself in context. */
extern ZhnEnv *zhn_env_create(MemoryContext context);

/* Raise an error unless the database is encoded in UTF-8. */
extern void zhn_check_encoding(void);

#endif							/* ZHN_PG_ENV_H */
