#
# core.sh
#	  Programs that use the core without a server; to be read with ".".
#
# They are linked with the very objects of the library, so that what is
# measured is what is shipped.
#
#	. test/core.sh
#	core_program speed test/bench/speed.c -lfriso	makes $BUILD/bin/speed
#
# Sets: root (the project); ZHNEWS_SHARED, the folder with evaluation data,
# if it was not set and there is one beside the project.
#

: "${BUILD:=build}" "${MAKE:=make}" "${CC:=cc}"

root=$(cd "$(dirname "$0")" &&
	while [ ! -e zhnews.control ] && [ "$PWD" != / ]; do cd ..; done; pwd)

if [ -z "${ZHNEWS_SHARED:-}" ] && [ -d "$root/../shared" ]; then
	ZHNEWS_SHARED=$(cd "$root/../shared" && pwd)
fi
export ZHNEWS_SHARED="${ZHNEWS_SHARED:-}"

# Objects of src/text, src/segment and src/extract, by their names under
# $BUILD.
core_objects()
{
	for source in src/text/*.c src/segment/*.c src/extract/*.c; do
		object=${source#src/}
		echo "$BUILD/${object%.c}.o"
	done
}

# core_program NAME SOURCE [FLAG ...]
core_program()
(
	program=$BUILD/bin/$1
	source=$2
	shift 2
	cd "$root"
	"$MAKE" -s --no-print-directory $(core_objects)
	mkdir -p "$BUILD/bin"
	$CC -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Isrc -Itest \
		$(pkg-config --cflags icu-uc icu-i18n) -o "$program" \
		"$source" $(core_objects) $(pkg-config --libs icu-uc icu-i18n) -lm "$@"
)
