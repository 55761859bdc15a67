/*-------------------------------------------------------------------------
 *
 * role.c
 *	  The best sequence of roles for the lines of a page.
 *
 * No line shows its role by itself: a short line without punctuation may be
 * a headline, a kicker, a subtitle, a crosshead, the name of a column or the
 * last scrap of a paragraph.  What it is follows from its neighbours, and
 * theirs from it.  So roles are found for all lines at once: a page is a
 * path through states, a path has a score, and the best path wins (Viterbi's
 * algorithm, linear in the number of lines).
 *
 * The score of a path is the sum of weights from three tables, each row of
 * which is one rule:
 *
 *	line_rules	what a feature of a line says for or against a state
 *	step_rules	how usual it is for one state to follow another
 *	pair_rules	what features of two lines say about the step between them
 *
 * and of the evidence of join.c for continuing a paragraph.  role_rules.h has
 * the tables.
 *
 * The same scores, summed over all paths, give the probability of each role
 * of each line (forward and backward sums): the confidence that is shown.
 *
 *-------------------------------------------------------------------------
 */
#include "read/role.h"

#include <math.h>
#include <string.h>

#include "read/join.h"
#include "read/role_rules.h"

/* No rule allows the step. */
#define UNUSUAL (-8.0)

/*
 * A headline on lines of its own is one block.  Where there are blank lines
 * between all lines, a blank line inside a headline is rare.
 */
#define HEADLINE_SPLIT (-2.5)

/*
 * Where articles have bylines or datelines, a title without a mark that text
 * follows without either is rather a crosshead.
 */
#define HEADLINE_WITHOUT_HEAD (-1.0)

/* To leave a paragraph in mid-sentence costs this, unless it is continued. */
#define LEAVES_UNFINISHED (-2.0)

typedef struct Reader
{
	const ZhnEnv *env;
	const ZhnPage *page;
	const ZhnShape *shapes;
	ZhnJoiner	joiner;
	bool		blank_lines;	/* stand between lines as a rule */
	bool		heads;			/* of articles: bylines, datelines */
	double		step[NSTATES][NSTATES];
	double		begin[NSTATES];
	double		end[NSTATES];
	double	   *line;			/* NSTATES for each line */
	double	   *join;			/* evidence of each line with the one before */
	double	   *join_over;		/* the same over what stands between them */
} Reader;

static double
first_rule(const StepRule *rules, size_t n, State from, State to)
{
	for (size_t i = 0; i < n; i++)
		if ((rules[i].from & S(from)) &&
			(rules[i].to == 0 || (rules[i].to & S(to))))
			return rules[i].weight;
	return UNUSUAL;
}

static void
prepare_steps(Reader *reader)
{
	for (State from = 0; from < NSTATES; from++)
	{
		for (State to = 0; to < NSTATES; to++)
			reader->step[from][to] = first_rule(zhn_step_rules,
												zhn_nstep_rules,
												from, to);
		reader->begin[from] = first_rule(zhn_begin_rules, zhn_nbegin_rules,
										 from, from);
		reader->end[from] = first_rule(zhn_end_rules, zhn_nend_rules,
									   from, from);
	}
	for (State state = BODY_MORE; state <= SIGNATURE_INSIDE; state++)
		if ((INSIDES | S(BODY_MORE)) & S(state))
			reader->begin[state] = -100.0;
}

static bool
has_all(const ZhnShape *shape, uint64_t features)
{
	return (shape->features & features) == features;
}

static void
weigh_line(const ZhnShape *shape, double *weights)
{
	memcpy(weights, zhn_state_prior, sizeof(zhn_state_prior));
	for (size_t i = 0; i < zhn_nline_rules; i++)
		if (has_all(shape, zhn_line_rules[i].features))
			for (State state = 0; state < NSTATES; state++)
				if (zhn_line_rules[i].states & S(state))
					weights[state] += zhn_line_rules[i].weight;
}

/*
 * Could the line stand between the parts of a paragraph that was cut, by what
 * it looks like?  A caption needs a sign or a photographer below it.
 */
static bool
may_interrupt(const Reader *reader, size_t i)
{
	const ZhnShape *shape = &reader->shapes[i];

	return (shape->features & (F(ZHN_IS_FURNITURE) | F(ZHN_IS_MEDIA_NAME) |
							   F(ZHN_IS_DATE) | F(ZHN_IS_PICTURE_TEXT) |
							   F(ZHN_IS_PHOTO_CREDIT))) != 0 ||
		(i + 1 < reader->page->nlines && zhn_has(shape, ZHN_ENDS_STOP) &&
		 zhn_has(shape + 1, ZHN_IS_PHOTO_CREDIT));
}

/*
 * Evidence that line i continues the paragraph before what stands between
 * them.  None if nothing does, or too much.
 */
