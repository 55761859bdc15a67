// overview.js
//	What the papers have been writing about.

import { html } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { chart, timeOption } from '../chart.js';
import {
	address, articleLine, bars, empty, hasScope, heading, panel, periodDays,
	periodLabel, periodTick, personAddress, scopeForm, scopeOf,
} from '../parts.js';
import { count, daySpan, number, rounded, t } from '../words.js';

export function load({ parameters, signal }) {
	return ask('overview', scopeOf(parameters), signal);
}

export function title() {
	return t('overview');
}

function tile(label, value, href) {
	const inside = html`<span class="value">${value}</span>
		<span class="muted">${label}</span>`;
	return href === undefined ? html`<li>${inside}</li>`
		: html`<li><a href=${href}>${inside}</a></li>`;
}

function perPeriod(data, context) {
	const { unit } = data.span;
	const papers = data.papers.map((row) => row.paper);
	const counts = new Map(data.series.map((row) =>
		[`${row.period} ${row.paper}`, row.articles]));
	const of = (period, paper) => counts.get(`${period} ${paper}`) ?? 0;
	const named = (paper) => paper ?? t('no_paper');
	return chart({
		label: t(`per_${unit}`),
		height: 270,
		option: (palette) => timeOption(palette,
			data.periods.map((period) => periodTick(period, unit)),
			papers.map((paper) => ({
				name: named(paper),
				type: 'bar',
				stack: 'articles',
				barMaxWidth: 26,
				data: data.periods.map((period) => of(period, paper)),
			})), { legend: true }),
		select: ({ dataIndex }) => context.go(address('/search', {
			paper: context.parameters.get('paper'),
			...periodDays(data.periods[dataIndex], unit),
		})),
		columns: [t('period'), ...papers.map(named)],
		rows: data.periods.map((period) => [
			periodLabel(period, unit),
			...papers.map((paper) => of(period, paper)),
		]),
	});
}

function nameList(rows, kind) {
	return html`<ul class="chips">${rows.filter((row) => row.kind === kind)
		.map((row) => html`<li><a class="chip" href=${address('/phrase',
			{ q: row.name })}>${row.name} <span class="muted">${
			number(row.articles)}</span></a></li>`)}</ul>`;
}

export function view(data, context) {
	const scope = scopeOf(context.parameters);
	if (data.span === null) {
		return html`
			${heading(t('overview'))}
			${hasScope(context.parameters)
				? html`${scopeForm(context, '/')}${empty(t('nothing_in_scope'),
					t('nothing_in_scope_help'))}`
				: empty(t('nothing'), t('nothing_help'))}`;
	}
	const { totals } = data;
	return html`
		${heading(t('overview'), daySpan(data.span.first, data.span.last))}
		${scopeForm(context, '/')}
		<ul class="tiles">
			${tile(t('articles'), rounded(totals.articles), address('/search', scope))}
			${tile(t('papers'), rounded(totals.papers))}
			${tile(t('page_count'), rounded(totals.pages), address('/pages', scope))}
			${tile(t('characters'), rounded(totals.characters))}
			${tile(t('authors'), rounded(totals.authors))}
			${tile(t('people_named'), rounded(totals.people), address('/people', scope))}
			${tile(t('quotations'), rounded(totals.quotations))}
			${totals.rejected > 0
				? tile(t('rejected'), rounded(totals.rejected)) : ''}
		</ul>
		${panel(t(`per_${data.span.unit}`), perPeriod(data, context),
			{ name: 'series' })}
		<div class="columns">
			${panel(t('people_in_news'), html`${bars(data.people.map((row) => ({
				name: row.name,
				note: row.title,
				href: personAddress(row.name),
				value: row.articles,
				label: count('articles', row.articles),
			})))}<p><a href=${address('/people', scope)}>${t('more')} →</a></p>`,
			{ name: 'people' })}
			${panel(t('latest'), html`<ul class="articles">${
				data.latest.map(articleLine)}</ul>
				<p><a href=${address('/search', scope)}>${t('more')} →</a></p>`)}
			${panel(t('papers'), bars(data.papers.map((row) => ({
				name: row.paper ?? t('no_paper'),
				note: count('characters', row.characters),
				href: address('/', { ...scope, paper: row.paper }),
				value: row.articles,
				label: count('articles', row.articles),
			}))), { name: 'papers' })}
			${panel(t('top_authors'), bars(data.authors.map((row) => ({
				name: row.author,
				note: count('characters', row.characters),
				href: address('/search', { q: `author:"${row.author}"`, ...scope }),
				value: row.articles,
				label: count('articles', row.articles),
			}))), { name: 'authors' })}
			${panel(t('organisations'), nameList(data.names, 'organisation'))}
			${panel(t('places'), nameList(data.names, 'place'))}
		</div>`;
}
