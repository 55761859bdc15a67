/*-------------------------------------------------------------------------
 *
 * role.c
 *	  The best sequence of roles for the lines of a page.
 *
 * No line shows its role by itself: a short line without punctuation may be
 * a headline, a kicker, a subtitle, a crosshead, the name of a column or the
 * last scrap of a paragraph.  What it is follows from its neighbours, and
 * theirs from it.  So roles are found for all lines at once: a page is a
 * path through states, a path has a score, and the best path wins (Viterbi's
 * algorithm, linear in the number of lines).
 *
 * The score of a path is the sum of weights from three tables, each row of
 * which is one rule:
 *
 *	line_rules	what a feature of a line says for or against a state
 *	step_rules	how usual it is for one state to follow another
 *	pair_rules	what features of two lines say about the step between them
 *
 * and of the evidence of join.c for continuing a paragraph.  Weights are
 * natural logarithms of odds, set by hand from how newspapers are made: 1 is
 * a hint, 3 is strong, 6 is nearly certain.
 *
 * The same scores, summed over all paths, give the probability of each role
 * of each line (forward and backward sums): the confidence that is shown.
 *
 *-------------------------------------------------------------------------
 */
#include "read/role.h"

#include <math.h>
#include <string.h>

#include "read/join.h"

/*
 * States are roles, split where the place in the article matters for what
 * can come next.
 */
typedef enum State
{
	FURNITURE,
	COLUMN_ABOVE,				/* column name over a headline */
	KICKER,
	HEADLINE,					/* first line of one */
	HEADLINE_MORE,				/* a further line of it */
	SUBTITLE,
	SUMMARY,
	NOTE_ABOVE,					/* over a headline */
	NOTE,
	BYLINE,						/* above the body */
	BODY,
	BODY_MORE,					/* continues a cut paragraph */
	CROSSHEAD,
	CAPTION,
	FURNITURE_INSIDE,			/* between the parts of a cut paragraph */
	CAPTION_INSIDE,
	SIGNATURE_INSIDE,
	SIGNATURE,					/* byline below the body or caption */
	COLUMN_BELOW,
	CREDIT,
	SOURCE,
	JUMP,
	NSTATES
} State;

static const ZhnRole role_of[NSTATES] = {
	[FURNITURE] = ZHN_ROLE_FURNITURE,
	[COLUMN_ABOVE] = ZHN_ROLE_COLUMN,
	[KICKER] = ZHN_ROLE_KICKER,
	[HEADLINE] = ZHN_ROLE_HEADLINE,
	[HEADLINE_MORE] = ZHN_ROLE_HEADLINE,
	[SUBTITLE] = ZHN_ROLE_SUBTITLE,
	[SUMMARY] = ZHN_ROLE_SUMMARY,
	[NOTE_ABOVE] = ZHN_ROLE_NOTE,
	[NOTE] = ZHN_ROLE_NOTE,
	[BYLINE] = ZHN_ROLE_BYLINE,
	[BODY] = ZHN_ROLE_BODY,
	[BODY_MORE] = ZHN_ROLE_BODY_CONTINUATION,
	[CROSSHEAD] = ZHN_ROLE_CROSSHEAD,
	[CAPTION] = ZHN_ROLE_CAPTION,
	[FURNITURE_INSIDE] = ZHN_ROLE_FURNITURE,
	[CAPTION_INSIDE] = ZHN_ROLE_CAPTION,
	[SIGNATURE_INSIDE] = ZHN_ROLE_BYLINE,
	[SIGNATURE] = ZHN_ROLE_BYLINE,
	[COLUMN_BELOW] = ZHN_ROLE_COLUMN,
	[CREDIT] = ZHN_ROLE_CREDIT,
	[SOURCE] = ZHN_ROLE_SOURCE,
	[JUMP] = ZHN_ROLE_JUMP,
};

/* Sets of states. */
#define S(state)	((uint32_t) 1 << (state))
#define ALL			(S(NSTATES) - 1)
#define TITLE_LINES	(S(HEADLINE) | S(HEADLINE_MORE))
#define TITLES		(TITLE_LINES | S(KICKER) | S(SUBTITLE))
#define OPENERS		(S(COLUMN_ABOVE) | S(KICKER) | S(HEADLINE) | S(NOTE_ABOVE))
#define COLUMNS		(S(COLUMN_ABOVE) | S(COLUMN_BELOW))
#define TEXTS		(S(BODY) | S(BODY_MORE))
#define INSIDES		(S(FURNITURE_INSIDE) | S(CAPTION_INSIDE) | \
					 S(SIGNATURE_INSIDE))
#define BYLINES		(S(BYLINE) | S(SIGNATURE) | S(SIGNATURE_INSIDE))
#define FURNITURES	(S(FURNITURE) | S(FURNITURE_INSIDE))
#define CAPTIONS	(S(CAPTION) | S(CAPTION_INSIDE))
#define NOTES		(S(NOTE) | S(NOTE_ABOVE))
#define SHORTS		(TITLES | COLUMNS | S(CROSSHEAD) | FURNITURES)
#define CLOSERS		(S(SIGNATURE) | S(CREDIT) | S(SOURCE) | S(JUMP) | \
					 S(COLUMN_BELOW))

