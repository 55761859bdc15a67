// page.js
//	Pages as they came, line by line with what each line was read as.

import { RequestError } from '../parameters.js';
import { IN_SCOPE, scopeValues } from './scope.js';

const PAGE = `
	SELECT t.id AS page, t.paper, t.published, t.page_no, t.format, t.url
	FROM page AS t
	WHERE t.id = $1 AND EXISTS (SELECT FROM page_line AS l
	                            WHERE l.page = t.id)`;

// How sure a role is, the reader says again; the corpus keeps the roles.
const LINES = `
	SELECT l.number AS line, l.role, l.article, l.joined, l.text,
	       round(r.confidence::numeric, 2) AS confidence,
	       round(r.join_score::numeric, 2) AS join_score
	FROM page_line AS l
	LEFT JOIN (SELECT r.line, r.confidence, r.join_score
	           FROM page AS p, zhnews.page_lines(p.body) AS r
	           WHERE p.id = $1 AND p.format = 'text') AS r
		ON r.line = l.number
	WHERE l.page = $1 ORDER BY l.number`;

const ARTICLES = `
	SELECT o.article, o.position, o.headline
	FROM article_overview AS o
	JOIN article AS t ON t.id = o.article
	WHERE t.page = $1 ORDER BY o.position`;

export function page(parameters) {
	const id = parameters.number('id', 1, Number.MAX_SAFE_INTEGER);
	return async (query) => {
		const [row] = await query(PAGE, [id]);
		if (row === undefined) {
			throw new RequestError(404, 'no_page', { id });
		}
		return {
			...row,
			lines: await query(LINES, [id]),
			articles: await query(ARTICLES, [id]),
		};
	};
}

const PAGES = `
	SELECT t.id AS page, t.paper, t.published, t.page_no,
	       (SELECT count(*) FROM article AS a WHERE a.page = t.id) AS articles,
	       (SELECT replace(a.headline, E'\\n', ' ') FROM article AS a
	        WHERE a.page = t.id ORDER BY a.position LIMIT 1) AS headline
	FROM page AS t
	WHERE ${IN_SCOPE} AND EXISTS (SELECT FROM article AS a
	                              WHERE a.page = t.id)
	ORDER BY t.published DESC NULLS LAST, t.paper COLLATE "C", t.id
	LIMIT 61 OFFSET $4`;

export function pages(parameters) {
	const scope = parameters.scope();
	const number = parameters.number('page', 1, 10000, 1);
	return async (query) => {
		const rows = await query(PAGES,
			[...scopeValues(scope), (number - 1) * 60]);
		return { pages: rows.slice(0, 60), number, more: rows.length > 60 };
	};
}
