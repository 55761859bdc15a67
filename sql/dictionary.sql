-- Dictionary template zhnews.news_word: folding, and the parts of long words.

-- What is the same to a reader is the same lexeme.
SELECT word, ts_lexize('zhnews.news_exact', word)
FROM unnest('{ＧＤＰ,gdp,３００,國務院,国务院,Ｃovid-19,㈱,ß,カタカナ,ｶﾀｶﾅ}'::text[]) word;
SELECT to_tsvector('zhnews.news', '國務院發佈２０２２年ＧＤＰ數據') @@ to_tsquery('zhnews.news', 'gdp & 国务院 & 2022 & 数据') AS found;

-- A long word is found whole and in its parts, each part one position on.
SELECT to_tsvector('zhnews.news', '人民代表大会');
SELECT ts_lexize('zhnews.news_word', '人民代表大会'), ts_lexize('zhnews.news_exact', '人民代表大会');

-- A number is a part of a date or a quantity.
SELECT word, ts_lexize('zhnews.news_word', word)
FROM unnest('{２０２２年,6月30日,第17届,12.5万,3·13,5G,十月}'::text[]) word;

-- A word that is not made of others is itself only.
SELECT ts_lexize('zhnews.news_word', '经济');

-- Nothing is left of format characters: no lexeme, not an empty one.
SELECT ts_lexize('zhnews.news_word', U&'\200B\FEFF');
SELECT to_tsvector('zhnews.news', U&'\200B') AS empty;

-- A character that folds to eighteen makes no lexeme that is too long.
SELECT max(length(lexeme)) BETWEEN 1 AND 2046 AS kept FROM ts_parse('zhnews.icu', repeat(U&'\FDFA', 600)),
    unnest(ts_lexize('zhnews.news_exact', token)) lexeme;
SELECT to_tsvector('zhnews.news', repeat(U&'\FDFA', 600)) @@ plainto_tsquery('zhnews.news', repeat(U&'\FDFA', 600)) AS found;

-- Names are never split, also names that are made of words.
INSERT INTO zhnews.lexicon VALUES ('高山流水', 'person');
SELECT to_tsvector('zhnews.news', '高山流水说');
UPDATE zhnews.lexicon SET kind = 'word';
SELECT to_tsvector('zhnews.news', '高山流水说');
DELETE FROM zhnews.lexicon;

-- A dictionary and a configuration of one's own.
CREATE TEXT SEARCH DICTIONARY whole (TEMPLATE = zhnews.news_word, parts = off);
CREATE TEXT SEARCH CONFIGURATION whole (COPY = zhnews.news);
ALTER TEXT SEARCH CONFIGURATION whole ALTER MAPPING REPLACE zhnews.news_word WITH whole;
SELECT to_tsvector('whole', '人民代表大会');
ALTER TEXT SEARCH DICTIONARY whole (parts = on);
SELECT to_tsvector('whole', '人民代表大会');
DROP TEXT SEARCH CONFIGURATION whole;
DROP TEXT SEARCH DICTIONARY whole;

-- Options that do not exist, or make no sense.
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = zhnews.news_word, stopwords = chinese);
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = zhnews.news_word, parts = maybe);

-- Phrases: as exact as if each long word had been cut.
CREATE TABLE phrase (query text, body text);
INSERT INTO phrase VALUES
    ('人民代表大会', '昨天召开人民代表大会会议'),
    ('代表大会', '昨天召开人民代表大会会议'),
    ('人民', '昨天召开人民代表大会会议'),
    ('召开人民代表大会', '昨天召开人民代表大会会议'),
    ('人民代表大会会议', '昨天召开人民代表大会会议'),
    ('大会会议', '昨天召开人民代表大会会议'),
    ('召开人民', '昨天召开人民代表大会会议'),
    ('人民大会', '昨天召开人民代表大会会议'),
    ('召开代表', '昨天召开人民代表大会会议'),
    ('大会昨天', '昨天召开人民代表大会会议');
SELECT query, position(query IN body) > 0 AS contained,
    to_tsvector('zhnews.news', body) @@ phraseto_tsquery('zhnews.news', query) AS found
FROM phrase;
DROP TABLE phrase;
