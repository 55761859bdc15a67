#!/bin/sh
#
# extraction.sh
#	  How fast mentions and quotations are found, in the core.
#
# The texts are the first MEGABYTES (by default 4) of news/xwlb.jsonl.xz in
# $ZHNEWS_SHARED, an article a line, or the sample page again and again.
#
set -eu

: "${MEGABYTES:=4}"
. "$(dirname "$0")/../core.sh"

cd "$root"
core_program extract test/eval/extract.c
mkdir -p "$BUILD/bench"
python3 test/bench/texts.py "$MEGABYTES" examples/page.txt \
	"$ZHNEWS_SHARED/news/xwlb.jsonl.xz" "$BUILD/bench/articles.txt" \
	"$BUILD/bench/articles.copy"
"$BUILD/bin/extract" -t 3 <"$BUILD/bench/articles.copy"
