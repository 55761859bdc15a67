/*-------------------------------------------------------------------------
 *
 * person.c
 *	  People: names, the titles before and after them, lists of names.
 *
 * The segmenter says what may be a name; what stands around it says whether
 * it is one.  A title (市委副书记, 先生), a verb of speech, a list in which
 * another name stands and repetition count for it; a name that the text has
 * once is found wherever it stands.  Authors in bylines are no people of the
 * text.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/known.h"
#include "extract/person.h"

/* Confidence from which on a name is taken. */
#define LEAST 0.5f

/* From which on it is left to the model of names. */
#define TENTATIVE 0.2f

/* Names of a list that share a title. */
#define LIST_MAX 64

/* ------------------------------------------------------------- candidates */

typedef struct People
{
	ZhnDoc	   *doc;
	ZhnPerson  *list;
	uint32_t	n;
	uint32_t	room;
} People;

static ZhnPerson *
add_person(People *people, uint32_t start, uint32_t end, float confidence,
		   const char *evidence)
{
	ZhnPerson  *p;

	people->list = zhn_doc_grow(people->doc->env, people->list, people->n,
								&people->room, sizeof(ZhnPerson));
	p = &people->list[people->n++];
	memset(p, 0, sizeof(ZhnPerson));
	p->start = start;
	p->end = end;
	p->confidence = confidence;
	p->evidence = evidence;
	return p;
}

/* 王市长, 李老师: a surname and a title, which are the name together. */
static void
find_surname_with_title(People *people, uint32_t t)
{
	const ZhnDoc *doc = people->doc;
	const ZhnDocToken *token = &doc->tokens[t];
	uint32_t	length;
	uint32_t	n;
	ZhnPerson  *p;

	if (!zhn_is_surname_at(doc, token->start, &length) ||
		token->start + length != token->end || token->kind == ZHN_PLACE)
		return;
	if (t > 0 && doc->tokens[t - 1].kind == ZHN_WORD &&
		doc->tokens[t - 1].end - doc->tokens[t - 1].start == 1 &&
		zhn_doc_word_at(doc, doc->tokens[t - 1].start, ZHN_W_STOP, NULL) == 0)
		return;
	n = zhn_title_after(doc, token->end);
	if (n < 2 || zhn_doc_word_at(doc, token->end, ZHN_W_TITLE, NULL) != n)
		return;
	if (doc->cp[token->start] == U'于' || doc->cp[token->start] == U'常' ||
		doc->cp[token->start] == U'向' || doc->cp[token->start] == U'万' ||
		doc->cp[token->start] == U'强' || doc->cp[token->start] == U'文' ||
		doc->cp[token->start] == U'包' || doc->cp[token->start] == U'单' ||
		doc->cp[token->start] == U'和' || doc->cp[token->start] == U'安' ||
		doc->cp[token->start] == U'任' || doc->cp[token->start] == U'路' ||
		doc->cp[token->start] == U'车' || doc->cp[token->start] == U'管')
		return;
	p = add_person(people, token->start, token->end + n, 0.8f, "surname");
	p->title_start = zhn_titles_before(doc, token->start);
	p->title_end = token->start;
	if (p->title_start == p->title_end)
	{
		p->title_start = token->end;
		p->title_end = token->end + n;
	}
}

/*
 * A title and then one to three tokens that could spell a name, up to a verb
 * or the end of the clause: what the segmenter did not see as a name.
 */