/* Sets of features. */
#define F(feature)	((uint64_t) 1 << (feature))
#define ANY			0

typedef struct LineRule
{
	uint64_t	features;		/* that the line must have, all of them */
	uint32_t	states;
	double		weight;
} LineRule;

static const LineRule line_rules[] = {
	/* Length.  Headlines have 4 to 24 characters, other short lines vary. */
	{F(ZHN_IS_TINY), TITLES, -1.0},
	{F(ZHN_IS_TINY), FURNITURES | COLUMNS, 0.5},
	{F(ZHN_IS_TINY), S(BODY), -3.0},
	{F(ZHN_IS_SHORT), TITLE_LINES, 1.0},
	{F(ZHN_IS_SHORT), S(KICKER) | COLUMNS | S(CROSSHEAD), 0.5},
	{F(ZHN_IS_SHORT), S(BODY), -2.0},
	{F(ZHN_IS_SHORT) | F(ZHN_ENDS_OPEN), S(BODY), -1.5},
	{F(ZHN_IS_SHORT), CAPTIONS, -0.5},
	{F(ZHN_IS_MEDIUM), TITLES, 1.0},
	{F(ZHN_IS_MEDIUM), COLUMNS | FURNITURES, -1.5},
	{F(ZHN_IS_MEDIUM), S(BODY), -1.0},
	{F(ZHN_IS_LONG), TITLE_LINES | S(KICKER), -1.0},
	{F(ZHN_IS_LONG), COLUMNS | FURNITURES, -3.0},
	{F(ZHN_IS_LONG), S(CROSSHEAD), -1.0},
	{F(ZHN_IS_PARAGRAPH), SHORTS, -5.0},
	{F(ZHN_IS_PARAGRAPH), TEXTS, 2.0},
	{F(ZHN_IS_PARAGRAPH), S(SUMMARY) | CAPTIONS, 1.0},
	{F(ZHN_IS_PAGE_LONG), CAPTIONS, -2.0},
	/* Yet some headlines fill a line, 某某出席大会 强调…, and have no stop. */
	{F(ZHN_IS_PARAGRAPH) | F(ZHN_ENDS_OPEN), S(HEADLINE), 2.0},
	{F(ZHN_IS_PAGE_LONG), TITLES, -5.0},

	/* Titles have no full stops and few commas. */
	{F(ZHN_HAS_STOP), SHORTS, -4.0},
	{F(ZHN_HAS_STOP), TEXTS, 2.0},
	{F(ZHN_HAS_STOP), CAPTIONS | S(SUMMARY), 1.0},
	{F(ZHN_ENDS_STOP), SHORTS, -5.0},
	{F(ZHN_ENDS_STOP), TEXTS | CAPTIONS, 1.5},
	{F(ZHN_ENDS_STOP), S(SUMMARY), 1.0},
	{F(ZHN_HAS_COMMA), TITLES | S(CROSSHEAD), -1.0},
	{F(ZHN_HAS_COMMA), COLUMNS | FURNITURES, -2.0},
	{F(ZHN_HAS_COMMA), TEXTS | CAPTIONS, 0.5},
	{F(ZHN_ENDS_COMMA), SHORTS, -4.0},
	{F(ZHN_ENDS_COLON), SHORTS, -3.0},
	{F(ZHN_ENDS_MARK), S(KICKER) | COLUMNS | FURNITURES, -1.5},
	{F(ZHN_ENDS_MARK), TEXTS, 0.5},
	{F(ZHN_ENDS_DIGIT), SHORTS, -1.0},
	{F(ZHN_ENDS_INSIDE), SHORTS, -1.5},
	{F(ZHN_ENDS_HANGING), SHORTS, -3.0},
	{F(ZHN_STARTS_BROKEN), SHORTS, -3.0},
	/* A line that ends in mid-sentence is a headline or a cut paragraph. */
	{F(ZHN_ENDS_OPEN), TEXTS, -1.5},
	{F(ZHN_IS_PARENTHESIS), SHORTS, -2.5},
	{F(ZHN_IS_PARENTHESIS), S(BODY), 2.0},
	{F(ZHN_LACKS_HAN), TITLES, -2.0},
	{F(ZHN_LACKS_HAN), FURNITURES, 2.0},

	/* Heading marks, where the page has them. */
	{F(ZHN_HAS_MARK), S(HEADLINE), 6.0},
	{F(ZHN_HAS_MARK), S(HEADLINE_MORE) | S(KICKER), 2.0},
	{F(ZHN_HAS_MARK), S(SUBTITLE) | S(COLUMN_ABOVE), 1.0},
	{F(ZHN_HAS_MARK), FURNITURES | S(CROSSHEAD), 0.5},
	{F(ZHN_HAS_MARK), TEXTS | CAPTIONS, -4.0},
	{F(ZHN_HAS_HIGH_MARK), FURNITURES, 6.0},
	{F(ZHN_HAS_HIGH_MARK), S(HEADLINE) | S(COLUMN_ABOVE), 4.0},
	{F(ZHN_HAS_HIGH_MARK), TEXTS | CAPTIONS, -4.0},
	{F(ZHN_HAS_DEEP_MARK), S(CROSSHEAD), 5.0},
	{F(ZHN_HAS_DEEP_MARK), S(SUBTITLE) | S(HEADLINE), 3.0},
	{F(ZHN_HAS_DEEP_MARK), TEXTS | CAPTIONS, -4.0},
	{F(ZHN_LACKS_MARK), S(HEADLINE), -1.5},

	/* Indents, where some paragraphs have them and some not. */
	{F(ZHN_IS_INDENTED), TITLES | FURNITURES, -1.0},
	{F(ZHN_IS_INDENTED), S(BODY) | CAPTIONS, 0.5},

	/* A page set in columns: what is narrower ends something. */
	{F(ZHN_FILLS_COLUMN), TEXTS, 1.0},
	{F(ZHN_FALLS_SHORT) | F(ZHN_ENDS_OPEN), TEXTS, -1.5},

	/* How reports, parts and lists begin. */
	{F(ZHN_HAS_DATELINE), S(BODY), 6.0},
	{F(ZHN_HAS_DATELINE), BYLINES, -6.0},
	{F(ZHN_IS_TURN), S(BODY), 3.0},
	{F(ZHN_IS_TURN), SHORTS, -2.0},
	{F(ZHN_HAS_DATELINE), CAPTIONS, 1.0},
	{F(ZHN_HAS_LABEL), S(BODY), 4.0},
	{F(ZHN_IS_LABEL), S(CROSSHEAD) | S(COLUMN_ABOVE), 4.0},
	{F(ZHN_HAS_NUMBER), S(CROSSHEAD) | S(BODY), 1.0},
	{F(ZHN_HAS_NUMBER) | F(ZHN_ENDS_OPEN), S(CROSSHEAD), 2.0},
	{F(ZHN_HAS_NUMBER), TITLES, -1.0},
	{F(ZHN_HAS_DASH), S(SUBTITLE), 4.0},

	/* 某某在调研时强调, 大会召开: what a kicker leads up to. */
	{F(ZHN_ENDS_SPEECH), S(KICKER), 4.0},
	{F(ZHN_ENDS_EVENT), S(KICKER), 1.5},
	{F(ZHN_IS_NOTICE_TITLE), S(HEADLINE), 1.5},
	{F(ZHN_IS_COLUMN_NAME), COLUMNS, 3.0},
	{F(ZHN_IS_NAME_LENGTH), COLUMNS | S(CROSSHEAD), 1.0},
	{F(ZHN_IS_NAME_LENGTH), TITLE_LINES, -0.7},
	{F(ZHN_IS_SERIES), COLUMNS | S(KICKER) | S(SUBTITLE), 2.0},

	/* People. */
	{F(ZHN_IS_BYLINE), BYLINES, 7.0},
	{F(ZHN_MAY_BE_BYLINE), BYLINES, 3.5},
	{F(ZHN_IS_NAMES), BYLINES, 2.5},
	{F(ZHN_IS_PHOTO_CREDIT), S(SIGNATURE), 0.5},
	{F(ZHN_IS_NAMES) | F(ZHN_IS_PARENTHESIS), BYLINES, 2.0},
	{F(ZHN_IS_BYLINE), TEXTS | TITLES, -3.0},
	{F(ZHN_IS_STAFF), S(CREDIT), 12.0},
	{F(ZHN_IS_STAFF), TEXTS | SHORTS, -3.0},

	/* What is said in so many words. */
	{F(ZHN_IS_FURNITURE), FURNITURES, 8.0},
	{F(ZHN_IS_FURNITURE) | F(ZHN_IS_CONTACT), FURNITURES, 3.0},
	{F(ZHN_IS_FURNITURE) | F(ZHN_IS_LONG), FURNITURES, 2.0},
	{F(ZHN_IS_DATE), FURNITURES, 7.0},
	{F(ZHN_IS_DATE), S(BODY), 2.0},
	{F(ZHN_IS_CONTACT), TITLES | COLUMNS | S(CROSSHEAD), -4.0},
	{F(ZHN_IS_CONTACT), S(BODY), 4.0},
	{F(ZHN_IS_ORGANISATION), FURNITURES | TITLE_LINES, -1.0},
	{F(ZHN_IS_ORGANISATION) | F(ZHN_IS_SHORT), S(BODY), 1.5},
	{F(ZHN_IS_RUBRIC), COLUMNS, 4.0},
	{F(ZHN_IS_RUBRIC), FURNITURES, 2.0},
	{F(ZHN_IS_MEDIA_NAME), FURNITURES, 3.0},
	{F(ZHN_IS_SOURCE), S(SOURCE), 9.0},
	{F(ZHN_IS_SOURCE), TEXTS | SHORTS, -4.0},
	{F(ZHN_IS_DATELINE), S(SOURCE), 9.0},
	{F(ZHN_IS_DATELINE), SHORTS, -4.0},
	{F(ZHN_IS_DATELINE) | F(ZHN_FILLS_COLUMN), S(BODY), 9.0},
	{F(ZHN_IS_DATELINE) | F(ZHN_FILLS_COLUMN), S(SOURCE) | BYLINES, -6.0},
	{F(ZHN_IS_JUMP), S(JUMP), 9.0},
	{F(ZHN_IS_JUMP), TEXTS, -4.0},
	{F(ZHN_IS_NOTE), NOTES, 15.0},
	{F(ZHN_IS_SUMMARY), S(SUMMARY), 11.0},
	{F(ZHN_IS_PICTURE_TEXT), CAPTIONS, 8.0},
	{F(ZHN_IS_PICTURE_TEXT), TEXTS, -2.0},
};

