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
 * A title reaches back over what it belongs to: an organisation, a place,
 * 市委, 党组, and over 、 to titles of the same person.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/doc.h"
#include "extract/known.h"

/* Characters of a title, with all that it belongs to. */
#define TITLE_MAX 60

/* Confidence from which on a name is taken. */
#define LEAST 0.5f

/* From which on it is left to the model of names. */
#define TENTATIVE 0.2f

/* Names of a list that share a title. */
#define LIST_MAX 64

static bool
is_space_or_end(uint32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == 0 || cp == 0x3000;
}

/* ---------------------------------------------------------------- titles */

/* A mention of an organisation or place that ends at i; its start or i. */
static uint32_t
name_before(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	p = i;

	if (i == 0)
		return i;
	if (doc->claim[i - 1] == ZHN_MENTION_ORGANISATION)
	{
		while (p > 0 && doc->claim[p - 1] == ZHN_MENTION_ORGANISATION &&
			   i - p < TITLE_MAX)
			p--;
		return p;
	}
	if (doc->tokens[doc->token_of[i - 1]].kind == ZHN_PLACE &&
		zhn_doc_edge(doc, i))
		return doc->tokens[doc->token_of[i - 1]].start;
	return i;
}

/* A noun that ends at i; its start or i. */
static uint32_t
noun_before(const ZhnDoc *doc, uint32_t i)
{
	const ZhnDocToken *token;

	if (i == 0 || !zhn_doc_edge(doc, i))
		return i;
	token = &doc->tokens[doc->token_of[i - 1]];
	if (token->kind != ZHN_WORD || token->end - token->start < 2 ||
		doc->claim[token->start] != ZHN_MENTION_NONE ||
		zhn_doc_word_at(doc, token->start, ZHN_W_STOP | ZHN_W_SPEECH |
						ZHN_W_ACT | ZHN_W_NARRATIVE, NULL) > 0)
		return i;
	return token->start;
}

/* Words that a title belongs to, right before i: 市委 中共 国家. */
static uint32_t
belongings_before(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	p = i;

	for (int n = 0; n < 10 && i - p < TITLE_MAX; n++)
	{
		uint32_t	q = name_before(doc, p);
		uint32_t	length;

		if (q < p)
		{
			p = q;
			continue;
		}
		length = zhn_doc_word_before(doc, p, ZHN_W_TITLE_ORG |
									 ZHN_W_TITLE_MOD | ZHN_W_ORG |
									 ZHN_W_ORG_PREFIX | ZHN_W_ORG_HEAD, NULL);
		if (length == 0 || !zhn_doc_edge(doc, p - length))
		{
			/* 论坛 of 论坛秘书长, if nothing else stands before it. */
			q = noun_before(doc, p);
			if (q == p || (q > 0 && zhn_is_han(doc->cp[q - 1]) &&
						   name_before(doc, q) == q &&
						   zhn_doc_word_before(doc, q, ZHN_W_TITLE_ORG, NULL) == 0))
				break;
			p = q;
			continue;
		}
		p -= length;
	}
	return p;
}

/* The start of one title that ends at i, with its belongings; i if none. */
static uint32_t
one_title_before(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	length = zhn_doc_word_before(doc, i, ZHN_W_TITLE, NULL);
	uint32_t	p = i - length;

	if (length == 0)
		return i;
	if (!zhn_doc_edge(doc, p) &&
		zhn_doc_word_before(doc, p, ZHN_W_TITLE_MOD | ZHN_W_TITLE_ORG, NULL) == 0)
	{
		/* 工程院院士 as one token: take the token. */
		uint32_t	start = doc->tokens[doc->token_of[p]].start;

		if (p - start > 4 || doc->tokens[doc->token_of[p]].kind == ZHN_PERSON)
			return i;
		p = start;
	}
	return belongings_before(doc, p);
}

/* The start of all titles that end at i. */
static uint32_t
titles_before(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	p = one_title_before(doc, i);

	if (p == i)
		return i;
	for (int n = 0; n < 8 && p > 0 && i - p < TITLE_MAX; n++)
	{
		uint32_t	mark = doc->cp[p - 1];
		uint32_t	q;

		/* 国家主席、中央军委主席, 党组书记兼局长, 教授 博士生导师 */
		if (mark == U'、' || mark == U'兼' || mark == '/' || mark == U'和')
		{
			q = one_title_before(doc, p - 1);
			if (q == p - 1)
				break;
		}
		else
		{
			q = one_title_before(doc, p);
			if (q == p)
				break;
		}
		p = q;
	}
	return p;
}

