/*-------------------------------------------------------------------------
 *
 * person_span.c
 *	  Where a name begins and ends that the segmenter has cut otherwise.
 *
 *-------------------------------------------------------------------------
 */
#include "extract/person.h"

/* Longest name of several tokens without a mark between them. */
#define JOINED_MAX 9

static bool
begins_with_surname(const ZhnDoc *doc, const ZhnDocToken *token)
{
	uint32_t	length;

	return zhn_is_surname_at(doc, token->start, &length);
}

/* 栗战书 向巴妮: what stands between two names. */
static bool
is_particle(uint32_t cp)
{
	return cp == U'和' || cp == U'与' || cp == U'向' || cp == U'对' ||
		cp == U'同' || cp == U'由' || cp == U'给';
}

/*
 * 恩赫 包勒德: the halves of one transliterated name, since two Chinese names
 * do not stand together without a mark.
 */
static bool
is_second_half(const ZhnDoc *doc, uint32_t first, uint32_t t)
{
	const ZhnDocToken *token = &doc->tokens[t];
	const ZhnDocToken *prev = &doc->tokens[t - 1];

	return token->kind == ZHN_PERSON && prev->kind == ZHN_PERSON &&
		(prev->reason == ZHN_BY_FOREIGN_NAME ||
		 token->reason == ZHN_BY_FOREIGN_NAME ||
		 !begins_with_surname(doc, prev)) &&
		!is_particle(doc->cp[token->start]) &&
		token->reason != ZHN_BY_LEXICON && prev->reason != ZHN_BY_LEXICON &&
		token->end - doc->tokens[first].start <= JOINED_MAX;
}

/* Names in several tokens, with a dot or a hyphen or nothing between them. */
uint32_t
zhn_last_of_name(const ZhnDoc *doc, uint32_t t)
{
	uint32_t	last = t;

	while (last + 1 < doc->ntokens && is_second_half(doc, t, last + 1))
		last++;
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
uint32_t
zhn_name_start(const ZhnDoc *doc, uint32_t t)
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
uint32_t
zhn_name_end(const ZhnDoc *doc, uint32_t t)
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
