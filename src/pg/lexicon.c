/*-------------------------------------------------------------------------
 *
 * lexicon.c
 *	  The rows of zhnews.lexicon, cached in each backend.
 *
 * Users edit the table; nobody reloads or reconnects.  A trigger turns each
 * edit into a relcache invalidation of the table.  PostgreSQL delivers that
 * to this backend before its next command, and to the others, standbys
 * included, at commit; an edit that is rolled back is invalidated once more.
 * The callback here only marks the words stale, and the next run reads the
 * table again.
 *
 * The table is read like a catalog, with a snapshot newer than the message
 * that brought us here, not with that of the statement, which may be older.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "commands/trigger.h"
#include "executor/tuptable.h"
#include "mb/pg_wchar.h"
#include "port/pg_bswap.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "pg/compat.h"
#include "pg/env.h"
#include "pg/lexicon.h"
#include "segment/segmenter.h"
#include "text/charclass.h"
#include "text/utf8.h"

PG_FUNCTION_INFO_V1(zhn_lexicon_changed);
PG_FUNCTION_INFO_V1(zhn_lexicon_version);
PG_FUNCTION_INFO_V1(zhn_lexicon_hash);
PG_FUNCTION_INFO_V1(zhn_check_lexicon_row);

/* Columns of zhnews.lexicon. */
#define LEXICON_WORD	1
#define LEXICON_KIND	2

#define WORD_BLOCK_SIZE	65536

/* Words as they are read, before the lexicon is built. */
typedef struct WordReader
{
	MemoryContext context;		/* holds the array and the words */
	ZhnLexiconWord *words;
	size_t		n;
	size_t		room;
	char	   *bytes;			/* where the next word is copied to */
	size_t		bytes_room;
	uint64		fingerprint;
} WordReader;

static ZhnWordList *current_list = NULL;
static bool current_is_valid = false;
static Oid	lexicon_relid = InvalidOid;

/*
 * Called while invalidation messages are read, when neither catalogs nor the
 * words of a running segmentation may be touched.  InvalidOid means every
 * relation.
 */
static void
lexicon_invalidated(Datum arg, Oid relid)
{
	if (relid == InvalidOid || relid == lexicon_relid)
		current_is_valid = false;
}

void
zhn_lexicon_init(void)
{
	CacheRegisterRelcacheCallback(lexicon_invalidated, (Datum) 0);
}

/* The kind of a row, or -1 if a lexicon has no such kind. */
static int
kind_by_name(text *name)
{
	static const ZhnKind kinds[] =
	{
		ZHN_WORD, ZHN_PERSON, ZHN_PLACE, ZHN_ORGANISATION
	};
	size_t		length = VARSIZE_ANY_EXHDR(name);

	for (int i = 0; i < (int) lengthof(kinds); i++)
	{
		const char *known = zhn_kind_name(kinds[i]);

		if (strlen(known) == length &&
			memcmp(known, VARDATA_ANY(name), length) == 0)
			return kinds[i];
	}
	return -1;
}

/*
 * A 64-bit hash (FNV-1a) of a word and its kind, mixed so that sums of such
 * hashes spread well.  It is computed byte by byte: the same on every
 * machine, as a dump may move to another.
 */
static uint64
word_hash(const ZhnLexiconWord *word)
{
	uint64		h = UINT64CONST(0xcbf29ce484222325);

	for (size_t i = 0; i < word->length; i++)
		h = (h ^ (unsigned char) word->word[i]) *
			UINT64CONST(0x100000001b3);
	h = (h ^ (uint64) word->kind) * UINT64CONST(0x100000001b3);
	h = (h ^ (h >> 30)) * UINT64CONST(0xbf58476d1ce4e5b9);
	h = (h ^ (h >> 27)) * UINT64CONST(0x94d049bb133111eb);
	return h ^ (h >> 31);
}

/*
 * Copy the bytes of a word, into blocks that many words share.  Behind each
 * word there are as many bytes as word_head() may read.
 */
static const char *
reader_copy(WordReader *reader, const char *word, size_t length)
{
	size_t		size = length + sizeof(uint64);
	char	   *copy;

	if (size > reader->bytes_room)
	{
		reader->bytes_room = Max(size, WORD_BLOCK_SIZE);
		reader->bytes = MemoryContextAlloc(reader->context,
										   reader->bytes_room);
	}
	copy = memcpy(reader->bytes, word, length);
	reader->bytes += length;
	reader->bytes_room -= length;
	return copy;
}

static void
reader_add(WordReader *reader, TupleTableSlot *slot)
{
	bool		isnull;
	text	   *word;
	text	   *kind;
	ZhnLexiconWord *entry;

	word = DatumGetTextPP(slot_getattr(slot, LEXICON_WORD, &isnull));
	kind = DatumGetTextPP(slot_getattr(slot, LEXICON_KIND, &isnull));

	if (reader->n == reader->room)
	{
		reader->room *= 2;
		reader->words = repalloc_huge(reader->words, reader->room *
									  sizeof(ZhnLexiconWord));
	}
	entry = &reader->words[reader->n++];
	entry->length = VARSIZE_ANY_EXHDR(word);
	entry->word = reader_copy(reader, VARDATA_ANY(word), entry->length);
	entry->kind = Max(kind_by_name(kind), ZHN_WORD);
	reader->fingerprint += word_hash(entry);
}

