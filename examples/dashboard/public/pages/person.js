// person.js
//	A person: when in the papers, as what, with whom, and what was said.

import { html, nothing } from '/vendor/lit-html.js';

import { ask } from '../api.js';
import { chart, timeOption } from '../chart.js';
import {
	articleLine, bars, heading, longList, panel, periodLabel, periodTick, personAddress,
	quotationList, scopeForm, scopeOf,
} from '../parts.js';
import { count, day, daySpan, number, t } from '../words.js';

export function load({ argument, parameters, signal }) {
	return ask('person', { name: argument, ...scopeOf(parameters) }, signal);
}

export function title(data) {
	return data.name;
}

function inTime(data) {
	const { unit } = data.span;
	const rows = new Map(data.series.map((row) => [row.period, row]));
	const of = (key) => data.periods.map((period) => rows.get(period)?.[key] ?? 0);
	const mentions = of('mentions');
	const articles = of('articles');
	return chart({
		label: t('mentions_in_time'),
		height: 200,
		option: (palette) => timeOption(palette,
			data.periods.map((period) => periodTick(period, unit)),
			[{
				name: t('mentions'), type: 'bar', barMaxWidth: 22,
				itemStyle: { color: palette.accent }, data: mentions,
			}, {
				name: t('articles'), type: 'bar', barMaxWidth: 22, barGap: '0%',
				itemStyle: { color: palette.second }, data: articles,
			}], { legend: true }),
		columns: [t('period'), t('mentions'), t('articles')],
		rows: data.periods.map((period, i) =>
			[periodLabel(period, unit), mentions[i], articles[i]]),
	});
}

// The person in the middle, the others around, those named together with each
// other joined too.
function network(data, context) {
	const others = data.others;
	const most = Math.max(...others.map((row) => row.articles));
	const places = others.map((_, i) => {
		const angle = 2 * Math.PI * i / others.length - Math.PI / 2;
		const far = others.length > 8 && i % 2 === 1 ? 0.74 : 1;
		return [400 * far * Math.cos(angle), 250 * far * Math.sin(angle)];
	});
	return chart({
		label: t('with_whom'),
		height: 330,
		option: (palette) => ({
			tooltip: {
				renderMode: 'richText', confine: true,
				backgroundColor: palette.panel, borderColor: palette.line,
				textStyle: { color: palette.ink, fontSize: 13 },
				formatter: ({ dataType, data: item }) => (dataType === 'node'
					? item.tip : `${item.source} · ${item.target}  ${
						count('articles', item.value)}`),
			},
			series: [{
				type: 'graph',
				layout: 'none',
				left: 56, right: 56, top: 24, bottom: 30,
				label: {
					show: true, position: 'bottom', distance: 4,
					color: palette.ink, fontSize: 13,
				},
				labelLayout: { moveOverlap: 'shiftY' },
				emphasis: { focus: 'adjacency' },
				data: [{
					name: data.name, x: 0, y: 0, symbolSize: 34,
					itemStyle: { color: palette.accent },
					label: { fontWeight: 'bold', fontSize: 15 },
					tip: data.name,
				}, ...others.map((row, i) => ({
					name: row.name,
					x: places[i][0],
					y: places[i][1],
					symbolSize: 12 + 16 * row.articles / most,
					itemStyle: { color: palette.second },
					tip: `${row.title ?? ''} ${row.name}  ${
						count('articles', row.articles)}`,
				}))],
				links: [...data.ties.map((tie) => ({
					source: tie.one, target: tie.other, value: tie.articles,
					lineStyle: { color: palette.line, width: 1 },
				})), ...others.map((row) => ({
					source: data.name, target: row.name, value: row.articles,
					lineStyle: {
						color: palette.accent, opacity: 0.55,
						width: 1 + 4 * row.articles / most,
					},
				}))],
			}],
		}),
		select: ({ dataType, name }) => {
			if (dataType === 'node' && name !== data.name) {
				context.go(personAddress(name));
			}
		},
		columns: [t('name'), t('title_of'), t('articles')],
		rows: others.map((row) => [
			html`<a href=${personAddress(row.name)}>${row.name}</a>`,
			row.title ?? '—', row.articles]),
	});
}

export function view(data, context) {
	const { totals } = data;
	return html`
		${heading(data.name, data.titles[0]?.title ?? nothing)}
		${scopeForm(context, `${personAddress(data.name)}`)}
		<ul class="tiles">
			<li><span class="value">${number(totals.articles)}</span>
				<span class="muted">${t('articles')}</span></li>
			<li><span class="value">${number(totals.mentions)}</span>
				<span class="muted">${t('mentions')}</span></li>
			<li><span class="value">${number(totals.quotations)}</span>
				<span class="muted">${t('quotations')}</span></li>
			<li><span class="value">${number(totals.papers)}</span>
				<span class="muted">${t('papers')}</span></li>
			${totals.first === null ? nothing : html`
				<li class="long"><span class="value small">${
					daySpan(totals.first, totals.last)}</span>
					<span class="muted">${t('first_seen')} — ${
						t('last_seen')}</span></li>`}
		</ul>
		${data.span === null ? nothing
			: panel(t('mentions_in_time'), inTime(data), { name: 'series' })}
		<div class="columns">
			${panel(t('with_whom'), data.others.length === 0
				? html`<p class="muted">${t('with_nobody')}</p>`
				: network(data, context), { name: 'with' })}
			${panel(t('titles'), data.titles.length === 0
				? html`<p class="muted">${t('no_titles')}</p>`
				: bars(data.titles.map((row) => ({
					name: row.title,
					note: row.first === row.last ? day(row.first)
						: daySpan(row.first, row.last),
					value: row.articles,
					label: count('articles', row.articles),
				}))))}
			${panel(t('said'), data.quotations.length === 0
				? html`<p class="muted">${t('no_said')}</p>`
				: quotationList(data.quotations, false), { name: 'said' })}
			${panel(t('appears_in'), longList(t('appears_in'),
				html`<ul class="articles">${data.articles.map(articleLine)}</ul>`))}
		</div>`;
}
