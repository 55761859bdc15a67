#!/bin/sh
#
# statistics.sh
#	  Compare measures with those of other programs: R, scipy, NLTK and
#	  scikit-learn, on random input.
#
# Prints, for each measure, how many values were compared and the largest
# relative difference; more than 1e-9 is a failure.  Peers that are not
# installed are left out (Debian: r-base-core python3-scipy python3-nltk
# python3-sklearn).
#
set -eu

KEEP=
. "$(dirname "$0")/../server.sh"

# The system's Python is the one that has Debian's packages.
python=$(command -v /usr/bin/python3 || command -v python3) || {
	echo "skipped: no python3"
	exit 0
}

server_prepare eval
server_copy test
cd "$work/src"
"$python" test/eval/statistics.py input >"$work/src/input.sql"
server_own
server_start eval
server_psql -q -X -A -t -F '	' -f input.sql >"$work/output.tsv"
if command -v Rscript >/dev/null; then
	"$python" test/eval/statistics.py tables "$work/output.tsv" \
		>"$work/tables.tsv"
	Rscript --vanilla test/eval/statistics.R "$work/tables.tsv" >"$work/r.tsv"
	set -- "$work/r.tsv"
else
	echo "left out: R"
	set --
fi
"$python" test/eval/statistics.py compare "$work/output.tsv" "$@"
