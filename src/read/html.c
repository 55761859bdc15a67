/*-------------------------------------------------------------------------
 *
 * html.c
 *	  HTML as events, by the HTML parser of libxml2.
 *
 * libxml2 is what PostgreSQL itself is linked with in most distributions.
 * Its parser is used without a tree and is fed in slices: memory does not
 * grow with the document, and the caller may cancel between two slices.  The
 * parser is handed to the environment, which frees it if the caller leaves.
 *
 * For each end tag the parser looks through all elements that are open, so
 * their number is limited, or a hostile document would take hours.
 *
 *-------------------------------------------------------------------------
 */
#include "read/html.h"

#include <stdbool.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#if LIBXML_VERSION >= 21400
#define set_options htmlCtxtSetOptions
#else
#define set_options htmlCtxtUseOptions
#endif

/* Bytes that the parser gets at once. */
#define SLICE	16384

typedef struct Reader
{
	const ZhnHtmlEvents *events;
	void	   *arg;
	htmlParserCtxtPtr parser;
	int			depth;
	int			silent;			/* open elements whose text is none */
	bool		too_deep;
} Reader;

static bool
is_silent(const xmlChar *name)
{
	return strcmp((const char *) name, "script") == 0 ||
		strcmp((const char *) name, "style") == 0;
}

static void
on_open(void *arg, const xmlChar *name, const xmlChar **attributes)
{
	Reader	   *reader = arg;

	(void) attributes;
	if (reader->too_deep)
		return;
	reader->depth++;
	if (reader->depth > ZHN_HTML_DEPTH_MAX)
	{
		reader->too_deep = true;
		xmlStopParser(reader->parser);
		return;
	}
	reader->silent += is_silent(name);
	reader->events->open(reader->arg, (const char *) name);
}

static void
on_close(void *arg, const xmlChar *name)
{
	Reader	   *reader = arg;

	if (reader->too_deep)
		return;
	reader->depth--;
	reader->silent -= is_silent(name);
	reader->events->close(reader->arg, (const char *) name);
}

static void
on_text(void *arg, const xmlChar *at, int length)
{
	Reader	   *reader = arg;

	if (!reader->too_deep && reader->silent == 0)
		reader->events->text(reader->arg, (const char *) at, (size_t) length);
}

static void
on_comment(void *arg, const xmlChar *value)
{
	Reader	   *reader = arg;
	const char *at = (const char *) value;

	if (!reader->too_deep && at != NULL)
		reader->events->comment(reader->arg, at, strlen(at));
}

/* Callback of the environment, also called when all is read. */
static void
close_parser(void *arg)
{
	Reader	   *reader = arg;

	if (reader->parser != NULL)
		htmlFreeParserCtxt(reader->parser);
	reader->parser = NULL;
}

static void
out_of_memory(const ZhnEnv *env)
{
	zhn_fail(env, ZHN_ERROR_LIBRARY, "HTML parser is out of memory",
			 "Load smaller documents.");
}

/*
 * Handlers that are not set are not called; among them are those for errors,
 * which HTML is full of.
 */
static Reader *
open_parser(const ZhnEnv *env, const ZhnHtmlEvents *events, void *arg)
{
	Reader	   *reader = zhn_alloc(env, sizeof(Reader));
	xmlSAXHandler handler;

	memset(reader, 0, sizeof(*reader));
	reader->events = events;
	reader->arg = arg;
	memset(&handler, 0, sizeof(handler));
	handler.startElement = on_open;
	handler.endElement = on_close;
	handler.characters = on_text;
	handler.ignorableWhitespace = on_text;
	handler.comment = on_comment;

	zhn_on_release(env, close_parser, reader);
	reader->parser = htmlCreatePushParserCtxt(&handler, reader, NULL, 0, NULL,
											  XML_CHAR_ENCODING_UTF8);
	if (reader->parser == NULL)
		out_of_memory(env);
	set_options(reader->parser,
				HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
				HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
				HTML_PARSE_IGNORE_ENC);
	return reader;
}

/* Length of the next slice: at most SLICE bytes, and whole characters. */
static size_t
slice_length(const char *at, size_t left)
{
	size_t		n = SLICE;

	if (left <= SLICE)
		return left;
	while (n > SLICE - 4 && ((unsigned char) at[n] & 0xC0) == 0x80)
		n--;
	return n;
}

static void
feed(const ZhnEnv *env, Reader *reader, const char *at, size_t length,
	 int last)
{
	int			status = htmlParseChunk(reader->parser, at, (int) length,
										last);

	if (reader->too_deep)
		zhn_fail(env, ZHN_ERROR_LIMIT, "HTML elements are nested too deeply",
				 "At most 1000 elements may be open at once.");
	if (status == XML_ERR_NO_MEMORY)
		out_of_memory(env);
}

void
zhn_html_read(const ZhnEnv *env, const char *at, size_t length,
			  const ZhnHtmlEvents *events, void *arg)
{
	static const char body[] = "<body>";
	Reader	   *reader = open_parser(env, events, arg);

	/* A part of a document may begin with an end tag: it is in a body. */
	feed(env, reader, body, sizeof(body) - 1, 0);
	while (length > 0)
	{
		size_t		n = slice_length(at, length);

		zhn_interrupts(env);
		feed(env, reader, at, n, 0);
		at += n;
		length -= n;
	}
	feed(env, reader, NULL, 0, 1);
	close_parser(reader);
}
