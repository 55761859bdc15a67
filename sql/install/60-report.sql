-- Reports: views of a corpus for charts and tables, and what they are made of.

CREATE FUNCTION @extschema@.title_before(text pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.substring(pg_catalog.right(text, 40), pg_catalog.format(
        '((?:%1$s)*(?:%2$s)*(?:%3$s)(?:、(?:%1$s)*(?:%2$s)*(?:%3$s))*)$',
        -- where
        '中共|中央|全国|国家|国务院|外交部|国防部|军委|[省市县区镇乡州]委'
        '|纪委|监委|政法委|党委|党组|党支部|党总支|支部|组织部|宣传部|统战部'
        '|常委会|政府|集团|四套班子'
        '|[省市县区镇乡州](?=领导|四套班子|人大|政协|政府|纪委|监委)|人大|政协',
        -- what rank
        '常务|首席|高级|特级|执行|名誉|助理|第一|代理|时任|新闻|总|副|原|前|代',
        -- what
        '总书记|书记|主席|总理|总统|首相|国王|女王|大使|特使|发言人|委员长'
        '|委员|常委|代表|秘书长|秘书|主任|主管|领导|负责人|司令员|司令|政委'
        '|参谋长|将军|院士|教授|研究员|博士|医生|医师|护士|律师|法官|检察官'
        '|工程师|设计师|经济学家|专家|学者|作家|画家|导演|演员|教练|队员|选手'
        '|记者|主编|编辑|主持人|董事长|理事长|监事长|董事|总裁|总经理|经理'
        '|厂长|店长|民警|党员|干事|[部省州市县区镇乡村局厅处科司所院校行台社]长'
        '|[站队组馆会团班]长|主席团成员|班子成员'));
END;

COMMENT ON FUNCTION @extschema@.title_before(pg_catalog.text)
    IS 'title or titles that a text ends in, as in 市委副书记 before a name; NULL if there is none';

CREATE FUNCTION @extschema@.people(
    text pg_catalog.text,
    OUT person pg_catalog.text,
    OUT title pg_catalog.text,
    OUT mentions pg_catalog.int8
) RETURNS SETOF pg_catalog.record
    LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 5
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    -- A title before the first name of a list (市领导张明、李华) is that of
    -- all names of the list, unless they have their own.
    WITH token AS (
        SELECT t."position", t.start, t.word, t.kind,
               lag(t.word) OVER before IS NOT DISTINCT FROM '、'
                   AND lag(t.kind, 2) OVER before
                       IS NOT DISTINCT FROM 'person' AS listed
        FROM @extschema@.segment($1) AS t
        WINDOW before AS (ORDER BY t."position")
    ), named AS (
        SELECT t."position", t.word AS person,
               @extschema@.title_before(
                   substring($1, greatest(t.start - 40, 1),
                             t.start - greatest(t.start - 40, 1))) AS title,
               count(*) FILTER (WHERE NOT t.listed)
                   OVER (ORDER BY t."position") AS list
        FROM token AS t
        WHERE t.kind = 'person'
    ), titled AS (
        SELECT n."position", n.person,
               coalesce(n.title,
                        first_value(n.title) OVER (PARTITION BY n.list
                                                   ORDER BY n."position"))
                   AS title
        FROM named AS n
    )
    SELECT p.person,
           (array_agg(p.title ORDER BY p."position")
               FILTER (WHERE p.title IS NOT NULL))[1],
           count(*)
    FROM titled AS p
    GROUP BY p.person
    ORDER BY min(p."position");
END;

COMMENT ON FUNCTION @extschema@.people(pg_catalog.text)
    IS 'people named in a text in the order of their first mention, the title before the name or list of names where there is one, and the number of mentions';

CREATE FUNCTION @extschema@.create_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW article_overview WITH (security_invoker) AS
        SELECT a.id AS article, a.paper, a.published, a.page_no, a.position,
               a.kind, a.kicker,
               replace(a.headline, E'\n', ' ') AS headline,
               a.subtitle, a.column_name,
               (SELECT string_agg(c.name, '、' ORDER BY c.position)
                FROM credit AS c WHERE c.article = a.id) AS authors,
               a.dateline, a.dateline_date, a.length
        FROM article AS a;
    COMMENT ON VIEW article_overview IS 'one row is an article, without its text';
    COMMENT ON COLUMN article_overview.article IS 'article.id';
    COMMENT ON COLUMN article_overview.paper IS 'name of the newspaper';
    COMMENT ON COLUMN article_overview.published IS 'day of publication';
    COMMENT ON COLUMN article_overview.page_no IS 'page number as printed';
    COMMENT ON COLUMN article_overview.position
        IS 'number of the article on its page';
    COMMENT ON COLUMN article_overview.kind IS 'news, photo or notice';
    COMMENT ON COLUMN article_overview.kicker IS 'line above the headline';
    COMMENT ON COLUMN article_overview.headline IS 'headline on one line';
    COMMENT ON COLUMN article_overview.subtitle IS 'line below the headline';
    COMMENT ON COLUMN article_overview.column_name IS 'column or series';
    COMMENT ON COLUMN article_overview.authors
        IS 'names of the byline, separated by 、';
    COMMENT ON COLUMN article_overview.dateline
        IS 'mark, place and date that open the body';
    COMMENT ON COLUMN article_overview.dateline_date
        IS 'day of the dateline where it is exact';
    COMMENT ON COLUMN article_overview.length
        IS 'length of the body in characters, line ends not counted';

    CREATE OR REPLACE VIEW article_word WITH (security_invoker) AS
        SELECT a.id AS article, a.paper, a.published,
               t.word, t.kind::text AS kind, count(*) AS count
        FROM article AS a,
            @extschema@.segment(@extschema@.article_text(
                a.kicker, a.headline, a.subtitle, a.body)) AS t
        WHERE t.kind NOT IN ('punctuation', 'space')
        GROUP BY a.id, t.word, t.kind;
    COMMENT ON VIEW article_word IS 'one row is a word of an article';
    COMMENT ON COLUMN article_word.article IS 'article.id';
    COMMENT ON COLUMN article_word.paper IS 'name of the newspaper';
    COMMENT ON COLUMN article_word.published IS 'day of publication';
    COMMENT ON COLUMN article_word.word IS 'the word';
    COMMENT ON COLUMN article_word.kind
        IS 'kind of word: word, person, place, date, number …';
    COMMENT ON COLUMN article_word.count
        IS 'how often the article has the word, in headline and body';

    CREATE OR REPLACE VIEW word_frequency WITH (security_invoker) AS
        SELECT w.word, w.kind, sum(w.count)::bigint AS count,
               count(*) AS articles,
               row_number() OVER (PARTITION BY w.kind
                                  ORDER BY sum(w.count) DESC, count(*) DESC,
                                           w.word COLLATE "C") AS rank
        FROM article_word AS w
        GROUP BY w.word, w.kind;
    COMMENT ON VIEW word_frequency IS 'one row is a word of the corpus';
    COMMENT ON COLUMN word_frequency.word IS 'the word';
    COMMENT ON COLUMN word_frequency.kind
        IS 'kind of word: word, person, place, date, number …';
    COMMENT ON COLUMN word_frequency.count IS 'how often it occurs';
    COMMENT ON COLUMN word_frequency.articles
        IS 'number of articles that have it';
    COMMENT ON COLUMN word_frequency.rank
        IS 'rank by count among the words of its kind, from 1';

    CREATE OR REPLACE VIEW person_article WITH (security_invoker) AS
        SELECT p.person, p.title, p.mentions, a.id AS article,
               a.paper, a.published,
               replace(a.headline, E'\n', ' ') AS headline
        FROM article AS a,
            @extschema@.people(@extschema@.article_text(
                a.kicker, a.headline, a.subtitle, a.body)) AS p;
    COMMENT ON VIEW person_article
        IS 'one row is a person named in an article; bylines are not counted';
    COMMENT ON COLUMN person_article.person IS 'name of the person';
    COMMENT ON COLUMN person_article.title
        IS 'title before the name, where the article has one';
    COMMENT ON COLUMN person_article.mentions
        IS 'how often the article names the person';
    COMMENT ON COLUMN person_article.article IS 'article.id';
    COMMENT ON COLUMN person_article.paper IS 'name of the newspaper';
    COMMENT ON COLUMN person_article.published IS 'day of publication';
    COMMENT ON COLUMN person_article.headline IS 'headline on one line';

    CREATE OR REPLACE VIEW author_day WITH (security_invoker) AS
        SELECT c.name AS author, c.paper, c.published,
               count(*) AS articles,
               sum(a.length)::bigint AS characters
        FROM (SELECT DISTINCT d.article, d.name, d.paper, d.published
              FROM credit AS d) AS c
        JOIN article AS a ON a.id = c.article
        GROUP BY c.name, c.paper, c.published;
    COMMENT ON VIEW author_day
        IS 'one row is an author and a day of publication in a paper';
    COMMENT ON COLUMN author_day.author IS 'name in the byline or photo credit';
    COMMENT ON COLUMN author_day.paper IS 'name of the newspaper';
    COMMENT ON COLUMN author_day.published IS 'day of publication';
    COMMENT ON COLUMN author_day.articles
        IS 'number of articles that the author signed';
    COMMENT ON COLUMN author_day.characters
        IS 'length of these articles in characters';
END;
$$;

COMMENT ON FUNCTION @extschema@.create_reports(pg_catalog.text)
    IS 'makes the views of a corpus, or makes them anew after an upgrade';

CREATE FUNCTION @extschema@.drop_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    DROP VIEW IF EXISTS author_day, person_article, word_frequency,
        article_word, article_overview;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_reports(pg_catalog.text)
    IS 'drops the views of a corpus that create_reports() made';
