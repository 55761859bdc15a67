// marks.js
//	Spans over a text, made into a tree.
//
// What was found in a text overlaps: a place within an organisation, a person
// within a quotation, a quotation that ends inside a term.  HTML has no
// overlap, so a mark that sticks out of the one it began in is cut in two at
// that end.  Positions count characters as PostgreSQL does, not the UTF-16
// units of JavaScript: the text comes as an array of characters.

// nest(characters, marks, from, to) returns a list of strings and of nodes
// { mark, children }.  A mark has start and end (exclusive), from 0; what lies
// outside from .. to is cut off.  The strings of the tree, put together, are
// the text.
export function nest(characters, marks, from = 0, to = characters.length) {
	const queue = marks
		.map((mark) => ({
			mark,
			start: Math.max(mark.start, from),
			end: Math.min(mark.end, to),
		}))
		.filter(({ start, end }) => start < end)
		.sort(outermostFirst);
	return build(characters, queue, from, to);
}

function outermostFirst(a, b) {
	return a.start - b.start || b.end - a.end;
}

function build(characters, queue, from, to) {
	const result = [];
	const text = (start, end) => {
		if (start < end) {
			result.push(characters.slice(start, end).join(''));
		}
	};
	let at = from;
	while (queue.length > 0) {
		const { mark, start, end } = queue.shift();
		const inside = [];
		const after = [];
		for (const span of queue) {
			if (span.start >= end) {
				after.push(span);
			} else if (span.end <= end) {
				inside.push(span);
			} else {
				inside.push({ ...span, end });
				after.push({ ...span, start: end });
			}
		}
		text(at, start);
		result.push({ mark, children: build(characters, inside, start, end) });
		at = end;
		queue = after.sort(outermostFirst);
	}
	text(at, to);
	return result;
}

// The lines of a text as pairs of positions, line ends left out.
export function lineSpans(characters) {
	const spans = [];
	let start = 0;
	for (let i = 0; i <= characters.length; i++) {
		if (i === characters.length || characters[i] === '\n') {
			spans.push([start, i]);
			start = i + 1;
		}
	}
	return spans;
}
