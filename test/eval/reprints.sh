#!/bin/sh
#
# reprints.sh
#	  How many reprints are found, and how many of those found are reprints.
#
# Two crawls of one programme (news/xwlb.jsonl.xz, eval/neardup/xwlb2.jsonl.xz)
# are loaded as two papers; eval/neardup/same_item_pairs.tsv says which items
# are the same.  A pair counts as found if both are in one story.  An item
# that is in a crawl twice, or is repeated on another day, is in no list of
# pairs, so that precision is a lower bound.  Then 3,000 items are printed
# again by a third paper days later: a part that was cut out of each, and
# words changed.
#
set -eu

: "${ZHNEWS_SHARED:=}"
KEEP=
. "$(dirname "$0")/../server.sh"

pairs=$ZHNEWS_SHARED/eval/neardup/same_item_pairs.tsv
if [ ! -r "$pairs" ]; then
	echo "skipped: no eval/neardup in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

server_prepare eval
python3 "$(dirname "$0")/reprints.py" "$ZHNEWS_SHARED" >"$work/src/item.tsv"
cp "$pairs" "$work/src/pair.tsv"
server_own
server_start eval
server_psql -q -X -f - <"$(dirname "$0")/reprints.sql"
