#
# web.sh
#	  The dashboard on the private server; to be read with "." after server.sh.
#
#	web_install				install the parts that the dashboard needs
#	web_load				make and fill the corpus "demo", and the reader's role
#	web_load_news FOLDER	load files *.jsonl, *.jsonl.gz and *.jsonl.xz, too
#	web_start PORT			start it; sets web_address
#	web_stop				stop it
#
# web_install needs the npm registry the first time, or after a change of
# package-lock.json; no script of a package is run.
#

web=$root/examples/dashboard
web_pid=

web_install()
{
	lock=$web/package-lock.json
	if [ ! -e "$web/node_modules/.package-lock.json" ] ||
		[ "$lock" -nt "$web/node_modules/.package-lock.json" ]; then
		( cd "$web" && npm ci --ignore-scripts --no-audit --no-fund \
			--loglevel=error ) || return 1
		touch "$web/node_modules/.package-lock.json"
	fi
}

web_load()
{
	server_psql -q -X -f examples/dashboard/demo/load.sql &&
		server_psql -q -X -v corpus=demo -v reader=zhnews_reader \
			-f examples/dashboard/reader.sql
}

# The documents go through a table that zhnews.load empties; a line that is no
# article is left in rejected.
web_load_news()
{
	server_psql -q -X -c 'CREATE TABLE staging (doc text)' || return 1
	for file in "$1"/*.jsonl "$1"/*.jsonl.gz "$1"/*.jsonl.xz; do
		case $file in
			*'*'*) continue ;;
			*.gz) reader='gzip -dc' ;;
			*.xz) reader='xz -dc' ;;
			*) reader=cat ;;
		esac
		echo "zhnews: loading $file"
		$reader "$file" | server_psql -q -X -c "COPY staging FROM STDIN
			(FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')" || return 1
	done
	server_psql -X -c "CALL zhnews.load('demo', 'staging')" \
		-q -c "DO 'BEGIN
			PERFORM zhnews.refresh_reports(''demo''),
				zhnews.refresh_reprints(''demo''), zhnews.fold(''demo'');
			END'" \
		-c 'DROP TABLE staging' -c 'ANALYZE'
}

# The program says its address when it answers there.
web_start()
{
	PGHOST=$work/socket PGDATABASE=$server_database PGUSER=zhnews_reader \
		CORPUS=demo PORT=$1 \
		node "$web/server/main.js" >"$work/web.log" 2>&1 </dev/null &
	web_pid=$!
	web_address=
	tries=0
	while [ -z "$web_address" ]; do
		if [ "$tries" = 100 ] || ! kill -0 "$web_pid" 2>/dev/null; then
			cat "$work/web.log"
			return 1
		fi
		sleep 0.1
		tries=$((tries + 1))
		web_address=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$work/web.log")
	done
}

web_stop()
{
	if [ -n "$web_pid" ]; then
		kill "$web_pid" 2>/dev/null || true
		wait "$web_pid" 2>/dev/null || true
		web_pid=
	fi
}
