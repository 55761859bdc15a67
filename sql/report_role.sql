-- A reader of reports sees the views and nothing else, and no more of them
-- than row-level security lets it.
SET datestyle = 'ISO';
\set SHOW_CONTEXT never
CREATE ROLE regress_zhnews_owner;
CREATE ROLE regress_zhnews_reader;
CREATE ROLE regress_zhnews_limited;
SELECT current_database() AS database \gset
GRANT CREATE ON DATABASE :"database" TO regress_zhnews_owner;
SET ROLE regress_zhnews_owner;
SELECT zhnews.create_corpus('gazette');
INSERT INTO gazette.article (paper, published, headline, body) VALUES
    ('平湖', '2022-07-04', '防汛会议', '市长李华主持召开会议。李华指出,要做好防汛工作。'),
    ('平湖', '2022-07-05', '防汛检查', '市长李华到现场检查防汛工作,市委副书记王建国参加。'),
    ('嘉兴', '2022-07-05', '秘密会议', '市委书记张国强主持召开秘密会议。张国强强调,要保密。据统计,有300人参加。');
INSERT INTO gazette.credit (article, name) VALUES (1, '汤娟娟'), (3, '陈杰');
INSERT INTO gazette.page (paper, published, body) VALUES ('平湖', '2022-07-06', 'Æ½ºþÈÕ±¨');
INSERT INTO gazette.page (paper, published, body) VALUES ('嘉兴', '2022-07-06',
    E'## 市政府召开秘密会议\n■记者 王小明\n本报讯 7月5日,市政府召开会议,市长李华参加会议。会议指出,要坚持保密。\n');
INSERT INTO gazette.phrase VALUES ('防汛'), ('秘密');
INSERT INTO gazette.codebook VALUES ('topics', 'water', '防汛'), ('topics', 'other', '保密');
SELECT zhnews.refresh_reports('gazette') AS days;

-- What is wrong.
SELECT zhnews.grant_reports('gazette', 'regress_zhnews_nobody');
SELECT zhnews.grant_reports('nowhere', 'regress_zhnews_reader');
CREATE SCHEMA gazette_report;
SELECT zhnews.grant_reports('gazette', 'regress_zhnews_reader');
DROP SCHEMA gazette_report;
SET client_min_messages = warning;
SELECT zhnews.create_corpus(repeat('长', 19));
SELECT zhnews.grant_reports(repeat('长', 19), 'regress_zhnews_reader');
SELECT zhnews.drop_corpus(repeat('长', 19));
RESET client_min_messages;

SELECT zhnews.grant_reports('gazette', 'regress_zhnews_reader');
SELECT zhnews.grant_reports('gazette', 'regress_zhnews_limited');
RESET ROLE;

-- Every relation that a role may read in full, with the number of its rows.
CREATE FUNCTION public.readable(OUT relation text, OUT rows bigint) RETURNS SETOF record
    LANGUAGE plpgsql AS $$
BEGIN
    FOR relation IN
        SELECT c.oid::regclass::text FROM pg_class c
        WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname ~ '^gazette')
            AND c.relkind IN ('r', 'v')
        ORDER BY c.oid::regclass::text COLLATE "C"
    LOOP
        BEGIN
            EXECUTE format('SELECT count(*) FROM (SELECT * FROM %s) AS r', relation) INTO rows;
            RETURN NEXT;
        EXCEPTION WHEN insufficient_privilege THEN
            NULL;
        END;
    END LOOP;
END $$;

-- The reader reads the views, in full, and nothing else.
SET ROLE regress_zhnews_reader;
SELECT * FROM public.readable();
SELECT count(*) FROM gazette.article;
SELECT id FROM gazette.article;
SELECT 1 FROM gazette.mention;
SELECT paper FROM gazette.page;
SELECT * FROM zhnews.words_between('gazette');
INSERT INTO gazette_report.phrase VALUES ('x');
DELETE FROM gazette_report.article_overview;
UPDATE gazette_report.article_overview SET paper = 'x';
CREATE TABLE gazette_report.mine ();
CREATE VIEW gazette_report.mine AS SELECT 1;
SELECT zhnews.grant_reports('gazette', 'regress_zhnews_reader');
SELECT obj_description('gazette_report.person_day'::regclass) AS view,
    col_description('gazette_report.person_day'::regclass, 1) AS person;
RESET ROLE;

-- Row-level security on article: the limited reader sees one paper, in every
-- view, also where counts were made ahead; and of a hidden article nothing.
SET ROLE regress_zhnews_owner;
ALTER TABLE gazette.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY pinghu ON gazette.article TO regress_zhnews_limited USING (paper = '平湖');
CREATE POLICY everything ON gazette.article TO regress_zhnews_reader USING (true);
RESET ROLE;
SET ROLE regress_zhnews_limited;
SELECT * FROM public.readable();
SELECT DISTINCT paper FROM gazette_report.article_overview;
SELECT * FROM gazette_report.paper_day ORDER BY published;
SELECT * FROM gazette_report.person_day ORDER BY published, person COLLATE "C";
SELECT * FROM gazette_report.author_day;
SELECT * FROM gazette_report.phrase_day ORDER BY phrase COLLATE "C", published;
SELECT word, count FROM gazette_report.word_frequency WHERE word IN ('防汛', '秘密', '会议', '保密') ORDER BY rank;
SELECT published, word, count FROM gazette_report.word_day WHERE word IN ('防汛', '秘密', '会议') ORDER BY published, word COLLATE "C";
SELECT month, word, count FROM gazette_report.word_month WHERE word IN ('防汛', '秘密');
SELECT published, category, articles, all_articles FROM gazette_report.code_day ORDER BY published, category COLLATE "C";
SELECT role, text FROM gazette_report.page_line;
SELECT * FROM gazette_report.keyword_week;
RESET ROLE;

