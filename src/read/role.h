/*-------------------------------------------------------------------------
 *
 * role.h
 *	  The best sequence of roles for the lines of a page.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_ROLE_H
#define ZHN_ROLE_H

#include "read/shape.h"

/*
 * Set role, confidence, joined and join_score of every line of the page, and
 * starts[i] to whether an article begins with line i.
 */
extern void zhn_find_roles(const ZhnEnv *env, const ZhnPage *page,
						   const ZhnShape *shapes, bool *starts);

#endif							/* ZHN_ROLE_H */
