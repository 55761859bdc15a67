/*-------------------------------------------------------------------------
 *
 * read.c
 *	  Reads pages from standard input with the core, without a server.
 *
 *	read [-v]
 *
 * Each page stands behind a line with its length in bytes.  For each page a
 * line "page" is written and, for each of its lines that is not blank, the
 * number, role, article, 1 or 0 for joined, score of the join and confidence,
 * with tabs between them.  With -v the text of the line follows, and after
 * the lines of a page the columns of its articles.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harness.h"
#include "read/page.h"

static void
write_text(const char *name, ZhnText text)
{
	if (text.at != NULL)
		printf("\t%s\t%.*s\n", name, (int) text.length, text.at);
}

static void
write_article(const ZhnArticle *article)
{
	printf("article %d\t%s\n", article->position,
		   zhn_article_kind_name(article->kind));
	write_text("kicker", article->kicker);
	write_text("headline", article->headline);
	write_text("subtitle", article->subtitle);
	write_text("summary", article->summary);
	write_text("note", article->note);
	write_text("column", article->column_name);
	write_text("source", article->source);
	write_text("original title", article->original_title);
	write_text("source mark", article->source_mark);
	write_text("agency", article->agency);
	write_text("dateline", article->dateline);
	write_text("place", article->dateline_place);
	write_text("date", article->dateline_date);
	write_text("caption", article->caption);
	for (int i = 0; i < article->ncredits; i++)
	{
		write_text("credit", article->credits[i].role);
		write_text(" name", article->credits[i].name);
		write_text(" organisation", article->credits[i].organisation);
	}
	for (int i = 0; i < article->nsections; i++)
		write_text("section", article->sections[i].label);
	write_text("body", article->body);
}

static void
write_page(const ZhnPage *page, bool verbose)
{
	puts("page");
	for (size_t i = 0; i < page->nlines; i++)
	{
		const ZhnPageLine *line = &page->lines[i];

		printf("%zu\t%s\t%d\t%d\t%.3f\t%.3f", line->number,
			   zhn_role_name(line->role), line->article, line->joined,
			   line->join_score, line->confidence);
		if (verbose)
			printf("\t%.*s", (int) line->content.length, line->content.at);
		putchar('\n');
	}
	for (int a = 0; verbose && a < page->narticles; a++)
		write_article(&page->articles[a]);
}

int
main(int argc, char **argv)
{
	bool		verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
	size_t		length;

	while (scanf("%zu%*1[\n]", &length) == 1)
	{
		TestEnv		t;
		ZhnPage		page;
		char	   *text = malloc(length + 1);

		if (text == NULL || fread(text, 1, length, stdin) != length)
			return 1;
		test_env_open(&t);
		zhn_read_page(&t.env, text, length, &page);
		write_page(&page, verbose);
		test_env_close(&t);
		free(text);
	}
	return 0;
}