/*
 * What a state costs when nothing speaks for it.  States that need a sign of
 * their own are not guessed.
 */
static const double prior[NSTATES] = {
	[FURNITURE] = -1.5,
	[COLUMN_ABOVE] = -2.3,
	[SUMMARY] = -3.0,
	[NOTE_ABOVE] = -5.0,
	[NOTE] = -5.0,
	[BYLINE] = -4.0,
	[CROSSHEAD] = -0.5,
	[CAPTION] = -2.0,
	[FURNITURE_INSIDE] = -2.5,
	[CAPTION_INSIDE] = -3.0,
	[SIGNATURE_INSIDE] = -4.0,
	[SIGNATURE] = -4.0,
	[COLUMN_BELOW] = -1.8,
	[CREDIT] = -7.0,
	[SOURCE] = -7.0,
	[JUMP] = -7.0,
};

typedef struct StepRule
{
	uint32_t	from;
	uint32_t	to;
	double		weight;
} StepRule;

/* No rule allows the step. */
#define UNUSUAL (-8.0)

/* The first row that has both states counts. */
static const StepRule step_rules[] = {
	/* Only body text is cut by columns. */
	{TEXTS, S(BODY_MORE), 0.0},

	/* Furniture and pictures may stand between its parts. */
	{TEXTS, S(FURNITURE_INSIDE) | S(CAPTION_INSIDE), -2.0},
	{S(FURNITURE_INSIDE) | S(CAPTION_INSIDE), S(FURNITURE_INSIDE), 0.0},
	{S(CAPTION_INSIDE), S(SIGNATURE_INSIDE), 1.5},
	{INSIDES, S(BODY_MORE), 0.0},
	{INSIDES, ALL, -100.0},
	{ALL, INSIDES | S(BODY_MORE), -100.0},

	/* Furniture stands anywhere, and belongs to nothing. */
	{S(FURNITURE), S(FURNITURE), 0.0},
	{S(FURNITURE), OPENERS, 0.0},
	{S(FURNITURE), S(BODY), -1.0},
	{S(FURNITURE), CLOSERS | S(CAPTION), -2.0},
	{TEXTS | CLOSERS | S(CAPTION), S(FURNITURE), -1.0},
	{TITLE_LINES | S(SUBTITLE), S(FURNITURE), -1.5},
	{ALL, S(FURNITURE), -3.0},

	/* The head of an article. */
	{S(COLUMN_ABOVE), S(KICKER) | S(HEADLINE), 0.0},
	{S(NOTE_ABOVE), OPENERS, 0.0},
	{S(NOTE_ABOVE), S(BODY), -5.0},
	{S(COLUMN_ABOVE), S(NOTE), -1.0},
	{S(COLUMN_ABOVE), S(CAPTION), -0.5},
	{S(COLUMN_ABOVE), S(BODY) | S(BYLINE) | S(SOURCE), -2.0},
	{S(KICKER), S(HEADLINE), -1.2},
	{S(KICKER), S(KICKER), -2.0},
	{TITLE_LINES, S(HEADLINE_MORE), -0.7},
	{TITLE_LINES, S(SUBTITLE), -0.3},
	{S(SUBTITLE), S(SUBTITLE), -1.5},
	{TITLE_LINES | S(SUBTITLE), S(BYLINE), 1.0},
	{TITLE_LINES | S(SUBTITLE), S(SUMMARY) | S(NOTE), -0.5},
	{TITLE_LINES | S(SUBTITLE), S(BODY), -0.5},
	{TITLE_LINES | S(SUBTITLE), S(SOURCE) | S(JUMP), -1.0},
	{TITLE_LINES, S(CAPTION), -1.0},
	{S(SUMMARY), S(SUMMARY) | S(BYLINE) | S(NOTE) | S(BODY), -0.5},
	{S(NOTE), S(NOTE) | S(BYLINE) | S(BODY), -0.5},
	{S(COLUMN_ABOVE), S(NOTE_ABOVE), -1.0},
	{S(SUMMARY) | S(NOTE), S(CROSSHEAD), -1.0},
	{S(BYLINE), S(BYLINE), -0.5},
	{S(BYLINE), S(BODY), 0.0},
	{S(BYLINE), S(SUMMARY) | S(NOTE) | S(CAPTION), -0.5},
	{S(BYLINE), S(SOURCE) | S(CROSSHEAD) | S(JUMP), -1.0},

	/* The body. */
	{TEXTS, S(BODY), 0.0},
	{TEXTS, S(CROSSHEAD), -2.0},
	{S(CROSSHEAD), S(BODY), 0.0},
	{S(CROSSHEAD), S(CROSSHEAD), -2.0},
	{TEXTS, S(CAPTION), -2.0},
	{S(CAPTION), S(CAPTION), -1.0},
	{S(CAPTION), S(BODY) | S(CROSSHEAD), -1.5},
	{TEXTS, S(SUMMARY) | S(NOTE), -2.0},
	{S(SOURCE) | S(JUMP), S(BODY) | S(BYLINE), -0.5},

	/* The end of an article. */
	{TEXTS | S(CAPTION), S(SIGNATURE), -0.5},
	{TEXTS | S(CAPTION), S(CREDIT) | S(SOURCE) | S(JUMP), 0.0},
	{TEXTS | S(CAPTION), S(COLUMN_BELOW), -2.0},
	{CLOSERS, CLOSERS, -1.0},
	{S(SIGNATURE), S(CAPTION), -1.5},
	{S(SIGNATURE), S(BODY), -4.0},

	/* The next one. */
	{CLOSERS, OPENERS, 0.0},
	{TEXTS | S(CAPTION), OPENERS, -1.5},
	{TITLE_LINES, S(HEADLINE), -4.0},
};