-- No view shows the limited reader anything of the other paper's articles.
SET ROLE regress_zhnews_limited;
DO $$
DECLARE
    view text;
    leak text;
BEGIN
    FOR view IN SELECT c.oid::regclass::text FROM pg_class c
        WHERE c.relnamespace = 'gazette_report'::regnamespace AND c.relname NOT IN ('phrase')
    LOOP
        EXECUTE format('SELECT string_agg(v::text, %L) FROM %s AS v WHERE v::text ~ %L', E'\n', view, '张国强|秘密|嘉兴|保密|陈杰') INTO leak;
        IF leak IS NOT NULL THEN
            RAISE NOTICE '% leaks %', view, leak;
        END IF;
    END LOOP;
END $$;
RESET ROLE;

-- A reader with a policy that hides nothing still gets counts right, though
-- not those that were made ahead.
SET ROLE regress_zhnews_reader;
SELECT person, paper, published, articles, mentions FROM gazette_report.person_day
ORDER BY published, paper COLLATE "C", person COLLATE "C";
RESET ROLE;

-- The same by the owner, before and after a change, counted ahead or not.
SET ROLE regress_zhnews_owner;
SELECT person, paper, published, articles, mentions FROM gazette.person_day
ORDER BY published, paper COLLATE "C", person COLLATE "C";
UPDATE gazette.article SET body = replace(body, '李华', '李明') WHERE id = 1;
DELETE FROM gazette.article WHERE id = 3;
SELECT * FROM gazette.report_status WHERE changed_days <> 2;
CREATE TEMP TABLE before AS
    SELECT 'person' AS kind, person AS name, paper, published, articles, mentions FROM gazette.person_day
    UNION ALL SELECT 'paper', NULL, paper, published, articles, characters FROM gazette.paper_day
    UNION ALL SELECT 'author', author, paper, published, articles, characters FROM gazette.author_day
    UNION ALL SELECT 'phrase', phrase, paper, published, articles, occurrences FROM gazette.phrase_day
    UNION ALL SELECT 'problem', problem, paper, published, articles, NULL FROM gazette.quality_day;
SELECT * FROM before WHERE kind = 'person' ORDER BY published, paper COLLATE "C", name COLLATE "C";
SELECT zhnews.refresh_reports('gazette') AS days;
SELECT count(*) AS different FROM (
    SELECT 'person' AS kind, person AS name, paper, published, articles, mentions FROM gazette.person_day
    UNION ALL SELECT 'paper', NULL, paper, published, articles, characters FROM gazette.paper_day
    UNION ALL SELECT 'author', author, paper, published, articles, characters FROM gazette.author_day
    UNION ALL SELECT 'phrase', phrase, paper, published, articles, occurrences FROM gazette.phrase_day
    UNION ALL SELECT 'problem', problem, paper, published, articles, NULL FROM gazette.quality_day) AS a
    FULL JOIN before AS b ON row(a.kind, a.name, a.paper, a.published, a.articles, a.mentions)::text
        = row(b.kind, b.name, b.paper, b.published, b.articles, b.mentions)::text
WHERE a.kind IS NULL OR b.kind IS NULL;

-- With search, the role is let into the corpus.
SELECT zhnews.grant_reports('gazette', 'regress_zhnews_reader', search => true);
RESET ROLE;
SET ROLE regress_zhnews_reader;
SELECT headline FROM gazette.article WHERE words @@ to_tsquery('zhnews.news', '防汛') ORDER BY id;
SELECT * FROM gazette.page;
RESET ROLE;

-- Revoked.
SET ROLE regress_zhnews_owner;
SELECT zhnews.revoke_reports('gazette', 'regress_zhnews_reader');
RESET ROLE;
SET ROLE regress_zhnews_reader;
SELECT * FROM public.readable();
RESET ROLE;

-- Made anew, grants stay; a view of somebody else's is not dropped with them.
SET ROLE regress_zhnews_owner;
SELECT zhnews.create_reports('gazette');
CREATE VIEW gazette_report.mine AS SELECT 1 AS one;
SELECT zhnews.drop_corpus('gazette', force => true);
DROP VIEW gazette_report.mine;
SELECT zhnews.drop_corpus('gazette', force => true);
SELECT count(*) FROM pg_namespace WHERE nspname ~ '^gazette';
RESET ROLE;
DROP FUNCTION public.readable;
DROP TABLE before;
REVOKE CREATE ON DATABASE :"database" FROM regress_zhnews_owner;
DROP ROLE regress_zhnews_owner, regress_zhnews_reader, regress_zhnews_limited;