static double
join_over_evidence(Reader *reader, size_t i)
{
	enum
	{
		BETWEEN_MAX = 4
	};
	size_t		k = i;

	while (k > 0 && i - k < BETWEEN_MAX && may_interrupt(reader, k - 1))
		k--;
	if (k == i || k == 0 || may_interrupt(reader, k - 1))
		return -100.0;
	return zhn_join_evidence(&reader->joiner, k - 1, i);
}

static void
weigh_lines(Reader *reader)
{
	size_t		n = reader->page->nlines;
	size_t		close = 0;
	size_t		heads = 0;
	size_t		titles = 0;

	reader->line = zhn_alloc(reader->env, n * NSTATES * sizeof(double));
	reader->join = zhn_alloc(reader->env, n * sizeof(double));
	reader->join_over = zhn_alloc(reader->env, n * sizeof(double));
	for (size_t i = 0; i < n; i++)
	{
		const ZhnShape *shape = &reader->shapes[i];

		weigh_line(shape, &reader->line[i * NSTATES]);
		reader->join[i] = i == 0 ? 0
			: zhn_join_evidence(&reader->joiner, i - 1, i);
		reader->join_over[i] = join_over_evidence(reader, i);
		close += shape->gap == 0;
		heads += zhn_has(shape, ZHN_IS_BYLINE) ||
			zhn_has(shape, ZHN_HAS_DATELINE);
		titles += zhn_has(shape, ZHN_ENDS_OPEN) && shape->chars <= 36 &&
			!zhn_has(shape, ZHN_HAS_COMMA) && !zhn_has(shape, ZHN_IS_BYLINE);
	}
	reader->heads = heads > 0 && heads * 3 >= titles;
	reader->blank_lines = close * 2 < n;
}

/* Weights of all steps to line i from the line before it. */
static void
weigh_steps(const Reader *reader, size_t i, double step[NSTATES][NSTATES])
{
	const ZhnShape *shape = &reader->shapes[i];
	double		join = reader->join[i];

	memcpy(step, reader->step, sizeof(reader->step));
	for (size_t r = 0; r < zhn_npair_rules; r++)
		if (has_all(shape - 1, zhn_pair_rules[r].left) &&
			has_all(shape, zhn_pair_rules[r].right))
			for (State from = 0; from < NSTATES; from++)
				for (State to = 0; to < NSTATES; to++)
					if ((zhn_pair_rules[r].from & S(from)) &&
						(zhn_pair_rules[r].to & S(to)))
						step[from][to] += zhn_pair_rules[r].weight;
	for (State from = BODY; from <= BODY_MORE; from++)
	{
		step[from][BODY_MORE] += join;
		if (join > 0)
			for (State to = 0; to < NSTATES; to++)
				if (to != BODY_MORE && !(INSIDES & S(to)))
					step[from][to] += LEAVES_UNFINISHED;
	}
	for (State from = FURNITURE_INSIDE; from <= SIGNATURE_INSIDE; from++)
		step[from][BODY_MORE] += reader->join_over[i];
	if (reader->heads && !zhn_has(shape, ZHN_HAS_DATELINE) &&
		shape[-1].level == 0)
		for (State from = 0; from < NSTATES; from++)
			if ((TITLE_LINES | S(SUBTITLE)) & S(from))
				step[from][BODY] += HEADLINE_WITHOUT_HEAD;
	if (reader->blank_lines && shape->gap > 0)
	{
		step[HEADLINE][HEADLINE_MORE] += HEADLINE_SPLIT;
		step[HEADLINE_MORE][HEADLINE_MORE] += HEADLINE_SPLIT;
	}
}

/* The best path: path[i] is set to the state of line i. */
static void
find_path(const Reader *reader, uint8_t *path)
{
	size_t		n = reader->page->nlines;
	uint8_t    *back = zhn_alloc(reader->env, n * NSTATES);
	double		score[NSTATES];
	double		step[NSTATES][NSTATES];
	State		last = 0;

	for (State state = 0; state < NSTATES; state++)
		score[state] = reader->begin[state] + reader->line[state];
	for (size_t i = 1; i < n; i++)
	{
		double		next[NSTATES];

		weigh_steps(reader, i, step);
		for (State to = 0; to < NSTATES; to++)
		{
			State		best = 0;

			for (State from = 1; from < NSTATES; from++)
				if (score[from] + step[from][to] >
					score[best] + step[best][to])
					best = from;
			back[i * NSTATES + to] = (uint8_t) best;
			next[to] = score[best] + step[best][to] +
				reader->line[i * NSTATES + to];
		}
		memcpy(score, next, sizeof(score));
		if (i % 256 == 0)
			zhn_interrupts(reader->env);
	}
	for (State state = 1; state < NSTATES; state++)
		if (score[state] + reader->end[state] >
			score[last] + reader->end[last])
			last = state;
	for (size_t i = n; i-- > 0;)
	{
		path[i] = (uint8_t) last;
		if (i > 0)
			last = back[i * NSTATES + last];
	}
	zhn_release(reader->env, back);
}

