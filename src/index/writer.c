/*-------------------------------------------------------------------------
 *
 * writer.c
 *	  Write postings as they are stored (see block.h).
 *
 *-------------------------------------------------------------------------
 */
#include "index/writer.h"

/* Bytes of the head of a block, or of a row, at most. */
#define HEAD_MAX	(6 * ZHN_NUMBER_MAX + ZHN_IMPACTS_MAX * 2 * 3)
#define ROW_HEAD	6

/* A block that is encoded, before it has a row. */
typedef struct Encoded
{
	ZhnBlock	head;			/* without what it points to */
	size_t		ids_size;
	size_t		places_size;
	unsigned char ids[8 * ZHN_BLOCK_MAX + ZHN_BLOCK_MAX * ZHN_POSITIONS_MAX / 8 +
					  16 * ZHN_BLOCK_MAX];
	unsigned char places[4 * ZHN_BLOCK_MAX * ZHN_POSITIONS_MAX + 16];
} Encoded;

void
zhn_writer_start(ZhnWriter *writer, const ZhnEnv *env, size_t limit,
				 void (*put) (void *arg, const ZhnRowOut *row), void *arg)
{
	if (limit < ZHN_ROW_LIMIT_MIN || limit > ZHN_ROW_BYTES_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT, "no such size of rows", NULL);
	writer->env = env;
	writer->limit = limit;
	writer->put = put;
	writer->arg = arg;
	writer->n = 0;
	writer->blocks = 0;
	writer->heads_size = 0;
	writer->ids_size = 0;
	writer->places_size = 0;
	writer->npending = 0;
	writer->nplaces = 0;
	writer->impacts.n = 0;
	writer->from = NULL;
}

static void
put_row(ZhnWriter *writer)
{
	unsigned char *p = writer->row;
	ZhnRowOut	out;

	if (writer->blocks == 0)
		return;
	*p++ = ZHN_ROW_VERSION;
	p += zhn_write_number(p, writer->blocks);
	memcpy(p, writer->heads, writer->heads_size);
	p += writer->heads_size;
	memcpy(p, writer->ids, writer->ids_size);
	p += writer->ids_size;
	memcpy(p, writer->places, writer->places_size);
	p += writer->places_size;

	out.first = writer->first;
	out.last = writer->last;
	out.n = writer->n;
	out.row = writer->row;
	out.size = (size_t) (p - writer->row);
	writer->put(writer->arg, &out);
	writer->blocks = 0;
	writer->n = 0;
	writer->heads_size = 0;
	writer->ids_size = 0;
	writer->places_size = 0;
}

static size_t
write_head(unsigned char *p, const ZhnBlock *block, int64_t before)
{
	unsigned char *start = p;

	p += zhn_write_number(p, (uint64_t) block->first - (uint64_t) before);
	p += zhn_write_number(p, (uint64_t) (block->last - block->first));
	p += zhn_write_number(p, block->n - 1);
	p += zhn_write_number(p, block->ids_size);
	p += zhn_write_number(p, block->places_size);
	p += zhn_write_number(p, block->nimpacts);
	for (int i = 0; i < block->nimpacts; i++)
	{
		p += zhn_write_number(p, block->impacts[i].frequency);
		p += zhn_write_number(p, block->impacts[i].length);
	}
	return (size_t) (p - start);
}

static size_t
row_size(const ZhnWriter *writer)
{
	return ROW_HEAD + writer->heads_size + writer->ids_size +
		writer->places_size;
}

/* Add a block to the row, or to a new one if this one has no room. */
static void
put_block(ZhnWriter *writer, const ZhnBlock *block)
{
	unsigned char head[HEAD_MAX];
	size_t		size = block->ids_size + block->places_size + HEAD_MAX;

	if (writer->blocks > 0 && row_size(writer) + size > writer->limit)
		put_row(writer);
	if (writer->blocks == 0)
	{
		writer->first = block->first;
		writer->last = block->first;
	}
	size = write_head(head, block, writer->last);
	memcpy(writer->heads + writer->heads_size, head, size);
	writer->heads_size += size;
	memcpy(writer->ids + writer->ids_size, block->ids, block->ids_size);
	writer->ids_size += block->ids_size;
	memcpy(writer->places + writer->places_size, block->places,
		   block->places_size);
	writer->places_size += block->places_size;
	writer->last = block->last;
	writer->n += block->n;
	writer->blocks++;
}

