// search.js
//	Search with filters; the papers and days that a filter can be set to.

import { IN_SCOPE, periods, scopeValues, spanOf } from './scope.js';

// Filters as a condition on article.  The server quotes the values; a NULL
// leaves its filter out.
const CONDITION = `concat_ws(' AND ', 'true',
	'paper = ' || quote_literal($1::text),
	'published >= ' || quote_literal($2::date),
	'published <= ' || quote_literal($3::date))`;

const MATCHES = `($4::tsquery IS NULL OR t.words @@ $4)`;

// A snippet marks hits with characters that no text has, so that the page
// can tell them from whatever the text itself says.
const MARKS = `E'\\x02', E'\\x03'`;

const HIT = `
	SELECT h.article, o.paper, o.published, o.page_no, o.kicker, o.authors,
	       o.length,
	       CASE WHEN $1::tsquery IS NULL THEN o.headline
	            ELSE zhnews.headline(coalesce(o.headline, ''), $1, ${MARKS},
	                                 NULL) END AS headline,
	       CASE WHEN $1 IS NULL THEN left(coalesce(b.body, b.caption), 90)
	            ELSE zhnews.headline(coalesce(b.body, b.caption, ''), $1,
	                                 ${MARKS}, 110, 2) END AS snippet
	FROM unnest($2::bigint[]) WITH ORDINALITY AS h (article, place)
	JOIN article_overview AS o USING (article)
	JOIN article_body AS b USING (article)
	ORDER BY h.place`;

const BEST = `
	SELECT r.article
	FROM zhnews.rank($5, $4::tsquery, $6::integer + $7::integer,
	                 ${CONDITION}) AS r
	ORDER BY r.score DESC, r.article OFFSET $7`;

const BY_DAY = (order) => `
	SELECT t.id AS article FROM article AS t WHERE ${MATCHES} AND ${IN_SCOPE}
	ORDER BY t.published ${order} NULLS LAST, t.id ${order}
	LIMIT $5 OFFSET $6`;

const NEWEST = BY_DAY('DESC');
const OLDEST = BY_DAY('ASC');

const COUNT = `
	SELECT t.paper, count(*) AS articles
	FROM article AS t WHERE ${MATCHES} AND ${IN_SCOPE}
	GROUP BY t.paper ORDER BY articles DESC, t.paper COLLATE "C"`;

const SERIES = `
	SELECT date_trunc($5, t.published::timestamp)::date AS period,
	       count(*) AS articles
	FROM article AS t
	WHERE ${MATCHES} AND ${IN_SCOPE} AND t.published IS NOT NULL
	GROUP BY 1 ORDER BY 1`;

const ASKED = 'SELECT nullif(zhnews.query($1)::text, \'\') AS words';
const ANY_WORD = 'SELECT nullif(zhnews.plain_query($1)::text, \'\') AS words';

export const PAGE_SIZE = 10;

// What was typed, as words to look for.  A query that cannot be read is looked
// for as plain text, and the page says so.
async function wordsOf(query, asked) {
	await query('SAVEPOINT asked');
	try {
		return { ...(await query(ASKED, [asked]))[0], mistake: null };
	} catch (error) {
		if (error.code !== '42601') {
			throw error;
		}
		await query('ROLLBACK TO asked');
		return { ...(await query(ANY_WORD, [asked]))[0], mistake: error.message };
	}
}

export function search(parameters) {
	const asked = parameters.text('q');
	const scope = parameters.scope();
	const sort = parameters.oneOf('sort', ['rank', 'newest', 'oldest']);
	const page = parameters.number('page', 1, 1000, 1);
	return async (query, name) => {
		const { words, mistake } = asked === null
			? { words: null, mistake: null } : await wordsOf(query, asked);
		if (asked !== null && words === null) {
			return { nothing_asked: true, mistake, total: 0, hits: [], papers: [] };
		}
		const values = [...scopeValues(scope), words];
		const papers = await query(COUNT, values);
		const span = await spanOf(query, scope);
		const window = [PAGE_SIZE, (page - 1) * PAGE_SIZE];
		const best = words !== null && sort === 'rank'
			? await query(BEST, [...values, name, ...window])
			: await query(sort === 'oldest' ? OLDEST : NEWEST,
				[...values, ...window]);
		return {
			total: papers.reduce((sum, row) => sum + row.articles, 0),
			page,
			page_size: PAGE_SIZE,
			mistake,
			papers,
			span,
			periods: span && await periods(query, span),
			series: span && await query(SERIES, [...values, span.unit]),
			hits: await query(HIT, [words, best.map((row) => row.article)]),
		};
	};
}

export function corpus() {
	return async (query, name) => {
		const [span] = await query(`
			SELECT min(t.published) AS first, max(t.published) AS last
			FROM article AS t`);
		const papers = await query(`
			SELECT t.paper FROM article AS t WHERE t.paper IS NOT NULL
			GROUP BY t.paper ORDER BY count(*) DESC, t.paper COLLATE "C"
			LIMIT 200`);
		return { name, ...span, papers: papers.map((row) => row.paper) };
	};
}
