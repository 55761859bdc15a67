/*-------------------------------------------------------------------------
 *
 * organisation.c
 *	  Organisations: 市退役军人事务局, 浙江博物馆, 联合国, 省市委.
 *
 * A name of an organisation ends with a head (公司, 局, 大学) and begins with
 * what it belongs to or is called: a place, 市 or 国家, an unknown word.  From
 * each head the words before it are followed up to one that is in no name.
 * Some are names by themselves (国务院).  Of names that overlap the longest
 * is kept.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>
#include <string.h>

#include "extract/doc.h"
#include "extract/known.h"

/* A name has no more words and characters before its head than this. */
#define WORDS_MAX 12
#define CHARACTERS_MAX 24

typedef struct Candidate
{
	uint32_t	start;
	uint32_t	end;
	float		confidence;
	const char *evidence;
} Candidate;

typedef struct Finder
{
	ZhnDoc	   *doc;
	Candidate  *candidates;
	uint32_t	ncandidates;
	uint32_t	room;
} Finder;

/* Has the token one of the classes, as a whole? */
static bool
token_is(const ZhnDoc *doc, uint32_t t, uint32_t classes)
{
	const ZhnDocToken *token = &doc->tokens[t];

	for (uint32_t h = doc->first_hit[token->start];
		 h < doc->first_hit[token->start + 1]; h++)
		if (token->start + doc->hits[h].length == token->end &&
			(doc->hits[h].info->classes & classes) != 0)
			return true;
	return false;
}

static bool
is_generic(const ZhnDoc *doc, uint32_t t)
{
	return token_is(doc, t, ZHN_W_GENERIC);
}

/* Offices end the walk: the name does not reach over 市长 or 书记. */
static bool
is_office(const ZhnDoc *doc, uint32_t t)
{
	uint32_t	last = doc->cp[doc->tokens[t].end - 1];

	return token_is(doc, t, ZHN_W_TITLE) &&
		(last == U'长' || last == U'记' || last == U'席' || last == U'任' ||
		 last == U'统' || last == U'相' || last == U'理');
}

/* 一家, 几家, 这所: what follows is some organisation, not a name. */
static bool
counts_one(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	last = doc->cp[token->end - 1];

	if (last != U'家' && last != U'所' && last != U'个' && last != U'间')
		return false;
	switch (doc->cp[(int64_t) token->end - 2])
	{
		case U'一':
		case U'几':
		case U'多':
		case U'数':
		case U'两':
		case U'这':
		case U'那':
		case U'该':
		case U'每':
		case U'某':
			return true;
		default:
			return false;
	}
}

/* Can the token be in a name? */
static bool
can_be_in_name(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];

	switch (token->kind)
	{
		case ZHN_PUNCTUATION:
			return doc->cp[token->start] == U'·' ||
				doc->cp[token->start] == '&';
		case ZHN_SPACE:
		case ZHN_DATE:
		case ZHN_OTHER:
			return false;
		case ZHN_LATIN:
			return !token_is(doc, t, ZHN_W_SPORT);
		case ZHN_PLACE:
		case ZHN_ORGANISATION:
			return true;
		default:
			break;
	}
	if (doc->claim[token->start] == ZHN_MENTION_DATE ||
		doc->claim[token->start] == ZHN_MENTION_QUANTITY ||
		counts_one(doc, token))
		return false;
	if (token_is(doc, t, ZHN_W_ORG_PREFIX | ZHN_W_ORG_HEAD | ZHN_W_ORG))
		return true;
	return !token_is(doc, t, ZHN_W_STOP | ZHN_W_REPORTED) &&
		!is_office(doc, t);
}

/* Does a name begin with the token: a place, 市, 国家? */
static bool
is_anchor(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];

	if (token->kind == ZHN_PLACE)
		return doc->cp[token->start] != U'各' && doc->cp[token->start] != U'该';
	if (token->kind == ZHN_ORGANISATION)
		return true;
	return token_is(doc, t, ZHN_W_ORG_PREFIX);
}

/* Is the token a word of its own making, as names are? */
static bool
is_coined(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];

	if (token->kind == ZHN_LATIN || token->kind == ZHN_PERSON)
		return true;
	return token->end - token->start >= 2 && token->kind == ZHN_WORD &&
		(token->reason == ZHN_BY_SHAPE || token->reason == ZHN_BY_NAME ||
		 token->reason == ZHN_BY_FOREIGN_NAME ||
		 token->reason == ZHN_BY_LEXICON);
}

