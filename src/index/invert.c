/*-------------------------------------------------------------------------
 *
 * invert.c
 *	  From documents with their words to words with their documents.
 *
 * A run is, of each change: the distance to the document before; the length
 * of the document, plus one, or 0 if the word was removed; the number of
 * positions; of each position, the distance to the one before and the class.
 *
 *-------------------------------------------------------------------------
 */
#include "index/invert.h"

#include <stdlib.h>

#include "text/hash.h"

#define SLOTS_MIN	4096

/* Words whose memory is asked for at a time. */
#define FETCH_MAX	32

void
zhn_inverter_start(ZhnInverter *inverter, const ZhnEnv *env)
{
	inverter->env = env;
	inverter->nwords = 0;
	inverter->words_room = SLOTS_MIN / 2;
	inverter->words = zhn_alloc(env, inverter->words_room *
								sizeof(ZhnInverted));
	inverter->nslots = SLOTS_MIN;
	inverter->slots = zhn_alloc(env, inverter->nslots * sizeof(uint32_t));
	memset(inverter->slots, 0, inverter->nslots * sizeof(uint32_t));
	inverter->memory = inverter->words_room * sizeof(ZhnInverted) +
		inverter->nslots * sizeof(uint32_t);
}

static void
put_slot(ZhnInverter *inverter, uint32_t number)
{
	size_t		mask = inverter->nslots - 1;
	size_t		slot = inverter->words[number].hash & mask;

	while (inverter->slots[slot] != 0)
		slot = (slot + 1) & mask;
	inverter->slots[slot] = number + 1;
}

/* Twice the room for words. */
static void
grow(ZhnInverter *inverter)
{
	const ZhnEnv *env = inverter->env;

	inverter->memory += inverter->words_room * sizeof(ZhnInverted) +
		inverter->nslots * sizeof(uint32_t);
	inverter->words_room *= 2;
	inverter->words = zhn_resize(env, inverter->words, inverter->words_room *
								 sizeof(ZhnInverted));
	inverter->nslots *= 2;
	zhn_release(env, inverter->slots);
	inverter->slots = zhn_alloc(env, inverter->nslots * sizeof(uint32_t));
	memset(inverter->slots, 0, inverter->nslots * sizeof(uint32_t));
	for (size_t i = 0; i < inverter->nwords; i++)
		put_slot(inverter, (uint32_t) i);
}

static ZhnInverted *
find_word(ZhnInverter *inverter, const char *word, size_t size, uint32_t hash,
		  int64_t id)
{
	size_t		mask = inverter->nslots - 1;
	ZhnInverted *found;
	char	   *copy;

	for (size_t slot = hash & mask; inverter->slots[slot] != 0;
		 slot = (slot + 1) & mask)
	{
		found = &inverter->words[inverter->slots[slot] - 1];
		if (found->hash == hash && found->word_size == size &&
			memcmp(found->word, word, size) == 0)
			return found;
	}

	if (inverter->nwords == inverter->words_room)
		grow(inverter);
	copy = zhn_alloc(inverter->env, size + 1);
	memcpy(copy, word, size);
	inverter->memory += size + 32;
	found = &inverter->words[inverter->nwords++];
	found->word = copy;
	found->word_size = (uint32_t) size;
	found->hash = hash;
	found->first = id;
	found->last = id;
	found->size = 0;
	found->room = 0;
	found->bytes = NULL;
	put_slot(inverter, (uint32_t) (inverter->nwords - 1));
	return found;
}

/* The end of the run of a word, with room for so many bytes. */
static unsigned char *
make_room(ZhnInverter *inverter, ZhnInverted *word, size_t size)
{
	if (word->size + size > word->room)
	{
		size_t		room = word->room == 0 ? 16 : 2 * word->room;

		while (room < word->size + size)
			room *= 2;
		word->bytes = zhn_resize(inverter->env, word->bytes, room);
		inverter->memory += room - word->room +
			(word->room == 0 ? 16 : 0);
		word->room = room;
	}
	return word->bytes + word->size;
}

static void
add_posting(ZhnInverter *inverter, int64_t id, uint32_t length,
			const ZhnDocumentWord *word)
{
	ZhnInverted *found = find_word(inverter, word->word, word->size,
								   word->hash, id);
	unsigned char buffer[3 * ZHN_NUMBER_MAX + 3 * ZHN_POSITIONS_MAX];
	unsigned char *p = buffer;
	uint32_t	before = 0;
	size_t		n = word->n < ZHN_POSITIONS_MAX ? word->n :
		ZHN_POSITIONS_MAX;

	p += zhn_write_number(p, (uint64_t) id - (uint64_t) found->last);
	p += zhn_write_number(p, (uint64_t) length + 1);
	p += zhn_write_number(p, n);
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	place = ZHN_POSITION_PLACE(word->places[i]);

		p += zhn_write_number(p, (place - before) << 2 |
							  ZHN_POSITION_CLASS(word->places[i]));
		before = place;
	}
	memcpy(make_room(inverter, found, (size_t) (p - buffer)), buffer,
		   (size_t) (p - buffer));
	found->size += (size_t) (p - buffer);
	found->last = id;
}

