/*-------------------------------------------------------------------------
 *
 * fuzz_read.c
 *	  Fuzz the reader: every byte of a page that is not blank is in one line,
 *	  and every line of a body in one paragraph.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>

#include "harness.h"
#include "read/page.h"

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Lines lie in order, inside the page, and have a role and an article. */
static void
check_lines(const ZhnPage *page, const char *text, size_t size)
{
	size_t		end = 0;
	int			article = 0;

	for (size_t i = 0; i < page->nlines; i++)
	{
		const ZhnPageLine *line = &page->lines[i];

		if (line->start < end || line->length == 0 ||
			line->start + line->length > size ||
			line->content.at < text + line->start ||
			line->content.at + line->content.length >
			text + line->start + line->length ||
			line->text.at < line->content.at ||
			line->text.at + line->text.length >
			line->content.at + line->content.length)
			abort();
		if (line->role >= ZHN_NROLES || line->article > page->narticles ||
			(line->article != 0 && line->article < article) ||
			(line->joined && line->article != article))
			abort();
		if (line->article != 0)
			article = line->article;
		end = line->start + line->length;
	}
}

static void
check_articles(const ZhnPage *page)
{
	for (int a = 0; a < page->narticles; a++)
	{
		const ZhnArticle *article = &page->articles[a];
		size_t		length = 0;

		for (int i = 0; i < article->nparagraphs; i++)
			length += article->paragraphs[i].text.length + (i > 0);
		if (article->body.length != length)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	TestEnv		t;
	ZhnPage		page;

	test_env_open(&t);
	zhn_read_page(&t.env, (const char *) data, size, &page);
	check_lines(&page, (const char *) data, size);
	check_articles(&page);
	test_env_close(&t);
	return 0;
}
