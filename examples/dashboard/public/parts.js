// parts.js
//	Pieces that several pages are made of.

import { html, nothing } from '/vendor/lit-html.js';

import { count, day, has, t } from './words.js';

// An address of the dashboard; parameters without a value are left out.
export function address(path, parameters = {}) {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== null && value !== undefined && value !== '') {
			search.set(name, value);
		}
	}
	const text = search.toString();
	return text === '' ? path : `${path}?${text}`;
}

export function personAddress(name) {
	return `/person/${encodeURIComponent(name)}`;
}

export function heading(text, below = nothing) {
	return html`
		<div class="heading">
			<h1 tabindex="-1">${text}</h1>
			${below === nothing ? nothing : html`<p class="muted">${below}</p>`}
		</div>`;
}

export function panel(title, content, more = {}) {
	return html`
		<section class="panel ${more.kind ?? ''}" data-panel=${more.name ?? ''}>
			<h2>${title}${more.count === undefined ? nothing
				: html` <span class="muted">${more.count}</span>`}</h2>
			${content}
		</section>`;
}

export function empty(title, help, action = nothing) {
	return html`
		<div class="empty" role="status">
			<svg viewBox="0 0 48 48" aria-hidden="true"><path
				d="M8 8h32v32H8zM14 16h20M14 23h20M14 30h11"/></svg>
			<p class="strong">${title}</p>
			<p class="muted">${help}</p>
			${action}
		</div>`;
}

export function errorWords(error) {
	const key = `error_${error.code}`;
	const detail = error.detail ?? {};
	switch (error.code) {
		case 'bad_parameter': {
			const name = `parameter_${detail.name}`;
			return t(key, has(name) ? t(name) : detail.name, detail.value);
		}
		case 'no_person':
			return t(key, detail.name);
		case 'no_article':
		case 'no_page':
			return t(key, detail.id);
		default:
			return has(key) ? t(key, detail.message ?? '') : t('error_internal');
	}
}

export function failure(error, retry) {
	return html`
		<div class="empty failed" role="alert">
			<svg viewBox="0 0 48 48" aria-hidden="true"><path
				d="M24 6 44 40H4zM24 19v10M24 33v3"/></svg>
			<h1 tabindex="-1">${t('error')}</h1>
			<p>${errorWords(error)}</p>
			<button @click=${retry}>${t('retry')}</button>
		</div>`;
}

// Grey shapes where something will be.
export function skeleton() {
	return html`
		<div class="skeleton" role="status">
			<span class="unseen">${t('loading')}</span>
			<i class="wide"></i><i></i><i class="tall"></i><i></i><i></i>
		</div>`;
}

// Choice of paper and days, as a form that the address of the page answers.
export function scopeFields(context) {
	const { parameters, corpus } = context;
	const value = (name) => parameters.get(name) ?? '';
	return html`
		<label>${t('paper')}
			<select name="paper">
				<option value="">${t('all_papers')}</option>
				${corpus.papers.map((paper) => html`<option value=${paper}
					?selected=${value('paper') === paper}>${paper}</option>`)}
			</select>
		</label>
		<label>${t('from')}
			<input type="date" name="from" .value=${value('from')}
				min=${corpus.first ?? nothing} max=${corpus.last ?? nothing}>
		</label>
		<label>${t('to')}
			<input type="date" name="to" .value=${value('to')}
				min=${corpus.first ?? nothing} max=${corpus.last ?? nothing}>
		</label>`;
}

export function scopeOf(parameters) {
	return {
		paper: parameters.get('paper'),
		from: parameters.get('from'),
		to: parameters.get('to'),
	};
}

export function hasScope(parameters) {
	return Object.values(scopeOf(parameters)).some((value) => value);
}

export function scopeForm(context, path, fields = nothing) {
	return html`
		<form class="filters" action=${path} data-auto aria-label=${t('filter')}>
			${fields}
			${scopeFields(context)}
			<button class="apply">${t('apply')}</button>
			${hasScope(context.parameters)
				? html`<a class="button" href=${path}>${t('clear')}</a>` : nothing}
		</form>`;
}

// A list in which each row has a bar as long as its number.
export function bars(rows) {
	const most = Math.max(1, ...rows.map((row) => row.value));
	return html`
		<ol class="bars">${rows.map((row) => html`
			<li .style=${`--share:${(100 * row.value / most).toFixed(2)}%`}>
				${row.href === undefined ? html`<span>${row.name}</span>`
					: html`<a href=${row.href}>${row.name}</a>`}
				<span class="muted note">${row.note ?? ''}</span>
				<span class="number">${row.label}</span>
			</li>`)}
		</ol>`;
}

export function articleLine(row) {
	return html`
		<li>
			<a href="/article/${row.article}">${row.headline ?? t('no_body')}</a>
			<span class="muted">${row.paper ?? t('no_paper')} · ${day(row.published)}${
				row.mentions === undefined ? nothing
					: html` · ${count('times', row.mentions)}`}</span>
		</li>`;
}

// A list that may be long, in a box that scrolls, also by keyboard.
export function longList(label, list) {
	return html`<div class="long-list" tabindex="0" role="region"
		aria-label=${label}>${list}</div>`;
}

export function quotationList(rows, named) {
	return longList(t('said'), html`
		<ul class="quotations">${rows.map((row) => html`
			<li>
				<blockquote>${row.text}</blockquote>
				<p class="muted">
					${named ? html`${row.speaker === null ? t('nobody_said')
						: html`<a href=${personAddress(row.speaker)}>${row.speaker}</a>`}
						${row.title ?? ''} ${row.verb ?? ''} · ` : html`${
						row.title ?? ''} ${row.verb ?? ''} · `}
					<span class="tag">${t(row.kind ?? 'indirect')}</span>
					<a href="/article/${row.article}">${row.paper ?? ''}
						${day(row.published)}</a>
				</p>
			</li>`)}
		</ul>`);
}

// Text in which hits stand between two characters that no text has.
export function withHits(text) {
	return (text ?? '').split('\u0002').map((piece, i) => {
		if (i === 0) {
			return piece;
		}
		const end = piece.indexOf('\u0003');
		return html`<mark>${piece.slice(0, end)}</mark>${piece.slice(end + 1)}`;
	});
}

// What a period of a chart is called.
export function periodLabel(period, unit) {
	switch (unit) {
		case 'week':
			return t('week_of', day(period));
		case 'month':
			return period.slice(0, 7);
		case 'year':
			return period.slice(0, 4);
		default:
			return day(period, { weekday: true });
	}
}

export function periodTick(period, unit) {
	switch (unit) {
		case 'month':
			return period.slice(0, 7);
		case 'year':
			return period.slice(0, 4);
		default:
			return `${Number(period.slice(5, 7))}/${Number(period.slice(8))}`;
	}
}

// First and last day of a period.
export function periodDays(period, unit) {
	const last = new Date(`${period}T00:00:00Z`);
	switch (unit) {
		case 'week':
			last.setUTCDate(last.getUTCDate() + 6);
			break;
		case 'month':
			last.setUTCMonth(last.getUTCMonth() + 1, 0);
			break;
		case 'year':
			last.setUTCMonth(11, 31);
			break;
		default:
	}
	return { from: period, to: last.toISOString().slice(0, 10) };
}
