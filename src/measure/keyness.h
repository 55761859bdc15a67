/*-------------------------------------------------------------------------
 *
 * keyness.h
 *	  How much more often a word is used in one collection than in another.
 *
 * A word occurs f1 times among the n1 words of the target, and f2 times
 * among the n2 words of the reference.  Measures that are undefined (an
 * empty collection, say) are NaN, never infinite.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_KEYNESS_H
#define ZHN_KEYNESS_H

/*
 * Log-likelihood ratio G2 (Dunning 1993) over all four cells of the table
 * f1, f2 / n1 - f1, n2 - f2, as in AntConc, NLTK and quanteda without
 * correction.  Never negative.
 */
extern double zhn_g2(double f1, double n1, double f2, double n2);

/*
 * The short form over the two upper cells (Rayson and Garside 2000), as in
 * the UCREL wizard and WordSmith.  A little smaller.
 */
extern double zhn_g2_short(double f1, double n1, double f2, double n2);

/* Pearson's chi-squared; with Yates' continuity correction, on request. */
extern double zhn_chi2(double f1, double n1, double f2, double n2, int yates);

/*
 * 1 if the word is relatively more frequent in the target, -1 if less, else
 * 0.  G2 and chi-squared are shown with this sign.
 */
extern int	zhn_direction(double f1, double n1, double f2, double n2);

/*
 * Log2 of the ratio of the relative frequencies (Hardie 2014), with one half
 * added to counts and sizes (Walter 1975), so that it is finite if a word is
 * missing on one side.
 */
extern double zhn_log_ratio(double f1, double n1, double f2, double n2);

/*
 * Interval of the log ratio, and its conservative value LRC (Evert 2022).
 *
 * The interval is the exact one of Clopper and Pearson for f1 / (f1 + f2)
 * with error chance alpha / family, where family is the number of words that
 * are compared (Bonferroni), turned into the log2 of a ratio.  An end is
 * -INFINITY or INFINITY if a count is zero.  LRC is the end nearer to 0, or 0
 * if 0 is inside.
 */
extern double zhn_lrc(double f1, double n1, double f2, double n2,
					  double alpha, double family, double *low, double *high);

/* Simple maths (Kilgarriff 2009): ratio of per-million, each plus lambda. */
extern double zhn_simple_maths(double f1, double n1, double f2, double n2,
							   double lambda);

/*
 * JLH of Elasticsearch's significant_terms: absolute times relative change
 * of the share, where the background f, n includes the foreground; 0 if the
 * share falls.
 */
extern double zhn_jlh(double f1, double n1, double f, double n);

#endif							/* ZHN_KEYNESS_H */
