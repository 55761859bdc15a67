/*-------------------------------------------------------------------------
 *
 * read_test.c
 *	  Unit test of src/read: the sample page against its gold reading, pages
 *	  of other layouts, bylines and datelines, hostile input.
 *
 * Run in the top directory.  test/data/page_gold.tsv is described by
 * test/data/page_gold.py.  test/data/pages.txt holds pages, each after a
 * line "== title", each of whose lines stands behind its article and role.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "read/byline.h"
#include "read/dateline.h"
#include "read/page.h"
#include "text/charclass.h"
#include "text/utf8.h"

#define LENGTH(array)	(sizeof(array) / sizeof((array)[0]))

/* ---------------------------------------------------------------- texts */

typedef struct Buffer
{
	char	   *bytes;
	size_t		length;
	size_t		room;
} Buffer;

static void
append(Buffer *buffer, const char *bytes, size_t n)
{
	if (buffer->length + n + 1 > buffer->room)
	{
		buffer->room = (buffer->length + n + 1) * 2;
		buffer->bytes = realloc(buffer->bytes, buffer->room);
		if (buffer->bytes == NULL)
			abort();
	}
	memcpy(buffer->bytes + buffer->length, bytes, n);
	buffer->length += n;
	buffer->bytes[buffer->length] = '\0';
}

static void
append_string(Buffer *buffer, const char *string)
{
	append(buffer, string, strlen(string));
}

/* What is done to the page, and to what is expected of it. */
typedef enum Change
{
	CRLF = 1,					/* lines end with CR LF */
	WIDE = 2,					/* , ( ) ? ; are full width */
	INDENT = 4,					/* lines begin with U+3000 twice */
	UNMARKED = 8				/* without ## */
} Change;

static const char *
wide_form(char c)
{
	switch (c)
	{
		case ',':
			return "，";
		case '(':
			return "（";
		case ')':
			return "）";
		case '?':
			return "？";
		case ';':
			return "；";
		default:
			return NULL;
	}
}

static void
append_changed(Buffer *buffer, const char *text, int changes)
{
	bool		start = true;

	for (const char *p = text; *p; p++)
	{
		const char *wide = changes & WIDE ? wide_form(*p) : NULL;

		if (start && (changes & INDENT) && *p != '\n')
			append_string(buffer, "　　");
		if (start && (changes & UNMARKED) && strncmp(p, "## ", 3) == 0)
			p += 3;
		start = *p == '\n';
		if (start && (changes & CRLF))
			append_string(buffer, "\r");
		if (wide)
			append_string(buffer, wide);
		else
			append(buffer, p, 1);
	}
}

static bool
text_is(ZhnText text, const char *expected)
{
	if (text.at == NULL || expected == NULL)
		return text.at == NULL && expected == NULL;
	return text.length == strlen(expected) &&
		memcmp(text.at, expected, text.length) == 0;
}

/* ----------------------------------------------------------- invariants */

static bool
is_blank(const char *text, size_t from, size_t to)
{
	const unsigned char *p = (const unsigned char *) text + from;
	const unsigned char *end = (const unsigned char *) text + to;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp == ZHN_INVALID || zhn_char_class(cp) != ZHN_CHAR_SPACE)
			return false;
	}
	return true;
}

/* Every byte that is not blank is in exactly one line, in order. */
static bool
lines_cover(const char *text, size_t length, const ZhnPage *page)
{
	size_t		end = 0;
	size_t		number = 0;

	for (size_t i = 0; i < page->nlines; i++)
	{
		const ZhnPageLine *line = &page->lines[i];

		if (line->start < end || line->start + line->length > length ||
			line->number <= number || !is_blank(text, end, line->start) ||
			is_blank(text, line->start, line->start + line->length))
			return false;
		if (line->content.at < text + line->start ||
			line->content.at + line->content.length >
			text + line->start + line->length)
			return false;
		if (line->text.at < line->content.at ||
			line->text.at + line->text.length >
			line->content.at + line->content.length)
			return false;
		end = line->start + line->length;
		number = line->number;
	}
	return is_blank(text, end, length);
}

