/*-------------------------------------------------------------------------
 *
 * page.h
 *	  A page of Chinese news to lines and articles: the interface of src/read.
 *
 * A page is the text of one newspaper page, or of one item, as it comes from
 * an e-paper, OCR or a feed: a headline is a line, and so is a paragraph or
 * the part of one that a column break left.  The reader gives each line that
 * is not blank exactly one role, puts paragraphs together again and
 * assembles articles.  Nothing of the page is lost: every line is listed
 * with its place, and every text is verbatim but for line breaks, the spaces
 * around a line and heading marks.
 *
 * Rules are about newspapers.  The reader knows no publication, no person
 * and no subject.
 *
 * Stages, a file each: lines.c cuts lines, shape.c says what a line looks
 * like by itself (with byline.c and dateline.c), join.c weighs whether two
 * lines are one paragraph, role.c finds the best sequence of roles, page.c
 * says which lines are an article, and article.c assembles it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PAGE_H
#define ZHN_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/env.h"

/* What a line is.  The SQL names are those of zhn_role_name(). */
typedef enum ZhnRole
{
	ZHN_ROLE_FURNITURE,			/* masthead, page number, date, imprint */
	ZHN_ROLE_COLUMN,			/* name of the column (栏目) */
	ZHN_ROLE_KICKER,			/* 引题, above the headline */
	ZHN_ROLE_HEADLINE,			/* 主题 */
	ZHN_ROLE_SUBTITLE,			/* 副题, below the headline */
	ZHN_ROLE_SUMMARY,			/* 提要, 核心提示 */
	ZHN_ROLE_NOTE,				/* 编者按, 开栏语 */
	ZHN_ROLE_BYLINE,			/* who wrote it or took the picture */
	ZHN_ROLE_BODY,				/* a paragraph, or its first part */
	ZHN_ROLE_BODY_CONTINUATION, /* a further part of a cut paragraph */
	ZHN_ROLE_CROSSHEAD,			/* 小标题, inside the body */
	ZHN_ROLE_CAPTION,			/* text under a picture */
	ZHN_ROLE_CREDIT,			/* production staff: 责任编辑, 校对 */
	ZHN_ROLE_SOURCE,			/* 来源, 原标题 */
	ZHN_ROLE_JUMP,				/* 下转第4版, 上接第1版 */
	ZHN_NROLES
} ZhnRole;

extern const char *zhn_role_name(ZhnRole role);

/*
 * A piece of text, not zero-terminated; at is NULL if there is none.  It may
 * point into the page, into memory from the ZhnEnv or to a constant.
 */
typedef struct ZhnText
{
	const char *at;
	size_t		length;
} ZhnText;

/* A line that is not blank. */
typedef struct ZhnPageLine
{
	size_t		number;			/* in the page, from 1; blank lines count */
	size_t		start;			/* first byte */
	size_t		length;			/* bytes, without the line end */
	ZhnText		content;		/* without heading mark and outer spaces */
	ZhnText		text;			/* that without a source mark that a colon
								 * sets apart, 央视网消息：, and without the
								 * staff named at its end */
	ZhnRole		role;
	int			article;		/* position from 1; 0: of no article */
	double		confidence;		/* of the role, 0 to 1 */
	bool		joined;			/* continues the paragraph before it */
	double		join_score;		/* that it does so by punctuation and
								 * wording, 0 to 1; 0 outside bodies */
} ZhnPageLine;

typedef enum ZhnArticleKind
{
	ZHN_ARTICLE_NEWS,
	ZHN_ARTICLE_PHOTO,			/* a picture, its caption and credit */
	ZHN_ARTICLE_NOTICE,			/* 公告, 启事, 公示 … */
	ZHN_NARTICLE_KINDS
} ZhnArticleKind;

extern const char *zhn_article_kind_name(ZhnArticleKind kind);

typedef struct ZhnCredit
{
	ZhnText		role;			/* as printed (摄 as 摄影); at NULL: none */
	ZhnText		name;			/* spaces inside a name are removed */
	ZhnText		organisation;
} ZhnCredit;

/* A part of the body under a 【label】 or a crosshead. */
typedef struct ZhnSection
{
	ZhnText		label;
	int			first_paragraph;	/* from 0 */
	int			last_paragraph;
} ZhnSection;

typedef struct ZhnParagraph
{
	ZhnText		text;
	size_t		line_from;		/* numbers of its first and last line */
	size_t		line_to;
} ZhnParagraph;

typedef struct ZhnArticle
{
	int			position;		/* on the page, from 1 */
	ZhnArticleKind kind;
	ZhnText		kicker;			/* several lines are joined with \n, */
	ZhnText		headline;		/* here too */
	ZhnText		subtitle;
	ZhnText		summary;
	ZhnText		note;
	ZhnText		column_name;	/* also one in （） after the headline */
	ZhnText		source;			/* as named by a 来源 line */
	ZhnText		original_title; /* as named by a 原标题 line */
	ZhnText		dateline;		/* mark and date as printed */
	ZhnText		source_mark;	/* 本报讯, 新华社北京7月4日电 */
	ZhnText		agency;			/* 新华社 */
	ZhnText		dateline_place; /* 北京 */
	ZhnText		dateline_date;	/* 7月4日, 昨天下午 */
	ZhnText		body;			/* paragraphs joined with \n, of the text of
								 * their lines */
	ZhnText		caption;
	ZhnCredit  *credits;
	int			ncredits;
	ZhnSection *sections;
	int			nsections;
	ZhnParagraph *paragraphs;
	int			nparagraphs;
	size_t		line_from;		/* numbers of its first and last line */
	size_t		line_to;
} ZhnArticle;

typedef struct ZhnPage
{
	ZhnPageLine *lines;
	size_t		nlines;
	ZhnArticle *articles;
	int			narticles;
} ZhnPage;

/* Larger input is no page of a newspaper. */
#define ZHN_PAGE_BYTES_MAX	(16 * 1024 * 1024)
#define ZHN_PAGE_LINES_MAX	100000

/*
 * Read a page.  Fails with ZHN_ERROR_LIMIT if it is larger than the above.
 * Everything in *page comes from env or lies in text, which must outlive it.
 * An article without a headline is possible: a text that is only a body is
 * one.  A page of blank lines has no lines and no articles.
 */
extern void zhn_read_page(const ZhnEnv *env, const char *text, size_t length,
						  ZhnPage *page);

#endif							/* ZHN_PAGE_H */
