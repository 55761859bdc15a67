/*-------------------------------------------------------------------------
 *
 * feature.h
 *	  What the model of names looks at.
 *
 * Each token has a look: its characters, its kind, the classes of its word,
 * what the rules took it for.  A feature is one or two properties of a token
 * and its neighbours, and is a row of the table of weights, found by a hash.
 * Training (data/make/names.c) and tagging call the same functions.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_FEATURE_H
#define ZHN_FEATURE_H

#include "extract/doc.h"

/* Rows of the table of weights. */
#define ZHN_FEATURE_BITS 16

/* Slots of the table of word clusters. */
#define ZHN_CLUSTER_BITS 16

/* Features of a token. */
#define ZHN_NFEATURES 37

/* Tokens before and after that features reach. */
#define ZHN_LOOK_AROUND 2

/* Labels: outside, then first and further token of each kind of name. */
typedef enum ZhnLabel
{
	ZHN_LABEL_OUTSIDE,
	ZHN_LABEL_PERSON,
	ZHN_LABEL_PERSON_GOES_ON,
	ZHN_LABEL_ORGANISATION,
	ZHN_LABEL_ORGANISATION_GOES_ON,
	ZHN_LABEL_PLACE,
	ZHN_LABEL_PLACE_GOES_ON,
	ZHN_NLABELS,
	ZHN_LABELS_ROOM = 8			/* of a row; the last is its mark */
} ZhnLabel;

typedef struct ZhnLook
{
	uint32_t	word;
	uint32_t	first;			/* character */
	uint32_t	last;
	uint32_t	first2;			/* two characters */
	uint32_t	last2;
	uint32_t	shape;			/* kind, reason, length */
	uint32_t	role;			/* classes of words.h */
	uint32_t	rule;			/* what the rules found */
	uint32_t	cluster;		/* of words that stand in like company */
	uint32_t	name;			/* how well it spells a name */
	uint32_t	joint;			/* how well with the token before or after */
	uint32_t	list;			/* listed organisation, city with a club */
} ZhnLook;

/* Hash of n characters of a word; its slot and mark among the clusters. */
extern uint32_t zhn_word_hash(const uint32_t *cp, uint32_t n);

static inline uint32_t
zhn_cluster_slot(uint32_t hash)
{
	return hash * UINT32_C(2654435769) >> (32 - ZHN_CLUSTER_BITS);
}

static inline uint8_t
zhn_cluster_mark(uint32_t hash)
{
	return (uint8_t) (hash >> 5);
}

/* What the rules took each token for, one for each token. */
extern uint8_t *zhn_rule_marks(const ZhnDoc *doc, uint32_t first_mention);

extern void zhn_look(const ZhnDoc *doc, const uint8_t *marks, uint32_t t,
					 ZhnLook *look);

/*
 * The hashes of the features of a token, with ZHN_LOOK_AROUND looks on either
 * side of it.  The upper bits of a hash are the row, the lowest the mark that
 * the row has if it is that of this feature.
 */
extern void zhn_features(const ZhnLook *look, uint32_t *hashes);

static inline uint32_t
zhn_feature_row(uint32_t hash)
{
	return hash >> (32 - ZHN_FEATURE_BITS);
}

static inline uint8_t
zhn_feature_mark(uint32_t hash)
{
	return (uint8_t) (hash | 1);
}

/*
 * The next tokens from t on that may be a name or stand beside one, no more
 * than ZHN_TAGGED_MAX of them; false if there are none.  No others are looked
 * at: most of a text is common words.
 */
extern bool zhn_next_tagged(const ZhnDoc *doc, const uint8_t *marks,
							uint32_t t, uint32_t *first, uint32_t *end);

#define ZHN_TAGGED_MAX 200

/* The looks of these tokens, and of ZHN_LOOK_AROUND on either side. */
extern void zhn_looks(const ZhnDoc *doc, const uint8_t *marks,
					  uint32_t first, uint32_t end, ZhnLook *looks);

#endif							/* ZHN_FEATURE_H */
