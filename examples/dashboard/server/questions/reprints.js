// reprints.js
//	Stories that were printed more than once, as of the last refresh.

import { scopeValues } from './scope.js';

const STORIES = `
	SELECT r.story, r.article, r.is_first, r.published, r.paper,
	       replace(r.headline, E'\\n', ' ') AS headline,
	       round(r.copied::numeric, 2) AS copied
	FROM zhnews.reprints($4, $2, $3) AS r
	WHERE $1::text IS NULL OR r.story IN (
		SELECT t.story FROM zhnews.reprints($4, $2, $3) AS t WHERE t.paper = $1)
	LIMIT 400`;

export function reprints(parameters) {
	const scope = parameters.scope();
	return async (query, corpus) => {
		const stories = new Map();
		for (const row of await query(STORIES, [...scopeValues(scope), corpus])) {
			const story = stories.get(row.story) ?? [];
			story.push(row);
			stories.set(row.story, story);
		}
		return { groups: [...stories.values()] };
	};
}
