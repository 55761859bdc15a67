/*-------------------------------------------------------------------------
 *
 * role_rules.c
 *	  The rules for the lines of a page; see role_rules.h.
 *
 *-------------------------------------------------------------------------
 */
#include "read/role_rules.h"

#define lengthof(array) (sizeof(array) / sizeof((array)[0]))

const ZhnRole zhn_role_of_state[NSTATES] = {
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

const LineRule zhn_line_rules[] = {
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

const size_t zhn_nline_rules = lengthof(zhn_line_rules);

/*
 * What a state costs when nothing speaks for it.  States that need a sign of
 * their own are not guessed.
 */
const double zhn_state_prior[NSTATES] = {
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

/* The first row that has both states counts. */
const StepRule zhn_step_rules[] = {
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

const size_t zhn_nstep_rules = lengthof(zhn_step_rules);

const StepRule zhn_begin_rules[] = {
	{S(FURNITURE), 0, 0.0},
	{OPENERS, 0, 0.0},
	{S(BODY) | S(CAPTION), 0, -2.0},
	{S(NOTE) | S(SOURCE) | S(BYLINE) | S(JUMP), 0, -1.5},
};

const size_t zhn_nbegin_rules = lengthof(zhn_begin_rules);

const StepRule zhn_end_rules[] = {
	{TEXTS | S(CAPTION) | CLOSERS, 0, 0.0},
	{S(FURNITURE), 0, -0.5},
	{TITLE_LINES | S(SUBTITLE), 0, -3.0},
};

const size_t zhn_nend_rules = lengthof(zhn_end_rules);

const PairRule zhn_pair_rules[] = {
	/* Lines of one block are of one kind; a new article stands apart. */
	{ANY, F(ZHN_AFTER_NO_GAP), TITLE_LINES, S(HEADLINE_MORE), 1.5},
	{ANY, F(ZHN_AFTER_NO_GAP), ALL & ~S(COLUMN_ABOVE) & ~S(KICKER), OPENERS,
		-2.0},
	{ANY, F(ZHN_AFTER_NO_GAP), TITLES, S(BODY), -1.0},
	{ANY, F(ZHN_AFTER_WIDE_GAP), TEXTS | CLOSERS | S(CAPTION) | S(FURNITURE),
		OPENERS, 1.5},
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

const size_t zhn_npair_rules = lengthof(zhn_pair_rules);
