#!/bin/sh
#
# load.sh
#	  How fast a corpus is loaded, beside plain COPY, and where the time goes.
#
# Prints items, seconds, items and megabytes of text a second of each way to
# load.  The items are the first 5,000 of news/xwlb.jsonl.xz, or as many as
# ITEMS says; the pages are copies of the sample page.  ITEMS=100000 takes
# some minutes.
#
set -eu

: "${ZHNEWS_SHARED:=}" "${ITEMS:=5000}" "${PAGES:=200}"
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
SET jit = off;
SELECT zhnews.create_corpus('bench') AS corpus \gset
\set page `cat examples/page.txt`
CREATE TEMP TABLE result (number int GENERATED ALWAYS AS IDENTITY, what text, items bigint, bytes bigint, started timestamptz, ended timestamptz);

CREATE TABLE item (doc text);
SELECT clock_timestamp() AS started \gset
\copy item FROM 'items.jsonl' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
SELECT clock_timestamp() AS ended \gset
ANALYZE item;
SELECT count(*) AS items, sum(octet_length(doc)) AS bytes FROM item \gset
INSERT INTO result (what, items, bytes, started, ended) VALUES ('plain COPY of the documents, without zhnews', :items, :bytes, :'started', :'ended');

SELECT clock_timestamp() AS started \gset
SELECT count(i) AS ignored FROM item, zhnews.read_json(doc::jsonb) AS i \gset
INSERT INTO result (what, items, bytes, started, ended) VALUES ('  only read_json()', :items, :bytes, :'started', clock_timestamp());

CREATE TEMP TABLE story AS SELECT i.* FROM item, zhnews.read_json(doc::jsonb) AS i;
SELECT clock_timestamp() AS started \gset
SELECT count(zhnews.article_words(headline, subtitle, summary, body)) AS ignored FROM story \gset
INSERT INTO result (what, items, bytes, started, ended) VALUES ('  only the words of search', :items, :bytes, :'started', clock_timestamp());

SELECT clock_timestamp() AS started \gset
INSERT INTO bench.article (published, headline, body, external_id)
SELECT published, headline, body, external_id FROM story ON CONFLICT DO NOTHING;
INSERT INTO result (what, items, bytes, started, ended) VALUES ('INSERT into article', :items, :bytes, :'started', clock_timestamp());

TRUNCATE bench.article CASCADE;
DROP INDEX bench.article_words_index;
SELECT clock_timestamp() AS started \gset
INSERT INTO bench.article (published, headline, body, external_id)
SELECT published, headline, body, external_id FROM story ON CONFLICT DO NOTHING;
CREATE INDEX article_words_index ON bench.article USING gin (words);
INSERT INTO result (what, items, bytes, started, ended) VALUES ('  the same, index of words made afterwards', :items, :bytes, :'started', clock_timestamp());

TRUNCATE bench.article CASCADE;
SELECT clock_timestamp() AS started \gset
SELECT count(zhnews.load_item('bench', i)) AS ignored FROM item, zhnews.read_json(doc::jsonb) AS i \gset
INSERT INTO result (what, items, bytes, started, ended) VALUES ('read_json() and load_item()', :items, :bytes, :'started', clock_timestamp());

TRUNCATE bench.article CASCADE;
CREATE TABLE staging AS TABLE item;
SELECT clock_timestamp() AS started \gset
CALL zhnews.load('bench', 'staging') \gset
INSERT INTO result (what, items, bytes, started, ended) VALUES ('CALL load() of documents', :items, :bytes, :'started', clock_timestamp());

INSERT INTO staging TABLE item;
SELECT clock_timestamp() AS started \gset
CALL zhnews.load('bench', 'staging') \gset
INSERT INTO result (what, items, bytes, started, ended) VALUES ('  the same again: nothing changes', :items, :bytes, :'started', clock_timestamp());

SELECT clock_timestamp() AS started \gset
INSERT INTO bench.page (page_no, body) SELECT n, :'page' FROM generate_series(1, :pages) AS n;
INSERT INTO result (what, items, bytes, started, ended) VALUES ('pages of text', :pages, :pages * octet_length(:'page'), :'started', clock_timestamp());

SELECT what, items, round(seconds, 2) AS seconds,
       round(items / seconds) AS "items/s",
       round(bytes / seconds / 1e6, 2) AS "MB/s"
FROM (SELECT *, extract(epoch FROM ended - started) AS seconds
      FROM result) AS result
ORDER BY number;
SQL