/*
 * Read all rows of the table.
 *
 * A catalog snapshot of a relation that is not a catalog is taken afresh
 * each time.  It sees what this transaction has done, and unlike
 * GetLatestSnapshot() it is allowed in parallel workers.
 */
static void
reader_scan(WordReader *reader, Oid relid)
{
	Relation	rel = table_open(relid, AccessShareLock);
	Snapshot	snapshot = RegisterSnapshot(GetCatalogSnapshot(relid));
	TupleTableSlot *slot = table_slot_create(rel, NULL);
	TableScanDesc scan = table_beginscan(rel, snapshot, 0, NULL);

	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
		reader_add(reader, slot);

	table_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	UnregisterSnapshot(snapshot);
	table_close(rel, AccessShareLock);
}

/* The first bytes of a word, as a number that is ordered as they are. */
static inline uint64
word_head(const ZhnLexiconWord *word)
{
	uint64		head;

	memcpy(&head, word->word, sizeof(head));
	head = pg_ntoh64(head);
	if (word->length < sizeof(head))
		head &= ~(PG_UINT64_MAX >> (8 * word->length));
	return head;
}

static inline int
compare_words(const ZhnLexiconWord *a, const ZhnLexiconWord *b)
{
	uint64		head_a = word_head(a);
	uint64		head_b = word_head(b);
	int			c;

	if (head_a != head_b)
		return head_a < head_b ? -1 : 1;
	c = memcmp(a->word, b->word, Min(a->length, b->length));
	if (c != 0)
		return c;
	return (a->length > b->length) - (a->length < b->length);
}

/*
 * Order words by their bytes.  Of two words that fold to the same form the
 * lexicon keeps the first; the order of rows in a table must not decide
 * which one that is.
 */
#define ST_SORT sort_words_by_bytes
#define ST_ELEMENT_TYPE ZhnLexiconWord
#define ST_COMPARE(a, b) compare_words(a, b)
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/* Make a word list of what is in the table; relid may be InvalidOid. */
static ZhnWordList *
word_list_read(Oid relid)
{
	MemoryContext context;
	MemoryContext old;
	WordReader	reader;
	ZhnWordList *list;

	reader.context = AllocSetContextCreate(CurrentMemoryContext,
										   "zhnews lexicon rows",
										   ALLOCSET_DEFAULT_SIZES);
	old = MemoryContextSwitchTo(reader.context);
	reader.n = 0;
	reader.room = 256;
	reader.words = palloc(reader.room * sizeof(ZhnLexiconWord));
	reader.bytes_room = 0;
	reader.fingerprint = 0;
	if (OidIsValid(relid))
		reader_scan(&reader, relid);
	sort_words_by_bytes(reader.words, reader.n);
	MemoryContextSwitchTo(old);

	context = AllocSetContextCreate(CurrentMemoryContext, "zhnews lexicon",
									ALLOCSET_SMALL_SIZES);
	list = MemoryContextAllocZero(context, sizeof(ZhnWordList));
	list->context = context;
	list->fingerprint = reader.fingerprint;
	if (reader.n > 0)
		list->lexicon = zhn_lexicon_build(zhn_env_create(context),
										  reader.words, reader.n);

	MemoryContextDelete(reader.context);
	return list;
}

/* Put a new list in the place of the current one. */
static void
current_list_replace(ZhnWordList *list)
{
	ZhnWordList *old = current_list;

	MemoryContextSetParent(list->context, TopMemoryContext);
	current_list = list;
	if (old == NULL)
		return;
	if (old->pins == 0)
		MemoryContextDelete(old->context);
	else
		old->replaced = true;
}

/*
 * Read the table again.
 *
 * The words are marked valid before the scan, not after it: a message that
 * arrives during the scan must leave them stale.  While the extension is
 * being created there is no table yet, and nothing that would announce it:
 * then the words stay stale.
 */
static void
current_list_refresh(void)
{
	Oid			namespace = get_namespace_oid("zhnews", true);
	Oid			relid = InvalidOid;

	if (OidIsValid(namespace))
		relid = get_relname_relid("lexicon", namespace);
	lexicon_relid = relid;

	PG_TRY();
	{
		current_is_valid = OidIsValid(relid);
		current_list_replace(word_list_read(relid));
	}
	PG_CATCH();
	{
		current_is_valid = false;
		PG_RE_THROW();
	}
	PG_END_TRY();
}

/*
 * Hear of edits that other sessions have committed.
 *
 * PostgreSQL looks for invalidation messages when a transaction begins and
 * when a table is locked.  A statement in a longer transaction may do
 * neither, so it is done here, once for each statement that a client sends.
 */
