/*-------------------------------------------------------------------------
 *
 * table.h
 *	  Reads the tables of data/.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_TABLE_H
#define ZHN_TOOL_TABLE_H

/* What to do with the fields of a line; it may write to them. */
typedef void (*TableUse) (void *what, char **fields);

/*
 * Give the fields of each line of a file, NAME or NAME.gz in the directory,
 * to use().  Dies if the file cannot be read or a line has not nfields fields.
 */
extern void table_read(const char *directory, const char *name, int nfields,
					   TableUse use, void *what);

#endif							/* ZHN_TOOL_TABLE_H */