static bool
lines_are_sane(const ZhnPage *page)
{
	int			article = 0;	/* of the last line that has one */

	for (size_t i = 0; i < page->nlines; i++)
	{
		const ZhnPageLine *line = &page->lines[i];

		if (line->role >= ZHN_NROLES || zhn_role_name(line->role) == NULL ||
			!(line->confidence >= 0 && line->confidence <= 1.000001) ||
			!(line->join_score >= 0 && line->join_score <= 1) ||
			line->joined != (line->role == ZHN_ROLE_BODY_CONTINUATION) ||
			(line->joined && (i == 0 || line->article != article)) ||
			line->article > page->narticles)
			return false;
		if (line->article != 0 && line->article < article)
			return false;
		if (line->article != 0)
			article = line->article;
	}
	return true;
}

/* Does the line belong to a body of an article of this kind? */
static bool
is_body_line(const ZhnPageLine *line, ZhnArticleKind kind)
{
	return line->role == ZHN_ROLE_BODY ||
		line->role == ZHN_ROLE_BODY_CONTINUATION ||
		line->role == ZHN_ROLE_CROSSHEAD ||
		(line->role == ZHN_ROLE_CAPTION && kind == ZHN_ARTICLE_PHOTO);
}

/* The paragraphs hold all lines of the body, and the body all paragraphs. */
static bool
bodies_are_whole(const ZhnPage *page)
{
	size_t		i = 0;

	for (int a = 0; a < page->narticles; a++)
	{
		const ZhnArticle *article = &page->articles[a];
		size_t		in_lines = 0;
		size_t		in_paragraphs = 0;

		for (; i < page->nlines && page->lines[i].article <= a + 1; i++)
			if (page->lines[i].article == a + 1 &&
				is_body_line(&page->lines[i], article->kind))
				in_lines += page->lines[i].text.length;
		for (int k = 0; k < article->nparagraphs; k++)
			in_paragraphs += article->paragraphs[k].text.length;
		if (in_lines != in_paragraphs)
			return false;
		if (article->nparagraphs > 0)
			in_paragraphs += (size_t) article->nparagraphs - 1;
		if (article->body.length != in_paragraphs)
			return false;
		for (int k = 0; k < article->nsections; k++)
			if (article->sections[k].first_paragraph < 0 ||
				article->sections[k].last_paragraph <
				article->sections[k].first_paragraph ||
				article->sections[k].last_paragraph >= article->nparagraphs)
				return false;
	}
	return true;
}

static bool
is_sane(const char *text, size_t length, const ZhnPage *page)
{
	return lines_cover(text, length, page) && lines_are_sane(page) &&
		bodies_are_whole(page);
}

/* -------------------------------------------------------- the sample page */

typedef struct Score
{
	int			lines;
	int			roles;			/* right ones */
	int			joins;
	int			joined;			/* right ones */
	int			wrongly_joined;
	int			fields;
	int			wrong_fields;
	char		first_wrong[128];
} Score;

static const ZhnPageLine *
line_of_number(const ZhnPage *page, size_t number)
{
	for (size_t i = 0; i < page->nlines; i++)
		if (page->lines[i].number == number)
			return &page->lines[i];
	return NULL;
}

static const ZhnText *
field_of(const ZhnArticle *article, const char *name)
{
	const struct
	{
		const char *name;
		const ZhnText *text;
	}			fields[] = {
		{"kicker", &article->kicker},
		{"headline", &article->headline},
		{"subtitle", &article->subtitle},
		{"column_name", &article->column_name},
		{"source_mark", &article->source_mark},
		{"dateline", &article->dateline},
		{"dateline_place", &article->dateline_place},
		{"dateline_date", &article->dateline_date},
		{"caption", &article->caption},
		{"body", &article->body},
	};

	for (size_t i = 0; i < LENGTH(fields); i++)
		if (strcmp(fields[i].name, name) == 0)
			return fields[i].text;
	return NULL;
}

static int
count_fields(const ZhnArticle *article)
{
	static const char *const names[] = {
		"kicker", "headline", "subtitle", "column_name", "source_mark",
		"dateline", "dateline_place", "dateline_date", "caption", "body",
	};
	int			n = 0;

	for (size_t i = 0; i < LENGTH(names); i++)
		n += field_of(article, names[i])->at != NULL;
	return n;
}

static void
score_field(Score *score, const char *name, bool right)
{
	score->fields++;
	if (right)
		return;
	if (score->wrong_fields++ == 0)
		snprintf(score->first_wrong, sizeof(score->first_wrong), "%s", name);
}

/* Expected texts have \n for a line feed, and the changes of the page. */
static char *
expected_text(const char *field, int changes)
{
	Buffer		plain = {0};
	Buffer		changed = {0};

	for (const char *p = field; *p; p++)
		if (p[0] == '\\' && p[1] == 'n')
		{
			append_string(&plain, "\n");
			p++;
		}
		else
			append(&plain, p, 1);
	append_changed(&changed, plain.bytes ? plain.bytes : "", changes & WIDE);
	free(plain.bytes);
	return changed.bytes;
}

