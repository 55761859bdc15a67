/*-------------------------------------------------------------------------
 *
 * table.c
 *	  Reads the tables of data/.
 *
 * A table is a file of lines with a fixed number of fields, with tabs
 * between.  Empty lines and those that begin with "# " are skipped.  Large
 * tables are kept gzipped, and are read through gzip.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/table.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tool/need.h"

#define MAX_PATH 4096
#define MAX_LINE 4096
#define MAX_FIELDS 8

/* Open a table through a command, so that all are closed alike. */
static FILE *
open_table(const char *directory, const char *name, char *path)
{
	char		command[MAX_PATH + 16];
	FILE	   *file;

	snprintf(path, MAX_PATH, "%s/%s.gz", directory, name);
	if (access(path, F_OK) == 0)
		snprintf(command, sizeof(command), "gzip -dc '%s'", path);
	else
	{
		snprintf(path, MAX_PATH, "%s/%s", directory, name);
		snprintf(command, sizeof(command), "cat '%s'", path);
	}
	file = popen(command, "r");
	if (file == NULL)
		die("could not open \"%s\": %s", path, strerror(errno));
	return file;
}

/* Cut a line at its tabs; returns the number of fields, at most MAX_FIELDS. */
static int
split(char *line, char **fields)
{
	int			n = 0;

	while (line != NULL && n < MAX_FIELDS)
	{
		fields[n++] = line;
		line = strchr(line, '\t');
		if (line != NULL)
			*line++ = 0;
	}
	return n;
}

void
table_read(const char *directory, const char *name, int nfields,
		   TableUse use, void *what)
{
	char		path[MAX_PATH];
	char		line[MAX_LINE];
	long		number = 0;
	FILE	   *file = open_table(directory, name, path);

	while (fgets(line, sizeof(line), file))
	{
		char	   *fields[MAX_FIELDS];
		int			n;

		number++;
		if (strlen(line) == MAX_LINE - 1)
			die("%s:%ld: line is too long", path, number);
		line[strcspn(line, "\r\n")] = 0;
		if (line[0] == 0 || (line[0] == '#' && line[1] == ' '))
			continue;
		n = split(line, fields);
		if (n != nfields)
			die("%s:%ld: %d fields, not %d", path, number, n, nfields);
		use(what, fields);
	}
	if (pclose(file) != 0 || number == 0)
		die("could not read \"%s\"", path);
}