static void
hear_of_edits(void)
{
	static TimestampTz heard_at = 0;
	TimestampTz statement_start = GetCurrentStatementStartTimestamp();

	if (heard_at != statement_start)
	{
		heard_at = statement_start;
		AcceptInvalidationMessages();
	}
}

ZhnWordList *
zhn_lexicon_pin(void)
{
	hear_of_edits();
	if (!current_is_valid)
		current_list_refresh();
	current_list->pins++;
	return current_list;
}

void
zhn_lexicon_unpin(ZhnWordList *list)
{
	if (--list->pins == 0 && list->replaced)
		MemoryContextDelete(list->context);
}

/* Trigger on zhnews.lexicon: let every backend know of an edit. */
Datum
zhn_lexicon_changed(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" was not called by trigger manager",
						"lexicon_changed")));

	CacheInvalidateRelcache(trigger->tg_relation);
	return PointerGetDatum(NULL);
}

/*
 * A fingerprint of the words and their kinds.
 *
 * Made from the content alone, it needs no counter that editors would have
 * to lock, and is the same on a standby and after a restore.
 */
Datum
zhn_lexicon_version(PG_FUNCTION_ARGS)
{
	ZhnWordList *list = zhn_lexicon_pin();
	uint64		fingerprint = list->fingerprint;

	zhn_lexicon_unpin(list);
	PG_RETURN_INT64((int64) fingerprint);
}

/* What one word adds to the fingerprint. */
Datum
zhn_lexicon_hash(PG_FUNCTION_ARGS)
{
	text	   *word = PG_GETARG_TEXT_PP(0);
	ZhnLexiconWord entry;

	entry.word = VARDATA_ANY(word);
	entry.length = VARSIZE_ANY_EXHDR(word);
	entry.kind = Max(kind_by_name(PG_GETARG_TEXT_PP(1)), ZHN_WORD);
	PG_RETURN_INT64((int64) word_hash(&entry));
}

/* What the checks below find in a word. */
typedef struct WordShape
{
	int			characters;		/* counted up to one more than allowed */
	bool		space_first;
	bool		space_last;
	bool		control;		/* has a control character */
	bool		readable;		/* has a letter or digit of some script */
} WordShape;

static WordShape
word_shape(const char *word, int length)
{
	const unsigned char *p = (const unsigned char *) word;
	const unsigned char *end = p + length;
	WordShape	shape = {0};

	while (p < end && shape.characters <= ZHN_LEXICON_WORD_MAX)
	{
		uint32_t	cp;
		ZhnCharClass class;

		p += zhn_utf8_decode(p, end, &cp);
		class = zhn_char_class(cp);
		shape.space_last = class == ZHN_CHAR_SPACE;
		if (shape.characters++ == 0)
			shape.space_first = shape.space_last;
		if (cp < 0x20 || cp == 0x7F)
			shape.control = true;
		if (class != ZHN_CHAR_SPACE && class != ZHN_CHAR_PUNCTUATION &&
			class != ZHN_CHAR_OTHER)
			shape.readable = true;
	}
	return shape;
}

/* Refuse a row of the lexicon. */
static void
row_refused(const char *what, text *value, const char *why, const char *hint)
{
	const char *start = VARDATA_ANY(value);
	int			length = VARSIZE_ANY_EXHDR(value);

	ereport(ERROR,
			(errcode(ERRCODE_CHECK_VIOLATION),
			 errmsg("%s \"%.*s\" cannot be in the lexicon: %s", what,
					pg_mbcliplen(start, length, 200), start, why),
			 errhint("%s", hint)));
}

/*
 * Check a row of the lexicon: true, or an error that says what is wrong.
 *
 * One character is refused because a listed word always wins: it would be
 * cut out of every longer word of the dictionary.
 */
Datum
zhn_check_lexicon_row(PG_FUNCTION_ARGS)
{
	text	   *word = PG_GETARG_TEXT_PP(0);
	text	   *kind = PG_GETARG_TEXT_PP(1);
	WordShape	shape;

	shape = word_shape(VARDATA_ANY(word), VARSIZE_ANY_EXHDR(word));
	if (shape.characters > ZHN_LEXICON_WORD_MAX)
		row_refused("word", word, "it is too long",
					"A word has at most 64 characters.");
	if (shape.space_first || shape.space_last)
		row_refused("word", word, "it begins or ends with white space",
					"Remove the white space, for example with btrim().");
	if (shape.control)
		row_refused("word", word, "it has a control character",
					"Remove tabs and line ends, or list several words.");
	if (!shape.readable)
		row_refused("word", word, "it has no letter or digit",
					"Leave out empty lines and punctuation.");
	if (shape.characters < 2)
		row_refused("word", word, "it is a single character",
					"A word has at least 2 characters: a single one would "
					"be cut out of every longer word.");
	if (kind_by_name(kind) < 0)
		row_refused("kind", kind, "there is no such kind",
					"The kinds are word, person, place and organisation.");

	PG_RETURN_BOOL(true);
}
