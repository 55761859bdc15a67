/*-------------------------------------------------------------------------
 *
 * article.c
 *	  The lines of one article to its parts.
 *
 * Text is copied only where lines are joined; all else points into the
 * page.  Bodies stay verbatim: a dateline at the head and a signature at the
 * end of a paragraph are read for the columns that hold them and are left
 * where they stand, as they are part of what was printed.  Two things are no
 * text of an article though they share a line with it, and are taken off:
 * the mark of a source that ends with a colon, as broadcasters put it before
 * a report, and the editors named in parentheses after it.
 *
 *-------------------------------------------------------------------------
 */
#include "read/article.h"

#include <string.h>

#include "read/byline.h"
#include "read/dateline.h"
#include "read/lines.h"

static const char notice_words[] =
"公告 通告 启事 声明 公示 讣告 通知 招标公告 拍卖公告 更正";

/*
 * What stands in parentheses after a headline without being a column: by its
 * end, and as a whole.
 */
static const char no_column_endings[] =
"征求意见稿 讨论稿 草案 试行 修订 修订稿 修正案 全文 摘要 摘登 节选 附表 附图 组图 外一首 外二首 二首 三首 四首 "
"国画 版画 油画 水彩 水彩画 水墨画 书法 摄影 歌词 小说 散文 报告文学 视频 直播 更新 号 漫画 剪纸 速写";

static const char no_columns[] =
"上 中 下 一 二 三 四 五 六 七 八 九 十 图 附 诗 完 续 篆刻 雕塑 外一章";

static ZhnText
copy_text(const ZhnEnv *env, size_t length)
{
	ZhnText		text = {zhn_alloc(env, length + 1), length};

	return text;
}

/*
 * Join the texts of the lines of one role.  One line is not copied.  The
 * parts of a paragraph that was cut have nothing between them.
 */
static ZhnText
join_lines(const ZhnEnv *env, const ZhnPageLine *const *lines, size_t n,
		   const char *separator)
{
	size_t		separator_length = strlen(separator);
	size_t		length = 0;
	ZhnText		text = {NULL, 0};
	char	   *p;

	if (n == 0)
		return text;
	if (n == 1)
		return lines[0]->text;
	for (size_t i = 0; i < n; i++)
		length += lines[i]->text.length + (i > 0 ? separator_length : 0);
	text = copy_text(env, length);
	p = (char *) text.at;
	for (size_t i = 0; i < n; i++)
	{
		if (i > 0)
		{
			memcpy(p, separator, separator_length);
			p += separator_length;
		}
		memcpy(p, lines[i]->text.at, lines[i]->text.length);
		p += lines[i]->text.length;
	}
	*p = '\0';
	return text;
}

/* All lines of the article that have a role, joined with line feeds. */
static ZhnText
lines_of_role(const ZhnAssembly *assembly, ZhnRole role)
{
	const ZhnPageLine **lines;
	size_t		n = 0;
	ZhnText		text;

	lines = zhn_alloc(assembly->env,
					  (assembly->nlines + 1) * sizeof(ZhnPageLine *));
	for (size_t i = 0; i < assembly->nlines; i++)
		if (assembly->lines[i].article == assembly->article->position &&
			assembly->lines[i].role == role)
			lines[n++] = &assembly->lines[i];
	text = join_lines(assembly->env, lines, n, "\n");
	zhn_release(assembly->env, lines);
	return text;
}

