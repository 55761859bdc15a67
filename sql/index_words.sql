-- zhnews.index_words(): a text is found by every word that it has.

-- The words of configuration zhnews.news at their positions, and those that
-- are inside them or across them.
SELECT to_tsvector('zhnews.news', '中国人民爱李长春,外交部长住大城市');
SELECT zhnews.index_words('中国人民爱李长春,外交部长住大城市');
SELECT query, to_tsvector('zhnews.news', body) @@ q AS words, zhnews.index_words(body) @@ q AS all_words
FROM (VALUES ('中国人民爱李长春,外交部长住大城市')) v (body),
    unnest('{中国人,长春,外交部,部长,大城市,城市,人民爱,中国长春,大人民}'::text[]) query,
    phraseto_tsquery('zhnews.news', query) q;

-- Width, case and traditional characters make no difference.
SELECT zhnews.index_words('國務院發佈２０２２年ＧＤＰ數據') @@ to_tsquery('zhnews.news', 'gdp & 国务院 & 2022 & 数据 & 国务') AS found;

-- Words of the lexicon, also one that is inside another.
INSERT INTO zhnews.lexicon VALUES ('阳光维修'), ('光维'), ('民营经济促进会'), ('营经济促');
SELECT zhnews.index_words('民营经济促进会的阳光维修');
SELECT query, zhnews.index_words('民营经济促进会的阳光维修') @@ phraseto_tsquery('zhnews.news', query) AS found
FROM unnest('{阳光维修,光维,营经济促,民营经济促进会,民营经济,经济,阳光,维修}'::text[]) query;
DELETE FROM zhnews.lexicon;
SELECT zhnews.index_words('民营经济促进会的阳光维修') @@ '光维'::tsquery AS still;

-- Nothing in, nothing out; what is no Chinese.
SELECT zhnews.index_words(''), zhnews.index_words(NULL) IS NULL AS null_in, zhnews.index_words('，。 ');
SELECT zhnews.index_words('GDP 3.5% 中é');
SELECT zhnews.index_words(U&'\200B经济'), to_tsvector('zhnews.news', U&'\200B经济');
SELECT zhnews.index_words(string_agg(md5(i::text), ' ')) FROM generate_series(1, 40000) i;

-- The sample page, line by line: all that to_tsvector() has is there, in its
-- place; and the words of all cuts are found wherever a line has them.
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
CREATE TABLE page AS
    SELECT n, line, zhnews.index_words(line) AS words
    FROM string_to_table(:'body', E'\n') WITH ORDINALITY v (line, n);
SELECT count(*) > 100 AS lines, count(*) FILTER (WHERE EXISTS (
    SELECT FROM unnest(to_tsvector('zhnews.news', line)) t LEFT JOIN unnest(words) i USING (lexeme)
    WHERE i.lexeme IS NULL OR NOT t.positions <@ i.positions)) AS less
FROM page;
CREATE TABLE string AS
    SELECT DISTINCT word AS string, phraseto_tsquery('zhnews.news', word) AS query
    FROM unnest('{fine,news,long}'::text[]) cut, unnest(zhnews.words(:'body', cut)) word
    WHERE word ~ '^[一-龥]{2,}$';
SELECT count(*) > 800 AS strings, sum(contained) > 1600 AS occurrences,
    sum(found) >= 0.995 * sum(contained) AS nothing_lost, sum(wrong) <= 0.001 * sum(contained) AS nothing_wrong
FROM (SELECT count(*) FILTER (WHERE strpos(line, string) > 0) AS contained,
        count(*) FILTER (WHERE strpos(line, string) > 0 AND words @@ query) AS found,
        count(*) FILTER (WHERE strpos(line, string) = 0 AND words @@ query) AS wrong
    FROM string, page GROUP BY string) v;
DROP TABLE page, string;

-- A word that begins inside another is beside what follows it, too.
SELECT string, zhnews.index_words('央视网消息：叙方正在调查。学习十八大精神。') @@ phraseto_tsquery('zhnews.news', string) AS found
FROM unnest('{央视网消息,视网消息,央视网,正在调查,八大精神,央视消息,方正调查}'::text[]) string;
