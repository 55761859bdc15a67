/*-------------------------------------------------------------------------
 *
 * quotation.c
 *	  Who said what: direct and indirect statements with their speakers.
 *
 * A statement is found by a verb of speech or by quotation marks that hold a
 * sentence.  Its speaker stands before the verb (王建国指出,…), after the marks
 * (“…”王建国说), is the subject of the sentence (…,并指出,…), a pronoun, or was
 * named in the sentence before.  Things that speak (会议, 报告) are speakers
 * too.  An indirect statement goes on over the sentences that follow until
 * somebody else acts or speaks.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "extract/doc.h"
#include "extract/known.h"

/* Characters between a speaker and the verb. */
#define GAP_MAX 36
#define THING_GAP_MAX 8

/* Characters after closing marks in which the speaker is looked for. */
#define AFTER_MAX 120

/* Lines of a headline that a line ending in 强调 introduces. */
#define HEADLINE_LINES 3
#define HEADLINE_MAX 40

typedef struct Speaker
{
	bool		found;
	uint32_t	start;
	uint32_t	end;
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

/* ------------------------------------------------------------ speakers */

static int
compare_starts(const void *a, const void *b)
{
	const uint64_t *x = a;
	const uint64_t *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
collect_names(Quotes *q)
{
	ZhnDoc	   *doc = q->doc;
	uint64_t   *keys = zhn_alloc(doc->env,
								 (doc->nmentions + 1) * sizeof(uint64_t));
	uint32_t	n = 0;

	q->titles = zhn_known_create(doc);
	for (uint32_t k = 0; k < doc->nmentions; k++)
	{
		const ZhnMention *m = &doc->mentions[k];

		if (m->kind != ZHN_MENTION_PERSON &&
			m->kind != ZHN_MENTION_ORGANISATION)
			continue;
		keys[n++] = (uint64_t) m->start << 32 | k;
		if (m->kind == ZHN_MENTION_PERSON && m->title.at != NULL)
			zhn_known_add(q->titles, m->start, m->start + m->length, k);
	}
	if (n > 0)
		qsort(keys, n, sizeof(uint64_t), compare_starts);
	q->names = zhn_alloc(doc->env, (n + 1) * sizeof(uint32_t));
	for (uint32_t k = 0; k < n; k++)
		q->names[k] = (uint32_t) keys[k];
	q->nnames = n;
}

/* Number in names of the first that begins at i or later. */
static uint32_t
name_from(const Quotes *q, uint32_t i)
{
	uint32_t	low = 0;
	uint32_t	high = q->nnames;

	while (low < high)
	{
		uint32_t	middle = (low + high) / 2;

		if (q->doc->mentions[q->names[middle]].start < i)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
speaker_is_mention(const Quotes *q, uint32_t mention, Speaker *s)
{
	const ZhnMention *m = &q->doc->mentions[mention];
	uint32_t	other;

	memset(s, 0, sizeof(Speaker));
	s->found = true;
	s->start = m->start;
	s->end = m->start + m->length;
	s->person = m->kind == ZHN_MENTION_PERSON;
	s->name = m->name.at != NULL ? m->name : m->surface;
	s->title = m->title;
	if (s->person && s->title.at == NULL &&
		zhn_known_at(q->titles, m->start, &other) == m->length)
		s->title = q->doc->mentions[other].title;
}

/* The first person between two characters. */
static bool
first_person(const Quotes *q, uint32_t from, uint32_t to, Speaker *s)
{
	for (uint32_t k = name_from(q, from); k < q->nnames; k++)
	{
		const ZhnMention *m = &q->doc->mentions[q->names[k]];

		if (m->start + m->length > to)
			return false;
		if (m->kind == ZHN_MENTION_PERSON)
		{
			speaker_is_mention(q, q->names[k], s);
			return true;
		}
	}
	return false;
}

static bool
last_person_before(const Quotes *q, uint32_t to, uint32_t from, Speaker *s)
{
	for (uint32_t k = name_from(q, to); k > 0; k--)
	{
		const ZhnMention *m = &q->doc->mentions[q->names[k - 1]];

		if (m->start < from)
			return false;
		if (m->kind == ZHN_MENTION_PERSON)
		{
			speaker_is_mention(q, q->names[k - 1], s);
			return true;
		}
	}
	return false;
}

/* The organisation that ends last between two characters. */
static bool
last_organisation(const Quotes *q, uint32_t from, uint32_t to, Speaker *s)
{
	for (uint32_t k = name_from(q, to); k > 0; k--)
	{
		const ZhnMention *m = &q->doc->mentions[q->names[k - 1]];

		if (m->start < from)
			return false;
		if (m->kind == ZHN_MENTION_ORGANISATION && m->start + m->length <= to)
		{
			speaker_is_mention(q, q->names[k - 1], s);
			return true;
		}
	}
	return false;
}

static bool
ends_sentence(uint32_t cp)
{
	return cp == U'。' || cp == '!' || cp == '?' || cp == '\n';
}

/* A statement may hold ; so only these end it. */
static uint32_t
sentence_end(const ZhnDoc *doc, uint32_t i, uint32_t limit)
{
	while (i < limit && !ends_sentence(doc->cp[i]))
		i++;
	return i;
}

static uint32_t
sentence_start(const ZhnDoc *doc, uint32_t i)
{
	for (int n = 0; n < 300 && i > 0 && !ends_sentence(doc->cp[i - 1]); n++)
		i--;
	return i;
}

/* Closing marks belong to the sentence that they end. */
static uint32_t
clause_start(const ZhnDoc *doc, uint32_t i)
{
	for (int n = 0; n < 120 && i > 0; n++)
	{
		uint32_t	c = doc->cp[i - 1];

		if (ends_sentence(c) || c == ',' || c == ';' || c == ':' || c == U'”')
			break;
		i--;
	}
	return i;
}

/* 他, 她 between two characters; its place to *at. */
static bool
pronoun_in(const ZhnDoc *doc, uint32_t from, uint32_t to, uint32_t *at)
{
	for (uint32_t i = from; i < to; i++)
		if ((doc->cp[i] == U'他' || doc->cp[i] == U'她') &&
			zhn_doc_edge(doc, i) && doc->cp[i + 1] != U'们' &&
			doc->cp[i + 1] != U'的' && zhn_doc_edge(doc, i + 1))
		{
			*at = i;
			return true;
		}
	return false;
}

/* Whom a pronoun at i stands for. */
static bool
resolve_pronoun(const Quotes *q, uint32_t i, Speaker *s)
{
	uint32_t	start = sentence_start(q->doc, i);
	uint32_t	before = start > 0 ? sentence_start(q->doc, start - 1) : 0;

	if (first_person(q, start, i, s))
		return true;
	if (q->last.found && q->last.person && q->last_end + 200 > i)
	{
		*s = q->last;
		return true;
	}
	if (first_person(q, before, start, s) ||
		last_person_before(q, i, i > 300 ? i - 300 : 0, s))
		return true;
	/* Nobody was named: it stays 他. */
	memset(s, 0, sizeof(Speaker));
	s->found = true;
	s->start = i;
	s->end = i + 1;
	s->name = zhn_doc_slice(q->doc, i, i + 1);
	return true;
}

/* A thing that says something ends shortly before the verb: 会议强调. */
static bool
thing_before(const ZhnDoc *doc, uint32_t from, uint32_t verb, Speaker *s)
{
	for (uint32_t end = verb; end > from && verb - end <= THING_GAP_MAX; end--)
	{
		uint32_t	n;
		uint32_t	start;

		if (!zhn_doc_edge(doc, end))
			continue;
		n = zhn_doc_word_before(doc, end, ZHN_W_SAID_BY | ZHN_W_TITLE, NULL);
		if (n < 2)
			continue;
		start = end - n;
		if (!zhn_doc_edge(doc, start) || start < from)
			continue;
		/* With what stands before it: 交管部门有关负责人, 世卫组织专家. */
		for (int k = 0; k < 6 && start > from; k++)
		{
			uint32_t	t = doc->token_of[start - 1];
			uint32_t	first = doc->tokens[t].start;

			if (first < from || doc->tokens[t].kind == ZHN_PUNCTUATION ||
				doc->tokens[t].kind == ZHN_DATE ||
				(doc->tokens[t].kind == ZHN_WORD &&
				 zhn_doc_whole_word_at(doc, first, ZHN_W_STOP | ZHN_W_SPEECH |
									   ZHN_W_ACT, NULL) == start - first && doc->claim[first] == ZHN_MENTION_NONE &&
				 !zhn_doc_is(doc, first, U"有关") &&
				 !zhn_doc_is(doc, first, U"相关")))
				break;
			start = first;
		}
		memset(s, 0, sizeof(Speaker));
		s->found = true;
		s->start = start;
		s->end = end;
		s->name = zhn_doc_slice(doc, start, end);
		return true;
	}
	return false;
}

/* What stands nearest before the verb: an organisation or a thing. */
static bool
thing_or_organisation(const Quotes *q, uint32_t from, uint32_t verb,
					  Speaker *s)
{
	Speaker		organisation;

	if (!last_organisation(q, from, verb, &organisation) ||
		verb - organisation.end > THING_GAP_MAX)
		organisation.found = false;
	if (thing_before(q->doc, from, verb, s) &&
		!(organisation.found && organisation.end >= s->end))
		return true;
	*s = organisation;
	return s->found;
}

/* 应观众要求, 按会议要求: nobody asks here. */
static bool
is_request_met(const ZhnDoc *doc, uint32_t from, uint32_t verb)
{
	return (zhn_doc_is(doc, verb, U"要求") > 0 ||
			zhn_doc_is(doc, verb, U"建议") > 0 ||
			zhn_doc_is(doc, verb, U"请求") > 0) &&
		(doc->cp[from] == U'应' || doc->cp[from] == U'按' ||
		 zhn_doc_is(doc, from, U"根据") > 0);
}

/*
 * Who is the subject of the verb at i?  In its clause a person, then a
 * pronoun, an organisation or a thing; if the clause is only 并 or 还, the
 * subject of the sentence.
 */
static bool
speaker_before(const Quotes *q, uint32_t verb, Speaker *s)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	from = clause_start(doc, verb);
	uint32_t	at;
	uint32_t	start;

	s->found = false;
	if (is_request_met(doc, from, verb))
		return false;
	if (first_person(q, from, verb, s) && verb - s->end <= GAP_MAX)
		return true;
	s->found = false;
	if (pronoun_in(doc, from, verb, &at) && verb - at <= GAP_MAX)
		return resolve_pronoun(q, at, s);
	if (thing_or_organisation(q, from, verb, s))
		return true;

	/* 王建国详细了解了…,并指出 */
	start = sentence_start(doc, verb);
	if (verb - from <= 6 && from > start &&
		(doc->cp[from] == U'并' || doc->cp[from] == U'还' ||
		 doc->cp[from] == U'也' || doc->cp[from] == U'同' || verb == from))
	{
		if (first_person(q, start, verb, s))
			return true;
		if (pronoun_in(doc, start, verb, &at))
			return resolve_pronoun(q, at, s);
		/* 会议听取了…,并指出 */
		return thing_before(doc, start, start + THING_GAP_MAX, s);
	}
	return false;
}

/* ---------------------------------------------------------------- verbs */

/* Verbs that need nothing after them to begin a statement. */
static bool
is_strong_verb(const ZhnDoc *doc, uint32_t i, uint32_t n)
{
	static const char32_t *const words[] =
	{
		U"表示", U"强调", U"指出", U"认为", U"称", U"说", U"透露", U"宣布",
		U"坦言", U"直言", U"呼吁", U"声称", U"宣称", U"承认", U"否认", U"重申",
		U"要求", NULL
	};

	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_is(doc, i, *w) == n)
			return true;
	return false;
}

/* The verb of speech at i, if it is one here. */
static uint32_t
verb_at(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	n = zhn_doc_whole_word_at(doc, i, ZHN_W_SPEECH, NULL);
	uint32_t	prev = i > 0 ? doc->cp[i - 1] : 0;
	uint32_t	next = doc->cp[i + n];

	if (n == 0)
	{
		/* 说 at the end of a token that was cut with more: 如是说 */
		return 0;
	}
	if (doc->claim[i] != ZHN_MENTION_NONE)
		return 0;
	if (next == U'的' || prev == U'所' || prev == U'不' || prev == U'被' ||
		prev == U'可' || prev == U'来' || prev == U'话' || prev == U'如')
		return 0;
	if (prev == U'的')
		return 0;
	return n;
}

/*
 * 告诉大家,… and 要求各部门:…: an object between the verb and the mark.  Returns
 * the place after the mark, or 0.
 */
static uint32_t
after_object(const ZhnDoc *doc, uint32_t i, uint32_t n)
{
	static const char32_t *const words[] =
	{
		U"告诉", U"勉励", U"叮嘱", U"嘱咐", U"提醒", U"要求", U"嘱托", U"请求",
		U"警告", U"承诺", U"答复", NULL
	};

	for (const char32_t *const *w = words; *w != NULL; w++)
	{
		if (zhn_doc_is(doc, i, *w) != n)
			continue;
		for (uint32_t p = i + n + 1; p < i + n + 8; p++)
		{
			if (doc->cp[p] == ',' || doc->cp[p] == ':')
				return p + 1;
			if (!zhn_is_han(doc->cp[p]))
				break;
		}
	}
	return 0;
}

/* 表示感谢 shows something and says nothing. */
static bool
is_gesture(const ZhnDoc *doc, uint32_t i, uint32_t end)
{
	static const char32_t *const words[] =
	{
		U"感谢", U"欢迎", U"祝贺", U"慰问", U"肯定", U"赞赏", U"支持", U"敬意",
		U"哀悼", U"谴责", U"反对", U"关切", U"同情", U"满意", U"遗憾", U"不满",
		U"担忧", U"谢意", U"问候", U"关注", U"赞同", U"理解", U"祝愿", U"谢忱", NULL
	};
	uint32_t	p = i;

	while (p < end && zhn_is_han(doc->cp[p]))
		p++;
	if (p - i < 5)
		return true;
	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_was(doc, p, *w))
			return true;
	return false;
}

static void
add_quotation(Quotes *q, ZhnSpeech kind, uint32_t start, uint32_t end,
			  const Speaker *speaker, uint32_t verb, uint32_t verb_length,
			  const char *position, float confidence)
{
	ZhnDoc	   *doc = q->doc;
	ZhnQuotation *quotation;

	while (end > start && (doc->cp[end - 1] == '\n' || doc->cp[end - 1] == ' '))
		end--;
	while (start < end && (doc->cp[start] == ' ' || doc->cp[start] == '\n'))
		start++;
	if (end <= start + 1)
		return;
	doc->quotations = zhn_doc_grow(doc->env, doc->quotations,
								   doc->nquotations, &doc->quotations_room,
								   sizeof(ZhnQuotation));
	quotation = &doc->quotations[doc->nquotations++];
	memset(quotation, 0, sizeof(ZhnQuotation));
	quotation->kind = kind;
	quotation->start = start;
	quotation->length = end - start;
	quotation->text = zhn_doc_slice(doc, start, end);
	if (speaker != NULL && speaker->found)
	{
		quotation->speaker = speaker->name;
		quotation->title = speaker->title;
		q->last = *speaker;
	}
	if (verb_length > 0)
		quotation->verb = zhn_doc_slice(doc, verb, verb + verb_length);
	quotation->position = position;
	quotation->confidence = confidence;
	q->last_end = end;
}

/* ------------------------------------------------------------- indirect */

/* Does a new sentence at i tell of something else? */
static bool
is_new_matter(const Quotes *q, uint32_t i, uint32_t end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	p = i;
	uint32_t	stop = sentence_end(doc, i, end);
	Speaker		s;
	uint32_t	at;

	if (doc->cp[p] == U'“' || doc->cp[p] == U'《')
		return doc->cp[p] == U'“';
	if (zhn_doc_whole_word_at(doc, p, ZHN_W_NARRATIVE | ZHN_W_REPORTED, NULL) > 0)
		return true;
	if (first_person(q, p, p + 24 < stop ? p + 24 : stop, &s) && s.person &&
		s.start - p <= 14)
		return true;
	if (pronoun_in(doc, p, p + 2, &at))
		return true;
	if (doc->claim[p] == ZHN_MENTION_DATE)
	{
		uint32_t	d = p;

		while (d < stop && doc->claim[d] == ZHN_MENTION_DATE)
			d++;
		return doc->cp[d] == ',' && d - p >= 2 && zhn_is_digit(doc->cp[p]);
	}
	/* Another statement with a speaker of its own. */
	for (uint32_t k = p; k < stop && k < p + 40; k++)
	{
		uint32_t	n = verb_at(doc, k);

		if (n == 0)
			continue;
		if ((doc->cp[k + n] == ',' || doc->cp[k + n] == ':') &&
			speaker_before(q, k, &s) && s.start >= p)
			return true;
		k += n - 1;
	}
	return false;
}

/* Where an indirect statement that begins at i ends. */
static uint32_t
indirect_end(const Quotes *q, uint32_t i, uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	end = sentence_end(doc, i, line_end);

	for (;;)
	{
		while (end < line_end && ends_sentence(doc->cp[end]))
			end++;
		while (end < line_end && doc->cp[end] == U'”')
			end++;
		if (end >= line_end || is_new_matter(q, end, line_end))
			return end;
		end = sentence_end(doc, end, line_end);
	}
}

/* The said pair that opens at i, if any. */
static const ZhnPair *
said_pair_at(const ZhnDoc *doc, uint32_t i)
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
static uint32_t
indirect_at(Quotes *q, uint32_t i, uint32_t n, uint32_t line_end)
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
	else if (after_object(doc, i, n) > 0)
	{
		p = after_object(doc, i, n);
		comma = true;
	}
	else if (!is_strong_verb(doc, i, n))
		return i + n;
	if (p >= line_end || ends_sentence(doc->cp[p]) ||
		said_pair_at(doc, p) != NULL)
		return i + n;
	if (!speaker_before(q, i, &s))
		return i + n;
	if (!comma)
	{
		/* 他表示愿意…: the speaker stands right before the verb. */
		if (i - s.end > 6 && s.person)
			return i + n;
		if (!s.person && i - s.end > 2)
			return i + n;
		end = sentence_end(doc, p, line_end);
		if (end - p < 6 || (zhn_doc_is(doc, i, U"表示") &&
							is_gesture(doc, p, end)))
			return i + n;
		if (end < line_end)
			end++;
		add_quotation(q, ZHN_SPEECH_INDIRECT, p, end, &s, i, n, "before", 0.65f);
		return end;
	}
	end = indirect_end(q, p, line_end);
	add_quotation(q, ZHN_SPEECH_INDIRECT, p, end, &s, i, n,
				  "before", s.person ? 0.9f : 0.8f);
	return end;
}

