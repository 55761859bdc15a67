/*-------------------------------------------------------------------------
 *
 * freqlist_aggregate.c
 *	  Counting words: of one text, and aggregates with their transition,
 *	  inverse and combination.
 *
 * The state is of type freqlist, so that it can be sent to other processes
 * and servers and needs no serialisation.  While a process counts, the state
 * is an expanded object: a hash table in a memory context below that of the
 * aggregate, changed in place.  It is flattened, which sorts it, only when it
 * leaves the aggregate.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "tsearch/ts_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/freqlist.h"
#include "pg/run.h"
#include "pg/sequence.h"

PG_FUNCTION_INFO_V1(zhn_freqlist_add_tsvector);
PG_FUNCTION_INFO_V1(zhn_freqlist_take_tsvector);
PG_FUNCTION_INFO_V1(zhn_freqlist_add_words);
PG_FUNCTION_INFO_V1(zhn_freqlist_take_words);
PG_FUNCTION_INFO_V1(zhn_freqlist_add_text);
PG_FUNCTION_INFO_V1(zhn_freqlist_take_text);
PG_FUNCTION_INFO_V1(zhn_freqlist_add_list);
PG_FUNCTION_INFO_V1(zhn_freqlist_take_list);
PG_FUNCTION_INFO_V1(zhn_freqlist_result);
PG_FUNCTION_INFO_V1(zhn_count_words_of_tsvector);
PG_FUNCTION_INFO_V1(zhn_count_words_of_array);
PG_FUNCTION_INFO_V1(zhn_count_words_of_text);

#define EXPANDED_MAGIC	0x7a687766

typedef struct ExpandedFreqlist
{
	ExpandedObjectHeader hdr;
	int			magic;
	ZhnTally   *tally;
	void	   *flat;			/* flat form of the present state, or NULL */
	size_t		flat_size;
} ExpandedFreqlist;

static Size
expanded_size(ExpandedObjectHeader *header)
{
	ExpandedFreqlist *object = (ExpandedFreqlist *) header;

	if (object->flat == NULL)
	{
		object->flat = zhn_freqlist_of_tally(object->tally, VARHDRSZ,
											 &object->flat_size);
		zhn_freqlist_datum(object->flat, object->flat_size);
	}
	return object->flat_size;
}

static void
expanded_flatten(ExpandedObjectHeader *header, void *result, Size size)
{
	ExpandedFreqlist *object = (ExpandedFreqlist *) header;

	Assert(object->flat != NULL && object->flat_size == size);
	memcpy(result, object->flat, size);
}

static const ExpandedObjectMethods expanded_methods =
{
	expanded_size,
	expanded_flatten
};

static ExpandedFreqlist *
expanded_create(MemoryContext parent)
{
	MemoryContext context;
	ExpandedFreqlist *object;

	context = AllocSetContextCreate(parent, "zhnews frequency list",
									ALLOCSET_START_SMALL_SIZES);
	object = MemoryContextAllocZero(context, sizeof(ExpandedFreqlist));
	EOH_init_header(&object->hdr, &expanded_methods, context);
	object->magic = EXPANDED_MAGIC;
	object->tally = zhn_tally_create(zhn_env_create(context));
	return object;
}

/* Argument 0, as an object that may be changed. */
static ExpandedFreqlist *
state_argument(FunctionCallInfo fcinfo)
{
	MemoryContext context;
	ExpandedFreqlist *object;
	Datum		state;

	if (!AggCheckCallContext(fcinfo, &context))
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 errmsg("this function is a part of an aggregate"),
				 errhint("Call zhnews.freqlist(), or add lists with +.")));

	state = PG_ARGISNULL(0) ? (Datum) 0 : PG_GETARG_DATUM(0);
	if (!PG_ARGISNULL(0) &&
		VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(state)))
	{
		object = (ExpandedFreqlist *) DatumGetEOHP(state);
		if (object->magic == EXPANDED_MAGIC)
			return object;
	}

	object = expanded_create(context);
	if (!PG_ARGISNULL(0))
	{
		ZhnFreqlist list;

		zhn_freqlist_arg(&list, object->tally->env, state);
		zhn_tally_add_list(object->tally, &list, 1);
	}
	return object;
}

/* What was flattened before is out of date once the tally is in use. */
ZhnTally *
zhn_freqlist_state(FunctionCallInfo fcinfo)
{
	ExpandedFreqlist *object = state_argument(fcinfo);

	if (object->flat != NULL)
	{
		pfree(object->flat);
		object->flat = NULL;
	}
	fcinfo->flinfo->fn_extra = object;
	return object->tally;
}

Datum
zhn_freqlist_state_result(FunctionCallInfo fcinfo, ZhnTally *tally)
{
	ExpandedFreqlist *object = fcinfo->flinfo->fn_extra;

	Assert(object->tally == tally);
	return EOHPGetRWDatum(&object->hdr);
}

/*
 * A tsvector is a text.  A lexeme occurs as often as it has positions, or
 * once if the vector was stripped of them; so does ts_stat() count.
 */
static void
tally_tsvector(ZhnTally *tally, int sign, TSVector vector)
{
	WordEntry  *entries = ARRPTR(vector);

	zhn_tally_begin(tally, sign);
	for (int i = 0; i < vector->size; i++)
	{
		int			n = POSDATALEN(vector, &entries[i]);

		if (entries[i].len > 0)
			zhn_tally_count(tally, STRPTR(vector) + entries[i].pos,
							entries[i].len, Max(n, 1));
	}
}

