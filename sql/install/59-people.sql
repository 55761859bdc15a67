-- People of a text by what segment() finds: see mentions() for more.

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
