/*-------------------------------------------------------------------------
 *
 * script.c
 *	  Is a text in simplified or in traditional characters?
 *
 * Most characters are the same in both.  Those that tell are the ones that
 * folding changes, and the ones that it makes and Big5 does not have.
 *
 *-------------------------------------------------------------------------
 */
#include "text/script.h"

#include <stdbool.h>

#include "text/charclass.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Characters between two calls of zhn_interrupts(). */
#define INTERRUPT_EVERY		65536

/* Of those characters that tell, how many in MINORITY may tell otherwise. */
#define MINORITY			10

static bool
is_simplified(uint32_t cp)
{
	return cp < 65536 && (zhn_simplified_table[cp >> 3] >> (cp & 7) & 1) != 0;
}

/* Is cp an ideograph that folds to another?  ○ for 〇 is none. */
static bool
is_traditional(uint32_t cp)
{
	return cp >= 0x3400 && zhn_char_class(cp) == ZHN_CHAR_HAN &&
		zhn_fold_char(cp) != cp;
}

static ZhnScript
judge(size_t simplified, size_t traditional)
{
	size_t		all = simplified + traditional;

	if (all == 0)
		return ZHN_SCRIPT_NONE;
	if (traditional < (all + MINORITY - 1) / MINORITY)
		return ZHN_SCRIPT_SIMPLIFIED;
	if (simplified < (all + MINORITY - 1) / MINORITY)
		return ZHN_SCRIPT_TRADITIONAL;
	return ZHN_SCRIPT_MIXED;
}

ZhnScript
zhn_script(const ZhnEnv *env, const char *text, size_t length)
{
	const unsigned char *p = (const unsigned char *) text;
	const unsigned char *end = p + length;
	size_t		simplified = 0;
	size_t		traditional = 0;
	int			until_interrupts = INTERRUPT_EVERY;

	while (p < end)
	{
		uint32_t	cp;

		p += zhn_utf8_decode(p, end, &cp);
		if (cp != ZHN_INVALID)
		{
			simplified += is_simplified(cp);
			traditional += is_traditional(cp);
		}
		if (--until_interrupts == 0)
		{
			zhn_interrupts(env);
			until_interrupts = INTERRUPT_EVERY;
		}
	}
	return judge(simplified, traditional);
}
