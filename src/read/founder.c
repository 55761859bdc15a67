/*-------------------------------------------------------------------------
 *
 * founder.c
 *	  The article in a page of a Founder (方正) e-paper.
 *
 * All text of the page goes to one buffer, and the tags and marks say which
 * stretches of it are title, author, date and text.  The comment with the
 * properties is kept and is read when the page is done.
 *
 * Where both a property and a tag tell something, the headline is taken from
 * the tag, as it has the line breaks that the paper set, and the rest from
 * the properties, which have no words of the layout in them.
 *
 *-------------------------------------------------------------------------
 */
#include "read/founder.h"

#include <string.h>
#include <strings.h>

#include "read/html.h"
#include "read/html_text.h"
#include "text/charclass.h"
#include "text/utf8.h"

#define PROPERTIES_MARK	"enpproperty"
#define CONTENT_MARK	"enpcontent"

/* Stretches of the text of the page. */
enum
{
	TITLE,
	AUTHOR,
	DATE,
	CONTENT,
	MARKED,						/* what the comments mark as the text */
	NSTRETCHES
};

static const char *const stretch_elements[NSTRETCHES] = {
	"founder-title", "founder-author", "founder-date", "founder-content", ""
};

/* A stretch may come in several parts; it reaches from the first begin to
 * the last end. */
typedef struct Stretch
{
	bool		found;
	bool		open;
	size_t		begin;
	size_t		end;
} Stretch;

typedef struct FounderPage
{
	ZhnHtmlText text;
	Stretch		stretches[NSTRETCHES];
	char	   *properties;		/* the comment; room for any comment */
	size_t		properties_length;
} FounderPage;

static void
begin_stretch(FounderPage *page, Stretch *stretch)
{
	zhn_html_text_end_line(&page->text);
	if (!stretch->found)
		stretch->begin = page->text.length;
	stretch->found = true;
	stretch->open = true;
}

static void
end_stretch(FounderPage *page, Stretch *stretch)
{
	zhn_html_text_end_line(&page->text);
	if (stretch->open)
		stretch->end = page->text.length;
	stretch->open = false;
}

/* The stretch that an element stands for, or NULL. */
static Stretch *
element_stretch(FounderPage *page, const char *element)
{
	for (int i = 0; i < NSTRETCHES; i++)
		if (strcmp(element, stretch_elements[i]) == 0)
			return &page->stretches[i];
	return NULL;
}

static void
on_open(void *arg, const char *element)
{
	FounderPage *page = arg;
	Stretch    *stretch = element_stretch(page, element);

	zhn_html_text_tag(&page->text, element);
	if (stretch != NULL)
		begin_stretch(page, stretch);
}

static void
on_close(void *arg, const char *element)
{
	FounderPage *page = arg;
	Stretch    *stretch = element_stretch(page, element);

	zhn_html_text_tag(&page->text, element);
	if (stretch != NULL)
		end_stretch(page, stretch);
}

static void
on_text(void *arg, const char *at, size_t length)
{
	FounderPage *page = arg;

	zhn_html_text_add(&page->text, at, length);
}

/* Does text start with mark, but for white space before it? */
static bool
starts_with(const char *at, size_t length, const char *mark)
{
	size_t		n = strlen(mark);

	while (length > 0 && strchr(" \t\r\n", *at) != NULL)
	{
		at++;
		length--;
	}
	return length >= n && strncasecmp(at, mark, n) == 0;
}

static void
on_comment(void *arg, const char *at, size_t length)
{
	FounderPage *page = arg;

	if (starts_with(at, length, CONTENT_MARK))
		begin_stretch(page, &page->stretches[MARKED]);
	else if (starts_with(at, length, "/" CONTENT_MARK))
		end_stretch(page, &page->stretches[MARKED]);
	else if (page->properties_length == 0 &&
			 starts_with(at, length, PROPERTIES_MARK))
	{
		memcpy(page->properties, at, length);
		page->properties_length = length;
	}
}

