/*-------------------------------------------------------------------------
 *
 * compat.h
 *	  What differs between PostgreSQL 15 and 18.
 *
 * This is the only file that tests PG_VERSION_NUM.  It is included right
 * after postgres.h by the files that need it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_COMPAT_H
#define ZHN_PG_COMPAT_H

#include "fmgr.h"

/* The VARDATA macros left postgres.h in 16. */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/*
 * Input functions report bad input so that pg_input_is_valid() and COPY can
 * go on; servers before 16 know only errors.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#define ZHN_SOFT_ERROR(fcinfo, report) \
	ereturn((fcinfo)->context, (Datum) 0, report)
#else
#define ZHN_SOFT_ERROR(fcinfo, report)	ereport(ERROR, report)
#endif

/* From 18 on, pg_get_loaded_modules() shows name and version of a library. */
#if PG_VERSION_NUM >= 180000
#define ZHN_MODULE_MAGIC \
	PG_MODULE_MAGIC_EXT(.name = "zhnews", .version = "1.0")
#else
#define ZHN_MODULE_MAGIC PG_MODULE_MAGIC
#endif

/* The primary key of a table; from 18 on the caller says which ones count. */
#if PG_VERSION_NUM >= 180000
#define zhn_primary_key(table)	RelationGetPrimaryKeyIndex(table, false)
#else
#define zhn_primary_key(table)	RelationGetPrimaryKeyIndex(table)
#endif

/* From 18 on index scans take a place for their statistics. */
#if PG_VERSION_NUM >= 180000
#define zhn_index_beginscan(table, index, snapshot, nkeys) \
	index_beginscan(table, index, snapshot, NULL, nkeys, 0)
#else
#define zhn_index_beginscan(table, index, snapshot, nkeys) \
	index_beginscan(table, index, snapshot, nkeys, 0)
#endif

#endif							/* ZHN_PG_COMPAT_H */
