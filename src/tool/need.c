/*-------------------------------------------------------------------------
 *
 * need.c
 *	  What a build tool needs, or it stops with a message.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/need.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_ROOM 1024

void
die(const char *format,...)
{
	va_list		args;

	va_start(args, format);
	fputs("zhnews-dict: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

void *
need(void *p)
{
	if (p == NULL)
		die("out of memory");
	return p;
}

/* The room is FIRST_ROOM, then always the next power of two. */
void *
grow(void *array, uint32_t n, size_t size)
{
	if (n == 0)
		return need(realloc(array, FIRST_ROOM * size));
	if (n >= FIRST_ROOM && (n & (n - 1)) == 0)
		return need(realloc(array, (size_t) n * 2 * size));
	return array;
}
