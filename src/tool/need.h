/*-------------------------------------------------------------------------
 *
 * need.h
 *	  What a build tool needs, or it stops with a message.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TOOL_NEED_H
#define ZHN_TOOL_NEED_H

#include <stddef.h>
#include <stdint.h>

/* Print a message and end the process. */
extern void die(const char *format,...)
			__attribute__((format(printf, 1, 2), noreturn));

/* A pointer that malloc() or the like returned; dies if it is null. */
extern void *need(void *p);

/*
 * Make room for one more element in an array of n elements that grows by one
 * at a time.  Returns the array, which may have moved.
 */
extern void *grow(void *array, uint32_t n, size_t size);

#endif							/* ZHN_TOOL_NEED_H */
