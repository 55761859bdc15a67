/*-------------------------------------------------------------------------
 *
 * person_title.c
 *	  Titles before and after names: 市委副书记王建国, 李先生.
 *
 * A title reaches back over what it belongs to: an organisation, a place,
 * 市委, 党组, and over 、 to titles of the same person.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/person.h"

/* Characters of a title, with all that it belongs to. */
#define TITLE_MAX 60

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
uint32_t
zhn_titles_before(const ZhnDoc *doc, uint32_t i)
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
uint32_t
zhn_title_after(const ZhnDoc *doc, uint32_t i)
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
uint32_t
zhn_group_title_after(const ZhnDoc *doc, uint32_t i, uint32_t *start)
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
