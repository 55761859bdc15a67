/*-------------------------------------------------------------------------
 *
 * freqlist.c
 *	  A frequency list as it is stored.
 *
 *-------------------------------------------------------------------------
 */
#include "measure/freqlist.h"

#include <string.h>

#include "text/utf8.h"

#define VERSION			1
#define VARINT_MAX		9		/* bytes of a number below 2^63 */
#define HEAD_MAX		(1 + 3 * VARINT_MAX)

/* Words between two looks for an interrupt. */
#define INTERRUPT_EVERY	4096

static void
corrupted(const ZhnEnv *env)
{
	zhn_fail(env, ZHN_ERROR_INPUT, "stored frequency list is corrupted",
			 "Make it anew from the texts.");
}

/* Read a number below 2^63; fails at the end, and if it could be shorter. */
static int64_t
read_number(const ZhnEnv *env, const unsigned char **p,
			const unsigned char *end)
{
	uint64_t	number = 0;

	for (int i = 0; i < VARINT_MAX && *p < end; i++)
	{
		unsigned char byte = *(*p)++;

		number |= (uint64_t) (byte & 0x7F) << (7 * i);
		if (byte < 0x80)
		{
			if (byte == 0 && i > 0)
				break;
			return (int64_t) number;
		}
	}
	corrupted(env);
	return 0;
}

static size_t
write_number(unsigned char *p, int64_t number)
{
	uint64_t	left = (uint64_t) number;
	size_t		n = 0;

	while (left >= 0x80)
	{
		p[n++] = (unsigned char) (left | 0x80);
		left >>= 7;
	}
	p[n++] = (unsigned char) left;
	return n;
}

void
zhn_freqlist_open(ZhnFreqlist *list, const ZhnEnv *env, const void *data,
				  size_t length)
{
	list->env = env;
	list->p = data;
	list->end = list->p + length;
	if (length == 0 || *list->p++ != VERSION)
		corrupted(env);
	list->n_words = read_number(env, &list->p, list->end);
	list->tokens = read_number(env, &list->p, list->end);
	list->documents = read_number(env, &list->p, list->end);
}

void
zhn_freqlist_start(ZhnFreqlistCursor *cursor, const ZhnFreqlist *list)
{
	cursor->list = list;
	cursor->p = list->p;
	cursor->left = list->n_words;
	cursor->length = 0;
	cursor->count = 0;
	cursor->documents = 0;
	cursor->shared = 0;
}

bool
zhn_freqlist_next(ZhnFreqlistCursor *cursor)
{
	const ZhnEnv *env = cursor->list->env;
	const unsigned char *end = cursor->list->end;
	int64_t		shared;
	int64_t		rest;

	if (cursor->left == 0)
	{
		if (cursor->p != end)
			corrupted(env);
		return false;
	}
	if (cursor->left % INTERRUPT_EVERY == 0)
		zhn_interrupts(env);
	cursor->left--;
	shared = read_number(env, &cursor->p, end);
	rest = read_number(env, &cursor->p, end);
	if (shared > (int64_t) cursor->length || rest > ZHN_TALLY_WORD_MAX ||
		shared + rest > ZHN_TALLY_WORD_MAX || rest > end - cursor->p)
		corrupted(env);
	memcpy(cursor->word + shared, cursor->p, (size_t) rest);
	cursor->p += rest;
	cursor->shared = (size_t) shared;
	cursor->length = (size_t) (shared + rest);
	cursor->count = read_number(env, &cursor->p, end);
	cursor->documents = read_number(env, &cursor->p, end);
	return true;
}

static int
compare_words(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t		shorter = a_length < b_length ? a_length : b_length;
	int			order = memcmp(a, b, shorter);

	if (order != 0)
		return order;
	return (a_length > b_length) - (a_length < b_length);
}

int
zhn_freqlist_compare(const ZhnFreqlistCursor *a, const ZhnFreqlistCursor *b)
{
	return compare_words(a->word, a->length, b->word, b->length);
}

/*
 * A cursor that is at its end has a count of 0, which no word has; so both
 * are moved on first and compared then.
 */
bool
zhn_freqlist_step(ZhnFreqlistCursor *a, ZhnFreqlistCursor *b, int *order)
{
	if (*order <= 0 && !zhn_freqlist_next(a))
		a->count = 0;
	if (*order >= 0 && !zhn_freqlist_next(b))
		b->count = 0;
	if (a->count == 0 || b->count == 0)
		*order = (a->count == 0) - (b->count == 0);
	else
		*order = zhn_freqlist_compare(a, b);
	return a->count != 0 || b->count != 0;
}

