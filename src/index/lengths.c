/*-------------------------------------------------------------------------
 *
 * lengths.c
 *	  The lengths of documents, as they are stored.
 *
 *-------------------------------------------------------------------------
 */
#include "index/lengths.h"

/* Entries of a list that fit. */
#define LIST_MAX	((ZHN_LENGTHS_SIZE - 1) / 6)

static uint32_t
load_16(const unsigned char *p)
{
	return p[0] | (uint32_t) p[1] << 8;
}

static uint32_t
load_32(const unsigned char *p)
{
	return load_16(p) | load_16(p + 2) << 16;
}

void
zhn_lengths_open(const ZhnEnv *env, const void *chunk, size_t size,
				 int64_t first, ZhnLengths *lengths)
{
	const unsigned char *p = chunk;
	size_t		width;

	if (size < 1 || (p[0] != ZHN_LENGTHS_ARRAY && p[0] != ZHN_LENGTHS_LIST))
		zhn_postings_damaged(env);
	lengths->is_array = p[0] == ZHN_LENGTHS_ARRAY;
	width = lengths->is_array ? 2 : 6;
	if ((size - 1) % width != 0)
		zhn_postings_damaged(env);
	lengths->n = (size - 1) / width;
	lengths->bytes = p + 1;
	lengths->first = first;
}

bool
zhn_lengths_entry(const ZhnLengths *lengths, size_t entry, int64_t *id,
				  uint32_t *length)
{
	uint32_t	stored;

	if (lengths->is_array)
	{
		*id = (int64_t) ((uint64_t) lengths->first + entry);
		stored = load_16(lengths->bytes + 2 * entry);
	}
	else
	{
		*id = (int64_t) ((uint64_t) lengths->first +
						 load_32(lengths->bytes + 4 * entry));
		stored = load_16(lengths->bytes + 4 * lengths->n + 2 * entry);
	}
	*length = stored - 1;
	return stored != 0;
}

void
zhn_lengths_copy(const ZhnLengths *lengths, int64_t from, size_t n,
				 uint16_t *out)
{
	if (lengths->is_array)
	{
		/* Which numbers both have; differences of numbers may be large. */
		size_t		skip = 0;
		size_t		at = 0;

		if (from > lengths->first)
		{
			uint64_t	ahead = (uint64_t) from - (uint64_t) lengths->first;

			if (ahead >= lengths->n)
				return;
			skip = (size_t) ahead;
		}
		else
		{
			uint64_t	behind = (uint64_t) lengths->first - (uint64_t) from;

			if (behind >= n)
				return;
			at = (size_t) behind;
		}
		for (; skip < lengths->n && at < n; skip++, at++)
			out[at] = (uint16_t) load_16(lengths->bytes + 2 * skip);
		return;
	}
	for (size_t i = 0; i < lengths->n; i++)
	{
		int64_t		id = 0;
		uint32_t	length = 0;

		if (zhn_lengths_entry(lengths, i, &id, &length) && id >= from &&
			(uint64_t) id - (uint64_t) from < n)
			out[(uint64_t) id - (uint64_t) from] = (uint16_t) (length + 1);
	}
}

void
zhn_lengths_start(ZhnLengthsWriter *writer, const ZhnEnv *env,
				  void (*put) (void *arg, int64_t first, int64_t last,
							   const void *chunk, size_t size), void *arg)
{
	writer->env = env;
	writer->put = put;
	writer->arg = arg;
	writer->n = 0;
}

/* From the first document to another one. */
static uint64_t
distance_to(const ZhnLengthsWriter *writer, int64_t id)
{
	return (uint64_t) id - (uint64_t) writer->ids[0];
}

/* Is an array of all numbers no longer than a list? */
static bool
is_dense(const ZhnLengthsWriter *writer)
{
	return writer->n > LIST_MAX ||
		(distance_to(writer, writer->ids[writer->n - 1]) <
		 ZHN_LENGTHS_MAX &&
		 (distance_to(writer, writer->ids[writer->n - 1]) + 1) * 2 <=
		 writer->n * 6);
}

static void
store_16(unsigned char *p, uint32_t value)
{
	p[0] = (unsigned char) value;
	p[1] = (unsigned char) (value >> 8);
}

static size_t
encode_array(ZhnLengthsWriter *writer, size_t numbers)
{
	unsigned char *p = writer->chunk;

	p[0] = ZHN_LENGTHS_ARRAY;
	memset(p + 1, 0, 2 * numbers);
	for (size_t i = 0; i < writer->n; i++)
		store_16(p + 1 + 2 * (writer->ids[i] - writer->ids[0]),
				 writer->lengths[i]);
	return 1 + 2 * numbers;
}

static size_t
encode_list(ZhnLengthsWriter *writer)
{
	unsigned char *p = writer->chunk;

	*p++ = ZHN_LENGTHS_LIST;
	for (size_t i = 0; i < writer->n; i++, p += 4)
	{
		uint32_t	distance = (uint32_t) (writer->ids[i] - writer->ids[0]);

		store_16(p, distance);
		store_16(p + 2, distance >> 16);
	}
	for (size_t i = 0; i < writer->n; i++, p += 2)
		store_16(p, writer->lengths[i]);
	return (size_t) (p - writer->chunk);
}

void
zhn_lengths_finish(ZhnLengthsWriter *writer)
{
	int64_t		last;
	size_t		size;

	if (writer->n == 0)
		return;
	last = writer->ids[writer->n - 1];
	if (is_dense(writer))
		size = encode_array(writer, (size_t) distance_to(writer, last) + 1);
	else
		size = encode_list(writer);
	writer->put(writer->arg, writer->ids[0], last, writer->chunk, size);
	writer->n = 0;
}

void
zhn_lengths_add(ZhnLengthsWriter *writer, int64_t id, uint32_t length)
{
	if (writer->n > 0 && distance_to(writer, id) >= ZHN_LENGTHS_MAX &&
		(writer->n >= LIST_MAX || distance_to(writer, id) > UINT32_MAX ||
		 is_dense(writer)))
		zhn_lengths_finish(writer);
	writer->ids[writer->n] = id;
	writer->lengths[writer->n] =
		(uint16_t) ((length < ZHN_LENGTH_MAX ? length : ZHN_LENGTH_MAX) + 1);
	writer->n++;
}
