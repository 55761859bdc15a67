/*-------------------------------------------------------------------------
 *
 * bits.h
 *	  Numbers in bytes and bits, as postings are stored.
 *
 * A byte reader never reads past its end: there it gives zeros and is
 * marked as damaged, so that a caller needs to look once, at the end of
 * what it reads.  A bit reader loads eight bytes at a time and may look
 * ZHN_BITS_PADDING bytes past its end.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_BITS_H
#define ZHN_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ZHN_BITS_PADDING	8

/* Bytes of a number at most. */
#define ZHN_NUMBER_MAX		10

typedef struct ZhnBytes
{
	const unsigned char *p;
	const unsigned char *end;
	bool		damaged;
} ZhnBytes;

/* Read a number of seven bits a byte, the lowest first. */
static inline uint64_t
zhn_read_number(ZhnBytes *bytes)
{
	uint64_t	number = 0;

	for (int shift = 0; shift < 64; shift += 7)
	{
		unsigned char byte;

		if (bytes->p >= bytes->end)
			break;
		byte = *bytes->p++;
		number |= (uint64_t) (byte & 0x7F) << shift;
		if (byte < 0x80)
			return number;
	}
	bytes->damaged = true;
	return 0;
}

/* The same, but no more than max. */
static inline uint64_t
zhn_read_number_to(ZhnBytes *bytes, uint64_t max)
{
	uint64_t	number = zhn_read_number(bytes);

	if (number > max)
	{
		bytes->damaged = true;
		return 0;
	}
	return number;
}

static inline unsigned char
zhn_read_byte(ZhnBytes *bytes)
{
	if (bytes->p >= bytes->end)
	{
		bytes->damaged = true;
		return 0;
	}
	return *bytes->p++;
}

/* Write a number; returns its bytes, at most ZHN_NUMBER_MAX. */
static inline size_t
zhn_write_number(unsigned char *p, uint64_t number)
{
	size_t		n = 0;

	while (number >= 0x80)
	{
		p[n++] = (unsigned char) (number | 0x80);
		number >>= 7;
	}
	p[n++] = (unsigned char) number;
	return n;
}

/* Bits are stored lowest first, in bytes of any machine in the same order. */
static inline uint64_t
zhn_load_64(const unsigned char *p)
{
	uint64_t	word;

	memcpy(&word, p, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

typedef struct ZhnBits
{
	const unsigned char *bytes;
	size_t		at;				/* bits */
	size_t		size;			/* bits */
} ZhnBits;

/* The next 57 bits or more; past the end, whatever is there, or zeros. */
static inline uint64_t
zhn_peek_bits(const ZhnBits *bits)
{
	if (bits->at >= bits->size)
		return 0;
	return zhn_load_64(bits->bytes + (bits->at >> 3)) >> (bits->at & 7);
}

/* Read a number of width bits, at most 32. */
static inline uint32_t
zhn_read_bits(ZhnBits *bits, int width)
{
	uint64_t	word = zhn_peek_bits(bits);

	bits->at += (size_t) width;
	return (uint32_t) (word & ((UINT64_C(1) << width) - 1));
}

/*
 * Read how many zero bits come before the next one bit.  Past max zeros, or
 * at the end, the result is max, and the reader is past its end.
 */
static inline uint32_t
zhn_read_unary(ZhnBits *bits, uint32_t max)
{
	uint32_t	zeros = 0;

	for (;;)
	{
		uint64_t	word = zhn_peek_bits(bits) &
			((UINT64_C(1) << 56) - 1);
		uint32_t	here = word != 0 ? (uint32_t) __builtin_ctzll(word) : 56;

		zeros += here;
		bits->at += here;
		if (zeros > max || bits->at >= bits->size)
		{
			bits->at = bits->size + 1;
			return max;
		}
		if (word != 0)
		{
			bits->at++;
			return zeros;
		}
	}
}

/*
 * Read a number that is Rice-coded: how often it has the divisor, at most max
 * times, in unary, and the rest in width bits.  Nearly always both are in the
 * same eight bytes.
 */
static inline uint32_t
zhn_read_rice(ZhnBits *bits, int width, uint32_t max)
{
	uint64_t	word = zhn_peek_bits(bits);
	uint32_t	zeros = word != 0 ? (uint32_t) __builtin_ctzll(word) : 64;

	if (zeros + 1 + (uint32_t) width <= 56)
	{
		bits->at += zeros + 1 + (size_t) width;
		return zeros << width |
			(uint32_t) (word >> (zeros + 1) & ((UINT64_C(1) << width) - 1));
	}
	zeros = zhn_read_unary(bits, max);
	return (zeros << width) + zhn_read_bits(bits, width);
}

/* Whether more was read than there was. */
static inline bool
zhn_bits_damaged(const ZhnBits *bits)
{
	return bits->at > bits->size;
}

/* Bits under construction; the bytes they go to must be zero. */
typedef struct ZhnBitWriter
{
	unsigned char *bytes;
	size_t		at;				/* bits */
} ZhnBitWriter;

static inline void
zhn_write_bits(ZhnBitWriter *writer, uint32_t number, int width)
{
	uint64_t	word = (uint64_t) number << (writer->at & 7);

	for (size_t i = writer->at >> 3; word != 0; i++, word >>= 8)
		writer->bytes[i] |= (unsigned char) word;
	writer->at += (size_t) width;
}

static inline void
zhn_write_unary(ZhnBitWriter *writer, uint32_t zeros)
{
	writer->at += zeros;
	writer->bytes[writer->at >> 3] |= (unsigned char) (1 << (writer->at & 7));
	writer->at++;
}

/* Bits that a number needs; 0 for 0. */
static inline int
zhn_bit_width(uint32_t number)
{
	return number != 0 ? 32 - __builtin_clz(number) : 0;
}

#endif							/* ZHN_BITS_H */
