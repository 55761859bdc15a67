/*-------------------------------------------------------------------------
 *
 * pinyin.c
 *	  How Chinese words are read.
 *
 * The tables are the text files of data/, as they are.  Lines of characters
 * have a fixed width, so that a code point is a place in the file; a star
 * ends those of characters that some word or surname reads otherwise, so that
 * words without one need not be looked for.  Words and surnames are found by binary
 * search over their lines, which are in the order of their bytes.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "text/pinyin.h"
#include "text/utf8.h"

#define FIRST			0x4E00
#define LAST			0x9FFF
#define LINE			9		/* bytes of a line of characters */
#define STAR			7		/* where it has its star */
#define WORD_MAX		8		/* characters of a word of the list */
#define SHORTEST_WORD	2		/* and of the shortest */
#define SURNAME_MAX		2

/* ZHN_PINYIN_FOLDER is the quoted path of data/; see the Makefile. */
#define INCLUDE_FILE(symbol, file) \
	__asm__( \
		".section .rodata\n" \
		".hidden " #symbol "\n.globl " #symbol "\n" #symbol ":\n" \
		".incbin \"" ZHN_PINYIN_FOLDER "/" file "\"\n" \
		".hidden " #symbol "_end\n.globl " #symbol "_end\n" #symbol "_end:\n" \
		".byte 0\n" \
		".previous\n"); \
	extern const char symbol[]; \
	extern const char symbol##_end[]

INCLUDE_FILE(zhn_pinyin_characters, "pinyin-characters.txt");
INCLUDE_FILE(zhn_pinyin_words, "pinyin-words.txt");
INCLUDE_FILE(zhn_pinyin_surnames, "pinyin-surnames.txt");

static const char *
character_line(uint32_t c)
{
	return c >= FIRST && c <= LAST ?
		zhn_pinyin_characters + (c - FIRST) * LINE : NULL;
}

/* Read "ping2" at p; returns what is behind it. */
static const char *
read_syllable(const char *p, ZhnSyllable *out)
{
	out->n = 0;
	out->tone = 5;
	while (*p >= 'a' && *p <= 'z' && out->n < ZHN_SYLLABLE_MAX)
		out->letters[out->n++] = *p++;
	if (*p >= '1' && *p <= '5')
		out->tone = (unsigned char) (*p++ - '0');
	return p;
}

static void
read_character(uint32_t c, ZhnSyllable *out)
{
	const char *line = character_line(c);

	out->n = 0;
	out->tone = 5;
	if (line != NULL)
		read_syllable(line, out);
}

/* The order of a word and the word of a line. */
static int
compare_line(const char *word, size_t length, const char *line)
{
	size_t		n = 0;

	while (line[n] != ' ')
		n++;
	if (memcmp(word, line, n < length ? n : length) != 0)
		return memcmp(word, line, n < length ? n : length);
	return (length > n) - (length < n);
}

/* The first line whose word comes after a word. */
static const char *
line_after(const char *from, const char *end, const char *word, size_t length)
{
	while (from < end)
	{
		const char *line = from + (end - from) / 2;

		while (line > from && line[-1] != '\n')
			line--;
		if (compare_line(word, length, line) < 0)
			end = line;
		else
			from = (const char *) memchr(line, '\n',
										 (size_t) (end - line)) + 1;
	}
	return from;
}

/*
 * Find the longest word of a list that begins these characters, and read it;
 * returns the number of its characters, 0 for none.  shortest is what all
 * words have at least, so that what is before a line with other first
 * characters need not be looked at.
 */
