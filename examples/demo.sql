-- What zhnews does, shown on one newspaper page.
--
--	psql -X -q -f examples/demo.sql
--
-- Run in the folder of the project, in a database with extension zhnews; it
-- makes the corpus "pinghu".

\set QUIET on
\set ON_ERROR_STOP on
\pset footer off
\pset null '-'
\pset linestyle unicode
SET client_min_messages = warning;

\echo
\echo '═══ 1. Load: a page goes in ═══════════════════════════════════════════════════════════'
\echo
\echo 'SELECT zhnews.create_corpus(\'pinghu\');'
\echo 'INSERT INTO pinghu.page (paper, published, page_no, body)'
\echo '    VALUES (\'平湖\', \'2022-07-06\', \'1\', …the text of examples/page.txt…);'
\echo
SELECT zhnews.create_corpus('pinghu') AS corpus \gset
\set body `cat examples/page.txt`
INSERT INTO pinghu.page (paper, published, page_no, body)
    VALUES ('平湖', '2022-07-06', '1', :'body');

SELECT (SELECT count(*) FROM pinghu.page) AS pages,
       (SELECT count(*) FROM pinghu.line) AS lines,
       (SELECT count(*) FROM pinghu.line WHERE article IS NULL)
           AS "outside articles",
       (SELECT count(*) FROM pinghu.article) AS articles,
       (SELECT count(*) FROM pinghu.credit) AS credits,
       (SELECT count(*) FROM pinghu.rejected) AS rejected;

\echo '═══ 2. Read: articles come out ════════════════════════════════════════════════════════'
\echo
\set ECHO queries
SELECT article, kicker, headline, authors, dateline, length
FROM pinghu.article_overview;
\set ECHO none

\echo 'Paragraphs that the columns of the page had cut are whole again:'
\echo
\set ECHO queries
SELECT number AS line, above AS "cut after", text AS "goes on with"
FROM (SELECT number, joined, left(text, 12) || ' …' AS text,
             '… ' || right(lag(text) OVER (ORDER BY number), 12) AS above
      FROM pinghu.line) AS line
WHERE joined;
\set ECHO none

\echo '═══ 3. Words: a sentence as plain ICU cuts it, and as zhnews does ═════════════════════'
\echo
\set sentence '仲旭东、周军波、吴金华、何健等市四套班子领导出席。市委副书记毛捷主持会议。'
\echo :sentence
\echo

-- Both cuts begin at the same places again and again: a row is what lies
-- between two such places.
WITH cut AS (
    SELECT 'icu' AS by, token AS word, NULL AS kind,
           sum(length(token)) OVER (ORDER BY n) AS until
    FROM ts_parse('zhnews.icu', :'sentence')
        WITH ORDINALITY AS t (tokid, token, n)
    UNION ALL
    SELECT 'zhnews', word, kind, start + length - 1
    FROM zhnews.segment(:'sentence')
), place AS (
    SELECT until FROM cut GROUP BY until HAVING count(*) = 2
), piece AS (
    SELECT (SELECT min(p.until) FROM place AS p
            WHERE p.until >= c.until) AS place, c.*
    FROM cut AS c
)
SELECT string_agg(word, ' ' ORDER BY until) FILTER (WHERE by = 'icu')
           AS "plain ICU",
       string_agg(word, ' ' ORDER BY until) FILTER (WHERE by = 'zhnews')
           AS zhnews,
       string_agg(kind, ', ' ORDER BY until)
           FILTER (WHERE by = 'zhnews') AS kind
FROM piece
GROUP BY place
HAVING bool_or(kind NOT IN ('punctuation', 'space'))
ORDER BY place;

\echo '═══ 4. Search ═════════════════════════════════════════════════════════════════════════'
\echo
\set ECHO queries
SELECT headline, score::numeric(5, 2), snippet
FROM zhnews.search('pinghu', '共同富裕 (残疾人 OR 党员)',
                   snippet_characters => 44);

