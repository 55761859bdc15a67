/*-------------------------------------------------------------------------
 *
 * segment.c
 *	  Segments standard input with the core, without a server.
 *
 *	segment [fine|news|long|icu] [-k] [-o] [-t PASSES]
 *
 * Writes the words of each line with spaces between them; with -k each word
 * is followed by a slash and its kind.  White space of the input is kept as
 * words only with -k.  With -o the whole input is one text, and each token is
 * a line: first byte, length, kind.  With -t nothing is written: the whole
 * input is segmented so many times and the best speed is told.
 *
 * The cut "icu" is not one of zhnews: it is ICU's word boundaries, to compare
 * with.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "plain_env.h"
#include "segment/segmenter.h"
#include "text/icu_break.h"

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

static char *
read_all(size_t *length)
{
	size_t		room = 1 << 20;
	char	   *text = malloc(room);

	*length = 0;
	for (;;)
	{
		size_t		n = fread(text + *length, 1, room - *length, stdin);

		if (n == 0)
			return text;
		*length += n;
		if (*length == room)
			text = realloc(text, room *= 2);
	}
}

static void
write_line(ZhnSegmenter *s, const char *line, size_t length, ZhnGrain grain,
		   int with_kinds)
{
	ZhnToken	token;
	int			first = 1;

	zhn_segmenter_start(s, line, length, grain, NULL);
	while (zhn_segmenter_next(s, &token))
	{
		if (token.kind == ZHN_SPACE && !with_kinds)
			continue;
		if (!first)
			putchar(' ');
		first = 0;
		fwrite(line + token.start, 1, token.length, stdout);
		if (with_kinds)
			printf("/%s", zhn_kind_name(token.kind));
	}
	putchar('\n');
}

/* The words of a line as ICU cuts them; blank ones are left out. */
static void
write_icu_line(const char *line, size_t length)
{
	ZhnIcuBreak *brk = zhn_icu_break_open(&plain_env, line, length);
	size_t		start = 0;
	size_t		end;
	int32_t		status;

	while (zhn_icu_break_next(brk, &end, &status))
	{
		if (line[start] != ' ')
			printf("%s%.*s", start > 0 ? " " : "", (int) (end - start),
				   line + start);
		start = end;
	}
	zhn_icu_break_close(brk);
	putchar('\n');
}

static void
write_offsets(ZhnSegmenter *s, const char *text, size_t length,
			  ZhnGrain grain)
{
	ZhnToken	token;

	zhn_segmenter_start(s, text, length, grain, NULL);
	while (zhn_segmenter_next(s, &token))
		printf("%zu\t%zu\t%s\n", token.start, token.length,
			   zhn_kind_name(token.kind));
}

static void
measure(ZhnSegmenter *s, const char *text, size_t length, ZhnGrain grain,
		int passes)
{
	double		best = 0;
	size_t		ntokens = 0;

	for (int pass = 0; pass < passes; pass++)
	{
		double		start = now();
		double		rate;
		ZhnToken	token;

		ntokens = 0;
		zhn_segmenter_start(s, text, length, grain, NULL);
		while (zhn_segmenter_next(s, &token))
			ntokens++;
		rate = (double) length / 1e6 / (now() - start);
		if (rate > best)
			best = rate;
	}
	printf("%.2f MB/s\t%zu tokens\t%zu bytes\n", best, ntokens, length);
}

int
main(int argc, char **argv)
{
	ZhnGrain	grain = ZHN_NEWS;
	int			with_kinds = 0;
	int			with_offsets = 0;
	int			by_icu = 0;
	int			passes = 0;
	size_t		length;
	char	   *text;
	ZhnSegmenter *s = zhn_segmenter_create(&plain_env);

	for (int i = 1; i < argc; i++)
	{
		if (strcmp(argv[i], "fine") == 0)
			grain = ZHN_FINE;
		else if (strcmp(argv[i], "long") == 0)
			grain = ZHN_LONG;
		else if (strcmp(argv[i], "icu") == 0)
			by_icu = 1;
		else if (strcmp(argv[i], "-k") == 0)
			with_kinds = 1;
		else if (strcmp(argv[i], "-o") == 0)
			with_offsets = 1;
		else if (strcmp(argv[i], "-t") == 0 && i + 1 < argc)
			passes = atoi(argv[++i]);
	}
	text = read_all(&length);
	if (passes > 0)
	{
		measure(s, text, length, grain, passes);
		return 0;
	}
	if (with_offsets)
	{
		write_offsets(s, text, length, grain);
		return 0;
	}
	for (char *line = text; line < text + length;)
	{
		char	   *end = memchr(line, '\n', (size_t) (text + length - line));

		if (end == NULL)
			end = text + length;
		if (by_icu)
			write_icu_line(line, (size_t) (end - line));
		else
			write_line(s, line, (size_t) (end - line), grain, with_kinds);
		line = end + 1;
	}
	return 0;
}
