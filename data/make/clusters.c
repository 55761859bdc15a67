/*-------------------------------------------------------------------------
 *
 * clusters.c
 *	  Words that stand in like company: clusters BIGRAMS >clusters.tsv
 *
 * The exchange algorithm (Kneser and Ney 1993): each word is moved to the
 * cluster that makes the pairs of clusters most likely, again and again, from
 * the most frequent word to the rarest.  It begins with the words dealt out
 * to the clusters by their rank.  The counts are those of data/.
 *
 * Writes word and cluster, from 1, the most frequent words first.
 *
 *-------------------------------------------------------------------------
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLUSTERS 250
#define LEAST 4					/* pairs that a word is in, at least */
#define ROUNDS 12
#define SLOTS (1 << 19)

typedef struct Neighbour
{
	int			word;
	int			count;
} Neighbour;

typedef struct Word
{
	char	   *text;
	long		count;			/* of all its pairs */
	int			cluster;		/* or -1 */
	Neighbour  *near[2];		/* before it, after it */
	int			nnear[2];
} Word;

static Word *words;
static int	nwords;
static int	slots[SLOTS];		/* 1 + number of a word */

static long pairs[CLUSTERS][CLUSTERS];
static long sums[2][CLUSTERS];	/* as the second, as the first of a pair */

static int
word_number(const char *text)
{
	unsigned	h = 2166136261u;

	for (const char *p = text; *p != '\0'; p++)
		h = (h ^ (unsigned char) *p) * 16777619u;
	for (h %= SLOTS; slots[h] != 0; h = (h + 1) % SLOTS)
		if (strcmp(words[slots[h] - 1].text, text) == 0)
			return slots[h] - 1;
	if (nwords % 65536 == 0)
		words = realloc(words, (size_t) (nwords + 65536) * sizeof(Word));
	memset(&words[nwords], 0, sizeof(Word));
	words[nwords].text = strdup(text);
	words[nwords].cluster = -1;
	slots[h] = nwords + 1;
	return nwords++;
}

static void
add_neighbour(int word, int side, int other, int count)
{
	Word	   *w = &words[word];
	int			n = w->nnear[side];

	if ((n & (n - 1)) == 0)
		w->near[side] = realloc(w->near[side], (size_t) (n == 0 ? 1 : 2 * n) *
								sizeof(Neighbour));
	w->near[side][n].word = other;
	w->near[side][n].count = count;
	w->nnear[side]++;
	w->count += count;
}

static void
read_pairs(const char *path)
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
		char	   *right = strchr(line, '\t');
		char	   *count = right != NULL ? strchr(right + 1, '\t') : NULL;
		int			a;
		int			b;

		if (count == NULL)
			continue;
		*right++ = '\0';
		*count++ = '\0';
		a = word_number(line);
		b = word_number(right);
		add_neighbour(a, 1, b, atoi(count));
		add_neighbour(b, 0, a, atoi(count));
	}
	fclose(file);
}

static int
compare_words(const void *a, const void *b)
{
	const Word *x = &words[*(const int *) a];
	const Word *y = &words[*(const int *) b];

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return strcmp(x->text, y->text);
}

static double
f(long n)
{
	static double known[1 << 20];

	if (n <= 1)
		return 0;
	if (n >= 1 << 20)
		return (double) n * log((double) n);
	if (known[n] == 0)
		known[n] = (double) n * log((double) n);
	return known[n];
}

/* Count the pairs of a word with clusters on either side; itself apart. */
static long
count_near(const Word *w, long near[2][CLUSTERS])
{
	long		self = 0;

	memset(near, 0, 2 * sizeof(near[0]));
	for (int side = 0; side < 2; side++)
		for (int k = 0; k < w->nnear[side]; k++)
		{
			const Word *other = &words[w->near[side][k].word];

			if (other == w)
				self += side * w->near[side][k].count;
			else if (other->cluster >= 0)
				near[side][other->cluster] += w->near[side][k].count;
		}
	return self;
}

/* Put a word into a cluster (sign 1) or take it out (-1). */
static void
count_word(long near[2][CLUSTERS], long self, int c, int sign)
{
	for (int k = 0; k < CLUSTERS; k++)
	{
		pairs[k][c] += sign * near[0][k];
		pairs[c][k] += sign * near[1][k];
		sums[0][c] += sign * near[0][k];
		sums[1][c] += sign * near[1][k];
		sums[1][k] += sign * near[0][k];
		sums[0][k] += sign * near[1][k];
	}
	pairs[c][c] += sign * self;
	sums[0][c] += sign * self;
	sums[1][c] += sign * self;
}

/* What the likelihood gains if the word joins a cluster. */
static double
gain(long near[2][CLUSTERS], const int *used, int nused, long self,
	 const long total[2], int c)
{
	double		sum = 0;

	for (int u = 0; u < nused; u++)
	{
		int			k = used[u];

		if (k == c)
			continue;
		sum += f(pairs[k][c] + near[0][k]) - f(pairs[k][c]);
		sum += f(pairs[c][k] + near[1][k]) - f(pairs[c][k]);
	}
	sum += f(pairs[c][c] + near[0][c] + near[1][c] + self) - f(pairs[c][c]);
	for (int side = 0; side < 2; side++)
		sum -= f(sums[side][c] + total[side]) - f(sums[side][c]);
	return sum;
}

static bool
move_word(Word *w)
{
	long		near[2][CLUSTERS];
	int			used[CLUSTERS];
	int			nused = 0;
	long		self = count_near(w, near);
	long		total[2] = {self, self};
	int			old = w->cluster;
	int			best = old;
	double		most;

	for (int k = 0; k < CLUSTERS; k++)
	{
		total[0] += near[0][k];
		total[1] += near[1][k];
		if (near[0][k] + near[1][k] > 0)
			used[nused++] = k;
	}
	if (old >= 0)
		count_word(near, self, old, -1);
	most = old >= 0 ? gain(near, used, nused, self, total, old) : -1e300;
	for (int c = 0; c < CLUSTERS; c++)
	{
		double		g = gain(near, used, nused, self, total, c);

		if (g > most + 1e-9)
		{
			most = g;
			best = c;
		}
	}
	w->cluster = best;
	count_word(near, self, best, 1);
	return best != old;
}

int
main(int argc, char **argv)
{
	int		   *order;
	int			n = 0;

	if (argc != 2)
	{
		fprintf(stderr, "usage: clusters BIGRAMS >clusters.tsv\n");
		return 1;
	}
	read_pairs(argv[1]);
	order = malloc((size_t) nwords * sizeof(int));
	for (int i = 0; i < nwords; i++)
		if (words[i].nnear[0] + words[i].nnear[1] >= LEAST)
			order[n++] = i;
	qsort(order, (size_t) n, sizeof(int), compare_words);
	/* The counts of those dealt out are made as they come. */
	for (int i = 0; i < n; i++)
	{
		long		near[2][CLUSTERS];
		Word	   *w = &words[order[i]];
		long		self = count_near(w, near);

		w->cluster = i % CLUSTERS;
		count_word(near, self, w->cluster, 1);
	}
	for (int round = 0; round < ROUNDS; round++)
	{
		int			moved = 0;

		for (int i = 0; i < n; i++)
			moved += move_word(&words[order[i]]);
		fprintf(stderr, "round %d: %d of %d words moved\n", round + 1, moved,
				n);
	}
	for (int i = 0; i < n; i++)
		printf("%s\t%d\n", words[order[i]].text,
			   words[order[i]].cluster + 1);
	return 0;
}