/* 据了解,… */
static uint32_t
reported_at(Quotes *q, uint32_t i, uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	n = zhn_doc_word_at(doc, i, ZHN_W_REPORTED, NULL);
	uint32_t	end;

	if (n == 0 || !zhn_doc_edge(doc, i))
		return 0;
	if (doc->cp[i + n] != ',' && doc->cp[i + n] != ':')
		return 0;
	end = sentence_end(doc, i + n + 1, line_end);
	if (end < line_end)
		end++;
	add_quotation(q, ZHN_SPEECH_INDIRECT, i + n + 1, end, NULL, i, n, "none",
				  0.8f);
	return end;
}

/* --------------------------------------------------------------- direct */

/* The verb that introduces marks at i; its start and length. */
static bool
verb_before_marks(const ZhnDoc *doc, uint32_t i, uint32_t *verb, uint32_t *n)
{
	uint32_t	p = i;

	if (p > 0 && (doc->cp[p - 1] == ':' || doc->cp[p - 1] == ','))
		p--;
	*n = zhn_doc_word_before(doc, p, ZHN_W_SPEECH, NULL);
	*verb = p - *n;
	if (*n == 0 && p < i && doc->cp[p] == ':')
	{
		/* 要求各部门:“…” */
		for (uint32_t k = p; k > 0 && k + 12 > p && zhn_is_han(doc->cp[k - 1]); k--)
		{
			*n = zhn_doc_whole_word_at(doc, k - 1, ZHN_W_SPEECH, NULL);
			*verb = k - 1;
			if (*n > 0 && after_object(doc, *verb, *n) == p + 1)
				return true;
		}
		*n = 0;
	}
	return *n > 0 && (zhn_doc_edge(doc, *verb) || p < i) && zhn_doc_edge(doc, p);
}

