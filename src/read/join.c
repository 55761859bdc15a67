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
 *-------------------------------------------------------------------------
 */
#include "read/join.h"

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
	{BIT(ZHN_ENDS_COLON), ANY, 1.0},
	/* No punctuation at all: a cut, unless it is an item of a list. */
	{BIT(ZHN_ENDS_OPEN), ANY, 2.5},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_IS_TINY), ANY, -2.5},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_IS_SHORT), ANY, -1.5},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_IS_MEDIUM), ANY, -1.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_COMMA), ANY, 1.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_STOP), ANY, 1.0},
	{BIT(ZHN_ENDS_OPEN) | BIT(ZHN_HAS_NUMBER) | BIT(ZHN_IS_SHORT), ANY, -2.0},
	{BIT(ZHN_HAS_TOPIC), ANY, -7.0},
	{BIT(ZHN_IS_DATELINE), ANY, -7.0},
	{BIT(ZHN_IS_CONTACT), ANY, -5.0},
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
	{ANY, BIT(ZHN_IS_PICTURE_TEXT), -3.0},
	/* Layout says the same, less surely: columns lose their indents. */
	{ANY, BIT(ZHN_IS_INDENTED), -2.0},
	{ANY, BIT(ZHN_LACKS_INDENT), 2.0},
	{ANY, BIT(ZHN_AFTER_WIDE_GAP), -1.0},
};

double
zhn_join_evidence(const ZhnShape *left, const ZhnShape *right)
{
	double		evidence = 0;

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if ((left->features & rules[i].left) == rules[i].left &&
			(right->features & rules[i].right) == rules[i].right)
			evidence += rules[i].weight;
	return evidence;
}
