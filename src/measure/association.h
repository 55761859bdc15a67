/*-------------------------------------------------------------------------
 *
 * association.h
 *	  How strongly two words attract each other.
 *
 * Word x occurs f_x times and word y f_y times in n positions, f_xy times
 * together.  Together may mean next to each other, or within some words of
 * each other: then f_x is the number of positions near x.  E below is the
 * number of times expected by chance, f_x f_y / n.  What is undefined is NaN.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ASSOCIATION_H
#define ZHN_ASSOCIATION_H

typedef struct ZhnAssociation
{
	double		expected;		/* E */
	double		g2;				/* log-likelihood, four cells; Dunning 1993 */
	double		chi2;			/* Pearson, without correction */
	double		p;				/* of g2, one degree of freedom */
	double		pmi;			/* log2(f_xy / E); Church and Hanks 1990.
								 * quanteda shows the natural logarithm. */
	double		npmi;			/* pmi / -log2(f_xy / n); Bouma 2009 */
	double		mi3;			/* log2(f_xy^3 / E); Daille 1994 */
	double		t;				/* (f_xy - E) / sqrt(f_xy); Church 1991 */
	double		z;				/* (f_xy - E) / sqrt(E); Berry-Rogghe 1973 */
} ZhnAssociation;

/* All of them; false and all NaN if there can be no such counts. */
extern int	zhn_associate(double f_xy, double f_x, double f_y, double n,
						  ZhnAssociation *result);

/* 2 f_xy / (f_x + f_y); Dice 1945. */
extern double zhn_dice(double f_xy, double f_x, double f_y);

/* 14 + log2(dice); Rychly 2008.  The Russian National Corpus shows 14 + ln. */
extern double zhn_log_dice(double f_xy, double f_x, double f_y);

/* min(f_xy / f_x, f_xy / f_y); Pedersen 1998. */
extern double zhn_minimum_sensitivity(double f_xy, double f_x, double f_y);

#endif							/* ZHN_ASSOCIATION_H */
