/*-------------------------------------------------------------------------
 *
 * short.c
 *	  Short lists of postings (see short.h).
 *
 * The least length is kept in five bits of fraction and some of exponent,
 * rounded down: it only bounds scores.
 *
 *-------------------------------------------------------------------------
 */
#include "index/short.h"

#define PARAMETER_BITS	4

void
zhn_short_start(ZhnShortList *list)
{
	list->n = 0;
	list->length = UINT32_MAX;
	list->starts[0] = 0;
}

bool
zhn_short_add(ZhnShortList *list, const ZhnPosting *posting)
{
	uint16_t	start = list->starts[list->n];

	if (list->n == ZHN_SHORT_MAX || start + posting->n > ZHN_SHORT_PLACES_MAX)
		return false;
	list->ids[list->n] = posting->id;
	if (posting->n > 0)
		memcpy(&list->places[start], posting->places,
			   posting->n * sizeof(uint16_t));
	list->starts[++list->n] = (uint16_t) (start + posting->n);
	if (posting->length < list->length)
		list->length = posting->length;
	return true;
}

ZhnPosting
zhn_short_posting(const ZhnShortList *list, int index)
{
	ZhnPosting	posting = {.id = list->ids[index], .length = list->length};

	posting.n = (uint16_t) (list->starts[index + 1] - list->starts[index]);
	posting.places = &list->places[list->starts[index]];
	return posting;
}

/* A length in a byte: what it is read as is not more, and at most 1/16 less. */
static unsigned char
pack_length(uint32_t length)
{
	int			shift;

	if (length > ZHN_LENGTH_MAX)
		length = ZHN_LENGTH_MAX;
	if (length < 32)
		return (unsigned char) length;
	shift = zhn_bit_width(length) - 5;
	return (unsigned char) (shift << 4 | (length >> shift & 15)) + 16;
}

static uint32_t
unpack_length(unsigned char byte)
{
	if (byte < 32)
		return byte;
	byte = (unsigned char) (byte - 16);
	return (uint32_t) (16 | (byte & 15)) << (byte >> 4);
}

/* Has a list a position of another class than D, or a posting without? */
static bool
needs_marks(const ZhnShortList *list)
{
	for (int i = 0; i < list->n; i++)
		if (list->starts[i] == list->starts[i + 1])
			return true;
	for (int i = 0; i < list->starts[list->n]; i++)
		if (ZHN_POSITION_CLASS(list->places[i]) != 0)
			return true;
	return false;
}

/* From a position to the one before it in its posting, less one. */
static uint32_t
distance_at(const ZhnShortList *list, int start, int at)
{
	uint32_t	before = at > start ?
		ZHN_POSITION_PLACE(list->places[at - 1]) : 0;

	return ZHN_POSITION_PLACE(list->places[at]) - before - 1;
}

/* The parameter that takes the least room. */
static int
best_parameter(const ZhnShortList *list)
{
	uint64_t	least = UINT64_MAX;
	int			best = 0;

	for (int parameter = 0; parameter <= 14; parameter++)
	{
		uint64_t	total = 0;

		for (int i = 0; i < list->n; i++)
			for (int k = list->starts[i]; k < list->starts[i + 1]; k++)
				total += (distance_at(list, list->starts[i], k) >>
						  parameter) + 1 + (uint32_t) parameter;
		if (total >= least)
			break;
		least = total;
		best = parameter;
	}
	return best;
}

static size_t
write_places(const ZhnShortList *list, bool marks, unsigned char *p)
{
	ZhnBitWriter bits = {p, 0};
	int			parameter = best_parameter(list);

	zhn_write_bits(&bits, (uint32_t) parameter, PARAMETER_BITS);
	for (int i = 0; i < list->n; i++)
	{
		int			n = list->starts[i + 1] - list->starts[i];

		zhn_write_unary(&bits, n > 0 ? (uint32_t) n - 1 : 0);
		if (marks)
			zhn_write_bits(&bits, n == 0, 1);
	}
	for (int i = 0; i < list->n; i++)
		for (int k = list->starts[i]; k < list->starts[i + 1]; k++)
		{
			uint32_t	distance = distance_at(list, list->starts[i], k);

			zhn_write_unary(&bits, distance >> parameter);
			zhn_write_bits(&bits, distance & ((1u << parameter) - 1),
						   parameter);
			if (marks)
				zhn_write_bits(&bits, ZHN_POSITION_CLASS(list->places[k]), 2);
		}
	return (bits.at + 7) / 8;
}

