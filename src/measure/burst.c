/*-------------------------------------------------------------------------
 *
 * burst.c
 *	  Bursts of a word in time (Kleinberg 2003).
 *
 *-------------------------------------------------------------------------
 */
#include "measure/burst.h"

#include <math.h>
#include <string.h>

#include "measure/sum.h"

/* Cells of the table of Viterbi's algorithm at most: 512 MB. */
#define CELLS_MAX	(((size_t) 1) << 28)

/* An automaton and a series that it emits. */
typedef struct Automaton
{
	const ZhnEnv *env;
	int			n_states;
	double		up;				/* cost of going up one state */
	size_t		n;				/* periods, or gaps */
	const int64_t *relevant;	/* batched: what the periods hold */
	const int64_t *all;
	const double *time;			/* events: their times */
	double		base;			/* share, or events per time, of state 0 */
	double		log_s;
} Automaton;

static void
check_parameters(const ZhnEnv *env, double s, double gamma)
{
	if (!(s > 1.0 && isfinite(s)))
		zhn_fail(env, ZHN_ERROR_INPUT, "s of bursts must be greater than 1",
				 "Each state expects s times as much as the one below; "
				 "2 is usual.");
	if (!(gamma >= 0.0 && isfinite(gamma)))
		zhn_fail(env, ZHN_ERROR_INPUT, "gamma of bursts must not be negative",
				 "A higher gamma finds fewer bursts; 1 is usual.");
}

/* -ln of the chance of what period t holds; without the factor that is the
 * same in all states. */
static double
state_cost(const Automaton *a, int state, size_t t)
{
	double		base = a->base * exp(state * a->log_s);

	if (a->time != NULL)
		return base * (a->time[t + 1] - a->time[t]) - log(base);

	double		hits = a->relevant[t];
	double		misses = (double) a->all[t] - hits;
	double		cost = 0.0;

	if (hits > 0)
		cost -= hits * log(base);
	if (misses > 0)
		cost -= misses * log1p(-base);
	return cost;
}

/* -ln of the number of ways to choose the hits of period t. */
static double
choice_cost(const Automaton *a, size_t t)
{
	double		hits = a->relevant[t];
	double		all = a->all[t];

	return lgamma(hits + 1.0) + lgamma(all - hits + 1.0) - lgamma(all + 1.0);
}

/*
 * The cheapest states.  Returns their cost.
 *
 * The best way into state j is from above for nothing, or from below at a
 * cost that grows by up for each state: one pass down and one up finds the
 * best for all j.
 */
static double
cheapest_states(const Automaton *a, int *state)
{
	int			k = a->n_states;
	double	   *cost = zhn_alloc(a->env, k * sizeof(double));
	double	   *next = zhn_alloc(a->env, k * sizeof(double));
	uint16_t   *from;
	int			best = 0;
	double		least;

	if (a->n > CELLS_MAX / k)
		zhn_fail(a->env, ZHN_ERROR_LIMIT, "series too long for bursts",
				 "Use longer periods or fewer states.");
	from = zhn_alloc(a->env, (a->n * k + 1) * sizeof(uint16_t));

	for (int j = 0; j < k; j++)
		cost[j] = j == 0 ? 0.0 : INFINITY;
	for (size_t t = 0; t < a->n; t++)
	{
		uint16_t   *row = from + t * k;

		zhn_interrupts(a->env);
		/* From the same state or above: the lowest of the cheapest. */
		for (int j = k - 1; j >= 0; j--)
		{
			row[j] = j;
			next[j] = cost[j];
			if (j < k - 1 && next[j + 1] < next[j])
			{
				row[j] = row[j + 1];
				next[j] = next[j + 1];
			}
		}
		/* From below. */
		double		below = INFINITY;
		int			below_state = 0;

		for (int j = 0; j < k; j++)
		{
			if (below <= next[j])
			{
				row[j] = below_state;
				next[j] = below;
			}
			if (cost[j] < below)
			{
				below = cost[j];
				below_state = j;
			}
			below += a->up;
		}
		for (int j = 0; j < k; j++)
			cost[j] = next[j] + state_cost(a, j, t);
	}

	for (int j = 1; j < k; j++)
		if (cost[j] < cost[best])
			best = j;
	least = cost[best];
	for (size_t t = a->n; t-- > 0;)
	{
		state[t] = best;
		best = from[t * k + best];
	}
	zhn_release(a->env, from);
	zhn_release(a->env, next);
	zhn_release(a->env, cost);
	return least;
}

/* What being in state level instead of the one below saved. */
static double
burst_weight(const Automaton *a, int level, size_t first, size_t last)
{
	ZhnSum		sum = {0};

	for (size_t t = first; t <= last; t++)
		zhn_sum_add(&sum, state_cost(a, level - 1, t) -
					state_cost(a, level, t));
	return zhn_sum_value(&sum);
}

/*
 * Runs of periods in a state of at least lowest, lowest + 1, and so on.  Of
 * those that are open, the one that began last is closed first, so a stack
 * of open ones is enough; the result is in order of begin and level.
 */
