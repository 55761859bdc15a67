/*-------------------------------------------------------------------------
 *
 * places.c
 *	  The words of a text in their places.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "pg/compat.h"
#include "pg/places.h"
#include "pg/sequence.h"

void
zhn_places_of_text(text *body, ZhnPlaces *places)
{
	ZhnSequence *sequence;
	ZhnSequenceToken token;
	size_t		room = 256;
	size_t		text_room = VARSIZE_ANY_EXHDR(body) + 256;
	size_t		used = 0;

	places->n = 0;
	places->place = palloc(room * sizeof(ZhnPlace));
	places->text = palloc_extended(text_room, MCXT_ALLOC_HUGE);
	sequence = zhn_sequence_start(VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body));
	while (zhn_sequence_next(sequence, &token))
	{
		ZhnPlace   *place;

		if (places->n == room)
		{
			room *= 2;
			places->place = repalloc_huge(places->place,
										  room * sizeof(ZhnPlace));
		}
		while (used + token.length > text_room)
		{
			text_room *= 2;
			places->text = repalloc_huge(places->text, text_room);
		}
		place = &places->place[places->n++];
		place->start = used;
		place->length = token.length;
		place->kind = token.kind;
		place->ends_sentence = token.ends_sentence;
		memcpy(places->text + used, token.word, token.length);
		used += token.length;
	}
	zhn_sequence_end(sequence);
}
