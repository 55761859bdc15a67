/*-------------------------------------------------------------------------
 *
 * quotation_indirect.c
 *	  Indirect statements: where they begin, and how far they go on.
 *
 * A statement goes on over the sentences that follow, until somebody else acts
 * or speaks.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/quotation.h"

/* Who speaks of himself or to somebody goes on: 我, 我们, 你, 您. */
static bool
speaks_of_self(const ZhnDoc *doc, uint32_t i, uint32_t end)
{
	for (uint32_t p = i; p < end; p++)
		switch (doc->cp[p])
		{
			case U'我':
				/* 我国, 我市 are said by newspapers too. */
				if (doc->cp[p + 1] == U'们' || zhn_doc_edge(doc, p + 1))
					return zhn_doc_word_at(doc, p + 1, ZHN_W_PLACE_HEAD |
										   ZHN_W_ORG_PREFIX, NULL) == 0;
				break;
			case U'您':
			case U'咱':
				return true;
			case U'你':
				return zhn_doc_edge(doc, p);
			default:
				break;
		}
	return false;
}

/* Does a verb of speech or of acting stand between two places? */
static bool
acts_between(const ZhnDoc *doc, uint32_t from, uint32_t to)
{
	for (uint32_t p = from; p < to; p++)
		if (zhn_doc_whole_word_at(doc, p, ZHN_W_SPEECH, NULL) > 0 ||
			zhn_doc_whole_word_at(doc, p, ZHN_W_ACT, NULL) > 1)
			return true;
	return false;
}

/* Words that begin a sentence of news, but one of a statement as well. */
static bool
may_go_on(const ZhnDoc *doc, uint32_t i)
{
	static const char32_t *const words[] =
	{
		U"目前", U"近年来", U"此外", U"截至目前", U"截至", U"期间", U"参加", NULL
	};

	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_is(doc, i, *w) > 0)
			return true;
	return false;
}

/* How far an actor is looked for in a sentence. */
#define ACTOR_MAX 24
#define ACT_MAX 40
#define STATEMENT_MAX 60

static bool
same_name(ZhnSlice a, ZhnSlice b)
{
	return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

/*
 * Does somebody act or speak at the begin of a sentence?  A speaker does not
 * call himself by his name; and who says 王建国主席, with the title behind, may
 * speak of him.
 */
static bool
begins_with_actor(const Quotes *q, const Speaker *speaker, uint32_t i,
				  uint32_t stop)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	near = i + ACTOR_MAX < stop ? i + ACTOR_MAX : stop;
	Speaker		s;

	if (zhn_person_from(q, i, near, &s) && s.title_start - i <= 2)
	{
		if (same_name(s.name, speaker->name))
			return true;
		if (s.title_start == i &&
			zhn_doc_word_at(doc, s.end, ZHN_W_TITLE, NULL) == 0 &&
			doc->cp[s.end] != U'的')
			return true;
		return acts_between(doc, s.end, s.end + ACT_MAX < stop
							? s.end + ACT_MAX : stop);
	}
	return false;
}

/* 据某部消息, 据某报报道: a source is named. */
static bool
begins_with_source(const ZhnDoc *doc, uint32_t i, uint32_t stop)
{
	static const char32_t *const words[] =
	{
		U"消息", U"报道", U"介绍", U"统计", U"通报", U"透露", U"公布", NULL
	};
	uint32_t	end = i;

	if (!(doc->cp[i] == U'据' && zhn_doc_edge(doc, i + 1)) &&
		zhn_doc_is(doc, i, U"另据") == 0)
		return false;
	while (end < stop && end < i + ACT_MAX && doc->cp[end] != ',')
		end++;
	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_was(doc, end, *w) > 0)
			return true;
	return false;
}

/*
 * Does somebody who is named speak here: a verb with a comma, or right behind
 * a name?
 */
static bool
has_statement(const Quotes *q, uint32_t i, uint32_t stop)
{
	const ZhnDoc *doc = q->doc;
	Speaker		s;

	for (uint32_t k = i; k < stop && k < i + STATEMENT_MAX; k++)
	{
		uint32_t	n = zhn_verb_of_speech(doc, k);
		uint32_t	p = k;

		if (n == 0)
			continue;
		if ((doc->cp[k + n] == ',' || doc->cp[k + n] == ':' ||
			 zhn_after_object(doc, k, n) > 0) &&
			zhn_speaker_before(q, k, &s) && s.start >= i)
			return true;
		/* 李明21日还要求… */
		while (p > i && (doc->claim[p - 1] == ZHN_MENTION_DATE ||
						 doc->cp[p - 1] == U'还' || doc->cp[p - 1] == U'也'))
			p--;
		if (zhn_is_strong_verb(doc, k, n) && p > i &&
			(doc->claim[p - 1] == ZHN_MENTION_PERSON ||
			 doc->claim[p - 1] == ZHN_MENTION_ORGANISATION) &&
			zhn_speaker_before(q, k, &s) && s.start >= i && s.end == p)
			return true;
		k += n - 1;
	}
	return false;
}