/* How usual it is for a page to begin and end with a state. */
static const StepRule begin_rules[] = {
	{S(FURNITURE), 0, 0.0},
	{OPENERS, 0, 0.0},
	{S(BODY) | S(CAPTION), 0, -2.0},
	{S(NOTE) | S(SOURCE) | S(BYLINE) | S(JUMP), 0, -1.5},
};

static const StepRule end_rules[] = {
	{TEXTS | S(CAPTION) | CLOSERS, 0, 0.0},
	{S(FURNITURE), 0, -0.5},
	{TITLE_LINES | S(SUBTITLE), 0, -3.0},
};

typedef struct PairRule
{
	uint64_t	left;			/* features that the first line must have */
	uint64_t	right;			/* and the second */
	uint32_t	from;
	uint32_t	to;
	double		weight;
} PairRule;

static const PairRule pair_rules[] = {
	/* Lines of one block are of one kind; a new article stands apart. */
	{ANY, F(ZHN_AFTER_NO_GAP), TITLE_LINES, S(HEADLINE_MORE), 1.5},
	{ANY, F(ZHN_AFTER_NO_GAP), ALL & ~S(COLUMN_ABOVE) & ~S(KICKER), OPENERS, -2.0},
	{ANY, F(ZHN_AFTER_NO_GAP), TITLES, S(BODY), -1.0},
	{ANY, F(ZHN_AFTER_WIDE_GAP), TEXTS | CLOSERS | S(CAPTION) | S(FURNITURE), OPENERS,
		1.5},
	{ANY, F(ZHN_AFTER_USUAL_GAP), TEXTS | CLOSERS | S(CAPTION), OPENERS, -1.5},
	{ANY, F(ZHN_AFTER_WIDE_GAP), TEXTS, S(CROSSHEAD) | S(BODY), -1.0},
	{ANY, F(ZHN_AFTER_WIDE_GAP), TITLES | S(BYLINE), ALL & ~OPENERS, -1.0},

	/* Text that ends in mid-sentence does not end an article. */
	{F(ZHN_ENDS_OPEN), ANY, TEXTS, OPENERS, -1.0},

	/* If only the first line of a block is marked, that is the headline. */
	{F(ZHN_HAS_MARK), F(ZHN_LACKS_MARK), S(HEADLINE), S(HEADLINE_MORE), -1.5},
	{ANY, F(ZHN_HAS_MARK), S(KICKER), S(HEADLINE), 1.0},
	{F(ZHN_HAS_HIGH_MARK), F(ZHN_HAS_MARK), S(COLUMN_ABOVE), S(HEADLINE), 3.0},

	/* What a dateline or byline follows is the head of an article. */
	{ANY, F(ZHN_HAS_DATELINE), TITLE_LINES | S(SUBTITLE), S(BODY), 1.0},
	{ANY, F(ZHN_HAS_DATELINE), TEXTS | S(CROSSHEAD), S(BODY), -2.0},

	/* Reports say their headline again. */
	{F(ZHN_IS_RESTATED), ANY, TITLE_LINES | S(CROSSHEAD), S(BODY), 2.0},
	{F(ZHN_IS_RESTATED), ANY, TEXTS, ALL, -1.0},

	/* An abstract that is not called one stands above the byline. */
	{ANY, F(ZHN_IS_BYLINE), S(SUMMARY), S(BYLINE), 2.5},

	/* 新华社北京7月4日电 题:… stands above its byline. */
	{F(ZHN_HAS_TOPIC), ANY, S(BODY), S(BYLINE), 7.0},

	/* A photographer signs the caption; a reporter signs the report. */
	{ANY, F(ZHN_IS_PHOTO_CREDIT), S(CAPTION), S(SIGNATURE), 3.0},
	{ANY, F(ZHN_IS_PHOTO_CREDIT), TEXTS, S(SIGNATURE), -3.0},
	{ANY, F(ZHN_IS_PHOTO_CREDIT), S(CAPTION_INSIDE), S(SIGNATURE_INSIDE), 5.0},
	{F(ZHN_IS_PHOTO_CREDIT), ANY, S(SIGNATURE), S(BODY), 3.0},

	/* A notice ends with who gives it and the date. */
	{ANY, F(ZHN_IS_ORGANISATION), TEXTS, S(BODY), 1.0},
	{F(ZHN_IS_ORGANISATION), F(ZHN_IS_DATE), S(BODY), S(BODY), 11.0},

	/* A column name below belongs to what is above it. */
	{ANY, F(ZHN_IS_LAST), ALL, S(COLUMN_BELOW), 1.0},
	{ANY, F(ZHN_AFTER_WIDE_GAP), ALL, S(COLUMN_BELOW), -1.5},
};