static bool
is_text(const char *word, size_t length)
{
	const unsigned char *p = (const unsigned char *) word;
	const unsigned char *end = p + length;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp == ZHN_INVALID || cp == 0)
			return false;
	}
	return true;
}

void
zhn_freqlist_check(const ZhnEnv *env, const void *data, size_t length)
{
	ZhnFreqlist list;
	ZhnFreqlistCursor cursor;
	char		last[ZHN_TALLY_WORD_MAX];
	size_t		last_length = 0;
	int64_t		left;

	zhn_freqlist_open(&list, env, data, length);
	zhn_freqlist_start(&cursor, &list);
	left = list.tokens;
	while (zhn_freqlist_next(&cursor))
	{
		/* The first byte that is not shared must be a larger one. */
		if (cursor.length == cursor.shared ||
			(cursor.shared < last_length &&
			 (unsigned char) cursor.word[cursor.shared] <=
			 (unsigned char) last[cursor.shared]) ||
			!is_text(cursor.word, cursor.length) ||
			cursor.documents < 1 || cursor.documents > cursor.count ||
			cursor.documents > list.documents || cursor.count > left)
			corrupted(env);
		left -= cursor.count;
		last_length = cursor.length;
		memcpy(last, cursor.word, last_length);
	}
}

int64_t
zhn_freqlist_find(const ZhnFreqlist *list, const char *word, size_t length,
				  int64_t *documents)
{
	ZhnFreqlistCursor cursor;

	zhn_freqlist_start(&cursor, list);
	while (zhn_freqlist_next(&cursor))
	{
		int			order = compare_words(cursor.word, cursor.length, word,
										  length);

		if (order > 0)
			break;
		if (order == 0)
		{
			*documents = cursor.documents;
			return cursor.count;
		}
	}
	*documents = 0;
	return 0;
}

void
zhn_freqlist_begin(ZhnFreqlistWriter *writer, const ZhnEnv *env,
				   size_t prefix)
{
	writer->env = env;
	writer->prefix = prefix;
	writer->used = prefix + HEAD_MAX;
	writer->room = writer->used + 256;
	writer->data = zhn_alloc(env, writer->room);
	writer->n_words = 0;
	writer->last_length = 0;
}

void
zhn_freqlist_put(ZhnFreqlistWriter *writer, const char *word, size_t length,
				 int64_t count, int64_t documents)
{
	size_t		shared = 0;
	size_t		most = length + 4 * VARINT_MAX;
	unsigned char *p;

	while (shared < length && shared < writer->last_length &&
		   word[shared] == writer->last[shared])
		shared++;
	if (writer->used + most > writer->room)
	{
		writer->room = writer->room * 2 + most;
		writer->data = zhn_resize(writer->env, writer->data, writer->room);
	}
	p = writer->data + writer->used;
	p += write_number(p, (int64_t) shared);
	p += write_number(p, (int64_t) (length - shared));
	memcpy(p, word + shared, length - shared);
	p += length - shared;
	p += write_number(p, count);
	p += write_number(p, documents);
	writer->used = (size_t) (p - writer->data);
	writer->n_words++;
	memcpy(writer->last + shared, word + shared, length - shared);
	writer->last_length = length;
	if (writer->n_words % INTERRUPT_EVERY == 0)
		zhn_interrupts(writer->env);
}

/* The head is as short as can be, and what follows is moved up to it. */
void *
zhn_freqlist_end(ZhnFreqlistWriter *writer, int64_t tokens,
				 int64_t documents, size_t *size)
{
	unsigned char *start = writer->data + writer->prefix;
	unsigned char *p = start;
	size_t		words = writer->used - writer->prefix - HEAD_MAX;

	*p++ = VERSION;
	p += write_number(p, writer->n_words);
	p += write_number(p, tokens);
	p += write_number(p, documents);
	memmove(p, start + HEAD_MAX, words);
	*size = (size_t) (p - writer->data) + words;
	return writer->data;
}

void *
zhn_freqlist_of_tally(const ZhnTally *tally, size_t prefix, size_t *size)
{
	ZhnFreqlistWriter writer;
	size_t		n;
	ZhnTallyWord **sorted = zhn_tally_sorted(tally, &n);

	zhn_freqlist_begin(&writer, tally->env, prefix);
	for (size_t i = 0; i < n; i++)
		zhn_freqlist_put(&writer, zhn_tally_text(tally, sorted[i]),
						 sorted[i]->length, sorted[i]->count,
						 sorted[i]->documents);
	zhn_release(tally->env, sorted);
	return zhn_freqlist_end(&writer, tally->tokens, tally->documents, size);
}