size_t
zhn_short_write(const ZhnShortList *list, unsigned char *p)
{
	unsigned char *start = p;
	bool		marks = needs_marks(list);

	memset(p, 0, ZHN_SHORT_SIZE_MAX);
	p += zhn_write_number(p, (uint64_t) (list->n - 1) * 2 + marks);
	p += zhn_write_number(p, (uint64_t) list->ids[0] << 1 ^
						  (uint64_t) (list->ids[0] >> 63));
	for (int i = 1; i < list->n; i++)
		p += zhn_write_number(p, (uint64_t) list->ids[i] -
							  (uint64_t) list->ids[i - 1] - 1);
	*p++ = pack_length(list->length);
	p += write_places(list, marks, p);
	return (size_t) (p - start);
}

static void
read_ids(const ZhnEnv *env, ZhnBytes *bytes, ZhnShortList *list)
{
	uint64_t	first = zhn_read_number(bytes);

	list->ids[0] = (int64_t) (first >> 1 ^ (0 - (first & 1)));
	for (int i = 1; i < list->n; i++)
	{
		uint64_t	gap = zhn_read_number(bytes);
		uint64_t	room = (uint64_t) INT64_MAX - (uint64_t) list->ids[i - 1];

		if (bytes->damaged || gap >= room)
			zhn_postings_damaged(env);
		list->ids[i] = (int64_t) ((uint64_t) list->ids[i - 1] + gap + 1);
	}
	list->length = unpack_length(zhn_read_byte(bytes));
	if (bytes->damaged)
		zhn_postings_damaged(env);
}

static void
read_counts(const ZhnEnv *env, ZhnBits *bits, bool marks, ZhnShortList *list)
{
	list->starts[0] = 0;
	for (int i = 0; i < list->n; i++)
	{
		uint32_t	n = zhn_read_unary(bits, ZHN_POSITIONS_MAX - 1) + 1;

		if (marks && zhn_read_bits(bits, 1))
			n = 0;
		if (list->starts[i] + n > ZHN_SHORT_PLACES_MAX)
			zhn_postings_damaged(env);
		list->starts[i + 1] = (uint16_t) (list->starts[i] + n);
	}
}

int
zhn_short_count(const void *data, size_t size)
{
	ZhnBytes	bytes = {data, (const unsigned char *) data + size, false};

	return (int) (zhn_read_number_to(&bytes, 2 * ZHN_SHORT_MAX - 1) / 2) + 1;
}

void
zhn_short_read(const ZhnEnv *env, const void *data, size_t size,
			   ZhnShortList *list)
{
	ZhnBytes	bytes = {data, (const unsigned char *) data + size, false};
	ZhnBits		bits;
	uint64_t	head = zhn_read_number_to(&bytes, 2 * ZHN_SHORT_MAX - 1);
	bool		marks = (head & 1) != 0;
	int			parameter;

	list->n = (int) (head / 2) + 1;
	read_ids(env, &bytes, list);
	bits.bytes = bytes.p;
	bits.at = 0;
	bits.size = (size_t) (bytes.end - bytes.p) * 8;
	parameter = (int) zhn_read_bits(&bits, PARAMETER_BITS);
	read_counts(env, &bits, marks, list);
	for (int i = 0; i < list->n; i++)
	{
		uint32_t	place = 0;

		for (int k = list->starts[i]; k < list->starts[i + 1]; k++)
		{
			place += zhn_read_rice(&bits, parameter, 0x3FFF) + 1;
			if (place > 0x3FFF)
				zhn_postings_damaged(env);
			list->places[k] = (uint16_t) (place | (marks ?
				zhn_read_bits(&bits, 2) << 14 : 0));
		}
	}
	if (zhn_bits_damaged(&bits))
		zhn_postings_damaged(env);
}

/* Keep a row that is written. */
static void
put_row(void *arg, const ZhnRowOut *row)
{
	ZhnList    *list = arg;
	unsigned char *copy = zhn_alloc(list->env, row->size + ZHN_BITS_PADDING);

	memcpy(copy, row->row, row->size);
	memset(copy + row->size, 0, ZHN_BITS_PADDING);
	zhn_list_add(list, copy, row->size, row->first);
}

void
zhn_short_list(ZhnShortReader *reader, const ZhnEnv *env, ZhnList *list)
{
	zhn_list_start(list, env);
	zhn_writer_start(&reader->writer, env, ZHN_ROW_BYTES_MAX, put_row, list);
	for (int i = 0; i < reader->shorts.n; i++)
	{
		ZhnPosting	posting = zhn_short_posting(&reader->shorts, i);

		zhn_writer_add(&reader->writer, &posting);
	}
	zhn_writer_finish(&reader->writer);
}
