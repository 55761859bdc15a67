#!/bin/sh
#
# search.sh
#	  How good ranked search is: questions whose article is known.
#
# The documents of $ZHNEWS_SHARED/eval/search are loaded into a corpus, each
# question is asked with search(…, plain => true), and the run is scored with
# the scorer there.  drcd is traditional text; it is asked with its own
# questions, and with the same in simplified characters.  Two more sets are
# made of news: headlines for bodies, and sentences for the articles that they
# were taken out of (known_items.py).  Beside it: BM25 over overlapping
# bigrams; the words alone, without rerank; and feedback.
#
# SETS names some of the sets only.
#
set -eu

: "${ZHNEWS_SHARED:=}" "${SETS:=cmrc2018 drcd headlines sentences}"
KEEP=
. "$(dirname "$0")/../server.sh"

shared=$ZHNEWS_SHARED/eval/search
news=$ZHNEWS_SHARED/news/xwlb.jsonl.xz
if [ ! -r "$shared/ir_score.py" ] || [ ! -r "$news" ]; then
	echo "skipped: no eval/search and news/xwlb.jsonl.xz in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

# score NAME QRELS RUN
score()
{
	python3 "$shared/ir_score.py" "$2" "$3" |
		awk -v name="$1" '{ v[$1] = $NF }
			END { printf "%-32s MRR@10 %s  Success@1 %s  Recall@10 %s\n",
				name, v["MRR@10"], v["Success@1"], v["Recall@10"] }'
}

# ask NAME SET SQL-EXPRESSION [OPTIONS]: ask all questions, and score.
ask()
{
	server_psql -qAt -F "$(printf '\t')" >"$work/run" <<-SQL
		SELECT q.id, a.external_id, s.score
		FROM $2_query AS q,
		    LATERAL zhnews.search('$2', $3, 10, plain => true,
		                          snippet_characters => 0 ${4:-}) AS s
		    JOIN $2.article AS a ON a.id = s.article;
	SQL
	score "$1" "$work/sets/$2/qrels.tsv" "$work/run"
}

server_prepare eval
mkdir "$work/sets"
cp -r "$shared/cmrc2018" "$shared/drcd" "$work/sets"
chmod -R u+w "$work/sets"
python3 "$(dirname "$0")/known_items.py" "$news" "$work/sets"
for set in $SETS; do
	cp "$work/sets/$set/docs.jsonl" "$work/src/$set.jsonl"
	cp "$work/sets/$set/queries.tsv" "$work/src/$set.tsv"
done
server_own
server_start eval
for set in $SETS; do
	server_psql -q >/dev/null <<-SQL
		SET client_min_messages = warning;
		SELECT FROM zhnews.create_corpus('$set');
		ALTER TABLE $set.article DISABLE TRIGGER article_extract;
		CREATE TEMP TABLE item (doc jsonb);
		\\copy item FROM '$set.jsonl' (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')
		INSERT INTO $set.article (external_id, headline, body)
		SELECT doc ->> 'id', nullif(doc ->> 'title', ''), doc ->> 'body' FROM item;
		SELECT FROM zhnews.fold('$set');
		CREATE TABLE ${set}_query (id text, query text);
		\\copy ${set}_query FROM '$set.tsv' (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\t', NULL E'\\x02')
	SQL
	python3 "$shared/bm25_bigram.py" "$work/sets/$set"
	score "$set, bigrams" "$work/sets/$set/qrels.tsv" \
		"$work/sets/$set/run_bm25_bigram.txt"
	ask "$set" "$set" query
	ask "$set, words alone" "$set" query ', rerank => false'
	ask "$set, feedback" "$set" query ', feedback => true'
	if [ "$set" = drcd ]; then
		ask "drcd, simplified questions" drcd 'zhnews.folded(query)'
	fi
done
