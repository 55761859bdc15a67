/*-------------------------------------------------------------------------
 *
 * index_words.c
 *	  zhnews.index_words(): the words by which a text is to be found, and
 *	  zhnews.article_words(): those of an article.
 *
 * These are the lexemes of configuration zhnews.news at their positions, and
 * then every word of the dictionary that the text has, also inside a longer
 * word, inside a name, or across two words: 城市 in 大城市, 中国人 in 中国
 * 人民.  Who asks for such a string means the string, and does not know how
 * the text was cut.
 *
 * A query is cut by the configuration, without the text around it.  A word
 * that would be cut in a query (大城市 is 大 城市 there, if it stands alone)
 * is therefore put in as its cut says, from the position of its first
 * character on, and, for phrases with what follows, up to that of its last.  How each word would be cut is kept in a small cache, since
 * the same words come again and again.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "tsearch/ts_utils.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/parts.h"
#include "pg/run.h"
#include "pg/tokens.h"
#include "pg/word_list.h"
#include "segment/occurrence.h"
#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_index_words);
PG_FUNCTION_INFO_V1(zhn_article_words);

/* A word of the text, or a part of one, and its position. */
typedef struct Place
{
	size_t		end;			/* in the text, bytes */
	int			position;
	bool		is_lexeme;		/* it is in the index just there */
} Place;

/* The index entries of one or more texts under construction. */
typedef struct WordIndex
{
	const char *text;			/* the one that is added */
	size_t		length;
	ZhnWordList *words;
	int			last_position;	/* of all entries */
	ZhnKeptTokens *keep;		/* takes the tokens, unless it is NULL */
	Place	   *places;			/* in order, without gaps */
	size_t		nplaces;
	size_t		places_room;
} WordIndex;

/* Lexemes of the cut of a word at most; others are not cached. */
#define CUT_MAX 7

/* How a query cuts one word. */
typedef struct WordCut
{
	bool		whole : 1;		/* the word itself is a lexeme, too */
	uint8		n : 7;			/* other lexemes; 0 for none */
	uint8		lengths[CUT_MAX];	/* theirs, in bytes */
} WordCut;

/* The cuts of words, by hash; valid for one state of the lexicon. */
#define CACHE_SIZE 8192

typedef struct CachedCut
{
	uint64		hash;			/* 0 for none */
	WordCut		cut;
} CachedCut;

StaticAssertDecl(sizeof(CachedCut) == 16, "cached cuts are not packed");

static CachedCut *cache = NULL;
static uint64 cache_fingerprint;

static void
add_lexeme(WordIndex *index, const char *lexeme, size_t length, int position)
{
	index->last_position = Max(index->last_position, position);
	zhn_word_list_add(index->words, lexeme, length, position);
}

static void
add_place(WordIndex *index, size_t end, int position, bool is_lexeme)
{
	Place	   *place;

	if (index->nplaces == index->places_room)
	{
		index->places_room *= 2;
		index->places = repalloc_huge(index->places, index->places_room *
									  sizeof(Place));
	}
	place = &index->places[index->nplaces++];
	place->end = end;
	place->position = position;
	place->is_lexeme = is_lexeme;
}

/*
 * Where the part of a token ends in the text that ends after so many bytes of
 * the lexeme, which has as many characters.
 */
static size_t
unfolded_end(const char *token, size_t length, const char *lexeme,
			 size_t lexeme_end)
{
	const unsigned char *p = (const unsigned char *) token;
	const unsigned char *end = p + length;
	const unsigned char *l = (const unsigned char *) lexeme;
	const unsigned char *l_end = l + lexeme_end;
	uint32_t	cp;

	while (p < end && l < l_end)
	{
		p += zhn_utf8_decode(p, end, &cp);
		l += zhn_utf8_decode(l, l_end, &cp);
	}
	return (size_t) (p - (const unsigned char *) token);
}

/* Add a lexeme of length bytes to a cut; false if there is no room for it. */
static bool
cut_add(WordCut *cut, size_t length)
{
	if (cut->n == CUT_MAX || length > 255)
		return false;
	cut->lengths[cut->n++] = (uint8) length;
	return true;
}

/*
 * Cut a word as a query would.  Of a word that would become too many lexemes
 * only the word itself is kept.
 */
