#!/bin/sh
#
# watches.sh
#	  What watches cost an article that is inserted, and how fast kwic() is.
#
# A corpus of the first ITEMS items of $ZHNEWS_SHARED/news gets WATCHES
# watches, phrases of three words drawn from these; then other items are
# inserted one by one, with the watches and without.  Times are those that the
# backend was on a processor, so that other work on the machine matters less.
#
set -eu

: "${ZHNEWS_SHARED:=}" "${ITEMS:=2500}" "${WATCHES:=100000}"
KEEP=
. "$(dirname "$0")/../server.sh"

items=$ZHNEWS_SHARED/news/xwlb.jsonl.xz
if [ ! -r "$items" ]; then
	echo "skipped: no news/xwlb.jsonl.xz in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

server_prepare bench
xz -dc "$items" 2>/dev/null | head -n $((ITEMS + 100)) >"$work/src/items.jsonl"
server_own
server_start bench
server_psql -q <<SQL
\\pset footer off
SET client_min_messages = warning;
SELECT FROM zhnews.create_corpus('news');
ALTER TABLE news.article DISABLE TRIGGER article_extract;
CREATE TABLE item (n bigint GENERATED ALWAYS AS IDENTITY, doc jsonb);
\\copy item (doc) FROM 'items.jsonl' (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')
INSERT INTO news.article (headline, body)
SELECT doc ->> 'headline', doc ->> 'body' FROM item WHERE n <= $ITEMS;
SELECT FROM zhnews.fold('news');
ANALYZE;

CREATE FUNCTION processor_ms() RETURNS float8 LANGUAGE sql AS \$\$
	SELECT split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::float8 / 1e6
\$\$;
CREATE TABLE lines AS SELECT processor_ms() AS ms, 0::bigint AS n;
INSERT INTO lines SELECT processor_ms(), n
FROM (SELECT count(*) AS n FROM zhnews.kwic('news', '发展 OR 工作 OR 建设')
      OFFSET 0) AS k;
SELECT max(n) AS kwic_lines, round((max(ms) - min(ms))::numeric) AS ms FROM lines;

SELECT FROM setseed(0.5);
INSERT INTO news.watch (query)
SELECT DISTINCT array_to_string(words[i:i + 2], '')
FROM (SELECT array_agg(word ORDER BY n) AS words
      FROM news.article,
           unnest(zhnews.words(body)) WITH ORDINALITY AS w (word, n)
      WHERE word ~ '^[一-龥]{2,}$' GROUP BY id) AS a,
    LATERAL (SELECT words, 1 + (random() * cardinality(words))::int AS i
             FROM generate_series(1, $WATCHES / $ITEMS * 2)) AS g (w, i)
WHERE cardinality(words) > i + 2
LIMIT $WATCHES;
VACUUM ANALYZE news.watch_key, news.watch;

CREATE TABLE insertion (watched boolean, ms float8, hits bigint);
CREATE PROCEDURE insert_items(watched boolean) LANGUAGE plpgsql AS \$\$
DECLARE
	i record;
	before float8;
	watched_article bigint;
BEGIN
	FOR i IN SELECT doc ->> 'headline' AS headline, doc ->> 'body' AS body
	         FROM item WHERE n > $ITEMS LOOP
		before := processor_ms();
		INSERT INTO news.article (headline, body)
		VALUES (i.headline, i.body) RETURNING id INTO watched_article;
		INSERT INTO insertion
		SELECT watched, processor_ms() - before,
		       (SELECT count(*) FROM news.hit AS h WHERE h.article = watched_article);
	END LOOP;
END \$\$;
CALL insert_items(true);
CALL insert_items(true);
CALL insert_items(true);
ALTER TABLE news.article DISABLE TRIGGER article_watch;
CALL insert_items(false);
CALL insert_items(false);
CALL insert_items(false);
SELECT (SELECT count(*) FROM news.watch) AS watches, watched,
       count(*) AS articles, round(avg(ms)::numeric, 2) AS ms_each,
       round(avg(hits), 1) AS hits_each
FROM insertion GROUP BY watched ORDER BY watched;
SQL
