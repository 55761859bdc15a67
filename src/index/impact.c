/*-------------------------------------------------------------------------
 *
 * impact.c
 *	  The impacts of a block: what bounds the scores of its postings.
 *
 *-------------------------------------------------------------------------
 */
#include "index/impact.h"

void
zhn_impacts_add(ZhnImpacts *impacts, ZhnImpact impact)
{
	ZhnImpact  *list = impacts->impacts;
	int			at = 0;
	int			end;

	while (at < impacts->n && list[at].frequency > impact.frequency)
		at++;
	if ((at > 0 && list[at - 1].length <= impact.length) ||
		(at < impacts->n && list[at].frequency == impact.frequency &&
		 list[at].length <= impact.length))
		return;
	end = at;
	while (end < impacts->n && list[end].length >= impact.length)
		end++;
	/* Between at and end are those that it makes superfluous. */
	if (end == at && impacts->n == ZHN_BLOCK_MAX + ZHN_IMPACTS_MAX)
	{
		zhn_impacts_reduce(impacts);
		zhn_impacts_add(impacts, impact);
		return;
	}
	memmove(&list[at + 1], &list[end],
			(size_t) (impacts->n - end) * sizeof(ZhnImpact));
	list[at] = impact;
	impacts->n += at + 1 - end;
}

/* The share of a score, for the usual parameters and a text of middle size. */
static double
share(uint16_t frequency, uint16_t length)
{
	return frequency / (frequency + 0.3 + 0.9 * length / 300.0);
}

void
zhn_impacts_reduce(ZhnImpacts *impacts)
{
	ZhnImpact  *list = impacts->impacts;

	while (impacts->n > ZHN_IMPACTS_MAX)
	{
		int			best = 0;
		double		least = 2;

		/* Which two lose least, if one pair stands for both? */
		for (int i = 0; i + 1 < impacts->n; i++)
		{
			double		loss = share(list[i].frequency, list[i + 1].length) -
				share(list[i].frequency, list[i].length);

			if (loss < least)
			{
				least = loss;
				best = i;
			}
		}
		list[best].length = list[best + 1].length;
		impacts->n--;
		memmove(&list[best + 1], &list[best + 2],
				(size_t) (impacts->n - best - 1) * sizeof(ZhnImpact));
	}
}

ZhnImpact
zhn_posting_impact(const uint16_t counts[ZHN_CLASSES], uint32_t length)
{
	static const uint16_t weights[ZHN_CLASSES] = ZHN_IMPACT_WEIGHTS;
	ZhnImpact	impact = {0, ZHN_LENGTH_MAX};

	for (int i = 0; i < ZHN_CLASSES; i++)
		impact.frequency = (uint16_t)
			(impact.frequency + counts[i] * weights[i]);
	if (length < ZHN_LENGTH_MAX)
		impact.length = (uint16_t) length;
	return impact;
}
