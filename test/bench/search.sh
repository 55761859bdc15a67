#!/bin/sh
#
# search.sh
#	  How fast ranked search is, beside GIN with ts_rank and beside RUM, on the
#	  same words; and how large the postings are, and how fast they are made.
#
# The articles are the items of news/xwlb.jsonl.xz, or ARTICLES of them,
# recombined where that is more than there are (articles.py).  ARTICLES=1000000
# takes half an hour and 20 GB of disk.  RUM is measured where the server has
# it (package postgresql-15-rum), and there are no more than 200,000 articles:
# it takes too long to build for more.  QUERIES of each kind are asked (100), and a
# tenth of them where they are slow; of each, the best time of three counts
# (one, where they are slow), after one that warms up.
#
set -eu

: "${ZHNEWS_SHARED:=}" "${ARTICLES:=75806}" "${QUERIES:=100}"
KEEP=${KEEP:-}
. "$(dirname "$0")/../server.sh"

news=$ZHNEWS_SHARED/news/xwlb.jsonl.xz
if [ ! -r "$news" ]; then
	echo "skipped: no news/xwlb.jsonl.xz in ${ZHNEWS_SHARED:-ZHNEWS_SHARED}"
	exit 0
fi

server_prepare bench
python3 "$(dirname "$0")/articles.py" "$ARTICLES" "$news" >"$work/src/articles.tsv"
server_own
server_start bench
server_psql -q -c "ALTER SYSTEM SET shared_buffers = '2GB'" \
	-c "ALTER SYSTEM SET max_wal_size = '8GB'" \
	-c "ALTER SYSTEM SET autovacuum = off" \
	-c "ALTER SYSTEM SET fsync = off"
( cd "$work" && server_as "$bindir/pg_ctl" -D "$work/data" -l "$work/server.log" \
	-s -w restart </dev/null )
server_psql -q -v queries="$QUERIES" <<'SQL'
\pset footer off
SET client_min_messages = warning;
SET jit = off;
SET maintenance_work_mem = '256MB';
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
SELECT zhnews.create_corpus('bench') AS corpus \gset
CREATE UNLOGGED TABLE story (id bigint, headline text, body text);
\copy story FROM 'articles.tsv'
CREATE TEMP TABLE built (number int GENERATED ALWAYS AS IDENTITY, what text, text bigint, bytes bigint, started timestamptz, ended timestamptz);
SELECT sum(octet_length(headline) + octet_length(body)) AS bytes, count(*) AS articles FROM story \gset

-- Words and postings; what else a corpus does with an article is not search.
SET session_replication_role = replica;
DROP INDEX bench.article_words_index;
SELECT clock_timestamp() AS started \gset
SELECT sum(length(zhnews.article_words(headline, NULL, NULL, body))) AS words, sum(octet_length(headline) + octet_length(body)) AS cut_bytes FROM story WHERE id <= 30000 \gset
INSERT INTO built (what, text, started, ended) VALUES ('words (of 30,000 articles)', :cut_bytes, :'started', clock_timestamp());
SELECT clock_timestamp() AS started \gset
INSERT INTO bench.article (id, headline, body, words)
SELECT id, headline, body, zhnews.article_words(headline, NULL, NULL, body) FROM story;
INSERT INTO built (what, started, ended) VALUES ('words, stored with their articles', :'started', clock_timestamp());
RESET session_replication_role;
SELECT clock_timestamp() AS started \gset
SELECT zhnews.fold('bench', rebuild => true) AS folded \gset
INSERT INTO built (what, bytes, started, ended) VALUES ('postings', pg_total_relation_size('bench.posting') + pg_total_relation_size('bench.posting_short') + pg_total_relation_size('bench.posting_length'), :'started', clock_timestamp());
SELECT clock_timestamp() AS started \gset
CREATE INDEX article_words_index ON bench.article USING gin (words);
INSERT INTO built (what, bytes, started, ended) VALUES ('GIN', pg_relation_size('bench.article_words_index'), :'started', clock_timestamp());
SELECT count(*) > 0 AND :articles <= 200000 AS has_rum FROM pg_available_extensions WHERE name = 'rum' \gset
\if :has_rum
CREATE EXTENSION rum;
SELECT clock_timestamp() AS started \gset
CREATE INDEX article_rum_index ON bench.article USING rum (words rum_tsvector_ops);
INSERT INTO built (what, bytes, started, ended) VALUES ('RUM', pg_relation_size('bench.article_rum_index'), :'started', clock_timestamp());
\endif
VACUUM ANALYZE bench.article, bench.posting, bench.posting_short, bench.posting_length;

SELECT :articles AS articles, round(:bytes / 1e6) AS "MB of text";
UPDATE built SET text = coalesce(text, :bytes);
SELECT what, round(extract(epoch FROM ended - started), 1) AS seconds,
       round(text / extract(epoch FROM ended - started) / 1e6, 1) AS "MB/s of text",
       round(bytes / 1e6) AS "MB", round(bytes::numeric / :bytes, 3) AS "of text"
