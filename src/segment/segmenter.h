/*-------------------------------------------------------------------------
 *
 * segmenter.h
 *	  Chinese text to words: the interface of src/segment.
 *
 * Invariant: the tokens of a text, concatenated, are that text.  Every byte,
 * also an invalid one, is in exactly one token.
 *
 *	ZhnSegmenter *s = zhn_segmenter_create(env);
 *	zhn_segmenter_start(s, text, length, ZHN_NEWS, lexicon);
 *	while (zhn_segmenter_next(s, &token))
 *		...
 *
 * A segmenter holds fixed working memory (about 200 kB) whatever the length
 * of the text, and may be started again for the next text.  It reads the
 * text and the lexicon in place: both must outlive the run.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SEGMENTER_H
#define ZHN_SEGMENTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "segment/lexicon.h"
#include "text/env.h"

/* What a token is.  The SQL names are those of zhn_kind_name(). */
typedef enum ZhnKind
{
	ZHN_WORD,					/* Chinese word */
	ZHN_PERSON,					/* name of a person */
	ZHN_PLACE,					/* name of a place */
	ZHN_ORGANISATION,			/* name of an organisation */
	ZHN_DATE,					/* date or time of day, or a part of one */
	ZHN_NUMBER,					/* number, percentage, ordinal, code, phone */
	ZHN_QUANTITY,				/* number with its unit (long cut only) */
	ZHN_LATIN,					/* Latin or mixed: GDP, COVID-19, URL, e-mail */
	ZHN_PUNCTUATION,			/* punctuation and symbols */
	ZHN_SPACE,					/* white space and control characters */
	ZHN_OTHER,					/* other scripts, invalid bytes */
	ZHN_NKINDS
} ZhnKind;

/* Why a token was cut as it was. */
typedef enum ZhnReason
{
	ZHN_BY_CHARACTER,			/* single character without a better reading */
	ZHN_BY_DICTIONARY,			/* word of the built-in dictionary */
	ZHN_BY_LEXICON,				/* word of the user's lexicon */
	ZHN_BY_NUMERAL,				/* rule for numbers, dates, times */
	ZHN_BY_NAME,				/* model of Chinese personal names */
	ZHN_BY_FOREIGN_NAME,		/* model of transliterated names */
	ZHN_BY_PLACE_SUFFIX,		/* unknown place name with 省 市 县 村 … */
	ZHN_BY_SHAPE,				/* model of unknown words */
	ZHN_BY_RUN,					/* run of Latin letters, spaces, dashes … */
	ZHN_BY_JOIN,				/* joined from shorter words (long cut) */
	ZHN_BY_PART,				/* part of a longer word (fine cut) */
	ZHN_NREASONS
} ZhnReason;

/* How long words are; see README, "Three cuts". */
typedef enum ZhnGrain
{
	ZHN_FINE,					/* long words in their parts */
	ZHN_NEWS,					/* newspaper standard, names whole */
	ZHN_LONG					/* compounds, dates and quantities joined */
} ZhnGrain;

typedef struct ZhnToken
{
	size_t		start;			/* first byte in the text */
	size_t		length;			/* bytes, at least 1, at most ZHN_TOKEN_MAX */
	ZhnKind		kind;
	ZhnReason	reason;
	int32_t		cost;			/* of the word on the best path, 1/64 nat */
} ZhnToken;

/* tsearch drops a token of 2,047 bytes or more, so none is longer. */
#define ZHN_TOKEN_MAX 2046

typedef struct ZhnSegmenter ZhnSegmenter;

/* The working memory comes from env, which must outlive the segmenter. */
extern ZhnSegmenter *zhn_segmenter_create(const ZhnEnv *env);

/* Begin a text.  lexicon may be NULL.  An unfinished text is abandoned. */
extern void zhn_segmenter_start(ZhnSegmenter *segmenter,
								const char *text, size_t length,
								ZhnGrain grain, const ZhnLexicon *lexicon);

/* Store the next token and return true; return false after the last one. */
extern bool zhn_segmenter_next(ZhnSegmenter *segmenter, ZhnToken *token);

/*
 * The readings that were weighed where the last token returned begins, the
 * token's own among them: up to max tokens, the cheapest first; returns their
 * number.  A reading dearer than another that ends in the same place by more
 * than the beam is not kept and so not told.
 */
extern int	zhn_segmenter_readings(const ZhnSegmenter *segmenter,
								   const ZhnToken *token,
								   ZhnToken *readings, int max);

/*
 * Cut one word into its parts by the costs of the same dictionary, also where
 * the fine cut would not: 公安局 is 公安 局, so that a search for 公安 finds
 * it.  Store up to max parts (bytes relative to word) and return their
 * number; 1 if the word has no parts.  Names are never given to this.
 */
extern int	zhn_segmenter_parts(ZhnSegmenter *segmenter,
								const char *word, size_t length,
								ZhnToken *parts, int max);

extern const char *zhn_kind_name(ZhnKind kind);
extern const char *zhn_reason_name(ZhnReason reason);

#endif							/* ZHN_SEGMENTER_H */
