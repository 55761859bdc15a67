/*-------------------------------------------------------------------------
 *
 * place.c
 *	  Places: toponyms, nested addresses, 我市.
 *
 * Places inside organisations are mentions too, and are marked as such by
 * extract.c; what is part of a name of a person is no place.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/doc.h"

/* 我市 our city: the home that the caller names. */
static uint32_t
deictic_at(const ZhnDoc *doc, uint32_t i)
{
	static const char32_t *const words[] =
	{U"我市", U"我省", U"我县", U"我区", U"我镇", U"本市", U"本省", U"本县", U"我国", NULL};

	if (doc->cp[i] != U'我' && doc->cp[i] != U'本')
		return 0;
	for (const char32_t *const *w = words; *w != NULL; w++)
	{
		uint32_t	n = zhn_doc_is(doc, i, *w);

		if (n > 0 && zhn_doc_edge(doc, i) && zhn_doc_edge(doc, i + n))
			return n;
	}
	return 0;
}

static void
add_deictic(ZhnDoc *doc, uint32_t i, uint32_t n)
{
	ZhnMention *m = zhn_doc_add(doc, ZHN_MENTION_PLACE, i, n);
	ZhnSlice	home = doc->options->home;
	size_t		mark = doc->at[i + 2] - doc->at[i + 1];

	m->evidence = "deictic";
	m->confidence = 0.95f;
	if (doc->cp[i + 1] == U'国')
	{
		static const char china[] = "中国";

		m->name.at = china;
		m->name.length = sizeof(china) - 1;
	}
	else if (home.length > mark &&
			 memcmp(home.at + home.length - mark, doc->text + doc->at[i + 1],
					mark) == 0)
		m->name = home;
}

/* Is the token a place by itself? */
static bool
is_place(const ZhnDoc *doc, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];
	uint32_t	c = doc->cp[token->start];

	if (token->kind != ZHN_PLACE)
		return false;
	if (token->end - token->start < 2 && token->reason != ZHN_BY_LEXICON)
		return false;
	/* 上路, 街口: a common word that ends like a place. */
	if (token->end - token->start == 2 &&
		token->reason == ZHN_BY_PLACE_SUFFIX)
	{
		uint32_t	last = doc->cp[token->end - 1];

		if (last == U'路' || last == U'街' || last == U'口' || last == U'道' ||
			last == U'站' || last == U'旗' || last == U'国' || last == U'堡')
			return false;
	}
	return c != U'各' && c != U'该' && c != U'本' && c != U'每' && c != U'全' &&
		c != U'某' && c != U'两' && c != U'多' && c != U'几';
}

/* How far an address goes on after token t: 镇, 村, 街道 and further places. */
static uint32_t
address_end(const ZhnDoc *doc, uint32_t t)
{
	uint32_t	last = t;

	for (int n = 0; n < 8 && last + 1 < doc->ntokens; n++)
	{
		const ZhnDocToken *next = &doc->tokens[last + 1];
		uint32_t	c = doc->cp[next->start];

		if (next->kind == ZHN_PLACE && is_place(doc, last + 1))
		{
			/* 浙江省 嘉兴市, 美国 纽约: an address, from the outside in. */
			last++;
			continue;
		}
		if (zhn_doc_whole_word_at(doc, next->start, ZHN_W_PLACE_HEAD, NULL) ==
			next->end - next->start && c != U'国' && c != U'里' && c != U'组' &&
			c != U'海' && c != U'路' && c != U'旗' && c != U'乡' && c != U'市' &&
			c != U'省' && c != U'村')
		{
			last++;
			continue;
		}
		break;
	}
	return last;
}

void
zhn_find_places(ZhnDoc *doc)
{
	for (uint32_t t = 0; t < doc->ntokens; t++)
	{
		const ZhnDocToken *token = &doc->tokens[t];
		uint32_t	last;
		uint32_t	n;
		ZhnMention *m;

		if (t % 1024 == 0)
			zhn_interrupts(doc->env);
		if (token->kind != ZHN_PLACE && doc->cp[token->start] != U'我' &&
			doc->cp[token->start] != U'本')
			continue;
		n = deictic_at(doc, token->start);
		if (n > 0 && doc->claim[token->start] == ZHN_MENTION_NONE)
		{
			add_deictic(doc, token->start, n);
			continue;
		}
		if (!is_place(doc, t) ||
			doc->claim[token->start] == ZHN_MENTION_PERSON ||
			doc->claim[token->end - 1] == ZHN_MENTION_PERSON ||
			doc->claim[token->start] == ZHN_MENTION_DATE)
			continue;
		last = doc->claim[token->start] == ZHN_MENTION_ORGANISATION
			? t : address_end(doc, t);
		if (zhn_doc_claimed(doc, doc->tokens[t].end, doc->tokens[last].end))
			last = t;
		m = zhn_doc_add(doc, ZHN_MENTION_PLACE, token->start,
						doc->tokens[last].end - token->start);
		m->evidence = token->reason == ZHN_BY_DICTIONARY ? "dictionary"
			: token->reason == ZHN_BY_LEXICON ? "lexicon" : "suffix";
		m->confidence = token->reason == ZHN_BY_DICTIONARY ? 0.9f
			: token->reason == ZHN_BY_LEXICON ? 1.0f : 0.75f;
		t = last;
	}
}