/* Compare one line of the gold; article and its counters move along. */
static void
score_gold(Score *score, const ZhnPage *page, char *fields[4], int changes,
		   const ZhnArticle **article, int *credit, int *section)
{
	const char *kind = fields[0];
	const ZhnPageLine *line = line_of_number(page,
											 strtoul(fields[1], NULL, 10));

	if (strcmp(kind, "line") == 0)
	{
		score->lines++;
		score->roles += line && line->article == atoi(fields[2]) &&
			strcmp(zhn_role_name(line->role), fields[3]) == 0;
	}
	else if (strcmp(kind, "join") == 0)
	{
		score->joins++;
		score->joined += line && line->joined;
	}
	else if (strcmp(kind, "apart") == 0)
		score->wrongly_joined += line && line->joined;
	else if (strcmp(kind, "article") == 0)
	{
		int			position = atoi(fields[1]);

		*article = position <= page->narticles
			? &page->articles[position - 1] : NULL;
		*credit = *section = 0;
	}
	else if (*article == NULL)
		score_field(score, "article", false);
	else if (strcmp(kind, "kind") == 0)
		score_field(score, kind,
					strcmp(zhn_article_kind_name((*article)->kind),
						   fields[1]) == 0);
	else if (strcmp(kind, "credit") == 0)
	{
		int			i = (*credit)++;

		score_field(score, kind, i < (*article)->ncredits &&
					text_is((*article)->credits[i].role, fields[1]) &&
					text_is((*article)->credits[i].name, fields[2]) &&
					(*article)->credits[i].organisation.at == NULL);
	}
	else if (strcmp(kind, "section") == 0)
	{
		int			i = (*section)++;

		score_field(score, kind, i < (*article)->nsections &&
					text_is((*article)->sections[i].label, fields[1]) &&
					(*article)->sections[i].first_paragraph ==
					atoi(fields[2]) &&
					(*article)->sections[i].last_paragraph ==
					atoi(fields[3]));
	}
	else
	{
		char	   *expected = expected_text(fields[1], changes);

		score_field(score, kind, text_is(*field_of(*article, kind), expected));
		free(expected);
	}
}

/* Read the changed sample page and compare it with the changed gold. */
static void
score_page(TestEnv *t, int changes, Score *score)
{
	size_t		n;
	char	   *page_text = test_read_file(t, "examples/page.txt", &n);
	char	   *gold = test_read_file(t, "test/data/page_gold.tsv", &n);
	Buffer		changed = {0};
	ZhnPage		page;
	const ZhnArticle *article = NULL;
	int			credit = 0;
	int			section = 0;
	int			nfields = 0;

	memset(score, 0, sizeof(*score));
	if (page_text == NULL || gold == NULL)
		return;
	append_changed(&changed, page_text, changes);
	zhn_read_page(&t->env, changed.bytes, changed.length, &page);
	ok(is_sane(changed.bytes, changed.length, &page),
	   "changes %d: the reading keeps all of the page", changes);
	for (char *line = gold, *next; *line; line = next)
	{
		char	   *fields[4] = {line, "", "", ""};

		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		for (int i = 1; i < 4 && strchr(fields[i - 1], '\t'); i++)
		{
			fields[i] = strchr(fields[i - 1], '\t');
			*fields[i]++ = '\0';
		}
		score_gold(score, &page, fields, changes, &article, &credit,
				   &section);
		nfields += article && field_of(article, fields[0]) != NULL;
	}
	/* Nothing that the gold does not have. */
	for (int a = 0; a < page.narticles; a++)
		nfields -= count_fields(&page.articles[a]);
	score_field(score, "a field too many", nfields == 0);
	score_field(score, "articles", page.narticles == 7);
	for (size_t i = 0; i < page.nlines; i++)
		score->wrongly_joined += page.lines[i].joined;
	score->wrongly_joined -= score->joined;
	free(changed.bytes);
}