static void
add_candidate(Finder *f, uint32_t start, uint32_t end, float confidence,
			  const char *evidence)
{
	Candidate  *c;

	f->candidates = zhn_doc_grow(f->doc->env, f->candidates, f->ncandidates,
								 &f->room, sizeof(Candidate));
	c = &f->candidates[f->ncandidates++];
	c->start = start;
	c->end = end;
	c->confidence = confidence;
	c->evidence = evidence;
}

/* Places and prefixes that stand right before t belong to it. */
static uint32_t
with_prefixes(const ZhnDoc *doc, uint32_t t)
{
	uint32_t	first = t;

	for (int n = 0; n < 4 && first > 0; n++)
	{
		const ZhnDocToken *prev = &doc->tokens[first - 1];

		if (prev->kind != ZHN_PLACE &&
			!token_is(doc, first - 1, ZHN_W_ORG_PREFIX))
			break;
		if (!is_anchor(doc, first - 1))
			break;
		first--;
	}
	return first;
}

/* 布局 and 格局 end like an organisation. */
static bool
is_false_head(const ZhnDoc *doc, uint32_t head, uint32_t end)
{
	static const char32_t *const words[] =
	{
		U"布局", U"结局", U"大局", U"当局", U"格局", U"全局", U"开局", U"出局",
		U"客厅", U"餐厅", U"大厅", U"部署", U"签署", U"僵局", U"变局", U"战局",
		U"破局", U"政局", U"时局", U"棋局", U"一部", U"全部", U"内部", U"外部",
		U"西部", U"东部", U"南部", U"北部", U"中部", U"干部", U"局部", U"东北部",
		U"西南部", U"官司", U"上司", U"公司", U"西北部", U"东南部", U"社会", U"机会", U"都会", U"展会", NULL
	};

	if (end - head != 1)
		return false;
	for (const char32_t *const *w = words; *w != NULL; w++)
		if (zhn_doc_was(doc, end, *w))
			return true;
	return false;
}

/* May a head of one character be the tail of this token? */
static bool
is_tail_head(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	length = token->end - token->start;
	uint32_t	c = doc->cp[token->end - 1];

	if (token->kind == ZHN_PLACE || token->kind == ZHN_PERSON)
		return false;
	if (length == 2)
		return c == U'局' || c == U'厅' || c == U'署';
	return c == U'局' || c == U'厅' || c == U'署' || c == U'部' || c == U'委' ||
		c == U'院' || c == U'所' || c == U'社' || c == U'团' || c == U'站';
}

/* Is there nothing before the head but a word such as 国际 or 国家? */
static bool
first_is_kind(const ZhnDoc *doc, uint32_t t, uint32_t head, uint32_t end)
{
	uint32_t	prev;

	if (t == 0 || doc->tokens[t].start != head)
		return false;
	prev = doc->tokens[t - 1].start;
	if (!zhn_doc_is(doc, prev, U"国际") && !zhn_doc_is(doc, prev, U"世界") &&
		!zhn_doc_is(doc, prev, U"国家") && !zhn_doc_is(doc, prev, U"全国") &&
		!zhn_doc_is(doc, prev, U"当地") && !zhn_doc_is(doc, prev, U"地方"))
		return false;
	return zhn_doc_is(doc, head, U"组织") == end - head ||
		zhn_doc_is(doc, head, U"公司") == end - head ||
		zhn_doc_is(doc, head, U"银行") == end - head ||
		zhn_doc_is(doc, head, U"政府") == end - head ||
		zhn_doc_is(doc, head, U"医院") == end - head ||
		zhn_doc_is(doc, head, U"学校") == end - head;
}

static bool
is_legal_form(const ZhnDoc *doc, uint32_t head)
{
	return zhn_doc_is(doc, head, U"有限公司") ||
		zhn_doc_is(doc, head, U"股份有限公司") ||
		zhn_doc_is(doc, head, U"有限责任公司") ||
		zhn_doc_is(doc, head, U"专业合作社");
}

