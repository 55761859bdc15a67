/*-------------------------------------------------------------------------
 *
 * shape_parts.h
 *	  What the parts of the question how a line looks share: shape.c asks what
 *	  it looks like, shape_words.c what its words say, shape_page.c what is
 *	  usual on its page.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SHAPE_PARTS_H
#define ZHN_SHAPE_PARTS_H

#include "read/shape.h"

/* Bold text as a heading ranks below any # mark. */
#define ZHN_BOLD_LEVEL 7

/* And numbers, where they are heading marks, below that. */
#define ZHN_NUMBER_LEVEL 8

static inline void
zhn_shape_set(ZhnShape *shape, ZhnFeature feature, bool value)
{
	if (value)
		shape->features |= (uint64_t) 1 << feature;
}

/*
 * Place after the last character that is neither space nor closing mark.  A
 * closing note in parentheses after a full stop, 。(记者 张三), is passed
 * over too.
 */
extern int	zhn_text_end(const ZhnChars *chars);

/* Length of the number of a list or a section that opens the line, or 0. */
extern int	zhn_match_list_number(const ZhnChars *chars);

/* Set the features of group "Words", but those of bylines. */
extern void zhn_shape_words(const ZhnChars *chars, ZhnShape *shape);

/*
 * Set the features that depend on all lines: layout, names of columns that
 * the page announces.
 */
extern void zhn_shape_page(const ZhnEnv *env, ZhnPage *page,
						   ZhnShape *shapes);

#endif							/* ZHN_SHAPE_PARTS_H */
