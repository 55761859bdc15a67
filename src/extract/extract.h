/*-------------------------------------------------------------------------
 *
 * extract.h
 *	  Who, where, when, how much, and who said what: the interface of
 *	  src/extract.
 *
 *	ZhnExtractor *x = zhn_extractor_create(env);
 *
 *	doc = zhn_extractor_begin(x, env, text, length);
 *	while (zhn_segmenter_next(segmenter, &token))
 *		zhn_extractor_token(doc, &token);
 *	zhn_extract(doc, &options, &result);
 *
 * An extractor holds the word tables, is made once and never changes.  A
 * document and what is found in it live in the memory of the ZhnEnv given
 * with the text; the text is read in place.  Nothing but the tokens, the
 * text and the options decides what is found.
 *
 * Offsets count characters from 0.  Paragraphs are the lines of the text,
 * counted from 0.  Days are counted from 2000-01-01.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_EXTRACT_H
#define ZHN_EXTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "segment/segmenter.h"
#include "text/env.h"

/* Longest text, in bytes. */
#define ZHN_EXTRACT_MAX (64 << 20)

/* A day that is not known, and the ends of time. */
#define ZHN_DAY_UNKNOWN INT32_MIN
#define ZHN_DAY_OPEN INT32_MAX

typedef enum ZhnMentionKind
{
	ZHN_MENTION_NONE,
	ZHN_MENTION_PERSON,
	ZHN_MENTION_ORGANISATION,
	ZHN_MENTION_PLACE,
	ZHN_MENTION_POSITION,		/* 主教练, with or without a name */
	ZHN_MENTION_DATE,
	ZHN_MENTION_QUANTITY,
	ZHN_MENTION_CHANGE,			/* increase or decrease, holds a quantity */
	ZHN_MENTION_WORK,			/* 《…》 */
	ZHN_MENTION_TERM,			/* “…” that nobody says */
	ZHN_MENTION_NKINDS
} ZhnMentionKind;

/* Bytes, not zero-terminated; at is NULL where there is nothing. */
typedef struct ZhnSlice
{
	const char *at;
	size_t		length;
} ZhnSlice;

/* digits × 10^exponent, exactly. */
typedef struct ZhnDecimal
{
	bool		known;
	int64_t		digits;
	int			exponent;
} ZhnDecimal;

/* First and last day; either may be ZHN_DAY_OPEN. */
typedef struct ZhnPeriod
{
	bool		known;
	int32_t		first;
	int32_t		last;
} ZhnPeriod;

#define ZHN_TIMEX_MAX 48

typedef struct ZhnMention
{
	ZhnMentionKind kind;
	ZhnMentionKind within;		/* kind of the mention around this one */
	uint32_t	start;
	uint32_t	length;
	uint32_t	paragraph;
	ZhnSlice	surface;
	ZhnSlice	name;			/* what the surface stands for */
	ZhnSlice	title;			/* of a person */
	ZhnDecimal	value;
	ZhnDecimal	value_to;		/* end of a range or of a change */
	ZhnSlice	unit;			/* normalised */
	const char *bound;			/* > >= < <=, or NULL */
	const char *direction;		/* up, down, or NULL */
	bool		ordinal;
	bool		approximate;
	ZhnPeriod	period;
	char		timex[ZHN_TIMEX_MAX];	/* ISO 8601 or TIMEX3; may be empty */
	const char *part_of_day;	/* or NULL */
	const char *type;			/* of an organisation, or NULL */
	const char *evidence;
	float		confidence;		/* 0 to 1 */
} ZhnMention;

typedef enum ZhnSpeech
{
	ZHN_SPEECH_DIRECT,			/* in quotation marks */
	ZHN_SPEECH_INDIRECT
} ZhnSpeech;

typedef struct ZhnQuotation
{
	ZhnSpeech	kind;
	uint32_t	start;			/* of what was said, without marks */
	uint32_t	length;
	uint32_t	paragraph;
	ZhnSlice	text;
	ZhnSlice	speaker;		/* name; none if it is not told who said it */
	ZhnSlice	title;
	ZhnSlice	verb;
	const char *position;		/* of the speaker: before, after, … */
	float		confidence;
} ZhnQuotation;

typedef struct ZhnExtracted
{
	ZhnMention *mentions;		/* in the order of the text */
	uint32_t	nmentions;
	ZhnQuotation *quotations;	/* in the order of the text */
	uint32_t	nquotations;
} ZhnExtracted;

typedef struct ZhnExtractOptions
{
	int32_t		base;			/* day of publication, or ZHN_DAY_UNKNOWN */
	ZhnSlice	home;			/* what 我市 means, or nothing */
} ZhnExtractOptions;

typedef struct ZhnExtractor ZhnExtractor;
typedef struct ZhnDoc ZhnDoc;

extern ZhnExtractor *zhn_extractor_create(const ZhnEnv *env);

/* Begin a text; too long a one fails with ZHN_ERROR_LIMIT. */
extern ZhnDoc *zhn_extractor_begin(const ZhnExtractor *extractor,
								   const ZhnEnv *env,
								   const char *text, size_t length);

/* Take the next token of the text. */
extern void zhn_extractor_token(ZhnDoc *doc, const ZhnToken *token);

/* After the last token. */
extern void zhn_extract(ZhnDoc *doc, const ZhnExtractOptions *options,
						ZhnExtracted *result);

extern const char *zhn_mention_kind_name(ZhnMentionKind kind);

#endif							/* ZHN_EXTRACT_H */
