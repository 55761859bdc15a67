/*-------------------------------------------------------------------------
 *
 * short.h
 *	  Short lists of postings, and rows that hold those of many words.
 *
 * Most words are in a few documents only.  A row of its own would cost such
 * a word many times the bytes of its postings, so the short lists of words
 * that follow one another are bundled into one row, in the order of the
 * bytes of the words:
 *
 *	version, then of each word
 *		bytes that it shares with the word before, further bytes, and these
 *		bytes of its list, and the list:
 *			twice the number of postings, less one; odd with marks (see below)
 *			first document, its sign in the lowest bit
 *			distances between documents, less one
 *			the least length of any document, roughly
 *			in bits: parameter (4); of each posting how often the document
 *			has the word, less one, in unary; with marks, a bit for each
 *			posting that has no positions; the distances between positions,
 *			Rice-coded; with marks, two bits for the class of each position
 *
 * A list without marks has positions of class D only.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SHORT_H
#define ZHN_SHORT_H

#include "index/list.h"
#include "index/writer.h"

/* Postings of a short list, and positions of all of them, at most. */
#define ZHN_SHORT_MAX			64
#define ZHN_SHORT_PLACES_MAX	512

/* Bytes of a word with a short list at most. */
#define ZHN_SHORT_WORD_MAX		255

/* Bytes of a list at most. */
#define ZHN_SHORT_SIZE_MAX \
	(ZHN_NUMBER_MAX * (ZHN_SHORT_MAX + 2) + 5 * ZHN_SHORT_PLACES_MAX)

typedef struct ZhnShortList
{
	int			n;
	uint32_t	length;			/* no document is shorter */
	int64_t		ids[ZHN_SHORT_MAX];
	uint16_t	starts[ZHN_SHORT_MAX + 1];	/* of the positions of each */
	uint16_t	places[ZHN_SHORT_PLACES_MAX];
} ZhnShortList;

extern void zhn_short_start(ZhnShortList *list);

/* Add a posting behind those that are there; false if there is no room. */
extern bool zhn_short_add(ZhnShortList *list, const ZhnPosting *posting);

/* One of the postings, with the least length as its length. */
extern ZhnPosting zhn_short_posting(const ZhnShortList *list, int index);

/* Encode a list that is not empty; returns its bytes. */
extern size_t zhn_short_write(const ZhnShortList *list, unsigned char *p);

/*
 * Decode a list, which must be followed by ZHN_BITS_PADDING bytes that can be
 * read; fails if it is damaged.
 */
extern void zhn_short_read(const ZhnEnv *env, const void *bytes, size_t size,
						   ZhnShortList *list);

/* The number of postings of a list, without decoding it. */
extern int	zhn_short_count(const void *bytes, size_t size);

/* What short lists are turned into others with. */
typedef struct ZhnShortReader
{
	ZhnShortList shorts;
	ZhnWriter	writer;
} ZhnShortReader;

/* Make the postings in shorts a list like that of a row. */
extern void zhn_short_list(ZhnShortReader *reader, const ZhnEnv *env,
						   ZhnList *list);

/* A bundle that is read, word by word. */
typedef struct ZhnBundle
{
	const ZhnEnv *env;
	ZhnBytes	bytes;
	size_t		word_size;
	const unsigned char *list;
	size_t		list_size;
	char		word[ZHN_SHORT_WORD_MAX];
} ZhnBundle;

/* Fails if it is damaged.  ZHN_BITS_PADDING bytes must follow. */
extern void zhn_bundle_open(ZhnBundle *bundle, const ZhnEnv *env,
							const void *row, size_t size);

/* Go to the next word; false at the end. */
extern bool zhn_bundle_next(ZhnBundle *bundle);

/* The order of two words. */
extern int	zhn_compare_words(const char *one, size_t one_size,
							  const char *other, size_t other_size);

/* Bundles under construction; words come in their order. */
typedef struct ZhnBundleWord
{
	size_t		start;			/* of the word in bytes; its list follows */
	size_t		size;
	size_t		list_size;
	size_t		shared;			/* with the word before */
} ZhnBundleWord;

typedef struct ZhnBundleWriter
{
	const ZhnEnv *env;
	size_t		limit;			/* bytes of a row and its first word at most */
	void		(*put) (void *arg, const char *word, size_t word_size,
						size_t nwords, const void *row, size_t size);
	void	   *arg;
	size_t		n;
	size_t		room;
	ZhnBundleWord *words;
	size_t		nbytes;
	size_t		bytes_room;
	unsigned char *bytes;
	size_t		size;			/* of all words in one row */
	unsigned char row[ZHN_ROW_BYTES_MAX];
} ZhnBundleWriter;

/* The last two rows are about as full as each other. */
extern void zhn_bundle_start(ZhnBundleWriter *writer, const ZhnEnv *env,
							 size_t limit,
							 void (*put) (void *arg, const char *word,
										  size_t word_size, size_t nwords,
										  const void *row, size_t size),
							 void *arg);
extern void zhn_bundle_add(ZhnBundleWriter *writer, const char *word,
						   size_t word_size, const void *list,
						   size_t list_size);
extern void zhn_bundle_finish(ZhnBundleWriter *writer);

#endif							/* ZHN_SHORT_H */
