-- Reports: people, organisations and places.

-- A name is counted in an article if one of its mentions there is as sure as
-- this; below it, names of people are more often wrong than an editor would
-- bear, while organisations are nearly all right.  What falls short is in view
-- uncertain_name only.

CREATE FUNCTION @extschema@.sure_confidence(kind pg_catalog.text)
    RETURNS pg_catalog.float4
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE kind WHEN 'organisation' THEN 0.5::pg_catalog.float4
                     ELSE 0.6::pg_catalog.float4 END;
END;

COMMENT ON FUNCTION @extschema@.sure_confidence(pg_catalog.text)
    IS 'confidence that one mention of a person, organisation or place in an article must have, so that the name is in the views of these';

CREATE FUNCTION @extschema@.create_name_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    kind text;
    label text;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW article_mention WITH (security_invoker) AS
        SELECT m.article, m.position, a.paper, a.published, m.kind, m.name,
               m.surface, m.title, m.part, m.paragraph, m.start, m.length,
               m.confidence::numeric(3, 2) AS confidence, m.evidence
        FROM mention AS m
        JOIN article AS a ON a.id = m.article;
    PERFORM @extschema@.describe_report(corpus, 'article_mention',
        'one row is a stretch of text that names something: a person, organisation, place, date, quantity, change, work or term (提及)',
        '{"position": "number of the mention in its article, from 1 (序号)",
          "kind": "person, organisation, place, date, quantity, change, work or term (类别)",
          "name": "name to count by (规范名称)",
          "surface": "as printed (原文)",
          "part": "part of the article: kicker, headline, subtitle or body (所在部分)",
          "paragraph": "line of that part, from 0 (段落)",
          "start": "first character in that part, from 1 (起始位置)",
          "length": "length in characters (长度)",
          "evidence": "why it was taken for what it is (依据)"}');

    FOR kind, label IN VALUES ('person', '人物'), ('organisation', '机构'),
                              ('place', '地点') LOOP
        EXECUTE format(
            'CREATE OR REPLACE VIEW %1$I WITH (security_invoker) AS'
            ' SELECT m.name AS %2$I, %3$s a.id AS article, a.paper,'
            '     a.published, count(*)::integer AS mentions,'
            '     replace(a.headline, E''\n'', '' '') AS headline,'
            '     max(m.confidence)::numeric(3, 2) AS confidence'
            ' FROM mention AS m'
            ' JOIN article AS a ON a.id = m.article'
            ' WHERE m.kind = %2$L'
            ' GROUP BY a.id, m.name'
            ' HAVING max(m.confidence) >= @extschema@.sure_confidence(%2$L)',
            kind || '_article', kind,
            CASE kind WHEN 'person' THEN
                '(array_agg(m.title ORDER BY m.position)'
                ' FILTER (WHERE m.title IS NOT NULL))[1] AS title,' END);
        PERFORM @extschema@.describe_report(corpus, kind || '_article',
            CASE kind
                WHEN 'person' THEN 'one row is a person named in an article; bylines are not counted (稿件中的人物)'
                WHEN 'organisation' THEN 'one row is an organisation named in an article (稿件中的机构)'
                ELSE 'one row is a place named in an article (稿件中的地点)' END,
            '{"mentions": "how often the article names it (提及次数)"}');

        PERFORM @extschema@.create_day_report(corpus, kind, kind || '_day',
            format('d.name AS %I, d.paper, d.published, d.articles,'
                   ' d.mentions', kind));
        PERFORM @extschema@.describe_report(corpus, kind || '_day',
            format('one row is %s %s named in a newspaper on a day (%s每日)',
                   CASE kind WHEN 'organisation' THEN 'an' ELSE 'a' END,
                   kind, label), '{}');
    END LOOP;

    CREATE OR REPLACE VIEW person_pair WITH (security_invoker) AS
        SELECT p.name AS person, o.name AS other_person, a.id AS article,
               a.paper, a.published
        FROM mention AS p
        JOIN article AS a ON a.id = p.article
        JOIN mention AS o ON o.article = p.article AND o.name <> p.name
        WHERE p.kind = 'person' AND o.kind = 'person'
        GROUP BY a.id, p.name, o.name
        HAVING max(p.confidence) >= @extschema@.sure_confidence('person')
            AND max(o.confidence) >= @extschema@.sure_confidence('person');
    PERFORM @extschema@.describe_report(corpus, 'person_pair',
        'one row is two people named in the same article; each pair is there both ways (同现人物)',
        '{"other_person": "name of the other person (另一人物)"}');

    PERFORM @extschema@.create_day_report(corpus, 'pair', 'person_pair_day',
        'd.name AS person, d.other AS other_person, d.paper, d.published,'
        ' d.articles');
    PERFORM @extschema@.describe_report(corpus, 'person_pair_day',
        'one row is two people named in the same articles of a newspaper on a day; each pair is there both ways (同现人物每日)',
        '{"other_person": "name of the other person (另一人物)",
          "articles": "number of articles that name both (稿件数)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_name_reports(pg_catalog.text)
    IS 'part of create_reports(): views of people, organisations and places';