static void
test_sample_page(void)
{
	static const int changes[] = {
		0, CRLF, WIDE, INDENT, WIDE | CRLF | INDENT,
		UNMARKED, UNMARKED | WIDE | CRLF,
	};

	for (size_t i = 0; i < LENGTH(changes); i++)
	{
		TestEnv		t;
		Score		score;
		bool		unmarked = (changes[i] & UNMARKED) != 0;

		test_env_open(&t);
		score_page(&t, changes[i], &score);
		ok(score.lines == 68 && score.roles >= (unmarked ? 66 : 68),
		   "changes %d: %d of %d roles", changes[i], score.roles,
		   score.lines);
		ok(score.joins == 11 && score.joined == 11 &&
		   score.wrongly_joined == 0,
		   "changes %d: %d of %d joins, %d too many", changes[i],
		   score.joined, score.joins, score.wrongly_joined);
		ok(unmarked || score.wrong_fields == 0,
		   "changes %d: %d of %d fields of articles differ: %s", changes[i],
		   score.wrong_fields, score.fields, score.first_wrong);
		test_env_close(&t);
	}
}

/* --------------------------------------------------------- other layouts */

/* Read the page under construction and compare line by line. */
static void
check_layout(const char *title, const Buffer *text, const Buffer *roles)
{
	TestEnv		t;
	ZhnPage		page;
	Buffer		found = {0};

	test_env_open(&t);
	zhn_read_page(&t.env, text->bytes, text->length, &page);
	ok(is_sane(text->bytes, text->length, &page), "%s: all is kept", title);
	append_string(&found, "");
	for (size_t i = 0; i < page.nlines; i++)
	{
		char		line[64];

		snprintf(line, sizeof(line), "%zu: %d %s\n", page.lines[i].number,
				 page.lines[i].article, zhn_role_name(page.lines[i].role));
		append_string(&found, line);
	}
	if (!ok(strcmp(found.bytes, roles->bytes) == 0, "%s: roles", title))
		printf("# found\n%s# expected\n%s", found.bytes, roles->bytes);
	free(found.bytes);
	test_env_close(&t);
}

static void
test_layouts(void)
{
	TestEnv		t;
	size_t		n;
	char	   *all;
	char	   *title = NULL;
	Buffer		text = {0};
	Buffer		roles = {0};
	int			number = 0;

	test_env_open(&t);
	all = test_read_file(&t, "test/data/pages.txt", &n);
	if (!ok(all != NULL, "test/data/pages.txt is there"))
		return;
	for (char *line = all, *next; line; line = next)
	{
		char	   *tab;

		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if ((strncmp(line, "== ", 3) == 0 || next == NULL) && title)
			check_layout(title, &text, &roles);
		if (strncmp(line, "== ", 3) == 0)
		{
			title = line + 3;
			number = 0;
			text.length = roles.length = 0;
			continue;
		}
		number++;
		tab = strchr(line, '\t');
		if (tab)
		{
			char		expected[64];

			snprintf(expected, sizeof(expected), "%d: %.*s\n", number,
					 (int) (tab - line), line);
			append_string(&roles, expected);
			append_string(&text, tab + 1);
		}
		append_string(&text, "\n");
	}
	free(text.bytes);
	free(roles.bytes);
	test_env_close(&t);
}

/* ------------------------------------- what is taken off heads and bodies */

static void
test_taken_off(void)
{
	static const struct
	{
		const char *page;
		const char *headline;
		const char *column;
		const char *source_mark;
		const char *body;
		const char *last_credit;
	}			cases[] = {
		/* The mark of a broadcaster and its editors are not of the body. */
		{"春耕全面展开\n央视网消息（新闻联播）：今天，各地春耕全面展开。\n农机上阵。（视频编辑：赵立）\n",
			"春耕全面展开", NULL, "央视网消息",
		"今天，各地春耕全面展开。\n农机上阵。", "赵立"},
		/* A dateline is part of what was printed. */
		{"春耕全面展开\n新华社北京3月4日电 各地春耕全面展开。\n",
			"春耕全面展开", NULL, "新华社北京3月4日电",
		"新华社北京3月4日电 各地春耕全面展开。", NULL},
		{"春耕全面展开\n各地春耕全面展开，农机上阵。（记者 张伟）\n",
			"春耕全面展开", NULL, NULL,
		"各地春耕全面展开，农机上阵。（记者 张伟）", "张伟"},
		/* Columns after headlines, and what is none. */
		{"让群众少跑腿（人民时评）\n近日，某地推出新举措，受到欢迎。\n",
			"让群众少跑腿", "人民时评", NULL,
		"近日，某地推出新举措，受到欢迎。", NULL},
		{"让数据多跑路（民生·办事（下））\n近日，某地推出新举措，受到欢迎。\n",
			"让数据多跑路", "民生·办事（下）", NULL,
		"近日，某地推出新举措，受到欢迎。", NULL},
		{"某某条例（征求意见稿）\n近日，某地推出新举措，受到欢迎。\n",
			"某某条例（征求意见稿）", NULL, NULL,
		"近日，某地推出新举措，受到欢迎。", NULL},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		TestEnv		t;
		ZhnPage		page;
		size_t		length = strlen(cases[i].page);
		const ZhnArticle *article;

		test_env_open(&t);
		zhn_read_page(&t.env, cases[i].page, length, &page);
		if (ok(page.narticles == 1 && is_sane(cases[i].page, length, &page),
			   "one article: %s", cases[i].headline))
		{
			article = &page.articles[0];
			ok(text_is(article->headline, cases[i].headline) &&
			   text_is(article->column_name, cases[i].column) &&
			   text_is(article->source_mark, cases[i].source_mark) &&
			   text_is(article->body, cases[i].body),
			   "its head and body: %s", cases[i].headline);
			ok(cases[i].last_credit == NULL ? article->ncredits == 0
			   : article->ncredits > 0 &&
			   text_is(article->credits[article->ncredits - 1].name,
					   cases[i].last_credit),
			   "its credits: %d", article->ncredits);
		}
		test_env_close(&t);
	}
}

