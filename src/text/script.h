/*-------------------------------------------------------------------------
 *
 * script.h
 *	  Is a text in simplified or in traditional characters?
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_SCRIPT_H
#define ZHN_SCRIPT_H

#include <stddef.h>

#include "text/env.h"

typedef enum ZhnScript
{
	ZHN_SCRIPT_NONE,			/* no character that would tell */
	ZHN_SCRIPT_SIMPLIFIED,
	ZHN_SCRIPT_TRADITIONAL,
	ZHN_SCRIPT_MIXED			/* a tenth or more of those that tell differ */
} ZhnScript;

extern ZhnScript zhn_script(const ZhnEnv *env, const char *text,
							size_t length);

#endif							/* ZHN_SCRIPT_H */
