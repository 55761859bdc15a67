/*-------------------------------------------------------------------------
 *
 * fold_table.c
 *	  Link in the table of foldings and character classes.
 *
 * ZHN_FOLD_FILE is the quoted path of the file that zhnews-fold wrote.  The
 * assembler reads it, which takes no time, where a C array of this size
 * would take the compiler seconds.
 *
 *-------------------------------------------------------------------------
 */
#include "text/table.h"

#ifndef ZHN_FOLD_FILE
#error "compile with -DZHN_FOLD_FILE='\"build/fold.bin\"'"
#endif

/* The offsets are those of zhnews-fold.c; the last symbol runs to the end. */
__asm__(
		".section .rodata.zhn_fold,\"a\"\n"
		".balign 64\n"
		".globl zhn_fold_table\n"
		".hidden zhn_fold_table\n"
		".type zhn_fold_table, %object\n"
		".size zhn_fold_table, 131072\n"
		"zhn_fold_table:\n"
		".incbin \"" ZHN_FOLD_FILE "\", 0, 131072\n"
		".balign 64\n"
		".globl zhn_char_class_table\n"
		".hidden zhn_char_class_table\n"
		".type zhn_char_class_table, %object\n"
		".size zhn_char_class_table, 65536\n"
		"zhn_char_class_table:\n"
		".incbin \"" ZHN_FOLD_FILE "\", 131072, 65536\n"
		".balign 64\n"
		".globl zhn_simplified_table\n"
		".hidden zhn_simplified_table\n"
		".type zhn_simplified_table, %object\n"
		".size zhn_simplified_table, 8192\n"
		"zhn_simplified_table:\n"
		".incbin \"" ZHN_FOLD_FILE "\", 196608, 8192\n"
		".balign 64\n"
		".globl zhn_fold_lists\n"
		".hidden zhn_fold_lists\n"
		".type zhn_fold_lists, %object\n"
		"zhn_fold_lists:\n"
		".incbin \"" ZHN_FOLD_FILE "\", 204800\n"
		".size zhn_fold_lists, . - zhn_fold_lists\n"
		".balign 64\n"
		".previous\n"
);
