/*-------------------------------------------------------------------------
 *
 * multiword.h
 *	  Do these words stand together more often than their parts explain?
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_MULTIWORD_H
#define ZHN_MULTIWORD_H

/* Words of a unit at most. */
#define ZHN_MULTIWORD_MAX	5

/*
 * Lambda of a unit of k words, 2 to 5 (Blaheta and Johnson 2001), and its z
 * in *z, as in quanteda's textstat_collocations.
 *
 * at_least[b] is how many sequences of k words have the words of the unit at
 * least at the places whose bits are set in b (bit 0 is the first place);
 * at_least[0] is the number of all sequences.  From these follows how many
 * have them at exactly these places; smoothing, 0.5 in quanteda, is added to
 * each.  NaN if there can be no such counts.
 */
extern double zhn_multiword(const double *at_least, int k, double smoothing,
							double *z);

#endif							/* ZHN_MULTIWORD_H */
