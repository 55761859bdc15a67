-- Quantities and changes of a text.
\pset null ''
CREATE FUNCTION pg_temp.amounts(body text)
    RETURNS TABLE (kind text, surface text, value numeric, value_to numeric, unit text, bound text, approximate boolean, "ordinal" boolean, direction text)
    LANGUAGE sql AS $$
    SELECT kind, surface, value, value_to, unit, bound, approximate, "ordinal", direction
    FROM zhnews.mentions(body) WHERE kind IN ('quantity', 'change') $$;

SELECT * FROM pg_temp.amounts('投资3.5亿元,占地120亩,全长10千米,气温38.5℃,参加600余人次,年满16周岁。');
SELECT * FROM pg_temp.amounts('一百二十三名学生,三分之一,百分之八点六,四成,近万名,上百家,十几位,三四十人。');
SELECT * FROM pg_temp.amounts('第103期,3至5天,1.5—2万人,60岁以上,约50吨,不足3分钟,两个半小时。');
-- Changes, with their direction; the quantity within is one too.
SELECT * FROM pg_temp.amounts('同比增长8.6%,由5.2万下降到3.1万,比上年减少了1.2个百分点,增至50万吨。');
-- Slogans, codes and words with numerals count nothing.
SELECT * FROM pg_temp.amounts('“12458”战略,“七个一”活动,一次性补助,第一线,三合一,每一步,二十大,5G,拨打12345。');
-- Exact, however long.
SELECT value FROM pg_temp.amounts('12345678901234567元,0.000001克,99999999999999999999999999999999吨,1万亿亿元。');
-- Nothing is lost between the text and numeric.
SELECT sum(value) FROM pg_temp.amounts('0.1元,0.2元,1.2亿元,3,500元。') WHERE unit = '元';
