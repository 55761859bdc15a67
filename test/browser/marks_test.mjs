// marks_test.mjs
//	Overlapping marks become a tree that keeps the text.

import assert from 'node:assert/strict';
import test from 'node:test';

import { lineSpans, nest } from '../../examples/dashboard/public/marks.js';

const text = (nodes) => nodes.map((node) =>
	(typeof node === 'string' ? node : text(node.children))).join('');

// The tree in one line: a mark is its name and its content in brackets.
const shape = (nodes) => nodes.map((node) =>
	(typeof node === 'string' ? node
		: `${node.mark.name}(${shape(node.children)})`)).join('');

const mark = (name, start, end) => ({ name, start, end });

test('marks beside each other and one inside another', () => {
	const characters = Array.from('平湖市公安局昨天说');
	assert.equal(shape(nest(characters, [
		mark('date', 6, 8), mark('place', 0, 3), mark('organisation', 0, 6),
	])), 'organisation(place(平湖市)公安局)date(昨天)说');
});

test('a mark that sticks out is cut in two', () => {
	assert.equal(shape(nest(Array.from('甲乙丙丁戊'), [
		mark('a', 0, 3), mark('b', 2, 5),
	])), 'a(甲乙b(丙))b(丁戊)');
	assert.equal(shape(nest(Array.from('甲乙丙丁戊'), [
		mark('a', 0, 2), mark('b', 1, 5), mark('c', 3, 4),
	])), 'a(甲b(乙))b(丙c(丁)戊)');
});

test('characters outside the basic plane count as one', () => {
	const characters = Array.from('𠮷野家在𪚥');
	assert.equal(shape(nest(characters, [mark('a', 0, 3), mark('b', 4, 5)])),
		'a(𠮷野家)在b(𪚥)');
});

test('marks are cut at the ends of a line', () => {
	const characters = Array.from('甲乙\n丙丁');
	assert.deepEqual(lineSpans(characters), [[0, 2], [3, 5]]);
	const lines = lineSpans(characters).map(([from, to]) =>
		shape(nest(characters, [mark('a', 1, 4)], from, to)));
	assert.deepEqual(lines, ['甲a(乙)', 'a(丙)丁']);
	assert.deepEqual(lineSpans([]), [[0, 0]]);
});

// A small generator, so that a failure can be repeated.
function numbers(seed) {
	return (below) => {
		seed = (seed * 1103515245 + 12345) % 2147483648;
		return Math.floor(seed / 65536) % below;
	};
}

test('any marks keep the text, and cover what they should', () => {
	const next = numbers(7);
	for (let round = 0; round < 500; round++) {
		const characters = Array.from({ length: next(30) },
			(_, i) => String.fromCodePoint(0x4e00 + i));
		const marks = Array.from({ length: next(12) }, (_, i) => {
			const start = next(30);
			return mark(i, start, start + next(12));
		});
		const covered = marks.map(() => new Set());
		const walk = (nodes, above, at) => {
			for (const node of nodes) {
				if (typeof node !== 'string') {
					at = walk(node.children, [...above, node.mark.name], at);
					continue;
				}
				for (const character of node) {
					above.forEach((name) => covered[name].add(at));
					assert.equal(character, characters[at]);
					at++;
				}
			}
			return at;
		};
		const tree = nest(characters, marks);
		assert.equal(text(tree), characters.join(''));
		walk(tree, [], 0);
		marks.forEach(({ name, start, end }) => {
			const expected = [];
			for (let i = start; i < Math.min(end, characters.length); i++) {
				expected.push(i);
			}
			assert.deepEqual([...covered[name]].sort((a, b) => a - b), expected);
		});
	}
});
