#!/bin/sh
#
# extraction.sh
#	  Accuracy of mentions and quotations.
#
# What extract.c finds is compared with the gold of the sample page and with
# names in web text and news, in $ZHNEWS_SHARED.  What is not there is passed
# over.
#
set -eu

. "$(dirname "$0")/../core.sh"

cd "$root"
if [ -z "$ZHNEWS_SHARED" ]; then
	echo "skipped: no folder with evaluation data"
	exit 0
fi
core_program extract test/eval/extract.c
python3 test/eval/extraction.py "$BUILD/bin/extract" "$ZHNEWS_SHARED"
