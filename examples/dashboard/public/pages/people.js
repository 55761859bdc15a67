// people.js
//	The people in the news.

import { html } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import {
	empty, heading, personAddress, scopeForm, scopeOf,
} from '../parts.js';
import { day, number, t } from '../words.js';

export function load({ parameters, signal }) {
	return ask('people', { q: parameters.get('q'), ...scopeOf(parameters) },
		signal);
}

export function title() {
	return t('people_in_news');
}

export function view(data, context) {
	return html`
		${heading(t('people_in_news'))}
		${scopeForm(context, '/people', html`<label>${t('name')}
			<input type="search" name="q" maxlength="40" autocomplete="off"
				placeholder=${t('people_hint')}
				.value=${context.parameters.get('q') ?? ''}></label>`)}
		${data.people.length === 0
			? empty(t('people_none'), t('nothing_in_scope_help')) : html`
			<div class="table-box" tabindex="0" role="region"
				aria-label=${t('people_in_news')}>
				<table class="wide">
					<thead><tr>
						<th scope="col">${t('name')}</th>
						<th scope="col">${t('title_of')}</th>
						<th scope="col" class="number">${t('articles')}</th>
						<th scope="col" class="number spare">${t('mentions')}</th>
						<th scope="col" class="number">${t('quotations')}</th>
						<th scope="col" class="spare">${t('first_seen')}</th>
						<th scope="col" class="spare">${t('last_seen')}</th>
					</tr></thead>
					<tbody>${data.people.map((row) => html`<tr>
						<th scope="row"><a href=${personAddress(row.name)}>${
							row.name}</a></th>
						<td>${row.title ?? '—'}</td>
						<td class="number">${number(row.articles)}</td>
						<td class="number spare">${number(row.mentions)}</td>
						<td class="number">${number(row.quotations)}</td>
						<td class="date spare">${day(row.first)}</td>
						<td class="date spare">${day(row.last)}</td>
					</tr>`)}</tbody>
				</table>
			</div>`}`;
}
