/*-------------------------------------------------------------------------
 *
 * number.h
 *	  Numbers as news writes them: 1,234.5 4万余 一百二十 三四十 上百.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_NUMBER_H
#define ZHN_NUMBER_H

#include "extract/doc.h"

typedef struct ZhnNumber
{
	ZhnDecimal	value;
	ZhnDecimal	value_to;		/* of 三四十 */
	const char *bound;			/* of 600余, 上百 */
	bool		approximate;
	bool		chinese;		/* written with Chinese numerals only */
	bool		plain;			/* digits only, without point or 万 */
	bool		one;			/* the single character 一 */
	int			power;			/* of ten, written after digits: 4 for 1.5万 */
	int			ndigits;		/* digits written */
} ZhnNumber;

/* Read the number at i; returns its length in characters, or 0. */
extern uint32_t zhn_number_at(const ZhnDoc *doc, uint32_t i,
							  ZhnNumber *number);

/* Up to max digits 0-9 at i as a value; returns how many were read. */
extern uint32_t zhn_digits_at(const ZhnDoc *doc, uint32_t i, uint32_t max,
							  int *value);

/* A whole number below 10,000, in either script; returns its length. */
extern uint32_t zhn_small_number_at(const ZhnDoc *doc, uint32_t i,
									int *value);

/* Value of a Chinese digit 〇 to 九, or -1. */
extern int	zhn_chinese_digit(uint32_t cp);

extern int	zhn_decimal_compare(const ZhnDecimal *a, const ZhnDecimal *b);

#endif							/* ZHN_NUMBER_H */
