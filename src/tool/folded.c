/*-------------------------------------------------------------------------
 *
 * folded.c
 *	  Text in the form in which the decoder looks it up.
 *
 *-------------------------------------------------------------------------
 */
#include "tool/folded.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"
#include "tool/need.h"

/* A character folds to one of at most twice its bytes. */
char *
fold_text(const char *text)
{
	char	   *folded = need(malloc(strlen(text) * 2 + 1));
	size_t		n = 0;

	for (const char *at = text; *at != 0;)
	{
		uint32_t	cp = next_char(&at);

		if (cp == ZHN_INVALID)
			die("\"%s\" is not UTF-8", text);
		n += (size_t) zhn_utf8_encode(zhn_fold_char(cp),
									  (unsigned char *) folded + n);
	}
	folded[n] = 0;
	return folded;
}

/* No code point has more than four bytes, and the zero ends a broken one. */
uint32_t
next_char(const char **at)
{
	const unsigned char *p = (const unsigned char *) *at;
	uint32_t	cp;

	*at += zhn_utf8_decode(p, p + strnlen(*at, 4), &cp);
	return cp;
}

uint32_t
first_char(const char *text)
{
	return zhn_fold_char(next_char(&text));
}

uint32_t
only_char(const char *folded)
{
	uint32_t	cp = next_char(&folded);

	return *folded == 0 ? cp : 0;
}
