// search.js
//	Search: filters, where in time the hits are, and ranked hits.

import { html, nothing } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { chart, timeOption } from '../chart.js';
import {
	address, empty, heading, periodDays, periodLabel, periodTick, scopeForm,
	scopeOf, withHits,
} from '../parts.js';
import { count, day, number, t } from '../words.js';

export function load({ parameters, signal }) {
	return ask('search', {
		q: parameters.get('q'),
		sort: parameters.get('sort'),
		page: parameters.get('page'),
		...scopeOf(parameters),
	}, signal);
}

function found(data, q) {
	if (q === null) {
		return t('found_all', number(data.total));
	}
	return data.total === 0 ? t('found_none', q)
		: t('found', q, number(data.total));
}

export function title(data, { parameters }) {
	return data.nothing_asked ? t('nothing_asked')
		: found(data, parameters.get('q'));
}

function here(parameters, changes) {
	return address('/search',
		{ ...Object.fromEntries(parameters), page: null, ...changes });
}

function histogram(data, context) {
	const { unit } = data.span;
	const counts = new Map(data.series.map((row) => [row.period, row.articles]));
	const values = data.periods.map((period) => counts.get(period) ?? 0);
	return chart({
		label: t('hits_in_time'),
		height: 120,
		option: (palette) => timeOption(palette,
			data.periods.map((period) => periodTick(period, unit)),
			[{
				name: t('articles'),
				type: 'bar',
				barMaxWidth: 22,
				itemStyle: { color: palette.accent },
				data: values,
			}]),
		select: ({ dataIndex }) => context.go(here(context.parameters,
			periodDays(data.periods[dataIndex], unit))),
		columns: [t('period'), t('articles')],
		rows: data.periods.map((period, i) =>
			[periodLabel(period, unit), values[i]]),
	});
}

function hit(row) {
	return html`
		<li class="hit">
			${row.kicker ? html`<p class="kicker">${row.kicker}</p>` : nothing}
			<h2><a href="/article/${row.article}">${
				withHits(row.headline || t('no_body'))}</a></h2>
			<p class="snippet">${withHits(row.snippet)}</p>
			<p class="muted">${row.paper ?? t('no_paper')} · ${day(row.published)}${
				row.page_no === null ? nothing
					: html` · ${t('page_no', row.page_no)}`}${
				row.authors === null ? nothing : html` · ${row.authors}`}</p>
		</li>`;
}

function pager(data, { parameters }) {
	const last = Math.ceil(data.reachable / data.page_size);
	if (last <= 1) {
		return nothing;
	}
	return html`
		<nav class="pager" aria-label=${t('page_n_of', data.page, last)}>
			${data.page > 1 ? html`<a class="button" rel="prev" href=${here(parameters,
				{ page: data.page - 1 })}>← ${t('previous')}</a>` : html`<span></span>`}
			<span class="muted">${t('page_n_of', data.page, last)}</span>
			${data.page < last ? html`<a class="button" rel="next" href=${here(parameters,
				{ page: data.page + 1 })}>${t('next')} →</a>` : html`<span></span>`}
		</nav>`;
}

export function view(data, context) {
	const { parameters } = context;
	const q = parameters.get('q');
	const sort = parameters.get('sort') ?? 'rank';
	const fields = html`
		${q === null ? nothing
			: html`<input type="hidden" name="q" .value=${q}>`}
		<label>${t('sort')}
			<select name="sort">${['rank', 'newest', 'oldest'].map((name) =>
				html`<option value=${name === 'rank' ? '' : name}
					?selected=${sort === name}>${t(`sort_${name}`)}</option>`)}
			</select>
		</label>`;
	return html`
		${heading(title(data, context))}
		${scopeForm(context, here(parameters, { paper: null, from: null,
			to: null, sort: null }), fields)}
		${data.mistake ? html`<p class="notice" role="status">${
			t('mistake', data.mistake)}</p>` : nothing}
		${data.found_by === 'characters' ? html`<p class="notice" role="status">${
			t('by_characters')}</p>` : nothing}
		${data.nothing_asked ? empty(t('nothing_asked'), t('nothing_asked_help'))
			: data.total === 0 ? empty(t('found_none', q ?? ''),
				t('found_none_help')) : html`
			<div class="with-side">
				<div>
					<ol class="hits">${data.hits.map(hit)}</ol>
					${pager(data, context)}
				</div>
				<aside>
					<h2>${t('hits_in_time')}</h2>
					${data.span === null ? nothing : histogram(data, context)}
					<h2>${t('papers')}</h2>
					<ul class="facets">${data.papers.map((row) => html`
						<li><a href=${here(parameters, { paper: row.paper })}
							aria-current=${parameters.get('paper') === row.paper
								? 'true' : nothing}
							>${row.paper ?? t('no_paper')}</a>
							<span class="number">${count('articles', row.articles)}</span>
						</li>`)}</ul>
					${q === null ? nothing : html`<p><a href=${address('/phrase',
						{ q, ...scopeOf(parameters) })}>${t('phrase_ask')} →</a></p>`}
				</aside>
			</div>`}`;
}