static void
find_after_title(People *people, uint32_t t)
{
	const ZhnDoc *doc = people->doc;
	const ZhnDocToken *token = &doc->tokens[t];
	uint32_t	length;
	uint32_t	end = token->end;
	uint32_t	title;
	ZhnPerson  *p;

	if (!zhn_is_surname_at(doc, token->start, &length) ||
		zhn_doc_word_before(doc, token->start, ZHN_W_TITLE, NULL) < 2)
		return;
	if (token->end - token->start > 3)
		return;
	if (token->kind == ZHN_DATE || token->kind == ZHN_NUMBER ||
		token->kind == ZHN_ORGANISATION)
		return;
	/* A common word after a title is a word: 记者 了解, 市长 高度. */
	if (token->reason == ZHN_BY_DICTIONARY && token->end - token->start == 2 &&
		token->kind == ZHN_WORD)
		return;
	for (uint32_t u = t + 1; end - token->start < 2 + length && u < doc->ntokens; u++)
	{
		const ZhnDocToken *next = &doc->tokens[u];

		if (next->kind != ZHN_WORD && next->kind != ZHN_PLACE)
			break;
		if (next->end - token->start > 3 + length - 1)
			break;
		if (zhn_doc_whole_word_at(doc, next->start, ZHN_W_SPEECH | ZHN_W_ACT |
								  ZHN_W_STOP, NULL) > 0 && end - token->start >= 2)
			break;
		end = next->end;
	}
	length = end - token->start;
	if (length < 2 || length > 4)
		return;
	if (zhn_verb_after(doc, end) < 0.3f && doc->cp[end] != U'、' &&
		doc->cp[end] != U'。' && doc->cp[end] != ',')
		return;
	if (zhn_is_no_name(doc, token->start, end) ||
		zhn_doc_whole_word_at(doc, token->start, ZHN_W_STOP | ZHN_W_ORG_HEAD |
							  ZHN_W_TITLE, NULL) == length)
		return;
	title = zhn_titles_before(doc, token->start);
	if (title == token->start)
		return;
	p = add_person(people, token->start, end, 0.75f, "title");
	p->title_start = title;
	p->title_end = token->start;
}

static bool
is_joined_particle(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	c = doc->cp[token->start];
	uint32_t	length;

	return (c == U'和' || c == U'与' || c == U'由' || c == U'对' || c == U'及' ||
			c == U'让' || c == U'请' || c == U'给' || c == U'据' || c == U'从' ||
			c == U'同' || c == U'向') &&
		zhn_is_surname_at(doc, token->start + 1, &length);
}

/* The name after the first character of a token. */
static void
find_after_particle(People *people, const ZhnDocToken *token)
{
	const ZhnDoc *doc = people->doc;
	uint32_t	start = token->start + 1;
	uint32_t	n = zhn_title_after(doc, token->end);
	ZhnPerson  *p;

	if (token->end - start >= 2)
	{
		p = add_person(people, start, token->end, 0.5f, "form");
		zhn_weigh_person(doc, p);
	}
	else if (n >= 2)
	{
		p = add_person(people, start, token->end + n, 0.8f, "surname");
		p->title_start = token->end;
		p->title_end = token->end + n;
	}
}

static void
find_candidates(People *people)
{
	const ZhnDoc *doc = people->doc;

	for (uint32_t t = 0; t < doc->ntokens; t++)
	{
		const ZhnDocToken *token = &doc->tokens[t];
		uint32_t	last;
		ZhnPerson  *p;
		float		c;

		if (t % 1024 == 0)
			zhn_interrupts(doc->env);
		if (doc->claim[token->start] != ZHN_MENTION_NONE)
			continue;
		if (token->kind != ZHN_PERSON)
		{
			if (token->kind == ZHN_WORD || token->kind == ZHN_PLACE)
			{
				uint32_t	before = people->n;

				if (token->end - token->start <= 2)
					find_surname_with_title(people, t);
				if (people->n == before)
					find_after_title(people, t);
			}
			continue;
		}
		/* 和王强: a conjunction or preposition that was taken for a surname. */
		if (token->reason != ZHN_BY_LEXICON &&
			token->reason != ZHN_BY_DICTIONARY && is_joined_particle(doc, token))
		{
			find_after_particle(people, token);
			continue;
		}
		last = zhn_last_of_name(doc, t);
		if (zhn_is_no_name(doc, token->start, doc->tokens[last].end))
			continue;
		c = zhn_name_form(doc, token);
		/* Marks in a name are surer than halves that stand together. */
		if (last > t && c < 0.9f)
			c = doc->tokens[t + 1].kind == ZHN_PERSON ? 0.6f : 0.9f;
		/* 李老师 as one token. */
		if (last == t && token->end - token->start >= 3)
		{
			uint32_t	length;

			if (zhn_is_surname_at(doc, token->start, &length) &&
				zhn_doc_word_at(doc, token->start + length, ZHN_W_TITLE, NULL)
				== token->end - token->start - length)
			{
				p = add_person(people, token->start, token->end, 0.85f,
							   "surname");
				p->title_start = zhn_titles_before(doc, token->start);
				p->title_end = token->start;
				if (p->title_start == p->title_end)
				{
					p->title_start = token->start + length;
					p->title_end = token->end;
				}
				continue;
			}
		}
		p = add_person(people, zhn_name_start(doc, t),
					   zhn_name_end(doc, last), c, "form");
		zhn_weigh_person(doc, p);
		p->is_place = p->title_end <= p->start &&
			zhn_is_foreign_place(doc, p->start, p->end);
		t = last;
	}
}

