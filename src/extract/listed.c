/*-------------------------------------------------------------------------
 *
 * listed.c
 *	  Links the list of organisations into the library.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/listed.h"

/* ZHN_LISTED_FILE is the quoted path of the list; see the Makefile. */
__asm__(
	".section .rodata\n"
	".globl zhn_listed\n"
	".hidden zhn_listed\n"
	"zhn_listed:\n"
	".incbin \"" ZHN_LISTED_FILE "\"\n"
	".byte 0\n"
	".previous\n");
