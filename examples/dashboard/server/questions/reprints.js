// reprints.js
//	Articles that several papers printed.

export function reprints(parameters) {
	parameters.scope();
	return async () => ({ groups: [] });
}