/*
 * A headline on lines of its own is one block.  Where there are blank lines
 * between all lines, a blank line inside a headline is rare.
 */
#define HEADLINE_SPLIT (-2.5)

/*
 * Where articles have bylines or datelines, a title without a mark that text
 * follows without either is rather a crosshead.
 */
#define HEADLINE_WITHOUT_HEAD (-1.0)

/* To leave a paragraph in mid-sentence costs this, unless it is continued. */
#define LEAVES_UNFINISHED (-2.0)

typedef struct Reader
{
	const ZhnEnv *env;
	const ZhnPage *page;
	const ZhnShape *shapes;
	ZhnJoiner	joiner;
	bool		blank_lines;	/* stand between lines as a rule */
	bool		heads;			/* of articles: bylines, datelines */
	double		step[NSTATES][NSTATES];
	double		begin[NSTATES];
	double		end[NSTATES];
	double	   *line;			/* NSTATES for each line */
	double	   *join;			/* evidence of each line with the one before */
	double	   *join_over;		/* the same over what stands between them */
} Reader;

static double
first_rule(const StepRule *rules, size_t n, State from, State to)
{
	for (size_t i = 0; i < n; i++)
		if ((rules[i].from & S(from)) &&
			(rules[i].to == 0 || (rules[i].to & S(to))))
			return rules[i].weight;
	return UNUSUAL;
}