/* ------------------------------------------------------------------ lists */

/* Is b the next name of the list that a is in: 、 和 与 between them? */
static bool
goes_on(const ZhnDoc *doc, const ZhnPerson *a, const ZhnPerson *b)
{
	uint32_t	gap;

	if (b->start < a->end)
		return false;
	gap = b->start - a->end;
	if (gap == 1)
	{
		uint32_t	c = doc->cp[a->end];

		return c == U'、' || c == U'和' || c == U'与' || c == U'及' || c == ' ';
	}
	return false;
}

/* Names of a list support each other and share a title. */
static void
share_titles(People *people)
{
	const ZhnDoc *doc = people->doc;

	for (uint32_t k = 0; k < people->n;)
	{
		uint32_t	end = k + 1;
		uint32_t	start = 0;
		uint32_t	n;
		bool		strong = people->list[k].confidence > 0.7f;

		while (end < people->n && end - k < LIST_MAX &&
			   goes_on(doc, &people->list[end - 1], &people->list[end]))
		{
			strong |= people->list[end].confidence > 0.7f;
			end++;
		}
		if (end - k < 2)
		{
			n = zhn_group_title_after(doc, people->list[k].end, &start);
			if (n > 0 && people->list[k].title_end == 0)
			{
				people->list[k].title_start = start;
				people->list[k].title_end = people->list[k].end + n;
				people->list[k].confidence += 0.3f;
			}
			k = end;
			continue;
		}
		n = zhn_group_title_after(doc, people->list[end - 1].end, &start);
		for (uint32_t j = k; j < end; j++)
		{
			ZhnPerson  *p = &people->list[j];

			p->confidence += strong || end - k >= 3 ? 0.25f : 0.1f;
			if (p->title_end != 0)
				continue;
			if (n > 0)
			{
				p->title_start = start;
				p->title_end = people->list[end - 1].end + n;
				p->evidence = "list";
			}
			else if (j > k && people->list[k].title_end == people->list[k].start &&
					 people->list[k].title_end != 0)
			{
				p->title_start = people->list[k].title_start;
				p->title_end = people->list[k].title_end;
				p->evidence = "list";
			}
		}
		k = end;
	}
}

static bool
is_between(uint32_t cp)
{
	return cp == U'、' || cp == U'和' || cp == U'与' || cp == U'及';
}

/* Is the token a place and all of its member of a list? */
static bool
is_place_in_list(const ZhnDoc *doc, uint32_t t)
{
	uint32_t	next = doc->cp[doc->tokens[t].end];

	return doc->tokens[t].kind == ZHN_PLACE &&
		(is_between(next) || next == U'等' || next == U'。' || next == ',');
}

/* What makes a place of a name without a title: 德拉和库奈特拉, 库宁等地. */
static bool
is_among_places(const People *people, uint32_t k)
{
	const ZhnDoc *doc = people->doc;
	const ZhnPerson *p = &people->list[k];
	const ZhnPerson *prev = k > 0 ? p - 1 : NULL;
	const ZhnPerson *next = k + 1 < people->n ? p + 1 : NULL;
	const ZhnDocToken *token = &doc->tokens[doc->token_of[p->start]];

	if (p->title_end != 0 || p->confidence >= 0.85f)
		return false;
	if (zhn_doc_is(doc, p->end, U"等地") > 0 ||
		zhn_doc_is(doc, p->end, U"等多地") > 0 ||
		zhn_doc_is(doc, p->end, U"两地") > 0)
		return true;
	if (token->reason != ZHN_BY_FOREIGN_NAME &&
		(token->reason != ZHN_BY_NAME || p->end - p->start > 2))
		return false;
	if (p->start > 1 && is_between(doc->cp[p->start - 1]))
	{
		if (prev != NULL && prev->end + 1 == p->start)
			return prev->is_place;
		return is_place_in_list(doc, doc->token_of[p->start - 2]);
	}
	if (is_between(doc->cp[p->end]) && p->end + 1 < doc->n)
	{
		if (next != NULL && next->start == p->end + 1)
			return next->is_place;
		return is_place_in_list(doc, doc->token_of[p->end + 1]);
	}
	return false;
}

