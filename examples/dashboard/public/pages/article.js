// article.js
//	An article with what was found in it marked in its text.

import { html, nothing } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { lineSpans, nest } from '../marks.js';
import { address, articleLine, heading, personAddress } from '../parts.js';
import { count, day, daySpan, has, number, t } from '../words.js';

const KINDS = ['person', 'organisation', 'place', 'date', 'quantity', 'change',
	'work', 'term', 'quotation'];

// Kinds whose marks are not shown; kept while the dashboard is open.
const hidden = new Set();

// The name that is picked out in the text, as "kind name".
let picked = null;

export function load({ argument, signal }) {
	picked = null;
	return ask('article', { id: argument }, signal);
}

export function title(data) {
	return (data.headline ?? t('no_body')).replaceAll('\n', ' ');
}

function key(mark) {
	return `${mark.kind} ${mark.name ?? mark.surface ?? mark.speaker}`;
}

// What a mark was read as, in words.
function meaning(mark) {
	if (mark.source === 'quotation') {
		return `${mark.title ?? ''}${mark.speaker ?? t('nobody_said')} ${
			mark.verb ?? ''} · ${t(mark.how)}`;
	}
	switch (mark.kind) {
		case 'date':
			return mark.first === null && mark.last === null
				? mark.timex ?? t('open_date')
				: mark.first === null || mark.last === null
					? `${day(mark.first)}…${day(mark.last)}`
					: daySpan(mark.first, mark.last);
		case 'quantity':
		case 'change':
			return mark.value === null ? mark.surface
				: `${mark.direction === 'up' ? '↑ ' : mark.direction === 'down'
					? '↓ ' : ''}${mark.bound ?? ''}${mark.approximate
					? t('approximately') : ''}${number(mark.value, 6)}${
					mark.value_to === null ? ''
						: `—${number(mark.value_to, 6)}`} ${mark.unit ?? ''}`;
		case 'person':
			return `${mark.title ?? ''} ${mark.name}`.trim();
		default:
			return mark.name ?? mark.surface;
	}
}

// Mentions and quotations as marks of one shape, from 0, end exclusive.
function marksOf(data) {
	const span = (row) => ({
		...row, start: row.start - 1, end: row.start - 1 + row.length,
	});
	return [
		...data.quotations.map((row) => ({
			...span(row), source: 'quotation', how: row.kind, kind: 'quotation',
			surface: row.text,
		})),
		...data.mentions.map((row) => ({ ...span(row), source: 'mention' })),
	];
}

function renderNode(node) {
	if (typeof node === 'string') {
		return node;
	}
	const { mark, children } = node;
	const inside = children.map(renderNode);
	const classes = `m m-${mark.kind} ${picked === key(mark) ? 'picked' : ''}`;
	const words = `${t(`kind_${mark.kind}`)}: ${meaning(mark)}`;
	return mark.kind === 'person' && mark.sure
		? html`<a class=${classes} title=${words}
			href=${personAddress(mark.name)}>${inside}</a>`
		: html`<span class=${classes} title=${words}>${inside}</span>`;
}

// A part of the article, one list of nodes for each of its lines.
function marked(text, part, marks) {
	const characters = Array.from(text ?? '');
	const here = marks.filter((mark) =>
		mark.part === part && has(`kind_${mark.kind}`));
	return lineSpans(characters).map(([from, to]) =>
		nest(characters, here, from, to).map(renderNode));
}

function legend(marks, context) {
	const toggle = (kind) => {
		if (!hidden.delete(kind)) {
			hidden.add(kind);
		}
		context.redraw();
	};
	return html`
		<fieldset class="legend"><legend>${t('marks')}</legend>
			${KINDS.filter((kind) => marks.some((mark) => mark.kind === kind))
				.map((kind) => html`<label><input type="checkbox"
					.checked=${!hidden.has(kind)} @change=${() => toggle(kind)}>
					<span class="m m-${kind}">${t(`kind_${kind}`)}</span>
					<span class="muted">${number(marks.filter((mark) =>
						mark.kind === kind).length)}</span></label>`)}
		</fieldset>`;
}

function pick(name, context) {
	picked = picked === name ? null : name;
	context.redraw();
	document.querySelector('.text-of-article .picked')
		?.scrollIntoView({ block: 'nearest' });
}

function nameLists(marks, context) {
	return ['person', 'organisation', 'place', 'work', 'term'].map((kind) => {
		const names = new Map();
		for (const mark of marks.filter((each) => each.kind === kind)) {
			const name = mark.name ?? mark.surface;
			const entry = names.get(name) ?? { count: 0, title: mark.title };
			entry.count++;
			entry.title ??= mark.title;
			entry.sure ||= mark.sure;
			names.set(name, entry);
		}
		if (names.size === 0) {
			return nothing;
		}
		return html`
			<h3>${t(`kind_${kind}`)}</h3>
			<ul class="names">${[...names].map(([name, entry]) => html`
				<li>
					<button class="pick" aria-pressed=${picked === `${kind} ${name}`}
						title=${t('show_in_text', name)}
						@click=${() => pick(`${kind} ${name}`, context)}>${name}${
						entry.count > 1 ? ` ×${entry.count}` : ''}</button>
					<span class="muted">${entry.title ?? ''}</span>
					<a href=${kind === 'person' && entry.sure ? personAddress(name)
						: address('/phrase', { q: name })}
						aria-label=${`${name}: ${t(kind === 'person' && entry.sure
							? 'people' : 'phrase')}`}>→</a>
				</li>`)}
			</ul>`;
	});
}

