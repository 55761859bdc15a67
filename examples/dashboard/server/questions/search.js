// search.js
//	Search with filters; the papers and days that a filter can be set to.

import {
	CONDITION, MISTAKES, periods, scopeValues, spanOf,
} from './scope.js';

export const PAGE_SIZE = 10;

// The best articles for a query, or without a query all that the filters
// leave; then how many each paper and period has, and those of one page.
const MOST = 10000;

const SEARCHED = `
	SELECT s.article, s.paper, s.published, s.total, s.found_by, s.score
	FROM zhnews.search($8, $4, ${MOST}, ${CONDITION}, $9::boolean,
	                   snippet_characters => 0, exact_total => true) AS s`;

const ALL = `
	SELECT t.id AS article, t.paper, t.published, count(*) OVER () AS total,
	       'condition' AS found_by, 0 AS score
	FROM article AS t
	WHERE ($1::text IS NULL OR t.paper = $1)
		AND ($2::date IS NULL OR t.published >= $2)
		AND ($3::date IS NULL OR t.published <= $3)
		AND $4::text IS NULL AND $8::text IS NOT NULL AND $9::boolean IS NULL`;

const counted = (found) => `
	WITH found AS MATERIALIZED (${found}), papers AS (
		SELECT f.paper, count(*) AS articles FROM found AS f
		GROUP BY f.paper ORDER BY articles DESC, f.paper COLLATE "C"
	), series AS (
		SELECT date_trunc($5, f.published::timestamp)::date AS period,
		       count(*) AS articles
		FROM found AS f WHERE f.published IS NOT NULL
		GROUP BY 1 ORDER BY 1
	), page AS (
		SELECT f.article, row_number() OVER () AS place
		FROM (SELECT f.article FROM found AS f
		      ORDER BY CASE WHEN $6 = 'rank' THEN f.score END DESC NULLS LAST,
		               CASE WHEN $6 = 'oldest' THEN f.published END NULLS LAST,
		               f.published DESC NULLS LAST, f.article DESC
		      LIMIT ${PAGE_SIZE} OFFSET $7) AS f
	)
	SELECT coalesce((SELECT max(f.total) FROM found AS f), 0) AS total,
	       (SELECT min(f.found_by) FROM found AS f) AS found_by,
	       (SELECT coalesce(json_agg(p), '[]') FROM papers AS p) AS papers,
	       (SELECT coalesce(json_agg(s), '[]') FROM series AS s) AS series,
	       ARRAY(SELECT p.article::text FROM page AS p ORDER BY p.place)
	           AS articles`;

const COUNTED_SEARCH = counted(SEARCHED);
const COUNTED_ALL = counted(ALL);

// A snippet marks hits with characters that no text has, so that the page
// can tell them from whatever the text itself says.
const MARKS = `E'\\x02', E'\\x03'`;

const HITS = `
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

const ASKED = 'SELECT words::text FROM zhnews.parse_query($1)';
const ANY_WORD = `SELECT nullif(zhnews.plain_query($1)::text, '') AS words`;

// What was typed, as words to mark.  A query that cannot be read is looked
// for as plain text, and the page says so.
async function readQuery(query, asked) {
	await query('SAVEPOINT asked');
	try {
		const [{ words }] = await query(ASKED, [asked]);
		return { words, plain: false, mistake: null };
	} catch (error) {
		if (!MISTAKES.includes(error.code)) {
			throw error;
		}
		await query('ROLLBACK TO asked');
		const [{ words }] = await query(ANY_WORD, [asked]);
		return { words, plain: true, mistake: error.message };
	}
}

export function search(parameters) {
	const asked = parameters.text('q');
	const scope = parameters.scope();
	const sort = parameters.oneOf('sort', ['rank', 'newest', 'oldest']);
	const page = parameters.number('page', 1, MOST / PAGE_SIZE, 1);
	return async (query, corpusName) => {
		const read = asked === null ? { words: null, plain: null, mistake: null }
			: await readQuery(query, asked);
		if (read.plain && read.words === null) {
			return { nothing_asked: true, ...read, total: 0, hits: [], papers: [] };
		}
		const span = await spanOf(query, scope);
		const [found] = await query(
			asked === null ? COUNTED_ALL : COUNTED_SEARCH,
			[...scopeValues(scope), asked, span?.unit ?? 'day', sort,
				(page - 1) * PAGE_SIZE, corpusName, read.plain]);
		return {
			...read,
			total: found.total,
			reachable: Math.min(found.total, MOST),
			found_by: found.found_by,
			page,
			page_size: PAGE_SIZE,
			papers: found.papers,
			span,
			periods: span && await periods(query, span),
			series: found.series,
			hits: await query(HITS, [read.words, found.articles]),
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
