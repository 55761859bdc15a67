/*-------------------------------------------------------------------------
 *
 * weights.c
 *	  Links the weights of the model of names into the library.
 *
 * They are bytes, so that the file is the same on every machine.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/weights.h"

/* ZHN_NAMES_FILE is the quoted path of the weights; see the Makefile. */
__asm__(
	".section .rodata\n"
	".balign 64\n"
	".globl zhn_name_weights\n"
	".hidden zhn_name_weights\n"
	"zhn_name_weights:\n"
	".incbin \"" ZHN_NAMES_FILE "\"\n"
	".previous\n");