#define lengthof(array) (sizeof(array) / sizeof((array)[0]))

static void
prepare_steps(Reader *reader)
{
	for (State from = 0; from < NSTATES; from++)
	{
		for (State to = 0; to < NSTATES; to++)
			reader->step[from][to] = first_rule(step_rules,
												lengthof(step_rules),
												from, to);
		reader->begin[from] = first_rule(begin_rules, lengthof(begin_rules),
										 from, from);
		reader->end[from] = first_rule(end_rules, lengthof(end_rules),
									   from, from);
	}
	for (State state = BODY_MORE; state <= SIGNATURE_INSIDE; state++)
		if ((INSIDES | S(BODY_MORE)) & S(state))
			reader->begin[state] = -100.0;
}

static bool
has_all(const ZhnShape *shape, uint64_t features)
{
	return (shape->features & features) == features;
}

static void
weigh_line(const ZhnShape *shape, double *weights)
{
	memcpy(weights, prior, sizeof(prior));
	for (size_t i = 0; i < lengthof(line_rules); i++)
		if (has_all(shape, line_rules[i].features))
			for (State state = 0; state < NSTATES; state++)
				if (line_rules[i].states & S(state))
					weights[state] += line_rules[i].weight;
}

/*
 * Could the line stand between the parts of a paragraph that was cut, by what
 * it looks like?  A caption needs a sign or a photographer below it.
 */
static bool
may_interrupt(const Reader *reader, size_t i)
{
	const ZhnShape *shape = &reader->shapes[i];

	return (shape->features & (F(ZHN_IS_FURNITURE) | F(ZHN_IS_MEDIA_NAME) |
							   F(ZHN_IS_DATE) | F(ZHN_IS_PICTURE_TEXT) |
							   F(ZHN_IS_PHOTO_CREDIT))) != 0 ||
		(i + 1 < reader->page->nlines && zhn_has(shape, ZHN_ENDS_STOP) &&
		 zhn_has(shape + 1, ZHN_IS_PHOTO_CREDIT));
}

