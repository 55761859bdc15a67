/*-------------------------------------------------------------------------
 *
 * token_type.c
 *	  Kinds of token as numbers of a text search parser.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "pg/token_type.h"

static const LexDescr token_types[] =
{
	{ZHN_TYPE_LATIN, "latin", "Latin letters, or mixed with digits"},
	{ZHN_TYPE_BLANK, "blank", "White space and punctuation"},
	{ZHN_TYPE_NUMBER, "number", "Number"},
	{ZHN_TYPE_WORD, "word", "Chinese word"},
	{ZHN_TYPE_PERSON, "person", "Name of a person"},
	{ZHN_TYPE_PLACE, "place", "Name of a place"},
	{ZHN_TYPE_ORGANISATION, "organisation", "Name of an organisation"},
	{ZHN_TYPE_DATE, "date", "Date or time"},
	{ZHN_TYPE_QUANTITY, "quantity", "Number with its unit"},
	{ZHN_TYPE_OTHER, "other", "Other scripts"},
};

ZhnTokenType
zhn_token_type(ZhnKind kind)
{
	static const uint8 types[ZHN_NKINDS] =
	{
		[ZHN_WORD] = ZHN_TYPE_WORD,
		[ZHN_PERSON] = ZHN_TYPE_PERSON,
		[ZHN_PLACE] = ZHN_TYPE_PLACE,
		[ZHN_ORGANISATION] = ZHN_TYPE_ORGANISATION,
		[ZHN_DATE] = ZHN_TYPE_DATE,
		[ZHN_NUMBER] = ZHN_TYPE_NUMBER,
		[ZHN_QUANTITY] = ZHN_TYPE_QUANTITY,
		[ZHN_LATIN] = ZHN_TYPE_LATIN,
		[ZHN_PUNCTUATION] = ZHN_TYPE_BLANK,
		[ZHN_SPACE] = ZHN_TYPE_BLANK,
		[ZHN_OTHER] = ZHN_TYPE_OTHER,
	};

	return (ZhnTokenType) types[kind];
}

/* tsearch frees the table entry by entry, so it gets a copy. */
LexDescr *
zhn_token_type_table(void)
{
	LexDescr   *table;

	table = palloc0((lengthof(token_types) + 1) * sizeof(LexDescr));
	for (int i = 0; i < (int) lengthof(token_types); i++)
	{
		table[i].lexid = token_types[i].lexid;
		table[i].alias = pstrdup(token_types[i].alias);
		table[i].descr = pstrdup(token_types[i].descr);
	}
	return table;
}