static size_t
read_listed(const char *from, const char *list_end, const uint32_t *word,
			size_t n, size_t shortest, ZhnSyllable *out)
{
	unsigned char key[4 * WORD_MAX];
	size_t		ends[WORD_MAX + 1] = {0};
	const char *line;

	for (size_t i = 0; i < n; i++)
		ends[i + 1] = ends[i] +
			(size_t) zhn_utf8_encode(word[i], key + ends[i]);
	line = line_after(from, list_end, (const char *) key, ends[n]);
	while (line > from)
	{
		size_t		length = shortest;

		for (line--; line > from && line[-1] != '\n';)
			line--;
		if (memcmp(line, key, ends[shortest]) != 0)
			return 0;
		while (length < n && memcmp(line + ends[length], key + ends[length],
									ends[length + 1] - ends[length]) == 0)
			length++;
		if (line[ends[length]] != ' ')
			continue;
		line += ends[length];
		for (size_t i = 0; i < length; i++)
			line = read_syllable(line + 1, &out[i]);
		return length;
	}
	return 0;
}

void
zhn_pinyin_word(const uint32_t *word, size_t n, ZhnSyllable *out)
{
	size_t		i = 0;

	while (i < n)
	{
		size_t		room = n - i < WORD_MAX ? n - i : WORD_MAX;
		bool		star = false;
		size_t		chinese = 0;
		size_t		length = 0;

		while (chinese < room && character_line(word[i + chinese]) != NULL)
			star |= character_line(word[i + chinese++])[STAR] == '*';
		if (star && chinese >= SHORTEST_WORD)
			length = read_listed(zhn_pinyin_words, zhn_pinyin_words_end,
								 word + i, chinese, SHORTEST_WORD, out + i);
		if (length == 0)
			read_character(word[i], &out[i]);
		i += length > 0 ? length : 1;
	}
}

bool
zhn_pinyin_only(uint32_t c, ZhnSyllable *out)
{
	const char *line = character_line(c);

	if (line == NULL || line[STAR] == '*' || line[0] == '-')
		return false;
	read_syllable(line, out);
	return true;
}

size_t
zhn_pinyin_surname(const uint32_t *name, size_t n, ZhnSyllable *out)
{
	const char *line = n > 0 ? character_line(name[0]) : NULL;
	size_t		room = n < SURNAME_MAX ? n : SURNAME_MAX;

	if (line == NULL || line[STAR] != '*')
		return 0;
	if (room > 1 && character_line(name[1]) == NULL)
		room = 1;
	return read_listed(zhn_pinyin_surnames, zhn_pinyin_surnames_end, name,
					   room, 1, out);
}

/* The letter that has the mark: a or e, o of ou, else the last vowel. */
static size_t
marked_letter(const ZhnSyllable *syllable)
{
	size_t		last = 0;

	for (size_t i = 0; i < syllable->n; i++)
	{
		char		c = syllable->letters[i];

		if (c == 'a' || c == 'e' ||
			(c == 'o' && i + 1 < syllable->n && syllable->letters[i + 1] == 'u'))
			return i;
		if (c == 'i' || c == 'o' || c == 'u' || c == 'v')
			last = i;
	}
	return last;
}

size_t
zhn_pinyin_marked(const ZhnSyllable *syllable, char *out)
{
	static const char vowels[] = "aeiouv";
	static const uint16_t marked[6][5] =
	{
		{0x101, 0xE1, 0x1CE, 0xE0, 'a'},
		{0x113, 0xE9, 0x11B, 0xE8, 'e'},
		{0x12B, 0xED, 0x1D0, 0xEC, 'i'},
		{0x14D, 0xF3, 0x1D2, 0xF2, 'o'},
		{0x16B, 0xFA, 0x1D4, 0xF9, 'u'},
		{0x1D6, 0x1D8, 0x1DA, 0x1DC, 0xFC}
	};
	size_t		mark = marked_letter(syllable);
	size_t		length = 0;

	for (size_t i = 0; i < syllable->n; i++)
	{
		const char *vowel = strchr(vowels, syllable->letters[i]);
		uint32_t	c = (unsigned char) syllable->letters[i];

		if (vowel != NULL)
			c = marked[vowel - vowels][i == mark ? syllable->tone - 1 : 4];
		length += (size_t) zhn_utf8_encode(c, (unsigned char *) out + length);
	}
	return length;
}