/* ------------------------------------------------------------------ joins */

/*
 * Two lines between paragraphs that are whole and one that is cut: are they
 * one paragraph?
 */
static void
test_joins(void)
{
	static const struct
	{
		const char *left;
		const char *right;
		bool		joined;
	}			cases[] = {
		/* Inside a word, a number, a quotation. */
		{"各地要深刻领", "会精神实质,把各项任务落到实处。", true},
		{"今年以来,全市新增就业超过101", "00人,完成全年目标的六成以上。", true},
		{"他说:“只要大家齐心协", "力,再大的困难也能克服。”", true},
		{"会议要求,坚持稳中求进,", "推动各项工作再上新台阶。", true},
		/* Complete. */
		{"各地要深刻领会精神实质。", "会议还研究了其他事项。", false},
		{"他说:“大家齐心协力!”", "会议还研究了其他事项。", false},
		{"市民王先生问:“什么时候能修好?”", "会议还研究了其他事项。", false},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		TestEnv		t;
		ZhnPage		page;
		Buffer		text = {0};

		append_string(&text, "本报讯 昨天下午,市委召开会议,传达学习上级精神,研究"
					  "\n部署下一阶段工作,市委书记主持会议并讲话。\n");
		append_string(&text, cases[i].left);
		append_string(&text, "\n");
		append_string(&text, cases[i].right);
		append_string(&text, "\n");
		test_env_open(&t);
		zhn_read_page(&t.env, text.bytes, text.length, &page);
		ok(page.nlines == 4 && page.lines[3].joined == cases[i].joined &&
		   (page.lines[3].join_score > 0.5) == cases[i].joined,
		   "%s: %s|%s: %.3f", cases[i].joined ? "one paragraph" : "two",
		   cases[i].left, cases[i].right,
		   page.nlines == 4 ? page.lines[3].join_score : -1);
		test_env_close(&t);
		free(text.bytes);
	}
}

/* ------------------------------------------------- bylines and datelines */

static void
append_text(Buffer *buffer, const char *before, ZhnText text)
{
	if (text.at == NULL)
		return;
	append_string(buffer, before);
	append(buffer, text.at, text.length);
}

