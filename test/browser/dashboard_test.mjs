// dashboard_test.mjs
//	The dashboard in Chromium: what an editor sees and does.
//
// Run by test/run.sh.  Environment: ADDRESS of the dashboard, RESULTS (a
// folder for pictures of the pages), and PGHOST, PGDATABASE and PGUSER of the
// owner of the corpus, whose SQL says what is right.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

const require = createRequire(
	new URL('../../examples/dashboard/package.json', import.meta.url));
const pg = require('pg');
const { chromium } = require('playwright-core');

const { ADDRESS, RESULTS } = process.env;

const PAGES = {
	overview: '/',
	search: '/search?q=防汛',
	article: '/article/8',
	people: '/people',
	person: '/person/沈亦舟',
	phrase: '/phrase?q=防汛',
	keywords: '/keywords?from=2022-06-13&to=2022-06-26&ref_from=2022-05-30&ref_to=2022-06-12',
	reprints: '/reprints',
	pages: '/pages',
	page: '/page/1',
};

let browser;
let database;

before(async () => {
	mkdirSync(RESULTS, { recursive: true });
	database = new pg.Client();
	await database.connect();
	await database.query('SET search_path = demo');
	browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
			'--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync', '--lang=zh-CN'],
		env: { ...process.env, LANGUAGE: 'zh_CN' },
	});
});

after(async () => {
	await browser?.close();
	await database?.end();
});

async function sql(text, values) {
	return (await database.query({ text, values, rowMode: 'array' })).rows;
}

// Run work(page) in a browser of its own; complaints of the page are failures
// unless the test expects them.
async function visit(path, work, options = {}) {
	const context = await browser.newContext({
		baseURL: ADDRESS,
		viewport: options.viewport ?? { width: 1280, height: 900 },
		colorScheme: options.colorScheme ?? 'light',
		locale: 'zh-CN',
		reducedMotion: 'reduce',
	});
	const page = await context.newPage();
	const complaints = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())
			&& !(options.expected ?? /^$/).test(message.text())) {
			complaints.push(message.text());
		}
	});
	page.setDefaultTimeout(30000);
	try {
		await options.before?.(page);
		await page.goto(path);
		await settled(page);
		await work(page);
		assert.deepEqual(complaints, []);
	} finally {
		await context.close();
	}
}

async function settled(page) {
	await page.waitForSelector('main[aria-busy=false]');
}

async function picture(page, name) {
	await page.screenshot({ path: `${RESULTS}/${name}.png`, fullPage: true });
}

function heading(page) {
	return page.locator('main h1').innerText();
}

