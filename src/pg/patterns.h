/*-------------------------------------------------------------------------
 *
 * patterns.h
 *	  The words of a tsquery as strings that can be seen in a text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_PATTERNS_H
#define ZHN_PG_PATTERNS_H

#include "fmgr.h"
#include "tsearch/ts_type.h"

#include "index/hits.h"

/*
 * The patterns of a query that is an argument of the function: a tsquery, or
 * a text in the query language.  They are kept from call to call as long as
 * the argument is the same.
 */
extern const ZhnPatterns *zhn_patterns_of_argument(FunctionCallInfo fcinfo,
												   int argument,
												   bool is_tsquery);

#endif							/* ZHN_PG_PATTERNS_H */