/*
 * Evidence that line i continues the paragraph before what stands between
 * them.  None if nothing does, or too much.
 */
static double
join_over_evidence(Reader *reader, size_t i)
{
	enum
	{
		BETWEEN_MAX = 4
	};
	size_t		k = i;

	while (k > 0 && i - k < BETWEEN_MAX && may_interrupt(reader, k - 1))
		k--;
	if (k == i || k == 0 || may_interrupt(reader, k - 1))
		return -100.0;
	return zhn_join_evidence(&reader->joiner, k - 1, i);
}

static void
weigh_lines(Reader *reader)
{
	size_t		n = reader->page->nlines;
	size_t		close = 0;
	size_t		heads = 0;
	size_t		titles = 0;

	reader->line = zhn_alloc(reader->env, n * NSTATES * sizeof(double));
	reader->join = zhn_alloc(reader->env, n * sizeof(double));
	reader->join_over = zhn_alloc(reader->env, n * sizeof(double));
	for (size_t i = 0; i < n; i++)
	{
		const ZhnShape *shape = &reader->shapes[i];

		weigh_line(shape, &reader->line[i * NSTATES]);
		reader->join[i] = i == 0 ? 0
			: zhn_join_evidence(&reader->joiner, i - 1, i);
		reader->join_over[i] = join_over_evidence(reader, i);
		close += shape->gap == 0;
		heads += zhn_has(shape, ZHN_IS_BYLINE) ||
			zhn_has(shape, ZHN_HAS_DATELINE);
		titles += zhn_has(shape, ZHN_ENDS_OPEN) && shape->chars <= 36 &&
			!zhn_has(shape, ZHN_HAS_COMMA) && !zhn_has(shape, ZHN_IS_BYLINE);
	}
	reader->heads = heads > 0 && heads * 3 >= titles;
	reader->blank_lines = close * 2 < n;
}

/* Weights of all steps to line i from the line before it. */
static void
weigh_steps(const Reader *reader, size_t i, double step[NSTATES][NSTATES])
{
	const ZhnShape *shape = &reader->shapes[i];
	double		join = reader->join[i];

	memcpy(step, reader->step, sizeof(reader->step));
	for (size_t r = 0; r < lengthof(pair_rules); r++)
		if (has_all(shape - 1, pair_rules[r].left) &&
			has_all(shape, pair_rules[r].right))
			for (State from = 0; from < NSTATES; from++)
				for (State to = 0; to < NSTATES; to++)
					if ((pair_rules[r].from & S(from)) &&
						(pair_rules[r].to & S(to)))
						step[from][to] += pair_rules[r].weight;
	for (State from = BODY; from <= BODY_MORE; from++)
	{
		step[from][BODY_MORE] += join;
		if (join > 0)
			for (State to = 0; to < NSTATES; to++)
				if (to != BODY_MORE && !(INSIDES & S(to)))
					step[from][to] += LEAVES_UNFINISHED;
	}
	for (State from = FURNITURE_INSIDE; from <= SIGNATURE_INSIDE; from++)
		step[from][BODY_MORE] += reader->join_over[i];
	if (reader->heads && !zhn_has(shape, ZHN_HAS_DATELINE) &&
		shape[-1].level == 0)
		for (State from = 0; from < NSTATES; from++)
			if ((TITLE_LINES | S(SUBTITLE)) & S(from))
				step[from][BODY] += HEADLINE_WITHOUT_HEAD;
	if (reader->blank_lines && shape->gap > 0)
	{
		step[HEADLINE][HEADLINE_MORE] += HEADLINE_SPLIT;
		step[HEADLINE_MORE][HEADLINE_MORE] += HEADLINE_SPLIT;
	}
}

/* The best path: path[i] is set to the state of line i. */
static void
find_path(const Reader *reader, uint8_t *path)
{
	size_t		n = reader->page->nlines;
	uint8_t    *back = zhn_alloc(reader->env, n * NSTATES);
	double		score[NSTATES];
	double		step[NSTATES][NSTATES];
	State		last = 0;

	for (State state = 0; state < NSTATES; state++)
		score[state] = reader->begin[state] + reader->line[state];
	for (size_t i = 1; i < n; i++)
	{
		double		next[NSTATES];

		weigh_steps(reader, i, step);
		for (State to = 0; to < NSTATES; to++)
		{
			State		best = 0;

			for (State from = 1; from < NSTATES; from++)
				if (score[from] + step[from][to] >
					score[best] + step[best][to])
					best = from;
			back[i * NSTATES + to] = (uint8_t) best;
			next[to] = score[best] + step[best][to] +
				reader->line[i * NSTATES + to];
		}
		memcpy(score, next, sizeof(score));
		if (i % 256 == 0)
			zhn_interrupts(reader->env);
	}
	for (State state = 1; state < NSTATES; state++)
		if (score[state] + reader->end[state] >
			score[last] + reader->end[last])
			last = state;
	for (size_t i = n; i-- > 0;)
	{
		path[i] = (uint8_t) last;
		if (i > 0)
			last = back[i * NSTATES + last];
	}
	zhn_release(reader->env, back);
}