/* Text without the white space around it; at is NULL if nothing is left. */
static ZhnText
trimmed(const char *at, size_t length)
{
	const unsigned char *p = (const unsigned char *) at;
	const unsigned char *end = p + length;
	const unsigned char *begin = NULL;
	const unsigned char *last = NULL;
	ZhnText		text = {NULL, 0};

	while (p < end)
	{
		uint32_t	cp;
		int			n = zhn_utf8_decode(p, end, &cp);

		if (zhn_char_class(cp) != ZHN_CHAR_SPACE)
		{
			if (begin == NULL)
				begin = p;
			last = p + n;
		}
		p += n;
	}
	if (begin != NULL)
	{
		text.at = (const char *) begin;
		text.length = (size_t) (last - begin);
	}
	return text;
}

/* A stretch that was never closed goes on to the end of the page. */
static ZhnText
stretch_text(const FounderPage *page, int which)
{
	const Stretch *stretch = &page->stretches[which];
	size_t		end = stretch->open ? page->text.length : stretch->end;
	ZhnText		none = {NULL, 0};

	if (!stretch->found)
		return none;
	return trimmed(page->text.at + stretch->begin, end - stretch->begin);
}

/* Place of tag in a text, whatever its case, or NULL. */
static const char *
find_tag(const char *at, const char *end, const char *tag)
{
	size_t		n = strlen(tag);

	for (; (size_t) (end - at) >= n; at++)
		if (*at == '<' && strncasecmp(at, tag, n) == 0)
			return at;
	return NULL;
}

/*
 * The value of a property: what stands between <name> and </name>, which may
 * be HTML itself.
 */
static ZhnText
property(const ZhnEnv *env, const FounderPage *page, const char *open,
		 const char *close)
{
	const char *end = page->properties + page->properties_length;
	const char *begin = find_tag(page->properties, end, open);
	const char *stop;
	ZhnText		none = {NULL, 0};
	ZhnText		value;

	if (begin == NULL)
		return none;
	begin += strlen(open);
	stop = find_tag(begin, end, close);
	if (stop == NULL)
		return none;
	value = trimmed(begin, (size_t) (stop - begin));
	if (value.at == NULL || (memchr(value.at, '<', value.length) == NULL &&
							 memchr(value.at, '&', value.length) == NULL))
		return value;
	value = zhn_html_text(env, value.at, value.length);
	return trimmed(value.at, value.length);
}

static ZhnText
first_of(ZhnText a, ZhnText b)
{
	return a.at != NULL ? a : b;
}

bool
zhn_read_founder(const ZhnEnv *env, const char *at, size_t length,
				 ZhnFounder *founder)
{
	static const ZhnHtmlEvents events = {
		on_open, on_close, on_text, on_comment
	};
	FounderPage page;

	memset(founder, 0, sizeof(*founder));
	memset(&page, 0, sizeof(page));
	zhn_html_text_open(env, &page.text, length);
	page.properties = zhn_alloc(env, length + 1);
	zhn_html_read(env, at, length, &events, &page);
	if (!page.stretches[MARKED].found && !page.stretches[CONTENT].found)
		return false;

	founder->id = property(env, &page, "<articleid>", "</articleid>");
	founder->date = first_of(property(env, &page, "<date>", "</date>"),
							 stretch_text(&page, DATE));
	founder->author = first_of(property(env, &page, "<author>", "</author>"),
							   stretch_text(&page, AUTHOR));
	founder->kicker = property(env, &page, "<introtitle>", "</introtitle>");
	founder->headline = first_of(stretch_text(&page, TITLE),
								 property(env, &page, "<title>", "</title>"));
	founder->subtitle = property(env, &page, "<subtitle>", "</subtitle>");
	founder->page = property(env, &page, "<nodename>", "</nodename>");
	founder->body = first_of(stretch_text(&page, MARKED),
							 stretch_text(&page, CONTENT));
	return true;
}
