/*-------------------------------------------------------------------------
 *
 * shape_page.c
 *	  What is usual on the page of a line: how many blank lines stand between
 *	  lines, which heading marks headlines have, how wide columns are, whether
 *	  paragraphs are indented; and which columns the page announces.
 *
 *-------------------------------------------------------------------------
 */
#include "read/shape_parts.h"

#include <string.h>

#define lengthof(array) (sizeof(array) / sizeof((array)[0]))

/*
 * Names of columns that the page announces: 推出“走进新国企”专栏.  More than a
 * page ever announces are not kept.
 */
typedef struct ColumnNames
{
	ZhnText		names[8];
	int			n;
} ColumnNames;

/* Remember what the line calls a column. */
static void
collect_column_names(const ZhnChars *chars, ColumnNames *columns)
{
	enum
	{
		NAME_MAX = 20
	};
	int			open = -1;

	for (int i = 0; i < chars->n; i++)
	{
		if (zhn_char_in(chars->cp[i], "“《「"))
			open = i + 1;
		else if (open >= 0 && zhn_char_in(chars->cp[i], "”》」"))
		{
			if (i > open && i - open <= NAME_MAX &&
				columns->n < (int) lengthof(columns->names) &&
				zhn_chars_match(chars, i + 1, chars->n,
								"专栏 栏目 专题 系列报道 系列专题"))
				columns->names[columns->n++] = zhn_chars_text(chars, open, i);
			open = -1;
		}
	}
}

static void
set_columns(const ZhnPage *page, ZhnShape *shapes, const ColumnNames *columns)
{
	for (size_t i = 0; i < page->nlines; i++)
		for (int k = 0; k < columns->n; k++)
			zhn_shape_set(&shapes[i], ZHN_IS_COLUMN_NAME,
				page->lines[i].content.length == columns->names[k].length &&
				memcmp(page->lines[i].content.at, columns->names[k].at,
					   columns->names[k].length) == 0);
}

/* The number of blank lines that stands most often between lines. */
static int
usual_gap(const ZhnShape *shapes, size_t n)
{
	enum
	{
		GAPS = 4
	};
	size_t		count[GAPS] = {0};
	int			usual = 0;

	for (size_t i = 1; i < n; i++)
		count[shapes[i].gap < GAPS ? shapes[i].gap : GAPS - 1]++;
	for (int gap = 1; gap < GAPS; gap++)
		if (count[gap] > count[usual])
			usual = gap;
	return usual;
}

static void
set_gaps(ZhnShape *shapes, size_t n)
{
	int			usual = usual_gap(shapes, n);
	size_t		wide = 0;

	for (size_t i = 1; i < n; i++)
		wide += shapes[i].gap > usual;
	for (size_t i = 0; i < n; i++)
	{
		zhn_shape_set(&shapes[i], ZHN_AFTER_WIDE_GAP, i == 0 || shapes[i].gap > usual);
		zhn_shape_set(&shapes[i], ZHN_AFTER_USUAL_GAP, i > 0 && shapes[i].gap <= usual &&
			wide > 1);
		zhn_shape_set(&shapes[i], ZHN_AFTER_NO_GAP, i > 0 && shapes[i].gap < usual);
		zhn_shape_set(&shapes[i], ZHN_IS_LAST, i + 1 == n);
	}
}

/* Could the line be the headline of an item of a digest, after a number? */
static bool
is_numbered_headline(const ZhnShape *shape)
{
	return zhn_has(shape, ZHN_HAS_NUMBER) && shape->level == 0 &&
		shape->chars <= 36 && !zhn_has(shape, ZHN_HAS_STOP) &&
		(zhn_has(shape, ZHN_ENDS_OPEN) || zhn_has(shape, ZHN_ENDS_MARK));
}

/*
 * The headlines of a digest may have numbers for marks: where no other marks
 * are and no headline or text stands before the first number.  The numbers
 * are taken off as other marks are.
 */
static void
strip_numbers(const ZhnEnv *env, ZhnPage *page, ZhnShape *shapes)
{
	const uint64_t openers = (uint64_t) 1 << ZHN_IS_RUBRIC |
		(uint64_t) 1 << ZHN_IS_FURNITURE | (uint64_t) 1 << ZHN_IS_DATE |
		(uint64_t) 1 << ZHN_IS_MEDIA_NAME | (uint64_t) 1 << ZHN_IS_COLUMN_NAME;
	ZhnChars	chars = {0};
	size_t		first = page->nlines;
	size_t		numbered = 0;

	for (size_t i = page->nlines; i-- > 0;)
	{
		if (shapes[i].level > 0)
			return;
		if (is_numbered_headline(&shapes[i]))
		{
			first = i;
			numbered++;
		}
	}
	if (numbered < 2 || (first > 0 && !(shapes[first - 1].features & openers)))
		return;
	for (size_t i = first; i < page->nlines; i++)
		if (is_numbered_headline(&shapes[i]))
		{
			ZhnText    *content = &page->lines[i].content;

			zhn_chars_read(env, &chars, *content);
			*content = zhn_chars_text(&chars, zhn_match_list_number(&chars), chars.n);
			shapes[i].level = ZHN_NUMBER_LEVEL;
		}
	zhn_chars_done(env, &chars);
}

