#!/bin/sh
#
# search.sh
#	  How good ranked search is: questions whose article is known.
#
# The documents of $ZHNEWS_SHARED/eval/search are loaded into a corpus, each
# question is asked with search(…, plain => true), and the run is scored with
# the scorer there.  drcd is traditional text; it is asked with its own
# questions, and with the same in simplified characters.  Beside it: BM25 over
# overlapping bigrams.
#
set -eu

: "${ZHNEWS_SHARED:=}" "${OPTIONS:=}"
KEEP=
. "$(dirname "$0")/../server.sh"

sets=$ZHNEWS_SHARED/eval/search
if [ ! -r "$sets/ir_score.py" ]; then
	echo "skipped: no eval/search in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

# score NAME QRELS RUN
score()
{
	python3 "$sets/ir_score.py" "$2" "$3" |
		awk -v name="$1" '{ v[$1] = $NF }
			END { printf "%-32s MRR@10 %s  Success@1 %s  Recall@10 %s\n",
				name, v["MRR@10"], v["Success@1"], v["Recall@10"] }'
}

# ask NAME SQL-EXPRESSION: the run of all questions, on standard output.
ask()
{
	server_psql -qAt -F "$(printf '\t')" <<-SQL
		SELECT q.id, a.external_id, s.score
		FROM $1_query AS q,
		    LATERAL zhnews.search('$1', $2, 10, plain => true,
		                          snippet_characters => 0 $OPTIONS) AS s
		    JOIN $1.article AS a ON a.id = s.article;
	SQL
}

server_prepare eval
for set in cmrc2018 drcd; do
	cp "$sets/$set/docs.jsonl" "$work/src/$set.jsonl"
	cp "$sets/$set/queries.tsv" "$work/src/$set.tsv"
done
server_own
server_start eval
for set in cmrc2018 drcd; do
	server_psql -q <<-SQL
		SET client_min_messages = warning;
		SELECT FROM zhnews.create_corpus('$set');
		ALTER TABLE $set.article DISABLE TRIGGER article_extract;
		CREATE TEMP TABLE item (doc jsonb);
		\\copy item FROM '$set.jsonl' (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')
		INSERT INTO $set.article (external_id, headline, body)
		SELECT doc ->> 'id', doc ->> 'title', doc ->> 'body' FROM item;
		SELECT FROM zhnews.fold('$set');
		CREATE TABLE ${set}_query (id text, query text);
		\\copy ${set}_query FROM '$set.tsv'
	SQL
	mkdir "$work/$set"
	cp "$sets/$set/queries.tsv" "$sets/$set/docs.jsonl" "$work/$set"
	python3 "$sets/bm25_bigram.py" "$work/$set"
	score "$set, bigrams" "$sets/$set/qrels.tsv" \
		"$work/$set/run_bm25_bigram.txt"
	ask "$set" query >"$work/run"
	score "$set" "$sets/$set/qrels.tsv" "$work/run"
done
ask drcd 'zhnews.folded(query)' >"$work/run"
score "drcd, simplified questions" "$sets/drcd/qrels.tsv" "$work/run"
