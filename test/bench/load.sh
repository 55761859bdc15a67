#!/bin/sh
#
# load.sh
#	  How fast a corpus is loaded, beside plain COPY, and where the time goes.
#
# Prints items, seconds, items and megabytes of text a second of each way to
# load; then the parts of a load, each done by itself, in microseconds an
# item.  All of it also by the processor time of the server process, which is
# what to compare on a machine that others use, too.  Plain COPY is that of the documents, into a table without anything;
# and that of all rows that the load makes, into tables with the same columns
# and indexes, but without zhnews.
#
# The items are the first 5,000 of news/xwlb.jsonl.xz, or as many as ITEMS
# says; more than there are come again with other identifiers.  The pages are
# copies of the sample page.  ITEMS=100000 takes some minutes.
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

# The items without end; each time round they get a new prefix.
repeat_items()
{
	round=0
	while :; do
		xz -dc "$items" 2>/dev/null | sed "s/^{\"id\": \"/&$round-/" || return 0
		round=$((round + 1))
	done
}

server_prepare bench
server_copy examples
repeat_items 2>/dev/null | head -n "$ITEMS" >"$work/src/items.jsonl"
server_own
server_start bench
server_psql -q -v pages="$PAGES" <<'SQL'
\pset footer off
SET client_min_messages = warning;
SET jit = off;
SET max_parallel_workers_per_gather = 0;
SELECT zhnews.create_corpus('bench') AS corpus \gset
\set page `cat examples/page.txt`
-- Processor seconds of this server process, where the system tells them.
CREATE FUNCTION pg_temp.cpu() RETURNS numeric LANGUAGE sql AS $$
    SELECT (f[14]::numeric + f[15]::numeric) / 100
    FROM string_to_array(pg_read_file('/proc/self/stat', 0, 1000, true), ' ') AS f
$$;
CREATE TEMP TABLE result (number int GENERATED ALWAYS AS IDENTITY, what text,
    items bigint, bytes bigint, started timestamptz, cpu_started numeric,
    ended timestamptz DEFAULT clock_timestamp(), cpu_ended numeric DEFAULT pg_temp.cpu());
CREATE TEMP TABLE part (LIKE result INCLUDING ALL);

CREATE TABLE item (doc text);
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
\copy item FROM 'items.jsonl' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
SELECT clock_timestamp() AS ended, pg_temp.cpu() AS cpu_ended \gset
ANALYZE item;
SELECT count(*) AS items, sum(octet_length(doc)) AS bytes FROM item \gset
INSERT INTO result (what, items, bytes, started, cpu_started, ended, cpu_ended)
VALUES ('plain COPY of the documents', :items, :bytes, :'started', :cpu, :'ended', :cpu_ended);

CREATE TABLE staging AS TABLE item;
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
CALL zhnews.load('bench', 'staging') \gset
INSERT INTO result (what, items, bytes, started, cpu_started)
VALUES ('CALL load() of the documents', :items, :bytes, :'started', :cpu);

INSERT INTO staging TABLE item;
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
CALL zhnews.load('bench', 'staging') \gset
INSERT INTO result (what, items, bytes, started, cpu_started)
VALUES ('  the same again: nothing changes', :items, :bytes, :'started', :cpu);

