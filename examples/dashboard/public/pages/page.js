// page.js
//	A page as it was read, line by line.

import { html, nothing } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { empty, heading } from '../parts.js';
import { count, day, has, number, t } from '../words.js';

const DOUBTFUL = 0.7;

let onlyDoubtful = false;

export function load({ argument, signal }) {
	return ask('page', { id: argument }, signal);
}

export function title(data) {
	return [data.paper ?? t('no_paper'), day(data.published),
		data.page_no === null ? '' : t('page_no', data.page_no)].join(' ');
}

function roleName(role) {
	return has(`role_${role}`) ? t(`role_${role}`) : role;
}

function isDoubtful(line) {
	return line.confidence !== null && line.confidence < DOUBTFUL;
}

function row(line) {
	return html`
		<tr class="role-${line.role} ${isDoubtful(line) ? 'doubtful' : ''}">
			<td class="number muted">${line.line}</td>
			<td><span class="role">${roleName(line.role)}</span></td>
			<td class="sure">${line.confidence === null ? nothing : html`
				<span class="meter" .style=${`--share:${100 * line.confidence}%`}
					aria-hidden="true"></span>
				<span class="number">${number(line.confidence, 2)}</span>`}</td>
			<td class="text">${line.joined ? html`<span class="joined"
				title=${t('joined_help', line.join_score ?? '—')}>↳ ${
				t('joined')}</span> ` : nothing}${line.text}</td>
		</tr>`;
}

// The lines in the order of the page, cut where another article begins.
function groups(lines) {
	const result = [];
	for (const line of lines) {
		if (result.at(-1)?.article !== line.article) {
			result.push({ article: line.article, lines: [] });
		}
		result.at(-1).lines.push(line);
	}
	return result;
}

export function view(data, context) {
	const headlines = new Map(data.articles.map((row) =>
		[row.article, row.headline ?? t('no_body')]));
	const shown = onlyDoubtful ? data.lines.filter(isDoubtful) : data.lines;
	const change = (event) => {
		onlyDoubtful = event.target.checked;
		context.redraw();
	};
	return html`
		${heading(title(data), `${t('n_lines', number(data.lines.length))} · ${
			count('articles', data.articles.length)}`)}
		${data.lines.length === 0 ? empty(t('no_pages'),
			t('lines_other_format', data.format)) : html`
			<p><label class="check"><input type="checkbox" @change=${change}
				.checked=${onlyDoubtful}> ${t('only_doubtful')}</label></p>
			${shown.length === 0 ? html`<p class="muted">${t('no_doubtful')}</p>` : html`
			<div class="table-box" tabindex="0" role="region" aria-label=${title(data)}>
				<table class="lines">
					<thead><tr>
						<th scope="col" class="number">${t('line')}</th>
						<th scope="col">${t('role')}</th>
						<th scope="col">${t('confidence')}</th>
						<th scope="col">${t('text')}</th>
					</tr></thead>
					${groups(shown).map((group) => html`<tbody>
						<tr class="group"><th colspan="4" scope="rowgroup">${
							group.article === null ? t('outside')
								: html`<a href="/article/${group.article}">${
									headlines.get(group.article)}</a>`}</th></tr>
						${group.lines.map(row)}
					</tbody>`)}
				</table>
			</div>`}`}`;
}
