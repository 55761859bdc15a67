/*-------------------------------------------------------------------------
 *
 * segmenter.c
 *	  Chinese text to words, stretch by stretch.
 *
 * For each stretch of text the readings are put into a lattice, and the best
 * path becomes tokens.  A stretch that was ended only by its size is cut
 * again at a word well before its end, so that the cut never shows.
 *
 *-------------------------------------------------------------------------
 */
#include "segment/segmenter.h"

#include <string.h>

#include "segment/grain.h"
#include "segment/lattice.h"
#include "segment/lexicon.h"
#include "segment/readings.h"
#include "segment/stretch.h"
#include "text/icu_break.h"

/* Readings near the end of a stretch cut by its size are not final. */
#define MARGIN 96

#define BY_ITSELF (4 * ZHN_NAT) /* a mark the dictionary does not list */
#define RUN_COST ZHN_NAT

struct ZhnSegmenter
{
	const ZhnEnv *env;
	const char *text;			/* the text and what of it is still to do */
	size_t		length;
	size_t		stretch_at;		/* byte where the stretch begins */
	size_t		at;				/* byte where the next one will */
	uint32_t	context;		/* last word before the stretch */
	ZhnGrain	grain;
	const ZhnLexicon *lexicon;
	ZhnIcuBreak *breaks;		/* for other scripts; NULL until needed */
	bool		has_listed;		/* listed[] is of this stretch */
	int			npieces;		/* words of the stretch */
	int			next;			/* the one to return next */
	int			nparts;			/* of a word that the fine cut divides */
	int			next_part;
	ZhnStretch	stretch;
	uint8_t		listed[ZHN_STRETCH_MAX];	/* length of the lexicon's word */
	uint8_t		listed_kind[ZHN_STRETCH_MAX];
	int			covered;		/* end of the longest known word so far */
	int			letters_done;	/* ICU has cut other scripts up to here */
	uint16_t	letters_end[ZHN_STRETCH_MAX];	/* end of the word at a letter */
	ZhnPiece   *pieces;			/* the words, in path */
	ZhnPiece	path[ZHN_STRETCH_MAX];
	ZhnPiece	parts[ZHN_PARTS_MAX];
	ZhnLattice	lattice;
};

ZhnSegmenter *
zhn_segmenter_create(const ZhnEnv *env)
{
	ZhnSegmenter *s = zhn_alloc(env, sizeof(ZhnSegmenter));

	s->env = env;
	s->breaks = NULL;
	zhn_model_open(&s->lattice.model);
	zhn_segmenter_start(s, "", 0, ZHN_NEWS, NULL);
	return s;
}

void
zhn_segmenter_start(ZhnSegmenter *s, const char *text, size_t length,
					ZhnGrain grain, const ZhnLexicon *lexicon)
{
	s->text = text;
	s->length = length;
	s->at = 0;
	s->context = s->lattice.model.image->begin;
	s->grain = grain;
	s->lexicon = lexicon;
	s->npieces = s->next = s->nparts = s->next_part = 0;
	s->stretch_at = 0;
	s->lattice.any_remembered = false;
	memset(s->lattice.remembered, 0, sizeof(s->lattice.remembered));
}

/* End of the run of characters of one class that begins at i. */
static int
class_end(const ZhnSegmenter *s, int i)
{
	ZhnCharClass c = zhn_class_at(&s->lattice, &s->stretch, i);
	int			end = i + 1;

	while (end < s->lattice.limit && end < i + ZHN_RUN_MAX &&
		   zhn_class_at(&s->lattice, &s->stretch, end) == c)
		end++;
	return end;
}

/* Let ICU find the words of the run of letters at i; returns its end. */
static int
break_letters(ZhnSegmenter *s, int i)
{
	int			end = class_end(s, i);
	uint32_t	from = s->stretch.offset[i];
	const char *text = s->text + s->stretch_at + from;
	size_t		length = s->stretch.offset[end] - from;
	size_t		word_end;
	int32_t		status;

	if (s->breaks == NULL)
		s->breaks = zhn_icu_break_open(s->env, text, length);
	else
		zhn_icu_break_set_text(s->breaks, text, length);
	while (zhn_icu_break_next(s->breaks, &word_end, &status))
	{
		int			start = i;

		while (i < end && s->stretch.offset[i] - from < word_end)
			i++;
		for (; start < i; start++)
			s->letters_end[start] = (uint16_t) i;
	}
	return end;
}

/*
 * Letters of other scripts (kana, hangul, Thai, ...): ICU cuts the run where
 * it begins, and each of its words is the only reading where it starts.
 */
