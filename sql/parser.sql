-- Text search parsers zhnews.news and zhnews.icu: types, tokens, nothing lost.

-- Types that the built-in parser has too keep its numbers, new ones start at
-- 24: ts_headline() blanks out words whose numbers it takes for something else.
SELECT * FROM ts_token_type('zhnews.news') ORDER BY tokid;
SELECT count(*) AS different FROM ts_token_type('zhnews.news') n
    FULL JOIN ts_token_type('zhnews.icu') i USING (tokid, alias, description)
WHERE n IS NULL OR i IS NULL;
SELECT n.alias AS built_in_types_with_another_meaning
FROM ts_token_type('zhnews.news') n JOIN ts_token_type('default') d USING (tokid)
WHERE (n.tokid, n.alias, d.alias) NOT IN
    ((1, 'latin', 'asciiword'), (12, 'blank', 'blank'), (22, 'number', 'uint'));

-- What each parser makes of a line of news.
SELECT alias, token FROM ts_debug('zhnews.news', '市委书记到GDP突破３００亿元的工业园区调研');
SELECT alias, token FROM ts_debug('zhnews.icu', '市委书记到GDP突破３００亿元的工业园区调研');

-- The parser sees what segment() sees.
SELECT count(*) AS tokens, bool_and(token = word) AS same
FROM (SELECT token, row_number() OVER () AS n
      FROM ts_parse('zhnews.news', '市委书记到GDP突破３００亿元的工业园区调研。')) p
    FULL JOIN (SELECT word, "position" AS n
      FROM zhnews.segment('市委书记到GDP突破３００亿元的工业园区调研。')) s USING (n);

-- All kinds but blank are mapped to a dictionary.
SELECT cfgname, alias, dictname
FROM pg_ts_config c
    JOIN LATERAL ts_token_type(c.cfgparser) t ON true
    LEFT JOIN pg_ts_config_map m ON m.mapcfg = c.oid AND m.maptokentype = t.tokid
    LEFT JOIN pg_ts_dict d ON d.oid = m.mapdict
WHERE c.cfgnamespace = 'zhnews'::regnamespace
ORDER BY cfgname, tokid;

-- Tokens concatenate to the text: nothing is lost or rewritten.
SELECT parser, n, (SELECT string_agg(token, '') FROM ts_parse(parser, text)) IS NOT DISTINCT FROM nullif(text, '') AS same
FROM unnest('{zhnews.news,zhnews.icu}'::text[]) parser,
    (VALUES (1, ''), (2, ' '), (3, '中'), (4, 'a中b'), (5, E'一\n二\r\n三'), (6, '𠮷野家'), (7, 'e' || U&'\0301' || '中文'),
        (8, U&'中\200D文\FEFF'), (9, 'ＡＢＣ　１２３'), (10, 'ば한국어สวัสดี')) v (n, text);

-- The whole chain: words at their positions, punctuation left out.
SELECT to_tsvector('zhnews.news', '我市召开经济工作会议，部署明年工作');
SELECT to_tsvector('zhnews.icu', '我市召开经济工作会议，部署明年工作');
SELECT to_tsvector('zhnews.news', ''), to_tsvector('zhnews.news', '，。！');
