#!/bin/sh
#
# layout.sh
#	  Check the rules of the source tree that no compiler checks.
#
# The core (src/ without src/pg) knows nothing of PostgreSQL and gets memory
# and errors from its caller; every symbol that leaves an object file has our
# prefix; the library exports only what PostgreSQL calls; versions agree.
# Prints TAP lines.  Run after a build, by test/run.sh.
#
set -u

: "${CORE_OBJS:=}" "${PG_OBJS:=}"
status=0

# report CLAIM OFFENDERS: ok if there are none.
report()
{
	if [ -z "$2" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		echo "$2" | sed 's/^/#   /'
		status=1
	fi
}

report 'no file of the core includes a PostgreSQL header' "$(
	find src -name '*.[ch]' ! -path 'src/pg/*' -exec grep -nE \
		'^ *# *include *["<](postgres|c\.h|fmgr|utils/|pg/|tsearch/|catalog/)' \
		{} +)"

report 'the core does not allocate, print or exit on its own' "$(
	[ -z "$CORE_OBJS" ] || nm -A -u $CORE_OBJS | grep -E \
		' U (malloc|calloc|realloc|free|strdup|exit|_exit|abort|f?printf|puts)$')"

report 'every symbol that is not static begins with zhn_' "$(
	[ -z "$CORE_OBJS$PG_OBJS" ] ||
		nm -A -g --defined-only $CORE_OBJS $PG_OBJS |
		grep -vE ' (zhn_|pg_finfo_zhn_|Pg_magic_func$|_PG_init$)')"

report 'the library exports only SQL functions' "$(
	[ ! -e zhnews.so ] || nm -D --defined-only zhnews.so |
		awk '{ print $3 }' | sort | awk '
			/^pg_finfo_/ { sql[substr($1, 10)] = 1; next }
			/^(Pg_magic_func|_PG_init|_init|_fini)$/ { next }
			{ name[$1] = 1 }
			END { for (n in name) if (!(n in sql)) print n }')"

report 'the library has all that it uses of itself' "$(
	[ ! -e zhnews.so ] || nm -D -u zhnews.so | grep ' zhn_')"

control=$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" zhnews.control)
report 'META.json has the version of zhnews.control' "$(
	grep -nE '^ *"version": "' META.json | grep -v '"1\.0\.0",$' |
		grep -v "\"$control\.[0-9]*\"")"

report 'every test has an expected output' "$(
	for test in ${REGRESS:-}; do
		[ -e "expected/$test.out" ] || echo "expected/$test.out"
	done
	for test in ${ISOLATION:-}; do
		[ -e "test/expected/$test.out" ] || echo "test/expected/$test.out"
	done)"

exit $status
