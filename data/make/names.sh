#!/bin/sh
#
# names.sh - trains the model of names again.
#
# usage: names.sh CORPUS.iob2 ...
#
# The corpus is train.iob2 of Universal NER's Chinese GSDSimp (see
# SOURCES.md).  Word clusters are made from bigrams.tsv.gz first.  Takes half
# a minute, and gives the same file again.  The library has to be built anew
# after it.
#
set -eu

. "$(dirname "$0")/../../test/core.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/zhnews-names.XXXXXX")
trap 'rm -rf "$work"' EXIT
"${CC:-cc}" -std=c11 -O2 -D_GNU_SOURCE -o "$work/clusters" \
	"$root/data/make/clusters.c" -lm
gzip -cd "$root/data/bigrams.tsv.gz" >"$work/bigrams"
"$work/clusters" "$work/bigrams" >"$work/words"
core_program names data/make/names.c
"$root/$BUILD/bin/names" "$work/words" "$@" >"$work/names.bin"
mv "$work/names.bin" "$root/data/names.bin"
