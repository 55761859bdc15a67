/*-------------------------------------------------------------------------
 *
 * doc.c
 *	  A text while it is read for mentions.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "extract/doc.h"
#include "extract/weights.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Interrupts are let through after so many characters. */
#define INTERRUPT_EVERY 4096

ZhnExtractor *
zhn_extractor_create(const ZhnEnv *env)
{
	ZhnExtractor *extractor = zhn_alloc(env, sizeof(ZhnExtractor));

	extractor->words = zhn_word_trie_create(env);
	zhn_model_open(&extractor->model);
	extractor->clusters = zhn_name_weights.clusters;
	zhn_date_init(extractor);
	zhn_quantity_init(extractor);
	return extractor;
}

/* Room for n elements of a size and the margins; the margins are zeros. */
static void *
alloc_array(const ZhnEnv *env, size_t n, size_t size)
{
	char	   *array = zhn_alloc(env, (n + 1 + 2 * ZHN_MARGIN) * size);

	memset(array, 0, ZHN_MARGIN * size);
	memset(array + (ZHN_MARGIN + n) * size, 0, (ZHN_MARGIN + 1) * size);
	return array + ZHN_MARGIN * size;
}

/* The same, all zeros. */
static void *
alloc_zeros(const ZhnEnv *env, size_t n, size_t size)
{
	char	   *array = zhn_alloc(env, (n + 1 + 2 * ZHN_MARGIN) * size);

	memset(array, 0, (n + 1 + 2 * ZHN_MARGIN) * size);
	return array + ZHN_MARGIN * size;
}

static void
end_line(ZhnDoc *doc, uint32_t i)
{
	doc->line_ends = zhn_doc_grow(doc->env, doc->line_ends, doc->nlines,
								  &doc->lines_room, sizeof(uint32_t));
	doc->line_ends[doc->nlines++] = i;
}

/*
 * Decode the text: characters, folded, and where each begins.  Fails if there
 * are more of them than room.
 */
static bool
doc_decode(ZhnDoc *doc, uint32_t room)
{
	const unsigned char *text = (const unsigned char *) doc->text;
	const unsigned char *p = text;
	const unsigned char *end = p + doc->length;
	uint32_t	n = 0;

	doc->nlines = 0;
	while (p < end)
	{
		uint32_t	stop = room - n < INTERRUPT_EVERY ? room
			: n + INTERRUPT_EVERY;

		zhn_interrupts(doc->env);
		if (n == room)
			return false;
		for (; p < end && n < stop; n++)
		{
			uint32_t	cp;

			doc->at[n] = (uint32_t) (p - text);
			p += zhn_utf8_decode(p, end, &cp);
			doc->cp[n] = cp == ZHN_INVALID ? 0xFFFD : zhn_fold_char(cp);
			if (cp == '\n')
				end_line(doc, n);
		}
	}
	if (n > 0 && doc->cp[n - 1] != '\n')
		end_line(doc, n);
	doc->at[n] = (uint32_t) doc->length;
	doc->n = n;
	return true;
}

/*
 * Bytes that may begin a character, which are its characters if the text is
 * valid and less if it is not.  Eight bytes are looked at together.
 */
static uint32_t
count_beginnings(const char *text, size_t length)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint32_t	n = 0;
	size_t		i = 0;

	for (; i + 8 <= length; i += 8)
	{
		uint64_t	bytes;

		memcpy(&bytes, text + i, 8);
		n += ((~bytes >> 7 | bytes >> 6) & ones) * ones >> 56;
	}
	for (; i < length; i++)
		n += ((unsigned char) text[i] & 0xC0) != 0x80;
	return n;
}

/* Characters of a text; an invalid byte is one. */
static uint32_t
count_characters(const char *text, size_t length)
{
	uint32_t	n = 0;

	for (const unsigned char *p = (const unsigned char *) text,
		 *end = p + length; p < end; n++)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
	}
	return n;
}

ZhnDoc *
zhn_extractor_begin(const ZhnExtractor *extractor, const ZhnEnv *env,
					const char *text, size_t length)
{
	ZhnDoc	   *doc;
	uint32_t	n;

	if (length > ZHN_EXTRACT_MAX)
		zhn_fail(env, ZHN_ERROR_LIMIT,
				 "text is too long to extract mentions from",
				 "Split texts of more than 64 MB.");
	doc = zhn_alloc(env, sizeof(ZhnDoc));
	memset(doc, 0, sizeof(ZhnDoc));
	doc->env = env;
	doc->extractor = extractor;
	doc->text = text;
	doc->length = length;
	n = count_beginnings(text, length);
	for (;;)
	{
		doc->cp = alloc_array(env, n, sizeof(uint32_t));
		doc->at = alloc_array(env, n, sizeof(uint32_t));
		if (doc_decode(doc, n))
			break;
		n = count_characters(text, length);
	}
	n = doc->n;
	doc->token_of = alloc_array(env, n, sizeof(uint32_t));
	doc->first_hit = alloc_array(env, n, sizeof(uint32_t));
	doc->begin = alloc_zeros(env, n, sizeof(uint32_t));
	doc->end = alloc_zeros(env, n, sizeof(uint32_t));
	doc->claim = alloc_zeros(env, n, 1);
	doc->head = alloc_zeros(env, n, 1);
	return doc;
}

void *
zhn_doc_grow(const ZhnEnv *env, void *array, uint32_t used, uint32_t *room,
			 size_t size)
{
	if (used < *room)
		return array;
	*room = *room == 0 ? 64 : *room * 2;
	return zhn_resize(env, array, (size_t) *room * size);
}

