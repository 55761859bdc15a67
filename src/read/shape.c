/*-------------------------------------------------------------------------
 *
 * shape.c
 *	  What a line looks like by itself: the features that roles rest on.
 *
 * A feature is a fact about the line (it ends with 。; it reads as a byline;
 * there are more blank lines before it than usual on this page), never a
 * decision.  Decisions are role.c's, which weighs all features of all lines
 * together.
 *
 * What the words of a line say is found by shape_words.c.  Facts that depend
 * on the habits of the page (how many blank lines stand between paragraphs,
 * which level of heading mark headlines have, whether paragraphs are
 * indented) are found in a second pass, by shape_page.c.
 *
 *-------------------------------------------------------------------------
 */
#include "read/shape.h"

#include <string.h>

#include "read/byline.h"
#include "read/lines.h"
#include "read/shape_parts.h"

_Static_assert(ZHN_NFEATURES <= 64, "a feature needs a bit");

static const char opening_marks[] = "“‘「『《〈(【[";

/* Closing marks that pair with opening ones and can stay open over lines. */
static const char inner_closing_marks[] = "”’」』》〉)】]";

/* Take heading marks and marks around bold text off; return the level. */
static int
strip_mark(ZhnText *content)
{
	int			level = 0;
	size_t		i = 0;

	while (i < content->length && level < 6)
	{
		if (content->at[i] == '#')
			i++;
		else if (content->length - i >= 3 &&
				 memcmp(content->at + i, "＃", 3) == 0)
			i += 3;
		else
			break;
		level++;
	}
	if (level > 0)
	{
		ZhnText		rest = {content->at + i, content->length - i};

		rest = zhn_trim(rest);
		if (rest.length == 0)
			return 0;
		*content = rest;
	}
	if (content->length > 4 && memcmp(content->at, "**", 2) == 0 &&
		memcmp(content->at + content->length - 2, "**", 2) == 0)
	{
		ZhnText		rest = {content->at + 2, content->length - 4};

		rest = zhn_trim(rest);
		if (rest.length == 0)
			return level;
		*content = rest;
		if (level == 0)
			level = ZHN_BOLD_LEVEL;
	}
	return level;
}

static void
set_length(ZhnShape *shape)
{
	int			n = shape->chars;

	zhn_shape_set(shape, n <= 3 ? ZHN_IS_TINY : n <= 12 ? ZHN_IS_SHORT
		: n <= 24 ? ZHN_IS_MEDIUM : n <= 36 ? ZHN_IS_LONG
		: ZHN_IS_PARAGRAPH, true);
	zhn_shape_set(shape, ZHN_IS_PAGE_LONG, n > 120);
}

/*
 * Set the widths of the line: in characters, and in the space they take if
 * digits and Latin letters take half of it.  An indent is two characters.
 */
static void
set_width(const ZhnChars *chars, ZhnText content, ZhnShape *shape)
{
	int			halves = 0;
	int			indent = shape->indented ? 2 : 0;

	for (size_t i = 0; i < content.length; i++)
		halves += (unsigned char) content.at[i] < 0x80;
	shape->width[0] = chars->n + indent;
	shape->width[1] = chars->n - halves / 2 + indent;
}

/* Is . here a full stop, as in half-width text, and not a decimal point? */
static bool
is_dot_stop(const ZhnChars *chars, int i)
{
	return chars->cp[i] == '.' && i > 0 && zhn_is_han(chars->cp[i - 1]) &&
		(i + 1 == chars->n || zhn_is_han(chars->cp[i + 1]));
}

static void
set_punctuation(const ZhnChars *chars, ZhnShape *shape)
{
	int			end = zhn_text_end(chars);
	int			depth = 0;

	for (int i = 0; i < chars->n; i++)
	{
		uint32_t	cp = chars->cp[i];

		if (zhn_is_space(cp))
			continue;
		shape->chars++;
		if (zhn_char_class(cp) != ZHN_CHAR_PUNCTUATION)
			continue;
		if (i < end - 1 && (cp == 0x3002 || cp == ';' || is_dot_stop(chars, i)))
			zhn_shape_set(shape, ZHN_HAS_STOP, true);
		if (i < end - 1 && cp == ',')
			zhn_shape_set(shape, ZHN_HAS_COMMA, true);
		if (zhn_char_in(cp, opening_marks))
			depth++;
		else if (depth > 0 && zhn_char_in(cp, inner_closing_marks))
			depth--;
	}
	set_length(shape);
	zhn_shape_set(shape, ZHN_ENDS_INSIDE, depth > 0);
	if (end > 0)
	{
		uint32_t	last = chars->cp[end - 1];

		zhn_shape_set(shape, ZHN_ENDS_STOP, last == 0x3002 ||
			is_dot_stop(chars, end - 1));
		zhn_shape_set(shape, ZHN_ENDS_MARK, zhn_char_in(last, "!?…"));
		zhn_shape_set(shape, ZHN_ENDS_COMMA, zhn_char_in(last, ",、"));
		zhn_shape_set(shape, ZHN_ENDS_COLON, zhn_char_in(last, ":;"));
		zhn_shape_set(shape, ZHN_ENDS_OPEN, !zhn_char_in(last, "。!?…,、:;") &&
			!is_dot_stop(chars, end - 1));
		zhn_shape_set(shape, ZHN_ENDS_DIGIT, end == chars->n && zhn_is_digit(last));
	}
	zhn_shape_set(shape, ZHN_IS_PARENTHESIS, chars->n > 2 && chars->cp[0] == '(' &&
		zhn_chars_find(chars, 0, chars->n, ")") == chars->n - 1);
	zhn_shape_set(shape, ZHN_STARTS_BROKEN,
		chars->n > 0 &&
		(zhn_char_in(chars->cp[0], ",。、;:!?)”’」』》】…%的们") &&
		 !zhn_chars_match(chars, 0, chars->n, "的确 的士 的哥")));
}

