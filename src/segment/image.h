/*-------------------------------------------------------------------------
 *
 * image.h
 *	  The dictionary image: what src/tool/zhnews-dict.c makes of data/ and
 *	  src/segment reads.
 *
 * The image is one read-only block that is linked into the library, so that
 * all backends share its pages, nothing is parsed or allocated at start, and
 * image and code are always of one version.  It is native-endian and holds
 * offsets, never pointers.
 *
 * The model is a class-based word bigram.  Costs are -ln p in units of
 * 1/64 nat (ZHN_NAT).  The cost of word w after word v is
 *
 *		backoff(v) + cost(w) - gain(v, w)
 *
 * where gain is 0 for pairs that were never counted.  Numbers, dates, names
 * and other open sets are classes: they have word records (ICTCLAS writes
 * them 未##数, 未##人, ...) but no spelling.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_IMAGE_H
#define ZHN_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#define ZHN_NAT 64				/* cost units in a nat */
#define ZHN_IMPOSSIBLE 32767	/* a cost that rules a reading out */
#define ZHN_IMAGE_MAGIC "zhnimg02"

/* Classes of the bigram model. */
typedef enum ZhnClass
{
	ZHN_CLASS_NUMBER,			/* 未##数 */
	ZHN_CLASS_TIME,				/* 未##时 */
	ZHN_CLASS_PERSON,			/* 未##人 */
	ZHN_CLASS_PLACE,			/* 未##地 */
	ZHN_CLASS_LATIN,			/* 未##串 */
	ZHN_CLASS_UNKNOWN,			/* 未##它 */
	ZHN_NCLASSES
} ZhnClass;

/* Positions of a character in a word. */
enum
{
	ZHN_FIRST,
	ZHN_MIDDLE,
	ZHN_LAST,
	ZHN_NPOSITIONS
};

/* What a character may be; several may hold. */
enum
{
	ZHN_IS_DIGIT = 1,			/* Chinese digit: 一 两 〇 */
	ZHN_IS_MULTIPLIER = 2,		/* 十 百 千 万 亿 */
	ZHN_IS_PLACE_SUFFIX = 4,	/* 省 市 县 村 ... */
	ZHN_IS_SENTENCE_END = 8,	/* 。 ! ? ; : */
	ZHN_IS_REPEATABLE = 16,		/* — … - . that form runs */
	ZHN_IS_SURNAME = 32,		/* begins a surname of several characters */
	ZHN_IS_BREAK = 64,			/* no word of the dictionary crosses it */
	ZHN_BEFORE_NUMBER = 128,	/* 第 数 几 */
	ZHN_BEGINS_NAME = 256		/* some model of names may begin here */
};

/*
 * A character.  Those without a record of their own share the one of their
 * class, whose code is the class plus ZHN_SHARED_CODE.
 */
#define ZHN_SHARED_CODE 1

/*
 * What a code point is: the code of its character, and what it folds to if
 * that is one code point below 65536, or 0.
 */
#define ZHN_CODE(entry) ((uint16_t) (entry))
#define ZHN_FOLDED(entry) ((entry) >> 16)

typedef struct ZhnChar
{
	int16_t		person[ZHN_NPOSITIONS]; /* cost as part of a Chinese name */
	int16_t		foreign[ZHN_NPOSITIONS];	/* of a transliterated name */
	int16_t		unknown[ZHN_NPOSITIONS];	/* of an unknown word */
	int16_t		place[2];		/* of a place name: first, middle */
	int16_t		alone;			/* cost of the character as a word */
	uint16_t	flags;			/* ZHN_IS_... */
	uint16_t	cclass;			/* ZhnCharClass */
	int16_t		suffix;			/* what it gains as the end of an unlisted word;
								 * 0: it is no suffix */
	int16_t		reserved;
} ZhnChar;

/*
 * A unit of a double array (Aoe 1989): the child of a unit by character code
 * c is units[base + c] if its label is c.  No two units have the same base,
 * except those without children, whose base leads to empty units only.  word
 * is 0 where no word ends.  No character has code 0, and nothing has base 0,
 * so an empty unit, which is 0, is never a child and has none.
 */
typedef uint64_t ZhnTrieUnit;

#define ZHN_TRIE_ROOT ((ZhnTrieUnit) 1) /* its base is 1 */
#define ZHN_TRIE_BASE_BITS 24
#define ZHN_TRIE_LABEL_BITS 16
#define ZHN_TRIE_BASE(u) ((uint32_t) (u) & ((1u << ZHN_TRIE_BASE_BITS) - 1))
#define ZHN_TRIE_LABEL(u) ((uint16_t) ((u) >> ZHN_TRIE_BASE_BITS))
#define ZHN_TRIE_WORD(u) \
	((uint32_t) ((u) >> (ZHN_TRIE_BASE_BITS + ZHN_TRIE_LABEL_BITS)))
#define ZHN_TRIE_MAX_WORD ((1u << 24) - 1)

/* The unit that follows another one by a code, or 0. */
static inline ZhnTrieUnit
zhn_trie_next(const ZhnTrieUnit *units, ZhnTrieUnit last, uint16_t code)
{
	ZhnTrieUnit unit = units[ZHN_TRIE_BASE(last) + code];

	/* A mask, as nobody could predict a branch. */
	return unit & -(ZhnTrieUnit) (ZHN_TRIE_LABEL(unit) == code);
}

/*
 * A word or class.  The bound lets the decoder skip a look-up that could not
 * change the result; it is in units of ZHN_BOUND_UNIT, rounded up.
 */
#define ZHN_WORD_COST_BITS 11
#define ZHN_WORD_BACKOFF_BITS 9

