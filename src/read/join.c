/*-------------------------------------------------------------------------
 *
 * join.c
 *	  Whether two lines are parts of one paragraph.
 *
 * Columns and pages cut paragraphs anywhere: after a comma, inside a word,
 * a number or a quotation.  A paragraph that is complete ends with a full
 * stop, and one that is cut hardly ever does, so punctuation decides most
 * cases.  The rest is weighed by the table below, whose weights are natural
 * log odds and add up.
 *
 * Where no punctuation stands at the break, the wording is weighed too: what
 * the words around it cost the segmenter as one piece and as two.  The lines
 * 深刻领 and 会精神 are cheaper joined, for 领会 is a word; a headline and the
 * text below it are not.
 *
 *-------------------------------------------------------------------------
 */
#include "read/join.h"

#include <string.h>

#include "text/charclass.h"
#include "text/utf8.h"

#define BIT(feature) ((uint64_t) 1 << (feature))
#define ANY 0

typedef struct JoinRule
{
	uint64_t	left;			/* features that the left line must have */
	uint64_t	right;			/* and the right one */
	double		weight;
} JoinRule;

static const JoinRule rules[] = {
	/* A finished sentence finishes the paragraph. */
	{BIT(ZHN_ENDS_STOP), ANY, -7.0},
	/* ! ? … also end headings and questions inside a paragraph. */
	{BIT(ZHN_ENDS_MARK), ANY, -5.0},
	/* A comma never does. */
	{BIT(ZHN_ENDS_COMMA), ANY, 5.0},
	/* A colon or semicolon may stand before a list of paragraphs. */
	{BIT(ZHN_ENDS_COLON), ANY, -0.5},
	{BIT(ZHN_ENDS_COLON) | BIT(ZHN_HAS_STOP), ANY, 2.0},
	{BIT(ZHN_ENDS_COLON) | BIT(ZHN_IS_SHORT), ANY, -4.0},
	/* No punctuation at all: a cut, unless it is an item of a list. */
	{BIT(ZHN_ENDS_OPEN), ANY, 2.4},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_IS_TINY), ANY, -2.5},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_IS_SHORT), ANY, -4.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_IS_MEDIUM), ANY, -1.2},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_COMMA), ANY, 1.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_COMMA) | BIT(ZHN_IS_SHORT), ANY, 3.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_STOP) | BIT(ZHN_IS_SHORT), ANY, 3.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_STOP) | BIT(ZHN_IS_MEDIUM), ANY, 1.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_STOP), ANY, 2.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_IS_TURN), ANY, 2.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_NUMBER) | BIT(ZHN_IS_SHORT), ANY, -2.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_ORNAMENT), ANY, -2.0},
	{BIT(ZHN_HAS_TOPIC), ANY, -7.0},
	{BIT(ZHN_IS_DATELINE), ANY, -7.0},
	{BIT(ZHN_IS_CONTACT), ANY, -5.0},
	{BIT(ZHN_ENDS_HANGING), ANY, 3.0},
	/* A number waits for its unit, but not that of a telephone. */
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_ENDS_DIGIT), ANY, 2.0},
	{BIT(ZHN_ENDS_DIGIT) | BIT(ZHN_IS_SHORT), ANY, -3.0},
	/* A quotation or parenthesis waits for its end. */
	{BIT(ZHN_ENDS_INSIDE), ANY, 2.0},
	/* No paragraph begins with , 。 ) or 的. */
	{ANY, BIT(ZHN_STARTS_BROKEN), 6.0},
	/* These begin one. */
	{ANY, BIT(ZHN_HAS_LABEL), -7.0},
	{ANY, BIT(ZHN_IS_LABEL), -7.0},
	{ANY, BIT(ZHN_HAS_DATELINE), -7.0},
	{ANY, BIT(ZHN_HAS_NUMBER), -4.0},
	{ANY, BIT(ZHN_HAS_ORNAMENT), -5.0},
	{ANY, BIT(ZHN_IS_DATE), -5.0},
	{BIT(ZHN_IS_DATE), ANY, -5.0},
	{BIT(ZHN_IS_ORGANISATION), BIT(ZHN_IS_DATE), -5.0},
	{ANY, BIT(ZHN_IS_PICTURE_TEXT), -5.0},
	{BIT(ZHN_IS_PICTURE_TEXT), ANY, -4.0},
	{ANY, BIT(ZHN_IS_TURN), -4.0},
	/* A headline and the report that says it again. */
	{BIT(ZHN_IS_RESTATED), ANY, -4.0},
	/* What stands between paragraphs, or between the parts of one. */
	{ANY, BIT(ZHN_IS_FURNITURE), -4.0},
	{ANY, BIT(ZHN_IS_MEDIA_NAME), -4.0},
	{ANY, BIT(ZHN_IS_SOURCE), -4.0},
	{ANY, BIT(ZHN_IS_STAFF), -4.0},
	{ANY, BIT(ZHN_IS_BYLINE), -4.0},
	/* The last scrap of a paragraph ends as paragraphs do. */
	{ANY, BIT(ZHN_IS_TINY) | BIT(ZHN_ENDS_OPEN), -2.0},
	{ANY, BIT(ZHN_IS_SHORT) | BIT(ZHN_ENDS_OPEN), -2.0},
	/* In a page set in columns, only a line that fills them is cut. */
	{BIT(ZHN_FALLS_SHORT), ANY, -4.0},
	{BIT(ZHN_FILLS_COLUMN), ANY, 1.0},
	{BIT(ZHN_FILLS_COLUMN) | BIT(ZHN_ENDS_OPEN), ANY, 4.0},
	{BIT(ZHN_FILLS_COLUMN), BIT(ZHN_IS_INDENTED), -5.0},
	{BIT(ZHN_FILLS_COLUMN) | BIT(ZHN_IS_DATELINE), ANY, 7.0},
	{ANY, BIT(ZHN_FILLS_COLUMN) | BIT(ZHN_IS_SHORT) | BIT(ZHN_ENDS_OPEN), 2.0},
	/* Layout says the same: an indent begins a paragraph. */
	{ANY, BIT(ZHN_IS_INDENTED), -4.0},
	{ANY, BIT(ZHN_LACKS_INDENT), 3.0},
	{BIT(ZHN_ENDS_STOP), BIT(ZHN_LACKS_INDENT), 5.0},
	{BIT(ZHN_ENDS_MARK), BIT(ZHN_LACKS_INDENT), 3.0},
	{ANY, BIT(ZHN_AFTER_WIDE_GAP), -1.0},
};

