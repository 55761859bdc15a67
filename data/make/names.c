/*-------------------------------------------------------------------------
 *
 * names.c
 *	  Train the model of names: names CLUSTERS CORPUS.iob2 ... >names.bin
 *
 * A linear-chain conditional random field (Lafferty et al. 2001) over the
 * tokens of the segmenter, with the features of src/extract/feature.c.  It is
 * trained by stochastic gradient descent with AdaGrad's step sizes and an L1
 * penalty that leaves most rows of the table empty.  Texts are taken in an
 * order from a fixed seed, so that the same corpus gives the same weights.
 *
 * The output is what src/extract/weights.c links into the library: the
 * weights of pairs of labels, then the rows, each weight a signed byte in
 * units of 1/ZHN_WEIGHT_UNIT.
 *
 * The corpus is a file in IOB2 of words, with the text in a comment line.
 *
 *-------------------------------------------------------------------------
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/feature.h"
#include "extract/tagger.h"
#include "extract/weights.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "plain_env.h"

#define ROWS (1 << ZHN_FEATURE_BITS)
#define NONE ROWS				/* row of features that have none */
#define COUNT_BITS 24
#define NL ZHN_NLABELS

/* Chosen on texts held back. */
#define PASSES 4
#define RATE 0.05
#define PENALTY 1e-6
#define LEAST 4					/* occurrences of a feature */

typedef struct Sentence
{
	uint32_t	n;
	uint32_t   *rows;			/* ZHN_NFEATURES for each token; at first hashes */
	uint8_t    *labels;
} Sentence;

static Sentence *sentences;
static size_t nsentences;
static uint8_t clusters[1 << ZHN_CLUSTER_BITS][2];
static double weights[ROWS + 1][NL];
static double squares[ROWS + 1][NL];
static double pairs[NL][NL];
static double pair_squares[NL][NL];
static double sums[ROWS][NL];	/* of the weights after each pass */
static double pair_sums[NL][NL];
static uint32_t owner[ROWS];	/* hash of the feature that has a row */
static int	counts[1 << COUNT_BITS];

/* ---------------------------------------------------------------- clusters */

/* A more frequent word comes first and keeps its slot. */
static void
read_clusters(const char *path)
{
	char		line[1024];
	FILE	   *file = fopen(path, "r");

	if (file == NULL)
	{
		perror(path);
		exit(1);
	}
	while (fgets(line, sizeof(line), file) != NULL)
	{
		const unsigned char *p = (const unsigned char *) line;
		const unsigned char *tab = memchr(line, '\t', strlen(line));
		uint32_t	cp[64];
		uint32_t	n = 0;
		uint32_t	hash;
		uint8_t    *slot;

		while (p < tab && n < 64)
		{
			p += zhn_utf8_decode(p, tab, &cp[n]);
			cp[n] = zhn_fold_char(cp[n]);
			n++;
		}
		hash = zhn_word_hash(cp, n);
		slot = clusters[zhn_cluster_slot(hash)];
		if (slot[1] == 0)
		{
			slot[0] = zhn_cluster_mark(hash);
			slot[1] = (uint8_t) atoi((const char *) tab + 1);
		}
	}
	fclose(file);
}

/* ------------------------------------------------------------------ corpus */

static ZhnSegmenter *segmenter;
static ZhnExtractor *extractor;

static size_t
characters(const char *text, size_t bytes)
{
	size_t		n = 0;

	for (size_t i = 0; i < bytes; i++)
		n += ((unsigned char) text[i] & 0xC0) != 0x80;
	return n;
}

static uint8_t
label_of(const char *type, bool goes_on)
{
	uint8_t		label = strncmp(type, "PER", 3) == 0 ? ZHN_LABEL_PERSON
		: strncmp(type, "ORG", 3) == 0 ? ZHN_LABEL_ORGANISATION
		: strncmp(type, "LOC", 3) == 0 ? ZHN_LABEL_PLACE : ZHN_LABEL_OUTSIDE;

	return label == ZHN_LABEL_OUTSIDE ? label : (uint8_t) (label + goes_on);
}

