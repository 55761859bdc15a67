// phrase.js
//	The life of a word or phrase: when it was used, where, beside what.

import {
	CONDITION, IN_SCOPE, MISTAKES, periods, scopeValues, spanOf,
} from './scope.js';

// One line for each use, with what stands around it; then how many each period
// and paper has, and the latest lines, three of an article.
const USES = `
	WITH used AS MATERIALIZED (
		SELECT k.* FROM zhnews.kwic($6, $4, 24, ${CONDITION}) AS k
	), series AS (
		SELECT date_trunc($5, u.published::timestamp)::date AS period,
		       count(*) AS uses, count(DISTINCT u.article) AS articles
		FROM used AS u WHERE u.published IS NOT NULL
		GROUP BY 1 ORDER BY 1
	), papers AS (
		SELECT u.paper, count(*) AS uses, count(DISTINCT u.article) AS articles,
		       min(u.published) AS first, max(u.published) AS last
		FROM used AS u GROUP BY u.paper ORDER BY uses DESC, u.paper COLLATE "C"
	), lines AS (
		SELECT n.article, n.paper, n.published, n.before, n.node, n.after
		FROM (SELECT u.*, row_number() OVER of_article AS number
		      FROM used AS u
		      WINDOW of_article AS (PARTITION BY u.article
		                            ORDER BY u.part, u.start)) AS n
		WHERE n.number <= 3
		ORDER BY n.published DESC NULLS LAST, n.article DESC, n.number LIMIT 60
	)
	SELECT (SELECT coalesce(json_agg(s), '[]') FROM series AS s) AS series,
	       (SELECT coalesce(json_agg(p), '[]') FROM papers AS p) AS papers,
	       (SELECT coalesce(json_agg(l), '[]') FROM lines AS l) AS lines`;

// All articles of each period, which bursts and shares are measured against.
const ALL = `
	SELECT date_trunc($4, t.published::timestamp)::date AS period,
	       count(*) AS articles, coalesce(sum(t.length), 0) AS characters
	FROM article AS t WHERE ${IN_SCOPE} AND t.published IS NOT NULL
	GROUP BY 1 ORDER BY 1`;

const BURSTS = `
	SELECT first, last, round(weight::numeric, 1) AS weight
	FROM zhnews.bursts($1::bigint[], $2::bigint[])
	WHERE level = 1 ORDER BY first`;

const TREND = `
	SELECT k.z, k.p FROM zhnews.mann_kendall($1::float8[]) AS k`;

const SAID = `
	SELECT t.article, t.published, t.paper, t.speaker, t.title, t.verb, t.text,
	       CASE WHEN t.direct THEN 'direct' ELSE 'indirect' END AS kind
	FROM quotation_overview AS t WHERE strpos(t.text, $4) > 0 AND ${IN_SCOPE}
	ORDER BY t.published DESC NULLS LAST, t.article DESC, t.position LIMIT 20`;

const BESIDE = `
	WITH text AS (
		SELECT zhnews.article_text(t.kicker, t.headline, t.subtitle, t.body)
		           AS text
		FROM article AS t
		WHERE t.words @@ phraseto_tsquery('zhnews.news', $4) AND ${IN_SCOPE}
		ORDER BY t.published DESC NULLS LAST, t.id DESC LIMIT 500
	), list AS (
		SELECT zhnews.neighbours(text.text, $4, 5, 5) AS beside,
		       zhnews.freqlist(text.text) AS every
		FROM text
	)
	SELECT c.word, c.observed AS together, c.count AS uses,
	       round(c.log_dice::numeric, 1) AS log_dice
	FROM list, zhnews.collocates(
		zhnews.without(list.beside, zhnews.stop_words()), list.every,
		greatest(zhnews.tokens(list.beside) / 10, 1)) AS c
	WHERE c.observed > 1 AND length(c.word) > 1 AND c.word !~ '[0-9]'
		AND strpos($4, c.word) = 0
	ORDER BY c.log_dice DESC, c.word COLLATE "C" LIMIT 20`;

// The phrase as a query: one phrase, whatever marks are in it.
function quoted(phrase) {
	return `"${phrase.replace(/["“”]/g, ' ')}"`;
}

async function usesOf(query, values) {
	await query('SAVEPOINT asked');
	try {
		return (await query(USES, values))[0];
	} catch (error) {
		if (!MISTAKES.includes(error.code)) {
			throw error;
		}
		await query('ROLLBACK TO asked');
		return { series: [], papers: [], lines: [] };
	}
}

export function phrase(parameters) {
	const asked = parameters.text('q', 60);
	const scope = parameters.scope();
	const values = [...scopeValues(scope), asked];
	return async (query, corpus) => {
		if (asked === null) {
			return { phrase: null };
		}
		const span = await spanOf(query, scope);
		const uses = await usesOf(query, [...scopeValues(scope),
			quoted(asked), span?.unit ?? 'day', corpus]);
		if (span === null || uses.papers.length === 0) {
			return { phrase: asked, span, papers: [] };
		}
		const days = await periods(query, span);
		const all = await query(ALL, [...scopeValues(scope), span.unit]);
		const of = (rows, key) => {
			const byPeriod = new Map(rows.map((row) => [row.period, row[key]]));
			return days.map((day) => byPeriod.get(day) ?? 0);
		};
		const counts = of(uses.series, 'articles');
		const totals = of(all, 'articles');
		const [trend] = await query(TREND, [counts.map((count, i) =>
			(totals[i] === 0 ? null : count / totals[i]))
			.filter((share) => share !== null)]);
		return {
			phrase: asked,
			span,
			papers: uses.papers,
			periods: days,
			uses: of(uses.series, 'uses'),
			articles: counts,
			all: totals,
			characters: of(all, 'characters'),
			bursts: await query(BURSTS, [counts, totals]),
			trend,
			lines: uses.lines,
			said: await query(SAID, values),
			beside: await query(BESIDE, values),
		};
	};
}
