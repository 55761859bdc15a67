/*-------------------------------------------------------------------------
 *
 * freqlist.c
 *	  The type freqlist: input, output, operators, conversions.
 *
 * A value is what measure/freqlist.h describes, behind a varlena header.  It
 * has no alignment, so it is read in place when its header is short.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

#include "pg/compat.h"
#include "pg/freqlist.h"

PG_FUNCTION_INFO_V1(zhn_freqlist_in);
PG_FUNCTION_INFO_V1(zhn_freqlist_out);
PG_FUNCTION_INFO_V1(zhn_freqlist_recv);
PG_FUNCTION_INFO_V1(zhn_freqlist_send);
PG_FUNCTION_INFO_V1(zhn_freqlist_eq);
PG_FUNCTION_INFO_V1(zhn_freqlist_ne);
PG_FUNCTION_INFO_V1(zhn_freqlist_hash);
PG_FUNCTION_INFO_V1(zhn_freqlist_hash_extended);
PG_FUNCTION_INFO_V1(zhn_freqlist_add_lists);
PG_FUNCTION_INFO_V1(zhn_freqlist_take_lists);
PG_FUNCTION_INFO_V1(zhn_freqlist_count_of);
PG_FUNCTION_INFO_V1(zhn_freqlist_documents_of);
PG_FUNCTION_INFO_V1(zhn_freqlist_tokens);
PG_FUNCTION_INFO_V1(zhn_freqlist_documents);
PG_FUNCTION_INFO_V1(zhn_freqlist_types);
PG_FUNCTION_INFO_V1(zhn_freqlist_leave_out);
PG_FUNCTION_INFO_V1(zhn_freqlist_to_jsonb);

/* Bytes of a bad input that a message shows at most. */
#define SHOWN_MAX	60

#define DatumFreqlistBytes(d)	PG_DETOAST_DATUM_PACKED(d)

void
zhn_freqlist_arg(ZhnFreqlist *list, const ZhnEnv *env, Datum value)
{
	struct varlena *bytes = DatumFreqlistBytes(value);

	zhn_freqlist_open(list, env, VARDATA_ANY(bytes),
					  VARSIZE_ANY_EXHDR(bytes));
}

Datum
zhn_freqlist_datum(void *data, size_t size)
{
	if (size > MaxAllocSize)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("frequency list exceeds the maximum size of %zu bytes",
						MaxAllocSize),
				 errhint("Count fewer texts, or leave out kinds of words.")));
	SET_VARSIZE(data, size);
	return PointerGetDatum(data);
}

/* Bytes of a text that a message shows. */
static int
clipped(const char *text)
{
	size_t		length = strnlen(text, SHOWN_MAX + MAX_MULTIBYTE_CHAR_LEN);

	return pg_mbcliplen(text, (int) length, SHOWN_MAX);
}

/* freqlist(cstring) */
Datum
zhn_freqlist_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);
	size_t		length = strlen(text);
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	ZhnFreqlistError error;
	size_t		size;
	void	   *data;

	data = zhn_freqlist_parse(env, text, length, VARHDRSZ, &size, &error);
	if (data == NULL)
	{
		const char *rest = text + error.at;

		ZHN_SOFT_ERROR(fcinfo,
					   (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
						errmsg("invalid input syntax for type %s: \"%.*s\"",
							   "freqlist", clipped(text), text),
						*rest == '\0' ?
						errdetail("At the end, %s.", error.message) :
						errdetail("At \"%.*s\", %s.", clipped(rest), rest,
								  error.message),
						errhint("A list is written tokens/documents, then "
								"'word':count/documents for each word: "
								"12/3 '会议':7/3 '党':5/2")));
	}
	PG_RETURN_DATUM(zhn_freqlist_datum(data, size));
}

Datum
zhn_freqlist_out(PG_FUNCTION_ARGS)
{
	ZhnFreqlist list;
	size_t		length;
	char	   *text;

	zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
					 PG_GETARG_DATUM(0));
	text = zhn_freqlist_print(&list, &length);
	if (length >= MaxAllocSize)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("frequency list is too large to be shown as text"),
				 errhint("Use zhnews.each(), which returns rows.")));
	PG_RETURN_CSTRING(text);
}

/* A failure to read what comes in binary form. */
static void
fail_to_receive(void *arg, ZhnError code, const char *message,
				const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("incorrect binary data format of a frequency list"),
			 errhint("It must come from freqlist_send() or COPY … (FORMAT "
					 "binary) of the same version of zhnews.")));
}