/* Scale so that the values sum to 1. */
static void
normalise(double *values)
{
	double		sum = 0;

	for (State state = 0; state < NSTATES; state++)
		sum += values[state];
	for (State state = 0; state < NSTATES; state++)
		values[state] /= sum;
}

/* exp() of weights, relative to the greatest, so that nothing overflows. */
static void
to_odds(const double *weights, double *odds)
{
	double		greatest = weights[0];

	for (State state = 1; state < NSTATES; state++)
		if (weights[state] > greatest)
			greatest = weights[state];
	for (State state = 0; state < NSTATES; state++)
		odds[state] = exp(weights[state] - greatest);
}

static void
exp_steps(const Reader *reader, size_t i, double step[NSTATES][NSTATES])
{
	weigh_steps(reader, i, step);
	for (State from = 0; from < NSTATES; from++)
		for (State to = 0; to < NSTATES; to++)
			step[from][to] = exp(step[from][to]);
}

/*
 * Set the confidence of each line: the probability of its role, summed over
 * the states that have it and over all paths.
 */
static void
find_confidence(const Reader *reader, const uint8_t *path)
{
	size_t		n = reader->page->nlines;
	double	   *forward = zhn_alloc(reader->env, n * NSTATES * sizeof(double));
	double		backward[NSTATES];
	double		step[NSTATES][NSTATES];
	double		odds[NSTATES];

	for (size_t i = 0; i < n; i++)
	{
		double	   *here = &forward[i * NSTATES];

		to_odds(&reader->line[i * NSTATES], odds);
		if (i > 0)
			exp_steps(reader, i, step);
		for (State to = 0; to < NSTATES; to++)
		{
			here[to] = 0;
			if (i == 0)
				here[to] = exp(reader->begin[to]);
			else
				for (State from = 0; from < NSTATES; from++)
					here[to] += here[(int) from - NSTATES] * step[from][to];
			here[to] *= odds[to];
		}
		normalise(here);
	}
	for (State state = 0; state < NSTATES; state++)
		backward[state] = exp(reader->end[state]);
	for (size_t i = n; i-- > 0;)
	{
		ZhnRole		role = zhn_role_of_state[path[i]];
		double		sum = 0;
		double		same = 0;
		double		before[NSTATES] = {0};

		for (State state = 0; state < NSTATES; state++)
		{
			double		p = forward[i * NSTATES + state] * backward[state];

			sum += p;
			if (zhn_role_of_state[state] == role)
				same += p;
		}
		reader->page->lines[i].confidence = same / sum;
		if (i == 0)
			break;
		to_odds(&reader->line[i * NSTATES], odds);
		exp_steps(reader, i, step);
		for (State from = 0; from < NSTATES; from++)
			for (State to = 0; to < NSTATES; to++)
				before[from] += step[from][to] * odds[to] * backward[to];
		normalise(before);
		memcpy(backward, before, sizeof(backward));
		if (i % 256 == 0)
			zhn_interrupts(reader->env);
	}
	zhn_release(reader->env, forward);
}

/*
 * An article begins where its head does: at a column name, kicker or
 * headline that no part of the same head stands before.
 */
static bool
begins_article(State before, State state)
{
	if (!(OPENERS & S(state)))
		return false;
	return !(S(before) & (S(COLUMN_ABOVE) | S(KICKER) | S(NOTE_ABOVE))) ||
		(before == KICKER && state == COLUMN_ABOVE);
}

void
zhn_find_roles(const ZhnEnv *env, const ZhnPage *page,
			   const ZhnShape *shapes, bool *starts)
{
	Reader		reader = {.env = env, .page = page, .shapes = shapes};
	uint8_t    *path;

	if (page->nlines == 0)
		return;
	path = zhn_alloc(env, page->nlines);
	zhn_joiner_init(&reader.joiner, env, page, shapes);
	prepare_steps(&reader);
	weigh_lines(&reader);
	find_path(&reader, path);
	find_confidence(&reader, path);
	for (size_t i = 0; i < page->nlines; i++)
	{
		ZhnPageLine *line = &page->lines[i];

		line->role = zhn_role_of_state[path[i]];
		line->joined = path[i] == BODY_MORE;
		starts[i] = begins_article(i == 0 ? FURNITURE : path[i - 1], path[i]);
		if (i > 0 && (TEXTS & S(path[i])) &&
			((TEXTS | INSIDES) & S(path[i - 1])))
			line->join_score = 1 / (1 + exp(-(TEXTS & S(path[i - 1])
											  ? reader.join[i]
											  : reader.join_over[i])));
	}
	zhn_release(env, reader.line);
	zhn_release(env, reader.join);
	zhn_release(env, reader.join_over);
	zhn_release(env, path);
}
