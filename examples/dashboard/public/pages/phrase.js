// phrase.js
//	The life of a word or phrase.

import { html, nothing } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { chart, timeOption } from '../chart.js';
import {
	address, bars, empty, heading, longList, panel, periodDays, periodLabel,
	periodTick, quotationList, scopeForm, scopeOf,
} from '../parts.js';
import { count, day, daySpan, number, t } from '../words.js';

const MEASURES = ['uses', 'articles', 'share'];

export function load({ parameters, signal }) {
	return ask('phrase', { q: parameters.get('q'), ...scopeOf(parameters) },
		signal);
}

export function title(data) {
	return data.phrase === null ? t('phrase') : `“${data.phrase}”`;
}

function measured(data, measure) {
	switch (measure) {
		case 'articles':
			return data.articles;
		case 'share':
			return data.uses.map((uses, i) => (data.characters[i] === 0 ? 0
				: Math.round(1e6 * uses / data.characters[i]) / 100));
		default:
			return data.uses;
	}
}

function inTime(data, context) {
	const { unit } = data.span;
	const asked = context.parameters.get('measure');
	const measure = MEASURES.includes(asked) ? asked : 'uses';
	const values = measured(data, measure);
	const link = (name) => address('/phrase', {
		...Object.fromEntries(context.parameters),
		measure: name === 'uses' ? null : name,
	});
	return html`
		<p class="choices" role="group" aria-label=${t('measure')}>
			${MEASURES.map((name) => html`<a href=${link(name)}
				aria-current=${name === measure ? 'true' : nothing}
				>${t(`measure_${name}`)}</a>`)}
		</p>
		${chart({
			label: `${data.phrase}: ${t(`measure_${measure}`)}`,
			height: 250,
			option: (palette) => timeOption(palette,
				data.periods.map((period) => periodTick(period, unit)),
				[{
					name: t(`measure_${measure}`),
					type: 'bar',
					barMaxWidth: 24,
					itemStyle: { color: palette.accent },
					data: values,
					markArea: {
						silent: true,
						itemStyle: { color: palette.band },
						label: { color: palette.muted, fontSize: 12,
							position: 'insideTop' },
						data: data.bursts.map((burst) => [
							{ name: t('burst'), xAxis: burst.first - 1 },
							{ xAxis: burst.last - 1 },
						]),
					},
				}], { fractions: measure === 'share' }),
			select: ({ dataIndex }) => context.go(address('/search', {
				q: data.phrase,
				paper: context.parameters.get('paper'),
				...periodDays(data.periods[dataIndex], unit),
			})),
			columns: [t('period'), t('measure_uses'), t('measure_articles'),
				t('measure_share'), t('articles')],
			rows: data.periods.map((period, i) => [
				periodLabel(period, unit), data.uses[i], data.articles[i],
				measured(data, 'share')[i], data.all[i]]),
		})}`;
}

function trendWords({ z, p } = {}) {
	if (p === null || p === undefined || p > 0.05) {
		return t('steady');
	}
	return t(z > 0 ? 'rising' : 'falling');
}

function facts(data) {
	const { unit } = data.span;
	const uses = data.uses.reduce((sum, n) => sum + n, 0);
	const articles = data.articles.reduce((sum, n) => sum + n, 0);
	const firsts = data.papers.map((row) => row.first).filter(Boolean).sort();
	const lasts = data.papers.map((row) => row.last).filter(Boolean).sort();
	const peak = data.uses.indexOf(Math.max(...data.uses));
	const fact = (label, value, note = nothing) => html`
		<div><dt>${label}</dt><dd>${value}${note === nothing ? nothing
			: html` <span class="muted">${note}</span>`}</dd></div>`;
	return html`
		<dl class="facts">
			${fact(t('uses'), count('times', uses), count('articles', articles))}
			${fact(t('first_use'), day(firsts[0]))}
			${fact(t('last_use'), day(lasts.at(-1)))}
			${fact(t('peak'), periodLabel(data.periods[peak], unit),
				count('times', data.uses[peak]))}
			${fact(t('bursts'), data.bursts.length === 0 ? t('no_bursts')
				: data.bursts.map((burst) => html`<span class="line">${daySpan(
					data.periods[burst.first - 1],
					periodDays(data.periods[burst.last - 1], unit).to)}</span>`))}
			${fact(t('trend'), trendWords(data.trend),
				data.trend?.p === null || data.trend === undefined ? nothing
					: t('p_value', data.trend.p.toPrecision(2)))}
		</dl>`;
}

function lines(data) {
	return longList(t('lines'), html`
		<ol class="kwic">${data.lines.map((row) => html`
			<li>
				<span class="before"><bdi>${row.before}</bdi></span><mark>${
				row.node}</mark><span class="after">${row.after}</span>
				<a class="muted" href="/article/${row.article}">${row.paper ?? ''}
					${day(row.published, { year: false })}</a>
			</li>`)}
		</ol>`);
}

export function view(data, context) {
	const form = scopeForm(context, '/phrase', html`<label class="grow">${t('phrase')}
		<input type="search" name="q" maxlength="60" required autocomplete="off"
			placeholder=${t('phrase_hint')} .value=${data.phrase ?? ''}></label>`);
	if (data.phrase === null) {
		return html`${heading(t('phrase'))}${form}
			${empty(t('phrase_ask'), t('phrase_ask_help'))}`;
	}
	if (data.papers.length === 0) {
		return html`${heading(title(data))}${form}
			${empty(t('phrase_none', data.phrase), t('phrase_none_help'))}`;
	}
	return html`
		${heading(title(data))}
		${form}
		<div class="with-side">
			${panel(t('phrase_ask'), inTime(data, context), { name: 'series' })}
			<aside>${facts(data)}
				<p><a href=${address('/search', { q: data.phrase,
					...scopeOf(context.parameters) })}>${t('to_search')} →</a></p>
			</aside>
		</div>
		${panel(t('lines'), lines(data), { name: 'lines' })}
		<div class="columns">
			${panel(t('beside'), data.beside.length === 0
				? html`<p class="muted">${t('no_beside')}</p>`
				: html`<ul class="chips">${data.beside.map((row) => html`<li>
					<a class="chip" href=${address('/phrase', { q: row.word })}>${
					row.word} <span class="muted">${number(row.together)}</span></a>
				</li>`)}</ul>`)}
			${panel(t('papers'), bars(data.papers.map((row) => ({
				name: row.paper ?? t('no_paper'),
				note: count('articles', row.articles),
				href: address('/phrase', { q: data.phrase, paper: row.paper }),
				value: row.uses,
				label: count('times', row.uses),
			}))))}
			${panel(t('said_about'), data.said.length === 0
				? html`<p class="muted">${t('no_said')}</p>`
				: quotationList(data.said, true))}
		</div>`;
}