/* A text whose characters have labels, to sentences of tokens. */
static void
add_text(const char *text, const uint8_t *labels)
{
	ZhnExtractOptions options = {ZHN_DAY_UNKNOWN, {NULL, 0}};
	ZhnDoc	   *doc = zhn_extractor_begin(extractor, &plain_env, text,
										  strlen(text));
	ZhnToken	token;
	uint8_t    *marks;
	ZhnLook		looks[ZHN_TAGGED_MAX + 2 * ZHN_LOOK_AROUND];
	uint32_t	first;
	uint32_t	end;

	zhn_segmenter_start(segmenter, text, strlen(text), ZHN_NEWS, NULL);
	while (zhn_segmenter_next(segmenter, &token))
		zhn_extractor_token(doc, &token);
	first = zhn_find_by_rules(doc, &options);
	marks = zhn_rule_marks(doc, first);
	for (uint32_t t = 0; zhn_next_tagged(doc, marks, t, &t, &end); t = end)
	{
		Sentence   *s;

		sentences = realloc(sentences, (nsentences + 1) * sizeof(Sentence));
		s = &sentences[nsentences++];
		s->n = end - t;
		s->rows = malloc(s->n * ZHN_NFEATURES * sizeof(uint32_t));
		s->labels = malloc(s->n);
		zhn_looks(doc, marks, t, end, looks);
		for (uint32_t k = 0; k < s->n; k++)
		{
			const ZhnDocToken *at = &doc->tokens[t + k];
			uint32_t	inside = 0;

			zhn_features(looks + ZHN_LOOK_AROUND + k,
						 s->rows + k * ZHN_NFEATURES);
			/* A token is part of a name if most of it is. */
			for (uint32_t i = at->start; i < at->end; i++)
				inside += labels[i] != ZHN_LABEL_OUTSIDE;
			s->labels[k] = ZHN_LABEL_OUTSIDE;
			if (inside * 2 > at->end - at->start)
			{
				uint32_t	i = at->start;

				while (labels[i] == ZHN_LABEL_OUTSIDE)
					i++;
				s->labels[k] = labels[i];
				/* Its first character may be in the token before. */
				if ((labels[i] & 1) == 0 &&
					(k == 0 || s->labels[k - 1] == ZHN_LABEL_OUTSIDE))
					s->labels[k]--;
			}
		}
	}
}

static void
read_corpus(const char *path)
{
	static char line[1 << 16];
	static char text[1 << 16];
	static uint8_t labels[1 << 16];
	size_t		at = 0;			/* byte of the text */
	FILE	   *file = fopen(path, "r");

	if (file == NULL)
	{
		perror(path);
		exit(1);
	}
	text[0] = '\0';
	while (fgets(line, sizeof(line), file) != NULL)
	{
		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "# text = ", 9) == 0)
		{
			strcpy(text, line + 9);
			memset(labels, 0, sizeof(labels));
			at = 0;
		}
		else if (line[0] >= '1' && line[0] <= '9')
		{
			char	   *word = strchr(line, '\t') + 1;
			char	   *tag = strchr(word, '\t') + 1;
			size_t		n = (size_t) (tag - word) - 1;
			size_t		first;

			while (text[at] == ' ' || strncmp(text + at, "\xE3\x80\x80", 3) == 0)
				at += text[at] == ' ' ? 1 : 3;
			if (strncmp(text + at, word, n) != 0)
				continue;
			first = characters(text, at);
			for (size_t i = 0; i < characters(word, n); i++)
				if (tag[0] != 'O')
					labels[first + i] = label_of(tag + 2,
												 tag[0] == 'I' || i > 0);
			at += n;
		}
		else if (line[0] == '\0' && text[0] != '\0')
		{
			add_text(text, labels);
			text[0] = '\0';
		}
	}
	fclose(file);
}

static int *
count_of(uint32_t hash)
{
	return &counts[hash >> (32 - COUNT_BITS)];
}