/* Title right after a name: 先生, 总书记, 院士; length or 0. */
static uint32_t
title_after(const ZhnDoc *doc, uint32_t i)
{
	const ZhnWordInfo *info;
	uint32_t	mod = zhn_doc_word_at(doc, i, ZHN_W_TITLE_MOD, NULL);
	uint32_t	n = zhn_doc_word_at(doc, i + mod, ZHN_W_TITLE, &info);
	uint32_t	last;

	if (n == 0)
	{
		mod = 0;
		n = zhn_doc_word_at(doc, i, ZHN_W_TITLE, &info);
	}
	if (n == 0 || !zhn_doc_edge(doc, i + mod + n))
		return 0;
	/* What follows a name as its subject is no title: 王建国主持 has none. */
	last = doc->cp[i + mod + n - 1];
	if ((info->classes & ZHN_W_UNRANKED) == 0 && last != U'长' &&
		last != U'记' && last != U'席' && last != U'理' && last != U'统' &&
		last != U'任' && last != U'相' && last != U'士' && last != U'授' &&
		last != U'员')
		return 0;
	/* 王毅 会长时间: another word begins there. */
	return mod + n;
}

/* The title of a list of names that ends at i: 等市领导, 三位同志. */
static uint32_t
group_title_after(const ZhnDoc *doc, uint32_t i, uint32_t *start)
{
	uint32_t	p = i;
	uint32_t	begin;

	if (doc->cp[p] != U'等')
		return 0;
	p++;
	begin = p;
	for (int n = 0; n < 8 && p - begin < 16; n++)
	{
		uint32_t	t = doc->token_of[p];
		uint32_t	length = doc->tokens[t].end - p;

		if (p >= doc->n || doc->tokens[t].kind == ZHN_PUNCTUATION)
			return 0;
		if (zhn_doc_whole_word_at(doc, p, ZHN_W_TITLE, NULL) == length)
		{
			*start = begin;
			return p + length - i;
		}
		if (zhn_doc_whole_word_at(doc, p, ZHN_W_STOP, NULL) == length &&
			doc->tokens[t].kind == ZHN_WORD && length > 1)
			return 0;
		p += length;
	}
	return 0;
}

/* --------------------------------------------------------------- evidence */

/* Does one of the marks of a byline end with the character? */
static inline bool
ends_mark(uint32_t cp)
{
	return cp == U'者' || cp == U'员' || cp == U'影' || cp == U'辑' ||
		cp == U'编' || cp == U'文' || cp == U'摄' || cp == '/';
}

/* Is what stands before a byline's mark: 记者 王五, (张三)? */
static bool
in_byline(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	static const char32_t *const marks[] =
	{
		U"记者", U"通讯员", U"摄影", U"作者", U"编辑", U"责编", U"撰文", U"摄", U"文/", NULL
	};
	uint32_t	p = start;
	bool		space = false;

	/* (王五 摄) */
	if (doc->cp[end] == ' ' && (doc->cp[end + 1] == U'摄' ||
								doc->cp[end + 1] == U'文' || doc->cp[end + 1] == U'/'))
		return true;
	if (doc->cp[end] == U'摄' && (doc->cp[end + 1] == ')' ||
								  doc->cp[end + 1] == '\n' || end + 1 >= doc->n))
		return true;
	for (int n = 0; n < 40 && p > 0; n++)
	{
		uint32_t	c = doc->cp[p - 1];

		if (c == U'。' || c == '\n' || c == ',' || c == ')')
			return false;
		space |= is_space_or_end(c) || c == ':' || c == U'/';
		if (c == '(')
		{
			/* (记者 甲 乙), (甲 乙): a bracket of names only. */
			return space;
		}
		for (const char32_t *const *m = marks; ends_mark(c) && *m != NULL; m++)
			if (zhn_doc_was(doc, p, *m))
			{
				uint32_t	at = p - zhn_doc_was(doc, p, *m);
				uint32_t	before = at > 0 ? doc->cp[at - 1] : '\n';

				/* 记者王五报道, ■记者 甲 */
				return space || before == '\n' || before == '(' ||
					before == U'■' || before == U'□' || before == U'报' ||
					before == U'社' || before == U'台' || before == U'网';
			}
		p--;
	}
	return false;
}

/* Who speaks or acts is a person. */
static float
verb_after(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	p = i;

	p += zhn_doc_is(doc, p, U"也");
	p += zhn_doc_is(doc, p, U"还");
	if (zhn_doc_whole_word_at(doc, p, ZHN_W_SPEECH, NULL) > 0)
		return 0.35f;
	if (zhn_doc_whole_word_at(doc, p, ZHN_W_ACT, NULL) > 0)
		return 0.15f;
	return 0;
}

