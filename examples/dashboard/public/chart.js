// chart.js
//	A chart with its numbers: <zh-chart> draws, a table below has the same in
//	words for those who do not see it, or want to copy it.
//
// A chart is drawn from a spec:
//	label		what it shows, in a few words
//	height		in pixels
//	option		function (colours) that returns the option of ECharts
//	select		function (parameters of the click), or nothing
//	columns		headings of the table
//	rows		rows of the table: strings, numbers or templates
//
// Texts of ECharts are drawn on a canvas, tooltips too, so nothing that a text
// says is read as HTML.

import * as echarts from '/vendor/echarts.js';
import { html } from '/vendor/lit-html.js';

import { number, t } from './words.js';

const COLOURS = ['ink', 'muted', 'line', 'panel', 'accent', 'second', 'band',
	's1', 's2', 's3', 's4', 's5', 's6'];

// The colours of the style sheet as they are now, light or dark.
function colours() {
	const probe = document.createElement('i');
	document.body.append(probe);
	const result = Object.fromEntries(COLOURS.map((name) => {
		probe.style.color = `var(--${name})`;
		return [name, getComputedStyle(probe).color];
	}));
	probe.remove();
	result.series = [1, 2, 3, 4, 5, 6].map((i) => result[`s${i}`]);
	return result;
}

const still = matchMedia('(prefers-reduced-motion: reduce)');
const dark = matchMedia('(prefers-color-scheme: dark)');

class ZhChart extends HTMLElement {
	#spec = null;
	#chart = null;
	#resized = new ResizeObserver(() => this.#chart?.resize());
	#redraw = () => this.draw();

	set spec(spec) {
		this.#spec = spec;
		if (this.isConnected) {
			this.draw();
		}
	}

	// The chart that ECharts made, for tests.
	get chart() {
		return this.#chart;
	}

	connectedCallback() {
		this.#resized.observe(this);
		dark.addEventListener('change', this.#redraw);
		addEventListener('themechange', this.#redraw);
		this.draw();
	}

	disconnectedCallback() {
		this.#resized.disconnect();
		dark.removeEventListener('change', this.#redraw);
		removeEventListener('themechange', this.#redraw);
		this.#chart?.dispose();
		this.#chart = null;
	}

	draw() {
		if (this.#spec === null) {
			return;
		}
		this.style.height = `${this.#spec.height ?? 260}px`;
		if (this.#chart === null) {
			this.#chart = echarts.init(this, null, { renderer: 'canvas' });
			this.#chart.on('click', (event) => this.#spec.select?.(event));
		}
		const palette = colours();
		const font = getComputedStyle(document.body).fontFamily;
		this.#chart.setOption({
			animation: !still.matches,
			animationDuration: 300,
			color: palette.series,
			textStyle: { fontFamily: font, color: palette.ink },
			...this.#spec.option(palette),
		}, true);
		this.#chart.resize();
	}
}

customElements.define('zh-chart', ZhChart);

export function chart(spec) {
	return html`
		<figure class="chart">
			<zh-chart .spec=${spec} role="img" aria-label=${spec.label}></zh-chart>
			<details>
				<summary>${t('data_table')}</summary>
				<div class="table-box" tabindex="0" role="region"
					aria-label=${`${spec.label}: ${t('data_table')}`}>
					<table>
						<caption class="unseen">${spec.label}</caption>
						<thead><tr>${spec.columns.map((column) =>
							html`<th scope="col">${column}</th>`)}</tr></thead>
						<tbody>${spec.rows.map((row) =>
							html`<tr>${row.map((cell) => typeof cell === 'number'
								? html`<td class="number">${number(cell, 2)}</td>`
								: html`<td>${cell}</td>`)}</tr>`)}</tbody>
					</table>
				</div>
			</details>
		</figure>`;
}

// What all charts over time share.
export function timeOption(palette, labels, series, more = {}) {
	return {
		grid: { left: 4, right: 8, top: more.legend ? 34 : 12, bottom: 4,
			containLabel: true },
		tooltip: {
			trigger: 'axis',
			renderMode: 'richText',
			confine: true,
			backgroundColor: palette.panel,
			borderColor: palette.line,
			textStyle: { color: palette.ink, fontSize: 13 },
			axisPointer: { type: 'shadow' },
		},
		legend: more.legend ? {
			top: 0, left: 0, itemWidth: 12, itemHeight: 12,
			textStyle: { color: palette.ink, fontSize: 13 },
		} : undefined,
		xAxis: {
			type: 'category',
			data: labels,
			axisLine: { lineStyle: { color: palette.line } },
			axisTick: { show: false },
			axisLabel: { color: palette.muted, hideOverlap: true, fontSize: 12 },
		},
		yAxis: {
			type: 'value',
			minInterval: more.fractions ? undefined : 1,
			axisLabel: { color: palette.muted, fontSize: 12 },
			splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } },
		},
		series,
	};
}
