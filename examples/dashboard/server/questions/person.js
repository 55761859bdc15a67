// person.js
//	People in the news: the list of them, and a page for each.

import { RequestError } from '../parameters.js';
import { IN_SCOPE, periods, scopeValues, spanOf } from './scope.js';

const PEOPLE = `
	SELECT t.name, mode() WITHIN GROUP (ORDER BY t.title COLLATE "C") AS title,
	       count(DISTINCT t.article) AS articles, count(*) AS mentions,
	       min(t.published) AS first, max(t.published) AS last,
	       (SELECT count(*) FROM quotation AS q
	        WHERE q.speaker = t.name) AS quotations
	FROM mention AS t
	WHERE t.kind = 'person' AND ${IN_SCOPE}
		AND ($4::text IS NULL OR strpos(t.name, $4) > 0)
	GROUP BY t.name
	ORDER BY articles DESC, mentions DESC, t.name COLLATE "C" LIMIT 100`;

export function people(parameters) {
	const scope = parameters.scope();
	const part = parameters.text('q', 40);
	return async (query) => ({
		people: await query(PEOPLE, [...scopeValues(scope), part]),
	});
}

const OF_PERSON = `t.kind = 'person' AND t.name = $4 AND ${IN_SCOPE}`;

const TOTALS = `
	SELECT count(*) AS mentions, count(DISTINCT t.article) AS articles,
	       count(DISTINCT t.paper) AS papers,
	       min(t.published) AS first, max(t.published) AS last
	FROM mention AS t WHERE ${OF_PERSON}`;

const TITLES = `
	SELECT t.title, count(*) AS mentions, min(t.published) AS first,
	       max(t.published) AS last
	FROM mention AS t WHERE ${OF_PERSON} AND t.title IS NOT NULL
	GROUP BY t.title ORDER BY mentions DESC, t.title COLLATE "C" LIMIT 12`;

const SERIES = `
	SELECT date_trunc($5, t.published::timestamp)::date AS period,
	       count(*) AS mentions, count(DISTINCT t.article) AS articles
	FROM mention AS t WHERE ${OF_PERSON} AND t.published IS NOT NULL
	GROUP BY 1 ORDER BY 1`;

const WITH = `
	WITH mine AS (SELECT DISTINCT t.article FROM mention AS t
	              WHERE ${OF_PERSON})
	SELECT o.name, mode() WITHIN GROUP (ORDER BY o.title COLLATE "C") AS title,
	       count(DISTINCT o.article) AS articles
	FROM mention AS o JOIN mine USING (article)
	WHERE o.kind = 'person' AND o.name <> $4
	GROUP BY o.name ORDER BY articles DESC, o.name COLLATE "C" LIMIT 14`;

const TIES = `
	WITH mine AS (SELECT DISTINCT t.article FROM mention AS t
	              WHERE ${OF_PERSON})
	SELECT x.name AS one, y.name AS other,
	       count(DISTINCT x.article) AS articles
	FROM mention AS x
	JOIN mine USING (article)
	JOIN mention AS y ON y.article = x.article AND y.kind = 'person'
		AND x.name COLLATE "C" < y.name COLLATE "C"
	WHERE x.kind = 'person' AND x.name = ANY ($5) AND y.name = ANY ($5)
	GROUP BY 1, 2 ORDER BY 1, 2`;

const QUOTATIONS = `
	SELECT t.article, t.published, t.paper, t.title, t.verb, t.kind, t.text,
	       t.confidence
	FROM quotation AS t WHERE t.speaker = $4 AND ${IN_SCOPE}
	ORDER BY t.published DESC NULLS LAST, t.article DESC, t.position LIMIT 50`;

const ARTICLES = `
	WITH mine AS (SELECT t.article, count(*) AS mentions FROM mention AS t
	              WHERE ${OF_PERSON} GROUP BY t.article)
	SELECT o.article, o.paper, o.published, o.headline, o.authors, m.mentions
	FROM mine AS m JOIN article_overview AS o USING (article)
	ORDER BY o.published DESC NULLS LAST, o.article DESC LIMIT 50`;

export function person(parameters) {
	const name = parameters.required('name', 100);
	const scope = parameters.scope();
	const values = [...scopeValues(scope), name];
	return async (query) => {
		const [totals] = await query(TOTALS, values);
		const quotations = await query(QUOTATIONS, values);
		if (totals.mentions === 0 && quotations.length === 0) {
			throw new RequestError(404, 'no_person', { name });
		}
		const span = await spanOf(query, scope);
		const others = await query(WITH, values);
		const names = others.map((row) => row.name);
		return {
			name,
			totals,
			quotations,
			span,
			titles: await query(TITLES, values),
			periods: span && await periods(query, span),
			series: span && await query(SERIES, [...values, span.unit]),
			others,
			ties: await query(TIES, [...values, names]),
			articles: await query(ARTICLES, values),
		};
	};
}