// How far the page is wider than the window.
function sideways(page) {
	return page.evaluate(() =>
		document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// What can be pressed or filled and has no name to be read out.
function nameless(page) {
	return page.evaluate(() =>
		[...document.querySelectorAll('a, button, input, select, summary')]
			.filter((element) => element.type !== 'hidden'
				&& !(element.textContent.trim() || element.ariaLabel
					|| element.labels?.[0]?.textContent.trim()))
			.map((element) => element.outerHTML));
}

// Names and values of the series of the chart in a panel, and its categories.
function chartOf(page, panel, axis = 'xAxis') {
	return page.evaluate(([name, of]) => {
		const { chart } = document.querySelector(`[data-panel=${name}] zh-chart`);
		const option = chart.getOption();
		return {
			labels: option[of]?.[0].data,
			series: Object.fromEntries(option.series.map((series) =>
				[series.name, series.data])),
		};
	}, [panel, axis]);
}

for (const [name, path] of Object.entries(PAGES)) {
	test(`page ${name} loads, light, dark and on a phone`, async () => {
		await visit(path, async (page) => {
			assert.deepEqual(await page.locator('.failed').allInnerTexts(), []);
			assert.notEqual(await heading(page), '');
			assert.equal(await sideways(page), 0);
			assert.match(await page.title(), /读报台$/);
			assert.equal(await page.locator('h1').count(), 1);
			assert.deepEqual(await nameless(page), []);
			assert.equal(
				await page.locator('zh-chart:not([role=img][aria-label])').count(), 0);
			await picture(page, name);

			await page.emulateMedia({ colorScheme: 'dark' });
			const background = await page.evaluate(() =>
				getComputedStyle(document.body).backgroundColor);
			assert.equal(background, 'rgb(21, 23, 26)');
			await picture(page, `${name}-dark`);

			await page.emulateMedia({ colorScheme: 'light' });
			await page.setViewportSize({ width: 360, height: 780 });
			await page.waitForTimeout(200);
			assert.equal(await sideways(page), 0);
			await picture(page, `${name}-phone`);
		});
	});
}

test('a search, from typing to the article', async () => {
	await visit('/', async (page) => {
		await page.fill('#search-box', '加装电梯');
		await page.click('form[role=search] button');
		await page.waitForSelector('.hit');
		await settled(page);
		const [[count]] = await sql(`
			SELECT count(*)::integer FROM article
			WHERE words @@ zhnews.query('加装电梯')`);
		assert.match(await heading(page), new RegExp(`找到 ${count} 篇`));
		assert.ok(await page.locator('.snippet mark').count() > 0);
		for (const hit of await page.locator('.hits mark').allInnerTexts()) {
			assert.match(hit, /加装|电梯/);
		}
		const first = page.locator('.hit h2 a').first();
		const title = await first.innerText();
		await first.click();
		await page.waitForSelector('.text-of-article');
		assert.match(page.url(), /\/article\/\d+$/);
		assert.equal(
			(await page.locator('h1 > span:not(.kicker):not(.subtitle)').innerText()),
			title);
		await page.goBack();
		await page.waitForSelector('.hit');
		assert.equal(await page.inputValue('#search-box'), '加装电梯');
	});
});

test('filters by paper and days', async () => {
	await visit('/search?q=电梯', async (page) => {
		const papers = () => page.locator('.hit > p.muted').allInnerTexts();
		assert.ok((await papers()).some((line) => line.startsWith('临澜日报')));
		await page.selectOption('select[name=paper]', '临澜晚报');
		await page.waitForURL(/paper=/);
		await settled(page);
		assert.ok((await papers()).length > 0);
		assert.ok((await papers()).every((line) => line.startsWith('临澜晚报')));
		await page.fill('input[name=from]', '2022-07-01');
		await page.waitForURL(/from=2022-07-01/);
		await settled(page);
		const [[count]] = await sql(`
			SELECT count(*)::integer FROM article
			WHERE words @@ zhnews.query('电梯')
				AND paper = '临澜晚报' AND published >= '2022-07-01'`);
		assert.ok(count > 0);
		assert.match(await heading(page), new RegExp(`找到 ${count} 篇`));
		await page.click('text=清除筛选');
		await page.waitForFunction(() => !location.search.includes('paper'));
		assert.match(page.url(), /q=/);
	});
});

test('the numbers of the charts are those of SQL', async () => {
	await visit('/', async (page) => {
		const { series } = await chartOf(page, 'series');
		const expected = await sql(`
			SELECT p.paper, array_agg((SELECT count(*)::integer FROM article AS a
			                           WHERE a.paper = p.paper
			                               AND a.published = d::date) ORDER BY d)
			FROM (SELECT DISTINCT paper FROM article) AS p,
				(SELECT generate_series(min(published), max(published),
				                        interval '1 day') AS d
				 FROM article) AS d
			GROUP BY p.paper`);
		assert.deepEqual(series, Object.fromEntries(expected));
	});
	await visit('/person/顾明澜', async (page) => {
		const { series } = await chartOf(page, 'series');
		const [[mentions, articles]] = await sql(`
			SELECT sum(mentions)::integer, count(*)::integer
			FROM person_article WHERE person = '顾明澜'`);
		const sum = (values) => values.reduce((a, b) => a + b, 0);
		assert.ok(mentions > articles);
		assert.equal(sum(series['提及']), mentions);
		assert.equal(sum(series['报道']), articles);
	});
	await visit('/phrase?q=幸福食堂', async (page) => {
		const { series } = await chartOf(page, 'series');
		const expected = await sql(`
			SELECT (SELECT coalesce(sum(regexp_count(concat_ws(' ', kicker,
			                        headline, subtitle, body), '幸福食堂')),
			                        0)::integer
			        FROM article WHERE published = d::date)
			FROM (SELECT generate_series(min(published), max(published),
			                             interval '1 day') AS d
			      FROM article) AS d ORDER BY d`);
		assert.deepEqual(series['次数'], expected.map(([count]) => count));
	});
	await visit(PAGES.keywords, async (page) => {
		const { labels, series } = await chartOf(page, 'keyness', 'yAxis');
		const shown = labels.map((word, i) => [word, series['这段时间'][i]])
			.filter(([, g2]) => g2 !== null).reverse();
		const expected = await sql(`
			SELECT word, round(g2::numeric, 1)::float8
			FROM zhnews.keyness(
				zhnews.without(zhnews.words_between('demo', '2022-06-13', '2022-06-26'),
				               zhnews.stop_words()),
				zhnews.without(zhnews.words_between('demo', '2022-05-30', '2022-06-12'),
				               zhnews.stop_words()), 2) AS k
			WHERE k.g2 > 0 AND length(word) > 1 AND word !~ '[0-9]'
			ORDER BY k.g2 DESC, word COLLATE "C" LIMIT 14`);
		assert.deepEqual(shown, expected);
	});
});

test('a table below each chart has the same numbers', async () => {
	await visit('/', async (page) => {
		const { series } = await chartOf(page, 'series');
		await page.click('[data-panel=series] summary');
		const rows = await page.locator('[data-panel=series] tbody tr')
			.evaluateAll((all) => all.map((row) =>
				[...row.cells].slice(1).map((cell) => Number(cell.innerText))));
		assert.deepEqual(rows,
			rows.map((_, i) => Object.values(series).map((values) => values[i])));
	});
});

test('a script in an article stays text', async () => {
	const [[id, headline, body]] = await sql(
		`SELECT id, headline, body FROM article WHERE headline LIKE '%acted%'`);
	for (const path of [`/article/${id}`, '/search?q=网络安全',
		'/search?q=acted', '/phrase?q=陌生链接', '/person/卫思远',
		`/page/${(await sql('SELECT max(id) FROM page'))[0][0]}`]) {
		await visit(path, async (page) => {
			await page.waitForTimeout(200);
			assert.equal(await page.evaluate(() => window.acted), undefined);
			assert.equal(await page.locator('main script, main img').count(), 0);
			assert.match(await page.innerText('main'), /网络安全|陌生链接|卫思远/);
		});
	}
	await visit(`/article/${id}`, async (page) => {
		assert.equal(await heading(page), headline);
		assert.equal((await page.locator('.body p').allTextContents()).join('\n'),
			body);
	});
});

test('marks keep the text of an article', async () => {
	const articles = await sql(`
		SELECT id, body FROM article WHERE body IS NOT NULL ORDER BY id LIMIT 8`);
	await visit('/', async (page) => {
		for (const [id, body] of articles) {
			await page.goto(`/article/${id}`);
			await settled(page);
			assert.equal(
				(await page.locator('.body p').allTextContents()).join('\n'), body);
			const [[people]] = await sql(`
				SELECT count(*)::integer FROM mention
				WHERE article = $1 AND kind = 'person' AND part = 'body'`, [id]);
			assert.equal(await page.locator('.body .m-person').count(), people);
		}
	});
});

test('kinds of marks can be hidden, and a name picked out', async () => {
	await visit('/article/8', async (page) => {
		const weight = () => page.locator('.body a.m-person').first()
			.evaluate((mark) => getComputedStyle(mark).fontWeight);
		assert.equal(await weight(), '600');
		await page.locator('.legend label', { hasText: '人物' }).click();
		assert.equal(await weight(), '400');
		await page.locator('.legend label', { hasText: '人物' }).click();
		await page.locator('.pick', { hasText: '沈亦舟' }).click();
		const [[count]] = await sql(`
			SELECT count(*)::integer FROM mention
			WHERE article = 8 AND kind = 'person' AND name = '沈亦舟'`);
		assert.equal(await page.locator('.text-of-article .picked').count(), count);
	});
});

test('a page is shown line by line, as it was read', async () => {
	await visit('/page/1', async (page) => {
		const rows = await page.locator('.lines tr:not(.group):has(td)')
			.evaluateAll((all) => all.map((row) => Number(row.cells[0].innerText)));
		const lines = await sql(
			'SELECT number FROM line WHERE page = 1 ORDER BY number');
		assert.deepEqual(rows, lines.map(([number]) => number));
		const [[joined]] = await sql(
			'SELECT count(*)::integer FROM line WHERE page = 1 AND joined');
		assert.equal(await page.locator('.joined').count(), joined);
		await page.check('text=只看把握不到 0.7 的行');
		const [[doubtful]] = await sql(`
			SELECT count(*)::integer FROM page AS p, zhnews.page_lines(p.body) AS l
			WHERE p.id = 1 AND round(l.confidence::numeric, 2) < 0.7`);
		assert.ok(doubtful > 0);
		assert.equal(await page.locator('tr.doubtful').count(), doubtful);
		assert.equal(await page.locator('.lines td.text').count(), doubtful);
	});
});

test('the keyboard is enough', async () => {
	await visit('/', async (page) => {
		const focused = (what) => page.evaluate((name) => {
			const element = document.activeElement;
			return name === 'text' ? element.innerText : element[name];
		}, what);
		await page.keyboard.press('Tab');
		assert.equal(await focused('text'), '跳到正文');
		await page.keyboard.press('Enter');
		assert.equal(await focused('id'), 'content');
		await page.keyboard.press('/');
		assert.equal(await focused('id'), 'search-box');
		await page.keyboard.type('老旧小区');
		await page.keyboard.press('Enter');
		await page.waitForSelector('.hit');
		await settled(page);
		assert.equal(await focused('tagName'), 'H1');
		const title = await page.locator('.hit h2 a').first().innerText();
		for (let i = 0; i < 20 && await focused('text') !== title; i++) {
			await page.keyboard.press('Tab');
		}
		assert.equal(await focused('text'), title);
		const outline = await page.evaluate(() =>
			getComputedStyle(document.activeElement).outlineStyle);
		assert.equal(outline, 'solid');
		await page.keyboard.press('Enter');
		await page.waitForSelector('.text-of-article');
		await settled(page);
		for (let i = 0; i < 60 && await focused('type') !== 'checkbox'; i++) {
			await page.keyboard.press('Tab');
		}
		assert.equal(await focused('type'), 'checkbox');
		await page.keyboard.press('Space');
		assert.equal(await focused('checked'), false);
		assert.equal(await page.locator('[class*=off-]').count(), 1);
	});
});

// Of WCAG 2: the ratio of the luminances, at least 4.5 for text.
function contrast(one, other) {
	const light = (colour) => {
		const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((value) => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92
				: ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

test('text can be read in both schemes', async () => {
	for (const colorScheme of ['light', 'dark']) {
		await visit('/article/8', async (page) => {
			const colours = await page.evaluate(() => {
				const of = (name) => {
					const probe = document.createElement('i');
					probe.style.color = `var(--${name})`;
					document.body.append(probe);
					return getComputedStyle(probe).color;
				};
				return {
					texts: ['ink', 'muted', 'link', 'accent', 'person'].map(of),
					grounds: ['paper', 'panel', 'quotation'].map(of),
				};
			});
			for (const text of colours.texts) {
				for (const ground of colours.grounds) {
					assert.ok(contrast(text, ground) >= 4.5,
						`${colorScheme}: ${text} on ${ground}`);
				}
			}
		}, { colorScheme });
	}
});

test('colours and language are chosen and remembered', async () => {
	await visit('/', async (page) => {
		const scheme = () => page.evaluate(() =>
			getComputedStyle(document.documentElement).colorScheme);
		await page.click('text=颜色');
		await page.click('text=颜色');
		assert.equal(await scheme(), 'dark');
		await page.click('button[lang=en]');
		assert.equal(await heading(page), 'Overview');
		assert.equal(await page.getAttribute('html', 'lang'), 'en');
		await page.goto('/search?q=防汛');
		await settled(page);
		assert.equal(await scheme(), 'dark');
		assert.match(await heading(page), /“防汛”: \d+ articles/);
		await picture(page, 'search-english-dark');
	});
});

test('nothing found is said in words', async () => {
	await visit('/search?q=航天飞机', async (page) => {
		assert.match(await page.innerText('.empty'), /没有找到“航天飞机”/);
		await picture(page, 'search-nothing');
	});
	await visit('/search?q=，。', async (page) =>
		assert.match(await page.innerText('.empty'), /请输入要找的词/));
	await visit('/?from=2021-01-01&to=2021-02-01', async (page) =>
		assert.match(await page.innerText('.empty'), /这个范围内没有报道/));
	await visit('/phrase?q=航天飞机', async (page) =>
		assert.match(await page.innerText('.empty'), /没有报道用过“航天飞机”/));
	await visit('/phrase', async (page) =>
		assert.match(await page.innerText('.empty'), /来龙去脉/));
});

test('a query that cannot be read is looked for as words', async () => {
	await visit('/search?q="防汛', async (page) => {
		assert.match(await page.innerText('.notice'), /检索式没读懂/);
		assert.ok(await page.locator('.hit').count() > 0);
	});
});

test('errors are said in words', async () => {
	const expected = /Failed to load resource/;
	await visit('/article/99999', async (page) => {
		assert.match(await page.innerText('[role=alert]'), /没有编号为 99999 的报道/);
		await picture(page, 'error');
	}, { expected });
	await visit('/person/查无此人', async (page) => assert.match(
		await page.innerText('[role=alert]'), /没有读到过“查无此人”/), { expected });
	await visit('/search?from=2022-02-30', async (page) => assert.match(
		await page.innerText('[role=alert]'), /“2022-02-30”不能用作开始日期/),
	{ expected });
	await visit('/search?from=2022-07-01&to=2022-06-01', async (page) => assert.match(
		await page.innerText('[role=alert]'), /开始日期在结束日期之后/), { expected });
	await visit('/nowhere', async (page) => assert.match(
		await page.innerText('[role=alert]'), /没有这个页面/));
	await visit('/', async (page) => {
		assert.match(await page.innerText('[role=alert]'), /连不上读报台的服务/);
		await page.unroute('**/api/**');
		await page.click('text=再试一次');
		await page.waitForSelector('.tiles');
	}, {
		expected,
		before: (page) => page.route('**/api/**', (route) => route.abort()),
	});
});

test('something is shown while a page loads', async () => {
	let release;
	const held = new Promise((resolve) => { release = resolve; });
	await visit('/pages', async (page) => {
		await page.route('**/api/overview*', async (route) => {
			await held;
			await route.continue();
		});
		await page.click('nav >> text=总览');
		await page.waitForSelector('.skeleton');
		assert.match(await page.innerText('.skeleton'), /正在读取/);
		assert.equal(await page.getAttribute('main', 'aria-busy'), 'true');
		release();
		await page.waitForSelector('.tiles');
	});
});

function get(path, options = {}) {
	return new Promise((resolve, reject) => {
		const url = new URL(ADDRESS);
		const asked = request({ host: url.hostname, port: url.port, path, ...options },
			(response) => {
				let body = '';
				response.on('data', (piece) => { body += piece; });
				response.on('end', () => resolve({
					status: response.statusCode, headers: response.headers, body,
				}));
			});
		asked.on('error', reject);
		asked.end();
	});
}

test('stories that were printed twice are together', async () => {
	await visit('/reprints', async (page) => {
		const stories = await page.locator('.groups > li').evaluateAll((all) =>
			all.map((story) => [...story.querySelectorAll('.timeline a')]
				.map((link) => Number(link.pathname.split('/').at(-1)))));
		const expected = await sql(`
			SELECT array_agg(article::integer ORDER BY published, article)
			FROM reprint GROUP BY story
			ORDER BY count(*) DESC, min(published) DESC, story`);
		assert.ok(expected.length >= 2);
		assert.deepEqual(stories, expected.map(([story]) => story));
	});
});

test('rows that a policy keeps from the reader are on no page', async () => {
	const questions = ['overview?', 'corpus?', 'search?q=仲旭东', 'search?q=',
		'people?', 'person?name=仲旭东', 'phrase?q=群团', 'pages?', 'page?id=1',
		'article?id=1', 'reprints?',
		'keywords?from=2022-07-05&to=2022-07-11&ref_from=2022-06-07&ref_to=2022-07-04'];
	const seen = async () => (await Promise.all(questions.map((question) =>
		get(encodeURI(`/api/${question}`))))).map(({ body }) => body).join('\n');
	assert.match(await seen(), /平湖/);
	await database.query(`
		ALTER TABLE article ENABLE ROW LEVEL SECURITY;
		CREATE POLICY reader ON article TO zhnews_reader
			USING (paper IS DISTINCT FROM '平湖')`);
	try {
		const texts = await seen();
		assert.doesNotMatch(texts, /平湖|群团工作|仲旭东在/);
		assert.match(texts, /临澜日报/);
	} finally {
		await database.query(`
			DROP POLICY reader ON article;
			ALTER TABLE article DISABLE ROW LEVEL SECURITY`);
	}
});

test('the server gives what it should, and no more', async () => {
	const page = await get('/');
	assert.match(page.headers['content-security-policy'],
		/^default-src 'none'; script-src 'self'; style-src 'self';/);
	assert.doesNotMatch(page.headers['content-security-policy'], /unsafe/);
	assert.equal(page.headers['x-content-type-options'], 'nosniff');
	assert.equal((await get('/', { headers: { Host: 'news.example' } })).status, 403);
	assert.equal((await get('/', { method: 'POST' })).status, 405);
	for (const path of ['/../server/main.js', '/..%2fserver/main.js',
		'/vendor/pg.js', '/server/main.js', '/package.json', '/api/',
		'/api/__proto__', '/%2e%2e/package.json']) {
		const { status, body } = await get(path);
		assert.ok(status === 404 || /<div id="app">/.test(body), path);
	}
});

test('what is asked for is a value, never SQL', async () => {
	const count = `SELECT count(*)::integer FROM article`;
	const [[all]] = await sql(count);
	for (const value of [`'; DROP TABLE demo.article; --`, `' OR 1=1 --`,
		'$1', '\\', '%', '"', '\u0002', '(((', '<->', '!!', '-', '"', '“”', 'a:b',
		'防汛 OR', 'OR', '😀', '*']) {
		for (const question of ['search?q=', 'phrase?q=', 'people?q=',
			'overview?paper=', 'search?paper=', 'keywords?paper=']) {
			const { status } = await get(
				`/api/${question}${encodeURIComponent(value)}`);
			assert.equal(status, 200, question + value);
		}
	}
	assert.deepEqual(await sql(count), [[all]]);
	for (const path of ['search?page=0', 'search?page=x', 'article?id=-1',
		'article?id=1e3', 'search?sort=x', 'article', 'keywords?from=2022-06-01',
		`search?q=${'x'.repeat(201)}`, 'search?q=%00', 'search?from=0001-1-1']) {
		const { status, body } = await get(`/api/${path}`);
		assert.ok([400, 404].includes(status), `${path}: ${status}`);
		assert.ok(JSON.parse(body).error.code);
	}
});

test('the role of the dashboard can read, and nothing else', async () => {
	const reader = new pg.Client({ user: 'zhnews_reader' });
	await reader.connect();
	for (const statement of ['DELETE FROM demo.article',
		`INSERT INTO demo.page (body) VALUES ('x')`,
		'CREATE TABLE demo.mine (id integer)', 'TRUNCATE demo.line',
		`UPDATE demo.mention SET name = ''`, 'DROP SCHEMA demo CASCADE',
		`INSERT INTO zhnews.lexicon (word) VALUES ('甲乙丙')`]) {
		await assert.rejects(reader.query(statement),
			(error) => error.code === '42501', statement);
	}
	await reader.end();
});