/* Somebody after closing marks: ”王建国说, ”在现场,村民李明告诉记者. */
static bool
speaker_after(const Quotes *q, uint32_t i, uint32_t line_end, Speaker *s,
			  uint32_t *verb, uint32_t *n)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	end = sentence_end(doc, i, line_end);
	uint32_t	at;

	if (end > i + AFTER_MAX)
		end = i + AFTER_MAX;
	for (uint32_t p = i; p < end; p++)
	{
		/* Not into the next marks. */
		if (doc->cp[p] == U'“' && p > i && said_pair_at(doc, p) != NULL)
			break;
		if (doc->claim[p] != ZHN_MENTION_NONE)
			continue;
		*n = zhn_doc_whole_word_at(doc, p, ZHN_W_SPEECH, NULL);
		if (*n == 0)
			continue;
		*verb = p;
		if (last_person_before(q, p, i, s) && p - s->end <= GAP_MAX)
		{
			Speaker		first;
			uint32_t	from = clause_start(doc, p);

			/* The subject of the clause, not the one it is told to. */
			if (first_person(q, from > i ? from : i, p, &first))
				*s = first;
			return true;
		}
		if (pronoun_in(doc, i, p, &at) && p - at <= GAP_MAX)
			return resolve_pronoun(q, at, s);
		if (thing_or_organisation(q, i, p, s))
			return true;
	}
	s->found = false;
	return false;
}