/* Is a place before a name no part of it, as before 国际米兰 and 微软? */
static bool
stands_alone(const ZhnWordInfo *info)
{
	switch (info->type)
	{
		case ZHN_TYPE_CLUB:
		case ZHN_TYPE_LEAGUE:
		case ZHN_TYPE_COMPANY:
		case ZHN_TYPE_MEDIA:
		case ZHN_TYPE_SCHOOL:
			return true;
		default:
			return false;
	}
}

/* The first token of a listed name that ends before token t; t if none does. */
static uint32_t
listed_before(const ZhnDoc *doc, uint32_t t)
{
	const ZhnWordInfo *info;
	uint32_t	end = doc->tokens[t].start;
	uint32_t	n = zhn_doc_word_before(doc, end, ZHN_W_ORG, &info);

	if (n < 2 || info->type <= ZHN_TYPE_LEAGUE || !zhn_doc_edge(doc, end - n))
		return t;
	return doc->token_of[end - n];
}

/*
 * 中国 环境 与 发展 国际合作 委员会: is the token the 与 between two words of one
 * name, with a place right before them?
 */
static bool
is_inner_and(const ZhnDoc *doc, uint32_t t)
{
	uint32_t	c = doc->cp[doc->tokens[t].start];
	const ZhnDocToken *prev = &doc->tokens[t - 1];
	const ZhnDocToken *next = &doc->tokens[t + 1];

	return (c == U'与' || c == U'和') && prev->kind == ZHN_WORD &&
		next->kind == ZHN_WORD && prev->end - prev->start >= 2 &&
		next->end - next->start >= 2 && is_anchor(doc, t - 2) &&
		!token_is(doc, t + 1, ZHN_W_ORG_PREFIX | ZHN_W_ORG) &&
		!token_is(doc, t - 1, ZHN_W_ORG_HEAD | ZHN_W_ORG | ZHN_W_STOP |
				  ZHN_W_TITLE);
}

/* Follow the words before a head of end - head characters. */
static void
walk_from_head(Finder *f, uint32_t head, uint32_t end, uint32_t classes)
{
	const ZhnDoc *doc = f->doc;
	uint32_t	t = doc->token_of[head];
	const ZhnDocToken *token = &doc->tokens[t];
	uint32_t	anchor = UINT32_MAX;
	uint32_t	coined = UINT32_MAX;
	uint32_t	first;
	bool		weak = (classes & ZHN_W_ORG_WEAK) != 0;
	bool		inner = head > token->start;

	if (is_false_head(doc, head, end))
		return;
	/* 省委组织开展: a verb here. */
	if (zhn_doc_is(doc, head, U"组织") && end - head == 2 && end < doc->n &&
		token_is(doc, doc->token_of[end], ZHN_W_STOP))
		return;
	/* 国际组织, 国家机关: which one? */
	if (first_is_kind(doc, t, head, end))
		return;
	/* 市委中心工作 */
	if (zhn_doc_is(doc, head, U"中心") &&
		(zhn_doc_is(doc, end, U"工作") || zhn_doc_is(doc, end, U"任务") ||
		 zhn_doc_is(doc, end, U"城区") || zhn_doc_is(doc, end, U"城市")))
		return;
	if (inner)
	{
		if (end - head == 1 && !is_tail_head(doc, token))
			return;
		if (token->kind == ZHN_PERSON)
			return;
	}
	first = t;
	if (inner && is_anchor(doc, t))
		anchor = t;
	if (inner && is_coined(doc, t))
		coined = t;
	for (int n = 0; n < WORDS_MAX && first > 0; n++)
	{
		uint32_t	prev = first - 1;
		const ZhnDocToken *p = &doc->tokens[prev];

		uint32_t	listed = listed_before(doc, first);

		/* 招商银行武汉分行, 建设银行信用卡中心: what is listed is whole. */
		if (listed < first && head - doc->tokens[listed].start <= CHARACTERS_MAX)
		{
			first = anchor = listed;
			continue;
		}
		if (head - p->start > CHARACTERS_MAX ||
			(!can_be_in_name(doc, prev) &&
			 !(end - head >= 3 && prev >= 2 && is_inner_and(doc, prev) &&
			   (anchor == UINT32_MAX || doc->tokens[anchor].kind == ZHN_WORD))))
			break;
		/* A person is part of a name only after a place: 浙江·某某公司. */
		if (p->kind == ZHN_PERSON && p->reason == ZHN_BY_DICTIONARY)
			break;
		first = prev;
		if (is_anchor(doc, prev))
			anchor = prev;
		else if (is_coined(doc, prev) && coined == UINT32_MAX)
			coined = prev;
	}
	if (first == t && !inner)
		return;

	if (anchor != UINT32_MAX)
	{
		uint32_t	start = doc->tokens[anchor].start;
		uint32_t	length = end - start;

		/* One character needs more before it than a place: 中国队. */
		if (end - head == 1 && length < 3)
			return;
		/* 中国的 anchor far away is weak evidence for a short head. */
		if (weak && end - head == 1 && !inner && anchor + 1 == t &&
			doc->cp[head] != U'队' && doc->cp[head] != U'厅' &&
			doc->cp[head] != U'局' && doc->cp[head] != U'委')
			return;
		add_candidate(f, start, end, weak ? 0.75f : 0.9f, "head");
		return;
	}
	/* What is registered has its name right before its legal form. */
	if (end - head >= 4 && first < t && is_legal_form(doc, head) &&
		head - doc->tokens[first].start >= 4)
	{
		add_candidate(f, doc->tokens[first].start, end, 0.8f, "legal form");
		return;
	}
	if (coined != UINT32_MAX && end - head >= 2 &&
		(!weak || (classes & ZHN_W_NAMED) != 0))
	{
		add_candidate(f, doc->tokens[coined].start, end, 0.7f, "coined");
		return;
	}
	if ((classes & ZHN_W_NAMED) != 0 && t > 0 && !inner)
	{
		const ZhnDocToken *p = &doc->tokens[t - 1];

		/* 一家公司, 上市公司 */
		if (p->end - p->start < 2 || is_generic(doc, t - 1) ||
			p->kind == ZHN_NUMBER || (t > 1 && can_be_in_name(doc, t - 2) &&
									  doc->tokens[t - 2].kind != ZHN_WORD))
			return;
		if (t > 1 && can_be_in_name(doc, t - 2))
			return;
		add_candidate(f, p->start, end, 0.55f, "named");
	}
}