static void
read_letters(ZhnSegmenter *s, int i)
{
	if (i >= s->letters_done)
		s->letters_done = break_letters(s, i);
	zhn_lattice_add_unknown(&s->lattice, s->letters_end[i], RUN_COST,
							ZHN_BY_RUN);
}

static void
read_han(ZhnSegmenter *s, int i)
{
	const ZhnChar *c = zhn_char_at(&s->lattice, &s->stretch, i);
	int			longest = zhn_lattice_add_words(&s->lattice, &s->stretch);
	int			reach = longest > 1 ? i + longest : 0;

	s->covered = reach > s->covered ? reach : s->covered;
	if (ZHN_TRIE_WORD(s->lattice.first[i]) == 0)
		zhn_lattice_add_unknown(&s->lattice, i + 1, c->alone,
								ZHN_BY_CHARACTER);
	if (c->flags & (ZHN_IS_DIGIT | ZHN_IS_MULTIPLIER | ZHN_BEFORE_NUMBER))
		zhn_read_chinese_number(&s->lattice, &s->stretch, i);
	zhn_read_names(&s->lattice, &s->stretch, i);
	if (i >= s->covered)
		zhn_read_unknown(&s->lattice, &s->stretch, i);
}

static void
read_mark(ZhnSegmenter *s, int i)
{
	const ZhnChar *c = zhn_char_at(&s->lattice, &s->stretch, i);
	const uint32_t *character = s->stretch.character;
	int			end = i + 1;

	zhn_lattice_add_words(&s->lattice, &s->stretch);
	if (ZHN_TRIE_WORD(s->lattice.first[i]) == 0)
		zhn_lattice_add_unknown(&s->lattice, i + 1, BY_ITSELF,
								ZHN_BY_CHARACTER);
	if ((c->flags & ZHN_IS_REPEATABLE) == 0)
		return;
	while (end < s->lattice.limit && end < i + ZHN_RUN_MAX &&
		   character[end] == character[i])
		end++;
	if (end > i + 1)
		zhn_lattice_add_unknown(&s->lattice, end, RUN_COST, ZHN_BY_RUN);
}

/* All readings that begin at i. */
static void
read_at(ZhnSegmenter *s, int i)
{
	ZhnCharClass class = zhn_class_at(&s->lattice, &s->stretch, i);

	if (class == ZHN_CHAR_HAN)
	{
		read_han(s, i);
		return;
	}
	switch (class)
	{
		case ZHN_CHAR_DIGIT:
			if (!zhn_read_latin(&s->lattice, &s->stretch, i))
				zhn_read_number(&s->lattice, &s->stretch, i);
			break;
		case ZHN_CHAR_LATIN:
			zhn_read_latin(&s->lattice, &s->stretch, i);
			zhn_lattice_add_words(&s->lattice, &s->stretch);
			break;
		case ZHN_CHAR_LETTER:
			read_letters(s, i);
			break;
		case ZHN_CHAR_PUNCTUATION:
			read_mark(s, i);
			break;
		default:
			zhn_lattice_add_unknown(&s->lattice, class_end(s, i), RUN_COST,
									ZHN_BY_RUN);
	}
}

/* Put the readings of the stretch into the lattice. */
static void
fill_lattice(ZhnSegmenter *s)
{
	ZhnLattice *lattice = &s->lattice;
	int			n = s->stretch.n;
	int			listed_at = n;	/* next word of the lexicon */

	zhn_lattice_begin(lattice, &s->stretch, s->context);
	s->letters_done = s->covered = 0;
	s->has_listed = s->lexicon != NULL &&
		zhn_lexicon_find(s->lexicon, &s->stretch, s->listed, s->listed_kind);
	for (int i = 0; i < n; i++)
	{
		if (!zhn_lattice_at(lattice, i))
			continue;
		if (s->has_listed)
		{
			if (s->listed[i] != 0)
			{
				zhn_lattice_add_unknown(lattice, i + s->listed[i], 0,
										ZHN_BY_LEXICON);
				continue;
			}
			for (listed_at = i + 1; listed_at < n && s->listed[listed_at] == 0;)
				listed_at++;
			lattice->limit = listed_at;
		}
		read_at(s, i);
	}
}

