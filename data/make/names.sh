#!/bin/sh
#
# names.sh - trains the model of names again.
#
# usage: names.sh CORPUS.iob2 JIEBA_DICT
#
# The corpus is train.iob2 of Universal NER's Chinese GSDSimp, and the
# dictionary jieba/dict.txt (see SOURCES.md).  Word clusters are made from
# bigrams.tsv.gz first, and the corpus once more with other names in it.  Takes
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
python3 -B "$root/data/make/augment.py" "$1" "$2" "$root/data" \
	>"$work/augmented.iob2"
core_program names data/make/names.c
"$root/$BUILD/bin/names" "$work/words" "$1" "$work/augmented.iob2" \
	>"$work/names.bin"
mv "$work/names.bin" "$root/data/names.bin"
