#!/bin/sh
#
# run.sh
#	  Run the tests, on a private copy of the server (see server.sh).
#
#	test/run.sh [STEP ...]		usually called by "make test"
#
# Steps, all of them if none is named:
#	unit		programs of test/unit, the core alone under sanitizers
#	pages		pages of many layouts, read by the core (test/pages)
#	layout		rules that a compiler does not check (test/layout.sh)
#	compilers	a build with clang; only where CI=true
#	regress		sql/*.sql by pg_regress
#	isolation	test/specs/*.spec by pg_isolation_regress
#	tap			test/t/*.pl by prove
#	browser		the dashboard in Chromium (test/browser); pictures of its
#				pages are left in build/results/browser
#
# Tests may use examples/, data/ and test/data/, which are copied beside them,
# and the environment variables PG_ABS_SRCDIR (that copy) and ZHNEWS_SHARED (a
# folder with evaluation data, by default ../shared; unset if there is none:
# tests that need it must skip then).  Outputs of regression tests are left in
# build/results and build/results_iso.
#
# The last line is "N passed, N failed".  Exits with 1 if anything failed, or
# if nothing ran.
#
set -u

: "${BUILD:=build}" "${REGRESS:=}" "${ISOLATION:=}" "${TAP:=}"
: "${UNIT_TESTS:=}" "${CI:=}"
KEEP=
. "$(dirname "$0")/server.sh"
. "$(dirname "$0")/web.sh"

cd "$root" || exit 1
steps=${*:-unit pages layout compilers regress isolation tap browser}
passed=0
failed=0
log=

heading()
{
	echo
	echo "# $*"
}

# Run a command, show what it prints and keep that in $log.
logged()
{
	{ "$@"; echo $? >"$work/status"; } 2>&1 | tee "$log"
	status=$(cat "$work/status")
}

# Count the lines of $log that begin like a pattern of grep -E.
count()
{
	grep -acE "$1" "$log"
}

# Add what $log says; a program that failed without saying which test did
# counts as one failed test.
tally()
{
	ok=$(count "$1")
	bad=$(count "$2")
	if [ "$status" != 0 ] && [ "$bad" = 0 ]; then
		echo "not ok - $3 ended with status $status"
		bad=1
	fi
	passed=$((passed + ok))
	failed=$((failed + bad))
}

# A line that is only "ok" is prove's own, about a whole file.
tally_tap()
{
	tally '^ok .' '^not ok .' "$1"
}

step_unit()
{
	heading "unit tests of the core, under address and undefined sanitizers"
	log=$work/unit.log
	logged "$MAKE" -s --no-print-directory unit-programs
	if [ "$status" != 0 ]; then
		tally_tap "building the unit tests"
		return
	fi
	for test in $UNIT_TESTS; do
		heading "$(basename "$test")"
		logged "$test"
		tally_tap "$test"
	done
}

# Always the same pages: of the articles that are in the project.
step_pages()
{
	heading "pages of many layouts"
	log=$work/pages.log
	logged test/pages/run.sh --written --tap --pages 200
	tally_tap test/pages/run.sh
}

step_layout()
{
	heading "layout"
	log=$work/layout.log
	logged test/layout.sh
	tally_tap test/layout.sh
}

# The first compiler's warnings are errors already, in the build above.
step_compilers()
{
	if [ "$CI" != true ]; then
		return
	fi
	heading "build with clang"
	log=$work/clang.log
	mkdir "$work/clang"
	cp -a Makefile zhnews.control src sql data "$work/clang"
	logged "$MAKE" -s -C "$work/clang" all BUILD=build \
		PG_CONFIG="$PG_CONFIG" CC=clang \
		CFLAGS='-O2 -g -fno-strict-aliasing -fwrapv'
	if [ "$status" = 0 ]; then
		echo 'ok - clang builds without warnings' | tee "$log"
	fi
	tally_tap clang
}

# pg_regress prints "test NAME ... ok" in PostgreSQL 15, TAP from 16 on.
tally_regress()
{
	tally '^ok .|^(test| ) .*\.\.\. ok\b' \
		'^not ok .|^(test| ) .*\.\.\. FAILED\b' "$1"
	if [ -s "$2/regression.diffs" ]; then
		cat "$2/regression.diffs"
	fi
	rm -rf "${BUILD:?}/$3"
	mkdir -p "$BUILD"
	if [ -d "$2/results" ]; then
		cp -r "$2/results" "$BUILD/$3"
	fi
	if grep -qs 'PANIC\|terminated by signal' "$2/log/postmaster.log"; then
		echo "# the server crashed:"
		grep -B 3 -A 3 'PANIC\|terminated by signal' "$2/log/postmaster.log"
	fi
}

# pg_regress in $work/src as the server's user.
regress()
{
	program=$1
	shift
	( cd "$work/src" &&
		server_as env PG_ABS_SRCDIR="$work/src" "$testdir/$program" \
			--bindir="$bindir" --encoding=UTF8 --no-locale \
			--load-extension=zhnews "$@" )
}