function details(marks) {
	return html`
		<details class="panel">
			<summary>${t('details')} <span class="muted">${
				number(marks.length)}</span></summary>
			<div class="table-box" tabindex="0" role="region"
				aria-label=${t('details')}>
				<table class="wide">
					<thead><tr>
						<th scope="col">${t('kind')}</th>
						<th scope="col">${t('surface')}</th>
						<th scope="col">${t('meaning')}</th>
						<th scope="col">${t('evidence')}</th>
						<th scope="col" class="number">${t('confidence')}</th>
					</tr></thead>
					<tbody>${marks.map((mark) => html`<tr>
						<td>${t(`kind_${mark.kind}`)}</td>
						<td>${mark.surface}</td>
						<td>${meaning(mark)}</td>
						<td>${mark.evidence ?? ''}</td>
						<td class="number">${mark.confidence === null ? ''
							: number(mark.confidence, 2)}</td>
					</tr>`)}</tbody>
				</table>
			</div>
		</details>`;
}

function quotations(data) {
	return html`
		<h3>${t('quotations')}</h3>
		<ul class="said">${data.quotations.map((row) => html`
			<li>${row.speaker === null
				? html`<span class="muted">${row.verb ?? t('nobody_said')}</span>`
				: html`<a href=${personAddress(row.speaker)}>${row.speaker}</a>
					<span class="muted">${row.verb ?? ''}</span>`}
				<q>${row.text}</q></li>`)}
		</ul>`;
}

function below(data, marks) {
	return html`
		${marks.length === 0 ? nothing : details(marks)}
		${data.beside.length < 2 ? nothing : html`
			<section class="panel"><h2>${t('same_page')}
				<span class="muted">${count('articles', data.beside.length)}</span></h2>
				<ol class="articles">${data.beside.map((row) =>
					row.article === data.article
						? html`<li class="muted" aria-current="true">${
							row.headline}</li>`
						: articleLine({ ...row, paper: data.paper,
							published: data.published }))}</ol>
			</section>`}`;
}

export function view(data, context) {
	const marks = marksOf(data)
		.filter((mark) => KINDS.includes(mark.kind))
		.sort((a, b) => a.start - b.start || b.end - a.end);
	const lines = (text, part) => marked(text, part, marks)
		.map((nodes, i) => html`${i > 0 ? html`<br>` : nothing}${nodes}`);
	const headline = html`
		${data.kicker === null ? nothing
			: html`<span class="kicker">${lines(data.kicker, 'kicker')}</span>`}
		<span>${data.headline === null ? t('no_body')
			: lines(data.headline, 'headline')}</span>
		${data.subtitle === null ? nothing
			: html`<span class="subtitle">${lines(data.subtitle, 'subtitle')}</span>`}`;
	return html`
		<article class="text-of-article ${[...hidden].map((kind) =>
			`off-${kind}`).join(' ')}">
			${data.column_name === null ? nothing
				: html`<p class="tag">${data.column_name}</p>`}
			${heading(headline)}
			<p class="muted by">
				${data.paper ?? t('no_paper')} · ${day(data.published,
					{ weekday: true })}${data.page_no === null ? nothing
					: html` · ${t('page_no', data.page_no)}`}${
				data.page === null ? nothing
					: html` · <a href="/page/${data.page}">${t('see_page')}</a>`}
				· ${t('unit_of_text', number(data.length ?? 0))}
				${data.credits.length === 0 ? nothing : html`<br>${
					data.credits.map((row) => html`<span class="credit">${
						row.role ?? t('byline')} <a href=${address('/search',
						{ q: `author:"${row.name}"` })}>${row.name}</a>${row.organisation === null
						? '' : `（${row.organisation}）`}</span> `)}`}
			</p>
			<div class="with-side">
				<div>
					${data.summary === null ? nothing
						: html`<p class="summary">${data.summary}</p>`}
					<div class="body">${data.body === null
						? html`<p class="muted">${t('no_body')}</p>`
						: marked(data.body, 'body', marks).map((nodes) =>
							html`<p>${nodes}</p>`)}</div>
					${below(data, marks)}
				</div>
				<aside>
					${marks.length === 0
						? html`<p class="muted">${t('none_found')}</p>`
						: html`${legend(marks, context)}
							<h2 class="unseen">${t('found_in_text')}</h2>
							${nameLists(marks, context)}
							${data.quotations.length === 0 ? nothing
								: quotations(data)}`}
				</aside>
			</div>
		</article>`;
}
