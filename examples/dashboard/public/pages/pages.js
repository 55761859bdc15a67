// pages.js
//	The pages that were loaded.

import { html } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { address, empty, heading, scopeForm, scopeOf } from '../parts.js';
import { count, day, t } from '../words.js';

export function load({ parameters, signal }) {
	return ask('pages', { page: parameters.get('page'), ...scopeOf(parameters) },
		signal);
}

export function title() {
	return t('pages');
}

export function view(data, context) {
	const here = (page) => address('/pages',
		{ ...scopeOf(context.parameters), page });
	return html`
		${heading(t('pages'), t('pages_help'))}
		${scopeForm(context, '/pages')}
		${data.pages.length === 0 ? empty(t('no_pages'), t('no_pages_help')) : html`
			<ul class="cards">${data.pages.map((row) => html`
				<li><a href="/page/${row.page}">
					<span class="strong">${row.paper ?? t('no_paper')}</span>
					<span class="muted">${day(row.published, { weekday: true })}${
						row.page_no === null ? ''
							: ` · ${t('page_no', row.page_no)}`}</span>
					<span class="lead">${row.headline ?? ''}</span>
					<span class="muted">${count('articles', row.articles)}</span>
				</a></li>`)}
			</ul>
			<nav class="pager" aria-label=${t('pages')}>
				${data.number > 1 ? html`<a class="button"
					href=${here(data.number - 1)}>← ${t('previous')}</a>`
					: html`<span></span>`}
				${data.more ? html`<a class="button"
					href=${here(data.number + 1)}>${t('next')} →</a>`
					: html`<span></span>`}
			</nav>`}`;
}