/* The special postings among the first n, in whole bytes. */
static size_t
write_specials(unsigned char *p, const ZhnPending *pending, int n)
{
	unsigned char *start = p;
	int			before = -1;

	for (int i = 0; i < n; i++)
	{
		const uint16_t *counts = pending[i].counts;
		bool		is_long;

		if (pending[i].n > 0 && counts[0] == pending[i].n)
			continue;
		is_long = counts[1] > 3 || counts[2] > 3 || counts[3] > 3;
		p += zhn_write_number(p, (uint64_t) (i - before - 1));
		*p = (unsigned char)
			((pending[i].mixed || pending[i].n == 0 ? ZHN_SPECIAL_MIXED : 0) |
			 (is_long ? ZHN_SPECIAL_LONG : 0));
		if (is_long)
		{
			p++;
			for (int k = 3; k > 0; k--)
				p += zhn_write_number(p, counts[k]);
		}
		else
			*p++ |= (unsigned char)
				(counts[3] | counts[2] << 2 | counts[1] << 4);
		before = i;
	}
	return (size_t) (p - start);
}

static size_t
encode_ids(unsigned char *p, const ZhnPending *pending, int n)
{
	ZhnBitWriter bits = {p, 8};
	uint32_t	widest = 0;
	int			width;

	for (int i = 1; i < n; i++)
		widest |= (uint32_t) (pending[i].id - pending[i - 1].id - 1);
	width = zhn_bit_width(widest);
	p[0] = (unsigned char) width;
	for (int i = 1; i < n; i++)
		zhn_write_bits(&bits, (uint32_t)
					   (pending[i].id - pending[i - 1].id - 1), width);
	for (int i = 0; i < n; i++)
		zhn_write_unary(&bits, pending[i].n > 0 ? pending[i].n - 1u : 0);
	p += (bits.at + 7) / 8;
	return (bits.at + 7) / 8 + write_specials(p, pending, n);
}

/* Bits of all distances, coded with a parameter. */
static uint64_t
places_bits(const ZhnPending *pending, const uint16_t *places, int n,
			int parameter)
{
	uint64_t	total = 0;

	for (int i = 0; i < n; i++)
	{
		uint32_t	before = 0;

		for (int k = 0; k < pending[i].n; k++)
		{
			uint32_t	place =
				ZHN_POSITION_PLACE(places[pending[i].start + k]);

			total += ((place - before - 1) >> parameter) + 1 +
				(uint32_t) parameter;
			before = place;
		}
	}
	return total;
}

/* The parameter that takes the least room: the sum has one lowest point. */
static int
best_parameter(const ZhnPending *pending, const uint16_t *places, int n)
{
	uint64_t	distance = 0;
	uint64_t	total = 0;
	int			parameter = 0;
	uint64_t	least;

	for (int i = 0; i < n; i++)
		if (pending[i].n > 0)
		{
			distance += ZHN_POSITION_PLACE(places[pending[i].start +
												  pending[i].n - 1]);
			total += pending[i].n;
		}
	while (parameter < 13 && total << (parameter + 1) < distance)
		parameter++;
	least = places_bits(pending, places, n, parameter);
	for (int other = parameter - 1; other <= parameter + 1; other += 2)
		if (other >= 0 && other <= 14 &&
			places_bits(pending, places, n, other) < least)
		{
			parameter = other;
			least = places_bits(pending, places, n, other);
		}
	return parameter;
}

static size_t
encode_places(unsigned char *p, const ZhnPending *pending,
			  const uint16_t *places, int n)
{
	int			parameter = best_parameter(pending, places, n);
	ZhnBitWriter bits = {p, 8};

	p[0] = (unsigned char) parameter;
	for (int i = 0; i < n; i++)
	{
		const uint16_t *place = &places[pending[i].start];
		uint32_t	before = 0;

		for (int k = 0; k < pending[i].n; k++)
		{
			uint32_t	distance = ZHN_POSITION_PLACE(place[k]) - before - 1u;

			zhn_write_unary(&bits, distance >> parameter);
			zhn_write_bits(&bits, distance & ((1u << parameter) - 1),
						   parameter);
			before = ZHN_POSITION_PLACE(place[k]);
		}
		for (int k = 0; pending[i].mixed && k < pending[i].n; k++)
			zhn_write_bits(&bits, ZHN_POSITION_CLASS(place[k]), 2);
	}
	return (bits.at + 7) / 8;
}