static bool
is_surname_at(const ZhnDoc *doc, uint32_t i, uint32_t *length)
{
	*length = zhn_doc_word_at(doc, i, ZHN_W_SURNAME, NULL);
	return *length > 0;
}

/* Are there no names but the one in a word as the tables know it? */
static bool
is_no_name(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	return zhn_doc_word_at(doc, start, ZHN_W_NOT_NAME, NULL) == end - start;
}

/* Characters that end common nouns rather than names: 性, 党, 舰. */
static bool
ends_like_a_noun(uint32_t cp)
{
	static const char32_t ends[] =
		U"方性党舰市湖们派式型率员者器号线区县镇乡厂店站所局会路寺庙陵谣曲剧";

	for (const char32_t *p = ends; *p != 0; p++)
		if (*p == cp)
			return true;
	return false;
}

/* How likely the token alone is a name. */
static float
form_confidence(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	length = token->end - token->start;
	float		c;

	switch (token->reason)
	{
		case ZHN_BY_LEXICON:
			return 1.0f;
		case ZHN_BY_DICTIONARY:
			c = length >= 3 ? 0.75f : 0.55f;
			break;
		case ZHN_BY_FOREIGN_NAME:
			c = length >= 3 ? 0.52f : 0.4f;
			for (uint32_t i = token->start; i < token->end; i++)
				if (doc->cp[i] == U'·')
					c = 0.9f;
			break;
		default:
			c = length >= 3 ? 0.46f : 0.40f;
			if (zhn_doc_word_at(doc, token->start, ZHN_W_SURNAME, NULL) > 0)
				c += 0.1f;
			if (ends_like_a_noun(doc->cp[token->end - 1]))
				c -= 0.2f;
			break;
	}
	return c;
}

/* ------------------------------------------------------------- candidates */

typedef struct Person
{
	uint32_t	start;
	uint32_t	end;
	uint32_t	title_start;	/* title_start == title_end: no title */
	uint32_t	title_end;
	float		confidence;
	const char *evidence;
	bool		dropped;
} Person;

typedef struct People
{
	ZhnDoc	   *doc;
	Person	   *list;
	uint32_t	n;
	uint32_t	room;
} People;

static Person *
add_person(People *people, uint32_t start, uint32_t end, float confidence,
		   const char *evidence)
{
	Person	   *p;

	people->list = zhn_doc_grow(people->doc->env, people->list, people->n,
								&people->room, sizeof(Person));
	p = &people->list[people->n++];
	memset(p, 0, sizeof(Person));
	p->start = start;
	p->end = end;
	p->confidence = confidence;
	p->evidence = evidence;
	return p;
}

/* Names with a dot or a hyphen, in several tokens. */
static uint32_t
extend_foreign(const ZhnDoc *doc, uint32_t t)
{
	uint32_t	last = t;

	while (last + 2 < doc->ntokens)
	{
		uint32_t	mark = doc->cp[doc->tokens[last + 1].start];
		const ZhnDocToken *next = &doc->tokens[last + 2];
		bool		foreign = doc->tokens[last].reason == ZHN_BY_FOREIGN_NAME ||
			doc->tokens[last].reason == ZHN_BY_DICTIONARY;

		if (mark != U'·' && !((mark == '-' || mark == U'－') && foreign))
			break;
		if (next->kind != ZHN_PERSON &&
			!(next->kind == ZHN_WORD && next->reason != ZHN_BY_DICTIONARY) &&
			!(next->kind == ZHN_PLACE && mark == U'·'))
			break;
		if (mark == U'·' && doc->tokens[last].end - doc->tokens[last].start > 7)
			break;
		last += 2;
	}
	return last;
}

/* 总理朔尔茨: a first character that the segmenter left alone. */
static uint32_t
foreign_start(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];
	const ZhnDocToken *prev;

	uint32_t	title;

	/* 在斯拉维扬斯克, 称卡洛五世: a word that the model of names has taken. */
	if (token->reason == ZHN_BY_FOREIGN_NAME && token->end - token->start > 3)
		switch (doc->cp[token->start])
		{
			case U'在':
			case U'向':
			case U'被':
			case U'对':
			case U'称':
			case U'与':
			case U'和':
			case U'由':
				return token->start + 1;
			default:
				break;
		}
	/* 哥哥易卜拉欣: the title is not part of the name. */
	title = zhn_doc_word_at(doc, token->start, ZHN_W_TITLE, NULL);
	if (title >= 2 && token->start + title + 1 < token->end)
		return token->start + title;
	if (t == 0 || token->reason != ZHN_BY_FOREIGN_NAME)
		return token->start;
	prev = &doc->tokens[t - 1];
	if (prev->kind != ZHN_WORD || prev->end - prev->start != 1 ||
		zhn_doc_word_at(doc, prev->start, ZHN_W_STOP, NULL) > 0 ||
		zhn_doc_word_before(doc, prev->start, ZHN_W_TITLE, NULL) < 2)
		return token->start;
	return prev->start;
}