static void
find_places_in_lists(People *people)
{
	for (uint32_t k = people->n; k > 0; k--)
		people->list[k - 1].is_place |= is_among_places(people, k - 1);
	for (uint32_t k = 0; k < people->n; k++)
		people->list[k].is_place |= is_among_places(people, k);
}

/*
 * What begins with a place of the text and has nothing else to show for it is
 * a place with a word after it, wrongly cut.
 */
static void
drop_places(People *people)
{
	ZhnDoc	   *doc = people->doc;
	ZhnKnown   *places = zhn_known_create(doc);

	for (uint32_t t = 0; t < doc->ntokens; t++)
	{
		const ZhnDocToken *token = &doc->tokens[t];

		if (token->kind == ZHN_PLACE && token->end - token->start >= 2)
			zhn_known_add(places, token->start, token->end, t);
	}
	for (uint32_t k = 0; k < people->n; k++)
	{
		ZhnPerson  *p = &people->list[k];
		uint32_t	other;
		uint32_t	n = zhn_known_at(places, p->start, &other);

		if (n > 0 && n < p->end - p->start &&
			(p->title_end == 0 || p->title_end > p->start) &&
			zhn_verb_after(doc, p->end) < 0.3f)
			p->confidence -= 0.4f;
	}
}

/* ------------------------------------------------------------------ output */

static void
put_people(People *people)
{
	ZhnDoc	   *doc = people->doc;
	uint32_t	end = 0;

	for (uint32_t k = 0; k < people->n; k++)
	{
		const ZhnPerson *p = &people->list[k];
		ZhnMention *m;

		if (p->is_place && p->start >= end &&
			!zhn_doc_claimed(doc, p->start, p->end))
		{
			m = zhn_doc_add(doc, ZHN_MENTION_PLACE, p->start,
							p->end - p->start);
			m->confidence = 0.7f;
			m->evidence = "suffix";
			end = p->end;
			continue;
		}
		if (p->confidence < TENTATIVE || p->start < end ||
			zhn_doc_claimed(doc, p->start, p->end) ||
			zhn_in_byline(doc, p->start, p->end))
			continue;
		m = zhn_doc_add(doc, ZHN_MENTION_PERSON, p->start, p->end - p->start);
		m->confidence = p->confidence > 0.99f ? 0.99f : p->confidence;
		m->evidence = p->evidence;
		if (p->title_end > p->title_start)
			m->title = zhn_doc_slice(doc, p->title_start, p->title_end);
		if (p->confidence < LEAST)
			continue;
		zhn_doc_claim(doc, p->start, p->end - p->start, ZHN_MENTION_PERSON);
		end = p->end;
	}
}

void
zhn_find_people(ZhnDoc *doc)
{
	People		people;

	memset(&people, 0, sizeof(people));
	people.doc = doc;
	find_candidates(&people);
	find_places_in_lists(&people);
	share_titles(&people);
	drop_places(&people);

	/* What occurs twice is rather a name. */
	for (uint32_t k = 0; k + 1 < people.n; k++)
		for (uint32_t j = k + 1; j < people.n && j < k + 8; j++)
		{
			ZhnPerson  *a = &people.list[k];
			ZhnPerson  *b = &people.list[j];

			if (a->end - a->start == b->end - b->start && a->end - a->start >= 3 &&
				memcmp(doc->cp + a->start, doc->cp + b->start,
					   (a->end - a->start) * sizeof(uint32_t)) == 0)
			{
				if (a->confidence < 0.95f)
					a->confidence += 0.1f;
				if (b->confidence < 0.95f)
					b->confidence += 0.1f;
				break;
			}
		}
	put_people(&people);
}
