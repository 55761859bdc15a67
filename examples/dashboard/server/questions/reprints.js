// reprints.js
//	Stories that were printed more than once, as of the last refresh.

import { IN_SCOPE, scopeValues } from './scope.js';

// A story is in the scope if one of its articles is.
const STORIES = `
	WITH chosen AS (
		SELECT g.story, g.articles, g.published
		FROM reprint_group AS g
		WHERE g.story IN (SELECT t.story FROM reprint_article AS t
		                  WHERE ${IN_SCOPE})
		ORDER BY g.articles DESC, g.published DESC NULLS LAST, g.story LIMIT 60
	)
	SELECT r.story, r.article, r.is_first, r.published, r.paper, r.headline,
	       r.copied
	FROM chosen AS c JOIN reprint_article AS r USING (story)
	ORDER BY c.articles DESC, c.published DESC NULLS LAST, c.story,
	         r.published, r.article`;

export function reprints(parameters) {
	const scope = parameters.scope();
	return async (query) => {
		const stories = new Map();
		for (const row of await query(STORIES, scopeValues(scope))) {
			const story = stories.get(row.story) ?? [];
			story.push(row);
			stories.set(row.story, story);
		}
		return { groups: [...stories.values()] };
	};
}
