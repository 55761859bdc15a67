-- Articles that are like one of them, and feedback.
\set VERBOSITY terse
SELECT zhnews.create_corpus('alike');
INSERT INTO alike.article (headline, paper, published, words) VALUES
    ('one', 'a', '2022-07-01', '会议:1A 垃圾:2A,5 分类:3A,6 的:4 小区:7'),
    ('two', 'a', '2022-07-02', '垃圾:1A,4 分类:2A,5 志愿者:3 的:6'),
    ('three', 'b', '2022-07-03', '会议:1A,3 党建:2 的:4'),
    ('four', 'b', '2022-07-04', '足球:1A 比赛:2,3 的:4'),
    ('five', 'b', '2022-07-05', '小区:1A,2 垃圾:3 的:4'),
    ('six', 'b', '2022-07-06', NULL);
UPDATE alike.article SET words = NULL WHERE headline = 'six';
SELECT zhnews.fold('alike') > 0 AS folded;

-- Each word is 2 or 1 of 7 places; 的 is a single character.
SELECT word, share::numeric(6, 4)
FROM zhnews.telling_words('alike', ARRAY(SELECT words FROM alike.article WHERE id = 1), '{1}', 10);
SELECT word, share::numeric(6, 4)
FROM zhnews.telling_words('alike', ARRAY(SELECT words FROM alike.article WHERE id IN (1, 2) ORDER BY id), '{1, 0.5}', 2);
SELECT count(*) FROM zhnews.telling_words('alike', '{NULL}', '{1}', 5);
SELECT count(*) FROM zhnews.telling_words('alike', '{}', '{}', 5);
SELECT zhnews.telling_words('alike', ARRAY[''::tsvector, 'ab:1'], '{1}', 5);
SELECT zhnews.telling_words('alike', ARRAY['ab:1'::tsvector], '{-1}', 5);
SELECT zhnews.telling_words('alike', ARRAY['ab:1'::tsvector], '{1}', -5);

SELECT article, headline, paper, published, shared FROM zhnews.similar('alike', 1);
SELECT article, shared FROM zhnews.similar('alike', 1, k => 1);
SELECT article, shared FROM zhnews.similar('alike', 1, words => 1);
SELECT article FROM zhnews.similar('alike', 1, filter => $$paper = 'b'$$);
-- The score is bm25() with the shares as boosts.
SELECT s.article, s.score::numeric(8, 5), zhnews.bm25(a.words, '会议 | 垃圾 | 分类 | 小区', t.articles, t.mean_length, t.counts,
    boosts => zhnews.boosts_of('会议 | 垃圾 | 分类 | 小区', '{会议,小区}', ARRAY[100 / 7.0, 100 / 7.0], 200 / 7.0))::numeric(8, 5) AS formula
FROM zhnews.similar('alike', 1) AS s JOIN alike.article AS a ON a.id = s.article,
    zhnews.bm25_statistics('alike', '会议 | 垃圾 | 分类 | 小区') AS t;
-- An article without words is like none; fresh ones are seen.
SELECT count(*) FROM zhnews.similar('alike', 6);
BEGIN;
INSERT INTO alike.article (words) VALUES ('足球:1 比赛:2');
SELECT shared FROM zhnews.similar('alike', 4);
ROLLBACK;
SELECT zhnews.similar('alike', 99);
SELECT zhnews.similar('alike', NULL);
SELECT zhnews.similar('alike', 1, k => 0);
SELECT zhnews.similar('alike', 1, words => 0);
SELECT zhnews.similar('nowhere', 1);
SELECT zhnews.any_word('{a''b,c\\d}'), zhnews.any_word('{}');
SELECT zhnews.boosts_of('a & !b | (c:*A <-> a) & d', '{a,d}', '{2,3}', 1);
SELECT zhnews.rank('alike', '会议 | 垃圾', boosts => '{1}');
SELECT zhnews.rank('alike', '会议 | 垃圾', boosts => '{1, -1}');
SELECT zhnews.rank('alike', '会议 | 垃圾', boosts => NULL);
SELECT article, score::numeric(8, 5) = (2 * s.one)::numeric(8, 5) AS twice
FROM zhnews.rank('alike', '党建', boosts => '{2}'), LATERAL (SELECT score FROM zhnews.rank('alike', '党建')) AS s (one);

-- Who asks for 分类 means 垃圾 too: that is in both of the articles found.
SELECT article FROM zhnews.search('alike', '分类', plain => true, snippet_characters => 0);
SELECT article, total FROM zhnews.search('alike', '分类', plain => true, snippet_characters => 0, feedback => true);
SELECT zhnews.search('alike', '分类', feedback => true);
SELECT count(*) FROM zhnews.search('alike', '没有', plain => true, feedback => true);

-- Pairs of characters: the texts are compared with each other only.  Two of
-- four have 济发, and their mean length is (3 + 3 + 2 + 0) / 4.
SELECT s::numeric(8, 5)[] FROM zhnews.pair_scores('济发', ARRAY['经济发展', '经济发生', '经济学', NULL]) AS s;
SELECT (ln(1 + (4 - 2 + 0.5) / (2 + 0.5)) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 3 / 2)))::numeric(8, 5);
SELECT zhnews.pair_scores('GDP ２０２２ 中 國', ARRAY['gdp', '二〇二二', '中', '国', '中国']) AS s;
SELECT zhnews.pair_scores('，', ARRAY['经济', '，']), zhnews.pair_scores('经济', '{}');
-- Words are the same in both; their order is not.
INSERT INTO alike.article (body) VALUES ('中国的经济发展'), ('发展中国家的经济');
SELECT a.body FROM zhnews.search('alike', '发展中国家', plain => true, rerank => true) AS s JOIN alike.article AS a ON a.id = s.article ORDER BY score DESC;
SELECT count(*) FROM zhnews.search('alike', '经济', rerank => true);
SET client_min_messages = warning;
DROP SCHEMA alike CASCADE;
