/*-------------------------------------------------------------------------
 *
 * burst.h
 *	  Bursts of a word in time (Kleinberg 2003).
 *
 * A hidden automaton is in one of several states, each of which emits more
 * than the one below.  Going up costs gamma ln n for each state, going down
 * nothing; the automaton starts in state 0.  The cheapest sequence of states
 * is found by Viterbi's algorithm; of equal ones, that of lower states.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_BURST_H
#define ZHN_BURST_H

#include <stddef.h>
#include <stdint.h>

#include "text/env.h"

typedef struct ZhnBurst
{
	int			level;			/* state, from 1: the automaton was there or
								 * higher */
	size_t		first;			/* first period */
	size_t		last;			/* last period */
	double		weight;			/* what it saved against the state below */
} ZhnBurst;

/* States at most; a series that would need more is an error. */
#define ZHN_BURST_STATES	1000

/*
 * Bursts in n periods, in each of which relevant[t] of all[t] items have the
 * word (section 3, "batched arrivals").  State i expects the share p0 s^i,
 * where p0 is that of the whole series.  States whose share would reach 1
 * are left out.
 *
 * Fills state (room for n) and returns the bursts, in order of first period
 * and then level, from env; their number in *n_bursts, the cost of the
 * states in *cost.  Fails if relevant[t] > all[t] or a number is negative, if
 * s <= 1 or gamma < 0.
 */
extern ZhnBurst *zhn_bursts(const ZhnEnv *env, const int64_t *relevant,
							const int64_t *all, size_t n, double s,
							double gamma, int n_states, int *state,
							size_t *n_bursts, double *cost);

/*
 * Bursts of n_times events at ascending times (section 2).  State i expects
 * gaps that are s^i times shorter than the mean; there are as many states as
 * the shortest gap calls for.  A burst's first and last are times' indexes.
 * As in R's package bursts, level 1 is the state that all are in at least.
 * Fails if two events are at one time.
 */
extern ZhnBurst *zhn_event_bursts(const ZhnEnv *env, const double *time,
								  size_t n_times, double s, double gamma,
								  size_t *n_bursts);

#endif							/* ZHN_BURST_H */
