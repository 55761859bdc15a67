#!/bin/sh
#
# segmentation.sh
#	  How well texts are cut into words.
#
# Word scores on each set of $ZHNEWS_SHARED/eval/seg, by its score.py, of the
# three cuts and of ICU's word boundaries; names kept whole in the sets of
# eval/ner and on the sample page; whether traditional texts are cut like
# simplified ones; whether zhnews.segment() in SQL gives the tokens of the
# core.
#
set -eu

KEEP=
. "$(dirname "$0")/../core.sh"
. "$root/test/server.sh"

here=$root/test/eval
eval_data=$ZHNEWS_SHARED/eval
if [ -z "$ZHNEWS_SHARED" ] || [ ! -r "$eval_data/seg/score.py" ]; then
	echo "skipped: no eval/seg in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

cd "$root"
core_program segment "$here/segment.c"
segment=$BUILD/bin/segment
out=$BUILD/eval
mkdir -p "$out"

# The text of a gold set: its own file, or the gold words joined.
input_of()
{
	if [ -r "${1%_gold.txt}_input.txt" ]; then
		cat "${1%_gold.txt}_input.txt"
	else
		sed 's/[[:space:]]//g; s/　//g' "$1"
	fi
}

# score SET CUT GOLD WORDS TOKENS: a line of the table.
score()
{
	list=
	if [ -r "$4" ]; then list="--words $4"; fi
	figures=$(python3 "$eval_data/seg/score.py" "$3" "$5" $list --tsv x |
		cut -f 2-)
	printf '%-12s %-18s' "$1" "$2"
	printf ' %s' $figures
	echo
}

echo "set          cut                P      R      F1     OOV    IV   (recall)"
for gold in "$eval_data"/seg/*_test_gold.txt "$eval_data"/seg/*_dev_gold.txt; do
	if [ ! -r "$gold" ]; then continue; fi
	name=$(basename "$gold" _gold.txt)
	words=$eval_data/seg/${name%%_*}_words.txt
	input_of "$gold" >"$out/$name.txt"
	for cut in fine news long icu; do
		"$segment" "$cut" <"$out/$name.txt" >"$out/$name.$cut"
		score "$name" "$cut" "$gold" "$words" "$out/$name.$cut"
	done
	if [ "${name%%_*}" = sxu ]; then
		for cut in fine news; do
			python3 "$here/split_dates.py" <"$out/$name.$cut" >"$out/$name.dates"
			score "$name" "$cut, 7 月 4 日" "$gold" "$words" "$out/$name.dates"
		done
	fi
done

echo
echo "names of persons, default cut"
for set in train.iob2 dev.iob2 cluener_train.jsonl resume_dev.jsonl; do
	if [ -r "$eval_data/ner/$set" ]; then
		python3 "$here/names.py" "$segment news -k" "$eval_data/ner/$set" |
			sed "s,^$eval_data/ner/,,"
	fi
done
python3 "$here/page_names.py" "$segment news -o" test/data/page_persons.txt \
	examples/page.txt

if [ -r "$eval_data/fold/gsd_trad_simp.tsv" ]; then
	echo
	echo "traditional text, cut like its simplified twin"
	for cut in fine news long; do
		python3 "$here/same_boundaries.py" "$segment $cut -k" \
			"$eval_data/fold/gsd_trad_simp.tsv" "$out/trad_simp.$cut"
	done
fi

echo
echo "tokens of zhnews.segment() in SQL and of the core"
server_prepare eval
cat "$out"/*_test.txt "$out"/*_dev.txt examples/page.txt >"$out/lines.txt"
cp "$out/lines.txt" "$work/src/"
server_own
server_start eval
server_psql -q <<'SQL'
CREATE TABLE line (id int GENERATED ALWAYS AS IDENTITY, body text);
\copy line (body) FROM 'lines.txt' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
SQL
for cut in fine news long; do
	"$segment" "$cut" -k <"$out/lines.txt" >"$out/core.$cut"
	server_psql -q -A -t -v cut="$cut" >"$out/sql.$cut" <<'SQL'
SELECT (SELECT string_agg(word || '/' || kind, ' ' ORDER BY "position")
        FROM zhnews.segment(body, :'cut'))
FROM line ORDER BY id;
SQL
	if cmp -s "$out/core.$cut" "$out/sql.$cut"; then
		echo "$cut: the same in $(wc -l <"$out/lines.txt") lines"
	else
		echo "$cut: $(diff "$out/core.$cut" "$out/sql.$cut" |
			grep -c '^<') of $(wc -l <"$out/lines.txt") lines differ"
	fi
done
