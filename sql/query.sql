-- The query language: zhnews.query(), plain_query(), parse_query().

-- Words, phrases, alternatives, exclusion, prefixes, headline.
SELECT query, zhnews.query(query)
FROM string_to_table('优待证
优待证 首发仪式
优待证首发仪式
优待证 OR 优抚 仪式
(优待证 | 优抚) 仪式
"优待证 首发"
“优待证首发”
优待证 -退役
优待证 -“退役军人” -(a | b)
优待*
退役军人事务*
headline:优待证
标题：首发仪式
headline:(优待证 OR "首发 仪式" -军人)
headline:优待*', E'\n') query;

-- Width, case and traditional characters make no difference, nor do the
-- width of marks or punctuation.
SELECT zhnews.query(query)
FROM unnest('{優待證 ＧＤＰ,优待证 gdp,Headline：（ＧＤＰ｜優待證）－退役,"headline:(gdp|优待证) -退役",《山海情》、《大江》}'::text[]) query;

-- Words of the lexicon.
INSERT INTO zhnews.lexicon VALUES ('阳光维修');
SELECT zhnews.query('阳光维修'), zhnews.query('阳光维修子场景');
DELETE FROM zhnews.lexicon;
SELECT zhnews.query('阳光维修');

-- Conditions on the article.
SELECT query, p.*
FROM string_to_table('优待证 author:汤娟娟 date:2022-07
author:(汤娟娟 OR "van Gogh" OR 金*)
paper:平湖 -column:领跑者 -退役
person:仲旭东 organisation:残联 place:平湖 共同富裕
date:2022
date:2022-07-01..2022-07-06
-date:2022年7月6日..
date:..20220706
日期:二〇二二年七月', E'\n') query, zhnews.parse_query(query) p;

-- What cannot be read is told with its place.
CREATE FUNCTION problem(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    hint text;
BEGIN
    RETURN zhnews.query(query)::text;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
    RETURN concat(SQLSTATE, ' ', SQLERRM, E'\n', hint);
END $$;
SELECT query, problem(query)
FROM string_to_table('
。
优待证 。
优待证 "首发
“”
(优待证
优待证)
()
优待证 OR
OR
优待证 | | 首发
-优待证
-
优待证 - 首发
--首发
优待证 OR -首发
*
优*证
优待证 autor:甲
author:
headline:
headline:author:甲
author:(甲 乙)
author:(甲 OR -乙)
author:甲 OR 优待证
优待证 (author:甲 乙)
date:2022-13
date:2022-02-29
date:昨天
date:2022-07..2022-06
author:甲 优待证
date:2022', E'\n') query;
SELECT problem(repeat('(', 200)), problem(repeat('a ', 40000));
\set VERBOSITY default
SELECT zhnews.query('优待证 "首发');

-- What has a colon and is no field.
SELECT zhnews.query('7:30'), zhnews.query('https://example.org/'), zhnews.query('"re: 优待证"');

-- Text of a search box: any of its words, never an error.
SELECT zhnews.plain_query('优待证什么时候首发?'), zhnews.plain_query('"( -autor: *'), zhnews.plain_query(''), zhnews.plain_query(NULL) IS NULL;

DROP FUNCTION problem(text);
