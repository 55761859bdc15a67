/*-------------------------------------------------------------------------
 *
 * snippet.c
 *	  The pieces of a text that show best why it was found.
 *
 * Sentences are taken one after the other, each time the one that adds most:
 * a word of the query that is not shown yet counts by its length, one that is
 * shown already a tenth of that.  A sentence is then cut down to its share of
 * the characters, or the sentences after and before it are added as long as
 * there is room.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "index/snippet.h"
#include "text/charclass.h"

typedef struct Sentence
{
	int			from;
	int			to;
	int			first_hit;
	int			nhits;
	bool		taken;
} Sentence;

typedef struct Chooser
{
	const ZhnEnv *env;
	const ZhnView *view;
	const ZhnPatterns *patterns;
	const ZhnHit *hits;
	int			nhits;
	ZhnHit	   *joined;			/* the same, those that touch joined */
	int			njoined;
	Sentence   *sentences;
	int			n;
	int		   *partner;		/* of a mark: the other one of its pair; or -1 */
	bool	   *shown;			/* units that a chosen piece has */
} Chooser;

/* Marks nested deeper are not paired. */
#define OPEN_MAX 32

static bool
is_line_end(uint32_t c)
{
	return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

/*
 * Pair the marks of each line.  A closing mark closes the last one that it
 * can close; what was opened in between is alone.
 */
static void
pair_marks(Chooser *ch)
{
	const ZhnView *view = ch->view;
	int			open[OPEN_MAX];
	int			depth = 0;
	int			quote = -1;		/* a straight quotation mark that is open */

	for (int i = 0; i < view->n; i++)
	{
		uint32_t	c = view->c[i];

		ch->partner[i] = -1;
		if (is_line_end(c))
		{
			depth = 0;
			quote = -1;
		}
		else if (c == '"')
		{
			if (quote >= 0)
			{
				ch->partner[i] = quote;
				ch->partner[quote] = i;
			}
			quote = quote >= 0 ? -1 : i;
		}
		else if (zhn_closing_mark(c) != 0)
		{
			if (depth < OPEN_MAX)
				open[depth++] = i;
		}
		else if (zhn_is_closing_mark(c))
			for (int k = depth - 1; k >= 0; k--)
				if (zhn_closing_mark(view->c[open[k]]) == c)
				{
					ch->partner[i] = open[k];
					ch->partner[open[k]] = i;
					depth = k;
					break;
				}
	}
}

/* Divide the text into sentences, and the hits among them. */
static void
find_sentences(Chooser *ch)
{
	const ZhnView *view = ch->view;
	int			room = 16;
	int			hit = 0;
	int			at = 0;

	ch->sentences = zhn_alloc(ch->env, (size_t) room * sizeof(Sentence));
	while (at < view->n)
	{
		Sentence	s = {.from = at};

		if (zhn_char_class(view->c[at]) == ZHN_CHAR_SPACE)
		{
			at++;
			continue;
		}
		s.to = at = zhn_sentence_end(view, at);
		while (hit < ch->nhits && ch->hits[hit].from < s.from)
			hit++;
		s.first_hit = hit;
		while (hit < ch->nhits && ch->hits[hit].from < s.to)
			hit++;
		s.nhits = hit - s.first_hit;
		if (ch->n == room)
		{
			room *= 2;
			ch->sentences = zhn_resize(ch->env, ch->sentences,
									   (size_t) room * sizeof(Sentence));
		}
		ch->sentences[ch->n++] = s;
	}
}

/*
 * What the hits from first on, up to before the character end, would add to
 * what is shown.
 */
static double
gain(Chooser *ch, int first, int end)
{
	double		sum = 0;
	int			units = zhn_patterns_units(ch->patterns);
	bool	   *seen = zhn_alloc(ch->env, (size_t) units + 1);

	memset(seen, 0, (size_t) units + 1);
	for (int i = first; i < ch->nhits && ch->hits[i].to <= end; i++)
	{
		int			unit = ch->hits[i].unit;
		double		weight = zhn_patterns_unit_length(ch->patterns, unit);

		sum += seen[unit] ? weight / 50 :
			ch->shown[unit] ? weight / 10 : weight;
		seen[unit] = true;
	}
	zhn_release(ch->env, seen);
	return sum;
}

static void
note_shown(Chooser *ch, const ZhnPiece *piece)
{
	for (int i = 0; i < ch->nhits; i++)
		if (ch->hits[i].from >= piece->from && ch->hits[i].to <= piece->to)
			ch->shown[ch->hits[i].unit] = true;
}

/* The sentence that is not taken and adds most; of equal ones the first. */
static Sentence *
best_sentence(Chooser *ch)
{
	Sentence   *best = NULL;
	double		best_gain = 0;

	for (int i = 0; i < ch->n; i++)
	{
		Sentence   *s = &ch->sentences[i];
		double		g;

		if (s->taken || s->nhits == 0)
			continue;
		g = gain(ch, s->first_hit, s->to);
		if (best == NULL || g > best_gain)
		{
			best = s;
			best_gain = g;
		}
	}
	return best;
}

static int
clause_end(const ZhnView *view, int i, int end)
{
	while (i < end && !zhn_ends_clause(view->c[i]))
		i++;
	while (i < end && (zhn_ends_clause(view->c[i]) ||
					   zhn_is_closing_mark(view->c[i])))
		i++;
	return i;
}

/*
 * May a piece begin or end before character i?  Not inside a Latin word or
 * number, or before a combining mark or variation selector.
 */
static bool
may_cut(const ZhnView *view, int i)
{
	uint32_t	c;
	ZhnCharClass class;
	ZhnCharClass before;

	if (i <= 0 || i >= view->n)
		return true;
	c = view->c[i];
	if ((c >= 0x300 && c < 0x370) || (c >= 0x20D0 && c < 0x2100) ||
		c == 0x200D || view->c[i - 1] == 0x200D || c == 0x3099 || c == 0x309A ||
		(c >= 0xFE00 && c < 0xFE10) || (c >= 0xE0100 && c < 0xE01F0))
		return false;
	class = zhn_char_class(c);
	before = zhn_char_class(view->c[i - 1]);
	return class == ZHN_CHAR_HAN || before == ZHN_CHAR_HAN ||
		class == ZHN_CHAR_SPACE || before == ZHN_CHAR_SPACE ||
		class == ZHN_CHAR_PUNCTUATION || before == ZHN_CHAR_PUNCTUATION;
}

/*
 * Cut a clause that is longer than the share to the part around the hits
 * that adds most.
 */
static ZhnPiece
cut_clause(Chooser *ch, int first_hit, int from, int to, int share)
{
	ZhnPiece	best = {from, to};
	ZhnPiece	piece;
	double		best_gain = -1;
	int			last = from + share;
	int			slack;

	for (int i = first_hit; i < ch->nhits && ch->hits[i].from < to; i++)
	{
		int			end = ch->hits[i].from + share;
		double		g;

		zhn_interrupts(ch->env);
		g = gain(ch, i, end < to ? end : to);
		if (g > best_gain)
		{
			best_gain = g;
			best = (ZhnPiece) {ch->hits[i].from, end < to ? end : to};
			last = ch->hits[i].to;
			for (int k = i; k < ch->nhits && ch->hits[k].to <= best.to; k++)
				if (ch->hits[k].to > last)
					last = ch->hits[k].to;
		}
	}
	/* The room that the hits leave, a third of it before them. */
	slack = share - (last - best.from);
	piece.from = best.from - (slack > 0 ? slack / 3 : 0);
	piece.to = last;
	if (piece.from < from)
		piece.from = from;
	if (piece.to < piece.from + share)
		piece.to = piece.from + share;
	if (piece.to > to)
		piece.to = to;
	while (piece.from > from && !may_cut(ch->view, piece.from))
		piece.from--;
	while (piece.to < to && !may_cut(ch->view, piece.to))
		piece.to++;
	return piece;
}

/* The run of clauses of a sentence that fits the share and adds most. */
static ZhnPiece
cut_sentence(Chooser *ch, const Sentence *s, int share)
{
	ZhnPiece	best = {s->from, s->from};
	double		best_gain = -1;
	int			hit = s->first_hit;

	for (int from = s->from; from < s->to;
		 from = clause_end(ch->view, from, s->to))
	{
		int			to = clause_end(ch->view, from, s->to);
		double		g;

		while (hit < s->first_hit + s->nhits && ch->hits[hit].from < from)
			hit++;
		if (to - from > share)
		{
			ZhnPiece	piece = cut_clause(ch, hit, from, to, share);

			g = gain(ch, hit, piece.to);
			if (g > best_gain)
			{
				best = piece;
				best_gain = g;
			}
			continue;
		}
		for (int more = to; more < s->to;)
		{
			more = clause_end(ch->view, more, s->to);
			if (more - from > share)
				break;
			to = more;
		}
		g = gain(ch, hit, to);
		if (g > best_gain)
		{
			best = (ZhnPiece) {from, to};
			best_gain = g;
		}
	}
	/* A hit may go across clauses. */
	if (best_gain <= 0 && s->nhits > 0)
		best = cut_clause(ch, s->first_hit, s->from, s->to, share);
	return best;
}

/* Add the sentences after and before, of the same line, that fit. */
static void
grow(Chooser *ch, ZhnPiece *piece, int sentence, int share)
{
	for (int k = sentence + 1; k < ch->n && !ch->sentences[k].taken &&
		 ch->sentences[k].from == piece->to &&
		 ch->sentences[k].to - piece->from <= share; k++)
	{
		ch->sentences[k].taken = true;
		piece->to = ch->sentences[k].to;
	}
	for (int k = sentence - 1; k >= 0 && !ch->sentences[k].taken &&
		 ch->sentences[k].to == piece->from &&
		 piece->to - ch->sentences[k].from <= share; k--)
	{
		ch->sentences[k].taken = true;
		piece->from = ch->sentences[k].from;
	}
}

/*
 * Take character i, whose partner is outside the piece, out of it, with what
 * is before or after it: never what is kept, and the smaller part if both
 * may go.
 */
static void
drop_mark(ZhnPiece *piece, ZhnPiece keep, int i)
{
	bool		before = keep.from < keep.to ? i < keep.from :
		i - piece->from < piece->to - i;

	if (before)
		piece->from = i + 1;
	else
		piece->to = i;
}

/*
 * Move the ends of a piece so that no pair of marks is half in it.  Where
 * the piece has room, the pair comes in; where it has not, the mark goes out,
 * unless there are hits on both sides of it.  Each step makes what is kept
 * longer or the piece shorter, so this ends.
 */
static void
balance(const Chooser *ch, ZhnPiece *piece, ZhnPiece keep, int share)
{
	int			i = piece->from;

	while (i < piece->to)
	{
		int			other = ch->partner[i];
		ZhnPiece	whole = *piece;

		if (other < 0 || (other >= piece->from && other < piece->to))
		{
			i++;
			continue;
		}
		if (other < whole.from)
			whole.from = other;
		else
			whole.to = other + 1;
		if (whole.to - whole.from > share &&
			(i < keep.from || i >= keep.to))
			drop_mark(piece, keep, i);
		else
		{
			if (keep.from == keep.to)
				keep = (ZhnPiece) {i, i + 1};
			if (other < i)
				keep.from = other;
			else
				keep.to = other + 1;
			*piece = whole;
		}
		i = piece->from;
	}
}

/* From the first to the last hit in a piece. */
static ZhnPiece
hits_in(const Chooser *ch, const ZhnPiece *piece)
{
	ZhnPiece	keep = {0, 0};

	for (int i = 0; i < ch->njoined; i++)
	{
		const ZhnHit *hit = &ch->joined[i];

		if (hit->from < piece->from || hit->to > piece->to)
			continue;
		if (keep.to == 0)
			keep.from = hit->from;
		keep.to = hit->to;
	}
	return keep;
}

/*
 * A piece neither begins with a space or comma nor ends with a space, unless
 * that is of a hit.
 */
static void
trim(const Chooser *ch, ZhnPiece *piece)
{
	const uint32_t *c = ch->view->c;
	ZhnPiece	keep = hits_in(ch, piece);

	if (keep.to == 0)
		keep = (ZhnPiece) {piece->to, piece->from};
	while (piece->from < piece->to && piece->from < keep.from &&
		   (zhn_char_class(c[piece->from]) == ZHN_CHAR_SPACE ||
			zhn_ends_clause(c[piece->from])))
		piece->from++;
	while (piece->to > piece->from && piece->to > keep.to &&
		   zhn_char_class(c[piece->to - 1]) == ZHN_CHAR_SPACE)
		piece->to--;
}

/* A hit that a piece would cut is taken in whole. */
static void
take_hits_whole(const Chooser *ch, ZhnPiece *piece)
{
	for (int i = 0; i < ch->njoined; i++)
	{
		const ZhnHit *hit = &ch->joined[i];

		if (hit->from < piece->to && hit->to > piece->to)
			piece->to = hit->to;
		if (hit->from < piece->from && hit->to > piece->from)
			piece->from = hit->from;
	}
}

static ZhnPiece
piece_of(Chooser *ch, Sentence *s, int share)
{
	ZhnPiece	piece = {s->from, s->to};

	s->taken = true;
	if (s->to - s->from > share)
		piece = cut_sentence(ch, s, share);
	else
		grow(ch, &piece, (int) (s - ch->sentences), share);
	take_hits_whole(ch, &piece);
	balance(ch, &piece, hits_in(ch, &piece), share);
	trim(ch, &piece);
	return piece;
}

/* Put a piece in its place; one that overlaps another is left out. */
static int
insert_piece(ZhnPiece *pieces, int n, ZhnPiece piece)
{
	int			at = n;

	for (int i = 0; i < n; i++)
		if (piece.from < pieces[i].to && piece.to > pieces[i].from)
			return n;
	while (at > 0 && pieces[at - 1].from > piece.from)
	{
		pieces[at] = pieces[at - 1];
		at--;
	}
	pieces[at] = piece;
	return n + 1;
}

int
zhn_snippet_choose(const ZhnEnv *env, const ZhnView *view,
				   const ZhnPatterns *patterns,
				   const ZhnHit *hits, int nhits,
				   int max_characters, int max_pieces, ZhnPiece *pieces)
{
	Chooser		ch = {.env = env, .view = view, .patterns = patterns,
		.hits = hits, .nhits = nhits};
	size_t		units = (size_t) zhn_patterns_units(patterns);
	int			share = max_characters / max_pieces;
	int			n = 0;

	ch.partner = zhn_alloc(env, ((size_t) view->n + 1) * sizeof(int));
	ch.shown = zhn_alloc(env, units + 1);
	memset(ch.shown, 0, units + 1);
	ch.joined = zhn_alloc(env, ((size_t) nhits + 1) * sizeof(ZhnHit));
	memcpy(ch.joined, hits, (size_t) nhits * sizeof(ZhnHit));
	ch.njoined = zhn_hits_join(ch.joined, nhits);
	pair_marks(&ch);
	find_sentences(&ch);
	if (ch.n == 0)
		return 0;
	if (nhits == 0)
	{
		pieces[0] = piece_of(&ch, &ch.sentences[0], max_characters);
		return pieces[0].from < pieces[0].to;
	}
	for (int tried = 0; n < max_pieces && tried < ch.n; tried++)
	{
		Sentence   *s = best_sentence(&ch);
		ZhnPiece	piece;

		if (s == NULL)
			break;
		piece = piece_of(&ch, s, share);
		note_shown(&ch, &piece);
		n = insert_piece(pieces, n, piece);
	}
	return n;
}
