/*-------------------------------------------------------------------------
 *
 * query_words.c
 *	  From the text of a query to lexemes, as index_words() makes them.
 *
 * A piece of text is what it is in an article: its words side by side.  Each
 * word is looked for whole or in its parts, since the index has the parts of
 * a long word at its place, and since an article may have been cut where the
 * query is not.  A single word of the dictionary is in the index wherever an
 * article has it, so that needs no parts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/parts.h"
#include "pg/query.h"
#include "pg/run.h"
#include "text/charclass.h"
#include "text/utf8.h"

void
zhn_query_append_lexeme(StringInfo out, const char *lexeme, size_t length,
						bool headline, bool prefix)
{
	appendStringInfoChar(out, '\'');
	for (size_t i = 0; i < length; i++)
	{
		if (lexeme[i] == '\'' || lexeme[i] == '\\')
			appendStringInfoChar(out, lexeme[i]);
		appendStringInfoChar(out, lexeme[i]);
	}
	appendStringInfoChar(out, '\'');
	if (headline || prefix)
		appendStringInfo(out, ":%s%s", prefix ? "*" : "", headline ? "A" : "");
}

/* The parts of a word side by side; the last one may be a beginning. */
static void
append_parts(StringInfo out, const char *lexeme, const ZhnParts *parts,
			 const ZhnLeaf *leaf, bool last)
{
	size_t		from = 0;

	for (int i = 0; i < parts->n; i++)
	{
		if (i > 0)
			appendStringInfoString(out, " <-> ");
		zhn_query_append_lexeme(out, lexeme + from, parts->ends[i] - from,
					  leaf->headline,
					  last && leaf->prefix && i == parts->n - 1);
		from = parts->ends[i];
	}
}

/* A word, or its parts. */
static void
append_word(StringInfo out, const char *lexeme, size_t length,
			const ZhnToken *token, const ZhnLeaf *leaf, bool last)
{
	bool		alone = token->length == leaf->length &&
		(token->reason == ZHN_BY_DICTIONARY || token->reason == ZHN_BY_LEXICON);
	ZhnParts	parts;

	if (alone || !zhn_kind_has_parts(token->kind) ||
		zhn_parts_of(lexeme, length, &parts) == 1)
	{
		zhn_query_append_lexeme(out, lexeme, length, leaf->headline,
					  last && leaf->prefix);
		return;
	}
	appendStringInfoChar(out, '(');
	zhn_query_append_lexeme(out, lexeme, length, leaf->headline, last && leaf->prefix);
	appendStringInfoString(out, " | ");
	append_parts(out, lexeme, &parts, leaf, last);
	appendStringInfoChar(out, ')');
}

/* The tokens of a leaf that are words. */
static ZhnToken *
leaf_tokens(const ZhnLeaf *leaf, int *n)
{
	ZhnRun	   *run = zhn_run_start(leaf->text, leaf->length, ZHN_NEWS);
	int			room = 16;
	ZhnToken   *tokens = palloc(room * sizeof(ZhnToken));

	*n = 0;
	while (zhn_run_next(run, &tokens[*n]))
	{
		if (tokens[*n].kind == ZHN_PUNCTUATION || tokens[*n].kind == ZHN_SPACE)
			continue;
		if (++*n == room)
		{
			room *= 2;
			tokens = repalloc(tokens, room * sizeof(ZhnToken));
		}
	}
	zhn_run_end(run);
	return tokens;
}

static bool
is_single_character(const ZhnLeaf *leaf, const ZhnToken *token)
{
	const unsigned char *p = (const unsigned char *) leaf->text + token->start;
	uint32_t	cp;

	return zhn_utf8_decode(p, p + token->length, &cp) == token->length &&
		zhn_char_class(cp) == ZHN_CHAR_HAN;
}

bool
zhn_query_may_be_hidden(const ZhnLeaf *leaf)
{
	int			n;
	ZhnToken   *tokens = leaf_tokens(leaf, &n);

	for (int i = 0; i < n; i++)
		if (is_single_character(leaf, &tokens[i]) &&
			(n == 1 || tokens[i].reason == ZHN_BY_CHARACTER ||
			 i == 0 || i == n - 1))
			return true;
	return false;
}

bool
zhn_query_append_leaf(StringInfo out, const ZhnLeaf *leaf)
{
	int			n;
	ZhnToken   *tokens = leaf_tokens(leaf, &n);
	int			distance = 0;	/* from the word before; 0 for none */

	for (int i = 0; i < n; i++)
	{
		size_t		length;
		char	   *lexeme = zhn_lexeme_text(leaf->text + tokens[i].start,
											 (int) tokens[i].length, &length);

		if (length == 0)
		{
			distance += distance > 0;
			continue;
		}
		if (distance == 0)
			appendStringInfoChar(out, '(');
		else
			appendStringInfo(out, " <%d> ", distance);
		append_word(out, lexeme, length, &tokens[i], leaf, i == n - 1);
		distance = 1;
	}
	if (distance > 0)
		appendStringInfoChar(out, ')');
	return distance > 0;
}
