// overview.js
//	What the papers have been writing about.

import { IN_SCOPE, periods, scopeValues, spanOf } from './scope.js';

const TOTALS = `
	SELECT count(*) AS articles, count(DISTINCT t.paper) AS papers,
	       count(DISTINCT t.page) AS pages,
	       coalesce(sum(t.length), 0) AS characters,
	       (SELECT count(DISTINCT c.name) FROM credit AS c
	        JOIN article AS t ON t.id = c.article
	        WHERE ${IN_SCOPE}) AS authors,
	       (SELECT count(DISTINCT t.name) FROM mention AS t
	        WHERE t.kind = 'person' AND ${IN_SCOPE}) AS people,
	       (SELECT count(*) FROM quotation AS t
	        WHERE ${IN_SCOPE}) AS quotations,
	       (SELECT count(*) FROM rejected AS t
	        WHERE ${IN_SCOPE}) AS rejected
	FROM article AS t WHERE ${IN_SCOPE}`;

const SERIES = `
	SELECT date_trunc($4, t.published::timestamp)::date AS period, t.paper,
	       count(*) AS articles
	FROM article AS t
	WHERE ${IN_SCOPE} AND t.published IS NOT NULL
	GROUP BY 1, 2 ORDER BY 1, 2`;

const PAPERS = `
	SELECT t.paper, count(*) AS articles, coalesce(sum(t.length), 0) AS characters,
	       min(t.published) AS first, max(t.published) AS last
	FROM article AS t WHERE ${IN_SCOPE}
	GROUP BY t.paper ORDER BY articles DESC, t.paper COLLATE "C" LIMIT 20`;

const AUTHORS = `
	SELECT t.author, sum(t.articles)::bigint AS articles,
	       sum(t.characters)::bigint AS characters
	FROM author_day AS t WHERE ${IN_SCOPE}
	GROUP BY t.author
	ORDER BY articles DESC, characters DESC, t.author COLLATE "C" LIMIT 10`;

const PEOPLE = `
	SELECT t.name, mode() WITHIN GROUP (ORDER BY t.title COLLATE "C") AS title,
	       count(DISTINCT t.article) AS articles, count(*) AS mentions
	FROM mention AS t WHERE t.kind = 'person' AND ${IN_SCOPE}
	GROUP BY t.name
	ORDER BY articles DESC, mentions DESC, t.name COLLATE "C" LIMIT 12`;

const NAMES = `
	SELECT t.kind, t.name, t.articles
	FROM (SELECT t.kind, t.name, count(DISTINCT t.article) AS articles,
	             row_number() OVER (PARTITION BY t.kind
	                                ORDER BY count(DISTINCT t.article) DESC,
	                                         t.name COLLATE "C") AS rank
	      FROM mention AS t
	      WHERE t.kind IN ('organisation', 'place') AND ${IN_SCOPE}
	      GROUP BY t.kind, t.name) AS t
	WHERE t.rank <= 14 ORDER BY t.kind, t.rank`;

const LATEST = `
	SELECT t.article, t.paper, t.published, t.kicker, t.headline, t.authors
	FROM article_overview AS t WHERE ${IN_SCOPE}
	ORDER BY t.published DESC NULLS LAST, t.article DESC LIMIT 8`;

export function overview(parameters) {
	const scope = parameters.scope();
	const values = scopeValues(scope);
	return async (query) => {
		const span = await spanOf(query, scope);
		const [totals] = await query(TOTALS, values);
		return {
			span,
			totals,
			periods: span && await periods(query, span),
			series: span && await query(SERIES, [...values, span.unit]),
			papers: await query(PAPERS, values),
			authors: await query(AUTHORS, values),
			people: await query(PEOPLE, values),
			names: await query(NAMES, values),
			latest: await query(LATEST, values),
		};
	};
}
