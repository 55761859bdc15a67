/*-------------------------------------------------------------------------
 *
 * role_rules.h
 *	  What the reader knows of pages: the states of a line, and the rules
 *	  that say for or against each.  Only role.c uses them.
 *
 * Weights are natural logarithms of odds, set by hand from how newspapers are
 * made: 1 is a hint, 3 is strong, 6 is nearly certain.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_READ_ROLE_RULES_H
#define ZHN_READ_ROLE_RULES_H

#include "read/page.h"
#include "read/shape.h"

/*
 * States are roles, split where the place in the article matters for what
 * can come next.
 */
typedef enum State
{
	FURNITURE,
	COLUMN_ABOVE,				/* column name over a headline */
	KICKER,
	HEADLINE,					/* first line of one */
	HEADLINE_MORE,				/* a further line of it */
	SUBTITLE,
	SUMMARY,
	NOTE_ABOVE,					/* over a headline */
	NOTE,
	BYLINE,						/* above the body */
	BODY,
	BODY_MORE,					/* continues a cut paragraph */
	CROSSHEAD,
	CAPTION,
	FURNITURE_INSIDE,			/* between the parts of a cut paragraph */
	CAPTION_INSIDE,
	SIGNATURE_INSIDE,
	SIGNATURE,					/* byline below the body or caption */
	COLUMN_BELOW,
	CREDIT,
	SOURCE,
	JUMP,
	NSTATES
} State;

/* The role of each state. */
extern const ZhnRole zhn_role_of_state[NSTATES];

/* Sets of states. */
#define S(state)	((uint32_t) 1 << (state))
#define ALL			(S(NSTATES) - 1)
#define TITLE_LINES	(S(HEADLINE) | S(HEADLINE_MORE))
#define TITLES		(TITLE_LINES | S(KICKER) | S(SUBTITLE))
#define OPENERS		(S(COLUMN_ABOVE) | S(KICKER) | S(HEADLINE) | S(NOTE_ABOVE))
#define COLUMNS		(S(COLUMN_ABOVE) | S(COLUMN_BELOW))
#define TEXTS		(S(BODY) | S(BODY_MORE))
#define INSIDES		(S(FURNITURE_INSIDE) | S(CAPTION_INSIDE) | \
					 S(SIGNATURE_INSIDE))
#define BYLINES		(S(BYLINE) | S(SIGNATURE) | S(SIGNATURE_INSIDE))
#define FURNITURES	(S(FURNITURE) | S(FURNITURE_INSIDE))
#define CAPTIONS	(S(CAPTION) | S(CAPTION_INSIDE))
#define NOTES		(S(NOTE) | S(NOTE_ABOVE))
#define SHORTS		(TITLES | COLUMNS | S(CROSSHEAD) | FURNITURES)
#define CLOSERS		(S(SIGNATURE) | S(CREDIT) | S(SOURCE) | S(JUMP) | \
					 S(COLUMN_BELOW))

/* Sets of features. */
#define F(feature)	((uint64_t) 1 << (feature))
#define ANY			0

/* What the features of a line say for or against states. */
typedef struct LineRule
{
	uint64_t	features;		/* that the line must have, all of them */
	uint32_t	states;
	double		weight;
} LineRule;

extern const LineRule zhn_line_rules[];
extern const size_t zhn_nline_rules;

/* What speaks for a state before the line is looked at. */
extern const double zhn_state_prior[NSTATES];

/* How usual it is for one state to follow another: the first rule counts. */
typedef struct StepRule
{
	uint32_t	from;
	uint32_t	to;
	double		weight;
} StepRule;

extern const StepRule zhn_step_rules[];
extern const size_t zhn_nstep_rules;

/* How usual it is for a page to begin and end with a state. */
extern const StepRule zhn_begin_rules[];
extern const size_t zhn_nbegin_rules;
extern const StepRule zhn_end_rules[];
extern const size_t zhn_nend_rules;

/* What features of two lines say about the step between them. */
typedef struct PairRule
{
	uint64_t	left;			/* features that the first line must have */
	uint64_t	right;			/* and the second */
	uint32_t	from;
	uint32_t	to;
	double		weight;
} PairRule;

extern const PairRule zhn_pair_rules[];
extern const size_t zhn_npair_rules;

#endif							/* ZHN_READ_ROLE_RULES_H */