/* What comes in binary form is what is stored, checked to the last byte. */
Datum
zhn_freqlist_recv(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	StringInfo	buffer = (StringInfo) PG_GETARG_POINTER(0);
	int			length = buffer->len - buffer->cursor;
	const char *bytes = pq_getmsgbytes(buffer, length);
	char	   *data = palloc(VARHDRSZ + length);

	env->fail = fail_to_receive;
	zhn_freqlist_check(env, bytes, length);
	memcpy(data + VARHDRSZ, bytes, length);
	PG_RETURN_DATUM(zhn_freqlist_datum(data, VARHDRSZ + length));
}

Datum
zhn_freqlist_send(PG_FUNCTION_ARGS)
{
	struct varlena *bytes = DatumFreqlistBytes(PG_GETARG_DATUM(0));
	StringInfoData buffer;

	pq_begintypsend(&buffer);
	pq_sendbytes(&buffer, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

/* Equal lists have equal bytes. */
static bool
lists_equal(Datum a, Datum b)
{
	struct varlena *x = DatumFreqlistBytes(a);
	struct varlena *y = DatumFreqlistBytes(b);
	Size		size = VARSIZE_ANY_EXHDR(x);

	return size == VARSIZE_ANY_EXHDR(y) &&
		memcmp(VARDATA_ANY(x), VARDATA_ANY(y), size) == 0;
}

Datum
zhn_freqlist_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(lists_equal(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)));
}

Datum
zhn_freqlist_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!lists_equal(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)));
}

Datum
zhn_freqlist_hash(PG_FUNCTION_ARGS)
{
	struct varlena *bytes = DatumFreqlistBytes(PG_GETARG_DATUM(0));

	PG_RETURN_DATUM(hash_any((unsigned char *) VARDATA_ANY(bytes),
							 VARSIZE_ANY_EXHDR(bytes)));
}

Datum
zhn_freqlist_hash_extended(PG_FUNCTION_ARGS)
{
	struct varlena *bytes = DatumFreqlistBytes(PG_GETARG_DATUM(0));

	PG_RETURN_DATUM(hash_any_extended((unsigned char *) VARDATA_ANY(bytes),
									  VARSIZE_ANY_EXHDR(bytes),
									  PG_GETARG_INT64(1)));
}

/* freqlist + freqlist */
Datum
zhn_freqlist_add_lists(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	ZhnFreqlist a;
	ZhnFreqlist b;
	size_t		size;
	void	   *data;

	zhn_freqlist_arg(&a, env, PG_GETARG_DATUM(0));
	zhn_freqlist_arg(&b, env, PG_GETARG_DATUM(1));
	data = zhn_freqlist_plus(&a, &b, VARHDRSZ, &size);
	PG_RETURN_DATUM(zhn_freqlist_datum(data, size));
}

/* freqlist - freqlist */
Datum
zhn_freqlist_take_lists(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	ZhnFreqlist a;
	ZhnFreqlist b;
	size_t		size;
	void	   *data;

	zhn_freqlist_arg(&a, env, PG_GETARG_DATUM(0));
	zhn_freqlist_arg(&b, env, PG_GETARG_DATUM(1));
	data = zhn_freqlist_minus(&a, &b, VARHDRSZ, &size);
	PG_RETURN_DATUM(zhn_freqlist_datum(data, size));
}

/* Count and documents of the word that is argument 1. */
static int64
find_argument(FunctionCallInfo fcinfo, int64 *documents)
{
	text	   *word = PG_GETARG_TEXT_PP(1);
	ZhnFreqlist list;
	int64_t		with;
	int64		count;

	zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
					 PG_GETARG_DATUM(0));
	count = zhn_freqlist_find(&list, VARDATA_ANY(word),
							  VARSIZE_ANY_EXHDR(word), &with);
	*documents = with;
	return count;
}

/* freqlist -> text */
Datum
zhn_freqlist_count_of(PG_FUNCTION_ARGS)
{
	int64		documents;

	PG_RETURN_INT64(find_argument(fcinfo, &documents));
}

/* documents(freqlist, text) */
Datum
zhn_freqlist_documents_of(PG_FUNCTION_ARGS)
{
	int64		documents;

	find_argument(fcinfo, &documents);
	PG_RETURN_INT64(documents);
}