static void
direct_pair(Quotes *q, const ZhnPair *pair, uint32_t line_start,
			uint32_t line_end)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	from = pair->open + 1;
	uint32_t	to = pair->close;
	uint32_t	verb;
	uint32_t	n;
	uint32_t	after = pair->close + pair->closed;
	Speaker		s;

	if (verb_before_marks(doc, pair->open, &verb, &n) &&
		speaker_before(q, verb, &s))
	{
		/* “…,”他说,“…” has the same words for both. */
		add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, verb, n,
					  "before", 0.95f);
		return;
	}
	/* 李明:“…” */
	if (pair->open > 1 && doc->cp[pair->open - 1] == ':' &&
		last_person_before(q, pair->open - 1, pair->open > 40 ?
						   pair->open - 40 : 0, &s) &&
		s.start >= sentence_start(doc, pair->open))
	{
		Speaker		first;

		if (first_person(q, clause_start(doc, pair->open - 1),
						 pair->open - 1, &first))
			s = first;
		add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "before", 0.8f);
		return;
	}
	if (after < line_end && speaker_after(q, after, line_end, &s, &verb, &n))
	{
		add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, verb, n,
					  doc->cp[pair->close - 1] == ',' ? "middle" : "after",
					  0.9f);
		return;
	}
	/* ”王建国来到… : who acts next has spoken. */
	if (after < line_end && first_person(q, after, after + 6, &s) &&
		s.start == after)
	{
		add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "after", 0.6f);
		return;
	}
	/* The one who spoke last goes on. */
	if (q->last.found && q->last_end >= line_start &&
		pair->open - q->last_end < 60)
	{
		s = q->last;
		add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "carried",
					  0.7f);
		return;
	}
	if (pair->open == line_start && line_start > 0 &&
		first_person(q, sentence_start(doc, line_start - 2 > line_start ? 0 :
									   line_start - 2), line_start, &s))
	{
		add_quotation(q, ZHN_SPEECH_DIRECT, from, to, &s, 0, 0, "carried",
					  0.55f);
		return;
	}
	/* What nobody is said to have said is speech if it is a sentence. */
	if (to - from >= 8 && ends_sentence(doc->cp[to - 1]))
		add_quotation(q, ZHN_SPEECH_DIRECT, from, to, NULL, 0, 0, "none",
					  0.4f);
}

