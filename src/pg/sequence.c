/*-------------------------------------------------------------------------
 *
 * sequence.c
 *	  The words of a text in their order, folded, for counting.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/freqlist.h"
#include "pg/run.h"
#include "pg/sequence.h"
#include "text/fold.h"
#include "text/utf8.h"

struct ZhnSequence
{
	ZhnRun	   *run;
	ZhnEnv	   *env;
	const char *text;
	unsigned int n;				/* tokens so far */
	char		folded[ZHN_TOKEN_MAX + 4];
};

ZhnSequence *
zhn_sequence_start(const char *text, size_t length)
{
	ZhnSequence *sequence = palloc(sizeof(ZhnSequence));

	sequence->env = zhn_env_create(CurrentMemoryContext);
	sequence->text = text;
	sequence->n = 0;
	sequence->run = zhn_run_start(text, length, ZHN_NEWS);
	return sequence;
}

void
zhn_sequence_end(ZhnSequence *sequence)
{
	zhn_run_end(sequence->run);
}

/*
 * Fold a word into the buffer and return its length.
 *
 * Characters that fold to one, which is nearly all, need no memory.  A word
 * that would be longer than a token may be is not folded, as for search.
 */
static size_t
fold_word(ZhnSequence *sequence, const char *word, size_t length)
{
	size_t		n = zhn_fold_plain(word, length, sequence->folded,
								   ZHN_TOKEN_MAX);

	if (n == 0)
	{
		char	   *folded = zhn_fold(sequence->env, word, length, &n);

		if (n <= ZHN_TOKEN_MAX)
			memcpy(sequence->folded, folded, n);
		else
			memcpy(sequence->folded, word, n = length);
		pfree(folded);
	}
	return n;
}

/* Does punctuation or space end a sentence? */
static bool
ends_sentence(const char *text, size_t length)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp == 0x3002 || cp == '!' || cp == 0xFF01 || cp == '?' ||
			cp == 0xFF1F || cp == '\n' || cp == '\r' || cp == 0x2028 ||
			cp == 0x2029)
			return true;
	}
	return false;
}

bool
zhn_sequence_next(ZhnSequence *sequence, ZhnSequenceToken *token)
{
	ZhnToken	raw;
	const char *text;

	if (++sequence->n % 4096 == 0)
		CHECK_FOR_INTERRUPTS();
	if (!zhn_run_next(sequence->run, &raw))
		return false;

	text = sequence->text + raw.start;
	token->kind = raw.kind;
	token->word = sequence->folded;
	token->length = 0;
	token->ends_sentence = false;
	if (raw.kind == ZHN_PUNCTUATION || raw.kind == ZHN_SPACE)
		token->ends_sentence = ends_sentence(text, raw.length);
	else
		token->length = fold_word(sequence, text, raw.length);
	return true;
}

uint32
zhn_kinds_of_array(Datum array)
{
	ZhnWordSequence names;
	uint32		kinds = 0;

	zhn_words_of_array(array, &names);
	for (int i = 0; i < names.n; i++)
	{
		int			kind = 0;

		if (names.word[i] == NULL)
			continue;
		while (kind < ZHN_NKINDS &&
			   (strlen(zhn_kind_name(kind)) != names.length[i] ||
				memcmp(zhn_kind_name(kind), names.word[i],
					   names.length[i]) != 0))
			kind++;
		if (kind == ZHN_NKINDS)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unknown kind of word \"%.*s\"",
							(int) Min(names.length[i], 100), names.word[i]),
					 errhint("The kinds are word, person, place, "
							 "organisation, date, number, quantity, latin, "
							 "punctuation, space and other.")));
		kinds |= 1U << kind;
	}
	return kinds;
}
