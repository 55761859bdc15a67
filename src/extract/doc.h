/*-------------------------------------------------------------------------
 *
 * doc.h
 *	  A text while it is read for mentions.
 *
 * Rules look at folded characters, at where tokens begin, and at the words
 * of words.c ("hits") that begin or end at a character.  All are arrays over
 * the characters, with a margin of zeros, so that looking a little beyond
 * either end needs no check.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_DOC_H
#define ZHN_DOC_H

#include <uchar.h>

#include "extract/extract.h"
#include "extract/word_trie.h"
#include "segment/image.h"

/* Characters that can be looked at before the first and after the last. */
#define ZHN_MARGIN 64

/* Longest word of the tables, in characters. */
#define ZHN_HIT_MAX 12

typedef struct ZhnDocToken
{
	uint32_t	start;
	uint32_t	end;
	uint8_t		kind;			/* ZhnKind */
	uint8_t		reason;			/* ZhnReason */
} ZhnDocToken;

typedef struct ZhnHit
{
	uint32_t	start;
	uint32_t	length;
	const ZhnWordInfo *info;
} ZhnHit;

/* A pair of quotation marks or of title marks. */
typedef struct ZhnPair
{
	uint32_t	open;			/* character of the opening mark */
	uint32_t	close;			/* of the closing mark */
	uint32_t	depth;			/* 0 for an outer one */
	bool		title;			/* 《…》 */
	bool		said;			/* what somebody said */
	bool		closed;			/* close is a mark, not the paragraph's end */
} ZhnPair;

struct ZhnExtractor
{
	ZhnWordTrie *words;
	ZhnModel	model;			/* of the segmenter: how names are spelled */
	const uint8_t (*clusters)[2];	/* of words; see feature.h */
	uint8_t		begins_date[65536 / 8];	/* characters that may begin one */
	uint8_t		date_pairs[65536 / 8];	/* and two that may, by hash */
	uint8_t		begins_number[65536 / 8];	/* characters of numbers */
};

struct ZhnDoc
{
	const ZhnEnv *env;
	const ZhnExtractor *extractor;
	const ZhnExtractOptions *options;
	const char *text;
	size_t		length;

	uint32_t	n;				/* characters */
	uint32_t   *cp;				/* folded */
	uint32_t   *at;				/* offset in bytes, n + 1 of them */
	uint32_t   *token_of;		/* number of the token, n + 1 */
	uint32_t   *first_hit;		/* n + 1 */
	uint32_t   *begin;			/* classes of the words that begin here */
	uint32_t   *end;			/* and of those that end before here */
	uint8_t    *claim;			/* ZhnMentionKind that has the character */
	uint8_t    *head;			/* length of the longest head of an
								 * organisation that ends here */

	uint32_t   *line_ends;		/* of each line, its \n or n */
	uint32_t	nlines;
	uint32_t	lines_room;

	ZhnDocToken *tokens;
	uint32_t	ntokens;
	uint32_t	tokens_room;
	uint32_t	filled;			/* characters that tokens cover so far */

	ZhnHit	   *hits;
	uint32_t	nhits;
	uint32_t	hits_room;

	ZhnPair    *pairs;
	uint32_t	npairs;
	uint32_t	pairs_room;

	ZhnMention *mentions;
	uint32_t	nmentions;
	uint32_t	mentions_room;

	ZhnQuotation *quotations;
	uint32_t	nquotations;
	uint32_t	quotations_room;
};

/* Find the words of the tables; called once, after the last token. */
extern void zhn_doc_find_words(ZhnDoc *doc);

/* The longest of the words at i that has one of the classes. */
extern uint32_t zhn_doc_find_word_at(const ZhnDoc *doc, uint32_t i,
									 uint32_t classes, bool whole,
									 const ZhnWordInfo **info);
extern uint32_t zhn_doc_find_word_before(const ZhnDoc *doc, uint32_t i,
										 uint32_t classes,
										 const ZhnWordInfo **info);

/* Make a mention of n characters and return it, cleared. */
extern ZhnMention *zhn_doc_add(ZhnDoc *doc, ZhnMentionKind kind,
							   uint32_t start, uint32_t length);

/* Mark characters as taken. */
extern void zhn_doc_claim(ZhnDoc *doc, uint32_t start, uint32_t length,
						  ZhnMentionKind kind);

/* Grow an array so that one more element fits. */
extern void *zhn_doc_grow(const ZhnEnv *env, void *array, uint32_t used,
						  uint32_t *room, size_t size);

