#!/bin/sh
#
# run.sh
#	  Build the reader as a program and pages to read, and compare: see
#	  pages.py, which gets all arguments.
#
set -eu

. "$(dirname "$0")/../core.sh"

cd "$root"
reader_objects=
for source in src/read/*.c; do
	object=${source#src/}
	reader_objects="$reader_objects $BUILD/${object%.c}.o"
done
"$MAKE" -s --no-print-directory $reader_objects
core_program pages test/pages/read.c -Itest/unit test/unit/harness.c \
	$reader_objects $(pkg-config --libs libxml-2.0) -lm
exec python3 test/pages/pages.py "$BUILD/bin/pages" "$@"