static WordCut
cut_word(const char *word, size_t length, const ZhnLexicon *lexicon)
{
	static const WordCut uncut = {.whole = true};
	WordCut		cut = {.whole = true};
	ZhnToken	tokens[CUT_MAX];
	int			n = 0;

	zhn_segmenter_start(zhn_word_segmenter(), word, length, ZHN_NEWS, lexicon);
	while (n < CUT_MAX && zhn_segmenter_next(zhn_word_segmenter(), &tokens[n]))
		n++;
	if (tokens[n - 1].start + tokens[n - 1].length < length)
		return uncut;

	cut.whole = n == 1;
	for (int i = 0; i < n; i++)
	{
		ZhnParts	parts;
		size_t		from = 0;

		if (!zhn_kind_has_parts(tokens[i].kind) ||
			zhn_parts_of(word + tokens[i].start, tokens[i].length,
						 &parts) == 1)
		{
			if (n > 1 && !cut_add(&cut, tokens[i].length))
				return uncut;
			continue;
		}
		for (int k = 0; k < parts.n; k++)
		{
			if (!cut_add(&cut, parts.ends[k] - from))
				return uncut;
			from = parts.ends[k];
		}
	}
	return cut;
}

static uint64
hash_word(const char *word, size_t length)
{
	uint64		h = UINT64CONST(0xcbf29ce484222325);

	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char) word[i]) * UINT64CONST(0x100000001b3);
	return h != 0 ? h : 1;
}

/* Make the cache, or empty it if the lexicon is another one now. */
static void
cache_prepare(uint64 fingerprint)
{
	if (cache != NULL && cache_fingerprint == fingerprint)
		return;
	if (cache == NULL)
		cache = MemoryContextAlloc(TopMemoryContext,
								   CACHE_SIZE * sizeof(CachedCut));
	memset(cache, 0, CACHE_SIZE * sizeof(CachedCut));
	cache_fingerprint = fingerprint;
}

static WordCut
cached_cut(const char *word, size_t length, const ZhnLexicon *lexicon)
{
	uint64		hash = hash_word(word, length);
	CachedCut  *entry = &cache[(hash ^ hash >> 32) % CACHE_SIZE];

	if (entry->hash != hash)
	{
		entry->cut = cut_word(word, length, lexicon);
		entry->hash = hash;
	}
	return entry->cut;
}

static void
add_cut(WordIndex *index, const char *word, const WordCut *cut, int position)
{
	size_t		from = 0;

	for (int i = 0; i < cut->n; i++)
	{
		add_lexeme(index, word + from, cut->lengths[i], position + i);
		from += cut->lengths[i];
	}
}

/*
 * Add a word of the text, which may be in the index already, at the position
 * where it begins.  If it ends in a place so far behind that what follows it
 * in the text would not follow it in the index, it is there a second time,
 * before that: 央视网|消息 has 视网 before 消息.  last_position is 0 for a
 * word whose place is not to be looked at.
 */
static void
add_word(WordIndex *index, const char *word, size_t length, int position,
		 int last_position, bool is_there, const ZhnLexicon *lexicon)
{
	WordCut		cut = cached_cut(word, length, lexicon);
	int			second = last_position - Max(cut.n - 1, 0);

	if (cut.whole && !is_there)
		add_lexeme(index, word, length, position);
	add_cut(index, word, &cut, position);
	if (second == position || second < 1)
		return;
	if (cut.n == 0)
		add_lexeme(index, word, length, second);
	add_cut(index, word, &cut, second);
}

static bool
is_han(const char *p, const char *end)
{
	uint32_t	cp;

	zhn_utf8_decode((const unsigned char *) p, (const unsigned char *) end,
					&cp);
	return zhn_char_class(cp) == ZHN_CHAR_HAN;
}

/* Whether a word begins and ends with a Chinese character. */
static bool
is_chinese(const char *word, size_t length)
{
	const char *end = word + length;
	const char *last = end - 1;

	while (last > word && (*last & 0xC0) == 0x80)
		last--;
	return is_han(word, end) && is_han(last, end);
}

/*
 * Add a token of the text and its parts; returns the last position.  What is
 * no word of the dictionary may be cut where it stands alone.
 */
static int
add_token(WordIndex *index, const ZhnToken *token, int position,
		  const ZhnLexicon *lexicon)
{
	const char *start = index->text + token->start;
	char		buffer[ZHN_LEXEME_BUFFER];
	size_t		length;
	char	   *lexeme = zhn_lexeme_in(start, (int) token->length, buffer,
									   &length);
	size_t		from = 0;
	ZhnParts	parts;

	if (length > 0)
		add_lexeme(index, lexeme, length, position);
	if (length > 0 && token->reason != ZHN_BY_DICTIONARY &&
		is_chinese(lexeme, length))
		add_word(index, lexeme, length, position, 0, true, lexicon);
	if (length > 0 && zhn_kind_has_parts(token->kind) &&
		zhn_parts_of(lexeme, length, &parts) > 1)
	{
		for (int i = 0; i < parts.n; i++)
		{
			size_t		end = parts.ends[i];

			add_lexeme(index, lexeme + from, end - from, position + i);
			add_place(index, token->start +
					  unfolded_end(start, token->length, lexeme, end),
					  position + i,
					  true);
			from = end;
		}
		position += parts.n - 1;
	}
	else
		add_place(index, token->start + token->length, position, true);
	if (lexeme != buffer)
		pfree(lexeme);
	return position;
}

