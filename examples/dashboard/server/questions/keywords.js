// keywords.js
//	Key words of one period against another, from the daily lists.

import { RequestError } from '../parameters.js';

// The words of a period, counted ahead; for a reader whom row-level security
// keeps from some articles, counted now from those that are seen.
const words = (first, last, paper) => `
	(SELECT CASE WHEN row_security_active('article'::regclass)
	             THEN (SELECT zhnews.freqlist(zhnews.article_text(
	                              a.kicker, a.headline, a.subtitle, a.body))
	                   FROM article AS a
	                   WHERE a.published BETWEEN ${first} AND ${last}
	                       AND (${paper}::text IS NULL OR a.paper = ${paper}))
	             ELSE zhnews.words_between($1, ${first}, ${last}, ${paper})
	        END)`;

const SIZES = `
	SELECT zhnews.tokens(l.list) AS words, zhnews.documents(l.list) AS articles
	FROM (SELECT ${words('$2', '$3', '$4')}) AS l (list)`;

// Words of two characters and more, without numbers and dates; names stay in.
const KEY = `
	SELECT k.word, k.target_count AS here, k.reference_count AS there,
	       k.target_per_million AS here_per_million,
	       k.reference_per_million AS there_per_million,
	       k.target_documents AS articles, k.g2, k.p_bh AS p, k.log_ratio
	FROM zhnews.keyness(
		zhnews.without(${words('$2', '$3', '$6')}, zhnews.stop_words()),
		zhnews.without(${words('$4', '$5', '$6')}, zhnews.stop_words()),
		2) AS k
	WHERE k.g2 > 0 AND length(k.word) > 1 AND k.word !~ '[0-9]'
	ORDER BY k.g2 DESC, k.word COLLATE "C" LIMIT 30`;

// Without periods asked for: the last week that has articles, and the four
// weeks before it.
const PERIODS = `
	SELECT last - 6 AS from, last AS to, last - 34 AS ref_from,
	       last - 7 AS ref_to
	FROM (SELECT max(published) AS last FROM article) AS a
	WHERE last IS NOT NULL`;

export function keywords(parameters) {
	const paper = parameters.text('paper');
	const asked = {
		from: parameters.day('from'),
		to: parameters.day('to'),
		ref_from: parameters.day('ref_from'),
		ref_to: parameters.day('ref_to'),
	};
	const given = Object.values(asked).filter((day) => day !== null).length;
	if (given !== 0 && given !== 4) {
		throw new RequestError(400, 'four_days');
	}
	if (given === 4 && (asked.from > asked.to || asked.ref_from > asked.ref_to)) {
		throw new RequestError(400, 'bad_range', asked);
	}
	return async (query, corpus) => {
		const [period] = given === 4 ? [asked] : await query(PERIODS);
		if (period === undefined) {
			return { period: null, here: [], there: [] };
		}
		const here = [period.from, period.to];
		const there = [period.ref_from, period.ref_to];
		const [size] = await query(SIZES, [corpus, ...here, paper]);
		const [refSize] = await query(SIZES, [corpus, ...there, paper]);
		return {
			period,
			size,
			ref_size: refSize,
			here: await query(KEY, [corpus, ...here, ...there, paper]),
			there: await query(KEY, [corpus, ...there, ...here, paper]),
		};
	};
}
