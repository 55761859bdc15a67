/*-------------------------------------------------------------------------
 *
 * run.c
 *	  The segmentation of one text.
 *
 * A run needs a segmenter, which is working memory of some 200 kB, and the
 * words of the lexicon.  One segmenter is kept for the life of the backend,
 * so that a call allocates next to nothing.  A run that starts while that
 * one is in use (a set-returning function that is read slowly, a function
 * called by a dictionary) gets a segmenter of its own for as long as it
 * lasts.
 *
 * Both are given back at the end of the run, or by a callback when the
 * memory context of an abandoned run is reset.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/run.h"

/* The segmenter that is kept, and whether a run has it. */
static ZhnSegmenter *kept_segmenter = NULL;
static bool kept_in_use = false;

static ZhnSegmenter *
kept_segmenter_get(void)
{
	if (kept_segmenter == NULL)
		kept_segmenter =
			zhn_segmenter_create(zhn_env_create(TopMemoryContext));
	return kept_segmenter;
}

void
zhn_run_end(ZhnRun *run)
{
	if (run->words != NULL)
	{
		zhn_lexicon_unpin(run->words);
		run->words = NULL;
	}
	if (run->segmenter != NULL)
	{
		run->segmenter = NULL;
		if (run->own == NULL)
			kept_in_use = false;
		else
			MemoryContextDelete(run->own);
	}
}

static void
run_reset(void *arg)
{
	zhn_run_end((ZhnRun *) arg);
}

/*
 * Give the run a segmenter.
 *
 * The context of a segmenter of its own is a child of TopMemoryContext, not
 * of the current context: children are deleted before the callbacks of a
 * context are called, and zhn_run_end would delete it again.
 */
static void
run_take_segmenter(ZhnRun *run)
{
	MemoryContext own;

	if (!kept_in_use)
	{
		run->segmenter = kept_segmenter_get();
		kept_in_use = true;
		return;
	}

	own = AllocSetContextCreate(CurrentMemoryContext, "zhnews segmenter",
								ALLOCSET_DEFAULT_SIZES);
	run->segmenter = zhn_segmenter_create(zhn_env_create(own));
	MemoryContextSetParent(own, TopMemoryContext);
	run->own = own;
}

ZhnRun *
zhn_run_start(const char *text, size_t length, ZhnGrain grain)
{
	ZhnRun	   *run;

	zhn_check_encoding();

	run = palloc0(sizeof(ZhnRun));
	run->callback.func = run_reset;
	run->callback.arg = run;
	MemoryContextRegisterResetCallback(CurrentMemoryContext, &run->callback);

	run->words = zhn_lexicon_pin();
	run_take_segmenter(run);
	zhn_segmenter_start(run->segmenter, text, length, grain,
						run->words->lexicon);
	return run;
}

ZhnGrain
zhn_grain_by_name(text *name)
{
	static const struct
	{
		const char *name;
		ZhnGrain	grain;
	}			cuts[] =
	{
		{"fine", ZHN_FINE},
		{"news", ZHN_NEWS},
		{"long", ZHN_LONG},
	};
	const char *given = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);

	for (int i = 0; i < (int) lengthof(cuts); i++)
		if (strlen(cuts[i].name) == (size_t) length &&
			memcmp(cuts[i].name, given, length) == 0)
			return cuts[i].grain;

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown cut \"%.*s\"",
					pg_mbcliplen(given, length, 200), given),
			 errhint("The cuts are fine, news and long.")));
}
