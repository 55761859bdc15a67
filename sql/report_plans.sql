-- A filter on day, paper or name is answered by index in every view, in a
-- corpus of 100,000 articles.
\set SHOW_CONTEXT never
SELECT zhnews.create_corpus('gazette');

-- Rows as they would be, made without reading texts.
SET session_replication_role = replica;
INSERT INTO gazette.article (id, page, position, paper, published, headline, body, page_name,
    lexicon_version, words)
SELECT n, n, 1, '报' || n % 500, '2020-01-01'::date + (n / 50) % 2000, '会议' || n, '会议召开。',
    '版' || n % 8, n % 3, ''
FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.line (page, number, role, article, joined, text)
SELECT n, 1, 'body', n, false, '会议召开。' FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.credit (article, position, role, name)
SELECT n, 1, '记者', '记者' || n % 3000 FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.mention (article, position, kind, surface, name, confidence, part, paragraph, start, length)
SELECT n, p, k, k || x, k || x, CASE WHEN n % 20 = 0 THEN 0.5 ELSE 0.9 END, 'body', 0, 1, 3
FROM generate_series(1, 100000) AS n, unnest('{person,place}'::text[]) WITH ORDINALITY AS k (k, p),
    LATERAL (SELECT (n * p) % 5000) AS x (x);
INSERT INTO gazette.quotation (article, position, kind, speaker, text, part, paragraph, start, length)
SELECT n, 1, 'direct', 'person' || n % 5000, '好', 'body', 0, 1, 1 FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.report_day (kind, published, paper, name, other, articles)
SELECT k, '2020-01-01'::date + (n / 50) % 2000, '报' || n % 500, k || n % 5000,
    CASE k WHEN 'pair' THEN 'person' END, 1
FROM generate_series(1, 100000) AS n, unnest('{person,author,paper,pair}'::text[]) AS k;
INSERT INTO gazette.report_keyword
SELECT '2020-01-06'::date + 7 * ((n / 500) % 250), '报' || n % 500, n / 50 % 10, '词' || n % 997, 1, 1, 1, 1, 1, 1, 1
FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.daily_freq
SELECT a.published, a.paper, NULL, zhnews.count_words('会议'), 0 FROM gazette.article AS a;
INSERT INTO gazette.monthly_freq
SELECT '1000-01-01'::date + n / 50, '报' || n % 500, zhnews.count_words('会议') FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.phrase SELECT '提法' || n FROM generate_series(0, 99) AS n;
INSERT INTO gazette.report_phrase SELECT '提法' || n % 100, n * 10, 1 FROM generate_series(1, 10000) AS n;
INSERT INTO gazette.reprint (article, story, copied, kept)
SELECT n, n - n % 10, 1, 1 FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.coded (article, codebook, version)
SELECT n, '主题', 1 FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.codebook VALUES ('主题', '会议', '会议');
INSERT INTO gazette.code (article, codebook, position, category, term, surface, negated, whole, part, paragraph, start, length)
SELECT n, '主题', 1, '会议', '会议', '会议', false, true, 'body', 0, 1, 2 FROM generate_series(1, 100000) AS n;
INSERT INTO gazette.rejected (paper, published, body, sqlstate, message)
SELECT '报' || n % 500, '2020-01-01'::date + (n / 50) % 2000, n, '22000', 'x' FROM generate_series(1, 100000) AS n;
SELECT zhnews.extend_calendar('gazette', ARRAY(SELECT make_date(y, 7, 1) FROM generate_series(2020, 2025) AS y));
RESET session_replication_role;
VACUUM ANALYZE gazette.article, gazette.line, gazette.credit, gazette.mention, gazette.quotation,
    gazette.report_day, gazette.report_keyword, gazette.daily_freq, gazette.monthly_freq, gazette.phrase,
    gazette.report_phrase, gazette.reprint, gazette.coded, gazette.code, gazette.codebook, gazette.rejected,
    gazette.calendar, gazette.daily_freq_change, gazette.lexicon_check, gazette.report_refresh;

-- The large tables that a query reads from end to end.
CREATE FUNCTION read_in_full(query text) RETURNS text
    LANGUAGE plpgsql AS $$
DECLARE
    plan jsonb;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
    RETURN (SELECT string_agg(DISTINCT n ->> 'Relation Name', ', ')
            FROM jsonb_path_query(plan, 'strict $.**{0 to last} ? (@."Node Type" == "Seq Scan")') AS n
            JOIN pg_class AS c ON c.oid = format('gazette.%I', n ->> 'Relation Name')::regclass
            WHERE c.reltuples > 50000);
END $$;
SELECT read_in_full('SELECT count(*) FROM gazette.article WHERE body IS NULL') AS article_of_course;

CREATE TABLE filter (name text, value text);
INSERT INTO filter VALUES ('published', '2023-01-10'), ('week', '2023-01-09'), ('month', '1100-01-01'),
    ('paper', '报7'), ('person', 'person17'), ('organisation', 'organisation18'), ('place', 'place19'),
    ('author', '记者20'), ('speaker', 'person21'), ('name', 'person22'), ('phrase', '提法23'), ('day', '2023-01-10');
SELECT count(DISTINCT c.relname) AS views, count(*) AS filters,
    count(*) FILTER (WHERE f.name IN ('published', 'paper')) AS of_day_and_paper
FROM zhnews.report_views('gazette') AS v
JOIN pg_class AS c ON c.oid = format('gazette.%I', v.name)::regclass
JOIN pg_attribute AS a ON a.attrelid = c.oid AND NOT a.attisdropped
JOIN filter AS f ON f.name = a.attname;
SELECT v.name AS view, f.name AS filter, p.tables
FROM zhnews.report_views('gazette') AS v
JOIN pg_attribute AS a ON a.attrelid = format('gazette.%I', v.name)::regclass AND NOT a.attisdropped
JOIN filter AS f ON f.name = a.attname AND (f.name, v.name) NOT IN (('month', 'calendar'), ('organisation', 'author_article')),
    read_in_full(format('SELECT * FROM gazette.%I WHERE %I = %L', v.name, f.name, f.value)) AS p (tables)
WHERE p.tables IS NOT NULL
ORDER BY v.name COLLATE "C", f.name COLLATE "C";

-- Spans of days, and day and paper together.
SELECT v.name AS view, p.tables
FROM zhnews.report_views('gazette') AS v,
    read_in_full(format('SELECT * FROM gazette.%I WHERE published BETWEEN %L AND %L AND paper = %L',
        v.name, '2023-01-01', '2023-01-07', '报7')) AS p (tables)
WHERE p.tables IS NOT NULL
    AND 2 = (SELECT count(*) FROM pg_attribute AS a WHERE a.attrelid = format('gazette.%I', v.name)::regclass
             AND a.attname IN ('published', 'paper'))
ORDER BY v.name COLLATE "C";

DROP TABLE filter;
DROP FUNCTION read_in_full;
SET client_min_messages = warning;
SELECT zhnews.drop_corpus('gazette', force => true);