/*
 * Does text say again what the line before it says, as the first sentence of a
 * report does with its headline?  Half of the pairs of neighbouring Chinese
 * characters of the line must be in text.
 */
static bool
is_restated(const ZhnChars *line, const ZhnChars *text)
{
	enum
	{
		LINE_MAX = 40,
		TEXT_MAX = 120
	};
	int			pairs = 0;
	int			found = 0;

	if (line->n > LINE_MAX || text->n <= line->n)
		return false;
	for (int i = 0; i + 1 < line->n; i++)
	{
		if (!zhn_is_han(line->cp[i]) || !zhn_is_han(line->cp[i + 1]))
			continue;
		pairs++;
		for (int k = 0; k + 1 < text->n && k < TEXT_MAX; k++)
			if (text->cp[k] == line->cp[i] &&
				text->cp[k + 1] == line->cp[i + 1])
			{
				found++;
				break;
			}
	}
	return pairs >= 4 && found * 2 >= pairs;
}

static void
set_byline(const ZhnEnv *env, const ZhnChars *chars, ZhnShape *shape)
{
	ZhnByline	byline;

	/* A line with a full stop at its end is none, and most lines have one. */
	if (zhn_has(shape, ZHN_IS_SOURCE) || zhn_has(shape, ZHN_ENDS_STOP))
		return;
	zhn_read_byline(env, chars, 0, chars->n, &byline);
	if (byline.surety > ZHN_BYLINE_NAMES && byline.class == ZHN_CREDIT_STAFF)
	{
		zhn_shape_set(shape, ZHN_IS_STAFF, true);
		return;
	}
	zhn_shape_set(shape, ZHN_IS_BYLINE, byline.surety == ZHN_BYLINE_SURE);
	zhn_shape_set(shape, ZHN_MAY_BE_BYLINE, byline.surety == ZHN_BYLINE_LIKELY);
	zhn_shape_set(shape, ZHN_IS_NAMES, byline.surety == ZHN_BYLINE_NAMES);
	zhn_shape_set(shape, ZHN_IS_PHOTO_CREDIT, byline.surety > ZHN_BYLINE_NAMES &&
		byline.class == ZHN_CREDIT_PHOTO);
}

/* Is the line indented, by U+3000 or two spaces and more? */
static bool
is_indented(const ZhnPageLine *line, const char *text)
{
	size_t		blank = (size_t) (line->content.at - (text + line->start));

	return blank >= 2 && blank < line->length;
}

ZhnShape *
zhn_shape_lines(const ZhnEnv *env, ZhnPage *page, const char *text)
{
	ZhnShape   *shapes = zhn_alloc(env, (page->nlines + 1) * sizeof(ZhnShape));
	ZhnChars	chars = {0};
	ZhnChars	before = {0};

	memset(shapes, 0, (page->nlines + 1) * sizeof(ZhnShape));
	for (size_t i = 0; i < page->nlines; i++)
	{
		ZhnPageLine *line = &page->lines[i];
		ZhnShape   *shape = &shapes[i];
		ZhnChars	swap;

		if (i > 0)
		{
			size_t		gap = line->number - line[-1].number - 1;

			shape->gap = gap < 100 ? (int) gap : 100;
		}
		shape->indented = is_indented(line, text);
		shape->level = strip_mark(&line->content);
		zhn_chars_read(env, &chars, line->content);
		set_width(&chars, line->content, shape);
		set_punctuation(&chars, shape);
		zhn_shape_words(&chars, shape);
		set_byline(env, &chars, shape);
		if (i > 0)
			zhn_shape_set(shape - 1, ZHN_IS_RESTATED, is_restated(&before, &chars));
		swap = before;
		before = chars;
		chars = swap;
		if (i % 64 == 0)
			zhn_interrupts(env);
	}
	zhn_chars_done(env, &chars);
	zhn_chars_done(env, &before);
	zhn_shape_page(env, page, shapes);
	return shapes;
}