static void
test_bylines(void)
{
	/* A credit is shown as role=name@organisation. */
	static const char *const cases[][2] = {
		{"■记者 张三丰", "记者=张三丰"},
		{"■记者 王 刚 李四光 通讯员 赵明", "记者=王刚 记者=李四光 通讯员=赵明"},
		{"本报记者 张伟 通讯员 李娜", "记者=张伟@本报 通讯员=李娜"},
		{"□ 张伟 李娜", "=张伟 =李娜"},
		{"文/张伟 图/李娜", "文=张伟 图=李娜"},
		{"文/图 张伟", "文/图=张伟"},
		{"张伟/文 李娜/摄", "文=张伟 摄影=李娜"},
		{"张伟 文 李娜 图", "文=张伟 图=李娜"},
		{"记者 张伟 文/图", "记者=张伟"},
		{"(记者 张伟)", "记者=张伟"},
		{"（本报记者 张伟 通讯员 李娜）", "记者=张伟@本报 通讯员=李娜"},
		{"张伟 摄", "摄影=张伟"},
		{"张伟摄", "摄影=张伟"},
		{"本报记者 张伟 摄", "摄影=张伟@本报"},
		{"新华社记者张伟摄", "摄影=张伟@新华社"},
		{"新华社发(张伟 摄)", "摄影=张伟@新华社"},
		{"见习记者 张伟", "见习记者=张伟"},
		{"全媒体记者 张伟 实习生 李娜", "全媒体记者=张伟 实习生=李娜"},
		{"特约记者 张伟", "特约记者=张伟"},
		{"作者:张伟", "作者=张伟"},
		{"编辑:张伟 校对:李娜", "编辑=张伟 校对=李娜"},
		{"责任编辑 张伟 美术编辑 李娜 电话:12345678", "责任编辑=张伟 美术编辑=李娜"},
		{"记者 何玲玲、袁震宇", "记者=何玲玲 记者=袁震宇"},
		{"记者 买买提·艾力", "记者=买买提·艾力"},
		{"潮新闻 记者 宋彬彬", "记者=宋彬彬@潮新闻"},
		{"人民日报记者 张伟", "记者=张伟@人民日报"},
		{"摄影 张伟", "摄影=张伟"},
		{"摄影记者 张伟", "摄影记者=张伟"},
		{"本报通讯员 张伟 摄影报道", "摄影报道=张伟@本报"},
		{"新华社记者", "记者=@新华社"},
		{"[责任编辑：张伟]", "责任编辑=张伟"},
		{"通讯员陈杰记者汤华", "通讯员=陈杰 记者=汤华"},
		{"市融媒体中心 供图", "供图=@市融媒体中心"},
		{"欧阳明月", "=欧阳明月"},
		{"(視頻編輯：張偉 文字編輯：李娜)", "視頻編輯=張偉 文字編輯=李娜"},

		/* No bylines. */
		{"记者节活动丰富多彩", ""},
		{"记者探访养老院", ""},
		{"人民日报评论员文章:坚持实干", ""},
		{"编辑部的故事", ""},
		{"春天来了", ""},
		{"摄影展开幕", ""},
		{"全市经济工作会议召开", ""},
		{"记者从市统计局获悉,一季度全市经济开局良好。", ""},
		{"", ""},
		{"■", ""},
		{"(((", ""},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		TestEnv		t;
		ZhnChars	chars = {0};
		ZhnByline	byline;
		ZhnText		text = {cases[i][0], strlen(cases[i][0])};
		Buffer		found = {0};

		test_env_open(&t);
		zhn_chars_read(&t.env, &chars, text);
		zhn_read_byline(&t.env, &chars, 0, chars.n, &byline);
		append_string(&found, "");
		for (int k = 0; k < byline.ncredits; k++)
		{
			append_text(&found, k > 0 ? " " : "", byline.credits[k].role);
			if (!byline.credits[k].role.at && k > 0)
				append_string(&found, " ");
			append_string(&found, "=");
			append_text(&found, "", byline.credits[k].name);
			append_text(&found, "@", byline.credits[k].organisation);
		}
		ok(strcmp(found.bytes, cases[i][1]) == 0, "byline \"%s\": %s",
		   cases[i][0], found.bytes);
		free(found.bytes);
		test_env_close(&t);
	}
}

