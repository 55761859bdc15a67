// app.js
//	The web server: files of the page, and its questions as JSON.
//
// It answers GET and HEAD, to this machine only, under a policy that lets a
// browser run our scripts and nothing else, so that what is in an article can
// never act.  An answer that failed is {"error": {"code", "detail"}}; the page
// puts the code into words.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Parameters, RequestError } from './parameters.js';
import { questions } from './questions.js';

const root = fileURLToPath(new URL('../', import.meta.url));

const FILE_TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};

// The files of packages that the page uses, by the address it uses.
const PACKAGES = {
	'/vendor/echarts.js': 'node_modules/echarts/dist/echarts.esm.min.mjs',
	'/vendor/lit-html.js': 'node_modules/lit-html/lit-html.js',
};

const HEADERS = {
	'Content-Security-Policy': "default-src 'none'; script-src 'self'; " +
		"style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
		"base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'Cache-Control': 'no-cache',
};

// What the page is told about an error of the database: a code, and the
// message where the user can do something about it.  Anything else is for the
// log.
function describe(error) {
	if (error instanceof RequestError) {
		return [error.status, error.code, error.detail];
	}
	switch (error.code) {
		case '57014':
			return [504, 'timeout', {}];
		case '42501':
			return [403, 'forbidden', { message: error.message }];
		case '3F000':
		case '42P01':
		case '42883':
			return [500, 'not_installed', { message: error.message }];
		case 'ECONNREFUSED':
		case 'ENOENT':
		case '28P01':
		case '28000':
		case '3D000':
		case '53300':
		case '57P01':
		case '57P03':
			return [503, 'no_database', { message: error.message }];
		default:
			return error.code === undefined
				&& /timeout|terminated/i.test(error.message)
				? [503, 'no_database', { message: error.message }]
				: [500, 'internal', {}];
	}
}

function send(request, response, status, type, body) {
	response.writeHead(status, {
		...HEADERS,
		'Content-Type': type,
		'Content-Length': Buffer.byteLength(body),
	});
	response.end(request.method === 'HEAD' ? undefined : body);
}

function sendJson(request, response, status, value) {
	send(request, response, status, 'application/json; charset=utf-8',
		JSON.stringify(value));
}

function sendError(request, response, error) {
	const [status, code, detail] = describe(error);
	if (status >= 500) {
		console.error(`${request.url}: ${error.message}`);
	}
	if (!response.headersSent) {
		sendJson(request, response, status, { error: { code, detail } });
	}
}

async function sendFile(request, response, name) {
	const type = FILE_TYPES[extname(name)] ?? FILE_TYPES['.js'];
	const { size } = await stat(name);
	response.writeHead(200,
		{ ...HEADERS, 'Content-Type': type, 'Content-Length': size });
	if (request.method === 'HEAD') {
		response.end();
	} else {
		createReadStream(name).on('error', () => response.destroy())
			.pipe(response);
	}
}

// A page of another site can make a browser ask us under that site's name
// (DNS rebinding): only our own names are answered.
function isLocal(host) {
	return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');
}

async function answer(database, request, response) {
	if (!isLocal(request.headers.host)) {
		throw new RequestError(403, 'bad_host');
	}
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		throw new RequestError(405, 'bad_method');
	}
	const url = new URL(request.url, 'http://localhost');

	if (url.pathname.startsWith('/api/')) {
		const question = questions.get(url.pathname.slice('/api/'.length));
		if (question === undefined) {
			throw new RequestError(404, 'not_found');
		}
		const ask = question(new Parameters(url.searchParams));
		sendJson(request, response, 200,
			await database.read((query) => ask(query, database.corpus)));
		return;
	}

	if (Object.hasOwn(PACKAGES, url.pathname)) {
		await sendFile(request, response, root + PACKAGES[url.pathname]);
		return;
	}

	// Addresses without a dot in them are pages, which the script makes.
	const name = extname(url.pathname) === '' ? '/index.html' : url.pathname;
	const file = normalize(`${root}public${name}`);
	if (!file.startsWith(`${root}public${sep}`)) {
		throw new RequestError(404, 'not_found');
	}
	try {
		await sendFile(request, response, file);
	} catch (error) {
		throw new RequestError(404, 'not_found');
	}
}

export function createApp(database) {
	return createServer((request, response) => {
		answer(database, request, response)
			.catch((error) => sendError(request, response, error));
	});
}
