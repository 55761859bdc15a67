#!/bin/sh
#
# recall.sh
#	  How much of what LIKE finds is found by search().
#
# Strings drawn from news (see recall.py), and names, places, organisations
# and terms that were found in it, are looked for in a corpus of the first
# items of $ZHNEWS_SHARED/news: by strpos() in what search looks through, and
# by search() in the words, which is the index, and in the characters.  Prints,
# for each kind of string, the share of articles with the string that are
# found, the share of articles found that have it, the number of strings with
# which every article is found, and of the others those of which search() says
# that articles may have them inside words.
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
SELECT FROM zhnews.create_corpus('news');
CREATE TEMP TABLE item (doc jsonb);
\copy item FROM 'items.jsonl' (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
INSERT INTO news.article (published, headline, body)
SELECT (doc ->> 'date')::date, doc ->> 'title', doc ->> 'body' FROM item;
SELECT FROM zhnews.fold('news');
SELECT FROM zhnews.create_character_index('news');
CREATE TEMP TABLE string (string text, what text);
\copy string FROM 'strings.tsv'
INSERT INTO string
SELECT surface, kind
FROM (SELECT kind, surface,
             row_number() OVER (PARTITION BY kind ORDER BY md5(surface)) AS n
      FROM (SELECT DISTINCT kind, surface FROM news.mention
            WHERE kind IN ('person', 'place', 'organisation', 'term')
                AND surface ~ '^[一-鿿]{2,}$') AS m) AS m
WHERE n <= 250;
-- The same text, folded, as search reads it.
CREATE TEMP TABLE story AS
    SELECT id, zhnews.folded(
               zhnews.article_headline(kicker, headline, subtitle) || E'\n'
               || zhnews.article_body(body, caption, column_name, summary,
                                      note)) AS text
    FROM news.article;
ANALYZE;
CREATE TEMP TABLE wanted AS
    SELECT string, what, id
    FROM string JOIN story ON strpos(text, zhnews.folded(string)) > 0;
CREATE TEMP TABLE found AS
    SELECT look_in, string, what, f.article AS id
    FROM string, unnest('{words,characters}'::text[]) AS look_in,
        zhnews.search('news', format('"%s"', string), 100000,
                      look_in => look_in, snippet_characters => 0) AS f;
CREATE TEMP TABLE result AS
    SELECT look_in, string, what, count(w.id) AS wanted,
           count(f.id) AS found, count(*) FILTER (WHERE w.id = f.id) AS hits
    FROM (SELECT look_in, w.* FROM wanted AS w,
              unnest('{words,characters}'::text[]) AS look_in) AS w
    FULL JOIN found AS f USING (look_in, string, what, id)
    GROUP BY look_in, string, what;

CREATE TEMP TABLE summary AS
    SELECT look_in, CASE what WHEN 'word' THEN 'word of ' ||
               CASE WHEN length(string) > 3 THEN '4 or more'
                    ELSE length(string)::text END ELSE what END AS kind,
           what IN ('word', 'words') AS is_words, wanted, found, hits,
           hits < wanted AND (p.hidden <> '{}' OR found = 0) AS said
    FROM result, zhnews.parse_query(format('"%s"', string)) AS p;
SELECT look_in, coalesce(kind, 'all words') AS string, count(*) AS strings,
       round(sum(hits) / sum(wanted), 4) AS recall,
       round(avg(hits::numeric / wanted) FILTER (WHERE wanted > 0), 4)
           AS mean_recall,
       round(sum(hits) / nullif(sum(found), 0), 4) AS precision,
       count(*) FILTER (WHERE hits = wanted) AS complete,
       count(*) FILTER (WHERE said) AS told
FROM (SELECT * FROM summary
      UNION ALL
      SELECT look_in, NULL, is_words, wanted, found, hits, said
      FROM summary WHERE is_words) AS s
GROUP BY look_in, kind ORDER BY look_in DESC, kind NULLS LAST;
SQL
