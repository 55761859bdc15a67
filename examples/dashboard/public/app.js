// app.js
//	The frame of the page: menu, search box, and which page is shown.
//
// Each page is a module with load(context), which asks the server, and
// view(data, context), which makes a template.  An address is a page and its
// parameters, so that every view can be bookmarked, sent and reloaded; links
// and forms are ordinary ones, which are followed here without reloading.

import { html, nothing, render } from '/vendor/lit-html.js';

import { ask } from './api.js';
import * as article from './pages/article.js';
import * as keywords from './pages/keywords.js';
import * as overview from './pages/overview.js';
import * as page from './pages/page.js';
import * as pages from './pages/pages.js';
import * as people from './pages/people.js';
import * as person from './pages/person.js';
import * as phrase from './pages/phrase.js';
import * as reprints from './pages/reprints.js';
import * as search from './pages/search.js';
import { failure, skeleton } from './parts.js';
import { currentLanguage, otherLanguage, t } from './words.js';

const ROUTES = [
	[/^\/$/, overview, 'overview'],
	[/^\/search$/, search, 'search'],
	[/^\/article\/(\d+)$/, article, 'search'],
	[/^\/people$/, people, 'people'],
	[/^\/person\/([^/]+)$/, person, 'people'],
	[/^\/phrase$/, phrase, 'phrase'],
	[/^\/keywords$/, keywords, 'keywords'],
	[/^\/reprints$/, reprints, 'reprints'],
	[/^\/pages$/, pages, 'pages'],
	[/^\/page\/(\d+)$/, page, 'pages'],
];

const MENU = [
	['overview', '/'], ['search', '/search'], ['people', '/people'],
	['phrase', '/phrase'], ['keywords', '/keywords'],
	['reprints', '/reprints'], ['pages', '/pages'],
];

const THEMES = ['auto', 'light', 'dark'];

const state = {
	corpus: null,
	module: null,		// the page shown
	section: '',		// its place in the menu
	context: null,
	data: null,
	error: null,
	loading: true,
};

let theme = localStorage.getItem('theme') ?? 'auto';
let pending = new AbortController();

function setTheme(name) {
	theme = THEMES.includes(name) ? name : 'auto';
	localStorage.setItem('theme', theme);
	document.documentElement.dataset.theme = theme;
	dispatchEvent(new Event('themechange'));
	draw();
}

function themeButton() {
	const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
	return html`<button class="plain" @click=${() => setTheme(next)}
		>${t('theme')}<span class="unseen">${': '}</span> ${t(`theme_${theme}`)}</button>`;
}

function switchLanguage() {
	otherLanguage();
	draw();
}

function content() {
	if (state.error !== null) {
		return failure(state.error, () => show());
	}
	if (state.data === null) {
		return skeleton();
	}
	return state.module.view(state.data, state.context);
}

function draw() {
	document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-CN' : 'en';
	document.title = state.data === null || state.error !== null ? t('title')
		: `${state.module.title(state.data, state.context)} · ${t('title')}`;
	render(html`
		<a class="skip" href="#content">${t('skip')}</a>
		<header>
			<div class="masthead">
				<a class="brand" href="/">${t('title')}</a>
				<form class="search" action="/search" role="search">
					<input type="search" name="q" id="search-box" autocomplete="off"
						placeholder=${t('search_hint')} aria-label=${t('search_hint')}
						title=${t('search_help')} maxlength="200"
						.value=${state.section === 'search'
							? state.context?.parameters.get('q') ?? '' : ''}>
					<button>${t('go')}</button>
				</form>
				<div class="switches">
					<button class="plain" @click=${switchLanguage}
						lang=${currentLanguage() === 'zh' ? 'en' : 'zh-CN'}
						>${t('language')}</button>
					${themeButton()}
				</div>
			</div>
			<nav aria-label=${t('menu')}>
				<ul>${MENU.map(([name, href]) => html`<li><a href=${href}
					aria-current=${state.section === name ? 'page' : nothing}
					>${t(name)}</a></li>`)}</ul>
			</nav>
		</header>
		<main id="content" tabindex="-1" aria-busy=${state.loading}>
			${content()}
		</main>
		<p class="unseen" role="status" aria-live="polite"
			>${state.loading ? t('loading') : document.title}</p>`,
	document.getElementById('app'));
}

// Show what the address says.  A page that is shown already stays, dimmed,
// until its new data are there.
async function show({ focus = false, top = 0 } = {}) {
	pending.abort();
	pending = new AbortController();
	const { signal } = pending;
	const url = new URL(location.href);
	const route = ROUTES.find(([pattern]) => pattern.test(url.pathname));

	const module = route?.[1] ?? null;
	const same = module === state.module;
	state.module = module;
	state.section = route?.[2] ?? '';
	state.error = null;
	state.loading = true;
	if (!same) {
		state.data = null;
		state.context = null;
	}
	draw();

	try {
		if (module === null) {
			throw Object.assign(new Error(), { code: 'not_found' });
		}
		state.corpus ??= await ask('corpus', {}, signal);
		const context = {
			corpus: state.corpus,
			parameters: url.searchParams,
			argument: decodeURIComponent(
				url.pathname.match(route[0])[1] ?? ''),
			signal,
			redraw: draw,
			go,
		};
		const data = await module.load(context);
		if (signal.aborted) {
			return;
		}
		state.context = context;
		state.data = data;
	} catch (error) {
		if (signal.aborted) {
			return;
		}
		if (error.code === undefined) {
			console.error(error);
		}
		state.error = error;
	}
	state.loading = false;
	draw();
	if (focus) {
		document.querySelector('main h1')?.focus({ preventScroll: true });
		scrollTo(0, top);
	}
}

// Go to another address of the dashboard.
function go(href, focus = true) {
	history.replaceState({ top: scrollY }, '');
	history.pushState({ top: 0 }, '', href);
	show({ focus });
}

function isOurs(link) {
	return link.origin === location.origin && link.target === ''
		&& !link.hasAttribute('download') && !link.pathname.startsWith('/api/');
}

document.addEventListener('click', (event) => {
	const link = event.target.closest?.('a[href]');
	if (link === null || link === undefined || !isOurs(link)
		|| event.defaultPrevented || event.button !== 0
		|| event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
		return;
	}
	event.preventDefault();
	if (link.hash !== '' && link.pathname === location.pathname) {
		document.getElementById(link.hash.slice(1))?.focus();
		return;
	}
	go(link.href);
});

// A form becomes an address: its fields, those that are empty left out.
function formAddress(form) {
	const url = new URL(form.action);
	url.search = '';
	for (const [name, value] of new FormData(form)) {
		if (value.trim() !== '') {
			url.searchParams.set(name, value.trim());
		}
	}
	return url.href;
}

document.addEventListener('submit', (event) => {
	if (!event.defaultPrevented) {
		event.preventDefault();
		go(formAddress(event.target));
	}
});

// A choice in a filter is followed at once; the choice keeps the focus.
document.addEventListener('change', (event) => {
	const form = event.target.form;
	if (form?.dataset.auto !== undefined && event.target.type !== 'search'
		&& form.checkValidity()) {
		go(formAddress(form), false);
	}
});

// "/" goes to the search box, as on many sites.
document.addEventListener('keydown', (event) => {
	if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
		&& !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
		event.preventDefault();
		document.getElementById('search-box').select();
		document.getElementById('search-box').focus();
	}
});

addEventListener('popstate', (event) => {
	show({ focus: true, top: event.state?.top ?? 0 });
});

history.scrollRestoration = 'manual';
setTheme(theme);
show();