-- The rows that the load has made, copied without zhnews.
CREATE SCHEMA copy;
CREATE TABLE copy.page (LIKE bench.page INCLUDING INDEXES);
CREATE TABLE copy.article (LIKE bench.article INCLUDING INDEXES);
CREATE TABLE copy.credit (LIKE bench.credit INCLUDING INDEXES);
CREATE TABLE copy.mention (LIKE bench.mention INCLUDING INDEXES);
CREATE TABLE copy.quotation (LIKE bench.quotation INCLUDING INDEXES);
\copy (SELECT * FROM bench.page) TO 'page.copy' (FORMAT binary)
\copy (SELECT * FROM bench.article) TO 'article.copy' (FORMAT binary)
\copy (SELECT * FROM bench.credit) TO 'credit.copy' (FORMAT binary)
\copy (SELECT * FROM bench.mention) TO 'mention.copy' (FORMAT binary)
\copy (SELECT * FROM bench.quotation) TO 'quotation.copy' (FORMAT binary)
SELECT clock_timestamp() AS all_started, pg_temp.cpu() AS all_cpu \gset
\copy copy.page FROM 'page.copy' (FORMAT binary)
INSERT INTO part (what, started, cpu_started) VALUES ('rows of page with their indexes', :'all_started', :all_cpu);
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
\copy copy.article FROM 'article.copy' (FORMAT binary)
INSERT INTO part (what, started, cpu_started) VALUES ('rows of article with their indexes', :'started', :cpu);
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
\copy copy.mention FROM 'mention.copy' (FORMAT binary)
\copy copy.quotation FROM 'quotation.copy' (FORMAT binary)
\copy copy.credit FROM 'credit.copy' (FORMAT binary)
INSERT INTO part (what, started, cpu_started) VALUES ('rows of mention, quotation and credit with their indexes', :'started', :cpu);
INSERT INTO result (what, items, bytes, started, cpu_started)
VALUES ('plain COPY of all these rows, with indexes', :items, :bytes, :'all_started', :all_cpu);
DROP SCHEMA copy CASCADE;

-- What zhnews does for them.
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
SELECT count(zhnews.page_articles(body, published, format)) AS ignored FROM bench.page \gset
INSERT INTO part (what, started, cpu_started) VALUES ('reading', :'started', :cpu);
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
SELECT count(zhnews.article_words(headline, concat_ws(E'\n', kicker, subtitle),
    concat_ws(E'\n', column_name, summary, note), body)) AS ignored
FROM bench.article \gset
INSERT INTO part (what, started, cpu_started) VALUES ('words of search', :'started', :cpu);
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
SELECT count(m.mentions) AS ignored
FROM bench.article, zhnews.article_mentions(kicker, headline, subtitle, body, published, NULL) AS m \gset
INSERT INTO part (what, started, cpu_started) VALUES ('mentions and quotations', :'started', :cpu);
INSERT INTO part (what, started, cpu_started, ended, cpu_ended)
SELECT 'the rest: triggers, foreign keys, batches', r.started, r.cpu_started,
       r.ended - (SELECT sum(p.ended - p.started) FROM part AS p),
       r.cpu_ended - (SELECT sum(p.cpu_ended - p.cpu_started) FROM part AS p)
FROM result AS r WHERE r.what LIKE 'CALL load%';

CREATE TEMP TABLE story AS SELECT i.* FROM item, zhnews.read_json(doc::jsonb) AS i;
TRUNCATE bench.page, bench.article CASCADE;
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
INSERT INTO bench.article (published, headline, body, external_id)
SELECT published, headline, body, external_id FROM story ON CONFLICT DO NOTHING;
INSERT INTO result (what, items, bytes, started, cpu_started)
VALUES ('INSERT into article', :items, :bytes, :'started', :cpu);

TRUNCATE bench.article CASCADE;
SELECT clock_timestamp() AS started, pg_temp.cpu() AS cpu \gset
INSERT INTO bench.page (page_no, body) SELECT n, :'page' FROM generate_series(1, :pages) AS n;
INSERT INTO result (what, items, bytes, started, cpu_started)
VALUES ('pages of text', :pages, :pages * octet_length(:'page'), :'started', :cpu);

SELECT what, items, round(seconds, 2) AS seconds,
       round(items / seconds) AS "items/s",
       round(bytes / seconds / 1e6, 2) AS "MB/s",
       cpu AS "CPU seconds", round(items / nullif(cpu, 0)) AS "items/CPU s"
FROM (SELECT *, extract(epoch FROM ended - started) AS seconds,
             round(cpu_ended - cpu_started, 2) AS cpu
      FROM result) AS result
ORDER BY number;
SELECT what AS "where the time of load() goes",
       round(extract(epoch FROM ended - started) * 1e6 / :items) AS "µs an item",
       round((cpu_ended - cpu_started) * 1e6 / :items) AS "CPU µs an item"
FROM part
ORDER BY number;
SQL
