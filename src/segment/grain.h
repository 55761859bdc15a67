/*-------------------------------------------------------------------------
 *
 * grain.h
 *	  How long words are: joins for the long cut, parts for the fine one.
 *
 * There is one best path; the cuts are views of it.  The long cut joins
 * neighbours of the path, the fine cut divides its long words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef ZHN_GRAIN_H
#define ZHN_GRAIN_H

#include "segment/image.h"
#include "segment/piece.h"
#include "segment/stretch.h"

/* Most parts that a word is divided into. */
#define ZHN_PARTS_MAX 16

/*
 * Join the parts of transliterated names that the dictionary has one by one:
 * 阿列克谢 · 库兹涅佐夫.  In place, for all cuts; returns how many are left.
 */
extern int	zhn_grain_join_names(const ZhnStretch *stretch, ZhnPiece *pieces,
								 int n);

/*
 * Join a name with what tells it from others of its name: 伊丽莎白 二 世.  In
 * place, for all cuts; returns how many are left.
 */
extern int	zhn_grain_join_ordinals(const ZhnModel *model,
									const ZhnStretch *stretch,
									ZhnPiece *pieces, int n);

/* Join pieces in place for the long cut; returns how many are left. */
extern int	zhn_grain_join(const ZhnModel *model, const ZhnStretch *stretch,
						   ZhnPiece *pieces, int n);

/*
 * Divide a piece of three characters or more into words of the dictionary:
 * 绍兴市公安局 is 绍兴市 公安 局.  Only where the parts together are nearly
 * as likely as the whole, so 意大利 is not 意 大利.  Stores up to
 * ZHN_PARTS_MAX parts and returns their number; 1, the piece itself, if it
 * has no parts.  Names and words of the lexicon have none.
 */
extern int	zhn_grain_split(const ZhnModel *model, const ZhnStretch *stretch,
							const ZhnPiece *piece, ZhnPiece *parts);

#endif							/* ZHN_GRAIN_H */
