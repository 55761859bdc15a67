// person.js
//	People in the news: the list of them, and a page for each.

import { RequestError } from '../parameters.js';
import { IN_SCOPE, periods, scopeValues, spanOf } from './scope.js';

const PEOPLE = `
	SELECT p.*,
	       (SELECT mode() WITHIN GROUP (ORDER BY m.title COLLATE "C")
	        FROM article_mention AS m
	        WHERE m.name = p.name AND m.kind = 'person') AS title,
	       (SELECT count(*) FROM quotation_overview AS q
	        WHERE q.speaker = p.name) AS quotations
	FROM (SELECT t.person AS name, sum(t.articles)::bigint AS articles,
	             sum(t.mentions)::bigint AS mentions,
	             min(t.published) AS first, max(t.published) AS last
	      FROM person_day AS t
	      WHERE ${IN_SCOPE} AND ($4::text IS NULL OR strpos(t.person, $4) > 0)
	      GROUP BY t.person
	      ORDER BY 2 DESC, 3 DESC, t.person COLLATE "C" LIMIT 100) AS p
	ORDER BY p.articles DESC, p.mentions DESC, p.name COLLATE "C"`;

export function people(parameters) {
	const scope = parameters.scope();
	const part = parameters.text('q', 40);
	return async (query) => ({
		people: await query(PEOPLE, [...scopeValues(scope), part]),
	});
}

const OF_PERSON = `t.person = $4 AND ${IN_SCOPE}`;

const TOTALS = `
	SELECT coalesce(sum(t.mentions), 0) AS mentions, count(*) AS articles,
	       count(DISTINCT t.paper) AS papers,
	       min(t.published) AS first, max(t.published) AS last
	FROM person_article AS t WHERE ${OF_PERSON}`;

const TITLES = `
	SELECT t.title, count(*) AS articles, min(t.published) AS first,
	       max(t.published) AS last
	FROM person_article AS t WHERE ${OF_PERSON} AND t.title IS NOT NULL
	GROUP BY t.title ORDER BY articles DESC, t.title COLLATE "C" LIMIT 12`;

const SERIES = `
	SELECT date_trunc($5, t.published::timestamp)::date AS period,
	       sum(t.mentions) AS mentions, count(*) AS articles
	FROM person_article AS t WHERE ${OF_PERSON} AND t.published IS NOT NULL
	GROUP BY 1 ORDER BY 1`;

const WITH = `
	SELECT t.other_person AS name, count(*) AS articles,
	       (SELECT mode() WITHIN GROUP (ORDER BY m.title COLLATE "C")
	        FROM article_mention AS m
	        WHERE m.name = t.other_person AND m.kind = 'person') AS title
	FROM person_pair AS t WHERE ${OF_PERSON}
	GROUP BY t.other_person
	ORDER BY articles DESC, t.other_person COLLATE "C" LIMIT 14`;

// The others among each other, in the articles that have the person.
const TIES = `
	SELECT o.person AS one, o.other_person AS other, count(*) AS articles
	FROM person_pair AS o
	WHERE o.person = ANY ($5) AND o.other_person = ANY ($5)
		AND o.person COLLATE "C" < o.other_person COLLATE "C"
		AND o.article IN (SELECT t.article FROM person_article AS t
		                  WHERE ${OF_PERSON})
	GROUP BY 1, 2 ORDER BY 1, 2`;

const QUOTATIONS = `
	SELECT t.article, t.published, t.paper, t.title, t.verb,
	       CASE WHEN t.direct THEN 'direct' ELSE 'indirect' END AS kind, t.text,
	       t.confidence
	FROM quotation_overview AS t WHERE t.speaker = $4 AND ${IN_SCOPE}
	ORDER BY t.published DESC NULLS LAST, t.article DESC, t.position LIMIT 50`;

const SAID = `
	SELECT count(*) AS quotations
	FROM quotation_overview AS t WHERE t.speaker = $4 AND ${IN_SCOPE}`;

const ARTICLES = `
	SELECT t.article, t.paper, t.published, t.headline, t.mentions
	FROM person_article AS t WHERE ${OF_PERSON}
	ORDER BY t.published DESC NULLS LAST, t.article DESC LIMIT 50`;

export function person(parameters) {
	const name = parameters.required('name', 100);
	const scope = parameters.scope();
	const values = [...scopeValues(scope), name];
	return async (query) => {
		const [totals] = await query(TOTALS, values);
		const quotations = await query(QUOTATIONS, values);
		const [said] = await query(SAID, values);
		if (totals.articles === 0 && said.quotations === 0) {
			throw new RequestError(404, 'no_person', { name });
		}
		const span = await spanOf(query, scope);
		const others = await query(WITH, values);
		const names = others.map((row) => row.name);
		return {
			name,
			totals: { ...totals, ...said },
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