/* 怀特亦: an adverb or verb that the model of names has taken. */
static uint32_t
foreign_end(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];
	uint32_t	c = doc->cp[token->end - 1];

	if ((token->reason == ZHN_BY_FOREIGN_NAME || token->reason == ZHN_BY_NAME) &&
		token->end - token->start >= 3 &&
		(c == U'亦' || c == U'称' || c == U'仍' || c == U'却' || c == U'曰' ||
		 c == U'则' || c == U'饰' || c == U'手'))
		return token->end - 1;
	return token->end;
}

/* Weigh what stands around a candidate. */
static void
weigh(const ZhnDoc *doc, Person *p)
{
	uint32_t	title = titles_before(doc, p->start);
	uint32_t	n;
	float		verb;
	uint32_t	prev = p->start > 0 ? doc->cp[p->start - 1] : 0;
	uint32_t	next = doc->cp[p->end];

	if (title < p->start)
	{
		p->title_start = title;
		p->title_end = p->start;
		p->confidence += 0.4f;
		p->evidence = "title";
	}
	n = title_after(doc, p->end);
	if (n > 0)
	{
		p->confidence += 0.35f;
		if (p->title_end == 0)
		{
			p->title_start = p->end;
			p->title_end = p->end + n;
			p->evidence = "title";
		}
	}
	verb = verb_after(doc, p->end);
	if (verb > 0)
	{
		p->confidence += verb;
		if (p->title_end == 0)
			p->evidence = "verb";
	}
	/* As the subject of a clause. */
	if (verb == 0 && (p->start == 0 || prev == U'。' || prev == ',' || prev == '\n') &&
		(next == U'在' || next == U'对' || next == U'就' || next == U'还' ||
		 next == U'也' || next == U'将' || next == U'于' || next == U'向' ||
		 next == U'率') && zhn_doc_edge(doc, p->end + 1))
		p->confidence += 0.12f;
	if (next == '(' && doc->cp[p->end + 1] == U'化' && doc->cp[p->end + 2] == U'名')
		p->confidence += 0.4f;
	/* A pronounced name begins a clause or follows a preposition. */
	if (prev == U'的' && next == U'的')
		p->confidence -= 0.05f;
	/* A place or organisation that begins with a name is none. */
	if (zhn_doc_whole_word_at(doc, p->end, ZHN_W_PLACE_HEAD, NULL) > 0 &&
		next != U'国' && next != U'里' && next != U'省')
		p->confidence -= 0.3f;
}

