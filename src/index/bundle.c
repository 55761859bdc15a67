/*-------------------------------------------------------------------------
 *
 * bundle.c
 *	  Rows that hold the short lists of many words (see short.h).
 *
 * Words that are added are kept until there are enough for two rows.  The
 * last two rows are made about as full as each other, so that rows stay half
 * full, however words come between others.
 *
 *-------------------------------------------------------------------------
 */
#include "index/short.h"

#define BUNDLE_VERSION	1

/* Bytes of the three numbers of a word at most, as small as they are. */
#define HEAD_MAX	6

int
zhn_compare_words(const char *one, size_t one_size, const char *other,
				  size_t other_size)
{
	int			order = memcmp(one, other, one_size < other_size ?
							   one_size : other_size);

	return order != 0 ? order :
		(one_size > other_size) - (one_size < other_size);
}

void
zhn_bundle_open(ZhnBundle *bundle, const ZhnEnv *env, const void *row,
				size_t size)
{
	bundle->env = env;
	bundle->bytes.p = row;
	bundle->bytes.end = bundle->bytes.p + size;
	bundle->bytes.damaged = false;
	bundle->word_size = 0;
	if (zhn_read_byte(&bundle->bytes) != BUNDLE_VERSION)
		zhn_postings_damaged(env);
}

bool
zhn_bundle_next(ZhnBundle *bundle)
{
	ZhnBytes   *bytes = &bundle->bytes;
	uint64_t	shared;
	uint64_t	further;

	if (bytes->p == bytes->end)
		return false;
	shared = zhn_read_number_to(bytes, bundle->word_size);
	further = zhn_read_number_to(bytes, ZHN_SHORT_WORD_MAX - shared);
	if (bytes->damaged || further > (uint64_t) (bytes->end - bytes->p))
		zhn_postings_damaged(bundle->env);
	memcpy(bundle->word + shared, bytes->p, further);
	bundle->word_size = (size_t) (shared + further);
	bytes->p += further;

	bundle->list_size = (size_t) zhn_read_number_to(bytes,
													ZHN_SHORT_SIZE_MAX);
	if (bytes->damaged || bundle->list_size > (size_t) (bytes->end - bytes->p))
		zhn_postings_damaged(bundle->env);
	bundle->list = bytes->p;
	bytes->p += bundle->list_size;
	return true;
}

void
zhn_bundle_start(ZhnBundleWriter *writer, const ZhnEnv *env, size_t limit,
				 void (*put) (void *arg, const char *word, size_t word_size,
							  size_t nwords, const void *row, size_t size),
				 void *arg)
{
	if (limit < ZHN_SHORT_SIZE_MAX + 2 * ZHN_SHORT_WORD_MAX + HEAD_MAX + 1 ||
		limit > ZHN_ROW_BYTES_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT, "no such size of bundles", NULL);
	writer->env = env;
	writer->limit = limit;
	writer->put = put;
	writer->arg = arg;
	writer->n = 0;
	writer->room = 0;
	writer->words = NULL;
	writer->nbytes = 0;
	writer->bytes_room = 0;
	writer->bytes = NULL;
	writer->size = 0;
}

/* Bytes of a word in a row, with so many of them shared. */
static size_t
word_size(const ZhnBundleWord *word, size_t shared)
{
	unsigned char buffer[ZHN_NUMBER_MAX];

	return zhn_write_number(buffer, shared) +
		zhn_write_number(buffer, word->size - shared) + word->size - shared +
		zhn_write_number(buffer, word->list_size) + word->list_size;
}

/* Write the first words into a row, until it has so many bytes. */
static void
put_row(ZhnBundleWriter *writer, size_t limit)
{
	unsigned char *p = writer->row;
	size_t		size = 1 + writer->words[0].size;
	size_t		n = 0;
	size_t		used;

	*p++ = BUNDLE_VERSION;
	while (n < writer->n)
	{
		const ZhnBundleWord *word = &writer->words[n];
		size_t		shared = n > 0 ? word->shared : 0;

		size += word_size(word, shared);
		if (n > 0 && size > limit)
			break;
		p += zhn_write_number(p, shared);
		p += zhn_write_number(p, word->size - shared);
		memcpy(p, writer->bytes + word->start + shared, word->size - shared);
		p += word->size - shared;
		p += zhn_write_number(p, word->list_size);
		memcpy(p, writer->bytes + word->start + word->size, word->list_size);
		p += word->list_size;
		writer->size -= word_size(word, word->shared);
		n++;
	}
	writer->put(writer->arg, (const char *) writer->bytes +
				writer->words[0].start, writer->words[0].size, n,
				writer->row, (size_t) (p - writer->row));

	used = n < writer->n ? writer->words[n].start : writer->nbytes;
	writer->n -= n;
	memmove(writer->words, writer->words + n,
			writer->n * sizeof(ZhnBundleWord));
	writer->nbytes -= used;
	memmove(writer->bytes, writer->bytes + used, writer->nbytes);
	for (size_t i = 0; i < writer->n; i++)
		writer->words[i].start -= used;
}

static size_t
shared_bytes(const ZhnBundleWriter *writer, const char *word, size_t size)
{
	const ZhnBundleWord *before = &writer->words[writer->n - 1];
	const unsigned char *other = writer->bytes + before->start;
	size_t		shared = 0;

	while (shared < size && shared < before->size &&
		   other[shared] == (unsigned char) word[shared])
		shared++;
	return shared;
}

void
zhn_bundle_add(ZhnBundleWriter *writer, const char *text, size_t size,
			   const void *list, size_t list_size)
{
	ZhnBundleWord *word;
	size_t		shared = writer->n > 0 ? shared_bytes(writer, text, size) : 0;

	if (writer->n == writer->room)
	{
		writer->room = 2 * writer->room + 64;
		writer->words = zhn_resize(writer->env, writer->words,
								   writer->room * sizeof(ZhnBundleWord));
	}
	if (writer->nbytes + size + list_size > writer->bytes_room)
	{
		writer->bytes_room = 2 * writer->bytes_room + size + list_size;
		writer->bytes = zhn_resize(writer->env, writer->bytes,
								   writer->bytes_room);
	}
	word = &writer->words[writer->n++];
	word->start = writer->nbytes;
	word->size = size;
	word->list_size = list_size;
	word->shared = shared;
	memcpy(writer->bytes + writer->nbytes, text, size);
	memcpy(writer->bytes + writer->nbytes + size, list, list_size);
	writer->nbytes += size + list_size;
	writer->size += word_size(word, shared);
	if (writer->size > 2 * writer->limit)
		put_row(writer, writer->limit);
}

void
zhn_bundle_finish(ZhnBundleWriter *writer)
{
	/* In a row of its own, a word that begins it is not shared. */
	size_t		extra = 2 * ZHN_SHORT_WORD_MAX + 1;

	if (writer->n > 0 && writer->size + extra > writer->limit)
		put_row(writer, writer->size / 2 + extra < writer->limit ?
				writer->size / 2 + extra : writer->limit);
	while (writer->n > 0)
		put_row(writer, writer->limit);
	zhn_release(writer->env, writer->words);
	zhn_release(writer->env, writer->bytes);
	writer->words = NULL;
	writer->bytes = NULL;
	writer->room = 0;
	writer->bytes_room = 0;
}
