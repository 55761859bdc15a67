// keywords.js
//	Key words of a period against another one.

import { html, nothing } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { chart } from '../chart.js';
import { address, empty, heading, panel } from '../parts.js';
import { count, daySpan, number, t } from '../words.js';

const DAYS = ['from', 'to', 'ref_from', 'ref_to'];

export function load({ parameters, signal }) {
	return ask('keywords', {
		paper: parameters.get('paper'),
		...Object.fromEntries(DAYS.map((name) => [name, parameters.get(name)])),
	}, signal);
}

export function title() {
	return t('keywords');
}

function form(data, { corpus, parameters }) {
	const field = (name, label) => html`<label>${label}
		<input type="date" name=${name} required
			.value=${parameters.get(name) ?? data.period?.[name] ?? ''}></label>`;
	return html`
		<form class="filters" action="/keywords" aria-label=${t('filter')}>
			<fieldset><legend>${t('this_period')}</legend>
				${field('from', t('from'))} ${field('to', t('to'))}</fieldset>
			<fieldset><legend>${t('ref_period')}</legend>
				${field('ref_from', t('from'))} ${field('ref_to', t('to'))}</fieldset>
			<label>${t('paper')}
				<select name="paper">
					<option value="">${t('all_papers')}</option>
					${corpus.papers.map((paper) => html`<option value=${paper}
						?selected=${parameters.get('paper') === paper}>${paper}</option>`)}
				</select>
			</label>
			<button>${t('compare')}</button>
		</form>`;
}

function keynessChart(data, context) {
	const rows = [
		...data.here.slice(0, 14).map((row) => ({ ...row, side: 1 })),
		...data.there.slice(0, 14).reverse().map((row) => ({ ...row, side: -1 })),
	].reverse();
	return chart({
		label: t('keyness'),
		height: 40 + 21 * rows.length,
		option: (palette) => ({
			grid: { left: 8, right: 8, top: 30, bottom: 4 },
			legend: {
				top: 0, left: 0, itemWidth: 12, itemHeight: 12,
				textStyle: { color: palette.ink, fontSize: 13 },
			},
			tooltip: {
				renderMode: 'richText', confine: true,
				backgroundColor: palette.panel, borderColor: palette.line,
				textStyle: { color: palette.ink, fontSize: 13 },
				formatter: ({ dataIndex }) => {
					const row = rows[dataIndex];
					return `${row.word}   G² ${number(row.g2, 1)}\n${
						t('here')} ${number(row.side > 0 ? row.here : row.there)}   ${
						t('there')} ${number(row.side > 0 ? row.there : row.here)}`;
				},
			},
			xAxis: {
				type: 'value',
				axisLabel: {
					color: palette.muted,
					formatter: (value) => number(Math.abs(value)),
				},
				splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } },
			},
			yAxis: {
				type: 'category',
				data: rows.map((row) => row.word),
				axisLine: { lineStyle: { color: palette.line }, onZero: true },
				axisTick: { show: false },
				axisLabel: { show: false },
			},
			series: [1, -1].map((side) => ({
				name: side > 0 ? t('this_period') : t('ref_period'),
				type: 'bar',
				stack: 'g2',
				barWidth: 14,
				itemStyle: { color: side > 0 ? palette.accent : palette.second },
				// The word stands on the other side of the axis.
				label: {
					show: true,
					position: side > 0 ? 'insideLeft' : 'insideRight',
					offset: [side > 0 ? -10 : 10, 1],
					align: side > 0 ? 'right' : 'left',
					color: palette.ink,
					fontSize: 13,
					formatter: ({ name }) => name,
				},
				data: rows.map((row) => (row.side === side
					? Math.round(side * row.g2 * 10) / 10 : null)),
			})),
		}),
		select: ({ name }) => context.go(address('/phrase', { q: name })),
		columns: [t('word'), t('keyness'), t('period')],
		rows: [...rows].reverse().map((row) => [row.word, row.g2,
			row.side > 0 ? t('this_period') : t('ref_period')]),
	});
}

function table(rows, label) {
	return html`
		<div class="table-box" tabindex="0" role="region" aria-label=${label}>
			<table class="wide">
				<thead><tr>
					<th scope="col">${t('word')}</th>
					<th scope="col" class="number">${t('here')}</th>
					<th scope="col" class="number">${t('there')}</th>
					<th scope="col" class="number">G²</th>
					<th scope="col" class="number">${t('log_ratio')}</th>
				</tr></thead>
				<tbody>${rows.map((row) => html`<tr>
					<th scope="row"><a href=${address('/phrase',
						{ q: row.word })}>${row.word}</a></th>
					<td class="number">${number(row.here)}</td>
					<td class="number">${number(row.there)}</td>
					<td class="number">${number(row.g2, 1)}</td>
					<td class="number">${number(row.log_ratio, 1)}</td>
				</tr>`)}</tbody>
			</table>
		</div>`;
}

export function view(data, context) {
	if (data.period === null) {
		return html`${heading(t('keywords'))}
			${empty(t('nothing'), t('nothing_help'))}`;
	}
	const here = daySpan(data.period.from, data.period.to);
	const there = daySpan(data.period.ref_from, data.period.ref_to);
	const size = ({ articles, words }) =>
		`${count('articles', articles ?? 0)}，${t('n_words', number(words ?? 0))}`;
	return html`
		${heading(t('keywords'), t('keywords_help'))}
		${form(data, context)}
		<p class="muted">${t('this_period')} ${here}（${size(data.size)}） · ${
			t('ref_period')} ${there}（${size(data.ref_size)}）</p>
		${data.here.length + data.there.length === 0
			? empty(t('no_keywords'), t('no_keywords_help')) : html`
			${panel(t('keyness'), keynessChart(data, context), { name: 'keyness' })}
			<div class="columns">
				${data.here.length === 0 ? nothing : panel(t('more_here', here),
					table(data.here, t('this_period')))}
				${data.there.length === 0 ? nothing : panel(t('more_here', there),
					table(data.there, t('ref_period')))}
			</div>`}`;
}