/* 王市长, 李老师: a surname and a title, which are the name together. */
static void
find_surname_with_title(People *people, uint32_t t)
{
	const ZhnDoc *doc = people->doc;
	const ZhnDocToken *token = &doc->tokens[t];
	uint32_t	length;
	uint32_t	n;
	Person	   *p;

	if (!is_surname_at(doc, token->start, &length) ||
		token->start + length != token->end || token->kind == ZHN_PLACE)
		return;
	if (t > 0 && doc->tokens[t - 1].kind == ZHN_WORD &&
		doc->tokens[t - 1].end - doc->tokens[t - 1].start == 1 &&
		zhn_doc_word_at(doc, doc->tokens[t - 1].start, ZHN_W_STOP, NULL) == 0)
		return;
	n = title_after(doc, token->end);
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
	p->title_start = titles_before(doc, token->start);
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
	Person	   *p;

	if (!is_surname_at(doc, token->start, &length) ||
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
	if (verb_after(doc, end) < 0.3f && doc->cp[end] != U'、' &&
		doc->cp[end] != U'。' && doc->cp[end] != ',')
		return;
	if (is_no_name(doc, token->start, end) ||
		zhn_doc_whole_word_at(doc, token->start, ZHN_W_STOP | ZHN_W_ORG_HEAD |
							  ZHN_W_TITLE, NULL) == length)
		return;
	title = titles_before(doc, token->start);
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
		is_surname_at(doc, token->start + 1, &length);
}

/* The name after the first character of a token. */
static void
find_after_particle(People *people, const ZhnDocToken *token)
{
	const ZhnDoc *doc = people->doc;
	uint32_t	start = token->start + 1;
	uint32_t	n = title_after(doc, token->end);
	Person	   *p;

	if (token->end - start >= 2)
	{
		p = add_person(people, start, token->end, 0.5f, "form");
		weigh(doc, p);
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
		Person	   *p;
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
		last = extend_foreign(doc, t);
		if (is_no_name(doc, token->start, doc->tokens[last].end))
			continue;
		c = form_confidence(doc, token);
		if (last > t && c < 0.9f)
			c = 0.9f;
		/* 李老师 as one token. */
		if (last == t && token->end - token->start >= 3)
		{
			uint32_t	length;

			if (is_surname_at(doc, token->start, &length) &&
				zhn_doc_word_at(doc, token->start + length, ZHN_W_TITLE, NULL)
				== token->end - token->start - length)
			{
				p = add_person(people, token->start, token->end, 0.85f,
							   "surname");
				p->title_start = titles_before(doc, token->start);
				p->title_end = token->start;
				if (p->title_start == p->title_end)
				{
					p->title_start = token->start + length;
					p->title_end = token->end;
				}
				continue;
			}
		}
		p = add_person(people, foreign_start(doc, t), foreign_end(doc, last), c,
					   "form");
		weigh(doc, p);
		t = last;
	}
}

/* ------------------------------------------------------------------ lists */

/* Is b the next name of the list that a is in: 、 和 与 between them? */
static bool
goes_on(const ZhnDoc *doc, const Person *a, const Person *b)
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
			n = group_title_after(doc, people->list[k].end, &start);
			if (n > 0 && people->list[k].title_end == 0)
			{
				people->list[k].title_start = start;
				people->list[k].title_end = people->list[k].end + n;
				people->list[k].confidence += 0.3f;
			}
			k = end;
			continue;
		}
		n = group_title_after(doc, people->list[end - 1].end, &start);
		for (uint32_t j = k; j < end; j++)
		{
			Person	   *p = &people->list[j];

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
		Person	   *p = &people->list[k];
		uint32_t	other;
		uint32_t	n = zhn_known_at(places, p->start, &other);

		if (n > 0 && n < p->end - p->start &&
			(p->title_end == 0 || p->title_end > p->start) &&
			verb_after(doc, p->end) < 0.3f)
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
		const Person *p = &people->list[k];
		ZhnMention *m;

		if (p->confidence < TENTATIVE || p->start < end ||
			zhn_doc_claimed(doc, p->start, p->end) ||
			in_byline(doc, p->start, p->end))
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

/* A name that the text has is a name wherever it stands. */
void
zhn_find_people_again(ZhnDoc *doc, uint32_t first)
{
	ZhnKnown   *known = zhn_known_create(doc);
	uint32_t	last = doc->nmentions;

	for (uint32_t k = first; k < last; k++)
	{
		const ZhnMention *m = &doc->mentions[k];

		if (m->kind != ZHN_MENTION_PERSON)
			continue;
		if (m->length >= 3 || (m->length == 2 && m->title.at != NULL))
			zhn_known_add(known, m->start, m->start + m->length, k);
	}
	for (uint32_t i = 0; known->nnames > 0 && i < doc->n; i++)
	{
		uint32_t	mention;
		uint32_t	n = zhn_known_at(known, i, &mention);
		ZhnMention *m;

		if (n == 0 || zhn_doc_claimed(doc, i, i + n))
			continue;
		/* Two characters may be the tail of anything else. */
		if (n == 2 && (!zhn_doc_edge(doc, i) || !zhn_doc_edge(doc, i + n)))
			continue;
		if (in_byline(doc, i, i + n))
			continue;
		m = zhn_doc_add(doc, ZHN_MENTION_PERSON, i, n);
		m->confidence = doc->mentions[mention].confidence * 0.97f;
		m->evidence = "again";
		zhn_doc_claim(doc, i, n, ZHN_MENTION_PERSON);
		i += n - 1;
	}
}

void
zhn_find_people(ZhnDoc *doc)
{
	People		people;

	memset(&people, 0, sizeof(people));
	people.doc = doc;
	find_candidates(&people);
	share_titles(&people);
	drop_places(&people);

	/* What occurs twice is rather a name. */
	for (uint32_t k = 0; k + 1 < people.n; k++)
		for (uint32_t j = k + 1; j < people.n && j < k + 8; j++)
		{
			Person	   *a = &people.list[k];
			Person	   *b = &people.list[j];

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
