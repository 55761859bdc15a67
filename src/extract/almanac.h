/*-------------------------------------------------------------------------
 *
 * almanac.h
 *	  What a day is in the Chinese calendar: lunar date, solar term, feast,
 *	  statutory day off.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ALMANAC_H
#define ZHN_ALMANAC_H

#include <stdbool.h>
#include <stdint.h>

#include "text/env.h"

/* Years that there is an almanac of. */
#define ZHN_ALMANAC_FIRST	1901
#define ZHN_ALMANAC_LAST	2099

/* Feasts of a day at most: 中秋节 may be on 国庆节. */
#define ZHN_FEASTS			2

typedef struct ZhnAlmanacDay
{
	int			lunar_year;		/* year in which the lunar year begins */
	int			lunar_month;	/* 1 to 12 */
	bool		leap;			/* the month is an intercalary one */
	int			lunar_day;		/* 1 to 30 */
	const char *term;			/* solar term that begins, or NULL */
	const char *feast[ZHN_FEASTS];	/* feasts and days of commemoration */
	const char *holiday;		/* statutory holiday, or NULL */
} ZhnAlmanacDay;

typedef struct ZhnAlmanac ZhnAlmanac;

/* An almanac in the memory of env. */
extern ZhnAlmanac *zhn_almanac_open(const ZhnEnv *env);

/* A day, counted as in calendar.h, of the years that there is one of. */
extern void zhn_almanac_day(ZhnAlmanac *almanac, int32_t day,
							ZhnAlmanacDay *result);

/*
 * The lunar date in words, 闰四月初一, into a buffer of ZHN_LUNAR_NAME bytes;
 * returns its length.
 */
#define ZHN_LUNAR_NAME		32
extern size_t zhn_lunar_name(const ZhnAlmanacDay *day, char *buffer);

#endif							/* ZHN_ALMANAC_H */