/* What kind of token a piece is that has no record in the model. */
static ZhnKind
kind_of(const ZhnSegmenter *s, const ZhnPiece *piece)
{
	if (piece->reason == ZHN_BY_LEXICON)
		return (ZhnKind) s->listed_kind[piece->start];
	switch (zhn_class_at(&s->lattice, &s->stretch, piece->start))
	{
		case ZHN_CHAR_HAN:
			return ZHN_WORD;
		case ZHN_CHAR_DIGIT:
		case ZHN_CHAR_LATIN:
			return ZHN_LATIN;
		case ZHN_CHAR_PUNCTUATION:
			return ZHN_PUNCTUATION;
		case ZHN_CHAR_SPACE:
			return ZHN_SPACE;
		default:
			return ZHN_OTHER;
	}
}

/* Word that the next stretch follows: after a sentence a new one begins. */
static uint32_t
context_after(const ZhnSegmenter *s, const ZhnPiece *piece)
{
	int			last = piece->end - 1;

	if (zhn_char_at(&s->lattice, &s->stretch, last)->flags & ZHN_IS_SENTENCE_END)
		return s->lattice.model.image->begin;
	return piece->word;
}

/*
 * Take the best path.  If the stretch was cut by its size, its last words are
 * left for the next one.
 */
static void
take_path(ZhnSegmenter *s)
{
	int			n = s->stretch.n;
	bool		has_person = false;
	const ZhnPiece *last;

	s->pieces = zhn_lattice_finish(&s->lattice, n, s->path);
	s->npieces = (int) (s->path + n - s->pieces);
	if (s->stretch.is_cut)
		while (s->npieces > 1 && s->pieces[s->npieces - 1].end > n - MARGIN)
			s->npieces--;
	last = &s->pieces[s->npieces - 1];
	s->context = context_after(s, last);
	s->at = s->stretch_at + s->stretch.offset[last->end];
	for (int i = 0; i < s->npieces; i++)
	{
		ZhnPiece   *piece = &s->pieces[i];

		if (piece->word == 0)
			piece->kind = kind_of(s, piece);
		has_person |= piece->kind == ZHN_PERSON;
		if (piece->reason == ZHN_BY_NAME)
			zhn_remember_name(&s->lattice, &s->stretch, piece->start, piece->end);
	}
	if (s->stretch.has_dot)
		s->npieces = zhn_grain_join_names(&s->stretch, s->pieces, s->npieces);
	if (has_person)
		s->npieces = zhn_grain_join_ordinals(&s->lattice.model, &s->stretch,
											 s->pieces, s->npieces);
}

/* End of a word of the lexicon that begins before n and goes on, or 0. */
static int
listed_across(ZhnSegmenter *s, int n)
{
	if (!zhn_lexicon_find(s->lexicon, &s->stretch, s->listed, s->listed_kind))
		return 0;
	for (int i = 0; i < n; i++)
		if (i + s->listed[i] > n)
			return i + s->listed[i];
	return 0;
}

/*
 * Read the next stretch.  It ends at a mark, unless the mark is inside a word
 * of the lexicon: then it goes on to the next mark.
 */
static void
read_stretch(ZhnSegmenter *s)
{
	const ZhnModel *model = &s->lattice.model;
	const char *text = s->text + s->at;
	size_t		left = s->length - s->at;
	int			at_least = 0;

	do
	{
		int			n;

		zhn_stretch_read(&s->stretch, model, text, left, at_least);
		n = s->stretch.n;
		if (s->lexicon == NULL || !zhn_lexicon_has_punctuation(s->lexicon) ||
			s->stretch.is_cut)
			return;
		zhn_stretch_read(&s->stretch, model, text, left,
						 n + ZHN_LEXICON_WORD_MAX);
		if (s->stretch.is_cut && n + ZHN_LEXICON_WORD_MAX > ZHN_STRETCH_MAX)
			return;				/* what lies beyond cannot be seen from here */
		at_least = listed_across(s, n);
		if (at_least == 0)
		{
			s->stretch.n = n;
			s->stretch.is_cut = false;
		}
	} while (at_least != 0);
}

/* Segment the next stretch; false at the end of the text. */
static bool
next_stretch(ZhnSegmenter *s)
{
	ZhnLattice *lattice = &s->lattice;

	if (s->at == s->length)
		return false;
	zhn_interrupts(s->env);
	s->stretch_at = s->at;
	read_stretch(s);
	fill_lattice(s);
	take_path(s);
	if (s->grain == ZHN_LONG)
		s->npieces = zhn_grain_join(&lattice->model, &s->stretch, s->pieces,
									s->npieces);
	s->next = 0;
	return true;
}

