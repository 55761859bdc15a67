// main.js
//	Start the dashboard: node server/main.js
//
// Where the database is, the usual variables of PostgreSQL say (PGHOST,
// PGPORT, PGDATABASE, PGUSER, PGPASSWORD, ...).  CORPUS is the corpus to show,
// PORT the port to listen on (0: any that is free), TIMEOUT how many
// milliseconds a statement may take.

import { createApp } from './app.js';
import { openDatabase } from './database.js';

const port = Number(process.env.PORT ?? 8642);
const corpus = process.env.CORPUS ?? '';
const timeout = Number(process.env.TIMEOUT ?? 10000);

if (corpus === '') {
	console.error('Say which corpus to show: CORPUS=name node server/main.js');
	process.exit(2);
}
if (!Number.isInteger(port) || port < 0 || port > 65535) {
	console.error(`PORT is no port: ${process.env.PORT}`);
	process.exit(2);
}
if (!Number.isInteger(timeout) || timeout <= 0) {
	console.error(`TIMEOUT is no number of milliseconds: ${process.env.TIMEOUT}`);
	process.exit(2);
}

const database = openDatabase(corpus, timeout);
const server = createApp(database);

server.on('error', (error) => {
	console.error(error.code === 'EADDRINUSE'
		? `Port ${port} is in use; choose another one with PORT=...`
		: error.message);
	process.exit(1);
});

// Only this machine can connect.
server.listen(port, '127.0.0.1', () => {
	console.log(`Dashboard of corpus "${corpus}": ` +
		`http://127.0.0.1:${server.address().port}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		server.close();
		server.closeAllConnections();
		database.close().then(() => process.exit(0));
	});
}