/* Characters on each side of a break whose wording is weighed. */
#define WORDING_CHARS 16
#define WORDING_BYTES (WORDING_CHARS * 4)

/*
 * Weight of one nat that the two sides are cheaper or dearer together than
 * apart, and the bounds of what wording can say.  In running text, words
 * beside a break that were one piece are cheaper by 9 nats as a rule, and
 * lines that are not are dearer by 2; the odds of the first against the second
 * grow about so with each nat.
 */
#define CHEAPER_WEIGHT	0.65
#define DEARER_WEIGHT	0.9
#define WORDING_LEAST	(-3.5)
#define WORDING_MOST	7.0

static bool
is_wording(uint32_t cp)
{
	ZhnCharClass class;

	if (cp == ZHN_INVALID)
		return false;
	class = zhn_char_class(cp);
	return class == ZHN_CHAR_HAN || class == ZHN_CHAR_DIGIT ||
		class == ZHN_CHAR_LATIN || class == ZHN_CHAR_LETTER;
}

/* The characters at the end of a line, back to the last punctuation. */
static ZhnText
wording_before(ZhnText line)
{
	const unsigned char *begin = (const unsigned char *) line.at;
	const unsigned char *end = begin + line.length;
	const unsigned char *p = end;

	for (int n = 0; n < WORDING_CHARS && p > begin; n++)
	{
		const unsigned char *q = p - 1;
		uint32_t	cp;

		while (q > begin && p - q < 4 && (*q & 0xC0) == 0x80)
			q--;
		if (zhn_utf8_decode(q, p, &cp) != p - q || !is_wording(cp))
			break;
		p = q;
	}
	return (ZhnText) {(const char *) p, (size_t) (end - p)};
}