size_t
zhn_pinyin_near(const ZhnSyllable *syllable, char *out)
{
	const char *letters = syllable->letters;
	size_t		n = syllable->n;
	size_t		i = 0;
	size_t		length = 0;

	if (n == 0)
		return 0;
	out[length++] = letters[i] == 'l' ? 'n' : letters[i] == 'f' ? 'h' :
		letters[i];
	i++;
	if (n > 1 && letters[1] == 'h')
		i++;
	while (i < n)
		out[length++] = letters[i++];
	if (length > 2 && out[length - 1] == 'g' && out[length - 2] == 'n')
		length--;
	return length;
}

/* A vowel with a mark: its letter and tone; 0 for any other character. */
static char
unmark(uint32_t c, char *tone)
{
	static const struct
	{
		uint16_t	c;
		char		letter;
		char		tone;
	}			vowels[] =
	{
		{0x101, 'a', 1}, {0xE1, 'a', 2}, {0x1CE, 'a', 3}, {0xE0, 'a', 4},
		{0x113, 'e', 1}, {0xE9, 'e', 2}, {0x11B, 'e', 3}, {0xE8, 'e', 4},
		{0x12B, 'i', 1}, {0xED, 'i', 2}, {0x1D0, 'i', 3}, {0xEC, 'i', 4},
		{0x14D, 'o', 1}, {0xF3, 'o', 2}, {0x1D2, 'o', 3}, {0xF2, 'o', 4},
		{0x16B, 'u', 1}, {0xFA, 'u', 2}, {0x1D4, 'u', 3}, {0xF9, 'u', 4},
		{0x1D6, 'v', 1}, {0x1D8, 'v', 2}, {0x1DA, 'v', 3}, {0x1DC, 'v', 4},
		{0xFC, 'v', 0}, {0x144, 'n', 2}, {0x148, 'n', 3}, {0x1F9, 'n', 4},
		{0x1E3F, 'm', 2}
	};

	for (size_t i = 0; i < sizeof(vowels) / sizeof(vowels[0]); i++)
		if (vowels[i].c == c)
		{
			*tone = vowels[i].tone;
			return vowels[i].letter;
		}
	return 0;
}

/* Small, without the Latin letters' marks apart: E0 to FC are from C0 to DC. */
static uint32_t
small(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDC))
		return c + 0x20;
	if (c >= 0xFF21 && c <= 0xFF3A)
		return c - 0xFF21 + 'a';
	if (c >= 0xFF41 && c <= 0xFF5A)
		return c - 0xFF41 + 'a';
	if ((c >= 0x100 && c < 0x17E && c % 2 == 0) || c == 0x1F8 || c == 0x1E3E)
		return c + 1;
	if (c >= 0x1CD && c <= 0x1DC && c % 2 == 1)
		return c + 1;
	return c;
}

/* A mark that stands behind its letter. */
static char
combining_tone(uint32_t c)
{
	return c == 0x304 ? 1 : c == 0x301 ? 2 : c == 0x30C ? 3 : c == 0x300 ? 4 : 0;
}

static bool
is_between(uint32_t c)
{
	return c == ' ' || c == '-' || c == '\'' || c == 0x2019 || c == 0x3000 ||
		c == 0xA0;
}

size_t
zhn_pinyin_typed(const char *text, size_t length, char *letters, char *tones,
				 size_t room)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	size_t		n = 0;

	while (p < end)
	{
		uint32_t	c;
		char		tone = 0;
		char		letter;

		p += zhn_utf8_decode(p, end, &c);
		c = small(c);
		letter = c >= 'a' && c <= 'z' ? (char) c : unmark(c, &tone);
		if (letter != 0)
		{
			if (n == room)
				return 0;
			letters[n] = letter;
			tones[n++] = tone;
		}
		else if (n > 0 && combining_tone(c) != 0)
			tones[n - 1] = combining_tone(c);
		else if (n > 0 && c == 0x308 && letters[n - 1] == 'u')
			letters[n - 1] = 'v';
		else if (n > 0 && c >= '1' && c <= '5')
			tones[n - 1] = (char) (c - '0');
		else if (!is_between(c))
			return 0;
	}
	return n;
}
