/*-------------------------------------------------------------------------
 *
 * byline.h
 *	  Who wrote it, took the picture, edited it: credits in a line.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_BYLINE_H
#define ZHN_BYLINE_H

#include "read/chars.h"
#include "read/page.h"

/* A byline names few people; a list of more is cut here. */
#define ZHN_BYLINE_CREDITS_MAX 24

typedef enum ZhnCreditClass
{
	ZHN_CREDIT_WRITER,			/* 记者, 通讯员, 文 */
	ZHN_CREDIT_PHOTO,			/* 摄影, 图, 供图 */
	ZHN_CREDIT_STAFF			/* 责任编辑, 校对 */
} ZhnCreditClass;

/* How surely a piece of text is a byline. */
typedef enum ZhnBylineSurety
{
	ZHN_BYLINE_NOT,
	ZHN_BYLINE_NAMES,			/* only names, by their surnames */
	ZHN_BYLINE_LIKELY,			/* a role word and what may be names */
	ZHN_BYLINE_SURE				/* a role word and surnames, or a mark */
} ZhnBylineSurety;

typedef struct ZhnByline
{
	ZhnBylineSurety surety;
	ZhnCreditClass class;		/* the first of these that it has */
	int			ncredits;
	ZhnCredit	credits[ZHN_BYLINE_CREDITS_MAX];
} ZhnByline;

/*
 * Read the characters from begin to before end as a byline.  Unless that is
 * what all of them are, surety is ZHN_BYLINE_NOT and there are no credits.
 * Names that need their inner space taken out come from env.
 */
extern void zhn_read_byline(const ZhnEnv *env, const ZhnChars *chars,
							int begin, int end, ZhnByline *byline);

#endif							/* ZHN_BYLINE_H */