void
zhn_tally_add_list(ZhnTally *tally, const ZhnFreqlist *list, int sign)
{
	ZhnFreqlistCursor cursor;

	zhn_tally_add_total(tally, sign * list->tokens, sign * list->documents);
	zhn_freqlist_start(&cursor, list);
	while (zhn_freqlist_next(&cursor))
		zhn_tally_add(tally, cursor.word, cursor.length,
					  sign * cursor.count, sign * cursor.documents);
}

static int64_t
sum_checked(const ZhnEnv *env, int64_t a, int64_t b)
{
	int64_t		sum;

	if (__builtin_add_overflow(a, b, &sum))
		zhn_fail(env, ZHN_ERROR_LIMIT,
				 "count of a frequency list is out of range",
				 "Counts are less than 2^63.");
	return sum;
}

void *
zhn_freqlist_plus(const ZhnFreqlist *a, const ZhnFreqlist *b, size_t prefix,
				  size_t *size)
{
	ZhnFreqlistCursor x;
	ZhnFreqlistCursor y;
	ZhnFreqlistWriter writer;
	int			order = 0;

	zhn_freqlist_start(&x, a);
	zhn_freqlist_start(&y, b);
	zhn_freqlist_begin(&writer, a->env, prefix);
	while (zhn_freqlist_step(&x, &y, &order))
	{
		if (order < 0)
			zhn_freqlist_put(&writer, x.word, x.length, x.count, x.documents);
		else if (order > 0)
			zhn_freqlist_put(&writer, y.word, y.length, y.count, y.documents);
		else
			zhn_freqlist_put(&writer, x.word, x.length,
							 sum_checked(a->env, x.count, y.count),
							 sum_checked(a->env, x.documents, y.documents));
	}
	return zhn_freqlist_end(&writer,
							sum_checked(a->env, a->tokens, b->tokens),
							sum_checked(a->env, a->documents, b->documents),
							size);
}

static void
not_part(const ZhnEnv *env)
{
	zhn_fail(env, ZHN_ERROR_INPUT,
			 "frequency list to take out is not a part of the other",
			 "Take out only lists of texts that were counted in it.");
}

void *
zhn_freqlist_minus(const ZhnFreqlist *a, const ZhnFreqlist *b, size_t prefix,
				   size_t *size)
{
	ZhnFreqlistCursor x;
	ZhnFreqlistCursor y;
	ZhnFreqlistWriter writer;
	int64_t		tokens = a->tokens - b->tokens;
	int64_t		documents = a->documents - b->documents;
	int64_t		left = tokens;
	int			order = 0;

	zhn_freqlist_start(&x, a);
	zhn_freqlist_start(&y, b);
	zhn_freqlist_begin(&writer, a->env, prefix);
	while (zhn_freqlist_step(&x, &y, &order))
	{
		int64_t		count = x.count;
		int64_t		with = x.documents;

		if (order > 0)
			not_part(a->env);
		if (order == 0)
		{
			count -= y.count;
			with -= y.documents;
		}
		if (count == 0 && with == 0)
			continue;
		if (with < 1 || with > count || with > documents || count > left)
			not_part(a->env);
		left -= count;
		zhn_freqlist_put(&writer, x.word, x.length, count, with);
	}
	if (left < 0 || documents < 0)
		not_part(a->env);
	return zhn_freqlist_end(&writer, tokens, documents, size);
}

void *
zhn_freqlist_without(const ZhnFreqlist *list, const ZhnTally *words,
					 size_t prefix, size_t *size)
{
	ZhnFreqlistCursor cursor;
	ZhnFreqlistWriter writer;
	int64_t		tokens = list->tokens;

	zhn_freqlist_start(&cursor, list);
	zhn_freqlist_begin(&writer, list->env, prefix);
	while (zhn_freqlist_next(&cursor))
	{
		if (zhn_tally_find(words, cursor.word, cursor.length) != NULL)
			tokens -= cursor.count;
		else
			zhn_freqlist_put(&writer, cursor.word, cursor.length,
							 cursor.count, cursor.documents);
	}
	return zhn_freqlist_end(&writer, tokens, list->documents, size);
}