/*
 * A row belongs to the most frequent of the features that have it by their
 * hashes; the others have none.
 */
static void
give_rows(void)
{
	for (size_t i = 0; i < nsentences; i++)
		for (uint32_t k = 0; k < sentences[i].n * ZHN_NFEATURES; k++)
			++*count_of(sentences[i].rows[k]);
	for (size_t i = 0; i < nsentences; i++)
		for (uint32_t k = 0; k < sentences[i].n * ZHN_NFEATURES; k++)
		{
			uint32_t	hash = sentences[i].rows[k];
			uint32_t	row = zhn_feature_row(hash);

			if (*count_of(hash) >= LEAST &&
				(owner[row] == 0 || *count_of(hash) > *count_of(owner[row])))
				owner[row] = hash;
		}
	for (size_t i = 0; i < nsentences; i++)
		for (uint32_t k = 0; k < sentences[i].n * ZHN_NFEATURES; k++)
		{
			uint32_t   *hash = &sentences[i].rows[k];
			uint32_t	row = zhn_feature_row(*hash);

			*hash = owner[row] == *hash ? row : NONE;
		}
}

/* ---------------------------------------------------------------- training */

static uint64_t seed = 1;

static uint32_t
next_random(void)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t) (seed >> 33);
}

static double
log_sum(const double *x)
{
	double		most = x[0];
	double		sum = 0;

	for (int y = 1; y < NL; y++)
		if (x[y] > most)
			most = x[y];
	for (int y = 0; y < NL; y++)
		sum += exp(x[y] - most);
	return most + log(sum);
}

/* AdaGrad, then L1: towards 0 by what the step size gives. */
static void
step(double *w, double *square, double gradient)
{
	double		eta;
	double		shrink;

	*square += gradient * gradient;
	eta = RATE / sqrt(*square + 1e-8);
	*w -= eta * gradient;
	shrink = eta * PENALTY * (double) nsentences;
	*w = *w > shrink ? *w - shrink : *w < -shrink ? *w + shrink : 0;
}

/* One step of the gradient for a sentence; returns its loss. */
static double
learn(const Sentence *s)
{
	static double e[ZHN_TAGGED_MAX][NL];
	static double a[ZHN_TAGGED_MAX][NL];
	static double b[ZHN_TAGGED_MAX][NL];
	double		x[NL];
	double		z;
	double		gold = 0;
	double		dpairs[NL][NL];

	for (uint32_t t = 0; t < s->n; t++)
		for (int y = 0; y < NL; y++)
		{
			e[t][y] = 0;
			for (int f = 0; f < ZHN_NFEATURES; f++)
				e[t][y] += weights[s->rows[t * ZHN_NFEATURES + f]][y];
		}
	for (int y = 0; y < NL; y++)
		a[0][y] = e[0][y];
	for (uint32_t t = 1; t < s->n; t++)
		for (int y = 0; y < NL; y++)
		{
			for (int v = 0; v < NL; v++)
				x[v] = a[t - 1][v] + pairs[v][y];
			a[t][y] = e[t][y] + log_sum(x);
		}
	z = log_sum(a[s->n - 1]);
	for (int y = 0; y < NL; y++)
		b[s->n - 1][y] = 0;
	for (uint32_t t = s->n - 1; t > 0; t--)
		for (int v = 0; v < NL; v++)
		{
			for (int y = 0; y < NL; y++)
				x[y] = pairs[v][y] + e[t][y] + b[t][y];
			b[t - 1][v] = log_sum(x);
		}
	memset(dpairs, 0, sizeof(dpairs));
	for (uint32_t t = 0; t < s->n; t++)
	{
		gold += e[t][s->labels[t]];
		if (t > 0)
		{
			gold += pairs[s->labels[t - 1]][s->labels[t]];
			dpairs[s->labels[t - 1]][s->labels[t]] -= 1;
			for (int v = 0; v < NL; v++)
				for (int y = 0; y < NL; y++)
					dpairs[v][y] += exp(a[t - 1][v] + pairs[v][y] + e[t][y] +
										b[t][y] - z);
		}
	}
	for (uint32_t t = 0; t < s->n; t++)
		for (int y = 0; y < NL; y++)
		{
			double		g = exp(a[t][y] + b[t][y] - z) - (s->labels[t] == y);

			if (fabs(g) < 1e-5)
				continue;
			for (int f = 0; f < ZHN_NFEATURES; f++)
			{
				uint32_t	row = s->rows[t * ZHN_NFEATURES + f];

				if (row != NONE)
					step(&weights[row][y], &squares[row][y], g);
			}
		}
	for (int v = 0; v < NL; v++)
		for (int y = 0; y < NL; y++)
			if (fabs(dpairs[v][y]) > 1e-5)
				step(&pairs[v][y], &pair_squares[v][y], dpairs[v][y]);
	return z - gold;
}