/*
 * Ask for the memory of some words before it is used: each word is somewhere
 * else, and to wait for one after the other took half of the time.
 */
static void
fetch_words(const ZhnInverter *inverter, ZhnDocumentWord *words, size_t n)
{
	size_t		mask = inverter->nslots - 1;

	for (size_t i = 0; i < n; i++)
	{
		words[i].hash = zhn_hash_word(words[i].word, words[i].size);
		__builtin_prefetch(&inverter->slots[words[i].hash & mask]);
	}
	for (size_t i = 0; i < n; i++)
	{
		words[i].slot = inverter->slots[words[i].hash & mask];
		if (words[i].slot != 0)
			__builtin_prefetch(&inverter->words[words[i].slot - 1]);
	}
	for (size_t i = 0; i < n; i++)
		if (words[i].slot != 0)
		{
			const ZhnInverted *word = &inverter->words[words[i].slot - 1];

			__builtin_prefetch(word->word);
			__builtin_prefetch(word->bytes + word->size, 1);
		}
}

void
zhn_inverter_add(ZhnInverter *inverter, int64_t id, uint32_t length,
				 ZhnDocumentWord *words, size_t n)
{
	for (size_t from = 0; from < n; from += FETCH_MAX)
	{
		size_t		some = n - from < FETCH_MAX ? n - from : FETCH_MAX;

		fetch_words(inverter, words + from, some);
		for (size_t i = from; i < from + some; i++)
			add_posting(inverter, id, length, &words[i]);
	}
}

void
zhn_inverter_remove(ZhnInverter *inverter, const char *word, size_t word_size,
					int64_t id)
{
	ZhnInverted *found = find_word(inverter, word, word_size,
								   zhn_hash_word(word, word_size), id);
	unsigned char *p = make_room(inverter, found, ZHN_NUMBER_MAX + 1);
	size_t		size = zhn_write_number(p, (uint64_t) id -
										(uint64_t) found->last);

	p[size++] = 0;
	found->size += size;
	found->last = id;
}

static int
compare_words(const void *a, const void *b)
{
	const ZhnInverted *one = a;
	const ZhnInverted *other = b;
	size_t		size = one->word_size < other->word_size ?
		one->word_size : other->word_size;
	int			order = memcmp(one->word, other->word, size);

	if (order != 0)
		return order;
	return (one->word_size > other->word_size) -
		(one->word_size < other->word_size);
}

void
zhn_inverter_dump(ZhnInverter *inverter,
				  void (*put) (void *arg, const ZhnInverted *word), void *arg)
{
	qsort(inverter->words, inverter->nwords, sizeof(ZhnInverted),
		  compare_words);
	for (size_t i = 0; i < inverter->nwords; i++)
	{
		put(arg, &inverter->words[i]);
		zhn_release(inverter->env, (void *) inverter->words[i].word);
		zhn_release(inverter->env, inverter->words[i].bytes);
	}
	zhn_release(inverter->env, inverter->words);
	zhn_release(inverter->env, inverter->slots);
	zhn_inverter_start(inverter, inverter->env);
}

void
zhn_changes_start(ZhnChanges *changes, const void *bytes, size_t size,
				  int64_t first)
{
	changes->bytes.p = bytes;
	changes->bytes.end = changes->bytes.p + size;
	changes->bytes.damaged = false;
	changes->id = first;
}

bool
zhn_change_next(ZhnChanges *changes, const ZhnEnv *env, ZhnChange *change,
				uint16_t *places)
{
	ZhnBytes   *bytes = &changes->bytes;
	uint64_t	length;
	uint32_t	place = 0;

	if (bytes->p == bytes->end)
		return false;
	changes->id = (int64_t) ((uint64_t) changes->id + zhn_read_number(bytes));
	length = zhn_read_number_to(bytes, (uint64_t) UINT32_MAX + 1);
	change->removed = length == 0;
	change->posting.id = changes->id;
	change->posting.from = NULL;
	change->posting.n = 0;
	change->posting.places = places;
	if (!change->removed)
	{
		change->posting.length = (uint32_t) (length - 1);
		change->posting.n =
			(uint16_t) zhn_read_number_to(bytes, ZHN_POSITIONS_MAX);
		for (int i = 0; i < change->posting.n; i++)
		{
			uint32_t	number =
				(uint32_t) zhn_read_number_to(bytes, UINT16_MAX);

			place += number >> 2;
			places[i] = (uint16_t) ((number & 3) << 14 | (place & 0x3FFF));
		}
	}
	if (bytes->damaged)
		zhn_postings_damaged(env);
	return true;
}
