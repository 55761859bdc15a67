#!/bin/sh
#
# statistics.sh
#	  How fast words are counted and compared: frequency lists of headlines,
#	  beside ts_stat() on the same rows.
#
# The headlines are the first of news/rmrb_titles.tsv.xz, by default a
# million (TITLES).
#
set -eu

: "${ZHNEWS_SHARED:=}" "${TITLES:=1000000}"
KEEP=
. "$(dirname "$0")/../server.sh"

titles=$ZHNEWS_SHARED/news/rmrb_titles.tsv.xz
if [ ! -r "$titles" ]; then
	echo "skipped: no news/rmrb_titles.tsv.xz in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

server_prepare bench
xz -dc "$titles" 2>/dev/null | head -n "$TITLES" >"$work/src/titles.tsv"
server_own
server_start bench
server_psql -q <<'SQL'
\pset footer off
SET client_min_messages = warning;
CREATE UNLOGGED TABLE title (day date, title text);
\copy title FROM 'titles.tsv' (FORMAT csv, DELIMITER E'\t', QUOTE E'\x01')
CREATE UNLOGGED TABLE indexed AS
    SELECT to_tsvector('zhnews.news', title) AS words FROM title;
VACUUM ANALYZE title, indexed;
SELECT count(*) AS titles FROM title \gset

CREATE TEMP TABLE result (what text, titles bigint, started timestamptz, ended timestamptz);
CREATE PROCEDURE measure(what text, titles bigint, query text) LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz := clock_timestamp();
BEGIN
    EXECUTE query;
    INSERT INTO result VALUES (what, titles, started, clock_timestamp());
END;
$$;

SET max_parallel_workers_per_gather = 0;
CALL measure('ts_stat(words)', :titles,
    $$SELECT count(*) FROM ts_stat('SELECT words FROM indexed')$$);
CALL measure('freqlist(words)', :titles,
    'SELECT zhnews.freqlist(words) FROM indexed');
CALL measure('only zhnews.words(text)', :titles,
    'SELECT count(zhnews.words(title)) FROM title');
CALL measure('freqlist(text)', :titles,
    'SELECT zhnews.freqlist(title) FROM title');
CALL measure('freqlist(text), a list a day', :titles,
    'CREATE UNLOGGED TABLE daily AS
        SELECT day, zhnews.freqlist(title) AS list FROM title GROUP BY day');
SET max_parallel_workers_per_gather = 2;
CALL measure('freqlist(words), in parallel', :titles,
    'SELECT zhnews.freqlist(words) FROM indexed');
CALL measure('freqlist(text), in parallel', :titles,
    'SELECT zhnews.freqlist(title) FROM title');
CALL measure('freqlist(lists of days)', :titles,
    'SELECT zhnews.freqlist(list) FROM daily');

CREATE TEMP TABLE half AS
SELECT zhnews.freqlist(list) FILTER (WHERE odd) AS a, zhnews.freqlist(list) FILTER (WHERE NOT odd) AS b
FROM (SELECT list, row_number() OVER (ORDER BY day) % 2 = 0 AS odd FROM daily) AS d;
CALL measure('keyness of two halves, all words', :titles,
    'SELECT k.* FROM half, zhnews.keyness(a, b) AS k');
CALL measure('keyness of two halves, 100 words', :titles,
    'SELECT k.* FROM half, zhnews.keyness(a, b, top => 100) AS k');

SELECT what, titles, round(seconds, 3) AS seconds, round(titles / seconds) AS "titles/s"
FROM (SELECT *, extract(epoch FROM ended - started) AS seconds FROM result) AS result
ORDER BY started;
SET search_path = zhnews, public;
SELECT tokens(a + b), types(a + b),
       pg_column_size(a + b) AS "bytes of the list" FROM half;
SQL
