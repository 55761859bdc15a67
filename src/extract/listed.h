/*-------------------------------------------------------------------------
 *
 * listed.h
 *	  Organisations that are known by name: data/organisations.tsv.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_LISTED_H
#define ZHN_LISTED_H

/* Lines of type, form and names, as in the file; ends with a zero. */
extern const char zhn_listed[] __attribute__((visibility("hidden")));

#endif							/* ZHN_LISTED_H */
