/*-------------------------------------------------------------------------
 *
 * readings.h
 *	  The sources of readings that the dictionary does not spell out.
 *
 * Each function adds the readings that begin at position i of the stretch
 * to the lattice, which stands at i.  None ends after lattice->limit.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_READINGS_H
#define ZHN_READINGS_H

#include "segment/lattice.h"
#include "text/charclass.h"

/* Longest run of characters that is made one token: within ZHN_TOKEN_MAX. */
#define ZHN_RUN_MAX 500

static inline const ZhnChar *
zhn_char_at(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	return &lattice->model.chars[stretch->code[i]];
}

static inline ZhnCharClass
zhn_class_at(const ZhnLattice *lattice, const ZhnStretch *stretch, int i)
{
	return (ZhnCharClass) zhn_char_at(lattice, stretch, i)->cclass;
}

/* numeral.c: at a digit, a sign, or a Chinese digit or 第 数 几. */
extern void zhn_read_number(ZhnLattice *lattice, const ZhnStretch *stretch,
							int i);
extern void zhn_read_chinese_number(ZhnLattice *lattice,
									const ZhnStretch *stretch, int i);

/* latin.c: at a Latin letter or a digit; true if a letter is part of the run. */
extern bool zhn_read_latin(ZhnLattice *lattice, const ZhnStretch *stretch,
						   int i);

/* name.c: at a Han character flagged ZHN_BEGINS_NAME. */
extern void zhn_read_names(ZhnLattice *lattice, const ZhnStretch *stretch,
						   int i);

/* name.c: a name was found in the text; make it likelier from now on. */
extern void zhn_remember_name(ZhnLattice *lattice, const ZhnStretch *stretch,
							  int start, int end);

/* name.c: at a Han character that no word of several characters covers. */
extern void zhn_read_unknown(ZhnLattice *lattice, const ZhnStretch *stretch,
							 int i);

#endif							/* ZHN_READINGS_H */