/* What a word that ends at i is, as a head; its start to *head. */
static uint32_t
head_before(const ZhnDoc *doc, uint32_t i, uint32_t *head)
{
	uint32_t	length = doc->head[i];

	if (length == 0)
		return 0;
	*head = i - length;
	for (uint32_t h = doc->first_hit[*head];
		 h < doc->first_hit[*head + 1]; h++)
		if (doc->hits[h].length == length)
			return doc->hits[h].info->classes;
	return 0;
}

/* Is what ends at end followed by a title, so that it is part of one? */
static bool
before_title(const ZhnDoc *doc, uint32_t end)
{
	uint32_t	p = end;

	p += zhn_doc_word_at(doc, p, ZHN_W_TITLE_MOD, NULL);
	return zhn_doc_word_at(doc, p, ZHN_W_TITLE, NULL) > 0;
}

/* Committees and governments that are only the first half of a title. */
static bool
is_half_of_title(const ZhnDoc *doc, const Candidate *c)
{
	uint32_t	last = doc->cp[c->end - 1];

	return c->end - c->start <= 3 && (last == U'委' || last == U'府' ||
									  last == U'协' || last == U'大' ||
									  last == U'央') &&
		before_title(doc, c->end);
}

/* 党代会 and 奥运会 are held, they do not act. */
static bool
is_meeting(const ZhnDoc *doc, const ZhnDocToken *token)
{
	return doc->cp[token->end - 1] == U'会' &&
		token->reason != ZHN_BY_LEXICON &&
		zhn_doc_word_before(doc, token->end, ZHN_W_ORG_HEAD, NULL) < 2;
}

/* Does the sentence that i is in speak of clubs? */
static bool
is_about_sport(const ZhnDoc *doc, uint32_t i)
{
	uint32_t	start = zhn_doc_sentence_start(doc, i);
	uint32_t	end = zhn_doc_sentence_end(doc, i);
	int			cues = 0;

	for (uint32_t h = doc->first_hit[start]; h < doc->first_hit[end]; h++)
	{
		const ZhnWordInfo *info = doc->hits[h].info;

		if (info->type == ZHN_TYPE_CLUB || info->type == ZHN_TYPE_LEAGUE)
			cues += 2;
		else
			cues += (info->classes & ZHN_W_SPORT) != 0;
	}
	return cues >= 2;
}