/* The token that a piece of the stretch is. */
static void
make_token(const ZhnSegmenter *s, const ZhnPiece *piece, ZhnToken *token)
{
	uint32_t	start = s->stretch.offset[piece->start];

	token->start = s->stretch_at + start;
	token->length = s->stretch.offset[piece->end] - start;
	token->kind = piece->kind;
	token->reason = piece->reason;
	token->cost = piece->cost;
}

bool
zhn_segmenter_next(ZhnSegmenter *s, ZhnToken *token)
{
	const ZhnPiece *piece;

	if (s->next_part < s->nparts)
	{
		make_token(s, &s->parts[s->next_part++], token);
		return true;
	}
	if (s->next == s->npieces && !next_stretch(s))
		return false;
	piece = &s->pieces[s->next++];
	if (s->grain == ZHN_FINE)
	{
		s->nparts = zhn_grain_split(&s->lattice.model, &s->stretch, piece,
									s->parts);
		s->next_part = 1;
		piece = &s->parts[0];
	}
	make_token(s, piece, token);
	return true;
}

/* Add a reading to those found, which are in order of cost. */
static int
add_reading(ZhnToken *readings, int n, int max, const ZhnToken *reading)
{
	int			at = n < max ? n : max;

	while (at > 0 && readings[at - 1].cost > reading->cost)
	{
		if (at < max)
			readings[at] = readings[at - 1];
		at--;
	}
	if (at < max)
		readings[at] = *reading;
	return n < max ? n + 1 : max;
}

int
zhn_segmenter_readings(const ZhnSegmenter *s, const ZhnToken *token,
					   ZhnToken *readings, int max)
{
	const ZhnStretch *stretch = &s->stretch;
	int			start = 0;
	int			n = 0;

	while (start < stretch->n &&
		   s->stretch_at + stretch->offset[start] < token->start)
		start++;
	for (int end = start + 1; end <= stretch->n; end++)
		for (uint32_t i = 0; i < s->lattice.ends[end].n; i++)
		{
			const ZhnNode *node = &s->lattice.nodes[end][i];
			ZhnPiece	piece = {.start = start,.end = end,.word = node->word,
				.reason = (ZhnReason) node->reason
			};
			ZhnToken	reading;

			if (node->start != start)
				continue;
			piece.cost = zhn_lattice_cost(&s->lattice, node) -
				zhn_lattice_cost(&s->lattice,
								 &s->lattice.nodes[start][node->back]);
			piece.kind = node->word == 0 ? kind_of(s, &piece)
				: (ZhnKind) s->lattice.model.words[node->word].kind;
			make_token(s, &piece, &reading);
			n = add_reading(readings, n, max, &reading);
		}
	return n;
}

int
zhn_segmenter_parts(ZhnSegmenter *s, const char *word, size_t length,
					ZhnToken *parts, int max)
{
	ZhnPiece	piece = {.reason = ZHN_BY_DICTIONARY,.kind = ZHN_WORD};
	const ZhnModel *model = &s->lattice.model;
	ZhnTrieUnit unit = ZHN_TRIE_ROOT;
	int			nparts;

	zhn_segmenter_start(s, word, 0, ZHN_NEWS, NULL);
	zhn_stretch_read(&s->stretch, model, word, length, ZHN_STRETCH_MAX);
	piece.end = s->stretch.n;
	for (int i = 0; i < piece.end; i++)
		unit = zhn_trie_next(model->units, unit, s->stretch.code[i]);
	if (ZHN_TRIE_WORD(unit) != 0)
		piece.kind = (ZhnKind) model->words[ZHN_TRIE_WORD(unit)].kind;
	piece.cost = INT32_MAX / 4;	/* any parts will do */
	nparts = s->stretch.is_cut ? 1
		: zhn_grain_split(model, &s->stretch, &piece, s->parts);
	if (nparts > max)
		nparts = 1;
	for (int i = 0; i < nparts; i++)
		make_token(s, nparts == 1 ? &piece : &s->parts[i], &parts[i]);
	return nparts;
}

const char *
zhn_kind_name(ZhnKind kind)
{
	static const char *const names[ZHN_NKINDS] =
	{
		"word", "person", "place", "organisation", "date", "number",
		"quantity", "latin", "punctuation", "space", "other"
	};

	return names[kind];
}

const char *
zhn_reason_name(ZhnReason reason)
{
	static const char *const names[ZHN_NREASONS] =
	{
		"character", "dictionary", "lexicon", "numeral", "name",
		"foreign name", "place suffix", "shape", "run", "join", "part"
	};

	return names[reason];
}