static void
test_datelines(void)
{
	/* mark|agency|place|date|reporters */
	static const char *const cases[][2] = {
		{"本报讯 7月4日晚,我市举行大会。", "本报讯|||7月4日晚|"},
		{"本报讯 “好。”近日,在会上", "本报讯|||近日|"},
		{"本报讯(记者 张伟)昨天下午,大会召开。", "本报讯|||昨天下午|记者 张伟"},
		{"本报讯 记者从市教育局获悉", "本报讯||||"},
		{"本报综合消息 12日上午,比赛开始。", "本报综合消息|||12日上午|"},
		{"本报杭州7月4日讯 今天", "本报杭州7月4日讯||杭州|7月4日|"},
		{"新华社北京7月4日电(记者 张伟 李娜)国务院", "新华社北京7月4日电|新华社|北京|7月4日|记者 张伟 李娜"},
		{"新华社北京7月4日电 国务院", "新华社北京7月4日电|新华社|北京|7月4日|"},
		{"据新华社电 国务院", "据新华社电|新华社|||"},
		{"据新华社纽约2月1日电 美国", "据新华社纽约2月1日电|新华社|纽约|2月1日|"},
		{"中新网杭州2月24日电(柴燕 赵晔娇)24日,", "中新网杭州2月24日电|中新网|杭州|2月24日|柴燕 赵晔娇"},
		{"浙江在线6月21日讯(记者 李攀)6月20日上午,", "浙江在线6月21日讯|浙江在线||6月21日|记者 李攀"},
		{"央广网嘉兴7月31日消息 近日", "央广网嘉兴7月31日消息|央广网|嘉兴|7月31日|"},
		{"央视网消息(新闻联播):今天,", "央视网消息|央视网||今天|新闻联播"},
		{"央视网（新闻联播）消息：今天，", "央视网（新闻联播）消息|央视网||今天|"},
		{"某某电视台(新闻联播):今天,", "某某电视台(新闻联播)|某某电视台||今天|"},
		{"【本报讯】昨日,", "本报讯|||昨日|"},
		{"新華社北京七月四日電 國務院", "新華社北京七月四日電|新華社|北京|七月四日|"},
		{"近日,随着气温升高,", ""},
		{"电视台报道了此事。", ""},
		{"他在报社工作了三十年,", ""},
		{"这个消息传来,", ""},
		{"", ""},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
	{
		TestEnv		t;
		ZhnChars	chars = {0};
		ZhnDateline dateline;
		ZhnText		text = {cases[i][0], strlen(cases[i][0])};
		Buffer		found = {0};

		test_env_open(&t);
		zhn_chars_read(&t.env, &chars, text);
		append_string(&found, "");
		if (zhn_read_dateline(&chars, &dateline))
		{
			const int	ranges[][2] = {
				{dateline.mark_start, dateline.mark_end},
				{dateline.agency[0], dateline.agency[1]},
				{dateline.place[0], dateline.place[1]},
				{dateline.date[0], dateline.date[1]},
				{dateline.reporters[0], dateline.reporters[1]},
			};

			for (size_t k = 0; k < LENGTH(ranges); k++)
				append_text(&found, k > 0 ? "|" : "",
							zhn_chars_text(&chars, ranges[k][0],
										   ranges[k][1]));
		}
		ok(strcmp(found.bytes, cases[i][1]) == 0, "dateline \"%s\": %s",
		   cases[i][0], found.bytes);
		free(found.bytes);
		test_env_close(&t);
	}
}

/* ---------------------------------------------------------- hostile input */

static bool
reads_sanely(const char *text, size_t length)
{
	TestEnv		t;
	ZhnPage		page;
	char	   *copy = malloc(length + 1);
	bool		sane;

	if (copy == NULL)
		abort();
	/* At the end of its block, so that the sanitizer sees an overrun. */
	memcpy(copy + 1, text, length);
	test_env_open(&t);
	zhn_read_page(&t.env, copy + 1, length, &page);
	sane = is_sane(copy + 1, length, &page);
	test_env_close(&t);
	free(copy);
	return sane;
}

/* Random text of pieces that the rules look for. */
static void
random_page(uint32_t *seed, Buffer *text)
{
	static const char *const pieces[] = {
		"本报讯", "新华社", "北京", "7月4日", "电", "(", ")", "记者", "张三",
		"李四光", " ", "　", "\n", "\n\n", "\r\n", "\xE2\x80\xA8", "。", ",",
		"，", "、", "“", "”", "【", "】", "## ", "#", "**", "——", "强调", "举行",
		"第03版", "编者按", "来源:", "责任编辑", "摄", "图为", "下转第4版", "一、",
		"在思想上政治上行动上同中央保持高度一致", "公司", "2022年7月6日", "·", "/",
		"\xFF", "\xE4\xB8", "\xF0\x9F\x98\x80", "a", "0", ":", "!", "?", "…", "\t",
		"\v", "\f", "\xC2\x85", "文/图", "■", "核心提示", "原标题:", "日报", "\\",
	};
	int			n = (int) (test_random(seed) % 60);

	text->length = 0;
	append_string(text, "");
	for (int i = 0; i < n; i++)
		append_string(text, pieces[test_random(seed) % LENGTH(pieces)]);
}

static void
test_random_pages(void)
{
	uint32_t	seed = 20220706;
	Buffer		text = {0};
	int			failed = 0;

	for (int i = 0; i < 5000; i++)
	{
		random_page(&seed, &text);
		failed += !reads_sanely(text.bytes, text.length);
	}
	ok(failed == 0, "random pages of typical pieces: %d fail", failed);
	failed = 0;
	for (int i = 0; i < 2000; i++)
	{
		char		bytes[200];
		size_t		n = test_random(&seed) % sizeof(bytes);

		for (size_t k = 0; k < n; k++)
			bytes[k] = (char) test_random(&seed);
		failed += !reads_sanely(bytes, n);
	}
	ok(failed == 0, "random bytes: %d fail", failed);
	free(text.bytes);
}

/* The sample page with bytes changed and lines cut anywhere. */
static void
test_damaged_page(void)
{
	TestEnv		t;
	size_t		n;
	char	   *page;
	uint32_t	seed = 4711;
	int			failed = 0;

	test_env_open(&t);
	page = test_read_file(&t, "examples/page.txt", &n);
	for (int i = 0; page && i < 50; i++)
	{
		for (int k = 0; k < 20; k++)
			page[test_random(&seed) % n] =
				(char) (k % 2 ? '\n' : test_random(&seed));
		failed += !reads_sanely(page, n);
	}
	ok(page != NULL && failed == 0, "a page with damage: %d fail", failed);
	test_env_close(&t);
}

/* Many of one thing: time and memory stay in proportion. */
static void
test_many(void)
{
	static const char *const units[] = {
		"中", "a", "(", "【", "“", "\n", "中\n", "记者 张三\n", "张三 李四\n", "## 标题\n",
		"本报讯 近日,\n", "(记者 张三)", "、", "\xFF", "【某】\n", "下转第4版\n", "一、",
	};

	for (size_t i = 0; i < LENGTH(units); i++)
	{
		Buffer		text = {0};

		for (int k = 0; k < 20000; k++)
			append_string(&text, units[i]);
		ok(reads_sanely(text.bytes, text.length), "20,000 times unit %zu", i);
		free(text.bytes);
	}
}

typedef struct Input
{
	const char *text;
	size_t		length;
} Input;

static void
read_input(TestEnv *t, void *arg)
{
	const Input *input = arg;
	ZhnPage		page;

	zhn_read_page(&t->env, input->text, input->length, &page);
}

static void
test_limits(void)
{
	TestEnv		t;
	Buffer		text = {0};
	Input		input;
	ZhnPage		page;

	test_env_open(&t);
	zhn_read_page(&t.env, "", 0, &page);
	ok(page.nlines == 0 && page.narticles == 0, "an empty page has nothing");
	zhn_read_page(&t.env, "\n \n\t\n　\n", 9, &page);
	ok(page.nlines == 0 && page.narticles == 0, "nor has a blank one");

	for (int i = 0; i <= ZHN_PAGE_LINES_MAX; i++)
		append_string(&text, "中\n");
	input.text = text.bytes;
	input.length = text.length;
	ok(test_fails(&t, read_input, &input) && t.error == ZHN_ERROR_LIMIT,
	   "too many lines: %s", t.message);
	text.length = 0;
	while (text.length <= ZHN_PAGE_BYTES_MAX)
		append_string(&text, "中华人民共和国中央人民政府");
	input.text = text.bytes;
	input.length = text.length;
	ok(test_fails(&t, read_input, &input) && t.error == ZHN_ERROR_LIMIT,
	   "too many bytes: %s", t.message);
	test_env_close(&t);
	free(text.bytes);
}

/* Every allocation and every cancel point may be the last. */
static void
test_failures(void)
{
	TestEnv		t;
	Input		input;
	char	   *page;
	int			allocs = 0;
	int			cancels = 0;

	test_env_open(&t);
	page = test_read_file(&t, "examples/page.txt", &input.length);
	input.text = page;
	for (size_t n = 1; page && n < 1000; n++)
	{
		t.fail_alloc = n;
		if (!test_fails(&t, read_input, &input))
			break;
		allocs++;
	}
	t.fail_alloc = 0;
	for (size_t n = 1; page && n < 1000; n++)
	{
		t.fail_interrupt = n;
		if (!test_fails(&t, read_input, &input))
			break;
		cancels++;
	}
	t.fail_interrupt = 0;
	ok(allocs > 10 && allocs < 999, "each of %d allocations may fail", allocs);
	ok(cancels > 0 && cancels < 999, "each of %d cancel points may end it",
	   cancels);
	test_env_close(&t);
}

int
main(void)
{
	test_sample_page();
	test_layouts();
	test_taken_off();
	test_joins();
	test_bylines();
	test_datelines();
	test_limits();
	test_failures();
	test_random_pages();
	test_damaged_page();
	test_many();
	return done_testing();
}
