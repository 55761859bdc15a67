#!/bin/sh
#
# Build each test/fuzz/fuzz_*.c with libFuzzer and the core, and run it.
#
#	make fuzz [ARGS='fold icu_break'] [FUZZ_SECONDS=30]
#
# A target is one file with LLVMFuzzerTestOneInput(); it may use harness.h.
# Without ARGS all of them run, FUZZ_SECONDS each.  What a target has found so
# far is kept in build/fuzz/corpus/NAME and used again; an input that breaks
# it is left in build/fuzz/found/NAME-*.

set -eu
cd "$(dirname "$0")/../.."

build=${BUILD:-build}
make=${MAKE:-make}
seconds=${FUZZ_SECONDS:-30}
out=$build/fuzz
clang=${CLANG:-clang}

if ! command -v "$clang" >/dev/null; then
	echo "make fuzz needs clang: apt-get install clang" >&2
	exit 1
fi

flags="-std=c11 -D_GNU_SOURCE -g -O1 -fno-omit-frame-pointer
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
	-Isrc -Itest/unit $(pkg-config --cflags icu-uc icu-i18n libxml-2.0)"
libs="$(pkg-config --libs icu-uc icu-i18n libxml-2.0) -lm"

"$make" --no-print-directory "$build/fold.bin" "$build/zhnews.img"
linked=$("$make" -s --no-print-directory linked-files)
mkdir -p "$out/found"

# The core once, then one program for each target.
objects=
for source in src/*/*.c test/unit/harness.c; do
	case $source in src/pg/* | src/tool/*) continue ;; esac
	object=$out/$(echo "$source" | tr / _ | sed 's/\.c$/.o/')
	$clang $flags $linked -c "$source" -o "$object"
	objects="$objects $object"
done

names=${*:-$(ls test/fuzz/fuzz_*.c | sed 's,.*/fuzz_,,; s,\.c$,,')}
passed=0
failed=0
for name in $names; do
	corpus=$out/corpus/$name
	mkdir -p "$corpus"
	$clang $flags -fsanitize=fuzzer "test/fuzz/fuzz_$name.c" $objects \
		-o "$out/fuzz_$name" $libs
	echo "# $name, $seconds seconds"
	if "$out/fuzz_$name" -max_total_time="$seconds" -timeout=20 \
		-max_len=4096 -verbosity=0 -print_final_stats=1 \
		-artifact_prefix="$out/found/$name-" "$corpus" examples; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not ok - fuzz $name: see $out/found/$name-*"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