static ZhnBurst *
collect_bursts(const Automaton *a, const int *state, int lowest,
			   size_t *n_bursts)
{
	size_t		room = 16;
	ZhnBurst   *burst = zhn_alloc(a->env, room * sizeof(ZhnBurst));
	size_t	   *open = zhn_alloc(a->env, (a->n_states + 1) * sizeof(size_t));
	int			level = lowest - 1;

	*n_bursts = 0;
	for (size_t t = 0; t <= a->n; t++)
	{
		int			now = t < a->n ? state[t] : lowest - 1;

		for (; level > now && level >= lowest; level--)
		{
			ZhnBurst   *b = &burst[open[level]];

			b->last = t - 1;
			b->weight = b->level == 0 ? 0.0 :
				burst_weight(a, level, b->first, b->last);
		}
		while (level < now)
		{
			level++;
			if (*n_bursts == room)
			{
				room *= 2;
				burst = zhn_resize(a->env, burst, room * sizeof(ZhnBurst));
			}
			open[level] = *n_bursts;
			burst[*n_bursts].level = level;
			burst[*n_bursts].first = t;
			++*n_bursts;
		}
	}
	zhn_release(a->env, open);
	return burst;
}

ZhnBurst *
zhn_bursts(const ZhnEnv *env, const int64_t *relevant, const int64_t *all,
		   size_t n, double s, double gamma, int n_states, int *state,
		   size_t *n_bursts, double *cost)
{
	Automaton	a = {env, 1, 0, n, relevant, all, NULL, 0, 0};
	ZhnSum		hits = {0};
	ZhnSum		items = {0};
	ZhnSum		total = {0};

	check_parameters(env, s, gamma);
	if (n_states < 2 || n_states > ZHN_BURST_STATES)
		zhn_fail(env, ZHN_ERROR_INPUT,
				 "number of states of bursts must be 2 to 1000",
				 "Two states are bursting and not bursting.");
	for (size_t t = 0; t < n; t++)
	{
		if (relevant[t] < 0 || relevant[t] > all[t])
			zhn_fail(env, ZHN_ERROR_INPUT,
					 "a count of bursts is negative or larger than its total",
					 "Count articles that have the word, and all articles.");
		zhn_sum_add(&hits, (double) relevant[t]);
		zhn_sum_add(&items, (double) all[t]);
	}

	a.base = zhn_sum_value(&items) > 0 ?
		zhn_sum_value(&hits) / zhn_sum_value(&items) : 0.0;
	a.log_s = log(s);
	a.up = n > 0 ? gamma * log((double) n) : 0.0;
	while (a.n_states < n_states && a.base > 0 &&
		   a.base * exp(a.n_states * a.log_s) < 1.0)
		a.n_states++;

	zhn_sum_add(&total, 0.0);
	if (a.base > 0)
		zhn_sum_add(&total, cheapest_states(&a, state));
	else
		memset(state, 0, n * sizeof(int));
	for (size_t t = 0; t < n; t++)
		zhn_sum_add(&total, choice_cost(&a, t));
	*cost = zhn_sum_value(&total);
	return collect_bursts(&a, state, 1, n_bursts);
}

/* The number of states that R's package takes. */
static int
event_states(const ZhnEnv *env, const double *time, size_t n, double s)
{
	double		shortest = INFINITY;
	double		states;

	for (size_t i = 1; i < n; i++)
	{
		double		gap = time[i] - time[i - 1];

		if (!(gap > 0 && isfinite(gap)))
			zhn_fail(env, ZHN_ERROR_INPUT,
					 "events of bursts must be at different, ascending times",
					 "For events that are dated by day, count them by day "
					 "and use bursts(counts, totals).");
		shortest = fmin(shortest, gap);
	}
	states = ceil(1.0 + log(time[n - 1] - time[0]) / log(s) -
				  log(shortest) / log(s));
	if (!(states <= ZHN_BURST_STATES))
		zhn_fail(env, ZHN_ERROR_LIMIT, "bursts would need over 1000 states",
				 "Use a larger s, or count events by day.");
	return states < 1 ? 1 : (int) states;
}

ZhnBurst *
zhn_event_bursts(const ZhnEnv *env, const double *time, size_t n_times,
				 double s, double gamma, size_t *n_bursts)
{
	Automaton	a = {env, 1, 0, 0, NULL, NULL, time, 0, 0};
	ZhnBurst   *burst;
	int		   *state;

	check_parameters(env, s, gamma);
	*n_bursts = 0;
	if (n_times < 2)
		return NULL;
	a.n_states = event_states(env, time, n_times, s);
	a.n = n_times - 1;
	a.base = a.n / (time[n_times - 1] - time[0]);
	a.log_s = log(s);
	a.up = gamma * log((double) a.n);

	state = zhn_alloc(env, a.n * sizeof(int));
	cheapest_states(&a, state);
	burst = collect_bursts(&a, state, 0, n_bursts);
	for (size_t i = 0; i < *n_bursts; i++)
	{
		burst[i].level++;		/* R counts from 1 */
		burst[i].last++;		/* the event after the last gap */
	}
	zhn_release(env, state);
	return burst;
}