/* 在罗马, 罗马市: the city, whatever is played there. */
static bool
is_where(const ZhnDoc *doc, uint32_t start, uint32_t end)
{
	switch (start > 0 ? doc->cp[start - 1] : 0)
	{
		case U'在':
		case U'于':
		case U'到':
		case U'赴':
		case U'抵':
		case U'飞':
			return true;
		default:
			break;
	}
	return doc->cp[end] == U'市' || doc->cp[end] == U'站' ||
		zhn_doc_is(doc, end, U"举行") > 0 || zhn_doc_is(doc, end, U"街头") > 0;
}

/* 利物浦主场战平: the club that is called like its city. */
static void
find_club(Finder *f, const ZhnDocToken *token)
{
	const ZhnDoc *doc = f->doc;
	const ZhnWordInfo *info;
	uint32_t	n = zhn_doc_whole_word_at(doc, token->start, ZHN_W_CITY, &info);

	if (n > 0 && info->type == ZHN_TYPE_NONE &&
		!is_where(doc, token->start, token->start + n) &&
		is_about_sport(doc, token->start))
		add_candidate(f, token->start, token->start + n, 0.8f, "sport");
}

static void
find_candidates(Finder *f)
{
	const ZhnDoc *doc = f->doc;

	for (uint32_t t = 0; t < doc->ntokens; t++)
	{
		const ZhnDocToken *token = &doc->tokens[t];
		uint32_t	head;
		uint32_t	classes;
		uint32_t	n;
		const ZhnWordInfo *info;

		if (t % 1024 == 0)
			zhn_interrupts(doc->env);
		if (token->kind == ZHN_PUNCTUATION || token->kind == ZHN_SPACE ||
			token->kind == ZHN_NUMBER || token->kind == ZHN_DATE)
			continue;
		find_club(f, token);
		n = zhn_doc_whole_word_at(doc, token->start, ZHN_W_ORG, &info);
		if (n > 0 || (token->kind == ZHN_ORGANISATION &&
					  !is_meeting(doc, token)))
		{
			uint32_t	end = token->start + n;
			uint32_t	first = n > 0 && stands_alone(info) ? t
				: with_prefixes(doc, t);

			if (end < token->end)
				end = token->end;
			add_candidate(f, doc->tokens[first].start, end, 0.9f, "known");
		}
		classes = head_before(doc, token->end, &head);
		if (classes != 0 && !token_is(doc, t, ZHN_W_STOP))
			walk_from_head(f, head, token->end, classes);
	}
}

/* By start; of those that begin together the longest first. */
static int
compare_candidates(const void *a, const void *b)
{
	const Candidate *x = a;
	const Candidate *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end > y->end ? -1 : x->end < y->end;
}

/* Is the mention a short form of the other: 水务集团, 绍兴市水务投资集团? */
static bool
is_abbreviation(const ZhnDoc *doc, const ZhnMention *part,
				const ZhnMention *full)
{
	static const char32_t *const forms[] =
	{U"股份有限公司", U"有限责任公司", U"有限公司", NULL};
	uint32_t	p = part->start;
	uint32_t	part_end = part->start + part->length;
	uint32_t	full_end = full->start + full->length;

	/* 城投集团 is 城市发展投资集团有限公司, whatever its legal form is. */
	for (const char32_t *const *w = forms; *w != NULL; w++)
	{
		uint32_t	n = zhn_doc_was(doc, full_end, *w);

		if (n > 0 && zhn_doc_was(doc, part_end, U"公司") == 0)
		{
			full_end -= n;
			break;
		}
	}
	if (full_end - full->start < part->length + 2 || part->length < 3)
		return false;
	if (doc->cp[part_end - 1] != doc->cp[full_end - 1] ||
		doc->cp[part_end - 2] != doc->cp[full_end - 2])
		return false;
	for (uint32_t i = full->start; i < full_end && p < part_end; i++)
		if (doc->cp[i] == doc->cp[p] &&
			(p > part->start || zhn_doc_edge(doc, i)))
			p++;
	return p == part_end;
}

