#
# server.sh
#	  A private PostgreSQL server with zhnews in it; to be read with ".".
#
# PostgreSQL finds its files relative to its own program, after resolving
# links.  So the programs are copied into a temporary directory, everything
# else is linked beside them, and zhnews is installed there: nothing outside
# that directory is written, and a zhnews of the system is neither used nor
# changed.  The server listens on a Unix socket in that directory only, which
# no other user may enter.
#
# initdb refuses root: for root everything runs as user postgres, who may not
# be able to read the project (it may be under root's home), so callers copy
# what the server or a client is to read: see server_copy.
#
#	. test/server.sh
#	server_prepare demo				make the directory, install zhnews
#	server_copy examples			copy a folder of the project to $work/src
#	server_start news				start a server, create database news
#	server_psql -c 'SELECT 1'		psql in that database, in $work/src
#	server_as COMMAND ...			run a command as the server's user
#	server_stop						stop it (also done on exit)
#
# KEEP=1 leaves the server running on exit and says how to connect.
#
# Sets: root (the project), work (the directory), bindir (the programs),
# testdir (pg_regress and the Perl modules of PostgreSQL).
#

: "${PG_CONFIG:=pg_config}" "${MAKE:=make}" "${KEEP:=}"

root=$(cd "$(dirname "$0")" &&
	while [ ! -e zhnews.control ] && [ "$PWD" != / ]; do cd ..; done; pwd)
server_database=

# Run a command as the user that the server runs as.
server_as()
{
	if [ "$(id -u)" = 0 ]; then
		runuser -u postgres -- "$@"
	else
		"$@"
	fi
}

# Make $work, and in it $work/root, a server tree with zhnews installed.
server_prepare()
{
	work=$(mktemp -d "${TMPDIR:-/tmp}/zhnews-$1.XXXXXX")
	trap server_exit EXIT
	trap 'exit 1' HUP INT TERM
	if [ "$(id -u)" = 0 ]; then
		chown postgres "$work"
		if ! server_as test -x "$work"; then
			rm -rf "$work"
			export TMPDIR=/tmp
			work=$(mktemp -d "$TMPDIR/zhnews-$1.XXXXXX")
			chown postgres "$work"
		fi
	fi

	system_bindir=$("$PG_CONFIG" --bindir)
	sharedir=$("$PG_CONFIG" --sharedir)
	pkglibdir=$("$PG_CONFIG" --pkglibdir)
	testdir=$(cd "$(dirname "$("$PG_CONFIG" --pgxs)")/../test" && pwd)
	bindir=$work/root$system_bindir

	for dir in "$bindir" "$work/root$sharedir" "$work/root$pkglibdir"; do
		mkdir -p "$dir"
	done
	cp -a "$system_bindir/." "$bindir/"
	cp -as "$sharedir/." "$work/root$sharedir/"
	cp -as "$pkglibdir/." "$work/root$pkglibdir/"
	rm -f "$work/root$sharedir"/extension/zhnews* \
		"$work/root$pkglibdir"/zhnews*
	"$MAKE" -s -C "$root" install PG_CONFIG="$PG_CONFIG" \
		DESTDIR="$work/root" >"$work/install.log" 2>&1 ||
		{ cat "$work/install.log"; return 1; }
	mkdir "$work/src"
	server_own
}

# Give everything in $work to the server's user.
server_own()
{
	if [ "$(id -u)" = 0 ]; then chown -hR postgres "$work"; fi
}

# Copy folders of the project, those that exist, to the same names in
# $work/src, where the server's user can read them.  Packages of the dashboard
# are large, and no server reads them.
server_copy()
{
	for dir; do
		if [ -e "$root/$dir" ]; then
			tar -C "$root" --exclude=node_modules -cf - "$dir" |
				tar -C "$work/src" -xf -
		fi
	done
	server_own
}

# Start a server in $work/data with an empty UTF8 database that has zhnews.
server_start()
{
	server_database=$1
	mkdir "$work/socket"
	server_own
	( cd "$work" &&
		server_as "$bindir/initdb" -D "$work/data" -U postgres -A trust \
			--encoding=UTF8 --no-locale --no-sync >"$work/initdb.log" 2>&1 ) ||
		{ cat "$work/initdb.log"; return 1; }
	( cd "$work" &&
		server_as "$bindir/pg_ctl" -D "$work/data" -l "$work/server.log" -s -w \
			-o "-k $work/socket -c listen_addresses=''" start </dev/null ) ||
		{ cat "$work/server.log"; return 1; }
	( cd "$work" &&
		server_as "$bindir/createdb" -h "$work/socket" -U postgres \
			"$server_database" )
	server_psql -q -c 'CREATE EXTENSION zhnews'
}

# psql in the server's database; relative files are those of $work/src.
server_psql()
{
	( cd "$work/src" &&
		server_as env PGCLIENTENCODING=UTF8 PSQLRC=/dev/null \
			"$bindir/psql" -h "$work/socket" -U postgres \
			-d "$server_database" -v ON_ERROR_STOP=1 "$@" )
}

server_stop()
{
	if [ -s "$work/data/postmaster.pid" ]; then
		( cd "$work" &&
			server_as "$bindir/pg_ctl" -D "$work/data" -s -m fast stop ) || true
	fi
}

# On exit: leave nothing behind, or say what was left and how to use it.
server_exit()
{
	if [ -n "$KEEP" ] && [ "$KEEP" != 0 ] &&
		[ -s "$work/data/postmaster.pid" ]; then
		run=
		if [ "$(id -u)" = 0 ]; then run='runuser -u postgres -- '; fi
		cat <<-EOF

			The server is still running.  Connect with
			    psql -h $work/socket -U postgres $server_database
			Stop it and remove it with
			    $run$bindir/pg_ctl -D $work/data -m fast stop; rm -rf $work
		EOF
	else
		server_stop
		rm -rf "$work"
	fi
}
