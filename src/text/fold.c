/*-------------------------------------------------------------------------
 *
 * fold.c
 *	  Folding of whole texts, and of characters that are not in the table.
 *
 *-------------------------------------------------------------------------
 */
#include "text/fold.h"

#include <stdbool.h>
#include <string.h>

#include "text/utf8.h"

/* Characters between two calls of zhn_interrupts(). */
#define INTERRUPT_EVERY		4096

/* The text under construction; there is always room for one more folding. */
typedef struct FoldBuffer
{
	const ZhnEnv *env;
	unsigned char *bytes;
	size_t		length;
	size_t		size;
	bool		invalid;		/* ends with a byte that begins no character */
} FoldBuffer;

/* The entry of cp in the list of foldings, or NULL: cp folds to itself. */
static const ZhnFolding *
find_folding(uint32_t cp)
{
	const ZhnFolding *foldings = zhn_foldings();
	uint32_t	low = 0;
	uint32_t	high = ZHN_FOLDINGS;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (foldings[middle].cp == cp)
			return &foldings[middle];
		if (foldings[middle].cp < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

uint32_t
zhn_fold_char_listed(uint32_t cp)
{
	const ZhnFolding *folding = find_folding(cp);
	const unsigned char *to;
	uint32_t	length;
	uint32_t	single;

	if (folding == NULL)
		return cp;
	to = zhn_fold_text() + (folding->where >> 8);
	length = folding->where & 0xFF;
	if (length == 0 ||
		zhn_utf8_decode(to, to + length, &single) != (int) length)
		return cp;
	return single;
}

/*
 * Make room for a folding and the zero behind the text.  Sizes cannot wrap:
 * no object is larger than PTRDIFF_MAX, and size at most doubles.
 */
static void
make_room(FoldBuffer *out)
{
	if (out->size - out->length <= ZHN_FOLD_LENGTH_MAX)
	{
		out->size += out->size / 2 + ZHN_FOLD_LENGTH_MAX;
		out->bytes = zhn_resize(out->env, out->bytes, out->size);
	}
}

static void
append(FoldBuffer *out, const unsigned char *p, size_t n)
{
	memcpy(out->bytes + out->length, p, n);
	out->length += n;
}

/*
 * Append the folding from the list of cp, which the text spells with the n
 * bytes at p.  A character that folds to nothing stays when it stands behind
 * an invalid byte: without it, that byte and the next might make a character
 * that the text does not have.
 */
static void
append_listed(FoldBuffer *out, uint32_t cp, const unsigned char *p, int n)
{
	const ZhnFolding *folding = find_folding(cp);
	uint32_t	length = folding != NULL ? folding->where & 0xFF : 0;

	if (length > 0)
		append(out, zhn_fold_text() + (folding->where >> 8), length);
	else if (folding == NULL || out->invalid)
		append(out, p, (size_t) n);
}

/* Append the folding of cp, which the text spells with the n bytes at p. */
static void
append_folded(FoldBuffer *out, uint32_t cp, const unsigned char *p, int n)
{
	uint32_t	to = cp < 65536 ? zhn_fold_table[cp] : ZHN_FOLD_MANY;

	if (to != ZHN_FOLD_MANY)
		out->length += (size_t) zhn_utf8_encode(to, out->bytes + out->length);
	else
		append_listed(out, cp, p, n);
	out->invalid = cp == ZHN_INVALID;
}

char *
zhn_fold(const ZhnEnv *env, const char *text, size_t length,
		 size_t *folded_length)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	FoldBuffer	out = {.env = env};
	int			until_interrupts = INTERRUPT_EVERY;

	if (length > PTRDIFF_MAX / 2)
		zhn_fail(env, ZHN_ERROR_LIMIT, "text is too long to fold",
				 "Divide the text.");
	out.size = length + ZHN_FOLD_LENGTH_MAX + 1;
	out.bytes = zhn_alloc(env, out.size);
	while (p < end)
	{
		uint32_t	cp;
		int			n = zhn_utf8_decode(p, end, &cp);

		make_room(&out);
		append_folded(&out, cp, p, n);
		p += n;
		if (--until_interrupts == 0)
		{
			zhn_interrupts(env);
			until_interrupts = INTERRUPT_EVERY;
		}
	}
	out.bytes[out.length] = '\0';
	*folded_length = out.length;
	return (char *) out.bytes;
}

size_t
zhn_fold_plain(const char *text, size_t length, char *out, size_t room)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	size_t		n = 0;

	while (p < end)
	{
		uint32_t	cp;
		int			bytes = zhn_utf8_decode(p, end, &cp);

		if (cp >= 65536 || zhn_fold_table[cp] == ZHN_FOLD_MANY || room - n < 4)
			return 0;
		n += (size_t) zhn_utf8_encode(zhn_fold_table[cp],
									  (unsigned char *) out + n);
		p += bytes;
	}
	return n;
}