/* Scale so that the values sum to 1. */
static void
normalise(double *values)
{
	double		sum = 0;

	for (State state = 0; state < NSTATES; state++)
		sum += values[state];
	for (State state = 0; state < NSTATES; state++)
		values[state] /= sum;
}

/* exp() of weights, relative to the greatest, so that nothing overflows. */
static void
to_odds(const double *weights, double *odds)
{
	double		greatest = weights[0];

	for (State state = 1; state < NSTATES; state++)
		if (weights[state] > greatest)
			greatest = weights[state];
	for (State state = 0; state < NSTATES; state++)
		odds[state] = exp(weights[state] - greatest);
}

static void
exp_steps(const Reader *reader, size_t i, double step[NSTATES][NSTATES])
{
	weigh_steps(reader, i, step);
	for (State from = 0; from < NSTATES; from++)
		for (State to = 0; to < NSTATES; to++)
			step[from][to] = exp(step[from][to]);
}

/*
 * Set the confidence of each line: the probability of its role, summed over
 * the states that have it and over all paths.
 */
static void
find_confidence(const Reader *reader, const uint8_t *path)
{
	size_t		n = reader->page->nlines;
	double	   *forward = zhn_alloc(reader->env, n * NSTATES * sizeof(double));
	double		backward[NSTATES];
	double		step[NSTATES][NSTATES];
	double		odds[NSTATES];

	for (size_t i = 0; i < n; i++)
	{
		double	   *here = &forward[i * NSTATES];

		to_odds(&reader->line[i * NSTATES], odds);
		if (i > 0)
			exp_steps(reader, i, step);
		for (State to = 0; to < NSTATES; to++)
		{
			here[to] = 0;
			if (i == 0)
				here[to] = exp(reader->begin[to]);
			else
				for (State from = 0; from < NSTATES; from++)
					here[to] += here[(int) from - NSTATES] * step[from][to];
			here[to] *= odds[to];
		}
		normalise(here);
	}
	for (State state = 0; state < NSTATES; state++)
		backward[state] = exp(reader->end[state]);
	for (size_t i = n; i-- > 0;)
	{
		ZhnRole		role = role_of[path[i]];
		double		sum = 0;
		double		same = 0;
		double		before[NSTATES] = {0};

		for (State state = 0; state < NSTATES; state++)
		{
			double		p = forward[i * NSTATES + state] * backward[state];

			sum += p;
			if (role_of[state] == role)
				same += p;
		}
		reader->page->lines[i].confidence = same / sum;
		if (i == 0)
			break;
		to_odds(&reader->line[i * NSTATES], odds);
		exp_steps(reader, i, step);
		for (State from = 0; from < NSTATES; from++)
			for (State to = 0; to < NSTATES; to++)
				before[from] += step[from][to] * odds[to] * backward[to];
		normalise(before);
		memcpy(backward, before, sizeof(backward));
		if (i % 256 == 0)
			zhn_interrupts(reader->env);
	}
	zhn_release(reader->env, forward);
}

/*
 * An article begins where its head does: at a column name, kicker or
 * headline that no part of the same head stands before.
 */
static bool
begins_article(State before, State state)
{
	if (!(OPENERS & S(state)))
		return false;
	return !(S(before) & (S(COLUMN_ABOVE) | S(KICKER) | S(NOTE_ABOVE))) ||
		(before == KICKER && state == COLUMN_ABOVE);
}

void
zhn_find_roles(const ZhnEnv *env, const ZhnPage *page,
			   const ZhnShape *shapes, bool *starts)
{
	Reader		reader = {.env = env, .page = page, .shapes = shapes};
	uint8_t    *path;

	if (page->nlines == 0)
		return;
	path = zhn_alloc(env, page->nlines);
	zhn_joiner_init(&reader.joiner, env, page, shapes);
	prepare_steps(&reader);
	weigh_lines(&reader);
	find_path(&reader, path);
	find_confidence(&reader, path);
	for (size_t i = 0; i < page->nlines; i++)
	{
		ZhnPageLine *line = &page->lines[i];

		line->role = role_of[path[i]];
		line->joined = path[i] == BODY_MORE;
		starts[i] = begins_article(i == 0 ? FURNITURE : path[i - 1], path[i]);
		if (i > 0 && (TEXTS & S(path[i])) &&
			((TEXTS | INSIDES) & S(path[i - 1])))
			line->join_score = 1 / (1 + exp(-(TEXTS & S(path[i - 1])
											  ? reader.join[i]
											  : reader.join_over[i])));
	}
	zhn_release(env, reader.line);
	zhn_release(env, reader.join);
	zhn_release(env, reader.join_over);
	zhn_release(env, path);
}
