/*-------------------------------------------------------------------------
 *
 * rank.h
 *	  The best documents for a query, by BM25.
 *
 * Documents are looked at in windows of some thousand numbers.  In a window,
 * the impacts of blocks bound what each word can add to a score.  Words that
 * together cannot lift a document among the best are not looked for
 * (MAXSCORE), unless that leaves many documents that might be; blocks, and
 * whole windows, that cannot hold such a document are passed over without
 * being decoded (block-max).  What is left is summed up word by word; the few
 * documents whose sums reach far enough are then matched and scored exactly,
 * word by word in the order of the query, so that a score does not depend on
 * what was passed over.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_RANK_H
#define ZHN_RANK_H

#include "index/match.h"
#include "index/top.h"
#include "measure/bm25.h"

/* Numbers of documents in a window. */
#define ZHN_WINDOW	4096

typedef struct ZhnRanking
{
	const ZhnEnv *env;
	const ZhnMatchQuery *query;
	size_t		nnodes;
	ZhnBm25		bm25;
	double		factors[ZHN_CLASSES];	/* of places of class D to A */
	const ZhnDocuments *allowed;	/* NULL for all */
	const ZhnDocuments *excluded;
	bool		count_all;		/* total is to be exact */

	/* Put the lengths, plus one, of n documents from one on into out. */
	void		(*lengths) (void *arg, int64_t from, size_t n, uint16_t *out);
	/* Is time over?  NULL for no limit. */
	bool		(*stop) (void *arg);
	void	   *arg;

	/* The result: total counts the documents that were found to match. */
	uint64_t	total;
	bool		is_total;		/* these are all that match */
	bool		is_complete;	/* time was not over before the end */
} ZhnRanking;

/*
 * Whether the documents that match all have one of the words: only such a
 * query can be ranked.
 */
extern bool zhn_can_rank(const ZhnMatchQuery *query);

/* Add the documents of the lists to the best. */
extern void zhn_rank(ZhnRanking *ranking, ZhnTop *top);

/* The score of a document with these words, in their order. */
extern double zhn_word_score(const ZhnBm25 *bm25,
							 const double factors[ZHN_CLASSES],
							 unsigned classes, double weight,
							 const uint16_t counts[ZHN_CLASSES],
							 uint32_t length);

#endif							/* ZHN_RANK_H */