/* An array of words is a text; NULL and '' are no words. */
static void
tally_words(ZhnTally *tally, int sign, Datum array)
{
	ZhnWordSequence words;

	zhn_words_of_array(array, &words);
	zhn_tally_begin(tally, sign);
	for (int i = 0; i < words.n; i++)
		if (words.length[i] > 0)
			zhn_tally_count(tally, words.word[i], words.length[i], 1);
}

/*
 * A text is cut into words, which are folded as they are for search; those of
 * some kinds may be left out.
 */
static void
tally_text(ZhnTally *tally, int sign, text *body, uint32 left_out)
{
	ZhnSequence *sequence;
	ZhnSequenceToken token;

	sequence = zhn_sequence_start(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body));
	zhn_tally_begin(tally, sign);
	while (zhn_sequence_next(sequence, &token))
		if (token.length > 0 && (left_out & 1U << token.kind) == 0)
			zhn_tally_count(tally, token.word, token.length, 1);
	zhn_sequence_end(sequence);
}

/* Kinds that are argument number, if there is such an argument. */
static uint32
kinds_argument(FunctionCallInfo fcinfo, int number)
{
	if (PG_NARGS() <= number || PG_ARGISNULL(number))
		return 0;
	return zhn_kinds_of_array(PG_GETARG_DATUM(number));
}

static Datum
count_tsvector(FunctionCallInfo fcinfo, int sign)
{
	ZhnTally   *tally = zhn_freqlist_state(fcinfo);

	if (!PG_ARGISNULL(1))
		tally_tsvector(tally, sign, PG_GETARG_TSVECTOR(1));
	return zhn_freqlist_state_result(fcinfo, tally);
}

Datum
zhn_freqlist_add_tsvector(PG_FUNCTION_ARGS)
{
	return count_tsvector(fcinfo, 1);
}

Datum
zhn_freqlist_take_tsvector(PG_FUNCTION_ARGS)
{
	return count_tsvector(fcinfo, -1);
}

static Datum
count_words(FunctionCallInfo fcinfo, int sign)
{
	ZhnTally   *tally = zhn_freqlist_state(fcinfo);

	if (!PG_ARGISNULL(1))
		tally_words(tally, sign, PG_GETARG_DATUM(1));
	return zhn_freqlist_state_result(fcinfo, tally);
}

Datum
zhn_freqlist_add_words(PG_FUNCTION_ARGS)
{
	return count_words(fcinfo, 1);
}

Datum
zhn_freqlist_take_words(PG_FUNCTION_ARGS)
{
	return count_words(fcinfo, -1);
}

static Datum
count_text(FunctionCallInfo fcinfo, int sign)
{
	ZhnTally   *tally = zhn_freqlist_state(fcinfo);

	if (!PG_ARGISNULL(1))
		tally_text(tally, sign, PG_GETARG_TEXT_PP(1),
				   kinds_argument(fcinfo, 2));
	return zhn_freqlist_state_result(fcinfo, tally);
}

Datum
zhn_freqlist_add_text(PG_FUNCTION_ARGS)
{
	return count_text(fcinfo, 1);
}

Datum
zhn_freqlist_take_text(PG_FUNCTION_ARGS)
{
	return count_text(fcinfo, -1);
}

/* The list of one text, outside of aggregates. */
static Datum
list_of_tally(const ZhnTally *tally)
{
	size_t		size;
	void	   *data = zhn_freqlist_of_tally(tally, VARHDRSZ, &size);

	return zhn_freqlist_datum(data, size);
}

/* count_words(tsvector) */
Datum
zhn_count_words_of_tsvector(PG_FUNCTION_ARGS)
{
	ZhnTally   *tally =
		zhn_tally_create(zhn_env_create(CurrentMemoryContext));

	tally_tsvector(tally, 1, PG_GETARG_TSVECTOR(0));
	PG_RETURN_DATUM(list_of_tally(tally));
}

/* count_words(text[]) */
Datum
zhn_count_words_of_array(PG_FUNCTION_ARGS)
{
	ZhnTally   *tally =
		zhn_tally_create(zhn_env_create(CurrentMemoryContext));

	tally_words(tally, 1, PG_GETARG_DATUM(0));
	PG_RETURN_DATUM(list_of_tally(tally));
}

/* count_words(text, leave_out) */
Datum
zhn_count_words_of_text(PG_FUNCTION_ARGS)
{
	ZhnTally   *tally =
		zhn_tally_create(zhn_env_create(CurrentMemoryContext));

	tally_text(tally, 1, PG_GETARG_TEXT_PP(0), kinds_argument(fcinfo, 1));
	PG_RETURN_DATUM(list_of_tally(tally));
}

/* A list stands for all of its texts; also the combination of two states. */
static Datum
count_list(FunctionCallInfo fcinfo, int sign)
{
	ZhnTally   *tally = zhn_freqlist_state(fcinfo);
	ZhnFreqlist list;
	ZhnEnv	   *env;

	if (PG_ARGISNULL(1))
		return zhn_freqlist_state_result(fcinfo, tally);

	env = zhn_env_create(CurrentMemoryContext);
	zhn_freqlist_arg(&list, env, PG_GETARG_DATUM(1));
	zhn_tally_add_list(tally, &list, sign);
	return zhn_freqlist_state_result(fcinfo, tally);
}

Datum
zhn_freqlist_add_list(PG_FUNCTION_ARGS)
{
	return count_list(fcinfo, 1);
}

Datum
zhn_freqlist_take_list(PG_FUNCTION_ARGS)
{
	return count_list(fcinfo, -1);
}

/*
 * Final function: the state in flat form, which a window that moves on does
 * not change.
 */
Datum
zhn_freqlist_result(PG_FUNCTION_ARGS)
{
	struct varlena *flat = PG_DETOAST_DATUM(PG_GETARG_DATUM(0));

	PG_RETURN_POINTER(flat);
}
