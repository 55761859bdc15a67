// article.js
//	An article with all that was found in it.

import { RequestError } from '../parameters.js';

const ARTICLE = `
	SELECT t.id AS article, t.page, t.paper, t.published, t.page_no, t.page_name,
	       t.position, t.kind, t.kicker, t.headline, t.subtitle, t.summary,
	       t.note, t.column_name, t.source, t.agency, t.dateline,
	       coalesce(t.body, t.caption) AS body, t.length, t.url,
	       t.line_from, t.line_to
	FROM article AS t WHERE t.id = $1`;

const CREDITS = `
	SELECT t.role, t.name, t.organisation
	FROM credit AS t WHERE t.article = $1 ORDER BY t.position`;

const MENTIONS = `
	SELECT t.position, t.kind, t.surface, t.name, t.title, t.value, t.value_to,
	       t.unit, t.bound, t.approximate, t.direction, t.timex,
	       lower(t.period) AS first, upper(t.period) - 1 AS last, t.within,
	       t.evidence, round(t.confidence::numeric, 2) AS confidence, t.part,
	       t.start, t.length,
	       max(t.confidence) OVER (PARTITION BY t.kind, t.name)
	           >= zhnews.sure_confidence(t.kind) AS sure
	FROM mention AS t WHERE t.article = $1 ORDER BY t.position`;

const QUOTATIONS = `
	SELECT t.position, t.kind, t.speaker, t.title, t.verb, t.text,
	       round(t.confidence::numeric, 2) AS confidence, t.part, t.start,
	       t.length
	FROM quotation AS t WHERE t.article = $1 ORDER BY t.position`;

const BESIDE = `
	SELECT o.article, o.position, o.headline
	FROM article_overview AS o
	JOIN article AS t ON t.id = o.article
	WHERE t.page = $1 ORDER BY o.position`;

export function article(parameters) {
	const id = parameters.number('id', 1, Number.MAX_SAFE_INTEGER);
	return async (query) => {
		const [row] = await query(ARTICLE, [id]);
		if (row === undefined) {
			throw new RequestError(404, 'no_article', { id });
		}
		return {
			...row,
			credits: await query(CREDITS, [id]),
			mentions: await query(MENTIONS, [id]),
			quotations: await query(QUOTATIONS, [id]),
			beside: row.page === null ? [] : await query(BESIDE, [row.page]),
		};
	};
}