static bool
same_text(ZhnText a, ZhnText b)
{
	return a.length == b.length &&
		(a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

/*
 * Add a credit unless the article has it already.  Only the last ones are
 * compared: who is named twice is named in neighbouring places, and a
 * hostile page of nothing but names must not take quadratic time.
 */
static void
add_credit(ZhnAssembly *assembly, const ZhnCredit *credit)
{
	enum
	{
		COMPARED = 64
	};
	ZhnArticle *article = assembly->article;

	for (int i = article->ncredits > COMPARED ? article->ncredits - COMPARED : 0;
		 i < article->ncredits; i++)
		if (same_text(article->credits[i].name, credit->name) &&
			same_text(article->credits[i].role, credit->role) &&
			same_text(article->credits[i].organisation, credit->organisation))
			return;
	if (article->ncredits == assembly->credit_room)
	{
		assembly->credit_room = assembly->credit_room * 2 + 4;
		article->credits = zhn_resize(assembly->env, article->credits,
									  (size_t) assembly->credit_room *
									  sizeof(ZhnCredit));
	}
	article->credits[article->ncredits++] = *credit;
}

/*
 * Complete a credit by the one before it: names without a role in a line of
 * their own belong to its role, and (作者单位:…) is where its author works.
 * Returns whether anything is left to add.
 */
static bool
complete_credit(const ZhnArticle *article, ZhnCredit *credit)
{
	ZhnCredit  *last;

	if (article->ncredits == 0)
		return true;
	last = &article->credits[article->ncredits - 1];
	if (!credit->role.at)
		credit->role = last->role;
	if (credit->name.at || last->organisation.at)
		return true;
	last->organisation = credit->organisation;
	return false;
}

/*
 * Add the credits of the characters from begin to before end, if they read
 * as a byline at least as surely as asked.
 */
static void
add_byline(ZhnAssembly *assembly, int begin, int end, ZhnBylineSurety least)
{
	ZhnByline	byline;

	zhn_read_byline(assembly->env, &assembly->chars, begin, end, &byline);
	if (byline.surety < least)
		return;
	for (int i = 0; i < byline.ncredits; i++)
	{
		if (complete_credit(assembly->article, &byline.credits[i]))
			add_credit(assembly, &byline.credits[i]);
	}
}

/*
 * Add the credits at the end of a paragraph: 。(记者 张三) or 。张三 摄.
 */
static void
add_signature(ZhnAssembly *assembly, ZhnText paragraph)
{
	enum
	{
		SIGNATURE_MAX = 80
	};
	const ZhnChars *chars = &assembly->chars;
	int			end;

	zhn_chars_read_tail(assembly->env, &assembly->chars, paragraph,
						SIGNATURE_MAX);
	end = chars->n;
	for (int i = end; i-- > 0;)
		if (zhn_char_in(chars->cp[i], "。!?…") ||
			(chars->cp[i] == '(' && chars->cp[end - 1] == ')'))
		{
			bool		parenthesis = chars->cp[i] == '(';

			while (i + 1 < end && zhn_char_in(chars->cp[i + 1], "”』」"))
				i++;
			add_byline(assembly, i + 1, parenthesis ? end - 1 : end,
					   parenthesis ? ZHN_BYLINE_NAMES : ZHN_BYLINE_SURE);
			return;
		}
}

/* Take mark, agency, place, date and reporters from the head of a text. */
static void
read_dateline(ZhnAssembly *assembly, ZhnText text)
{
	enum
	{
		HEAD_MAX = 400
	};
	ZhnArticle *article = assembly->article;
	const ZhnChars *chars = &assembly->chars;
	ZhnDateline dateline;

	zhn_chars_read_head(assembly->env, &assembly->chars, text, HEAD_MAX);
	if (!zhn_read_dateline(chars, &dateline))
		return;
	article->source_mark = zhn_chars_text(chars, dateline.mark_start,
										  dateline.mark_end);
	article->dateline = zhn_chars_text(chars, dateline.mark_start,
									   dateline.date_adjacent
									   ? dateline.date[1]
									   : dateline.mark_end);
	if (dateline.agency[1] > dateline.agency[0])
		article->agency = zhn_chars_text(chars, dateline.agency[0],
										 dateline.agency[1]);
	if (dateline.place[1] > dateline.place[0])
		article->dateline_place = zhn_chars_text(chars, dateline.place[0],
												 dateline.place[1]);
	if (dateline.date[1] > dateline.date[0])
		article->dateline_date = zhn_chars_text(chars, dateline.date[0],
												dateline.date[1]);
	if (dateline.reporters[1] > dateline.reporters[0])
		add_byline(assembly, dateline.reporters[0], dateline.reporters[1],
				   ZHN_BYLINE_NAMES);
}

/* Take the mark of a source that ends with a colon off the text of a line. */
static void
take_mark_off(ZhnAssembly *assembly, ZhnPageLine *line)
{
	enum
	{
		HEAD_MAX = 80
	};
	const ZhnChars *chars = &assembly->chars;
	ZhnDateline dateline;
	int			end;

	zhn_chars_read_head(assembly->env, &assembly->chars, line->text, HEAD_MAX);
	if (!zhn_read_dateline(chars, &dateline))
		return;
	end = dateline.end;
	while (end > 0 && zhn_is_space(chars->cp[end - 1]))
		end--;
	if (end > 0 && chars->cp[end - 1] == ':' && dateline.end < chars->n)
	{
		size_t		bytes = chars->at[dateline.end];

		line->text.at += bytes;
		line->text.length -= bytes;
	}
}

/* Take the staff off the end of the text of a line: …。(视频编辑:张三). */
static void
take_staff_off(ZhnAssembly *assembly, ZhnPageLine *line)
{
	enum
	{
		TAIL_MAX = 60
	};
	const ZhnChars *chars = &assembly->chars;
	ZhnByline	byline;
	ZhnText		rest;
	int			open;

	zhn_chars_read_tail(assembly->env, &assembly->chars, line->text, TAIL_MAX);
	if (chars->n == 0 || chars->cp[chars->n - 1] != ')')
		return;
	for (open = chars->n - 1; open > 0 && chars->cp[open] != '('; open--)
		;
	if (open == 0)
		return;
	zhn_read_byline(assembly->env, chars, open + 1, chars->n - 1, &byline);
	if (byline.surety <= ZHN_BYLINE_NAMES || byline.class != ZHN_CREDIT_STAFF)
		return;
	add_byline(assembly, open + 1, chars->n - 1, ZHN_BYLINE_LIKELY);
	rest.at = line->text.at;
	rest.length = line->text.length - zhn_chars_text(chars, open,
													 chars->n).length;
	line->text = zhn_trim(rest);
}

/*
 * Find what is no text of the article in the first and in the last line of
 * its body.
 */
static void
clean_body(ZhnAssembly *assembly)
{
	ZhnPageLine *first = NULL;
	ZhnPageLine *last = NULL;

	for (size_t i = 0; i < assembly->nlines; i++)
	{
		ZhnPageLine *line = &assembly->lines[i];

		if (line->article != assembly->article->position ||
			(line->role != ZHN_ROLE_BODY &&
			 line->role != ZHN_ROLE_BODY_CONTINUATION))
			continue;
		if (first == NULL)
			first = line;
		last = line;
	}
	if (first == NULL)
		return;
	if (!assembly->article->source_mark.at)
		read_dateline(assembly, first->text);
	take_mark_off(assembly, first);
	take_staff_off(assembly, last);
}

/*
 * A column may be named in parentheses after the headline: 让群众少跑腿
 * （人民时评）.  Parentheses with other things in them stay where they are.
 */
static void
read_column_after_headline(ZhnAssembly *assembly)
{
	enum
	{
		TAIL_MAX = 40
	};
	ZhnArticle *article = assembly->article;
	const ZhnChars *chars = &assembly->chars;
	ZhnText		rest = article->headline;
	ZhnByline	byline;
	int			depth = 0;
	int			open;
	int			end;

	if (article->column_name.at || !article->headline.at)
		return;
	zhn_chars_read_tail(assembly->env, &assembly->chars, article->headline,
						TAIL_MAX);
	end = chars->n - 1;
	if (end < 4 || chars->cp[end] != ')')
		return;
	for (open = end; open > 0 && chars->cp[open] != '\n'; open--)
	{
		depth += (chars->cp[open] == ')') - (chars->cp[open] == '(');
		if (depth == 0)
			break;
	}
	if (end - open < 3 || depth > 0 ||
		zhn_chars_ends(chars, open, end, no_column_endings) > 0 ||
		zhn_chars_match(chars, open + 1, end, no_columns) == end - open - 1 ||
		zhn_match_date(chars, open + 1, end) == end - open - 1)
		return;
	zhn_read_byline(assembly->env, chars, open + 1, end, &byline);
	rest.length -= zhn_chars_text(chars, open, chars->n).length;
	rest = zhn_trim(rest);
	if (byline.surety > ZHN_BYLINE_NAMES || rest.length == 0)
		return;
	article->column_name = zhn_trim(zhn_chars_text(chars, open + 1, end));
	article->headline = rest;
}

/*
 * 来源:某报 and 原标题:…: what follows the colon.  A source is one word; after
 * it the author may be named.  A dateline may stand on a line of its own too.
 */
static void
read_source(ZhnAssembly *assembly, ZhnText line)
{
	ZhnArticle *article = assembly->article;
	const ZhnChars *chars = &assembly->chars;
	int			colon;
	int			space;
	int			end;
	ZhnText		text;

	read_dateline(assembly, line);
	if (article->source_mark.at)
		return;
	zhn_chars_read(assembly->env, &assembly->chars, line);
	/* The time that may stand before it has colons of its own. */
	colon = zhn_chars_find(chars, 0, chars->n, "源: 题: 自:");
	if (colon < 0)
		return;
	colon++;
	end = chars->n;
	if (chars->cp[end - 1] == ')' && chars->cp[0] == '(')
		end--;
	if (zhn_chars_find(chars, 0, colon, "原标题 原题") >= 0)
	{
		text = zhn_trim(zhn_chars_text(chars, colon + 1, end));
		if (text.length > 0)
			article->original_title = text;
		return;
	}
	colon = zhn_chars_skip_spaces(chars, colon + 1, end);
	space = colon;
	while (space < end && !zhn_is_space(chars->cp[space]))
		space++;
	if (space > colon)
		article->source = zhn_chars_text(chars, colon, space);
	add_byline(assembly, space, end, ZHN_BYLINE_LIKELY);
}

/* Is the line a paragraph of the body, or the first part of one? */
static bool
begins_paragraph(const ZhnAssembly *assembly, size_t i, bool captions)
{
	const ZhnPageLine *line = &assembly->lines[i];

	return line->article == assembly->article->position && !line->joined &&
		(captions ? line->role == ZHN_ROLE_CAPTION
		 : line->role == ZHN_ROLE_BODY || line->role == ZHN_ROLE_CROSSHEAD);
}

/* Collect the paragraphs; of captions if the article is only a picture. */
static void
collect_paragraphs(ZhnAssembly *assembly, bool captions)
{
	ZhnArticle *article = assembly->article;
	const ZhnPageLine **parts;
	int			n = 0;

	for (size_t i = 0; i < assembly->nlines; i++)
		n += begins_paragraph(assembly, i, captions);
	if (n == 0)
		return;
	article->paragraphs = zhn_alloc(assembly->env,
									(size_t) n * sizeof(ZhnParagraph));
	parts = zhn_alloc(assembly->env,
					  assembly->nlines * sizeof(ZhnPageLine *));
	for (size_t i = 0; i < assembly->nlines; i++)
	{
		ZhnParagraph *paragraph;
		size_t		nparts = 1;

		if (!begins_paragraph(assembly, i, captions))
			continue;
		parts[0] = &assembly->lines[i];
		for (size_t k = i + 1; k < assembly->nlines &&
			 !begins_paragraph(assembly, k, captions); k++)
			if (assembly->lines[k].joined)
				parts[nparts++] = &assembly->lines[k];
		paragraph = &article->paragraphs[article->nparagraphs++];
		paragraph->text = join_lines(assembly->env, parts, nparts, "");
		paragraph->line_from = parts[0]->number;
		paragraph->line_to = parts[nparts - 1]->number;
	}
	zhn_release(assembly->env, parts);
}

static void
join_paragraphs(ZhnAssembly *assembly)
{
	ZhnArticle *article = assembly->article;
	size_t		length = 0;
	char	   *p;

	if (article->nparagraphs == 0)
		return;
	if (article->nparagraphs == 1)
	{
		article->body = article->paragraphs[0].text;
		return;
	}
	for (int i = 0; i < article->nparagraphs; i++)
		length += article->paragraphs[i].text.length + (i > 0);
	article->body = copy_text(assembly->env, length);
	p = (char *) article->body.at;
	for (int i = 0; i < article->nparagraphs; i++)
	{
		ZhnText		text = article->paragraphs[i].text;

		if (i > 0)
			*p++ = '\n';
		memcpy(p, text.at, text.length);
		p += text.length;
	}
	*p = '\0';
}

/* A section begins with paragraph first; the one before it ends there. */
static void
add_section(ZhnAssembly *assembly, ZhnText label, int first)
{
	ZhnArticle *article = assembly->article;
	ZhnSection *section;

	if (article->nsections == assembly->section_room)
	{
		assembly->section_room = assembly->section_room * 2 + 4;
		article->sections = zhn_resize(assembly->env, article->sections,
									   (size_t) assembly->section_room *
									   sizeof(ZhnSection));
	}
	if (article->nsections > 0)
		article->sections[article->nsections - 1].last_paragraph = first - 1;
	section = &article->sections[article->nsections++];
	section->label = label;
	section->first_paragraph = first;
	section->last_paragraph = article->nparagraphs - 1;
}

/* The text inside the 【】 that opens a paragraph; at is NULL without one. */
static ZhnText
label_of(ZhnAssembly *assembly, ZhnText paragraph)
{
	enum
	{
		LABEL_MAX = 20
	};
	const ZhnChars *chars = &assembly->chars;
	ZhnText		none = {NULL, 0};
	ZhnDateline dateline;

	zhn_chars_read_head(assembly->env, &assembly->chars, paragraph,
						LABEL_MAX + 2);
	if (chars->n == 0 || chars->cp[0] != 0x3010 ||
		zhn_read_dateline(chars, &dateline))
		return none;
	for (int i = 2; i < chars->n; i++)
		if (chars->cp[i] == 0x3011)
			return zhn_chars_text(chars, 1, i);
	return none;
}

/* Sections: from each labelled paragraph or crosshead to the next. */
static void
collect_sections(ZhnAssembly *assembly)
{
	ZhnArticle *article = assembly->article;
	int			paragraph = 0;

	for (size_t i = 0; i < assembly->nlines; i++)
	{
		ZhnText		label;

		if (!begins_paragraph(assembly, i, false))
			continue;
		label = label_of(assembly, article->paragraphs[paragraph].text);
		if (!label.at && assembly->lines[i].role == ZHN_ROLE_CROSSHEAD)
			label = assembly->lines[i].content;
		if (label.at)
			add_section(assembly, label, paragraph);
		paragraph++;
	}
}

static void
collect_credits(ZhnAssembly *assembly)
{
	ZhnArticle *article = assembly->article;

	for (size_t i = 0; i < assembly->nlines; i++)
	{
		const ZhnPageLine *line = &assembly->lines[i];

		if (line->article != article->position)
			continue;
		if (line->role == ZHN_ROLE_BYLINE || line->role == ZHN_ROLE_CREDIT)
		{
			zhn_chars_read(assembly->env, &assembly->chars, line->content);
			add_byline(assembly, 0, assembly->chars.n, ZHN_BYLINE_NAMES);
		}
		else if (line->role == ZHN_ROLE_CAPTION)
			add_signature(assembly, line->content);
		else if (line->role == ZHN_ROLE_SOURCE)
			read_source(assembly, line->content);
	}
}

static ZhnArticleKind
kind_of(ZhnAssembly *assembly, bool picture)
{
	const ZhnArticle *article = assembly->article;

	if (picture)
		return ZHN_ARTICLE_PHOTO;
	if (!article->headline.at || article->ncredits > 0)
		return ZHN_ARTICLE_NEWS;
	zhn_chars_read_tail(assembly->env, &assembly->chars, article->headline,
						16);
	return zhn_chars_ends(&assembly->chars, 0, assembly->chars.n,
						  notice_words) > 0
		? ZHN_ARTICLE_NOTICE : ZHN_ARTICLE_NEWS;
}

void
zhn_assemble_article(ZhnAssembly *assembly)
{
	ZhnArticle *article = assembly->article;
	bool		picture;

	article->kicker = lines_of_role(assembly, ZHN_ROLE_KICKER);
	article->headline = lines_of_role(assembly, ZHN_ROLE_HEADLINE);
	article->subtitle = lines_of_role(assembly, ZHN_ROLE_SUBTITLE);
	article->summary = lines_of_role(assembly, ZHN_ROLE_SUMMARY);
	article->note = lines_of_role(assembly, ZHN_ROLE_NOTE);
	article->column_name = lines_of_role(assembly, ZHN_ROLE_COLUMN);
	article->caption = lines_of_role(assembly, ZHN_ROLE_CAPTION);

	read_column_after_headline(assembly);
	collect_credits(assembly);
	clean_body(assembly);
	collect_paragraphs(assembly, false);
	picture = article->nparagraphs == 0 && article->caption.at != NULL;
	if (picture)
		collect_paragraphs(assembly, true);
	else
		collect_sections(assembly);
	join_paragraphs(assembly);
	if (article->nparagraphs > 0)
	{
		if (picture && !article->source_mark.at)
			read_dateline(assembly, article->paragraphs[0].text);
		if (!picture)
			add_signature(assembly,
						  article->paragraphs[article->nparagraphs - 1].text);
	}
	article->kind = kind_of(assembly, picture);
	article->line_from = assembly->lines[0].number;
	article->line_to = assembly->lines[assembly->nlines - 1].number;
}

/* ----------------------------------------------------------- of a body alone */

/* The line that begins at p. */
static ZhnText
line_at(const char *p, const char *end)
{
	const char *line_end = memchr(p, '\n', (size_t) (end - p));
	ZhnText		line = {p, (size_t) ((line_end ? line_end : end) - p)};

	return line;
}

/* The line that ends before end. */
static ZhnText
line_before(const char *begin, const char *end)
{
	const char *p = end;
	ZhnText		line;

	while (p > begin && p[-1] != '\n')
		p--;
	line.at = p;
	line.length = (size_t) (end - p);
	return line;
}

/* Is all of a line the mark of a source, with a colon after it? */
static bool
is_mark(ZhnAssembly *assembly, ZhnText line)
{
	enum
	{
		MARK_MAX = 80
	};
	const ZhnChars *chars = &assembly->chars;
	ZhnDateline dateline;
	int			end;

	zhn_chars_read_head(assembly->env, &assembly->chars, line, MARK_MAX);
	if (chars->n == MARK_MAX || !zhn_read_dateline(chars, &dateline) ||
		dateline.end < chars->n)
		return false;
	end = chars->n;
	while (end > 0 && zhn_is_space(chars->cp[end - 1]))
		end--;
	return end > 0 && chars->cp[end - 1] == ':';
}

/* Add the credits of a line that names the staff and nothing else. */
static bool
add_staff_line(ZhnAssembly *assembly, ZhnText line)
{
	enum
	{
		STAFF_MAX = 120
	};
	const ZhnChars *chars = &assembly->chars;
	ZhnByline	byline;

	zhn_chars_read_head(assembly->env, &assembly->chars, line, STAFF_MAX);
	if (chars->n == 0 || chars->n == STAFF_MAX)
		return false;
	zhn_read_byline(assembly->env, chars, 0, chars->n, &byline);
	if (byline.surety <= ZHN_BYLINE_NAMES || byline.class != ZHN_CREDIT_STAFF)
		return false;
	add_byline(assembly, 0, chars->n, ZHN_BYLINE_LIKELY);
	return true;
}

/* A line of the body under assembly. */
static void
set_body_line(ZhnPageLine *line, ZhnText text)
{
	memset(line, 0, sizeof(*line));
	line->content = text;
	line->text = text;
	line->role = ZHN_ROLE_BODY;
	line->article = 1;
}

void
zhn_read_body(const ZhnEnv *env, ZhnText body, ZhnArticle *article)
{
	const char *begin = body.at;
	const char *end = body.at + body.length;
	ZhnPageLine lines[2];
	ZhnAssembly assembly = {.env = env, .article = article, .lines = lines};
	ZhnText		line;

	memset(article, 0, sizeof(*article));
	article->position = 1;
	line = line_at(begin, end);
	if (line.at + line.length < end && is_mark(&assembly, line))
	{
		read_dateline(&assembly, line);
		begin = line.at + line.length + 1;
	}
	for (line = line_before(begin, end);
		 line.at > begin && add_staff_line(&assembly, line);
		 line = line_before(begin, end))
		end = line.at - 1;

	set_body_line(&lines[0], line_at(begin, end));
	set_body_line(&lines[1], line);
	assembly.nlines = line.at > begin ? 2 : 1;
	clean_body(&assembly);
	line = lines[assembly.nlines - 1].text;
	add_signature(&assembly, line);
	article->body.at = lines[0].text.at;
	article->body.length = (size_t) (line.at + line.length - lines[0].text.at);
	zhn_chars_done(env, &assembly.chars);
}
