/*-------------------------------------------------------------------------
 *
 * extract.c
 *	  Extracts from standard input with the core, without a server.
 *
 *	extract [-l] [-q] [-t PASSES] [-h HOME] [YYYY-MM-DD]
 *
 * The input is one text; with -l each line is one, in which the two
 * characters \n stand for the end of a line, and which may begin with a day
 * and a tabulator.  Writes a line for each mention, or with -q for each
 * quotation, with tabulators between the number of the text and the columns,
 * offsets counting characters from 0.  With -t the speed of segmentation
 * alone and with extraction is told instead.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "extract/calendar.h"
#include "extract/extract.h"

/* Memory of one text, freed with it. */
typedef struct Block
{
	struct Block *next;
} Block;

static Block *blocks = NULL;

static void *
env_alloc(void *arg, size_t size)
{
	Block	   *block = malloc(sizeof(Block) * 2 + size);

	if (block == NULL)
		abort();
	block->next = NULL;
	if (arg != NULL)
	{
		block->next = blocks;
		blocks = block;
	}
	return block + 2;
}

/* What is outgrown is freed with the text. */
static void *
env_resize(void *arg, void *p, size_t size)
{
	void	   *bigger = env_alloc(arg, size);

	if (p != NULL)
		memcpy(bigger, p, size / 2);
	return bigger;
}

static void
env_release(void *arg, void *p)
{
	(void) arg;
	(void) p;
}

static void
env_on_release(void *arg, void (*fn) (void *p), void *p)
{
	(void) arg;
	(void) fn;
	(void) p;
}

static void
env_interrupts(void *arg)
{
	(void) arg;
}

static void
env_fail(void *arg, ZhnError code, const char *message, const char *hint)
{
	(void) arg;
	fprintf(stderr, "error %d: %s (%s)\n", (int) code, message,
			hint ? hint : "");
	exit(1);
}

static const ZhnEnv lasting =
{
	NULL, env_alloc, env_resize, env_release, env_on_release, env_interrupts,
	env_fail
};

static const ZhnEnv passing =
{
	&blocks, env_alloc, env_resize, env_release, env_on_release,
	env_interrupts, env_fail
};

static void
free_blocks(void)
{
	while (blocks != NULL)
	{
		Block	   *next = blocks->next;

		free(blocks);
		blocks = next;
	}
}

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
		size_t		n = fread(text + *length, 1, room - 1 - *length, stdin);

		if (n == 0)
		{
			text[*length] = '\0';
			return text;
		}
		*length += n;
		if (*length == room - 1)
			text = realloc(text, room *= 2);
	}
}

static void
put_slice(ZhnSlice slice)
{
	putchar('\t');
	for (size_t i = 0; i < slice.length; i++)
		putchar(slice.at[i] == '\n' || slice.at[i] == '\t' ? ' ' : slice.at[i]);
}

static void
put_string(const char *string)
{
	printf("\t%s", string != NULL ? string : "");
}

static void
put_decimal(const ZhnDecimal *v)
{
	char		digits[32];
	int			n;

	putchar('\t');
	if (!v->known)
		return;
	n = snprintf(digits, sizeof(digits), "%lld", (long long) v->digits);
	if (v->exponent >= 0)
	{
		fputs(digits, stdout);
		for (int e = v->digits != 0 ? v->exponent : 0; e > 0; e--)
			putchar('0');
		return;
	}
	for (int k = n; k <= -v->exponent; k++)
	{
		putchar('0');
		if (k == n)
			putchar('.');
	}
	for (int k = 0; k < n; k++)
	{
		if (n - k == -v->exponent && k > 0)
			putchar('.');
		putchar(digits[k]);
	}
}

static void
put_day(int32_t day)
{
	int			y;
	int			m;
	int			d;

	if (day == ZHN_DAY_OPEN)
	{
		fputs("..", stdout);
		return;
	}
	zhn_day_parts(day, &y, &m, &d);
	printf("%04d-%02d-%02d", y, m, d);
}

static void
put_mention(int number, const ZhnMention *m)
{
	printf("%d\t%s\t%u\t%u", number, zhn_mention_kind_name(m->kind),
		   m->start, m->start + m->length);
	put_slice(m->surface);
	put_slice(m->name);
	put_slice(m->title);
	put_decimal(&m->value);
	put_decimal(&m->value_to);
	put_slice(m->unit);
	put_string(m->bound);
	printf("\t%s%s", m->approximate ? "~" : "", m->ordinal ? "#" : "");
	put_string(m->direction);
	putchar('\t');
	if (m->period.known)
	{
		put_day(m->period.first);
		putchar('/');
		put_day(m->period.last);
	}
	put_string(m->timex);
	put_string(m->part_of_day);
	put_string(m->within == ZHN_MENTION_NONE ? "" :
			   zhn_mention_kind_name(m->within));
	put_string(m->evidence);
	printf("\t%.2f\t%u", m->confidence, m->paragraph);
	put_string(m->type);
	putchar('\n');
}

static void
put_quotation(int number, const ZhnQuotation *q)
{
	printf("%d\t%s\t%u\t%u", number,
		   q->kind == ZHN_SPEECH_DIRECT ? "direct" : "indirect",
		   q->start, q->start + q->length);
	put_slice(q->speaker);
	put_slice(q->title);
	put_slice(q->verb);
	put_string(q->position);
	printf("\t%.2f\t%u", q->confidence, q->paragraph);
	put_slice(q->text);
	putchar('\n');
}

