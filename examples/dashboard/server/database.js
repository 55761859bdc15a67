// database.js
//	Read-only transactions on one corpus.
//
// The role that connects decides what can be read; that nothing is written is
// asked for here as well, so that a mistake in a query is an error and no
// accident.  All statements of a request see one snapshot.

import pg from 'pg';

const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;

// A day is the text that PostgreSQL writes, since a Date of JavaScript has a
// time zone; counts are far below 2^53.
const types = {
	getTypeParser(oid, format) {
		switch (oid) {
			case DATE:
				return String;
			case INT8:
			case NUMERIC:
				return Number;
			default:
				return pg.types.getTypeParser(oid, format);
		}
	},
};

export function openDatabase(corpus, timeout) {
	const pool = new pg.Pool({
		max: 4,
		types,
		application_name: 'zhnews dashboard',
		connectionTimeoutMillis: 5000,
		idleTimeoutMillis: 30000,
	});

	// A connection that breaks while nobody uses it is replaced by the pool.
	pool.on('error', (error) => console.error(error.message));

	return {
		corpus,

		// Run work(query) in a transaction.  query(text, values) returns rows;
		// text is a constant of queries.js, whatever comes from a request is
		// in values.
		async read(work) {
			const client = await pool.connect();
			let broken;
			try {
				await client.query(
					'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
				await client.query(
					`SELECT set_config('search_path',
					                   format('%I, pg_temp', $1::text), true),
					        set_config('statement_timeout', $2::text, true),
					        set_config('datestyle', 'ISO', true)`,
					[corpus, timeout]);
				return await work(
					async (text, values) =>
						(await client.query(text, values)).rows);
			} catch (error) {
				broken = error.code === undefined ? error : undefined;
				throw error;
			} finally {
				await client.query('ROLLBACK')
					.catch((error) => { broken = error; });
				client.release(broken);
			}
		},

		close() {
			return pool.end();
		},
	};
}