step_regress()
{
	if [ -z "$REGRESS" ]; then
		return
	fi
	heading "regression tests"
	log=$work/regress.log
	logged regress regress/pg_regress --inputdir=. \
		--dbname=contrib_regression --temp-instance="$work/src/instance" \
		$REGRESS
	tally_regress pg_regress "$work/src" results
}

step_isolation()
{
	if [ -z "$ISOLATION" ]; then
		return
	fi
	heading "isolation tests"
	log=$work/isolation.log
	logged regress isolation/pg_isolation_regress --inputdir=test \
		--outputdir=iso --dbname=isolation_regression \
		--temp-instance="$work/src/instance_iso" $ISOLATION
	tally_regress pg_isolation_regress "$work/src/iso" results_iso
}

# The Perl modules take the programs from PATH; they clear LC_ALL, so that the
# encoding of their clusters comes from LANG.
tap()
{
	( cd "$work/src/test" &&
		server_as env PATH="$bindir:$PATH" LANG=C.UTF-8 \
			PG_REGRESS="$testdir/regress/pg_regress" PGPORT=65432 \
			TESTDIR="$work/src/test" \
			TESTDATADIR="$work/src/test/tmp_check" \
			TESTLOGDIR="$work/src/test/tmp_check/log" \
			PG_ABS_SRCDIR="$work/src" \
			prove -v -I "$testdir/perl" "$@" )
}

step_tap()
{
	tests=${TAP:-$(cd test && ls t/*.pl 2>/dev/null)}
	if [ -z "$tests" ]; then
		return
	fi
	heading "TAP tests"
	if ! perl -MIPC::Run -e 1 2>/dev/null; then
		echo "# skipped: no Perl module IPC::Run (package libipc-run-perl)"
		return
	fi
	if [ ! -e "$testdir/perl/PostgreSQL/Test/Cluster.pm" ]; then
		echo "# skipped: this PostgreSQL has no PostgreSQL/Test/Cluster.pm"
		return
	fi
	log=$work/tap.log
	logged tap $tests
	tally_tap prove
	if [ "$status" != 0 ]; then
		for file in "$work"/src/test/tmp_check/log/regress_log_*; do
			echo "# end of $(basename "$file")"
			tail -n 20 "$file"
		done
	fi
}

# The pages of the dashboard, on a server and a port of their own.
browser()
{
	web_install && server_start news && web_load &&
		server_psql -q -X -f test/browser/hostile.sql && web_start 0 || return 1
	rm -rf "$BUILD/results/browser"
	ADDRESS=$web_address RESULTS=$root/$BUILD/results/browser \
		PGHOST=$work/socket PGDATABASE=$server_database PGUSER=postgres \
		node --test-reporter=tap test/browser/dashboard_test.mjs
	result=$?
	web_stop
	server_stop
	if [ "$result" != 0 ]; then
		echo "# what the dashboard said:"
		tail -n 20 "$work/web.log"
	fi
	return "$result"
}

step_browser()
{
	heading "the dashboard in a browser"
	log=$work/marks.log
	logged node --test-reporter=tap test/browser/marks_test.mjs
	tally_tap marks
	log=$work/browser.log
	logged browser
	tally_tap browser
}

# pg_regress stops at a test without an expected output.  Give it an empty one,
# so that a new test shows its output.
expect_something()
{
	mkdir -p "$work/src/expected" "$work/src/test/expected"
	for name in $REGRESS; do : >>"$work/src/expected/$name.out"; done
	for name in $ISOLATION; do : >>"$work/src/test/expected/$name.out"; done
	server_own
}

# Evaluation data where the server's user can read it.
find_shared()
{
	if [ -z "${ZHNEWS_SHARED:-}" ] && [ -d "$root/../shared" ]; then
		ZHNEWS_SHARED=$(cd "$root/../shared" && pwd)
	fi
	if [ -z "${ZHNEWS_SHARED:-}" ]; then
		unset ZHNEWS_SHARED
	elif ! server_as ls "$ZHNEWS_SHARED" >/dev/null 2>&1; then
		mkdir "$work/shared"
		cp -a "$ZHNEWS_SHARED/." "$work/shared/"
		ZHNEWS_SHARED=$work/shared
	fi
	if [ -n "${ZHNEWS_SHARED:-}" ]; then export ZHNEWS_SHARED; fi
}

heading "build, and a private server tree"
if server_prepare test; then
	find_shared
	server_copy sql expected examples data test
	expect_something
	for step in $steps; do
		case $step in
			unit | pages | layout | compilers | regress | isolation | tap | \
				browser)
				"step_$step" ;;
			*)
				echo "not ok - there is no step \"$step\""
				failed=$((failed + 1)) ;;
		esac
	done
else
	echo "not ok - the build failed"
	failed=1
fi

if [ $((passed + failed)) = 0 ]; then
	echo "not ok - no test ran"
	failed=1
fi
echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
