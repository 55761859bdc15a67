/*-------------------------------------------------------------------------
 *
 * kind.c
 *	  The kind of a word of the dictionary.
 *
 * The tags are jieba's.  Its name tags are trusted for places and
 * organisations; those of personal names only where the word is as long as a
 * name, since jieba gives them to many a common word of one character.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/kind.h"

#include <string.h>

#include "text/charclass.h"
#include "tool/folded.h"

/* Bytes of the shortest name of a person: two Chinese characters. */
#define MIN_NAME 6

ZhnKind
kind_by_tag(const char *folded, const char *tag)
{
	if (strncmp(tag, "ns", 2) == 0)
		return ZHN_PLACE;
	if (strncmp(tag, "nt", 2) == 0)
		return ZHN_ORGANISATION;
	if (strcmp(tag, "nr") == 0 || strcmp(tag, "nrfg") == 0 ||
		strcmp(tag, "nrt") == 0)
		return strlen(folded) >= MIN_NAME ? ZHN_PERSON : ZHN_WORD;
	if (strcmp(tag, "t") == 0)
		return ZHN_DATE;
	return ZHN_WORD;
}

ZhnKind
kind_by_char(const char *folded, const char *tag)
{
	switch (zhn_char_class(first_char(folded)))
	{
		case ZHN_CHAR_PUNCTUATION:
			return ZHN_PUNCTUATION;
		case ZHN_CHAR_SPACE:
			return ZHN_SPACE;
		case ZHN_CHAR_DIGIT:
			return ZHN_NUMBER;
		case ZHN_CHAR_LATIN:
			return ZHN_LATIN;
		default:
			return kind_by_tag(folded, tag);
	}
}
