/*-------------------------------------------------------------------------
 *
 * quotation.h
 *	  What the parts of the reader of quotations share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_EXTRACT_QUOTATION_H
#define ZHN_EXTRACT_QUOTATION_H

#include "extract/doc.h"
#include "extract/known.h"

/* Characters between a speaker and the verb. */
#define GAP_MAX 36

/* Longest sentence that is looked at, so that time is linear. */
#define SPEECH_MAX 4000

typedef struct Speaker
{
	bool		found;
	uint32_t	start;
	uint32_t	end;
	uint32_t	title_start;	/* start, or that of the title before it */
	bool		person;
	ZhnSlice	name;
	ZhnSlice	title;
} Speaker;

typedef struct Quotes
{
	ZhnDoc	   *doc;
	uint32_t   *names;			/* people and organisations by their start */
	uint32_t	nnames;
	ZhnKnown   *titles;			/* people with their titles */
	Speaker		last;			/* who spoke last */
	uint32_t	last_end;		/* end of what was said */
	uint32_t	said_to;		/* up to here statements are found */
} Quotes;

static inline bool
zhn_ends_speech(uint32_t cp)
{
	return cp == U'。' || cp == '!' || cp == '?' || cp == '\n';
}

/* quotation_speaker.c */

extern void zhn_collect_names(Quotes *q);
extern bool zhn_person_from(const Quotes *q, uint32_t from, uint32_t to,
							Speaker *s);
extern bool zhn_subject_from(const Quotes *q, uint32_t from, uint32_t to,
							 Speaker *s);
extern bool zhn_person_before(const Quotes *q, uint32_t to, uint32_t from,
							  Speaker *s);
extern bool zhn_organisation_before(const Quotes *q, uint32_t from,
									uint32_t to, Speaker *s);
extern uint32_t zhn_speech_end(const ZhnDoc *doc, uint32_t i, uint32_t limit);
extern uint32_t zhn_speech_start(const ZhnDoc *doc, uint32_t i);
extern uint32_t zhn_clause_start(const ZhnDoc *doc, uint32_t i);
extern uint32_t zhn_subject_start(const ZhnDoc *doc, uint32_t verb);
extern bool zhn_pronoun_in(const ZhnDoc *doc, uint32_t from, uint32_t to,
						   uint32_t *at);
extern bool zhn_resolve_pronoun(const Quotes *q, uint32_t i, Speaker *s);
extern bool zhn_thing_or_organisation(const Quotes *q, uint32_t from,
									  uint32_t verb, Speaker *s);
extern bool zhn_speaker_before(const Quotes *q, uint32_t verb, Speaker *s);

/* quotation_verb.c */

extern bool zhn_is_strong_verb(const ZhnDoc *doc, uint32_t i, uint32_t n);
extern uint32_t zhn_verb_of_speech(const ZhnDoc *doc, uint32_t i);
extern uint32_t zhn_after_object(const ZhnDoc *doc, uint32_t i, uint32_t n);
extern bool zhn_is_gesture(const ZhnDoc *doc, uint32_t i, uint32_t end);

/* quotation_indirect.c */

extern const ZhnPair *zhn_said_pair(const ZhnDoc *doc, uint32_t i);
extern uint32_t zhn_indirect_at(Quotes *q, uint32_t i, uint32_t n,
								uint32_t line_end);
extern uint32_t zhn_reported_at(Quotes *q, uint32_t i, uint32_t line_end);

/* quotation_direct.c */

extern void zhn_direct_pair(Quotes *q, const ZhnPair *pair,
							uint32_t line_start, uint32_t line_end);

/* quotation.c */

extern void zhn_add_quotation(Quotes *q, ZhnSpeech kind, uint32_t start,
							  uint32_t end, const Speaker *speaker,
							  uint32_t verb, uint32_t verb_length,
							  const char *position, float confidence);

#endif							/* ZHN_EXTRACT_QUOTATION_H */
