/*-------------------------------------------------------------------------
 *
 * invert.h
 *	  From documents with their words to words with their documents.
 *
 * Documents come in their order, each with its words.  When so much has come
 * that memory is to be given back, zhn_inverter_dump() hands out, word by
 * word, a run of changes: bytes that zhn_change_next() reads again.  The runs
 * of a word, one after the other in the order of their first documents, are
 * all its changes.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_INVERT_H
#define ZHN_INVERT_H

#include "index/writer.h"

/* The changes of a word so far. */
typedef struct ZhnInverted
{
	const char *word;
	uint32_t	word_size;
	uint32_t	hash;
	int64_t		first;			/* document */
	int64_t		last;
	size_t		size;
	size_t		room;
	unsigned char *bytes;
} ZhnInverted;

typedef struct ZhnInverter
{
	const ZhnEnv *env;
	size_t		memory;			/* bytes in use */
	size_t		nwords;
	size_t		words_room;
	ZhnInverted *words;
	size_t		nslots;			/* a power of two */
	uint32_t   *slots;			/* number of a word, plus one; 0 if free */
} ZhnInverter;

extern void zhn_inverter_start(ZhnInverter *inverter, const ZhnEnv *env);

/* A word of a document, and its positions. */
typedef struct ZhnDocumentWord
{
	const char *word;
	size_t		size;
	const uint16_t *places;
	size_t		n;
	uint32_t	hash;			/* for the inverter */
	uint32_t	slot;
} ZhnDocumentWord;

/* A document has these words; the length is that of the document. */
extern void zhn_inverter_add(ZhnInverter *inverter, int64_t id,
							 uint32_t length, ZhnDocumentWord *words,
							 size_t n);

/* A document that was indexed has the word no longer. */
extern void zhn_inverter_remove(ZhnInverter *inverter, const char *word,
								size_t word_size, int64_t id);

/* Hand out the words by their bytes, and forget them. */
extern void zhn_inverter_dump(ZhnInverter *inverter,
							  void (*put) (void *arg,
										   const ZhnInverted *word),
							  void *arg);

/* A run that is read. */
typedef struct ZhnChanges
{
	ZhnBytes	bytes;
	int64_t		id;				/* of the last one */
} ZhnChanges;

/* One change; the places of the posting are those given to the reader. */
typedef struct ZhnChange
{
	ZhnPosting	posting;
	bool		removed;
} ZhnChange;

extern void zhn_changes_start(ZhnChanges *changes, const void *bytes,
							  size_t size, int64_t first);

/*
 * The next change, or false at the end.  There must be room for
 * ZHN_POSITIONS_MAX places.
 */
extern bool zhn_change_next(ZhnChanges *changes, const ZhnEnv *env,
							ZhnChange *change, uint16_t *places);

#endif							/* ZHN_INVERT_H */
