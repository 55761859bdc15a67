/*-------------------------------------------------------------------------
 *
 * posted_words.c
 *	  zhnews.posted_words(): the words of a corpus, from its postings.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/attnum.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/postings.h"
#include "pg/rows.h"

PG_FUNCTION_INFO_V1(zhn_posted_words);

/* Only who may read the words of all articles may see them here. */
static void
check_rights(const ZhnCorpus *corpus)
{
	AttrNumber	column = get_attnum(corpus->article, "words");

	if (pg_class_aclcheck(corpus->article, GetUserId(), ACL_SELECT) !=
		ACLCHECK_OK &&
		(column == InvalidAttrNumber ||
		 pg_attribute_aclcheck(corpus->article, column, GetUserId(),
							   ACL_SELECT) != ACLCHECK_OK))
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_TABLE, "article");
	if (check_enable_rls(corpus->article, InvalidOid, true) == RLS_ENABLED)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("row-level security hides articles of corpus \"%s\"",
						corpus->name),
				 errhint("Count the words of the articles that you see with"
						 " ts_stat().")));
}

static void
put_word(void *arg, const char *word, size_t size, int64 articles)
{
	ZhnRow	   *row = arg;

	zhn_row_text(row, word, size);
	zhn_row_bigint(row, articles);
	zhn_rows_put(row);
}

/* zhnews.posted_words(corpus) */
Datum
zhn_posted_words(PG_FUNCTION_ARGS)
{
	ZhnCorpus	corpus;
	ZhnEnv		env;
	ZhnRow		row;

	zhn_rows_start(&row, fcinfo);
	zhn_env_init(&env, CurrentMemoryContext);
	zhn_corpus_open(&corpus, text_to_cstring(PG_GETARG_TEXT_PP(0)));
	check_rights(&corpus);
	zhn_corpus_words(&corpus, GetActiveSnapshot(), &env, put_word, &row);
	zhn_corpus_close(&corpus);
	return (Datum) 0;
}
