// overview.js
//	What the papers have been writing about.

import { IN_SCOPE, periods, scopeValues, spanOf } from './scope.js';

const TOTALS = `
	SELECT count(*) AS articles, count(DISTINCT t.paper) AS papers,
	       count(DISTINCT t.page) AS pages,
	       coalesce(sum(t.length), 0) AS characters,
	       (SELECT count(DISTINCT t.author) FROM author_day AS t
	        WHERE ${IN_SCOPE}) AS authors,
	       (SELECT count(DISTINCT t.person) FROM person_day AS t
	        WHERE ${IN_SCOPE}) AS people,
	       (SELECT count(*) FROM quotation_overview AS t
	        WHERE ${IN_SCOPE}) AS quotations,
	       (SELECT count(*) FROM rejected_overview AS t
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
	SELECT p.name, p.articles, p.mentions,
	       (SELECT mode() WITHIN GROUP (ORDER BY m.title COLLATE "C")
	        FROM article_mention AS m
	        WHERE m.name = p.name AND m.kind = 'person') AS title
	FROM (SELECT t.person AS name, sum(t.articles)::bigint AS articles,
	             sum(t.mentions)::bigint AS mentions
	      FROM person_day AS t WHERE ${IN_SCOPE}
	      GROUP BY t.person
	      ORDER BY 2 DESC, 3 DESC, t.person COLLATE "C" LIMIT 12) AS p
	ORDER BY p.articles DESC, p.mentions DESC, p.name COLLATE "C"`;

const NAMES = `
	(SELECT 'organisation' AS kind, t.organisation AS name,
	        sum(t.articles)::bigint AS articles
	 FROM organisation_day AS t WHERE ${IN_SCOPE} GROUP BY t.organisation
	 ORDER BY articles DESC, t.organisation COLLATE "C" LIMIT 14)
	UNION ALL
	(SELECT 'place', t.place, sum(t.articles)::bigint AS articles
	 FROM place_day AS t WHERE ${IN_SCOPE} GROUP BY t.place
	 ORDER BY articles DESC, t.place COLLATE "C" LIMIT 14)`;

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
