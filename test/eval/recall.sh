#!/bin/sh
#
# recall.sh
#	  How much of what LIKE finds is found by words.
#
# Strings drawn from news (see recall.py) are looked for in the first items of
# $ZHNEWS_SHARED/news, by strpos(), in to_tsvector('zhnews.news', body), and
# in zhnews.index_words(body).  Prints the share of documents with the string
# that are found, the share of documents found that have it, the number of
# strings with which every document is found, and the size of both.
#
set -eu

: "${ZHNEWS_SHARED:=}" "${ITEMS:=3000}" "${STRINGS:=2000}"
KEEP=
. "$(dirname "$0")/../server.sh"

items=$ZHNEWS_SHARED/news/xwlb.jsonl.xz
if [ ! -r "$items" ]; then
	echo "skipped: no news/xwlb.jsonl.xz in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

server_prepare eval
xz -dc "$items" 2>/dev/null | head -n "$ITEMS" >"$work/src/items.jsonl"
python3 "$root/test/eval/recall.py" "$work/src/items.jsonl" "$root/data" \
	"$STRINGS" >"$work/src/strings.tsv"
server_own
server_start eval
server_psql -q <<'SQL'
\pset footer off
SET client_min_messages = warning;
CREATE TEMP TABLE item (doc jsonb);
\copy item FROM 'items.jsonl' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
CREATE TEMP TABLE string (string text, what text);
\copy string FROM 'strings.tsv'
CREATE TEMP TABLE story AS
    SELECT doc ->> 'id' AS id, doc ->> 'body' AS body,
           to_tsvector('zhnews.news', doc ->> 'body') AS words,
           zhnews.index_words(doc ->> 'body') AS all_words
    FROM item;
CREATE INDEX words_index ON story USING gin (words);
CREATE INDEX all_words_index ON story USING gin (all_words);
ANALYZE;
CREATE TEMP TABLE wanted AS
    SELECT string, s.id FROM string JOIN story s ON strpos(body, string) > 0;
CREATE TEMP TABLE found AS
    SELECT 'to_tsvector' AS by, string, s.id
    FROM string JOIN story s ON words @@ phraseto_tsquery('zhnews.news', string)
    UNION ALL
    SELECT 'index_words', string, s.id
    FROM string JOIN story s ON all_words @@ phraseto_tsquery('zhnews.news', string);
ANALYZE;
CREATE TEMP TABLE result AS
    SELECT by, string, count(w.id) AS wanted, count(f.id) AS found,
           count(*) FILTER (WHERE w.id = f.id) AS hits
    FROM (SELECT b.by, w.string, w.id
          FROM wanted w, (VALUES ('to_tsvector'), ('index_words')) b (by)) w
    FULL JOIN found f USING (by, string, id)
    GROUP BY by, string;

SELECT by, what, length(string) AS characters, count(*) AS strings,
       round(sum(hits) / sum(wanted), 4) AS recall,
       round(sum(hits) / nullif(sum(found), 0), 4) AS precision,
       count(*) FILTER (WHERE hits = wanted) AS complete
FROM result JOIN string USING (string)
GROUP BY GROUPING SETS ((by, what, length(string)), (by))
ORDER BY by DESC, what, characters;

SELECT pg_size_pretty(sum(octet_length(body))) AS text,
       pg_size_pretty(sum(pg_column_size(words))) AS to_tsvector,
       pg_size_pretty(pg_relation_size('words_index')) AS words_index,
       pg_size_pretty(sum(pg_column_size(all_words))) AS index_words,
       pg_size_pretty(pg_relation_size('all_words_index')) AS all_words_index
FROM story;
SQL
