#!/bin/sh
#
# load.sh
#	  How fast a corpus is loaded: articles by one INSERT … SELECT, with and
#	  without the index, and pages.
#
# Prints the items, seconds, items and megabytes of text a second of each.
# The items are the first 10,000 of news/xwlb.jsonl.xz; the pages are copies
# of the sample page.
#
set -eu

: "${ZHNEWS_SHARED:=}" "${ITEMS:=10000}" "${PAGES:=500}"
KEEP=
. "$(dirname "$0")/../server.sh"

items=$ZHNEWS_SHARED/news/xwlb.jsonl.xz
if [ ! -r "$items" ]; then
	echo "skipped: no news/xwlb.jsonl.xz in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

server_prepare bench
server_copy examples
xz -dc "$items" 2>/dev/null | head -n "$ITEMS" >"$work/src/items.jsonl"
server_own
server_start bench
server_psql -q -v pages="$PAGES" <<'SQL'
\pset footer off
SET client_min_messages = warning;
CREATE TEMP TABLE item (doc jsonb);
\copy item FROM 'items.jsonl' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
ANALYZE item;
SELECT zhnews.create_corpus('bench') AS corpus \gset
\set page `cat examples/page.txt`
CREATE TEMP TABLE result (what text, items bigint, bytes bigint, started timestamptz, ended timestamptz);
CREATE TEMP VIEW story AS
    SELECT (doc ->> 'date')::date AS published, doc ->> 'title' AS headline,
           doc ->> 'body' AS body, doc ->> 'id' AS external_id
    FROM item;
SELECT count(*) AS items,
       sum(octet_length(headline) + octet_length(body)) AS bytes FROM story \gset

SELECT clock_timestamp() AS started \gset
SELECT count(to_tsvector('zhnews.news', headline) || to_tsvector('zhnews.news', body))
    AS ignored FROM story \gset
INSERT INTO result VALUES ('only to_tsvector', :items, :bytes, :'started', clock_timestamp());

SELECT clock_timestamp() AS started \gset
INSERT INTO bench.article (published, headline, body, external_id) SELECT * FROM story;
INSERT INTO result VALUES ('articles', :items, :bytes, :'started', clock_timestamp());

TRUNCATE bench.article CASCADE;
DROP INDEX bench.article_words_index;
SELECT clock_timestamp() AS started \gset
INSERT INTO bench.article (published, headline, body, external_id) SELECT * FROM story;
CREATE INDEX article_words_index ON bench.article USING gin (words);
INSERT INTO result VALUES ('articles, index made afterwards', :items, :bytes, :'started', clock_timestamp());

TRUNCATE bench.article CASCADE;
SELECT clock_timestamp() AS started \gset
INSERT INTO bench.page (body) SELECT :'page' FROM generate_series(1, :pages);
INSERT INTO result VALUES ('pages', :pages, :pages * octet_length(:'page'), :'started', clock_timestamp());

SELECT what, items, round(seconds, 2) AS seconds,
       round(items / seconds) AS "items/s",
       round(bytes / seconds / 1e6, 2) AS "MB/s"
FROM (SELECT *, extract(epoch FROM ended - started) AS seconds
      FROM result) AS result
ORDER BY started;
SQL