/* A token covers the characters that begin before its end. */
void
zhn_extractor_token(ZhnDoc *doc, const ZhnToken *token)
{
	size_t		end = token->start + token->length;
	uint32_t	i = doc->filled;
	ZhnDocToken *t;

	doc->tokens = zhn_doc_grow(doc->env, doc->tokens, doc->ntokens,
							   &doc->tokens_room, sizeof(ZhnDocToken));
	t = &doc->tokens[doc->ntokens];
	t->start = i;
	t->kind = (uint8_t) token->kind;
	t->reason = (uint8_t) token->reason;
	while (i < doc->n && doc->at[i] < end)
		doc->token_of[i++] = doc->ntokens;
	t->end = i;
	doc->filled = i;
	if (t->end > t->start)
		doc->token_of[i] = ++doc->ntokens;
}

/* A word of the tables that begins at i. */
static void
add_hit(ZhnDoc *doc, uint32_t i, uint32_t length, const ZhnWordInfo *info)
{
	ZhnHit	   *hit;

	doc->hits = zhn_doc_grow(doc->env, doc->hits, doc->nhits,
							 &doc->hits_room, sizeof(ZhnHit));
	hit = &doc->hits[doc->nhits++];
	hit->start = i;
	hit->length = length;
	hit->info = info;
	doc->begin[i] |= info->classes;
	if (i + length <= doc->n)
		doc->end[i + length] |= info->classes;
	if ((info->classes & ZHN_W_ORG_HEAD) != 0 &&
		doc->head[i + length] < length)
		doc->head[i + length] = (uint8_t) length;
}

void
zhn_doc_find_words(ZhnDoc *doc)
{
	const ZhnWordTrie *words = doc->extractor->words;

	for (uint32_t i = 0; i < doc->n; i++)
	{
		uint32_t	node = 0;

		doc->first_hit[i] = doc->nhits;
		if (i % INTERRUPT_EVERY == 0)
			zhn_interrupts(doc->env);
		if (!zhn_word_trie_begins(words, doc->cp[i], doc->cp[i + 1]))
			continue;
		for (uint32_t length = 1; length <= ZHN_HIT_MAX; length++)
		{
			uint32_t	next = zhn_word_trie_next(words, node,
												  doc->cp[i + length - 1]);

			node = next & ZHN_WORD_NODE;
			if ((next & ZHN_WORD_ENDS) != 0)
				add_hit(doc, i, length, &words->info[node]);
			if ((next & ZHN_WORD_GOES_ON) == 0)
				break;
		}
	}
	doc->first_hit[doc->n] = doc->nhits;
}

uint32_t
zhn_doc_find_word_at(const ZhnDoc *doc, uint32_t i, uint32_t classes,
					 bool whole, const ZhnWordInfo **info)
{
	uint32_t	longest = 0;

	for (uint32_t h = doc->first_hit[i]; h < doc->first_hit[i + 1]; h++)
	{
		const ZhnHit *hit = &doc->hits[h];

		if ((hit->info->classes & classes) != 0 &&
			(!whole || zhn_doc_edge(doc, i + hit->length)))
		{
			longest = hit->length;
			if (info != NULL)
				*info = hit->info;
		}
	}
	return longest;
}

uint32_t
zhn_doc_find_word_before(const ZhnDoc *doc, uint32_t i, uint32_t classes,
						 const ZhnWordInfo **info)
{
	uint32_t	first = i > ZHN_HIT_MAX ? i - ZHN_HIT_MAX : 0;

	for (uint32_t start = first; start < i; start++)
	{
		if ((doc->begin[start] & classes) == 0)
			continue;
		for (uint32_t h = doc->first_hit[start];
			 h < doc->first_hit[start + 1]; h++)
			if (start + doc->hits[h].length == i &&
				(doc->hits[h].info->classes & classes) != 0)
			{
				if (info != NULL)
					*info = doc->hits[h].info;
				return i - start;
			}
	}
	return 0;
}

ZhnMention *
zhn_doc_add(ZhnDoc *doc, ZhnMentionKind kind, uint32_t start, uint32_t length)
{
	ZhnMention *m;

	doc->mentions = zhn_doc_grow(doc->env, doc->mentions, doc->nmentions,
								 &doc->mentions_room, sizeof(ZhnMention));
	m = &doc->mentions[doc->nmentions++];
	memset(m, 0, sizeof(ZhnMention));
	m->kind = kind;
	m->start = start;
	m->length = length;
	m->surface = zhn_doc_slice(doc, start, start + length);
	m->confidence = 1.0f;
	m->evidence = "form";
	return m;
}

void
zhn_doc_claim(ZhnDoc *doc, uint32_t start, uint32_t length,
			  ZhnMentionKind kind)
{
	memset(doc->claim + start, kind, length);
}

/* Longest way to look for the end of a sentence, so that time is linear. */
#define SENTENCE_MAX 2000

static bool
ends_sentence(uint32_t cp)
{
	return cp == U'。' || cp == '!' || cp == '?' || cp == ';' || cp == '\n';
}

uint32_t
zhn_doc_sentence_start(const ZhnDoc *doc, uint32_t i)
{
	for (int n = 0; n < SENTENCE_MAX && i > 0 &&
		 !ends_sentence(doc->cp[i - 1]); n++)
		i--;
	return i;
}

uint32_t
zhn_doc_sentence_end(const ZhnDoc *doc, uint32_t i)
{
	for (int n = 0; n < SENTENCE_MAX && i < doc->n &&
		 !ends_sentence(doc->cp[i]); n++)
		i++;
	return i;
}