/* tokens(freqlist) */
Datum
zhn_freqlist_tokens(PG_FUNCTION_ARGS)
{
	ZhnFreqlist list;

	zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
					 PG_GETARG_DATUM(0));
	PG_RETURN_INT64(list.tokens);
}

/* documents(freqlist) */
Datum
zhn_freqlist_documents(PG_FUNCTION_ARGS)
{
	ZhnFreqlist list;

	zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
					 PG_GETARG_DATUM(0));
	PG_RETURN_INT64(list.documents);
}

/* types(freqlist) */
Datum
zhn_freqlist_types(PG_FUNCTION_ARGS)
{
	ZhnFreqlist list;

	zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
					 PG_GETARG_DATUM(0));
	PG_RETURN_INT64(list.n_words);
}

void
zhn_words_of_array(Datum array, ZhnWordSequence *words)
{
	Datum	   *elements;
	bool	   *nulls;

	deconstruct_array(DatumGetArrayTypeP(array), TEXTOID, -1, false,
					  TYPALIGN_INT, &elements, &nulls, &words->n);
	words->word = palloc_extended((words->n + 1) * sizeof(char *),
								  MCXT_ALLOC_HUGE);
	words->length = palloc_extended((words->n + 1) * sizeof(size_t),
									MCXT_ALLOC_HUGE);
	for (int i = 0; i < words->n; i++)
	{
		words->word[i] = NULL;
		words->length[i] = 0;
		if (!nulls[i])
		{
			text	   *word = DatumGetTextPP(elements[i]);

			words->word[i] = VARDATA_ANY(word);
			words->length[i] = VARSIZE_ANY_EXHDR(word);
		}
	}
}

/* without(freqlist, text[]) */
Datum
zhn_freqlist_leave_out(PG_FUNCTION_ARGS)
{
	ZhnEnv	   *env = zhn_env_create(CurrentMemoryContext);
	ZhnTally   *tally = zhn_tally_create(env);
	ZhnWordSequence words;
	ZhnFreqlist list;
	size_t		size;
	void	   *data;

	zhn_words_of_array(PG_GETARG_DATUM(1), &words);
	for (int i = 0; i < words.n; i++)
		if (words.length[i] > 0 && words.length[i] <= ZHN_TALLY_WORD_MAX)
			zhn_tally_count(tally, words.word[i], words.length[i], 1);
	zhn_freqlist_arg(&list, env, PG_GETARG_DATUM(0));
	data = zhn_freqlist_without(&list, tally, VARHDRSZ, &size);
	PG_RETURN_DATUM(zhn_freqlist_datum(data, size));
}

static void
push_key(JsonbParseState **state, const char *key, int length)
{
	JsonbValue	value;

	value.type = jbvString;
	value.val.string.val = (char *) key;
	value.val.string.len = length;
	pushJsonbValue(state, WJB_KEY, &value);
}

static void
push_number(JsonbParseState **state, JsonbIteratorToken as, int64 number)
{
	JsonbValue	value;

	value.type = jbvNumeric;
	value.val.numeric = int64_to_numeric(number);
	pushJsonbValue(state, as, &value);
}

/* A word that is pushed must stay until the jsonb is made. */
static void
push_words(JsonbParseState **state, const ZhnFreqlist *list)
{
	ZhnFreqlistCursor *cursor = palloc(sizeof(ZhnFreqlistCursor));

	zhn_freqlist_start(cursor, list);
	while (zhn_freqlist_next(cursor))
	{
		push_key(state, pnstrdup(cursor->word, cursor->length),
				 (int) cursor->length);
		pushJsonbValue(state, WJB_BEGIN_ARRAY, NULL);
		push_number(state, WJB_ELEM, cursor->count);
		push_number(state, WJB_ELEM, cursor->documents);
		pushJsonbValue(state, WJB_END_ARRAY, NULL);
	}
}

/* freqlist::jsonb */
Datum
zhn_freqlist_to_jsonb(PG_FUNCTION_ARGS)
{
	ZhnFreqlist list;
	JsonbParseState *state = NULL;
	JsonbValue *result;

	zhn_freqlist_arg(&list, zhn_env_create(CurrentMemoryContext),
					 PG_GETARG_DATUM(0));
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	push_key(&state, "tokens", strlen("tokens"));
	push_number(&state, WJB_VALUE, list.tokens);
	push_key(&state, "documents", strlen("documents"));
	push_number(&state, WJB_VALUE, list.documents);
	push_key(&state, "words", strlen("words"));
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	push_words(&state, &list);
	pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	result = pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(result));
}
