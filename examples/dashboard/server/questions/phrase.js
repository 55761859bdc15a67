// phrase.js
//	The life of a word or phrase: when it was used, where, beside what.

import { IN_SCOPE, periods, scopeValues, spanOf } from './scope.js';

// Articles that have the phrase: the index finds candidates, and occurrences
// are counted in the text.
const USES = `
	WITH asked AS (
		SELECT phraseto_tsquery('zhnews.news', $4) AS words
	), found AS (
		SELECT t.id AS article, t.paper, t.published,
		       replace(concat_ws(E'\\n', t.kicker, t.headline, t.subtitle,
		                         coalesce(t.body, t.caption)), E'\\n', ' ')
		           AS text
		FROM article AS t, asked
		WHERE t.words @@ asked.words AND ${IN_SCOPE}
	), used AS (
		SELECT f.*, (length(f.text) - length(replace(f.text, $4, '')))
		            / length($4) AS uses
		FROM found AS f
	)`;

const SERIES = `${USES}
	SELECT date_trunc($5, u.published::timestamp)::date AS period,
	       sum(u.uses)::bigint AS uses, count(*) AS articles
	FROM used AS u WHERE u.uses > 0 AND u.published IS NOT NULL
	GROUP BY 1 ORDER BY 1`;

const PAPERS = `${USES}
	SELECT u.paper, sum(u.uses)::bigint AS uses, count(*) AS articles,
	       min(u.published) AS first, max(u.published) AS last
	FROM used AS u WHERE u.uses > 0
	GROUP BY u.paper ORDER BY uses DESC, u.paper COLLATE "C"`;

// Lines with the phrase in the middle; at most three of an article.
const LINES = `${USES}
	SELECT u.article, u.paper, u.published,
	       right(left(u.text, l.place::integer - 1), 24) AS before,
	       substr(u.text, l.place::integer, length($4)) AS node,
	       substr(u.text, l.place::integer + length($4), 24) AS after
	FROM (SELECT * FROM used WHERE uses > 0
	      ORDER BY published DESC NULLS LAST, article DESC LIMIT 60) AS u,
		LATERAL (
			SELECT sum(length(p.piece) + length($4))
			           OVER (ORDER BY p.n) - length($4) + 1 AS place, p.n
			FROM string_to_table(u.text, $4) WITH ORDINALITY AS p (piece, n)
		) AS l
	WHERE l.n <= least(u.uses, 3)
	ORDER BY u.published DESC NULLS LAST, u.article DESC, l.n LIMIT 60`;

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

export function phrase(parameters) {
	const asked = parameters.text('q', 60);
	const scope = parameters.scope();
	const values = [...scopeValues(scope), asked];
	return async (query) => {
		if (asked === null) {
			return { phrase: null };
		}
		const span = await spanOf(query, scope);
		const papers = await query(PAPERS, values);
		if (span === null || papers.length === 0) {
			return { phrase: asked, span, papers: [] };
		}
		const days = await periods(query, span);
		const series = await query(SERIES, [...values, span.unit]);
		const all = await query(ALL, [...scopeValues(scope), span.unit]);
		const of = (rows, key) => {
			const byPeriod = new Map(rows.map((row) => [row.period, row[key]]));
			return days.map((day) => byPeriod.get(day) ?? 0);
		};
		const counts = of(series, 'articles');
		const totals = of(all, 'articles');
		const [trend] = await query(TREND, [counts.map((count, i) =>
			(totals[i] === 0 ? null : count / totals[i]))
			.filter((share) => share !== null)]);
		return {
			phrase: asked,
			span,
			papers,
			periods: days,
			uses: of(series, 'uses'),
			articles: counts,
			all: totals,
			characters: of(all, 'characters'),
			bursts: await query(BURSTS, [counts, totals]),
			trend,
			lines: await query(LINES, values),
			said: await query(SAID, values),
			beside: await query(BESIDE, values),
		};
	};
}