/* ------------------------------------------------------------- headlines */

/* A line that ends with a verb: what follows is the headline. */
static void
headline_statement(Quotes *q, uint32_t line)
{
	const ZhnDoc *doc = q->doc;
	uint32_t	start = zhn_doc_line_start(doc, line);
	uint32_t	end = doc->line_ends[line];
	uint32_t	stop = end;
	uint32_t	n;
	uint32_t	p;
	Speaker		s;

	while (stop > start && (doc->cp[stop - 1] == ' ' ||
							doc->cp[stop - 1] == ':'))
		stop--;
	if (stop - start > HEADLINE_MAX || stop <= start)
		return;
	n = zhn_doc_word_before(doc, stop, ZHN_W_SPEECH, NULL);
	if (n < 2 || !speaker_before(q, stop - n, &s))
		return;
	p = end;
	for (uint32_t k = line + 1; k < doc->nlines && k <= line + HEADLINE_LINES;
		 k++)
	{
		uint32_t	next = doc->line_ends[k];

		if (next - p - 1 > HEADLINE_MAX || next == p + 1 ||
			doc->cp[p + 1] == U'■' || doc->cp[next - 1] == U'。')
			break;
		p = next;
	}
	if (p > end)
		add_quotation(q, ZHN_SPEECH_INDIRECT, end + 1, p, &s, stop - n, n,
					  "before", 0.7f);
}

