/*-------------------------------------------------------------------------
 *
 * page.c
 *	  A page to lines with their roles, and these to articles.
 *
 * Which lines are an article is found here; what its parts are, by article.c.
 *
 *-------------------------------------------------------------------------
 */
#include "read/page.h"

#include <string.h>

#include "read/article.h"
#include "read/lines.h"
#include "read/role.h"
#include "read/shape.h"

const char *
zhn_role_name(ZhnRole role)
{
	static const char *const names[ZHN_NROLES] = {
		[ZHN_ROLE_FURNITURE] = "furniture",
		[ZHN_ROLE_COLUMN] = "column",
		[ZHN_ROLE_KICKER] = "kicker",
		[ZHN_ROLE_HEADLINE] = "headline",
		[ZHN_ROLE_SUBTITLE] = "subtitle",
		[ZHN_ROLE_SUMMARY] = "summary",
		[ZHN_ROLE_NOTE] = "note",
		[ZHN_ROLE_BYLINE] = "byline",
		[ZHN_ROLE_BODY] = "body",
		[ZHN_ROLE_BODY_CONTINUATION] = "body_continuation",
		[ZHN_ROLE_CROSSHEAD] = "crosshead",
		[ZHN_ROLE_CAPTION] = "caption",
		[ZHN_ROLE_CREDIT] = "credit",
		[ZHN_ROLE_SOURCE] = "source",
		[ZHN_ROLE_JUMP] = "jump",
	};

	return names[role];
}

const char *
zhn_article_kind_name(ZhnArticleKind kind)
{
	static const char *const names[ZHN_NARTICLE_KINDS] = {
		[ZHN_ARTICLE_NEWS] = "news",
		[ZHN_ARTICLE_PHOTO] = "photo",
		[ZHN_ARTICLE_NOTICE] = "notice",
	};

	return names[kind];
}

/* Roles of lines that stand on a page without being part of an article. */
static bool
stands_alone(ZhnRole role)
{
	return role == ZHN_ROLE_FURNITURE || role == ZHN_ROLE_CREDIT ||
		role == ZHN_ROLE_SOURCE || role == ZHN_ROLE_JUMP;
}

/*
 * Number the articles and say which one each line belongs to.  An article
 * begins where role.c says so, unless the one before it has nothing but the
 * top of a head yet, and at text that no article has begun for or that
 * follows the end of one (下转第4版).
 */
static void
number_articles(ZhnPage *page, const bool *starts)
{
	bool		complete = true;
	bool		has_body = false;
	bool		ended = false;

	for (size_t i = 0; i < page->nlines; i++)
	{
		ZhnPageLine *line = &page->lines[i];

		if (line->role == ZHN_ROLE_FURNITURE)
			continue;
		if ((starts[i] && complete) ||
			(page->narticles == 0 && !stands_alone(line->role)) ||
			(ended && line->role == ZHN_ROLE_BODY))
		{
			page->narticles++;
			complete = false;
			has_body = false;
		}
		has_body |= line->role == ZHN_ROLE_BODY;
		ended = has_body && line->role == ZHN_ROLE_JUMP;
		complete |= line->role == ZHN_ROLE_HEADLINE ||
			line->role == ZHN_ROLE_BODY || line->role == ZHN_ROLE_CAPTION;
		line->article = page->narticles;
	}
}

/*
 * The staff named at the foot of a page with several articles made the page,
 * not its last article.
 */
static void
release_staff(ZhnPage *page)
{
	for (size_t i = page->nlines; i-- > 0 && page->narticles > 1;)
	{
		if (page->lines[i].role == ZHN_ROLE_CREDIT)
			page->lines[i].article = 0;
		else if (page->lines[i].role != ZHN_ROLE_FURNITURE)
			break;
	}
}

/* Articles lie one after the other; furniture may lie inside them. */
static void
assemble_articles(const ZhnEnv *env, ZhnPage *page)
{
	ZhnChars	chars = {0};
	size_t		size = (size_t) (page->narticles + 1) * sizeof(ZhnArticle);
	size_t		i = 0;

	page->articles = zhn_alloc(env, size);
	memset(page->articles, 0, size);
	for (int a = 0; a < page->narticles; a++)
	{
		ZhnAssembly assembly = {.env = env, .chars = chars};
		size_t		first;

		while (page->lines[i].article != a + 1)
			i++;
		first = i;
		for (size_t k = i; k < page->nlines && page->lines[k].article <= a + 1;
			 k++)
			if (page->lines[k].article == a + 1)
				i = k + 1;
		assembly.article = &page->articles[a];
		assembly.article->position = a + 1;
		assembly.lines = &page->lines[first];
		assembly.nlines = i - first;
		zhn_assemble_article(&assembly);
		chars = assembly.chars;
		zhn_interrupts(env);
	}
	zhn_chars_done(env, &chars);
}

/*
 * The name of a digest stands once above all of its items, which have no
 * byline: they end at the next column or signed report.
 */
static void
spread_digest_names(const ZhnEnv *env, ZhnPage *page)
{
	static const char digest_endings[] =
		"快讯 简讯 短讯 简明新闻 一句话新闻 新闻速递 新闻速览";
	ZhnChars	chars = {0};
	ZhnText		name = {NULL, 0};

	for (int i = 0; i < page->narticles; i++)
	{
		ZhnArticle *article = &page->articles[i];

		if (article->column_name.at != NULL || article->ncredits > 0)
			name.at = NULL;
		if (article->column_name.at != NULL)
		{
			zhn_chars_read_tail(env, &chars, article->column_name, 12);
			if (zhn_chars_ends(&chars, 0, chars.n, digest_endings) > 0)
				name = article->column_name;
		}
		else if (name.at != NULL)
			article->column_name = name;
	}
	zhn_chars_done(env, &chars);
}

void
zhn_read_page(const ZhnEnv *env, const char *text, size_t length,
			  ZhnPage *page)
{
	ZhnShape   *shapes;
	bool	   *starts;

	memset(page, 0, sizeof(*page));
	zhn_cut_lines(env, text, length, page);
	shapes = zhn_shape_lines(env, page, text);
	starts = zhn_alloc(env, page->nlines + 1);
	zhn_find_roles(env, page, shapes, starts);
	for (size_t i = 0; i < page->nlines; i++)
		page->lines[i].text = page->lines[i].content;
	number_articles(page, starts);
	release_staff(page);
	assemble_articles(env, page);
	spread_digest_names(env, page);
	zhn_release(env, starts);
	zhn_release(env, shapes);
}
