/*-------------------------------------------------------------------------
 *
 * corpus_words.c
 *	  Words of a corpus by how they are read: words_read_as() and
 *	  words_like().
 *
 * The words are those of the postings, all of which are tried, and those of
 * articles that changed since they were folded.  As everywhere, whoever may
 * read the words of article may have the postings read (see postings.h).  To
 * whom row-level security shows some articles only, words that these do not
 * have are not told, and the others are counted in these.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "tsearch/ts_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/pinyin.h"
#include "pg/postings.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_words_read_as);
PG_FUNCTION_INFO_V1(zhn_words_like);

/* Articles to read at a time. */
#define BATCH			1000

/* Bytes of a word that can be read. */
#define WORD_BYTES		(ZHN_READ_MAX * 4)

/* A word that was found; the rest of word is zero. */
typedef struct FoundWord
{
	char		word[WORD_BYTES];
	int64		articles;
} FoundWord;

typedef struct Finder
{
	/* One of these is asked for. */
	const ZhnTyped *typed;
	const ZhnSound *sound;

	HTAB	   *found;
} Finder;

static void
finder_start(Finder *finder)
{
	HASHCTL		control = {.keysize = WORD_BYTES,
	.entrysize = sizeof(FoundWord), .hcxt = CurrentMemoryContext};

	memset(finder, 0, sizeof(Finder));
	finder->found = hash_create("zhnews words", 64, &control,
								HASH_ELEM | HASH_BLOBS | HASH_CONTEXT);
}

/* Keep a word if it is one that is asked for. */
static void
try_word(void *arg, const char *word, size_t size, int64 articles)
{
	Finder	   *finder = arg;
	char		key[WORD_BYTES] = {0};
	FoundWord  *found;
	bool		is_there;

	if (size > WORD_BYTES ||
		!(finder->typed != NULL ? zhn_typed_is(finder->typed, word, size) :
		  zhn_sound_is(finder->sound, word, size)))
		return;
	memcpy(key, word, size);
	found = hash_search(finder->found, key, HASH_ENTER, &is_there);
	if (!is_there)
		found->articles = 0;
	found->articles += articles;
}

static size_t
size_of(const FoundWord *found)
{
	return strnlen(found->word, WORD_BYTES);
}

static Datum
text_of(const FoundWord *found)
{
	return PointerGetDatum(cstring_to_text_with_len(found->word,
													(int) size_of(found)));
}

static void
select_rows(const char *sql, Oid type, Datum value)
{
	if (SPI_execute_with_args(sql, 1, &type, &value, NULL, true, 0) !=
		SPI_OK_SELECT)
		elog(ERROR, "could not read the words of a corpus");
}

/*
 * Try the words of articles that changed, as far as the caller may see them.
 * This is done also if there are none: it is here that the caller's right to
 * read article is checked.
 */
static void
try_changed(Finder *finder, const ZhnDocuments *changed, const char *corpus)
{
	char	   *sql = psprintf("SELECT id, words FROM %s.article WHERE id"
							   " OPERATOR(pg_catalog.=) ANY ($1)"
							   " AND words IS NOT NULL", corpus);
	size_t		done = 0;

	do
	{
		size_t		n = Min(changed->n - done, BATCH);
		Datum	   *ids = palloc((n + 1) * sizeof(Datum));

		for (size_t i = 0; i < n; i++)
			ids[i] = Int64GetDatum(changed->ids[done + i]);
		select_rows(sql, INT8ARRAYOID, PointerGetDatum(
						construct_array(ids, n, INT8OID, 8, FLOAT8PASSBYVAL,
										TYPALIGN_DOUBLE)));
		for (uint64 i = 0; i < SPI_processed; i++)
		{
			bool		is_null;
			TSVector	words = DatumGetTSVector(
				SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 2,
							  &is_null));

			CHECK_FOR_INTERRUPTS();
			for (int k = 0; k < words->size; k++)
				try_word(finder, STRPTR(words) + ARRPTR(words)[k].pos,
						 ARRPTR(words)[k].len, 1);
		}
		SPI_freetuptable(SPI_tuptable);
		pfree(ids);
		done += n;
	} while (done < changed->n);
}