/* 市民政局 is that of the home city. */
static void
name_with_home(ZhnDoc *doc, ZhnMention *m)
{
	ZhnSlice	home = doc->options->home;
	uint32_t	c = doc->cp[m->start];
	char	   *name;
	size_t		mark;

	if (home.length == 0 || (c != U'市' && c != U'县' && c != U'区' && c != U'省' && c != U'镇'))
		return;
	if (doc->cp[m->start + 1] == U'市' || doc->cp[m->start + 1] == U'县')
		return;
	mark = doc->at[m->start + 1] - doc->at[m->start];
	if (home.length <= mark ||
		memcmp(home.at + home.length - mark, doc->text + doc->at[m->start],
			   mark) != 0)
		return;
	name = zhn_alloc(doc->env, home.length + m->surface.length - mark);
	memcpy(name, home.at, home.length);
	memcpy(name + home.length, m->surface.at + mark, m->surface.length - mark);
	m->name.at = name;
	m->name.length = home.length + m->surface.length - mark;
}

static ZhnType
type_of(const ZhnDoc *doc, const ZhnMention *m)
{
	if (strcmp(m->evidence, "sport") == 0)
		return ZHN_TYPE_CLUB;
	return zhn_organisation_type(doc, m->start, m->start + m->length);
}

/* How many mentions before and after are looked at for a full name. */
#define NEARBY 64

void
zhn_name_organisations(ZhnDoc *doc, uint32_t first)
{
	for (uint32_t k = first; k < doc->nmentions; k++)
	{
		ZhnMention *m = &doc->mentions[k];
		uint32_t	from = k > first + NEARBY ? k - NEARBY : first;

		if (m->kind != ZHN_MENTION_ORGANISATION)
			continue;
		m->type = zhn_type_name(type_of(doc, m));
		name_with_home(doc, m);
		if (m->name.at != NULL || m->length > 7)
			continue;
		for (uint32_t j = from; j < doc->nmentions && j < k + NEARBY; j++)
			if (j != k && doc->mentions[j].kind == m->kind &&
				is_abbreviation(doc, m, &doc->mentions[j]))
			{
				m->name = doc->mentions[j].surface;
				m->evidence = "abbreviation";
				break;
			}
	}
}

static void
add_organisation(ZhnDoc *doc, uint32_t start, uint32_t end, float confidence,
				 const char *evidence)
{
	ZhnMention *m = zhn_doc_add(doc, ZHN_MENTION_ORGANISATION, start,
								end - start);

	m->confidence = confidence;
	m->evidence = evidence;
	zhn_doc_claim(doc, start, end - start, ZHN_MENTION_ORGANISATION);
}

/* Names found once are found again where the words were cut otherwise. */
void
zhn_find_organisations_again(ZhnDoc *doc, uint32_t first)
{
	ZhnKnown   *known = zhn_known_create(doc);
	uint32_t	last = doc->nmentions;

	for (uint32_t k = first; k < last; k++)
		if (doc->mentions[k].kind == ZHN_MENTION_ORGANISATION &&
			doc->mentions[k].length >= 4)
			zhn_known_add(known, doc->mentions[k].start,
						  doc->mentions[k].start + doc->mentions[k].length, k);
	for (uint32_t i = 0; known->nnames > 0 && i < doc->n; i++)
	{
		uint32_t	mention;
		uint32_t	n = zhn_known_at(known, i, &mention);

		if (n > 0 && !zhn_doc_claimed(doc, i, i + n))
		{
			add_organisation(doc, i, i + n,
							 doc->mentions[mention].confidence * 0.95f,
							 "again");
			i += n - 1;
		}
	}
}

void
zhn_find_organisations(ZhnDoc *doc)
{
	Finder		f;
	uint32_t	end = 0;

	memset(&f, 0, sizeof(f));
	f.doc = doc;
	find_candidates(&f);
	if (f.ncandidates > 0)
		qsort(f.candidates, f.ncandidates, sizeof(Candidate),
			  compare_candidates);
	for (uint32_t k = 0; k < f.ncandidates; k++)
	{
		Candidate  *c = &f.candidates[k];

		if (c->start < end || zhn_doc_claimed(doc, c->start, c->end) ||
			is_half_of_title(doc, c))
			continue;
		/* One that reaches further may begin within this one. */
		for (uint32_t j = k + 1; j < f.ncandidates &&
			 f.candidates[j].start < c->end; j++)
			if (f.candidates[j].end > c->end && f.candidates[j].start == c->start)
				c->end = f.candidates[j].end;
		add_organisation(doc, c->start, c->end, c->confidence, c->evidence);
		end = c->end;
	}
}
