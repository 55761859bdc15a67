// api.js
//	Ask the server.

// An error with a code that words.js has words for.
export class ApiError extends Error {
	constructor(code, detail = {}) {
		super(code);
		this.code = code;
		this.detail = detail;
	}
}

export async function ask(question, parameters = {}, signal = undefined) {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== null && value !== undefined && value !== '') {
			search.set(name, value);
		}
	}
	let response;
	let answer;
	try {
		response = await fetch(`/api/${question}?${search}`, { signal });
		answer = await response.json();
	} catch (error) {
		if (error.name === 'AbortError') {
			throw error;
		}
		throw new ApiError('offline');
	}
	if (!response.ok) {
		throw new ApiError(answer.error.code, answer.error.detail);
	}
	return answer;
}
