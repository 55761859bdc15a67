// scope.js
//	The filter by paper and days, and the unit of time that suits it.

// For statements whose first three parameters are paper, from and to, over a
// table t that has paper and published.
export const IN_SCOPE = `
	($1::text IS NULL OR t.paper = $1)
	AND ($2::date IS NULL OR t.published >= $2)
	AND ($3::date IS NULL OR t.published <= $3)`;

// The same as a condition on article for search() and kwic(), which take SQL.
// The server quotes the values; a NULL leaves its filter out.
export const CONDITION = `concat_ws(' AND ', 'true',
	'paper = ' || quote_literal($1::text),
	'published >= ' || quote_literal($2::date),
	'published <= ' || quote_literal($3::date))`;

// What a query that cannot be read is refused with: syntax, dates, values.
export const MISTAKES = ['42601', '22007', '22008', '22023'];

export function scopeValues(scope) {
	return [scope.paper, scope.from, scope.to];
}

// A chart has up to some 150 periods of one unit.
const UNITS = [['day', 150], ['week', 1050], ['month', 4600]];

// The days that articles in the scope were published on, from the first to
// the last, or null if there are none; and the unit to count them in.
export async function spanOf(query, scope) {
	const [span] = await query(`
		SELECT min(t.published) AS first, max(t.published) AS last,
		       max(t.published) - min(t.published) + 1 AS days
		FROM article AS t WHERE ${IN_SCOPE}`, scopeValues(scope));
	if (span.first === null) {
		return null;
	}
	const unit = UNITS.find(([, most]) => span.days <= most)?.[0] ?? 'year';
	return { ...span, unit };
}

// Every period from the first day to the last one, also without articles.
export async function periods(query, { first, last, unit }) {
	const rows = await query(`
		SELECT p::date AS period
		FROM generate_series(date_trunc($1, $2::timestamp), $3::timestamp,
		                     ('1 ' || $1)::interval) AS p
		ORDER BY p`, [unit, first, last]);
	return rows.map((row) => row.period);
}