static void
train(void)
{
	for (int pass = 0; pass < PASSES; pass++)
	{
		double		loss = 0;

		for (size_t i = nsentences - 1; i > 0; i--)
		{
			Sentence	s = sentences[i];
			size_t		j;

			j = next_random() % (i + 1);
			sentences[i] = sentences[j];
			sentences[j] = s;
		}
		for (size_t i = 0; i < nsentences; i++)
			loss += learn(&sentences[i]);
		if (pass * 2 >= PASSES)
		{
			for (int r = 0; r < ROWS; r++)
				for (int y = 0; y < NL; y++)
					sums[r][y] += weights[r][y];
			for (int v = 0; v < NL; v++)
				for (int y = 0; y < NL; y++)
					pair_sums[v][y] += pairs[v][y];
		}
		fprintf(stderr, "pass %d: loss %.4f a sentence\n", pass + 1,
				loss / (double) nsentences);
	}
}

/* ------------------------------------------------------------------ output */

static int
units(double w)
{
	double		n = round(w * ZHN_WEIGHT_UNIT);

	return (int) (n > 127 ? 127 : n < -127 ? -127 : n);
}

int
main(int argc, char **argv)
{
	size_t		used = 0;

	segmenter = zhn_segmenter_create(&plain_env);
	extractor = zhn_extractor_create(&plain_env);
	if (argc > 2)
	{
		read_clusters(argv[1]);
		extractor->clusters = (const uint8_t (*)[2]) clusters;
		for (int i = 2; i < argc; i++)
			read_corpus(argv[i]);
	}
	if (nsentences == 0)
	{
		fprintf(stderr, "usage: names CLUSTERS CORPUS.iob2 ... >names.bin\n");
		return 1;
	}
	give_rows();
	train();
	for (int r = 0; r < ROWS; r++)
		for (int y = 0; y < NL; y++)
			weights[r][y] = sums[r][y] / (PASSES / 2);
	for (int v = 0; v < NL; v++)
		for (int y = 0; y < NL; y++)
			pairs[v][y] = pair_sums[v][y] / (PASSES / 2);
	/* A name goes on only after its beginning. */
	for (int v = 0; v < ZHN_LABELS_ROOM; v++)
		for (int y = 0; y < ZHN_LABELS_ROOM; y++)
			putchar(units(v >= NL || y >= NL ||
						  (y > 0 && y % 2 == 0 && v != y && v != y - 1)
						  ? -8 : pairs[v][y]) & 0xFF);
	fwrite(clusters, sizeof(clusters), 1, stdout);
	for (int r = 0; r < ROWS; r++)
	{
		bool		empty = true;

		for (int y = 0; y < ZHN_LABELS_ROOM; y++)
		{
			if (y < NL)
				putchar(ZHN_WEIGHT_ZERO + units(weights[r][y]));
			else
				putchar(owner[r] != 0 ? zhn_feature_mark(owner[r]) : 0);
			empty &= y >= NL || fabs(weights[r][y]) * ZHN_WEIGHT_UNIT < 0.5;
		}
		used += !empty;
	}
	fprintf(stderr, "%zu of %d rows are used\n", used, ROWS);
	return 0;
}