/*
 * Say which heading marks are those of headlines: the highest level that the
 * page has twice, since a level that it has once may be the page's title.  But
 * if each line of that level leads up to one of a deeper level, which stands
 * at other places too, the deeper ones are headlines below names of columns.
 */
static int
headline_level(const ZhnShape *shapes, size_t n)
{
	size_t		count[ZHN_NUMBER_LEVEL + 1] = {0};
	size_t		leads[ZHN_NUMBER_LEVEL + 1] = {0};
	int			below[ZHN_NUMBER_LEVEL + 1] = {0};
	int			headlines = 0;

	for (size_t i = 0; i < n; i++)
	{
		int			level = shapes[i].level;

		count[level]++;
		if (i + 1 < n && shapes[i + 1].level > level)
		{
			leads[level]++;
			below[level] = shapes[i + 1].level;
		}
	}
	for (int level = ZHN_NUMBER_LEVEL; level > 0; level--)
		if (count[level] > 1 || (count[level] == 1 && headlines == 0))
			headlines = level;
	if (headlines > 0 && leads[headlines] == count[headlines] &&
		count[below[headlines]] > count[headlines])
		headlines = below[headlines];
	return headlines;
}

static void
set_marks(ZhnShape *shapes, size_t n)
{
	int			headlines = headline_level(shapes, n);
	size_t		total = 0;

	for (size_t i = 0; i < n; i++)
		total += shapes[i].level > 0;
	for (size_t i = 0; i < n && total > 0; i++)
	{
		int			level = shapes[i].level;

		zhn_shape_set(&shapes[i], ZHN_HAS_MARK, level == headlines);
		zhn_shape_set(&shapes[i], ZHN_HAS_HIGH_MARK, level > 0 && level < headlines);
		zhn_shape_set(&shapes[i], ZHN_HAS_DEEP_MARK, level > headlines);
		zhn_shape_set(&shapes[i], ZHN_LACKS_MARK, level == 0 && total > 1);
	}
}

/*
 * Is the page set in columns of one width, so that lines end where the column
 * does?  Then more lines have that width, give or take a character that may
 * not begin or end a line, than any other, and few are wider.  Returns the
 * width in the given measure, 0 if there is none.
 */
static int
column_width(const ZhnShape *shapes, size_t n, int measure)
{
	enum
	{
		LINES_MIN = 8,
		WIDTH_MIN = 8,
		WIDTH_MAX = 50
	};
	size_t		count[WIDTH_MAX + 2] = {0};
	size_t		wider = 0;

	for (size_t i = 0; i < n; i++)
	{
		int			width = shapes[i].width[measure];

		count[width <= WIDTH_MAX ? width : WIDTH_MAX + 1]++;
	}
	wider = count[WIDTH_MAX + 1];
	for (int width = WIDTH_MAX; width >= WIDTH_MIN && n >= LINES_MIN; width--)
	{
		if ((count[width] + count[width - 1]) * 5 >= n * 2 && wider * 6 <= n)
			return width;
		wider += count[width];
	}
	return 0;
}

static void
set_widths(ZhnShape *shapes, size_t n)
{
	for (int measure = 0; measure < 2; measure++)
	{
		int			width = column_width(shapes, n, measure);

		for (size_t i = 0; i < n && width > 0; i++)
			if (shapes[i].width[measure] <= width + 2)
				zhn_shape_set(&shapes[i], shapes[i].width[measure] >= width - 2
					? ZHN_FILLS_COLUMN : ZHN_FALLS_SHORT, true);
		if (width > 0)
			return;
	}
}

/*
 * Indents say something where nearly all lines that seem to begin a paragraph,
 * by the full stop before them, have one, and some other lines do not.
 */
static void
set_indents(ZhnShape *shapes, size_t n)
{
	size_t		texts = 0;
	size_t		indented = 0;
	size_t		starts = 0;
	size_t		indented_starts = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (!zhn_has(&shapes[i], ZHN_HAS_STOP) &&
			!zhn_has(&shapes[i], ZHN_ENDS_STOP) &&
			!zhn_has(&shapes[i], ZHN_FILLS_COLUMN))
			continue;
		texts++;
		indented += shapes[i].indented;
		if (i > 0 && (!zhn_has(&shapes[i - 1], ZHN_ENDS_STOP) ||
					  zhn_has(&shapes[i - 1], ZHN_FILLS_COLUMN)))
			continue;
		starts++;
		indented_starts += shapes[i].indented;
	}
	if (indented == texts || indented_starts == 0 ||
		indented_starts * 4 < starts * 3)
		return;
	for (size_t i = 0; i < n; i++)
		zhn_shape_set(&shapes[i], shapes[i].indented ? ZHN_IS_INDENTED
			: ZHN_LACKS_INDENT, true);
}

void
zhn_shape_page(const ZhnEnv *env, ZhnPage *page, ZhnShape *shapes)
{
	ColumnNames columns = {.n = 0};
	ZhnChars	chars = {0};

	for (size_t i = 0; i < page->nlines; i++)
	{
		zhn_chars_read(env, &chars, page->lines[i].content);
		collect_column_names(&chars, &columns);
	}
	zhn_chars_done(env, &chars);
	set_columns(page, shapes, &columns);
	set_gaps(shapes, page->nlines);
	strip_numbers(env, page, shapes);
	set_marks(shapes, page->nlines);
	set_widths(shapes, page->nlines);
	set_indents(shapes, page->nlines);
}
