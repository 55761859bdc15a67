/*-------------------------------------------------------------------------
 *
 * freqlist_text.c
 *	  Frequency lists as text, and back; see freqlist.h for the form.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "measure/freqlist.h"

typedef struct Parser
{
	const ZhnEnv *env;
	const char *start;
	const char *p;
	const char *end;
	ZhnTally   *tally;
	char	   *word;			/* of the word being read, without quotes */
	size_t		length;
	ZhnFreqlistError *error;
} Parser;

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
		c == '\v';
}

/* Note what is wrong here; false. */
static bool
wrong(Parser *parser, const char *message)
{
	parser->error->message = message;
	parser->error->at = (size_t) (parser->p - parser->start);
	return false;
}

static bool
skip_spaces(Parser *parser)
{
	const char *before = parser->p;

	while (parser->p < parser->end && is_space(*parser->p))
		parser->p++;
	return parser->p > before;
}

static bool
parse_character(Parser *parser, char c, const char *message)
{
	if (parser->p == parser->end || *parser->p != c)
		return wrong(parser, message);
	parser->p++;
	return true;
}

static bool
parse_number(Parser *parser, int64_t *number)
{
	const char *before = parser->p;

	*number = 0;
	while (parser->p < parser->end && *parser->p >= '0' && *parser->p <= '9')
	{
		if (__builtin_mul_overflow(*number, 10, number) ||
			__builtin_add_overflow(*number, *parser->p - '0', number))
			return wrong(parser, "a number is less than 2^63");
		parser->p++;
	}
	if (parser->p == before)
		return wrong(parser, "a number was expected");
	return true;
}

/* Two numbers with a slash between. */
static bool
parse_pair(Parser *parser, int64_t *count, int64_t *documents)
{
	return parse_number(parser, count) &&
		parse_character(parser, '/',
						"a slash was expected between two numbers") &&
		parse_number(parser, documents);
}

static bool
parse_quoted(Parser *parser)
{
	parser->p++;
	while (parser->p < parser->end)
	{
		char		c = *parser->p++;

		if (c == '\'')
		{
			if (parser->p == parser->end || *parser->p != '\'')
				return true;
			parser->p++;
		}
		parser->word[parser->length++] = c;
	}
	return wrong(parser, "a closing quote was expected");
}

static bool
parse_word(Parser *parser)
{
	const char *before = parser->p;

	parser->length = 0;
	if (*parser->p == '\'')
	{
		if (!parse_quoted(parser))
			return false;
	}
	else
		while (parser->p < parser->end && *parser->p != '\'' &&
			   *parser->p != ':' && !is_space(*parser->p))
			parser->word[parser->length++] = *parser->p++;
	if (parser->length == 0 || parser->length > ZHN_TALLY_WORD_MAX)
	{
		parser->p = before;
		return wrong(parser, "a word has 1 to 16383 bytes");
	}
	return true;
}

/* A word with its numbers, which must be possible. */
static bool
parse_entry(Parser *parser, int64_t *left)
{
	const char *before = parser->p;
	int64_t		count;
	int64_t		documents;
	ZhnTallyWord *known;

	if (!parse_word(parser) ||
		!parse_character(parser, ':', "a colon was expected after a word") ||
		!parse_pair(parser, &count, &documents))
		return false;
	known = zhn_tally_find(parser->tally, parser->word, parser->length);
	if (known == NULL && documents >= 1 && documents <= count &&
		documents <= parser->tally->documents && count <= *left)
	{
		*left -= count;
		zhn_tally_add(parser->tally, parser->word, parser->length, count,
					  documents);
		return true;
	}
	parser->p = before;
	if (known != NULL)
		return wrong(parser, "a word is listed once");
	if (documents < 1 || documents > count)
		return wrong(parser, "a word is in at least one document, and in not "
					 "more than it occurs");
	if (documents > parser->tally->documents)
		return wrong(parser, "a word is in not more documents than there are");
	return wrong(parser, "counts add up to not more than all tokens");
}

static bool
parse_list(Parser *parser)
{
	int64_t		tokens;
	int64_t		documents;

	skip_spaces(parser);
	if (!parse_pair(parser, &tokens, &documents))
		return false;
	zhn_tally_add_total(parser->tally, tokens, documents);
	for (;;)
	{
		bool		space = skip_spaces(parser);

		if (parser->p == parser->end)
			return true;
		if (!space)
			return wrong(parser, "a space was expected after a number");
		if (!parse_entry(parser, &tokens))
			return false;
		zhn_interrupts(parser->env);
	}
}

void *
zhn_freqlist_parse(const ZhnEnv *env, const char *text, size_t length,
				   size_t prefix, size_t *size, ZhnFreqlistError *error)
{
	Parser		parser = {.env = env,.start = text,.p = text,.end = text + length};
	void	   *list = NULL;

	error->message = NULL;
	parser.error = error;
	parser.tally = zhn_tally_create(env);
	parser.word = zhn_alloc(env, length + 1);
	if (parse_list(&parser))
		list = zhn_freqlist_of_tally(parser.tally, prefix, size);
	zhn_release(env, parser.word);
	return list;
}

/* Text under construction. */
typedef struct Printer
{
	const ZhnEnv *env;
	char	   *text;
	size_t		used;
	size_t		room;
} Printer;

/* Room for some more bytes, and a zero. */
static char *
print_room(Printer *printer, size_t more)
{
	if (printer->used + more + 1 > printer->room)
	{
		printer->room = printer->room * 2 + more + 1;
		printer->text = zhn_resize(printer->env, printer->text,
								   printer->room);
	}
	return printer->text + printer->used;
}

static void
print_character(Printer *printer, char c)
{
	*print_room(printer, 1) = c;
	printer->used++;
}

static void
print_number(Printer *printer, int64_t number)
{
	char		digits[20];
	int			n = 0;

	do
	{
		digits[n++] = (char) ('0' + number % 10);
		number /= 10;
	} while (number > 0);
	while (n > 0)
		print_character(printer, digits[--n]);
}

static void
print_pair(Printer *printer, int64_t count, int64_t documents)
{
	print_number(printer, count);
	print_character(printer, '/');
	print_number(printer, documents);
}

static void
print_word(Printer *printer, const char *word, size_t length)
{
	print_character(printer, '\'');
	for (size_t i = 0; i < length; i++)
	{
		if (word[i] == '\'')
			print_character(printer, '\'');
		print_character(printer, word[i]);
	}
	print_character(printer, '\'');
}

char *
zhn_freqlist_print(const ZhnFreqlist *list, size_t *length)
{
	Printer		printer = {list->env, NULL, 0, 0};
	ZhnFreqlistCursor cursor;

	print_pair(&printer, list->tokens, list->documents);
	zhn_freqlist_start(&cursor, list);
	while (zhn_freqlist_next(&cursor))
	{
		print_character(&printer, ' ');
		print_word(&printer, cursor.word, cursor.length);
		print_character(&printer, ':');
		print_pair(&printer, cursor.count, cursor.documents);
	}
	*print_room(&printer, 0) = '\0';
	*length = printer.used;
	return printer.text;
}
