/*-------------------------------------------------------------------------
 *
 * table.h
 *	  The table of foldings and character classes as it lies in memory.
 *
 * src/tool/zhnews-fold.c writes it and describes it; fold_table.c links it
 * in under the names below.  Its pages are read-only, so all processes that
 * have the library loaded share them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TABLE_H
#define ZHN_TABLE_H

#include <stdint.h>

#define ZHN_HIDDEN __attribute__((visibility("hidden")))

/* Entry of a code point that has its folding, if any, in the list. */
#define ZHN_FOLD_MANY		0xD800

/* Longest folding of one code point, in bytes; ﷺ has 33. */
#define ZHN_FOLD_LENGTH_MAX	64
#define ZHN_FOLD_TEXT_MAX	(1 << 20)

typedef struct ZhnFolding
{
	uint32_t	cp;
	uint32_t	where;			/* offset in the text << 8 | bytes */
} ZhnFolding;

typedef struct ZhnClassRun
{
	uint32_t	first;			/* first code point of the run */
	uint32_t	class;			/* a ZhnCharClass */
} ZhnClassRun;

extern ZHN_HIDDEN const uint16_t zhn_fold_table[65536];
extern ZHN_HIDDEN const uint8_t zhn_char_class_table[65536];
extern ZHN_HIDDEN const uint8_t zhn_simplified_table[8192];

/*
 * Number of foldings, of runs, and bytes of text; a zero; then these three.
 * An array without a size, for the compiler must not think that it knows one.
 */
extern ZHN_HIDDEN const uint32_t zhn_fold_lists[];

#define ZHN_FOLDINGS		(zhn_fold_lists[0])
#define ZHN_CLASS_RUNS		(zhn_fold_lists[1])

static inline const ZhnFolding *
zhn_foldings(void)
{
	return (const ZhnFolding *) (zhn_fold_lists + 4);
}

static inline const ZhnClassRun *
zhn_class_runs(void)
{
	return (const ZhnClassRun *) (zhn_foldings() + ZHN_FOLDINGS);
}

static inline const unsigned char *
zhn_fold_text(void)
{
	return (const unsigned char *) (zhn_class_runs() + ZHN_CLASS_RUNS);
}

#endif							/* ZHN_TABLE_H */