typedef struct ZhnWord
{
	uint64_t	cost:ZHN_WORD_COST_BITS;	/* without context */
	uint64_t	backoff:ZHN_WORD_BACKOFF_BITS;	/* added when the next word
												 * makes no known pair */
	uint64_t	bound:8;		/* the most it gains from a preceding word */
	uint64_t	kind:4;			/* ZhnKind */
	uint64_t	flags:2;		/* ZHN_WORD_... */
	uint64_t	pairs:22;		/* place of the common pairs that it begins */
} ZhnWord;

/* What a word may be to the long cut. */
enum
{
	ZHN_WORD_UNIT = 1,			/* counts or measures after a number */
	ZHN_WORD_HEAD = 2			/* ends the name of an organisation */
};

#define ZHN_BOUND_UNIT 8		/* 1/8 nat */
#define ZHN_CLASS_GAIN_UNIT 4	/* 1/16 nat */

/*
 * Known pairs of words are in two tables.  The common pairs are a sparse
 * matrix whose rows lie over one another (Tarjan and Yao 1979): the entry of
 * words v, w is common_pairs[place of v + w], and is of this pair if it has
 * the number of v.  An entry is the number, and 11 bits of gain; 0 is an
 * empty entry.
 *
 * The rest are in a hash table of lines of 16 entries, each a cache line that
 * is compared at once.  Before it stands a filter of one bit a hash value,
 * which turns most unknown pairs away.  An entry is 21 bits that tell a pair
 * from others of its line, and 11 bits of gain.
 */
#define ZHN_PAIR_GAIN_BITS 11
#define ZHN_PAIR_GAIN_MASK ((1u << ZHN_PAIR_GAIN_BITS) - 1)
#define ZHN_LINE_ENTRIES 16
#define ZHN_FILTER_BITS 20		/* log2 of the bits of the filter */

typedef struct ZhnPairLine
{
	uint32_t	entries[ZHN_LINE_ENTRIES];
} ZhnPairLine;

typedef struct ZhnImage
{
	char		magic[8];
	uint32_t	size;			/* of the whole image, bytes */
	uint32_t	nchars;
	uint32_t	nspecial;		/* no code from this on is of a character with
								 * ZHN_IS_BREAK, _REPEATABLE, _PLACE_SUFFIX */
	uint32_t	nunits;			/* of the dictionary trie */
	uint32_t	nwords;			/* word 0 is not a word, and very dear */
	uint32_t	nclasswords;	/* words below this have class gains */
	uint32_t	ncommon;		/* entries of the table of common pairs */
	uint32_t	rare_bits;		/* log2 of the lines of that of rare pairs */
	uint32_t	ncompoundunits; /* of the trie of compounds */
	uint32_t	begin;			/* word: begin of a sentence */
	uint32_t	class_word[ZHN_NCLASSES];
	int16_t		unknown_length[8];	/* cost of an unknown word's length */
	/* Offsets from the start of the image, multiples of 64. */
	uint32_t	codes;			/* uint32_t[65536]: what code points are */
	uint32_t	chars;			/* ZhnChar[nchars] */
	uint32_t	units;			/* ZhnTrieUnit[nunits] */
	uint32_t	words;			/* ZhnWord[nwords] */
	uint32_t	class_gains;	/* uint8_t[nclasswords][ZHN_NCLASSES] */
	uint32_t	common_pairs;	/* uint32_t[ncommon] */
	uint32_t	rare_pairs;		/* ZhnPairLine[1 << rare_bits] */
	uint32_t	rare_filter;	/* uint32_t[1 << (ZHN_FILTER_BITS - 5)] */
	uint32_t	compounds;		/* ZhnTrieUnit[ncompoundunits] */
} ZhnImage;

/*
 * The trie of compounds holds words that are only used to join others, with
 * ZhnKind + 1 for their word, and surnames of two characters with this.
 */
#define ZHN_COMPOUND_SURNAME 63

/* The image, and pointers to its parts. */
typedef struct ZhnModel
{
	const ZhnImage *image;
	const uint32_t *codes;
	const ZhnChar *chars;
	const ZhnTrieUnit *units;
	const ZhnWord *words;
	const uint8_t *class_gains;
	const uint32_t *common_pairs;
	const ZhnPairLine *rare_pairs;
	const uint32_t *rare_filter;
	const ZhnTrieUnit *compounds;
} ZhnModel;

extern void zhn_model_open(ZhnModel *model);

/* Hash of a pair; its parts are the line, the filter's bit and the mark. */
static inline uint64_t
zhn_pair_hash(uint32_t left, uint32_t right)
{
	uint64_t	h = left * UINT64_C(0x9E3779B97F4A7C15) ^
		right * UINT64_C(0xC2B2AE3D27D4EB4F);

	h ^= h >> 31;
	return h * UINT64_C(0xD6E8FEB86659FD93);
}

static inline uint32_t
zhn_pair_line(uint64_t hash, uint32_t bits)
{
	return (uint32_t) (hash >> (64 - bits));
}

static inline uint32_t
zhn_pair_filter_bit(uint64_t hash)
{
	return (uint32_t) (hash >> 28) & ((1u << ZHN_FILTER_BITS) - 1);
}

/* Never 0, so that an empty entry matches no mark. */
static inline uint32_t
zhn_pair_mark(uint64_t hash)
{
	uint32_t	mark = (uint32_t) (hash >> 5) & ~ZHN_PAIR_GAIN_MASK;

	return mark != 0 ? mark : 1u << ZHN_PAIR_GAIN_BITS;
}

#endif							/* ZHN_IMAGE_H */
