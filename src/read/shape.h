/*-------------------------------------------------------------------------
 *
 * shape.h
 *	  What a line looks like by itself: the features that roles rest on.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SHAPE_H
#define ZHN_SHAPE_H

#include <stdint.h>

#include "read/chars.h"
#include "read/page.h"

/* One bit each.  role.c says what they speak for. */
typedef enum ZhnFeature
{
	/* Length in characters; exactly one of these is set. */
	ZHN_IS_TINY,				/* up to 3 */
	ZHN_IS_SHORT,				/* up to 12 */
	ZHN_IS_MEDIUM,				/* up to 24 */
	ZHN_IS_LONG,				/* up to 36 */
	ZHN_IS_PARAGRAPH,			/* longer */
	ZHN_IS_PAGE_LONG,			/* longer than 120; beside the one above */

	/* Punctuation. */
	ZHN_HAS_STOP,				/* 。 or ; before its end */
	ZHN_HAS_COMMA,				/* , before its end */
	ZHN_ENDS_STOP,				/* 。, perhaps before closing marks */
	ZHN_ENDS_MARK,				/* ! ? … likewise */
	ZHN_ENDS_COMMA,				/* , 、 */
	ZHN_ENDS_COLON,				/* : ; */
	ZHN_ENDS_OPEN,				/* with none of these */
	ZHN_ENDS_DIGIT,
	ZHN_ENDS_HANGING,			/* with 的 和 在 …, which wait for more */
	ZHN_ENDS_INSIDE,			/* inside a quotation or parentheses */
	ZHN_IS_PARENTHESIS,			/* all of it stands in one pair of ( ) */
	ZHN_LACKS_HAN,				/* only Latin letters, digits, marks */
	ZHN_STARTS_BROKEN,			/* with what can begin no line: , 。 ) 的 */

	/* Layout. */
	ZHN_HAS_MARK,				/* heading mark of the headlines of the page */
	ZHN_HAS_HIGH_MARK,			/* heading mark of a level above that */
	ZHN_HAS_DEEP_MARK,			/* heading mark of a deeper level */
	ZHN_LACKS_MARK,				/* none, while headlines have it */
	ZHN_IS_INDENTED,			/* and not every line of the body is */
	ZHN_LACKS_INDENT,			/* and lines that begin a paragraph have one */
	ZHN_FILLS_COLUMN,			/* as wide as the columns that the page has */
	ZHN_FALLS_SHORT,			/* narrower than they */
	ZHN_AFTER_WIDE_GAP,			/* more blank lines before it than usual */
	ZHN_AFTER_NO_GAP,			/* fewer */
	ZHN_AFTER_USUAL_GAP,		/* while other lines stand apart */
	ZHN_IS_LAST,				/* of the page */

	/* Words. */
	ZHN_HAS_DATELINE,
	ZHN_IS_DATELINE,			/* all of the line is one */
	ZHN_HAS_TOPIC,				/* and after it 题:, on a line of its own */
	ZHN_HAS_LABEL,				/* begins with 【…】, and more follows */
	ZHN_IS_LABEL,				/* is 【…】 */
	ZHN_HAS_NUMBER,				/* begins with 一、 (二) 3. */
	ZHN_HAS_DASH,				/* begins with —— */
	ZHN_HAS_ORNAMENT,			/* begins with ● and the like */
	ZHN_ENDS_SPEECH,			/* with 强调 指出 … */
	ZHN_ENDS_EVENT,				/* with 举行 召开 … */
	ZHN_IS_SERIES,				/* 系列报道之三, 《…》专栏 */
	ZHN_IS_COLUMN_NAME,			/* ◆…, ·…·, words of column names, or a name
								 * that the page announces as “…”专栏 */
	ZHN_IS_NAME_LENGTH,			/* 4 to 7 Han characters and nothing else */
	ZHN_IS_NOTICE_TITLE,		/* ends with 启事 公告 更正 … */
	ZHN_IS_TURN,				/* 问:… 答:… 记者:… in an interview */
	ZHN_IS_BYLINE,				/* surely */
	ZHN_MAY_BE_BYLINE,
	ZHN_IS_NAMES,				/* personal names alone */
	ZHN_IS_PHOTO_CREDIT,		/* a byline of a photographer */
	ZHN_IS_STAFF,				/* a byline of production staff */
	ZHN_IS_FURNITURE,			/* page number, imprint, ornament */
	ZHN_IS_DATE,				/* a full date and little else */
	ZHN_IS_CONTACT,				/* short, with a telephone number or address */
	ZHN_IS_RUBRIC,				/* 图片新闻, 简讯: a column of any paper */
	ZHN_IS_ORGANISATION,		/* short, and ends as organisations do */
	ZHN_IS_MEDIA_NAME,			/* ends as names of papers and apps do */
	ZHN_IS_SOURCE,				/* 来源:… 原标题:… */
	ZHN_IS_JUMP,				/* 下转第4版 */
	ZHN_IS_NOTE,				/* 编者按 … */
	ZHN_IS_SUMMARY,				/* 核心提示 … */
	ZHN_IS_PICTURE_TEXT,		/* 图为 …, ▲ …, … 张三 摄 */
	ZHN_IS_RESTATED,			/* the next line says it again, as bodies do
								 * with headlines */
	ZHN_NFEATURES
} ZhnFeature;

typedef struct ZhnShape
{
	uint64_t	features;
	int			chars;			/* spaces not counted */
	int			width[2];		/* in two measures: see set_width() */
	int			level;			/* of the heading mark; 0: none */
	int			gap;			/* blank lines before it */
	bool		indented;
} ZhnShape;

#define zhn_has(shape, feature) (((shape)->features >> (feature) & 1) != 0)

/*
 * The shapes of all lines of a page.  Heading marks, marks around bold text
 * and numbers that serve as heading marks are taken off the content of the
 * lines.
 */
extern ZhnShape *zhn_shape_lines(const ZhnEnv *env, ZhnPage *page,
								 const char *text);

#endif							/* ZHN_SHAPE_H */