SELECT article, before, node, after
FROM zhnews.kwic('pinghu', '共同富裕', 10)
ORDER BY after;
\set ECHO none
\echo 'A name that was heard, not read; one that is written wrong; more like an article:'
\echo
\set ECHO queries
SELECT headline, snippet
FROM zhnews.search('pinghu', 'pinyin:zhongxudong', snippet_characters => 30);
SELECT suggestion, articles FROM zhnews.suggest('pinghu', '钟旭东');
SELECT article, score::numeric(5, 2), headline FROM zhnews.similar('pinghu', 6, 2);
\set ECHO none

\echo '═══ 5. People, with the titles that stand before their names ══════════════════════════'
\echo
\set ECHO queries
SELECT person, string_agg(DISTINCT title, '; ') AS titles,
       sum(mentions) AS mentions, count(*) AS articles
FROM pinghu.person_article
GROUP BY person
ORDER BY mentions DESC, person;
\set ECHO none

\echo '═══ 6. Counts: words, and what the articles name ══════════════════════════════════════'
\echo
\set ECHO queries
SELECT string_agg(word || ' ' || count, '  ' ORDER BY count DESC, word) AS words
FROM (SELECT word, sum(count) AS count
      FROM pinghu.article_word
      WHERE kind = 'word' AND length(word) > 1
      GROUP BY word
      ORDER BY count DESC, word
      LIMIT 12) AS word;

SELECT kind, string_agg(name || ' ' || count, '  ' ORDER BY rank) AS names
FROM (SELECT kind, name, count(*),
             row_number() OVER (PARTITION BY kind
                                ORDER BY count(*) DESC, name) AS rank
      FROM pinghu.mention
      WHERE kind IN ('organisation', 'place', 'position', 'date', 'term')
      GROUP BY kind, name) AS mention
WHERE rank <= 7
GROUP BY kind
ORDER BY kind;

SELECT author, published, articles, characters
FROM pinghu.author_day
ORDER BY characters DESC;
\set ECHO none

\echo '═══ 7. Reports: views for any BI tool ═════════════════════════════════════════════════'
\echo
\set ECHO queries
INSERT INTO pinghu.phrase VALUES ('两个先行'), ('共同富裕');
SELECT zhnews.refresh_reports('pinghu') AS "days counted";

SELECT p.phrase, c.day, c.weekday_name, c.lunar_name, p.articles, p.occurrences
FROM pinghu.phrase_day AS p
JOIN pinghu.calendar AS c ON c.day = p.published
ORDER BY p.phrase;

SELECT speaker, title, verb, left(text, 20) || '…' AS said
FROM pinghu.quotation_overview
WHERE by_person
ORDER BY article, position
LIMIT 5;

SELECT surface, value, unit, bound, context
FROM pinghu.quantity_overview
WHERE unit IN ('人次', '起', '名')
ORDER BY value DESC, article, position
LIMIT 4;

SELECT person, other_person, articles
FROM pinghu.person_pair_day
WHERE person < other_person AND articles > 1
ORDER BY articles DESC, person;
\set ECHO none

\echo '═══ 8. Your words win, at once ════════════════════════════════════════════════════════'
\echo
\set ECHO queries
SELECT zhnews.words('市公安局积极打造“阳光维修”子场景');

INSERT INTO zhnews.lexicon (word, note) VALUES ('阳光维修', 'name of an application');

SELECT zhnews.words('市公安局积极打造“阳光维修”子场景');

DELETE FROM zhnews.lexicon WHERE word = '阳光维修';
\set ECHO none

\echo
\echo '═══ 9. What cannot be read is kept, and says why ══════════════════════════════════════'
\echo
\set ECHO queries
INSERT INTO pinghu.page (paper, published, body)
VALUES ('平湖', '2022-07-07', 'Æ½ºþÈÕ±¨ 7ÔÂ6ÈÕ');

SELECT body, sqlstate, message FROM pinghu.rejected;
\set ECHO none