/* ----------------------------------------------------------------- lines */

static void
quotations_of_line(Quotes *q, uint32_t line, uint32_t *pair)
{
	ZhnDoc	   *doc = q->doc;
	uint32_t	start = zhn_doc_line_start(doc, line);
	uint32_t	end = doc->line_ends[line];
	uint32_t	i = start;

	while (i < end)
	{
		const ZhnPair *p;
		uint32_t	n;

		while (*pair < doc->npairs && doc->pairs[*pair].open < i)
			(*pair)++;
		p = *pair < doc->npairs ? &doc->pairs[*pair] : NULL;
		if (p != NULL && p->open == i && !p->title)
		{
			if (p->said)
			{
				direct_pair(q, p, start, end);
				i = p->close + 1;
			}
			else
				i = p->close + 1;
			continue;
		}
		if ((doc->begin[i] & (ZHN_W_SPEECH | ZHN_W_REPORTED)) == 0)
		{
			i++;
			continue;
		}
		n = reported_at(q, i, end);
		if (n > 0)
		{
			i = n;
			continue;
		}
		n = verb_at(doc, i);
		if (n > 0)
		{
			i = indirect_at(q, i, n, end);
			continue;
		}
		i++;
	}
	headline_statement(q, line);
}

void
zhn_find_quotations(ZhnDoc *doc)
{
	Quotes		q;
	uint32_t	pair = 0;

	memset(&q, 0, sizeof(q));
	q.doc = doc;
	collect_names(&q);
	for (uint32_t line = 0; line < doc->nlines; line++)
	{
		zhn_interrupts(doc->env);
		quotations_of_line(&q, line, &pair);
	}
}