static ZhnDoc *
extract(const ZhnExtractor *x, ZhnSegmenter *s, const char *text,
		size_t length, const ZhnExtractOptions *options, ZhnExtracted *result)
{
	ZhnDoc	   *doc = zhn_extractor_begin(x, &passing, text, length);
	ZhnToken	token;

	zhn_segmenter_start(s, text, length, ZHN_NEWS, NULL);
	while (zhn_segmenter_next(s, &token))
		zhn_extractor_token(doc, &token);
	zhn_extract(doc, options, result);
	return doc;
}

static void
write_text(const ZhnExtractor *x, ZhnSegmenter *s, int number,
		   const char *text, size_t length, const ZhnExtractOptions *options,
		   bool quotations)
{
	ZhnExtracted result;

	extract(x, s, text, length, options, &result);
	if (quotations)
		for (uint32_t k = 0; k < result.nquotations; k++)
			put_quotation(number, &result.quotations[k]);
	else
		for (uint32_t k = 0; k < result.nmentions; k++)
			put_mention(number, &result.mentions[k]);
	free_blocks();
}

static int32_t
parse_day(const char *text)
{
	int			y;
	int			m;
	int			d;

	if (sscanf(text, "%d-%d-%d", &y, &m, &d) != 3)
		return ZHN_DAY_UNKNOWN;
	return zhn_day_number(y, m, d);
}

/* Write \n as the end of a line; returns the new length. */
static size_t
unescape(char *line, size_t length)
{
	size_t		to = 0;

	for (size_t i = 0; i < length; i++)
		if (line[i] == '\\' && i + 1 < length && line[i + 1] == 'n')
		{
			line[to++] = '\n';
			i++;
		}
		else
			line[to++] = line[i];
	return to;
}

static void
write_lines(const ZhnExtractor *x, ZhnSegmenter *s, char *text, size_t length,
			const ZhnExtractOptions *options, bool quotations)
{
	int			number = 0;

	for (char *line = text; line < text + length;)
	{
		char	   *end = memchr(line, '\n', (size_t) (text + length - line));
		ZhnExtractOptions own = *options;
		char	   *tab;
		char	   *next;

		if (end == NULL)
			end = text + length;
		next = end + 1;
		tab = memchr(line, '\t', (size_t) (end - line));
		if (tab != NULL)
		{
			*tab = '\0';
			own.base = parse_day(line);
			line = tab + 1;
		}
		write_text(x, s, number++, line,
				   unescape(line, (size_t) (end - line)), &own, quotations);
		line = next;
	}
}

/* Articles are short: the input is taken in lines. */
static void
measure(const ZhnExtractor *x, ZhnSegmenter *s, const char *text,
		size_t length, const ZhnExtractOptions *options, int passes)
{
	double		best[2] = {0, 0};
	char	   *article = malloc(length + 1);

	for (int pass = 0; pass < passes * 2; pass++)
	{
		double		start = now();
		double		rate;

		for (const char *line = text; line < text + length;)
		{
			const char *end = memchr(line, '\n',
									 (size_t) (text + length - line));
			ZhnToken	token;
			ZhnExtracted result;
			size_t		n;

			if (end == NULL)
				end = text + length;
			memcpy(article, line, (size_t) (end - line));
			n = unescape(article, (size_t) (end - line));
			if (pass % 2 == 0)
			{
				zhn_segmenter_start(s, article, n, ZHN_NEWS, NULL);
				while (zhn_segmenter_next(s, &token))
					;
			}
			else
			{
				extract(x, s, article, n, options, &result);
				free_blocks();
			}
			line = end + 1;
		}
		rate = (double) length / 1e6 / (now() - start);
		if (rate > best[pass % 2])
			best[pass % 2] = rate;
	}
	printf("%.2f MB/s segmentation\t%.2f MB/s with extraction\t%.0f %%\n",
		   best[0], best[1], 100 * best[1] / best[0]);
	free(article);
}

int
main(int argc, char **argv)
{
	ZhnExtractOptions options = {ZHN_DAY_UNKNOWN, {NULL, 0}};
	bool		lines = false;
	bool		quotations = false;
	int			passes = 0;
	size_t		length;
	char	   *text;
	ZhnSegmenter *s = zhn_segmenter_create(&lasting);
	ZhnExtractor *x = zhn_extractor_create(&lasting);

	for (int i = 1; i < argc; i++)
	{
		if (strcmp(argv[i], "-l") == 0)
			lines = true;
		else if (strcmp(argv[i], "-q") == 0)
			quotations = true;
		else if (strcmp(argv[i], "-t") == 0 && i + 1 < argc)
			passes = atoi(argv[++i]);
		else if (strcmp(argv[i], "-h") == 0 && i + 1 < argc)
		{
			options.home.at = argv[++i];
			options.home.length = strlen(argv[i]);
		}
		else
			options.base = parse_day(argv[i]);
	}
	text = read_all(&length);
	if (passes > 0)
		measure(x, s, text, length, &options, passes);
	else if (lines)
		write_lines(x, s, text, length, &options, quotations);
	else
		write_text(x, s, 0, text, length, &options, quotations);
	return 0;
}