FROM built ORDER BY number;
SELECT round(1 / sum(extract(epoch FROM ended - started) / text) / 1e6, 1) AS "MB/s of text, words and postings"
FROM built WHERE number IN (1, 3);

-- Queries: words of one article each, phrases as they stand in one, and words
-- that are in one of 20 articles or more.
SELECT setseed(0.5) \gset
CREATE TEMP TABLE common AS
SELECT term FROM bench.posting WHERE char_length(term) >= 2
GROUP BY term HAVING sum(postings) >= :articles / 20;
CREATE TEMP TABLE asked (n int GENERATED ALWAYS AS IDENTITY, kind text, query tsquery);
CREATE FUNCTION pick(words text[], n int) RETURNS text[] LANGUAGE sql VOLATILE AS $$
    SELECT array_agg(quote_literal(w)) FROM (SELECT w FROM unnest(words) AS w WHERE char_length(w) >= 2 ORDER BY random() LIMIT n) AS w $$;
INSERT INTO asked (kind, query)
SELECT n || CASE n WHEN 1 THEN ' word' ELSE ' words' END || CASE WHEN op = '&' THEN ', all' ELSE '' END,
    array_to_string(pick(tsvector_to_array(words), n), op)::tsquery
FROM (VALUES (1, '|'), (2, '|'), (3, '|'), (5, '|'), (8, '|'), (2, '&'), (3, '&')) AS k (n, op),
    LATERAL (SELECT words FROM bench.article WHERE length(words) > 50 AND id IN (SELECT 1 + floor(random() * :articles)::bigint FROM generate_series(1, 2 * :queries) WHERE n > 0) LIMIT :queries) AS a;
INSERT INTO asked (kind, query)
SELECT n || ' common words', array_to_string(array(SELECT quote_literal(term) FROM common WHERE i > 0 ORDER BY random() LIMIT n), '|')::tsquery
FROM (VALUES (1), (3)) AS k (n), generate_series(1, :queries) AS i;
-- The lexeme that stands at a position and the one behind it.
INSERT INTO asked (kind, query)
SELECT 'phrase of ' || n, string_agg(quote_literal(lexeme), '<->' ORDER BY place)::tsquery
FROM (VALUES (2), (3)) AS k (n),
    LATERAL (SELECT id, words, 20 + floor(random() * 60)::int AS at FROM bench.article WHERE length(words) > 80 AND id IN (SELECT 1 + floor(random() * :articles)::bigint FROM generate_series(1, 3 * :queries) WHERE n > 0) LIMIT :queries) AS a,
    LATERAL (SELECT DISTINCT ON (place) place, lexeme FROM unnest(words) AS w, unnest(positions) AS place WHERE place >= at AND place < at + n ORDER BY place, char_length(lexeme) DESC) AS t
GROUP BY n, id HAVING count(*) = n;

CREATE TEMP TABLE answered (engine text, kind text, ms float8);
CREATE PROCEDURE ask(engine text, share int, statement text) LANGUAGE plpgsql AS $$
DECLARE
    a record;
    started timestamptz;
    best float8;
BEGIN
    FOR a IN SELECT kind, query, row_number() OVER (PARTITION BY kind ORDER BY n) AS place FROM asked LOOP
        CONTINUE WHEN a.place % share <> 0 OR a.query IS NULL;
        -- The first time warms up; the best of the others counts.
        best := 'infinity';
        FOR i IN 1 .. CASE WHEN share = 1 THEN 4 ELSE 2 END LOOP
            started := clock_timestamp();
            EXECUTE statement USING a.query;
            IF i > 1 THEN
                best := least(best, 1000 * extract(epoch FROM clock_timestamp() - started)::float8);
            END IF;
        END LOOP;
        INSERT INTO answered VALUES (engine, a.kind, best);
    END LOOP;
END $$;
CALL ask('zhnews', 1, $$SELECT count(*) FROM zhnews.rank('bench', $1)$$);
CALL ask('zhnews, exact total', 1, $$SELECT count(*) FROM zhnews.rank('bench', $1, exact_total => true)$$);
\if :has_rum
SET enable_seqscan = off;
CALL ask('RUM', 10, $$SELECT count(*) FROM (SELECT id FROM bench.article WHERE words @@ $1 ORDER BY words <=> $1 LIMIT 10) AS s$$);
DROP INDEX bench.article_rum_index;
\endif
CALL ask('GIN + ts_rank', 10, $$SELECT count(*) FROM (SELECT id FROM bench.article WHERE words @@ $1 ORDER BY ts_rank(words, $1) DESC LIMIT 10) AS s$$);

SELECT kind, engine, count(*) AS n, round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ms))::numeric, 2) AS "p50 ms",
       round((percentile_cont(0.95) WITHIN GROUP (ORDER BY ms))::numeric, 2) AS "p95 ms"
FROM answered GROUP BY kind, engine ORDER BY kind, engine DESC;
SQL
