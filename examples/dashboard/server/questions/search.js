// search.js
//	Search with filters; the papers and days that a filter can be set to.

import { IN_SCOPE, periods, scopeValues, spanOf } from './scope.js';

// A snippet marks hits with characters that no text has, so that the page
// can tell them from whatever the text itself says.
const MARKS = `E'StartSel="\\x02", StopSel="\\x03", MaxFragments=2,'
	' FragmentDelimiter=" … ", MaxWords=36, MinWords=18'`;
const ALL_MARKS = `E'StartSel="\\x02", StopSel="\\x03", HighlightAll=true'`;

const MATCHES = `($4::text IS NULL
	OR t.words @@ websearch_to_tsquery('zhnews.news', $4))`;

const FOUND = `
	WITH asked AS (
		SELECT websearch_to_tsquery('zhnews.news', coalesce($4, '')) AS words
	), hit AS (
		SELECT t.id, t.published, ts_rank(t.words, asked.words, 1) AS score
		FROM article AS t, asked WHERE ${MATCHES} AND ${IN_SCOPE}
		ORDER BY CASE WHEN $5 = 'rank' AND $4 IS NOT NULL
		              THEN ts_rank(t.words, asked.words, 1) END DESC NULLS LAST,
		         CASE WHEN $5 = 'oldest' THEN t.published END ASC NULLS LAST,
		         t.published DESC NULLS LAST, t.id DESC
		LIMIT $6 OFFSET $7
	)
	SELECT h.id AS article, o.paper, o.published, o.page_no, o.kicker,
	       o.authors, o.length, h.score,
	       CASE WHEN $4 IS NULL THEN o.headline
	            ELSE ts_headline('zhnews.news', coalesce(o.headline, ''),
	                             asked.words, ${ALL_MARKS}) END AS headline,
	       CASE WHEN $4 IS NULL THEN left(t.body, 90)
	            ELSE ts_headline('zhnews.news',
	                             coalesce(t.body, t.caption, ''),
	                             asked.words, ${MARKS}) END AS snippet
	FROM hit AS h
	JOIN article AS t ON t.id = h.id
	JOIN article_overview AS o ON o.article = h.id, asked
	ORDER BY CASE WHEN $5 = 'rank' THEN h.score END DESC NULLS LAST,
	         CASE WHEN $5 = 'oldest' THEN h.published END ASC NULLS LAST,
	         h.published DESC NULLS LAST, h.id DESC`;

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

const WORDS = `
	SELECT numnode(websearch_to_tsquery('zhnews.news', $1)) AS words`;

export const PAGE_SIZE = 10;

export function search(parameters) {
	const asked = parameters.text('q');
	const scope = parameters.scope();
	const sort = parameters.oneOf('sort', ['rank', 'newest', 'oldest']);
	const page = parameters.number('page', 1, 1000, 1);
	const values = [...scopeValues(scope), asked];
	return async (query) => {
		// Punctuation alone is no question.
		const [{ words }] = await query(WORDS, [asked ?? '']);
		if (asked !== null && words === 0) {
			return { nothing_asked: true, total: 0, hits: [], papers: [] };
		}
		const papers = await query(COUNT, values);
		const span = await spanOf(query, scope);
		return {
			total: papers.reduce((sum, row) => sum + row.articles, 0),
			page,
			page_size: PAGE_SIZE,
			papers,
			span,
			periods: span && await periods(query, span),
			series: span && await query(SERIES, [...values, span.unit]),
			hits: await query(FOUND, [...values, sort, PAGE_SIZE,
				(page - 1) * PAGE_SIZE]),
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
