// reprints.js
//	Stories that several papers printed.

import { html } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { empty, heading, scopeForm, scopeOf } from '../parts.js';
import { count, day, number, t } from '../words.js';

export function load({ parameters, signal }) {
	return ask('reprints', scopeOf(parameters), signal);
}

export function title() {
	return t('reprints');
}

function group(rows) {
	return html`
		<li class="panel">
			<h2>${rows[0].headline ?? t('no_body')}
				<span class="muted">${count('articles', rows.length)}</span></h2>
			<ol class="timeline">${rows.map((row) => html`
				<li>
					<span class="date">${day(row.published)}</span>
					${row.is_first ? html`<span class="tag">${t('first_print')}</span>`
						: ''}
					<a href="/article/${row.article}">${row.headline ?? t('no_body')}</a>
					<span class="muted">${row.paper ?? t('no_paper')}${
						row.is_first ? '' : html` · ${t('copied',
							`${number(100 * row.copied)}%`)}`}</span>
				</li>`)}</ol>
		</li>`;
}

export function view(data, context) {
	return html`
		${heading(t('reprints'), t('reprints_help'))}
		${scopeForm(context, '/reprints')}
		${data.groups.length === 0
			? empty(t('no_reprints'), t('no_reprints_help'))
			: html`<ul class="groups">${data.groups.map(group)}</ul>`}`;
}