/* Does a new sentence at i tell of something else? */
static bool
is_new_matter(const Quotes *q, const Speaker *speaker, uint32_t i,
			  uint32_t end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	stop = zhn_speech_end(doc, i, end);
	uint32_t	d = i;
	uint32_t	at;

	if (doc->cp[i] == U'“' || doc->cp[i] == U'《')
		return zhn_said_pair(doc, i) != NULL;
	if (zhn_doc_whole_word_at(doc, i, ZHN_W_NARRATIVE | ZHN_W_REPORTED,
							  NULL) > 0 && !may_go_on(doc, i))
		return true;
	if (begins_with_source(doc, i, stop))
		return true;
	if (zhn_pronoun_in(doc, i, i + 2, &at) &&
		acts_between(doc, at, at + ACT_MAX < stop ? at + ACT_MAX : stop))
		return true;
	if (begins_with_actor(q, speaker, i, stop))
		return !speaks_of_self(doc, i, stop) || has_statement(q, i, stop);
	/* 7月4日, but not 2022年. */
	while (d < stop && doc->claim[d] == ZHN_MENTION_DATE)
		d++;
	if (d - i >= 2 && doc->cp[d] == ',' && zhn_is_digit(doc->cp[i]) &&
		doc->cp[d - 1] != U'年' && !speaks_of_self(doc, i, stop))
		return true;
	return has_statement(q, i, stop);
}

/* Where an indirect statement that begins at i ends. */
static uint32_t
indirect_end(const Quotes *q, const Speaker *speaker, uint32_t i,
			 uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	end = zhn_speech_end(doc, i, line_end);

	for (;;)
	{
		while (end < line_end && zhn_ends_speech(doc->cp[end]))
			end++;
		while (end < line_end && doc->cp[end] == U'”')
			end++;
		if (end >= line_end || is_new_matter(q, speaker, end, line_end))
			return end;
		end = zhn_speech_end(doc, end, line_end);
	}
}

/* The said pair that opens at i, if any. */
const ZhnPair *
zhn_said_pair(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	low = 0;
	uint32_t	high = doc->npairs;

	while (low < high)
	{
		uint32_t	middle = (low + high) / 2;

		if (doc->pairs[middle].open < i)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < doc->npairs && doc->pairs[low].open == i &&
		doc->pairs[low].said)
		return &doc->pairs[low];
	return NULL;
}

/* A statement that the verb at i begins; returns where to go on. */
uint32_t
zhn_indirect_at(Quotes *q, uint32_t i, uint32_t n, uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	p = i + n;
	uint32_t	c = doc->cp[p];
	Speaker		s;
	uint32_t	end;
	bool		comma;

	if (c == U'了')
		c = doc->cp[++p];
	comma = c == ',' || c == ':';
	if (comma)
		p++;
	else if (zhn_after_object(doc, i, n) > 0)
	{
		p = zhn_after_object(doc, i, n);
		comma = true;
	}
	else if (!zhn_is_strong_verb(doc, i, n))
		return i + n;
	if (p >= line_end || zhn_ends_speech(doc->cp[p]) ||
		zhn_said_pair(doc, p) != NULL)
		return i + n;
	if (!zhn_speaker_before(q, i, &s))
		return i + n;
	if (!comma)
	{
		/*
		 * 他表示愿意…: the speaker stands right before the verb, or begins
		 * the sentence whose last clause the verb begins: 王建国出席会议,强调….
		 */
		if (i - s.end > (s.person ? 6 : 2) &&
			!(zhn_clause_start(doc, i) == i &&
			  s.title_start == zhn_subject_start(doc, i)))
			return i + n;
		end = zhn_speech_end(doc, p, line_end);
		if (end - p < 6 || (zhn_doc_is(doc, i, U"表示") &&
							zhn_is_gesture(doc, p, end)))
			return i + n;
		if (end < line_end)
			end++;
		zhn_add_quotation(q, ZHN_SPEECH_INDIRECT, p, end, &s, i, n, "before", 0.65f);
		return end;
	}
	end = indirect_end(q, &s, p, line_end);
	zhn_add_quotation(q, ZHN_SPEECH_INDIRECT, p, end, &s, i, n,
				  "before", s.person ? 0.9f : 0.8f);
	return end;
}

/* 据了解,… and 国家统计局今天公布的数据显示,… */
uint32_t
zhn_reported_at(Quotes *q, uint32_t i, uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	n = zhn_doc_word_at(doc, i, ZHN_W_REPORTED, NULL);
	uint32_t	end;
	Speaker		s;
	bool		known;

	if (n == 0 || !zhn_doc_edge(doc, i))
		return 0;
	if (doc->cp[i + n] != ',' && doc->cp[i + n] != ':')
		return 0;
	end = zhn_speech_end(doc, i + n + 1, line_end);
	if (end < line_end)
		end++;
	/* Data have their source; what is heard has none. */
	known = zhn_doc_was(doc, i + n, U"显示") + zhn_doc_was(doc, i + n, U"表明")
		> 0 && zhn_organisation_before(q, zhn_clause_start(doc, i), i, &s);
	zhn_add_quotation(q, ZHN_SPEECH_INDIRECT, i + n + 1, end,
					  known ? &s : NULL, i, n, known ? "before" : "none", 0.8f);
	return end;
}