/* Count the words in what the caller sees, and drop those that are not there. */
static void
count_visible(Finder *finder, const char *corpus)
{
	ArrayBuildState *words =
		initArrayResult(TEXTOID, CurrentMemoryContext, false);
	HASH_SEQ_STATUS status;
	FoundWord  *found;

	hash_seq_init(&status, finder->found);
	while ((found = hash_seq_search(&status)) != NULL)
	{
		words = accumArrayResult(words, text_of(found), false, TEXTOID,
								 CurrentMemoryContext);
		found->articles = 0;
	}
	/* Words that can be read have letters and Chinese characters only. */
	select_rows(psprintf(
		"SELECT w.word, n.articles FROM pg_catalog.unnest($1) AS w (word)"
		" CROSS JOIN LATERAL (SELECT pg_catalog.count(*) AS articles"
		" FROM %s.article AS a WHERE a.words OPERATOR(pg_catalog.@@)"
		" pg_catalog.quote_literal(w.word)::pg_catalog.tsquery) AS n",
		corpus), TEXTARRAYOID, makeArrayResult(words, CurrentMemoryContext));
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		HeapTuple	tuple = SPI_tuptable->vals[i];
		TupleDesc	desc = SPI_tuptable->tupdesc;
		char		key[WORD_BYTES] = {0};
		char	   *word = SPI_getvalue(tuple, desc, 1);
		bool		is_null;

		memcpy(key, word, Min(strlen(word), WORD_BYTES));
		found = hash_search(finder->found, key, HASH_FIND, NULL);
		if (found != NULL)
			found->articles = DatumGetInt64(SPI_getbinval(tuple, desc, 2,
														  &is_null));
	}
}

static void
find(Finder *finder, const char *name)
{
	ZhnCorpus	corpus;
	ZhnDocuments changed;
	ZhnEnv		env;

	zhn_env_init(&env, CurrentMemoryContext);
	zhn_corpus_open(&corpus, name);
	changed = zhn_corpus_changed(&corpus, GetActiveSnapshot());
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "could not connect to SPI");
	try_changed(finder, &changed, quote_identifier(name));
	zhn_corpus_words(&corpus, GetActiveSnapshot(), &env, try_word, finder);
	if (check_enable_rls(corpus.article, InvalidOid, true) == RLS_ENABLED &&
		hash_get_num_entries(finder->found) > 0)
		count_visible(finder, quote_identifier(name));
	SPI_finish();
	zhn_corpus_close(&corpus);
}

/* zhnews.every_word_read_as(corpus, typed) */
Datum
zhn_words_read_as(PG_FUNCTION_ARGS)
{
	text	   *input = PG_GETARG_TEXT_PP(1);
	HASH_SEQ_STATUS status;
	FoundWord  *found;
	Finder		finder;
	ZhnTyped	typed;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	finder_start(&finder);
	finder.typed = &typed;
	if (!zhn_typed_read(&typed, VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input)))
		return (Datum) 0;
	find(&finder, text_to_cstring(PG_GETARG_TEXT_PP(0)));
	hash_seq_init(&status, finder.found);
	while ((found = hash_seq_search(&status)) != NULL)
	{
		if (found->articles == 0)
			continue;
		zhn_row_text(&row, found->word, size_of(found));
		zhn_row_bigint(&row, found->articles);
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}

/* zhnews.words_like(corpus, word) */
Datum
zhn_words_like(PG_FUNCTION_ARGS)
{
	text	   *input = PG_GETARG_TEXT_PP(1);
	const char *word = VARDATA_ANY(input);
	size_t		length = VARSIZE_ANY_EXHDR(input);
	HASH_SEQ_STATUS status;
	FoundWord  *found;
	Finder		finder;
	ZhnSound	sound;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	finder_start(&finder);
	finder.sound = &sound;
	if (!zhn_sound_read(&sound, word, length))
		return (Datum) 0;
	find(&finder, text_to_cstring(PG_GETARG_TEXT_PP(0)));
	hash_seq_init(&status, finder.found);
	while ((found = hash_seq_search(&status)) != NULL)
	{
		if (found->articles == 0)
			continue;
		zhn_row_text(&row, found->word, size_of(found));
		zhn_row_bigint(&row, found->articles);
		zhn_row_datum(&row, BoolGetDatum(zhn_same_reading(
											 found->word, size_of(found),
											 word, length)));
		zhn_rows_put(&row);
	}
	return (Datum) 0;
}
