/*-------------------------------------------------------------------------
 *
 * rank_filter.h
 *	  Conditions that are looked at after ranking.
 *
 * A condition that few articles meet is best asked for them first; of one
 * that many meet, the best articles are looked at one by one, until enough of
 * them meet it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PG_RANK_FILTER_H
#define ZHN_PG_RANK_FILTER_H

#include "index/top.h"

/* Rows of a query, as the planner expects them; needs SPI. */
extern double zhn_filter_estimate(const char *sql);

/*
 * Keep the hits, in their order, whose ids a query of $1, an array of ids,
 * returns; returns their number.
 */
extern size_t zhn_filter_keep(const char *sql, ZhnRanked *hits, size_t n);

#endif							/* ZHN_PG_RANK_FILTER_H */
