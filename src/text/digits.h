/*-------------------------------------------------------------------------
 *
 * digits.h
 *	  Chinese digits that are written one after the other: 二〇二二 is 2022.
 *
 * Only such runs are meant, as years and telephone numbers are written: four
 * digits, or two with a 〇 or 零 among them.  二十二 and 三五 are words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_DIGITS_H
#define ZHN_DIGITS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Put ASCII digits in place of the Chinese ones in runs of folded
 * characters; every character stays one.
 */
extern void zhn_plain_digits(uint32_t *characters, int n);

/* The same for length bytes of folded UTF-8; returns the new length. */
extern size_t zhn_plain_digits_utf8(char *text, size_t length);

/* The value of a Chinese digit, or -1. */
extern int	zhn_digit_in_run(uint32_t cp);

#endif							/* ZHN_DIGITS_H */
