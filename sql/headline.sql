-- ts_headline(): marks where they belong, and the text unchanged without them.

SELECT ts_headline('zhnews.news', '我市召开经济工作会议，部署明年工作', to_tsquery('zhnews.news', '会议'));
SELECT ts_headline('zhnews.icu', '我市召开经济工作会议，部署明年工作', to_tsquery('zhnews.icu', '会议'));
SELECT ts_headline('zhnews.news', '国务院发布２０２２年ＧＤＰ数据', to_tsquery('zhnews.news', 'gdp | 2022'));

-- A part of a long word marks the word.
SELECT ts_headline('zhnews.news', '昨天召开人民代表大会会议', to_tsquery('zhnews.news', '代表'));

-- Highlighting all of the sample page changes nothing in it but the marks,
-- which characters no text has stand for.
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
CREATE TEMP TABLE marked AS
SELECT config, body, ts_headline(config, body, query, U&'HighlightAll=true, StartSel="\E000", StopSel="\E001"') AS headline
FROM (SELECT :'body' AS body) p,
    (VALUES ('zhnews.news'::regconfig, to_tsquery('zhnews.news', '党员 | 书记 | 2022 | 平湖')),
        ('zhnews.icu', to_tsquery('zhnews.icu', '党员 | 书记 | 2022 | 平湖'))) q (config, query);
SELECT config, translate(headline, U&'\E000\E001', '') = body AS same,
    length(headline) > length(body) + 20 AS marked
FROM marked ORDER BY config::text;
DROP TABLE marked;

-- So do texts that are hard on a headline: runs longer than a token may be,
-- characters beyond the BMP, white space of all kinds.
SELECT config, n, translate(headline, U&'\E000\E001', '') = body AS same
FROM unnest('{zhnews.news,zhnews.icu}'::regconfig[]) config,
    (VALUES (1, repeat(' ', 70000)), (2, repeat('中', 5000)), (3, repeat('a', 5000)), (4, repeat('1', 5000)),
        (5, E'会议\t\r\n　会议' || U&'\00A0\3000\200B' || '会议'), (6, '𠮷野家会议👨‍👩‍👧会议'), (7, repeat('—', 5000))) v (n, body),
    ts_headline(config, body, to_tsquery(config, '会议'), U&'HighlightAll=true, StartSel="\E000", StopSel="\E001"') headline
ORDER BY config::text, n;
