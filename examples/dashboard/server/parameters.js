// parameters.js
//	What a request may ask for: each value is checked before it is used.
//
// A value that is missing or empty is null, or its default.  One that is
// wrong is an error that names the parameter, for the page to put into words.

export class RequestError extends Error {
	constructor(status, code, detail = {}) {
		super(code);
		this.status = status;
		this.code = code;
		this.detail = detail;
	}
}

function wrong(name, value) {
	return new RequestError(400, 'bad_parameter', { name, value });
}

export class Parameters {
	constructor(search) {
		this.search = search;
	}

	text(name, longest = 200) {
		const value = (this.search.get(name) ?? '').trim();
		if (value === '') {
			return null;
		}
		if (value.length > longest || value.includes('\0')) {
			throw wrong(name, value.slice(0, 40));
		}
		return value;
	}

	required(name, longest) {
		const value = this.text(name, longest);
		if (value === null) {
			throw wrong(name, '');
		}
		return value;
	}

	// A day of the calendar, as in 2022-07-06.
	day(name) {
		const value = this.text(name);
		if (value === null) {
			return null;
		}
		const date = new Date(`${value}T00:00:00Z`);
		if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(date.getTime()) ||
			date.toISOString().slice(0, 10) !== value) {
			throw wrong(name, value.slice(0, 40));
		}
		return value;
	}

	number(name, least, most, otherwise = null) {
		const value = this.text(name);
		if (value === null) {
			return otherwise;
		}
		const number = Number(value);
		if (!/^\d+$/.test(value) || number < least || number > most) {
			throw wrong(name, value.slice(0, 40));
		}
		return number;
	}

	oneOf(name, choices, otherwise = choices[0]) {
		const value = this.text(name) ?? otherwise;
		if (!choices.includes(value)) {
			throw wrong(name, value.slice(0, 40));
		}
		return value;
	}

	// The filter that most pages have.
	scope() {
		const scope = {
			paper: this.text('paper'),
			from: this.day('from'),
			to: this.day('to'),
		};
		if (scope.from !== null && scope.to !== null && scope.from > scope.to) {
			throw new RequestError(400, 'bad_range', scope);
		}
		return scope;
	}
}