/* Add what to_tsvector('zhnews.news', text) has. */
static void
add_tokens(WordIndex *index, ZhnRun *run)
{
	int			position = index->last_position;
	ZhnToken	token;

	while (zhn_run_next(run, &token))
	{
		if (index->keep != NULL)
			zhn_tokens_add(index->keep, &token);
		if (token.kind == ZHN_PUNCTUATION || token.kind == ZHN_SPACE)
			add_place(index, token.start + token.length, position, false);
		else
			position = add_token(index, &token, position + 1,
								 run->words->lexicon);
	}
}

/*
 * Add the words of a list that are anywhere in the text: those of the
 * dictionary, or those of a lexicon.
 */
static void
add_words(WordIndex *index, const ZhnLexicon *list, const ZhnLexicon *lexicon)
{
	const Place *place = index->places;
	size_t		begin = 0;		/* of the place */
	ZhnOccurrences occurrences;
	ZhnEnv		env;
	size_t		start;
	size_t		length;

	zhn_env_init(&env, CurrentMemoryContext);
	zhn_occurrences_start(&occurrences, &env, list, index->text,
						  index->length);
	while (zhn_occurrences_next(&occurrences, &start, &length))
	{
		const char *word = index->text + start;
		char		buffer[ZHN_LEXEME_BUFFER];
		const Place *last;
		size_t		folded_length;
		char	   *folded;

		if (!is_chinese(word, length))
			continue;
		while (place->end <= start)
			begin = (place++)->end;
		for (last = place; last->end < start + length;)
			last++;
		folded = zhn_lexeme_in(word, (int) length, buffer, &folded_length);
		add_word(index, folded, folded_length, place->position,
				 last->position, place->is_lexeme && start == begin &&
				 start + length == place->end, lexicon);
		if (folded != buffer)
			pfree(folded);
	}
}

static void
index_init(WordIndex *index)
{
	memset(index, 0, sizeof(*index));
	index->words = zhn_word_list_create();
	index->places_room = 256;
	index->places = palloc(256 * sizeof(Place));
}

/* Add the words of a text; their positions go on from those before it. */
static void
add_text(WordIndex *index, text *added)
{
	ZhnRun	   *run;

	index->text = VARDATA_ANY(added);
	index->length = VARSIZE_ANY_EXHDR(added);
	index->nplaces = 0;
	run = zhn_run_start(index->text, index->length, ZHN_NEWS);
	cache_prepare(run->words->fingerprint);
	add_tokens(index, run);
	if (index->keep != NULL)
		zhn_tokens_keep(index->text, index->length, run->words->fingerprint,
						index->keep);
	add_words(index, NULL, run->words->lexicon);
	if (run->words->lexicon != NULL)
		add_words(index, run->words->lexicon, run->words->lexicon);
	zhn_run_end(run);
}

/* zhnews.index_words(body) */
Datum
zhn_index_words(PG_FUNCTION_ARGS)
{
	WordIndex	index;

	index_init(&index);
	add_text(&index, PG_GETARG_TEXT_PP(0));
	pfree(index.places);
	PG_RETURN_TSVECTOR(zhn_word_list_finish(index.words));
}

/* The parts of an article: the words of each have a weight, from A to D. */
#define NPARTS 4

/*
 * Give each position its weight: A up to the first of the ends, then B, C, D.
 */
static void
set_weights(TSVector vector, const int *ends)
{
	WordEntry  *entries = ARRPTR(vector);

	for (int i = 0; i < vector->size; i++)
	{
		WordEntryPos *places = POSDATAPTR(vector, &entries[i]);

		for (int k = 0; k < POSDATALEN(vector, &entries[i]); k++)
		{
			int			part = 0;

			while (part < NPARTS - 1 && WEP_GETPOS(places[k]) > ends[part])
				part++;
			WEP_SETWEIGHT(places[k], NPARTS - 1 - part);
		}
	}
}

/*
 * zhnews.article_words(headline, display, context, body)
 *
 * The tokens are kept, for the extraction of names that follows.
 */
Datum
zhn_article_words(PG_FUNCTION_ARGS)
{
	WordIndex	index;
	ZhnKeptTokens keep;
	int			ends[NPARTS];
	TSVector	vector;

	index_init(&index);
	zhn_tokens_start(&keep);
	index.keep = &keep;
	for (int i = 0; i < NPARTS; i++)
	{
		keep.n = 0;
		if (!PG_ARGISNULL(i))
			add_text(&index, PG_GETARG_TEXT_PP(i));
		ends[i] = index.last_position;
	}
	pfree(index.places);
	pfree(keep.tokens);
	vector = zhn_word_list_finish(index.words);
	set_weights(vector, ends);
	PG_RETURN_TSVECTOR(vector);
}
