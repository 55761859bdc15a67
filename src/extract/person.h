/*-------------------------------------------------------------------------
 *
 * person.h
 *	  What the finders of people ask each other.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_PERSON_H
#define ZHN_PERSON_H

#include "extract/doc.h"

/* What may be a person. */
typedef struct ZhnPerson
{
	uint32_t	start;
	uint32_t	end;
	uint32_t	title_start;	/* title_start == title_end: no title */
	uint32_t	title_end;
	float		confidence;
	const char *evidence;
	bool		is_place;		/* and no person */
} ZhnPerson;

/* The start of all titles that end at i; i if none does. */
extern uint32_t zhn_titles_before(const ZhnDoc *doc, uint32_t i);

/* The length of a title right after a name, or 0. */
extern uint32_t zhn_title_after(const ZhnDoc *doc, uint32_t i);

/* The same of 等市领导 after a list of names; where the title starts. */
extern uint32_t zhn_group_title_after(const ZhnDoc *doc, uint32_t i,
									  uint32_t *start);

/* Is it the name of an author? */
extern bool zhn_in_byline(const ZhnDoc *doc, uint32_t start, uint32_t end);

/* What a verb at i adds to the confidence in a name before it. */
extern float zhn_verb_after(const ZhnDoc *doc, uint32_t i);

extern bool zhn_is_surname_at(const ZhnDoc *doc, uint32_t i, uint32_t *length);

/* Do the tables know the word, as one that only looks like a name? */
extern bool zhn_is_no_name(const ZhnDoc *doc, uint32_t start, uint32_t end);

/* How likely the token alone is a name. */
extern float zhn_name_form(const ZhnDoc *doc, const ZhnDocToken *token);

/* Weigh what stands around a candidate. */
extern void zhn_weigh_person(const ZhnDoc *doc, ZhnPerson *p);

/* Is it a place, though it is spelled like a name? */
extern bool zhn_is_foreign_place(const ZhnDoc *doc, uint32_t start,
								 uint32_t end);

/* The last token of the name that begins with token t. */
extern uint32_t zhn_last_of_name(const ZhnDoc *doc, uint32_t t);

/* The characters at which the name of token t begins and that of t ends. */
extern uint32_t zhn_name_start(const ZhnDoc *doc, uint32_t t);
extern uint32_t zhn_name_end(const ZhnDoc *doc, uint32_t t);

#endif							/* ZHN_PERSON_H */