/* The characters at the beginning of a line, up to the first punctuation. */
static ZhnText
wording_after(ZhnText line)
{
	const unsigned char *begin = (const unsigned char *) line.at;
	const unsigned char *end = begin + line.length;
	const unsigned char *p = begin;

	for (int n = 0; n < WORDING_CHARS && p < end; n++)
	{
		uint32_t	cp;
		int			bytes = zhn_utf8_decode(p, end, &cp);

		if (!is_wording(cp))
			break;
		p += bytes;
	}
	return (ZhnText) {line.at, (size_t) (p - begin)};
}

/* What the best segmentation costs, in nats. */
static double
cost_of(ZhnSegmenter *segmenter, const char *at, size_t length)
{
	double		cost = 0;
	ZhnToken	token;

	zhn_segmenter_start(segmenter, at, length, ZHN_NEWS, NULL);
	while (zhn_segmenter_next(segmenter, &token))
		cost += token.cost;
	return cost / 64;
}

static double
wording_evidence(ZhnJoiner *joiner, ZhnText left, ZhnText right)
{
	ZhnText		before = wording_before(left);
	ZhnText		after = wording_after(right);
	char		both[2 * WORDING_BYTES];
	double		gain;

	if (before.length == 0 || after.length == 0)
		return 0;
	if (joiner->segmenter == NULL)
		joiner->segmenter = zhn_segmenter_create(joiner->env);
	memcpy(both, before.at, before.length);
	memcpy(both + before.length, after.at, after.length);
	gain = cost_of(joiner->segmenter, both, before.length) +
		cost_of(joiner->segmenter, both + before.length, after.length) -
		cost_of(joiner->segmenter, both, before.length + after.length);
	gain *= gain > 0 ? CHEAPER_WEIGHT : DEARER_WEIGHT;
	return gain < WORDING_LEAST ? WORDING_LEAST
		: gain > WORDING_MOST ? WORDING_MOST : gain;
}

/*
 * Weight for a page on which all long paragraphs are whole: nothing was cut on
 * it, it seems.
 */
#define PAGE_IS_WHOLE (-2.0)

static double
page_evidence(const ZhnJoiner *joiner)
{
	const uint64_t long_text = BIT(ZHN_IS_PARAGRAPH) | BIT(ZHN_HAS_COMMA);
	const uint64_t unfinished = BIT(ZHN_ENDS_OPEN) | BIT(ZHN_ENDS_COMMA);
	const uint64_t other = BIT(ZHN_IS_PICTURE_TEXT) | BIT(ZHN_HAS_ORNAMENT) |
		BIT(ZHN_IS_FURNITURE);
	size_t		finished = 0;

	for (size_t i = 0; i < joiner->page->nlines; i++)
	{
		uint64_t	features = joiner->shapes[i].features;

		if ((features & long_text) != long_text || (features & other))
			continue;
		if (features & unfinished)
			return 0;
		finished += zhn_has(&joiner->shapes[i], ZHN_ENDS_STOP);
	}
	return finished > 1 ? PAGE_IS_WHOLE : 0;
}

void
zhn_joiner_init(ZhnJoiner *joiner, const ZhnEnv *env, const ZhnPage *page,
				const ZhnShape *shapes)
{
	joiner->env = env;
	joiner->page = page;
	joiner->shapes = shapes;
	joiner->segmenter = NULL;
	joiner->prior = page_evidence(joiner);
}

double
zhn_join_evidence(ZhnJoiner *joiner, size_t left, size_t right)
{
	const ZhnShape *before = &joiner->shapes[left];
	const ZhnShape *after = &joiner->shapes[right];
	double		evidence = joiner->prior;

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if ((before->features & rules[i].left) == rules[i].left &&
			(after->features & rules[i].right) == rules[i].right)
			evidence += rules[i].weight;
	if (zhn_has(before, ZHN_ENDS_OPEN))
		evidence += wording_evidence(joiner, joiner->page->lines[left].content,
									 joiner->page->lines[right].content);
	return evidence;
}