/* First character of the sentence that i is in, and one after its last. */
extern uint32_t zhn_doc_sentence_start(const ZhnDoc *doc, uint32_t i);
extern uint32_t zhn_doc_sentence_end(const ZhnDoc *doc, uint32_t i);

/* First character of a line, counted from 0. */
static inline uint32_t
zhn_doc_line_start(const ZhnDoc *doc, uint32_t line)
{
	return line == 0 ? 0 : doc->line_ends[line - 1] + 1;
}

static inline bool
zhn_doc_edge(const ZhnDoc *doc, uint32_t i)
{
	return i == 0 || i >= doc->n || doc->token_of[i] != doc->token_of[i - 1];
}

/* Length of the longest word at i that has one of the classes, or 0. */
static inline uint32_t
zhn_doc_word_at(const ZhnDoc *doc, uint32_t i, uint32_t classes,
				const ZhnWordInfo **info)
{
	return i < doc->n && (doc->begin[i] & classes) != 0
		? zhn_doc_find_word_at(doc, i, classes, false, info) : 0;
}

/* The same for words that begin and end where tokens do. */
static inline uint32_t
zhn_doc_whole_word_at(const ZhnDoc *doc, uint32_t i, uint32_t classes,
					  const ZhnWordInfo **info)
{
	return i < doc->n && (doc->begin[i] & classes) != 0 &&
		zhn_doc_edge(doc, i)
		? zhn_doc_find_word_at(doc, i, classes, true, info) : 0;
}

/* The same for words that end before i. */
static inline uint32_t
zhn_doc_word_before(const ZhnDoc *doc, uint32_t i, uint32_t classes,
					const ZhnWordInfo **info)
{
	return (doc->end[i] & classes) != 0
		? zhn_doc_find_word_before(doc, i, classes, info) : 0;
}

static inline bool
zhn_doc_claimed(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++)
		if (doc->claim[i] != ZHN_MENTION_NONE)
			return true;
	return false;
}

static inline ZhnSlice
zhn_doc_slice(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	ZhnSlice	slice = {doc->text + doc->at[start],
		doc->at[end] - doc->at[start]};

	return slice;
}

/* Do these characters stand at i?  Returns their number or 0. */
static inline uint32_t
zhn_doc_is(const ZhnDoc *doc, uint32_t i, const char32_t *what)
{
	uint32_t	n = 0;

	while (what[n] != 0)
	{
		if (doc->cp[i + n] != what[n])
			return 0;
		n++;
	}
	return n;
}

/* Do these characters end before i? */
static inline uint32_t
zhn_doc_was(const ZhnDoc *doc, uint32_t i, const char32_t *what)
{
	uint32_t	n = 0;

	while (what[n] != 0)
		n++;
	return n <= i && zhn_doc_is(doc, i - n, what) != 0 ? n : 0;
}

static inline bool
zhn_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static inline bool
zhn_is_han(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
		(cp >= 0x20000 && cp <= 0x3FFFF) || cp == 0x3007;
}

/* Fill the tables of characters of an extractor. */
extern void zhn_date_init(ZhnExtractor *extractor);
extern void zhn_quantity_init(ZhnExtractor *extractor);

/* The steps of zhn_extract, in their order. */
extern void zhn_find_pairs(ZhnDoc *doc);
extern void zhn_find_dates(ZhnDoc *doc);
extern void zhn_find_quantities(ZhnDoc *doc);
extern void zhn_find_works(ZhnDoc *doc);
extern void zhn_find_organisations(ZhnDoc *doc);
extern void zhn_find_people(ZhnDoc *doc);
extern void zhn_find_places(ZhnDoc *doc);
extern ZhnType zhn_organisation_type(const ZhnDoc *doc, uint32_t start,
									 uint32_t end);
extern void zhn_find_positions(ZhnDoc *doc);
extern void zhn_find_quotations(ZhnDoc *doc);
extern uint32_t zhn_find_by_rules(ZhnDoc *doc,
								  const ZhnExtractOptions *options);
extern void zhn_tag_names(ZhnDoc *doc, uint32_t first);
extern void zhn_find_organisations_again(ZhnDoc *doc, uint32_t first);
extern void zhn_find_people_again(ZhnDoc *doc, uint32_t first);
extern void zhn_name_organisations(ZhnDoc *doc, uint32_t first);

#endif							/* ZHN_DOC_H */