/* Encode the first n pending postings. */
static void
encode(const ZhnWriter *writer, int n, Encoded *out)
{
	const ZhnPending *pending = writer->pending;
	ZhnImpacts	impacts = writer->impacts;

	memset(out->ids, 0, sizeof(out->ids));
	out->ids_size = encode_ids(out->ids, pending, n);
	memset(out->places, 0,
		   4 * (size_t) (pending[n - 1].start + pending[n - 1].n) + 16);
	out->places_size = encode_places(out->places, pending,
									 writer->pending_places, n);
	zhn_impacts_reduce(&impacts);
	out->head.first = pending[0].id;
	out->head.last = pending[n - 1].id;
	out->head.n = (uint16_t) n;
	out->head.ids = out->ids;
	out->head.ids_size = (uint32_t) out->ids_size;
	out->head.places = out->places;
	out->head.places_size = (uint32_t) out->places_size;
	out->head.nimpacts = (uint16_t) impacts.n;
	memcpy(out->head.impacts, impacts.impacts,
		   (size_t) impacts.n * sizeof(ZhnImpact));
}

/* Put the pending postings into blocks. */
static void
flush(ZhnWriter *writer)
{
	while (writer->npending > 0)
	{
		Encoded		block;
		int			n = writer->npending;
		uint32_t	places;

		encode(writer, n, &block);
		while (n > 1 && block.ids_size + block.places_size + HEAD_MAX +
			   ROW_HEAD > writer->limit)
		{
			n /= 2;
			encode(writer, n, &block);
		}
		put_block(writer, &block.head);

		/* The impacts hold for what is left, too. */
		writer->npending -= n;
		memmove(writer->pending, &writer->pending[n],
				(size_t) writer->npending * sizeof(ZhnPending));
		places = writer->npending > 0 ? writer->pending[0].start : 0;
		writer->nplaces -= places;
		memmove(writer->pending_places, &writer->pending_places[places],
				writer->nplaces * sizeof(uint16_t));
		for (int i = 0; i < writer->npending; i++)
			writer->pending[i].start -= places;
	}
	writer->nplaces = 0;
	writer->impacts.n = 0;
	writer->from = NULL;
}

static void
count_classes(ZhnPending *pending, const ZhnPosting *posting)
{
	int			before = 3;

	memset(pending->counts, 0, sizeof(pending->counts));
	pending->mixed = false;
	for (int i = 0; i < posting->n; i++)
	{
		int			class = ZHN_POSITION_CLASS(posting->places[i]);

		pending->counts[class]++;
		if (class > before)
			pending->mixed = true;
		before = class;
	}
}

void
zhn_writer_add(ZhnWriter *writer, const ZhnPosting *posting)
{
	static const uint16_t once[ZHN_CLASSES] = {1, 0, 0, 0};
	ZhnPending *pending;

	if (writer->npending == ZHN_BLOCK_MAX ||
		(writer->npending > 0 &&
		 (uint64_t) posting->id - (uint64_t) writer->pending[0].id >
		 ZHN_SPAN_MAX))
		flush(writer);

	pending = &writer->pending[writer->npending++];
	pending->id = posting->id;
	pending->n = posting->n;
	pending->start = writer->nplaces;
	if (posting->n > 0)
		memcpy(&writer->pending_places[writer->nplaces], posting->places,
			   posting->n * sizeof(uint16_t));
	writer->nplaces += posting->n;
	count_classes(pending, posting);

	if (posting->from == NULL)
		zhn_impacts_add(&writer->impacts,
						zhn_posting_impact(posting->n > 0 ? pending->counts :
										   once, posting->length));
	else if (posting->from != writer->from)
	{
		for (int i = 0; i < posting->from->nimpacts; i++)
			zhn_impacts_add(&writer->impacts, posting->from->impacts[i]);
		writer->from = posting->from;
	}
}

void
zhn_writer_copy(ZhnWriter *writer, const ZhnBlock *block)
{
	flush(writer);
	put_block(writer, block);
}

void
zhn_writer_finish(ZhnWriter *writer)
{
	flush(writer);
	put_row(writer);
}
