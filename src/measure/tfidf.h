/*-------------------------------------------------------------------------
 *
 * tfidf.h
 *	  Weights of the words of a text among texts: TF-IDF (Salton).
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_TFIDF_H
#define ZHN_TFIDF_H

#include <stddef.h>

/* ln((1 + n) / (1 + df)) + 1, where df of n texts have the word. */
extern double zhn_idf(double df, double n);

/*
 * The weights of n words of a text: tf[i] times zhn_idf(df[i], texts),
 * divided by the square root of the sum of their squares, which is the
 * variant of scikit-learn's TfidfVectorizer.  All 0 if there is no word.
 */
extern void zhn_tfidf(const double *tf, const double *df, size_t n,
					  double texts, double *weight);

#endif							/* ZHN_TFIDF_H */
