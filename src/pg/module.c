/*-------------------------------------------------------------------------
 *
 * module.c
 *	  Start of the library in a backend.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/lexicon.h"

ZHN_MODULE_MAGIC;

PGDLLEXPORT void _PG_init(void);

void
_PG_init(void)
{
	zhn_lexicon_init();
}
